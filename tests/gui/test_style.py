# SPDX-License-Identifier: MIT
"""What Qt paints itself follows the theme too: menus, lists, scroll bars, tips."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.style import menu_sheet, palette, scroll_sheet
from massage_trainer.gui.theme import COLOURS, THEME_NAMES, THEMES, ThemeName


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_palette_has_the_theme_s_colours(theme: ThemeName) -> None:
    table = THEMES[theme]
    made = palette(Look(table))

    for role, name in (("Window", "ground"), ("Base", "panel"), ("Text", "text"), ("ToolTipText", "text")):
        found = made.color(getattr(QPalette.ColorRole, role)).name().upper()
        assert found == getattr(table, name)


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_rules_are_understood_by_qt(qtbot: QtBot, theme: ThemeName) -> None:
    text = menu_sheet(Look(THEMES[theme])) + scroll_sheet(Look(THEMES[theme]))
    widget = QWidget()
    qtbot.addWidget(widget)
    # Qt says “Could not parse stylesheet” if it does not, and a warning fails the test.
    widget.setStyleSheet(text)
    widget.ensurePolished()

    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", text))
    assert colours
    assert colours <= {getattr(THEMES[theme], name) for name in COLOURS}


@pytest.mark.parametrize("what", ["QMenu", "QScrollBar", "QListWidget", "QPlainTextEdit", "QScrollArea"])
def test_nothing_that_qt_paints_is_left_out(what: str) -> None:
    look = Look(THEMES["light"])
    assert what in menu_sheet(look) + scroll_sheet(look)


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_what_is_chosen_in_a_menu_is_seen(theme: ThemeName) -> None:
    rules = dict(re.findall(r"(QMenu[^{]*)\{([^}]*)\}", menu_sheet(Look(THEMES[theme]))))
    plain = re.findall(r"background:(#\w+)", rules["QMenu"])
    chosen = re.findall(r"background:(#\w+)", rules["QMenu::item:selected"])

    assert plain != chosen
