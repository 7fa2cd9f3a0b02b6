# SPDX-License-Identifier: MIT
"""The band of the coming change: slow, growing, at the edge of sight, and in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.cue import SHARE, CueBand
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

TIMELINE = Timeline.of(Routine(id="r", title="R", steps=(Step(id="a", prompt="A", lead_in=0, time=30),)))


def gold(band: CueBand, look: Look) -> int:
    """How many pixels are lit."""
    image = QImage(band.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 0))
    band.render(image)
    ink = look.colour("now_fill").rgb()
    return sum(image.pixel(x, y) == ink for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("motion", [True, False])
def test_it_grows_from_second_to_second_and_never_shrinks(qtbot: QtBot, motion: bool) -> None:
    look = Look(THEMES["dark"], motion=motion)
    band = CueBand(look)
    qtbot.addWidget(band)
    band.resize(400, 20)
    session = Session(TIMELINE).resume(0.0)
    lit = []
    for tenth in range(250, 300, 5):
        band.show_moment(session.moment(tenth / 10 + 0.01))
        lit.append(gold(band, look))

    assert lit == sorted(lit)
    assert len(set(lit)) >= 5
    assert lit[-1] >= 2 * lit[0]


def test_it_shows_in_the_last_five_seconds_only(qtbot: QtBot) -> None:
    band = CueBand(Look(THEMES["dark"]))
    qtbot.addWidget(band)
    session = Session(TIMELINE).resume(0.0)
    shown = {}
    for second in (1.0, 24.9, 25.1, 29.9, 31.0):
        band.show_moment(session.moment(second))
        shown[second] = band.isVisible()

    assert shown == {1.0: False, 24.9: False, 25.1: True, 29.9: True, 31.0: False}


def test_it_lets_taps_through_and_is_thick_enough(qtbot: QtBot) -> None:
    band = CueBand(Look(THEMES["dark"]))
    qtbot.addWidget(band)

    assert band.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert SHARE >= 0.025
