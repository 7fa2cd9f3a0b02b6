# SPDX-License-Identifier: MIT
"""The controls of a run: every one is there, named, and says what it would do now."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from tests.gui.conftest import Open
from tests.gui.probes import Trainer, rect_in

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
    trainer.run(after=1)
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


@pytest.mark.parametrize("size", [(760, 560), (800, 600), (760, 1000), (1280, 800)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_what_has_no_room_is_in_a_menu(opened: Open, size: tuple[int, int], text_size: int) -> None:
    trainer = opened(size=size, text_size=text_size)
    trainer.run(part=1, after=10)
    trainer.press("Space")
    seen = {name for name in ALL if trainer.has_button(name)}
    listed: set[str] = set()
    if trainer.has_button("More"):
        trainer.click("More")
        listed = {text.split("\t")[0] for text in trainer.offered()}
        trainer.close_menu()

    assert seen | listed == set(ALL)
    assert not seen & listed
    assert listed if size[0] == 760 else size[0] == 800 or not listed


def test_every_button_lies_in_the_controls_and_apart(opened: Open) -> None:
    trainer = opened(size=(760, 560), text_size=150)
    trainer.run(part=1, after=10)
    trainer.press("Space")
    trainer.press("-", times=5)
    trainer.paint()
    band = trainer.window.practise.band
    names = [*(name for name in ALL if trainer.has_button(name)), "Play", "Pace and mode", "More"]
    places = sorted((rect_in(trainer.button(name), band) for name in names), key=lambda each: each.left())

    assert all(band.rect().contains(place) for place in places)
    assert all(one.right() < two.left() for one, two in pairwise(places))


def test_the_menu_does_what_the_button_would(opened: Open) -> None:
    trainer = opened(size=(760, 560), text_size=150)
    trainer.run(part=1, after=10)
    trainer.press("Space")
    before = trainer.window.practise.body.angle
    button = trainer.button("More")
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    trainer.press("Return")
    trainer.pick("Turn the picture\tV")

    assert trainer.window.practise.body.angle == before + 90


def test_the_controls_stay_while_their_menu_is_open(opened: Open) -> None:
    trainer = opened(size=(760, 560))
    trainer.run(part=1, after=10)
    trainer.move_pointer()
    trainer.click("More")
    trainer.advance(6)
    assert trainer.controls_show
    trainer.close_menu()
    trainer.advance(6)
    assert not trainer.controls_show


def test_with_room_the_transport_stands_in_the_middle(paused: Trainer) -> None:
    paused.paint()
    band = paused.window.practise.band

    assert abs(rect_in(paused.button("Play"), band).center().x() - band.rect().center().x()) <= 2
