# SPDX-License-Identifier: MIT
"""Says what a learner is asked about: the body, the routine in hand, and those begun before; it asks
nothing."""

from __future__ import annotations

from collections.abc import Iterable

from massage_trainer.library import Library
from massage_trainer.problems import Refused
from massage_trainer.recall import Course, routines_in
from massage_trainer.routine import Routine


def course_of(library: Library, remembered: Iterable[str], current: Routine | None = None) -> Course:
    """The course of whoever remembers these items (`find:teres`, `next:upper-back/hold`).

    New things come from the routine in hand first. A routine that has gone, or cannot be read any more, takes
    its questions with it; they come back with it.
    """
    routines = {} if current is None else {current.id: current}
    for name in routines_in(remembered):
        if name in routines:
            continue
        try:
            routines[name] = library.read(library.find(name))
        except Refused:
            continue
    return Course(library.atlas, routines.values())
