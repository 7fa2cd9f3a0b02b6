# SPDX-License-Identifier: MIT
"""Which parts of the back are puffed up how far, and the bands of light and shade that follow for skin and muscles.

Does not trace bands itself (`light.py`) and does not write the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from . import bones, regions, skin
from .curves import Point, at, flatten, join, line, mirror, reverse
from .light import (
    STEP,
    TOP,
    Band,
    Field,
    added,
    bands,
    blurred,
    brightness,
    cushion,
    depth,
    depth_on_both_sides,
    raised,
    ring_of,
)

LEVEL: Final = 0.757  # what flat, level skin gets
DARK: Final = (0.74, 0.705, 0.66, 0.605, 0.54, 0.46)
MUSCLE_DARK: Final = (0.73, 0.685, 0.63, 0.565, 0.49, 0.40)
BRIGHT: Final = (0.80, 0.86)


@dataclass(frozen=True, slots=True)
class Form:
    """Bands of shade and of light, each to be laid over the ones before."""

    dark: tuple[Band, ...]
    bright: tuple[Band, ...]


def _hill(x: float, y: float, centre: Point, wide: float, tall: float) -> float:
    """A smooth hump of height 1, zero beyond its half-axes."""
    u, v = (x - centre[0]) / wide, (y - centre[1]) / tall
    square = u * u + v * v
    return (1 - square) * (1 - square) if square < 1 else 0.0


def _ramp(value: float, low: float, high: float) -> float:
    f = min(1.0, max(0.0, (value - low) / (high - low)))
    return f * f * (3 - 2 * f)


def _furrow(x: float, y: float) -> float:
    """The hollow along the spine, between shoulders and sacrum, deepest in the small of the back."""
    half = 85 + 50 * _ramp(y, 500, 1100)
    across = max(0.0, 1 - (x / half) * (x / half))
    along = _ramp(y, -40, 200) * (1 - _ramp(y, 1330, 1560))
    return -across * across * along * (5 + 9 * _ramp(y, 500, 1050))


TRAPEZIUS_EDGE: Final = join(
    regions.NUCHAL_LINE, regions.NECK_EDGE, regions.CLAVICLE_END, regions.ACROMION_END, regions.SPINE_LIP, regions.LOWER_TOP,
    regions.BESIDE_INFRASPINATUS, regions.BESIDE_TERES, regions.BESIDE_LATISSIMUS,
)  # fmt: skip
TRAPEZIUS: Final = join(TRAPEZIUS_EDGE, line(at(0, 1.0), at(0, -0.41)))
# The outside of all superficial muscles together.
_OUTSIDE: Final = join(
    regions.NUCHAL_LINE, regions.NECK_EDGE, regions.CLAVICLE_END, regions.ACROMION_END, regions.DELTOID_ROUND,
    regions.DELTOID_BESIDE_ARM, regions.TERES_END, regions.LATISSIMUS_SIDE, regions.LATISSIMUS_CREST,
)  # fmt: skip
OUTSIDE: Final = join(_OUTSIDE, reverse(mirror(_OUTSIDE)))


@cache
def _depth() -> Field:
    """Depth inside the silhouette."""
    return depth([ring_of(skin.LONG_SILHOUETTE)])


@cache
def _body() -> tuple[Field, Field]:
    """Depth inside the silhouette, and the height of the plain body."""
    folds = [flatten(skin.ARMPIT_FOLD, 6), flatten(mirror(skin.ARMPIT_FOLD), 6)]
    outline = [ring_of(skin.LONG_SILHOUETTE)]
    deep = _depth()
    parted = depth(outline, folds)
    height = blurred(added(cushion(parted, 125, 78), cushion(deep, 300, 60)), 3, 3)
    return deep, blurred(raised(height, _limbs), 2)


def _limbs(x: float, y: float) -> float:
    """Heads of the triceps, swell of the forearm, buttocks: the quiet forms of what is not taught here."""
    x = abs(x)
    out = 16 * _hill(x, y, at(1.255, 0.66), 62, 190) + 14 * _hill(x, y, at(1.07, 0.69), 58, 200)
    out += 10 * _hill(x, y, at(1.165, 1.025), 42, 55) - 7 * _hill(x, y, at(1.19, 0.88), 40, 120)
    out += 16 * _hill(x, y, at(1.34, 1.20), 80, 220)
    return out + 46 * _hill(x, y, at(0.50, 1.86), 290, 400)


def _details(x: float, y: float) -> float:
    """The bump of C7, the dimples over the hip bones, the hollow behind the armpit."""
    side = abs(x)
    out = _furrow(x, y) * 0.8 + 9 * _hill(x, y, at(0, 0.0), 66, 50)
    out -= 9 * _hill(side, y, at(0.27, 1.49), 52, 46)
    return out - 10 * _hill(side, y, at(0.88, 0.40), 130, 150)


def _under_skin() -> Field:
    """What shoulder blades, deltoids and the long muscles beside the spine do to the skin of a relaxed back."""
    blade = blurred(cushion(depth_on_both_sides(bones.SCAPULA), 95, 24), 3)
    ridge = blurred(cushion(depth_on_both_sides(bones.SCAPULA_SPINE), 30, 12), 2)
    shoulder = blurred(cushion(depth_on_both_sides(regions.RIGHT["deltoid"]), 120, 15), 3)
    column = blurred(cushion(depth_on_both_sides(regions.LONGISSIMUS), 55, 13), 5)
    # The slope of the neck shows only below the hair.
    slope = [
        [value * _ramp(TOP + STEP * row, -300, -120) for value in values]
        for row, values in enumerate(
            blurred(cushion(depth_on_both_sides(regions.RIGHT["trapezius_upper"]), 60, 12), 3)
        )
    ]
    return raised(added(blade, ridge, shoulder, column, slope), _details)


def skin_form() -> Form:
    """The plain body."""
    deep, height = _body()
    shine = blurred(brightness(height), 2)
    return Form(
        tuple(bands(shine, deep, DARK, above=False, rim=0.4)),
        tuple(bands(shine, deep, BRIGHT, above=True, rim=7)),
    )


def surface_form() -> Form:
    """What spine and shoulder blades add to the plain body in the skin view."""
    deep = _depth()
    shine = brightness(_under_skin())
    return Form(
        tuple(bands(shine, deep, (0.735, 0.705, 0.67, 0.63, 0.585), above=False, rim=4, least=900)),
        tuple(bands(shine, deep, (0.785, 0.825), above=True, rim=6, least=900)),
    )


def muscle_form() -> Form:
    """The superficial muscles, each a cushion of its own on the body."""
    _, height = _body()
    parts: list[Field] = []
    for curve, radius, tall, soft in (
        (TRAPEZIUS, 70.0, 20.0, 1),
        (regions.RIGHT["deltoid"], 120.0, 46.0, 2),
        (regions.RIGHT["infraspinatus"], 60.0, 22.0, 1),
        (regions.RIGHT["teres"], 42.0, 18.0, 1),
        (regions.RIGHT["latissimus_dorsi"], 90.0, 22.0, 2),
    ):
        parts.append(blurred(cushion(depth_on_both_sides(curve), radius, tall), soft))
    shine = brightness(raised(added(height, *parts), _furrow))
    deep = depth([ring_of(OUTSIDE)])
    return Form(
        tuple(bands(shine, deep, MUSCLE_DARK, above=False, rim=0.4)),
        tuple(bands(shine, deep, BRIGHT, above=True, rim=5)),
    )
