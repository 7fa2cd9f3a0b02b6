# SPDX-License-Identifier: MIT
"""Where a routine stands at any second: a pure function of elapsed time, never a count of ticks.

A session is a value. It remembers one spot in the routine and the second at which that was true;
everything else
follows from the time that has passed since. There is no timer, no clock and no sound here: seconds come in as
arguments (of any clock that only goes forward), and values come out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from massage_trainer.routine import Ending, Routine, Step, lead_ins

Mode = Literal["auto", "manual"]
State = Literal["lead_in", "running", "last_five", "waiting", "ease_off", "finishing", "ended"]
PartSide = Literal["", "left", "right"]

CUE = 5.0
"""Seconds for which a coming change shows before it happens."""
SHIFT = 10.0
"""Seconds that one press moves the running part back or forth."""
BACK = 3.0
"""Seconds within which “previous” means the part before, or the second that was just skipped away from."""
UNDO = 8.0
"""Seconds for which a jump can be taken back."""
CARD = 8.0
"""Seconds for which the silent pressure card shows."""
SLEPT = 2.0
"""More seconds than this between a clock that counts sleep and one that does not: the machine slept."""
PACES = (0.5, 2.0)
PACE_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a step: the step itself, or one side or repetition of it.

    `lead_in` is real seconds; `time` is seconds at pace 1 (0 if the step only waits); `at_most` real
    seconds or None.
    """

    step: Step
    step_index: int
    index_in_step: int
    parts_in_step: int
    side: PartSide
    lead_in: float
    time: float

    @property
    def ending(self) -> Ending:
        """How the part ends, as its step says."""
        return self.step.ending

    @property
    def at_most(self) -> float | None:
        """Real seconds of work after which a part that waits goes on by itself."""
        return self.step.at_most

    def expected(self, pace: float) -> float:
        """Real seconds that the part is expected to take, lead-in included."""
        return self.lead_in + self.time / pace


def _parts_of(step: Step, step_index: int) -> tuple[Part, ...]:
    once: tuple[PartSide, ...]
    if step.sides == "each":
        once = ("left", "right")
    elif step.sides == "both":
        once = ("",)
    else:
        once = (step.sides,)
    sides = once * step.repeat
    return tuple(
        Part(step, step_index, number, len(sides), side, lead_in, step.time or 0.0)
        for number, (side, lead_in) in enumerate(zip(sides, lead_ins(step), strict=True))
    )


@dataclass(frozen=True)
class Timeline:
    """A routine laid end to end as parts."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, routine: Routine) -> Timeline:
        """The timeline of a routine, in the order of its steps; left before right."""
        return cls(tuple(part for index, step in enumerate(routine.steps) for part in _parts_of(step, index)))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps in order, each once."""
        return tuple(part.step for part in self.parts if part.index_in_step == 0)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        counted = (part for part in self.parts if part.step.phase == "work" and part.index_in_step == 0)
        return {part.step_index: number for number, part in enumerate(counted, start=1)}

    @cached_property
    def rests(self) -> tuple[tuple[float, float, bool], ...]:
        """From each part on, and from the end on: the lead-ins and the time at pace 1 in seconds, and whether
        anything waits."""
        found = [(0.0, 0.0, False)]
        for part in reversed(self.parts):
            lead, time, waits = found[-1]
            found.append((lead + part.lead_in, time + part.time, waits or part.ending != "time"))
        return tuple(reversed(found))

    def number(self, part: Part) -> tuple[int, int] | None:
        """(n, m) of “step n of m” for a working part; None before and after the work."""
        number = self._numbers.get(part.step_index)
        return None if number is None else (number, len(self._numbers))

    def first_part(self, step_index: int) -> int:
        """The index of a step's first part."""
        return next(i for i, part in enumerate(self.parts) if part.step_index == step_index)

    def total(self, pace: float = 1.0) -> float:
        """Real seconds that everything is expected to take."""
        return sum(part.expected(pace) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the routine.

    `lead`, `worked` and `waited` are real seconds spent in the part's lead-in, its time and its wait;
    `done` is how much
    of its `time` is behind (seconds at pace 1). `due` is the real second of work (worked + waited) at
    which a wait that was switched to auto goes on.
    """

    part: int = 0
    lead: float = 0.0
    done: float = 0.0
    worked: float = 0.0
    waited: float = 0.0
    due: float | None = None

    @property
    def real(self) -> float:
        """Real seconds of work on this part, waits included."""
        return self.worked + self.waited

    @property
    def into(self) -> float:
        """Real seconds since the part began."""
        return self.lead + self.real


class Spent(NamedTuple):
    """What of a stretch of time went into a part: from the second `at` on, real seconds in its time and in
    its wait. `over` if it came to its end by itself."""

    part: int
    at: float
    worked: float
    waited: float
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Everything that can be shown of one instant. Seconds are real seconds unless said otherwise.

    part: None once the routine has ended, then `state` is "ended".
    fraction: how much of the part's `time` is done, 0 to 1.
    left: of the part's time, at this pace.
    goes_on_in: until the part changes by itself, None while it would wait.
    cue: the same, but only in the last five seconds: the change should be seen coming.
    half_since: since half-time; None before it or where there is none.
    card: whether the silent pressure card is up.
    remaining: expected rest of the routine; `about` while a wait still lies ahead.
    """

    part: Part | None
    index: int
    next: Part | None
    state: State
    paused: bool
    into: float
    lead_left: float
    fraction: float
    left: float
    waited: float
    goes_on_in: float | None
    cue: float | None
    half_since: float | None
    card: bool
    elapsed: float
    remaining: float
    about: bool

    @property
    def waiting(self) -> bool:
        """Whether the part's own time is over and someone, or the cap, decides when it goes on."""
        return self.state in ("waiting", "ease_off", "finishing")


@dataclass(frozen=True, slots=True)
class _Left:
    """Where a jump started, so that it can be taken back: the spot, the second, and whether it was a skip
    forward."""

    spot: Spot
    at: float
    skipped: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A run of a timeline. Every change returns a new session; `now` is always seconds of the same clock.

    `since` is the second at which `spot` was true, None while time stands still. `caps` off means that
    `until` has no
    `at_most`: a teacher decides.
    """

    timeline: Timeline
    spot: Spot = Spot()
    since: float | None = None
    pace: float = 1.0
    mode: Mode = "auto"
    caps: bool = True
    spent: float = 0.0
    left: _Left | None = None

    # What follows from elapsed time ---------------------------------------------------------------------

    def _part(self, spot: Spot) -> Part | None:
        parts = self.timeline.parts
        return parts[spot.part] if spot.part < len(parts) else None

    def _goes_on_after(self, part: Part, spot: Spot) -> float | None:
        """Real seconds of work from `spot` until the part ends by itself; None if it would wait for ever."""
        if self.mode == "manual" or part.ending == "confirm":
            return None
        if part.ending == "time":
            if spot.due is not None:
                return max(0.0, spot.due - spot.real)
            return (part.time - spot.done) / self.pace
        if part.at_most is None or not self.caps:
            return None
        return max(0.0, max(part.at_most, spot.due or 0.0) - spot.real)

    def _work(self, part: Part, spot: Spot, seconds: float) -> Spot:
        """`spot` after so many real seconds of work, never past the part's own end."""
        if part.ending == "confirm":
            return replace(
                spot, done=min(part.time, spot.done + seconds * self.pace), waited=spot.waited + seconds
            )
        left = (part.time - spot.done) / self.pace
        if seconds < left:  # thirty times a second
            done, worked = spot.done + seconds * self.pace, spot.worked + seconds
            return Spot(spot.part, spot.lead, done, worked, spot.waited, spot.due)
        return replace(spot, done=part.time, worked=spot.worked + left, waited=spot.waited + seconds - left)

    def _within(self, part: Part, spot: Spot, seconds: float) -> tuple[Spot, float | None]:
        """`spot` after so many real seconds, at most at the part's end; and how many were left over there."""
        lead_left = part.lead_in - spot.lead
        if seconds < lead_left:
            return replace(spot, lead=spot.lead + seconds), None
        if lead_left:
            seconds -= lead_left
            spot = replace(spot, lead=part.lead_in)
        stop = self._goes_on_after(part, spot)
        if stop is None or seconds < stop:
            return self._work(part, spot, seconds), None
        return self._work(part, spot, stop), seconds - stop

    def _advance(self, spot: Spot, seconds: float) -> tuple[Spot, float]:
        """`spot` after so many real seconds, and how many of them were left over at the routine's end."""
        while (part := self._part(spot)) is not None:
            spot, over = self._within(part, spot, seconds)
            if over is None:
                return spot, 0.0
            seconds = over
            spot = Spot(spot.part + 1)
        return spot, seconds

    def at(self, now: float) -> Session:
        """The same session with its spot brought forward to `now`: nothing that shows changes by it."""
        if self.since is None:
            return self
        seconds = max(0.0, now - self.since)
        spot, unused = self._advance(self.spot, seconds)
        ended = spot.part >= len(self.timeline.parts)
        return replace(
            self,
            spot=spot,
            since=None if ended else max(now, self.since),
            spent=self.spent + seconds - unused,
        )

    def moment(self, now: float) -> Moment:
        """What is true at `now`."""
        spot, pace, elapsed = self.spot, self.pace, self.spent
        if self.since is not None:
            seconds = max(0.0, now - self.since)
            spot, unused = self._advance(spot, seconds)
            elapsed += seconds - unused
        parts = self.timeline.parts
        part = self._part(spot)
        if part is None:
            return Moment(
                part=None, index=len(parts), next=None, state="ended", paused=False, into=0.0, lead_left=0.0,
                fraction=1.0, left=0.0, waited=0.0, goes_on_in=None, cue=None, half_since=None, card=False,
                elapsed=elapsed, remaining=0.0, about=False,
            )  # fmt: skip
        later = spot.part + 1
        leads, times, waits = self.timeline.rests[later]
        lead_left = part.lead_in - spot.lead
        left = (part.time - spot.done) / pace
        goes_on = self._goes_on_after(part, spot)
        goes_on_in = None if goes_on is None else lead_left + goes_on
        state = self._state(part, spot, lead_left, left, goes_on)
        half_since = None
        if part.ending != "confirm" and lead_left <= 0 and part.time and spot.done >= part.time / 2:
            half_since = (spot.done - part.time / 2) / pace + spot.waited
        return Moment(
            part=part,
            index=spot.part,
            next=parts[later] if later < len(parts) else None,
            state=state,
            paused=self.since is None,
            into=spot.into,
            lead_left=lead_left,
            fraction=spot.done / part.time if part.time else float(lead_left <= 0),
            left=left,
            waited=spot.waited,
            goes_on_in=goes_on_in,
            cue=goes_on_in if goes_on_in is not None and goes_on_in <= CUE and lead_left <= 0 else None,
            half_since=half_since,
            card=part.step.ask == "pressure" and half_since is not None and half_since < CARD,
            elapsed=elapsed,
            remaining=lead_left + left + leads + times / pace,
            about=self.mode == "manual" or part.ending != "time" or waits,
        )

    def _state(self, part: Part, spot: Spot, lead_left: float, left: float, goes_on: float | None) -> State:
        if lead_left > 0:
            return "lead_in"
        if part.ending == "confirm":
            return "waiting"
        if part.ending == "until" or spot.done >= part.time:
            if goes_on is not None and goes_on <= CUE:
                return "finishing"
            if part.at_most is not None and spot.real > part.at_most:
                return "ease_off"
        if spot.done >= part.time:
            return "waiting"
        return "last_five" if part.ending == "time" and left <= CUE else "running"

    def slept(self, before: tuple[float, float], after: tuple[float, float]) -> bool:
        """Whether the machine slept while time ran here, by two readings of (a clock that stops in sleep, one
        that counts it), seconds."""
        return not self.paused and (after[1] - before[1]) - (after[0] - before[0]) > SLEPT

    def spent_between(self, before: float, now: float) -> list[Spent]:
        """What was worked between two seconds, part by part; lead-ins and pauses are no work."""
        here = self.at(before)
        if here.since is None:
            return []
        found: list[Spent] = []
        spot, seconds = here.spot, max(0.0, now - here.since)
        while (part := here._part(spot)) is not None:
            then, over = here._within(part, spot, seconds)
            begun = now - seconds + then.lead - spot.lead
            worked, waited = then.worked - spot.worked, then.waited - spot.waited
            if worked or waited or over is not None:
                found.append(Spent(spot.part, begun, worked, waited, over is not None))
            if over is None:
                break
            seconds, spot = over, Spot(spot.part + 1)
        return found

    def next_change(self, now: float) -> float | None:
        """The next second (of the clock) at which a countdown, a state or the card shows something else.

        None while time stands still, or at the end. Between two such seconds a still picture stays true.
        """
        if self.since is None:
            return None
        moment = self.moment(now)
        part = moment.part
        if part is None:
            return None
        waits: list[float] = []
        if moment.lead_left > 0:
            waits.append(_to_next_second(moment.lead_left))
        elif moment.left > 0 and part.ending != "confirm":
            waits.append(_to_next_second(moment.left))
            to_half = moment.left - part.time / self.pace / 2
            waits += [to_half] if to_half > 0 else []
        else:
            waits.append(_to_next_second(moment.waited, upwards=True))
        if moment.goes_on_in is not None:
            waits.append(_to_next_second(moment.goes_on_in))
        if moment.card and moment.half_since is not None:
            waits.append(CARD - moment.half_since)
        return max(now, self.since) + min(waits)

    # What people do -------------------------------------------------------------------------------------

    @property
    def ended(self) -> bool:
        """Whether the last spot that was fixed lies behind the last part."""
        return self._part(self.spot) is None

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self.since is None

    def resume(self, now: float) -> Session:
        """Time runs on from here; an ended session stays ended."""
        return self if self.since is not None or self.ended else replace(self, since=now)

    def pause(self, now: float) -> Session:
        """Time stands still from here."""
        return replace(self.at(now), since=None)

    def press(self, now: float) -> Session:
        """What the screen waits for: continue a wait, else pause or resume."""
        moment = self.moment(now)
        if moment.state == "ended":
            return self.at(now)
        if moment.paused:
            return self.resume(now)
        return self.next(now) if moment.waiting else self.pause(now)

    def _jump(self, now: float, spot: Spot, *, skipped: bool = False) -> Session:
        here = self.at(now)
        back = _Left(here.spot, now, skipped)
        since = here.since
        if spot.part >= len(self.timeline.parts):
            since = None
        return replace(here, spot=spot, since=since, left=back)

    def next(self, now: float) -> Session:
        """To the next part; from the last one to the end."""
        here = self.at(now)
        return here if here.ended else self._jump(now, Spot(here.spot.part + 1), skipped=True)

    def previous(self, now: float) -> Session:
        """To the part's start; within three seconds of it to the one before; after a skip back to the
        same second."""
        here = self.at(now)
        if here.left is not None and here.left.skipped and 0 <= now - here.left.at < BACK:
            return here.undo(now)
        index = here.spot.part
        if here.ended or here.spot.into < BACK:
            index = max(0, index - 1)
        return self._jump(now, Spot(index))

    def again(self, now: float) -> Session:
        """The running part once more from its start."""
        here = self.at(now)
        return here if here.ended else self._jump(now, Spot(here.spot.part))

    def go_to(self, now: float, part: int) -> Session:
        """To the start of a part. Raises IndexError if there is no such part."""
        if not 0 <= part < len(self.timeline.parts):
            message = f"there is no part {part}"
            raise IndexError(message)
        return self._jump(now, Spot(part))

    def can_undo(self, now: float) -> bool:
        """Whether the last jump can still be taken back."""
        return self.left is not None and 0 <= now - self.left.at < UNDO

    def undo(self, now: float) -> Session:
        """Back to the second from which the last jump started, within eight seconds of it."""
        here = self.at(now)
        if here.left is None or not here.can_undo(now):
            return here
        return replace(here, spot=here.left.spot, left=None)

    def shift(self, now: float, seconds: float) -> Session:
        """Moves within the running part by real seconds, clamped to it; forward out of a wait goes on."""
        here = self.at(now)
        part = here._part(here.spot)
        if part is None:
            return here
        spot = here.spot
        if seconds < 0:
            return replace(here, spot=_earlier(part, spot, -seconds, here.pace))
        lead = min(seconds, part.lead_in - spot.lead)
        spot = replace(spot, lead=spot.lead + lead)
        rest = seconds - lead
        if part.ending == "confirm" or spot.done >= part.time:
            return here.next(now) if rest > 0 else replace(here, spot=spot)
        left = (part.time - spot.done) / here.pace
        spot = here._work(part, spot, min(rest, left))
        # A part that ends at its time has now ended; advancing by nothing moves on without spilling into
        # the next.
        return replace(here, spot=here._advance(spot, 0.0)[0]).at(now)

    def with_pace(self, now: float, pace: float) -> Session:
        """Another speed from here on, kept within half and double and to steps of 0.05; the fraction done
        stays."""
        least, most = PACES
        stepped = round(round(pace / PACE_STEP) * PACE_STEP, 2)
        return replace(self.at(now), pace=min(most, max(least, stepped)))

    def with_mode(self, now: float, mode: Mode) -> Session:
        """Another mode from here on. A wait that is switched to auto still shows its five seconds before
        it goes on."""
        here = self.at(now)
        if mode == here.mode:
            return here
        spot = here.spot
        part = here._part(spot)
        due = None
        if mode == "auto" and part is not None and part.ending != "confirm":
            over = part.time and spot.done >= part.time
            past = part.ending == "until" and part.at_most is not None and spot.real + CUE > part.at_most
            if over or past:
                due = spot.real + CUE
        return replace(here, mode=mode, spot=replace(spot, due=due))

    @classmethod
    def resumed(
        cls, timeline: Timeline, spot: Spot, *, pace: float, mode: Mode, spent: float = 0.0
    ) -> Session:
        """A session that stands where one was left after so many real seconds. What a spot says too much of
        is kept within its part."""
        part = timeline.parts[spot.part]
        kept = replace(
            spot, lead=min(spot.lead, part.lead_in), done=min(max(0.0, spot.done), part.time), due=None
        )
        if kept.done > 0 or kept.real > 0:  # time has begun, so the lead-in is over
            kept = replace(kept, lead=part.lead_in)
        return cls(timeline, kept, mode=mode, spent=spent).with_pace(0.0, pace)


def _to_next_second(seconds: float, *, upwards: bool = False) -> float:
    """Seconds until a clock that shows whole seconds shows the next one.

    A hair beyond the boundary, never before it: a wake-up that comes too early would show the old second
    again.
    """
    rest = 1.0 - seconds % 1.0 if upwards else seconds % 1.0
    return rest if rest > 1e-6 else 1.0


def _earlier(part: Part, spot: Spot, seconds: float, pace: float) -> Spot:
    """`spot` so many real seconds before: out of the wait, then the time, then the lead-in, never before
    the part."""
    waited = min(spot.waited, seconds)
    if part.ending == "confirm":  # its time runs while it waits
        spot = replace(spot, done=max(0.0, spot.done - waited * pace))
    seconds -= waited
    worked = min(spot.done / pace, seconds)
    seconds -= worked
    lead = min(spot.lead, seconds)
    return replace(
        spot,
        lead=spot.lead - lead,
        done=max(0.0, spot.done - worked * pace),
        worked=max(0.0, spot.worked - worked),
        waited=spot.waited - waited,
        due=None,
    )


def looked_at(timeline: Timeline, step_index: int, seconds: float) -> Moment:
    """A step as it is looked at outside a run: its hands work over and over, and nothing counts down.

    `seconds` since it came up; 0 is what a still picture shows.
    """
    moment = Session(timeline).go_to(0.0, timeline.first_part(step_index)).moment(0.0)
    time = moment.part.time if moment.part is not None else 0.0
    share = seconds / time % 1.0 if time else 0.0
    return replace(moment, into=seconds, waited=seconds, fraction=share, lead_left=0.0)
