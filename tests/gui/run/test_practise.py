# SPDX-License-Identifier: MIT
"""A run as somebody with oily hands meets it: what keys and taps do, what shows, and for how long."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Open
from tests.gui.probes import Trainer, rect_in

GLIDE, LEFT, RIGHT, KNEAD, REST = 1, 2, 3, 4, 5
"""The parts of the routine in probes.py; part 0 waits for a press."""


@pytest.fixture
def run(trainer: Trainer) -> Trainer:
    """Twenty seconds into a part of a minute, after five seconds of lead-in."""
    trainer.run(part=GLIDE, after=25)
    return trainer


# What the screen waits for ------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["Space", "tap", "Media Play"])
def test_a_wait_goes_on(trainer: Trainer, how: str) -> None:
    trainer.run()
    trainer.advance(4)
    assert trainer.shows("Get ready")
    _use(trainer, how)

    assert trainer.part == GLIDE
    assert not trainer.paused
    assert trainer.shows("Spread the oil with long, slow strokes", left=5)


@pytest.mark.parametrize("how", ["Space", "tap", "Media Play"])
def test_else_it_pauses_and_goes_on_from_the_same_second(run: Trainer, how: str) -> None:
    assert run.shows(left=40)
    _use(run, how)
    assert run.paused
    run.advance(500)
    assert run.shows("paused", left=40)
    _use(run, how)
    run.advance(3.01)

    assert not run.paused
    assert run.shows(left=37)


def _use(trainer: Trainer, how: str) -> None:
    if how == "tap":
        trainer.tap()
    else:
        trainer.press(how)


def test_a_tap_beside_the_picture_counts_too(run: Trainer) -> None:
    width, height = run.window.width(), run.window.height()
    for x in (0.1, 0.5, 0.7, 0.95):
        before = run.paused
        run.tap_at(round(width * x), round(height * 0.5))
        assert run.paused is not before, f"at {x} of the width"
        run.advance(0.5)


@pytest.mark.parametrize("how", ["Space", "tap"])
def test_a_double_press_is_one_press(run: Trainer, how: str) -> None:
    def press() -> None:
        run.tap() if how == "tap" else run.press("Space")

    press()
    run.advance(0.15)
    press()
    assert run.paused
    run.advance(0.5)
    press()
    assert not run.paused


def test_a_double_press_is_one_press_even_if_the_second_had_to_wait(trainer: Trainer) -> None:
    trainer.run(part=0, after=3)
    page = trainer.window.practise
    for milliseconds, queued in ((5000, 0.0), (5150, 0.9)):
        trainer.advance(queued)
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", False)
        event.setTimestamp(milliseconds)
        QApplication.sendEvent(page, event)

    assert trainer.part == 1
    assert not trainer.paused


def test_a_double_press_does_not_pause_what_the_first_went_on_to(trainer: Trainer) -> None:
    trainer.run(part=0, after=3)
    trainer.press("Space")
    trainer.advance(0.2)
    trainer.press("Space")

    assert trainer.part == 1
    assert not trainer.paused


def test_the_second_click_on_yes_does_not_skip_the_first_step(trainer: Trainer) -> None:
    trainer.run(part=0, after=0.1)
    trainer.tap()

    assert trainer.part == 0
    assert not trainer.paused


@pytest.mark.parametrize(("late", "part"), [(0.2, 2), (1.0, 3)])
def test_next_a_moment_too_late_skips_nothing(trainer: Trainer, late: float, part: int) -> None:
    trainer.run(part=1, after=64.9)
    trainer.advance(0.1 + late)
    assert trainer.part == 2
    trainer.press("Right")

    assert trainer.part == part


def test_a_press_a_moment_too_late_for_a_wait_does_not_pause(trainer: Trainer) -> None:
    trainer.run(part=2, after=64.9)
    assert trainer.moment.waiting
    trainer.advance(0.3)
    assert trainer.part == 3
    trainer.press("Space")
    assert not trainer.paused
    trainer.advance(0.5)
    trainer.press("Space")
    assert trainer.paused


def test_a_press_just_after_a_change_pauses(trainer: Trainer) -> None:
    trainer.run(part=1, after=64.9)
    trainer.advance(0.3)
    assert trainer.part == 2
    trainer.press("Space")

    assert trainer.paused


@pytest.mark.parametrize("how", ["keys", "timeline"])
def test_who_jumps_on_purpose_can_do_so_as_fast_as_they_like(run: Trainer, how: str) -> None:
    if how == "timeline":
        run.move_pointer()
        run.click_timeline(0)
    else:
        run.press("Left", times=2)
    run.press("Right", times=3)

    assert run.part == 3


def test_a_held_space_counts_once(run: Trainer) -> None:
    run.press("Space")
    run.press("Space", held=True, times=5)

    assert run.paused


# Next, previous, ten seconds ----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Right", "PgDown"])
def test_next_goes_to_the_next_part(run: Trainer, key: str) -> None:
    run.press(key)

    assert run.part == LEFT
    assert run.shows("Press gently and keep still until it softens", "Partner’s left", left=5)


@pytest.mark.parametrize("key", ["Left", "PgUp"])
def test_previous_goes_to_the_start_then_to_the_part_before(run: Trainer, key: str) -> None:
    run.press(key)
    assert (run.part, run.moment.into) == (GLIDE, 0)
    run.advance(1)
    run.press(key)

    assert run.part == 0


def test_previous_right_after_a_skip_comes_back_to_the_same_second(run: Trainer) -> None:
    run.press("Right")
    run.advance(2)
    run.press("Left")

    assert run.part == GLIDE
    assert run.shows(left=40)


def test_held_keys_do_not_run_through_the_routine(run: Trainer) -> None:
    run.press("Right")
    run.press("Right", held=True, times=20)
    assert run.part == LEFT
    run.press("Left", held=True, times=20)
    assert run.part == LEFT


def test_ten_seconds_forth_and_back(run: Trainer) -> None:
    run.press("Shift+Right")
    assert run.shows(left=30)
    run.press("Shift+Left")
    run.press("Shift+Left")
    assert run.shows(left=50)


def test_ten_seconds_stay_within_the_part(run: Trainer) -> None:
    run.press("Shift+Left", times=9)
    assert (run.part, run.moment.into) == (GLIDE, 0)
    run.advance(58)
    run.press("Shift+Right")

    assert (run.part, run.moment.into) == (LEFT, 0), "at its end the part is over, and none of it is spilt"


def test_ten_seconds_forward_end_a_wait(trainer: Trainer) -> None:
    trainer.run(part=LEFT, after=40)
    assert trainer.shows("take your time", left=None)
    trainer.press("Shift+Right")

    assert trainer.part == RIGHT


def test_again_repeats_the_side(trainer: Trainer) -> None:
    trainer.run(part=RIGHT, after=20)
    trainer.press("R")

    assert (trainer.part, trainer.moment.into) == (RIGHT, 0)


# Pace and mode ------------------------------------------------------------------------------------------


def test_the_pace_changes_at_once_and_keeps_what_is_done(run: Trainer) -> None:
    done = run.moment.fraction
    run.press("+", times=20)

    assert run.session.pace == 2.0
    assert run.moment.fraction == pytest.approx(done)
    assert run.shows("2×", left=20)


def test_the_pace_stays_within_half_and_double(run: Trainer) -> None:
    run.press("-", times=40)
    assert run.session.pace == 0.5
    run.press("+", times=1)
    assert run.session.pace == pytest.approx(0.55)
    run.press("+", times=90)
    assert run.session.pace == 2.0


def test_the_pace_can_be_picked(run: Trainer) -> None:
    run.press("Space")
    run.click("Pace and mode")
    run.pick("1.25×")

    assert run.session.pace == 1.25
    assert run.shows("1.25×")


def test_by_hand_every_part_waits_at_its_end(run: Trainer) -> None:
    run.move_pointer()
    run.click("Pace and mode")
    run.pick("Waits for you")
    run.advance(200)
    assert run.part == GLIDE
    assert run.shows("take your time")
    run.press("Space")

    assert run.part == LEFT


def test_back_to_auto_in_a_wait_shows_the_change_coming(run: Trainer) -> None:
    run.move_pointer()
    run.click("Pace and mode")
    run.pick("Waits for you")
    run.advance(100)
    run.move_pointer()
    run.click("Pace and mode")
    run.pick("Goes on by itself")
    assert run.part == GLIDE
    assert run.shows("finishing", left=5)
    assert run.cue_shows
    run.advance(4.9)
    assert run.part == GLIDE
    run.advance(0.2)
    assert run.part == LEFT


# Undo ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["Ctrl+Z", "button"])
def test_a_jump_can_be_taken_back_for_eight_seconds(run: Trainer, how: str) -> None:
    run.press("Right")
    run.advance(7.5)
    assert run.has_button("Undo")
    if how == "button":
        run.click("Undo")
    else:
        run.press(how)

    assert run.part == GLIDE
    assert run.shows(left=40)
    assert not run.has_button("Undo")


def test_after_eight_seconds_the_offer_is_gone(run: Trainer) -> None:
    run.press("Right")
    run.advance(8.2)
    assert not run.has_button("Undo")
    run.press("Ctrl+Z")

    assert run.part == LEFT


def test_going_on_out_of_a_wait_is_no_accident(trainer: Trainer) -> None:
    trainer.run()
    trainer.press("Space")

    assert not trainer.has_button("Undo")


# Step list, timeline, controls --------------------------------------------------------------------------


def test_the_step_list_goes_to_a_step_s_first_part(run: Trainer) -> None:
    run.press("Space")
    run.click("Steps")
    assert run.step_list_shows
    run.choose_step(2)

    assert run.part == LEFT
    assert run.has_button("Undo")


def test_the_step_list_is_walked_by_keys(run: Trainer) -> None:
    run.press("Space")
    run.click("Steps")
    run.press("Down", times=2)
    run.press("Return")

    assert run.part == KNEAD


def test_a_click_in_the_timeline_goes_to_the_part(run: Trainer) -> None:
    run.press("Space")
    run.click_timeline(RIGHT)

    assert run.part == RIGHT
    assert run.has_button("Undo")


def test_controls_come_with_the_pointer_and_go_after_three_seconds(run: Trainer) -> None:
    assert not run.controls_show
    run.move_pointer()
    assert run.controls_show
    run.advance(2.5)
    assert run.controls_show
    run.move_pointer(320, 310)
    run.advance(2.5)
    assert run.controls_show, "each movement keeps them up"
    run.advance(0.8)
    assert not run.controls_show


def test_controls_show_as_long_as_it_is_paused(run: Trainer) -> None:
    run.press("Space")
    assert run.controls_show
    run.advance(100)
    assert run.controls_show
    run.press("Space")
    run.advance(3.5)
    assert not run.controls_show


@pytest.mark.parametrize(("button", "part"), [("Next", LEFT), ("Previous", 0)], ids=["next", "previous"])
def test_the_transport_does_what_its_keys_do(trainer: Trainer, button: str, part: int) -> None:
    trainer.run(part=GLIDE, after=1)
    trainer.move_pointer()
    trainer.click(button)

    assert trainer.part == part


def test_the_transport_pauses_and_shifts(run: Trainer) -> None:
    run.move_pointer()
    run.click("10 seconds forward")
    assert run.shows(left=30)
    run.click("10 seconds back")
    run.click("10 seconds back")
    assert run.shows(left=50)
    run.click("Pause")
    assert run.paused
    run.advance(1)
    run.click("Play")
    assert not run.paused


# What shows and when ------------------------------------------------------------------------------------


def test_the_line_for_the_own_body_shows_for_the_first_seconds(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=1)
    assert trainer.body_line == "Lean from the feet"
    trainer.advance(20)
    assert trainer.body_line == ""


def test_the_line_for_the_own_body_comes_and_goes_with_its_key(run: Trainer) -> None:
    assert run.body_line == ""
    run.press("I")
    assert run.body_line == "Lean from the feet"
    run.advance(20)
    assert run.body_line == "Lean from the feet"
    run.press("I")
    assert run.body_line == ""


def test_the_place_and_what_comes_next_always_show(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=1)
    assert trainer.shows("Step 1 of 3", "Hold the tight spots · partner’s left")
    trainer.press("Right")
    trainer.advance(20)
    assert trainer.shows("Step 2 of 3", "the other side: partner’s right")
    trainer.press("Right")
    assert trainer.shows("Partner’s right", "Knead with slow palm circles")


def test_a_wait_shows_its_condition_and_counts_up(trainer: Trainer) -> None:
    trainer.run(part=LEFT, after=33)

    assert trainer.shows("until it feels softer", "take your time", left=None)
    assert trainer.ring_says.startswith("+3")


def test_a_wait_with_a_limit_shows_five_seconds_of_finishing(trainer: Trainer) -> None:
    trainer.run(part=LEFT, after=61)
    assert trainer.shows("finishing", left=4)
    assert trainer.cue_shows
    trainer.advance(4.1)
    assert trainer.part == RIGHT


def test_by_hand_a_long_wait_says_ease_off(opened: Open) -> None:
    trainer = opened(mode="manual")
    trainer.run(part=LEFT, after=70)

    assert trainer.part == LEFT
    assert trainer.shows("ease off")


def test_the_change_is_seen_coming_for_five_seconds(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=59.5)
    assert not trainer.cue_shows
    trainer.advance(0.9)
    assert trainer.cue_shows
    cue = trainer.window.practise.cue
    assert cue.height() >= 0.025 * trainer.window.height() - 0.5
    assert rect_in(cue, trainer.window).bottom() < trainer.window.height() - 1, "inside a safe margin"
    trainer.advance(5)
    assert trainer.part == LEFT
    assert not trainer.cue_shows


def test_the_band_grows(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=60)
    gold = []
    for _ in range(5):
        image = trainer.image(trainer.window.practise.cue)
        row = image.height() - 2
        ink = trainer.window._look.colour("now_fill").rgb()
        gold.append(sum(image.pixel(x, row) == ink for x in range(image.width())))
        trainer.advance(1)

    assert all(one < two for one, two in pairwise(gold)), gold


def test_next_grows_before_the_change(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=50)
    before = trainer.window.practise.stage.next._font.pixelSize()
    trainer.advance(12)

    assert trainer.window.practise.stage.next._font.pixelSize() > before


def test_the_card_shows_for_eight_seconds_at_half_time(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=34.5)
    assert not trainer.card_shows
    trainer.advance(0.6)
    assert trainer.card_shows
    trainer.advance(7.8)
    assert trainer.card_shows
    trainer.advance(0.3)
    assert not trainer.card_shows


def test_the_card_takes_no_keys_and_a_tap_on_it_does_not_pause(trainer: Trainer) -> None:
    trainer.run(part=GLIDE, after=36)
    card = rect_in(trainer.window.practise.card, trainer.window).center()
    trainer.tap_at(card.x(), card.y())
    assert not trainer.paused
    trainer.press("Space")
    assert trainer.paused
    trainer.advance(1)
    trainer.press("Space")
    assert not trainer.paused
    trainer.press("Right")
    assert trainer.part == LEFT


def test_no_card_without_ask(trainer: Trainer) -> None:
    trainer.run(part=KNEAD, after=52)

    assert trainer.moment.half_since is not None
    assert not trainer.card_shows


def test_half_time_is_said(trainer: Trainer) -> None:
    trainer.run(part=KNEAD, after=51)

    assert trainer.shows("half-time", left=44)


def test_the_far_view_shows_body_ring_and_few_words(opened: Open) -> None:
    trainer = opened(view="far", stands="2m")
    trainer.run(part=GLIDE, after=36)

    assert trainer.in_far_view == ["Long slow strokes"]
    assert trainer.window.practise.stage.ring.isVisible()
    assert trainer.window.practise.body.isVisible()
    assert trainer.card_shows, "who stands at the table is the one who has to ask"
    assert not trainer.controls_show


def test_the_far_view_is_steered_by_the_same_keys(opened: Open) -> None:
    trainer = opened(view="far", stands="2m")
    trainer.run(part=GLIDE, after=10)
    trainer.press("Right")

    assert trainer.in_far_view == ["Press and hold"]


def test_layers_go_from_skin_to_bone_and_say_which(run: Trainer) -> None:
    seen = []
    for _ in range(4):
        run.press("L")
        seen.append((run.window.practise.body.scene.layer, run.line_that_fades))

    assert {layer for layer, _ in seen} == {"skin", "superficial", "deep", "bones"}
    assert len({words for _, words in seen}) == 4
    run.advance(4.2)
    assert run.line_that_fades == ""


def test_the_picture_turns_by_quarters(run: Trainer) -> None:
    angles = []
    for _ in range(4):
        run.press("V")
        angles.append(run.window.practise.body.angle)

    assert angles == [90, 180, 270, 0]


# Locking ------------------------------------------------------------------------------------------------


def test_locked_keys_do_nothing_but_what_the_screen_waits_for(run: Trainer) -> None:
    run.press("Ctrl+L")
    run.press("Right")
    run.press("Shift+Right")
    run.press("+")
    assert (run.part, run.session.pace) == (GLIDE, 1.0)
    assert run.shows(left=40)
    assert "unlock" in run.line_that_fades
    run.press("Space")
    assert run.paused
    run.press("Space")
    run.press("Ctrl+L")
    run.press("Right")
    assert run.part == LEFT


def test_locked_the_timeline_goes_nowhere(run: Trainer) -> None:
    run.press("Ctrl+L")
    run.press("Space")
    run.click_timeline(KNEAD)

    assert run.part == GLIDE


# Calm ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("motion", ["on", "off"])
def test_paused_it_wakes_up_for_nothing_and_paints_nothing(opened: Open, motion: str) -> None:
    run = opened(painted=True, reduce_motion=motion)
    run.run(part=GLIDE, after=25)
    run.press("Space")
    run.advance(10)
    assert run.planned is None
    with run.paints() as painted:
        run.advance(600)
        run.paint()

    assert painted.count == 0


def test_running_still_it_paints_only_what_changes(opened: Open) -> None:
    trainer = opened(painted=True, reduce_motion="on")
    trainer.run(part=KNEAD, after=20)
    with trainer.paints() as painted:
        for _ in range(10):
            before = painted.count
            beats = trainer.advance(1, paint=True)
            assert beats == 1, "the ring's seconds are all that changes"
            assert 1 <= painted.count - before <= 4


def test_still_hands_and_body_are_not_painted_again(opened: Open) -> None:
    trainer = opened(reduce_motion="on")
    trainer.run(part=KNEAD, after=20)
    trainer.paint()
    one = trainer.image(trainer.window.practise.body)
    trainer.advance(7)
    two = trainer.image(trainer.window.practise.body)

    assert one == two


def test_moving_hands_move(opened: Open) -> None:
    trainer = opened(reduce_motion="off")
    trainer.run(part=KNEAD, after=20)
    trainer.paint()
    one = trainer.image(trainer.window.practise.body)
    trainer.advance(1.3)
    two = trainer.image(trainer.window.practise.body)

    assert one != two


@pytest.mark.parametrize("motion", ["on", "off"])
def test_sleep_pauses_and_says_so(opened: Open, motion: str) -> None:
    trainer = opened(reduce_motion=motion)
    trainer.run(part=GLIDE, after=25)
    trainer.clock.slept += 1800
    trainer.advance(1.1)

    assert trainer.paused
    assert trainer.moment.left == pytest.approx(40, abs=1)
    assert "asleep" in trainer.line_that_fades
    trainer.advance(10)
    assert trainer.planned is None
    assert trainer.line_that_fades == ""


def test_a_stalled_window_is_right_at_the_next_beat(run: Trainer) -> None:
    run.clock.now += 30.4
    run.advance(0.1)

    assert run.shows(left=10)


def test_of_the_frames_in_which_hands_move_few_are_told_and_none_shows_another_second(
    run: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, told, seen = run.window.practise.stage.body, list[float](), list[float]()
    run.window.conductor.changed.connect(lambda moment: told.append(moment.into))
    frame = body.frame

    def follow(now: float, seconds: float) -> None:
        frame(now, seconds)
        seen.append(seconds)
        assert seconds == pytest.approx(run.moment.into, abs=1e-6), "where the part stands, told or not"

    monkeypatch.setattr(body, "frame", follow)
    run.advance(0.15, every=0.033)
    del told[:], seen[:]
    for _ in range(30):
        run.advance(0.1, every=0.033)
        assert run.shows(left=math.ceil(run.moment.left - 1e-6))

    assert len(seen) >= 85
    assert len(told) < len(seen) / 2
    assert sorted(seen) == seen
