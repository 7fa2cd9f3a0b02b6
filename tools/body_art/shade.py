# SPDX-License-Identifier: MIT
"""Soft light and shade from one lamp at the upper left: each a round gradient that ends in nothing, placed by hand.

Every place is given for the partner's right and mirrored; only the strengths differ, since the lamp stands on one side.
A gradient costs the renderer a tenth of the stacked outlines that would look as soft. Does not draw lines or fibres.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from . import regions, skin
from .curves import Curve, Point, at, join, line, mirror, number, path, reverse

SHADOW: Final = "#2a130a"  # a warm near-black: plain black turns skin grey
GLEAM: Final = "#fff1ea"
SIDES: Final = ("left", "right")


@dataclass(frozen=True, slots=True)
class Spot:
    """A soft oval round a place of the table, `wide` and `tall` in drawing units, turned clockwise by degrees.

    `left` and `right` are its strengths on the two sides of the partner: above zero light, below zero shade.
    `edge` cuts it off along a line of the drawing, beyond which the oval would lie outside the body.
    """

    x: float
    y: float
    wide: float
    tall: float
    left: float
    right: float
    turn: float = 0.0
    edge: Curve | None = None


@dataclass(frozen=True, slots=True)
class Dome:
    """A muscle puffed up like a cushion: bright where it faces the lamp, darker towards its edges and away from the lamp."""

    region: str
    x: float
    y: float
    wide: float
    tall: float
    turn: float
    light: float = 0.16
    shade: float = 0.34


def _short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").removeprefix("0") or "0"


def _stops(stops: Iterable[tuple[float, str, float]]) -> str:
    return "".join(
        f'<stop offset="{_short(offset)}" stop-color="{ink}" stop-opacity="{_short(opacity)}"/>'
        for offset, ink, opacity in stops
    )


def gradient(
    ident: str,
    centre: Point,
    wide: float,
    tall: float,
    turn: float,
    stops: Iterable[tuple[float, str, float]],
) -> str:
    """A round gradient squeezed into an oval."""
    place = f"translate({number(centre[0])} {number(centre[1])})"
    rotated = f" rotate({number(turn)})" if turn else ""
    return (
        f'<radialGradient id="{ident}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1"'
        f' gradientTransform="{place}{rotated} scale({number(wide)} {number(tall)})">{_stops(stops)}</radialGradient>'
    )


BELL: Final = ((0.0, 1.0), (0.35, 0.8), (0.72, 0.28), (1.0, 0.0))
"""From the middle outwards: bell-shaped, so that no rim shows."""
REACH: Final = 0.87  # of its oval: further out the bell is flat


def soft_inks() -> list[str]:
    """The two gradients that all free spots share; how strong a spot is, is its opacity."""
    return [
        f'<radialGradient id="soft_{kind}">{_stops((offset, ink, part) for offset, part in BELL)}</radialGradient>'
        for kind, ink in (("light", GLEAM), ("shade", SHADOW))
    ]


def spots(name: str, placed: Sequence[Spot]) -> tuple[list[str], list[str]]:
    """(gradients, shapes) of soft spots on both sides.

    A free spot is a box around its oval, which the renderer fills in a quarter of the time of an ellipse.
    """
    defs: list[str] = []
    shapes: list[str] = []
    for i, spot in enumerate(placed):
        for side, sign, strength in (("left", -1, spot.left), ("right", 1, spot.right)):
            if not strength:
                continue
            kind, ink = ("light", GLEAM) if strength > 0 else ("shade", SHADOW)
            (x, y), turn = at(sign * spot.x, spot.y), sign * spot.turn
            wide, tall = round(spot.wide * REACH), round(spot.tall * REACH)
            if spot.edge is None:
                rotated = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
                shapes.append(
                    f'<rect class="{kind}" x="{number(x - wide)}" y="{number(y - tall)}"'
                    f' width="{2 * wide}" height="{2 * tall}"{rotated}'
                    f' fill="url(#soft_{kind})" fill-opacity="{_short(abs(strength))}"/>'
                )
                continue
            ident = f"{name}_{i}_{side}"
            stops = [(offset, ink, part * abs(strength)) for offset, part in BELL]
            defs.append(gradient(ident, (x, y), wide, tall, turn, stops))
            data = path(spot.edge if sign > 0 else mirror(spot.edge), close=True, digits=0)
            shapes.append(f'<path class="{kind}" fill="url(#{ident})" d="{data}"/>')
    return defs, shapes


def domes(placed: Sequence[Dome]) -> tuple[list[str], dict[str, list[str]]]:
    """(gradients, shapes by region) of cushions on both sides; the lamp shifts the bright place up and to the left on both."""
    defs: list[str] = []
    shapes: dict[str, list[str]] = {}
    for dome in placed:
        outline = OUTLINES[dome.region]
        for side, sign in (("left", -1), ("right", 1)):
            ident = f"dome_{dome.region}_{side}"
            x, y = at(sign * dome.x, dome.y)
            least = min(dome.wide, dome.tall)
            centre = (x - 0.34 * least, y - 0.40 * least)
            stops = (
                (0, GLEAM, dome.light),
                (0.3, GLEAM, dome.light * 0.62),
                (0.56, GLEAM, 0),
                (0.56, SHADOW, 0),
                (0.8, SHADOW, dome.shade * 0.3),
                (1, SHADOW, dome.shade * 0.72),
            )
            defs.append(gradient(ident, centre, dome.wide * 1.18, dome.tall * 1.18, sign * dome.turn, stops))
            data = path(outline if sign > 0 else mirror(outline), close=True, digits=0)
            shapes.setdefault(dome.region, []).append(
                f'<path class="shade" fill="url(#{ident})" d="{data}"/>'
            )
    return defs, shapes


def _closed(edge: Curve, *inner: Point) -> Curve:
    """A piece of outline closed through points of the table on the inner side."""
    points = [edge[-1][3], *(at(*p) for p in inner), edge[0][0]]
    return join(edge, *(line(a, b) for a, b in pairwise(points)))


TRAPEZIUS_EDGE: Final = join(
    regions.NUCHAL_LINE, regions.NECK_EDGE, regions.CLAVICLE_END, regions.ACROMION_END, regions.SPINE_LIP, regions.LOWER_TOP,
    regions.BESIDE_INFRASPINATUS, regions.BESIDE_TERES, regions.BESIDE_LATISSIMUS,
)  # fmt: skip
OUTLINES: Final[dict[str, Curve]] = {**regions.RIGHT, **regions.ART}

# --- the plain body ---------------------------------------------------------------------------------------------------
_ARM_OUTSIDE: Final = _closed(join(skin.SHOULDER[9:], skin.ARM_OUTER[:5]), (1.21, 0.83), (1.18, 0.10))
_FOREARM_OUTSIDE: Final = _closed(skin.ARM_OUTER[4:13], (1.40, 1.82), (1.22, 0.96))
_ARM_INSIDE: Final = _closed(join(skin.ARM_INNER[6:], skin.ARMPIT_FOLD), (1.08, 0.50), (1.12, 1.11))
_FOREARM_INSIDE: Final = _closed(skin.ARM_INNER[:8], (1.15, 1.055), (1.40, 1.82))
_FLANK: Final = _closed(join(reverse(skin.ARMPIT_FOLD), skin.TRUNK[:7]), (0.62, 1.33), (0.66, 0.50))
_SIDE: Final = _closed(join(reverse(skin.ARMPIT_FOLD), skin.TRUNK[:7]), (0.18, 1.33), (0.18, 0.50))
_HIP: Final = _closed(skin.TRUNK[5:11], (0.72, 1.82), (0.72, 1.15))
_NECK_SIDE: Final = _closed(join(skin.BEHIND_EAR[2:], skin.SHOULDER[:4]), (0.22, -0.068), (0.22, -0.355))
BODY: Final = (
    Spot(1.40, 0.46, 120, 440, 0.0, -0.34, 0, _ARM_OUTSIDE),
    Spot(1.48, 1.28, 100, 410, 0.0, -0.30, -5, _FOREARM_OUTSIDE),
    Spot(0.965, 0.84, 95, 380, -0.28, 0.0, 2, _ARM_INSIDE),
    Spot(1.12, 1.32, 75, 340, -0.24, 0.0, -12, _FOREARM_INSIDE),
    Spot(0.93, 0.90, 190, 440, 0.0, -0.30, 6, _FLANK),
    Spot(0.95, 1.42, 150, 260, 0.0, -0.26, -6, _HIP),
    Spot(0.355, -0.235, 95, 190, 0.0, -0.34, 0, _NECK_SIDE),
    # Lit planes: arm, forearm, flank, slope of the shoulder, neck.
    Spot(1.22, 0.46, 84, 400, 0.10, 0.0),
    Spot(1.13, 0.52, 74, 380, 0.0, 0.07),
    Spot(1.35, 1.24, 74, 330, 0.10, 0.0, -8),
    Spot(0.80, 0.078, 240, 46, 0.07, 0.0, 16),
    # Elbow, and the furrow between the heads of the triceps.
    Spot(1.16, 1.02, 90, 46, -0.08, -0.10),
    Spot(1.185, 0.68, 34, 190, -0.06, -0.08),
)

# --- what spine, shoulder blades and long muscles do to the skin of a relaxed back --------------------------------------
SURFACE: Final = (
    # The trunk as a whole turns away from the lamp.
    Spot(0.95, 0.93, 520, 490, 0.0, -0.13, 0, _SIDE),
    # Neck and flank.
    Spot(0.17, -0.20, 76, 150, 0.11, 0.05),
    Spot(0.66, 0.95, 170, 480, 0.08, 0.0, 4),
    # Shoulder blades: the plate, the slope behind its inner border, the hollow under its ridge, the lower angle.
    Spot(0.60, 0.31, 170, 260, 0.10, 0.05, -12),
    Spot(0.33, 0.36, 80, 310, -0.13, -0.04, -13),
    Spot(0.40, 0.36, 44, 240, 0.0, 0.07, -13),
    Spot(0.545, 0.62, 160, 74, -0.09, -0.11, -8),
    Spot(0.82, 0.44, 170, 250, -0.04, -0.11, 24),
    Spot(0.62, 0.125, 240, 50, 0.07, 0.06, -13),
    Spot(0.60, 0.205, 250, 76, -0.06, -0.08, -15),
    # Roll of the trapezius between neck and shoulder, and the hollow beneath it.
    Spot(0.46, -0.008, 170, 46, 0.12, 0.04, 15),
    Spot(0.42, 0.075, 230, 80, -0.04, -0.06, 10),
    # Rear of the shoulder, and the furrow under it.
    Spot(1.10, 0.22, 150, 190, 0.11, 0.06, 30),
    Spot(1.02, 0.48, 200, 76, -0.06, -0.08, 38),
    Spot(0.945, 0.50, 70, 170, -0.08, -0.08, 6),
    # Furrow of the spine, deepest in the small of the back; its right wall faces the lamp.
    Spot(0.045, 0.60, 62, 640, -0.15, 0.05),
    Spot(0.05, 1.13, 72, 380, -0.13, 0.05),
    # The long muscles beside it.
    Spot(0.22, 1.02, 90, 460, 0.08, 0.0),
    Spot(0.17, 1.02, 74, 460, 0.0, 0.07),
    Spot(0.38, 1.04, 96, 440, -0.05, -0.10),
    # Bump of C7.
    Spot(-0.01, -0.015, 60, 50, 0.0, 0.12),
    Spot(0.02, 0.052, 80, 60, 0.0, -0.10),
    # Dimples over the hip bones.
    Spot(0.27, 1.485, 56, 46, -0.12, -0.13),
    Spot(0.285, 1.53, 56, 40, 0.06, 0.05),
)

_NECK: Final = _closed(regions.NECK_EDGE[:5], (0.13, -0.088), (0.13, -0.405))

# --- superficial muscles ------------------------------------------------------------------------------------------------
MUSCLES: Final = (
    Dome("latissimus_dorsi", 0.50, 0.86, 290, 520, 8, 0.12, 0.34),
    Dome("teres", 0.70, 0.455, 190, 62, -20, 0.14, 0.40),
    Dome("infraspinatus", 0.665, 0.335, 165, 92, -36, 0.14, 0.40),
    Dome("triceps_long", 1.08, 0.65, 80, 270, 2, 0.10, 0.36),
    Dome("triceps_lateral", 1.265, 0.69, 62, 250, 0, 0.10, 0.36),
    Dome("deltoid", 1.05, 0.285, 300, 158, 42, 0.22, 0.44),
)
ON_MUSCLES: Final = (
    # Column of the neck.
    Spot(0.115, -0.24, 52, 190, 0.20, 0.10),
    Spot(0.19, -0.25, 44, 180, 0.0, -0.26, 0, _NECK),
    # Roll between neck and shoulder; its lower side turns away from the lamp.
    Spot(0.44, 0.0, 210, 38, 0.24, 0.13, 12),
    Spot(0.38, 0.066, 200, 42, -0.10, -0.15, 6),
    # Over the ridge of the shoulder blade.
    Spot(0.56, 0.135, 150, 32, 0.15, 0.12, -15),
    Spot(0.45, 0.245, 170, 62, -0.10, -0.13, -24),
    # The two bellies beside the furrow of the spine: the left wall of the furrow lies in shade, the right one is lit.
    Spot(0.035, 0.42, 40, 500, -0.30, 0.0),
    Spot(0.115, 0.46, 52, 430, 0.0, 0.13),
    Spot(0.19, 0.46, 66, 400, 0.15, 0.0, -6),
    # Lower part over the inner border of the shoulder blade, and its far edge.
    Spot(0.43, 0.36, 60, 210, 0.12, 0.10, 20),
    Spot(0.34, 0.55, 46, 260, -0.10, -0.20, 27),
    # Latissimus over the lower angle of the shoulder blade.
    Spot(0.53, 0.565, 90, 52, 0.16, 0.12, -10),
    Spot(0.62, 0.64, 120, 46, -0.10, -0.14, -14),
    # Small of the back.
    Spot(0.20, 1.22, 62, 230, 0.16, 0.08, -6),
    Spot(0.03, 1.25, 34, 280, -0.22, 0.0),
)
SEAT: Final = (
    Spot(0.46, 1.56, 190, 120, 0.16, 0.08),
    Spot(0.90, 1.47, 110, 240, 0.0, -0.30, 0, _HIP),
    Spot(0.52, 1.47, 110, 40, -0.10, -0.12, 38),
)

# --- the long columns beside the spine, and bones -------------------------------------------------------------------------
ON_COLUMNS: Final = (
    Spot(0.19, 0.86, 36, 560, 0.16, 0.0),
    Spot(0.16, 0.86, 32, 560, 0.0, 0.13),
    Spot(0.275, 0.82, 22, 480, -0.20, -0.16),
    Spot(0.425, 0.82, 30, 480, 0.0, -0.26),
    Spot(0.12, -0.20, 34, 160, 0.18, 0.11),
    Spot(0.205, -0.18, 26, 180, 0.0, -0.24),
)
# The long muscles raise the thin rhomboids over them.
ON_RHOMBOIDS: Final = (
    Spot(0.20, 0.23, 40, 300, 0.22, 0.0),
    Spot(0.165, 0.23, 36, 300, 0.0, 0.18),
    Spot(0.32, 0.31, 34, 190, -0.22, -0.28, -8),
    Spot(0.055, 0.20, 26, 260, -0.26, 0.0),
)
ON_BONES: Final = (
    Spot(1.105, 0.60, 26, 360, 0.26, 0.16),
    Spot(1.15, 0.62, 20, 360, -0.12, -0.22),
    Spot(1.03, 0.19, 60, 52, 0.22, 0.16),
)

# --- shadows of what lies on top, drawn before it -------------------------------------------------------------------------
CAST: Final[dict[str, tuple[Spot, ...]]] = {
    "latissimus": (
        Spot(0.90, 0.70, 34, 300, -0.10, -0.22, 8),
        Spot(0.69, 1.12, 40, 290, -0.14, -0.30, 23),
    ),
    "deltoid": (Spot(0.94, 0.375, 46, 300, -0.34, -0.46, -50),),
    "trapezius": (
        Spot(0.545, 0.365, 46, 250, -0.30, -0.42, 21),
        Spot(0.235, 0.755, 48, 350, -0.30, -0.42, 28.5),
    ),
    "rhomboids": (Spot(0.265, 0.468, 34, 220, -0.32, -0.40, -56),),
    "blade": (
        Spot(0.43, 0.42, 34, 240, -0.36, -0.14, -18),
        Spot(0.70, 0.405, 30, 220, 0.0, -0.26, 27),
    ),
    "ridge": (Spot(0.64, 0.195, 24, 220, -0.32, -0.36, 71.5),),
}
