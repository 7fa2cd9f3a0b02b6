# SPDX-License-Identifier: MIT
"""Skull, spine, ribs, shoulder blades, collarbones, upper arms and hips from behind, right half; does not draw muscles."""

from __future__ import annotations

from typing import Final

from .curves import Curve, Point, at, evenly, flatten, join, line, mirror, reverse, spline, table
from .landmarks import SPINE


def both_halves(half: Curve) -> Curve:
    """A closed shape from its right half, which starts and ends on the midline."""
    return join(half, reverse(mirror(half)))


# Cranium: 0.43 wide each side, down behind the ear to the mastoid (0.30, -0.37) and the base of the occiput.
SKULL: Final = both_halves(
    join(
        spline(
            table(
                (0, -0.82),
                (0.14, -0.81),
                (0.26, -0.773),
                (0.352, -0.705),
                (0.400, -0.61),
                (0.398, -0.52),
                (0.37, -0.44),
            ),
            start=(1, 0),
        ),
        spline(
            table((0.37, -0.44), (0.34, -0.40), (0.322, -0.376), (0.30, -0.366), (0.278, -0.385)),
            start=(-0.6, 0.8),
        ),
        spline(
            table((0.278, -0.385), (0.20, -0.366), (0.10, -0.358), (0, -0.366)),
            start=(-0.5, 0.8),
            end=(-1, 0),
        ),
    )
)
LAMBDOID: Final = spline(table((0, -0.645), (0.10, -0.60), (0.20, -0.545), (0.285, -0.49), (0.33, -0.435)))
NUCHAL: Final = spline(table((0, -0.41), (0.07, -0.428), (0.18, -0.418), (0.28, -0.392)))
NUCHAL_LOW: Final = spline(table((0, -0.375), (0.09, -0.392), (0.19, -0.38)))
# Branch and angle of the lower jaw, seen past the neck.
JAW: Final = join(
    spline(table((0.315, -0.405), (0.345, -0.33), (0.335, -0.25), (0.285, -0.19))),
    spline(table((0.285, -0.19), (0.235, -0.17), (0.20, -0.165))),
    spline(table((0.20, -0.165), (0.25, -0.24), (0.27, -0.33), (0.265, -0.40))),
    line(at(0.265, -0.40), at(0.315, -0.405)),
)


def _vertebra(
    arch: float,
    tip: float,
    *,
    lamina: float,
    reach: float,
    lift: float,
    facet: float,
    spine: float,
    blunt: float,
) -> Curve:
    """One vertebra from behind: `arch` and `tip` are heights, the others widths and lengths in drawing units."""
    points: list[Point] = [
        (0, arch - facet * 0.55),
        (lamina * 0.95, arch - facet),
        (lamina * 1.2, arch - facet * 0.55),
        (reach * 0.97, arch - lift - 11),
        (reach, arch - lift + 3),
        (reach * 0.86, arch - lift + 13),
        (lamina * 1.15, arch + 6),
        (lamina * 0.72, arch + facet * 0.9),
        (spine * 1.7, arch + facet * 0.6),
        (spine, arch + (tip - arch) * 0.55),
        (blunt, tip - 6),
        (0, tip + 1),
    ]
    return both_halves(spline(points, start=(1, -0.2), end=(-1, 0), ease=0.9))


def _spine() -> dict[str, Curve]:
    names = list(SPINE)
    tips = [SPINE[name] * 1000 for name in names]
    found: dict[str, Curve] = {}
    for i, name in enumerate(names):
        tip = tips[i]
        above = tips[i - 1] if i else tip - 45
        gap = tip - above
        number = int(name[1:])
        if name[0] == "C":
            last = number == 7
            found[name] = _vertebra(
                tip - (34 if last else 17),
                tip,
                lamina=46 if last else 44,
                reach=108 if last else 84,
                lift=6,
                facet=24,
                spine=8,
                blunt=9 if last else 13,
            )
        elif name[0] == "T":
            reach = (118, 116, 112, 110, 107, 104, 101, 98, 94, 88, 76, 66)[number - 1]
            found[name] = _vertebra(
                tip - gap * 0.86, tip, lamina=40, reach=reach, lift=16, facet=34, spine=11, blunt=6
            )
        else:
            reach = (112, 134, 150, 138, 128)[number - 1]
            found[name] = _vertebra(
                tip - gap * 0.52, tip + 8, lamina=42, reach=reach, lift=10, facet=38, spine=13, blunt=11
            )
    atlas = both_halves(
        spline(
            [
                (0, -268),
                (40, -276),
                (88, -284),
                (128, -286),
                (138, -272),
                (118, -258),
                (70, -254),
                (30, -250),
                (0, -252),
            ],
            start=(1, -0.1),
            end=(-1, 0),
        )
    )
    axis = _vertebra(-232, -204, lamina=46, reach=88, lift=4, facet=26, spine=12, blunt=16)
    upwards = {name: found[name] for name in reversed(names)}
    return {**upwards, "C2": axis, "C1": atlas}


VERTEBRAE: Final[dict[str, Curve]] = _spine()

# The bodies of the vertebrae, seen between the arches: neck, chest, loins.
COLUMN: Final = both_halves(
    join(
        spline(
            [
                (0, -262),
                (34, -258),
                (40, -150),
                (44, 0),
                (40, 120),
                (42, 500),
                (52, 900),
                (64, 1150),
                (72, 1430),
            ],
            start=(1, 0),
        ),
        line((72, 1430), (0, 1446)),
    )
)

# Centre lines of the ribs: out from the transverse process, down around the chest wall. Last point = where it turns forward.
_RIBS: Final[tuple[tuple[Point, ...], ...]] = (
    ((0.17, -0.02), (0.29, -0.005), (0.36, 0.045), (0.345, 0.085)),
    ((0.18, 0.035), (0.36, 0.035), (0.50, 0.10), (0.53, 0.175)),
    ((0.18, 0.10), (0.40, 0.105), (0.58, 0.185), (0.635, 0.28)),
    ((0.175, 0.17), (0.42, 0.185), (0.64, 0.275), (0.705, 0.375)),
    ((0.17, 0.25), (0.44, 0.275), (0.69, 0.37), (0.765, 0.47)),
    ((0.165, 0.345), (0.45, 0.375), (0.72, 0.47), (0.805, 0.565)),
    ((0.16, 0.44), (0.45, 0.475), (0.74, 0.575), (0.832, 0.665)),
    ((0.155, 0.525), (0.45, 0.57), (0.75, 0.68), (0.845, 0.765)),
    ((0.15, 0.61), (0.44, 0.665), (0.735, 0.785), (0.835, 0.865)),
    ((0.145, 0.70), (0.42, 0.765), (0.69, 0.885), (0.79, 0.965)),
    ((0.12, 0.805), (0.36, 0.885), (0.57, 0.995), (0.655, 1.075)),
    ((0.11, 0.90), (0.26, 0.965), (0.385, 1.045)),
)


def _rib(centre: tuple[Point, ...], width: float) -> Curve:
    chain = evenly(flatten(spline(table(*centre)), 12), 6)
    upper: list[Point] = []
    lower: list[Point] = []
    for i, (x, y) in enumerate(chain):
        (px, py), (qx, qy) = chain[max(i - 1, 0)], chain[min(i + 1, len(chain) - 1)]
        length = ((qx - px) ** 2 + (qy - py) ** 2) ** 0.5
        half = width / 2 * (0.72 + 0.36 * min(1.0, i / 2.5)) * (0.86 if i == len(chain) - 1 else 1)
        ox, oy = (qy - py) / length * half, -(qx - px) / length * half
        upper.append((x + ox, y + oy))
        lower.append((x - ox, y - oy))
    (ax, ay), (bx, by) = upper[-1], lower[-1]
    (px, py), (qx, qy) = chain[-2], chain[-1]
    length = ((qx - px) ** 2 + (qy - py) ** 2) ** 0.5
    out = width * 0.4 / length
    bulge = ((ax + bx) / 2 + (qx - px) * out, (ay + by) / 2 + (qy - py) * out)
    end = spline([upper[-1], bulge, lower[-1]])
    return join(spline(upper), end, spline(lower[::-1]), line(lower[0], upper[0]))


RIBS: Final[tuple[Curve, ...]] = tuple(
    _rib(centre, 21 if n == 0 else 25 if n < 10 else 20) for n, centre in enumerate(_RIBS)
)

# Where the upper edge of each rib catches the light.
RIB_LIGHT: Final[tuple[Curve, ...]] = tuple(
    spline([(x, y - 4) for x, y in evenly(flatten(spline(table(*centre)), 12), 5)[:-1]]) for centre in _RIBS
)

CLAVICLE: Final = join(
    spline(table((0.10, 0.045), (0.26, 0.022), (0.42, 0.012), (0.60, 0.028), (0.76, 0.048), (0.90, 0.058))),
    spline(table((0.90, 0.058), (0.918, 0.072), (0.895, 0.089))),
    spline(table((0.895, 0.089), (0.76, 0.079), (0.60, 0.062), (0.43, 0.048), (0.26, 0.054), (0.10, 0.075))),
    line(at(0.10, 0.075), at(0.10, 0.045)),
)

# Superior angle (0.48, 0.10), root of the spine (0.35, 0.22), inferior angle (0.54, 0.58), then the outer edge to the socket.
SCAPULA: Final = join(
    spline(
        table((0.86, 0.135), (0.76, 0.128), (0.66, 0.118), (0.56, 0.104), (0.48, 0.10), (0.432, 0.128), (0.375, 0.18), (0.35, 0.225),
              (0.358, 0.30), (0.392, 0.40), (0.45, 0.50), (0.505, 0.565), (0.545, 0.58), (0.578, 0.56)),
    ),
    spline(
        table((0.578, 0.56), (0.605, 0.50), (0.66, 0.42), (0.73, 0.345), (0.80, 0.285), (0.845, 0.245)), start=(0.45, -1)
    ),
    spline(table((0.845, 0.245), (0.885, 0.225), (0.895, 0.18), (0.86, 0.135)), start=(1, -0.3)),
)  # fmt: skip
SCAPULA_SPINE: Final = join(
    spline(
        table(
            (0.352, 0.222),
            (0.41, 0.196),
            (0.52, 0.166),
            (0.66, 0.125),
            (0.80, 0.092),
            (0.90, 0.075),
            (0.98, 0.076),
        ),
        start=(0.5, -1),
    ),
    spline(table((0.98, 0.076), (1.01, 0.087), (1.0, 0.112), (0.95, 0.130)), start=(1, 0.1)),
    spline(
        table(
            (0.95, 0.130),
            (0.88, 0.128),
            (0.78, 0.14),
            (0.66, 0.166),
            (0.54, 0.196),
            (0.44, 0.222),
            (0.37, 0.246),
        ),
        start=(-1, 0.05),
    ),
    spline(table((0.37, 0.246), (0.353, 0.243), (0.352, 0.222))),
)
# Where it catches the light.
RIDGE_LIGHT: Final = spline(table((0.43, 0.203), (0.54, 0.172), (0.67, 0.138), (0.80, 0.106), (0.93, 0.088)))
FOSSA_LINES: Final = (
    spline(table((0.40, 0.30), (0.48, 0.35), (0.57, 0.38))),
    spline(table((0.425, 0.39), (0.50, 0.425), (0.575, 0.44))),
    spline(table((0.60, 0.47), (0.66, 0.38), (0.74, 0.30))),
)

HUMERUS: Final = join(
    spline(
        table(
            (0.90, 0.215), (0.885, 0.175), (0.905, 0.135), (0.98, 0.12), (1.06, 0.125), (1.13, 0.145), (1.175, 0.19), (1.175, 0.245),
            (1.155, 0.31), (1.148, 0.42), (1.16, 0.58), (1.17, 0.76), (1.185, 0.88), (1.225, 0.955), (1.275, 0.99), (1.29, 1.02),
        ),
    ),
    spline(table((1.29, 1.02), (1.27, 1.05), (1.21, 1.06), (1.14, 1.065), (1.08, 1.058), (1.035, 1.03)), start=(0, 1)),
    spline(
        table(
            (1.035, 1.03), (1.04, 0.995), (1.075, 0.95), (1.09, 0.87), (1.08, 0.74), (1.068, 0.58), (1.05, 0.43), (1.03, 0.325),
            (0.98, 0.265), (0.90, 0.215),
        ),
        start=(-0.2, -1),
    ),
)  # fmt: skip
HUMERUS_LINES: Final = (
    spline(table((1.01, 0.255), (1.075, 0.235), (1.12, 0.19))),
    spline(table((1.115, 0.955), (1.165, 0.93), (1.205, 0.955), (1.195, 1.0))),
)
# Forearm and hip bone down to where the figure begins to fade, as open edges; then the corners of what fades.
ULNA_EDGE: Final = spline(
        table(
            (1.264, 1.60), (1.205, 1.40), (1.145, 1.16), (1.115, 1.06), (1.115, 0.985), (1.155, 0.962), (1.195, 0.985), (1.205, 1.05),
            (1.205, 1.15), (1.25, 1.40), (1.304, 1.60),
        )
)  # fmt: skip
RADIUS_EDGE: Final = spline(
        table(
            (1.396, 1.60), (1.355, 1.43), (1.285, 1.26), (1.24, 1.15), (1.222, 1.10), (1.225, 1.072), (1.262, 1.066), (1.298, 1.075),
            (1.298, 1.10), (1.285, 1.14), (1.33, 1.25), (1.40, 1.42), (1.441, 1.60),
        )
)  # fmt: skip
# Iliac crest, top at (0.58, 1.34), from the notch over the posterior superior spine (0.26, 1.50) and out to the wing.
HIP_EDGE: Final = spline(
        table(
            (0.262, 1.60), (0.245, 1.565), (0.252, 1.525), (0.225, 1.475), (0.30, 1.425), (0.40, 1.372), (0.50, 1.346), (0.58, 1.34),
            (0.68, 1.352), (0.78, 1.395), (0.845, 1.46), (0.865, 1.52), (0.845, 1.57), (0.825, 1.60),
        )
)  # fmt: skip
FADING: Final = (
    (at(0.262, 1.60), at(0.825, 1.60), at(0.46, 1.80), at(0.775, 1.80)),
    (at(1.264, 1.60), at(1.304, 1.60), at(1.312, 1.80), at(1.347, 1.80)),
    (at(1.396, 1.60), at(1.441, 1.60), at(1.423, 1.80), at(1.471, 1.80)),
)
CREST_LINE: Final = spline(
    table((0.29, 1.47), (0.40, 1.405), (0.52, 1.378), (0.66, 1.385), (0.77, 1.43), (0.825, 1.49))
)
GLUTEAL_LINE: Final = spline(table((0.47, 1.43), (0.53, 1.52), (0.54, 1.62)))
SACRUM: Final = both_halves(
    join(
        spline(table((0, 1.452), (0.08, 1.448), (0.16, 1.455), (0.235, 1.478)), start=(1, -0.05)),
        spline(
            table(
                (0.235, 1.478),
                (0.245, 1.54),
                (0.20, 1.62),
                (0.12, 1.70),
                (0.06, 1.745),
                (0.035, 1.79),
                (0, 1.806),
            ),
            end=(-1, 0.1),
        ),
    )
)
SACRAL_CREST: Final = tuple(
    spline(table((0, y - 0.014), (0.028, y), (0, y + 0.016))) for y in (1.50, 1.555, 1.61, 1.66)
)


def _hole(x: float, y: float, radius: float = 7) -> Curve:
    """A small round opening at a place of the table."""
    cx, cy = at(x, y)
    return spline([(cx + radius, cy), (cx, cy + radius), (cx - radius, cy), (cx, cy - radius)], closed=True)


SACRAL_HOLES: Final = tuple(
    _hole(x, y) for x, y in ((0.115, 1.515), (0.105, 1.568), (0.092, 1.618), (0.075, 1.665))
)
