# SPDX-License-Identifier: MIT
"""The first page: one routine and one Start, this run's wishes, and a list that no file can break."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QTextEdit

from massage_trainer.atlas import Atlas
from massage_trainer.routine import Routine, expected_seconds
from massage_trainer.routine_format import read_routine
from tests.gui.conftest import Open
from tests.gui.probes import STEPS, Trainer, write_routine


def test_it_offers_one_routine_and_one_start(trainer: Trainer) -> None:
    assert trainer.shows("Upper back massage", "about ", " min")
    assert trainer.has_button("Start")
    assert trainer.has_button("Look through it first")
    assert not trainer.has_button("Go on")


def test_the_picture_shows_where_hands_work(trainer: Trainer) -> None:
    lit = {region for region, _ in trainer.window.home.body.scene.lit}

    assert {"trapezius_upper", "deltoid"} <= lit
    assert "upper_neck" not in lit, "it lies on the trapezius, which is lit"


def test_at_rest_it_wakes_up_for_nothing_and_paints_nothing(opened: Open) -> None:
    trainer = opened(painted=True)
    trainer.advance(5)
    assert trainer.planned is None
    with trainer.paints() as painted:
        assert trainer.advance(600) == 0
        trainer.paint()
    assert painted.count == 0


# For this run -------------------------------------------------------------------------------------------


def minutes(trainer: Trainer) -> float:
    routine = trainer.window.home.tailored()
    assert routine is not None
    return expected_seconds(routine) / 60


def test_so_many_minutes(trainer: Trainer) -> None:
    trainer.click("How much time I have: Time as written")
    trainer.pick("I have 12 min")
    assert minutes(trainer) == pytest.approx(12, abs=0.05)
    assert trainer.shows("about 12 min", "I have 12 min")
    trainer.click("Start")
    trainer.click("Yes, begin")
    assert trainer.session.timeline.total() == pytest.approx(720, abs=3)


def test_minutes_out_of_reach_cannot_be_chosen(trainer: Trainer) -> None:
    trainer.click("How much time I have")
    offered = trainer.offered()
    trainer.close_menu()

    assert "I have 15 min" in offered
    assert "I have 5 min" not in offered


def test_a_step_left_out(trainer: Trainer) -> None:
    trainer.click("Leave steps out")
    steps = trainer.offered()
    trainer.pick(steps[2])
    assert trainer.shows("Without 1")
    routine = trainer.window.home.tailored()
    assert routine is not None
    assert steps[2] not in [step.name for step in routine.steps]
    trainer.click("Leave steps out")
    trainer.pick(steps[2])
    assert trainer.shows("All steps")


def test_one_side_only(trainer: Trainer) -> None:
    trainer.click("Which side")
    trainer.pick("Partner’s left only")
    trainer.click("Start")
    trainer.click("Yes, begin")

    assert {part.side for part in trainer.session.timeline.parts if part.step.regions} == {"left"}


def test_what_cannot_be_had_is_said_and_nothing_changes(trainer: Trainer) -> None:
    trainer.click("Leave steps out")
    steps = trainer.offered()
    trainer.close_menu()
    for step in steps:
        trainer.click("Leave steps out")
        trainer.pick(step)

    assert trainer.shows("No step would be left to practise.")
    routine = trainer.window.home.tailored()
    assert routine is not None
    assert len(routine.work) == 1


def test_wishes_are_for_one_routine_only(trainer: Trainer, home: Path) -> None:
    write_routine(home)
    trainer.window.home.refresh()
    trainer.click("Which side")
    trainer.pick("Partner’s left only")
    trainer.choose_routine("A short routine")

    assert trainer.shows("A short routine", "Both sides")


# Other routines -----------------------------------------------------------------------------------------


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


def test_a_folder_in_the_place_of_a_routine_is_no_trouble(opened: Open, home: Path) -> None:
    (home / "routines" / "folder.yaml").mkdir(parents=True)
    trainer = opened()

    assert trainer.has_button("Start")
    assert "folder" in trainer.others
    trainer.choose_routine("folder")
    assert trainer.shows("Upper back massage")


TITLES = {
    "markup": '<b>bold</b> <img src="file:///etc/passwd">',
    "entity": "Salt & pepper &amp; &lt;oil&gt;",
    "menu key": "&File && more",
    "right to left": "עיסוי הגב العلاج",
    "emoji": "Calm 👩🏽‍⚕️ hands 🙌🏿",
    "long word": "Ll" + "anfair" * 9,
    "wide": "W" * 60,
    "combining": "é" * 15,
}


@pytest.mark.parametrize("what", TITLES)
def test_titles_are_shown_as_they_are(opened: Open, home: Path, what: str) -> None:
    title = TITLES[what]
    write_routine(home, title=title, about=title, steps=[{**STEPS[3], "title": title, "prompt": title[:60]}])
    trainer = opened(size=(800, 600))
    assert title in trainer.others
    trainer.choose_routine(title)
    assert title in [block.text for block in trainer.blocks()]
    trainer.image()
    trainer.click("Start")
    trainer.click("Yes, begin")
    trainer.image()
    assert trainer.prompt == title[:60]
    # The program sets its own text: nothing that would read markup or fetch a picture may hold it.
    rich = [*trainer.window.findChildren(QLabel), *trainer.window.findChildren(QTextEdit)]
    assert [type(each).__name__ for each in rich] == []


def test_markup_in_a_tip_is_shown_as_it_is(opened: Open, home: Path) -> None:
    write_routine(home, "<img src=x>", title="<b>", steps=[{**STEPS[3], "technique": "<i>"}])
    trainer = opened()
    trainer.other_says("<b>")
    tip = trainer.other_tip("<b>")

    assert "<i>" not in tip
    assert "<img" not in tip
    assert "&lt;i&gt;" in tip


def test_a_step_named_like_a_menu_key_is_offered_as_it_is(opened: Open, home: Path) -> None:
    write_routine(home, title="Mine", steps=[{**STEPS[3], "title": "Rock & roll"}, {**STEPS[1]}])
    trainer = opened()
    trainer.choose_routine("Mine")
    trainer.click("Leave steps out")
    trainer.pick("Rock && roll")  # how Qt writes a “&” that is shown

    routine = trainer.window.home.tailored()
    assert routine is not None
    assert [step.id for step in routine.steps] == ["glide"]


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
