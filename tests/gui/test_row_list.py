# SPDX-License-Identifier: MIT
"""A list of own rows is chosen from by hand and by keys, and makes no classes that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from massage_trainer.gui.row_list import RowList

KINDS = """
from PySide6.QtWidgets import QApplication
from massage_trainer.gui.row_list import RowList
app = QApplication([])
rows = RowList()
rows.addItem("One")
rows.show()
rows.update_rows()
app.processEvents()
import enum, gc
print(any(each.__name__ == "DockOption" for each in gc.get_objects() if isinstance(each, enum.EnumMeta)))
"""


class Rows(RowList):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []
        self.picked.connect(lambda item: self.chosen.append(item.text()))


@pytest.fixture
def rows(qtbot: QtBot) -> Rows:
    made = Rows()
    qtbot.addWidget(made)
    made.addItems(["One", "Two", "Three"])
    made.resize(200, 200)
    made.show()
    return made


def test_a_click_and_enter_choose(rows: Rows) -> None:
    QTest.mouseClick(
        rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=rows.visualItemRect(rows.item(1)).center(),
    )
    rows.setCurrentRow(2)
    QTest.keyClick(rows, Qt.Key.Key_Return)

    assert rows.chosen == ["Two", "Three"]


def test_a_click_below_the_rows_chooses_nothing(rows: Rows) -> None:
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 190))

    assert rows.chosen == []


def test_it_does_not_make_the_class_of_every_widget_there_is() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KINDS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "False"
