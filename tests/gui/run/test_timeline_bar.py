# SPDX-License-Identifier: MIT
"""The routine as a bar: segments as long as their steps, in order, each to be hit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.timeline_bar import TimelineBar
from massage_trainer.gui.theme import THEMES, ThemeName
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


def long_bar(qtbot: QtBot, steps: int, theme: ThemeName = "dark") -> tuple[TimelineBar, Timeline]:
    made = tuple(
        Step(id=f"s{n}", prompt="P", time=20 + n % 7, sides="each" if n % 3 == 0 else "both")
        for n in range(steps)
    )
    timeline = Timeline.of(Routine(id="r", title="R", steps=made))
    bar = TimelineBar(Look(THEMES[theme]))
    qtbot.addWidget(bar)
    bar.resize(1200, 30)
    bar.set_timeline(timeline)
    return bar, timeline


@pytest.mark.parametrize("steps", [60, 300, 375, 1500, 10_000])
def test_parts_without_number_keep_their_order_and_share(qtbot: QtBot, steps: int) -> None:
    bar, timeline = long_bar(qtbot, steps)
    spans = [rect for _, rect in bar._spans()]

    assert len(spans) == len(timeline.parts)
    assert all(one.right() <= two.left() + 0.01 for one, two in pairwise(spans))
    assert spans[0].left() == 0
    assert spans[-1].right() == pytest.approx(1200)


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
@pytest.mark.parametrize("steps", [300, 1500, 10_000])
def test_of_any_number_of_parts_what_is_done_is_seen(qtbot: QtBot, steps: int, theme: ThemeName) -> None:
    bar, timeline = long_bar(qtbot, steps, theme)
    look = Look(THEMES[theme])
    half = len(timeline.parts) // 2
    bar.show_moment(Session(timeline).go_to(0.0, half).moment(0.0))
    image = bar.grab().toImage()
    middle = round(bar._span(half).left())
    done = [image.pixelColor(x, 12) for x in range(20, middle - 20)]
    later = [image.pixelColor(x, 12) for x in range(middle + 20, 1180)]

    assert done.count(look.colour("text_second")) > 0.4 * len(done)
    assert look.colour("text_second") not in later
    assert image.pixelColor(middle, 2) == look.colour("text")


def test_of_thousands_each_can_be_reached_as_near_as_a_pointer_goes(qtbot: QtBot) -> None:
    bar, timeline = long_bar(qtbot, 3000)
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    for x in (0, 300, 600, 900, 1199):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 15))

    assert all(
        abs(bar._span(part).left() - x) <= 1 for part, x in zip(chosen, (0, 300, 600, 900, 1199), strict=True)
    )
    assert chosen[0] == 0
    assert chosen[-1] >= len(timeline.parts) - 4


def test_few_pieces_are_painted_of_many_parts(qtbot: QtBot) -> None:
    assert len(long_bar(qtbot, 10_000)[0]._runs) <= 4


def test_a_drag_goes_where_it_ends(bar: TimelineBar) -> None:
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    spans = dict(bar._spans())
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=spans[1].center().toPoint())
    QTest.mouseMove(bar, spans[3].center().toPoint())
    assert chosen == []
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=spans[4].center().toPoint())

    assert chosen == [4]


@pytest.mark.parametrize(("x", "part"), [(-50, 0), (5000, 4)])
def test_a_drag_beyond_an_end_goes_to_that_end(bar: TimelineBar, x: int, part: int) -> None:
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(400, 15))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 15))

    assert chosen == [part]


def test_a_drag_let_go_far_away_means_nothing(bar: TimelineBar) -> None:
    chosen: list[int] = []
    bar.chosen.connect(chosen.append)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(400, 15))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(400, -200))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(400, 15))

    assert chosen == []


def test_while_hardly_anything_moves_nothing_is_painted(bar: TimelineBar, qtbot: QtBot) -> None:
    bar.show()
    qtbot.waitExposed(bar)
    session = Session(TIMELINE).go_to(0.0, 4).resume(0.0)
    bar.show_moment(session.moment(10.0))
    QApplication.processEvents()
    painted: list[QColor] = []
    bar.paintEvent = lambda _event: painted.append(QColor())  # type: ignore[method-assign]  # counts
    for frame in range(3):
        bar.show_moment(session.moment(10.0 + frame / 100))
    QApplication.processEvents()
    assert not painted
    bar.show_moment(session.moment(20.0))
    qtbot.waitUntil(lambda: bool(painted))


def test_a_tip_is_no_markup(qtbot: QtBot) -> None:
    steps = (Step(id="a", prompt="<img src='x'> & more", time=10, sides="left"),)
    bar = TimelineBar(Look(THEMES["dark"]))
    qtbot.addWidget(bar)
    bar.resize(400, 30)
    bar.set_timeline(Timeline.of(Routine(id="r", title="R", steps=steps)))
    bar.show()
    QTest.mouseMove(bar, QPoint(20, 15))

    qtbot.waitUntil(lambda: "&lt;img" in QToolTip.text())
    assert "<img" not in QToolTip.text()
    assert "&amp; more · Partner’s left" in QToolTip.text().replace("\xa0", " ")
    QToolTip.hideText()
