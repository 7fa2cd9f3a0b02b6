# SPDX-License-Identifier: MIT
"""The ring with the seconds: what is left, and by its shape what kind of moment it is; it follows, it
never counts."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from massage_trainer.durations import countdown, shown_seconds
from massage_trainer.gui import fonts
from massage_trainer.gui.look import Look
from massage_trainer.gui.turns import CLOCK, turn
from massage_trainer.pacing import Moment, State

HALF_SHOWS = 2.0
"""Seconds for which half-time is said."""
HALF_LARGE = 0.75
"""How far the mark of half-time reaches while that is said, as a share of the rim's width."""
SEGMENTS = 5
DOTS = 24
FIGURES = "0123456789"
FINEST = 720
"""Steps of a turn at the most, half a degree each."""


class Face(NamedTuple):
    """All that the ring shows; two moments with the same face look the same."""

    state: State
    paused: bool
    left: int
    half: bool
    halved: bool
    text: str
    caption: str
    turn: int


class _Shape(NamedTuple):
    """The rim's measures in pixels: `circle` runs along its middle, the mark of half-time lies in `half`; and
    the steps of a whole turn."""

    diameter: float
    thick: float
    circle: QRectF
    centre: QPointF
    radius: float
    half: QRect
    steps: int

    def on_rim(self, share: float) -> QPointF:
        """The place so much of a turn clockwise from the top."""
        return self.centre + _towards(share) * self.radius


class _Rims(NamedTuple):
    """Pictures of the rim before and after the time, the latter's brush and colour, for a pixel ratio."""

    empty: QImage
    whole: QImage
    brush: QBrush
    gold: QColor
    ratio: float


class _Measures(NamedTuple):
    """How far the next figure stands, and what this one covers, from where it is written."""

    advance: float
    extent: QRectF


class _Words(NamedTuple):
    """The number, figure by figure, and the line under it: what, in which type, from where; the box around
    both."""

    number: QFont
    figures: tuple[tuple[str, QPointF], ...]
    lines: tuple[tuple[str, QFont, QPointF], ...]
    box: QRect


@dataclass(slots=True)
class _Due:
    """What is to be painted next where that is not all: where the rim's tip was and is, and the words."""

    tip: QRect = field(default_factory=QRect)
    words: QRect = field(default_factory=QRect)

    def covers(self, region: QRegion) -> bool:
        """Whether painting this paints all of the region."""
        return region == (QRegion(self.tip) + self.words if self.words else QRegion(self.tip))


class Ring(QWidget):
    """A ring that fills as the part's time passes; its shape changes with the state, so that colour is
    not needed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._face = Face("ended", False, 0, False, False, "", "", 0)
        self._words: _Words | None = None
        self._measured: _Shape | None = None
        self._tips: dict[int, QRect] = {}
        self._rims: _Rims | None = None
        self._figures: dict[tuple[str, int, str, float], tuple[QImage, QPointF]] = {}
        self._measures: dict[tuple[str, int], _Measures] = {}
        self._due = _Due()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # It paints its own ground: else each turn of its tip would have to paint all that lies behind it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._words = self._rims = None
        self._figures.clear()
        self._measures.clear()
        self._tips.clear()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words = self._rims = self._measured = None
        self._figures.clear()
        self._measures.clear()
        self._tips.clear()

    def show_moment(self, moment: Moment) -> None:
        """Follows the session; paints only what looks different."""
        old, face = self._face, self._face_of(moment)
        if face == old:
            return
        self._face = face
        if face.text != old.text or face.caption != old.caption:
            self.setAccessibleName(f"{face.text} {face.caption}".strip())
        anew = face[:5] != old[:5] or face.state == "lead_in"
        if anew:
            self._words = self._rims = None
            self.update()
            return
        due = self._due
        if face.turn != old.turn:
            # Far apart, a box around both would not hold the arc between them.
            far = abs(face.turn - old.turn) > self._shape.steps // 8
            due.tip = due.tip.united(self._tip(old.turn)).united(self._tip(face.turn))
            self.update(self.rect() if far else due.tip)
        if face.text != old.text or face.caption != old.caption:
            box, self._words = self._placed_words().box, None
            due.words = due.words.united(box).united(self._placed_words().box)
            self.update(due.words if self._within_rim(due.words) else self.rect())

    def _face_of(self, moment: Moment) -> Face:
        state, half_since = moment.state, moment.half_since
        half = half_since is not None and half_since < HALF_SHOWS and state == "running"
        return Face(
            state=state,
            paused=moment.paused,
            left=shown_seconds(moment.left if state == "last_five" else moment.cue or 0.0),
            half=half,
            halved=half_since is not None,
            text=self._text(moment),
            caption=self._caption(moment, half),
            turn=self._turn(moment),
        )

    def _turn(self, moment: Moment) -> int:
        """How far the arc has come, in steps; of a lead-in, how many dots are left; 0 where neither shows."""
        if moment.state == "running":
            # It moves on when it is its turn. What is left of the time says how fast it is.
            early = (moment.into - turn(moment.into, CLOCK)) * (1 - moment.fraction) / max(moment.left, 0.01)
            return int(max(0.0, moment.fraction - early) * self._shape.steps)
        if moment.state == "lead_in" and moment.part is not None:
            return math.ceil(DOTS * moment.lead_left / moment.part.lead_in - 1e-6)
        return 0

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
        match moment.state:
            case "running":
                return self.tr("half-time") if half else ""
            case "last_five":
                return ""
            case "lead_in":
                return self.tr("get ready")
            case "waiting":
                confirm = moment.part is not None and moment.part.ending == "confirm"
                return self.tr("when ready") if confirm else self.tr("take your time")
            case "ease_off":
                return self.tr("ease off")
            case "finishing":
                return self.tr("finishing")
            case "ended":
                return self.tr("done")

    # Painting -------------------------------------------------------------------------------------------

    @property
    def _shape(self) -> _Shape:
        """The rim's measures at this size."""
        if self._measured is None:
            diameter = max(8.0, min(self.width(), self.height()) - 4.0)
            thick = diameter * 0.085
            box = QRectF(0, 0, diameter - thick, diameter - thick)
            box.moveCenter(QRectF(self.rect()).center())
            # Steps of about one pixel, or of half a degree: more could not be seen.
            steps = min(FINEST, max(1, int(math.pi * diameter)))
            reach = thick * HALF_LARGE + _half_casing(thick)
            half = QRectF(box.center().x(), box.bottom(), 0, 0).adjusted(-reach, -reach, reach, reach)
            self._measured = _Shape(
                diameter, thick, box, box.center(), box.width() / 2, half.toAlignedRect(), steps
            )
        return self._measured

    def _tip(self, turn: int) -> QRect:
        """The little square around the arc's end."""
        found = self._tips.get(turn)
        if found is not None:
            return found
        shape = self._shape
        at = shape.on_rim(turn / shape.steps)
        reach = shape.thick / 2 + 2
        box = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect() & self.rect()
        self._tips[turn] = box
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        due, self._due = self._due, _Due()
        covered = due.covers(event.region())
        painter = QPainter(self)
        for box in (due.tip, due.words) if covered else (event.rect(),):
            if self._is_but_rim(box):
                self._paint_tip(painter, box)
            elif not box.isEmpty():
                self._paint(painter, box)
        painter.end()

    def _is_but_rim(self, box: QRect) -> bool:
        """Whether there is nothing in a box but the rim that is known already, with the arc's tip on it."""
        shape, face, rims = self._shape, self._face, self._rims
        return (
            not box.isEmpty()
            and face.state == "running"
            and 0 < face.turn < shape.steps
            and (rims is not None and rims.ratio == self.devicePixelRatioF())
            and not self._tip(0).intersects(box)
            and not shape.half.intersects(box)
            and not self._placed_words().box.intersects(box)
        )

    def _paint_tip(self, painter: QPainter, box: QRect) -> None:
        """Paints such a box: the short way, since it is gone six times a second."""
        shape, rims = self._shape, self._rims
        assert rims is not None
        share = self._face.turn / shape.steps
        painter.setClipRect(box)
        painter.drawImage(0, 0, rims.empty)
        self._paint_come(painter, share, box, rims)

    def _paint(self, painter: QPainter, box: QRect) -> None:
        """Paints all that is in a box."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        within = self._within_rim(box)
        if within or self._face.state not in ("running", "ended"):
            painter.fillRect(box, self._look.colour("ground"))
        if not within:
            self._paint_rim(painter, box)
        if self._placed_words().box.intersects(box):
            self._paint_words(painter)

    def _within_rim(self, box: QRect) -> bool:
        """Whether no kind of rim reaches into the box."""
        shape = self._shape
        x, y = shape.centre.x(), shape.centre.y()
        across = max(x - box.left(), box.right() + 1 - x)
        along = max(y - box.top(), box.bottom() + 1 - y)
        return math.hypot(across, along) < shape.radius - shape.thick * 1.05

    def _paint_rim(self, painter: QPainter, box: QRect) -> None:
        """Paints what of the rim is in the box."""
        look, face = self._look, self._face
        circle, thick = self._shape.circle, self._shape.thick
        gold = look.colour("text_second" if face.paused else "now_ink")
        # What is left must never outshine what is done.
        track = look.colour("muscle_line" if look.theme.name == "high_contrast" else "edge")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if face.state == "lead_in":
            # Loose dots that go out one by one: nothing has begun.
            for number in range(DOTS):
                there = number >= DOTS - face.turn
                radius = thick * (0.24 if there else 0.12)
                self._dot(painter, number / DOTS, radius, gold if there else track)
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
            share = 1.0 if face.state == "ended" else face.turn / self._shape.steps
            self._paint_arc(painter, share, gold, track, box)
            self._half_mark(painter, gold, box)

    def _paint_arc(self, painter: QPainter, share: float, gold: QColor, track: QColor, box: QRect) -> None:
        """What is in the box of the track, and on it of the arc as far as it has come, with round ends.

        Both are kept as pictures: an arc is slow to paint, and comes out a shade different for each length.
        """
        shape = self._shape
        # A window that has moved to a finer screen is painted anew; told otherwise it is not.
        if self._rims is None or self._rims.ratio != self.devicePixelRatioF():
            empty = self._rim(track, shape.thick * 0.45)
            whole = self._rim(gold, shape.thick, empty)
            self._rims = _Rims(empty, whole, QBrush(whole), gold, self.devicePixelRatioF())
        painter.drawImage(0, 0, self._rims.whole if share >= 1 else self._rims.empty)
        if 0 < share < 1:
            if self._tip(0).intersects(box):
                self._dot(painter, 0.0, shape.thick / 2, gold)
            self._paint_come(painter, share, box, self._rims)

    def _paint_come(self, painter: QPainter, share: float, box: QRect, rims: _Rims) -> None:
        """What is in the box of the arc as far as it has come, with its tip."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rims.brush)
        # Without soft edges, which take long: its sides lie beside the rim, and its end lies under the tip.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawPolygon(self._behind(share, box))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._tip(round(share * self._shape.steps)).intersects(box):
            self._dot(painter, share, self._shape.thick / 2, rims.gold)

    def _behind(self, share: float, box: QRect) -> list[QPointF]:
        """The corners of what holds the arc as far as it has come, where it is in the box, and ends at its
        tip."""
        shape, begin = self._shape, 0.0
        if box.width() + box.height() < shape.radius / 2 and share < 0.9:
            # What begins farther away does not show in a small box, and a large shape is slow to paint.
            begin = max(0.0, share - 0.1)
        parts = math.ceil((share - begin) * 10)
        x, y = shape.centre.x(), shape.centre.y()
        far, near = shape.radius + shape.thick, shape.radius - shape.thick
        outside, inside = [], []
        for number in range(parts + 1):
            angle = math.tau * (begin + (share - begin) * number / parts)
            across, up = math.sin(angle), math.cos(angle)
            outside.append(QPointF(x + far * across, y - far * up))
            inside.append(QPointF(x + near * across, y - near * up))
        return outside + inside[::-1]

    def _rim(self, ink: QColor, width: float, under: QImage | None = None) -> QImage:
        """A whole rim as a picture, on another one or on the ground."""
        ratio = self.devicePixelRatioF()
        if under is not None:
            image = under.copy()
        else:
            image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(ratio)
            image.fill(self._look.colour("ground"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _arc(painter, self._shape.circle, width, ink, 0, 1)
        painter.end()
        return image

    def _half_mark(self, painter: QPainter, gold: QColor, box: QRect) -> None:
        circle, thick = self._shape.circle, self._shape.thick
        bottom = QPointF(circle.center().x(), circle.bottom())
        reach = thick * (HALF_LARGE if self._face.half else 0.34)
        if not self._shape.half.intersects(box):
            return
        diamond = [
            bottom + QPointF(0, -reach), bottom + QPointF(reach, 0),
            bottom + QPointF(0, reach), bottom + QPointF(-reach, 0),
        ]  # fmt: skip
        painter.setPen(QPen(self._look.colour("ground"), _half_casing(thick)))
        painter.setBrush(gold if self._face.halved else self._look.colour("text_second"))
        painter.drawPolygon(diamond)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _dot(self, painter: QPainter, share: float, radius: float, ink: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(self._shape.on_rim(share), radius, radius)
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

    def _placed_words(self) -> _Words:
        """The words with their places; they are laid out once for as long as they stand."""
        if self._words is not None:
            return self._words
        face, shape = self._face, self._shape
        size, room = shape.diameter, shape.circle.width() - shape.thick * 2.6
        number = fonts.font(int(size * 0.36), QFont.Weight.DemiBold)
        width = sum(self._measure(figure, number).advance for figure in face.text)
        if width > room * 0.92:
            number = fonts.font(int(size * 0.36 * room * 0.92 / width), QFont.Weight.DemiBold)
        alone = not face.text
        caption = fonts.font(max(13, int(size * (0.13 if alone else 0.095))), QFont.Weight.DemiBold)
        middle = QRectF(self.rect()).center()
        lift = size * 0.06 if face.caption else 0.0
        metrics, ratio = QFontMetricsF(number), self.devicePixelRatioF()
        capital = metrics.capHeight()
        measured = [self._measure(figure, number) for figure in face.text]
        x = middle.x() - sum(each.advance for each in measured) / 2
        y = round((middle.y() + capital / 2 - lift) * ratio) / ratio
        figures, box = [], QRectF()
        for figure, (advance, extent) in zip(face.text, measured, strict=True):
            at = QPointF(round(x * ratio) / ratio, y)
            figures.append((figure, at))
            box = box.united(extent.translated(at))
            x += advance
        lines = []
        if face.caption:
            metrics = QFontMetricsF(caption)
            text = metrics.elidedText(face.caption, Qt.TextElideMode.ElideRight, room)
            x = middle.x() - metrics.horizontalAdvance(text) / 2
            y = metrics.capHeight() / 2 if alone else capital / 2 - lift + size * 0.155
            at = QPointF(x, middle.y() + y)
            lines.append((text, caption, at))
            box = box.united(metrics.tightBoundingRect(text).translated(at))
        around = box.toAlignedRect().adjusted(-2, -2, 2, 2)
        self._words = _Words(number, tuple(figures), tuple(lines), around)
        return self._words

    def _measure(self, figure: str, font: QFont) -> _Measures:
        """A figure's measures, which are slow to ask for anew each second."""
        key = figure, font.pixelSize()
        found = self._measures.get(key)
        if found is None:
            metrics = QFontMetricsF(font)
            found = _Measures(metrics.horizontalAdvance(figure), metrics.tightBoundingRect(figure))
            self._measures[key] = found
        return found

    def _paint_words(self, painter: QPainter) -> None:
        look, face, words = self._look, self._face, self._placed_words()
        second = face.paused or face.state == "lead_in"
        for figure, at in words.figures:
            # From a picture of it: so large a type is slow to paint anew.
            image, corner = self._figure(figure, words.number, "text_second" if second else "text")
            painter.drawImage(at + corner, image)
        for text, font, at in words.lines:
            painter.setPen(look.colour("text" if face.paused else "now_ink"))
            painter.setFont(font)
            painter.drawText(at, text)

    def _figure(self, figure: str, font: QFont, ink: str) -> tuple[QImage, QPointF]:
        """A picture of a figure, and its corner seen from where the figure is written."""
        size, ratio = font.pixelSize(), self.devicePixelRatioF()
        if (figure, size, ink, ratio) not in self._figures:
            # All at once, when a part begins and all is painted anyway: else each second had one to make.
            for each in FIGURES if figure in FIGURES else figure:
                self._figures[each, size, ink, ratio] = self._drawn_figure(each, font, ink)
        return self._figures[figure, size, ink, ratio]

    def _drawn_figure(self, figure: str, font: QFont, ink: str) -> tuple[QImage, QPointF]:
        ratio = self.devicePixelRatioF()
        box = QFontMetricsF(font).boundingRect(figure).toAlignedRect().adjusted(-2, -2, 2, 2)
        image = QImage(box.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.topLeft())
        painter.setPen(self._look.colour(ink))
        painter.setFont(font)
        painter.drawText(QPointF(0, 0), figure)
        painter.end()
        return image, QPointF(box.topLeft())

    def sizeHint(self) -> QSize:
        return QSize(220, 220)


def _half_casing(thick: float) -> float:
    """How wide the line around the mark of half-time is."""
    return max(1.5, thick * 0.12)


def _towards(share: float) -> QPointF:
    """The direction so much of a turn clockwise from the top, one long."""
    angle = 2 * math.pi * share - math.pi / 2
    return QPointF(math.cos(angle), math.sin(angle))


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
