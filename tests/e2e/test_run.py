# SPDX-License-Identifier: MIT
"""The installed program in a real window, used with keys and pointer only, from the start to the end of a
routine."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.e2e.screen import Program, Start, Window, until

ROUTINE = """\
format: 1
title: A quick one
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
    time: 30s
  - id: hold
    prompt: Press and hold
    technique: hold
    regions: [trapezius_upper]
    sides: each
    lead_in: 1s
    time: 2s
    until: it softens
    at_most: 30s
  - id: rest
    phase: close
    prompt: Rest your hands
    technique: rest
    regions: [trapezius_middle]
    time: 20s
"""


@pytest.fixture
def routine(tmp_path: Path) -> str:
    """A short routine in a file of its own."""
    file = tmp_path / "quick.yaml"
    file.write_text(ROUTINE, encoding="utf-8")
    return str(file)


def begun(start: Start, routine: str) -> tuple[Program, Window]:
    """The program, practising the routine, in front."""
    program = start("practise", routine)
    window = program.window("Massage Trainer")
    program.focus(window)
    program.shows(page="before")
    program.key("space")
    program.shows(page="practise", step="ready", phase="waiting", paused=False)
    return program, window


def test_a_run_from_start_to_end_with_keys_alone(start: Start, routine: str) -> None:
    program, _ = begun(start, routine)
    program.key("space")
    program.shows(step="glide", phase="lead_in")
    first = program.shows(step="glide", phase="running")
    program.key("space")
    paused = program.shows(paused=True)
    assert paused["left"] <= first["left"]
    program.key("space")
    program.shows(paused=False)
    program.key("plus", "plus")
    assert program.shows(pace=1.1)["step"] == "glide"
    program.key("shift+Right", "shift+Right")
    later = program.reaches(lambda state: state["left"] < 12, "twenty seconds on")
    assert later["step"] == "glide"
    program.key("Right")
    program.shows(step="hold", side="left", phase="lead_in")
    waiting = program.shows(step="hold", side="left", phase="waiting")
    assert not waiting["paused"]
    program.key("space")
    program.shows(step="hold", side="right")
    program.key("Left")
    program.shows(step="hold", side="left")
    program.key("Right", "Right")
    program.shows(step="rest", phase="running")
    program.key("shift+Right", "shift+Right")
    program.shows(page="end")
    program.key("ctrl+q")
    assert program.ended() == 0
    assert "Traceback" not in program.said()


def test_the_second_shown_follows_the_clock(start: Start, routine: str) -> None:
    program, _ = begun(start, routine)
    program.key("space")
    program.shows(step="glide", phase="running")
    program.reaches(lambda state: state["left"] <= 24, "six seconds to pass", 15)
    shown = [state for state in program.states() if state["step"] == "glide" and state["phase"] == "running"]
    full = [state for state in shown if state["left"] < 30]
    seconds = [state["left"] for state in full]
    assert seconds == sorted(set(seconds), reverse=True), "no second twice, none backwards"
    lasted = full[-1]["t"] - full[0]["t"]
    assert lasted == pytest.approx(full[0]["left"] - full[-1]["left"], abs=0.25)


def test_a_run_is_taken_up_again_where_it_was_left(start: Start, routine: str) -> None:
    program, window = begun(start, routine)
    program.key("space")
    program.shows(step="glide", phase="running")
    program.key("minus", "minus")
    program.shows(pace=0.9)
    left = program.reaches(lambda state: 0 < state["left"] <= 30, "some seconds")["left"]
    assert program.quit() == 0
    kept = json.loads((program.home / "bookmark.json").read_text(encoding="utf-8"))
    assert (kept["step"], kept["pace"]) == ("glide", 0.9)

    again = start()
    window = again.window("Massage Trainer")
    again.focus(window)
    again.shows(page="home")
    again.key("Tab", "space")  # the offer is the first thing that Tab reaches
    resumed = again.shows(page="practise", step="glide", paused=True)
    assert resumed["pace"] == 0.9
    assert abs(resumed["left"] - left) <= 2
    again.key("space")
    again.shows(paused=False)


def test_a_run_that_was_killed_is_offered_again(start: Start, routine: str) -> None:
    program, _ = begun(start, routine)
    program.key("space")
    program.shows(step="glide", phase="running")
    last = program.reaches(lambda state: state["left"] <= 23, "seven seconds to pass", 20)["left"]
    program.kill()
    kept = json.loads((program.home / "bookmark.json").read_text(encoding="utf-8"))
    assert kept["step"] == "glide"
    assert abs(30 * (1 - kept["fraction"]) - last) <= 6, "at most five seconds are lost"


def test_full_screen_goes_and_comes_and_escape_never_quits(start: Start, routine: str) -> None:
    program, window = begun(start, routine)
    program.key("F11")
    program.shows(fullscreen=True)
    size = program.screen.size
    until(lambda: (program.window().width, program.window().height) == size, "the whole screen")
    program.key("Escape")
    program.shows(fullscreen=False)
    until(lambda: program.window().width == window.width, "the old size")
    program.key("Escape", "Escape")
    program.key("space")
    program.shows(step="glide")
    assert program.process.poll() is None


def test_the_pointer_finds_everything(start: Start, routine: str) -> None:
    program, window = begun(start, routine)
    program.click(window, window.width // 4, window.height // 2)  # a tap on the picture is the space key
    program.shows(step="glide")
    program.click(window, window.width // 4, window.height // 2)
    program.shows(paused=True)
    # The timeline lies across the window above the buttons; its right end is the last step.
    program.click(window, window.width - 60, window.height - 103)
    program.shows(step="rest")
    program.click(window, window.width // 2, 10)
    assert program.process.poll() is None


def test_the_keys_of_remotes_and_a_double_press(start: Start, routine: str) -> None:
    program, _ = begun(start, routine)
    program.key("Next")
    program.shows(step="glide")
    program.key("Prior")
    program.shows(step="ready")
    program.key("space", "space")  # a double press is one: on to the next part, and no pause
    program.shows(step="glide", phase="running", paused=False)
    program.key("space")
    program.shows(step="glide", paused=True)


def test_from_the_second_start_on_the_first_page_is_there_before_it_is_read(start: Start) -> None:
    program = start()
    program.focus(program.window("Massage Trainer"))
    program.shows(page="home")
    kept = program.home / "first-page.kept"
    assert not kept.exists()
    assert program.quit() == 0
    head, _, pixels = kept.read_bytes().partition(b"\n")
    assert json.loads(head)["page"]["title"] == "Upper back massage"
    assert len(pixels) == 4 * math.prod(json.loads(head)["size"])

    again = start()
    again.focus(again.window("Massage Trainer"))
    again.key("F5")
    again.shows(page="before")
    again.key("space")
    again.shows(page="practise", step="ask-first")
    written = kept.stat().st_mtime_ns
    assert again.quit() == 0
    assert kept.stat().st_mtime_ns > written, "there is a run to go on with now"
    head, _, _ = kept.read_bytes().partition(b"\n")
    assert "where you stopped" in json.loads(head)["page"]["offer"]

    last = start()
    last.focus(last.window("Massage Trainer"))
    last.key("Tab", "space")
    last.shows(page="practise", paused=True)


def test_manual_mode_and_the_far_view_are_remembered(start: Start, routine: str) -> None:
    program, _ = begun(start, routine)
    settings = program.home / "settings.json"
    assert program.quit() == 0
    kept = json.loads(settings.read_text(encoding="utf-8"))
    kept.update(mode="manual", view="far", stands="2m", pace=2.0, theme="light")
    settings.write_text(json.dumps(kept), encoding="utf-8")
    again = start("practise", routine)
    again.focus(again.window("Massage Trainer"))
    again.shows(page="before")
    again.key("space")
    again.shows(page="practise", view="far", mode="manual", pace=2.0)
    again.key("space")
    again.shows(step="glide", phase="running")
    again.key("shift+Right", "shift+Right")
    again.shows(step="glide", phase="waiting")


def test_the_window_comes_back_in_its_size(start: Start) -> None:
    program = start()
    window = program.window("Massage Trainer")
    program.screen.run("xdotool", "windowsize", "--sync", str(window.number), "900", "640")
    until(lambda: program.window().width == 900, "the new size")
    assert program.quit() == 0
    again = start()
    assert (again.window("Massage Trainer").width, again.window().height) == (900, 640)


def test_a_key_held_down_skips_one_part(start: Start, routine: str) -> None:
    program, _ = begun(start, routine)
    program.screen.run("xdotool", "keydown", "Right")
    program.shows(step="glide")
    program.reaches(lambda state: state["phase"] == "running" and state["left"] <= 29, "two seconds to pass")
    program.screen.run("xdotool", "keyup", "Right")
    assert program.state()["step"] == "glide"
