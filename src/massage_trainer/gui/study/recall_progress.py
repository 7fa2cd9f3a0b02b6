# SPDX-License-Identifier: MIT
"""How far a sitting has come, as a row of small marks: what was known, what comes back, what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.look import Look


class Progress(QWidget):
    """A mark for each question: full when it was known, a ring when it was not, small while it is to come."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._results: tuple[bool, ...] = ()
        self._length = 0
        self._now = -1

    def tell(self, results: Sequence[bool], length: int, now: int) -> None:
        """The answers so far, how many questions there are, and which one is open (-1 for none)."""
        self._results, self._length, self._now = tuple(results), max(length, len(results)), now
        known = sum(self._results)
        words = self.tr("Question {n} of {m}. {known} known so far.")
        if now < 0:
            words = self.tr("{known} of {m} known.")
        self.setAccessibleName(words.format(n=now + 1, m=self._length, known=known))
        self.update()

    @property
    def marks(self) -> tuple[tuple[bool, ...], int, int]:
        """The answers, the number of questions, and the open one."""
        return self._results, self._length, self._now

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(20) * max(1, self._length), self._look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._length:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(look.px(22), self.width() / self._length)
        radius = min(look.px(7), step * 0.36)
        for number in range(self._length):
            centre = QPointF(step * (number + 0.5), self.height() / 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if number < len(self._results):
                painter.setPen(QPen(look.colour("now_ink"), max(1.5, radius * 0.3)))
                if self._results[number]:
                    painter.setBrush(look.colour("now_ink"))
                painter.drawEllipse(centre, radius, radius)
            elif number == self._now:
                painter.setPen(QPen(look.colour("text"), max(1.5, radius * 0.3)))
                painter.drawEllipse(centre, radius, radius)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("text"))
                painter.drawEllipse(centre, radius * 0.35, radius * 0.35)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("edge"))
                painter.drawEllipse(centre, radius * 0.5, radius * 0.5)
        painter.end()
