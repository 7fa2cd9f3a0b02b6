# SPDX-License-Identifier: MIT
"""Weeks as bars: as tall as their minutes, the running one marked, and all of it in words as well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.study.weeks_chart import WeeksChart, day_name
from massage_trainer.gui.theme import THEMES, ThemeName
from massage_trainer.history_summary import Week

FIRST = date(2026, 1, 5)
MINUTES = (0.0, 10.0, 40.0, 0.2)


def chart(qtbot: QtBot, theme: ThemeName = "dark", minutes: tuple[float, ...] = MINUTES) -> WeeksChart:
    parent = QWidget()
    made = WeeksChart(Look(THEMES[theme]), parent)
    made.setParent(None)
    qtbot.addWidget(made)
    made.resize(400, 230)
    made.show_weeks(
        [Week(FIRST + timedelta(weeks=n), m, 2 if m > 1 else 1, 0) for n, m in enumerate(minutes)]
    )
    made.show()
    return made


def tall(made: WeeksChart, week: int, colour: QColor) -> int:
    """How many pixels of a colour stand in the middle of a week."""
    image = made.grab().toImage()
    x = round((week + 0.3) * made.width() / len(MINUTES))
    return sum(image.pixelColor(x, y) == colour for y in range(image.height()))


def test_the_running_week_has_the_full_colour_and_others_are_as_tall_as_their_minutes(qtbot: QtBot) -> None:
    theme = THEMES["dark"]
    made = chart(qtbot, minutes=(0.0, 10.0, 40.0, 20.0))
    image = made.grab().toImage()
    third = image.pixelColor(round(2.3 * 100), image.height() - 60)
    assert tall(made, 3, QColor(theme.now_fill)) > 40
    assert tall(made, 0, third) == 0
    one, two = tall(made, 1, third), tall(made, 2, third)
    assert two == pytest.approx(4 * one, abs=6)


def test_few_minutes_are_no_tower(qtbot: QtBot) -> None:
    made = chart(qtbot, minutes=(0.0, 0.0, 0.0, 1.0))
    assert tall(made, 3, QColor(THEMES["dark"].now_fill)) < made.height() / 8


def test_it_is_told_in_words_without_the_gaps(qtbot: QtBot) -> None:
    made = chart(qtbot)
    assert made.accessibleName() == "Minutes of practice by week"
    assert made.accessibleDescription().splitlines() == [
        "Week of 12 Jan: 10 min on 2 days",
        "Week of 19 Jan: 40 min on 2 days",
        "This week: 1 min on one day",
    ]


@pytest.mark.parametrize(
    ("x", "words"), [(20, "Week of 5 Jan: nothing"), (399, "This week: 1 min on one day")]
)
def test_the_pointer_is_told_of_a_week(qtbot: QtBot, x: int, words: str) -> None:
    made = chart(qtbot)
    at = QPoint(x, 100)
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, at, made.mapToGlobal(at)))
    assert QToolTip.text() == words
    QToolTip.hideText()


def test_days_are_said_as_people_say_them() -> None:
    day = date(2026, 9, 7)
    assert (day_name(day), day_name(day, weekday=True)) == ("7 Sep", "Mon 7 Sep")
    assert day_name(day, year=True) == "7 Sep 2026"
