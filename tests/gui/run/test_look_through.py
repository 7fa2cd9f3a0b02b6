# SPDX-License-Identifier: MIT
"""Looking through a routine: each step with what, why and where from, at the reader's own pace."""

from __future__ import annotations

import pytest

from tests.gui.conftest import Open
from tests.gui.probes import STEPS, Trainer, write_routine


@pytest.fixture
def look(trainer: Trainer) -> Trainer:
    write_routine(trainer.home)
    trainer.window.home.refresh()
    trainer.choose_routine("A short routine")
    trainer.click("Look through it first")
    return trainer


def test_it_opens_at_the_first_step(look: Trainer) -> None:
    assert look.shows("Get ready", "1/5")
    assert not look.button("Previous").isEnabled()


@pytest.mark.parametrize("how", ["Right", "PgDown", "Space", "Down", "Next"])
def test_pages_forward(look: Trainer, how: str) -> None:
    if how == "Next":
        look.click(how)
    else:
        look.press(how)

    assert look.shows("Spread the oil with long, slow strokes", "Whole flat hand", "Not into the armpit.")
    assert look.shows("Warm hands glide better.", "From the article, step 3", "1 min")


@pytest.mark.parametrize("how", ["Left", "PgUp", "Up", "Previous"])
def test_pages_back(look: Trainer, how: str) -> None:
    look.press("Right", times=2)
    if how == "Previous":
        look.click(how)
    else:
        look.press(how)

    assert look.window.look_through.step.id == "glide"


def test_it_ends_at_the_last_step(look: Trainer) -> None:
    look.press("Right", times=20)

    assert look.shows("5/5", "Rest both hands, then lift them away")
    assert not look.button("Next").isEnabled()


def test_how_a_step_ends_is_said(look: Trainer) -> None:
    look.press("Right", times=2)

    assert look.shows("25 s, each side, until it feels softer, at most 1 min")


def test_headings_without_text_do_not_show(look: Trainer) -> None:
    look.press("Right")
    assert look.shows("Why so")
    assert not look.shows("Common mistake")


def test_the_picture_shows_the_step(look: Trainer) -> None:
    look.press("Right")
    look.advance(1)

    body = look.window.look_through.body
    assert ("trapezius_upper", "left") in body.scene.lit
    assert body.scene.technique == "glide"


def test_hands_move_while_it_is_open_and_no_longer(opened: Open) -> None:
    trainer = opened(reduce_motion="off")
    trainer.click("Look through it first")
    trainer.press("Right", times=5)
    trainer.advance(2)
    assert trainer.planned is not None
    trainer.press("Esc")
    trainer.advance(2)
    assert trainer.planned is None


def test_still_nothing_is_planned(opened: Open) -> None:
    trainer = opened(reduce_motion="on")
    trainer.click("Look through it first")
    trainer.press("Right", times=5)
    trainer.advance(2)

    assert trainer.planned is None


def test_the_picture_turns(look: Trainer) -> None:
    look.press("V")

    assert look.window.look_through.body.angle == 90


def test_all_steps_of_a_long_text_can_be_scrolled_to(opened: Open) -> None:
    long = "Slow and warm is better than quick and cold. " * 20
    trainer = opened(size=(640, 480), text_size=150)
    write_routine(trainer.home, steps=[{**STEPS[1], "why": long, "mistake": long, "feel": long}])
    trainer.window.home.refresh()
    trainer.choose_routine("A short routine")
    trainer.click("Look through it first")
    page = trainer.window.look_through
    bar = page.area.verticalScrollBar()

    assert bar.maximum() > 0
    assert page.page.height() <= bar.maximum() + page.area.viewport().height()
    assert page.origin.geometry().bottom() < page.page.height()


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (
            1.0,
            [
                "take the time you need",
                "1 min · 1:05 in all",
                "25 s, each side, until it feels softer, at most 1 min · 1:03 in all",
                "1 min 30 s · 1:35 in all",
                "20 s",
            ],
        ),
        (
            0.5,
            [
                "take the time you need",
                "2 min · 2:05 in all (at 0.5×)",
                "50 s, each side, until it feels softer, at most 1 min · 1:53 in all (at 0.5×)",
                "3 min · 3:05 in all (at 0.5×)",
                "40 s (at 0.5×)",
            ],
        ),
    ],
)
def test_it_says_the_same_length_as_the_list_of_steps(trainer: Trainer, pace: float, said: list[str]) -> None:
    trainer.run(part=1, after=1)
    page, rows = trainer.window.look_through, trainer.window.practise.steps
    trainer.window.conductor.do(lambda run, now: run.with_pace(now, pace))
    assert trainer.window._routine is not None
    page.begin(trainer.window._routine, pace)
    for row, words in enumerate(said):
        assert page.notes["time"].text == words
        assert f"{rows.length(row)} in all" in words or "in all" not in words
        page.act("next")


def test_with_less_motion_the_strokes_of_a_step_are_still_seen_in_turn(opened: Open) -> None:
    trainer = opened(reduce_motion="on")
    trainer.click("Look through it first")
    page = trainer.window.look_through
    while len(page.step.technique) < 3:
        page.act("next")
    seen = []
    for _ in page.step.technique:
        seen.append(page.body.scene.technique)
        trainer.advance(6.1)
    assert seen == list(page.step.technique)
    page.act("next")
    trainer.advance(7)
    assert trainer.planned is None, "a step with one stroke wakes up for nothing"
