# SPDX-License-Identifier: MIT
"""Pages: made when they are first needed, shown one at a time, dressed when they come up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.pages import PageName, Pages
from massage_trainer.gui.theme import THEMES

ROOM = QRect(0, 0, 400, 300)
DARK, LIGHT = Look(THEMES["dark"]), Look(THEMES["light"])


class Sheet(QWidget):
    """A page that remembers how it was dressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.worn: list[str] = []

    def set_look(self, look: Look) -> None:
        self.worn.append(look.theme.name)


@pytest.fixture
def made() -> list[Sheet]:
    return []


@pytest.fixture
def pages(qtbot: QtBot, made: list[Sheet]) -> Pages:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make() -> Sheet:
        made.append(Sheet(window))
        return made[-1]

    names: tuple[PageName, ...] = ("home", "look", "before", "practise", "end")
    return Pages(dict.fromkeys(names, make))


def test_none_is_made_before_it_is_needed(pages: Pages, made: list[Sheet]) -> None:
    assert made == []
    pages.show("home", ROOM, DARK)
    assert len(made) == 1
    assert pages.has("home")
    assert not pages.has("practise")


def test_one_shows_at_a_time_in_all_the_room(pages: Pages, made: list[Sheet]) -> None:
    pages.show("home", ROOM, DARK)
    pages.show("end", ROOM, DARK)
    home, end = made

    assert not home.isVisible()
    assert end.isVisible()
    assert end.geometry() == ROOM
    assert pages.shown is end
    assert pages.name == "end"


def test_a_page_is_made_once(pages: Pages, made: list[Sheet]) -> None:
    for name in ("home", "end", "home"):
        pages.show("home" if name == "home" else "end", ROOM, DARK)

    assert len(made) == 2


def test_a_hidden_page_is_dressed_when_it_comes_up(pages: Pages, made: list[Sheet]) -> None:
    pages.show("home", ROOM, DARK)
    pages.show("end", ROOM, DARK)
    pages.set_look(LIGHT)
    assert made[0].worn == ["dark"]
    pages.show("home", ROOM, LIGHT)
    assert made[0].worn == ["dark", "light"]
