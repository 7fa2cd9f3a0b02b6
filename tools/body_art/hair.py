# SPDX-License-Identifier: MIT
"""Short hair on the back of the head: brief strokes that turn around the crown and fall towards the nape.

Does not draw the outline of the scalp.
"""

from __future__ import annotations

import math
import random
from typing import Final

from . import skin
from .curves import Curve, Point, at, clearance, flatten, inside, spline

WHORL: Final = at(0.05, -0.70)
CELL: Final = 27.0


def _flow(x: float, y: float) -> Point:
    """Which way the hair lies: around and away from the whorl, and down."""
    dx, dy = x - WHORL[0], y - WHORL[1]
    away = math.hypot(dx, dy) or 1.0
    near = max(0.0, 1 - away / 260)
    turn = 0.25 + 0.9 * near * near
    u, v = dx / away - turn * dy / away, dy / away + turn * dx / away
    v += 0.55 * (1 - near)
    length = math.hypot(u, v) or 1.0
    return (u / length, v / length)


def cropped() -> tuple[tuple[Curve, ...], tuple[Curve, ...]]:
    """Fine strokes, and the fewer stronger ones among them."""
    ring = flatten(skin.SCALP, 6)[:-1]
    fine: list[Curve] = []
    strong: list[Curve] = []
    for row in range(25):
        for column in range(25):
            rng = random.Random(f"hair:{row}:{column}")
            x = -300 + (column + rng.uniform(0.05, 0.95)) * CELL
            y = -850 + (row + rng.uniform(0.05, 0.95)) * CELL
            points = [(x, y)]
            step = rng.uniform(7, 15)
            for _ in range(3):
                u, v = _flow(*points[-1])
                points.append((points[-1][0] + u * step, points[-1][1] + v * step))
            if not all(inside(p, ring) for p in points) or clearance(points[0], ring) < 14:
                continue
            if min(clearance(p, ring) for p in points) < 7 and points[-1][1] < -420:
                continue
            (strong if rng.random() < 0.25 else fine).append(
                spline([points[0], points[3]], start=_flow(*points[0]), end=_flow(*points[3]))
            )
    return tuple(fine), tuple(strong)
