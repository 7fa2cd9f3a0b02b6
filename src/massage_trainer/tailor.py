# SPDX-License-Identifier: MIT
"""Fits a routine to one run (so many minutes, one side, a step left out) without touching its file."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Literal, NamedTuple

from massage_trainer.durations import written
from massage_trainer.routine import Routine, Step, expected_seconds, lead_ins

SHORTEST, LONGEST = 0.5, 2.0
"""How far the time of a step may be stretched: beyond, it would be another step."""


class CannotTailorError(ValueError):
    """The wish cannot be met; the text is a sentence for the user."""


class OutOfReachError(CannotTailorError):
    """The minutes wanted are too few or too many; `least` and `most` are the seconds that can be reached."""

    def __init__(self, minutes: float, least: float, most: float) -> None:
        self.least = least
        self.most = most
        low, high = math.ceil(least / 60), math.floor(most / 60)
        span = f"from {low} to {high} min" if low < high else f"from {written(least)} to {written(most)}"
        super().__init__(f"{minutes:g} min cannot be reached: with these steps it takes {span}.")


def tailor(
    routine: Routine,
    *,
    minutes: float | None = None,
    without: Collection[str] = frozenset(),
    side: Literal["left", "right"] | None = None,
) -> Routine:
    """The routine for this run only.

    `without` are ids of steps to leave out. With a `side`, what is done on both sides or on each is done on
    that one, and steps for the other are left out. `minutes` is the expected length of the whole: the times
    of the steps that work and close are stretched alike, to whole seconds, never below half or above twice,
    and never past `at_most`. Steps that wait for a press, preparations, lead-ins and switches stay.

    Raises CannotTailorError (OutOfReachError where the minutes do not fit).
    """
    kept = [step for step in routine.steps if step.id not in without]
    if side is not None:
        kept = [_on(step, side) for step in kept if step.sides in ("both", "each", side)]
    if not any(step.phase == "work" for step in kept):
        raise CannotTailorError("No step would be left to practise.")
    tailored = routine._replace(steps=tuple(kept))
    return tailored if minutes is None else _fitted(tailored, minutes)


class ForThisRun(NamedTuple):
    """What one run does otherwise than its routine says; the arguments of `tailor`, to be kept and used
    again."""

    minutes: float | None = None
    without: frozenset[str] = frozenset()
    side: Literal["left", "right"] | None = None

    def of(self, routine: Routine) -> Routine:
        """The routine as it will be run. Raises CannotTailorError."""
        return tailor(routine, minutes=self.minutes, without=self.without, side=self.side)


def reach(routine: Routine) -> tuple[float, float]:
    """The least and the most seconds that `minutes` can make of a routine."""
    fixed, times = _split(routine)
    bounds = [(_parts(routine.steps[index]), *_limits(routine.steps[index])) for index in times]
    least = fixed + sum(parts * low for parts, low, _ in bounds)
    return least, fixed + sum(parts * high for parts, _, high in bounds)


def _on(step: Step, side: Literal["left", "right"]) -> Step:
    return step._replace(sides=side) if step.regions else step


def _parts(step: Step) -> int:
    return len(lead_ins(step))


def _limits(step: Step) -> tuple[int, int]:
    time = step.time or 0.0
    most = math.floor(min(LONGEST * time, step.at_most or math.inf))
    return min(math.ceil(SHORTEST * time), most), most


def _split(routine: Routine) -> tuple[float, dict[int, float]]:
    """The seconds that keep their length, and the times that may be stretched by their step's index."""
    times = {
        index: step.time
        for index, step in enumerate(routine.steps)
        if step.phase in ("work", "close") and step.time and not step.confirm
    }
    stretched = sum(_parts(routine.steps[index]) * time for index, time in times.items())
    return expected_seconds(routine) - stretched, times


def _fitted(routine: Routine, minutes: float) -> Routine:
    least, most = reach(routine)
    wanted = 60 * minutes
    if not least <= wanted <= most:
        raise OutOfReachError(minutes, least, most)
    fixed, times = _split(routine)
    limits = {index: _limits(routine.steps[index]) for index in times}
    parts = {index: _parts(routine.steps[index]) for index in times}

    def at(factor: float) -> dict[int, float]:
        return {
            index: min(max(factor * time, limits[index][0]), limits[index][1])
            for index, time in times.items()
        }

    low, high = SHORTEST, LONGEST
    for _ in range(60):
        factor = (low + high) / 2
        if fixed + sum(parts[index] * time for index, time in at(factor).items()) <= wanted:
            low = factor
        else:
            high = factor
    exact = at(low)
    fitted = {index: math.floor(time) for index, time in exact.items()}
    left = wanted - fixed - sum(parts[index] * time for index, time in fitted.items())
    # The seconds lost by rounding down go back to where the most was lost. A step of two parts takes two.
    for index in sorted(fitted, key=lambda index: exact[index] - fitted[index], reverse=True):
        if parts[index] <= left + 1e-6 and fitted[index] < limits[index][1]:
            fitted[index] += 1
            left -= parts[index]
    steps = [
        step._replace(time=float(fitted[index])) if index in fitted else step
        for index, step in enumerate(routine.steps)
    ]
    return routine._replace(steps=tuple(steps))
