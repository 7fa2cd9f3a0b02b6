# SPDX-License-Identifier: MIT
"""What of a run is written down: each part by its real seconds, once a second, and nothing that did not
happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.chronicle import Account, Chronicle, End, Entry, Pause, Sign, Wait, keep
from massage_trainer.history import Earlier, History, Practised, Run
from massage_trainer.history_summary import practised
from massage_trainer.pacing import Session, Spot, Timeline
from massage_trainer.routine import Routine, Step
from massage_trainer.schedule import Instant

NOON = 1_800_000_000.0
REGIONS = {"trapezius": ("trapezius_upper", "trapezius_lower"), "deltoid": ("deltoid",)}


def step(name: str, time: float | None = None, **more: Any) -> Step:
    values: dict[str, Any] = {"regions": ("trapezius",), "technique": ("hold",), "phase": "work", **more}
    return Step(id=name, prompt=name.title(), time=time, **values)


STEPS = (
    step("ready", phase="prepare", confirm=True),
    step("glide", 60.0, lead_in=5.0, ask="pressure"),
    step("hold", 25.0, lead_in=5.0, sides="each", until="it softens", at_most=40.0, regions=("deltoid",)),
    step("rest", 20.0, phase="close", lead_in=None),
)
"""Parts: 0 waits for a press; 1 has a time; 2 and 3 are the sides of what waits for a condition; 4 closes."""
ROUTINE = Routine(id="r", title="R", steps=STEPS, sha256="abc")
TIMELINE = Timeline.of(ROUTINE)
RUN = Run.begun(ROUTINE, Instant(NOON), pace=1.0, mode="auto")._replace(id=1)


class Scene:
    """A run under a clock, seen as often as it is looked at."""

    def __init__(self, *, part: int = 0, earlier: Earlier | None = None, **session: Any) -> None:
        self.now = 100.0
        self.chronicle = Chronicle(RUN, TIMELINE, REGIONS, earlier)
        self.session = Session(TIMELINE, Spot(part), **session)
        self.entries: list[Entry] = []
        self.look()

    def look(self) -> None:
        self.session = (
            self.session.at(self.now) if self.session.moment(self.now).part is None else self.session
        )
        self.entries += self.chronicle.follow(self.session, self.now, Instant(NOON + self.now))

    def do(self, change: Callable[[Session, float], Session]) -> Scene:
        self.session = change(self.session, self.now)
        self.look()
        return self

    def wait(self, seconds: float, every: float = 1.0) -> Scene:
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + every)
            self.look()
        return self

    @property
    def parts(self) -> dict[int, Practised]:
        """What was written down last of each part."""
        return {entry.number: entry for entry in self.entries if isinstance(entry, Practised)}

    def of(self, kind: type[Any]) -> list[Any]:
        return [entry for entry in self.entries if isinstance(entry, kind)]


def running(part: int = 1, **session: Any) -> Scene:
    return Scene(part=part, **session).do(Session.resume)


def test_nothing_is_written_before_time_runs_and_hands_work() -> None:
    scene = Scene(part=1).wait(60)
    assert scene.entries == []
    scene.do(Session.resume).wait(4.5)
    assert scene.entries == [], "that was the lead-in"
    scene.wait(1.5)
    assert scene.parts[1].seconds == pytest.approx(1.0)


def test_a_part_is_written_once_a_second_with_what_was_done_where() -> None:
    scene = running().wait(35, every=1 / 30)
    rows = scene.of(Practised)
    assert 28 <= len(rows) <= 33
    assert rows[-1].seconds == pytest.approx(30, abs=1.0)
    assert rows[-1]._replace(seconds=0.0) == Practised(
        1, "glide", Instant(NOON + 105.0), 0.0, "Glide", "", ("trapezius_upper", "trapezius_lower"), ("hold",)
    )


def test_a_part_that_ends_by_itself_is_done_and_the_next_begins_after_its_lead_in() -> None:
    scene = running().wait(65 + 5 + 3)
    assert scene.parts[1].seconds == pytest.approx(60.0)
    assert scene.parts[1].done is True
    assert scene.parts[2].seconds == pytest.approx(3.0)
    assert scene.parts[2].done is False
    assert (scene.parts[2].side, scene.parts[2].parts) == ("left", 2)
    assert scene.parts[2].began.utc == pytest.approx(NOON + 170.0)


def test_a_wait_belongs_to_its_part_and_a_press_ends_it() -> None:
    scene = running(2).wait(5 + 25 + 7).do(Session.press)
    assert scene.parts[2].seconds == pytest.approx(32.0)
    assert scene.parts[2].done is True


def test_what_waits_for_a_press_is_done_by_it() -> None:
    scene = running(0).wait(3).do(Session.press)
    assert (scene.parts[0].done, scene.parts[0].phase) == (True, "prepare")
    assert scene.parts[0].seconds == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("part", "before", "change", "done"),
    [
        (1, 5 + 30, Session.next, False),
        (1, 5 + 50, Session.next, True),
        (1, 5 + 50, Session.previous, False),
        (0, 3, lambda run, now: run.go_to(now, 3), False),
        (2, 5 + 10, Session.next, False),
        (1, 5 + 5, lambda run, now: run.shift(now, 50).next(now), False),
    ],
    ids=["half of it", "its last seconds", "back", "past a question", "not yet soft", "pushed forward"],
)
def test_jumping_over_a_part_is_not_doing_it(
    part: int, before: float, change: Callable[[Session, float], Session], done: bool
) -> None:
    scene = running(part).wait(before).do(change)
    assert scene.parts[part].done is done


def test_ten_seconds_forward_are_no_ten_seconds_of_practice() -> None:
    scene = running().wait(15).do(lambda run, now: run.shift(now, 10)).wait(10)
    assert scene.parts[1].seconds == pytest.approx(20.0)


def test_a_side_once_more_adds_to_what_was_done() -> None:
    scene = running().wait(5 + 55).do(Session.again).wait(5 + 10)
    assert scene.parts[1].seconds == pytest.approx(65.0)


def test_pace_changes_no_second() -> None:
    scene = running(pace=2.0).wait(5 + 10).do(lambda run, now: run.with_pace(now, 0.5)).wait(20).wait(60)
    assert scene.parts[1].seconds == pytest.approx(10 + 80)
    assert scene.parts[1].done is True


def test_a_pause_is_told_when_it_is_over_and_records_nothing_else() -> None:
    scene = running().wait(15).do(Session.pause)
    told = len(scene.entries)
    assert scene.parts[1].seconds == pytest.approx(10.0)
    scene.wait(600)
    assert len(scene.entries) == told
    scene.do(Session.resume)
    assert scene.of(Pause) == [Pause(Instant(NOON + 115.0), pytest.approx(600.0))]  # type: ignore[arg-type]  # approx
    scene.wait(5)
    assert scene.parts[1].seconds == pytest.approx(15.0)


def test_an_echo_is_no_pause() -> None:
    scene = running().wait(15).do(Session.pause).wait(0.5).do(Session.resume)
    assert scene.of(Pause) == []


def test_the_end_is_told_once() -> None:
    scene = running(4).wait(20).wait(30)
    assert scene.of(End) == [End(Instant(NOON + 120.0), finished=True)]
    assert scene.chronicle.end(Instant(NOON)) == []


def test_a_run_can_be_ended_before_its_end() -> None:
    scene = running().wait(15)
    assert scene.chronicle.end(Instant(NOON)) == [End(Instant(NOON), finished=False)]


def test_the_last_answer_of_a_part_counts_and_a_raised_arm_is_never_taken_back() -> None:
    scene = running().wait(40)
    say = scene.chronicle.answer
    assert scene.chronicle.last_said is None
    first = Instant(NOON + 140.0)
    assert say("more", first) == [Sign(1, first, "more")]
    assert say("less", Instant(NOON + 142.0)) == [Sign(1, first, "less")]
    assert say("stop", Instant(NOON + 143.0)) == [Sign(1, Instant(NOON + 143.0), "stop")]
    assert say("same", Instant(NOON + 150.0)) == [Sign(1, first, "same")]
    assert scene.chronicle.last_said == "same"
    signs = [(part.step.id, said) for part, said in scene.chronicle.account().signs]
    assert signs == [("glide", "stop"), ("glide", "same")]


# However time is cut --------------------------------------------------------------------------------------

PRESSES: tuple[Callable[[Session, float], Session], ...] = (
    Session.press,
    Session.next,
    Session.previous,
    Session.again,
    Session.pause,
    Session.resume,
    lambda run, now: run.shift(now, 10),
    lambda run, now: run.shift(now, -10),
    lambda run, now: run.with_pace(now, run.pace + 0.25),
    lambda run, now: run.with_mode(now, "manual" if run.mode == "auto" else "auto"),
)
STORY = st.lists(st.tuples(st.floats(0, 90), st.integers(0, len(PRESSES) - 1)), max_size=8)


@given(STORY, st.sampled_from([1 / 30, 0.4, 1.0, 7.3, 1000.0]))
def test_any_slicing_of_time_tells_the_same_seconds(story: list[tuple[float, int]], every: float) -> None:
    scenes = running(0), running(0)
    for scene, step_of_time in zip(scenes, (every, 0.25), strict=True):
        for seconds, press in story:
            scene.wait(seconds, every=max(step_of_time, seconds / 60)).do(PRESSES[press])
        scene.do(Session.pause)
    one, two = (scene.parts for scene in scenes)
    assert set(one) == set(two)
    for number, part in one.items():
        assert part.seconds == pytest.approx(two[number].seconds, abs=1e-6)
        assert part.done == two[number].done
    worked = sum(part.seconds for part in one.values())
    assert worked <= scenes[0].session.spent + 1e-6, "no second is told that did not pass"


@given(st.lists(st.floats(0.001, 1.05), min_size=1, max_size=60))
def test_never_more_than_about_a_second_is_not_yet_written(waits: list[float]) -> None:
    scene = running(1).wait(5)
    for seconds in waits:
        scene.wait(seconds, every=2.0)
    written = sum(part.seconds for part in scene.parts.values())
    assert sum(waits) - written <= 1.1


# Left and taken up again ----------------------------------------------------------------------------------


def test_a_run_goes_on_where_it_was_kept() -> None:
    parts = {
        1: Practised(1, "glide", Instant(NOON), 60.0, done=True),
        2: Practised(2, "hold", Instant(NOON + 70), 20.0, side="left", parts=2),
        99: Practised(99, "gone", Instant(NOON), 5.0),
    }
    earlier = Earlier(RUN, parts, ((1, Instant(NOON), "less"),), (12.0,))
    scene = Scene(part=2, earlier=earlier)
    scene.session = Session.resumed(
        TIMELINE, Spot(2, lead=5.0, done=18.0, worked=18.0), pace=1.0, mode="auto"
    )
    scene.chronicle = Chronicle(RUN, TIMELINE, REGIONS, earlier)
    scene.look()
    assert scene.chronicle.last_said == "less"
    scene.do(Session.resume).wait(3)
    # The bookmark was two seconds older than what was written down: they were worked once more.
    assert scene.parts[2].seconds == pytest.approx(23.0)
    assert scene.parts[2].began == Instant(NOON + 70)
    scene.wait(30)
    assert scene.parts[2].done
    account = scene.chronicle.account()
    assert account.seconds == pytest.approx(60 + scene.parts[2].seconds + scene.parts[3].seconds)
    assert (account.pauses, account.steps) == ((12.0,), 1)


def test_what_lay_before_the_bookmark_counts_as_done_even_if_its_rows_are_lost() -> None:
    scene = Scene(part=1)
    scene.session = Session.resumed(
        TIMELINE, Spot(1, lead=5.0, done=50.0, worked=50.0), pace=1.0, mode="auto"
    )
    scene.chronicle = Chronicle(RUN, TIMELINE, REGIONS)
    scene.look()
    scene.do(Session.resume).wait(10.5)
    assert scene.parts[1].seconds == pytest.approx(10.0)
    assert scene.parts[1].done is True


# Afterwards -----------------------------------------------------------------------------------------------


def test_the_whole_is_told_afterwards() -> None:
    scene = running(0).wait(600).do(Session.press).wait(5 + 30).do(Session.pause).wait(50)
    scene.do(Session.resume).wait(30 + 5 + 25 + 10).do(Session.press).wait(4).do(Session.next)
    scene.wait(20)
    assert scene.session.ended
    assert scene.chronicle.account() == Account(
        steps=1,
        of=2,
        missed=(),
        one_sided=(("Hold", "left"),),
        seconds=pytest.approx(600 + 60 + 35 + 20),  # type: ignore[arg-type]  # approx
        hands_on=pytest.approx(60 + 35 + 20),  # type: ignore[arg-type]  # approx
        pauses=(pytest.approx(50),),  # type: ignore[arg-type]  # approx
        longest=Wait(TIMELINE.parts[2], pytest.approx(10)),  # type: ignore[arg-type]  # approx
        signs=(),
    )


def test_what_was_never_reached_is_missed() -> None:
    account = running(0).wait(3).chronicle.account()
    assert (account.steps, account.missed, account.longest) == (0, ("Glide", "Hold"), None)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path)
    yield made
    made.close()


def test_what_is_told_can_be_kept_and_read_again(history: History) -> None:
    scene = running(1).wait(40)
    scene.entries += scene.chronicle.answer("less", Instant(NOON + 140))
    scene.do(Session.pause).wait(9).do(Session.resume).wait(25 + 45 + 45 + 30)
    for entry in scene.entries:
        keep(history, RUN, entry)
    (done,) = practised(history)
    assert (done.steps, done.of, done.finished, done.pauses, done.pressure) == (2, 2, True, 1, ("less",))
    assert done.minutes == pytest.approx((60 + 40 + 40 + 20) / 60)
    earlier = history.earlier(RUN.id)
    assert earlier is not None
    assert earlier.parts == scene.parts
