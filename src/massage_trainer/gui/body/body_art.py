# SPDX-License-Identifier: MIT
"""Turns the drawing of the body into pictures: unlit, lit, and with the zones to keep off; it moves
nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

from massage_trainer.atlas import SIDES, Y_UNIT, Atlas, Side
from massage_trainer.gui import fonts
from massage_trainer.gui.body.camera import DRAWING, Camera
from massage_trainer.gui.theme import Theme, body_style, colour, lit_style, on_skin
from massage_trainer.outline import Outline, read_outline

Layer = Literal["skin", "superficial", "deep", "bones"]
LAYERS: tuple[Layer, ...] = ("skin", "superficial", "deep", "bones")
SHOWN: dict[Layer, tuple[str, ...]] = {
    "skin": ("layer_skin", "layer_surface"),
    "superficial": ("layer_skin", "layer_superficial"),
    "deep": ("layer_skin", "layer_bones", "layer_deep"),
    "bones": ("layer_skin", "layer_bones"),
}
FADE_FROM, FADE_TO = 0.64 * Y_UNIT, 0.72 * Y_UNIT
"""Work stops at about T8: the light fades out between these heights."""
BELOW_T8 = "no_go_below_t8"
"""The zone that is half the back: where it begins it comes as softly as the light goes."""
BESIDE_TIP = 58.0
"""How far from the midline the vertebrae's numbers begin, in drawing units: beside the strip to keep off."""
CUT = 0.07
"""How deep the body fades where the view cuts it off, as a share of the view's shorter side."""
Lit = tuple[str, Side]
"""A region's id and a side."""

_STYLE = re.compile(r'(<style id="theme"[^>]*>).*?(</style>)', re.DOTALL)
_LAYER = re.compile(r'<g id="(layer_\w+)" display="\w+"')
_SILHOUETTE = re.compile(r'<path id="silhouette"[^>]*? d="([^"]*)"')
_ZONE = re.compile(r'id="(no_go_[\w.]+)"')
_GROUP = '<g id="'
_BEGINS = '\n<g id="layer_'
_END = "</svg>"


QPoint0 = QPoint(0, 0)


class Picture(NamedTuple):
    """An image and where its top left corner belongs in the view, in the view's pixels."""

    image: QImage
    at: QRect


class BodyArt:
    """The drawing, ready to be painted at any size in any theme. Pictures are made on demand; callers
    keep them, and say when they have all they need."""

    def __init__(self, svg: str, atlas: Atlas) -> None:
        self.atlas = atlas
        self._parts = _divided(svg)
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._paths: dict[Lit, QPainterPath] = {}

    def _renderer(self, layers: tuple[str, ...], style: str) -> QSvgRenderer:
        key = (" ".join(layers), style)
        found = self._renderers.get(key)
        if found is None:
            found = self._renderers[key] = self._read(layers, style)
        return found

    def _read(self, layers: tuple[str, ...], style: str) -> QSvgRenderer:
        head, *rest = self._parts
        text = _STYLE.sub(lambda match: match[1] + style + match[2], head, count=1)
        # What does not show need not be read, which takes as long as all else before the first picture.
        text += "".join(_shown(part) for part in rest if part.startswith(layers, len(_GROUP)))
        return QSvgRenderer(QByteArray((text.removesuffix(_END) + _END).encode()))

    def forget(self) -> None:
        """Lets go of what was read for pictures: a layer takes 0.7 MiB, and is read again in 2 ms."""
        self._renderers.clear()

    def path(self, lit: Lit) -> QPainterPath:
        """A region's outline in drawing units."""
        found = self._paths.get(lit)
        if found is None:
            found = self._paths[lit] = _as_path(self.atlas.regions[lit[0]].outlines[lit[1]])
        return found

    @cached_property
    def silhouette(self) -> QPainterPath:
        """The body's outline in drawing units; empty if the drawing has none."""
        for part in self._parts:
            if found := _SILHOUETTE.search(part):
                return _as_path(read_outline(found[1]))
        return QPainterPath()

    def zone_path(self, zone: str) -> QPainterPath:
        """A zone to keep off, all of its parts, in drawing units."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for name, outline in self.atlas.no_go.items():
            if name.partition(".")[0] == zone:
                path.addPath(_as_path(outline))
        return path

    def bounds(self, regions: Iterable[str]) -> QRectF:
        """What regions cover on both sides, in drawing units."""
        found = QRectF()
        for region in regions:
            for side in SIDES:
                found = found.united(self.path((region, side)).boundingRect())
        return found

    def region_at(self, point: QPointF, layer: Layer) -> Lit | None:
        """The region under a point of the drawing, in the layer that shows; working areas give way to
        muscles."""
        wanted = "deep" if layer in ("deep", "bones") else "superficial"
        inside = [
            (region.id, side)
            for region in self.atlas.regions.values()
            if region.layer == wanted
            for side in SIDES
            if self.path((region.id, side)).contains(point)
        ]
        # The smallest one is the one that was meant: the neck lies upon the trapezius.
        return min(inside, key=lambda each: _area(self.path(each)), default=None)

    @cached_property
    def zone_ids(self) -> tuple[str, ...]:
        """The ids of the zones to keep off that the drawing has."""
        return tuple(zone for part in self._parts for zone in _ZONE.findall(part))

    def base(self, theme: Theme, layer: Layer, camera: Camera, size: QSize, ratio: float) -> QImage:
        """The unlit body on the ground, opaque, `size` in the view's pixels at a device's pixel ratio."""
        if layer == "skin":
            theme = on_skin(theme)
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(colour(theme.ground))
        # What is faded is laid on the ground thinly: a veil over all would leave the ground a shade off.
        body = _blank(size, ratio) if theme.faded else image
        painter = QPainter(body)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(camera.transform(QSizeF(size)))
        # Read again for the next one: that comes seldom, and what is read takes two megabytes.
        self._read(SHOWN[layer], body_style(theme)).render(painter, DRAWING)
        painter.end()
        painter = QPainter(image)
        if theme.faded:
            painter.setOpacity(1.0 - theme.faded)
            painter.drawImage(0, 0, body)
            painter.setOpacity(1.0)
        _fade_out(painter, theme, size, camera.transform(QSizeF(size)), self.silhouette)
        painter.end()
        return image

    def zones(
        self, theme: Theme, camera: Camera, size: QSize, ratio: float, zones: tuple[str, ...]
    ) -> Picture | None:
        """The zones to keep off, hatched, on nothing, to lie over everything else; cropped to what they
        cover, None if none of them shows."""
        wanted = [zone for zone in self.zone_ids if zone.partition(".")[0] in zones]
        renderer = self._renderer(
            ("layer_no_go",), f".no-go{{fill:{theme.no_go}}} .no-go-line{{fill:none;stroke:none}}"
        )
        view = camera.transform(QSizeF(size))
        covered = QRectF()
        for zone in wanted:
            covered = covered.united(view.mapRect(renderer.boundsOnElement(zone)))
        at = _whole_pixels(covered, size, ratio)
        if at.isEmpty():
            return None
        image = _blank(at.size(), ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(_from_corner(view, at.topLeft()))
        # The widest comes first, since what softens it must not touch the others.
        for zone in sorted(wanted, key=lambda zone: zone != BELOW_T8):
            renderer.render(painter, zone, renderer.boundsOnElement(zone))
            if zone == BELOW_T8:
                _soften(painter, renderer.boundsOnElement(zone))
        painter.resetTransform()
        painter.end()
        image.setDevicePixelRatio(1.0)  # the hatching repeats in whole device pixels
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.setBrushOrigin(QPointF(at.topLeft()) * -ratio)
        painter.fillRect(image.rect(), _cross_hatch(theme, size, ratio))
        painter.end()
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        _fade_out(painter, theme, size, view, self.silhouette, at.topLeft())
        painter.end()
        return Picture(image, at)

    def vertebrae(self, theme: Theme, camera: Camera, size: QSize, ratio: float, px: int) -> Picture | None:
        """The numbers of the vertebrae beside the tips that can be felt, upright, in a type `px` high, to lie
        over what is lit; every second where all are too close, None where these are as well."""
        view = camera.transform(QSizeF(size))
        font = fonts.font(px, QFont.Weight.DemiBold)
        for every in (1, 2):
            spots = _vertebrae(self.atlas, view, QFontMetricsF(font), every)
            boxes = [box for _, box in spots]
            if spots and not any(one.intersects(two) for one, two in pairwise(boxes)):
                break
        else:
            return None
        inside = QRectF(4, 4, size.width() - 8, size.height() - 8)
        words = QPainterPath()
        for name, box in spots:
            if inside.contains(box):
                words.addText(box.left(), box.bottom() - QFontMetricsF(font).descent(), font, name)
        casing = max(3.0, px * 0.3)
        at = _whole_pixels(words.boundingRect().adjusted(-casing, -casing, casing, casing), size, ratio)
        if words.isEmpty() or at.isEmpty():
            return None
        image = _blank(at.size(), ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-at.topLeft())
        pen = QPen(colour(theme.ground), casing)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(words, pen)
        painter.fillPath(words, colour(theme.text_second))
        painter.end()
        return Picture(image, at)

    def lit(
        self,
        theme: Theme,
        regions: tuple[Lit, ...],
        camera: Camera,
        size: QSize,
        ratio: float,
        *,
        second: bool = False,
    ) -> tuple[Picture, Picture] | None:
        """The lit regions as (fill, outline), cropped to what they cover; None if nothing of them is in
        view."""
        unit = max(0.6, size.height() / 1080)
        line, casing = theme.line_width * unit, 1.5 * unit
        reach = int(line + casing + (14 * unit if theme.glow else 2)) + 1
        crop = self._crop(regions, camera, size, reach)
        if crop is None:
            return None
        covered, shape, to_crop = crop
        fill = self._lit_fill(theme, regions, shape, to_crop, covered.size(), ratio, second=second)
        edge = _lit_edge(theme, shape, covered.size(), ratio, line, casing, second=second)
        for image in (fill, edge):
            _fade_below_work(image, to_crop)
        return Picture(fill, covered), Picture(edge, covered)

    def tint(
        self, theme: Theme, regions: tuple[Lit, ...], camera: Camera, size: QSize, ratio: float
    ) -> Picture | None:
        """The regions' own art in the colour of what is lit, without outline or glow, to be laid on thinly or
        thickly; None if nothing of them is in view."""
        crop = self._crop(regions, camera, size, 2)
        if crop is None:
            return None
        covered, shape, to_crop = crop
        fill = self._lit_fill(theme, regions, shape, to_crop, covered.size(), ratio, second=False)
        _fade_below_work(fill, to_crop)
        return Picture(fill, covered)

    def _crop(
        self, regions: tuple[Lit, ...], camera: Camera, size: QSize, reach: int
    ) -> tuple[QRect, QPainterPath, QTransform] | None:
        """What of the view regions cover, so many pixels around them included, and their shape in it."""
        transform = camera.transform(QSizeF(size))
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        for each in regions:
            shape.addPath(self.path(each))
        covered = (
            transform.mapRect(shape.boundingRect()).toAlignedRect().adjusted(-reach, -reach, reach, reach)
        )
        covered = covered.intersected(QRect(QPoint0, size))
        if covered.isEmpty():
            return None
        to_crop = _from_corner(transform, covered.topLeft())
        return covered, to_crop.map(shape), to_crop

    def _lit_fill(
        self,
        theme: Theme,
        regions: tuple[Lit, ...],
        shape: QPainterPath,
        to_crop: QTransform,
        size: QSize,
        ratio: float,
        *,
        second: bool,
    ) -> QImage:
        image = _blank(size, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = lit_style(theme, second=second)
        painter.fillRect(QRect(QPoint0, size), colour(theme.second_fill if second else theme.now_fill))
        for wanted in ("deep", "superficial"):  # what lies on top shows on top
            ids = [each for each in regions if self.atlas.regions[each[0]].layer == wanted]
            if not ids:
                continue
            part = _blank(size, ratio)
            inner = QPainter(part)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.setTransform(to_crop)
            self._renderer((f"layer_{wanted}",), style).render(inner, DRAWING)
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            inner.resetTransform()
            _keep_only(inner, [to_crop.map(self.path(each)) for each in ids], size, ratio)
            inner.end()
            painter.drawImage(0, 0, part)
        if second:
            _dots(painter, theme, size)
        elif theme.name == "print":
            _hatch(painter, theme, size)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        _keep_only(painter, [shape], size, ratio)
        painter.end()
        return image


def _divided(svg: str) -> list[str]:
    """The drawing's text: what stands before the first layer, then layer by layer."""
    head, *layers = svg.rstrip().split(_BEGINS)
    return [head, *(_BEGINS[1:] + layer for layer in layers)]


def _shown(layer: str) -> str:
    return _LAYER.sub(lambda match: f'<g id="{match[1]}" display="inline"', layer, count=1)


def _vertebrae(
    atlas: Atlas, view: QTransform, metrics: QFontMetricsF, every: int
) -> list[tuple[str, QRectF]]:
    """Each vertebra's number with its place in the view, beside the tip of its spinous process."""
    found: list[tuple[str, QRectF]] = []
    aside = view.map(QPointF(1, 0)) - view.map(QPointF(0, 0))
    for name, point in atlas.landmarks.items():
        short = name.removesuffix("_spinous_tip")
        # C7 is the one that is felt first: the others are counted from it.
        left_out = short != "C7" and (short[0] == "C" or int(short[1:]) % every) if short != name else True
        if left_out:
            continue
        wide, tall = metrics.horizontalAdvance(short), metrics.height()
        length = math.hypot(aside.x(), aside.y())
        reach = BESIDE_TIP * length + (abs(aside.x()) * wide + abs(aside.y()) * tall) / length / 2
        middle = view.map(QPointF(*point)) + aside * (reach / length)
        found.append((short, QRectF(middle.x() - wide / 2, middle.y() - tall / 2, wide, tall)))
    return found


def _as_path(outline: Outline) -> QPainterPath:
    path = QPainterPath(QPointF(*outline.start))
    for first, second, end in outline.curves:
        path.cubicTo(*first, *second, *end)
    path.closeSubpath()
    return path


def _area(path: QPainterPath) -> float:
    box = path.boundingRect()
    return box.width() * box.height()


def _whole_pixels(covered: QRectF, size: QSize, ratio: float) -> QRect:
    """What of a view is covered, with a pixel around it; all of it if a part would not begin on a whole pixel
    of the device."""
    view = QRect(QPoint0, size)
    at = covered.toAlignedRect().adjusted(-1, -1, 1, 1) & view if not covered.isEmpty() else QRect()
    return at if at.isEmpty() or ratio.is_integer() else view


def _from_corner(view: QTransform, corner: QPoint) -> QTransform:
    """From drawing units to the pixels of a picture that has its corner there in the view."""
    return view * QTransform.fromTranslate(-corner.x(), -corner.y())


def _blank(size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _keep_only(painter: QPainter, paths: list[QPainterPath], size: QSize, ratio: float) -> None:
    """Erases what lies outside the paths; one stencil, so that parts that touch leave no seam."""
    stencil = _blank(size, ratio)
    inner = QPainter(stencil)
    inner.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner.setPen(QPen(Qt.GlobalColor.black, 0.8))  # closes the hairline between neighbours
    for path in paths:
        inner.setBrush(Qt.GlobalColor.black)
        inner.drawPath(path)
    inner.end()
    painter.drawImage(0, 0, stencil)


def _lit_edge(
    theme: Theme, shape: QPainterPath, size: QSize, ratio: float, line: float, casing: float, *, second: bool
) -> QImage:
    image = _blank(size, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    join = Qt.PenJoinStyle.RoundJoin
    ink = theme.second_line if second else theme.now_line
    if theme.glow and not second:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(QPoint0, size), _glow(theme, shape, size, ratio, line + casing))
    inside_out = theme.name == "high_contrast"
    widths = ((line + casing, theme.casing), (line, ink))
    for width, ink_of in widths:
        pen = QPen(colour(ink_of), 2 * width)
        pen.setJoinStyle(join)
        painter.strokePath(shape, pen)
    # Only the outer half of each stroke stays: neighbours that are lit together share one outline.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(shape, Qt.GlobalColor.black)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if inside_out:  # black inside the white line as well, on every skin and muscle
        painter.setClipPath(shape)
        pen = QPen(colour(theme.casing), 2 * line)
        pen.setJoinStyle(join)
        painter.strokePath(shape.simplified(), pen)
    painter.end()
    return image


def _glow(theme: Theme, shape: QPainterPath, size: QSize, ratio: float, inside: float) -> QImage:
    """A soft light around the shape, at a quarter of the size: it has no edges to lose, and wide strokes are
    slow."""
    image = _blank(size.expandedTo(QSize(4, 4)), ratio / 4)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for reach in (12, 9, 6, 3):
        pen = QPen(colour(theme.now_fill, 0.05), 2 * (inside + reach))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(shape, pen)
    painter.end()
    return image


def _fade_below_work(image: QImage, to_crop: QTransform) -> None:
    painter = QPainter(image)
    gradient = QLinearGradient(to_crop.map(QPointF(0, FADE_FROM)), to_crop.map(QPointF(0, FADE_TO)))
    gradient.setColorAt(0, colour("#000000", 1.0))
    gradient.setColorAt(1, colour("#000000", 0.0))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(QPointF(0, 0), image.deviceIndependentSize()), gradient)
    painter.end()


def _fade_out(
    painter: QPainter,
    theme: Theme,
    size: QSize,
    view: QTransform,
    silhouette: QPainterPath,
    corner: QPoint = QPoint0,
) -> None:
    """Lets the body, and what lies on it, end softly wherever the picture, or the drawing, cuts it off. The
    painter's picture has its corner there in the view."""
    painter.translate(-corner)
    width, height = float(size.width()), float(size.height())
    body = view.map(silhouette)
    deep = min(width, height) * CUT
    none, full = colour(theme.ground, 0.0), colour(theme.ground)
    edges = (
        (QRectF(0, height - deep, width, deep), QPointF(0, height - deep), QPointF(0, height)),
        (QRectF(0, 0, width, deep), QPointF(0, deep), QPointF(0, 0)),
        (QRectF(0, 0, deep, height), QPointF(deep, 0), QPointF(0, 0)),
        (QRectF(width - deep, 0, deep, height), QPointF(width - deep, 0), QPointF(width, 0)),
    )
    for strip, begin, end in edges:
        rim = QRectF(strip)
        if strip.width() > strip.height():
            rim.setHeight(2)
            rim.moveTop(-2 if begin.y() > end.y() else height)
        else:
            rim.setWidth(2)
            rim.moveLeft(-2 if begin.x() > end.x() else width)
        if body.intersects(rim):
            gradient = QLinearGradient(begin, end)
            gradient.setColorAt(0, none)
            gradient.setColorAt(1, full)
            painter.fillRect(strip, gradient)
    # Where more is in view than there is of the drawing.
    painter.setTransform(_from_corner(view, corner))
    gradient = QLinearGradient(0, DRAWING.bottom() - 260, 0, DRAWING.bottom() - 20)
    gradient.setColorAt(0, none)
    gradient.setColorAt(1, full)
    painter.fillRect(QRectF(DRAWING.left() - 200, DRAWING.bottom() - 260, 2700, 300), gradient)
    painter.resetTransform()


def _soften(painter: QPainter, box: QRectF) -> None:
    """Lets what is painted so far, in this box of the drawing, come in from above and be quieter below."""
    coming = QLinearGradient(0, FADE_TO, 0, 1.1 * Y_UNIT)
    for share, alpha in ((0.0, 40), (0.25, 255), (0.45, 255), (1.0, 130)):
        coming.setColorAt(share, QColor(0, 0, 0, alpha))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(box.adjusted(-2, -2, 2, 2), coming)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _cross_hatch(theme: Theme, size: QSize, ratio: float) -> QBrush:
    """Crossed lines, in the zones' colour on its casing: they show on bone, on muscle and on what is lit. One
    crossing, to be repeated in device pixels: long lines are slow to paint."""
    unit = max(1.0, size.height() / 900) * ratio
    pitch = round(10 * unit)
    tile = QImage(pitch, pitch, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(colour(theme.no_go, 0.10))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ink, opacity, width in ((theme.casing, 0.55, 2.6), (theme.no_go, 0.9, 1.2)):
        painter.setPen(QPen(colour(ink, opacity), width * unit))
        for shift in (-pitch, 0, pitch):
            painter.drawLine(shift - pitch, -pitch, shift + 2 * pitch, 2 * pitch)
            painter.drawLine(shift - pitch, 2 * pitch, shift + 2 * pitch, -pitch)
    painter.end()
    return QBrush(tile)


def _hatch(painter: QPainter, theme: Theme, size: QSize) -> None:
    """On paper the lit region is hatched: a grey alone would be taken for another muscle."""
    painter.save()
    painter.setPen(QPen(colour(theme.now_line, 0.55), max(1.0, size.height() / 400)))
    pitch = max(6, round(size.height() / 45))
    for start in range(-size.height(), size.width(), pitch):
        painter.drawLine(start, size.height(), start + size.height(), 0)
    painter.restore()


def _dots(painter: QPainter, theme: Theme, size: QSize) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.second_dots))
    pitch = max(8, round(size.height() / 40))
    for row, y in enumerate(range(0, size.height() + pitch, pitch)):
        for x in range(-(row % 2) * pitch // 2, size.width() + pitch, pitch):
            painter.drawEllipse(QPointF(x, y), pitch * 0.16, pitch * 0.16)
    painter.restore()
