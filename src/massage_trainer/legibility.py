# SPDX-License-Identifier: MIT
"""How large text must be for the back row, as shares of the picture's height, and whether a prompt then fits
in three lines; it draws nothing."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

BACK_ROW = 6.0
"""How far away the back row sits, in heights of the picture, unless a teacher says otherwise."""
CAPITAL_ANGLE = math.tan(math.radians(0.7))
"""Height of a capital as a share of the distance at which it is easily read (EN 301 549, 5.1.4)."""
ELEMENT = 1 / 200
"""Height of the smallest thing that has to be made out, as a share of the distance from which decisions are
still made by it (DISCAS, ANSI/AVIXA V202.01:2016); in text that is a small letter such as x."""
MOST_LINES = 3
"""Lines of a prompt that are taken in at a glance."""
SAFE = 0.03
"""What projectors may cut off at each edge, as a share of the picture's height."""
NARROWEST = 4 / 3
"""The narrowest shape of a projector's picture, width to height."""
CAPITAL = 0.654
"""A capital's height as a share of the type size, in Source Sans Pro (measured)."""
FIGURE = 0.636
"""The height of the lowest figures (1, 4, 7) as a share of the type size, in Source Sans Pro (measured)."""
X_HEIGHT = 0.486
"""The height of a small x as a share of the type size, in Source Sans Pro (measured)."""

_WIDTHS = {
    200: " ", 255: "|", 262: "i", 263: "j", 271: "l", 275: "',.:;’‘·", 282: "I", 283: "ł", 315: "!",
    317: "f", 322: "-", 324: "()[]{}", 344: "/\\", 361: "t", 373: "r", 431: "s", 438: "*", 443: "z",
    444: "?", 462: "c", 480: "–", 481: "x", 482: '"“”', 494: "J", 495: "vy", 500: "_", 501: "Y",
    502: "L", 507: "eŁ", 510: "F", 513: "#$+0123456789<=>^~×", 516: "a", 520: "g", 522: "k", 536: "V",
    538: "E", 540: "Z", 541: "X", 545: "S", 546: "T", 549: "`oø", 552: "ð", 556: "u", 558: "Ah",
    560: "n", 563: "b", 564: "dpqđþ", 576: "C", 582: "P", 592: "R", 597: "BK", 604: "ß", 625: "D",
    628: "G", 639: "&", 655: "U", 656: "N", 663: "H", 674: "OQØ", 745: "M", 748: "w", 785: "æ",
    800: "W—", 830: "œ", 834: "Æ", 841: "%", 843: "m", 859: "Œ", 875: "@", 963: "…",
}  # fmt: skip
WIDTH_OF = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}
"""How wide letters are in the prompt's typeface, Source Sans Pro Semibold, in type sizes."""
_OTHER = 0.6
"""The width taken for a letter that the table does not have."""


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


def line_room(back_row: float, shape: float) -> float:
    """How many type sizes a line of the prompt has, in a picture of this shape (width to height)."""
    return (shape - 2 * SAFE) * CAPITAL / capital_share(back_row)


def prompt_lines(prompt: str, back_row: float = BACK_ROW, shape: float = NARROWEST) -> int:
    """How many lines a prompt needs so that the back row can read it; more than MOST_LINES are too many.

    Letters are taken as wide as they stand alone: what is said to fit does fit.
    """
    room = line_room(back_row, shape)
    filled = _filled([piece for word in prompt.split() for piece in _pieces(word)], room)
    # A word that is wider than a line is not broken but set smaller, however few lines there are.
    return MOST_LINES + 1 if filled is None else len(filled)


def _pieces(word: str) -> list[Piece]:
    """A word as what a line is never broken within: all of it, or each of its Chinese or Japanese letters."""
    found = [0.0]
    for letter in unicodedata.normalize("NFD", word):
        if unicodedata.east_asian_width(letter) in "WF":
            found += [1.0, 0.0]
        elif not unicodedata.combining(letter):
            found[-1] += WIDTH_OF.get(letter, _OTHER)
    widths = [width for width in found if width]
    return [Piece(width, width) for width in widths[:-1]] + [
        Piece(width + WIDTH_OF[" "], width) for width in widths[-1:]
    ]


class Piece(NamedTuple):
    """What a line is never broken within: its width with the space that follows it, and at a line's end."""

    with_space: float
    alone: float


def even_lines(pieces: Sequence[Piece], room: float, most: int) -> list[int] | None:
    """How many pieces go on each line so that there are as few lines as can be, all about as long.

    None if `most` lines are too few, or a piece is wider than `room`.
    """
    found = _filled(pieces, room)
    if found is None or len(found) > most:
        return None
    # The narrowest room that needs no more lines leaves no word alone on the last one.
    low, high = max((piece.alone for piece in pieces), default=0.0), room
    for _ in range(16):
        middle = (low + high) / 2
        narrower = _filled(pieces, middle)
        if narrower is not None and len(narrower) == len(found):
            found, high = narrower, middle
        else:
            low = middle
    return found


def _filled(pieces: Sequence[Piece], room: float) -> list[int] | None:
    """How many pieces go on each line if each is filled before the next begins; None if one is too wide."""
    lines: list[int] = []
    width = math.inf
    for piece in pieces:
        if piece.alone > room:
            return None
        if width + piece.alone > room:
            lines.append(0)
            width = 0.0
        lines[-1] += 1
        width += piece.with_space
    return lines
