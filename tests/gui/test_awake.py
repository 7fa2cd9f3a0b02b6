# SPDX-License-Identifier: MIT
"""Keeping the screen on: only while a routine runs, and never a word when it cannot be had."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest

from massage_trainer.gui.awake import Awake
from tests.gui.conftest import Open
from tests.gui.probes import Trainer


class Counting(Awake):
    """Counts how often it was asked, and asks nobody itself."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    @property
    def holds(self) -> bool:
        return bool(self.log) and self.log[-1] == "hold"

    def hold(self) -> None:
        self.log.append("hold")

    def let_go(self) -> None:
        if self.holds:
            self.log.append("let go")


@pytest.fixture
def awake() -> Counting:
    return Counting()


def running(opened: Open, awake: Counting, **settings: Any) -> Trainer:
    trainer = opened(awake=awake, **settings)
    trainer.run(part=1, after=10)
    return trainer


def test_at_home_and_before_a_run_nothing_is_held(opened: Open, awake: Counting) -> None:
    trainer = opened(awake=awake)
    trainer.click("Start")

    assert awake.log == []


def test_held_while_running_and_asked_for_once(opened: Open, awake: Counting) -> None:
    trainer = running(opened, awake)
    trainer.advance(30)

    assert awake.log == ["hold"]


def test_let_go_in_a_pause(opened: Open, awake: Counting) -> None:
    trainer = running(opened, awake)
    trainer.press("Space")
    assert awake.log == ["hold", "let go"]
    trainer.advance(1)
    trainer.press("Space")
    assert awake.holds


@pytest.mark.parametrize("how", ["home", "end", "close", "sleep"])
def test_let_go_when_the_run_is_over(opened: Open, awake: Counting, how: str) -> None:
    trainer = running(opened, awake)
    if how == "home":
        trainer.window.go_home()
    elif how == "end":
        trainer.press("Right", times=5)
    elif how == "close":
        trainer.close()
    else:
        trainer.clock.slept += 100
        trainer.advance(2)

    assert awake.log == ["hold", "let go"]


def test_not_held_where_it_is_not_wanted(opened: Open, awake: Counting) -> None:
    running(opened, awake, keep_awake=False)

    assert awake.log == []


def test_it_holds_and_lets_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    awake = Awake()
    awake.hold()
    awake.hold()
    assert awake.holds
    awake.let_go()
    awake.let_go()
    assert not awake.holds


def test_not_wanted_it_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    awake = Awake(wanted=False)
    awake.hold()

    assert not awake.holds


def test_a_desktop_that_refuses_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")
    awake = Awake()
    awake.hold()
    awake.let_go()

    assert not awake.holds
    assert capfd.readouterr() == ("", "")


def test_without_the_package_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    awake = Awake()
    awake.hold()

    assert not awake.holds
    awake.let_go()
    assert capfd.readouterr() == ("", "")


def test_a_package_that_breaks_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = ModuleType("wakepy")  # it has no “keep”
    monkeypatch.setitem(sys.modules, "wakepy", broken)
    awake = Awake()
    awake.hold()

    assert not awake.holds
