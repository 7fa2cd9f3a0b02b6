# SPDX-License-Identifier: MIT
"""A lesson on screens of every kind: left or right, mirrored, three, of unlike scale, changed in the midst of
a step, or not the ones that were there the last time. The console stays in view and has the keys."""

from __future__ import annotations

import json

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
from tests.e2e.screen import MakeScreen, Program, Screen, Start, Window, until

PAPER = 200
"""The class's picture is lighter than this in its corner, and the console darker."""


def the_console_is_the_teachers(program: Program, left: int, width: int = LAPTOP[0]) -> None:
    """It lies on its own screen, and a remote's keys reach it."""
    console = console_of(program)
    assert left <= console.x
    assert console.x + console.width <= left + width
    until(
        lambda: program.screen.tried("xdotool", "getactivewindow") == f"{console.number}\n",
        "the console to have the keys",
    )
    program.key("space")
    program.shows(step="glide", paused=True)


def kept_time(program: Program) -> None:
    """No second was lost or gained while the step ran."""
    seen = [state for state in program.states() if state["step"] == "glide" and state["phase"] == "running"]
    passed = seen[-1]["t"] - seen[0]["t"]
    assert seen[0]["left"] - seen[-1]["left"] == pytest.approx(passed, abs=0.4)


def on_top(window: Window, screen: Screen) -> bool:
    """Whether the class's light picture is really to be seen in its window, and nothing lies over it."""
    corners = ((12, 12), (window.width - 12, 12), (12, window.height // 2))
    return all(min(screen.pixel(window.x + x, window.y + y)) > PAPER for x, y in corners)


def test_a_projector_left_of_the_laptop(make_screen: MakeScreen, start: Start, lesson: str) -> None:
    screen = make_screen(LAPTOP, PROJECTOR, beside="left")
    program = begun(start, screen, lesson)
    until(lambda: fills_the_projector(program, 0), "the class's picture on the projector")
    screen.unplug()
    until(lambda: not class_places(program), "the class's window to hide")
    screen.plug()
    until(lambda: fills_the_projector(program, 0), "the class's picture where it was")
    kept_time(program)
    the_console_is_the_teachers(program, PROJECTOR[0])


def test_screens_that_show_the_same_are_one_screen(
    make_screen: MakeScreen, start: Start, lesson: str
) -> None:
    screen = make_screen(LAPTOP, (1024, 768), beside="same")
    program = begun(start, screen, lesson)
    shared = program.window(CLASS)
    assert shared.width < LAPTOP[0] / 2
    until(lambda: on_top(program.window(CLASS), screen), "the class's window to be seen")
    the_console_is_the_teachers(program, 0)


def test_a_window_on_the_only_screen_comes_up_on_top_once_and_never_takes_the_keys(
    make_screen: MakeScreen, start: Start, lesson: str
) -> None:
    screen = make_screen(LAPTOP)
    program = begun(start, screen, lesson)
    until(lambda: on_top(program.window(CLASS), screen), "the class's window to be seen")
    console = console_of(program)
    program.click(console, console.width * 3 // 4, 40)  # whoever clicks the console wants to see it
    until(lambda: not on_top(program.window(CLASS), screen), "the console to come up")
    program.key("Next")
    program.shows(step="hold")
    assert not on_top(program.window(CLASS), screen), "it came up by itself a second time"


@pytest.mark.parametrize("factors", ["LAPTOP=1;PROJ=2", "LAPTOP=1.5;PROJ=1"])
def test_screens_of_unlike_scale(make_screen: MakeScreen, start: Start, lesson: str, factors: str) -> None:
    laptop = (1920, 1200)
    screen = make_screen(laptop, PROJECTOR)
    program = begun(start, screen, lesson, QT_SCREEN_SCALE_FACTORS=factors)
    until(lambda: fills_the_projector(program, laptop[0]), "the class's picture on the projector")
    screen.unplug()
    until(lambda: not class_places(program), "the class's window to hide")
    screen.plug()
    until(lambda: fills_the_projector(program, laptop[0]), "the class's picture where it was")
    the_console_is_the_teachers(program, 0, laptop[0])


def test_of_three_screens_the_one_that_was_asked_for(
    make_screen: MakeScreen, start: Start, lesson: str
) -> None:
    desk, left = (1280, 1024), LAPTOP[0] + PROJECTOR[0]
    screen = make_screen(LAPTOP, PROJECTOR, spare=desk[0])
    screen.plug("DESK", desk, left)
    program = begun(start, screen, lesson, "--screen", "DESK")
    until(lambda: fills_the_projector(program, left, desk), "the class's picture on the third screen")
    screen.unplug("DESK")
    until(lambda: not class_places(program), "the class's window to hide, and not to wander")
    screen.unplug()
    screen.plug()
    screen.plug("DESK", desk, left)
    until(lambda: fills_the_projector(program, left, desk), "the class's picture where it was")
    kept_time(program)
    the_console_is_the_teachers(program, 0)


def test_another_resolution_or_scale_in_the_midst_of_a_step(
    make_screen: MakeScreen, start: Start, lesson: str
) -> None:
    screen = make_screen(LAPTOP, PROJECTOR)
    # So that a screen's scale follows from the size that it says it has, as it does on real ones.
    program = begun(start, screen, lesson, QT_USE_PHYSICAL_DPI="1")
    for size, dots in (((1280, 720), 96.0), ((1024, 768), 96.0), (PROJECTOR, 192.0), (PROJECTOR, 96.0)):
        screen.change(size, dots)
        until(
            lambda size=size: fills_the_projector(program, LAPTOP[0], size),  # type: ignore[misc]  # mypy cannot tell what a lambda's default is
            f"the class's picture at {size} and {dots:g} dots to the inch",
        )
    kept_time(program)
    the_console_is_the_teachers(program, 0)


def test_another_resolution_of_the_only_screen_keeps_both_windows_in_view(
    make_screen: MakeScreen, start: Start, lesson: str
) -> None:
    screen = make_screen((1280, 800))
    program = begun(start, screen, lesson)
    program.window(CLASS)
    screen.resize((1024, 768))

    def in_view() -> bool:
        places = [(each.x, each.y, each.width, each.height) for each in program.windows()]
        return len(places) == 2 and all(x + w // 2 < 1024 and y + h // 2 < 768 for x, y, w, h in places)

    until(in_view, "both windows on the smaller screen")
    kept_time(program)


def test_the_screen_of_the_last_time_is_not_there(
    make_screen: MakeScreen, start: Start, lesson: str, request: pytest.FixtureRequest
) -> None:
    home = request.getfixturevalue("tmp_path") / "home-of-the-program"
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"format": 1, "audience_screen": "HALL"}), "utf-8")
    screen = make_screen(LAPTOP, PROJECTOR, spare=1024)
    program = begun(start, screen, lesson)
    until(lambda: fills_the_projector(program), "the class's picture on the screen that is there")
    left = LAPTOP[0] + PROJECTOR[0]
    screen.plug("HALL", (1024, 768), left)
    until(lambda: fills_the_projector(program, left, (1024, 768)), "the class's picture on its own screen")
    the_console_is_the_teachers(program, 0)
    program.focus(console_of(program))
    assert program.quit() == 0
    kept = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    assert kept["audience_screen"] == "HALL"
