# SPDX-License-Identifier: MIT
"""Few rectangles for all that is to be painted: Qt is fast within one, and each costs something."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

STRIP = 32
"""Where something is, is looked for in strips so high, in device pixels: what lies beside it is not
painted."""
WORTH = 24_000
"""So many device pixels more may be painted to paint one box instead of two, which costs as much."""
_GRAIN = 4
"""How many pixels apart a picture is looked at for where it is empty."""


class Boxes:
    """Boxes that hold all that is added: one for several where that is hardly more to paint. `worth` is how
    many pixels another box costs."""

    def __init__(self, worth: float) -> None:
        self.rects: list[QRect] = []
        self._asked: list[int] = []
        self._worth = worth

    def add(self, box: QRect) -> None:
        """Adds a box."""
        asked = box.width() * box.height()
        number = 0
        while number < len(self.rects):
            whole = self.rects[number].united(box)
            # Compared with what was asked for: in small steps a box would grow beyond all measure.
            if whole.width() * whole.height() <= self._asked[number] + asked + self._worth:
                box, asked = whole, self._asked[number] + asked
                del self.rects[number], self._asked[number]
                number = 0
            else:
                number += 1
        self.rects.append(box)
        self._asked.append(asked)


def boxes_around(image: QImage) -> list[QRect]:
    """What of a picture is not empty, in few boxes of its own pixels: the air around a slanting hand would be
    slow to paint."""
    width, height = image.width(), image.height()
    if width * height < 2 * WORTH:
        return [image.rect()]
    coarse = image.scaled(-(-width // _GRAIN), -(-height // _GRAIN)).convertToFormat(
        QImage.Format.Format_Alpha8
    )
    data, line = bytes(coarse.constBits()), coarse.bytesPerLine()
    step = STRIP // _GRAIN
    found = Boxes(WORTH)
    for top in range(0, coarse.height(), step):
        starts = range(top * line, min(top + step, coarse.height()) * line, line)
        rows = [data[start : start + coarse.width()] for start in starts]
        left = min(len(row) - len(row.lstrip(b"\0")) for row in rows)
        right = max(len(row.rstrip(b"\0")) for row in rows)
        if left < right:
            box = QRect(left - 2, top - 1, right - left + 4, step + 2)
            found.add(QRect(box.topLeft() * _GRAIN, box.size() * _GRAIN) & image.rect())
    return found.rects or [image.rect()]
