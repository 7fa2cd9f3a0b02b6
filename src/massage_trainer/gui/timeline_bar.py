# SPDX-License-Identifier: MIT
"""The routine as a bar: a segment for each step, as long as it takes, notched for each side; a click goes
there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from massage_trainer.gui.look import Look
from massage_trainer.pacing import Moment, Timeline


class TimelineBar(QWidget):
    """Shows where a run stands; emits the index of the part that was clicked."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._timeline = Timeline(())
        self._moment: Moment | None = None
        self._hover = -1
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Timeline"))

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def set_timeline(self, timeline: Timeline) -> None:
        """Another routine."""
        self._timeline, self._moment = timeline, None
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Follows the session."""
        self._moment = moment
        if self.isVisible():
            self.update()

    def _spans(self) -> list[tuple[int, QRectF]]:
        """(part index, rectangle) for every part; steps stand apart, sides of a step touch."""
        parts = self._timeline.parts
        if not parts:
            return []
        gap = max(2.0, self.width() / 400)
        steps = parts[-1].step_index + 1
        room = self.width() - gap * (steps - 1)
        # A step that only waits still needs a place to be clicked.
        least = room / len(parts) * 0.35
        lengths = [max(part.expected(1.0), 1.0) for part in parts]
        total = sum(lengths)
        widths = [max(least, room * length / total) for length in lengths]
        scale = room / sum(widths)
        spans, x, step = [], 0.0, 0
        for index, (part, width) in enumerate(zip(parts, widths, strict=True)):
            if part.step_index != step:
                x += gap
                step = part.step_index
            spans.append((index, QRectF(x, 0, width * scale, self.height())))
            x += width * scale
        return spans

    def _at(self, x: float) -> int:
        return next((index for index, rect in self._spans() if rect.left() <= x <= rect.right()), -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        thick = max(8.0, self.height() * 0.3)
        for index, span in self._spans():
            part = self._timeline.parts[index]
            hot = index == self._hover
            height = thick * (1.5 if hot else 1.0)
            rect = QRectF(span.left(), (self.height() - height) / 2, span.width(), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("edge" if part.step.phase == "work" else "raised"))
            if look.theme.name == "high_contrast":
                painter.setPen(QPen(look.colour("edge"), 1))
                painter.setBrush(look.colour("ground"))
            painter.drawRect(rect)
            self._fill(painter, index, rect)
            if part.index_in_step:
                painter.setPen(QPen(look.colour("ground"), 2))
                painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.end()

    def _fill(self, painter: QPainter, index: int, rect: QRectF) -> None:
        moment = self._moment
        if moment is None or index > moment.index:
            return
        share = 1.0
        if index == moment.index and moment.part is not None:
            whole = moment.part.expected(1.0) or 1.0
            done = moment.part.lead_in - moment.lead_left + moment.fraction * moment.part.time
            share = min(1.0, done / whole)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("now_ink" if index == moment.index else "text_second"))
        painter.drawRect(QRectF(rect.left(), rect.top(), rect.width() * share, rect.height()))
        if index == moment.index:
            x = rect.left() + rect.width() * share
            painter.setBrush(self._look.colour("text"))
            painter.drawRoundedRect(QRectF(x - 2.5, 0, 5, self.height()), 2.5, 2.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.chosen.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().x())
        if index != self._hover:
            self._hover = index
            self.update()
            if index >= 0:
                part = self._timeline.parts[index]
                side = {"left": self.tr(" · left"), "right": self.tr(" · right")}.get(part.side, "")
                QToolTip.showText(
                    self.mapToGlobal(QPoint(int(event.position().x()), -40)), part.step.name + side, self
                )

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover = -1
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 28)
