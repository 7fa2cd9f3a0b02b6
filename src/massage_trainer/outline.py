# SPDX-License-Identifier: MIT
"""Closed outlines read from a drawing's path data; knows nothing of regions, colours or windows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]

_DRAWN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*", re.ASCII)
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
# No drawing of ours is larger; what is beyond is a slip that would spoil every later sum.
_FARTHEST = 1e6


class Outline(NamedTuple):
    """One closed outline in drawing units: a start, then cubic curves (two handles and an end each).

    Straight lines are curves too, their handles at a third and two thirds, so that there is one case only.
    """

    start: Point
    curves: tuple[Curve, ...]

    def pieces(self) -> Iterator[tuple[Point, Point, Point, Point]]:
        """Each curve with the point where it begins."""
        begin = self.start
        for first, second, end in self.curves:
            yield begin, first, second, end
            begin = end

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom: the smallest box around the outline."""
        sides = []
        for axis in (0, 1):
            extent = [self.start[axis]]
            for piece in self.pieces():
                extent += _extremes(*(point[axis] for point in piece))
            sides.append((min(extent), max(extent)))
        (left, right), (top, bottom) = sides
        return left, top, right, bottom

    def area(self) -> float:
        """The area inside in square units, exact for the curves (Green's theorem)."""
        twice = 0.0
        for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in self.pieces():
            # Twice the area between the origin and one cubic; the tests compare it with a polygon's.
            twice += (
                x0 * (6 * y1 + 3 * y2 + y3)
                + 3 * x1 * (-2 * y0 + y2 + y3)
                + 3 * x2 * (-y0 - y1 + 2 * y3)
                - x3 * (y0 + 3 * y1 + 6 * y2)
            ) / 10
        return abs(twice) / 2

    def polygon(self, tolerance: float = 0.5) -> tuple[Point, ...]:
        """Corners of a polygon never farther than `tolerance` units from the outline; begins at `start`."""
        points = [self.start]
        for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in self.pieces():
            bend_in = math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2)
            bend_out = math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3)
            # A chord over 1/n of a cubic is at most |B''|/8n² away, and |B''| at most 6 × the larger bend.
            parts = max(1, math.ceil(math.sqrt(0.75 * max(bend_in, bend_out) / tolerance)))
            for part in range(1, parts):
                t = part / parts
                u = 1 - t
                a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
            points.append((x3, y3))
        if len(points) > 1 and points[-1] == points[0]:
            points.pop()
        return tuple(points)

    def contains(self, point: Point, tolerance: float = 0.5) -> bool:
        """Whether the point is inside; near the edge right to within `tolerance` units."""
        return inside(self.polygon(tolerance), point)

    def centre(self, tolerance: float = 2.0) -> Point:
        """A point well inside: the centre of gravity, or else the middle of the widest part at its height."""
        corners = self.polygon(tolerance)
        twice = cx = cy = 0.0
        for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
            cross = x0 * y1 - x1 * y0
            twice += cross
            cx += (x0 + x1) * cross
            cy += (y0 + y1) * cross
        if not twice:
            return self.start
        middle = (cx / (3 * twice), cy / (3 * twice))
        if inside(corners, middle):
            return middle
        return _middle_of_widest(corners, middle[1])


def inside(corners: tuple[Point, ...], point: Point) -> bool:
    """Whether the point is inside a polygon (winding rule, as drawings are filled)."""
    x, y = point
    winding = 0
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        if (y0 <= y) != (y1 <= y):
            right_of_edge = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
            if y1 > y0:
                winding += right_of_edge > 0
            else:
                winding -= right_of_edge < 0
    return winding != 0


def _middle_of_widest(corners: tuple[Point, ...], y: float) -> Point:
    crossings = sorted(
        x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True)
        if (y0 <= y) != (y1 <= y)
    )
    spans = [
        (right - left, (left + right) / 2)
        for left, right in zip(crossings[::2], crossings[1::2], strict=True)
    ]
    return (max(spans)[1], y)


def _extremes(a: float, b: float, c: float, d: float) -> list[float]:
    """The end of a cubic along one axis, and where it turns."""
    ends = [d]
    if min(a, d) <= b <= max(a, d) and min(a, d) <= c <= max(a, d):
        return ends
    # B'(t) = 3 (p t² + q t + r)
    p, q, r = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    if abs(p) < 1e-12 * (abs(q) + abs(r)):
        turns = [-r / q] if q else []
    else:
        root = q * q - 4 * p * r
        turns = [(-q + sign * math.sqrt(root)) / (2 * p) for sign in (1, -1)] if root >= 0 else []
    for t in turns:
        if 0 < t < 1:
            u = 1 - t
            ends.append(u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d)
    return ends


def read_outline(data: str) -> Outline:  # noqa: PLR0912  one case for each letter
    """The outline of an SVG path's `d`; raises ValueError, in words, if it is not one closed outline.

    M, L, H, V, C, S, Q, T and Z are understood, absolute and relative; arcs are not.
    """
    start: Point | None = None
    curves: list[Curve] = []
    x = y = 0.0
    closed = False
    # The last handle, which S and T mirror, and the letters that may follow it for that.
    handle: Point = (0.0, 0.0)
    mirrors = ""
    for letter, numbers in _commands(data):
        kind = letter.upper()
        dx, dy = (x, y) if letter.islower() else (0.0, 0.0)
        if closed or (kind == "M" and start is not None):
            raise ValueError("it has more than one outline; draw each as a path of its own")
        if kind == "M":
            x, y = dx + numbers[0], dy + numbers[1]
            start = (x, y)
            mirrors = ""
            continue
        if start is None:
            raise ValueError("it does not begin with a point (M)")
        begin = (x, y)
        if kind == "Z":
            closed = True
            if begin != start:
                curves.append(_line(begin, start))
            continue
        if kind == "H":
            end = (dx + numbers[0], y)
        elif kind == "V":
            end = (x, dy + numbers[0])
        else:
            end = (dx + numbers[-2], dy + numbers[-1])
        mirrored = (2 * x - handle[0], 2 * y - handle[1]) if kind in mirrors else begin
        if kind in "CS":
            first = (dx + numbers[0], dy + numbers[1]) if kind == "C" else mirrored
            handle = (dx + numbers[-4], dy + numbers[-3])
            mirrors = "S"
            curves.append((first, handle, end))
        elif kind in "QT":
            handle = (dx + numbers[0], dy + numbers[1]) if kind == "Q" else mirrored
            mirrors = "T"
            curves.append((_towards(begin, handle, 2 / 3), _towards(end, handle, 2 / 3), end))
        else:
            mirrors = ""
            curves.append(_line(begin, end))
        x, y = end
    if start is None:
        raise ValueError("it is empty")
    if not closed:
        raise ValueError("it is not closed (Z); close the path")
    if len(curves) < 2:
        raise ValueError("it encloses nothing")
    return Outline(start, tuple(curves))


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each letter with as many numbers as it needs; a letter counts again for further numbers."""
    drawn = _DRAWN.match(data)
    at = drawn.end() if drawn else 0
    if at < len(data):
        raise ValueError(f"it cannot be read at its character {at + 1}")
    begin = _COMMAND.search(data)
    if data[: begin.start() if begin else len(data)].strip():
        raise ValueError("it does not begin with a point (M)")
    for letter, written in _COMMAND.findall(data):
        if letter in "Aa":
            raise ValueError("it has arcs (A); turn them into curves")
        numbers = _floats(written)
        if letter in "Zz":
            if numbers:
                raise ValueError("a number stands where a letter is wanted")
            yield letter, numbers
            continue
        many = _NUMBERS[letter.upper()]
        if not numbers or len(numbers) % many:
            raise ValueError(f"too few numbers after {letter}")
        if max(map(abs, numbers)) > _FARTHEST:
            raise ValueError(f"a number after {letter} is too large")
        for index in range(0, len(numbers), many):
            yield letter, numbers[index : index + many]
            # Further points after M are lines.
            letter = {"M": "L", "m": "l"}.get(letter, letter)  # noqa: PLW2901  the letter's meaning changes


def _floats(written: str) -> list[float]:
    try:
        return [float(number) for number in written.replace(",", " ").split()]
    except ValueError:
        # Drawing programs leave out what they can: “50-20” and “.5.5” are two numbers each.
        if _NUMBER.sub("", written).replace(",", " ").strip():
            raise ValueError(f"it cannot be read at “{' '.join(written.split())[:40]}”") from None
        return [float(number) for number in _NUMBER.findall(written)]


def _line(begin: Point, end: Point) -> Curve:
    return _towards(begin, end, 1 / 3), _towards(begin, end, 2 / 3), end


def _towards(begin: Point, end: Point, share: float) -> Point:
    return begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share
