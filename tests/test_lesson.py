# SPDX-License-Identifier: MIT
"""What the class sees instead of the lesson: blank, white, frozen; and how far it is from its plan."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.lesson import EASE, Cover, Plan, Showing
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

STEPS = tuple(Step(id=name, prompt=name, phase="close", time=30) for name in ("a", "b"))
START = 1000.0


def lesson() -> Session:
    return Session(Timeline.of(Routine("r", "r", STEPS))).resume(START)


def test_at_first_the_class_sees_the_lesson() -> None:
    moment = lesson().moment(START + 3)

    assert Showing().shown(moment) is moment
    assert Showing().cover(START) == Cover()
    assert Showing().easing_until() == -math.inf


def test_black_comes_within_400_ms_and_goes_with_the_next_press() -> None:
    blank = Showing().toggle_black(START)

    assert blank.veil == "black"
    assert blank.cover(START) == Cover(0, 0)
    assert blank.cover(START + 0.2).opacity == pytest.approx(0.5)
    assert blank.cover(START + EASE) == Cover(0, 1)
    assert blank.easing_until() == START + 0.4
    back = blank.toggle_black(START + 60)
    assert back.veil == ""
    assert back.cover(START + 60) == Cover(0, 1)
    assert back.cover(START + 60.4) == Cover()


def test_white_is_light_and_black_turns_into_it_without_showing_the_picture_in_between() -> None:
    white = Showing().toggle_black(START).toggle_white(START + 10)

    assert white.veil == "white"
    assert white.cover(START + 10.2) == pytest.approx(Cover(0.5, 1))
    assert white.cover(START + 10.4) == Cover(1, 1)
    assert white.toggle_black(START + 20).veil == "black"
    assert white.toggle_white(START + 20).veil == ""


def test_with_motion_reduced_a_veil_is_there_at_once() -> None:
    blank = Showing().toggle_black(START)

    assert blank.cover(START, motion=False) == Cover(0, 1)
    assert blank.toggle_black(START + 5).cover(START + 5, motion=False) == Cover()


ACTS = {"black": Showing.toggle_black, "white": Showing.toggle_white, "escape": Showing.escape}


@given(presses=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.floats(0.0, 0.6)), max_size=8))
def test_however_fast_the_keys_nothing_flashes(presses: list[tuple[str, float]]) -> None:
    showing, now = Showing(), START
    for name, wait in presses:
        now += wait
        before = showing.cover(now)
        showing = ACTS[name](showing, now)
        after = showing.cover(now)
        # What is seen of a picture of any brightness is the same just before and just after the press.
        for picture in (0.0, 1.0):
            assert mixed(picture, after) == pytest.approx(mixed(picture, before))
        settled = {"": Cover(), "black": Cover(0, 1), "white": Cover(1, 1)}
        assert showing.cover(now + EASE) == settled[showing.veil]


def mixed(picture: float, cover: Cover) -> float:
    return picture * (1 - cover.opacity) + cover.light * cover.opacity


def test_frozen_the_class_keeps_what_it_sees_while_the_lesson_goes_on() -> None:
    session = lesson()
    kept = session.moment(START + 10)
    showing = Showing().freeze(kept, START + 10)

    later = session.moment(START + 40)
    assert showing.shown(later) is kept
    assert showing.kept_since == START + 10
    assert showing.freeze(later, START + 40) is showing
    thawed = showing.thaw(START + 50)
    assert thawed.shown(later) is later
    assert thawed.kept_since == START + 50


def test_escape_leaves_the_veil_then_the_freeze_then_nothing() -> None:
    both = Showing().freeze(lesson().moment(START), START).toggle_white(START)

    seen = both.escape(START + 1)
    assert (seen.veil, seen.frozen is None) == ("", False)
    free = seen.escape(START + 2)
    assert (free.veil, free.frozen) == ("", None)
    assert free.escape(START + 3) is free


def test_a_spot_and_a_layer_outlive_a_veil() -> None:
    showing = Showing(layer="deep", spot=(10, 20), pinned=("trapezius_upper", "left"))
    after = showing.toggle_black(START).escape(START + 1)

    assert (after.layer, after.spot, after.pinned) == ("deep", (10, 20), ("trapezius_upper", "left"))


def test_a_lesson_on_time_is_neither_ahead_nor_behind() -> None:
    session = lesson()
    plan = Plan(START + 60)

    for seconds in (0, 12, 45):
        moment = session.moment(START + seconds)
        assert plan.behind(START + seconds, moment.remaining) == pytest.approx(0)


def test_a_pause_does_not_shift_the_plan() -> None:
    session = lesson().pause(START + 10)
    plan = Plan(START + 60)

    assert plan.behind(START + 10, session.moment(START + 10).remaining) == pytest.approx(0)
    assert plan.behind(START + 100, session.moment(START + 100).remaining) == pytest.approx(90)


def test_a_skip_puts_the_lesson_ahead() -> None:
    session = lesson().next(START + 10)

    assert Plan(START + 60).behind(START + 10, session.moment(START + 10).remaining) == pytest.approx(-20)


def test_without_a_plan_nothing_is_behind() -> None:
    assert Plan().behind(START + 500, 60) == 0
