# SPDX-License-Identifier: MIT
"""A report tells of the fault and not of the user."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from massage_trainer import __version__
from massage_trainer.report import report_of, versions, without_home


def fault(message: str) -> Exception:
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


def test_the_versions_are_found_without_qt() -> None:
    found = versions()
    assert found["massage-trainer"] == __version__
    assert set(found) == {"massage-trainer", "Python", "PySide6-Essentials", "PyYAML", "wakepy", "system"}


def test_a_package_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert versions()["PyYAML"] == "not installed"


def test_facts_come_first_and_then_the_fault() -> None:
    text = report_of(fault("no such spot"), {"screen": "1920 × 1080"}, Path("/home/someone"))
    first, empty, *rest = text.splitlines()
    assert (first, empty) == ("screen: 1920 × 1080", "")
    assert rest[0] == "Traceback (most recent call last):"
    assert rest[-1] == "ValueError: no such spot"
    assert report_of(fault("x")).startswith("massage-trainer: ")


@pytest.mark.parametrize(
    ("home", "text", "expected"),
    [
        ("/home/jo", "in /home/jo/my/back.yaml", "in ~/my/back.yaml"),
        ("/home/jo/", "/home/jo.", "~."),
        ("/home/jo", "/home/joanna and /home/jo.old", "/home/joanna and /home/jo.old"),
        ("C:\\Users\\Jo", "C:\\Users\\Jo\\a, C:/Users/Jo/b, 'C:\\\\Users\\\\Jo\\\\c'", "~\\a, ~/b, '~\\\\c'"),
        ("/", "/usr/lib", "/usr/lib"),
        ("~", "~/a", "~/a"),
    ],
)
def test_no_path_tells_a_name(home: str, text: str, expected: str) -> None:
    if sys.platform == "win32" and home.startswith("/"):
        pytest.skip("a path of another system")
    given = Path(home) if "\\" not in home else type("", (), {"__str__": lambda self: home})()
    assert without_home(text, given) == expected


def test_the_home_of_the_process_is_taken_unless_another_is_given() -> None:
    assert without_home(f"{Path.home()}/a") == "~/a"


def test_an_endless_fault_makes_no_endless_report() -> None:
    text = report_of(fault("x" * 100_000), {"a": "b"})
    assert len(text) < 21_000
    assert text.startswith("a: b")
    assert "[…]" in text
