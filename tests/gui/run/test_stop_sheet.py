# SPDX-License-Identifier: MIT
"""When the partner wants to stop: it stands still at once, says what to do, and goes on only if wanted."""

from __future__ import annotations

import pytest

from tests.gui.conftest import Open
from tests.gui.probes import Trainer


@pytest.fixture
def stopped(trainer: Trainer) -> Trainer:
    trainer.run(part=4, after=20)
    trainer.press("4")
    return trainer


def test_stop_pauses_at_once_and_says_what_to_do(stopped: Trainer) -> None:
    assert stopped.paused
    assert stopped.shows("Take your hands off", "Ask what is wrong", "Tingling", "medical help")
    assert stopped.planned is None
    stopped.press("Space")
    assert stopped.paused, "an elbow must not go on"


def test_going_on_goes_on_at_the_same_second(stopped: Trainer) -> None:
    left = stopped.moment.left
    stopped.click("Go on")
    assert not stopped.paused
    assert stopped.moment.left == left


def test_put_away_it_stays_paused(stopped: Trainer) -> None:
    stopped.press("Esc")
    assert stopped.page == "practise"
    assert stopped.paused


def test_ending_here_leads_to_the_end_and_leaves_nothing_to_go_on_with(stopped: Trainer) -> None:
    stopped.click("End here")
    assert stopped.page == "end"
    assert stopped.shows("You ended here.", "Hands on for 15 s", "stop in")
    history = stopped.window.diary.history
    assert history.file.rows("SELECT finished FROM run_end") == [(0,)]
    assert history.file.rows("SELECT said FROM pressure") == [("stop",)]
    stopped.click("Home")
    assert not stopped.has_button("Go on")


def test_a_stop_gets_through_the_lock(trainer: Trainer) -> None:
    trainer.run(part=4, after=20)
    trainer.press("Ctrl+L")
    trainer.press("4")
    assert trainer.paused
    assert trainer.shows("Take your hands off")


@pytest.mark.parametrize("size", [(760, 560), (1920, 1080)])
def test_it_takes_on_another_look(opened: Open, size: tuple[int, int]) -> None:
    trainer = opened(size=size)
    trainer.run(part=4, after=20)
    trainer.press("4")
    trainer.window.change(theme="light", text_size=150)
    assert trainer.shows("Take your hands off")
    trainer.click("Go on")
    assert not trainer.paused
