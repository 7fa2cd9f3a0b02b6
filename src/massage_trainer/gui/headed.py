# SPDX-License-Identifier: MIT
"""A page with a title and a way out above, and below what scrolls; what that is, others say."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from massage_trainer.gui.controls import Button, Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.gui.text import TextBlock


class HeadedPage(Surface):
    """`widest` and `margin` are of the column that the title shares with what scrolls, in pixels at 1080p."""

    def __init__(
        self, content: QWidget, look: Look, parent: QWidget | None, *, widest: int, margin: int
    ) -> None:
        super().__init__(look, parent)
        self._widest, self._margin = widest, margin
        self._title = TextBlock(self)
        self._way_out = Button("quiet", look, parent=self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def head(self, title: str, way_out: str, icon: str = "") -> None:
        """Names the page and its way out, which Escape is as well."""
        self._title.set_text(title)
        self.setAccessibleName(title)
        self._way_out.setText(way_out)
        self._way_out.set_icon(icon)
        self._way_out.name(way_out, "Esc")

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        super().set_look(look)
        self._way_out.set_look(look)
        self._scroll.setStyleSheet(scroll_sheet(look))
        self._title.set_style(look.font("heading", bold=True), look.colour("text"), pitch=1.2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _room(self) -> int:
        """The width that what scrolls has."""
        return self.width()

    def _arrange(self) -> None:
        look = self._look
        margin, room = look.px(self._margin), self._room()
        width = min(room - 2 * margin, look.px(self._widest))
        left, top = (room - width) // 2, look.px(20)
        size = self._way_out.sizeHint()
        tall = self._title.height_for(width - size.width())
        row = max(tall, size.height())
        self._title.setGeometry(left, top + (row - tall) // 2, width - size.width(), tall)
        at = QPoint(left + width - size.width(), top + (row - size.height()) // 2)
        self._way_out.setGeometry(QRect(at, size))
        below = top + row + look.px(12)
        self._scroll.setGeometry(0, below, self.width(), self.height() - below)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self._scroll.y() - 1, self.width(), 1), self._look.colour("edge"))
        painter.end()
