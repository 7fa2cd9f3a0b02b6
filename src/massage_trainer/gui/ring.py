# SPDX-License-Identifier: MIT
"""The ring with the seconds: what is left, and by its shape what kind of moment it is; it follows, it
never counts."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.durations import countdown, shown_seconds
from massage_trainer.gui import fonts
from massage_trainer.gui.look import Look
from massage_trainer.pacing import Moment, State

HALF_SHOWS = 2.0
"""Seconds for which half-time is said."""
SEGMENTS = 5
DOTS = 24
PIECE = 0.12
"""How much of a turn before and behind the tip is painted when only the tip moves."""


@dataclass(frozen=True, slots=True)
class Face:
    """All that the ring shows; two moments with the same face look the same."""

    state: State
    paused: bool
    text: str
    caption: str
    turn: int
    left: int
    half: bool
    halved: bool


class Ring(QWidget):
    """A ring that fills as the part's time passes; its shape changes with the state, so that colour is
    not needed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tips = QRect()
        self._face = Face("ended", False, "", "", 0, 0, False, False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # It paints its own ground: else each turn of its tip would have to paint all that lies behind it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def show_moment(self, moment: Moment) -> None:
        """Follows the session; paints only what looks different."""
        face = self._face_of(moment)
        if face == self._face:
            return
        only_turned = face.state != "lead_in" and replace(face, turn=self._face.turn) == self._face
        old, self._face = self._face, face
        if only_turned:
            box = self._tip(old.turn).united(self._tip(face.turn))
            self._tips = box if abs(face.turn - old.turn) < self._steps() * PIECE / 4 else QRect()
            self.update(box)
        else:
            self._tips = QRect()
            self.setAccessibleName(f"{face.text} {face.caption}".strip())
            self.update()

    def _face_of(self, moment: Moment) -> Face:
        left = shown_seconds(moment.left if moment.state == "last_five" else moment.cue or 0.0)
        half = moment.half_since is not None and moment.half_since < HALF_SHOWS and moment.state == "running"
        return Face(
            state=moment.state,
            paused=moment.paused,
            text=self._text(moment),
            caption=self._caption(moment, half),
            turn=self._turn(moment),
            left=left,
            half=half,
            halved=moment.half_since is not None,
        )

    def _turn(self, moment: Moment) -> int:
        """How far the arc has come, in steps; of a lead-in, how many dots are left."""
        if moment.state == "lead_in" and moment.part is not None:
            return math.ceil(DOTS * moment.lead_left / moment.part.lead_in - 1e-6)
        return int(moment.fraction * self._steps())

    @staticmethod
    def _text(moment: Moment) -> str:
        if moment.state == "waiting" and moment.part is not None and moment.part.ending == "confirm":
            return ""  # nothing is overdue: it is for people to say when
        match moment.state:
            case "lead_in":
                return countdown(moment.lead_left)
            case "finishing":
                return countdown(moment.goes_on_in or 0.0)
            case "waiting" | "ease_off":
                return "+" + countdown(math.floor(moment.waited + 1e-6))
            case "ended":
                return ""
            case _:
                return countdown(moment.left)

    def _caption(self, moment: Moment, half: bool) -> str:
        if moment.paused and moment.state != "ended":
            return self.tr("paused")
        part = moment.part
        confirm = part is not None and part.ending == "confirm"
        words: dict[State, str] = {
            "lead_in": self.tr("get ready"),
            "running": self.tr("half-time") if half else "",
            "last_five": "",
            "waiting": self.tr("when ready") if confirm else self.tr("take your time"),
            "ease_off": self.tr("ease off"),
            "finishing": self.tr("finishing"),
            "ended": self.tr("done"),
        }
        return words[moment.state]

    # Painting -------------------------------------------------------------------------------------------

    def _diameter(self) -> float:
        return max(8.0, min(self.width(), self.height()) - 4.0)

    def _steps(self) -> int:
        """Steps of about one pixel along the rim: more could not be seen."""
        return max(1, int(math.pi * self._diameter()))

    def _circle(self) -> QRectF:
        size = self._diameter()
        box = QRectF(0, 0, size, size)
        box.moveCenter(QRectF(self.rect()).center())
        thick = self._thick()
        return box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)

    def _thick(self) -> float:
        return self._diameter() * 0.085

    def _tip(self, turn: int) -> QRect:
        """The little square around the arc's end."""
        circle = self._circle()
        angle = 2 * math.pi * turn / self._steps() - math.pi / 2
        reach = self._thick()
        x = circle.center().x() + circle.width() / 2 * math.cos(angle)
        y = circle.center().y() + circle.height() / 2 * math.sin(angle)
        return QRectF(x - reach, y - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _middle(self) -> QRect:
        inset = self._thick() * 1.5
        return self._circle().adjusted(inset, inset, -inset, -inset).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("ground"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        only_tip = self._only_tip(event.rect())
        self._paint_rim(painter, piece=PIECE if only_tip else 1.0)
        if not only_tip or event.rect().intersects(self._middle()):
            self._paint_words(painter)
        painter.end()

    def _only_tip(self, rect: QRect) -> bool:
        """Whether a piece of the rim around the tip is all there is in `rect`; near the top, where the rim
        starts, it never is."""
        share = self._face.turn / self._steps()
        return self._tips.contains(rect) and PIECE < share < 1 - PIECE

    def _paint_rim(self, painter: QPainter, *, piece: float) -> None:
        """Paints the rim; where it fills, only so much of a turn before and behind the tip: a long arc is
        slow to paint, however little of it shows."""
        look, face = self._look, self._face
        circle, thick = self._circle(), self._thick()
        gold = look.colour("text_second" if face.paused else "now_ink")
        # What is left must never outshine what is done.
        track = look.colour("muscle_line" if look.theme.name == "high_contrast" else "edge")
        share = face.turn / self._steps()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if face.state == "lead_in":
            # Loose dots that go out one by one: nothing has begun.
            for number in range(DOTS):
                there = number >= DOTS - face.turn
                self._dot(
                    painter,
                    circle,
                    number / DOTS,
                    thick * (0.24 if there else 0.12),
                    gold if there else track,
                )
        elif face.state in ("last_five", "finishing"):
            self._segments(painter, circle, thick, face.left, gold, track, hollow=face.state == "finishing")
        elif face.state in ("waiting", "ease_off"):
            ink = (
                gold
                if face.state == "waiting"
                else look.colour("text_second" if face.paused else "second_line")
            )
            self._double(painter, circle, thick, ink, dashed=face.state == "ease_off")
        else:
            tip = share if face.state != "ended" else 1
            _arc(painter, circle, thick * 0.45, track, max(0.0, tip - piece), min(1.0, tip + piece))
            _arc(painter, circle, thick, gold, max(0.0, tip - piece), tip)
            self._half_mark(painter, circle, thick, gold)

    def _half_mark(self, painter: QPainter, circle: QRectF, thick: float, gold: QColor) -> None:
        bottom = QPointF(circle.center().x(), circle.bottom())
        reach = thick * (0.75 if self._face.half else 0.34)
        diamond = [
            bottom + QPointF(0, -reach), bottom + QPointF(reach, 0),
            bottom + QPointF(0, reach), bottom + QPointF(-reach, 0),
        ]  # fmt: skip
        painter.setPen(QPen(self._look.colour("ground"), max(1.5, thick * 0.12)))
        painter.setBrush(gold if self._face.halved else self._look.colour("text_second"))
        painter.drawPolygon(diamond)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _dot(painter: QPainter, circle: QRectF, share: float, radius: float, ink: QColor) -> None:
        angle = 2 * math.pi * share - math.pi / 2
        centre = circle.center() + QPointF(
            circle.width() / 2 * math.cos(angle), circle.height() / 2 * math.sin(angle)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _segments(
        painter: QPainter,
        circle: QRectF,
        thick: float,
        left: int,
        ink: QColor,
        track: QColor,
        *,
        hollow: bool,
    ) -> None:
        """Five blocks, one for each second that is left."""
        gap = 0.018
        for number in range(SEGMENTS):
            alive = number >= SEGMENTS - left
            start, end = number / SEGMENTS + gap, (number + 1) / SEGMENTS - gap
            _arc(
                painter,
                circle,
                thick if alive else thick * 0.3,
                ink if alive else track,
                start,
                end,
                flat=True,
            )
        if hollow:
            inner = circle.adjusted(thick * 0.95, thick * 0.95, -thick * 0.95, -thick * 0.95)
            _arc(painter, inner, max(1.5, thick * 0.14), ink, 0, 1)

    @staticmethod
    def _double(painter: QPainter, circle: QRectF, thick: float, ink: QColor, *, dashed: bool) -> None:
        """Two thin rims: full, and open for as long as it takes; broken where it is time to ease off."""
        for inset in (-0.32, 0.32):
            rim = circle.adjusted(thick * inset, thick * inset, -thick * inset, -thick * inset)
            pen = QPen(ink, max(1.5, thick * 0.22))
            if dashed:
                pen.setDashPattern([5, 4])
            painter.setPen(pen)
            painter.drawEllipse(rim)

    def _paint_words(self, painter: QPainter) -> None:
        look, face = self._look, self._face
        size = self._diameter()
        room = self._circle().width() - self._thick() * 2.6
        number = fonts.font(int(size * 0.36), QFont.Weight.DemiBold)
        width = QFontMetricsF(number).horizontalAdvance(face.text)
        if width > room * 0.92:
            number = fonts.font(int(size * 0.36 * room * 0.92 / width), QFont.Weight.DemiBold)
        alone = not face.text
        caption = fonts.font(max(13, int(size * (0.13 if alone else 0.095))), QFont.Weight.DemiBold)
        middle = QRectF(self.rect()).center()
        painter.setPen(look.colour("text_second" if face.paused or face.state == "lead_in" else "text"))
        painter.setFont(number)
        lift = size * 0.06 if face.caption else 0.0
        capital = QFontMetricsF(number).capHeight()
        words = QFontMetricsF(number).horizontalAdvance(face.text)
        painter.drawText(QPointF(middle.x() - words / 2, middle.y() + capital / 2 - lift), face.text)
        if face.caption:
            metrics = QFontMetricsF(caption)
            text = metrics.elidedText(face.caption, Qt.TextElideMode.ElideRight, room)
            painter.setFont(caption)
            painter.setPen(look.colour("now_ink" if not face.paused else "text"))
            x = middle.x() - metrics.horizontalAdvance(text) / 2
            y = metrics.capHeight() / 2 if alone else capital / 2 - lift + size * 0.155
            painter.drawText(QPointF(x, middle.y() + y), text)

    def sizeHint(self) -> QSize:
        return QSize(220, 220)


def _arc(
    painter: QPainter,
    circle: QRectF,
    width: float,
    ink: QColor,
    start: float,
    end: float,
    *,
    flat: bool = False,
) -> None:
    """Part of a circle, in shares of a turn clockwise from the top."""
    if end <= start:
        return
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat or end - start >= 1 else Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(circle, round((90 - 360 * start) * 16), round(-360 * (end - start) * 16))
