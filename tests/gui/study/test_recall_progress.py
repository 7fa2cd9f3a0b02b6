# SPDX-License-Identifier: MIT
"""How far a sitting has come is seen, and said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.study.recall_progress import Progress
from massage_trainer.gui.theme import DARK


def test_the_marks_say_what_was_known_and_what_is_to_come(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    progress = Progress(Look(DARK), host)
    progress.resize(220, 24)
    progress.tell([True, False], 10, 2)
    assert progress.accessibleName() == "Question 3 of 10. 1 known so far."
    picture = progress.grab().toImage()
    ground = picture.pixelColor(219, 1)
    known, missed, to_come = (picture.pixelColor(round(22 * (n + 0.5)), 12) for n in (0, 1, 8))
    assert known.name() == DARK.now_ink.lower()
    assert missed == ground, "a ring is open"
    assert to_come.name() == DARK.edge.lower()
    progress.tell([True, False], 2, -1)
    assert progress.accessibleName() == "1 of 2 known."


def test_more_marks_than_there_is_room_for_move_together(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    progress = Progress(Look(DARK), host)
    progress.resize(100, 24)
    progress.tell([True] * 20, 20, -1)
    picture = progress.grab().toImage()
    assert picture.pixelColor(97, 12).name() == DARK.now_ink.lower(), "the last one is within"
