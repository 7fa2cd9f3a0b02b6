# SPDX-License-Identifier: MIT
"""A routine is fitted to one run without another step coming out of it."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.routine import Routine, Step, expected_seconds, lead_ins
from massage_trainer.tailor import (
    LONGEST,
    SHORTEST,
    CannotTailorError,
    ForThisRun,
    OutOfReachError,
    reach,
    tailor,
)

ASK = Step(id="ask", prompt="Ask", phase="prepare", time=60.0, confirm=True)
OIL = Step(id="oil", prompt="Oil", phase="prepare", time=30.0)
GLIDE = Step(id="glide", prompt="Glide", regions=("a",), time=90.0)
HOLD = Step(id="hold", prompt="Hold", regions=("a",), sides="each", time=25.0, until="soft", at_most=40.0)
LEFT = Step(id="left", prompt="Left", regions=("a",), sides="left", time=20.0)
REST = Step(id="rest", prompt="Rest", phase="close", regions=("a",), time=20.0)
UP = Step(id="up", prompt="Up", phase="close", time=45.0, confirm=True)
ROUTINE = Routine(id="r", title="R", steps=(ASK, OIL, GLIDE, HOLD, LEFT, REST, UP), sha256="abc")


def test_without_a_wish_nothing_changes() -> None:
    assert tailor(ROUTINE) == ROUTINE


def test_what_one_run_does_otherwise_is_kept_as_a_value() -> None:
    assert ForThisRun().of(ROUTINE) == ROUTINE
    run = ForThisRun(minutes=6, without=frozenset({"left"}), side="right")
    assert run.of(ROUTINE) == tailor(ROUTINE, minutes=6, without={"left"}, side="right")


def test_steps_are_left_out() -> None:
    assert [step.id for step in tailor(ROUTINE, without={"hold", "no-such-step"}).steps] == [
        "ask",
        "oil",
        "glide",
        "left",
        "rest",
        "up",
    ]


def test_one_side_only() -> None:
    left = tailor(ROUTINE, side="left")
    assert [(step.id, step.sides) for step in left.steps] == [
        ("ask", "both"),
        ("oil", "both"),
        ("glide", "left"),
        ("hold", "left"),
        ("left", "left"),
        ("rest", "left"),
        ("up", "both"),
    ]
    assert "left" not in [step.id for step in tailor(ROUTINE, side="right").steps]


def test_the_minutes_come_out_and_only_the_strokes_are_stretched() -> None:
    whole = expected_seconds(ROUTINE)
    tailored = tailor(ROUTINE, minutes=(whole + 60) / 60)
    assert expected_seconds(tailored) == whole + 60
    times = {step.id: step.time for step in tailored.steps}
    assert (times["ask"], times["oil"], times["up"]) == (60.0, 30.0, 45.0)
    assert times["hold"] is not None
    assert 25 < times["hold"] <= 40
    assert tailored.sha256 == ROUTINE.sha256


def test_minutes_out_of_reach_say_what_can_be_reached() -> None:
    least, most = reach(ROUTINE)
    with pytest.raises(OutOfReachError) as caught:
        tailor(ROUTINE, minutes=60)
    assert (caught.value.least, caught.value.most) == (least, most)
    assert str(caught.value) == "60 min cannot be reached: with these steps it takes from 5 to 8 min."
    short = Routine(id="r", title="R", steps=(LEFT,))
    with pytest.raises(OutOfReachError, match="it takes from 15s to 45s"):
        tailor(short, minutes=5)


def test_something_must_be_left_to_practise() -> None:
    with pytest.raises(CannotTailorError, match="No step would be left"):
        tailor(ROUTINE, without={"glide", "hold", "left"})


steps = st.builds(
    Step,
    id=st.just("s"),
    prompt=st.just("p"),
    phase=st.sampled_from(["prepare", "work", "close"]),
    regions=st.sampled_from([(), ("a",)]),
    sides=st.sampled_from(["both", "left", "right", "each"]),
    time=st.none() | st.integers(1, 3600).map(float),
    at_most=st.none(),
    lead_in=st.none() | st.integers(1, 60).map(float),
    repeat=st.integers(1, 3),
    confirm=st.booleans(),
)


@given(st.lists(steps, min_size=1, max_size=12), st.floats(0, 1))
def test_any_minutes_within_reach_come_out_to_a_few_seconds(some: list[Step], share: float) -> None:
    routine = Routine(id="r", title="R", steps=(*some, GLIDE, HOLD))
    least, most = reach(routine)
    assert least <= expected_seconds(routine) <= most
    wanted = least + share * (most - least)
    # Division and multiplication by 60 may push the very ends of the reach over the edge.
    wanted = min(max(wanted, least + 1e-6), most - 1e-6)
    tailored = tailor(routine, minutes=wanted / 60)
    coarsest = max(len(lead_ins(step)) for step in routine.steps)
    assert wanted - coarsest - 1e-3 <= expected_seconds(tailored) <= wanted + 1e-3
    for before, after in zip(routine.steps, tailored.steps, strict=True):
        if before.time is not None:
            assert after.time is not None
            assert SHORTEST * before.time <= after.time <= LONGEST * before.time
            assert after.time == int(after.time)


SIDES: list[Literal["left", "right"]] = ["left", "right"]


@given(st.lists(steps, min_size=1, max_size=12), st.sampled_from(SIDES))
def test_no_part_is_for_the_other_side(some: list[Step], side: Literal["left", "right"]) -> None:
    routine = Routine(id="r", title="R", steps=(*some, GLIDE))
    for step in tailor(routine, side=side).steps:
        assert step.sides == side or (not step.regions and step.sides in ("both", "each"))
