# SPDX-License-Identifier: MIT
"""Soft form from one light at the upper left: the shapes are puffed up like cushions, lit, and the bands of equal shade traced.

The bands are drawn one over another, each a breath of black or white, so no blur or clipping is needed.
Uses only sums, products and square roots, so every machine draws the same lines. Does not choose colours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import add
from typing import Final

from .curves import Curve, Point, flatten, spline

STEP: Final = 10.0
LEFT, TOP, COLUMNS, ROWS = -960.0, -880.0, 193, 272
FAR: Final = 1e9
LIGHT: Final = (-0.42, -0.50, 0.757)

Field = list[list[float]]


def blank(value: float = 0.0) -> Field:
    """A grid with the same number everywhere."""
    return [[value] * COLUMNS for _ in range(ROWS)]


def place(column: int, row: int) -> Point:
    """Where a grid point lies in the drawing."""
    return (LEFT + column * STEP, TOP + row * STEP)


def _interior(rings: Sequence[Sequence[Point]]) -> list[list[bool]]:
    out: list[list[bool]] = []
    for row in range(ROWS):
        y = TOP + row * STEP + 0.013
        crossings: list[float] = []
        for ring in rings:
            for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
                if (ay > y) != (by > y):
                    crossings.append(ax + (bx - ax) * (y - ay) / (by - ay))
        crossings.sort()
        line = [False] * COLUMNS
        for a, b in zip(crossings[::2], crossings[1::2], strict=True):
            for column in range(
                max(0, math.ceil((a - LEFT) / STEP)), min(COLUMNS - 1, math.floor((b - LEFT) / STEP)) + 1
            ):
                line[column] = True
        out.append(line)
    return out


def depth(rings: Sequence[Sequence[Point]], walls: Sequence[Sequence[Point]] = ()) -> Field:
    """How deep each grid point lies inside the closed chains (negative outside); `walls` are open chains that count as edges."""
    nearest: list[list[Point | None]] = [[None] * COLUMNS for _ in range(ROWS)]
    best = blank(FAR)

    def offer(column: int, row: int, point: Point) -> None:
        x, y = LEFT + column * STEP, TOP + row * STEP
        distance = (x - point[0]) * (x - point[0]) + (y - point[1]) * (y - point[1])
        if distance < best[row][column]:
            best[row][column] = distance
            nearest[row][column] = point

    chains = [[*ring, ring[0]] for ring in rings] + [list(wall) for wall in walls]
    for chain in chains:
        for (ax, ay), (bx, by) in pairwise(chain):
            pieces = max(1, math.ceil(math.dist((ax, ay), (bx, by)) / 2))
            for k in range(pieces):
                point = (ax + (bx - ax) * k / pieces, ay + (by - ay) * k / pieces)
                column, row = math.floor((point[0] - LEFT) / STEP), math.floor((point[1] - TOP) / STEP)
                for r in (row, row + 1):
                    for c in (column, column + 1):
                        if 0 <= r < ROWS and 0 <= c < COLUMNS:
                            offer(c, r, point)

    # Only what lies in or near the shape is asked for; everything further out stays "far outside".
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    columns = range(
        max(0, math.floor((min(xs) - LEFT) / STEP) - 2), min(COLUMNS, math.ceil((max(xs) - LEFT) / STEP) + 3)
    )
    rows = range(
        max(0, math.floor((min(ys) - TOP) / STEP) - 2), min(ROWS, math.ceil((max(ys) - TOP) / STEP) + 3)
    )

    def sweep(down: Sequence[int], across: Sequence[int], back: int) -> None:
        for row in down:
            for column in across:
                for dc, dr in ((-back, 0), (0, -back), (-back, -back), (back, -back)):
                    c, r = column + dc, row + dr
                    if 0 <= c < COLUMNS and 0 <= r < ROWS:
                        point = nearest[r][c]
                        if point is not None:
                            offer(column, row, point)
            for column in reversed(across):
                c = column + back
                if 0 <= c < COLUMNS:
                    point = nearest[row][c]
                    if point is not None:
                        offer(column, row, point)

    sweep(rows, columns, 1)
    sweep(rows[::-1], columns[::-1], -1)
    within = _interior(rings)
    return [
        [math.sqrt(best[r][c]) * (1.0 if within[r][c] else -1.0) for c in range(COLUMNS)] for r in range(ROWS)
    ]


def depth_on_both_sides(curve: Curve) -> Field:
    """How deep each grid point lies inside a closed curve of the right half or its mirror image."""
    right = depth([ring_of(curve)])
    return [[max(a, b) for a, b in zip(line, reversed(line), strict=True)] for line in right]


def cushion(deep: Field, radius: float, height: float) -> Field:
    """A rounded rim of `radius` that rises to `height` and stays there."""
    out = blank()
    for r in range(ROWS):
        for c in range(COLUMNS):
            d = min(max(deep[r][c], 0.0), radius) / radius
            out[r][c] = height * math.sqrt(d * (2 - d))
    return out


def blurred(field: Field, reach: int, times: int = 2) -> Field:
    """The grid with each number replaced by the mean around it, `times` over."""
    width = 2 * reach + 1
    for _ in range(times):
        for turn in range(2):
            out: Field = []
            for line in field:
                padded = [line[0]] * reach + line + [line[-1]] * reach
                total = reduce(add, padded[:width])
                fresh = [total / width]
                for k in range(width, len(padded)):
                    total += padded[k] - padded[k - width]
                    fresh.append(total / width)
                out.append(fresh)
            field = [list(column) for column in zip(*out, strict=True)]
            del turn
    return field


def added(*fields: Field) -> Field:
    """The sum of several grids, added in order: `sum` rounds differently from one Python to the next."""
    return [
        [reduce(add, values) for values in zip(*lines, strict=True)] for lines in zip(*fields, strict=True)
    ]


def raised(field: Field, shape: Callable[[float, float], float]) -> Field:
    """The grid plus a height given by place."""
    return [[v + shape(*place(c, r)) for c, v in enumerate(line)] for r, line in enumerate(field)]


def brightness(height: Field) -> Field:
    """How much of the light each place gets: about 0.76 where level, more towards the light, less away from it."""
    out = blank()
    for r in range(ROWS):
        for c in range(COLUMNS):
            east, west = height[r][min(c + 1, COLUMNS - 1)], height[r][max(c - 1, 0)]
            south, north = height[min(r + 1, ROWS - 1)][c], height[max(r - 1, 0)][c]
            dx, dy = (east - west) / (2 * STEP), (south - north) / (2 * STEP)
            out[r][c] = (-LIGHT[0] * dx - LIGHT[1] * dy + LIGHT[2]) / math.sqrt(1 + dx * dx + dy * dy)
    return out


def _loops(field: Field) -> list[list[Point]]:
    """The closed lines along which the grid is zero, values above zero to one side."""
    follow: dict[tuple[int, int, int], tuple[int, int, int]] = {}

    def edge_point(key: tuple[int, int, int]) -> Point:
        kind, c, r = key
        a = field[r][c]
        b = field[r][c + 1] if kind == 0 else field[r + 1][c]
        f = a / (a - b)
        x, y = place(c, r)
        return (x + STEP * f, y) if kind == 0 else (x, y + STEP * f)

    for r in range(ROWS - 1):
        for c in range(COLUMNS - 1):
            nw, ne = field[r][c] > 0, field[r][c + 1] > 0
            sw, se = field[r + 1][c] > 0, field[r + 1][c + 1] > 0
            if nw == ne == sw == se:
                continue
            north, south, west, east = (0, c, r), (0, c, r + 1), (1, c, r), (1, c + 1, r)
            # Keep the higher side on the right hand of travel.
            if nw and se and not ne and not sw:
                follow[north], follow[south] = west, east
                continue
            if ne and sw and not nw and not se:
                follow[east], follow[west] = north, south
                continue
            edges = ((north, nw, ne), (east, ne, se), (south, se, sw), (west, sw, nw))
            into = next(edge for edge, before, after in edges if before and not after)
            outof = next(edge for edge, before, after in edges if after and not before)
            follow[into] = outof
    loops: list[list[Point]] = []
    while follow:
        first = next(iter(follow))
        key, loop = first, []
        while key in follow:
            loop.append(edge_point(key))
            key = follow.pop(key)
        if key == first and len(loop) > 3:
            loops.append(loop)
    return loops


def _kept(points: Sequence[Point], first: int, last: int, tolerance: float, longest: int) -> list[int]:
    """Indices of an open stretch that suffice to draw it: none left out lies further than `tolerance` from the line."""
    if last - first < 2:
        return [first]
    (ax, ay), (bx, by) = points[first], points[last]
    length = math.dist(points[first], points[last])
    worst, index = -1.0, (first + last) // 2
    for i in range(first + 1, last):
        x, y = points[i]
        off = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length if length > 1e-9 else FAR
        if off > worst:
            worst, index = off, i
    if worst <= tolerance:
        if last - first <= longest:
            return [first]
        index = (first + last) // 2
    before = _kept(points, first, index, tolerance, longest)
    return before + _kept(points, index, last, tolerance, longest)


def _thinned(loop: Sequence[Point], tolerance: float) -> list[Point]:
    """The closed chain with fewer points, close enough together that a smooth line through them cannot stray."""
    ring = [*loop, loop[0]]
    half = len(loop) // 2
    kept = _kept(ring, 0, half, tolerance, 16) + _kept(ring, half, len(loop), tolerance, 16)
    return [ring[i] for i in kept]


@dataclass(frozen=True, slots=True)
class Band:
    """One breath of shade or light: closed curves, to be filled by the even-odd rule."""

    loops: tuple[Curve, ...]


def bands(
    shine: Field,
    deep: Field,
    levels: Sequence[float],
    *,
    above: bool,
    rim: float,
    least: float = 2000.0,
    tolerance: float = 3.0,
) -> list[Band]:
    """For each level the places that get more light (or less), kept `rim` units inside the shape whose depth is `deep`."""
    out: list[Band] = []
    for level in levels:
        field = blank()
        for r in range(ROWS):
            for c in range(COLUMNS):
                tone = (shine[r][c] - level) * (400 if above else -400)
                value = min(tone, deep[r][c] - rim)
                rand = r in (0, ROWS - 1) or c in (0, COLUMNS - 1)
                field[r][c] = min(value, -1e-6) if rand or value == 0 else value
        curves: list[Curve] = []
        for loop in _loops(field):
            area = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(loop, [*loop[1:], loop[0]], strict=True)) / 2
            if abs(area) < least:
                continue
            ring = _thinned(loop, tolerance)
            if len(ring) > 3:
                curves.append(spline(ring, closed=True))
        out.append(Band(tuple(curves)))
    return out


def ring_of(curve: Curve) -> list[Point]:
    """A closed curve as a chain fine enough for the grid."""
    return flatten(curve, 8)[:-1]
