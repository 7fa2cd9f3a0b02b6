# SPDX-License-Identifier: MIT
"""The one clock of a lesson: each kind says what it means, and the plan is kept to or not, in words."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.lesson.lesson_clock import KINDS, LessonClock, Reading, changes_at, keeps_to, reading
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.lesson import Plan
from massage_trainer.pacing import Moment, Session, Timeline
from massage_trainer.routine import Routine, Step

STEPS = (Step("a", "A", time=100, lead_in=0), Step("b", "B", time=50, lead_in=0))
SESSION = Session(Timeline.of(Routine("r", "R", STEPS)), since=0.0)
TEN = 36_000.0
"""Ten o'clock in the morning (UTC), as a wall clock counts."""


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massage_trainer.gui.lesson.lesson_clock.time.localtime", time.gmtime)


def at(second: float) -> Moment:
    return SESSION.moment(second)


def test_each_kind_says_what_its_figures_mean() -> None:
    seen = [reading(kind, at(30), 30, TEN, Plan())[:2] for kind in KINDS]

    assert seen == [("2:00", "left"), ("0:30", "gone by"), ("10:00", "time of day")]


def test_a_wait_that_lies_ahead_makes_it_about() -> None:
    asks = Session(Timeline.of(Routine("r", "R", (*STEPS, Step("c", "C", time=10, until="it is soft")))))

    assert reading("remaining", asks.moment(0), 0, TEN, Plan()).caption == "left, about"


def test_without_a_plan_nothing_is_said_of_one() -> None:
    assert reading("remaining", at(30), 30, TEN, Plan())[2:] == ("", "")


def test_the_planned_end_is_said_as_a_time_of_day() -> None:
    assert reading("elapsed", at(30), 30, TEN, Plan(30 + 600))[2:] == ("8 min ahead", "planned end 10:10")


@pytest.mark.parametrize(
    ("behind", "says"),
    [
        (0, "on time"),
        (29.9, "on time"),
        (-30, "on time"),
        (30, "1 min behind"),
        (89, "1 min behind"),
        (90, "2 min behind"),
        (-31, "1 min ahead"),
        (-600, "10 min ahead"),
    ],
)
def test_half_a_minute_is_on_time(behind: float, says: str) -> None:
    assert keeps_to(behind) == says


@pytest.mark.parametrize("ends", [150, 170, 400, 100, -1000])
def test_while_the_lesson_stands_the_next_change_is_the_first_one(ends: float) -> None:
    moment, plan = at(30), Plan(ends)
    change = changes_at("remaining", moment, 1000, TEN, plan)
    assert change is not None
    before = reading("remaining", moment, 1000, TEN, plan).keeps

    assert 1000 < change <= 1060.02
    assert reading("remaining", moment, change - 0.02, TEN, plan).keeps == before
    assert reading("remaining", moment, change, TEN, plan).keeps != before


def test_the_time_of_day_changes_with_the_minute() -> None:
    assert changes_at("time_of_day", at(30), 1000, TEN + 17, Plan()) == pytest.approx(1043, abs=0.02)


@pytest.mark.parametrize("kind", ["remaining", "elapsed"])
def test_what_stands_asks_for_nothing(kind: str) -> None:
    assert changes_at("elapsed" if kind == "elapsed" else "remaining", at(30), 1000, TEN, Plan()) is None


@pytest.fixture
def clock(qtbot: QtBot) -> Iterator[LessonClock]:
    host = QWidget()  # a window of its own would have the keys, and show it
    made = LessonClock(Look(THEMES["dark"]), host)
    qtbot.addWidget(host)
    made.setGeometry(60, 60, 400, 130)  # away from where a pointer lies by chance
    host.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    host.setFocus()
    host.show()
    yield made
    host.close()


def ink(clock: LessonClock) -> int:
    """How many pixels are not the ground's."""
    image = QImage(clock.size(), QImage.Format.Format_RGB32)
    clock.render(image)
    ground = image.pixel(0, 0)
    return sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))


def test_it_says_all_of_it_to_a_screen_reader(clock: LessonClock) -> None:
    clock.show_reading(Reading("2:00", "left", "on time", "planned end 10:10"))

    assert clock.accessibleName() == "2:00 left, on time, planned end 10:10"
    assert clock.reading.figures == "2:00"


def test_the_figures_are_the_largest_and_keep_their_size_from_kind_to_kind(clock: LessonClock) -> None:
    clock.show_reading(Reading("12:34", "left"))
    one = ink(clock)
    clock.show_reading(Reading("12:34", "time of day"))
    two = ink(clock)

    assert one > 2000
    assert 0 < two - one < one / 2


def test_a_click_and_the_keyboard_ask_for_the_next_kind(clock: LessonClock, qtbot: QtBot) -> None:
    clicked: list[bool] = []
    clock.clicked.connect(lambda: clicked.append(True))
    QTest.mouseClick(clock, Qt.MouseButton.LeftButton)
    clock.setFocus()
    QTest.keyClick(clock, Qt.Key.Key_Space)

    assert len(clicked) == 2


@pytest.mark.parametrize("width", [120, 200, 400, 900])
def test_it_stays_within_its_room(clock: LessonClock, width: int) -> None:
    clock.resize(width, 130)
    clock.set_look(Look(THEMES["light"], 0.72, 0.72 * 1.5))
    clock.show_reading(Reading("1:02:03", "left, about", "12 min behind", "planned end 10:10"))
    image = QImage(clock.size(), QImage.Format.Format_RGB32)
    clock.render(image)
    ground = image.pixel(0, 0)

    if width >= 200:
        assert all(image.pixel(width - 1, y) == ground for y in range(130)), "cut off at the right"
    assert ink(clock) > 500
