# SPDX-License-Identifier: MIT
"""The page after a run: what was done, and what to do for the partner now."""

from __future__ import annotations

import pytest

from tests.gui.probes import Trainer


@pytest.fixture
def end(trainer: Trainer) -> Trainer:
    trainer.run(part=4, after=95)
    trainer.press("Space")
    trainer.advance(300)
    trainer.press("Space")
    trainer.advance(20.2)
    return trainer


def test_it_says_how_long_without_the_pauses(end: Trainer) -> None:
    assert end.page == "end"
    assert end.shows("A short routine: 1:55")


def test_it_thinks_of_the_partner(end: Trainer) -> None:
    assert end.shows("rest a minute before standing")


def test_nothing_moves_any_more(end: Trainer) -> None:
    end.advance(10)

    assert end.planned is None


@pytest.mark.parametrize(("button", "page"), [("Home", "home"), ("Once more", "before")])
def test_ways_from_here(end: Trainer, button: str, page: str) -> None:
    end.click(button)

    assert end.page == page


def test_escape_leads_home(end: Trainer) -> None:
    end.press("Esc")

    assert end.page == "home"
