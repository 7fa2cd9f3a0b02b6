# SPDX-License-Identifier: MIT
"""The page after a run: what was done, what to do for the partner now, and one line to note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.chronicle import Account
from massage_trainer.durations import clock
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.controls import Button, Surface, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.run import finish_words
from massage_trainer.gui.style import line_sheet
from massage_trainer.gui.text import Note, TextBlock
from massage_trainer.history import LONGEST_NOTE
from massage_trainer.pacing import Moment
from massage_trainer.routine import Routine

SIZES = (1.6, 1.45, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Type sizes to try, the largest first: it is read by somebody who stands at the table."""


class NoteField(QLineEdit):
    """One line for next time. `noted` carries what it says, and whether that is the last of it."""

    noted = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST_NOTE)
        self.setPlaceholderText(self.tr("One line for next time"))
        self.setAccessibleName(self.tr("One line for next time; it is kept as you type"))
        self._typed = False
        self.textEdited.connect(self._type)
        self.editingFinished.connect(self.settle)
        self.returnPressed.connect(self.clearFocus)

    def _type(self, text: str) -> None:
        self._typed = True
        self.noted.emit(text, False)

    def settle(self) -> None:
        """What was typed is meant to stay."""
        if self._typed:
            self._typed = False
            self.noted.emit(self.text(), True)


class FinishPage(Surface):
    """Says that it is over, quietly. `noted` carries the line that was typed, and whether it is the last."""

    home = Signal()
    again = Signal()
    noted = Signal(str, bool)

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.body = BodyView(art, atlas, look, self)
        self.title = TextBlock(self)
        self.line = TextBlock(self)
        self.undone = Note("steps", self)
        self.time = Note("clock", self)
        self.signs = Note("thumb", self)
        self.after = Note("person", self)
        self.note = NoteField(self)
        self.tomorrow = TextBlock(self)
        self.to_home = Button("primary", look, self.tr("Home"), "home", self)
        self.once_more = Button("quiet", look, self.tr("Once more"), "turn", self)
        self.to_home.clicked.connect(self.home)
        self.once_more.clicked.connect(self.again)
        self.note.noted.connect(self.noted)

    def tell(self, routine: Routine, moment: Moment, account: Account | None, tomorrow: str = "") -> None:
        """Says what was done. A lesson has no `account`; `tomorrow` is what there will be to recall."""
        over = moment.part is None
        self.title.set_text(self.tr("That was it.") if over else self.tr("You ended here."))
        self.after.set_text(
            self.tr("Let your partner rest a minute before standing. Ask what felt good, and what did not.")
        )
        self.note.clear()
        self.note.setVisible(account is not None)
        if account is None:
            self.line.set_text(
                self.tr("{title}: {time}, pauses not counted.").format(
                    title=routine.title, time=clock(moment.elapsed)
                )
            )
            self.time.set_text(self.tr("A lesson is not practice: it is not kept in the history."))
        else:
            self.line.set_text(finish_words.headline(account))
            self.time.set_text(finish_words.time_taken(account))
        self.undone.set_text("" if account is None else finish_words.left_undone(account))
        self.signs.set_text("" if account is None else finish_words.partner_said(account))
        self.tomorrow.set_text(tomorrow)
        self._arrange()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.body.set_look(look)
        self.to_home.set_look(look)
        self.once_more.set_look(look)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Laying out -----------------------------------------------------------------------------------------

    def _style(self, factor: float) -> None:
        look = self._look
        text, second = look.colour("text"), look.colour("text_second")
        self.title.set_style(look.font("prompt", bold=True, factor=factor), text, pitch=1.15)
        self.line.set_style(look.font("heading", bold=True, factor=factor), text, pitch=1.2, balanced=True)
        self.after.set_style(look.font("lead", factor=factor), text, pitch=1.35)
        self.after.set_ink(look.colour("now_ink"))
        for small in (self.undone, self.time, self.signs):
            small.set_style(look.font("text", factor=factor), second, pitch=1.35)
            small.set_ink(second)
        self.tomorrow.set_style(look.font("text", factor=factor), second, pitch=1.4)
        self.note.setFont(look.font("lead", factor=min(1.3, factor)))
        self.note.setStyleSheet(line_sheet(look))

    def _arrange(self) -> None:
        if self.width() < 50:
            return
        look = self._look
        wide = self.width() > self.height() * 1.1
        split = round(self.width() * 0.46) if wide else 0
        self.body.setVisible(wide)
        self.body.setGeometry(0, 0, split, self.height())
        margin = look.px(48)
        x = split or margin
        width = self.width() - x - margin
        for factor in SIZES:
            self._style(factor)
            tall = self._lay(x, 0, width, factor, place=False)
            if tall <= self.height() - 2 * look.px(16):
                break
        self._lay(x, max(look.px(16), (self.height() - tall) // 2), width, factor, place=True)

    def _lay(self, x: int, top: int, width: int, factor: float, *, place: bool) -> int:
        """Sets everything one below the other; returns the height that it takes."""
        look = self._look
        y = top
        blocks: tuple[tuple[QWidget, int], ...] = (
            (self.title, 12), (self.line, 26), (self.after, 26), (self.time, 10), (self.undone, 10),
            (self.signs, 10), (self.note, 14), (self.tomorrow, 14),
        )  # fmt: skip
        for block, gap in blocks:
            if isinstance(block, TextBlock):
                tall = block.height_for(width)
            else:
                y += look.px(10)
                tall = 0 if block.isHidden() else max(look.px(52), block.sizeHint().height(), 44)
            if place:
                block.setGeometry(x, y, width, tall)
            y += tall + (round(look.px(gap) * min(1.0, factor)) if tall else 0)
        y += look.px(10)
        buttons = (self.to_home, self.once_more)
        return y + lay_in_rows(buttons, x, y, width, look, place=place) - top
