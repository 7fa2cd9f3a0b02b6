# SPDX-License-Identifier: MIT
"""Says in plain words how far and which way one place on the back lies from another; it draws nothing."""

from __future__ import annotations

import math
from functools import lru_cache

from massage_trainer.atlas import Region
from massage_trainer.outline import Outline, Point

FINGER = 56.0
"""Drawing units of a finger's width: 1.8 cm, where 0.18 of the way to the acromion is about 3.5 cm."""
HAND = 250.0
"""Drawing units of a hand's width, thumb aside: 8 cm."""
# Less than this part of the way in one direction is not worth a word.
_WORTH = 0.45
_COUNTS = ("", "a", "two", "three")


def lower_first(words: str) -> str:
    """The words as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def whereabouts(begin: Point, end: Point) -> str:
    """How to get from one place to another: “two finger-widths lower, nearer the spine”.

    Places are drawing units. Ways that cross the spine say so, in the partner's left and right.
    """
    across, down = end[0] - begin[0], end[1] - begin[1]
    far = math.hypot(across, down)
    ways = []
    if abs(down) >= _WORTH * far:
        ways.append("lower" if down > 0 else "higher")
    if abs(across) >= _WORTH * far:
        outward = abs(end[0]) - abs(begin[0])
        if begin[0] * end[0] < 0 and abs(outward) < abs(across) / 2:
            ways.append("on the partner’s right" if across > 0 else "on the partner’s left")
        else:
            ways.append("further out" if outward > 0 else "nearer the spine")
    return f"{_far(far)} {', '.join(ways)}"


def _far(units: float) -> str:
    fingers = round(units / FINGER)
    if fingers < 1:
        return "just a little"
    if fingers < len(_COUNTS):
        return f"{_COUNTS[fingers]} finger-width{'s' if fingers > 1 else ''}"
    hands = round(units / HAND)
    if hands <= 1:
        return "a hand’s width"
    return f"{_COUNTS[hands]} hands’ widths" if hands < len(_COUNTS) else "much"


def nearest_point(region: Region, place: Point) -> Point:
    """The point of a region's outlines, on either side, that lies nearest."""
    points = [_nearest(outline, place) for outline in region.outlines.values()]
    return min(points, key=lambda point: math.dist(point, place))


def _nearest(outline: Outline, place: Point) -> Point:
    corners = _corners(outline)
    edges = zip(corners, (*corners[1:], corners[0]), strict=True)
    return min((_on_edge(a, b, place) for a, b in edges), key=lambda point: math.dist(point, place))


def _on_edge(a: Point, b: Point, place: Point) -> Point:
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    if not length:
        return a
    share = ((place[0] - a[0]) * along[0] + (place[1] - a[1]) * along[1]) / length
    share = min(1.0, max(0.0, share))
    return a[0] + share * along[0], a[1] + share * along[1]


@lru_cache(maxsize=64)
def _corners(outline: Outline) -> tuple[Point, ...]:
    return outline.polygon(2.0)
