# SPDX-License-Identifier: MIT
"""What comes up over a run when it is asked for goes by itself, and stays while somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.on_demand import POINTER, SAID, OnDemand
from massage_trainer.gui.run.overlays import Toast
from massage_trainer.gui.run.step_list import StepList
from massage_trainer.gui.theme import DARK
from massage_trainer.pacing import UNDO, Moment, Session, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.probes import Clock


class Page(QWidget):
    """A page with a list of steps and a line."""

    def __init__(self, conductor: Conductor, clock: Clock) -> None:
        super().__init__()
        self.conductor, self.clock = conductor, clock
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.steps, self.toast = StepList(Look(DARK), self), Toast(Look(DARK), self)
        self.placed = 0
        self.controls = QWidget(self)
        self.controls.setGeometry(400, 400, 300, 80)  # not in the corner, where a screenless pointer is
        self.over = OnDemand(conductor, self, self.steps, self.toast, self._place, self.controls)

    def _place(self) -> None:
        self.placed += 1

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds
        self.over.forget_what_is_past()

    @property
    def moment(self) -> Moment:
        moment = self.conductor.moment()
        assert moment is not None
        return moment

    @property
    def shows_controls(self) -> bool:
        return self.over.wants_controls(self.moment)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    clock = Clock()
    conductor = Conductor(clock, clock.counting_sleep)
    made = Page(conductor, clock)
    conductor.setParent(made)
    qtbot.addWidget(made)
    conductor.load(Session(Timeline.of(Routine("r", "R", (Step("a", "Glide", time=60),)))))
    conductor.do(Session.resume)
    made.steps.set_timeline(Timeline.of(Routine("r", "R", (Step("a", "Glide", time=60),))))
    made.resize(900, 600)
    made.show()
    yield made
    conductor.load(None)


def test_controls_come_with_the_pointer_and_go_after_a_while(page: Page) -> None:
    assert not page.shows_controls
    page.over.pointer_moved(shown=False)
    assert page.shows_controls
    page.wait(POINTER - 0.1)
    assert page.shows_controls
    page.wait(0.2)
    assert not page.shows_controls


def test_controls_stay_under_a_pointer_that_rests_on_them(page: Page) -> None:
    page.over.pointer_moved(shown=False)
    page.wait(POINTER + 60)
    assert not page.shows_controls
    page.controls.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as Qt does on an Enter, its buttons' too
    assert page.shows_controls
    page.controls.hide()
    assert not page.shows_controls


def test_controls_come_with_what_was_changed_and_stay_while_paused(page: Page) -> None:
    page.over.touch()
    assert page.shows_controls
    page.conductor.do(Session.pause)
    page.wait(60)
    assert page.shows_controls


def test_controls_stay_while_a_menu_or_the_list_is_open(page: Page) -> None:
    menu = QMenu(page)
    menu.addAction("Something")
    menu.popup(page.mapToGlobal(page.rect().center()))
    page.wait(60)
    assert page.shows_controls
    menu.close()
    assert not page.shows_controls
    page.over.toggle_steps()
    assert page.shows_controls
    assert page.over.close_steps()
    assert not page.over.close_steps()
    assert not page.shows_controls


@pytest.mark.parametrize(("undo", "seconds"), [(False, SAID), (True, UNDO)])
def test_a_line_goes_by_itself(page: Page, undo: bool, seconds: float) -> None:
    page.over.say("Went there", undo=undo)
    assert page.placed == 1
    page.wait(seconds - 0.1)
    assert page.toast.isVisible()
    page.wait(0.2)
    assert not page.toast.isVisible()


def test_the_list_has_the_keys_while_it_is_open(page: Page) -> None:
    page.over.toggle_steps()
    assert page.steps.isVisible()
    assert page.steps.hasFocus() or page.steps.isAncestorOf(page.focusWidget())
    page.over.begin()
    assert page.steps.isHidden()
