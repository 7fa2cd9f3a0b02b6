# SPDX-License-Identifier: MIT
"""What a page can say of the history: time by week, what was practised, the body by region, what is due.

Days begin in the small hours where they were lived (`schedule.day_of`), weeks on Monday. Nothing here blames:
weeks without practice are gaps, not failures, and where there is nothing to tell the words are empty.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import NamedTuple, cast

from massage_trainer.history import History
from massage_trainer.history_file import Row
from massage_trainer.schedule import DAY_STARTS, Instant, Memory, day_of, is_due, strength

_EPOCH = date(1970, 1, 1)
# The day that a row belongs to, counted from 1970-01-01.
_DAY = f"((utc / 1000 + ahead - {DAY_STARTS}) / 86400)"
# Minutes are those in which hands were on a body: not the reading, the table and the oil before.
_HANDS_ON = "phase <> 'prepare' AND (regions <> '' OR techniques <> '')"
# A run can be gone on with for a week: its parts are found by when it began, years of others left alone.
_RUN_SINCE = "run IN (SELECT id FROM run WHERE utc >= ?)"
DAY = 86400.0
"""Seconds."""
SHADES = 4
"""Shades of a region besides none."""
STEPS = (
    1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90, 120, 150, 180, 240, 300, 600,
)  # fmt: skip
FIRM = (0.5, 0.7, 0.87)
"""How likely something has to be known to be halfway, well, and firmly known."""
LONGEST_STREAK = 53
"""Weeks beyond which a streak is only told as more than a year."""
LATELY = 28
"""Days that count as lately."""


class Week(NamedTuple):
    """The week that begins on a Monday: minutes of practice, on how many days, and questions answered."""

    begins: date
    minutes: float
    days: int
    answers: int


class Streak(NamedTuple):
    """For how many weeks there has been something, and on how many of the last 28 days; `words` to show.

    The running week may still be empty, and so may one week in between: neither ends it.
    """

    weeks: int
    days_lately: int
    words: str


class Done(NamedTuple):
    """One run as a list shows it: `steps` of `of` were practised to their end, on all of their sides;
    `minutes` with the hands on the body; `note` as it was typed."""

    began: Instant
    routine: str
    title: str
    sha256: str
    minutes: float
    steps: int
    of: int
    finished: bool
    pauses: int
    pressure: tuple[str, ...]
    note: str = ""


class Heat(NamedTuple):
    """One region: minutes of work on either side, and how likely it is that it is known today.

    A part that lights several regions counts for each. `strength` is 0 to 1, that of whichever is weaker,
    finding the region or naming it; None if it was never asked.
    """

    left: float = 0.0
    right: float = 0.0
    strength: float | None = None


class Due(NamedTuple):
    """How many items are due today, and if none, on which day how many will be."""

    today: int
    next_day: date | None = None
    then: int = 0


def minutes_by_week(history: History, now: Instant, weeks: int = 12) -> tuple[Week, ...]:
    """The last weeks, the running one last; those without practice are there, too."""
    today = day_of(now)
    begins = [_monday(today) - timedelta(weeks=number) for number in reversed(range(weeks))]
    since = (begins[0] - _EPOCH).days
    minutes: dict[date, float] = defaultdict(float)
    days: dict[date, int] = defaultdict(int)
    answers: dict[date, int] = defaultdict(int)
    query = (
        f"SELECT {_DAY} AS day, sum(seconds) FROM part"
        f" WHERE {_RUN_SINCE} AND day >= ? AND {_HANDS_ON} GROUP BY day"
    )
    for day, seconds in history.file.read(query, (_run_since(since), since), _of_a_day):
        minutes[_monday(day)] += seconds / 60
        days[_monday(day)] += 1
    query = f"SELECT {_DAY} AS day, count(*) FROM answer WHERE utc >= ? AND day >= ? GROUP BY day"
    for day, many in history.file.read(query, (_about(since), since), _of_a_day):
        answers[_monday(day)] += round(many)
    return tuple(Week(week, minutes[week], days[week], answers[week]) for week in begins)


def streak(history: History, now: Instant) -> Streak:
    """How regular it has been, said kindly or not at all."""
    today = day_of(now)
    since = (today - _EPOCH).days - 7 * (LONGEST_STREAK + 3)
    query = (
        f"SELECT {_DAY} AS day, 1 FROM part WHERE {_RUN_SINCE}"
        f" UNION SELECT {_DAY}, 1 FROM answer WHERE utc >= ?"
    )
    found = history.file.read(query, (_run_since(since), _about(since)), _of_a_day)
    # A clock that was wrong once must not make days that are still to come.
    days = {day for day, _ in found if day <= today}
    busy = {_monday(day) for day in days}
    week, count, gap = _monday(today), 0, 0
    if week not in busy:
        week -= timedelta(weeks=1)
    while gap < 2 and count < LONGEST_STREAK:
        count, gap = (count + 1, 0) if week in busy else (count, gap + 1)
        week -= timedelta(weeks=1)
    lately = sum(0 <= (today - day).days < LATELY for day in days)
    words = ""
    if lately > 1:
        words = f"On {lately} of the last {LATELY} days"
        if count == LONGEST_STREAK:
            words += ", for more than a year now"
        elif count > 2:
            words += f", for {count} weeks now"
    return Streak(count, lately, words)


def practised(history: History, limit: int = 50) -> tuple[Done, ...]:
    """The runs in which something was done, the latest first."""
    return tuple(
        history.file.read(
            f"""SELECT run.utc, run.ahead, routine, title, sha256,
                      (SELECT total(seconds) FROM part WHERE part.run = run.id AND {_HANDS_ON}),
                      (SELECT count(*) FROM (SELECT 1 FROM part WHERE part.run = run.id AND phase = 'work'
                                             GROUP BY step HAVING sum(done) >= max(parts))),
                      steps, coalesce(run_end.finished, 0),
                      (SELECT count(*) FROM pause WHERE pause.run = run.id),
                      (SELECT group_concat(said, ' ') FROM (SELECT said FROM pressure WHERE run = run.id
                                                            ORDER BY number, utc)),
                      coalesce((SELECT said FROM note WHERE note.run = run.id), '')
               FROM run LEFT JOIN run_end ON run_end.run = run.id
               WHERE EXISTS (SELECT 1 FROM part WHERE part.run = run.id)
               ORDER BY run.utc DESC, run.id DESC LIMIT ?""",
            (limit,),
            _done,
        )
    )


def _done(row: Row) -> Done:
    utc, ahead, routine, title, sha256, seconds, steps, of, finished, pauses, said, note = cast(
        "tuple[int, int, str, str, str, float, int, int, int, int, str | None, str]", row
    )
    return Done(
        began=Instant(utc / 1000, ahead),
        routine=routine,
        title=title,
        sha256=sha256,
        minutes=seconds / 60,
        steps=steps,
        of=of,
        finished=bool(finished),
        pauses=pauses,
        pressure=tuple((said or "").split()),
        note=note,
    )


def heat(history: History, now: Instant, *, days: int | None = None) -> dict[str, Heat]:
    """The body by region: of all time, or of the last days only. Loads the library `fsrs`."""
    spent = minutes_by_region(history, now, days=days)
    strengths = strength_by_region(history, now)
    return {
        region: spent.get(region, Heat())._replace(strength=strengths.get(region))
        for region in sorted({*spent, *strengths})
    }


def minutes_by_region(history: History, now: Instant, *, days: int | None = None) -> dict[str, Heat]:
    """The minutes of work by region: of all time, or of the last days only."""
    left: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    since = -1 if days is None else (day_of(now) - _EPOCH).days - days + 1
    query = (
        "SELECT regions, side, sum(seconds) FROM part"
        f" WHERE {_RUN_SINCE} AND {_DAY} >= ? AND {_HANDS_ON} GROUP BY regions, side"
    )
    for regions, side, minutes in history.file.read(query, (_run_since(since), since), _where):
        for region in regions:
            if side != "right":
                left[region] += minutes
            if side != "left":
                right[region] += minutes
    return {region: Heat(left[region], right[region]) for region in sorted({*left, *right})}


def strength_by_region(history: History, now: Instant) -> dict[str, float]:
    """How likely each region is known today that was ever asked for, 0 to 1. Loads the library `fsrs`."""
    return _strengths(history.memories().values(), day_of(now))


def _strengths(memories: Iterable[Memory], today: date) -> dict[str, float]:
    """By region, that of whichever is weaker, finding it or naming it. What was missed the last time is not
    known, however fresh it is."""
    found: dict[str, float] = {}
    for memory in memories:
        kind, _, region = memory.item.partition(":")
        if kind in ("find", "name"):
            known = strength(memory, today) if memory.right else 0.0
            found[region] = min(found.get(region, 1.0), known)
    return found


def next_due(history: History, now: Instant, among: Container[str] | None = None) -> Due:
    """What is due, for a line on the first page; needs no more than a glance into the file.

    `among` (a course's `learnable`) leaves out what cannot be asked any more, such as of a routine that has
    gone.
    """
    known = history.memories(fold=False).values()
    return due_among([each for each in known if among is None or each.item in among], day_of(now))


def due_among(memories: Iterable[Memory], today: date) -> Due:
    """What of these is due, and when the next is."""
    waiting = []
    count = 0
    for memory in memories:
        if is_due(memory, today):
            count += 1
        else:
            waiting.append(memory.due)
    soonest = min(waiting, default=None)
    return Due(count) if count or soonest is None else Due(0, soonest, waiting.count(soonest))


def _about(day: int) -> int:
    """A millisecond before a day begins anywhere on earth, counted from 1970."""
    return (day - 1) * 86_400_000


def _run_since(day: int) -> int:
    """The earliest millisecond at which a run began that has parts on or after a day, counted from 1970."""
    return (day - 30) * 86_400_000


def anything(history: History) -> bool:
    """Whether there is anything to be told."""
    query = "SELECT 1 WHERE EXISTS (SELECT 1 FROM part) OR EXISTS (SELECT 1 FROM answer)"
    return bool(history.file.rows(query))


def shade(minutes: float, most: float) -> int:
    """How deep a region is tinted, 0 to 4, in steps of `shade_step(most)`."""
    return min(SHADES, math.ceil(minutes / shade_step(most) - 1e-9)) if minutes > 0 else 0


def shade_step(most: float) -> int:
    """Whole minutes that one shade deeper stands for, where `most` are the most that any region has."""
    return next((step for step in STEPS if step * SHADES >= most), STEPS[-1])


def firmness(strength: float | None) -> int:
    """How firmly something is known, 1 to 4; 0 if it was never asked."""
    return 0 if strength is None else 1 + sum(strength >= bound for bound in FIRM)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _of_a_day(row: Row) -> tuple[date, float]:
    day, number = cast("tuple[int, float]", row)
    return _EPOCH + timedelta(days=day), float(number)


def _where(row: Row) -> tuple[list[str], str, float]:
    regions, side, seconds = cast("tuple[str, str, float]", row)
    return regions.split(), side, seconds / 60
