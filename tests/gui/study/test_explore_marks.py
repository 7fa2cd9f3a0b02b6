# SPDX-License-Identifier: MIT
"""Marks stand where the bones are, are told apart without colour, and their names do not hide one another."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import SIDES, Side
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.explore_marks import Mark, Marks
from massage_trainer.gui.study.explore_scene import Shown, marks_of, scene_of
from massage_trainer.gui.theme import DARK
from massage_trainer.landmark_walks import Landmarks


def make(qtbot: QtBot, art: BodyArt, size: QSize, text: int = 100) -> tuple[BodyView, Marks]:
    look = Look.fitting(DARK, size, text, motion=False)
    body = BodyView(art, art.atlas, look)
    qtbot.addWidget(body)
    body.resize(round(size.width() * 0.52), size.height() - 60)
    marks = Marks(body, art, look)
    marks.setGeometry(body.rect())
    marks.show()
    return body, marks


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("size", "text"), [((760, 560), 100), ((760, 560), 150), ((1280, 800), 100)])
def test_names_stand_apart_and_in_the_picture(
    qtbot: QtBot, shared_art: BodyArt, landmarks: Landmarks, side: Side, size: tuple[int, int], text: int
) -> None:
    body, marks = make(qtbot, shared_art, QSize(*size), text)
    for region in shared_art.atlas.regions:
        shown = Shown(region, side, bones=True)
        body.set_scene(scene_of(shown, "bones", landmarks, zones=False, art=shared_art), 0.0)
        marks.set_marks(marks_of(shown, shared_art.atlas, landmarks), (region, side))
        boxes = [box for _, _, box in marks.placed()]
        assert all(box.isValid() and QRectF(marks.rect()).contains(box) for box in boxes), region
        for one, two in combinations(boxes, 2):
            assert one.intersected(two).height() <= 0, region


def test_a_mark_lies_where_its_landmark_is(qtbot: QtBot, shared_art: BodyArt) -> None:
    body, marks = make(qtbot, shared_art, QSize(1280, 800))
    point = shared_art.atlas.landmarks["scapula_inferior_angle_right"]
    marks.set_marks([Mark("Tip", (point,), "stop")])

    ((_, points, _),) = marks.placed()

    assert points == [body.drawing_to_view().map(QPointF(*point))]


def test_names_of_the_midline_stand_on_the_other_side(qtbot: QtBot, shared_art: BodyArt) -> None:
    body, marks = make(qtbot, shared_art, QSize(1280, 800))
    point = shared_art.atlas.landmarks["T4_spinous_tip"]
    middle = body.rect().center().x()
    for side, left in (("right", True), ("left", False)):
        marks.set_marks(
            [Mark("Tip of T4", (point,), "from")], ("rhomboids", "left" if side == "left" else "right")
        )
        ((_, _, box),) = marks.placed()
        assert (box.center().x() < middle) == left


def test_from_and_to_differ_without_colour(qtbot: QtBot, shared_art: BodyArt) -> None:
    _, marks = make(qtbot, shared_art, QSize(1280, 800))
    shapes = []
    for kind in ("from", "to"):
        marks.set_marks([Mark("", ((0.0, 300.0),), "from" if kind == "from" else "to")])
        image = QImage(marks.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        marks.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        mask = image.createAlphaMask()
        shapes.append(bytes(mask.constBits()))
    assert shapes[0] != shapes[1]
