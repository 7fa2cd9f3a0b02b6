# SPDX-License-Identifier: MIT
"""Pointing at what was asked for tells no name, and a click says where it was in the drawing's own units."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.recall_pointing import Pointing
from massage_trainer.gui.theme import DARK


@pytest.fixture
def pointing(qtbot: QtBot, shared_art: BodyArt) -> Pointing:
    body = BodyView(shared_art, shared_art.atlas, Look(DARK))
    qtbot.addWidget(body)
    body.resize(600, 800)
    body.show()
    return Pointing(body, shared_art, shared_art.atlas, Look(DARK))


def test_no_name_is_told(pointing: Pointing, shared_art: BodyArt) -> None:
    for lit in pointing.regions():
        assert shared_art.atlas.regions[lit[0]].name not in pointing.name_of(lit)
        assert pointing.about(lit) == ""
    assert len({pointing.name_of(lit) for lit in pointing.regions()}) == len(pointing.regions())


def test_a_click_says_where_it_was(pointing: Pointing, qtbot: QtBot) -> None:
    body = pointing._body
    at = QPointF(200.0, 300.0)
    with qtbot.waitSignal(pointing.placed) as placed:
        place = body.drawing_to_view().map(at).toPoint()
        QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=place)
    found = placed.args[0]
    assert abs(found.x() - at.x()) < 4
    assert abs(found.y() - at.y()) < 4


def test_while_it_is_off_a_click_says_nothing(pointing: Pointing) -> None:
    told: list[QPointF] = []
    pointing.placed.connect(told.append)
    pointing.set_on(False)
    QTest.mouseClick(pointing._body, Qt.MouseButton.LeftButton)
    assert told == []
