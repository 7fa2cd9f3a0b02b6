# SPDX-License-Identifier: MIT
"""The list of the other routines: what it shows of good and broken files, and how little it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.routine_list import RoutineList
from massage_trainer.gui.sheet import ReportSheet
from massage_trainer.routine import Routine
from massage_trainer.routine_format import read_routine
from tests.gui.conftest import Open
from tests.gui.probes import STEPS, Trainer, write_routine


def test_it_comes_right_after_the_first_picture(opened: Open, qtbot: QtBot) -> None:
    page = opened().window.home
    assert page.findChild(RoutineList) is None
    page.grab()
    qtbot.waitUntil(lambda: page.findChild(RoutineList) is not None)

    assert page.findChild(RoutineList) is page.others
    assert page.others.isVisible()


def test_another_routine_is_opened_by_a_click(trainer: Trainer, home: Path) -> None:
    write_routine(home)
    trainer.window.home.refresh()
    assert "A short routine" in trainer.others
    trainer.choose_routine("A short routine")

    assert trainer.shows("A short routine")
    assert "Upper back massage" in trainer.others
    assert "A short routine" not in trainer.others


def test_a_routine_that_was_added_or_taken_away_shows_at_the_next_look(opened: Open, home: Path) -> None:
    path = write_routine(home)
    trainer = opened()
    assert "A short routine" in trainer.others
    path.unlink()
    write_routine(home, "other", title="Another one")
    trainer.click("Start")
    trainer.press("Esc")

    assert "A short routine" not in trainer.others
    assert "Another one" in trainer.others


BROKEN: dict[str, str | bytes] = {
    "not YAML": "title: [unclosed",
    "unknown key": "format: 1\ntitle: Broken\ncolour: red\nsteps:\n  - id: a\n    prompt: A\n",
    "no steps": "format: 1\ntitle: Broken\n",
    "not text": b"\xff\xfe\x00\x01",
    "deep": "[" * 5000,
    "alias": "format: 1\ntitle: &a x\nsteps: *a\n",
    "empty": "",
    "newer": "format: 99\ntitle: Tomorrow\nsteps: []\n",
    "huge": "# " + "x" * 1_100_000,
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_stays_in_the_list_says_where_and_why_and_starts_nothing(
    opened: Open, home: Path, what: str
) -> None:
    text = BROKEN[what]
    folder = home / "routines"
    folder.mkdir()
    (folder / "mine.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    trainer = opened()
    mine = trainer.others[-1]

    assert "mine.yaml" in trainer.other_says(mine), "where"
    assert ": " in trainer.other_says(mine), "why"
    assert trainer.other_tip(mine)
    before = trainer.window.home.routine
    trainer.choose_routine(mine)
    assert trainer.window.home.routine is before
    assert trainer.page == "home"
    report = trainer.window.findChild(ReportSheet)
    assert report is not None
    assert str(folder / "mine.yaml") in report.report, "all of it, to be copied"
    trainer.press("Esc")
    assert trainer.has_button("Start")


def test_all_problems_stand_in_the_tip_with_their_lines(opened: Open, home: Path) -> None:
    write_routine(
        home, steps=[{**STEPS[1], "regions": ["trapezus"], "time": "90"}, {**STEPS[4], "technique": "punch"}]
    )
    trainer = opened()
    told = trainer.other_says("A short routine")
    tip = trainer.other_tip("A short routine")

    assert "(and 2 more)" in told
    assert "trapezus" in tip
    assert "punch" in tip
    assert "did you mean" in tip
    trainer.choose_routine("A short routine")
    report = trainer.window.findChild(ReportSheet)
    assert report is not None
    assert report.report.count("Line ") == 3


def test_a_folder_in_the_place_of_a_routine_is_no_trouble(opened: Open, home: Path) -> None:
    (home / "routines" / "folder.yaml").mkdir(parents=True)
    trainer = opened()

    assert trainer.has_button("Start")
    assert "folder" in trainer.others
    trainer.choose_routine("folder")
    assert trainer.shows("Upper back massage")


def test_markup_in_a_tip_is_shown_as_it_is(opened: Open, home: Path) -> None:
    write_routine(home, "<img src=x>", title="<b>", steps=[{**STEPS[3], "technique": "<i>"}])
    trainer = opened()
    trainer.other_says("<b>")
    tip = trainer.other_tip("<b>")

    assert "<i>" not in tip
    assert "<img" not in tip
    assert "&lt;i&gt;" in tip


def test_a_thousand_routines_are_listed_and_few_are_read(
    opened: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "routines"
    text = write_routine(home).read_text(encoding="utf-8")
    for number in range(1000):
        named = text.replace("A short routine", f"Routine {number:03}")
        (folder / f"r{number:03}.yaml").write_text(named, encoding="utf-8")
    read: list[Path] = []

    def counting(path: Path, atlas: Atlas) -> Routine:
        read.append(path)
        return read_routine(path, atlas)

    monkeypatch.setattr("massage_trainer.library.read_routine", counting)
    trainer = opened()
    trainer.image()
    assert len(trainer.others) == 1002
    assert len(read) < 20, "only what can be seen is read"
    trainer.choose_routine("Routine 777")
    assert trainer.shows("Routine 777")
