# SPDX-License-Identifier: MIT
"""Says when something learnt should be asked again, and in what order a sitting asks; it asks nothing itself.

What was answered is the truth, and the schedule a fold over it (`remember`), so that the rule can change
and nothing is lost. The rule is that of the library `fsrs`, without chance, without learning steps, in whole
days. The library is loaded only where an answer is taken or a strength is wanted, never to count what is due.

    memories = remember(answers)
    sitting = Sitting.plan(learnable, memories.values(), day_of(now), length=10, rng=rng)
    while (item := sitting.next()) is not None:
        ...  # ask it
        sitting = sitting.answered(item, right=right)  # a Sitting that is dropped half-way loses nothing
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

Grade = Literal["again", "hard", "good"]
Learnable = Mapping[str, tuple[str, ...]]
"""What can be asked, in the order in which it is introduced, and what has to be known before each."""

RULE = 1
"""The number of the rule: to be raised whenever the same answers would give other days than before."""
DAY_STARTS = 4 * 3600
"""Seconds after local midnight at which a new day of study begins: who learns late belongs to the evening."""
NEW_A_DAY = 8
"""How many new things a day brings at most."""
COMES_BACK = 4
"""How many questions later something missed comes back in the same sitting, if there are that many."""
_LONGEST = 365  # days: what hands do should be seen once a year
_FIRST = date(1970, 1, 1)


class Instant(NamedTuple):
    """A moment as it was lived: seconds since 1970 UTC, and how many seconds local time was ahead of UTC."""

    utc: float
    offset: int = 0


def day_of(at: Instant, starts: int = DAY_STARTS) -> date:
    """The day of study that a moment belongs to, where it was lived."""
    return _FIRST + timedelta(days=math.floor((at.utc + at.offset - starts) / 86400))


class Answered(NamedTuple):
    """One answer as the log has it: what was asked, how well it was known, and when."""

    item: str
    grade: Grade
    at: Instant


@dataclass(frozen=True, slots=True)
class Memory:
    """What follows from the answers to one item.

    `stability` is in days, `difficulty` 1 to 10 (both as fsrs has them); `first` and `last` are the days of
    its first and its latest answer, `due` the day on which it should be asked again. `right` tells whether
    the latest answer was.
    """

    item: str
    stability: float
    difficulty: float
    first: date
    last: date
    due: date
    right: bool


def after(memory: Memory | None, answer: Answered) -> Memory:
    """What is remembered after one more answer.

    If the clock was put back since the last one, both count as given on the same day.
    """
    from fsrs import Rating

    today = day_of(answer.at)
    rating = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good}[answer.grade]
    before = None if memory is None else _card(memory, min(memory.last, today))
    card, _ = _scheduler().review_card(before or _new_card(), rating, _midnight(today))
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(
        item=answer.item,
        stability=card.stability,
        difficulty=card.difficulty,
        first=today if memory is None else min(memory.first, today),
        last=today,
        due=card.due.date(),
        right=answer.grade != "again",
    )


def remember(answers: Iterable[Answered]) -> dict[str, Memory]:
    """What is remembered of each item after all these answers, in the order in which they were given."""
    memories: dict[str, Memory] = {}
    for answer in answers:
        memories[answer.item] = after(memories.get(answer.item), answer)
    return memories


def strength(memory: Memory, today: date) -> float:
    """How likely it is, from 0 to 1, that the item would be known today."""
    return float(_scheduler().get_card_retrievability(_card(memory, memory.last), _midnight(today)))


def is_due(memory: Memory, today: date) -> bool:
    """Whether the item should be asked today.

    An answer that bears a day still to come was stamped by a clock that was wrong: better to ask once more
    than to wait for that day. (A journey westward takes at most one day back.)
    """
    return memory.due <= today or memory.last > today + timedelta(days=1)


def due(memories: Iterable[Memory], today: date) -> tuple[str, ...]:
    """The items to be asked today, the shakiest first."""
    asked_today = [memory for memory in memories if is_due(memory, today)]
    return tuple(memory.item for memory in sorted(asked_today, key=lambda each: _firmness(each, today)))


def fresh(
    learnable: Learnable, memories: Iterable[Memory], today: date, a_day: int = NEW_A_DAY
) -> tuple[str, ...]:
    """The new items that today may still bring, in their order: each only once its parts are known."""
    known = {memory.item: memory for memory in memories}
    begun_today = begun(known.values(), today)
    ready = (
        item
        for item, needs in learnable.items()
        if item not in known and all(need in known and known[need].right for need in needs)
    )
    return tuple(item for item, _ in zip(ready, range(a_day - begun_today), strict=False))


def begun(memories: Iterable[Memory], today: date) -> int:
    """How many things were new today."""
    return sum(memory.first == today for memory in memories)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of at most `length` questions. It may be dropped at any time: only answers are kept.

    `queue` is what is still to be asked, in order; `asked` what was; `missed` what comes back, with the
    number of the question from which it may.
    """

    length: int
    queue: tuple[str, ...]
    asked: tuple[str, ...] = ()
    missed: tuple[tuple[int, str], ...] = ()

    @classmethod
    def plan(
        cls,
        learnable: Learnable,
        memories: Iterable[Memory],
        today: date,
        *,
        length: int,
        rng: Random,
        a_day: int = NEW_A_DAY,
        ahead: bool = False,
    ) -> Sitting:
        """What is due, the shakiest first, then what is new; `ahead` fills up with what is not due yet.

        Only what is in `learnable` is asked: a routine that has gone takes its questions with it.
        """
        kept = [memory for memory in memories if memory.item in learnable]
        chosen = list(due(kept, today))[:length]
        rng.shuffle(chosen)
        # What is new stays in its order: parts come before what they are parts of.
        chosen += fresh(learnable, kept, today, a_day)[: length - len(chosen)]
        if ahead and len(chosen) < length:
            rest = [memory for memory in kept if memory.item not in chosen]
            rest.sort(key=lambda memory: _firmness(memory, today))
            chosen += [memory.item for memory in rest][: length - len(chosen)]
        return cls(length, _apart(chosen))

    @property
    def over(self) -> bool:
        """Whether nothing more is to be asked."""
        return self.next() is None

    def next(self) -> str | None:
        """What to ask now, never the same twice in a row; None once the sitting is over."""
        number = len(self.asked)
        if number >= self.length:
            return None
        last = self.asked[-1] if self.asked else None
        back = [item for ready, item in self.missed if ready <= number]
        early = [item for _, item in self.missed]
        return next((item for item in (*back, *self.queue, *early) if item != last), None)

    def answered(self, item: str, *, right: bool) -> Sitting:
        """The sitting after an answer: what was missed comes back a little later."""
        missed = tuple(each for each in self.missed if each[1] != item)
        if not right:
            missed = (*missed, (len(self.asked) + COMES_BACK, item))
        queue = tuple(each for each in self.queue if each != item)
        return replace(self, queue=queue, asked=(*self.asked, item), missed=missed)


def _apart(items: Sequence[str]) -> tuple[str, ...]:
    """The items in about their order, but two of one subject not in a row: one would give away the other."""
    left, found = list(items), list[str]()
    while left:
        before = _subject(found[-1]) if found else ""
        pick = next((item for item in left if _subject(item) != before), left[0])
        left.remove(pick)
        found.append(pick)
    return tuple(found)


def _subject(item: str) -> str:
    return item.partition(":")[2]


def _firmness(memory: Memory, today: date) -> float:
    """Smaller is shakier: what fsrs forgets depends only on the days passed over the stability."""
    return -max(0, (today - memory.last).days) / memory.stability


def _midnight(day: date) -> datetime:
    # Days are handed over as midnights in UTC, so that the library counts whole days wherever one lives.
    return datetime(day.year, day.month, day.day, tzinfo=timezone.utc)


@lru_cache(maxsize=1)
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=_LONGEST, enable_fuzzing=False)


def _new_card() -> Card:
    from fsrs import Card

    # A card without an id would wait a millisecond for one.
    return Card(card_id=0)


def _card(memory: Memory, last: date) -> Card:
    from fsrs import Card, State

    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_midnight(memory.due),
        last_review=_midnight(last),
    )
