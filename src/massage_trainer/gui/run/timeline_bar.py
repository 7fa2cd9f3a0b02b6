# SPDX-License-Identifier: MIT
"""The routine as a bar: a segment for each step, as long as it takes, notched for each side; a click or the
end of a drag goes there. It shows no words but the tip."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from massage_trainer.gui.look import Look
from massage_trainer.gui.text import as_markup
from massage_trainer.gui.words import side_of
from massage_trainer.pacing import Moment, Timeline

NOTCHED = 6.0
"""Pixels below which a part is too narrow to be set apart from the one before."""


class _Run(NamedTuple):
    """Neighbours that are painted as one: the parts of a step, or more where there are too many to tell
    apart."""

    left: float
    right: float
    works: bool


class TimelineBar(QWidget):
    """Shows where a run stands; emits the index of the part that was chosen."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._timeline = Timeline(())
        self._moment: Moment | None = None
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._runs: list[_Run] = []
        self._notches: list[float] = []
        self._shown: tuple[int, int] = (-1, 0)
        self._hover = -1
        self._pressed = False
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
        self._pressed, self._hover = False, -1
        self._lay_out()

    def show_moment(self, moment: Moment) -> None:
        """Follows the session; what moves by less than half a pixel is not painted anew."""
        self._moment = moment
        shown = moment.index, round(self._now() * 2)
        if self.isVisible() and shown != self._shown:
            self._shown = shown
            self.update()

    # Where things are -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Finds the parts' places, once for a routine and a width: steps stand apart, sides touch."""
        self._lefts, self._rights, self._runs, self._notches = [], [], [], []
        self.update()
        parts = self._timeline.parts
        if not parts:
            return
        steps = parts[-1].step_index + 1
        gap = min(max(2.0, self.width() / 400), 0.3 * self.width() / steps)
        if gap < 1.0:  # too many to be told apart
            gap = 0.0
        room = self.width() - gap * (steps - 1)
        # A step that only waits still needs a place to be clicked.
        least = room / len(parts) * 0.35
        lengths = [max(part.expected(1.0), 1.0) for part in parts]
        total = sum(lengths)
        widths = [max(least, room * length / total) for length in lengths]
        scale = room / sum(widths)
        x, step = 0.0, 0
        for part, width in zip(parts, widths, strict=True):
            apart = part.step_index != step and gap > 0
            x += gap if apart else 0.0
            step = part.step_index
            works = part.step.phase == "work"
            self._lefts.append(x)
            if part.index_in_step and width * scale >= NOTCHED:
                self._notches.append(x)
            before = self._runs[-1] if self._runs else None
            begins = x
            if before is not None and not apart and before.works == works:
                begins = self._runs.pop().left
            x += width * scale
            self._rights.append(x)
            self._runs.append(_Run(begins, x, works))

    def _spans(self) -> list[tuple[int, QRectF]]:
        """(part index, rectangle) for every part."""
        return [(index, self._span(index)) for index in range(len(self._lefts))]

    def _span(self, index: int) -> QRectF:
        return QRectF(self._lefts[index], 0, self._rights[index] - self._lefts[index], self.height())

    def _at(self, x: float) -> int:
        """The part at a place, the nearest one beyond either end; -1 where there is none at all."""
        return min(len(self._lefts) - 1, max(0, bisect_right(self._lefts, x) - 1))

    def _now(self) -> float:
        """How far the run is, in pixels from the left."""
        moment = self._moment
        if moment is None or not self._lefts:
            return 0.0
        if moment.part is None:
            return self._rights[-1]
        whole = moment.part.expected(1.0) or 1.0
        done = moment.part.lead_in - moment.lead_left + moment.fraction * moment.part.time
        span = self._span(moment.index)
        return span.left() + span.width() * min(1.0, done / whole)

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = max(8.0, self.height() * 0.3)
        for run in self._runs:
            self._paint(painter, run, thick)
        if self._hover >= 0:
            span = self._span(self._hover)
            # A part that is narrower than a line is still to be seen under the pointer.
            right = max(span.right(), span.left() + 2)
            works = self._timeline.parts[self._hover].step.phase == "work"
            self._paint(painter, _Run(span.left(), right, works), thick * 1.5)
        painter.setPen(QPen(self._look.colour("ground"), max(2, self._look.px(2))))
        for x in self._notches:
            painter.drawLine(QPoint(round(x), 0), QPoint(round(x), self.height()))
        if self._moment is not None and self._lefts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("text"))
            wide = max(5, self._look.px(5))
            painter.drawRoundedRect(
                QRectF(self._now() - wide / 2, 0, wide, self.height()), wide / 2, wide / 2
            )
        painter.end()

    def _paint(self, painter: QPainter, run: _Run, thick: float) -> None:
        """A piece of the bar: what is to come, over it what is done, over it the part that runs."""
        look = self._look
        top = (self.height() - thick) / 2
        whole = QRectF(run.left, top, run.right - run.left, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.theme.name != "high_contrast":
            painter.setBrush(look.colour("edge" if run.works else "raised"))
            painter.drawRect(whole)
        elif whole.width() < NOTCHED:  # too narrow for an empty frame: a thin line instead
            painter.fillRect(whole.adjusted(0, thick * 0.4, 0, -thick * 0.4), look.colour("edge"))
        else:
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.setBrush(look.colour("ground"))
            painter.drawRect(whole)
        if self._moment is None:
            return
        now = self._now()
        began = self._lefts[self._moment.index] if self._moment.part is not None else now
        painter.setPen(Qt.PenStyle.NoPen)
        for name, since, until in (("text_second", 0.0, began), ("now_ink", began, now)):
            left, right = max(since, run.left), min(until, run.right)
            if right > left:
                painter.setBrush(look.colour(name))
                painter.drawRect(QRectF(left, top, right - left, thick))

    # Choosing -------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._pressed:
            return
        self._pressed = False
        index = self._at(event.position().x())
        # Let go well above or below, a drag means nothing: a way out for who came here by mistake.
        if index >= 0 and -self.height() <= event.position().y() <= 2 * self.height():
            self.chosen.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()  # the page, too, wants to know that the pointer moves
        index = self._at(event.position().x())
        if index != self._hover:
            self._hover = index
            self.update()
            if index >= 0:
                part = self._timeline.parts[index]
                # As markup that holds no markup: Qt must not take a routine's words for some.
                words = " · ".join(filter(None, (part.step.name, side_of(part))))
                tip = as_markup(words, on_one_line=True)
                QToolTip.showText(self.mapToGlobal(QPoint(int(event.position().x()), -40)), tip, self)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover = -1
        self.update()

    def hideEvent(self, _event: QEvent) -> None:
        self._hover, self._pressed = -1, False

    def sizeHint(self) -> QSize:
        return QSize(400, 28)
