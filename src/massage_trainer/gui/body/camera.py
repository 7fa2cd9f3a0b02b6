# SPDX-License-Identifier: MIT
"""From where the body is seen: which part of the drawing fills the view, and how it is turned."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QTransform

from massage_trainer.atlas import Y_UNIT

DRAWING = QRectF(-1150, -900, 2300, 2700)
"""The whole drawing."""
WHOLE = QRectF(-1060, -880, 2120, 2300)
"""From the crown to the hips."""

LOWEST = 0.72 * Y_UNIT
"""Where work ends for good (T9), in drawing units: what is lit fades out above it."""
STEP = 160.0
"""Frames differ by so many drawing units or not at all: between two steps the picture moves to be seen to
move, or it stands."""
LEAST_WIDTH, LEAST_HEIGHT = 1700.0, 1180.0
"""What is shown at the least, in drawing units: both shoulders, and enough above and below."""


class Camera(NamedTuple):
    """Looks at a point of the drawing, so many pixels to a drawing unit, turned clockwise by degrees."""

    x: float
    y: float
    scale: float
    angle: float = 0.0

    @classmethod
    def framing(cls, rect: QRectF, size: QSizeF, angle: float = 0.0) -> Camera:
        """The camera that shows all of `rect` as large as a view of this size allows."""
        turned = QTransform().rotate(angle).mapRect(rect)
        scale = min(size.width() / turned.width(), size.height() / turned.height())
        return cls(rect.center().x(), rect.center().y(), max(scale, 1e-3), angle)

    def transform(self, size: QSizeF) -> QTransform:
        """From drawing units to the pixels of a view of this size."""
        made = QTransform()
        made.translate(size.width() / 2, size.height() / 2)
        made.rotate(self.angle)
        made.scale(self.scale, self.scale)
        made.translate(-self.x, -self.y)
        return made

    def towards(self, other: Camera, share: float) -> Camera:
        """Between this camera and another; scales mix by ratio so that a zoom feels even."""
        mix = share
        turn = (other.angle - self.angle + 180) % 360 - 180
        return Camera(
            self.x + (other.x - self.x) * mix,
            self.y + (other.y - self.y) * mix,
            self.scale * math.pow(other.scale / self.scale, mix),
            self.angle + turn * mix,
        )


def frame_around(lit: QRectF) -> QRectF:
    """What to show when this part of the drawing is worked on: it, with enough of the body to know where
    it is."""
    if lit.isEmpty():
        return QRectF(WHOLE)
    seen = QRectF(lit)
    seen.setBottom(max(seen.top(), min(seen.bottom(), LOWEST)))  # further down nobody works
    width = max(LEAST_WIDTH, _up(seen.width() * 1.5))
    height = max(LEAST_HEIGHT, _up(seen.height() * 1.45))
    middle = round(seen.center().y() / STEP) * STEP
    rect = QRectF(-width / 2, middle - height / 2, width, height)
    # Never past the crown, and never far below the work: the picture must not drift from step to step.
    if rect.top() < WHOLE.top():
        rect.moveTop(WHOLE.top())
    if rect.bottom() > WHOLE.bottom():
        rect.moveBottom(WHOLE.bottom())
    return rect


def _up(length: float) -> float:
    return math.ceil(length / STEP) * STEP


class Ground(NamedTuple):
    """What hands are painted on: how table units become the view's pixels, the view, and how many device
    pixels each of these is wide."""

    to_view: QTransform
    view: QRect
    ratio: float
