# SPDX-License-Identifier: MIT
"""Path data becomes one closed outline, whichever letters it is written with."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.outline import Outline, Point, inside, read_outline

SQUARE = "M0 0 L10 0 L10 10 L0 10 Z"
# A circle of radius 100 in four cubics: the usual approximation, at most 0.03 % out.
K = 55.22847498
CIRCLE = " ".join(
    (
        f"M100 0 C100 {K} {K} 100 0 100",
        f"C{-K} 100 -100 {K} -100 0",
        f"C-100 {-K} {-K} -100 0 -100",
        f"C{K} -100 100 {-K} 100 0 Z",
    )
)

numbers = st.floats(-900, 900).map(lambda number: round(number, 1))
points = st.tuples(numbers, numbers)
pieces = st.lists(st.tuples(points, points, points), min_size=2, max_size=8)
outlines = st.builds(
    lambda start, curves: Outline(start, (*curves[:-1], (*curves[-1][:2], start))), points, pieces
)


def ends(outline: Outline) -> list[Point]:
    return [outline.start, *(curve[2] for curve in outline.curves)]


def shoelace(corners: tuple[Point, ...]) -> float:
    pairs = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


@pytest.mark.parametrize(
    "written",
    [
        "M0 0 L10 0 L10 10 L0 10 Z",
        "M 0,0 10,0 10,10 0,10 z",
        "m0 0 10 0 0 10 -10 0z",
        "M0 0H10V10H0Z",
        "m0,0h10v10h-10z",
        "M0 0L1e1 0 10 10-0 10Z",
        "M0 0l10.0.0.0 10-10 0Z",
        "\n M0 0\tL10 0 , 10 10 0 10 L 0 0 Z ",
    ],
)
def test_one_square_in_many_hands(written: str) -> None:
    outline = read_outline(written)
    assert ends(outline) == [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    assert outline.area() == pytest.approx(100)
    assert outline.bounds() == (0, 0, 10, 10)


def test_a_line_has_its_handles_at_its_thirds() -> None:
    (first, second, end), *_ = read_outline("M0 0 L9 3 L0 9Z").curves
    assert first == pytest.approx((3, 1))
    assert second == pytest.approx((6, 2))
    assert end == (9, 3)


def test_a_smooth_curve_mirrors_the_handle_before_it() -> None:
    smooth = read_outline("M0 0 C0 10 10 20 20 20 S40 10 40 0 Z")
    assert smooth.curves[1] == ((30, 20), (40, 10), (40, 0))
    relative = read_outline("m0 0 c0 10 10 20 20 20 s20 -10 20 -20 z")
    assert relative == smooth


def test_a_smooth_curve_after_a_line_starts_without_a_handle() -> None:
    assert read_outline("M0 0 L20 20 S40 10 40 0 Z").curves[1][0] == (20, 20)
    # After a quadratic one too: only a cubic's handle is mirrored by S, only a quadratic's by T.
    assert read_outline("M0 0 Q5 5 20 20 S40 10 40 0 Z").curves[1][0] == (20, 20)
    assert read_outline("M0 0 C5 5 6 6 20 20 T40 0 Z").curves[1][0] == (20, 20)


def test_a_quadratic_curve_becomes_the_same_cubic() -> None:
    outline = read_outline("M0 0 Q30 60 60 0 T120 0 Z")
    (first, second, _), (third, fourth, end), *_ = outline.curves
    assert [*first, *second, *third, *fourth] == pytest.approx([20, 40, 40, 40, 80, -40, 100, -40])
    assert end == (120, 0)
    assert read_outline("m0 0 q30 60 60 0 t60 0 z") == outline


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("M0 0 L1 0 L1 1", "not closed"),
        ("M0 0Z", "encloses nothing"),
        ("M0 0 L5 5 L0 0Z M1 1 L2 2Z", "more than one outline"),
        ("M0 0 L5 5 L0 9Z L1 1", "more than one outline"),
        ("M0 0 L5 5 M5 5 L0 9Z", "more than one outline"),
        ("M0 0 A5 5 0 0 1 9 9 L0 9Z", "turn them into curves"),
        ("L0 0 1 1Z", "does not begin"),
        ("5 5 L0 0Z", "does not begin"),
        ("Z", "does not begin"),
        ("M0 0 L5 Z", "too few numbers after L"),
        ("M0 0 L Z", "too few numbers after L"),
        ("M0 0 C1 2 3 4 5 Z", "too few numbers after C"),
        ("M0 0 1 1 2 0Z5", "a letter is wanted"),
        ("M0 0 L1 1 R2 2Z", "cannot be read at its character 11"),
        ("M0 0 L1e 1Z", "cannot be read"),
        ("M0 0 L1e9 1 L2 2Z", "too large"),
        ("M0 0 L1e999 1 L2 2Z", "too large"),
        ("M0 0 Lnan 1Z", "cannot be read"),
        ("M0 0 L1_0 1Z", "cannot be read"),
    ],
)
def test_what_is_no_outline_is_told_in_words(written: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_outline(written)


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \n", max_size=80) | st.text(max_size=40))
def test_any_text_is_an_outline_or_a_complaint(written: str) -> None:
    try:
        outline = read_outline(written)
    except ValueError:
        return
    assert all(math.isfinite(part) for end in ends(outline) for part in end)
    assert ends(outline)[-1] == pytest.approx(outline.start)


def test_a_circle() -> None:
    circle = read_outline(CIRCLE)
    assert circle.area() == pytest.approx(math.pi * 100**2, rel=5e-4)
    assert circle.bounds() == pytest.approx((-100, -100, 100, 100))
    assert circle.centre() == pytest.approx((0, 0), abs=1)
    assert circle.contains((70, 70))
    assert not circle.contains((71.5, 71.5))
    assert all(math.hypot(x, y) == pytest.approx(100, abs=0.53) for x, y in circle.polygon(0.5))


@given(outlines)
def test_the_area_is_that_of_a_fine_polygon(outline: Outline) -> None:
    assert outline.area() == pytest.approx(shoelace(outline.polygon(0.01)), rel=1e-3, abs=60)


@given(outlines, st.floats(0.1, 20))
def test_the_polygon_stays_in_bounds_and_touches_them(outline: Outline, tolerance: float) -> None:
    left, top, right, bottom = outline.bounds()
    corners = outline.polygon(tolerance)
    assert corners[0] == outline.start
    assert all(left - 1e-6 <= x <= right + 1e-6 and top - 1e-6 <= y <= bottom + 1e-6 for x, y in corners)
    reached = (
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )
    assert reached == pytest.approx((left, top, right, bottom), abs=tolerance + 1e-6)


def test_an_outline_may_end_elsewhere_and_is_closed_by_its_polygon() -> None:
    square = Outline((0, 0), read_outline(SQUARE).curves[:3])
    assert square.polygon() == ((0, 0), (10, 0), (10, 10), (0, 10))


def test_inside_counts_how_often_the_edge_goes_round() -> None:
    star = ((0.0, -10.0), (6.0, 8.0), (-9.5, -3.0), (9.5, -3.0), (-6.0, 8.0))
    assert inside(star, (0, 0))
    assert not inside(star, (8, 8))
    assert not inside((), (0, 0))


def test_the_centre_of_a_crescent_is_in_the_crescent() -> None:
    crescent = read_outline("M0 0 L100 0 L100 100 L0 100 L0 90 L90 90 L90 10 L0 10 Z")
    assert crescent.contains(crescent.centre())
    u = read_outline("M0 0 L30 0 L30 90 L70 90 L70 0 L100 0 L100 100 L0 100 Z")
    assert u.contains(u.centre())


def test_an_outline_without_area_has_its_start_for_a_centre() -> None:
    flat = read_outline("M5 5 L10 5 L15 5 Z")
    assert flat.area() == 0
    assert flat.centre() == (5, 5)
