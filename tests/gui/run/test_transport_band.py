# SPDX-License-Identifier: MIT
"""The band under a run and a lesson: each action has its button, or its line in the menu where there is no
room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.transport_band import TRANSPORT, TransportBand
from massage_trainer.gui.theme import DARK
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

LEFT, RIGHT = (("home", "home"), ("steps", "steps")), (("layers", "layers"), ("keys", "keys"))
NAMES = [name for name, _ in (*LEFT, *TRANSPORT, ("pace", ""), *RIGHT)]


class Band(TransportBand):
    """A band that follows whatever it is given; `host` is what it lies in."""

    host: QWidget

    def follow(self, session: Session, now: float) -> None:
        self._follow(session.moment(now), session.pace, session.mode)


def band(qtbot: QtBot, width: int, *, more_stays: bool = False) -> Band:
    host = QWidget()
    qtbot.addWidget(host)
    made = Band(
        Look(DARK),
        host,
        left=LEFT,
        right=RIGHT,
        left_out_first=("keys", "layers", "steps"),
        words={name: name.title() for name in NAMES},
        more_stays=more_stays,
    )
    made.host = host
    made.set_look(Look(DARK))
    made.resize(QSize(width, 120))
    host.show()
    return made


def test_with_room_every_action_has_its_button_and_asks_for_it(qtbot: QtBot) -> None:
    made = band(qtbot, 1400)
    asked: list[str] = []
    made.asked.connect(asked.append)
    for name in NAMES:
        made.button(name).click()

    assert asked == NAMES
    assert made.left_out == ()
    assert made.more.isHidden()


@pytest.mark.parametrize("more_stays", [True, False])
def test_without_room_buttons_go_into_the_menu_in_their_order(qtbot: QtBot, more_stays: bool) -> None:
    made = band(qtbot, 1400, more_stays=more_stays)
    assert made.more.isVisible() is more_stays
    seen = []
    for width in range(1400, 200, -10):
        made.resize(width, 120)
        if made.left_out not in seen:
            seen.append(made.left_out)

    order = ("keys", "layers", "steps")
    assert seen[0] == ()
    assert seen[-1] == order
    assert all(each == order[: len(each)] for each in seen)
    assert [len(each) for each in seen] == sorted(len(each) for each in seen)
    assert made.more.isVisible()
    assert made.button("keys") is made.more
    assert made.button("next") is not made.more


def test_the_key_of_an_action_is_in_its_tip(qtbot: QtBot) -> None:
    made = band(qtbot, 1400)
    made.set_keys({"next": "Right"})

    assert made.button("next").toolTip() == "Next (Right)"
    assert made.button("previous").toolTip() == "Previous"


def test_play_and_the_chip_say_what_holds(qtbot: QtBot) -> None:
    made = band(qtbot, 1400)
    made.set_keys({"press": "Space"})
    timeline = Timeline.of(
        Routine("r", "R", (Step("a", "Wait", lead_in=0, confirm=True), Step("b", "B", time=9)))
    )
    made.timeline.set_timeline(timeline)
    for session, words in (
        (Session(timeline), "Play (Space)"),
        (Session(timeline).resume(0.0), "Go on (Space)"),
        (Session(timeline).resume(0.0).go_to(0.0, 1), "Pause (Space)"),
    ):
        made.follow(session, 1.0)
        assert made.button("press").toolTip() == words
    assert made.button("pace").text().startswith("1×")


def test_a_menu_opens_with_its_first_line_ready(qtbot: QtBot) -> None:
    made = band(qtbot, 1400)
    menu = QMenu(made)
    menu.addAction("Not now").setEnabled(False)
    first = menu.addAction("This")
    made.pop(menu, "pace")

    assert menu.activeAction() == first
    menu.close()
