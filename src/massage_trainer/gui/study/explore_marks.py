# SPDX-License-Identifier: MIT
"""Marks on the picture of the body: where a muscle holds to the bones, and the landmarks on the way to it;
which they are, others say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.body.body_art import BodyArt, Lit
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.look import Look
from massage_trainer.outline import Point

MarkKind = Literal["from", "to", "stop", "passed"]
_AWAY = 16.0
"""Pixels at 1080p between a mark and its name."""


class Mark(NamedTuple):
    """Places in drawing units, in a row along the bone, with one name. `about`: only about there."""

    name: str
    points: tuple[Point, ...]
    kind: MarkKind
    about: bool = False


class Marks(QWidget):
    """Lies over a picture of the body and paints marks on it, and the outline of their muscle."""

    def __init__(self, body: BodyView, art: BodyArt, look: Look) -> None:
        super().__init__(body)
        self._body, self._art, self._look = body, art, look
        self._marks: tuple[Mark, ...] = ()
        self._outlined: Lit | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked."""
        return self._marks

    def set_marks(self, marks: Sequence[Mark], outlined: Lit | None = None) -> None:
        """Marks other places."""
        self._marks, self._outlined = tuple(marks), outlined
        self.update()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    # Where names stand ----------------------------------------------------------------------------------

    def placed(self) -> list[tuple[Mark, list[QPointF], QRectF]]:
        """Each mark with its points and the box of its name, in the view's pixels; no box hides another's
        name, nor a mark while there is room elsewhere."""
        view = self._body.drawing_to_view()
        rows = [(mark, [view.map(QPointF(*point)) for point in mark.points]) for mark in self._marks]
        reach = self._radius() + 2
        taken = [
            QRectF(p.x() - reach, p.y() - reach, 2 * reach, 2 * reach)
            for _, row in rows
            for p in _along(row, reach)
        ]
        found = []
        for mark, points in rows:
            box = self._name_box(mark, points, taken) if mark.name and points else QRectF()
            if not box.isEmpty():
                taken.append(box)
            found.append((mark, points, box))
        return found

    def _radius(self) -> float:
        return max(6.0, 9.0 * self._look.unit)

    def _name_box(self, mark: Mark, points: list[QPointF], taken: list[QRectF]) -> QRectF:
        look = self._look
        metrics = QFontMetricsF(look.font("small", bold=True))
        room = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        wide = min(metrics.horizontalAdvance(mark.name) + look.px(20), room.width())
        size = QSizeF(wide, metrics.height() + look.px(8))
        away = _AWAY * look.unit + self._radius()
        middle = self._body.rect().center().x()
        outline = QPainterPath()
        if self._outlined is not None:
            outline = self._body.drawing_to_view().map(self._art.path(self._outlined))
        best, least = QRectF(), float("inf")
        for rings in (1.0, 2.0, 3.2, 4.6, 6.5):
            for anchor in (points[len(points) // 2], points[-1], points[0]):
                # On the midline the name stands on the other side, where it hides nothing of the muscle.
                out = self._outward() if abs(anchor.x() - middle) < away else 1 if anchor.x() > middle else -1
                for dx, dy in (
                    (out, 0),
                    (out, -1),
                    (out, 1),
                    (0, -1),
                    (0, 1),
                    (-out, 0),
                    (-out, -1),
                    (-out, 1),
                ):
                    box = QRectF(QPointF(0, 0), size)
                    box.moveCenter(
                        anchor
                        + QPointF(
                            dx * (away * (rings if dy == 0 else 1) + size.width() / 2),
                            dy * (away * rings + size.height() / 2),
                        )
                    )
                    box.moveLeft(min(max(box.left(), room.left()), room.right() - size.width()))
                    box.moveTop(min(max(box.top(), room.top()), room.bottom() - size.height()))
                    hidden = sum(_shared(box, each) for each in taken)
                    # Rather beside the muscle than upon it, if that is not far.
                    cost = hidden * 10 + (rings + 2.0 * outline.intersects(box)) * size.height()
                    if cost < least:
                        best, least = box, cost
        return best

    def _outward(self) -> int:
        """The way from the muscle to the other side: 1 is to the right of an upright picture."""
        turned = 90 < self._body.angle < 270
        left = self._outlined is not None and self._outlined[1] == "left"
        return 1 if left != turned else -1

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._outlined is not None:
            self._paint_outline(painter, self._outlined)
        placed = self.placed()
        for mark, points, _ in placed:
            self._paint_mark(painter, mark, points)
        for mark, points, box in placed:
            if not box.isEmpty():
                self._paint_name(painter, mark, points, box)
        painter.end()

    def _paint_outline(self, painter: QPainter, lit: Lit) -> None:
        look = self._look
        outline = self._body.drawing_to_view().map(self._art.path(lit))
        for colour, wide in (("casing", 4.0), ("now_line", 1.8)):
            pen = QPen(look.colour(colour), wide * look.unit)
            if colour != "casing":
                pen.setDashPattern([5.0, 4.0])
            painter.setPen(pen)
            painter.setBrush(look.colour("now_fill", 0.10) if colour == "casing" else Qt.BrushStyle.NoBrush)
            painter.drawPath(outline)

    def _ink(self, kind: MarkKind) -> QColor:
        return self._look.colour("second_fill" if kind == "to" else "now_fill")

    def _paint_mark(self, painter: QPainter, mark: Mark, points: list[QPointF]) -> None:
        look, ink = self._look, self._ink(mark.kind)
        radius = self._radius() * (0.6 if mark.kind == "passed" else 1.0)
        if len(points) > 1:
            for colour, wide in ((look.colour("casing"), radius * 0.9), (ink, radius * 0.5)):
                pen = QPen(colour, wide)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                if mark.about and colour == ink:
                    pen.setDashPattern([1.5, 2.0])
                painter.setPen(pen)
                painter.drawPolyline(points)
            radius *= 0.75
        for point in points:
            self._paint_dot(painter, mark, point, radius, ink)

    def _paint_dot(self, painter: QPainter, mark: Mark, point: QPointF, radius: float, ink: QColor) -> None:
        look = self._look
        casing = QPen(look.colour("casing"), max(1.5, 2.0 * look.unit))
        if mark.kind == "stop":
            for colour, wide in ((look.colour("casing"), 5.0), (ink, 2.5)):
                painter.setPen(QPen(colour, wide * look.unit))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(point, radius * 2, radius * 2)
        painter.setPen(casing)
        painter.setBrush(ink)
        if (
            mark.kind == "to"
        ):  # told apart without colour: what it goes to is square, where it comes from round
            painter.drawRect(QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius))
        else:
            painter.drawEllipse(point, radius, radius)
        if mark.about:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("casing"))
            painter.drawEllipse(point, radius * 0.5, radius * 0.5)

    def _paint_name(self, painter: QPainter, mark: Mark, points: list[QPointF], box: QRectF) -> None:
        look = self._look
        nearest = min(points, key=lambda point: (point - box.center()).manhattanLength())
        edge = QPointF(
            min(max(nearest.x(), box.left()), box.right()), min(max(nearest.y(), box.top()), box.bottom())
        )
        for colour, wide in ((look.colour("casing"), 4.0), (self._ink(mark.kind), 2.0)):
            painter.setPen(QPen(colour, wide * look.unit))
            painter.drawLine(nearest, edge)
        painter.setPen(QPen(self._ink(mark.kind), 1.5))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        font = look.font("small", bold=True)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        text = QFontMetricsF(font).elidedText(
            mark.name, Qt.TextElideMode.ElideRight, box.width() - look.px(12)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _along(row: list[QPointF], step: float) -> list[QPointF]:
    """Points close to one another all along a row."""
    found = row[:1]
    for one, two in pairwise(row):
        way = two - one
        many = max(1, round(max(abs(way.x()), abs(way.y())) / (2 * step)))
        found += [one + way * (number / many) for number in range(1, many + 1)]
    return found


def _shared(one: QRectF, two: QRectF) -> float:
    """How high the part is that two boxes share; none if they are apart."""
    both = one.intersected(two)
    return both.height() + 1 if not both.isEmpty() else 0.0
