# SPDX-License-Identifier: MIT
"""Smooth lines through points a person placed by eye, and their text in the picture file.

Does not know any anatomy and does not fit, trace or read pictures.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]
Curve = tuple[Cubic, ...]

X_UNIT = 600.0  # half the distance between the acromions
Y_UNIT = 1000.0  # from the tip of C7 to the tip of T12


def at(x: float, y: float) -> Point:
    """A point of the landmark table (x 1 = acromion, y 1 = T12) in drawing units."""
    return (x * X_UNIT, y * Y_UNIT)


def table(*points: Point) -> list[Point]:
    """Several points of the landmark table in drawing units."""
    return [at(x, y) for x, y in points]


def mirrored(points: Iterable[Point]) -> list[Point]:
    """The same points on the other side of the spine."""
    return [(-x, y) for x, y in points]


def mirror(curve: Curve) -> Curve:
    """The same curve on the other side of the spine."""
    return tuple(((-a[0], a[1]), (-b[0], b[1]), (-c[0], c[1]), (-d[0], d[1])) for a, b, c, d in curve)


def reverse(curve: Curve) -> Curve:
    """The same curve drawn from its end to its start."""
    return tuple((d, c, b, a) for a, b, c, d in reversed(curve))


def line(a: Point, b: Point) -> Curve:
    """A straight edge."""
    third = ((b[0] - a[0]) / 3, (b[1] - a[1]) / 3)
    return ((a, (a[0] + third[0], a[1] + third[1]), (b[0] - third[0], b[1] - third[1]), b),)


def _tangents(points: Sequence[Point], spans: Sequence[float], closed: bool) -> list[Point]:
    slopes = [
        ((q[0] - p[0]) / h, (q[1] - p[1]) / h)
        for p, q, h in zip(points, [*points[1:], points[0]], spans, strict=False)
    ]
    count = len(points)
    out: list[Point] = []
    for i in range(count):
        if closed or 0 < i < count - 1:
            before, after = (i - 1) % count if closed else i - 1, i
            h0, h1 = spans[before], spans[after]
            s0, s1 = slopes[before], slopes[after]
            out.append(((s0[0] * h1 + s1[0] * h0) / (h0 + h1), (s0[1] * h1 + s1[1] * h0) / (h0 + h1)))
        else:
            out.append((0.0, 0.0))
    if not closed:
        if count == 2:
            out[0] = out[1] = slopes[0]
        else:
            first, last = slopes[0], slopes[count - 2]
            out[0] = (2 * first[0] - out[1][0], 2 * first[1] - out[1][1])
            out[-1] = (2 * last[0] - out[-2][0], 2 * last[1] - out[-2][1])
    return out


def spline(
    points: Sequence[Point],
    *,
    start: Point | None = None,
    end: Point | None = None,
    closed: bool = False,
    ease: float = 1.0,
) -> Curve:
    """One smooth curve through the points, tangents weighted by the distance between them so that it never overshoots.

    `start` and `end` are wished directions there (any length); `ease` below 1 makes the curve tighter.
    The result has one cubic per span, so a slice of it is the part between two of the points.
    """
    ring = [*points, points[0]] if closed else list(points)
    spans = [max(math.dist(p, q), 1e-6) for p, q in pairwise(ring)]
    tangents = _tangents(points, spans, closed)
    if start is not None:
        length = math.hypot(*start)
        tangents[0] = (start[0] / length, start[1] / length)
    if end is not None:
        length = math.hypot(*end)
        tangents[-1] = (end[0] / length, end[1] / length)
    if closed:
        tangents.append(tangents[0])
    out: list[Cubic] = []
    for i, h in enumerate(spans):
        p, q, m, n = ring[i], ring[i + 1], tangents[i], tangents[i + 1]
        k = h * ease / 3
        out.append((p, (p[0] + m[0] * k, p[1] + m[1] * k), (q[0] - n[0] * k, q[1] - n[1] * k), q))
    return tuple(out)


def join(*curves: Curve) -> Curve:
    """Curves that follow one another; each must begin where the one before ended."""
    out: list[Cubic] = []
    for curve in curves:
        if out and math.dist(out[-1][3], curve[0][0]) > 0.05:
            raise ValueError(f"curves do not meet: {out[-1][3]} and {curve[0][0]}")
        out.extend(curve)
    return tuple(out)


def point_on(cubic: Cubic, t: float) -> Point:
    """The point at 0 <= t <= 1 of one cubic."""
    a, b, c, d = cubic
    s = 1 - t
    w0, w1, w2, w3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return (
        a[0] * w0 + b[0] * w1 + c[0] * w2 + d[0] * w3,
        a[1] * w0 + b[1] * w1 + c[1] * w2 + d[1] * w3,
    )


def flatten(curve: Curve, steps: int = 12) -> list[Point]:
    """The curve as a chain of short straight pieces, `steps` for each cubic."""
    out = [curve[0][0]]
    for cubic in curve:
        out.extend(point_on(cubic, k / steps) for k in range(1, steps + 1))
    return out


def evenly(points: Sequence[Point], count: int) -> list[Point]:
    """`count` points at equal distances along a chain, both ends included."""
    lengths = [0.0]
    for p, q in pairwise(points):
        lengths.append(lengths[-1] + math.dist(p, q))
    out: list[Point] = []
    i = 0
    for k in range(count):
        want = lengths[-1] * k / (count - 1)
        while i < len(lengths) - 2 and lengths[i + 1] < want:
            i += 1
        span = lengths[i + 1] - lengths[i]
        f = (want - lengths[i]) / span if span else 0.0
        (ax, ay), (bx, by) = points[i], points[i + 1]
        out.append((ax + (bx - ax) * f, ay + (by - ay) * f))
    return out


def beside(points: Sequence[Point], distance: float) -> list[Point]:
    """A chain moved sideways by `distance` units (positive = to the right of the direction of travel on screen)."""
    out: list[Point] = []
    for i, (x, y) in enumerate(points):
        before, after = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        out.append((x - dy / length * distance, y + dx / length * distance))
    return out


def direction(chain: Sequence[Point], i: int) -> Point:
    """Which way a chain runs at one of its points, as a vector of length 1."""
    p, q = chain[max(i - 1, 0)], chain[min(i + 1, len(chain) - 1)]
    length = math.dist(p, q) or 1.0
    return ((q[0] - p[0]) / length, (q[1] - p[1]) / length)


def lens(stroke: Curve, half: float) -> Curve:
    """A stroke as a closed sliver that is widest in its middle."""
    chain = flatten(stroke, 8)
    a, d = chain[0], chain[-1]
    (ux, uy), (vx, vy) = direction(chain, 0), direction(chain, len(chain) - 1)
    third, out = sum(math.dist(p, q) for p, q in pairwise(chain)) / 3, half * 4 / 3

    def side(k: float) -> tuple[Point, Point]:
        return (
            (a[0] + ux * third - uy * k, a[1] + uy * third + ux * k),
            (d[0] - vx * third - vy * k, d[1] - vy * third + vx * k),
        )

    (b, c), (e, f) = side(out), side(-out)
    return ((a, b, c, d), (d, f, e, a))


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether the point lies in the closed chain."""
    x, y = point
    odd = False
    j = len(ring) - 1
    for i in range(len(ring)):
        (ax, ay), (bx, by) = ring[i], ring[j]
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
        j = i
    return odd


def clearance(point: Point, ring: Sequence[Point]) -> float:
    """The distance from a point to the nearest edge of the closed chain."""
    x, y = point
    best = math.inf
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / square)) if square else 0.0
        best = min(best, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return best


def number(value: float, digits: int = 1) -> str:
    """At most one decimal, rounded alike on both sides of zero, and no negative zero."""
    scale = 10 if digits else 1
    rounded = math.copysign(math.floor(abs(value) * scale + 0.5) / scale, value)
    text = f"{rounded:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def pair(point: Point, digits: int = 1) -> str:
    """One point as text."""
    return f"{number(point[0], digits)},{number(point[1], digits)}"


def _is_straight(cubic: Cubic) -> bool:
    a, b, c, d = cubic
    length = math.dist(a, d) or 1.0
    return all(
        abs((d[0] - a[0]) * (p[1] - a[1]) - (d[1] - a[1]) * (p[0] - a[0])) / length < 0.05 for p in (b, c)
    )


def _packed(command: str, points: Sequence[Point], digits: int) -> str:
    """One command. Where whole units will do, a minus sign also parts two numbers."""
    if digits:
        return command + " ".join(pair(point, digits) for point in points)
    text = " ".join(number(value, digits) for point in points for value in point)
    return command + text.replace(" -", "-")


def path(curve: Curve, *, close: bool = False, digits: int = 1) -> str:
    """Path data with M, L, C and Z only; a closed path ends exactly where it began."""
    parts = [_packed("M", curve[0][:1], digits)]
    for i, cubic in enumerate(curve):
        if _is_straight(cubic):
            if not (close and i == len(curve) - 1):
                parts.append(_packed("L", cubic[3:], digits))
        else:
            parts.append(_packed("C", cubic[1:], digits))
    if close:
        parts.append("Z")
    return "".join(parts)


def paths(curves: Iterable[Curve], digits: int = 1) -> str:
    """Several open strokes as one path."""
    return "".join(path(curve, digits=digits) for curve in curves)
