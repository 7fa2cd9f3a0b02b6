# SPDX-License-Identifier: MIT
"""A scene painted at a size: one picture of the view, on which light is put and from which it is taken again.

A view has eight megabytes at 1080p and thirty-two at 4K. So there is one picture, not one for each state:
whoever paints on it first lays aside what stood there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QRegion

from massage_trainer.gui.body.body_art import Picture

if TYPE_CHECKING:
    from massage_trainer.gui.body.body_art import Layer
    from massage_trainer.gui.body.boxes import Box
    from massage_trainer.gui.body.camera import Camera, Ground
    from massage_trainer.gui.body.scene import Scene
    from massage_trainer.gui.theme import Theme

LEAST = 0.8
"""How much of the light is left when a breath is out."""
LEVELS = 10
"""Steps between a breath out and a breath in: about three of 255 shades each. More could not be seen, and
each repaints the region."""


class Bare(NamedTuple):
    """What a picture of the body without light, zones and numbers depends on, as `BodyArt.base` takes it."""

    theme: Theme
    layer: Layer
    camera: Camera
    size: QSize
    ratio: float


@dataclass(slots=True)
class Band:
    """A piece of the view that changes with a breath: which side's; what it shows at the two ends of one, and
    the level at which it stands in the shot's picture."""

    rect: QRect
    side: int
    out: QImage
    full: QImage
    level: int = LEVELS

    def paint(self, painter: QPainter, level: int) -> None:
        """Paints it at this level, without hands and names."""
        at = self.rect.topLeft()
        if level < LEVELS:
            painter.drawImage(at, self.out)
            painter.setOpacity(level / LEVELS)
        painter.drawImage(at, self.full)
        painter.setOpacity(1.0)


@dataclass(slots=True)
class Shot:
    """The body and what lies above it in one `image`, and apart from it: the lit regions as fills and
    outlines, and the names.

    Once `ready`, the image has the lit regions as well, so that most frames have to copy no more than what
    lies behind the hands. With a breath it changes in `bands` only, and there not before hands come to lie on
    them. `laid` is what stood where zones and numbers were laid over the bare body, the last one last.
    """

    scene: Scene
    of: Bare
    image: QImage
    laid: list[Picture]
    fills: list[Picture]
    edges: list[Picture]
    names: list[tuple[Picture, Box]]
    covered: QRect
    breathing: list[tuple[QRect, int]]
    ground: Ground
    bands: list[Band] = field(default_factory=list)
    _dark: Picture | None = None

    @property
    def camera(self) -> Camera:
        """What of the drawing is in view."""
        return self.of.camera

    def ready(self) -> QImage:
        """The picture with its light on, which is put on when it is first needed."""
        if self._dark is None and not self.covered.isEmpty():
            self._dark = piece(self.image, self.covered)
            dim = [self._lit(piece(self.image, rect), LEAST) for rect, _ in self.breathing]
            self._lit(Picture(self.image, QRect(QPoint(0, 0), self.of.size)), 1.0)
            self.bands = [
                Band(rect, side, out, piece(self.image, rect).image)
                for out, (rect, side) in zip(dim, self.breathing, strict=True)
            ]
        return self.image

    def put_out(self) -> None:
        """Takes the light off again."""
        if self._dark is not None:
            _lay_back(self.image, [self._dark])
            self._dark = None
            self.bands = []

    def bare(self) -> QImage:
        """The body without light, zones and numbers; the light is out after it."""
        self.put_out()
        image = QImage(self.image)
        _lay_back(image, self.laid)
        return image

    def bring(self, bands: Sequence[Band], levels: tuple[int, ...]) -> None:
        """Brings what lies in some bands to their sides' levels of the breath."""
        if bands:
            painter = QPainter(self.image)
            for band in bands:
                band.level = levels[band.side]
                band.paint(painter, band.level)
            painter.end()

    def _lit(self, part: Picture, opacity: float) -> QImage:
        """Puts so much light on a piece of the body."""
        painter = QPainter(part.image)
        painter.translate(-part.at.topLeft())
        painter.setOpacity(opacity)
        for picture in self.fills:
            painter.drawImage(picture.at.topLeft(), picture.image)
        painter.setOpacity(1.0)
        for picture in self.edges:
            painter.drawImage(picture.at.topLeft(), picture.image)
        painter.end()
        return part.image


def piece(image: QImage, at: QRect) -> Picture:
    """A piece of a view's picture, to be laid back later; it lies on whole pixels of the device."""
    ratio = image.devicePixelRatio()
    corner = QPoint(round(at.x() * ratio), round(at.y() * ratio))
    return Picture(image.copy(QRect(corner, at.size() * ratio)), at)


def lay_over(under: Picture, over: Picture, besides: QRegion) -> None:
    """Paints one picture of the view on another, but for what lies in `besides`: once, not twice."""
    painter = QPainter(under.image)
    painter.translate(-under.at.topLeft())
    painter.setClipRegion(QRegion(under.at) - besides)
    painter.drawImage(over.at.topLeft(), over.image)
    painter.end()


def _lay_back(image: QImage, pieces: Sequence[Picture]) -> None:
    if pieces:
        painter = QPainter(image)
        for each in reversed(pieces):
            painter.drawImage(each.at.topLeft(), each.image)
        painter.end()
