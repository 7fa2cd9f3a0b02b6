# SPDX-License-Identifier: MIT
"""What comes up over the picture for a while: the pressure card, a line that can be taken back, and the
mist in which the picture ends above the controls; they steer nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from massage_trainer.gui import icons
from massage_trainer.gui.controls import Button, paint_card
from massage_trainer.gui.look import Look


class PressureCard(QWidget):
    """Says, without a sound, what to ask and which signs answer: the partner sees nothing and need not
    speak."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grown = 1.15
        self._picture: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(
            self.tr(
                "Ask: more, less, the same?"
                " Thumb up: more. Flat hand: the same. Fist: less. Raised arm: stop."
            )
        )
        self.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._picture = None
        self.update()

    def grow(self, factor: float) -> None:
        """Larger or smaller, for who stands further away."""
        self._grown = factor
        self._picture = None
        self.update()

    def _px(self, size: float) -> int:
        return self._look.px(size * self._grown)

    def _signs(self) -> list[tuple[str, str]]:
        return [
            ("thumb", self.tr("thumb up = more")),
            ("flat", self.tr("flat hand = same")),
            ("fist", self.tr("fist = less")),
            ("stop", self.tr("raised arm = stop")),
        ]

    def sizeHint(self) -> QSize:
        look = self._look
        sign = QFontMetricsF(look.font("small", factor=self._grown))
        widest = max(sign.horizontalAdvance(text) for _, text in self._signs())
        width = 4 * (widest + self._px(16)) + self._px(24)
        height = (
            self._px(24)
            + QFontMetricsF(look.font("lead", factor=self._grown)).height()
            + self._px(48)
            + sign.height()
            + self._px(16)
        )
        return QSize(int(width), int(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        # Hands work beneath it thirty times a second: its words are set once.
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._picture)
            self._paint(inner)
            inner.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        look = self._look
        rect = QRectF(self.rect())
        paint_card(painter, rect, look)
        title = look.font("lead", bold=True, factor=self._grown)
        painter.setFont(title)
        painter.setPen(look.colour("text"))
        line = QFontMetricsF(title).height()
        top = self._px(14)
        painter.drawText(
            QRectF(0, top, rect.width(), line),
            Qt.AlignmentFlag.AlignCenter,
            self.tr("Ask: more, less, the same?"),
        )
        small = look.font("small", factor=self._grown)
        painter.setFont(small)
        signs = self._signs()
        cell = (rect.width() - self._px(24)) / len(signs)
        size = self._px(40)
        for number, (icon, text) in enumerate(signs):
            x = self._px(12) + number * cell
            y = top + line + self._px(8)
            ink = look.colour("no_go" if icon == "stop" else "text")
            icons.draw(painter, icon, QRectF(x + (cell - size) / 2, y, size, size), ink)
            painter.setPen(look.colour("text_second"))
            box = QRectF(x, y + size + self._px(2), cell, QFontMetricsF(small).height() + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Fade(QWidget):
    """Lets the picture end softly above the controls that cover its lower part."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def cover(self, picture: QRect, controls: int) -> None:
        """Lies over what shows of the picture's lower end above the controls, whose upper edge is given."""
        tall = self._look.px(72)
        self.setGeometry(picture.x(), controls - tall, picture.width(), tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mist = QLinearGradient(0, 0, 0, self.height())
        # Slow at first and last, so that no edge is seen.
        for at, opacity in ((0.0, 0.0), (0.25, 0.16), (0.5, 0.5), (0.75, 0.84), (1.0, 1.0)):
            mist.setColorAt(at, self._look.colour("ground", opacity))
        painter.fillRect(event.rect(), mist)
        painter.end()


class Toast(QWidget):
    """A line that stays for some seconds, with a way back if there is one."""

    taken_back = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._undo = Button("quiet", look, self.tr("Undo"), "undo", self)
        self._undo.clicked.connect(self.taken_back)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._undo)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._undo.set_look(look)
        self.update()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Shows a line."""
        self._text = text
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        words = QFontMetricsF(look.font("text")).horizontalAdvance(self._text)
        button = self._undo.sizeHint()
        pad = look.px(16)
        self._row.setContentsMargins(pad, pad // 2, pad // 2, pad // 2)
        undo = button.width() + pad if not self._undo.isHidden() else 0
        return QSize(int(words) + 2 * pad + undo + 4, button.height() + pad)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        paint_card(painter, QRectF(self.rect()), look)
        font = look.font("text")
        room = self.width() - 2 * look.px(16) - (self._undo.width() if self._undo.isVisible() else 0)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        text = QFontMetricsF(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(look.px(16), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
