# SPDX-License-Identifier: MIT
"""Names beside the body: pills in the free margin, each with a leader to the edge of what it names; where
there is no room for that, a name in a corner. It never covers what is lit, and decides nothing about it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QRegion, QTransform

from massage_trainer.gui.body.scene import Label
from massage_trainer.gui.look import Look

BESIDE = 640.0
"""Where names stand if nothing speaks against it, in drawing units: so far from the midline, above the
shoulders beside the neck, and at this height."""
HEIGHT = -330.0
OUTER = 1000.0
"""Names stand no further from the midline than this, in drawing units, however wide the view."""
CELLS = 240
"""Room is looked for in a grid of so many cells along the longer side of the view: what a pixel more or less
would change, nobody sees."""
STEPS = 16
"""In how many places a name is tried along each side of the view."""
ANCHORS = 24
"""At most so many points of an edge are tried as the end of a leader."""
TRIED = 64
"""For at most so many places of one kind a leader is looked for."""
BREAK = 0.8
"""What each further line of a pill costs, in its heights: less than a leader across the head."""
NEAR = 0.25
"""Where a place costs less than this share of the view, the text is not broken to find a better one."""
WAYS = 5
"""For one place of a name at most so many leaders are tried, the shortest ones."""
HIDDEN = 0.03
"""What shows less than this share of itself, under what is lit on top of it, is not named."""
PIECE = 110
"""A leader is painted in pieces about so long, in the look's units."""
FAR = 0.3
"""A leader to what must be kept off is no longer than this share of the view: it is a side remark."""


class Asked(NamedTuple):
    """A label that is to be placed. `shape` is what shows of what it names and `over` what lies on top of
    that, in drawing units; a leader ends on the edge of the one, where it is not hidden by the other and not
    below `lowest`."""

    label: Label
    shape: QPainterPath
    over: QPainterPath = QPainterPath()
    lowest: float = math.inf


class Around(NamedTuple):
    """What lies about, in drawing units: what is lit and must stay free; the body, beside which names stand;
    and where hands work, which names leave free if they can."""

    lit: Sequence[QPainterPath]
    body: QPainterPath
    work: QPainterPath


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place in the view: the pill, and the leader from the pill to the region's edge.

    `text` is what the pill says, in as many lines as it needs; nothing stands for the label's own text. For
    want of room for a leader the pill stands alone (`led` is false).
    """

    label: Label
    pill: QRectF
    leader: tuple[QPointF, QPointF, QPointF]
    text: str = ""
    led: bool = True
    small: bool = False

    @property
    def words(self) -> str:
        """What the pill says."""
        return self.text or self.label.text


class _Wording(NamedTuple):
    """One way to write a label: its lines, how large its pill is in the view's pixels, its type, and whether
    it says all of it."""

    text: str
    width: float
    height: float
    small: bool
    whole: bool


class _Room(NamedTuple):
    """The view as a grid of cells: what is lit, what the body and the hands cover, and what is taken by names
    that are placed."""

    cell: float
    size: QSizeF
    margin: float
    gap: float
    lit_paths: Sequence[QPainterPath]
    back: QTransform
    lit: QRegion
    body: QRegion
    work: QRegion
    taken: QRegion

    def cells(self, box: QRectF, around: float) -> QRect:
        """The cells that a box touches, and what is `around` it (in the view's pixels)."""
        return QRectF(
            (box.x() - around) / self.cell,
            (box.y() - around) / self.cell,
            (box.width() + 2 * around) / self.cell,
            (box.height() + 2 * around) / self.cell,
        ).toAlignedRect()

    def strip(self, one: QPointF, two: QPointF, around: float) -> QRegion:
        """The cells along a line."""
        along = two - one
        length = math.hypot(along.x(), along.y()) or 1.0
        reach = around + self.cell
        across = QPointF(-along.y(), along.x()) * (reach / length)
        corners = (one + across, two + across, two - across, one - across)
        return QRegion(QPolygonF([corner / self.cell for corner in corners]).toPolygon())

    def grazes(self, end: QPointF, towards: QPointF, ring: float) -> bool:
        """Whether a leader runs along or over a lit edge just before its end, finer than the cells show."""
        along = towards - end
        length = math.hypot(along.x(), along.y())
        along /= length
        across = QPointF(-along.y(), along.x()) * 2
        far = min(length, ring + 2.5 * self.cell + 4)
        many = max(2, int((far - ring) / 2))
        for number in range(many + 1):
            at = end + along * (ring + (far - ring) * number / many)
            for point in (self.back.map(at + across), self.back.map(at - across)):
                if any(path.contains(point) for path in self.lit_paths):
                    return True
        return False

    def with_taken(self, found: Placed) -> _Room:
        """The room that is left beside a label."""
        taken = self.taken + self.cells(found.pill, self.gap)
        if found.led:
            for one, two in pairwise(found.leader):
                taken += self.strip(one, two, self.gap * 0.5)
        return self._replace(taken=taken)


def place(
    asked: Sequence[Asked], around: Around, camera: QTransform, size: QSizeF, look: Look
) -> list[Placed]:
    """Where labels go. One for which there is no room at all is left out: it would hide the work."""
    if not asked:
        return []
    cell = max(1.0, max(size.width(), size.height()) / CELLS)
    to_cells = camera * QTransform.fromScale(1 / cell, 1 / cell)
    lit = QRegion()
    for path in around.lit:
        lit += _region(path, to_cells)
    room = _Room(
        cell,
        size,
        max(10.0, look.px(16)),
        look.px(8),
        around.lit,
        camera.inverted()[0],
        lit,
        _region(around.body, to_cells),
        _region(around.work, to_cells),
        QRegion(),
    )
    asked = [each for each in asked if _shows(each, to_cells)]
    names = [number for number, each in enumerate(asked) if each.label.kind != "no_go"]
    ends = {number: _ends(asked[number], camera, to_cells, room, look) for number in names}
    rest = [number for number, each in enumerate(asked) if each.label.kind == "no_go"]
    # What lies furthest out is named first, nearest to the body; if that leaves one without its place, it is
    # tried the other way round.
    middle = camera.map(QPointF(0, 0))
    names.sort(key=lambda number: -max((_far(end.at, middle) for end in ends[number]), default=0.0))
    well = TIER + sum(3 * TIER for number in names if not ends[number])
    best: tuple[float, dict[int, Placed]] | None = None
    for order in (names, names[::-1]):
        cost, found, left = 0.0, dict[int, Placed](), room
        for number in order:
            got = _best(asked[number].label, ends[number], left, camera, look)
            cost += got[0] if got else 10 * TIER
            if got is not None:
                found[number] = got[1]
                left = left.with_taken(got[1])
        if best is None or cost < best[0]:
            best = cost, found
        if cost < well:
            break
    assert best is not None
    found, left = best[1], room
    for each in found.values():
        left = left.with_taken(each)
    zones = {number: asked[number] for number in rest}
    found.update(_zones(zones, left, to_cells, camera, look))
    return [found[number] for number in sorted(found)]


def _zones(
    zones: dict[int, Asked], room: _Room, to_cells: QTransform, camera: QTransform, look: Look
) -> dict[int, Placed]:
    """The words of the zones. One of several may go without, but not all: rather it stands on the body."""
    found: dict[int, Placed] = {}
    for needed in (False, True):
        for number, asked in zones.items():
            wanted = asked._replace(label=asked.label._replace(needed=asked.label.needed or needed))
            got = _kept_off(wanted, _ends(wanted, camera, to_cells, room, look), room, to_cells, camera, look)
            if got is not None:
                found[number] = got[1]
                room = room.with_taken(got[1])
                if needed:
                    break
        if found:
            break
    return found


def _kept_off(
    asked: Asked, ends: list[_End], left: _Room, to_cells: QTransform, camera: QTransform, look: Look
) -> tuple[float, Placed] | None:
    """Where the word of a zone stands: within it, or beside it."""
    zone = _region(asked.shape, to_cells)
    return _within(asked.label, zone, left, look) or _best(asked.label, ends, left, camera, look)


def _shows(asked: Asked, to_cells: QTransform) -> bool:
    own = _region(asked.shape, to_cells)
    return _area(own - _region(asked.over, to_cells)) > HIDDEN * _area(own)


def _area(region: QRegion) -> int:
    return sum(rect.width() * rect.height() for rect in rects(region))


# Where leaders may end --------------------------------------------------------------------------------------


class _End(NamedTuple):
    """A point of an edge, and what it costs to choose it: a broad part is chosen before a tip."""

    at: QPointF
    cost: float


_EIGHT = tuple((math.cos(math.pi * number / 4), math.sin(math.pi * number / 4)) for number in range(8))


def _ends(asked: Asked, camera: QTransform, to_cells: QTransform, room: _Room, look: Look) -> list[_End]:
    own = _region(asked.shape, to_cells)
    if not asked.over.isEmpty():
        own -= _region(asked.over, to_cells)
    others = room.lit - own
    reach = look.px(7) + 1.5 * room.cell
    broad = look.px(22) + room.cell
    inset = look.px(10)
    inside = QRectF(inset, inset, room.size.width() - 2 * inset, room.size.height() - 2 * inset)
    found: list[_End] = []
    for at in _points(asked.shape, asked.lowest, camera, look.px(12)):
        if not inside.contains(at):
            continue
        near = [_cell(at, way, room.cell * 1.5, room.cell) for way in _EIGHT]
        if not any(own.contains(each) for each in near) or any(others.contains(each) for each in near):
            continue
        if all(room.lit.contains(_cell(at, way, reach, room.cell)) for way in _EIGHT):
            continue  # all around it is lit: no leader could come here
        full = sum(own.contains(_cell(at, way, broad, room.cell)) for way in _EIGHT)
        busy = room.work.contains(_cell(at, (0.0, 0.0), 0.0, room.cell))
        found.append(_End(at, look.px(14) * max(0, 3 - full) + (look.px(40) if busy else 0)))
    step = max(1, len(found) // ANCHORS)
    return found[::step]


def _cell(at: QPointF, way: tuple[float, float], reach: float, cell: float) -> QPoint:
    return QPoint(int((at.x() + way[0] * reach) // cell), int((at.y() + way[1] * reach) // cell))


def _points(shape: QPainterPath, lowest: float, camera: QTransform, apart: float) -> Iterator[QPointF]:
    """Points along an outline so far apart, in the view's pixels; none below `lowest` (drawing units)."""
    for polygon in shape.toSubpathPolygons(QTransform()):
        corners = [polygon.at(number) for number in range(polygon.size())]
        seen = camera.map(polygon)
        due = 0.0
        for number, (one, two) in enumerate(pairwise(corners)):
            begin, way = seen.at(number), seen.at(number + 1) - seen.at(number)
            length = math.hypot(way.x(), way.y())
            while due < length:
                share = due / length
                if one.y() + (two.y() - one.y()) * share <= lowest:
                    yield begin + way * share
                due += apart
            due -= length


def _region(path: QPainterPath, to_cells: QTransform) -> QRegion:
    found = QRegion()
    for polygon in path.toSubpathPolygons(to_cells):
        found += QRegion(polygon.toPolygon(), Qt.FillRule.WindingFill)
    return found


def _far(one: QPointF, two: QPointF) -> float:
    return math.hypot(one.x() - two.x(), one.y() - two.y())


# Where pills may stand --------------------------------------------------------------------------------------

TIER = 1e3
"""What a place costs more, in pixels of leader, that gives up something: the hands' room, then the margin
beside the body, then the leader."""


def _best(
    label: Label, ends: list[_End], room: _Room, camera: QTransform, look: Look
) -> tuple[float, Placed] | None:
    """The best place for a label, and what it costs."""
    wordings = list(_wordings(label, room, look))
    kept: dict[_Wording, _Places] = {}

    def places(wording: _Wording) -> _Places:
        if wording not in kept:
            kept[wording] = _Places(label, wording, ends, room, camera)
        return kept[wording]

    no_go = label.kind == "no_go"
    blocked = room.lit + room.taken
    for tier in range(2 if no_go and not label.needed else 3) if ends else ():
        found: tuple[float, Placed] | None = None
        for wording in wordings:
            if not wording.whole:
                continue
            broken = BREAK * wording.height * wording.text.count("\n")
            for least, cost, pill in islice(places(wording).giving_up(tier), TRIED):
                if found is not None and least + broken >= found[0]:
                    break  # they come in order: no leader could make it cheaper
                led = _leader(label, pill, wording, ends, room, blocked, look)
                if led is not None and (found is None or cost + broken + led[0] < found[0]):
                    found = cost + broken + led[0], led[1]
            if found is not None and found[0] < NEAR * max(room.size.width(), room.size.height()):
                break
        if found is not None:
            return tier * TIER + found[0], found[1]
    for wording in () if no_go else wordings:
        for tier in range(3):
            alone = next(places(wording).giving_up(tier), None)
            if alone is not None:
                return (3 + tier) * TIER + alone[1], _alone(label, alone[2], wording)
    return None


def _alone(label: Label, pill: QRectF, wording: _Wording) -> Placed:
    middle = pill.center()
    return Placed(label, pill, (middle, middle, middle), wording.text, led=False, small=wording.small)


def _within(label: Label, zone: QRegion, room: _Room, look: Look) -> tuple[float, Placed] | None:
    """A place on a wide zone itself, as far as it is seen: there its words need no leader."""
    seen = QRectF(QPointF(0, 0), room.size).adjusted(room.margin, room.margin, -room.margin, -room.margin)
    zone = zone & QRegion(room.cells(seen, 0.0))
    middle = zone.boundingRect().center()
    for wording in _wordings(label, room, look):
        pill = QRectF(0, 0, wording.width, wording.height)
        for down in (0.7, 0.55, 0.4, 0.25) if label.needed else (0.25, 0.4, 0.55, 0.7):
            for aside in (0.0, -0.25, 0.25, -0.33, 0.33):
                pill.moveCenter(
                    QPointF(
                        (middle.x() + aside * zone.boundingRect().width()) * room.cell,
                        (zone.boundingRect().top() + down * zone.boundingRect().height()) * room.cell,
                    )
                )
                cells = room.cells(pill, room.gap)
                kept_free = (room.lit, room.taken, *(() if label.needed else (room.work,)))
                free = not any(each.intersects(cells) for each in kept_free)
                if free and seen.contains(pill) and QRegion(cells).subtracted(zone).isEmpty():
                    return 0.0, _alone(label, QRectF(pill), wording)
    return None


def _wordings(label: Label, room: _Room, look: Look) -> Iterator[_Wording]:
    """The ways to write a label, the best first: in one line, broken after its verb, broken anywhere; at last
    without the verb, which the prompt says too, and smaller."""
    one = label.text.replace("\n", " ")
    verb, dot, name = one.partition(" · ")
    texts = [one]
    if dot:
        texts += [f"{verb} ·\n{name}", f"{verb} ·\n" + _halved(name)]
    elif label.kind != "no_go":
        texts += [_halved(one)]
    alone = name if dot else one
    widest = room.size.width() - 2 * room.margin
    done = set()
    last = () if label.kind == "no_go" else ((_halved(alone), False), (_halved(alone), True))
    for text, small in (*((each, False) for each in texts), *last):
        if (text, small) in done:
            continue
        done.add((text, small))
        metrics = QFontMetricsF(_font(look, small=small))
        lines = text.split("\n")
        sign = metrics.height() * 1.05 if label.kind == "no_go" else 0.0
        wide = max(metrics.horizontalAdvance(line) for line in lines) + look.px(24) + sign
        if wide <= widest:
            yield _Wording(
                text, wide, metrics.height() * len(lines) + look.px(10), small, text in texts and not small
            )


def _halved(text: str) -> str:
    """The text in two lines, as even as its words allow."""
    words = text.split()
    cuts = range(1, len(words))
    cut = min(cuts, key=lambda at: max(len(" ".join(words[:at])), len(" ".join(words[at:]))), default=0)
    return "\n".join(filter(None, (" ".join(words[:cut]), " ".join(words[cut:])))) if cut else text


def _font(look: Look, *, small: bool) -> QFont:
    return look.font("small" if small else "text", bold=True)


class _Places:
    """Where on a label's side its pill may stand, the best first. What each gives up is only looked at when
    it is asked for, since the first few mostly do."""

    def __init__(
        self, label: Label, wording: _Wording, ends: list[_End], room: _Room, camera: QTransform
    ) -> None:
        self._room = room
        self._given_up: dict[int, int | None] = {}
        width, height, margin = wording.width, wording.height, room.margin
        wide, tall = room.size.width() - 2 * margin - width, room.size.height() - 2 * margin - height
        back, _ = camera.inverted()
        scale = math.hypot(camera.m11(), camera.m12())
        side = {"left": -1.0, "right": 1.0}[label.side]
        half = (abs(back.m11()) * width + abs(back.m21()) * height) / 2
        points = [(end.at.x(), end.at.y()) for end in ends[::3]]
        found: list[tuple[float, float, QRectF]] = []
        for row in range(STEPS + 1) if wide >= 0 <= tall else ():
            for column in range(STEPS + 1):
                x, y = margin + wide * column / STEPS, margin + tall * row / STEPS
                mid_x, mid_y = x + width / 2, y + height / 2
                here = back.map(QPointF(mid_x, mid_y))
                if here.x() * side <= 0 and label.kind != "no_go":
                    continue
                across = abs(here.x())
                cost = 0.6 * scale * math.hypot(across - BESIDE, (here.y() - HEIGHT) * 0.8)
                cost += 3.0 * scale * max(0.0, across + half - OUTER)
                away = min((math.hypot(px - mid_x, py - mid_y) for px, py in points), default=0.0)
                least = cost + max(0.0, away - math.hypot(width, height) / 2)
                found.append((least, cost, QRectF(x, y, width, height)))
        self._all = sorted(found, key=lambda each: each[0])

    def giving_up(self, tier: int) -> Iterator[tuple[float, float, QRectF]]:
        """The places that give up just so much (0 nothing, 1 the hands' room, 2 the margin beside the body)
        with what they cost at the least with a leader, and without one; cheapest first."""
        for number, place in enumerate(self._all):
            if number not in self._given_up:
                self._given_up[number] = self._gives_up(place[2])
            if self._given_up[number] == tier:
                yield place

    def _gives_up(self, pill: QRectF) -> int | None:
        room = self._room
        cells = room.cells(pill, room.gap)
        if room.lit.intersects(cells) or room.taken.intersects(cells):
            return None
        if room.body.intersects(room.cells(pill, room.gap / 2)):
            return 2
        return 1 if room.work.intersects(cells) else 0


def _leader(
    label: Label,
    pill: QRectF,
    wording: _Wording,
    ends: list[_End],
    room: _Room,
    blocked: QRegion,
    look: Look,
) -> tuple[float, Placed] | None:
    """The shortest leader with one bend from a pill to an edge that crosses nothing, and what it costs."""
    stub, ring = float(look.px(14)), look.px(5)
    middle_x, middle_y = pill.center().x(), pill.center().y()
    starts = (
        (pill.left(), middle_y, -1.0, 0.0),
        (pill.right(), middle_y, 1.0, 0.0),
        (middle_x, pill.top(), 0.0, -1.0),
        (middle_x, pill.bottom(), 0.0, 1.0),
    )
    dispensable = label.kind == "no_go" and not label.needed
    most = FAR * max(room.size.width(), room.size.height()) if dispensable else math.inf
    ways: list[tuple[float, float, int, QPointF]] = []
    for end in ends:
        end_x, end_y = end.at.x(), end.at.y()
        for number, (x, y, right, down) in enumerate(starts):
            across, along = end_x - x - right * stub, end_y - y - down * stub
            straight = across * right + along * down
            if straight <= 0:
                continue  # it goes on from the pill, not back beside it
            length = math.hypot(across, along)
            if 1.6 * ring + room.cell < length < most:
                ways.append((length + end.cost + stub * (1 - straight / length), length, number, end.at))
    ways.sort(key=lambda each: each[0])
    view = QRectF(2, 2, room.size.width() - 4, room.size.height() - 4)
    for cost, length, number, at in ways[:WAYS]:
        x, y, right, down = starts[number]
        start, bend = QPointF(x, y), QPointF(x + right * stub, y + down * stub)
        around_end = QRectF(at.x() - ring, at.y() - ring, 2.0 * ring, 2.0 * ring)
        if room.taken.intersects(room.cells(around_end, 2.0)):
            continue
        if not view.contains(bend) or blocked.intersects(room.cells(QRectF(start, bend).normalized(), 1.0)):
            continue
        stop = at - (at - bend) * ((ring + room.cell) / length)
        if not blocked.intersects(room.strip(bend, stop, 2.5)) and not room.grazes(at, bend, ring):
            return cost, Placed(label, pill, (start, bend, at), wording.text)
    return None


# Painting ---------------------------------------------------------------------------------------------------


def draw(painter: QPainter, placed: Placed, look: Look) -> None:
    """Paints a label: text on a pill in the ground's colour, a leader with a ring at its end. What to keep
    off has a crossed-out circle for a ring, and beside its words."""
    theme = look.theme
    kind = placed.label.kind
    ink = look.colour({"now": "now_ink", "second": "second_line", "no_go": "no_go"}[kind])
    if placed.led:
        start, bend, end = placed.leader
        ring = look.px(5 if kind == "no_go" else 3.5)
        reach = math.hypot(end.x() - bend.x(), end.y() - bend.y())
        stop = end if reach < ring else end + (bend - end) * (ring / reach)
        path = QPainterPath(start)
        path.lineTo(bend)
        path.lineTo(stop)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in (
            (max(5.0, look.px(5)), look.colour("ground", 0.85)),
            (max(2.0, look.px(2)), ink),
        ):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
            painter.setPen(pen)
            _ring(painter, end, ring, crossed=kind == "no_go")
    painter.setPen(QPen(ink, max(1.0, look.px(1.5))))
    painter.setBrush(look.colour("ground", 1.0 if theme.name == "high_contrast" else 0.92))
    painter.drawRoundedRect(placed.pill, look.px(6), look.px(6))
    font = _font(look, small=placed.small)
    painter.setFont(font)
    text = QRectF(placed.pill)
    if kind == "no_go":
        tall = QFontMetricsF(font).height()
        painter.setPen(QPen(ink, max(1.5, look.px(2))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _ring(
            painter,
            QPointF(text.left() + look.px(12) + tall * 0.4, text.center().y()),
            tall * 0.36,
            crossed=True,
        )
        text.setLeft(text.left() + tall)
    painter.setPen(ink if kind == "no_go" else look.colour("text"))
    painter.drawText(text, Qt.AlignmentFlag.AlignCenter, placed.words)


def _ring(painter: QPainter, at: QPointF, radius: float, *, crossed: bool) -> None:
    painter.drawEllipse(at, radius, radius)
    if crossed:
        slant = QPointF(radius, radius) * math.sqrt(0.5)
        painter.drawLine(at - slant, at + slant)


def extent(placed: Placed, look: Look) -> QRectF:
    """Everything that a label paints."""
    box = QPolygonF(list(placed.leader)).boundingRect()
    reach = max(10, look.px(10))
    return placed.pill.united(box).adjusted(-reach, -reach, reach, reach)


def extents(placed: Placed, look: Look) -> list[QRect]:
    """Boxes that hold all of it, and little else; no two overlap."""
    start, bend, end = placed.leader
    reach = max(10, look.px(10))
    found = QRegion(placed.pill.adjusted(-reach, -reach, reach, reach).toAlignedRect())
    if not placed.led:
        return list(rects(found))
    found += QRectF(start, bend).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect()
    boxes = list(rects(found))
    # A long slanting leader lies in a large box that is nearly empty, so it is cut across into pieces.
    way = end - bend
    flat = abs(way.x()) >= abs(way.y())
    whole = QRectF(bend, end).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect()
    long = whole.width() if flat else whole.height()
    pieces = max(1, round(long / look.px(PIECE)))
    for number in range(pieces):
        first, last = long * number // pieces, long * (number + 1) // pieces
        piece = QRect(whole)
        if flat:
            piece.setLeft(whole.left() + first)
            piece.setWidth(last - first)
        else:
            piece.setTop(whole.top() + first)
            piece.setHeight(last - first)
        boxes += rects(QRegion(piece & _along(bend, way, piece, reach, flat=flat)) - found)
    return boxes


def _along(bend: QPointF, way: QPointF, piece: QRect, reach: int, *, flat: bool) -> QRect:
    """What a leader that goes this way from its bend covers of the columns (or rows) of a piece."""
    along, across = (way.x(), way.y()) if flat else (way.y(), way.x())
    ends = (piece.left(), piece.right() + 1) if flat else (piece.top(), piece.bottom() + 1)
    begin, level = (bend.x(), bend.y()) if flat else (bend.y(), bend.x())
    sides = []
    for end in (ends[0] - reach, ends[1] + reach):
        share = min(1.0, max(0.0, (end - begin) / along)) if along else 0.0
        sides.append(level + across * share)
    low, high = math.floor(min(sides)) - reach, math.ceil(max(sides)) + reach
    box = (
        QRectF(piece.x(), low, piece.width(), high - low)
        if flat
        else QRectF(low, piece.y(), high - low, piece.height())
    )
    return box.toAlignedRect()


def rects(region: QRegion) -> Iterator[QRect]:
    """The rectangles that make up a region."""
    # A region is iterable, as its C++ counterpart is; the stubs do not say so.
    yield from cast("Iterable[QRect]", region)
