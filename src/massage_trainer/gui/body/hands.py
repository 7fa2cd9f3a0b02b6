# SPDX-License-Identifier: MIT
"""Paints the hands that show a technique, and the signs of their movement; where they go it is told."""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
    QTransform,
)

from massage_trainer import resources
from massage_trainer.atlas import X_UNIT
from massage_trainer.choreography import PER_MIL, SPOT, SQUEEZE, Drawn, Mark, Patch, Pose, as_mark, patches

Part = Literal["hand", "thumb", "roll", "mask", "halo"]
_MOST_PICTURES = 80
"""Enough for both hands of a pinch, which turn as they roll: each turn is a picture of four parts."""
_GROWTH = 0.35
"""How much a place of contact grows under the strongest pressure."""
_LINE = 0.0046
"""Width of the outline as a share of the hand: 2 pixels where a hand is 430 pixels long."""
_GROUP = re.compile(r'<g id="(\w+)"[^>]*>\n.*?\n</g>\n(?=<g id="\w+" transform|</svg>)', re.DOTALL)
_PATH = re.compile(r'class="(\w+)" d="([^"]*)"')
_COMMAND = re.compile(r"([MCZ])([^MCZ]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_GRADIENT = re.compile(r"<(linear|radial)Gradient([^>]*)>(.*?)</")
_VALUE = re.compile(r'(\w+)="(-?[\d.]+)"')
_STOP = re.compile(r'offset="([\d.]+)"[^/]*stop-opacity="([\d.]+)"')
_ROUNDING = (62.0, 42.0, 22.0)
"""Widths (thousandths) of the shades along an edge, and below, how dark each is."""
_SHADE = 0.075
_BODY, _MOST_BODY = 1.6, 0.7
"""A hand is so much denser than the theme's ink, up to a limit: else it would look like an X-ray."""
_GRIP = 0.82
"""How dense a pincer is, which would else be a tangle of fingers, fold and muscle."""
_CAST = ((64.0, 0.07), (38.0, 0.1), (18.0, 0.12))
"""Widths (thousandths) and darkness of the shadow at a hand's edge, by which it lies on the back."""
_PALMS = ("flat_palm", "cupped_palm")
"""Hands with a large, soft contact under them."""
_DENT, _DENT_DARK = 2.1, 0.5
"""How far the dent around what presses reaches, in sizes of the places that touch, and how dark it is."""
_SPOT_GLOWS = ((0.0, 0.95), (0.5, 0.8), (0.8, 0.3), (1.0, 0.0))
"""How strongly what lies under fingertips that hold glows, from its middle to where the glow ends."""
_LEAN, _LEAN_STEPS = 0.05, 3
"""How much larger a palm gets that leans in, and in how many steps."""
_PADS: dict[str, float] = {
    "fingertips": 0.4,
    "two_fingertips": 0.4,
    "pressed_fingertips": 0.45,
    "pincer": 0.5,
    "thumbs": 0.7,
}
"""How strongly places of contact show on a hand that only touches lightly or has other signs."""
_HALO = 92.0
"""How far (thousandths) the glow of a still hand reaches, and below, where it ends toward the forearm."""
_HALO_FADES = (-170.0, 150.0)
_GLOW = 9
"""So many shades from the edge of a glow to the hand."""
_ROLL_FADES = (-350.0, -200.0)
"""Where the fold comes out of the muscle."""
_MARGIN = 3
_STEP = 3.0
_ROUND = 120
_UNSEEN = 0.02
"""What is fainter than this is left out."""
_PIECES = 8
"""So many shades from the tail of a straight arrow to its head."""
_LEVELS = 8
"""So many sizes of a place of contact between no pressure and the strongest."""
_DASHED = ("dashed_rings",)
_WIDTHS: dict[str, float] = {"dashed_rings": 0.9, "two_circles": 1.0, "rings": 0.8, "loop": 0.8}
"""Signs whose lines are finer than an arrow's."""
_DASHES = (3.0, 2.4)
"""Lengths of a dash and a gap, in widths of the line."""
_ARROWS = ("long_arrow", "double_headed", "facing_arrows", "loop", "loops", "curl")
_TURNED = ("long_arrow", "loop")
"""Signs of which one picture is turned, as they follow a way."""
_NOWHERE = QPointF(0, 0)
_EVERYWHERE = QRectF(-2000, -2000, 4000, 4000)
_OVER = QPainter.CompositionMode.CompositionMode_SourceOver
_IN = QPainter.CompositionMode.CompositionMode_DestinationIn
_OUT = QPainter.CompositionMode.CompositionMode_DestinationOut


@dataclass(frozen=True, slots=True)
class HandInk:
    """A theme's colours as `#rrggbb`; `inner_line` runs inside the outline, which would drown in dark, and
    `muscle` is that of a fold of lit muscle, where it is not that of the places of contact."""

    fill: str
    fill_opacity: float
    line: str
    inner_line: str | None
    contact: str
    muscle: str | None = None


_Art = tuple[tuple[str, QPainterPath], ...]
"""Paths and the class of each, the lowest first."""
_Ink = tuple[QBrush, QPen]
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


@dataclass(frozen=True, slots=True)
class _Shape:
    """One shape's art: each part, how far its paths reach (thousandths), and how it fades."""

    parts: dict[str, _Art]
    reach: dict[str, QRectF]
    fade: QGradient


@lru_cache(maxsize=1)
def _shapes() -> dict[str, _Shape]:
    """The art in assets/hands.svg, group by group.

    It is read here and not painted by QtSvg, because a hand is made of many passes over the same few paths.
    """
    text = (resources.folder("assets") / "hands.svg").read_text(encoding="utf-8")
    found: dict[str, _Shape] = {}
    for group in _GROUP.finditer(text):
        name, inside = group[1], group[0]
        parts: dict[str, _Art] = {}
        for part in ("hand", "thumb", "roll"):
            match = re.search(rf'<g id="{name}\.{part}"[^>]*>\n.*?</g>\n', inside, re.DOTALL)
            if match:
                parts[part] = tuple((kind, _path(data)) for kind, data in _PATH.findall(match[0]))
        reach = {part: _extent(art) for part, art in parts.items()}
        found[name] = _Shape(parts, reach, _gradient(inside))
    return found


def _path(data: str) -> QPainterPath:
    """A path from its data, which has but absolute curves."""
    made = QPainterPath()
    for command, text in _COMMAND.findall(data):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        if command == "M":
            made.moveTo(numbers[0], numbers[1])
        for start in range(0, len(numbers) if command == "C" else 0, 6):
            ax, ay, bx, by, x, y = numbers[start : start + 6]
            made.cubicTo(ax, ay, bx, by, x, y)
        if command == "Z":
            made.closeSubpath()
    return made


def _gradient(text: str) -> QGradient:
    """How a shape fades: opacities along a line, or outward from a place."""
    kind, values, inside = _GRADIENT.findall(text)[0]
    known = {name: float(number) for name, number in _VALUE.findall(values)}
    made: QGradient
    if kind == "linear":
        made = QLinearGradient(known["x1"], known["y1"], known["x2"], known["y2"])
    else:
        made = QRadialGradient(known["cx"], known["cy"], known["r"])
    for at, opacity in _STOP.findall(inside):
        made.setColorAt(float(at), _colour("#ffffff", float(opacity)))
    return made


def _extent(art: _Art) -> QRectF:
    """The box around all points of the paths (handles too, so never too small)."""
    box = QRectF()
    for _, path in art:
        box = box.united(path.controlPointRect())
    return box.adjusted(-36, -36, 36, 36)  # the shadow's width


@dataclass(frozen=True, slots=True)
class _Picture:
    """A rendered part: `at` is its corner seen from the pose's point; for which size and turn it was made."""

    image: QImage
    at: QPointF
    scale: int
    steps: int

    def mirrored(self) -> _Picture:
        """The other hand's picture."""
        flipped = self.image.flipped(Qt.Orientation.Horizontal)
        width = self.image.width() / self.image.devicePixelRatio()
        return _Picture(flipped, QPointF(-self.at.x() - width, self.at.y()), self.scale, -self.steps % _ROUND)


@dataclass(frozen=True, slots=True)
class _At:
    """Where a hand is in the view: its point, pixels to a thousandth of a hand, and its turn in degrees."""

    place: QPointF
    scale: float
    turn: float
    settled: bool

    @property
    def steps(self) -> int:
        """The turn in steps of three degrees; every pose keeps its angle, so the eye sees no steps."""
        return round(self.turn / _STEP) % _ROUND

    def pixels(self, ratio: float) -> int:
        """How many device pixels a hand is long; as a key it stays the same while the window rests."""
        return max(1, round(self.scale * 1000 * ratio))


_Key = tuple[str, bool, int, int]


class HandArt:
    """The hands in one theme's inks for one pixel ratio; pictures are made when needed, and some kept."""

    def __init__(self, ink: HandInk, *, ratio: float = 1.0) -> None:
        self._ink = ink
        self._ratio = ratio
        self._pictures: OrderedDict[_Key, _Picture] = OrderedDict()
        self._scratch = QImage()

    # Poses ------------------------------------------------------------------------------------------------

    def draw(self, painter: QPainter, pose: Pose, to_view: QTransform, *, settled: bool = True) -> None:
        """Paint a pose; `to_view` leads from table units to the painter's pixels.

        The painter's opacity is a factor. While the camera moves, say `settled=False`: then a picture of
        another size or turn is stretched instead of rendering a new one for each frame.
        """
        if pose.opacity < _UNSEEN:
            return
        mark = as_mark(pose)
        if mark is not None:
            self._draw_sign(painter, pose, mark, to_view, settled=settled)
            return
        if pose.shape not in _shapes():
            return
        place, scale, turn = _seen(pose, to_view)
        at = _At(place, scale, turn, settled)
        painter.save()
        painter.setOpacity(painter.opacity() * pose.opacity)
        # A large soft contact glows from under the hand; pads lie at the ends of fingers and are
        # seen on them.
        if pose.shape in _PALMS:
            self._draw_contacts(painter, pose, at)
        if pose.shape in ("pressed_fingertips", "palm_heel"):
            self._draw_dent(painter, pose, at)
        shift = _NOWHERE
        if pose.shape == "pincer":
            shift = _turned(pose.mirrored, at.steps * _STEP, scale).map(QPointF(0, SQUEEZE * pose.squeeze))
            self._draw_roll_and_thumb(painter, pose, at, shift)
        leaned = 1.0
        if pose.shape == "palm_heel":
            leaned += _LEAN * round(min(pose.contact, 1.0) * _LEAN_STEPS) / _LEAN_STEPS
        self._blit(painter, self._picture(pose, "hand", at), at, shift, leaned)
        if pose.shape not in (*_PALMS, "palm_heel"):
            self._draw_contacts(painter, pose, at)
        painter.restore()

    def rect(self, pose: Pose, to_view: QTransform) -> QRect:
        """The pixels that a pose may touch, for repainting no more than needed."""
        if pose.opacity < _UNSEEN:
            return QRect()
        mark = as_mark(pose)
        if mark is not None:
            return self._sign_rect(mark, pose, to_view)
        place, scale, turn = _seen(pose, to_view)
        shape = _shapes().get(pose.shape)
        if shape is None:
            return QRect()
        at = _At(place, scale, turn, settled=True)
        local = _turned(pose.mirrored, at.steps * _STEP, scale)
        key: _Key = (f"{pose.shape}.hand", pose.mirrored, at.steps, at.pixels(self._ratio))
        hand = self._pictures.get(key)
        if hand is not None and pose.shape != "pincer":  # once it is painted, all of it is known
            around = QRectF(hand.at, hand.image.deviceIndependentSize())
        else:
            box = QRectF()
            for reach in shape.reach.values():
                box = box.united(reach)
            if pose.shape == "pincer":
                box.adjust(0, 0, 0, SQUEEZE)
            around = local.mapRect(box)
        if pose.shape == "palm_heel":
            around = QTransform.fromScale(1 + _LEAN, 1 + _LEAN).mapRect(around)
        if pose.shape in ("pressed_fingertips", "palm_heel"):
            around = around.united(local.mapRect(_dent(pose)))
        grown = 1 + _GROWTH
        for patch in patches(pose):
            rx, ry = patch.rx * grown, patch.ry * grown
            around = around.united(local.mapRect(QRectF(patch.x - rx, patch.y - ry, 2 * rx, 2 * ry)))
        return around.translated(place).toAlignedRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def _sign_rect(self, mark: Mark, pose: Pose, to_view: QTransform) -> QRect:
        if mark.kind == "halo":
            hand = self.rect(_palm(pose), to_view)
            wide = math.ceil(_HALO * _scale(to_view) * PER_MIL)
            return hand.adjusted(-wide, -wide, wide, wide)
        reach = _reach(mark, _scale(to_view))
        box = QRectF()
        for point in mark.points:
            middle = to_view.map(QPointF(*point))
            box = box.united(QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach))
        return box.toAlignedRect()

    def _draw_sign(
        self, painter: QPainter, pose: Pose, mark: Mark, to_view: QTransform, *, settled: bool
    ) -> None:
        """A sign that goes with a hand, from a picture: to draw it each time costs more than the hand."""
        place, scale, turn = _seen(pose, to_view)
        at = _At(place, scale, turn, settled)
        opacity = painter.opacity()
        painter.setOpacity(opacity * pose.opacity)
        if mark.kind == "halo":
            self._blit(painter, self._picture(_palm(pose), "halo", at), at)
        elif settled:
            # An arrow turns with its way: one picture of it is turned, where of the others each turn is made.
            steps = 0 if mark.kind in _TURNED else at.steps
            key: _Key = (
                f"{mark.kind} {mark.size:.0f} {mark.filled:.2f} {mark.turn}",
                pose.mirrored,
                steps,
                at.pixels(self._ratio),
            )
            picture = self._known(key) or self._keep(key, self._sign_picture(mark, to_view, at, steps))
            self._blit(painter, picture, at)
        else:
            self._draw_mark(
                painter, mark, [to_view.map(QPointF(*point)) for point in mark.points], _scale(to_view)
            )
        painter.setOpacity(opacity)

    def _sign_picture(self, mark: Mark, to_view: QTransform, at: _At, steps: int) -> _Picture:
        unit, reach = _scale(to_view), _reach(mark, _scale(to_view))
        back = QTransform().rotate((steps - at.steps) * _STEP)
        points = [back.map(to_view.map(QPointF(*point)) - at.place) for point in mark.points]
        box = QRectF()
        for point in points:
            box = box.united(QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach))
        frame = box.toAlignedRect()
        image = self._blank(frame)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-frame.left(), -frame.top())
        # Seen on a hand that moves, an arrow has to be bolder than on paper.
        self._draw_mark(painter, mark, points, unit, factor=1.6 if mark.kind == "long_arrow" else 1.0)
        painter.end()
        seen = _seen_part(image)
        corner = QPointF(frame.topLeft()) + QPointF(seen.topLeft()) / self._ratio
        return _Picture(image.copy(seen), corner, at.pixels(self._ratio), steps)

    def _blit(
        self, painter: QPainter, picture: _Picture, at: _At, shift: QPointF = _NOWHERE, grown: float = 1.0
    ) -> None:
        place = at.place + shift
        if picture.scale != at.pixels(self._ratio) or picture.steps != at.steps or grown != 1.0:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(place)
            painter.rotate((at.steps - picture.steps) * _STEP)
            factor = at.pixels(self._ratio) / picture.scale * grown
            painter.scale(factor, factor)
            painter.drawImage(picture.at, picture.image)
            painter.restore()
            return
        # Whole device pixels: the picture was rendered for this size, and moving it in between
        # would only blur it.
        corner, ratio = place + picture.at, self._ratio
        painter.drawImage(
            QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), picture.image
        )

    def _draw_roll_and_thumb(self, painter: QPainter, pose: Pose, at: _At, hand: QPointF) -> None:
        """The roll of muscle, which stands up as it is squeezed, and the thumb that holds it.

        `hand` is how far the hand has moved against the thumb, in pixels.
        """
        opacity = painter.opacity()
        painter.setOpacity(opacity * pose.squeeze)
        self._blit(painter, self._picture(pose, "roll", at), at)
        painter.setOpacity(opacity)
        thumb, mask = self._picture(pose, "thumb", at), self._picture(pose, "mask", at)
        if (thumb.scale, thumb.steps) != (mask.scale, mask.steps):
            self._blit(painter, thumb, at)
            return
        # Where the hand covers the thumb, only the hand is seen: both are translucent, and would add up.
        if self._scratch.size() != thumb.image.size():
            self._scratch = QImage(thumb.image.size(), QImage.Format.Format_ARGB32_Premultiplied)
            self._scratch.setDevicePixelRatio(self._ratio)
        inside = QPainter(self._scratch)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        inside.drawImage(0, 0, thumb.image)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        inside.drawImage(mask.at - thumb.at + hand * (thumb.scale / at.pixels(self._ratio)), mask.image)
        inside.end()
        self._blit(painter, _Picture(self._scratch, thumb.at, thumb.scale, thumb.steps), at)

    def _draw_contacts(self, painter: QPainter, pose: Pose, at: _At) -> None:
        """The places of contact: they grow and brighten with the pressure."""
        strength = min(pose.contact, 1.0)
        if strength <= 0:
            return
        painter.save()
        soft = pose.shape in _PALMS
        seen = 0.45 if soft else _PADS.get(pose.shape, 0.9)
        painter.setOpacity(painter.opacity() * seen * (0.35 + 0.65 * strength))
        level = round(strength * _LEVELS)
        local = _turned(pose.mirrored, at.steps * _STEP, at.scale)
        # A round place looks the same however the hand is turned.
        upright = replace(at, turn=0.0)
        for patch in patches(pose):
            seen_at = upright if patch.rx == patch.ry else at
            own = _turned(pose.mirrored, seen_at.steps * _STEP, at.scale)
            key: _Key = (
                f"{patch.rx} {patch.ry} {level}",
                pose.mirrored and seen_at is at,
                seen_at.steps,
                at.pixels(self._ratio),
            )
            dot = self._known(key)
            if dot is None:
                dot = self._keep(key, self._render_patch(patch, 1 + _GROWTH * level / _LEVELS, own, seen_at))
            self._blit(painter, dot, seen_at, local.map(QPointF(patch.x, patch.y)))
        painter.restore()

    def _draw_dent(self, painter: QPainter, pose: Pose, at: _At) -> None:
        """What presses sinks in: the tissue darkens around it; under fingertips it begins to glow."""
        level = round(min(pose.contact, 1.0) * _LEVELS)
        if not level:
            return
        local = _turned(pose.mirrored, at.steps * _STEP, at.scale)
        key: _Key = (f"{pose.shape} dent {level}", pose.mirrored, at.steps, at.pixels(self._ratio))
        dent = self._known(key) or self._keep(key, self._render_dent(pose, level / _LEVELS, local, at))
        self._blit(painter, dent, at)

    def _render_dent(self, pose: Pose, strength: float, local: QTransform, at: _At) -> _Picture:
        reach = _dent(pose)
        box = local.mapRect(reach).toAlignedRect().adjusted(-1, -1, 1, 1)
        image = self._blank(box)
        painter = self._painter(image, box, local)
        middle = reach.center()
        painter.save()
        painter.translate(middle)
        painter.scale(reach.width() / 2, reach.height() / 2)
        dark = QRadialGradient(0, 0, 1)
        for share, alpha in ((0.0, 1.0), (0.55, 0.9), (0.78, 0.35), (1.0, 0.0)):
            dark.setColorAt(share, _colour(self._ink.line, _DENT_DARK * strength * alpha))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(dark))
        painter.drawEllipse(QPointF(0, 0), 1, 1)
        painter.restore()
        if pose.shape == "pressed_fingertips":
            spot = SPOT / PER_MIL * (1 + _GROWTH * strength) / (1 + _GROWTH)
            seen = min(1.0, max(0.0, strength * 1.6 - 0.4))
            glow = QRadialGradient(middle, spot)
            for share, alpha in _SPOT_GLOWS:
                glow.setColorAt(share, _colour(self._ink.contact, seen * alpha))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(glow))
            painter.drawEllipse(middle, spot, spot)
        painter.end()
        return _Picture(image, QPointF(box.topLeft()), at.pixels(self._ratio), at.steps)

    # Pictures ---------------------------------------------------------------------------------------------

    def _picture(self, pose: Pose, part: Part, at: _At) -> _Picture:
        """A part at this size and turn; `mask` is the hand's silhouette."""
        shape, pixels = pose.shape, at.pixels(self._ratio)
        key: _Key = (f"{shape}.{part}", pose.mirrored, at.steps, pixels)
        found = self._known(key)
        if found is None and not at.settled:
            found = next((old for other, old in self._pictures.items() if other[:2] == key[:2]), None)
        if found is None:
            # A left hand is the mirror image of a right one turned the other way: half the pictures are free.
            twin = self._known((key[0], not pose.mirrored, -at.steps % _ROUND, pixels))
            made = twin.mirrored() if twin else self._render(shape, part, pose.mirrored, at)
            found = self._keep(key, made)
        return found

    def _known(self, key: _Key) -> _Picture | None:
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
        return found

    def _keep(self, key: _Key, made: _Picture) -> _Picture:
        self._pictures[key] = made
        while len(self._pictures) > _MOST_PICTURES:
            self._pictures.popitem(last=False)
        return made

    def _render(self, shape: Drawn, part: Part, mirrored: bool, at: _At) -> _Picture:
        art = _shapes()[shape]
        local = _turned(mirrored, at.steps * _STEP, at.scale)
        reach = art.reach["hand" if part in ("mask", "halo") else part]
        if part == "halo":
            reach = reach.adjusted(-_HALO, -_HALO, _HALO, _HALO)
        if part == "hand" and "thumb" in art.parts and "roll" not in art.parts:
            reach = reach.united(art.reach["thumb"])
        box = local.mapRect(reach).toAlignedRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        line = max(1.2, _LINE * 1000 * at.scale) / at.scale
        if part == "mask":
            image = self._pass(art.parts["hand"], box, local, {"fill": _fill("#000000")})
        elif part == "halo":
            image = self._halo(art.parts["hand"], box, local)
        elif part == "roll":
            image = self._roll(art.parts["roll"], box, local, line)
            fade = QLinearGradient(_ROLL_FADES[0], 0, _ROLL_FADES[1], 0)
            fade.setColorAt(0, _colour("#000000", 0))
            fade.setColorAt(1, _colour("#000000"))
            self._fade(image, fade, box, local)
        else:
            dense = _GRIP if "roll" in art.parts else min(self._ink.fill_opacity * _BODY, _MOST_BODY)
            dense = max(dense, self._ink.fill_opacity)
            image = self._inked(art.parts[part], box, local, line, dense)
            if part == "hand" and "thumb" in art.parts and "roll" not in art.parts:
                # The thumb lies under this hand and does not move against it, so it is put there once.
                over, image = image, self._inked(art.parts["thumb"], box, local, line, dense)
                _compose(image, self._pass(art.parts["hand"], box, local, {"fill": _fill("#000000")}), _OUT)
                _compose(image, over)
            self._fade(image, art.fade, box, local)
        seen = _seen_part(image)
        corner = QPointF(box.topLeft()) + QPointF(seen.topLeft()) / self._ratio
        return _Picture(image.copy(seen), corner, at.pixels(self._ratio), at.steps)

    def _fade(self, image: QImage, gradient: QGradient, box: QRect, local: QTransform) -> None:
        """Leaves of a picture what a gradient over the hand leaves."""
        painter = self._painter(image, box, local)
        painter.setCompositionMode(_IN)
        painter.fillRect(_EVERYWHERE, QBrush(gradient))
        painter.end()

    def _halo(self, art: _Art, box: QRect, local: QTransform) -> QImage:
        """A soft light around a hand that lies still, fainter and fainter outward."""
        shares = [(step + 1) / _GLOW for step in range(_GLOW)]
        lights = [{"line": _stroke(self._ink.contact, 2 * _HALO * share, 0.9 / _GLOW)} for share in shares]
        image = self._pass(art, box, local, *lights)
        _compose(image, self._pass(art, box, local, {"fill": _fill("#000000")}), _OUT)
        # Around the hand only: along the forearm it would be a second arm.
        fade = QLinearGradient(0, _HALO_FADES[0], 0, _HALO_FADES[1])
        fade.setColorAt(0, _colour("#000000"))
        fade.setColorAt(1, _colour("#000000", 0))
        self._fade(image, fade, box, local)
        return image

    def _render_patch(self, patch: Patch, grown: float, local: QTransform, at: _At) -> _Picture:
        reach = QRectF(-patch.rx * grown, -patch.ry * grown, 2 * patch.rx * grown, 2 * patch.ry * grown)
        box = local.mapRect(reach).toAlignedRect().adjusted(-1, -1, 1, 1)
        image = self._blank(box)
        gradient = QRadialGradient(0, 0, 1)
        colour = QColor(self._ink.contact)
        for share, alpha in ((0.0, 1.0), (0.7, 1.0), (1.0, 0.0)):
            colour.setAlphaF(alpha)
            gradient.setColorAt(share, colour)
        painter = QPainter(image)
        painter.translate(-box.left(), -box.top())
        painter.setTransform(local, True)
        painter.scale(patch.rx * grown, patch.ry * grown)
        painter.fillRect(QRectF(-1, -1, 2, 2), QBrush(gradient))
        painter.end()
        return _Picture(image, QPointF(box.topLeft()), at.pixels(self._ratio), at.steps)

    def _inked(self, art: _Art, box: QRect, local: QTransform, line: float, dense: float) -> QImage:
        """A part with its even, translucent fill, its outline, inside that the theme's second line, and the
        shadow that it casts around."""
        ink = self._ink
        silhouette = self._pass(art, box, local, {"fill": _fill("#000000")})
        image = silhouette.copy()
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(image.rect(), _colour(ink.fill, dense))
        painter.end()
        # Toward its edges the hand turns away from the light: that makes fingers round. The dark line goes
        # over the light one: between two fingers there is no room for both, and it alone still parts them.
        inside = [{"line": _stroke(ink.line, width, _SHADE)} for width in _ROUNDING]
        if ink.inner_line:
            inside.append({"line": _stroke(ink.inner_line, line * 2.6)})
        within = self._pass(art, box, local, *inside)
        _compose(within, silhouette, _IN)
        _compose(image, within)
        fine = _stroke(ink.line, line * 0.62, 0.6)
        nail = _fill("#ffffff", 0.28)[0], fine[1]
        drawn = {"line": _stroke(ink.line, line * 1.15), "detail": fine, "nail": nail}
        self._pass(art, box, local, drawn, onto=image)
        casts = [{"fill": _stroke(ink.line, width, dark)} for width, dark in _CAST]
        cast = self._pass(art, box, local, *casts)
        _compose(cast, silhouette, _OUT)
        _compose(cast, image)
        return cast

    def _roll(self, art: _Art, box: QRect, local: QTransform, line: float) -> QImage:
        """The muscle, raised: its own colour, a lit edge, fibres, and dark around its foot."""
        ink = self._ink
        image = self._pass(art, box, local, {"dark": _fill(ink.line, 0.4)})
        _compose(image, self._pass(art, box, local, {"roll": _fill("#000000")}), _OUT)
        raised = {
            "roll": _fill(ink.muscle or ink.contact),
            "lit": _fill(ink.contact, 0.62),
            "fibre": _stroke(ink.line, line * 0.6, 0.4),
            "rim": _stroke(ink.line, line),
        }
        return self._pass(art, box, local, raised, onto=image)

    def _blank(self, box: QRect) -> QImage:
        image = QImage(box.size() * self._ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self._ratio)
        image.fill(0)
        return image

    def _painter(self, image: QImage, box: QRect, local: QTransform) -> QPainter:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.left(), -box.top())
        painter.setTransform(local, True)
        return painter

    def _pass(
        self, art: _Art, box: QRect, local: QTransform, *styles: dict[str, _Ink], onto: QImage | None = None
    ) -> QImage:
        """Paint those classes of the art that a style names; several styles go one over the other."""
        image = self._blank(box) if onto is None else onto
        painter = self._painter(image, box, local)
        for style in styles:
            for kind, path in art:
                if kind in style:
                    brush, pen = style[kind]
                    painter.setBrush(brush)
                    painter.setPen(pen)
                    painter.drawPath(path)
        painter.end()
        return image

    # Signs of movement ------------------------------------------------------------------------------------

    def draw_marks(self, painter: QPainter, marks: tuple[Mark, ...], to_view: QTransform) -> None:
        """Paint the signs of movement of a still picture."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = _scale(to_view)
        for mark in marks:
            points = [to_view.map(QPointF(*point)) for point in mark.points]
            self._draw_mark(painter, mark, points, unit)
        painter.restore()

    def _draw_mark(
        self, painter: QPainter, mark: Mark, points: list[QPointF], unit: float, *, factor: float = 1.0
    ) -> None:
        # At 1080 lines, where a drawing unit is about a pixel, an arrow is 4 pixels wide with a head of 14.
        wide = max(2.8, 4.5 * unit) * factor
        head = 4.4 * wide
        radius = mark.size * unit
        lines, solid = QPainterPath(), QPainterPath()
        if mark.kind == "long_arrow":
            self._streak(painter, points, wide, head)
            return
        if mark.kind in ("double_headed", "loop", "loops", "curl"):
            lines.addPolygon(QPolygonF(points))
            if mark.kind != "loop":
                solid.addPolygon(_head(points, head))
            if mark.kind == "double_headed":
                solid.addPolygon(_head(points[::-1], head))
        elif mark.kind in ("rings", *_DASHED):
            for point in points:
                lines.addEllipse(point, radius, radius)
        elif mark.kind == "closing_ring":
            lines.addEllipse(points[0], radius, radius)
        elif mark.kind == "two_circles":
            # A circle three quarters round, with a head that says which way; filled where the hand leans in.
            self._circle(lines, solid, points[0], radius, mark.turn, head)
            if mark.filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_colour(self._ink.line, 0.2 * mark.filled))
                painter.drawEllipse(points[0], radius * 0.8, radius * 0.8)
        else:
            for start, end in ((points[0], points[1]), (points[2], points[3])):
                lines.moveTo(start)
                lines.lineTo(end)
                solid.addPolygon(_head([start, end], head))
        dashed = mark.kind in _DASHED
        self._ink_mark(painter, lines, solid, wide * _WIDTHS.get(mark.kind, 1.0), dashed=dashed)

    def _streak(self, painter: QPainter, points: list[QPointF], wide: float, head: float) -> None:
        """An arrow whose tail is thin and fades: where the hand came from."""
        if len(points) == 2:
            points = [points[0] + (points[1] - points[0]) * step / _PIECES for step in range(_PIECES + 1)]
        core, casing = QColor(self._ink.inner_line or "#ffffff"), QColor(self._ink.line)
        tip = _head(points, head)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, extra in ((casing, wide * 0.5), (core, 0.0)):
            # Not by the distance from the start: a way may come back to where it began.
            pieces = len(points) - 1
            for number in range(pieces):
                share = (number + 0.5) / pieces
                colour.setAlphaF(min(1.0, share * 1.4))
                half = wide * (0.2 + 0.3 * min(1.0, 2 * share)) + extra * min(1.0, share * 3)
                painter.fillPath(_ribbon(points[number], points[number + 1], half), colour)
            colour.setAlphaF(1.0)
            grown = QPainterPath()
            grown.addPolygon(tip)
            painter.fillPath(grown, colour)
            if extra:
                painter.strokePath(
                    grown,
                    QPen(colour, 2 * extra, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                         Qt.PenJoinStyle.RoundJoin),
                )  # fmt: skip

    def _circle(
        self, lines: QPainterPath, solid: QPainterPath, middle: QPointF, radius: float, turn: int, head: float
    ) -> None:
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        lines.arcMoveTo(box, 90)
        lines.arcTo(box, 90, -turn * 285)
        end = math.radians(90 - turn * 285)
        tip = middle + QPointF(math.cos(end), -math.sin(end)) * radius
        along = QPointF(math.sin(end), math.cos(end)) * turn
        solid.addPolygon(_head([tip - along, tip + along * head * 0.6], head))

    def _ink_mark(
        self, painter: QPainter, lines: QPainterPath, solid: QPainterPath, wide: float, *, dashed: bool
    ) -> None:
        """A light core in a dark casing, so that it is seen on skin, muscle and gold."""
        core = QColor(self._ink.inner_line or "#ffffff")
        casing = QColor(self._ink.line)
        for colour, extra in ((casing, wide * 0.9), (core, 0.0)):
            pen = QPen(
                colour,
                wide + extra,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
            if dashed:
                # The same step for both, though Qt counts it in the widths of the pen.
                pen.setDashPattern([each * wide / (wide + extra) for each in _DASHES])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(lines)
            painter.setPen(
                QPen(
                    colour,
                    max(extra, 0.1),
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            painter.setBrush(QBrush(colour))
            painter.drawPath(solid)


# Geometry ----------------------------------------------------------------------------------------------


def _reach(mark: Mark, unit: float) -> float:
    """How far (pixels) a sign's ink may reach from any of its points."""
    head = 8.0 * max(2.5, 4.5 * unit)
    return head if mark.kind in _ARROWS else mark.size * unit + head


def _palm(halo: Pose) -> Pose:
    """The hand that a halo lies around."""
    return halo._replace(shape="cupped_palm" if halo.squeeze else "flat_palm")


def _dent(pose: Pose) -> QRectF:
    """How far (thousandths) the dent around all that presses reaches."""
    box = QRectF()
    for each in patches(pose):
        box = box.united(QRectF(each.x - each.rx, each.y - each.ry, 2 * each.rx, 2 * each.ry))
    if pose.shape == "pressed_fingertips":
        wide, high = SPOT / PER_MIL * 1.45, SPOT / PER_MIL * 1.45
        box = QRectF(-wide, -high, 2 * wide, 2 * high)
    else:
        dx, dy = box.width() * (_DENT - 1) / 4, box.height() * (_DENT - 1) / 4
        box.adjust(-dx, -dy, dx, dy)
    return box


def _scale(to_view: QTransform) -> float:
    """Pixels to a drawing unit."""
    return math.hypot(to_view.m11(), to_view.m12()) / X_UNIT


def _seen(pose: Pose, to_view: QTransform) -> tuple[QPointF, float, float]:
    """Where the pose's point is in the view, pixels to a thousandth of a hand, and its turn there."""
    turn = math.degrees(math.atan2(to_view.m12(), to_view.m11()))
    return to_view.map(QPointF(pose.x, pose.y)), _scale(to_view) * PER_MIL, pose.angle + turn


def _seen_part(image: QImage) -> QRect:
    """What of a picture is not empty, in its own pixels; the rest need not be carried about."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    width, data, step = alpha.width(), bytes(alpha.constBits()), alpha.bytesPerLine()
    rows = [data[start : start + width] for start in range(0, step * alpha.height(), step)]
    filled = [number for number, row in enumerate(rows) if any(row)]
    if not filled:
        return image.rect()
    shown = rows[filled[0] : filled[-1] + 1]
    left = min(width - len(row.lstrip(b"\0")) for row in shown)
    right = max(len(row.rstrip(b"\0")) for row in shown)
    return QRect(left, filled[0], right - left, len(shown))


def _ribbon(start: QPointF, end: QPointF, half: float) -> QPainterPath:
    """A stretch of a band, a little longer than from start to end so that no seam shows."""
    dx, dy = end.x() - start.x(), end.y() - start.y()
    size = math.hypot(dx, dy) or 1.0
    across = QPointF(-dy / size * half, dx / size * half)
    made = QPainterPath()
    made.addPolygon(QPolygonF([start + across, end + across, end - across, start - across, start + across]))
    return made


def _turned(mirrored: bool, angle: float, scale: float) -> QTransform:
    """From thousandths of the drawn right hand to pixels around the pose's point."""
    made = QTransform()
    made.rotate(angle)
    made.scale(-scale if mirrored else scale, scale)
    return made


def _colour(name: str, opacity: float = 1.0) -> QColor:
    made = QColor(name)
    made.setAlphaF(opacity)
    return made


def _fill(colour: str, opacity: float = 1.0) -> _Ink:
    """Ink for what is filled."""
    return QBrush(_colour(colour, opacity)), _NO_PEN


def _stroke(colour: str, width: float, opacity: float = 1.0) -> _Ink:
    """Ink for lines so wide (thousandths)."""
    return _NO_BRUSH, QPen(
        _colour(colour, opacity),
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def _compose(image: QImage, over: QImage, mode: QPainter.CompositionMode = _OVER) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(mode)
    painter.drawImage(0, 0, over)
    painter.end()


def _head(way: list[QPointF], length: float) -> QPolygonF:
    """An arrow's head at the end of a way, pointing where the last stretch of it leads."""
    tip = way[-1]
    back = next(
        (p for p in reversed(way) if math.hypot(p.x() - tip.x(), p.y() - tip.y()) > length * 0.6), way[0]
    )
    dx, dy = tip.x() - back.x(), tip.y() - back.y()
    size = math.hypot(dx, dy) or 1.0
    ux, uy = dx / size, dy / size
    ahead = QPointF(tip.x() + ux * length * 0.45, tip.y() + uy * length * 0.45)
    base = QPointF(tip.x() - ux * length * 0.55, tip.y() - uy * length * 0.55)
    side = QPointF(-uy * length * 0.5, ux * length * 0.5)
    return QPolygonF([ahead, base + side, base - side, ahead])
