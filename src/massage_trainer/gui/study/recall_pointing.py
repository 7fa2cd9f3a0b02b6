# SPDX-License-Identifier: MIT
"""Lets somebody point at a region that was asked for, with pointer or keys, without its name; whether it was
the right one, others say."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter

from massage_trainer.gui.body.body_art import Lit
from massage_trainer.gui.body.region_walk import RegionWalk


class Pointing(RegionWalk):
    """A walk whose regions keep their names to themselves. `placed` carries the clicked place in drawing
    units; `chosen` the region that the keys have entered."""

    placed = Signal(QPointF)

    def name_of(self, lit: Lit) -> str:
        number = self.regions().index(lit) + 1
        side = self.tr("partner’s left") if lit[1] == "left" else self.tr("partner’s right")
        return self.tr("Region {number}, {side}").format(number=number, side=side)

    def about(self, lit: Lit) -> str:
        """How to find it would tell its name."""
        return "" if lit in self.regions() else super().about(lit)

    def click(self, point: QPointF) -> None:
        back, possible = self._body.drawing_to_view().inverted()
        # Beside the body nobody has pointed at anything.
        if self._on and possible and self._art.silhouette.contains(back.map(point)):
            self.placed.emit(back.map(point))

    def _paint_name(self, painter: QPainter, lit: Lit, at: QRectF) -> None:
        """The outline is all that is told."""
