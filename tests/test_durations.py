# SPDX-License-Identifier: MIT
"""Lengths of time are read and said as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer import durations


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45s", 45),
        ("2m", 120),
        ("1m30s", 90),
        ("0s", 0),
        ("90s", 90),
        ("", None),
        ("45", None),
        ("1:30", None),
        ("-5s", None),
        ("1.5m", None),
        ("30s1m", None),
        ("1m 30s", None),
        ("\u0664\u0665s", None),
        ("9999999s", None),
    ],
)
def test_what_is_a_length_of_time(text: str, seconds: int | None) -> None:
    assert durations.parse(text) == seconds


@given(st.integers(0, 4 * 3600))
def test_what_is_written_can_be_read(seconds: int) -> None:
    assert durations.parse(durations.written(seconds)) == seconds


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    seconds = durations.parse(text)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(25.0, 25), (24.9999999, 25), (24.99, 25), (1.0, 1), (0.5, 1), (0.0, 0), (1.0000001, 1), (-3.0, 0)],
)
def test_a_countdown_ends_at_nought(seconds: float, shown: int) -> None:
    assert durations.shown_seconds(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "clock", "countdown"),
    [
        (0, "0:00", "0"),
        (59, "0:59", "59"),
        (89, "1:29", "89"),
        (90, "1:30", "1:30"),
        (3725, "1:02:05", "1:02:05"),
    ],
)
def test_a_clock_and_a_countdown(seconds: int, clock: str, countdown: str) -> None:
    assert durations.clock(seconds) == clock
    assert durations.countdown(seconds) == countdown


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (29, 1), (89, 1), (90, 2), (913, 15)])
def test_minutes_are_rounded_and_never_none(seconds: int, minutes: int) -> None:
    assert durations.whole_minutes(seconds) == minutes


@pytest.mark.parametrize(
    ("seconds", "said"), [(45, "45 s"), (60, "1 min"), (90, "1 min 30 s"), (3600, "60 min")]
)
def test_a_length_is_spoken_as_people_say_it(seconds: float, said: str) -> None:
    assert durations.spoken(seconds) == said
