# SPDX-License-Identifier: MIT
"""What was done, in words that a tired giver takes in at a glance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from massage_trainer.chronicle import Account, Wait
from massage_trainer.gui.run import finish_words
from massage_trainer.history_summary import Due
from massage_trainer.pacing import Part
from massage_trainer.routine import Step

HOLD = Part(Step(id="hold", title="Hold", prompt="Press"), 0, 0, 2, "left", 5.0, 25.0)
NOTHING = Account(0, 7, ("Hold",), (), 0.0, 0.0, (), None, ())


def account(**values: Any) -> Account:
    return NOTHING._replace(**values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"hands_on": 690, "steps": 7}, "Hands on for 12 min · all 7 steps"),
        ({"hands_on": 300, "steps": 3}, "Hands on for 5 min · 3 of 7 steps"),
        ({"hands_on": 40}, "Hands on for 40 s"),
        ({"hands_on": 60, "steps": 1, "of": 1}, "Hands on for 1 min · the whole step"),
        ({}, "Ended before the first stroke."),
    ],
)
def test_the_headline(values: dict[str, Any], words: str) -> None:
    assert finish_words.headline(account(**values)) == words


def test_what_was_left_undone() -> None:
    some = account(steps=4, missed=("Knead", "Rest"), one_sided=(("Hold", "left"), ("Lift", "right")))
    words = "Not done: Knead, Rest. Only on the left: Hold. Only on the right: Lift."
    assert finish_words.left_undone(some) == words
    assert finish_words.left_undone(account()) == "", "whoever did nothing needs no list of it"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ""),
        ({"seconds": 754}, "12:34 in all."),
        ({"seconds": 754, "pauses": (65,)}, "12:34 in all, and a pause of 1:05."),
        ({"seconds": 754, "pauses": (65, 10)}, "12:34 in all, and 2 pauses, 1:15 together."),
        (
            {"seconds": 60, "longest": Wait(HOLD, 35.4)},
            "1:00 in all. It waited longest in “Hold, left”: 0:35.",
        ),
    ],
)
def test_the_time(values: dict[str, Any], words: str) -> None:
    assert finish_words.time_taken(account(**values)) == words


def test_the_partners_signs() -> None:
    assert finish_words.partner_said(account()) == ""
    said = account(signs=((HOLD, "less"), (HOLD, "stop")))
    assert finish_words.partner_said(said) == "Your partner’s signs: less, stop in “Hold”."
    assert finish_words.signs(("more", "same")) == "more, the same"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(1), "one thing"),
        (Due(5), "5 things"),
        (Due(0, date(2026, 3, 5), 2), "Nothing to recall"),
        (Due(0), "a few questions under Recall"),
    ],
)
def test_what_to_recall_tomorrow(due: Due, words: str) -> None:
    assert words in finish_words.to_recall(due)
