# SPDX-License-Identifier: MIT
"""The list of muscles is searched as one types, and walked without leaving the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.explore_index import Entry, RegionIndex, SearchField
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import DARK


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def index(ground: QWidget) -> RegionIndex:
    made = RegionIndex(Look(DARK), ground)
    ground.show()
    return made


def test_all_muscles_under_their_layers(index: RegionIndex, atlas: Atlas) -> None:
    assert index.tell("  ", atlas) == ()
    assert {row.entry.id for row in index.rows} == set(atlas.regions)
    headings = [each.text for each in index.findChildren(TextBlock) if "nder the" in each.text]
    assert headings == ["Under the skin", "Deeper, under the trapezius"]
    assert index.current == ""


def test_what_is_found_says_by_which_name(index: RegionIndex, atlas: Atlas) -> None:
    assert index.tell("lats", atlas) == ("latissimus_dorsi",)
    assert index.rows[0].entry == Entry(
        "latissimus_dorsi", "Latissimus dorsi", "Lats · Musculus latissimus dorsi"
    )
    assert index.current == "latissimus_dorsi"


def test_walks_round(index: RegionIndex, atlas: Atlas) -> None:
    index.tell("traps", atlas)
    names = []
    for _ in range(4):
        names.append(index.current)
        index.walk(1)
    assert names[0] == names[3] == "trapezius_upper"
    index.go_to(0)
    index.walk(-1)
    assert index.current == "trapezius_lower"


def test_an_empty_list_cannot_be_walked(index: RegionIndex, atlas: Atlas) -> None:
    index.tell("kneecap", atlas)
    assert index.walk(1) is None
    assert index.current == ""


@pytest.mark.parametrize("text", [100, 150])
def test_rows_are_as_high_as_a_fingertip_and_do_not_overlap(
    index: RegionIndex, atlas: Atlas, text: int
) -> None:
    index.tell("", atlas)
    high = index.lay_out(Look.fitting(DARK, QSize(760, 560), text), 300)

    bottoms = [row.geometry().bottom() for row in index.rows]
    tops = [row.geometry().top() for row in index.rows]
    assert all(row.height() >= 44 for row in index.rows)
    assert all(top > bottom for bottom, top in zip(bottoms, tops[1:], strict=False))
    assert bottoms[-1] <= high


def test_rows_open_by_click_and_by_enter(index: RegionIndex, atlas: Atlas, qtbot: QtBot) -> None:
    index.tell("rhomboids", atlas)
    (row,) = index.rows
    with qtbot.waitSignal(index.chosen) as heard:
        row.click()
    assert heard.args == ["rhomboids"]
    with qtbot.waitSignal(index.chosen):
        QTest.keyClick(row, Qt.Key.Key_Return)


def test_the_field_gives_away_the_keys_it_has_no_use_for(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    field = SearchField(Look(DARK), ground)
    ground.show()
    heard: list[object] = []
    field.walked.connect(heard.append)
    field.entered.connect(lambda: heard.append("entered"))
    field.left.connect(lambda: heard.append("left"))
    QTest.keyClicks(field, "tr?")
    assert field.text() == "tr?"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        QTest.keyClick(field, key)

    assert heard == [1, -1, "entered", "left"]
    assert field.text() == ""
