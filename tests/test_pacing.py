# SPDX-License-Identifier: MIT
"""Pacing told as tables of seconds: what people do, and what is shown then.

A line of a table is `SECOND VERB …` or `SECOND shows STEP[.SIDE] STATE [name=value …]`; seconds are those
of the clock.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from massage_trainer.durations import shown_seconds
from massage_trainer.pacing import CUE, Mode, Moment, Session, Spent, Spot, Timeline, looked_at
from massage_trainer.routine import Routine, Step

START = 1000.0


def routine(*steps: Step) -> Routine:
    return Routine(id="trial", title="Trial", steps=steps)


def step(name: str, time: float | None = None, **keys: Any) -> Step:
    keys.setdefault("lead_in", None)
    keys.setdefault("phase", "work")
    return Step(id=name, prompt=name, regions=("trapezius",), time=time, **keys)


def bare(name: str, time: float | None = None, **keys: Any) -> Step:
    """A step without a lead-in, so that tables stay easy to read."""
    return step(name, time, phase="close", **keys)


def play(table: str, *steps: Step, caps: bool = True) -> Session:
    """Runs a table; every `shows` line is checked where it stands."""
    session = Session(Timeline.of(routine(*steps)), caps=caps)
    for line in filter(None, (raw.strip() for raw in table.splitlines())):
        second, verb, *words = line.split()
        now = START + float(second)
        if verb == "shows":
            check(line, session, session.moment(now), words)
        else:
            session = act(session, now, verb, words)
    return session


def act(session: Session, now: float, verb: str, words: list[str]) -> Session:
    if verb in ("start", "resume"):
        return session.resume(now)
    if verb == "pace":
        return session.with_pace(now, float(words[0]))
    if verb in ("auto", "manual"):
        mode: Mode = "auto" if verb == "auto" else "manual"
        return session.with_mode(now, mode)
    if verb == "shift":
        return session.shift(now, float(words[0]))
    if verb == "goto":
        return session.go_to(now, int(words[0]))
    simple = {
        "pause": session.pause, "press": session.press, "next": session.next, "previous": session.previous,
        "again": session.again, "undo": session.undo,
    }  # fmt: skip
    return simple[verb](now)


def check(line: str, session: Session, moment: Moment, words: list[str]) -> None:
    where, state, *values = words
    if moment.part is None:
        name = "end"
    else:
        name = moment.part.step.id + (f".{moment.part.side}" if moment.part.side else "")
    assert (name, moment.state) == (where, state), line
    for value in values:
        key, _, wanted = value.partition("=")
        if key == "paused":
            assert moment.paused == (wanted == "yes"), line
        elif key == "card":
            assert moment.card == (wanted == "yes"), line
        elif key == "about":
            assert moment.about == (wanted == "yes"), line
        elif wanted == "none":
            assert getattr(moment, key) is None, line
        else:
            found = getattr(moment, key)
            assert found == pytest.approx(float(wanted), abs=1e-6), f"{line}: {key} is {found}"


def test_parts_follow_each_other_by_the_clock() -> None:
    play(
        """
        0    shows a running paused=yes left=10
        0    start
        0    shows a running paused=no left=10 remaining=30 elapsed=0
        4    shows a running left=6 fraction=0.4
        5    shows a last_five left=5 cue=5
        9.5  shows a last_five left=0.5 cue=0.5
        10   shows b running left=20 elapsed=10 remaining=20
        25   shows b last_five cue=5
        30   shows end ended remaining=0 elapsed=30
        99   shows end ended elapsed=30
        """,
        bare("a", 10),
        bare("b", 20),
    )


def test_lead_ins_and_side_switches_belong_to_their_part_and_stay_real_seconds() -> None:
    play(
        """
        0   pace 2
        0   start
        0   shows a.left lead_in lead_left=5 left=10 remaining=33
        5   shows a.left running left=10
        15  shows a.right lead_in lead_left=8 cue=none
        23  shows a.right running left=10
        33  shows end ended
        """,
        step("a", 20, sides="each"),
    )


def test_pace_is_a_speed_that_keeps_the_fraction_done() -> None:
    play(
        """
        0   start
        10  shows a running fraction=0.25 left=30
        10  pace 2
        10  shows a running fraction=0.25 left=15
        20  pace 0.5
        20  shows a running fraction=0.75 left=20
        40  shows b running
        """,
        bare("a", 40),
        bare("b", 20),
    )


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.5), (9, 2.0), (1.02, 1.0), (1.03, 1.05), (0.55, 0.55)])
def test_pace_is_kept_within_half_and_double_in_steps(asked: float, given: float) -> None:
    assert Session(Timeline.of(routine(bare("a", 10)))).with_pace(0, asked).pace == given


def test_pausing_stops_the_second_and_elapsed_counts_only_practice() -> None:
    play(
        """
        0    start
        4    pause
        4    shows a running left=6 paused=yes
        900  shows a running left=6 paused=yes elapsed=4
        900  press
        902  shows a last_five left=4 elapsed=6 paused=no
        """,
        bare("a", 10),
    )


def test_a_condition_waits_with_a_count_up_and_goes_on_by_itself_at_its_cap() -> None:
    play(
        """
        0    start
        24   shows hold running left=1 cue=none
        25   shows hold waiting left=0 waited=0 goes_on_in=35 fraction=1
        54   shows hold waiting waited=29 cue=none
        55   shows hold finishing cue=5
        59   shows hold finishing cue=1
        60   shows b running
        """,
        bare("hold", 25, until="softer", at_most=60),
        bare("b", 20),
    )


def test_a_wait_goes_on_at_a_press_and_elsewhere_a_press_pauses() -> None:
    play(
        """
        0    start
        30   press
        30   shows b running left=20 elapsed=30
        32   press
        99   shows b running left=18 paused=yes
        """,
        bare("hold", 25, until="softer", at_most=60),
        bare("b", 20),
    )


def test_the_cap_is_real_seconds_of_work_whatever_the_pace() -> None:
    play(
        """
        0    pace 0.5
        0    start
        5    shows hold running left=50
        55   shows hold waiting
        60   shows hold finishing cue=5
        65   shows b running
        """,
        step("hold", 25, until="softer", at_most=60),
        bare("b", 20),
    )
    play(
        """
        0    pace 0.5
        0    start
        55   shows hold finishing left=25 cue=5
        60   shows b running
        """,
        bare("hold", 40, until="softer", at_most=60),
        bare("b", 20),
    )


def test_without_a_cap_a_condition_waits_for_ever() -> None:
    play(
        """
        0     start
        5000  shows hold waiting goes_on_in=none about=yes
        """,
        bare("hold", 25, until="softer"),
    )


def test_a_teacher_decides_when_a_condition_is_over() -> None:
    play(
        """
        0    start
        59   shows hold waiting cue=none
        61   shows hold ease_off cue=none
        """,
        bare("hold", 25, until="softer", at_most=60),
        caps=False,
    )


def test_confirm_waits_from_its_start_and_its_time_is_only_the_expectation() -> None:
    play(
        """
        0    shows ask waiting paused=yes remaining=65 about=yes
        0    start
        1    shows ask waiting remaining=64
        45   shows ask waiting remaining=20 goes_on_in=none
        400  shows ask waiting remaining=20
        400  press
        400  shows b running elapsed=400 about=no
        """,
        bare("ask", 45, confirm=True),
        bare("b", 20),
    )


def test_manual_waits_at_every_end_without_a_cap() -> None:
    play(
        """
        0    manual
        0    start
        6    shows a last_five cue=none
        10   shows a waiting waited=0 about=yes
        500  shows a waiting waited=490
        500  press
        500  shows hold running
        561  shows hold ease_off waited=36
        900  shows hold ease_off
        """,
        bare("a", 10),
        bare("hold", 25, until="softer", at_most=60),
    )


def test_switching_to_auto_while_waiting_starts_the_cue_and_never_jumps() -> None:
    play(
        """
        0    manual
        0    start
        50   auto
        50   shows a finishing cue=5
        54   shows a finishing cue=1
        55   shows b running left=20
        """,
        bare("a", 10),
        bare("b", 20),
    )
    play(
        """
        0    manual
        0    start
        30   auto
        30   shows hold waiting goes_on_in=30
        31   manual
        200  auto
        200  shows hold finishing cue=5
        205  shows b running
        """,
        bare("hold", 25, until="softer", at_most=60),
        bare("b", 20),
    )


def test_switching_to_manual_takes_back_a_coming_change() -> None:
    play(
        """
        0    start
        57   manual
        57   shows hold waiting cue=none
        61   shows hold ease_off
        """,
        bare("hold", 25, until="softer", at_most=60),
        bare("b", 20),
    )


def test_ten_seconds_back_and_forth_stay_inside_the_part() -> None:
    play(
        """
        0    start
        20   shift -10
        20   shows a running left=30 elapsed=20
        20   shift -10
        20   shift -10
        20   shift -10
        20   shows a running left=40
        20   shift 10
        20   shows a running left=30
        45   shift 10
        45   shows b running left=20
        """,
        bare("a", 40),
        bare("b", 20),
    )


def test_ten_seconds_move_real_seconds_at_any_pace_and_through_the_lead_in() -> None:
    play(
        """
        0    pace 2
        0    start
        2    shift 10
        2    shows a running left=13 fraction=0.35
        2    shift -10
        2    shows a lead_in lead_left=3 left=20
        """,
        step("a", 40),
    )


def test_ten_seconds_forward_end_a_wait_and_ten_back_leave_it() -> None:
    play(
        """
        0    start
        30   shift -10
        30   shows hold running left=5
        30   shift 10
        30   shows hold waiting waited=0
        31   shift 10
        31   shows ask waiting
        40   shift 10
        40   shows end ended
        """,
        bare("hold", 25, until="softer", at_most=60),
        bare("ask", 10, confirm=True),
    )


def test_ten_seconds_never_take_the_next_part_along() -> None:
    play(
        """
        0    start
        38   shift 10
        38   shows b running left=20 fraction=0
        """,
        bare("a", 40),
        bare("b", 20),
    )


def test_previous_goes_to_the_start_then_to_the_part_before() -> None:
    play(
        """
        0    start
        25   previous
        25   shows b running left=20
        27   previous
        27   shows a running left=10
        28   previous
        28   shows a running left=10
        """,
        bare("a", 10),
        bare("b", 20),
    )


def test_previous_soon_after_a_skip_returns_to_the_same_second() -> None:
    play(
        """
        0    start
        6.5  next
        6.5  shows b running left=20
        8    previous
        8    shows a last_five left=3.5
        """,
        bare("a", 10),
        bare("b", 20),
    )


def test_a_jump_can_be_taken_back_for_eight_seconds() -> None:
    play(
        """
        0    start
        4    goto 2
        11   undo
        11   shows a running left=6
        12   goto 2
        20   undo
        20   shows c last_five left=2
        """,
        bare("a", 10),
        bare("b", 20),
        bare("c", 10),
    )


def test_again_repeats_the_running_side() -> None:
    play(
        """
        0    start
        40   shows a.right running left=13
        40   again
        40   shows a.right lead_in lead_left=8 left=20 elapsed=40
        """,
        step("a", 20, sides="each"),
    )


def test_skipping_while_paused_stays_paused() -> None:
    play(
        """
        0    start
        4    pause
        5    next
        90   shows b running left=20 paused=yes elapsed=4
        """,
        bare("a", 10),
        bare("b", 20),
    )


def test_next_at_the_last_part_ends_and_previous_comes_back_standing_still() -> None:
    play(
        """
        0    start
        4    next
        4    shows end ended elapsed=4
        50   previous
        99   shows a running left=10 paused=yes elapsed=4
        """,
        bare("a", 10),
    )


def test_half_time_and_the_card_that_is_never_in_the_way() -> None:
    play(
        """
        0    start
        9    shows a running half_since=none card=no
        10   shows a running half_since=0 card=yes
        17.5 shows a last_five card=yes
        18   shows a last_five half_since=8 card=no
        """,
        bare("a", 20, ask="pressure"),
    )


def test_repeats_come_side_by_side() -> None:
    timeline = Timeline.of(routine(step("a", 10, sides="each", repeat=2), step("b", 10, sides="right")))
    assert [(part.step.id, part.side, part.index_in_step, part.lead_in) for part in timeline.parts] == [
        ("a", "left", 0, 5.0),
        ("a", "right", 1, 8.0),
        ("a", "left", 2, 8.0),
        ("a", "right", 3, 8.0),
        ("b", "right", 0, 5.0),
    ]


def test_only_work_is_counted() -> None:
    timeline = Timeline.of(
        routine(
            Step(id="before", prompt="before", phase="prepare", time=5),
            step("a", 5, sides="each"),
            step("b", 5),
            bare("after", 5),
        )
    )
    assert [timeline.number(part) for part in timeline.parts] == [None, (1, 2), (1, 2), (2, 2), None]
    assert timeline.first_part(2) == 3
    assert [each.id for each in timeline.steps] == ["before", "a", "b", "after"]


def test_resuming_stands_where_it_was_left() -> None:
    timeline = Timeline.of(routine(step("a", 40, sides="each", until="softer")))
    session = Session.resumed(timeline, Spot(1, done=20, worked=10), pace=2.0, mode="manual")
    moment = session.moment(5.0)
    assert (moment.index, moment.left, moment.paused, moment.lead_left) == (1, 10.0, True, 0.0)
    untouched = Session.resumed(timeline, Spot(1, lead=3), pace=1, mode="auto").moment(5.0)
    assert (untouched.lead_left, untouched.left) == (5.0, 40.0)
    waiting = Session.resumed(timeline, Spot(0, done=40, worked=40, waited=7), pace=1, mode="auto").moment(5)
    assert (waiting.state, waiting.waited) == ("waiting", 7)
    wild = Session.resumed(timeline, Spot(0, lead=900, done=900), pace=9, mode="auto").moment(5)
    assert (wild.left, wild.lead_left) == (0, 0)


def test_a_clock_that_goes_backwards_changes_nothing() -> None:
    session = Session(Timeline.of(routine(bare("a", 10)))).resume(START)
    assert session.moment(START - 50).left == 10


def test_sleep_is_seen_by_two_clocks() -> None:
    stands = Session(Timeline.of(routine(bare("a", 60))))
    runs = stands.resume(START)
    assert not runs.slept((10.0, 10.0), (20.0, 21.9))
    assert runs.slept((10.0, 10.0), (20.0, 22.1))
    assert not stands.slept((10.0, 10.0), (20.0, 22.1))


def test_unknown_parts_are_refused() -> None:
    with pytest.raises(IndexError, match="no part 7"):
        Session(Timeline.of(routine(bare("a", 10)))).go_to(0, 7)


def test_the_next_change_is_when_the_shown_second_changes() -> None:
    session = Session(Timeline.of(routine(step("a", 25, ask="pressure"), bare("ask", confirm=True)))).resume(
        0
    )
    now, seen = 0.0, []
    while (change := session.next_change(now)) is not None and change < 33:
        assert change > now
        now = change
        moment = session.moment(now)
        seen.append((moment.state, shown_seconds(moment.lead_left or moment.left)))
    assert [one for one in seen if one[0] == "lead_in"] == [("lead_in", n) for n in (4, 3, 2, 1)]
    running = [n for state, n in seen if state in ("running", "last_five")]
    assert sorted(set(running), reverse=True) == list(range(25, 0, -1))
    assert len(running) <= len(set(running)) + 2  # half-time and the card's end may fall between seconds
    assert session.pause(40).next_change(41) is None


ACTIONS = ("resume", "pause", "press", "next", "previous", "again", "undo", "auto", "manual")
TIMELINE = Timeline.of(
    routine(
        step("ask", 9, phase="prepare", confirm=True),
        step("a", 12, sides="each"),
        step("hold", 10, until="softer", at_most=30, sides="each", ask="pressure"),
        step("open", 6, until="softer"),
        bare("z", 7, repeat=2),
    )
)


def near(one: Moment, two: Moment) -> None:
    """The same thing is shown, but for rounding."""
    assert (one.index, one.paused, one.about) == (two.index, two.paused, two.about)
    for name in ("into", "lead_left", "fraction", "left", "waited", "elapsed", "remaining"):
        assert getattr(one, name) == pytest.approx(getattr(two, name), abs=1e-6), name


@given(st.lists(st.floats(0.001, 9), min_size=1, max_size=40), st.sampled_from(["auto", "manual"]))
def test_any_slicing_of_time_shows_the_same(ticks: list[float], mode: Mode) -> None:
    whole = Session(TIMELINE, mode=mode).next(0).resume(0)
    sliced, now = whole, 0.0
    for tick in ticks:
        now += tick
        sliced = sliced.at(now)
    boundary = whole.moment(now)
    if min(boundary.left, boundary.lead_left or 1, boundary.into) > 1e-6:
        near(sliced.moment(now), boundary)


class Practice(RuleBasedStateMachine):
    """Somebody who presses everything at any second."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.session = Session(TIMELINE)
        self.total = 0.0

    @initialize(pace=st.floats(0.4, 2.2))
    def begin(self, pace: float) -> None:
        self.session = self.session.with_pace(self.now, pace)

    @rule(seconds=st.floats(0, 70))
    def wait(self, seconds: float) -> None:
        before = self.session.moment(self.now)
        self.now += seconds
        after = self.session.moment(self.now)
        assert after.index >= before.index
        if before.paused:
            assert after == before
        if after.index == before.index and not (before.paused or before.part is None):
            assert after.elapsed == pytest.approx(before.elapsed + seconds, abs=1e-6)
            assert after.into == pytest.approx(before.into + seconds, abs=1e-6)

    @rule(verb=st.sampled_from(ACTIONS))
    def press(self, verb: str) -> None:
        before = self.session.moment(self.now)
        self.session = act(self.session, self.now, verb, [])
        after = self.session.moment(self.now)
        assert after.elapsed == pytest.approx(before.elapsed, abs=1e-9)
        if verb in ("auto", "manual", "pause", "resume"):
            assert (after.index, after.fraction) == (before.index, before.fraction), "never a jump"

    @rule(pace=st.floats(0.4, 2.2))
    def change_pace(self, pace: float) -> None:
        before = self.session.moment(self.now)
        self.session = self.session.with_pace(self.now, pace)
        after = self.session.moment(self.now)
        assert (after.index, after.into) == (before.index, before.into)
        assert after.fraction == pytest.approx(before.fraction)

    @rule(seconds=st.sampled_from([-10.0, 10.0]))
    def shift(self, seconds: float) -> None:
        before = self.session.moment(self.now)
        self.session = self.session.shift(self.now, seconds)
        after = self.session.moment(self.now)
        assert before.index <= after.index <= before.index + 1
        if after.index > before.index:
            assert after.into == 0

    @precondition(lambda self: not self.session.ended)
    @rule(part=st.integers(0, len(TIMELINE.parts) - 1))
    def jump(self, part: int) -> None:
        self.session = self.session.go_to(self.now, part)
        assert self.session.moment(self.now).index == part

    @invariant()
    def holds(self) -> None:
        moment = self.session.moment(self.now)
        assert 0 <= moment.fraction <= 1
        assert min(moment.left, moment.lead_left, moment.waited, moment.remaining) >= 0
        assert moment.cue is None or 0 <= moment.cue <= CUE
        if moment.part is not None and moment.state == "waiting" and moment.part.ending != "confirm":
            assert moment.left == 0, "waiting begins when the time is over"
        if moment.part is not None and self.session.mode == "manual":
            assert moment.goes_on_in is None
        change = self.session.next_change(self.now)
        assert (change is None) == (moment.paused or moment.part is None)
        if change is not None:
            assert self.now < change <= self.now + 1 + 1e-9


def test_a_step_that_is_looked_at_works_over_and_over_and_counts_nothing_down() -> None:
    timeline = Timeline.of(routine(bare("one", 10), bare("ask", confirm=True), step("two", 20)))
    shown = [looked_at(timeline, 2, seconds) for seconds in (0.0, 5.0, 25.0)]
    assert [moment.fraction for moment in shown] == [0.0, 0.25, 0.25]
    assert {moment.lead_left for moment in shown} == {0.0}
    assert [moment.into for moment in shown] == [0.0, 5.0, 25.0]
    assert {moment.part.step.id for moment in shown if moment.part} == {"two"}
    waiting = looked_at(timeline, 1, 7.0)
    assert (waiting.fraction, waiting.waited) == (0.0, 7.0)


TestPractice = Practice.TestCase
TestPractice.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


# What was worked ------------------------------------------------------------------------------------------


def test_what_was_worked_is_told_part_by_part() -> None:
    steps = (
        step("a", 20, lead_in=5.0),
        step("b", 10, lead_in=4.0, until="soft", at_most=16),
        bare("c", confirm=True),
    )
    session = Session(Timeline.of(routine(*steps)), pace=2.0).resume(START)
    assert session.spent_between(START, START + 5) == []
    assert session.spent_between(START + 3, START + 9) == [Spent(0, START + 5, 4.0, 0.0, False)]
    assert session.spent_between(START + 9, START + 21) == [
        Spent(0, START + 9, 6.0, 0.0, True),
        Spent(1, START + 19, 2.0, 0.0, False),
    ]
    assert session.spent_between(START, START + 100) == [
        Spent(0, START + 5, 10.0, 0.0, True),
        Spent(1, START + 19, 5.0, 11.0, True),
        Spent(2, START + 35, 0.0, 65.0, False),
    ]
    assert session.pause(START + 30).spent_between(START + 30, START + 90) == []


@given(st.floats(0, 300), st.floats(0, 300), st.floats(0, 300))
def test_what_was_worked_adds_up(one: float, two: float, three: float) -> None:
    session = Session(TIMELINE).resume(START)
    first, middle, last = sorted((one, two, three))
    whole = session.spent_between(START + first, START + last)
    halves = [
        *session.spent_between(START + first, START + middle),
        *session.spent_between(START + middle, START + last),
    ]
    for each in {spent.part for spent in (*whole, *halves)}:
        told = [sum(s.worked + s.waited for s in found if s.part == each) for found in (whole, halves)]
        assert told[0] == pytest.approx(told[1], abs=1e-6)
    assert sum(s.worked + s.waited for s in whole) <= last - first + 1e-6
