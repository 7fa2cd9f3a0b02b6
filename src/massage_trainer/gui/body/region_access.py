# SPDX-License-Identifier: MIT
"""Tells a screen reader which regions a picture of the body has, where they are and which one is named; it
shows nothing."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from massage_trainer.gui.body.body_art import Lit
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.region_walk import RegionWalk

_KEPT: dict[int, BodyAccess] = {}
"""Qt does not keep an interface made in Python alive; each goes with its picture."""


class RegionAccess(QAccessibleInterface):
    """One region on one side."""

    def __init__(self, body: BodyView, walk: RegionWalk, lit: Lit) -> None:
        super().__init__()
        self._body, self._walk, self.lit = body, walk, lit

    def isValid(self) -> bool:
        return isValid(self._body) and isValid(self._walk)

    def object(self) -> QObject | None:  # type: ignore[override]  # a region is no object of Qt's
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # before it is shown there is none
        return self._body.window().windowHandle() if self.isValid() else None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._body)

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # it has none
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # it has none
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self._walk.name_of(self.lit)
        if kind == QAccessible.Text.Description:
            return self._walk.about(self.lit)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nobody renames a muscle."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        box = self._walk.outline(self.lit).boundingRect().toAlignedRect() & self._body.rect()
        return QRect(self._body.mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Graphic

    def state(self) -> QAccessible.State:
        made = QAccessible.State()
        made.focusable = True
        made.focused = self.isValid() and self._walk.by_keys and self._walk.now == self.lit
        made.invalid = not self.isValid()
        return made


class BodyAccess(QAccessibleWidget):
    """The picture, with its regions as children from the moment that it names them. A screen reader may have
    met it before that, and Qt asks only once what it is."""

    def __init__(self, body: BodyView) -> None:
        super().__init__(body, QAccessible.Role.Canvas, body.accessibleName())
        self._body = body
        self._made: dict[Lit, RegionAccess] = {}

    def _regions(self) -> list[Lit]:
        walk = self._body.walk if isValid(self._body) else None
        return walk.regions() if walk is not None and isValid(walk) else []

    def _of(self, lit: Lit) -> RegionAccess:
        found = self._made.get(lit)
        if found is None:
            assert self._body.walk is not None, "without it there are no regions"
            found = self._made[lit] = RegionAccess(self._body, self._body.walk, lit)
            QAccessible.registerAccessibleInterface(found)
        return found

    def let_go(self) -> None:
        """Takes the regions back from Qt, which else would free at the end what Python has freed before."""
        for made in self._made.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))
        self._made.clear()

    def childCount(self) -> int:
        return len(self._regions())

    def child(self, index: int) -> QAccessibleInterface:
        return self._of(self._regions()[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, lit in enumerate(self._regions()) if self._made.get(lit) is child), -1)


def _made_for(_kind: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, BodyView):
        return None
    made = BodyAccess(thing)
    number = id(thing)
    _KEPT[number] = made
    thing.destroyed.connect(lambda: _let_go(number))
    return made


def _let_go(number: int) -> None:
    made = _KEPT.pop(number, None)
    if made is not None:
        made.let_go()


@cache
def install() -> None:
    """Lets Qt ask here what a picture of the body is, once for the program. One that a screen reader has met
    before stays a plain one."""
    QAccessible.installFactory(_made_for)


def tell_named(body: BodyView, lit: Lit | None) -> None:
    """Tells a screen reader which region is named now."""
    if lit is None or not QAccessible.isActive():
        return
    walk = body.walk
    if walk is not None and lit in walk.regions():
        event = QAccessibleEvent(body, QAccessible.Event.Focus)
        event.setChild(walk.regions().index(lit))
        QAccessible.updateAccessibility(event)
