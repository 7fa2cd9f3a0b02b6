# SPDX-License-Identifier: MIT
"""Boxes: numbers that reckon as Qt's rectangles do, joined where one is hardly more to paint than two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPolygon

from massage_trainer.gui.body.boxes import (
    Box,
    Boxes,
    box_of,
    boxes_around,
    meet,
    rect_of,
    united,
    within,
)

numbers = st.integers(-50, 50)
sizes = st.integers(0, 40)
rects = st.builds(QRect, numbers, numbers, sizes, sizes)


@given(rects)
def test_a_rectangle_comes_back_from_its_numbers(rect: QRect) -> None:
    assert rect_of(box_of(rect)) == rect


@given(rects, rects)
def test_they_reckon_as_rectangles_do(one: QRect, other: QRect) -> None:
    a, b = box_of(one), box_of(other)
    if not one.isEmpty() and not other.isEmpty():
        assert rect_of(united(a, b)) == one.united(other)
        assert meet(a, b) == one.intersects(other)
    both = rect_of(within(a, b))
    assert both == one & other or (both.isEmpty() and (one & other).isEmpty())


@given(rects)
def test_what_is_empty_makes_no_box_larger(rect: QRect) -> None:
    if not rect.isEmpty():
        for empty in ((90, 90, 90, 95), (-90, 3, -20, 3), (0, 0, 0, 0)):
            assert united(box_of(rect), empty) == united(empty, box_of(rect)) == box_of(rect)


@given(st.lists(rects, max_size=6), st.integers(0, 4000))
def test_all_that_was_added_is_held_and_not_much_more(added: list[QRect], worth: int) -> None:
    boxes = Boxes(worth)
    for rect in added:
        boxes.add(box_of(rect))
    held = boxes.rects
    assert all(rect.isEmpty() or any(box.contains(rect) for box in held) for rect in added)
    asked = sum(rect.width() * rect.height() for rect in added)
    assert sum(box.width() * box.height() for box in held) <= asked + worth * len(added)
    assert len(held) <= len(added)


def test_one_box_is_made_of_two_only_where_that_is_worth_it() -> None:
    left: Box = (0, 0, 10, 10)
    for worth, many in ((99.0, 2), (100.0, 1)):
        boxes = Boxes(worth)
        boxes.add(left)
        boxes.add((20, 0, 30, 10))
        assert len(boxes.rects) == many


def test_the_air_around_what_slants_is_left_out() -> None:
    image = QImage(900, 900, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setBrush(Qt.GlobalColor.red)
    corners = ((0, 0), (810, 899), (899, 899), (90, 0))
    painter.drawPolygon(QPolygon([QPoint(*corner) for corner in corners]))
    painter.end()
    found = [rect_of(box) for box in boxes_around(image)]

    assert sum(rect.width() * rect.height() for rect in found) < 0.4 * 900 * 900
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    for rect in found:
        painter.fillRect(rect, Qt.GlobalColor.transparent)
    painter.end()
    assert not any(bytes(image.constBits()))
