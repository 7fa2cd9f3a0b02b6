# SPDX-License-Identifier: MIT
"""What the page of the history shows, laid out in one column or two; it reads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.controls import Button, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.done_list import DoneList
from massage_trainer.gui.study.heat_map import HeatMap
from massage_trainer.gui.study.heat_plate import FRAME, HeatPlate
from massage_trainer.gui.study.weeks_chart import WeeksChart
from massage_trainer.gui.text import Note, TextBlock

if TYPE_CHECKING:
    from massage_trainer.atlas import Atlas
    from massage_trainer.gui.body.body_art import BodyArt

MARGIN = 40
WIDEST = 1640
"""The content's width at 1080p beyond which it only gets further apart."""


class HistoryContent(QWidget):
    """Everything that scrolls."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look) -> None:
        super().__init__()
        self._look = look
        self.headline, self.due = TextBlock(self), TextBlock(self)
        self.weeks_title, self.done_title, self.heat_title = (TextBlock(self) for _ in range(3))
        self.weeks_title.set_text(self.tr("Minutes, week by week"))
        self.done_title.set_text(self.tr("What you practised"))
        self.heat_title.set_text(self.tr("On the body"))
        self.weeks = WeeksChart(look, self)
        self.done = DoneList(look, self)
        self.heat = HeatMap(art, atlas, look, self)
        self.picture = HeatPlate(art, "superficial", look, lambda lit: atlas.regions[lit[0]].name, self)
        self.begin = Button("primary", look, self.tr("Start"), "play", self)
        self.export = Button("quiet", look, self.tr("Export as tables"), parent=self)
        self.back_up = Button("quiet", look, self.tr("Back up"), parent=self)
        self.restore = Button("quiet", look, self.tr("Restore a backup"), parent=self)
        self.delete = Button("quiet", look, self.tr("Delete everything"), parent=self)
        self.result = Note("check", self)
        self.promise = TextBlock(self)
        self.promise.set_text(
            self.tr("Nothing of this leaves this machine. Lessons are not practice and are not kept here.")
        )
        self.empty = True
        self.done.grown.connect(self.lay_out)

    def buttons(self) -> tuple[Button, ...]:
        """What can be done with the whole."""
        return (self.restore,) if self.empty else (self.export, self.back_up, self.restore, self.delete)

    def show_empty(self, empty: bool) -> None:
        """Whether there is anything to be told; if not, there is a way to begin."""
        self.empty = empty
        for part in (
            self.weeks_title, self.done_title, self.heat_title, self.weeks, self.done, self.heat,
            self.export, self.back_up, self.delete,
        ):  # fmt: skip
            part.setVisible(not empty)
        self.begin.setVisible(empty)
        self.picture.setVisible(empty)
        self._style()

    def _style(self) -> None:
        """An empty page has more to say with its first words."""
        look = self._look
        font = look.font("prompt" if self.empty else "heading", bold=True)
        self.headline.set_style(font, look.colour("text"), pitch=1.2)
        font = look.font("lead" if self.empty else "text")
        self.due.set_style(font, look.colour("text_second"), pitch=1.4)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        text, second = look.colour("text"), look.colour("text_second")
        self._style()
        self.picture.set_look(look)
        for title in (self.weeks_title, self.done_title, self.heat_title):
            title.set_style(look.font("lead", bold=True), text, pitch=1.25)
        self.result.set_style(look.font("text"), text, pitch=1.35)
        self.promise.set_style(look.font("small"), second, pitch=1.4)
        self.weeks.set_look(look)
        self.done.set_look(look)
        self.heat.set_look(look)
        for button in (self.begin, self.export, self.back_up, self.restore, self.delete):
            button.set_look(look)
        self.lay_out()

    def say(self, words: str, bad: bool) -> None:
        """What became of something."""
        self.result.set_text(words)
        self.result.set_ink(self._look.colour("no_go" if bad else "now_ink"))
        self.lay_out()

    # Laying out -----------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Places everything in the width there is."""
        look = self._look
        width = min(self.width() - 2 * look.px(MARGIN), look.px(WIDEST))
        if width < 50:
            return
        left, y = (self.width() - width) // 2, look.px(28)
        if self.empty:
            left, y, width = self._beside_picture(left, y, width)
        y = self._block(self.headline, left, y, width, 8)
        y = self._block(self.due, left, y, width, 28)
        if self.empty:
            size = self.begin.sizeHint()
            self.begin.setGeometry(left, y, size.width(), size.height())
            y += size.height() + look.px(56)
        else:
            y = self._columns(left, y, width) + look.px(28)
        y = self._block(self.result, left, y, width, 14)
        y += lay_in_rows(self.buttons(), left, y, width, look) + look.px(14)
        y = self._block(self.promise, left, y, width, 28)
        self.setMinimumHeight(y)
        self.resize(self.width(), y)

    def _beside_picture(self, left: int, top: int, width: int) -> tuple[int, int, int]:
        """The body, without a shade on it, and where words go beside or below it: left, top, width."""
        look = self._look
        beside = width >= look.px(900)
        wide = round(width * 0.5) if beside else min(width, look.px(520))
        tall = round(wide * FRAME.height() / FRAME.width())
        self.picture.setGeometry(left if beside else left + (width - wide) // 2, top, wide, tall)
        if not beside:
            return left, top + tall + look.px(20), width
        gap = look.px(48)
        return left + wide + gap, top + tall // 5, width - wide - gap

    def _columns(self, left: int, top: int, width: int) -> int:
        """Weeks and runs, and the body beside them or below; returns where they end."""
        look = self._look
        gap = look.px(56)
        beside = width >= look.px(1100)
        first = round((width - gap) * 0.44) if beside else width
        y = self._block(self.weeks_title, left, top, first, 8)
        tall = self.weeks.sizeHint().height()
        self.weeks.setGeometry(left, y, first, tall)
        y = self._block(self.done_title, left, y + tall + look.px(30), first, 8)
        tall = self.done.lay_out(first)
        self.done.setGeometry(left, y, first, tall)
        bottom = y + tall
        x, second, y = left, width, bottom + look.px(36)
        if beside:
            x, second, y = left + first + gap, width - first - gap, top
        y = self._block(self.heat_title, x, y, second, 8)
        tall = self.heat.lay_out(second)
        self.heat.setGeometry(x, y, second, tall)
        return max(bottom, y + tall)

    def _block(self, block: TextBlock, x: int, y: int, width: int, gap: int) -> int:
        tall = block.height_for(width)
        block.setGeometry(x, y, width, tall)
        return y + tall + (self._look.px(gap) if tall else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
