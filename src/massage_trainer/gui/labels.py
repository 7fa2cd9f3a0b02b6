# SPDX-License-Identifier: MIT
"""Names beside the body: pills in the free corners, each with a leader that ends on its region's edge."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QRegion, QTransform

from massage_trainer.gui.look import Look
from massage_trainer.gui.scene import Label

CORNERS = {"left": QPointF(-640, -300), "right": QPointF(640, -300)}
"""The free places above the shoulders, beside the neck, in drawing units."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place in the view: the pill, and the leader from the pill to the region's edge."""

    label: Label
    pill: QRectF
    leader: tuple[QPointF, QPointF, QPointF]


def place(
    labels: tuple[Label, ...],
    outlines: dict[str, QPainterPath],
    camera: QTransform,
    size: QSizeF,
    look: Look,
) -> list[Placed]:
    """Where labels go. `outlines` holds for each label's text the lit outline in drawing units."""
    metrics = QFontMetricsF(look.font("text", bold=True))
    margin = look.px(12)
    height = metrics.height() + look.px(10)
    below = CORNERS["left"].y() < 0 and camera.map(CORNERS["left"]).y() < size.height() / 2
    placed: list[Placed] = []
    for side in ("left", "right"):
        here = [label for label in labels if label.side == side]
        edges = {label.text: _edge(camera.map(outlines[label.text]), size) for label in here}
        # The name of what lies furthest out stands nearest the body, so that no leader has to pass
        # another pill.
        middle = camera.map(QPointF(0, 0)).x()
        here.sort(key=lambda label: -max((abs(p.x() - middle) for p in edges[label.text]), default=0.0))
        for number, label in enumerate(here):
            width = metrics.horizontalAdvance(label.text) + look.px(28)
            pill = QRectF(0, 0, width, height)
            pill.moveCenter(camera.map(CORNERS[side]))
            pill.translate(0, (-1 if below else 1) * number * (height + look.px(10)))
            pill.moveLeft(min(max(pill.left(), margin), size.width() - margin - width))
            pill.moveTop(min(max(pill.top(), margin), size.height() - margin - height))
            leader = _leader(pill, edges[label.text], middle, first=not number)
            placed.append(Placed(label, pill, leader))
    return placed


def _leader(
    pill: QRectF, edge: list[QPointF], middle: float, *, first: bool
) -> tuple[QPointF, QPointF, QPointF]:
    """From the pill, one bend, to the nearest point of the edge: it cannot cross what it names.

    The first pill of a corner lets it out towards what it names, those behind it towards the body's middle.
    """

    def nearest(place: QPointF) -> QPointF:
        return min(edge, key=lambda point: math.hypot(point.x() - place.x(), point.y() - place.y()))

    if not edge:
        return pill.center(), pill.center(), pill.center()
    away = nearest(pill.center()) - pill.center()
    if first and abs(away.y()) > pill.height():
        down = 1 if away.y() > 0 else -1
        start = QPointF(pill.center().x(), pill.bottom() if down > 0 else pill.top())
        bend = start + QPointF(0, down * pill.height() * 0.5)
    else:
        inwards = -1 if (away.x() < 0 if first else pill.center().x() > middle) else 1
        start = QPointF(pill.left() if inwards < 0 else pill.right(), pill.center().y())
        bend = start + QPointF(inwards * pill.height() * 0.4, 0)
    return start, bend, nearest(bend)


def _edge(outline: QPainterPath, size: QSizeF) -> list[QPointF]:
    """Points along an outline, those in view if there are any."""
    points = [p for polygon in outline.toSubpathPolygons(QTransform()) for p in _sampled(polygon)]
    inside = [p for p in points if 0 <= p.x() <= size.width() and 0 <= p.y() <= size.height()]
    return inside or points


def _sampled(polygon: QPolygonF) -> list[QPointF]:
    corners = [polygon.at(number) for number in range(polygon.size())]
    found: list[QPointF] = []
    for one, two in pairwise(corners):
        steps = max(1, int(math.hypot(two.x() - one.x(), two.y() - one.y()) / 6))
        found += [one + (two - one) * (number / steps) for number in range(steps)]
    return found or corners


def draw(painter: QPainter, placed: Placed, look: Look) -> None:
    """Paints a label: text on a pill in the ground's colour, a leader with a ring at its end."""
    theme = look.theme
    ink = look.colour("now_ink" if placed.label.kind == "now" else "second_fill")
    start, bend, end = placed.leader
    ring = look.px(4)
    reach = math.hypot(end.x() - bend.x(), end.y() - bend.y())
    stop = end if reach < ring else end + (bend - end) * (ring / reach)
    path = QPainterPath(start)
    path.lineTo(bend)
    path.lineTo(stop)
    for width, colour in ((look.px(5), look.colour("ground", 0.85)), (look.px(2), ink)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(end, ring, ring)
    painter.setPen(QPen(ink, look.px(1.5)))
    painter.setBrush(look.colour("ground", 1.0 if theme.name == "high_contrast" else 0.92))
    painter.drawRoundedRect(placed.pill, look.px(6), look.px(6))
    painter.setPen(look.colour("text"))
    painter.setFont(look.font("text", bold=True))
    painter.drawText(placed.pill, Qt.AlignmentFlag.AlignCenter, placed.label.text)


def extent(placed: Placed, look: Look) -> QRectF:
    """Everything that a label paints."""
    start, bend, end = placed.leader
    box = QPolygonF([start, bend, end]).boundingRect()
    reach = look.px(10)
    return placed.pill.united(box).adjusted(-reach, -reach, reach, reach)


def extents(placed: Placed, look: Look) -> list[QRect]:
    """Boxes that hold all of it, and little else; no two overlap."""
    start, bend, end = placed.leader
    reach = look.px(10)
    boxes = [placed.pill, QRectF(start, bend).normalized()]
    # A long slanting leader lies in a large box that is nearly empty.
    pieces = max(1, math.ceil(math.hypot(end.x() - bend.x(), end.y() - bend.y()) / look.px(60)))
    places = [bend + (end - bend) * (number / pieces) for number in range(pieces + 1)]
    boxes += [QRectF(one, two).normalized() for one, two in pairwise(places)]
    found = QRegion()
    for box in boxes:
        found += box.adjusted(-reach, -reach, reach, reach).toAlignedRect()
    return list(rects(found))


def rects(region: QRegion) -> Iterator[QRect]:
    """The rectangles that make up a region."""
    # A region is iterable, as its C++ counterpart is; the stubs do not say so.
    yield from cast("Iterable[QRect]", region)
