# SPDX-License-Identifier: MIT
"""Muscle fibres: strokes between guide lines drawn by eye in the true direction, a little uneven, thin at their ends.

Does not decide where a muscle lies; strokes that leave its outline are cut.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .curves import Cubic, Curve, Point, clearance, direction, evenly, flatten, inside, lens, spline, table

STATIONS: Final = 25
FIBRES_IN_A_GROUP: Final = 6.0


@dataclass(frozen=True, slots=True)
class Bundle:
    """Fibres of one muscle: `guides` in table units from origin to insertion, side by side; `count` strokes fill the space."""

    guides: tuple[tuple[Point, ...], ...]
    count: int
    wobble: float = 1.6
    margin: float = 4.0
    reach: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Strokes:
    """Thin fibres, stronger ones among them, seams between bundles, and the lit crests of the bundles (closed)."""

    fine: tuple[Curve, ...]
    strong: tuple[Curve, ...]
    seams: tuple[Curve, ...]
    crests: tuple[Curve, ...]


def _between(rails: Sequence[Sequence[Point]], t: float) -> list[Point]:
    place = max(0.0, min(1.0, t)) * (len(rails) - 1)
    i = min(int(place), len(rails) - 2)
    f = place - i
    return [
        (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f)
        for a, b in zip(rails[i], rails[i + 1], strict=True)
    ]


def _longest_inside(points: Sequence[Point], ring: Sequence[Point], margin: float) -> list[Point]:
    best: list[Point] = []
    run: list[Point] = []
    for point in points:
        if inside(point, ring) and clearance(point, ring) >= margin:
            run.append(point)
            if len(run) > len(best):
                best = list(run)
        else:
            run = []
    return best


def _stroke(points: Sequence[Point], start: float, end: float) -> Curve:
    """A part of a chain as few cubics: one for each third of the shoulder's width, with the chain's own directions at their ends."""
    chain = evenly(points, 61)
    part = chain[round(start * 60) : round(end * 60) + 1]
    length = sum(math.dist(p, q) for p, q in pairwise(part))
    pieces = max(1, min(3, math.ceil(length / 330)))
    marks = [round(k * (len(part) - 1) / pieces) for k in range(pieces + 1)]
    out: list[Cubic] = []
    for i, j in pairwise(marks):
        a, d, h = part[i], part[j], length / pieces / 3
        (ux, uy), (vx, vy) = direction(part, i), direction(part, j)
        out.append((a, (a[0] + ux * h, a[1] + uy * h), (d[0] - vx * h, d[1] - vy * h), d))
    return tuple(out)


def _gap(rails: Sequence[Sequence[Point]], groups: int) -> float:
    """How far apart the bundles lie where they are widest."""
    width = max(sum(math.dist(p, q) for p, q in pairwise(station)) for station in zip(*rails, strict=True))
    return width / groups


def _bundles(
    name: str, bundle: Bundle, rails: Sequence[Sequence[Point]], ring: Sequence[Point]
) -> tuple[list[Curve], list[Curve]]:
    """The seams between bundles of fibres, and a lit crest along each."""
    seams: list[Curve] = []
    crests: list[Curve] = []
    groups = max(2, round(bundle.count / FIBRES_IN_A_GROUP))
    half = min(5.0, 0.16 * _gap(rails, groups))
    for k in range(groups):
        rng = random.Random(f"{name}:group:{k}")
        for lit, t, low, high in (
            (False, (k + rng.uniform(-0.12, 0.12)) / groups, 0.02, 0.10),
            (True, (k + 0.42) / groups, 0.10, 0.24),
        ):
            run = _longest_inside(_between(rails, t), ring, 2 * bundle.margin)
            if len(run) < 6 or t < 0.02:
                continue
            stroke = _stroke(run, low + rng.uniform(0, low), 1 - high - rng.uniform(0, high))
            if lit:
                crests.append(lens(stroke, half))
            else:
                seams.append(stroke)
    return seams, crests


def strokes(name: str, bundles: Sequence[Bundle], outline: Curve) -> Strokes:
    """The fibres of the right half; the same for the same name, whatever the machine."""
    ring = flatten(outline, 8)
    fine: list[Curve] = []
    strong: list[Curve] = []
    seams: list[Curve] = []
    crests: list[Curve] = []
    for b, bundle in enumerate(bundles):
        rails = [evenly(flatten(spline(table(*guide)), 10), STATIONS) for guide in bundle.guides]
        for k in range(bundle.count):
            rng = random.Random(f"{name}:{b}:{k}")
            # Fascicles: strokes draw together a little in threes and fours, leaving a seam between the groups.
            t = (k + 0.5 + rng.uniform(-0.28, 0.28)) / bundle.count
            chain = _between(rails, t)
            phase, waves = rng.uniform(0, math.tau), rng.uniform(0.6, 1.3)
            swing = bundle.wobble * rng.uniform(0.4, 1.0)
            bent: list[Point] = []
            for i, (x, y) in enumerate(chain):
                p, q = chain[max(i - 1, 0)], chain[min(i + 1, len(chain) - 1)]
                length = math.dist(p, q) or 1.0
                off = swing * math.sin(phase + waves * math.tau * i / STATIONS)
                bent.append((x - (q[1] - p[1]) / length * off, y + (q[0] - p[0]) / length * off))
            run = _longest_inside(evenly(bent, 73), ring, bundle.margin)
            if len(run) < 6:
                continue
            kind = rng.random()
            low, high = bundle.reach
            if kind < 0.5:
                start, end = low + rng.uniform(0.0, 0.06), high - rng.uniform(0.0, 0.06)
            elif kind < 0.75:
                start, end = low + rng.uniform(0.0, 0.08), high - rng.uniform(0.15, 0.5)
            else:
                start, end = low + rng.uniform(0.15, 0.5), high - rng.uniform(0.0, 0.08)
            whole = sum(math.dist(p, q) for p, q in pairwise(run))
            if whole * (end - start) < 26:
                continue
            # Some are drawn stronger, and stop short of the tendons.
            if rng.random() < 0.36:
                span = end - start
                strong.append(
                    _stroke(run, start + span * rng.uniform(0.06, 0.22), end - span * rng.uniform(0.06, 0.22))
                )
            else:
                fine.append(_stroke(run, start, end))
        more_seams, more_crests = _bundles(f"{name}:{b}", bundle, rails, ring)
        seams += more_seams
        crests += more_crests
    return Strokes(tuple(fine), tuple(strong), tuple(seams), tuple(crests))


BUNDLES: Final[dict[str, tuple[Bundle, ...]]] = {
    # From the nuchal line and ligament down and out, turning ever flatter towards the clavicle.
    "trapezius_upper": (
        Bundle(
            (
                (
                    (0.195, -0.41),
                    (0.195, -0.28),
                    (0.215, -0.17),
                    (0.30, -0.08),
                    (0.48, -0.003),
                    (0.75, 0.052),
                    (0.93, 0.078),
                ),
                (
                    (0.12, -0.41),
                    (0.135, -0.27),
                    (0.17, -0.15),
                    (0.27, -0.065),
                    (0.46, 0.006),
                    (0.75, 0.058),
                    (0.94, 0.080),
                ),
                (
                    (0.05, -0.41),
                    (0.075, -0.25),
                    (0.13, -0.125),
                    (0.25, -0.045),
                    (0.45, 0.015),
                    (0.74, 0.062),
                    (0.94, 0.082),
                ),
                (
                    (0.0, -0.34),
                    (0.04, -0.20),
                    (0.11, -0.09),
                    (0.235, -0.025),
                    (0.44, 0.024),
                    (0.74, 0.066),
                    (0.94, 0.084),
                ),
                (
                    (0.0, -0.20),
                    (0.05, -0.115),
                    (0.12, -0.055),
                    (0.24, -0.008),
                    (0.44, 0.032),
                    (0.74, 0.069),
                    (0.95, 0.085),
                ),
                (
                    (0.0, -0.09),
                    (0.06, -0.045),
                    (0.14, -0.014),
                    (0.26, 0.010),
                    (0.46, 0.040),
                    (0.74, 0.071),
                    (0.95, 0.086),
                ),
                (
                    (0.0, -0.01),
                    (0.08, 0.002),
                    (0.16, 0.010),
                    (0.27, 0.021),
                    (0.48, 0.046),
                    (0.74, 0.073),
                    (0.95, 0.087),
                ),
            ),
            32,
        ),
    ),
    # Across, a little downward from T4 upward to the acromion and the upper lip of the spine.
    "trapezius_middle": (
        Bundle(
            (
                ((0.0, 0.0), (0.25, 0.02), (0.50, 0.049), (0.74, 0.074), (0.98, 0.095)),
                ((0.0, 0.06), (0.25, 0.066), (0.50, 0.080), (0.74, 0.092), (0.95, 0.105)),
                ((0.0, 0.13), (0.25, 0.122), (0.48, 0.112), (0.70, 0.106), (0.90, 0.112)),
                ((0.0, 0.19), (0.22, 0.175), (0.44, 0.148), (0.62, 0.124), (0.80, 0.117)),
                ((0.0, 0.255), (0.20, 0.235), (0.38, 0.198), (0.55, 0.156), (0.72, 0.121)),
            ),
            27,
        ),
    ),
    # Up and out from the spines T4-T12, drawn together towards the root of the spine of the scapula.
    "trapezius_lower": (
        Bundle(
            (
                ((0.0, 0.265), (0.18, 0.25), (0.36, 0.212), (0.53, 0.170), (0.69, 0.127)),
                ((0.0, 0.36), (0.16, 0.325), (0.33, 0.268), (0.50, 0.205), (0.68, 0.14)),
                ((0.0, 0.48), (0.14, 0.42), (0.30, 0.335), (0.47, 0.242), (0.665, 0.155)),
                ((0.0, 0.62), (0.13, 0.53), (0.29, 0.41), (0.46, 0.285), (0.655, 0.17)),
                ((0.0, 0.76), (0.13, 0.635), (0.30, 0.475), (0.46, 0.33), (0.65, 0.185)),
                ((0.0, 0.88), (0.13, 0.745), (0.31, 0.55), (0.48, 0.375), (0.648, 0.20)),
                ((0.0, 0.995), (0.145, 0.845), (0.32, 0.655), (0.50, 0.44), (0.645, 0.215)),
            ),
            37,
        ),
    ),
    # From the spine of the scapula and the acromion, converging on the tip at the outer side of the arm.
    "deltoid": (
        Bundle(
            (
                ((0.655, 0.195), (0.76, 0.265), (0.92, 0.338), (1.10, 0.43), (1.29, 0.522)),
                ((0.68, 0.145), (0.82, 0.225), (0.98, 0.31), (1.14, 0.41), (1.295, 0.518)),
                ((0.76, 0.122), (0.90, 0.195), (1.04, 0.285), (1.18, 0.395), (1.30, 0.515)),
                ((0.88, 0.116), (1.00, 0.185), (1.12, 0.28), (1.22, 0.39), (1.305, 0.51)),
                ((0.98, 0.105), (1.09, 0.17), (1.19, 0.27), (1.26, 0.385), (1.31, 0.505)),
                ((1.04, 0.09), (1.16, 0.15), (1.25, 0.25), (1.30, 0.375), (1.315, 0.50)),
                ((1.10, 0.088), (1.22, 0.138), (1.31, 0.235), (1.345, 0.365), (1.32, 0.50)),
            ),
            30,
        ),
    ),
    # Along the fossa, up and out under the deltoid.
    "infraspinatus": (
        Bundle(
            (
                ((0.64, 0.22), (0.72, 0.256), (0.80, 0.29)),
                ((0.60, 0.31), (0.70, 0.298), (0.82, 0.30)),
                ((0.54, 0.39), (0.67, 0.345), (0.84, 0.31)),
                ((0.49, 0.46), (0.66, 0.395), (0.87, 0.322)),
            ),
            17,
        ),
    ),
    "teres": (
        Bundle(
            (((0.50, 0.465), (0.66, 0.415), (0.88, 0.33)), ((0.50, 0.478), (0.68, 0.428), (0.945, 0.362))), 5
        ),
        Bundle(
            (
                ((0.48, 0.494), (0.68, 0.447), (0.95, 0.385)),
                ((0.455, 0.508), (0.68, 0.475), (0.945, 0.415)),
                ((0.445, 0.52), (0.68, 0.512), (0.92, 0.452)),
            ),
            10,
        ),
    ),
    # From the fascia and the crest, sweeping up and out to the armpit, the top fibres nearly level.
    "latissimus_dorsi": (
        Bundle(
            (
                ((0.32, 0.545), (0.60, 0.530), (0.78, 0.505), (0.92, 0.462)),
                ((0.25, 0.640), (0.55, 0.605), (0.77, 0.555), (0.925, 0.480)),
                ((0.17, 0.745), (0.50, 0.690), (0.76, 0.610), (0.925, 0.498)),
                ((0.09, 0.850), (0.45, 0.780), (0.74, 0.675), (0.926, 0.518)),
                ((0.08, 0.935), (0.40, 0.860), (0.71, 0.745), (0.926, 0.540)),
                ((0.18, 1.030), (0.43, 0.945), (0.69, 0.820), (0.922, 0.575)),
                ((0.26, 1.120), (0.46, 1.030), (0.68, 0.900), (0.908, 0.650)),
                ((0.345, 1.225), (0.51, 1.115), (0.68, 0.975), (0.890, 0.740)),
                ((0.42, 1.310), (0.545, 1.190), (0.68, 1.040), (0.865, 0.820)),
                ((0.475, 1.355), (0.57, 1.250), (0.68, 1.100), (0.830, 0.900)),
            ),
            36,
            wobble=2.2,
        ),
    ),
    "rhomboids": (
        Bundle((((0.03, 0.0), (0.18, 0.085), (0.36, 0.19)), ((0.03, 0.075), (0.19, 0.155), (0.35, 0.24))), 9),
        Bundle(
            (
                ((0.03, 0.10), (0.20, 0.18), (0.35, 0.25)),
                ((0.03, 0.19), (0.20, 0.275), (0.375, 0.36)),
                ((0.03, 0.28), (0.21, 0.37), (0.43, 0.46)),
                ((0.03, 0.355), (0.22, 0.445), (0.50, 0.55)),
            ),
            22,
        ),
    ),
    "levator_scapulae": (
        Bundle(
            (
                ((0.212, -0.28), (0.24, -0.19), (0.30, -0.085), (0.385, 0.01), (0.485, 0.098)),
                ((0.195, -0.27), (0.215, -0.175), (0.275, -0.065), (0.36, 0.035), (0.445, 0.125)),
                ((0.172, -0.20), (0.20, -0.105), (0.265, -0.015), (0.34, 0.08), (0.395, 0.17)),
            ),
            12,
        ),
    ),
    "supraspinatus": (
        Bundle(
            (
                ((0.40, 0.17), (0.56, 0.118), (0.76, 0.103), (1.02, 0.122)),
                ((0.39, 0.20), (0.58, 0.15), (0.78, 0.122), (1.03, 0.13)),
                ((0.42, 0.21), (0.60, 0.175), (0.80, 0.145), (1.02, 0.14)),
            ),
            13,
        ),
    ),
    "suboccipitals": (
        # Rectus major and minor, then the two obliques.
        Bundle(
            (((0.022, -0.22), (0.05, -0.29), (0.09, -0.365)), ((0.03, -0.21), (0.09, -0.29), (0.15, -0.37))),
            7,
        ),
        Bundle(
            (
                ((0.225, -0.30), (0.20, -0.33), (0.165, -0.37)),
                ((0.232, -0.29), (0.23, -0.325), (0.215, -0.355)),
            ),
            4,
        ),
        Bundle(
            (
                ((0.03, -0.205), (0.13, -0.24), (0.23, -0.287)),
                ((0.04, -0.225), (0.13, -0.258), (0.225, -0.297)),
            ),
            5,
        ),
    ),
    "splenius_edge": (
        Bundle(
            (((0.185, -0.13), (0.19, -0.25), (0.205, -0.40)), ((0.21, -0.13), (0.26, -0.25), (0.31, -0.365))),
            9,
        ),
    ),
    "levator_edge": (
        Bundle(
            (
                ((0.25, -0.27), (0.235, -0.17), (0.30, -0.07)),
                ((0.285, -0.30), (0.275, -0.17), (0.335, -0.06)),
            ),
            6,
        ),
    ),
    "sternomastoid_edge": (
        Bundle(
            (
                ((0.295, -0.38), (0.295, -0.26), (0.295, -0.14)),
                ((0.33, -0.36), (0.312, -0.26), (0.305, -0.13)),
            ),
            5,
        ),
    ),
    # Beside the regions: the arm, the flank and the seat.
    "triceps_lateral": (
        Bundle(
            (
                ((1.20, 0.50), (1.21, 0.62), (1.205, 0.74), (1.20, 0.84)),
                ((1.27, 0.52), (1.275, 0.64), (1.245, 0.78), (1.215, 0.90)),
                ((1.325, 0.52), (1.335, 0.66), (1.305, 0.80), (1.235, 0.94)),
            ),
            8,
        ),
    ),
    "triceps_long": (
        Bundle(
            (
                ((1.15, 0.49), (1.17, 0.60), (1.175, 0.72), (1.165, 0.80)),
                ((1.06, 0.45), (1.09, 0.60), (1.12, 0.74), (1.14, 0.86)),
                ((0.985, 0.44), (1.00, 0.62), (1.05, 0.80), (1.12, 0.91)),
            ),
            9,
        ),
    ),
    "oblique": (
        Bundle(
            (
                ((0.80, 0.93), (0.84, 1.00), (0.87, 1.06)),
                ((0.70, 1.03), (0.77, 1.10), (0.83, 1.19)),
                ((0.62, 1.12), (0.71, 1.21), (0.79, 1.32)),
                ((0.54, 1.22), (0.61, 1.29), (0.66, 1.36)),
            ),
            9,
        ),
    ),
    "seat": (
        Bundle(
            (
                ((0.50, 1.39), (0.62, 1.47), (0.74, 1.565)),
                ((0.66, 1.37), (0.76, 1.45), (0.83, 1.575)),
                ((0.80, 1.42), (0.85, 1.49), (0.89, 1.58)),
            ),
            8,
        ),
        Bundle(
            (
                ((0.42, 1.43), (0.52, 1.505), (0.64, 1.595)),
                ((0.33, 1.455), (0.42, 1.525), (0.52, 1.595)),
                ((0.24, 1.52), (0.30, 1.56), (0.36, 1.595)),
            ),
            9,
        ),
    ),
    "iliocostalis": (
        Bundle(
            (
                ((0.19, 1.47), (0.25, 1.15), (0.285, 0.80), (0.285, 0.45), (0.255, 0.08)),
                ((0.21, 1.49), (0.34, 1.20), (0.36, 0.80), (0.345, 0.45), (0.27, 0.06)),
                ((0.25, 1.46), (0.40, 1.18), (0.415, 0.80), (0.385, 0.42), (0.28, 0.05)),
            ),
            10,
        ),
    ),
    "longissimus": (
        Bundle(
            (
                ((0.06, 1.50), (0.08, 1.10), (0.13, 0.60), (0.155, 0.20), (0.165, -0.08)),
                ((0.10, 1.53), (0.17, 1.10), (0.20, 0.60), (0.20, 0.20), (0.175, -0.09)),
                ((0.14, 1.53), (0.26, 1.15), (0.275, 0.60), (0.245, 0.20), (0.19, -0.09)),
            ),
            10,
        ),
    ),
    "spinalis": (
        Bundle((((0.04, 1.05), (0.045, 0.60), (0.055, 0.13)), ((0.06, 1.0), (0.11, 0.60), (0.09, 0.14))), 7),
    ),
    "semispinalis": (
        Bundle(
            (
                ((0.05, -0.38), (0.05, -0.20), (0.085, 0.0), (0.14, 0.27)),
                ((0.12, -0.39), (0.125, -0.20), (0.135, 0.0), (0.16, 0.27)),
                ((0.195, -0.385), (0.20, -0.20), (0.195, 0.0), (0.18, 0.25)),
            ),
            10,
        ),
    ),
}
