# SPDX-License-Identifier: MIT
"""A lesson on two monitors: keys go to the console, the class sees the projector, cables are pulled."""

from __future__ import annotations

import pytest

from tests.e2e.lesson import (
    CLASS,
    LAPTOP,
    PROJECTOR,
    begun,
    class_places,
    console_of,
    fills_the_projector,
)
from tests.e2e.screen import MakeScreen, Screen, Start, until


@pytest.fixture
def room(make_screen: MakeScreen) -> Screen:
    """A laptop and a projector."""
    return make_screen(LAPTOP, PROJECTOR)


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


def test_asked_for_in_a_window_it_can_be_shared_and_fills_its_screen_the_next_time(
    start: Start, room: Screen, lesson: str
) -> None:
    program = begun(start, room, lesson, "--windowed")
    shared = program.window(CLASS)
    assert (shared.width, shared.height) != PROJECTOR
    program.focus(console_of(program))
    assert program.quit() == 0
    again = start("teach", lesson, on=room)
    again.shows(page="teach", seconds=30)

    def fills() -> bool:
        class_window = again.window(CLASS)
        return (class_window.width, class_window.height) == PROJECTOR

    until(fills, "the class's picture to fill its screen: the wish was for that lesson only")
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


def test_a_lesson_that_was_killed_goes_on_before_the_class_where_it_stood(
    start: Start, room: Screen, lesson: str
) -> None:
    program = begun(start, room, lesson)
    last = program.reaches(lambda state: state["left"] <= 53, "seven seconds to pass", 20)["left"]
    program.kill()

    again = start(on=room)
    again.shows(page="home", seconds=30)
    again.focus(again.window("Massage Trainer"))
    again.key("Tab", "space")  # the offer is the first thing that Tab reaches
    state = again.shows(page="teach", step="glide", paused=True)
    assert 0 <= state["left"] - last <= 6, "at most five seconds are lost"
    until(lambda: fills_the_projector(again), "the class's picture where it was")
    again.key("F5")
    again.shows(step="glide", paused=False)


def test_frozen_the_class_sees_no_seconds_that_stand_and_the_lesson_goes_on(
    start: Start, room: Screen, lesson: str
) -> None:
    program = begun(start, room, lesson)
    until(lambda: fills_the_projector(program), "the class's picture on the projector")
    ring = (LAPTOP[0] + PROJECTOR[0] // 2, 200, PROJECTOR[0] // 2, 880)
    program.key("f")
    before = program.state()["left"]
    until(lambda: room.picture(*ring) == room.picture(*ring), "a picture that stands")
    frozen = room.picture(*ring)
    program.reaches(lambda state: state["left"] <= before - 3, "three seconds to pass")
    assert room.picture(*ring) == frozen
    program.key("Next")  # turns only the console's page
    assert program.state()["step"] == "glide"
    program.key("Escape")
    until(lambda: room.picture(*ring) != frozen, "the seconds again")


def test_a_shared_window_takes_any_size_and_is_closed_without_harm(
    start: Start, room: Screen, lesson: str
) -> None:
    program = begun(start, room, lesson, "--windowed")
    for width, height in ((200, 150), (1800, 260), (300, 900), (960, 540)):
        shared = program.window(CLASS)
        room.run("xdotool", "windowsize", str(shared.number), str(width), str(height))
        until(
            lambda width=width, height=height: class_places(program)[0][2:] == (width, height),  # type: ignore[misc]  # mypy cannot tell what a lambda's default is
            f"{width} by {height}",
        )
        program.painted(program.window(CLASS))
    shared = program.window(CLASS)
    program.click(shared, shared.width - 9, -10)  # the cross in its frame
    until(lambda: not class_places(program), "the class's window to go")
    program.focus(console_of(program))
    program.key("Next")
    program.shows(step="hold")
    assert program.quit() == 0
