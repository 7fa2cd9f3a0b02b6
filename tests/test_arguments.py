# SPDX-License-Identifier: MIT
"""Wrong words are told from right ones; the window is opened without reading any."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from massage_trainer import cli
from massage_trainer.arguments import USAGE, parser
from massage_trainer.cli import FINE, main


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["check"],
        ["practise"],
        ["teach"],
        ["teach", "upper-back", "--screen"],
        ["stills", "upper-back"],
        ["--bogus"],
        ["list", "extra"],
        ["--home"],
    ],
)
def test_wrong_usage_has_its_own_exit_code(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == USAGE
    assert capsys.readouterr().err.startswith("usage: massage-trainer")


@pytest.mark.parametrize(
    ("option", "begins"), [("--help", "usage: massage-trainer"), ("--version", "massage-trainer ")]
)
def test_help_and_version(option: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([option])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(begins)


def test_a_folder_may_stand_before_and_behind_a_command() -> None:
    for words in (["--home", "here", "list"], ["list", "--home", "here"]):
        asked = parser().parse_args(words)
        assert (asked.command, asked.home) == ("list", "here")
    assert not hasattr(parser().parse_args(["list"]), "home")
    assert parser().parse_args([]).command is None


@pytest.mark.parametrize(
    "words", [[], ["--home", "here"], ["--home", ""], ["--home=here"], ["--hom", "here"]]
)
def test_the_window_is_asked_for_in_one_way_with_and_without_the_parser(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, str | None]] = []

    def window(home: Path, routine: str | None) -> int:
        opened.append((home, routine))
        return FINE

    monkeypatch.setattr(cli, "_window", window)
    assert main(words) == FINE

    assert opened == [(cli._home(parser().parse_args(words)), None)]


def test_no_parser_is_made_for_the_window() -> None:
    code = """
import sys
from massage_trainer import cli
cli._window = lambda home, routine: print(home.name, "argparse" in sys.modules) or 0
cli.main(["--home", "here"])
cli.main([])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "here False\nmassage-trainer False\n"
