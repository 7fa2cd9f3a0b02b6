# SPDX-License-Identifier: MIT
"""A routine as its author meant it: steps, words, regions, sides, times; it neither reads nor paces."""

from __future__ import annotations

from typing import Literal, NamedTuple

Phase = Literal["prepare", "work", "close"]
Sides = Literal["both", "left", "right", "each"]
Stand = Literal["", "head", "side"]
Layer = Literal["", "skin", "superficial", "deep", "bones"]
Ask = Literal["", "pressure"]
Ending = Literal["time", "until", "confirm"]

LEAD_IN = 5.0
"""Seconds to get the hands in place before a working step whose file does not say how long that takes."""
SIDE_SWITCH = 8.0
"""Seconds to walk round to the other side, or to begin again, before each further part of a step."""


class Step(NamedTuple):
    """One step. Times are seconds at pace 1; None means that the file does not say.

    `regions` and `also` hold region or group ids as written; `technique` the ids of techniques, in turn.
    `origin` lists the article's steps this one comes from (`from` in the file); `added`: the trainer adds it.
    """

    id: str
    prompt: str
    phase: Phase = "work"
    title: str = ""
    short: str = ""
    hands: str = ""
    body: str = ""
    caution: str = ""
    notes: str = ""
    why: str = ""
    mistake: str = ""
    feel: str = ""
    technique: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    sides: Sides = "both"
    stand: Stand = ""
    layer: Layer = ""
    lead_in: float | None = None
    time: float | None = None
    at_most: float | None = None
    repeat: int = 1
    until: str = ""
    confirm: bool = False
    ask: Ask = ""
    swap: bool = False
    origin: tuple[int, ...] = ()
    added: bool = False

    @property
    def ending(self) -> Ending:
        """How the step ends: at its time, when a condition holds, or when someone says so."""
        if self.confirm:
            return "confirm"
        return "until" if self.until else "time"

    @property
    def name(self) -> str:
        """What the step is called in a list: its title, else its prompt."""
        return self.title or self.prompt

    @property
    def far_prompt(self) -> str:
        """The prompt for two metres away: the short one if the author gave one."""
        return self.short or self.prompt


class Routine(NamedTuple):
    """A routine that was read without a problem. `sha256` is that of the file's bytes, hexadecimal."""

    id: str
    title: str
    steps: tuple[Step, ...]
    about: str = ""
    source: str = ""
    path: str = ""
    sha256: str = ""

    def step(self, step_id: str) -> Step | None:
        """The step with this id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def work(self) -> tuple[Step, ...]:
        """The steps that count in “step n of m”."""
        return tuple(step for step in self.steps if step.phase == "work")


def lead_ins(step: Step) -> tuple[float, ...]:
    """The real seconds before each part of a step begins, one for each part.

    A step gives one part, or one for each side, as often as it repeats. The pace never scales these seconds.
    """
    parts = (2 if step.sides == "each" else 1) * step.repeat
    if step.lead_in is not None:
        first = step.lead_in
    else:
        first = LEAD_IN if step.phase == "work" and not step.confirm else 0.0
    return (first, *(SIDE_SWITCH for _ in range(parts - 1)))


def expected_seconds(routine: Routine) -> float:
    """How long the whole routine is expected to take at pace 1, in seconds.

    A step that waits counts with its `time`; how long people really wait is not known.
    """
    total = 0.0
    for step in routine.steps:
        before = lead_ins(step)
        total += sum(before) + len(before) * (step.time or 0.0)
    return total
