# SPDX-License-Identifier: MIT
"""Turns: each thing has its own frames, and all of them in each round."""

from __future__ import annotations

from itertools import pairwise

import pytest

from massage_trainer.gui.turns import CLOCK, LIGHTS, RATE, ROUND, turn


@pytest.mark.parametrize("period", [1 / RATE, 0.033, 0.0331])
@pytest.mark.parametrize("begin", [0.0, 1.0, 7.319])
def test_no_two_have_their_turn_in_one_frame(period: float, begin: float) -> None:
    seconds = [begin + number * period for number in range(900)]
    moved = [
        [place for place in range(ROUND) if turn(before, place) != turn(now, place)]
        for before, now in pairwise(seconds)
    ]

    assert all(len(each) <= 1 for each in moved)
    assert sum(map(len, moved)) == pytest.approx(900 * period * RATE, abs=2)
    for place in range(ROUND):
        assert sum(each == [place] for each in moved) == pytest.approx(sum(map(len, moved)) / ROUND, abs=2)


@pytest.mark.parametrize("place", range(ROUND))
def test_a_turn_is_never_ahead_and_less_than_a_round_old(place: int) -> None:
    for number in range(500):
        seconds = number * 0.0137
        assert -1e-6 < seconds - turn(seconds, place) < ROUND / RATE + 1e-6


def test_the_same_second_always_has_the_same_turn() -> None:
    assert turn(2.0, 0) == turn(2.0 + 1e-9, 0) == turn(2.0 - 1e-9, 0)


def test_light_and_clock_have_turns_of_their_own_and_leave_the_first_to_the_shown_second() -> None:
    places = (*LIGHTS, CLOCK)
    assert len(set(places)) == 3
    assert set(places) < set(range(1, ROUND))


@pytest.mark.parametrize("many", [2, 3])
def test_in_a_smaller_round_it_is_a_thing_s_turn_more_often(many: int) -> None:
    seconds = [number * 0.033 for number in range(600)]
    for place in range(many):
        moved = sum(turn(one, place, many) != turn(two, place, many) for one, two in pairwise(seconds))
        assert moved == pytest.approx(600 * 0.033 * RATE / many, abs=2)
