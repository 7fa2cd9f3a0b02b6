# SPDX-License-Identifier: MIT
"""What comes next for the class and when, as large as it fits; it follows nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui import fonts
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Lines, draw_lines, lines

FACTORS = (2.1, 1.9, 1.7, 1.5, 1.3, 1.15, 1.0, 0.9, 0.8, 0.72, 0.64, 0.57)
"""Sizes to try for what comes, largest first, as shares of a heading's."""
SHARE = 0.62
"""The size of when it comes as a share of the size of what comes."""
MOST_LINES = 2


class Coming(QWidget):
    """Two texts, one below the other; `near` marks that the change is about to come."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._when = self._what = ""
        self._near = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it paints its own ground

    @property
    def words(self) -> tuple[str, str]:
        """When, and what."""
        return self._when, self._what

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def show_words(self, when: str, what: str, *, near: bool) -> None:
        """Says something else."""
        if (when, what, near) != (self._when, self._what, self._near):
            self._when, self._what, self._near = when, what, near
            self.setAccessibleName(f"{when}: {what}")
            self.update()

    def height_for(self, factor: float) -> int:
        """The pixels it needs with a type of this share of a heading's."""
        look = self._look
        when = max(look.text_px("text"), round(look.text_px("heading", factor) * SHARE))
        return round(when * 1.35 + look.text_px("heading", factor) * 1.2 * MOST_LINES)

    def _set(self) -> tuple[Lines, QFont, Lines, QFont]:
        """Both texts in the largest type in which they fit; what still does not is cut off at the foot."""
        look, width = self._look, float(self.width())
        text = self._what.replace(" · ", "\u00a0· ")  # no line begins with a dot
        found = None
        for factor in FACTORS:
            size = look.text_px("heading", factor)
            bold = fonts.font(size, QFont.Weight.DemiBold)
            small = fonts.font(max(look.text_px("text"), round(size * SHARE)), QFont.Weight.DemiBold)
            when = lines(self._when, small, width, pitch=1.3)
            what = lines(text, bold, width, pitch=1.16, balanced=True)
            found = when, small, what, bold
            words = max(
                (QFontMetricsF(bold).horizontalAdvance(each) for each in self._what.split()), default=0
            )
            few = len(when.texts) == 1 and len(what.texts) <= MOST_LINES and words <= width
            if few and when.height + what.height <= self.height():
                break
        assert found is not None  # there is always a last size
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("ground"))
        when, small, what, bold = self._set()
        room = QRectF(self.rect())
        draw_lines(painter, room, when, small, look.colour("now_ink" if self._near else "text_second"))
        draw_lines(painter, room.adjusted(0, when.height, 0, 0), what, bold, look.colour("text"))
        painter.end()
