# SPDX-License-Identifier: MIT
"""Runs in a list: everything of them can be read, what was typed as it was typed, and more on demand."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.controls import Button
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.done_list import FIRST, DoneList, DoneRow
from massage_trainer.gui.theme import THEMES
from massage_trainer.history_summary import Done
from massage_trainer.schedule import Instant
from tests.gui.probes import pixels, rect_in

TODAY = date(2026, 3, 12)
AT = Instant(1_773_316_800.0)
DONE = Done(AT, "r", "Upper back", "abc", 11.6, 7, 7, True, 0, ())


@pytest.fixture
def shown(qtbot: QtBot) -> DoneList:
    window = QWidget()
    made = DoneList(Look(THEMES["light"]), window)
    made.setParent(None)
    qtbot.addWidget(made)
    made.resize(500, 800)
    made.show()
    return made


def rows(shown: DoneList) -> list[DoneRow]:
    return [row for row in shown.findChildren(DoneRow) if row.isVisible()]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Thu 12 Mar. Upper back. 12 min. all 7 steps"),
        ({"steps": 3, "minutes": 0.5}, "Thu 12 Mar. Upper back. 30 s. 3 of 7 steps"),
        ({"steps": 1, "of": 1}, "Thu 12 Mar. Upper back. 12 min. the whole step"),
        ({"pauses": 1}, "Thu 12 Mar. Upper back. 12 min. all 7 steps · one pause"),
        (
            {"pauses": 2, "pressure": ("less", "same", "stop")},
            "Thu 12 Mar. Upper back. 12 min. all 7 steps · 2 pauses · pressure: less, the same, stop",
        ),
        ({"note": "<b>=1+1</b>"}, "Thu 12 Mar. Upper back. 12 min. all 7 steps. “<b>=1+1</b>”"),
        (
            {"began": Instant(AT.utc - 365 * 86400)},
            "Wed 12 Mar 2025. Upper back. 12 min. all 7 steps",
        ),
    ],
)
def test_a_run_in_words(shown: DoneList, values: dict[str, object], words: str) -> None:
    shown.show_runs([DONE._replace(**values)], TODAY)  # type: ignore[arg-type]  # from the table above
    (row,) = rows(shown)
    assert row.accessibleName() == words


def test_a_row_grows_with_what_it_says_and_paints_it(shown: DoneList) -> None:
    shown.show_runs([DONE, DONE._replace(note="long " * 80)], TODAY)
    tall = shown.lay_out(500)
    plain, noted = rows(shown)
    assert noted.height() > plain.height() + 40
    assert tall == plain.height() + noted.height()
    dark = []
    for row in (plain, noted):
        image = QImage(row.size(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        row.render(image, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        dark.append(sum(shade < 120 for shade in pixels(image)))
    assert dark[0] > 200
    assert dark[1] > 2 * dark[0]


def test_the_latest_show_first_and_the_rest_on_demand(shown: DoneList, qtbot: QtBot) -> None:
    shown.show_runs([DONE] * (FIRST + 3), TODAY)
    assert len(rows(shown)) == FIRST
    more = next(each for each in shown.findChildren(Button) if each.text() == "Show more")
    with qtbot.waitSignal(shown.grown):
        more.click()
    shown.lay_out(500)
    assert len(rows(shown)) == FIRST + 3
    assert not more.isVisible()
    boxes = [rect_in(row, shown) for row in rows(shown)]
    assert not any(one.intersects(two) for number, one in enumerate(boxes) for two in boxes[:number])


def test_other_runs_take_the_place_of_those_before(shown: DoneList) -> None:
    shown.show_runs([DONE] * 3, TODAY)
    shown.show_runs([DONE._replace(title="Other")], TODAY)
    assert [row.accessibleName().split(". ")[1] for row in rows(shown)] == ["Other"]
