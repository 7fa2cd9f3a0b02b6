# SPDX-License-Identifier: MIT
"""The page after a run: what was done, what to do for the partner now, and a line that is kept as typed."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from massage_trainer.gui.run.finish import NoteField
from massage_trainer.history import Answer
from massage_trainer.history_summary import practised
from tests.gui.conftest import Open
from tests.gui.probes import Trainer, cut_off, rect_in


@pytest.fixture
def end(trainer: Trainer) -> Trainer:
    trainer.run(part=4, after=95)
    trainer.press("Space")
    trainer.advance(300)
    trainer.press("Space")
    trainer.advance(20.2)
    return trainer


def test_it_says_how_long_without_the_pauses(end: Trainer) -> None:
    assert end.page == "end"
    assert end.shows("Hands on for 2 min · 1 of 3 steps", "1:50 in all, and a pause of 5:00.")


def noted(trainer: Trainer) -> str:
    (done,) = practised(trainer.window.diary.history)
    return done.note


def type_in(trainer: Trainer, text: str) -> None:
    field = trainer.window.findChildren(NoteField)[0]
    field.setFocus()
    QTest.keyClicks(field, text)


def test_a_line_is_kept_as_it_is_typed_whatever_is_typed(end: Trainer) -> None:
    type_in(end, "left: b")
    assert noted(end) == "left: b"
    type_in(end, "etter <b>?</b> ")
    end.press("Esc")
    assert end.page == "home"
    assert noted(end) == "left: better <b>?</b>"


def test_a_line_is_there_after_the_window_was_closed(end: Trainer, opened: Open) -> None:
    type_in(end, "warmer oil")
    end.close()
    assert end.window.diary._history is None, "nothing is written after the file was let go of"
    assert noted(opened()) == "warmer oil"


def test_the_next_run_begins_with_an_empty_line(end: Trainer) -> None:
    type_in(end, "warmer oil")
    end.click("Once more")
    end.click("Yes, begin")
    end.window.conductor.do(lambda run, now: run.go_to(now, 5))
    end.advance(25)
    assert end.page == "end"
    assert end.window.findChildren(NoteField)[0].text() == ""
    type_in(end, "second")
    notes = [done.note for done in practised(end.window.diary.history)]
    assert sorted(notes) == ["second", "warmer oil"]


def test_it_says_what_to_recall_tomorrow(trainer: Trainer) -> None:
    answer = Answer("find:teres", "again", trainer.window.diary.now())
    trainer.window.diary.write(lambda history: history.append_answer(answer))
    trainer.run(part=5, after=30)
    assert trainer.shows("one thing to recall")


def test_who_never_recalled_is_invited(end: Trainer) -> None:
    assert end.shows("a few questions under Recall")


@pytest.mark.parametrize("size", [(760, 560), (1280, 800), (700, 1000), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_everything_is_to_be_read_and_reached(opened: Open, size: tuple[int, int], text_size: int) -> None:
    trainer = opened(size=size, text_size=text_size)
    trainer.run(part=1, after=40)
    trainer.press("3")
    trainer.press("4")
    trainer.click("End here")
    page = trainer.window.rect()
    boxes = [rect_in(block, trainer.window) for block in trainer.blocks()]
    boxes += [rect_in(trainer.button(name), trainer.window) for name in ("Home", "Once more")]
    boxes.append(rect_in(trainer.window.findChildren(NoteField)[0], trainer.window))
    for number, box in enumerate(boxes):
        assert page.contains(box)
        assert not any(box.intersects(other) for other in boxes[:number])
    assert not any(cut_off(block) for block in trainer.blocks())


def test_it_thinks_of_the_partner(end: Trainer) -> None:
    assert end.shows("rest a minute before standing")


def test_nothing_moves_any_more(end: Trainer) -> None:
    end.advance(10)

    assert end.planned is None


@pytest.mark.parametrize(("button", "page"), [("Home", "home"), ("Once more", "before")])
def test_ways_from_here(end: Trainer, button: str, page: str) -> None:
    end.click(button)

    assert end.page == page


def test_escape_leads_home(end: Trainer) -> None:
    end.press("Esc")

    assert end.page == "home"


def test_a_run_can_be_ended_early_and_seen_to_its_end_page(trainer: Trainer) -> None:
    trainer.run(part=4, after=50)
    trainer.press("Space")
    trainer.click("1× · goes on by itself")
    trainer.pick("End here")
    assert trainer.page == "end"
    assert trainer.shows("You ended here.", "Hands on for 45 s")
    assert trainer.planned is None
    trainer.click("Home")
    assert not trainer.has_button("Go on")
