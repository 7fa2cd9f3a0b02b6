# SPDX-License-Identifier: MIT
"""Where to look instead is said in finger-widths and hands, and in ways that one finds on a back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.atlas import Region
from massage_trainer.outline import Point, read_outline
from massage_trainer.whereabouts import lower_first, nearest_point, whereabouts

SQUARE = Region(
    id="square",
    name="Square",
    layer="deep",
    outlines={
        "right": read_outline("M100,0 L200,0 L200,100 L100,100 Z"),
        "left": read_outline("M-100,0 L-200,0 L-200,100 L-100,100 Z"),
    },
    paths={},
)


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ((200, 0), (200, 20), "just a little lower"),
        ((200, 0), (200, 56), "a finger-width lower"),
        ((200, 100), (200, -12), "two finger-widths higher"),
        ((100, 0), (270, 0), "three finger-widths further out"),
        ((330, 0), (80, 0), "a hand’s width nearer the spine"),
        ((-330, 0), (-80, 0), "a hand’s width nearer the spine"),
        ((0, 0), (350, 350), "two hands’ widths lower, further out"),
        ((-200, 0), (200, 0), "two hands’ widths on the partner’s right"),
        ((200, 0), (-200, 20), "two hands’ widths on the partner’s left"),
        ((0, -400), (0, 1600), "much lower"),
    ],
)
def test_the_way_is_said_in_hands_and_fingers(begin: Point, end: Point, words: str) -> None:
    assert whereabouts(begin, end) == words


@given(*[st.floats(-900, 900)] * 4)
def test_there_are_always_words_for_it(x: float, y: float, to_x: float, to_y: float) -> None:
    words = whereabouts((x, y), (to_x, to_y))
    assert words == words.strip()
    assert "  " not in words
    assert words.split()[-1] not in ("a", "two", "finger-width")


@pytest.mark.parametrize(
    ("place", "expected"),
    [((150, -50), (150, 0)), ((-150, -50), (-150, 0)), ((300, 200), (200, 100)), ((90, 40), (100, 40))],
)
def test_the_nearest_side_counts(place: Point, expected: Point) -> None:
    assert nearest_point(SQUARE, place) == pytest.approx(expected)


@given(st.floats(-500, 500), st.floats(-500, 500))
def test_no_corner_is_nearer_than_the_nearest_point(x: float, y: float) -> None:
    near = math.dist(nearest_point(SQUARE, (x, y)), (x, y))
    assert all(
        near <= math.dist((sign * cx, cy), (x, y)) + 1e-9
        for sign in (1, -1)
        for cx in (100, 200)
        for cy in (0, 100)
    )


def test_names_stand_within_sentences() -> None:
    assert lower_first("Rear shoulder") == "rear shoulder"
    assert lower_first("") == ""
