# SPDX-License-Identifier: MIT
"""A sheet that asks before something is done that cannot be undone, or says what to do when a partner wants
to stop; it does nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.controls import Button, Kind, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.sheet import Sheet
from massage_trainer.gui.text import Note, TextBlock

SIZES = (1.1, 1.0, 0.9, 0.8, 0.7)
URGENT = (1.9, 1.6, 1.35, *SIZES)
"""Type sizes to try, the largest first; what is urgent is read by somebody at the table."""


class Choice(NamedTuple):
    """One way to go on from a question."""

    text: str
    act: Callable[[], object] = lambda: None
    icon: str = ""
    kind: Kind = "quiet"


class QuestionSheet(Sheet):
    """Asks one thing at a time. Escape, the cross or a click beside it chooses nothing."""

    def __init__(self, look: Look, parent: QWidget, *, urgent: bool = False) -> None:
        super().__init__(look, parent)
        self._sizes = URGENT if urgent else SIZES
        self._card = QSize(1, 1)
        self._words: list[TextBlock] = []
        self._caution = Note("caution", self)
        self._choices: list[Button] = []

    def ask(self, title: str, words: Sequence[str], choices: Sequence[Choice], caution: str = "") -> None:
        """Comes up with a question; `caution` stands out among the words."""
        for gone in (*self._words, *self._choices):
            gone.hide()
            gone.deleteLater()
        self._title.set_text(title)
        self.setAccessibleName(title)
        self._caution.set_text(caution)
        self.setAccessibleDescription("\n".join(filter(None, (*words, caution))))
        self._words = []
        for each in words:
            block = TextBlock(self)
            block.set_text(each)
            block.show()
            self._words.append(block)
        self._choices = []
        for choice in choices:
            button = Button(choice.kind, self._look, choice.text, choice.icon, self)
            button.clicked.connect(lambda _=False, choice=choice: self._take(choice))
            button.show()
            self._choices.append(button)
        self.open()

    def _take(self, choice: Choice) -> None:
        self.close_sheet()
        choice.act()

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        for button in self._choices:
            button.set_look(look)
        super().set_look(look)

    def _blocks(self) -> list[TextBlock]:
        return [*self._words, *([self._caution] if self._caution.text else [])]

    def _style(self, factor: float) -> None:
        look = self._look
        self._title.set_style(look.font("heading", bold=True, factor=factor), look.colour("text"), pitch=1.2)
        for block in self._words:
            block.set_style(look.font("lead", factor=factor), look.colour("text"), pitch=1.35)
        self._caution.set_style(look.font("text", factor=factor), look.colour("text"), pitch=1.35)
        self._caution.set_ink(look.colour("no_go"))

    def card_size(self) -> QSize:
        return self._card

    def lay_out(self) -> None:
        look = self._look
        for factor in self._sizes:
            wide = min(round(look.px(700) * max(1.0, factor)), self.width() - 12)
            self._style(factor)
            tall = self._lay(0, 0, wide, place=False)
            if tall <= self.height() - 12:
                break
        self._card = QSize(wide, tall)
        super().lay_out()
        self._style(factor)
        card = self.card()
        self._lay(round(card.left()), round(card.top()), round(card.width()), place=True)

    def _lay(self, left: int, top: int, wide: int, *, place: bool) -> int:
        """Sets everything from a corner on; returns the height that it takes."""
        look = self._look
        pad, gap = look.px(32), look.px(16)
        x, y, width = left + pad, top + pad, wide - 2 * pad
        words = width - self._close.sizeHint().width()
        tall = self._title.height_for(words)
        if place:
            self._title.setGeometry(x, y, words, tall)
        y += tall + gap
        for block in self._blocks():
            tall = block.height_for(width)
            if place:
                block.setGeometry(x, y, width, tall)
            y += tall + round(gap * 0.75)
        y += gap
        if self._choices:
            y += lay_in_rows(self._choices, x, y, width, look, place=place)
        return y + pad - top
