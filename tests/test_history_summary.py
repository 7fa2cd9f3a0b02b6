# SPDX-License-Identifier: MIT
"""A page can say when, how long, what and where was practised, without blame and by the days one lived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.history_summary import (
    Due,
    Heat,
    Streak,
    Week,
    anything,
    firmness,
    heat,
    minutes_by_region,
    minutes_by_week,
    next_due,
    practised,
    shade,
    shade_step,
    streak,
)
from massage_trainer.schedule import Instant

HOUR = 3600


def at(when: str, offset: int = 0) -> Instant:
    """The instant at which local clocks show this."""
    return Instant(datetime.fromisoformat(when).replace(tzinfo=timezone.utc).timestamp() - offset, offset)


NOW = at("2026-03-12T20:00:00")  # a Thursday


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path)
    yield made
    made.close()


def practise(history: History, number: int, when: Instant, seconds: float, **facts: object) -> Run:
    run = Run(number, when, "r", "R", "abc", 12)
    part = Practised(0, "s", when, seconds, regions=("deltoid",), done=True)
    history.append_part(run, part._replace(**facts))  # type: ignore[arg-type]  # the caller's to get right
    return run


def test_at_first_there_is_nothing_to_say(history: History) -> None:
    assert streak(history, NOW) == Streak(0, 0, "")
    assert practised(history) == ()
    assert heat(history, NOW) == {}
    assert next_due(history, NOW) == Due(0)
    assert minutes_by_week(history, NOW, 2) == (
        Week(date(2026, 3, 2), 0.0, 0, 0),
        Week(date(2026, 3, 9), 0.0, 0, 0),
    )


def test_minutes_belong_to_the_week_in_which_they_were_lived(history: History) -> None:
    practise(history, 1, at("2026-03-08T23:30:00"), 600)
    practise(history, 2, at("2026-03-09T03:30:00"), 60)  # Sunday night, late
    practise(history, 3, at("2026-03-09T04:30:00"), 120)
    practise(history, 4, at("2026-03-09T05:00:00", 9 * HOUR), 180)  # Monday there, Sunday in UTC
    practise(history, 5, at("2026-03-08T22:00:00", -8 * HOUR), 240)  # Sunday there, Monday in UTC
    practise(history, 6, at("2025-01-01T12:00:00"), 999)
    history.append_answer(Answer("find:deltoid", "good", at("2026-03-10T12:00:00")))
    assert minutes_by_week(history, NOW, 3) == (
        Week(date(2026, 2, 23), 0.0, 0, 0),
        Week(date(2026, 3, 2), 15.0, 1, 0),
        Week(date(2026, 3, 9), 5.0, 1, 1),
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["03-12"], Streak(1, 1, "")),
        (["03-10", "03-12"], Streak(1, 2, "On 2 of the last 28 days")),
        (["03-03", "03-05"], Streak(1, 2, "On 2 of the last 28 days")),
        (["02-25", "03-04", "03-11"], Streak(3, 3, "On 3 of the last 28 days, for 3 weeks now")),
        (["02-18", "02-25", "03-11"], Streak(3, 3, "On 3 of the last 28 days, for 3 weeks now")),
        (["01-28", "02-25", "03-11"], Streak(2, 2, "On 2 of the last 28 days")),
        (["01-05", "01-06"], Streak(0, 0, "")),
        (["03-12", "11-30"], Streak(1, 1, "")),
    ],
    ids=["once", "twice", "last week", "three weeks", "a week off", "weeks off", "long ago", "a wrong clock"],
)
def test_a_streak_says_something_kind_or_nothing(history: History, days: list[str], expected: Streak) -> None:
    for number, day in enumerate(days):
        practise(history, number, at(f"2026-{day}T20:00:00"), 60)
    assert streak(history, NOW) == expected


def test_a_long_streak_is_more_than_a_year(history: History) -> None:
    for week in range(70):
        practise(history, week, Instant(NOW.utc - week * 7 * 86400), 60)
    assert streak(history, NOW) == Streak(53, 4, "On 4 of the last 28 days, for more than a year now")


@pytest.mark.parametrize(
    ("minutes", "most", "level"),
    [(0.0, 40, 0), (0.1, 40, 1), (10.0, 40, 1), (10.1, 40, 2), (40.0, 40, 4), (33.0, 33, 4), (9e9, 9e9, 4)],
)
def test_shades_rise_in_whole_minutes(minutes: float, most: float, level: int) -> None:
    assert shade(minutes, most) == level


@pytest.mark.parametrize(("most", "step"), [(0.0, 1), (4.0, 1), (4.1, 2), (123.0, 35), (9e9, 600)])
def test_a_shade_is_a_number_one_can_keep_in_mind(most: float, step: int) -> None:
    assert shade_step(most) == step


@pytest.mark.parametrize(
    ("strength", "level"), [(None, 0), (0.0, 1), (0.49, 1), (0.5, 2), (0.7, 3), (0.87, 4), (1.0, 4)]
)
def test_how_firmly_something_is_known(strength: float | None, level: int) -> None:
    assert firmness(strength) == level


def test_whether_there_is_anything_at_all(history: History) -> None:
    assert not anything(history)
    history.append_run(Run(1, NOW, "r", "R"))
    assert not anything(history)
    history.append_answer(Answer("find:deltoid", "good", NOW))
    assert anything(history)


def test_parts_of_a_run_that_was_gone_on_with_days_later_belong_to_their_own_week(history: History) -> None:
    run = practise(history, 1, at("2026-03-01T12:00:00"), 60)
    history.append_part(run, Practised(1, "t", at("2026-03-08T12:00:00"), 120, regions=("teres",)))
    assert [week.minutes for week in minutes_by_week(history, NOW, 2)] == [2.0, 0.0]
    assert minutes_by_region(history, NOW, days=7) == {"teres": Heat(2.0, 2.0)}


def test_answers_count_as_days_too(history: History) -> None:
    for day in (10, 11):
        history.append_answer(Answer("find:deltoid", "good", at(f"2026-03-{day}T20:00:00")))
    assert streak(history, NOW).days_lately == 2


def test_runs_are_listed_with_what_was_done_the_latest_first(history: History) -> None:
    begun, other = at("2026-03-11T20:00:00", HOUR), at("2026-03-12T08:00:00", HOUR)
    run = Run(7, begun, "r", "Upper back", "abc", 3)
    hands = Practised(0, "a", begun, 30.0, regions=("deltoid",), done=True)
    for number, (step, done, parts) in enumerate(
        [("a", True, 1), ("b", True, 2), ("b", False, 2), ("c", True, 1), ("d", True, 2)]
    ):
        history.append_part(run, hands._replace(number=number, step=step, done=done, parts=parts))
    history.append_part(run, hands._replace(number=7, step="ask", seconds=600.0, phase="prepare"))
    history.append_part(run, hands._replace(number=8, step="rest", seconds=60.0, regions=(), phase="close"))
    history.append_note(run, other, "Softer on the left")
    history.append_pause(run, begun, 20.0)
    history.append_pressure(run, 3, begun, "same")
    history.append_pressure(run, 1, begun, "less")
    history.append_end(run, other, finished=True)
    history.append_run(Run(8, other, "r", "Begun, but nothing done", "abc", 3))
    practise(history, 9, other, 90.0)
    latest, first = practised(history)
    assert (latest.began, latest.minutes, latest.steps, latest.of, latest.finished) == (
        other,
        1.5,
        1,
        12,
        False,
    )
    assert (first.began, first.title, first.minutes, first.steps, first.of) == (
        begun,
        "Upper back",
        2.5,
        2,
        3,
    ), "d has only one of its two sides, and only work counts"
    assert (first.finished, first.pauses, first.pressure) == (True, 1, ("less", "same"))
    assert (first.note, latest.note) == ("Softer on the left", "")
    assert practised(history, 1) == (latest,)


def test_the_body_is_told_by_region_and_side(history: History) -> None:
    practise(history, 1, NOW, 60, regions=("deltoid", "teres"))
    practise(history, 2, NOW, 120, regions=("deltoid",), side="left")
    practise(history, 3, at("2026-01-01T12:00:00"), 600, regions=("rhomboids",), side="right")
    history.append_answer(Answer("find:deltoid", "good", NOW))
    history.append_answer(Answer("name:deltoid", "again", at("2026-03-02T12:00:00")))
    history.append_answer(Answer("find:levator_scapulae", "good", NOW))
    history.append_answer(Answer("technique:hold", "good", NOW))
    found = heat(history, NOW)
    assert set(found) == {"deltoid", "levator_scapulae", "rhomboids", "teres"}
    assert found["teres"] == Heat(1.0, 1.0, None)
    assert found["rhomboids"] == Heat(0.0, 10.0, None)
    assert found["levator_scapulae"] == Heat(0.0, 0.0, 1.0)
    assert (found["deltoid"].left, found["deltoid"].right) == (3.0, 1.0)
    weaker = found["deltoid"].strength
    assert weaker is not None
    assert weaker == 0.0, "that of naming it, which was missed the last time"
    assert "rhomboids" not in heat(history, NOW, days=28)


def test_what_comes_before_the_hands_counts_for_no_region_and_no_week(history: History) -> None:
    practise(history, 1, NOW, 60, phase="prepare")
    practise(history, 2, NOW, 60, regions=())
    practise(history, 3, NOW, 120, phase="close")
    assert minutes_by_region(history, NOW) == {"deltoid": Heat(2.0, 2.0)}
    assert minutes_by_week(history, NOW, 1)[0].minutes == 2.0


def test_the_last_days_end_today(history: History) -> None:
    for number, day in enumerate((5, 11, 12)):
        practise(history, number, at(f"2026-03-{day:02}T12:00:00"), 60)
    assert minutes_by_region(history, NOW, days=1)["deltoid"].left == 1.0
    assert minutes_by_region(history, NOW, days=7)["deltoid"].left == 2.0
    assert minutes_by_region(history, NOW, days=8)["deltoid"].left == 3.0


def test_what_is_due_is_told_by_the_day_where_one_is(history: History) -> None:
    begun = at("2026-03-12T12:00:00")
    for item, grade in (("find:a", "good"), ("find:b", "good"), ("find:c", "again")):
        history.append_answer(Answer(item, "good" if grade == "good" else "again", begun))
    assert next_due(history, NOW) == Due(0, date(2026, 3, 13), 1)
    assert next_due(history, at("2026-03-13T03:59:00")) == Due(0, date(2026, 3, 13), 1)
    assert next_due(history, at("2026-03-13T04:00:00")) == Due(1)
    assert next_due(history, at("2026-03-14T05:00:00", 9 * HOUR)) == Due(3)
    assert next_due(history, at("2026-03-13T05:00:00", -10 * HOUR)) == Due(1)


def test_what_cannot_be_asked_any_more_is_not_due(history: History) -> None:
    for item in ("find:a", "next:gone/a"):
        history.append_answer(Answer(item, "again", at("2026-03-10T12:00:00")))
    assert next_due(history, NOW) == Due(2)
    assert next_due(history, NOW, {"find:a": ()}) == Due(1)
    assert next_due(history, at("2026-03-10T13:00:00"), {"find:a": ()}) == Due(0, date(2026, 3, 11), 1)
