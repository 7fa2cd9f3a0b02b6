# SPDX-License-Identifier: MIT
"""Painted hands stay within the rectangles they name, match on both sides, and grow with pressure."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import X_UNIT, Y_UNIT
from massage_trainer.choreography import PATCHES, Drawn, Hand, Mark, MarkKind, Pose, patches
from massage_trainer.gui.body.hands import _BODY, _GRIP, _MOST_BODY, HandArt, HandInk

DARK = HandInk(fill="#EFE6DC", fill_opacity=0.4, line="#14110F", inner_line="#FFF7EC", contact="#FFBE4D")
LIGHT = HandInk(fill="#FFFFFF", fill_opacity=0.45, line="#241E1A", inner_line=None, contact="#D97F00")
SHAPES: tuple[Drawn, ...] = tuple(PATCHES)
SIGNS: tuple[MarkKind, ...] = get_args(MarkKind)
SIZE = QSize(700, 700)

pytestmark = pytest.mark.usefixtures("qtbot")


def view(scale: float = 0.6, angle: float = 0.0) -> QTransform:
    """Table units to pixels: the table's 0, 0 lies in the middle of the picture."""
    made = QTransform()
    made.translate(SIZE.width() / 2, SIZE.height() / 2)
    made.rotate(angle)
    made.scale(scale, scale)
    return QTransform.fromScale(X_UNIT, Y_UNIT) * made


def pose(
    shape: Drawn, *, hand: Hand = "right", x: float = 0.0, y: float = 0.0, angle: float = 0.0,
    squeeze: float = 0.0, contact: float = 0.7, opacity: float = 1.0,
) -> Pose:  # fmt: skip
    return Pose(hand, shape, x, y, angle, squeeze, contact, opacity, hand == "left")


def blank(ratio: float = 1.0) -> QImage:
    image = QImage(SIZE * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


def painted(
    what: Pose, to_view: QTransform, art: HandArt, *, ratio: float = 1.0, settled: bool = True
) -> QImage:
    image = blank(ratio)
    painter = QPainter(image)
    art.draw(painter, what, to_view, settled=settled)
    painter.end()
    return image


def alphas(image: QImage) -> list[bytes]:
    """The opacity of each pixel, row by row."""
    mask = image.convertToFormat(QImage.Format.Format_Alpha8)
    data, stride = bytes(mask.constBits()), mask.bytesPerLine()
    return [data[y * stride : y * stride + mask.width()] for y in range(mask.height())]


def ink_box(image: QImage) -> QRect:
    """The smallest rectangle around all that is not transparent, in the image's own pixels."""
    found = alphas(image)
    rows = [y for y, row in enumerate(found) if any(row)]
    assert rows, "nothing was painted"
    inked = [found[y] for y in rows]
    left = min(len(row) - len(row.lstrip(b"\0")) for row in inked)
    right = max(len(row.rstrip(b"\0")) for row in inked) - 1
    return QRect(QPoint(left, rows[0]), QPoint(right, rows[-1]))


def weight(image: QImage) -> float:
    """All opacity added up, in whole pixels."""
    return sum(map(sum, alphas(image))) / 255


def difference(a: QImage, b: QImage) -> float:
    """The share of pixels that differ visibly."""
    assert a.size() == b.size()
    # Held while they are read: the bytes of a picture that is gone are anybody's.
    held = [each.convertToFormat(QImage.Format.Format_ARGB32) for each in (a, b)]
    one, two = (bytes(each.constBits()) for each in held)
    stride = 4 * a.width()
    found = 0
    for start in range(0, len(one), stride):
        row, other = one[start : start + stride], two[start : start + stride]
        if row != other:
            found += sum(
                any(abs(row[i + c] - other[i + c]) > 40 for c in range(4))
                for i in range(0, stride, 4)
                if row[i : i + 4] != other[i : i + 4]
            )
    return found / (a.width() * a.height())


@pytest.mark.parametrize("shape", [*SHAPES, *SIGNS])
def test_all_ink_lies_in_the_rectangle_that_is_repainted(shape: Drawn) -> None:
    for ink, hand, angle, turned, ratio in itertools.product(
        (DARK,), get_args(Hand), (0.0, 205.0), (0.0, 180.0), (1.0, 1.5)
    ):
        art = HandArt(ink, ratio=ratio)
        for squeeze in (0.0, 1.0):
            what = pose(shape, hand=hand, angle=angle, squeeze=squeeze, contact=1.0)
            to_view = view(0.35, turned)
            box = ink_box(painted(what, to_view, art, ratio=ratio))
            scaled = QRect(
                int(box.left() / ratio),
                int(box.top() / ratio),
                int(box.width() / ratio),
                int(box.height() / ratio),
            )
            named = art.rect(what, to_view)
            assert named.contains(scaled), f"{shape} {hand} at {angle}, view {turned}, ratio {ratio}"
            # A rectangle that is always right because it is huge would cost what it was meant to save.
            if shape in SHAPES:
                assert named.width() * named.height() < 5 * scaled.width() * scaled.height()


@pytest.mark.parametrize("shape", [*SHAPES, *(sign for sign in SIGNS if sign != "long_arrow")])
@pytest.mark.parametrize("ink", [DARK, LIGHT], ids=["dark", "light"])
def test_the_left_hand_is_the_mirror_of_the_right(shape: Drawn, ink: HandInk) -> None:
    art = HandArt(ink)
    right = painted(pose(shape, angle=20.0), view(), art)
    left = painted(pose(shape, hand="left", angle=340.0), view(), art)
    alone = painted(pose(shape, hand="left", angle=340.0), view(), HandArt(ink))
    mirror = right.flipped(Qt.Orientation.Horizontal)
    assert difference(left, mirror) < 0.004
    assert difference(left, alone) < 0.004, "rendered by itself it is the same"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hand_turns_with_the_view_and_keeps_its_size(shape: Drawn) -> None:
    art = HandArt(LIGHT)
    upright = painted(pose(shape), view(), art)
    turned = painted(pose(shape), view(angle=180.0), art)
    assert difference(turned, upright.flipped(Qt.Orientation.Horizontal | Qt.Orientation.Vertical)) < 0.006
    small, large = (ink_box(painted(pose(shape), view(scale), art)) for scale in (0.25, 0.5))
    assert large.height() == pytest.approx(2 * small.height(), rel=0.05)


def test_a_flat_hand_is_as_long_as_the_table_says() -> None:
    # A hand is 0.95 of the table's x unit long; the middle of its palm lies 750/1000 below the tip.
    image = painted(pose("flat_palm", contact=0.0), view(0.6), HandArt(LIGHT))
    tip = SIZE.height() / 2 - 0.75 * 0.95 * X_UNIT * 0.6
    # The shadow that it casts is fainter than the hand.
    top = next(y for y, row in enumerate(alphas(image)) if any(value > 128 for value in row))
    assert top == pytest.approx(tip, abs=3)


@pytest.mark.parametrize("shape", SHAPES)
def test_pressure_shows_more_the_stronger_it_is(shape: Drawn) -> None:
    art = HandArt(DARK)

    def colours(contact: float) -> list[int]:
        image = blank()
        image.fill(QColor("#204060"))
        painter = QPainter(image)
        art.draw(painter, pose(shape, contact=contact), view())
        painter.end()
        places = range(0, SIZE.width(), 4)
        found = [image.pixelColor(x, y) for x in places for y in places]
        return [value for each in found for value in (each.red(), each.green(), each.blue())]

    without = colours(0.0)
    amounts = [
        sum(abs(a - b) for a, b in zip(colours(contact), without, strict=True))
        for contact in (0.0, 0.3, 0.6, 1.0)
    ]
    assert amounts == sorted(amounts)
    assert amounts[0] < amounts[-1]


def test_a_palm_that_leans_darkens_what_it_presses_and_comes_nearer() -> None:
    art = HandArt(DARK)
    resting, leaning = (painted(pose("palm_heel", contact=c), view(), art) for c in (0.01, 1.0))
    assert ink_box(leaning).height() > ink_box(resting).height()
    middle = SIZE.width() // 2, SIZE.height() // 2
    assert leaning.pixelColor(*middle).lightnessF() < resting.pixelColor(*middle).lightnessF()


def test_what_lies_under_fingertips_that_hold_glows_and_a_dent_lies_around_it() -> None:
    art = HandArt(DARK)
    image = painted(pose("pressed_fingertips", contact=1.0), view(), art)
    x, y = SIZE.width() // 2, SIZE.height() // 2
    ahead = image.pixelColor(x, y - round(48 * 0.6))
    around = image.pixelColor(x, y - round(98 * 0.6))
    assert ahead.alphaF() > 0.7
    assert ahead.red() > 150
    assert ahead.red() > 1.5 * ahead.blue(), "in the colour of what is touched"
    assert around.lightnessF() < 0.3
    assert 0.1 < around.alphaF() < 0.6
    # Outward from the fingertips it only grows darker, and nowhere at an edge.
    reds = [image.pixelColor(x, y - away).red() for away in range(round(48 * 0.6), round(98 * 0.6))]
    assert all(b - a < 8 for a, b in itertools.pairwise(reds))
    assert max(abs(b - a) for a, b in itertools.pairwise(reds)) < 40
    loose = painted(pose("pressed_fingertips", contact=0.05), view(), art)
    assert loose.pixelColor(x, y - round(48 * 0.6)).alphaF() < 0.4


def test_the_pincer_closes() -> None:
    art = HandArt(LIGHT)
    opened, closed = (painted(pose("pincer", squeeze=squeeze), view(), art) for squeeze in (0.0, 1.0))
    assert difference(opened, closed) > 0.005
    half = painted(pose("pincer", squeeze=0.5), view(), art)
    assert 0 < difference(opened, half) < difference(opened, closed)


def test_thumb_and_hand_do_not_add_up_where_they_overlap() -> None:
    # Both are translucent: drawn over each other they would make a blot at the root of the thumb.
    bare = HandInk(fill="#FFFFFF", fill_opacity=0.4, line="#FFFFFF", inner_line=None, contact="#FFFFFF")
    image = painted(pose("pincer", contact=0.0), view(), HandArt(bare))
    place = SIZE.width() // 2 + round(310 * 0.57 * 0.6), SIZE.height() // 2 + round(350 * 0.57 * 0.6)
    alphas = [
        image.pixelColor(place[0] + dx, place[1] + dy).alphaF()
        for dx in range(-2, 3, 2)
        for dy in range(-2, 3, 2)
    ]
    assert min(alphas) == pytest.approx(_GRIP, abs=0.08)


def test_opacity_is_a_factor_of_the_painters() -> None:
    art = HandArt(LIGHT)
    full = weight(painted(pose("flat_palm", contact=0.0), view(), art))
    half = weight(painted(pose("flat_palm", contact=0.0, opacity=0.5), view(), art))
    image = blank()
    painter = QPainter(image)
    painter.setOpacity(0.5)
    art.draw(painter, pose("flat_palm", contact=0.0, opacity=0.5), view())
    assert painter.opacity() == 0.5, "the painter is given back as it came"
    painter.end()
    assert half == pytest.approx(full / 2, rel=0.03)
    assert weight(image) == pytest.approx(full / 4, rel=0.05)


def test_the_inks_of_the_theme_are_used() -> None:
    image = painted(pose("flat_palm", contact=0.0), view(), HandArt(LIGHT))
    middle = image.pixelColor(SIZE.width() // 2 - 4, SIZE.height() // 2 + 60)
    assert middle.alphaF() == pytest.approx(min(LIGHT.fill_opacity * _BODY, _MOST_BODY), abs=0.05)
    darkest = min(
        image.pixelColor(x, SIZE.height() // 2 + 60).lightnessF()
        for x in range(SIZE.width())
        if image.pixelColor(x, SIZE.height() // 2 + 60).alphaF() > 0.9
    )
    assert darkest == pytest.approx(QColor(LIGHT.line).lightnessF(), abs=0.05)
    both = painted(pose("flat_palm", contact=0.0), view(), HandArt(DARK))
    row = [both.pixelColor(x, SIZE.height() // 2 + 60) for x in range(SIZE.width())]
    assert any(c.alphaF() > 0.8 and c.lightnessF() > 0.85 for c in row), "a light line inside the dark one"


def test_a_moving_camera_makes_no_pictures() -> None:
    art = HandArt(LIGHT)
    start = painted(pose("thumbs"), view(0.5), art)
    known = dict(art._pictures)
    for step in range(1, 8):
        painted(pose("thumbs"), view(0.5 + 0.01 * step, angle=3.0 * step), art, settled=False)
    assert set(known) <= set(art._pictures)
    assert not [key for key in set(art._pictures) - set(known) if ".hand" in key[0]]
    assert difference(painted(pose("thumbs"), view(0.5), art), start) == 0
    stretched = painted(pose("thumbs"), view(0.55), HandArt(LIGHT))
    assert difference(painted(pose("thumbs"), view(0.55), art, settled=False), stretched) < 0.02


def test_what_is_kept_has_a_limit() -> None:
    art = HandArt(LIGHT)
    for step in range(60):
        painted(pose("thumbs"), view(0.1 + 0.002 * step), art)
    assert len(art._pictures) <= 80


def test_all_pictures_of_a_pinch_that_rolls_are_kept() -> None:
    art = HandArt(LIGHT)

    def roll() -> None:
        for hand, turn, level in itertools.product(get_args(Hand), range(-9, 10, 3), range(9)):
            what = pose("pincer", hand=hand, angle=204.0 + turn, squeeze=level / 8, contact=level / 8)
            painted(what, view(0.2), art)

    roll()
    made = dict(art._pictures)
    roll()
    assert art._pictures == made


@pytest.mark.parametrize("kind", SIGNS)
def test_a_sign_that_goes_with_a_hand_is_painted_once_and_then_moved(kind: MarkKind) -> None:
    art = HandArt(LIGHT)
    first = painted(pose(kind, angle=180.0), view(), art)
    made = dict(art._pictures)
    assert made
    assert painted(pose(kind, angle=180.0), view(), art) == first
    painted(pose(kind, angle=180.0, x=0.1, opacity=0.6), view(), art)
    assert art._pictures == made
    assert weight(painted(pose(kind, opacity=0.01), view(), art)) == 0
    assert art.rect(pose(kind, opacity=0.01), view()).isEmpty()


@pytest.mark.parametrize("kind", [sign for sign in SIGNS if sign != "halo"])
def test_a_sign_lies_where_it_will_while_the_camera_still_moves(kind: MarkKind) -> None:
    moving = ink_box(painted(pose(kind, angle=27.0), view(), HandArt(LIGHT), settled=False))
    there = ink_box(painted(pose(kind, angle=27.0), view(), HandArt(LIGHT)))
    assert there.adjusted(-8, -8, 8, 8).contains(moving)
    assert moving.adjusted(-8, -8, 8, 8).contains(there)


def test_the_arrow_of_a_glide_turns_and_keeps_one_picture() -> None:
    art = HandArt(LIGHT)
    boxes = [ink_box(painted(pose("long_arrow", angle=angle), view(), art)) for angle in (0.0, 90.0, 45.0)]
    assert boxes[0].height() == pytest.approx(boxes[1].width(), abs=3)
    assert boxes[0].height() > 4 * boxes[0].width()
    assert len(art._pictures) == 1


def test_a_ring_closes_and_a_circle_is_filled() -> None:
    art = HandArt(LIGHT)
    wide, narrow = (ink_box(painted(pose("closing_ring", squeeze=s), view(), art)) for s in (0.0, 1.0))
    assert narrow.width() < 0.65 * wide.width()
    opened, filled = (weight(painted(pose("two_circles", squeeze=s), view(), art)) for s in (0.0, 1.0))
    assert filled > opened


def test_a_halo_lies_around_the_hand_and_not_on_it() -> None:
    halo = painted(pose("halo"), view(), HandArt(DARK))
    assert halo.pixelColor(SIZE.width() // 2, SIZE.height() // 2).alpha() == 0
    above = SIZE.height() // 2 - round(0.79 * 0.95 * X_UNIT * 0.6)
    assert halo.pixelColor(SIZE.width() // 2 - 14, above).alpha() > 40
    # Fingers that go over the shoulder are short, and so is the light around them.
    over = painted(pose("halo", squeeze=1.0), view(), HandArt(DARK))
    assert over.pixelColor(SIZE.width() // 2 - 14, above).alpha() == 0
    assert ink_box(over).height() < ink_box(halo).height()


def test_the_muscle_that_is_squeezed_stands_up() -> None:
    art = HandArt(LIGHT)
    amounts = [weight(painted(pose("pincer", squeeze=s, contact=0.0), view(), art)) for s in (0.0, 1.0)]
    assert amounts[0] < amounts[1]


def test_the_fold_lies_in_the_grip_between_thumb_and_fingers() -> None:
    ink = HandInk(
        fill="#FFFFFF", fill_opacity=0.4, line="#000000", inner_line=None, contact="#FFFFFF", muscle="#FF0000"
    )
    shown = pose("pincer", squeeze=1.0, contact=0.0)
    image = painted(shown, view(), HandArt(ink))

    def redness(x: float, y: float) -> float:
        """How much redder than grey the picture is around a place on the drawn hand."""
        middle = SIZE.width() // 2 + round(x * 0.57 * 0.6), SIZE.height() // 2 + round(y * 0.57 * 0.6)
        found = [
            image.pixelColor(middle[0] + dx, middle[1] + dy) for dx in range(-3, 4) for dy in range(-3, 4)
        ]
        return sum((each.redF() - each.blueF()) * each.alphaF() for each in found) / len(found)

    # Along its length: before the fingertips, between them and the thumb, and on into the hand.
    for x in (-180, -110, -48, 20, 90, 150):
        assert redness(x, 20) > 0.3, f"the fold at {x}"
    thumb, *fingers = patches(shown)
    for pad in fingers:
        assert pad.y < -30, "the fingers hold it from the one side"
        assert redness(pad.x, pad.y - 10) < 0.15
    assert thumb.y > 30, "and the thumb from the other"
    assert redness(thumb.x, thumb.y + 10) < 0.15
    assert redness(90, -150) < 0.1, "the fingers go round it"
    assert redness(90, 190) == redness(-110, 190) == 0, "and it is no broader than their grip"


@pytest.mark.parametrize("kind", SIGNS)
def test_each_sign_of_movement_is_seen_on_light_and_dark(kind: MarkKind) -> None:
    points = ((-0.2, -0.1), (0.0, 0.0), (0.2, 0.1), (0.25, -0.1))
    for ink, ground in itertools.product((DARK, LIGHT), ("#F2E7DD", "#14171C")):
        image = blank()
        image.fill(QColor(ground))
        before = image.copy()
        painter = QPainter(image)
        HandArt(ink).draw_marks(painter, (Mark(kind, points, 60.0),), view())
        painter.end()
        assert difference(image, before) > 0.0005


def test_signs_turn_the_way_they_say() -> None:
    images = []
    for turn in (1, -1):
        image = blank()
        painter = QPainter(image)
        HandArt(LIGHT).draw_marks(painter, (Mark("two_circles", ((0.0, 0.0),), 60.0, turn),), view())
        painter.end()
        images.append(image)
    assert difference(images[0].flipped(Qt.Orientation.Horizontal), images[1]) < 0.002


def test_an_unknown_shape_paints_nothing(qtbot: QtBot) -> None:
    del qtbot
    art = HandArt(LIGHT)
    strange = Pose("right", "fist", 0.0, 0.0, 0.0)  # type: ignore[arg-type]  # what a newer file might hold
    assert art.rect(strange, view()) == QRect()
    assert weight(painted(strange, view(), art)) == 0
