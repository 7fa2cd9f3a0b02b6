# SPDX-License-Identifier: MIT
"""The menus of the teacher's page: what they offer, and what is told when something is chosen."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.lesson.console_menus import Screens, more_menu, number, readable, screens_menu
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import Timeline
from massage_trainer.routine import Routine, Step

LOOK = Look(THEMES["dark"])
TEN = 36_000.0
STEPS = (
    Step("ready", "Get ready", phase="prepare", confirm=True),
    Step("hold", "Press & hold", time=30, sides="each"),
    Step("knead", "Knead", time=60),
)
TIMELINE = Timeline.of(Routine("r", "R", STEPS))


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massage_trainer.gui.lesson.lesson_clock.time.localtime", time.gmtime)


class Told:
    """Keeps what was chosen."""

    def __init__(self) -> None:
        self.all: list[tuple[object, ...]] = []

    def __call__(self, *values: object) -> None:
        self.all.append(values)


def action(menu: QMenu, text: str) -> QAction:
    found = [each for each in menu.actions() if each.text() == text]
    assert found, [each.text() for each in menu.actions()]
    return found[0]


def below(menu: QMenu, text: str) -> QMenu:
    found = action(menu, text).menu()
    assert isinstance(found, QMenu)
    return found


def checked(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isChecked()]


def test_numbers_are_said_as_people_write_them() -> None:
    assert [number(each) for each in (9.0, 1.5, 0.3, 10)] == ["9", "1.5", "0.3", "10"]


def test_how_far_it_can_be_read_follows_from_both_settings() -> None:
    assert readable(Screens()) == "Readable to 9 m on a screen 1.5 m high"
    assert readable(Screens(back_row=8, screen_height=2)) == "Readable to 16 m on a screen 2 m high"


def test_screens_are_offered_with_what_they_are_for(host: QWidget) -> None:
    do, choose, want = Told(), Told(), Told()
    screens = Screens(("LAPTOP", "BEAMER"), "BEAMER", screen_height=1.7)
    menu = screens_menu(host, LOOK, screens, do, choose, want)

    assert not menu.actions()[0].isEnabled(), "it is only said"
    assert checked(menu) == ["BEAMER"]
    assert checked(below(menu, "Height of the picture")) == ["1.7 m"]
    assert checked(below(menu, "Back row")) == ["6 × the height: 10.2 m away"]
    action(menu, "LAPTOP").trigger()
    action(menu, "Swap the screens").trigger()
    action(menu, "In a window, to share it").trigger()
    action(below(menu, "Back row"), "8 × the height: 13.6 m away").trigger()
    action(below(menu, "Height of the picture"), "3 m").trigger()
    assert choose.all == [("LAPTOP",)]
    assert do.all == [("swap_screens",), ("audience_windowed",)]
    assert want.all == [("back_row", 8.0), ("screen_height", 3.0)]


def test_with_one_screen_there_is_nothing_to_swap(host: QWidget) -> None:
    menu = screens_menu(host, LOOK, Screens(("LAPTOP",), "LAPTOP", windowed=True), Told(), Told(), Told())

    assert checked(menu) == ["In a window, to share it"]
    assert all(each.text() != "Swap the screens" for each in menu.actions())


def more(host: QWidget, do: Told, steps: Told, plan: Told, planned: float | None = None) -> QMenu:
    return more_menu(
        host, LOOK, ("clock", "white"), {"clock": "T", "keys": "?"}, do, timeline=TIMELINE, begins=1,
        repeat_from=steps, wall=TEN + 17, rest=600.0, planned=planned, plan=plan,
    )  # fmt: skip


def test_what_has_no_button_is_offered_with_its_key(host: QWidget) -> None:
    do = Told()
    menu = more(host, do, Told(), Told())
    for text in ("Other clock\tT", "White picture", "How it looks", "Keys\t?"):
        action(menu, text).trigger()

    assert do.all == [("clock",), ("white",), ("display",), ("keys",)]


def test_steps_with_a_number_can_be_repeated_from(host: QWidget) -> None:
    steps = Told()
    menu = below(more(host, Told(), steps, Told()), "Repeat from step")

    assert [each.text() for each in menu.actions()] == ["1  Press && hold", "2  Knead"]
    assert checked(menu) == ["1  Press && hold"]
    menu.actions()[1].trigger()
    assert steps.all == [(3,)], "its first part"


def test_planned_ends_are_full_five_minutes_about_when_the_lesson_would_end(host: QWidget) -> None:
    plan = Told()
    menu = below(more(host, Told(), Told(), plan), "Planned end")

    assert [each.text() for each in menu.actions()][:4] == ["None", "10:10", "10:15", "10:20"]
    assert checked(menu) == ["None"]
    menu.actions()[2].trigger()
    menu.actions()[0].trigger()
    assert plan.all == [(TEN + 900,), (None,)]


def test_an_end_that_was_planned_stays_on_offer(host: QWidget) -> None:
    menu = below(more(host, Told(), Told(), Told(), planned=TEN + 120), "Planned end")

    assert checked(menu) == ["10:02"]
