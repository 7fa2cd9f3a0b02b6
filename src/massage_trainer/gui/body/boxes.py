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

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a rectangle, the latter two just outside of it; without room it is empty.
Plain numbers, because Python reckons with them faster than it calls Qt, and many are joined in each frame."""


def box_of(rect: QRect) -> Box:
    """A rectangle in numbers."""
    return rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1


def rect_of(box: Box) -> QRect:
    """Numbers as a rectangle."""
    left, top, right, bottom = box
    return QRect(left, top, right - left, bottom - top)


def united(one: Box, other: Box) -> Box:
    """The least box that holds two."""
    left, top, right, bottom = one
    x, y, across, down = other
    if right <= left or bottom <= top:
        return other
    if across <= x or down <= y:
        return one
    return (
        x if x < left else left,
        y if y < top else top,
        across if across > right else right,
        down if down > bottom else bottom,
    )


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a pixel in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def within(box: Box, room: Box) -> Box:
    """What of a box lies in a room; empty if nothing does."""
    left, top, right, bottom = box
    x, y, across, down = room
    left, top = x if x > left else left, y if y > top else top
    right, bottom = across if across < right else right, down if down < bottom else bottom
    return left, top, right if right > left else left, bottom if bottom > top else top


class Boxes:
    """Boxes that hold all that is added: one for several where that is hardly more to paint. `worth` is how
    many pixels another box costs."""

    def __init__(self, worth: float) -> None:
        self.boxes: list[Box] = []
        self._asked: list[int] = []
        self._worth = worth

    @property
    def rects(self) -> list[QRect]:
        """The boxes as rectangles."""
        return [rect_of(box) for box in self.boxes]

    def add(self, box: Box) -> None:
        """Adds a box; an empty one adds nothing."""
        asked = (box[2] - box[0]) * (box[3] - box[1])
        if asked <= 0:
            return
        number = 0
        while number < len(self.boxes):
            left, top, right, bottom = whole = united(self.boxes[number], box)
            # Compared with what was asked for: in small steps a box would grow beyond all measure.
            if (right - left) * (bottom - top) <= self._asked[number] + asked + self._worth:
                box, asked = whole, self._asked[number] + asked
                del self.boxes[number], self._asked[number]
                number = 0
            else:
                number += 1
        self.boxes.append(box)
        self._asked.append(asked)


def boxes_around(image: QImage) -> list[Box]:
    """What of a picture is not empty, in few boxes of its own pixels: the air around a slanting hand would be
    slow to paint."""
    width, height = image.width(), image.height()
    if width * height < 2 * WORTH:
        return [(0, 0, width, height)]
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
            box = (left - 2) * _GRAIN, (top - 1) * _GRAIN, (right + 2) * _GRAIN, (top + step + 1) * _GRAIN
            found.add(within(box, (0, 0, width, height)))
    return found.boxes or [(0, 0, width, height)]
