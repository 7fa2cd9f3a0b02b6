# SPDX-License-Identifier: MIT
"""Says what is worth keeping of a run of a routine: each part as it goes on, pauses, answers, the end.

It follows a session from one look to the next and returns what has to be written down; seconds come in as
arguments, and however time is cut into looks, the same seconds are told. It writes nothing itself (`keep`
hands one thing to a history), and a lesson or a look through is none of its business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from massage_trainer.history import Earlier, History, Practised, Run, Said
from massage_trainer.pacing import Part, Session, Spent, Timeline
from massage_trainer.schedule import Instant

ENOUGH = 0.8
"""The share of its time for which a part has to be practised to count as done: Next in its last seconds is
no jump over it."""
EVERY = 0.9
"""Seconds of work after which a part is written down anew: looks come once a second, some a hair early."""
LOOK = 0.2
"""Seconds between two looks worth having while nobody changes anything."""
LEAST_PAUSE = 1.0
"""Seconds below which standing still is no pause worth telling of."""


class Pause(NamedTuple):
    """A pause that is over."""

    began: Instant
    seconds: float


class Sign(NamedTuple):
    """What the partner said of the pressure in a part."""

    part: int
    at: Instant
    said: Said


class End(NamedTuple):
    """The run is over."""

    at: Instant
    finished: bool


Entry = Practised | Pause | Sign | End


class Tally(NamedTuple):
    """What is known of one part: real seconds of work, and `share` of its time that was really worked."""

    began: Instant
    worked: float = 0.0
    waited: float = 0.0
    share: float = 0.0
    done: bool = False

    @property
    def seconds(self) -> float:
        """Real seconds of work, waits included."""
        return self.worked + self.waited


class Wait(NamedTuple):
    """Where a run waited, and for how many seconds."""

    part: Part
    seconds: float


class Account(NamedTuple):
    """What is told after a run. Seconds are real; `hands_on` those with the hands on the body.

    `steps` of `of` steps of work were done; `missed` are the others' names, and `one_sided` those of which
    one side was done, with that side. `longest` is the longest wait, if there was one worth telling of.
    """

    steps: int
    of: int
    missed: tuple[str, ...]
    one_sided: tuple[tuple[str, str], ...]
    seconds: float
    hands_on: float
    pauses: tuple[float, ...]
    longest: Wait | None
    signs: tuple[tuple[Part, Said], ...]


class Chronicle:
    """Follows one run. `regions` turns what a step names into regions' ids; `earlier` is what was kept of the
    run before it was left."""

    def __init__(
        self,
        run: Run,
        timeline: Timeline,
        regions: dict[str, tuple[str, ...]],
        earlier: Earlier | None = None,
    ) -> None:
        self.run = run
        self.timeline = timeline
        self._regions = regions
        self._tallies: dict[int, Tally] = {}
        self._written: dict[int, tuple[float, bool]] = {}
        self._pauses: list[float] = []
        self._signs: list[Sign] = []
        self._session: Session | None = None
        self._seen = 0.0
        self._ahead = (-1, 0.0)
        self._paused: tuple[float, Instant] | None = None
        self._over = False
        if earlier is not None:
            self._pauses += earlier.pauses
            self._signs += (Sign(*each) for each in earlier.said)
            for number, part in earlier.parts.items():
                if number < len(timeline.parts):
                    self._take_over(number, part)

    def _take_over(self, number: int, kept: Practised) -> None:
        time = self.timeline.parts[number].time
        worked = min(kept.seconds, time / kept.pace)
        share = worked * kept.pace / time if time else 0.0
        tally = Tally(kept.began, worked, kept.seconds - worked, share, kept.done)
        self._tallies[number] = tally
        self._written[number] = tally.seconds, tally.done

    # Following ------------------------------------------------------------------------------------------

    def due(self, session: Session, now: float) -> bool:
        """Whether a look is worth having, now that the session stands like this."""
        return session is not self._session or not 0 <= now - self._seen < LOOK

    def follow(self, session: Session, now: float, at: Instant) -> list[Entry]:
        """What has to be written down now that the session stands like this; `at` is the same second as
        `now`, as it was lived."""
        before, found = self._session, list[Entry]()
        if not self.due(session, now):
            return found
        if before is None:
            self._begin(session)
        else:
            for spent in before.spent_between(self._seen, now):
                self._add(spent, before.pace, Instant(at.utc - (now - spent.at), at.offset))
            if session is not before:
                self._moved(before.at(now), session.at(now), at)
        self._session, self._seen = session, now
        here = session.at(now)
        found += self._parts_due(here.spot.part, still=here.since is None)
        found += self._pause_over(here, now, at)
        if here.ended and not self._over:
            self._over = True
            found.append(End(at, finished=True))
        return found

    def _begin(self, session: Session) -> None:
        """A run that is taken up in the middle of a part has done what lies before that."""
        spot, parts = session.spot, self.timeline.parts
        if spot.part < len(parts) and parts[spot.part].time:
            self._ahead = spot.part, spot.done / parts[spot.part].time
            tally = self._tallies.get(spot.part)
            if tally is not None:
                self._tallies[spot.part] = tally._replace(share=max(tally.share, self._ahead[1]))

    def _add(self, spent: Spent, pace: float, began: Instant) -> None:
        part = self.timeline.parts[spent.part]
        ahead = self._ahead[1] if self._ahead[0] == spent.part else 0.0
        tally = self._tallies.get(spent.part, Tally(began, share=ahead))
        share = tally.share + (spent.worked * pace / part.time if part.time else 0.0)
        tally = tally._replace(
            worked=tally.worked + spent.worked, waited=tally.waited + spent.waited, share=share
        )
        self._tallies[spent.part] = tally._replace(done=tally.done or (spent.over and share >= ENOUGH))

    def _moved(self, before: Session, after: Session, at: Instant) -> None:
        """Somebody changed the run: a part that is left for the next one may have been done."""
        number = before.spot.part
        if number >= len(self.timeline.parts) or after.spot.part <= number:
            return
        part, tally = self.timeline.parts[number], self._tallies.get(number)
        if part.ending == "confirm":
            # A press is what it waited for; a jump further on is none.
            if after.spot.part == number + 1:
                self._tallies[number] = (tally or Tally(at))._replace(done=True)
        elif tally is not None and tally.share >= ENOUGH:
            self._tallies[number] = tally._replace(done=True)

    def _parts_due(self, current: int, *, still: bool) -> Iterable[Practised]:
        for number, tally in self._tallies.items():
            seconds, done = self._written.get(number, (0.0, False))
            news = tally.seconds - seconds
            goes_on = number == current and not still
            if news >= EVERY or tally.done != done or (news > 0 and not goes_on):
                self._written[number] = tally.seconds, tally.done
                yield self._practised(number, tally)

    def _practised(self, number: int, tally: Tally) -> Practised:
        part = self.timeline.parts[number]
        step = part.step
        regions = dict.fromkeys(region for name in step.regions for region in self._regions[name])
        return Practised(
            number=number,
            step=step.id,
            began=tally.began,
            seconds=tally.seconds,
            name=step.name,
            side=part.side,
            regions=tuple(regions),
            techniques=step.technique,
            pace=self._session.pace if self._session is not None else 1.0,
            done=tally.done,
            phase=step.phase,
            parts=part.parts_in_step,
        )

    def _pause_over(self, here: Session, now: float, at: Instant) -> Iterable[Pause]:
        if here.since is None:
            if self._paused is None and not here.ended and self._tallies:
                self._paused = now, at
        elif self._paused is not None:
            since, began = self._paused
            self._paused = None
            if now - since >= LEAST_PAUSE:
                self._pauses.append(now - since)
                yield Pause(began, now - since)

    # What people say ------------------------------------------------------------------------------------

    def answer(self, said: Said, at: Instant) -> list[Entry]:
        """The partner has given a sign. Another one in the same part takes its place; that of stop stays."""
        number = 0 if self._session is None else self._session.at(self._seen).spot.part
        before = next((each for each in self._signs if each.part == number and each.said != "stop"), None)
        if said != "stop" and before is not None:
            self._signs.remove(before)
            at = before.at
        sign = Sign(number, at, said)
        self._signs.append(sign)
        return [sign]

    @property
    def last_said(self) -> Said | None:
        """The last answer in this run."""
        return self._signs[-1].said if self._signs else None

    def end(self, at: Instant) -> list[Entry]:
        """The run is over before its end."""
        if self._over:
            return []
        self._over = True
        return [End(at, finished=False)]

    # Afterwards -----------------------------------------------------------------------------------------

    def account(self) -> Account:
        """What is told after the run."""
        done: dict[int, list[Part]] = {}
        for number, tally in self._tallies.items():
            if tally.done:
                part = self.timeline.parts[number]
                done.setdefault(part.step_index, []).append(part)
        first = [part for part in self.timeline.parts if part.index_in_step == 0]
        work = [part for part in first if part.step.phase == "work"]
        whole = [part for part in work if len(done.get(part.step_index, ())) == part.parts_in_step]
        half = {}
        for part in work:
            sides = {each.side for each in done.get(part.step_index, ()) if each.side}
            if part not in whole and len(sides) == 1:
                half[part.step.name] = sides.pop()
        waits = [
            Wait(self.timeline.parts[number], tally.waited)
            for number, tally in self._tallies.items()
            if self.timeline.parts[number].step.phase == "work" and tally.waited >= LEAST_PAUSE
        ]
        return Account(
            steps=len(whole),
            of=len(work),
            missed=tuple(p.step.name for p in work if p not in whole and p.step.name not in half),
            one_sided=tuple(half.items()),
            seconds=sum(tally.seconds for tally in self._tallies.values()),
            hands_on=sum(
                tally.seconds
                for number, tally in self._tallies.items()
                if _hands_on(self.timeline.parts[number])
            ),
            pauses=tuple(self._pauses),
            longest=max(waits, key=lambda wait: wait.seconds, default=None),
            signs=tuple((self.timeline.parts[sign.part], sign.said) for sign in self._signs),
        )


def _hands_on(part: Part) -> bool:
    step = part.step
    return step.phase != "prepare" and bool(step.regions or step.technique)


def keep(history: History, run: Run, entry: Entry) -> None:
    """Writes down one thing; raises storage.NotSavedError."""
    match entry:
        case Practised():
            history.append_part(run, entry)
        case Pause():
            history.append_pause(run, entry.began, entry.seconds)
        case Sign():
            history.append_pressure(run, entry.part, entry.at, entry.said)
        case End():
            history.append_end(run, entry.at, finished=entry.finished)
