# SPDX-License-Identifier: MIT
"""The controls of a run: every one is there, named, and says what it would do now."""

from __future__ import annotations

import pytest

from tests.gui.conftest import Open
from tests.gui.probes import Trainer

ALL = (
    "Home", "Steps", "10 seconds back", "Previous", "Next", "10 seconds forward", "Layers",
    "Turn the picture", "How it looks", "Full screen", "Keys",
)  # fmt: skip


@pytest.fixture
def paused(trainer: Trainer) -> Trainer:
    trainer.run(part=1, after=25)
    trainer.press("Space")
    return trainer


@pytest.mark.parametrize("name", ALL)
def test_there_is_a_button_for_everything(paused: Trainer, name: str) -> None:
    assert paused.button(name).isEnabled()


def test_the_middle_button_says_what_the_screen_waits_for(trainer: Trainer) -> None:
    trainer.run()
    trainer.move_pointer()
    assert trainer.has_button("Go on")
    trainer.click("Go on")
    trainer.advance(1)
    assert trainer.has_button("Pause")
    trainer.click("Pause")
    assert trainer.has_button("Play")


def test_it_says_how_long_it_was_and_how_long_it_takes(paused: Trainer) -> None:
    assert paused.shows("0:25", "left")


def test_about_is_said_only_while_a_wait_lies_ahead(trainer: Trainer) -> None:
    trainer.run(part=1, after=5)
    trainer.press("Space")
    assert trainer.shows("about")
    trainer.press("Right", times=3)
    assert trainer.shows("1:55 left")
    assert not any("about" in text for text in trainer.texts())


def test_the_chip_shows_pace_and_mode(paused: Trainer) -> None:
    paused.press("-", times=5)

    assert paused.shows("0.75× · goes on by itself")


@pytest.mark.parametrize("size", [(640, 480), (700, 1000), (1280, 800)])
def test_the_transport_is_there_in_every_window(opened: Open, size: tuple[int, int]) -> None:
    trainer = opened(size=size)
    trainer.run(part=1, after=10)
    trainer.press("Space")

    assert all(trainer.has_button(name) for name in ("Previous", "Play", "Next", "Steps", "Pace and mode"))


def test_each_button_tells_its_key(paused: Trainer) -> None:
    for name, key in (("Next", "Right"), ("Previous", "Left"), ("Full screen", "F11"), ("Play", "Space")):
        assert key in paused.button(name).toolTip()
