# SPDX-License-Identifier: MIT
"""The page before a run: the partner's yes, the stop sign, and where hands never press."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from massage_trainer.gui.run import before as before_page
from tests.gui.probes import Trainer


class Time(NamedTuple):
    """A clock that stands."""

    now: float

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def before(trainer: Trainer) -> Trainer:
    trainer.click("Start")
    return trainer


def test_it_asks_one_question_and_says_what_is_needed(before: Trainer) -> None:
    assert sum(text.endswith("?") for text in before.texts()) == 1
    assert before.shows("said yes", "stop sign", "raised arm", "oil", "nails", "Hatched is where hands never")


def test_the_zones_are_drawn(before: Trainer) -> None:
    page = before.window._pages.shown
    zones = page.body.scene.zones  # type: ignore[attr-defined]  # this page has the picture

    assert {"no_go_spine", "no_go_neck_front", "no_go_armpit", "no_go_below_t8"} <= set(zones)


@pytest.mark.parametrize("answer", ["Yes, begin", "I practise alone"])
def test_a_yes_begins(before: Trainer, answer: str) -> None:
    before.click(answer)

    assert before.page == "practise"
    assert not before.paused


@pytest.mark.parametrize("key", ["Space", "F5"])
def test_a_key_begins(before: Trainer, key: str) -> None:
    before.press(key)

    assert before.page == "practise"


@pytest.mark.parametrize(("read", "page"), [(0.1, "before"), (2.0, "practise")])
def test_a_key_pressed_twice_answers_no_question_that_nobody_has_read(
    before: Trainer, monkeypatch: pytest.MonkeyPatch, read: float, page: str
) -> None:
    shown = before.window._pages.shown
    monkeypatch.setattr(before_page, "time", Time(shown._asked_at + read))  # type: ignore[attr-defined]  # this page
    QTest.keyClick(shown, Qt.Key.Key_Space)

    assert before.page == page


@pytest.mark.parametrize("how", ["Not now", "Esc"])
def test_a_no_leads_home(before: Trainer, how: str) -> None:
    if how == "Esc":
        before.press(how)
    else:
        before.click(how)

    assert before.page == "home"
    assert before.window.conductor.session is None


def test_every_run_is_asked_for(before: Trainer) -> None:
    before.click("Yes, begin")
    before.move_pointer()
    before.click("Home")
    before.click("Start")

    assert before.page == "before"
