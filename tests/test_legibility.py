# SPDX-License-Identifier: MIT
"""The back row can read: sizes as the standards give them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.legibility import (
    BACK_ROW,
    MOST_LINES,
    Piece,
    capital_share,
    even_lines,
    line_room,
    prompt_lines,
    readable_to,
    x_height_share,
)


@pytest.mark.parametrize(
    ("back_row", "capital", "small"),
    # The table worked out from both standards: EN 301 549 gives 7.3 % at six heights and 9.8 % at eight.
    [(6, 0.0733, 0.030), (8, 0.0977, 0.040), (10, 0.1222, 0.050), (4, 0.0489, 0.020)],
)
def test_sizes_for_a_back_row(back_row: float, capital: float, small: float) -> None:
    assert capital_share(back_row) == pytest.approx(capital, abs=5e-5)
    assert x_height_share(back_row) == pytest.approx(small)


def test_the_back_row_sits_six_heights_away_unless_told() -> None:
    assert BACK_ROW == 6
    assert readable_to(1.5, BACK_ROW) == 9


@given(height=st.floats(0.1, 10), back_row=st.floats(2, 15))
def test_what_is_said_to_be_readable_has_the_angles_asked_for(height: float, back_row: float) -> None:
    metres = readable_to(height, back_row)
    capital = capital_share(back_row) * height

    assert math.degrees(math.atan(capital / metres)) == pytest.approx(0.7)
    assert metres / (x_height_share(back_row) * height) == pytest.approx(200)


# Prompts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        ("Hold", 1),
        ("Warm a teaspoon of oil", 1),
        ("Press gently and keep still until it softens", 2),
        ("Press gently and keep still until it softens, then let go ...", 3),
        ("WWWWWWW WWWWWWW WWWWWWW WWWWWWW", 4),
        ("i" * 60, 4),  # no word is broken: one that is wider than a line is too long
        ("", 0),
    ],
)
def test_lines_of_a_prompt_on_the_narrowest_projector(prompt: str, lines: int) -> None:
    assert prompt_lines(prompt) == lines


def test_a_wider_picture_takes_more_words_and_a_farther_back_row_fewer() -> None:
    prompt = "Press gently and keep still until it softens and then some"

    assert prompt_lines(prompt, shape=16 / 9) == 2
    assert prompt_lines(prompt) == 3
    assert prompt_lines(prompt, back_row=8) > MOST_LINES


def test_accents_take_no_room_and_chinese_takes_the_whole_square() -> None:
    assert prompt_lines("éàü" * 10) == prompt_lines("eau" * 10)
    wide = "\u6309" * 11

    assert line_room(BACK_ROW, 4 / 3) == pytest.approx(11.35, abs=0.01)
    assert prompt_lines(wide) == 1
    assert prompt_lines(wide + wide[:1]) == 2


PIECES = st.lists(st.floats(0.1, 5).map(lambda width: Piece(width + 0.2, width)), min_size=1, max_size=20)


@given(pieces=PIECES, room=st.floats(1, 12), most=st.integers(1, 4))
def test_lines_hold_every_word_once_within_the_room(pieces: list[Piece], room: float, most: int) -> None:
    counts = even_lines(pieces, room, most)
    if counts is None:
        assert max(piece.alone for piece in pieces) > room or len(filled(pieces, room)) > most
        return
    assert sum(counts) == len(pieces)
    assert len(counts) == len(filled(pieces, room))
    assert max(widths(pieces, counts)) <= room + 1e-9
    # No line that is filled as far as it goes would be shorter than the longest of these.
    assert max(widths(pieces, counts)) <= max(widths(pieces, filled(pieces, room))) + 1e-9


def filled(pieces: list[Piece], room: float) -> list[int]:
    counts: list[int] = []
    for number in range(len(pieces)):
        if counts and widths(pieces[: number + 1], [*counts[:-1], counts[-1] + 1])[-1] <= room:
            counts[-1] += 1
        else:
            counts.append(1)
    return counts


def widths(pieces: list[Piece], counts: list[int]) -> list[float]:
    found, start = [], 0
    for count in counts:
        line = pieces[start : start + count]
        found.append(sum(piece.with_space for piece in line[:-1]) + line[-1].alone)
        start += count
    return found


def test_no_word_is_left_alone_on_the_last_line() -> None:
    words = [Piece(each + 0.2, each) for each in (3.0, 2.0, 3.0, 2.0)]

    assert even_lines(words, 9.0, 3) == [2, 2]
