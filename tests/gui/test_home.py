# SPDX-License-Identifier: MIT
"""The first page: one routine and one Start, and this run's wishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from massage_trainer.history import Answer, History
from massage_trainer.routine import expected_seconds
from massage_trainer.storage import NotSavedError
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


def test_a_step_named_like_a_menu_key_is_offered_as_it_is(opened: Open, home: Path) -> None:
    write_routine(home, title="Mine", steps=[{**STEPS[3], "title": "Rock & roll"}, {**STEPS[1]}])
    trainer = opened()
    trainer.choose_routine("Mine")
    trainer.click("Leave steps out")
    trainer.pick("Rock && roll")  # how Qt writes a “&” that is shown

    routine = trainer.window.home.tailored()
    assert routine is not None
    assert [step.id for step in routine.steps] == ["glide"]


def test_tab_reaches_what_is_offered_first_and_the_picture_last(opened: Open) -> None:
    page = opened(painted=True).window.home
    page.offer_resume("Go on?")
    page.others.show()
    stops: list[QWidget] = []
    stop = page.nextInFocusChain()
    while stop is not None and stop is not page:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(stop) and not stop.isHidden():
            stops.append(stop)
        stop = stop.nextInFocusChain()

    assert stops[:3] == [page.go_on, page.not_now, page.start]
    assert stops[-1] is page.body
    assert page.others in stops


# What is to be recalled, and what was done --------------------------------------------------------------


def test_where_nothing_was_kept_there_is_no_history_and_nothing_due(trainer: Trainer) -> None:
    trainer.paint()
    assert trainer.has_button("Recall")
    assert not trainer.has_button("History")


def test_what_is_due_is_counted_on_the_first_page(trainer: Trainer, home: Path) -> None:
    diary = trainer.window.diary
    long_ago = diary.now()._replace(utc=diary.now().utc - 30 * 86400)
    for item in ("find:teres", "find:deltoid", "next:no-such-routine/hold"):
        diary.history.append_answer(Answer(item, "good", long_ago))
    trainer.window.go_home()
    assert trainer.has_button("Recall · 2 due"), "a routine that has gone takes its questions with it"
    assert trainer.has_button("History")


def test_a_history_that_cannot_be_read_is_said_and_ends_nothing(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = trainer.window.diary
    diary.history.append_answer(Answer("find:teres", "good", diary.now()))

    def unreadable(self: History, *, fold: bool = True) -> None:
        raise NotSavedError("The disk reported an error.")

    monkeypatch.setattr(History, "memories", unreadable)
    trainer.window.go_home()
    assert trainer.shows("The disk reported an error.")
    assert trainer.has_button("Start")
