# SPDX-License-Identifier: MIT
"""The menus for how things look and how fast they go, drawn from the one table of settings; they change
nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from massage_trainer.gui.look import Look
from massage_trainer.gui.style import menu_sheet
from massage_trainer.gui.words import mode_name, pace_name, sentence
from massage_trainer.pacing import Mode, Session
from massage_trainer.settings import LOOK, OPTIONS, PRACTISING, Settings

PACES = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0)
ELSEWHERE = ("pace", "mode", "view")
"""Settings that are changed where they matter, and so are not in the menu."""


def menu_of(parent: QWidget, look: Look) -> QMenu:
    """A menu that goes when it closes."""
    menu = QMenu(parent)
    menu.setStyleSheet(menu_sheet(look))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def choice(menu: QMenu, text: str, chosen: bool, then: Callable[[], None]) -> QAction:
    """Adds something to choose; text from files is shown as it is."""
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(chosen)
    action.triggered.connect(lambda _checked=False: then())
    return action


def display_menu(
    parent: QWidget,
    look: Look,
    settings: Settings,
    change: Callable[[str, object], None],
    preferences: Callable[[], None],
    keys: Callable[[], None],
) -> QMenu:
    """What is often set; `change` gets a name and the value chosen. The rest is in the preferences."""
    menu = menu_of(parent, look)
    for name, option in OPTIONS.items():
        if option.section not in (LOOK, PRACTISING) or name in ELSEWHERE:
            continue
        now = getattr(settings, name)
        if option.choices:
            sub = menu.addMenu(option.label)
            for value, text in option.choices:
                choice(sub, text, now == value, _then(change, name, value))
        elif isinstance(now, bool):
            choice(menu, option.label, now, _then(change, name, not now))
    menu.addSeparator()
    menu.addAction(QCoreApplication.translate("menus", "Preferences …")).triggered.connect(preferences)
    menu.addAction(QCoreApplication.translate("menus", "Keys …")).triggered.connect(keys)
    return menu


def pace_menu(
    parent: QWidget, look: Look, session: Session, pace: Callable[[float], None], mode: Callable[[str], None]
) -> QMenu:
    """Speeds, and whether steps wait."""
    menu = menu_of(parent, look)
    for each in PACES:
        choice(menu, pace_name(each), abs(session.pace - each) < 1e-6, _then(pace, each))
    menu.addSeparator()
    modes: tuple[Mode, ...] = ("auto", "manual")
    for each_mode in modes:
        choice(menu, sentence(mode_name(each_mode)), session.mode == each_mode, _then(mode, each_mode))
    return menu


def more_menu(
    parent: QWidget, look: Look, offered: Sequence[tuple[str, str, str]], do: Callable[[str], None]
) -> QMenu:
    """What there was no room for: an action's name, its words and its key for each."""
    menu = menu_of(parent, look)
    for name, words, key in offered:
        # Behind a tab Qt shows a key without listening to it: the window does that.
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(_then(do, name))
    return menu


def _then(call: Callable[..., None], *values: object) -> Callable[[], None]:
    return lambda: call(*values)
