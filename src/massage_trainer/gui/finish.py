# SPDX-License-Identifier: MIT
"""The page after a run: how long it took, and what to do for the partner now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.durations import clock
from massage_trainer.gui.body_art import BodyArt
from massage_trainer.gui.body_view import BodyView
from massage_trainer.gui.controls import Button, Surface, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import TextBlock
from massage_trainer.pacing import Moment
from massage_trainer.routine import Routine


class FinishPage(Surface):
    """Says that it is over, quietly."""

    home = Signal()
    again = Signal()

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.body = BodyView(art, atlas, look, self)
        self.title = TextBlock(self)
        self.line = TextBlock(self)
        self.after = TextBlock(self)
        self.to_home = Button("primary", look, self.tr("Home"), "home", self)
        self.once_more = Button("quiet", look, self.tr("Once more"), "turn", self)
        self.to_home.clicked.connect(self.home)
        self.once_more.clicked.connect(self.again)

    def tell(self, routine: Routine, moment: Moment) -> None:
        """Says what was done."""
        self.title.set_text(self.tr("That was it."))
        self.line.set_text(
            self.tr("{title}: {time} of practice, pauses not counted.").format(
                title=routine.title, time=clock(moment.elapsed)
            )
        )
        self.after.set_text(
            self.tr("Let your partner rest a minute before standing. Ask what felt good, and what did not.")
        )
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

    def _arrange(self) -> None:
        look = self._look
        # Read by somebody who stands at the table with oil on the hands.
        self.title.set_style(look.font("prompt", bold=True, factor=1.3), look.colour("text"), pitch=1.15)
        self.line.set_style(look.font("lead", factor=1.3), look.colour("text"), pitch=1.35)
        self.after.set_style(look.font("lead", factor=1.3), look.colour("text_second"), pitch=1.35)
        wide = self.width() > self.height() * 1.1
        split = round(self.width() * 0.5) if wide else 0
        self.body.setVisible(wide)
        self.body.setGeometry(0, 0, split, self.height())
        margin = look.px(48)
        x = split or margin
        width = self.width() - x - margin
        gap = look.px(20)
        blocks = (self.title, self.line, self.after)
        buttons = (self.to_home, self.once_more)
        tall = sum(block.height_for(width) + gap for block in blocks) + gap
        tall += lay_in_rows(buttons, x, 0, width, look, place=False)
        y = max(gap, (self.height() - tall) // 2)
        for block in blocks:
            height = block.height_for(width)
            block.setGeometry(x, y, width, height)
            y += height + gap
        lay_in_rows(buttons, x, y + gap, width, look)
