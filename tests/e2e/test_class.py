# SPDX-License-Identifier: MIT
"""A lesson on two monitors: keys go to the console, the class sees the projector, cables are pulled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.screen import MakeScreen, Program, Screen, Start, Window, until

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
CLASS = "what the class sees"


@pytest.fixture
def lesson(tmp_path: Path) -> str:
    """A short lesson in a file of its own."""
    file = tmp_path / "lesson.yaml"
    file.write_text(LESSON, encoding="utf-8")
    return str(file)


@pytest.fixture
def room(make_screen: MakeScreen) -> Screen:
    """A laptop and a projector."""
    return make_screen(LAPTOP, PROJECTOR)


def console_of(program: Program) -> Window:
    """The console, which is the window that is not the class's."""
    return until(
        lambda: next((each for each in program.windows() if CLASS not in each.title), None), "the console", 20
    )


def fills_the_projector(program: Program) -> bool:
    """Whether the class's window fills the projector, and nothing else."""
    places = [(each.x, each.y, each.width, each.height) for each in program.windows() if CLASS in each.title]
    return places == [(LAPTOP[0], 0, *PROJECTOR)]


def begun(start: Start, room: Screen, lesson: str, *more: str) -> Program:
    """A lesson that runs, in its first step with hands."""
    program = start("teach", lesson, *more, on=room)
    program.shows(page="teach", step="ready", paused=True, seconds=30)
    program.focus(console_of(program))
    program.key("F5")
    program.shows(step="ready", paused=False)
    program.key("Next")
    program.shows(step="glide", phase="running")
    return program


def light(room: Screen) -> int:
    """How light the class's picture is at its upper left corner, 0 to 255."""
    return min(room.pixel(LAPTOP[0] + 20, 20))


def test_it_opens_both_windows_and_the_keys_are_the_consoles(start: Start, room: Screen, lesson: str) -> None:
    program = begun(start, room, lesson)
    until(lambda: fills_the_projector(program), "the class's picture on the projector")
    console = console_of(program)
    assert console.x + console.width <= LAPTOP[0], "the console is on the laptop"
    assert "requestActivate" not in program.said()
    # The pedal and the remote go on working with the class's window on top of its own screen.
    program.key("Prior")
    program.shows(step="ready")
    assert program.quit() == 0


def test_black_and_white_and_back_by_a_remotes_keys(start: Start, room: Screen, lesson: str) -> None:
    program = begun(start, room, lesson)
    until(lambda: light(room) > 200, "the class's light picture")
    program.key("period")
    until(lambda: light(room) == 0, "black")
    program.key("b")
    until(lambda: light(room) > 200, "the picture again")
    program.key("w")
    until(lambda: room.pixel(LAPTOP[0] + 20, 20) == (0xD8, 0xD4, 0xCC), "the dimmed white")
    program.key("Escape")
    until(lambda: light(room) > 230, "the picture again")
    assert program.state()["page"] == "teach", "Escape never ends a lesson"


def test_a_pulled_cable_costs_the_lesson_no_second(start: Start, room: Screen, lesson: str) -> None:
    program = begun(start, room, lesson)
    until(lambda: fills_the_projector(program), "the class's picture")
    for _ in range(3):
        room.unplug()
        until(
            lambda: all(CLASS not in each.title for each in program.windows()), "the class's window to hide"
        )
        console = console_of(program)
        assert console.x < LAPTOP[0], "the console stays in view"
        room.plug()
        until(lambda: fills_the_projector(program), "the class's picture where it was")
    seen = [state for state in program.states() if state["step"] == "glide" and state["phase"] == "running"]
    passed = seen[-1]["t"] - seen[0]["t"]
    assert seen[0]["left"] - seen[-1]["left"] == pytest.approx(passed, abs=0.3)
    program.key("space")
    program.shows(paused=True)


def test_what_waits_waits_for_the_teacher(start: Start, room: Screen, lesson: str) -> None:
    program = begun(start, room, lesson)
    program.key("Next")
    waiting = program.shows(step="hold", phase="waiting", seconds=15)
    program.reaches(lambda state: state["left"] >= 4, "to wait past its limit", seconds=15)
    assert program.state()["step"] == waiting["step"]
    program.key("space")
    program.shows(page="end")
    until(lambda: all(CLASS not in each.title for each in program.windows()), "the class's window to go")


def test_in_a_window_it_can_be_shared_and_is_so_the_next_time(
    start: Start, room: Screen, lesson: str
) -> None:
    program = begun(start, room, lesson, "--windowed")
    shared = program.window(CLASS)
    assert (shared.width, shared.height) != PROJECTOR
    program.focus(console_of(program))
    assert program.quit() == 0
    again = start("teach", lesson, on=room)
    again.shows(page="teach", seconds=30)
    assert (again.window(CLASS).width, again.window(CLASS).height) != PROJECTOR
    again.focus(console_of(again))
    assert again.quit() == 0


def test_with_one_screen_the_console_stays_in_view(
    make_screen: MakeScreen, start: Start, lesson: str
) -> None:
    only = make_screen(LAPTOP)
    program = begun(start, only, lesson)
    shared = program.window(CLASS)
    console = console_of(program)
    assert shared.width < LAPTOP[0]
    covered = max(
        0, min(shared.x + shared.width, console.x + console.width) - max(shared.x, console.x)
    ) * max(0, min(shared.y + shared.height, console.y + console.height) - max(shared.y, console.y))
    assert covered < 0.3 * console.width * console.height
