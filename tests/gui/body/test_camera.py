# SPDX-License-Identifier: MIT
"""From where the body is seen: all of what is framed, turned as the giver stands, never past the drawing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from massage_trainer.atlas import drawn
from massage_trainer.gui.body.camera import WHOLE, Camera, frame_around


def place(x: float, y: float) -> QPointF:
    return QPointF(*drawn((x, y)))


SIZES = [QSizeF(640, 480), QSizeF(700, 460), QSizeF(1152, 1080)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("rect", [WHOLE, QRectF(-960, -560, 1920, 1500), QRectF(-100, 200, 300, 100)])
def test_all_of_what_is_framed_is_in_view(size: QSizeF, angle: float, rect: QRectF) -> None:
    seen = Camera.framing(rect, size, angle).transform(size).mapRect(rect)

    assert QRectF(-0.01, -0.01, size.width() + 0.02, size.height() + 0.02).contains(seen)
    assert seen.width() == pytest.approx(size.width()) or seen.height() == pytest.approx(size.height())


def test_the_partner_s_left_is_on_the_left_and_the_head_up() -> None:
    size = SIZES[0]
    view = Camera.framing(WHOLE, size).transform(size)

    assert view.map(place(-1, 0)).x() < view.map(place(1, 0)).x()
    assert view.map(place(0, -0.5)).y() < view.map(place(0, 1)).y()


def test_turned_by_half_everything_changes_sides() -> None:
    size = SIZES[0]
    view = Camera.framing(WHOLE, size, 180).transform(size)

    assert view.map(place(-1, 0)).x() > view.map(place(1, 0)).x()
    assert view.map(place(0, -0.5)).y() > view.map(place(0, 1)).y()


def test_on_the_way_from_one_to_the_other() -> None:
    one, two = Camera(0, 0, 1.0, 0), Camera(100, 50, 4.0, 90)

    assert one.towards(two, 0) == one
    assert one.towards(two, 1) == two
    assert one.towards(two, 0.5) == Camera(50, 25, pytest.approx(2.0), 45)  # type: ignore[arg-type]  # compares alike


def test_it_turns_the_short_way() -> None:
    assert Camera(0, 0, 1, 270).towards(Camera(0, 0, 1, 0), 0.5).angle == 315


@pytest.mark.parametrize("y", [-600, -300, 0, 400, 900])
def test_a_frame_never_leaves_the_body(y: float) -> None:
    frame = frame_around(QRectF(-300, y, 600, 200))

    assert WHOLE.top() <= frame.top()
    assert frame.bottom() <= WHOLE.bottom()
    assert frame.width() >= 900, "enough of the body to know where one is"
    assert frame.center().x() == pytest.approx(0)


def test_nothing_to_frame_is_the_whole_body() -> None:
    assert frame_around(QRectF()) == WHOLE


def test_nearly_the_same_work_is_seen_in_the_same_frame() -> None:
    """Between two steps the picture moves to be seen to move, or it stands."""
    frames = [frame_around(QRectF(-300, -400 + y, 600, 700)) for y in range(0, 200, 4)]
    tops = sorted({frame.top() for frame in frames})

    assert 1 < len(tops) <= 3
    assert all(two - one >= 100 for one, two in pairwise(tops))
    wide = {frame_around(QRectF(-w / 2, -200, w, 300)).width() for w in range(1100, 1500, 10)}
    assert all(two - one >= 100 for one, two in pairwise(sorted(wide)))


def test_what_lies_below_the_work_does_not_widen_the_frame() -> None:
    assert frame_around(QRectF(-300, -400, 600, 1120)) == frame_around(QRectF(-300, -400, 600, 1400))
