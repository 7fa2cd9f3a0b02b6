# SPDX-License-Identifier: MIT
"""Regions have names under the pointer and for the keys, and a choice shows what is known of one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import SIDES, Atlas
from massage_trainer.gui.body.body_art import LAYERS, BodyArt, Layer, Lit
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.region_walk import RegionWalk
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from tests.gui.conftest import Open
from tests.gui.probes import Trainer

LOOK = Look(THEMES["dark"], 0.8, 0.8)


@pytest.fixture
def body(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> BodyView:
    view = BodyView(shared_art, atlas, LOOK)
    qtbot.addWidget(view)
    view.resize(700, 700)
    view.show()
    return view


@pytest.fixture
def walk(body: BodyView, atlas: Atlas, shared_art: BodyArt) -> RegionWalk:
    return RegionWalk(body, shared_art, atlas, LOOK)


def inside(walk: RegionWalk, lit: Lit) -> QPoint:
    """A point of the view in the region, where nothing smaller lies upon it."""
    box = walk.outline(lit).boundingRect().toAlignedRect()
    points = (
        QPoint(x, y) for y in range(box.top(), box.bottom(), 3) for x in range(box.left(), box.right(), 3)
    )
    return next(point for point in points if walk._at(QPointF(point)) == lit)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_region_of_the_layer_is_walked_once(body: BodyView, walk: RegionWalk, layer: Layer) -> None:
    body.set_scene(Scene(layer=layer), 0.0)
    there = walk.regions()

    assert len(there) == len(set(there)) == 2 * len({region for region, _ in there})
    tops = [walk.outline(lit).boundingRect().center().y() for lit in there]
    assert tops == sorted(tops), "from the head down"


def test_the_pointer_names_each_region_on_its_side(body: BodyView, walk: RegionWalk) -> None:
    for lit in walk.regions():
        QTest.mouseMove(body, inside(walk, lit))
        assert walk.now == lit
        assert not walk.by_keys
        assert walk.isVisible()
    QTest.mouseMove(body, QPoint(3, 3))
    assert walk.now is None
    assert not walk.isVisible(), "nothing lies over the picture when nothing is named"


def test_leaving_ends_it(body: BodyView, walk: RegionWalk) -> None:
    QTest.mouseMove(body, inside(walk, walk.regions()[0]))
    QApplication.sendEvent(body, QEvent(QEvent.Type.Leave))

    assert walk.now is None


def test_keys_walk_round_from_what_is_lit(body: BodyView, walk: RegionWalk) -> None:
    body.clearFocus()
    body.set_scene(Scene(lit=(("deltoid", "right"),)), 0.0)
    body.setFocus()
    assert walk.now == ("deltoid", "right")
    there = walk.regions()
    seen = []
    for _ in there:
        seen.append(walk.now)
        QTest.keyClick(body, Qt.Key.Key_Down)
    assert sorted(map(str, seen)) == sorted(map(str, there))
    assert walk.now == ("deltoid", "right")
    QTest.keyClick(body, Qt.Key.Key_Up)
    assert walk.now == there[there.index(("deltoid", "right")) - 1]


def test_enter_and_a_click_choose(body: BodyView, walk: RegionWalk, qtbot: QtBot) -> None:
    chosen: list[Lit] = []
    walk.chosen.connect(chosen.append)
    body.setFocus()
    first = walk.now
    QTest.keyClick(body, Qt.Key.Key_Return)
    other = walk.regions()[-1]
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=inside(walk, other))

    assert chosen == [first, other]


def test_while_it_is_off_nothing_is_named(body: BodyView, walk: RegionWalk) -> None:
    at = inside(walk, walk.regions()[0])
    walk.set_on(False)
    QTest.mouseMove(body, at)

    assert walk.now is None
    assert body.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_picture_is_walked_as_it_stands(body: BodyView, walk: RegionWalk, angle: float) -> None:
    body.set_angle(angle, 0.0)
    for side in SIDES:
        lit: Lit = ("infraspinatus", side)
        QTest.mouseMove(body, inside(walk, lit))
        assert walk.now == lit


def test_the_name_stays_in_view(body: BodyView, walk: RegionWalk) -> None:
    body.clearFocus()
    before = body.grab().toImage()
    for lit in walk.regions():
        walk.go_to(lit)
        after = body.grab().toImage()
        changed = [
            (x, y)
            for x in range(0, after.width(), 3)
            for y in range(0, after.height(), 3)
            if after.pixel(x, y) != before.pixel(x, y)
        ]
        assert len(changed) > 100
        assert all(3 < x < after.width() - 4 for x, _ in changed), walk.name_of(lit)


# In the program -----------------------------------------------------------------------------------------


def test_a_click_on_the_first_page_opens_the_facts_and_escape_closes_them(opened: Open, qtbot: QtBot) -> None:
    trainer = opened(painted=True)
    body = trainer.window.home.body
    qtbot.waitUntil(lambda: body.findChild(RegionWalk) is not None)
    walk = body.findChild(RegionWalk)
    assert walk is not None
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=inside(walk, ("deltoid", "left")))
    assert trainer.shows("Musculus deltoideus", "How to find it", "Who says so")
    trainer.press("Esc")

    assert not trainer.shows("Musculus deltoideus")
    assert trainer.page == "home"


def test_in_a_run_names_are_for_the_pause_and_a_tap_still_goes_on(trainer: Trainer) -> None:
    trainer.click("Start")
    trainer.click("Yes, begin")
    for _ in range(6):
        trainer.press("Right")
    trainer.advance(10)
    body = trainer.window.practise.body
    walk = body.findChild(RegionWalk)
    assert walk is not None
    at = inside(walk, ("deltoid", "left"))
    QTest.mouseMove(body, at)
    assert walk.now is None
    trainer.press("Space")
    QTest.mouseMove(body, at + QPoint(1, 1))
    assert walk.now == ("deltoid", "left")
    trainer.advance(2)
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=at)

    assert not trainer.moment.paused
    assert walk.now is None
