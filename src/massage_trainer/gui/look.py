# SPDX-License-Identifier: MIT
"""How things look at this moment: the theme, and sizes that follow the window and the chosen text size."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from massage_trainer.gui import fonts
from massage_trainer.gui.theme import Theme, colour

LEAST: dict[fonts.Role, int] = {"small": 13, "text": 15, "lead": 16, "heading": 20, "prompt": 24}
"""Pixels below which text of a role is hard to read at a desk."""
TIGHT = 0.75
"""The share of its size below which a page is out of room, so that text may become smaller than that."""


class Look(NamedTuple):
    """A theme at a size. `unit` scales spaces and drawing, `type_unit` the text; both are 1 at 1920×1080."""

    theme: Theme
    unit: float = 1.0
    type_unit: float = 1.0
    motion: bool = True

    @classmethod
    def fitting(cls, theme: Theme, window: QSize, text_size: int = 100, *, motion: bool = True) -> Look:
        """The look for a window: a small one keeps text readable, a large one grows with its height."""
        height = min(window.height(), window.width() / 1.5)
        # In steps, so that dragging an edge does not set every font anew for each pixel.
        unit = max(0.72, min(3.0, round(height / 1080 * 25) / 25))
        return cls(theme, unit, unit * text_size / 100, motion)

    def px(self, size: float) -> int:
        """A length in pixels, given at 1080p."""
        return max(1, round(size * self.unit))

    def text_px(self, role: fonts.Role, factor: float = 1.0) -> int:
        """A text size in pixels; text keeps a readable least size until everything else has given way."""
        size = fonts.SIZES[role] * self.type_unit * factor
        least = LEAST[role] * min(1.0, factor / TIGHT)
        return max(12, round(least), round(size))

    def font(self, role: fonts.Role, *, bold: bool = False, factor: float = 1.0) -> QFont:
        """The font of a role."""
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        return fonts.font(self.text_px(role, factor), weight)

    def card_height(self) -> int:
        """The height in a list of a card of two lines, a title and a smaller one, with the gap around it."""
        lines = sum(
            QFontMetricsF(font).height() for font in (self.font("text", bold=True), self.font("small"))
        )
        return int(lines) + self.px(26)

    def colour(self, name: str, opacity: float = 1.0) -> QColor:
        """A colour of the theme by its name in the table."""
        return colour(str(getattr(self.theme, name)), opacity)
