# SPDX-License-Identifier: MIT
"""The body on screen: what changes fades, what breathes breathes slowly, and what stands costs nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from massage_trainer.atlas import SIDES, Atlas
from massage_trainer.gui.body.body_art import FADE_TO, LAYERS, BodyArt, Layer
from massage_trainer.gui.body.body_view import BREATH, FADE_IN, GLIDE, LONGEST, BodyView
from massage_trainer.gui.body.boxes import rect_of
from massage_trainer.gui.body.scene import Label, Scene
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES, ThemeName
from tests.gui.probes import Paints, difference

TRAPEZIUS = Scene(
    lit=(("trapezius_upper", "left"), ("trapezius_upper", "right")),
    labels=(Label("Hold · Trapezius", ("trapezius_upper",), "right"),),
    technique="hold",
    framed=("trapezius_upper",),
)
DELTOID = Scene(lit=(("deltoid", "left"),), technique="glide", framed=("trapezius_upper",))


def picture(view: BodyView) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(image)
    return image


def test_a_scene_is_shown(view: BodyView) -> None:
    empty = picture(view)
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)

    assert difference(empty, picture(view)) > 0.02
    assert view.accessibleDescription() == "Hold · Trapezius"


def test_a_change_fades_in_and_comes_to_rest(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    picture(view)
    view.set_scene(DELTOID, 10.0)
    assert view.settling_until() >= 10.0 + GLIDE
    view.frame(10.0, 5.0)
    shown = [picture(view)]
    for share in (0.0, 0.5, 1.0):
        view.frame(10.1 + share * FADE_IN, 5.0)
        shown.append(picture(view))
    view.frame(10.1 + GLIDE + 0.1, 5.0)
    assert view.settling_until() < 10.0
    assert shown[0] == shown[1], "it begins with the first frame after its pictures are there"
    assert all(one != two for one, two in pairwise(shown[1:]))


def test_nothing_of_a_change_is_lost_while_its_pictures_are_made(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    picture(view)
    view.set_scene(TRAPEZIUS._replace(framed=("deltoid",)), 10.0)
    view.frame(10.0, 5.0)
    before = picture(view)
    assert view.settling_until() > 1e9, "however long they take, a frame has to come"
    view.frame(10.4, 5.0)

    assert picture(view) == before
    assert view.settling_until() == pytest.approx(10.4 + GLIDE, abs=0.1)
    view.frame(10.4 + GLIDE / 2, 5.0)
    assert picture(view) != before


def test_a_change_waits_no_longer_than_can_be_borne(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    picture(view)
    view.set_scene(DELTOID, 10.0)
    view.frame(10.0, 5.0)
    picture(view)
    view.frame(10.0 + LONGEST + GLIDE + 0.1, 5.0)

    assert view.settling_until() < 10.0


def test_without_motion_a_change_is_there_at_once(view: BodyView) -> None:
    view.set_look(Look(THEMES["dark"], motion=False))
    view.set_scene(TRAPEZIUS, 0.0)
    picture(view)
    view.set_scene(DELTOID, 10.0)

    assert view.settling_until() < 10.0
    assert not view.moves
    one = picture(view)
    view.frame(13.0, 3.0)
    assert picture(view) == one


def test_it_breathes_once_in_four_seconds_and_gently(view: BodyView, atlas: Atlas) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.show_parts(hands=False, names=False)
    view.frame(1.0, 0.0)
    light = []
    for eighth in range(9):
        view.frame(2.0 + eighth / 8 * BREATH, eighth / 8 * BREATH)
        image = picture(view).scaled(40, 40, mode=Qt.TransformationMode.SmoothTransformation)
        light.append(sum(image.pixelColor(x, y).value() for x in range(40) for y in range(40)))

    assert BREATH == 4.0, "0.25 Hz"
    assert light[4] < light[0], "half a breath later it is dimmer"
    assert light[8] == pytest.approx(light[0], rel=0.002)
    assert light[4] > 0.9 * light[0], "a breath, not a flash"
    assert sorted(light[:5], reverse=True) == pytest.approx(light[:5], rel=0.001)


def test_standing_still_it_is_not_painted(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    QApplication.processEvents()
    view.frame(6.0, 5.0)
    QApplication.processEvents()
    counter = Paints(view)
    view.installEventFilter(counter)
    for second in range(7, 20):
        view.frame(float(second), 5.0)
        QApplication.processEvents()

    assert counter.count == 0


def test_a_moving_frame_paints_only_what_moves(view: BodyView) -> None:
    class Areas(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[float] = []

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                box = event.region().boundingRect()
                self.seen.append(box.width() * box.height() / (500 * 460))
            return False

    view.set_scene(DELTOID, 0.0)
    view.frame(5.0, 5.0)
    QApplication.processEvents()
    view.frame(5.1, 5.1)
    QApplication.processEvents()
    areas = Areas()
    view.installEventFilter(areas)
    for frame in range(10):
        view.frame(6 + frame / 30, 6 + frame / 30)
        QApplication.processEvents()

    assert areas.seen
    assert max(areas.seen) < 0.6


def at_work(atlas: Atlas, technique: str) -> Scene:
    """A technique where it is used."""
    regions = atlas.techniques[technique].regions[:2]
    lit = tuple((region, side) for region in regions for side in SIDES)
    return TRAPEZIUS._replace(lit=lit, technique=technique)


def as_painted(view: BodyView) -> QImage:
    """What has been painted piece by piece, as it stands on the screen."""
    return view.screen().grabWindow(view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
@pytest.mark.parametrize("technique", ["glide", "hold", "lift_and_roll", "palm_knead"])
def test_what_is_painted_piece_by_piece_is_the_whole_picture(
    view: BodyView, atlas: Atlas, technique: str, theme: ThemeName
) -> None:
    view.set_look(Look(THEMES[theme]))
    view.set_scene(at_work(atlas, technique), 0.0)
    view.frame(5.0, 5.0)
    QApplication.processEvents()
    for frame in range(1, 91):
        view.frame(6 + frame / 30, 6 + frame / 30)
        QApplication.processEvents()
        if not frame % 18:
            assert as_painted(view) == picture(view), frame


@pytest.mark.parametrize(
    ("technique", "most"), [("glide", 1.0), ("strip", 0.9), ("lift_and_roll", 0.9), ("hold", 1.0)]
)
def test_large_hands_are_painted_whole_though_the_air_around_them_is_not(
    view: BodyView, atlas: Atlas, technique: str, most: float
) -> None:
    view.resize(2100, 2200)
    view.set_scene(at_work(atlas, technique), 0.0)
    view.frame(5.0, 5.0)
    picture(view)
    view.frame(5.1, 5.1)
    assert view._hands is not None
    pictures = list(view._hands.pictures.values())
    boxes = [rect_of(box) for each in pictures for box in each.boxes]
    painted = sum(box.width() * box.height() for box in boxes)
    assert painted <= most * sum(each.image.width() * each.image.height() for each in pictures)
    for each in pictures:
        empty = each.image.copy()
        painter = QPainter(empty)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        for box in each.boxes:
            painter.fillRect(rect_of(box), Qt.GlobalColor.transparent)
        painter.end()
        assert not any(bytes(empty.constBits())), "a part of a hand lies outside its boxes"


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
@pytest.mark.parametrize("angle", [0.0, 90.0])
def test_all_that_a_breath_changes_is_painted(view: BodyView, theme: ThemeName, angle: float) -> None:
    view.set_look(Look(THEMES[theme]))
    view.set_angle(angle, 0.0)
    view.set_scene(
        TRAPEZIUS._replace(lit=(*TRAPEZIUS.lit, *DELTOID.lit), second=(("rhomboids", "right"),)), 0.0
    )
    view.show_parts(hands=False, names=False)
    view.frame(5.0, BREATH / 2)
    out = picture(view)
    shot = view._shot
    assert shot is not None
    bands = shot.bands
    shot.put_out()
    full = shot.image.copy()
    painter = QPainter(full)
    for each in (*shot.fills, *shot.edges):
        painter.drawImage(each.at.topLeft(), each.image)
    for band in bands:
        painter.drawImage(band.rect, out, band.rect)
    painter.end()

    assert full == out


@pytest.mark.parametrize(("size", "together"), [((500, 460), False), ((2100, 2000), True)])
def test_no_frame_paints_the_light_of_both_sides_but_in_a_large_view(
    view: BodyView, size: tuple[int, int], together: bool
) -> None:
    class Sides(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[tuple[bool, bool]] = []

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                box, middle = event.region().boundingRect(), view.width() // 2
                self.seen.append((box.left() < middle - 20, box.right() > middle + 20))
            return False

    view.resize(*size)
    view.set_scene(TRAPEZIUS, 0.0)
    view.show_parts(hands=False, names=False)
    view.frame(5.0, 0.0)
    QApplication.processEvents()
    sides = Sides()
    view.installEventFilter(sides)
    for frame in range(1, 121):
        view.frame(6 + frame / 30, frame / 30)
        QApplication.processEvents()

    assert len(sides.seen) < 0.6 * 120, "most frames have no light to paint"
    assert all(left or right for left, right in sides.seen)
    assert any(left and right for left, right in sides.seen) is together


def test_a_view_that_nobody_sees_keeps_no_pictures_and_comes_back_the_same(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    before = picture(view)
    view.hide()

    assert view._shot is None
    assert view._bare is None
    assert view._hands is None
    view.show()
    assert picture(view) == before


def test_two_frames_at_once_and_a_strange_repaint_leave_nothing_behind(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    QApplication.processEvents()
    for frame in range(1, 40):
        view.frame(6 + frame / 10, 6 + frame / 10)
        if frame % 3 == 0:
            view.update(100, 100, 90, 200)
        if frame % 2 == 0:
            QApplication.processEvents()
    QApplication.processEvents()

    assert as_painted(view) == picture(view)


def test_hands_that_rest_on_their_pixels_are_not_painted(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    QApplication.processEvents()
    counter = Paints(view)
    view.installEventFilter(counter)
    for frame in range(200):  # a hold: hands lie still, and the light changes eight times a second
        view.frame(6 + frame / 100, 6 + frame / 100)
        QApplication.processEvents()

    assert 10 <= counter.count <= 100


def test_the_picture_turns_and_names_stay_upright(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    up = picture(view)
    view.set_angle(180, 10.0)
    view.frame(20.0, 5.0)
    down = picture(view)

    assert difference(up, down) > 0.05
    assert difference(up, down.transformed(QTransform().rotate(180))) > 0.002, (
        "turned text would be upside down"
    )
    assert view.angle == 180
    view.set_angle(450, 30.0)
    assert view.angle == 90


def test_hands_come_from_where_the_giver_stands_who_turned_the_picture(view: BodyView) -> None:
    view.resize(480, 480)
    view.set_scene(TRAPEZIUS, 0.0)
    differ = {}
    for hands in (False, True):
        view.show_parts(hands=hands, names=False)
        shown = []
        for angle in (0, 90):
            view.set_angle(angle, 10.0)
            view.frame(20.0, 5.0)
            shown.append(picture(view).transformed(QTransform().rotate(-angle)))
        differ[hands] = difference(*shown)

    assert differ[True] > differ[False] + 0.01, "the body only turns, but the hands reach over from elsewhere"


def test_hands_and_names_can_be_left_out(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    whole = picture(view)
    view.show_parts(hands=True, names=False)
    view.frame(5.1, 5.0)
    unnamed = picture(view)
    view.show_parts(hands=False, names=False)
    view.set_scene(DELTOID, 6.0)
    view.set_scene(TRAPEZIUS, 7.0)
    view.frame(20.0, 5.0)

    assert difference(whole, unnamed) > 0.001
    assert difference(unnamed, picture(view)) > 0.001


def test_a_tap_is_told_and_other_buttons_are_not(view: BodyView) -> None:
    taps: list[bool] = []
    view.pressed.connect(lambda: taps.append(True))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view, Qt.MouseButton.RightButton)

    assert taps == [True]


def test_another_size_is_painted_anew(view: BodyView) -> None:
    view.set_scene(TRAPEZIUS, 0.0)
    view.frame(5.0, 5.0)
    picture(view)
    view.resize(640, 480)
    QApplication.processEvents()
    image = picture(view)
    ground = Look(THEMES["dark"]).colour("ground").rgb()

    assert sum(image.pixel(x, 240) != ground for x in range(640)) > 100


TWICE = """
import sys
from pathlib import Path
from massage_trainer.gui.app import application, build
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.conductor import Conductor
app = application()
now = [0.0]
window = build(Path(sys.argv[1]), conductor=Conductor(lambda: now[0]), awake=Awake(wanted=False))
window.resize(900, 640)
window.show()
window.home.begin()
window.begin()
window.conductor.do(lambda run, now: run.go_to(now, 7))
for second in (1.0, 8.0, 9.0, 10.0):
    now[0] = second
    window.conductor.tell()
    app.processEvents()
body = window.practise.body
shot = body.grab()
picture = body._shot.image
print(body.devicePixelRatioF(), shot.width() / body.width(), picture.width() / body.width())
window.close()
"""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_on_a_fine_screen_the_picture_is_as_fine(
    tmp_path_factory: pytest.TempPathFactory, scale: float
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TWICE, str(tmp_path_factory.mktemp("home"))],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "QT_SCALE_FACTOR": str(scale),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    ratios = [float(number) for number in done.stdout.split()]
    assert ratios == pytest.approx([scale] * 3, rel=0.01)


@pytest.mark.parametrize("size", [(360, 400), (700, 460), (768, 800)])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_however_it_is_turned_all_that_is_worked_on_is_in_view(
    view: BodyView, atlas: Atlas, shared_art: BodyArt, angle: int, size: tuple[int, int]
) -> None:
    view.resize(*size)
    view.set_angle(angle, 0.0)
    inside = QRectF(view.rect()).adjusted(16, 16, -16, -16)
    for region in atlas.regions:
        lit = tuple((region, side) for side in SIDES)
        view.set_scene(Scene(lit=lit, framed=(region,)), 0.0)
        worked = QRectF(shared_art.bounds((region,)))
        worked.setBottom(min(worked.bottom(), FADE_TO))
        assert inside.contains(view.drawing_to_view().mapRect(worked)), region


@pytest.mark.parametrize("layer", LAYERS)
def test_vertebrae_are_numbered_where_bones_show(view: BodyView, layer: Layer) -> None:
    scene = TRAPEZIUS._replace(layer=layer, labels=())
    view.set_scene(scene, 0.0)
    view.frame(5.0, 5.0)
    named = picture(view)
    view.show_parts(names=False)
    plain = picture(view)

    assert (named != plain) == (layer in ("deep", "bones"))


def test_on_a_finer_screen_the_picture_is_made_anew(view: BodyView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.grab()
    assert view._shot is not None
    assert view._shot.image.devicePixelRatio() == 1.0
    monkeypatch.setattr(BodyView, "devicePixelRatioF", lambda _self: 2.0)
    view.grab()

    assert view._shot.image.devicePixelRatio() == 2.0
    assert view._shot.image.size() == view.size() * 2
