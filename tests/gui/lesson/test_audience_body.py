# SPDX-License-Identifier: MIT
"""The body as a class sees it: the work above the heads, names clear of it, all in the sizes asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainterPath, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import FADE_TO, BodyArt
from massage_trainer.gui.body.body_view import FADE_IN, GLIDE
from massage_trainer.gui.body.scene import Label, Scene
from massage_trainer.gui.lesson.audience_body import (
    MOST_NAMES,
    UPPER,
    ClassBody,
    Sized,
    Work,
    class_frame,
    place_keep_off,
    place_names,
)
from massage_trainer.gui.theme import DARK

LOOK = Sized(DARK, 1.0, 2.0, False)
VIEW = QTransform.fromTranslate(500, 420).scale(0.5, 0.5)
SIZE = QSizeF(1000, 700)


@pytest.fixture
def body(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> ClassBody:
    made = ClassBody(shared_art, atlas, LOOK)
    qtbot.addWidget(made)
    made.show()
    return made


def scene(*regions: str, labels: int = 1) -> Scene:
    names = tuple(Label(f"Name {number}", regions[:1], "left") for number in range(labels))
    return Scene(lit=tuple((each, "left") for each in regions), labels=names, framed=regions)


def test_text_is_as_large_as_asked_however_small_the_window() -> None:
    assert Sized(DARK, 0.1, 0.3).text_px("text") == 5
    assert Sized(DARK, 0.1, 0.301).text_px("text") == 5  # 4.8 is rounded up
    assert Sized(DARK, 0.1, 0.32).text_px("text") == 6


def test_the_frame_leaves_out_where_nobody_works() -> None:
    whole = class_frame(QRectF(-300, -400, 600, 1400))

    assert whole.top() <= -400
    assert whole.bottom() < 1000
    assert whole.bottom() > FADE_TO
    assert class_frame(QRectF()) == UPPER


@pytest.mark.parametrize(
    "region", ["trapezius_upper", "trapezius_lower", "upper_spine", "deltoid", "upper_neck"]
)
@pytest.mark.parametrize(("size", "needed"), [((900, 700), 400), ((500, 700), 500), ((1200, 500), 260)])
def test_what_is_worked_on_stays_in_the_upper_part(
    body: ClassBody, shared_art: BodyArt, region: str, size: tuple[int, int], needed: int
) -> None:
    body.place(QRect(0, 0, *size), needed)
    body.set_scene(scene(region), 0.0)
    lit = body.drawing_to_view().mapRect(shared_art.bounds([region]))
    stop = body.drawing_to_view().map(QPointF(0, FADE_TO)).y()

    assert lit.top() >= 0
    assert min(lit.bottom(), stop) <= needed + 1
    assert lit.left() >= 0
    assert lit.right() <= size[0]


def test_a_smaller_part_to_stay_in_is_heeded_without_another_size(body: ClassBody) -> None:
    body.place(QRect(0, 0, 900, 700), 600)
    body.set_scene(scene("upper_spine"), 0.0)
    before = body.drawing_to_view()
    body.place(QRect(0, 0, 900, 700), 300)

    assert body.drawing_to_view() != before


def test_no_more_names_show_than_can_be_read(body: ClassBody) -> None:
    body.place(QRect(0, 0, 900, 700), 500)
    body.set_scene(scene("upper_spine", labels=4), 0.0)

    assert len(body.scene.labels) == MOST_NAMES
    assert len(body.marks.placed) <= MOST_NAMES


def test_another_pixel_density_paints_the_names_anew(body: ClassBody) -> None:
    body.place(QRect(0, 0, 900, 700), 500)
    body.set_scene(scene("upper_spine"), 0.0)
    body.grab()
    assert body.marks._pictures
    assert body._shot is not None
    QApplication.sendEvent(body, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert body.marks._pictures is None
    assert body._shot is None


# Where names go ---------------------------------------------------------------------------------------------


def test_names_wait_for_a_camera_that_waits_for_its_pictures(
    qtbot: QtBot, atlas: Atlas, shared_art: BodyArt
) -> None:
    body = ClassBody(shared_art, atlas, Sized(DARK, 1.0, 2.0, True))
    qtbot.addWidget(body)
    body.place(QRect(0, 0, 600, 500), 400)
    body.show()
    body.set_scene(scene("trapezius_upper"), 0.0)
    body.frame(5.0, 5.0)
    body.grab()
    body.set_scene(scene("deltoid"), 10.0)
    body.frame(10.0, 5.0)
    body.grab()
    seen = []
    for second in (10.4, 10.4 + GLIDE - FADE_IN, 10.4 + GLIDE):
        body.frame(second, 5.0)
        seen.append(body.marks._opacity)

    assert seen == pytest.approx([0.0, 0.0, 1.0], abs=1e-6)


def box(x: float, y: float, width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(x, y, width, height)
    return path


def placed(text: str, *outlines: QPainterPath, size: QSizeF = SIZE) -> list[str]:
    right = Label(text, ("trapezius",), "right")
    names = (right, right._replace(side="left"))[: len(outlines)]
    found = place_names(names, list(outlines), VIEW, size, LOOK)
    for each in found:
        assert QRectF(QPointF(0, 0), size).contains(each.pill)
        assert not any(VIEW.map(outline).intersects(each.pill) for outline in outlines)
    return [each.label.text for each in found]


LOW = box(-300, 200, 600, 200)
NECK = box(-150, -840, 300, 900)


def test_a_name_alone_over_low_work_stands_in_one_line() -> None:
    assert placed("Glide along · Beside the spine", LOW) == ["Glide along · Beside the spine"]


def test_beside_the_neck_it_is_broken_between_what_and_where() -> None:
    assert placed("Hold · Middle trapezius", NECK, size=QSizeF(860, 700)) == ["Hold\nMiddle trapezius"]


def test_where_that_is_too_wide_only_where_is_said() -> None:
    assert placed("Lift and roll slowly now · Neck", NECK, size=QSizeF(760, 700)) == ["Neck"]
    assert placed("Hold · Middle trapezius", NECK, size=QSizeF(765, 700)) == ["Middle\ntrapezius"]


def test_a_name_without_any_place_is_left_out_unless_it_was_asked_for() -> None:
    wide = box(-1000, -840, 2000, 400)
    assert placed("Hold · Trapezius", wide) == []
    name = Label("Trapezius", ("trapezius",), "right", "second")
    assert len(place_names((name,), [wide], VIEW, SIZE, LOOK, asked=name)) == 1


def test_two_names_never_lie_on_each_other() -> None:
    left = Label("Hold · Trapezius", ("trapezius",), "left")
    for names in ((left, left), (left, left._replace(side="right"))):
        one, two = place_names(names, [LOW, LOW], VIEW, SIZE, LOOK)
        assert not one.pill.intersects(two.pill)


# What to keep off -------------------------------------------------------------------------------------------

KEEP_OFF = Label("Keep off", ("no_go_spine",), "right", "no_go")
NOTHING = QPainterPath()


def test_the_word_for_a_zone_stands_clear_of_light_names_and_hands() -> None:
    zone, lit, work = box(-30, 0, 60, 400), box(30, 0, 400, 300), box(-500, -100, 300, 500)
    names = place_names((Label("Hold", ("trapezius",), "right"),), [lit], VIEW, SIZE, LOOK)
    found = place_keep_off(KEEP_OFF, zone, lit, Work(work, work), names, VIEW, SIZE, LOOK)

    assert found is not None
    assert found.label.kind == "no_go"
    for path in (lit, work):
        assert not VIEW.map(path).intersects(found.pill)
    assert not found.pill.intersects(names[0].pill)
    assert QRectF(QPointF(0, 0), SIZE).contains(found.pill)
    start, _, end = found.leader
    edge = VIEW.mapRect(zone.boundingRect())
    assert edge.adjusted(-1, -1, 1, 1).contains(end)
    assert not edge.contains(start)


def test_where_hands_are_everywhere_the_word_stands_over_them_sooner_than_not_at_all() -> None:
    everywhere = box(-1000, -840, 2000, 1400)

    assert (
        place_keep_off(
            KEEP_OFF, box(-30, 0, 60, 400), NOTHING, Work(everywhere, everywhere), [], VIEW, SIZE, LOOK
        )
        is not None
    )


def test_what_is_lit_is_never_covered_by_the_word_for_a_zone() -> None:
    everywhere = box(-1000, -840, 2000, 1400)

    assert place_keep_off(KEEP_OFF, box(-30, 0, 60, 400), everywhere, Work(), [], VIEW, SIZE, LOOK) is None
    assert (
        place_keep_off(KEEP_OFF, box(-30, 0, 60, 400), NOTHING, Work(), [], VIEW, QSizeF(60, 60), LOOK)
        is None
    )


def test_a_leader_ends_on_the_region_s_edge() -> None:
    names = (Label("Hold", ("trapezius",), "right"),)
    start, _, end = place_names(names, [LOW], VIEW, SIZE, LOOK)[0].leader
    edge = VIEW.mapRect(QRectF(-300, 200, 600, 200))

    assert start.y() < end.y()
    assert end.y() == pytest.approx(edge.top(), abs=1)
    assert edge.left() <= end.x() <= edge.right()
