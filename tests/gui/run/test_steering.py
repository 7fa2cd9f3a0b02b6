# SPDX-License-Identifier: MIT
"""What keys and buttons do to a run or a lesson, and which presses count."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.run.steering import HURRY, Steering
from massage_trainer.pacing import Moment, Session, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.probes import Clock

STEPS = (
    Step("ready", "Get ready", confirm=True),
    Step("glide", "Glide", lead_in=0, time=60),
    Step("knead", "Knead", lead_in=0, time=90),
    Step("rest", "Rest", lead_in=0, time=20),
)


class Driver:
    """Somebody who steers, and what is told of it."""

    def __init__(self, conductor: Conductor, clock: Clock, owner: QObject) -> None:
        self.steering, self.conductor, self.clock = Steering(conductor, owner), conductor, clock
        self.told: list[str] = []
        self._waited = False
        self.steering.jumped.connect(lambda: self.told.append("jumped"))
        self.steering.returned.connect(lambda: self.told.append("returned"))
        self.steering.touched.connect(lambda: self.told.append("touched"))
        conductor.stepped.connect(lambda _moment: self.steering.stepped(waited=self._waited))
        conductor.changed.connect(self._follow)

    def _follow(self, moment: Moment) -> None:
        self._waited = moment.waiting

    @property
    def moment(self) -> Moment:
        moment = self.conductor.moment()
        assert moment is not None
        return moment

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.conductor.tell()

    def press(self, name: str) -> None:
        """As a page does."""
        if not self.steering.hurried(name):
            assert self.steering.act(name)


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    clock, owner = Clock(), QObject()
    conductor = Conductor(clock, clock.counting_sleep, owner)
    made = Driver(conductor, clock, owner)
    conductor.load(Session(Timeline.of(Routine("r", "R", STEPS))))
    conductor.do(Session.resume)
    made.steering.begin()
    made.wait(1)
    yield made
    conductor.load(None)


def test_each_action_does_one_thing_and_tells_of_it(driver: Driver) -> None:
    driver.press("press")
    assert (driver.moment.index, driver.told) == (1, [])  # it was waited for: no jump
    driver.wait(1)
    driver.press("next")
    assert (driver.moment.index, driver.told) == (2, ["jumped"])
    driver.press("undo")
    assert (driver.moment.index, driver.told) == (1, ["jumped", "returned"])
    driver.wait(10)
    into = driver.moment.into
    driver.press("shift_forward")
    assert driver.moment.into == pytest.approx(into + 10)
    driver.press("shift_back")
    assert driver.moment.into == pytest.approx(into)
    driver.press("faster")
    driver.press("mode")
    session = driver.conductor.session
    assert session is not None
    assert session.pace == pytest.approx(1.05)
    assert session.mode == "manual"
    assert driver.told[-2:] == ["touched", "touched"]
    driver.press("again")
    assert (driver.moment.index, driver.moment.into) == (1, 0)
    driver.steering.go_to(2)
    assert (driver.moment.index, driver.told[-1]) == (2, "jumped")


def test_what_changes_no_session_is_left_to_others(driver: Driver) -> None:
    assert not driver.steering.act("layers")
    driver.conductor.load(None)
    assert not driver.steering.act("press")


def test_the_second_of_two_quick_presses_is_an_echo(driver: Driver) -> None:
    driver.press("press")
    driver.wait(HURRY / 2)
    driver.press("press")
    assert (driver.moment.index, driver.moment.paused) == (1, False)
    driver.wait(HURRY)
    driver.press("press")
    assert driver.moment.paused


def test_an_echo_that_had_to_wait_in_a_queue_is_known_by_its_own_time(driver: Driver) -> None:
    for stamp, waits in ((5000, 0.9), (5150, 0.0)):
        driver.steering.stamp(stamp)
        driver.press("press")
        driver.wait(waits)

    assert (driver.moment.index, driver.moment.paused) == (1, False)


def test_the_press_that_began_it_is_none_of_its_own(driver: Driver) -> None:
    driver.steering.begin()
    driver.press("press")

    assert driver.moment.index == 0


@pytest.mark.parametrize(("late", "part"), [(HURRY / 2, 2), (2 * HURRY, 3)])
def test_next_just_after_a_part_came_by_itself_was_meant_for_the_one_before(
    driver: Driver, late: float, part: int
) -> None:
    driver.press("press")
    driver.wait(60)
    assert driver.moment.index == 2
    driver.wait(late)
    driver.press("next")

    assert driver.moment.index == part
