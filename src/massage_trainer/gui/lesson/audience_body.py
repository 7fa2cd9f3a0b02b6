# SPDX-License-Identifier: MIT
"""The body as a class sees it: the work in the upper part of the picture, large names, a spot of light; what
is shown is decided elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas, Side
from massage_trainer.gui import fonts
from massage_trainer.gui.body import labels
from massage_trainer.gui.body.body_art import FADE_TO, BodyArt, Lit, Picture
from massage_trainer.gui.body.body_view import FADE_IN, GLIDE, BodyView
from massage_trainer.gui.body.camera import WHOLE, Camera
from massage_trainer.gui.body.labels import Placed
from massage_trainer.gui.body.scene import Label, Scene
from massage_trainer.gui.look import Look

BESIDE = 640
"""How far from the middle names stand, in drawing units: over the shoulders, where there is room."""
MARGIN = 22
"""What projectors may cut off at the left edge, in the look's units: 3 % of the height."""
MOST_NAMES = 2
"""More names than this nobody reads while hands move."""
SHOULDERS = 1720.0
"""How wide the body is at its widest, in drawing units; less would cut it off where it is worked on."""
LEAST_TALL = 1060.0
"""How much of the body shows at the least, from top to bottom, in drawing units."""
UPPER = QRectF(-860, -860, 1720, 1240)
"""What shows where nothing is worked on, in drawing units: the same body at about the same size."""
CELLS = 240
"""Room for the word “Keep off” is looked for in a grid of so many cells along the longer side."""
PLACES = 11
"""In so many places across and down."""
ENDS = 20
"""So many points along the zones' edges, or a few more, may be the end of its leader."""
TRIED = 60
"""So many leaders are tried, the shortest ones."""
SPOT = 0.8
"""The radius of the spot of light as a share of the names' type size."""


class Sized(Look):
    """A look whose text is exactly as large as it says: a share of the window's height has no least size."""

    def text_px(self, role: fonts.Role, factor: float = 1.0) -> int:
        """A text size in pixels, never rounded down."""
        return max(1, math.ceil(fonts.SIZES[role] * self.type_unit * factor - 1e-6))

    def px(self, size: float) -> int:
        """A length in pixels, given at 1080p."""
        return max(1, round(size * self.unit))


def class_frame(worked_on: QRectF) -> QRectF:
    """What of the drawing a class needs to see of what is worked on: closer than on one's own screen, since
    what lies below it follows anyway."""
    if worked_on.isEmpty():
        return QRectF(UPPER)
    lit = QRectF(worked_on)
    lit.setBottom(min(lit.bottom(), FADE_TO))  # further down nobody works, whatever is lit
    width = max(SHOULDERS, lit.width() * 1.15)
    height = max(LEAST_TALL, lit.height() * 1.2)
    frame = QRectF(-width / 2, lit.center().y() - height / 2, width, height)
    frame.moveTop(max(WHOLE.top(), frame.top()))
    return frame


class Work(NamedTuple):
    """Where hands are in the course of a movement, and where they are with their arms, in drawing units."""

    hands: QPainterPath = QPainterPath()
    arms: QPainterPath = QPainterPath()


class ClassBody(BodyView):
    """Keeps what is worked on above a line, and lets the body run on below it."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(art, atlas, look, parent)
        self._needed = 0
        self._scene_at = -math.inf
        super().show_parts(names=False)
        self.marks = _Marks(art, atlas, look, self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, rect: QRect, needed: int) -> None:
        """Lies in `rect`; what matters stays in its upper `needed` pixels."""
        changed = needed != self._needed and rect.size() == self.size()
        self._needed = needed
        self.setGeometry(rect)
        if changed:
            self._rebuild()
            self._mark()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.marks.set_look(look)
        self._mark()

    def set_scene(self, scene: Scene, now: float) -> None:
        """Shows another scene, with no more names than can be read."""
        scene = scene._replace(labels=scene.labels[:MOST_NAMES])
        before = self.scene
        if scene == before:
            return
        super().set_scene(scene, now)
        if (scene.labels, scene.framed) != (before.labels, before.framed):
            moving = self._look.motion and self.settling_until() > now
            self._scene_at = now if moving else -math.inf
        self._mark()

    def frame(self, now: float, seconds: float) -> None:
        super().frame(now, seconds)
        # Names come when the camera stands: on the way they would point at nothing.
        self.marks.set_opacity(min(1.0, max(0.0, (now - self._scene_at - GLIDE + FADE_IN) / FADE_IN)))

    def _begin_change(self, now: float) -> None:
        planned = self._changed_at
        super()._begin_change(now)
        self._scene_at += self._changed_at - planned

    def set_spot(self, spot: QPointF | None, pinned: Lit | None) -> None:
        """A spot of light at a point of the drawing, or a region that is named and outlined."""
        if (spot, pinned) != (self.marks.spot, self.marks.pinned):
            renamed = pinned != self.marks.pinned
            self.marks.spot, self.marks.pinned = spot, pinned
            self._mark(renamed=renamed)

    def name_as(self, other: ClassBody) -> None:
        """Puts names where another size of the same picture has them, broken alike."""
        self.marks.place_as(other.marks)

    def settling_until(self) -> float:
        """The second until which something fades or moves on its own."""
        until = super().settling_until()
        return max(until, self._scene_at + GLIDE + 0.05) if self._look.motion else until

    def _camera(self, scene: Scene, size: QSizeF) -> Camera:
        needed = QSizeF(size.width(), min(size.height(), self._needed or size.height()))
        frame = class_frame(self._art.bounds(scene.framed))
        camera = Camera.framing(frame, needed, self._angle)
        back, _ = camera.transform(size).inverted()
        middle = back.map(QPointF(size.width() / 2, size.height() - needed.height() / 2))
        return camera._replace(x=middle.x(), y=middle.y())

    def _mark(self, *, renamed: bool = True) -> None:
        work = Work()
        if renamed and self.scene.labels:
            work = Work(self._reach(self.scene, arms=False), self._reach(self.scene))
        room = QSizeF(self.width(), min(self.height(), self._needed or self.height()))
        self.marks.mark(self.scene, self.drawing_to_view(), room, work, renamed=renamed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.marks.resize(self.size())
        self._mark()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # Qt does not hand it on to changeEvent()
            self._rebuild()
            self._mark()
        return done


class _Marks(QWidget):
    """Names with their leaders, what is pinned, and the spot of light; painted over the body."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._art, self._atlas, self._look = art, atlas, look
        self.spot: QPointF | None = None
        self.pinned: Lit | None = None
        self.placed: list[Placed] = []
        self._as_theirs: list[Placed] = []
        self._taken_over: tuple[object, ...] = ()
        self._pictures: list[Picture] | None = None
        self._view = QTransform()
        self._painted = QRect()
        self._opacity = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_look(self, look: Look) -> None:
        self._look = look

    def set_opacity(self, opacity: float) -> None:
        if opacity != self._opacity:
            self._opacity = opacity
            self.update(self._painted)

    def mark(self, scene: Scene, view: QTransform, room: QSizeF, work: Work, *, renamed: bool) -> None:
        """`room` is what of the picture is sure to be seen."""
        self._view = view
        if renamed:
            self._pictures = None
            self.placed = self._place(scene, view, room, work)
        before, self._painted = self._painted, self._extent()
        self.update(before.united(self._painted))

    def place_as(self, other: _Marks) -> None:
        """The choice of another size of this picture holds here as well: rounding must not make another."""
        theirs = (other.placed, other._view, self._view, self.size())
        if self.placed and self._taken_over == theirs and self.placed is self._as_theirs:
            return
        to_mine = other._view.inverted()[0] * self._view
        self._taken_over = theirs
        self.placed = self._as_theirs = []
        for each in other.placed:
            start, bend, end = (to_mine.map(point) for point in each.leader)
            self.placed.append(replace(each, pill=to_mine.mapRect(each.pill), leader=(start, bend, end)))
        self._pictures = None
        before, self._painted = self._painted, self._extent()
        self.update(before.united(self._painted))

    def _place(self, scene: Scene, view: QTransform, room: QSizeF, work: Work) -> list[Placed]:
        """Two names at most. What to keep off has to be told: a second name gives way to that, and beside a
        name that was asked for the step's own, which the prompt says as well."""
        names = self._labels(scene)
        asked = None if self.pinned is None else names[-1]
        size = QSizeF(self.size())
        lit = self._together(self._art.path(each) for each in (*scene.lit, *scene.second))
        kept = names
        if scene.zones and scene.lit:
            kept = (asked,) if asked is not None else names[:1]
        outlines = self._outlines(scene, kept)

        def named(*taken_by: Placed) -> list[Placed]:
            return place_names(
                kept, outlines, view, size, self._look, asked,
                work=work, lit=lit, room=room, taken_by=taken_by,
            )  # fmt: skip

        found = named()
        if scene.zones and scene.lit:
            zones = self._together(map(self._art.zone_path, scene.zones))
            label = Label(self.tr("Keep off"), scene.zones, "right", "no_go")
            # Where heads may hide the zone itself, they may hide its word.
            for where, names_first in product((room, size), (True, False)):
                keep_off = place_keep_off(
                    label, zones, lit, work, found if names_first else [], view, where, self._look
                )
                if keep_off is not None:
                    return [*(found if names_first else named(keep_off)), keep_off]
        return found

    @staticmethod
    def _together(paths: Iterable[QPainterPath]) -> QPainterPath:
        found = QPainterPath()
        found.setFillRule(Qt.FillRule.WindingFill)
        for path in paths:
            found.addPath(path)
        return found

    def _labels(self, scene: Scene) -> tuple[Label, ...]:
        if self.pinned is None:
            return scene.labels
        region, side = self.pinned
        name = self._atlas.names[region]
        mine = Label(name[:1].upper() + name[1:], (region,), side, "second")
        others = [each for each in scene.labels if region not in each.regions]
        return (*others[: MOST_NAMES - 1], mine)

    def _outlines(self, scene: Scene, names: tuple[Label, ...]) -> list[QPainterPath]:
        shown = set(scene.lit) | set(scene.second)
        found = []
        for label in names:
            path = QPainterPath()
            for region in label.regions:
                if (region, label.side) in shown or self.pinned == (region, label.side):
                    path.addPath(self._art.path((region, label.side)))
            found.append(path)
        return found

    def _spot_rect(self) -> QRectF:
        if self.spot is None:
            return QRectF()
        radius = self._look.text_px("text") * SPOT
        centre = self._view.map(self.spot)
        return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)

    def _pinned_path(self) -> QPainterPath:
        return QPainterPath() if self.pinned is None else self._view.map(self._art.path(self.pinned))

    def _extent(self) -> QRect:
        found = QRectF(self._pinned_path().boundingRect()).united(self._spot_rect())
        for each in self.placed:
            for box in labels.extents(each, self._look):
                found = found.united(QRectF(box))
        reach = self._look.px(12)
        return found.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pictures is None:
            ratio = self.devicePixelRatioF()
            self._pictures = [each for name in self.placed for each in _pictures(name, self._look, ratio)]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        self._fade_out_on_top(painter, event.rect())
        if self.pinned is not None:
            self._stroke(painter, self._pinned_path(), look.px(5))
        painter.setOpacity(self._opacity)
        for picture in self._pictures:
            if event.region().intersects(picture.at):
                painter.drawImage(picture.at.topLeft(), picture.image)
        painter.setOpacity(1.0)
        if self.spot is not None:
            circle = QPainterPath()
            circle.addEllipse(self._spot_rect())
            painter.fillPath(circle, look.colour("second_fill", 0.18))
            self._stroke(painter, circle, look.px(6))
        painter.end()

    def _fade_out_on_top(self, painter: QPainter, rect: QRect) -> None:
        """Lets the picture begin softly under the prompt: no head ends in a straight line."""
        tall = self._look.text_px("text") * 0.9
        if rect.top() < tall:
            fade = QLinearGradient(0, 0, 0, tall)
            fade.setColorAt(0, self._look.colour("ground"))
            fade.setColorAt(1, self._look.colour("ground", 0.0))
            painter.fillRect(QRectF(rect) & QRectF(0, 0, self.width(), tall), fade)

    def _stroke(self, painter: QPainter, path: QPainterPath, width: float) -> None:
        """A line with a casing, to be seen on whatever lies under it."""
        for wide, name in ((width * 2, "casing"), (width, "second_fill")):
            pen = QPen(self._look.colour(name), wide)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)


def _pictures(placed: Placed, look: Look, ratio: float) -> list[Picture]:
    """A name as pictures, each of a piece with little else in it: large text is slow to paint in every frame,
    and so is what is mostly empty."""
    found = []
    for at in labels.extents(placed, look):
        image = QImage(at.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-QPoint(at.topLeft()))
        labels.draw(painter, placed, look)
        painter.end()
        found.append(Picture(image, at))
    return found


# Where names go ---------------------------------------------------------------------------------------------


def place_names(
    names: tuple[Label, ...],
    outlines: list[QPainterPath],
    view: QTransform,
    size: QSizeF,
    look: Look,
    asked: Label | None = None,
    *,
    work: Work | None = None,
    lit: QPainterPath | None = None,
    room: QSizeF | None = None,
    taken_by: Sequence[Placed] = (),
) -> list[Placed]:
    """Where names stand: along the upper edge, each on its region's side, clear of what is lit and of hands;
    where hands come so far up, anywhere else in `room`, or below it. `taken_by` has its place already.

    A name is broken where its place is too narrow for one line, and says only where, not what is done there,
    if that would be more than two lines: the prompt says it. One that has no place at all is left out, since
    it would hide the work, unless it was `asked` for.
    """
    work, lit = work or Work(), QPainterPath() if lit is None else lit
    hands = view.map(work.hands)
    metrics = QFontMetricsF(look.font("text", bold=True))
    gap, pad = look.px(14), look.px(24)
    edge_left, edge_right = look.px(MARGIN), size.width() - gap
    middle = view.map(QPointF(0, 0)).x()
    edges = [_points(view.map(outline)) for outline in outlines]
    crowded = len({label.side for label in names}) > 1
    placed: list[Placed] = []
    taken: dict[str, float] = {}
    for label, edge in zip(names, edges, strict=True):
        top = taken.get(label.side, gap / 2)
        box, text, fits = QRectF(), "", False
        for text in _ways(label.text):
            rows = text.count("\n") + 1
            wide = max(metrics.horizontalAdvance(each) for each in text.split("\n")) + pad
            tall = (rows - 1) * metrics.lineSpacing() + metrics.height() + look.px(4)
            out = [abs(p.x() - middle) for each in edges for p in each if p.y() < top + tall + gap]
            near = max(out) + gap if out else gap / 2 if crowded else -math.inf
            start = edge_left if label.side == "left" else max(edge_left, middle + near)
            end = min(edge_right, middle - near) if label.side == "left" else edge_right
            # Near the shoulder it names, where there is room on both sides of that.
            wished = view.map(QPointF(-BESIDE if label.side == "left" else BESIDE, 0)).x() - wide / 2
            box = QRectF(min(max(wished, start), end - wide), top, wide, tall)
            stands = [each.pill for each in taken_by]
            free = not hands.intersects(box) and not any(box.intersects(each) for each in stands)
            if fits := wide <= end - start and free:
                break
        if not fits:
            pills = [each.pill for each in (*taken_by, *placed)]
            around = _Around(lit, work, pills, view, look, strict=True)
            rooms = () if hands.isEmpty() else (room or size, size)
            ways = (_nearby(label, _ways(label.text), edge, around, where) for where in rooms)
            if (found := next(filter(None, ways), None)) is not None:
                placed.append(found)
                continue
            if label != asked:
                continue
        box.moveLeft(min(max(box.left(), edge_left), edge_right - box.width()))
        taken[label.side] = box.bottom() + gap
        placed.append(Placed(label._replace(text=text), box, _leader(box, edge, size)))
    return placed


def place_keep_off(
    label: Label,
    zones: QPainterPath,
    lit: QPainterPath,
    work: Work,
    placed: list[Placed],
    view: QTransform,
    room: QSizeF,
    look: Look,
) -> Placed | None:
    """Where the word for hatched zones stands: near one of them, with a leader to it, clear of what is lit
    and of the names; of where hands move, too, if there is such a place. None where there is no room at all.

    `zones` and `lit` are in drawing units.
    """
    around = _Around(lit, work, [each.pill for each in placed], view, look, strict=False)
    texts = (label.text, "\n".join(label.text.split()))
    return _nearby(label, texts, _points(view.map(zones)), around, room)


class _Around(NamedTuple):
    """What lies about a label that is to be placed: what is lit (in drawing units), hands, other labels'
    pills; and whether it may (`strict` is false) stand over hands sooner than not at all."""

    lit: QPainterPath
    work: Work
    pills: Sequence[QRectF]
    view: QTransform
    look: Look
    strict: bool


def _nearby(
    label: Label, texts: Sequence[str], edge: Sequence[QPointF], around: _Around, room: QSizeF
) -> Placed | None:
    """The place nearest to an edge, with a leader to it, written in one of these ways, the first the best."""
    look = around.look
    cell = max(1.0, max(room.width(), room.height()) / CELLS)
    to_cells = around.view * QTransform.fromScale(1 / cell, 1 / cell)
    shown = _cells(around.lit, to_cells)
    hands, arms = (_cells(each, to_cells) for each in around.work)
    gap, margin = look.px(14), look.px(MARGIN)
    seen = QRectF(margin, gap / 2, room.width() - margin - gap, room.height() - gap)
    taken = [each.adjusted(-gap, -gap, gap, gap) for each in around.pills]
    reach = math.ceil(gap / cell)
    # A leader to what is lit ends at its edge, one to a zone not where that is lit.
    inside = QRegion() if around.strict else shown
    ends = [
        (point.x(), point.y(), room.width() if arms.contains(in_cells) else 0.0)
        for point in edge
        if seen.contains(point) and not inside.contains(in_cells := (point / cell).toPoint())
    ]
    ends = ends[:: max(1, len(ends) // ENDS)]
    metrics = QFontMetricsF(look.font("text", bold=True))
    sign = metrics.height() * 1.05 if label.kind == "no_go" else 0.0
    ways: list[tuple[float, QRectF, QPointF, str]] = []
    for number, text in enumerate(texts):
        rows = text.split("\n")
        wide = max(metrics.horizontalAdvance(row) for row in rows) + sign + look.px(24)
        tall = (len(rows) - 1) * metrics.lineSpacing() + metrics.height() + look.px(4)
        worse = number * tall / 4
        for column, row in product(range(PLACES + 1), repeat=2) if wide <= seen.width() else ():
            x = seen.left() + (seen.width() - wide) * column / PLACES
            y = seen.top() + (seen.height() - tall) * row / PLACES
            box = QRectF(x, y, wide, tall)
            cells = QRectF(x / cell, y / cell, wide / cell, tall / cell).toAlignedRect()
            cells.adjust(-reach, -reach, reach, reach)
            if shown.intersects(cells) or any(box.intersects(each) for each in taken):
                continue
            over = hands.intersects(cells)
            if over and around.strict:
                continue
            cost = worse + room.width() * (4 if over else 1 if arms.intersects(cells) else 0)
            for end_x, end_y, hidden in ends:
                across = max(x - end_x, 0.0, end_x - x - wide)
                along = max(y - end_y, 0.0, end_y - y - tall)
                far = math.hypot(across, along)
                if far >= 2 * gap:
                    ways.append((cost + far + hidden, box, QPointF(end_x, end_y), text))
    ways.sort(key=lambda way: way[0])
    over_hands = None
    for _, box, end, text in ways[:TRIED]:
        start = _nearest(box, end)
        steps = max(2, int(math.hypot(end.x() - start.x(), end.y() - start.y()) / cell))
        points = [start + (end - start) * (number / steps) for number in range(steps)]
        # Just before it ends, a leader to what is lit touches it.
        passed = [(point / cell).toPoint() for point in points[: -3 if around.strict else None]]
        if any(each.contains(point) for each in taken for point in points) or any(
            shown.contains(point) for point in passed
        ):
            continue
        side: Side = label.side
        if not around.strict:
            side = "left" if box.center().x() < end.x() else "right"
        found = Placed(label._replace(text=text, side=side), box, (start, start, end), text)
        if not any(arms.contains(point) for point in passed):
            return found
        over_hands = over_hands or found
    return over_hands


def _cells(path: QPainterPath, to_cells: QTransform) -> QRegion:
    found = QRegion()
    for polygon in path.toSubpathPolygons(to_cells):
        found += QRegion(polygon.toPolygon(), Qt.FillRule.WindingFill)
    return found


def _nearest(box: QRectF, to: QPointF) -> QPointF:
    """The middle of the side of a box from which a straight leader to a point is shortest."""
    middle = box.center()
    sides = (
        QPointF(box.left(), middle.y()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.top()),
        QPointF(middle.x(), box.bottom()),
    )
    return min(sides, key=lambda each: math.hypot(each.x() - to.x(), each.y() - to.y()))


def _ways(text: str) -> list[str]:
    """The ways to set a name, from one line to one for each word."""
    name = text.rsplit(" · ", maxsplit=1)[-1]
    ways = [text, text.replace(" · ", "\n"), name]
    words = name.split()
    # In two lines of about the same length; else word by word.
    if len(words) > 1:
        breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        ways.append("\n".join(min(breaks, key=lambda pair: max(len(each) for each in pair))))
    if len(words) > 2:
        ways.append("\n".join(words))
    return list(dict.fromkeys(ways))


def _leader(box: QRectF, edge: list[QPointF], size: QSizeF) -> tuple[QPointF, QPointF, QPointF]:
    """Down from the name, with one bend, to the nearest point of the region's edge."""
    inside = [p for p in edge if 0 <= p.x() <= size.width() and 0 <= p.y() <= size.height()]
    if not inside:
        return box.center(), box.center(), box.center()
    start = QPointF(box.center().x(), box.bottom())
    bend = start + QPointF(0, box.height() * 0.18)
    end = min(inside, key=lambda each: math.hypot(each.x() - bend.x(), each.y() - bend.y()))
    if end.y() <= bend.y():  # beside the name: straight to it
        bend = start = QPointF(box.right() if end.x() > box.center().x() else box.left(), box.center().y())
    return start, bend, end


def _points(path: QPainterPath) -> list[QPointF]:
    found: list[QPointF] = []
    for polygon in path.toSubpathPolygons(QTransform()):
        found += _sampled(polygon)
    return found


def _sampled(polygon: QPolygonF) -> list[QPointF]:
    corners = [polygon.at(number) for number in range(polygon.size())]
    found: list[QPointF] = []
    for one, two in pairwise(corners):
        steps = max(1, int(math.hypot(two.x() - one.x(), two.y() - one.y()) / 8))
        found += [one + (two - one) * (number / steps) for number in range(steps)]
    return found
