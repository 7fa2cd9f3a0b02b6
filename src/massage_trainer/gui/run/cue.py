# SPDX-License-Identifier: MIT
"""The band that says at the edge of sight that a change is coming; slow, growing, and never a flash."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.look import Look
from massage_trainer.pacing import CUE, Moment

SHARE = 0.025
"""How thick the band is at the least, as a share of the window's height; people watch their hands, not
the screen."""


class CueBand(QWidget):
    """Grows from the middle of the lower edge to both sides in the last five seconds of a part."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Follows the session."""
        if moment.cue is None:
            self._share = 0.0
            self.hide()
            return
        steps = 100 if self._look.motion else CUE
        share = 1.0 - int(moment.cue / CUE * steps) / steps
        if share != self._share or not self.isVisible():
            self._share = share
            self.show()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width() * (0.12 + 0.88 * self._share)
        height = self.height() * (0.6 + 0.4 * self._share)
        rect = QRectF((self.width() - width) / 2, self.height() - height, width, height)
        painter.setBrush(self._look.colour("now_fill"))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.end()
