# SPDX-License-Identifier: MIT
"""One layer of the body as a plate of an atlas: the more a region has of something, the deeper its tint and
the denser its stipple; it counts nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from massage_trainer.gui.body.body_art import BodyArt, Layer, Lit, Picture
from massage_trainer.gui.body.camera import Camera
from massage_trainer.gui.look import Look

FRAME = QRectF(-900, -620, 1800, 1500)
"""What a plate shows, in drawing units: from the ears to below the shoulder blades."""
TINTS = (0.0, 0.16, 0.38, 0.66, 1.0)
"""How thickly the tint is laid on at each level; 0 stays as the body is."""
SPACING = (0.0, 8.0, 5.6, 4.1, 3.1)
"""Pixels at 1080p between the points of the stipple at each level: what is left for whoever sees no
colours."""
LEVELS = len(TINTS) - 1


def stipple(painter: QPainter, box: QRectF, level: int, look: Look) -> None:
    """Sets the points of a level within a box, in rows that are shifted against each other: light on what
    is dark and dark on what is light, so that more points and a deeper tint say the same."""
    step = SPACING[level] * max(0.72, look.unit)
    pen = QPen(
        look.colour("now_line" if look.theme.name == "light" else "now_tendon", 0.85), 0.95 * step**0.3
    )
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = []
    for row in range(int(box.top() // step), int(box.bottom() // step) + 1):
        shift = step / 2 if row % 2 else 0.0
        first, last = int((box.left() - shift) // step), int((box.right() - shift) // step)
        points += [QPointF(column * step + shift, row * step) for column in range(first, last + 1)]
    painter.drawPoints(points)


class HeatPlate(QWidget):
    """Shows levels from 0 to 4 by region and side. `tell` says of a region what its tip is to say.

    A plate that comes `later` is drawn after whatever else shows has been painted.
    """

    def __init__(
        self,
        art: BodyArt,
        layer: Layer,
        look: Look,
        tell: Callable[[Lit], str],
        parent: QWidget,
        *,
        later: bool = False,
    ) -> None:
        super().__init__(parent)
        self._art, self._look, self._tell = art, look, tell
        self.layer: Layer = layer
        self._levels: dict[Lit, int] = {}
        self._picture: QImage | None = None
        self._stale, self._later, self._planned = True, later, False

    def show_levels(self, levels: Mapping[Lit, int]) -> None:
        """Shows other levels; what does not belong to this layer is left out."""
        mine = {lit: level for lit, level in levels.items() if self.shows(lit[0]) and level}
        if mine != self._levels:
            self._levels = mine
            self._stale = True
            if self._later and self.isVisible():
                self._plan()  # even where it has to be scrolled to
            self.update()

    def shows(self, region: str) -> bool:
        """Whether a region belongs to this layer."""
        return (self._art.atlas.regions[region].layer == "deep") == (self.layer == "deep")

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._picture, self._stale = None, True
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stale = True

    def _camera(self) -> Camera:
        return Camera.framing(FRAME, QSizeF(self.size()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            back, _ = self._camera().transform(QSizeF(self.size())).inverted()
            lit = self._art.region_at(back.map(QPointF(event.pos())), self.layer)
            QToolTip.showText(event.globalPos(), "" if lit is None else self._tell(lit), self)
            return True
        return super().event(event)

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is not None and self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._stale = True
        if self._stale and self._later:
            self._plan()
        elif self._stale:
            self._draw()
        if self._picture is not None:
            painter = QPainter(self)
            painter.drawImage(self.rect(), self._picture)
            painter.end()

    def _plan(self) -> None:
        if not self._planned:
            self._planned = True
            QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        self._picture, self._stale = self._painted(self.devicePixelRatioF()), False
        self._art.forget()
        self._planned = False
        if self._later:
            self.update()

    def _painted(self, ratio: float) -> QImage:
        look, size, camera = self._look, self.size(), self._camera()
        image = self._art.base(look.theme, self.layer, camera, size, ratio)
        tint = self._art.tint(look.theme, tuple(sorted(self._levels)), camera, size, ratio)
        if tint is None:
            return image
        view = camera.transform(QSizeF(size))
        shapes: dict[int, QPainterPath] = {}
        for lit, level in sorted(self._levels.items()):
            shape = shapes.setdefault(level, QPainterPath())
            shape.setFillRule(Qt.FillRule.WindingFill)  # the neck lies upon the trapezius
            shape.addPath(view.map(self._art.path(lit)))
        line = QPen(look.colour("ground", 0.55), max(1.0, look.px(1.4)))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level, shape in sorted(shapes.items()):
            painter.setClipPath(shape)
            painter.setOpacity(TINTS[level])
            painter.drawImage(tint.at.topLeft(), tint.image)
        painter.setClipping(False)
        painter.setOpacity(1.0)
        painter.drawImage(tint.at.topLeft(), self._points(tint, shapes))
        for shape in shapes.values():
            painter.strokePath(shape, line)
        painter.end()
        return image

    def _points(self, tint: Picture, shapes: Mapping[int, QPainterPath]) -> QImage:
        """The points of every level within its shape, fading where the tint does."""
        image = QImage(tint.image.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(tint.image.devicePixelRatio())
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level, shape in shapes.items():
            here = shape.translated(-QPointF(tint.at.topLeft()))
            painter.setClipPath(here)
            stipple(painter, here.boundingRect(), level, self._look)
        painter.setClipping(False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, tint.image)
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(420), self._look.px(350))


def swatch(painter: QPainter, rect: QRectF, level: int, look: Look) -> None:
    """A level as the legend shows it: on the colour of the muscle, as on the body."""
    path = QPainterPath()
    path.addRoundedRect(rect, look.px(4), look.px(4))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, look.colour("muscle"))
    if level:
        painter.fillPath(path, look.colour("now_fill", TINTS[level]))
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        stipple(painter, rect, level, look)
    painter.restore()
    painter.strokePath(path, QPen(look.colour("edge"), 1.0))
