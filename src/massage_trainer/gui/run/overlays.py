# SPDX-License-Identifier: MIT
"""What comes up over the picture for a while: the pressure card, a line that can be taken back, and the
mist in which the picture ends above the controls; they steer nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from massage_trainer.gui import icons
from massage_trainer.gui.controls import Button, Pressable, paint_card
from massage_trainer.gui.look import Look


class _Sign(Pressable):
    """One of the partner's signs, to be tapped; the card has painted it."""

    def __init__(self, said: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = said
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the run
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._hover or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = self.palette().windowText().color()
            ink.setAlphaF(0.22 if self.isDown() else 0.1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            painter.end()


class PressureCard(QWidget):
    """Says, without a sound, what to ask and which signs answer: the partner sees nothing and need not
    speak. Who has a dry finger, or an elbow, can tap the sign that was given: `answered` carries it."""

    answered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grown = 1.15
        self._picture: QPixmap | None = None
        self._chosen = self._before = ""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._buttons = [_Sign(said, f"{name}: {sign}", self) for _, said, name, sign in self._signs()]
        for button in self._buttons:
            button.clicked.connect(lambda _=False, said=button.said: self.answered.emit(said))
        self._tell()
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

    def ask(self, before: str = "") -> None:
        """Asks anew; `before` is what was answered the last time."""
        self._say("", before if before in ("more", "less") else "")

    def choose(self, said: str) -> None:
        """Shows which sign was taken down."""
        self._say(said, self._before)

    def _say(self, chosen: str, before: str) -> None:
        if (chosen, before) != (self._chosen, self._before):
            self._chosen, self._before = chosen, before
            self._picture = None
            self._tell()
            self.update()

    def _tell(self) -> None:
        signs = " ".join(f"{sign}: {name}." for _, _, name, sign in self._signs())
        self.setAccessibleName(f"{self._title()} {signs}")

    def _px(self, size: float) -> int:
        return self._look.px(size * self._grown)

    def _signs(self) -> list[tuple[str, str, str, str]]:
        """Each sign: its picture, what it stands for, that in words, and the sign in words."""
        return [
            ("thumb", "more", self.tr("more"), self.tr("Thumb up")),
            ("flat", "same", self.tr("same"), self.tr("Flat hand")),
            ("fist", "less", self.tr("less"), self.tr("Fist")),
            ("stop", "stop", self.tr("stop"), self.tr("Raised arm")),
        ]

    def _captions(self) -> list[str]:
        return [f"{sign.lower()} = {name}" for _, _, name, sign in self._signs()]

    def _title(self) -> str:
        said = {
            "more": self.tr("Noted: more."),
            "same": self.tr("Noted: the same."),
            "less": self.tr("Noted: less."),
            "stop": self.tr("Stop: hands off."),
        }
        last = {"more": self.tr("Last time: more. And now?"), "less": self.tr("Last time: less. And now?")}
        asks = last.get(self._before, self.tr("Ask: more, less, the same?"))
        return said.get(self._chosen, asks)

    def sizeHint(self) -> QSize:
        look = self._look
        sign = QFontMetricsF(look.font("small", factor=self._grown))
        widest = max(sign.horizontalAdvance(text) for text in self._captions())
        width = 4 * (widest + self._px(16)) + self._px(24)
        height = (
            self._px(24)
            + QFontMetricsF(look.font("lead", factor=self._grown)).height()
            + self._px(48)
            + sign.height()
            + self._px(16)
        )
        return QSize(int(width), int(height))

    def _cells(self) -> list[QRectF]:
        """Where each sign stands, and can be tapped: from below the question to the card's edge."""
        pad = self._px(12)
        cell = (self.width() - 2 * pad) / len(self._buttons)
        line = QFontMetricsF(self._look.font("lead", bold=True, factor=self._grown)).height()
        top = self._px(14) + line + self._px(2)
        tall = self.height() - top - self._px(6)
        return [QRectF(pad + number * cell, top, cell, tall) for number in range(len(self._buttons))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        for button, cell in zip(self._buttons, self._cells(), strict=True):
            button.setGeometry(cell.toRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # beside a sign a tap means nothing, and must not pause the run

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
        painter.drawText(QRectF(0, top, rect.width(), line), Qt.AlignmentFlag.AlignCenter, self._title())
        small = look.font("small", factor=self._grown)
        painter.setFont(small)
        size = self._px(40)
        for cell, (icon, said, _, _), text in zip(
            self._cells(), self._signs(), self._captions(), strict=True
        ):
            y = top + line + self._px(8)
            if said == self._chosen:
                painter.setPen(QPen(look.colour("now_ink"), max(2.0, self._px(2))))
                painter.setBrush(look.colour("raised"))
                painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), self._px(8), self._px(8))
            ink = look.colour("no_go" if icon == "stop" else "text")
            icons.draw(painter, icon, QRectF(cell.center().x() - size / 2, y, size, size), ink)
            painter.setPen(look.colour("text" if said == self._chosen else "text_second"))
            box = QRectF(cell.x(), y + size + self._px(2), cell.width(), QFontMetricsF(small).height() + 2)
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
    """A line that stays for some seconds, with a way back if there is one, or a way on to another place."""

    taken_back = Signal()
    gone_on = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._undo = Button("quiet", look, self.tr("Undo"), "undo", self)
        self._undo.clicked.connect(self.taken_back)
        self._go_on = Button("quiet", look, self.tr("Go on there"), "play", self)
        self._go_on.clicked.connect(self.gone_on)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for way in self._ways:
            self._row.addWidget(way)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for way in self._ways:
            way.set_look(look)
        self.update()

    @property
    def _ways(self) -> tuple[Button, Button]:
        return self._undo, self._go_on

    def say(self, text: str, *, undo: bool = False, go_on: bool = False) -> None:
        """Shows a line."""
        self._text = text
        self._undo.setVisible(undo)
        self._go_on.setVisible(go_on)
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        words = QFontMetricsF(look.font("text")).horizontalAdvance(self._text)
        pad = look.px(16)
        self._row.setContentsMargins(pad, pad // 2, pad // 2, pad // 2)
        ways = sum(way.sizeHint().width() + pad for way in self._ways if not way.isHidden())
        return QSize(int(words) + 2 * pad + ways + 4, self._undo.sizeHint().height() + pad)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look
        paint_card(painter, QRectF(self.rect()), look)
        font = look.font("text")
        room = self.width() - 2 * look.px(16) - sum(way.width() for way in self._ways if way.isVisible())
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        text = QFontMetricsF(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(look.px(16), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
