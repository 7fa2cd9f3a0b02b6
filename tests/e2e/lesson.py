# SPDX-License-Identifier: MIT
"""A short lesson, and the console and the class's picture as they stand on the screens."""

from __future__ import annotations

from tests.e2e.screen import Program, Screen, Start, Window, until

LESSON = """\
format: 1
title: A short lesson
steps:
  - id: ready
    phase: prepare
    prompt: Say when you are ready
    confirm: true
  - id: glide
    prompt: Glide slowly down the back
    technique: glide
    regions: trapezius
    lead_in: 1s
    time: 60s
  - id: hold
    prompt: Press and hold
    technique: hold
    regions: [trapezius_upper]
    lead_in: 1s
    time: 2s
    until: it softens
    at_most: 4s
"""
LAPTOP, PROJECTOR = (1280, 800), (1920, 1080)
CLASS = "What the class sees"


def console_of(program: Program) -> Window:
    """The console, which is the window that is not the class's."""
    return until(
        lambda: next((each for each in program.windows() if CLASS not in each.title), None), "the console", 20
    )


def class_places(program: Program) -> list[tuple[int, int, int, int]]:
    """Where what the class sees is visible: left, top, width and height of each of its windows."""
    return [(each.x, each.y, each.width, each.height) for each in program.windows() if CLASS in each.title]


def fills_the_projector(program: Program, left: int = LAPTOP[0], size: tuple[int, int] = PROJECTOR) -> bool:
    """Whether the class's window fills the projector, and nothing else."""
    return class_places(program) == [(left, 0, *size)]


def begun(start: Start, room: Screen, lesson: str, *more: str, **environment: str) -> Program:
    """A lesson that runs, in its first step with hands."""
    program = start("teach", lesson, *more, on=room, **environment)
    program.shows(page="teach", step="ready", paused=True, seconds=30)
    program.focus(console_of(program))
    program.key("F5")
    program.shows(step="ready", paused=False)
    program.key("Next")
    program.shows(step="glide", phase="running")
    return program
