# SPDX-License-Identifier: MIT
"""From where the body is seen: which part of the drawing fills the view, and how it is turned."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QTransform

DRAWING = QRectF(-1150, -900, 2300, 2700)
"""The whole drawing."""
WHOLE = QRectF(-1060, -880, 2120, 2300)
"""From the crown to the hips."""


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
    least_width, least_height = 1700.0, 1180.0
    width = max(least_width, lit.width() * 1.5)
    height = max(least_height, lit.height() * 1.45)
    centre = lit.center()
    rect = QRectF(-width / 2, centre.y() - height / 2, width, height)
    # Never past the crown, and never far below the work: the picture must not drift from step to step.
    if rect.top() < WHOLE.top():
        rect.moveTop(WHOLE.top())
    if rect.bottom() > WHOLE.bottom():
        rect.moveBottom(WHOLE.bottom())
    return rect
