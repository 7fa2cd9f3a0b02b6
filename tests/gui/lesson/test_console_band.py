# SPDX-License-Identifier: MIT
"""The controls of a lesson: all are there, as buttons or in the menu, and say what they would do now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from massage_trainer.gui.lesson.console_band import LEFT_OUT, ConsoleBand, words_of
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

STEPS = (Step("a", "A", time=60, lead_in=0), Step("b", "B", confirm=True))
RUN = Session(Timeline.of(Routine("r", "R", STEPS)), since=0.0)


@pytest.fixture
def band(qtbot: QtBot) -> ConsoleBand:
    made = ConsoleBand(Look.fitting(THEMES["dark"], QSize(1280, 800)))
    qtbot.addWidget(made)
    made.resize(1280, 100)
    made.timeline.set_timeline(RUN.timeline)
    made.show()
    made.show_moment(RUN.moment(10), 1.0, "auto")
    return made


def test_every_button_asks_for_its_action(band: ConsoleBand) -> None:
    asked: list[str] = []
    band.asked.connect(asked.append)
    for button in (*band._buttons.values(), band.more):
        assert button.isVisible()
        button.click()

    assert asked == [*band._buttons, "more"]
    assert {"freeze", "white", "layers", "partner_swap", "screens", "steps", "home"} < set(asked)


def test_the_middle_button_says_what_it_would_do(band: ConsoleBand) -> None:
    said = []
    for session, second in ((RUN, 10), (RUN.pause(10), 20), (RUN, 70)):
        band.show_moment(session.moment(second), 1.0, "auto")
        said.append(band.button("press").accessibleName())

    assert said == ["Pause", "Play", "Go on"]


def test_what_the_class_sees_otherwise_is_marked(band: ConsoleBand) -> None:
    band.show_moment(RUN.moment(10), 1.0, "auto", frozen=True)
    assert band.button("freeze").isChecked()
    band.show_moment(RUN.moment(10), 1.0, "auto", white=True)
    assert not band.button("freeze").isChecked()
    assert band.button("white").isChecked()


def test_pace_and_mode_are_on_one_chip(band: ConsoleBand) -> None:
    band.show_moment(RUN.moment(10), 0.75, "manual")

    assert band.button("pace").text() == "0.75× · waits for you"


def test_tips_name_the_keys(band: ConsoleBand) -> None:
    band.set_keys({"freeze": "F"})
    assert band.button("freeze").toolTip() == "Freeze: the class keeps what it sees (F)"
    band.set_keys({})
    assert band.button("freeze").toolTip() == "Freeze: the class keeps what it sees"


@pytest.mark.parametrize("width", [1280, 1000, 760, 600, 480])
@pytest.mark.parametrize("text", [100, 150])
def test_what_there_is_no_room_for_goes_into_the_menu_in_its_order(
    band: ConsoleBand, width: int, text: int
) -> None:
    band.set_look(Look.fitting(THEMES["dark"], QSize(width, 560), text))
    band.resize(width, band.sizeHint().height())
    shown = [each for each in (*band._buttons.values(), band.more) if each.isVisible()]

    assert band.left_out == LEFT_OUT[: len(band.left_out)]
    assert all(band.rect().contains(each.geometry()) for each in shown)
    assert all(
        not one.geometry().intersects(two.geometry())
        for number, one in enumerate(shown)
        for two in shown[number + 1 :]
    )
    for name in band.left_out:
        assert band.button(name) is band.more
        assert words_of(name)


def test_hidden_it_follows_nothing(band: ConsoleBand) -> None:
    band.hide()
    band.show_moment(RUN.moment(10), 2.0, "manual")

    assert band._buttons["pace"].text() == "1× · goes on by itself"


def test_what_waits_for_the_teacher_does_not_say_that_it_goes_on_by_itself(band: ConsoleBand) -> None:
    step = Step("hold", "Hold", time=10, until="it softens", at_most=20)
    waiting = Session(Timeline.of(Routine("r", "R", (step,))), since=0.0, caps=False)
    band.resize(1280, band.sizeHint().height())
    band.show_moment(waiting.moment(1), 1.0, "auto")

    assert band.button("pace").text() == "1× · waits for you"
