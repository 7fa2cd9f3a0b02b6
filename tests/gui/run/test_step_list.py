# SPDX-License-Identifier: MIT
"""The steps one below the other: where one is, and a way to each of them."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.step_list import StepList
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.conftest import Open
from tests.gui.probes import rect_in

STEPS = (
    Step(id="a", prompt="Ask first", phase="prepare", confirm=True),
    Step(id="b", prompt="<b>Glide</b>", time=60),
    Step(id="c", prompt="Hold", time=25, sides="each", lead_in=5),
)
TIMELINE = Timeline.of(Routine(id="r", title="R", steps=STEPS))


@pytest.fixture
def rows(qtbot: QtBot) -> StepList:
    made = StepList(Look(THEMES["dark"]))
    qtbot.addWidget(made)
    made.set_timeline(TIMELINE)
    return made


def test_each_step_is_there_once_as_it_is_written(rows: StepList) -> None:
    assert [rows.item(row).text() for row in range(rows.count())] == ["Ask first", "<b>Glide</b>", "Hold"]


def test_a_screen_reader_hears_the_place(rows: StepList) -> None:
    told = [rows.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.count())]

    assert told == ["Before: Ask first", "Step 1 of 2: <b>Glide</b>", "Step 2 of 2: Hold"]


def test_it_follows(rows: StepList) -> None:
    for part, row in ((0, 0), (1, 1), (2, 2), (3, 2)):
        rows.show_moment(Session(TIMELINE).go_to(0.0, part).moment(0.0), 1.0)
        assert rows.current_step == row
        assert rows.currentRow() == row


def test_where_it_is_looks_otherwise(rows: StepList) -> None:
    rows.resize(400, 200)
    rows.show_moment(Session(TIMELINE).moment(0.0), 1.0)
    one = rows.grab().toImage()
    rows.show_moment(Session(TIMELINE).go_to(0.0, 2).moment(0.0), 1.0)

    assert rows.grab().toImage() != one


def lengths(rows: StepList) -> list[str]:
    return [rows.length(row) for row in range(rows.count())]


def test_lengths_are_those_at_the_pace(rows: StepList) -> None:
    moment = Session(TIMELINE).moment(0.0)

    assert lengths(rows) == [
        "",
        "1:05",
        "1:03",
    ]  # the lead-ins, and 8 s to walk round the table, stay as they are
    one = rows.grab().toImage()
    rows.show_moment(moment, 0.5)
    assert lengths(rows) == ["", "2:05", "1:53"]
    assert rows.grab().toImage() != one
    rows.show_moment(moment, 0.75)
    assert lengths(rows) == ["", "1:25", "1:20"]


def test_it_follows_a_change_of_pace_while_it_is_open(opened: Open) -> None:
    trainer = opened()
    trainer.run(part=1, after=10)
    trainer.press("Space")
    trainer.click("Steps")
    trainer.press("-", times=5)

    assert lengths(trainer.window.practise.steps)[1] == "1:25"


def test_a_thousand_steps_are_listed_at_once(qtbot: QtBot) -> None:
    steps = tuple(Step(id=f"s{n}", prompt="P", time=10, sides="each", repeat=2) for n in range(1000))
    rows = StepList(Look(THEMES["dark"]))
    qtbot.addWidget(rows)
    began = time.process_time()
    rows.set_timeline(Timeline.of(Routine(id="r", title="R", steps=steps)))

    assert rows.count() == 1000
    assert time.process_time() - began < 0.5


def test_rows_are_high_enough_for_a_finger(rows: StepList) -> None:
    assert min(rows.sizeHintForRow(row) for row in range(rows.count())) >= 44


def test_enter_chooses(rows: StepList) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    rows.setCurrentRow(2)
    rows.itemActivated.emit(rows.item(2))

    assert chosen == [2]


@pytest.mark.parametrize("size", [(640, 480), (1280, 800), (700, 1000)])
def test_it_opens_beside_the_controls_and_inside_the_window(opened: Open, size: tuple[int, int]) -> None:
    trainer = opened(size=size)
    trainer.run(part=1, after=10)
    trainer.press("Space")
    trainer.click("Steps")
    steps = rect_in(trainer.window.practise.steps, trainer.window)

    assert trainer.window.rect().contains(steps)
    assert not steps.intersects(rect_in(trainer.window.practise.band, trainer.window))
    assert trainer.focus is trainer.window.practise.steps


def test_closed_the_keys_steer_the_run_again(opened: Open) -> None:
    trainer = opened()
    trainer.run(part=1, after=10)
    trainer.press("Space")
    trainer.click("Steps")
    trainer.press("Esc")
    trainer.advance(1)
    trainer.press("Space")

    assert not trainer.paused
