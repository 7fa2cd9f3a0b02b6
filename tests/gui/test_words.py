# SPDX-License-Identifier: MIT
"""The sentences that several windows say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale

from massage_trainer.gui import words
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

STEPS = (
    Step(id="a", prompt="Ask", phase="prepare", confirm=True),
    Step(id="b", prompt="Glide", title="Spread the oil", time=60, origin=(3,)),
    Step(id="c", prompt="Hold", time=25, sides="each", repeat=2, origin=(5, 6)),
    Step(id="d", prompt="Rest", phase="close", time=20, added=True),
)
TIMELINE = Timeline.of(Routine(id="r", title="R", steps=STEPS))
PARTS = TIMELINE.parts


def test_places() -> None:
    assert [words.place_of(part, TIMELINE) for part in PARTS] == [
        "Before", "Step 1 of 2", *["Step 2 of 2"] * 4, "After",
    ]  # fmt: skip


def test_sides_are_the_partner_s() -> None:
    assert [words.side_of(part) for part in PARTS[1:4]] == ["", "Partner’s left", "Partner’s right"]


def test_rounds_are_counted_where_there_are_several() -> None:
    assert [words.round_of(part) for part in PARTS[1:6]] == [
        "", "Round 1 of 2", "Round 1 of 2", "Round 2 of 2", "Round 2 of 2",
    ]  # fmt: skip


def test_what_comes_next() -> None:
    assert words.next_of(PARTS[1], PARTS[0]) == "Spread the oil"
    assert words.next_of(PARTS[2], PARTS[1]) == "Hold · partner’s left"
    assert words.next_of(PARTS[3], PARTS[2]) == "the other side: partner’s right"
    assert words.next_of(None, PARTS[6]) == "the end"


def test_lengths_and_rests() -> None:
    assert words.about_minutes(913) == "about 15 min"
    certain = Session(TIMELINE).go_to(0.0, 1).moment(0.0)
    assert words.left_of(certain).endswith(" left")
    waiting = Session(TIMELINE).moment(0.0)
    assert words.left_of(waiting).startswith("about ")
    assert not words.left_of(certain).startswith("about ")


@pytest.mark.parametrize(
    ("pace", "name"), [(1.0, "1×"), (0.75, "0.75×"), (1.1, "1.1×"), (2.0, "2×"), (0.5, "0.5×")]
)
def test_paces(pace: float, name: str) -> None:
    assert words.pace_name(pace) == name


def test_modes_and_origins() -> None:
    assert words.mode_name("auto") != words.mode_name("manual")
    assert words.origin_of(STEPS[1]) == "From the article, step 3"
    assert "5, 6" in words.origin_of(STEPS[2])
    assert words.origin_of(STEPS[3]) == "Added by the trainer"
    assert words.origin_of(STEPS[0]) == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "today"), (0, "today"), (1, "tomorrow"), (3, "on Sunday"), (6, "on Wednesday"), (7, "in 7 days")],
)
def test_days_to_come(days: int, said: str) -> None:
    thursday = date(2026, 3, 12)
    QLocale.setDefault(QLocale(QLocale.Language.English))
    assert words.day_name(thursday + timedelta(days=days), thursday) == said
