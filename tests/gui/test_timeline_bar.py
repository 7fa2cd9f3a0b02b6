# SPDX-License-Identifier: MIT
"""The routine as a bar: segments as long as their steps, in order, each to be hit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES, ThemeName
from massage_trainer.gui.timeline_bar import TimelineBar
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

STEPS = (
    Step(id="a", prompt="A", phase="prepare", confirm=True),
    Step(id="b", prompt="B", time=60, lead_in=0),
    Step(id="c", prompt="C", time=30, lead_in=0, sides="each"),
    Step(id="d", prompt="D", time=120, lead_in=0),
)
TIMELINE = Timeline.of(Routine(id="r", title="R", steps=STEPS))


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    made = TimelineBar(Look(THEMES["dark"]))
    qtbot.addWidget(made)
    made.resize(800, 30)
    made.set_timeline(TIMELINE)
    return made


def test_segments_are_in_order_and_fill_the_width(bar: TimelineBar) -> None:
    spans = bar._spans()

    assert [index for index, _ in spans] == [0, 1, 2, 3, 4]
    assert all(one.right() <= two.left() + 0.01 for (_, one), (_, two) in pairwise(spans))
    assert spans[0][1].left() == 0
    assert spans[-1][1].right() == pytest.approx(800)


def test_segments_are_as_long_as_their_parts(bar: TimelineBar) -> None:
    spans = dict(bar._spans())

    assert spans[4].width() == pytest.approx(2 * spans[1].width(), rel=0.02)
    assert spans[2].width() < spans[1].width()


def test_sides_touch_and_steps_stand_apart(bar: TimelineBar) -> None:
    spans = dict(bar._spans())

    assert spans[3].left() == pytest.approx(spans[2].right())
    assert spans[2].left() > spans[1].right() + 1


@pytest.mark.parametrize("part", range(5))
def test_a_click_chooses_the_part(bar: TimelineBar, part: int) -> None:
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    at = dict(bar._spans())[part].center().toPoint()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(bar, Qt.MouseButton.RightButton, pos=at)

    assert chosen == [part]


def test_a_step_that_only_waits_can_be_hit(bar: TimelineBar) -> None:
    assert dict(bar._spans())[0].width() >= 24


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_what_is_done_is_seen(bar: TimelineBar, theme: ThemeName) -> None:
    bar.set_look(Look(THEMES[theme]))
    pictures = []
    for part, seconds in ((1, 1.0), (1, 50.0), (3, 10.0)):
        bar.show_moment(Session(TIMELINE).go_to(0.0, part).resume(0.0).moment(seconds))
        pictures.append(bar.grab().toImage())

    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


def test_a_click_into_nothing_chooses_nothing(qtbot: QtBot) -> None:
    bar = TimelineBar(Look(THEMES["dark"]))
    qtbot.addWidget(bar)
    bar.resize(400, 30)
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))

    assert chosen == []
    assert bar.accessibleName()


def test_a_hundred_parts_still_have_places(qtbot: QtBot) -> None:
    steps = tuple(Step(id=f"s{n}", prompt="P", time=1 + 59 * (n % 2), repeat=2) for n in range(50))
    bar = TimelineBar(Look(THEMES["dark"]))
    qtbot.addWidget(bar)
    bar.resize(600, 30)
    bar.set_timeline(Timeline.of(Routine(id="r", title="R", steps=steps)))

    spans = bar._spans()
    assert len(spans) == 100
    assert min(rect.width() for _, rect in spans) > 1
    assert spans[-1][1].right() <= 600.01
