# SPDX-License-Identifier: MIT
"""The pages of the window, each made when it is first needed; it knows their names, not what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.look import Look

PageName = Literal[
    "home",
    "look",
    "before",
    "practise",
    "end",
    "preferences",
    "teach",
    "explore",
    "recall",
    "history",
]


class Page(Protocol):
    """What every page can do."""

    def set_look(self, look: Look) -> None:
        """Another theme or size."""


class Pages:
    """Shows one page at a time. A page that is hidden takes on the look of the day when it comes up."""

    def __init__(self, make: dict[PageName, Callable[[], QWidget]]) -> None:
        self._make = make
        self._made: dict[PageName, QWidget] = {}
        self.name: PageName = "home"

    def __getitem__(self, name: PageName) -> QWidget:
        if name not in self._made:
            self._made[name] = self._make[name]()
        return self._made[name]

    @property
    def shown(self) -> QWidget:
        """The page that shows."""
        return self[self.name]

    def has(self, name: PageName) -> bool:
        """Whether a page has been made yet."""
        return name in self._made

    def show(self, name: PageName, room: QRect, look: Look) -> None:
        """Shows a page in `room`, and gives it the keys."""
        page = self[name]
        self.name = name
        for each in self._made.values():
            if each is not page:
                each.hide()
        page.setGeometry(room)
        self.set_look(look)
        page.show()
        page.setFocus()

    def set_look(self, look: Look) -> None:
        """Another theme or size for the page that shows."""
        page: Page = self.shown  # type: ignore[assignment]  # every page made here has set_look
        page.set_look(look)
