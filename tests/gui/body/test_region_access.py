# SPDX-License-Identifier: MIT
"""What a screen reader is told of the regions: names, places, which one has the keys."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body import region_access
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.region_walk import RegionWalk
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES

LOOK = Look(THEMES["dark"], 0.8, 0.8)


@pytest.fixture(autouse=True, scope="module")
def listening() -> None:
    """As if a screen reader were there."""
    region_access.install()


def body_with_walk(art: BodyArt, atlas: Atlas) -> BodyView:
    view = BodyView(art, atlas, LOOK)
    RegionWalk(view, art, atlas, LOOK)
    view.resize(600, 600)
    view.set_scene(Scene(lit=(("deltoid", "left"),)), 0.0)
    view.show()
    return view


def test_each_region_is_a_child_with_a_name_and_a_place(
    qtbot: QtBot, atlas: Atlas, shared_art: BodyArt
) -> None:
    view = body_with_walk(shared_art, atlas)
    qtbot.addWidget(view)
    found = QAccessible.queryAccessibleInterface(view)
    walk = view.findChild(RegionWalk)
    assert walk is not None

    assert found.childCount() == len(walk.regions())
    names = []
    for index in range(found.childCount()):
        child = found.child(index)
        names.append(child.text(QAccessible.Text.Name))
        assert found.indexOfChild(child) == index
        assert child.role() == QAccessible.Role.Graphic
        assert view.rect().translated(view.mapToGlobal(view.rect().topLeft())).contains(child.rect())
        assert child.rect().width() > 5
    assert "Rear shoulder, partner’s left" in names
    assert len(set(names)) == len(names)
    lit = found.child(walk.regions().index(("deltoid", "left")))
    assert lit.text(QAccessible.Text.Description).startswith("Hands work here.")


def test_a_picture_that_was_met_before_it_names_regions_has_them_from_then_on(
    qtbot: QtBot, atlas: Atlas, shared_art: BodyArt
) -> None:
    view = BodyView(shared_art, atlas, LOOK)
    qtbot.addWidget(view)
    found = QAccessible.queryAccessibleInterface(view)
    assert (found.role(), found.childCount()) == (QAccessible.Role.Canvas, 0)

    walk = RegionWalk(view, shared_art, atlas, LOOK)
    assert found.childCount() == len(walk.regions())
    assert found.child(0).text(QAccessible.Text.Name) == walk.name_of(walk.regions()[0])


def test_the_one_with_the_keys_says_so(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> None:
    view = body_with_walk(shared_art, atlas)
    qtbot.addWidget(view)
    walk = view.findChild(RegionWalk)
    assert walk is not None
    walk.go_to(("infraspinatus", "right"))
    found = QAccessible.queryAccessibleInterface(view)
    focused = [index for index in range(found.childCount()) if found.child(index).state().focused]

    assert focused == [walk.regions().index(("infraspinatus", "right"))]


def test_a_picture_that_is_gone_leaves_nothing_behind(
    qtbot: QtBot, atlas: Atlas, shared_art: BodyArt
) -> None:
    before = len(region_access._KEPT)
    for _ in range(20):
        view = body_with_walk(shared_art, atlas)
        found = QAccessible.queryAccessibleInterface(view)
        child = found.child(0)
        number = QAccessible.uniqueId(child)
        assert QAccessible.accessibleInterface(number) is not None
        view.deleteLater()
        QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
        assert not isValid(view)
        del view, found
        gc.collect()
        assert QAccessible.accessibleInterface(number) is None, "Qt would free it once more at the end"
        assert not isValid(child)

    assert len(region_access._KEPT) == before
