# SPDX-License-Identifier: MIT
"""The menus for how things look and how fast they go, drawn from the one table of settings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.menus import ELSEWHERE, PACES, choice, display_menu, menu_of, pace_menu
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import PACES as RANGE
from massage_trainer.pacing import Session, Timeline
from massage_trainer.settings import OPTIONS, Settings

LOOK = Look(THEMES["dark"])


def nothing() -> None:
    """Does it."""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_every_setting_is_offered_here_or_where_it_matters(parent: QWidget) -> None:
    menu = display_menu(parent, LOOK, Settings(), lambda _name, _value: None, nothing, nothing)
    offered = {action.text() for action in menu.actions()}
    often = [name for name, option in OPTIONS.items() if option.section in ("How it looks", "Practising")]
    wanted = {OPTIONS[name].label for name in often if name not in ELSEWHERE}

    assert wanted <= offered
    assert set(ELSEWHERE) <= set(OPTIONS)


def test_each_choice_is_told_and_the_present_one_is_marked(parent: QWidget) -> None:
    told: list[tuple[str, object]] = []
    menu = display_menu(
        parent, LOOK, Settings(theme="light"), lambda *what: told.append(what), nothing, nothing
    )
    colours = next(action for action in menu.actions() if action.text() == "Colours").menu()
    assert isinstance(colours, QMenu)
    marked = [action.text() for action in colours.actions() if action.isChecked()]
    colours.actions()[1].trigger()

    assert marked == ["Light"]
    assert told == [("theme", "dark")]


def test_what_is_on_or_off_is_turned_over(parent: QWidget) -> None:
    told: list[tuple[str, object]] = []
    menu = display_menu(parent, LOOK, Settings(), lambda *what: told.append(what), nothing, nothing)
    action = next(each for each in menu.actions() if each.text() == OPTIONS["keep_awake"].label)
    assert action.isChecked()
    action.trigger()

    assert told == [("keep_awake", False)]


def test_preferences_and_the_key_list_are_at_hand(parent: QWidget) -> None:
    asked: list[str] = []
    menu = display_menu(
        parent,
        LOOK,
        Settings(),
        lambda *_what: None,
        lambda: asked.append("preferences"),
        lambda: asked.append("keys"),
    )
    for action in menu.actions()[-2:]:
        action.trigger()

    assert asked == ["preferences", "keys"]


def test_paces_and_modes(parent: QWidget) -> None:
    paces: list[float] = []
    modes: list[str] = []
    session = Session(Timeline(()), pace=1.25, mode="manual")
    menu = pace_menu(parent, LOOK, session, paces.append, modes.append)
    marked = [action.text() for action in menu.actions() if action.isChecked()]
    for action in menu.actions():
        action.trigger()

    assert marked == ["1.25×", "Waits for you"]
    assert paces == list(PACES)
    assert modes == ["auto", "manual"]
    assert (min(PACES), max(PACES)) == RANGE


def test_a_name_with_an_ampersand_is_shown_as_it_is(parent: QWidget) -> None:
    menu = menu_of(parent, LOOK)
    chosen: list[bool] = []
    action = choice(menu, "Salt & pepper", True, lambda: chosen.append(True))
    action.trigger()

    assert action.text() == "Salt && pepper"
    assert chosen == [True]
