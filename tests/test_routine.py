# SPDX-License-Identifier: MIT
"""What a routine is and how long it is expected to take."""

from __future__ import annotations

import pytest

from massage_trainer.routine import LEAD_IN, SIDE_SWITCH, Ending, Routine, Step, expected_seconds, lead_ins


def step(**keys: object) -> Step:
    return Step(**{"id": "a", "prompt": "Do it", **keys})  # type: ignore[arg-type]  # keys come from a table


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (step(), (LEAD_IN,)),
        (step(lead_in=20.0), (20.0,)),
        (step(confirm=True), (0.0,)),
        (step(confirm=True, lead_in=3.0), (3.0,)),
        (step(phase="prepare"), (0.0,)),
        (step(phase="close"), (0.0,)),
        (step(phase="close", lead_in=5.0), (5.0,)),
        (step(sides="each"), (LEAD_IN, SIDE_SWITCH)),
        (step(sides="left", repeat=3), (LEAD_IN, SIDE_SWITCH, SIDE_SWITCH)),
        (step(sides="each", repeat=2, lead_in=1.0), (1.0, SIDE_SWITCH, SIDE_SWITCH, SIDE_SWITCH)),
    ],
)
def test_every_part_has_its_lead_in(given: Step, expected: tuple[float, ...]) -> None:
    assert lead_ins(given) == expected


def test_the_expected_length_counts_every_part_and_every_switch() -> None:
    routine = Routine(
        id="r",
        title="R",
        steps=(
            step(id="a", phase="prepare", confirm=True),  # nobody knows: 0
            step(id="b", sides="each", time=25.0, until="soft"),  # 5 + 25 + 8 + 25
            step(id="c", lead_in=20.0, time=90.0),
        ),
    )
    assert expected_seconds(routine) == 63 + 110
    assert routine.work == routine.steps[1:]
    assert routine.step("b") is routine.steps[1]
    assert routine.step("z") is None


@pytest.mark.parametrize(
    ("given", "ending"),
    [(step(time=5.0), "time"), (step(time=5.0, until="soft"), "until"), (step(confirm=True), "confirm")],
)
def test_a_step_says_how_it_ends(given: Step, ending: Ending) -> None:
    assert given.ending == ending


def test_a_step_is_called_by_its_title_and_read_from_afar_by_its_short_prompt() -> None:
    assert (step().name, step().far_prompt) == ("Do it", "Do it")
    named = step(title="Hold", short="Press and hold")
    assert (named.name, named.far_prompt) == ("Hold", "Press and hold")
