# SPDX-License-Identifier: MIT
"""Sheets over the window: the key list and the report; easy to put away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.keys import ACTIONS, KeyMap, says
from massage_trainer.gui.look import Look
from massage_trainer.gui.sheet import KeySheet, ReportSheet
from massage_trainer.gui.theme import THEMES
from tests.gui.conftest import Open
from tests.gui.probes import rect_in


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    return widget


def test_the_key_list_names_every_key(parent: QWidget) -> None:
    sheet = KeySheet(KeyMap(), Look(THEMES["dark"]), parent)
    told = sheet.accessibleDescription()

    for action in ACTIONS:
        assert (says(action) in told) is not action.in_class
    sheet.set_in_class(True)
    assert all(says(action) in sheet.accessibleDescription() for action in ACTIONS)
    for key in ("Space", "Shift+Right", "F11", "Esc", "R:", "?"):
        assert key in told


def test_without_letters_they_are_not_listed(parent: QWidget) -> None:
    told = KeySheet(KeyMap(letters=False), Look(THEMES["dark"]), parent).accessibleDescription()

    assert "R:" not in told
    assert "Space" in told


@pytest.mark.parametrize("how", ["Esc", "cross", "beside"])
def test_it_is_put_away(parent: QWidget, qtbot: QtBot, how: str) -> None:
    sheet = KeySheet(KeyMap(), Look(THEMES["dark"]), parent)
    sheet.open()
    assert sheet.isVisible()
    with qtbot.waitSignal(sheet.closed, timeout=1000):
        if how == "Esc":
            QTest.keyClick(sheet, Qt.Key.Key_Escape)
        elif how == "cross":
            sheet._close.click()
        else:
            QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not sheet.isVisible()


def test_a_click_on_the_sheet_leaves_it(parent: QWidget) -> None:
    sheet = KeySheet(KeyMap(), Look(THEMES["dark"]), parent)
    sheet.open()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.card().center().toPoint())

    assert sheet.isVisible()


@pytest.mark.parametrize("size", [(640, 480), (800, 600), (700, 1000), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_it_fits_every_window(opened: Open, size: tuple[int, int], text_size: int) -> None:
    trainer = opened(size=size, text_size=text_size)
    trainer.press("?")
    sheet = trainer.window.findChildren(KeySheet)[0]
    assert trainer.window.rect().contains(sheet.card().toAlignedRect())
    rows = len(sheet._rows())
    assert (
        sheet.card().top() + trainer.window._look.px(82) + rows * sheet._pitch() <= sheet.card().bottom() + 1
    )
    trainer.window.mishap("A report.\n" * 200)
    report = trainer.window.findChildren(ReportSheet)[0]
    copy = rect_in(trainer.button("Copy the report"), trainer.window)
    assert report.card().toAlignedRect().contains(copy)
    assert report._report.height() > 60


def test_the_report_is_shown_as_it_is(parent: QWidget) -> None:
    sheet = ReportSheet(Look(THEMES["dark"]), parent)
    sheet.tell("A title", "Saved.", "<b>ValueError</b>\n  File “x”")

    assert sheet.report == "<b>ValueError</b>\n  File “x”"
    assert sheet._report.isReadOnly()


def test_it_follows_the_window(opened: Open) -> None:
    trainer = opened()
    trainer.press("?")
    trainer.window.resize(900, 700)

    assert trainer.window.findChildren(KeySheet)[0].size() == trainer.window.size()
