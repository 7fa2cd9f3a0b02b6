# SPDX-License-Identifier: MIT
"""What a teacher does to a lesson, without any page: the lesson and the class each keep to their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.lesson.teaching import Teaching, first_with_hands
from massage_trainer.pacing import Moment, Session, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.probes import Clock

STEPS = (
    Step("ready", "Get ready", phase="prepare", confirm=True),
    Step("glide", "Glide", technique=("glide",), regions=("trapezius_upper",), time=60, lead_in=0),
    Step("knead", "Knead", technique=("palm_knead",), regions=("trapezius",), time=90, lead_in=0, swap=True),
)


class Lesson:
    """A lesson under a clock of its own, without a page."""

    def __init__(self, conductor: Conductor, teaching: Teaching, clock: Clock) -> None:
        self.conductor, self.teaching, self.clock = conductor, teaching, clock
        self.said: list[tuple[str, bool]] = []
        teaching.said.connect(lambda text, undo: self.said.append((text, undo)))
        conductor.stepped.connect(teaching.stepped)
        conductor.changed.connect(teaching.follow)

    @property
    def moment(self) -> Moment:
        moment = self.conductor.moment()
        assert moment is not None
        return moment

    def at(self, part: int) -> Lesson:
        self.conductor.do(Session.resume)
        self.teaching.steering.go_to(part)
        self.said.clear()
        return self

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.conductor.tell()


@pytest.fixture
def lesson(qtbot: QtBot, atlas: Atlas) -> Iterator[Lesson]:
    clock, owner = Clock(), QObject()
    conductor = Conductor(clock, clock.counting_sleep, owner)
    teaching = Teaching(conductor, atlas, owner)
    timeline = Timeline.of(Routine("r", "R", STEPS))
    teaching.begin(timeline)
    made = Lesson(conductor, teaching, clock)
    conductor.load(Session(timeline))
    teaching.steering.begin()
    yield made
    conductor.load(None)


def test_the_first_step_with_hands_is_the_first_work_of_hands() -> None:
    trying = Step("try", "Try it", phase="prepare", technique=("glide",))
    talk = Step("talk", "Talk", time=10)

    assert first_with_hands(Timeline.of(Routine("r", "R", STEPS))) == 1
    assert first_with_hands(Timeline.of(Routine("r", "R", (trying, talk, *STEPS[1:])))) == 2
    assert first_with_hands(Timeline.of(Routine("r", "R", (trying, talk)))) == 1
    assert first_with_hands(Timeline.of(Routine("r", "R", (trying,)))) == 0


def test_without_a_lesson_there_is_nothing_to_do(qtbot: QtBot, atlas: Atlas) -> None:
    owner = QObject()
    teaching = Teaching(Conductor(Clock(), parent=owner), atlas, owner)

    assert not teaching.act("blank")
    assert not teaching.escape()
    assert teaching.timeline.parts == ()


def test_what_is_none_of_a_teachers_is_left_to_others(lesson: Lesson) -> None:
    assert [lesson.at(1).teaching.act(name) for name in ("home", "clock", "steps", "take_class")] == [
        False
    ] * 4


def test_a_jump_can_be_taken_back_and_says_so(lesson: Lesson) -> None:
    lesson.at(1).teaching.act("next")
    assert lesson.said == [("Went to “Knead”", True)]
    undone: list[bool] = []
    lesson.teaching.undone.connect(lambda: undone.append(True))
    lesson.teaching.act("undo")
    assert (lesson.moment.index, undone) == (1, [True])


def test_a_double_press_of_a_remote_goes_on_once_and_does_not_pause(lesson: Lesson) -> None:
    lesson.at(0).wait(1)
    assert lesson.moment.waiting
    for _ in range(2):
        lesson.teaching.act("press")
        lesson.wait(0.1)

    assert (lesson.moment.index, lesson.moment.paused) == (1, False)
    lesson.wait(1)
    lesson.teaching.act("press")
    assert lesson.moment.paused


def test_next_a_moment_too_late_skips_nothing(lesson: Lesson) -> None:
    lesson.at(1).wait(60.1)
    assert lesson.moment.index == 2
    lesson.teaching.act("next")

    assert lesson.moment.index == 2


def test_a_lesson_waits_where_its_routine_has_partners_swap(lesson: Lesson) -> None:
    lesson.at(1).wait(61)
    assert (lesson.moment.index, lesson.moment.paused) == (2, True)
    assert lesson.teaching.swap_part == lesson.teaching.timeline.parts[2]
    lesson.wait(1)  # a press at once would have been meant for the step before
    lesson.teaching.act("next")
    lesson.wait(5)
    assert (lesson.moment.index, lesson.moment.paused) == (2, False)
    assert lesson.teaching.swap_part is None, "asked once"


def test_a_start_from_elsewhere_does_not_ask_again(lesson: Lesson) -> None:
    lesson.at(1)
    lesson.teaching.repeat_from(2)
    assert lesson.teaching.swap_part is not None
    lesson.conductor.do(Session.resume)
    lesson.wait(3)
    lesson.teaching.act("partner_swap")
    lesson.wait(30)
    lesson.conductor.do(Session.resume)

    assert (lesson.moment.index, lesson.moment.paused, lesson.moment.into) == (2, False, 0)
    lesson.wait(3)
    assert lesson.teaching.swap_part is None


def test_what_is_looked_at_begins_at_its_start(lesson: Lesson) -> None:
    lesson.at(1).teaching.act("freeze")
    assert lesson.teaching.ahead_moment is None
    lesson.teaching.act("next")
    ahead = lesson.teaching.ahead_moment
    assert ahead is not None
    assert (ahead.index, ahead.into, ahead.paused) == (2, 0, False)
    assert lesson.teaching.ahead_part == lesson.teaching.timeline.parts[2]
    lesson.teaching.escape()
    assert lesson.teaching.ahead_part is None
