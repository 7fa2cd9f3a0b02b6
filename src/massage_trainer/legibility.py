# SPDX-License-Identifier: MIT
"""How large text must be for the back row, as shares of the picture's height; it knows no typeface."""

from __future__ import annotations

import math

BACK_ROW = 6.0
"""How far away the back row sits, in heights of the picture, unless a teacher says otherwise."""
CAPITAL_ANGLE = math.tan(math.radians(0.7))
"""Height of a capital as a share of the distance at which it is easily read (EN 301 549, 5.1.4)."""
ELEMENT = 1 / 200
"""Height of the smallest thing that has to be made out, as a share of the distance from which decisions are
still made by it (DISCAS, ANSI/AVIXA V202.01:2016); in text that is a small letter such as x."""


def capital_share(back_row: float) -> float:
    """How high the capitals of the prompt and the countdown must be, as a share of the picture's height.

    `back_row` in picture heights; 0.073 at 6. 0.7 degrees at the eye: EN 301 549, 5.1.4.
    """
    return back_row * CAPITAL_ANGLE


def x_height_share(back_row: float) -> float:
    """How high the small letters of all other text must be, as a share of the picture's height.

    `back_row` in picture heights; 0.03 at 6. One two-hundredth of the distance: DISCAS, ANSI/AVIXA
    V202.01:2016, basic decision making.
    """
    return back_row * ELEMENT


def readable_to(screen_height: float, back_row: float) -> float:
    """From how many metres a picture can be read that is `screen_height` metres high and set for `back_row`
    (picture heights)."""
    return screen_height * back_row
