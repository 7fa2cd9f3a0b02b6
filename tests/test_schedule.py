# SPDX-License-Identifier: MIT
"""What was answered says when to ask again, in whole days, wherever one lives and whatever the clock does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.schedule import (
    COMES_BACK,
    DAY_STARTS,
    Answered,
    Grade,
    Instant,
    Learnable,
    Memory,
    Sitting,
    after,
    day_of,
    due,
    fresh,
    is_due,
    remember,
    strength,
)

MONDAY = date(2026, 3, 2)
GRADES: tuple[Grade, ...] = ("again", "hard", "good")


def noon(day: int, offset: int = 0) -> Instant:
    """Noon, where the clock says so, so many days after Monday."""
    at = datetime(2026, 3, 2, 12, tzinfo=timezone.utc) + timedelta(days=day)
    return Instant(at.timestamp() - offset, offset)


def log(*answers: tuple[int, Grade], item: str = "find:a") -> list[Answered]:
    return [Answered(item, grade, noon(day)) for day, grade in answers]


def memory(item: str, *, last: int = 0, wait: int = 1, stability: float = 1.0, right: bool = True) -> Memory:
    day = MONDAY + timedelta(days=last)
    return Memory(item, stability, 5.0, day, day, day + timedelta(days=wait), right)


@pytest.mark.parametrize(
    ("answers", "due_on"),
    [
        ([(0, "good")], 2),
        ([(0, "hard")], 1),
        ([(0, "again")], 1),
        ([(0, "again"), (0, "good")], 1),
        ([(0, "good"), (2, "good")], 13),
        ([(0, "good"), (2, "good"), (13, "good")], 59),
        ([(0, "good"), (2, "again")], 3),
        ([(0, "good"), (2, "good"), (13, "again")], 15),
        ([(0, "good"), (9, "good")], 33),
        ([(0, "good"), (1, "good")], 8),
    ],
)
def test_answers_say_the_day(answers: Sequence[tuple[int, Grade]], due_on: int) -> None:
    kept = remember(log(*answers))["find:a"]
    assert kept.due == MONDAY + timedelta(days=due_on)
    assert kept.last == MONDAY + timedelta(days=answers[-1][0])
    assert kept.right == (answers[-1][1] != "again")


def test_nothing_waits_longer_than_a_year() -> None:
    kept = remember(log(*[(day * 300, "good") for day in range(12)]))["find:a"]
    assert kept.due - kept.last == timedelta(days=365)


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(GRADES)), min_size=1, max_size=12))
def test_the_same_answers_give_the_same_days_and_never_today(steps: list[tuple[int, Grade]]) -> None:
    answers, day = [], 0
    for ahead, grade in steps:
        day += ahead
        answers.append((day, grade))
    once, again = remember(log(*answers)), remember(log(*answers))
    kept = once["find:a"]
    assert once == again
    assert kept.last < kept.due <= kept.last + timedelta(days=365)
    assert 1 <= kept.difficulty <= 10
    assert kept.first == MONDAY + timedelta(days=answers[0][0])


def test_a_fold_may_be_taken_up_where_it_stopped() -> None:
    answers = log((0, "good"), (2, "hard"), (9, "again"), (9, "good"), (10, "good"))
    kept = None
    for answer in answers:
        kept = after(kept, answer)
    assert kept == remember(answers)["find:a"]


@pytest.mark.parametrize(
    ("local", "offset", "expected"),
    [
        ("2026-03-02T03:59:59", 0, "2026-03-01"),
        ("2026-03-02T04:00:00", 0, "2026-03-02"),
        ("2026-03-02T23:30:00", 9 * 3600, "2026-03-02"),
        ("2026-03-03T02:30:00", 9 * 3600, "2026-03-02"),
        ("2026-03-02T04:30:00", -8 * 3600, "2026-03-02"),
        ("2026-03-29T03:30:00", 2 * 3600, "2026-03-28"),
        ("2026-03-02T12:00:00", 20700, "2026-03-02"),
        ("1969-12-31T12:00:00", 0, "1969-12-31"),
    ],
)
def test_the_day_ends_in_the_small_hours_where_one_lives(local: str, offset: int, expected: str) -> None:
    utc = datetime.fromisoformat(local).replace(tzinfo=timezone.utc).timestamp() - offset
    assert day_of(Instant(utc, offset)).isoformat() == expected


@given(st.floats(-1e9, 4e9), st.integers(-14 * 3600, 14 * 3600))
def test_a_day_is_a_day_long_everywhere(utc: float, offset: int) -> None:
    day = day_of(Instant(utc, offset))
    begins = (day - date(1970, 1, 1)).days * 86400 - offset + DAY_STARTS
    assert begins - 1e-3 <= utc < begins + 86400 + 1e-3


def test_a_journey_does_not_count_as_a_night() -> None:
    tokyo, honolulu = 9 * 3600, -10 * 3600
    evening = noon(1, tokyo)
    later = Instant(evening.utc + 3600, honolulu)  # the day before, there
    kept = remember([Answered("a", "good", evening), Answered("a", "good", later)])["a"]
    assert day_of(later) == day_of(evening) - timedelta(days=1)
    assert kept.last == day_of(later)
    assert kept.due > kept.last
    assert not is_due(remember([Answered("a", "good", evening)])["a"], day_of(later))


def test_a_clock_that_was_years_ahead_hides_nothing_for_years() -> None:
    ahead = remember(log((0, "good"), (20_000, "good")))["find:a"]
    assert is_due(ahead, MONDAY + timedelta(days=3)), "asked again, rather than in fifty years"
    kept = after(ahead, Answered("find:a", "good", noon(3)))
    assert kept.last == MONDAY + timedelta(days=3)
    assert kept.due <= kept.last + timedelta(days=365)
    assert not is_due(kept, kept.last)


def test_strength_fades_and_comes_back() -> None:
    kept = remember(log((0, "good"), (2, "good")))["find:a"]
    days = [strength(kept, kept.last + timedelta(days=ahead)) for ahead in (0, 1, 11, 100)]
    assert days[0] == 1.0
    assert sorted(days, reverse=True) == days
    assert days[2] == pytest.approx(0.9, abs=0.01), "due when one in ten would be forgotten"
    assert strength(after(kept, Answered("find:a", "good", noon(60))), MONDAY + timedelta(days=60)) == 1.0


def test_the_shakiest_is_due_first() -> None:
    memories = [memory("firm", stability=50), memory("weak", stability=0.5), memory("not yet", wait=9)]
    assert due(memories, MONDAY + timedelta(days=3)) == ("weak", "firm")


def test_parts_come_before_wholes_and_only_a_few_a_day() -> None:
    learnable: Learnable = {"a": (), "b": (), "c": (), "ab": ("a", "b"), "abc": ("ab", "c")}
    known: list[Memory] = []
    assert fresh(learnable, known, MONDAY, 2) == ("a", "b")
    known = [memory("a"), memory("b", right=False)]
    assert fresh(learnable, known, MONDAY, 2) == (), "two were begun today"
    assert fresh(learnable, known, MONDAY + timedelta(days=1), 9) == ("c",), "b is not known yet"
    known = [memory("a"), memory("b")]
    assert fresh(learnable, known, MONDAY + timedelta(days=1), 9) == ("c", "ab")
    assert fresh(learnable, [*known, memory("c"), memory("ab")], MONDAY + timedelta(days=1)) == ("abc",)


LEARNABLE: Learnable = {f"{kind}:{n}": () for kind in ("find", "name") for n in range(8)}


def test_a_sitting_asks_what_is_due_then_what_is_new() -> None:
    known = [memory(f"find:{n}") for n in range(3)]
    sitting = Sitting.plan(LEARNABLE, known, MONDAY + timedelta(days=1), length=5, rng=Random(1), a_day=8)
    assert set(sitting.queue[:3]) == {"find:0", "find:1", "find:2"}
    assert sitting.queue[3:] == ("find:3", "find:4")


def test_where_nothing_is_due_one_may_go_ahead() -> None:
    known = [memory(f"find:{n}", wait=9, stability=n + 1) for n in range(8)]
    today = MONDAY + timedelta(days=1)
    small: Learnable = {f"find:{n}": () for n in range(8)}
    assert Sitting.plan(small, known, today, length=3, rng=Random(1)).over
    ahead = Sitting.plan(small, known, today, length=3, rng=Random(1), ahead=True)
    assert ahead.queue == ("find:0", "find:1", "find:2"), "the shakiest"


def test_a_routine_that_has_gone_takes_its_questions_with_it() -> None:
    known = [memory("next:gone/step"), memory("find:0")]
    sitting = Sitting.plan({"find:0": ()}, known, MONDAY + timedelta(days=5), length=9, rng=Random(1))
    assert sitting.queue == ("find:0",)


def test_what_was_missed_comes_back_a_little_later() -> None:
    sitting = Sitting(10, tuple(f"find:{n}" for n in range(8)))
    asked = []
    while (item := sitting.next()) is not None:
        asked.append(item)
        sitting = sitting.answered(item, right=not (item == "find:0" and asked.count("find:0") == 1))
    assert asked == ["find:0", "find:1", "find:2", "find:3", "find:0", *(f"find:{n}" for n in range(4, 8))]
    assert asked.index("find:0", 1) == COMES_BACK


@given(
    st.integers(0, 16),
    st.integers(1, 30),
    st.integers(0, 2**32),
    st.lists(st.booleans(), min_size=30, max_size=30),
)
def test_no_sitting_asks_the_same_twice_in_a_row_or_too_much(
    known: int, length: int, seed: int, right: list[bool]
) -> None:
    memories = [memory(item) for item in list(LEARNABLE)[:known]]
    sitting = Sitting.plan(
        LEARNABLE, memories, MONDAY + timedelta(days=1), length=length, rng=Random(seed), ahead=True
    )
    while (item := sitting.next()) is not None:
        assert item in LEARNABLE
        sitting = sitting.answered(item, right=right[len(sitting.asked)])
    assert len(sitting.asked) <= length
    assert all(one != two for one, two in pairwise(sitting.asked))
    assert set(sitting.queue) <= set(LEARNABLE) - set(sitting.asked)
    if not sitting.missed:
        assert len(sitting.asked) == len(set(sitting.asked)) or not all(right[: len(sitting.asked)])


def test_two_questions_about_one_thing_are_kept_apart() -> None:
    known = [memory(item) for item in LEARNABLE]
    for seed in range(20):
        queue = Sitting.plan(LEARNABLE, known, MONDAY + timedelta(days=1), length=8, rng=Random(seed)).queue
        subjects = [item.partition(":")[2] for item in queue]
        pairs = list(pairwise(subjects))
        assert sum(a == b for a, b in pairs) <= 1, queue  # the last two may leave no choice


def test_the_library_is_loaded_only_for_answers() -> None:
    script = (
        "import sys, datetime as d\n"
        "from massage_trainer import schedule as s\n"
        "import massage_trainer.recall, massage_trainer.cli\n"
        "import contextlib, io\n"
        "for command in (['list'], ['check', 'upper-back']):\n"
        "    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "        massage_trainer.cli.main(command)\n"
        "day = d.date(2026, 3, 2)\n"
        "m = s.Memory('a', 1.0, 5.0, day, day, day, True)\n"
        "assert s.due([m], day) == ('a',)\n"
        "s.Sitting.plan({'a': ()}, [m], day, length=3, rng=__import__('random').Random(1)).next()\n"
        "assert 'fsrs' not in sys.modules and 'sqlite3' not in sys.modules\n"
        "s.strength(m, day)\n"
        "assert 'fsrs' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env=_environment())


def _environment() -> dict[str, str]:
    import os
    from pathlib import Path

    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src")}
