# SPDX-License-Identifier: MIT
"""The one clock and the one timer: when they beat, what they tell, and that they sleep when they may."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from massage_trainer.gui.conductor import FRAME, SAVE_EVERY, Conductor, sleep_clock
from massage_trainer.pacing import Moment, Session, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.probes import Beats, Clock

ROUTINE = Routine(
    id="two",
    title="Two",
    steps=(
        Step(id="a", prompt="A", lead_in=5, time=20),
        Step(id="b", prompt="B", lead_in=0, time=10),
    ),
)


@pytest.fixture
def conductor(qapp: object, clock: Clock) -> Conductor:
    return Conductor(clock, clock.counting_sleep)


@pytest.fixture
def beats(conductor: Conductor, clock: Clock) -> Beats:
    return Beats(conductor, clock)


def session() -> Session:
    return Session(Timeline.of(ROUTINE))


def stop(conductor: Conductor) -> None:
    conductor.load(None)


def test_without_a_session_nothing_is_planned(conductor: Conductor) -> None:
    conductor.tell()

    assert conductor.asleep
    assert conductor.moment() is None


def test_a_session_that_stands_wakes_nobody(conductor: Conductor, beats: Beats) -> None:
    conductor.load(session())

    assert conductor.asleep
    assert beats.advance(600) == 0


def test_with_nothing_moving_it_beats_once_a_second(conductor: Conductor, beats: Beats) -> None:
    told: list[Moment] = []
    conductor.load(session())
    conductor.do(Session.resume)
    conductor.changed.connect(told.append)

    # The lead-in's last second is the time's first: one change a second and half-time.
    assert 15 <= beats.advance(15.5) <= 17
    assert 15 <= len(told) <= 17
    stop(conductor)


def test_each_beat_has_something_new_to_show(conductor: Conductor, beats: Beats) -> None:
    shown: list[tuple[object, ...]] = []
    conductor.changed.connect(
        lambda m: shown.append(
            (m.index, m.state, math.ceil(m.lead_left - 1e-6), math.ceil(m.left - 1e-6), m.card)
        )
    )
    conductor.load(session())
    conductor.do(Session.resume)
    del shown[:-1]
    beats.advance(40)

    half_time = sum(1 for one, two in pairwise(shown) if one == two)
    assert half_time <= 2, "only half-time of either part changes neither seconds nor state"
    stop(conductor)


def test_the_time_that_telling_takes_does_not_make_the_next_beat_late(
    conductor: Conductor, beats: Beats, clock: Clock
) -> None:
    def tell_slowly(_moment: Moment) -> None:
        clock.now += 0.2

    conductor.load(session())
    conductor.do(Session.resume)
    begun = clock.now
    conductor.changed.connect(tell_slowly)
    conductor.tell()
    due = beats.planned
    assert due is not None
    assert clock.now + due == pytest.approx(begun + 1.0, abs=0.002), "the second that is up next"
    stop(conductor)


def test_while_something_moves_it_beats_as_a_film(conductor: Conductor, beats: Beats) -> None:
    moving = [math.inf]
    conductor.add_moving(lambda _now: moving[0])
    conductor.load(session())
    conductor.do(Session.resume)

    assert beats.planned == pytest.approx(FRAME / 1000)
    moving[0] = -math.inf
    stop(conductor)


def test_frames_end_when_what_moved_has_settled(conductor: Conductor, beats: Beats, clock: Clock) -> None:
    until = clock.now + 0.7
    conductor.add_moving(lambda _now: until)
    conductor.load(session())

    assert not conductor.asleep
    beats.advance(1.0, every=0.033)
    assert conductor.asleep


def test_between_moments_what_moves_may_move_by_itself(
    conductor: Conductor, beats: Beats, clock: Clock
) -> None:
    told: list[float] = []
    moved: list[tuple[float, float]] = []
    conductor.changed.connect(lambda _moment: told.append(clock.now))

    def move(now: float, since: float) -> bool:
        moved.append((now, since))
        return True

    conductor.add_moving(lambda _now: math.inf if conductor.session else -math.inf, move)
    conductor.load(session())
    conductor.do(Session.resume)
    del told[:]
    beats.advance(3.0, every=0.033)

    assert len(moved) > 80
    assert [second - told[0] for second in told] == pytest.approx([0, 1, 2], abs=0.04), "at each shown second"
    for now, since in moved:
        last = max((second for second in (1000.0, *told) if second < now), default=1000.0)
        assert since == pytest.approx(now - last)
    stop(conductor)


@pytest.mark.parametrize("cause", ["nobody moved all", "a wake", "another session", "sleep"])
def test_a_moment_is_told_when_more_than_what_moves_may_look_different(
    conductor: Conductor, beats: Beats, clock: Clock, cause: str
) -> None:
    told: list[Moment] = []
    conductor.add_moving(
        lambda _now: math.inf if conductor.session else -math.inf,
        lambda _now, _since: cause != "nobody moved all",
    )
    conductor.load(session())
    conductor.do(Session.resume)
    beats.advance(0.5, every=0.033)
    conductor.changed.connect(told.append)
    if cause == "a wake":
        conductor.wake_at("it", clock.now + 0.01)
    elif cause == "another session":
        conductor.do(lambda session, now: session.with_pace(now, 1.2))
    elif cause == "sleep":
        clock.slept += 60
    beats.advance(0.034, every=0.033)

    assert told
    stop(conductor)


def test_a_late_beat_changes_nothing(conductor: Conductor, beats: Beats, clock: Clock) -> None:
    conductor.load(session())
    conductor.do(Session.resume)
    clock.now += 17.25
    conductor.tell()
    late = conductor.moment()

    other = session().resume(clock.now - 17.25).moment(clock.now)
    assert late == other
    stop(conductor)


def test_a_wake_is_kept_once(conductor: Conductor, beats: Beats, clock: Clock) -> None:
    seconds: list[float] = []
    conductor.beat.connect(seconds.append)
    conductor.wake_at("mine", clock.now + 3)

    assert beats.advance(60) == 1
    assert seconds == [pytest.approx(1003, abs=0.01)]
    assert conductor.asleep


def test_a_wish_can_be_taken_back(conductor: Conductor, clock: Clock) -> None:
    conductor.wake_at("mine", clock.now + 3)
    conductor.wake_at("mine", None)

    assert conductor.asleep


def test_it_never_wakes_before_the_second(conductor: Conductor, beats: Beats, clock: Clock) -> None:
    conductor.load(session())
    clock.now += 0.0004
    conductor.do(Session.resume)

    planned = beats.planned
    assert planned is not None
    assert planned >= 1.0 - 1e-6, "too early, it would show the old second and come again"
    stop(conductor)


def test_it_says_when_another_part_is_reached(conductor: Conductor, beats: Beats) -> None:
    reached: list[int] = []
    conductor.stepped.connect(lambda moment: reached.append(moment.index))
    conductor.load(session())
    conductor.do(Session.resume)
    beats.advance(60)

    assert reached == [0, 1, 2]
    assert conductor.asleep, "after the end nothing is due"


def test_the_place_is_to_be_saved_at_least_every_five_seconds(conductor: Conductor, beats: Beats) -> None:
    saved: list[float] = []
    conductor.save_due.connect(lambda: saved.append(conductor.now()))
    conductor.load(session())
    conductor.do(Session.resume)
    beats.advance(30)

    assert SAVE_EVERY <= 5
    assert len(saved) >= 6
    assert max(two - one for one, two in pairwise(saved)) <= 5.0
    stop(conductor)


def test_nothing_is_saved_while_time_stands(conductor: Conductor, beats: Beats) -> None:
    saved: list[bool] = []
    conductor.save_due.connect(lambda: saved.append(True))
    conductor.load(session())
    conductor.wake_at("mine", conductor.now() + 30)
    beats.advance(60)

    assert saved == []


def test_sleep_pauses_at_the_second_it_began(conductor: Conductor, beats: Beats, clock: Clock) -> None:
    woke: list[bool] = []
    conductor.woke.connect(lambda: woke.append(True))
    conductor.load(session())
    conductor.do(Session.resume)
    beats.advance(12.5)
    before = conductor.moment()
    clock.slept += 3600
    beats.advance(1)

    after = conductor.moment()
    assert before is not None
    assert after is not None
    assert woke == [True]
    assert after.paused
    assert after.into == pytest.approx(before.into, abs=1.0)
    assert conductor.asleep


@pytest.mark.parametrize("seconds", [0.5, 1.9])
def test_a_nap_of_two_seconds_is_none(
    conductor: Conductor, beats: Beats, clock: Clock, seconds: float
) -> None:
    conductor.load(session())
    conductor.do(Session.resume)
    beats.advance(3)
    clock.slept += seconds
    beats.advance(3)

    moment = conductor.moment()
    assert moment is not None
    assert not moment.paused
    stop(conductor)


def test_waking_in_a_pause_is_nothing_new(conductor: Conductor, beats: Beats, clock: Clock) -> None:
    woke: list[bool] = []
    conductor.woke.connect(lambda: woke.append(True))
    conductor.load(session())
    clock.slept += 3600
    conductor.do(Session.resume)
    beats.advance(3)

    moment = conductor.moment()
    assert moment is not None
    assert woke == []
    assert not moment.paused
    stop(conductor)


def test_its_own_clocks_go_forward(qtbot: QtBot) -> None:
    conductor = Conductor()
    counting = sleep_clock()
    first, second = conductor.now(), conductor.now()

    assert second >= first
    assert counting() <= counting()
    assert abs(conductor.now() - time.monotonic()) < 5
