# SPDX-License-Identifier: MIT
"""Names beside the body: clear of what is lit and of each other, each leading to what it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Literal

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPainterPathStroker, QRegion, QTransform
from pytestqt.qtbot import QtBot

from massage_trainer import resources
from massage_trainer.atlas import SIDES, Atlas
from massage_trainer.gui.body import labels
from massage_trainer.gui.body.body_art import FADE_FROM, FADE_TO, BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.labels import Placed
from massage_trainer.gui.body.scene import Label, Scene, scene_for
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.library import Library
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

ROUTINES = ("upper-back", "upper-back-short")
# The picture in windows of 600×560, 760×560, 1280×800, 700×1000, 1920×1080 and 3840×2160.
VIEWS = [
    ((360, 400), (600, 560)),
    ((456, 560), (760, 560)),
    ((768, 800), (1280, 800)),
    ((700, 460), (700, 1000)),
    ((1152, 1080), (1920, 1080)),
    ((2300, 2160), (3840, 2160)),
]
TINY = VIEWS[0][0]
# A size (by its number above), text size and turn: each size, each turn and both texts, in few of all pairs.
TRIED = [
    *((0, 100, 0), (0, 150, 180), (1, 150, 0), (1, 100, 90), (2, 100, 0), (2, 150, 90), (2, 100, 180)),
    *((2, 150, 270), (3, 150, 0), (3, 100, 90), (4, 100, 0), (4, 150, 180), (5, 150, 0), (5, 100, 270)),
]


def scenes(atlas: Atlas) -> list[Scene]:
    """Every scene of the shipped routines that has a name in it."""
    folder = resources.folder("routines")
    library = Library(folder, folder, atlas)
    found: dict[Scene, None] = {}
    for name in ROUTINES:
        timeline = Timeline.of(library.read(library.find(name)))
        for part, each in enumerate(timeline.parts):
            run = Session(timeline, mode="manual").go_to(0.0, part).resume(0.0)
            for second in (
                0.0,
                each.lead_in + 1.0,
                each.lead_in + each.time * 0.6,
                each.lead_in + each.time * 0.99,
            ):
                found[scene_for(run.moment(second), atlas)] = None
    return [scene for scene in found if scene.labels]


def every_region(atlas: Atlas) -> Iterator[Scene]:
    """Each region and group, on both sides and on each, with a second region beside it."""
    for name in (*atlas.regions, *atlas.groups):
        for sides in ("both", *SIDES):
            step = Step("a", "A", regions=(name,), also=("deltoid",), sides=sides, time=60.0, caution="No.")
            timeline = Timeline.of(Routine(id="r", title="R", steps=(step,)))
            yield scene_for(Session(timeline).go_to(0.0, 0).resume(0.0).moment(10.0), atlas)


@pytest.fixture
def view(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> BodyView:
    made = BodyView(shared_art, atlas, Look(THEMES["dark"]))
    qtbot.addWidget(made)
    return made


def prepare(
    view: BodyView, size: tuple[int, int], window: tuple[int, int], text_size: int, angle: float
) -> Look:
    look = Look.fitting(THEMES["dark"], QSize(*window), text_size)
    view.resize(*size)
    view.set_look(look)
    view.set_angle(angle, 0.0)
    return look


def region(path: QPainterPath, camera: QTransform) -> QRegion:
    found = QRegion()
    for polygon in path.toSubpathPolygons(camera):
        found += QRegion(polygon.toPolygon(), Qt.FillRule.WindingFill)
    return found


def lit_in(view: BodyView, art: BodyArt) -> QRegion:
    """What is lit, but for what has faded out below the work."""
    lit = QPainterPath()
    for each in (*view.scene.lit, *view.scene.second):
        lit.addPath(art.path(each))
    camera = view.drawing_to_view()
    below = QPainterPath()
    below.addRect(QRectF(-3000, FADE_TO, 6000, 6000))
    return region(lit, camera) - region(below, camera)


def line_of(placed: Placed, look: Look) -> QRegion:
    """The pixels of a leader, but for its end."""
    path = QPainterPath(placed.leader[0])
    for point in placed.leader[1:]:
        path.lineTo(point)
    stroker = QPainterPathStroker()
    stroker.setWidth(2.0)
    end = QPainterPath()
    end.addEllipse(placed.leader[2], look.px(7) + 2, look.px(7) + 2)
    return region(stroker.createStroke(path).simplified(), QTransform()) - region(end, QTransform())


def faults(view: BodyView, art: BodyArt, look: Look) -> list[str]:
    """What is wrong with the names in a view."""
    lit, found = lit_in(view, art), []
    inside = QRectF(view.rect()).adjusted(8, 8, -8, -8)
    placed = view.placed()
    lines = [line_of(each, look) if each.led else QRegion() for each in placed]
    for each, line in zip(placed, lines, strict=True):
        name = each.words.replace("\n", "/")
        if not inside.contains(each.pill):
            found.append(f"{name}: cut off")
        if lit.intersects(each.pill.toAlignedRect()):
            found.append(f"{name}: on what is lit")
        if lit.intersects(line):
            found.append(f"{name}: its leader crosses what is lit")
        if not each.led:
            continue
        if each.words.replace("\n", " ") != each.label.text:
            found.append(f"{name}: does not say all of {each.label.text}")
        if not all(inside.adjusted(-6, -6, 6, 6).contains(point) for point in each.leader):
            found.append(f"{name}: its leader leaves the view")
    for (one, line), (two, other) in combinations(zip(placed, lines, strict=True), 2):
        if one.pill.intersects(two.pill):
            found.append(f"{one.words} on {two.words}")
        if line.intersects(other):
            found.append(f"the leaders of {one.words} and {two.words} cross")
        if line.intersects(two.pill.toAlignedRect()) or other.intersects(one.pill.toAlignedRect()):
            found.append(f"a leader crosses a name: {one.words}, {two.words}")
    return found


@pytest.mark.parametrize(("number", "text_size", "angle"), TRIED)
def test_in_every_step_names_are_clear_of_what_is_lit_and_of_each_other(
    view: BodyView,
    atlas: Atlas,
    shared_art: BodyArt,
    number: int,
    text_size: int,
    angle: int,
) -> None:
    size, window = VIEWS[number]
    look = prepare(view, size, window, text_size, angle)
    wrong: list[str] = []
    for scene in scenes(atlas):
        view.set_scene(scene, 0.0)
        wrong += faults(view, shared_art, look)
        said = {each.label.text for each in view.placed()}
        if scene.labels[0].text not in said:
            wrong.append(f"{scene.labels[0].text}: not named")
        if size != TINY:
            wrong += [
                f"{each.words}: no leader" for each in view.placed() if not each.led and not on_zone(each)
            ]

    assert sorted(set(wrong)) == []


def on_zone(placed: Placed) -> bool:
    return placed.label.kind == "no_go"


@pytest.mark.parametrize("angle", [0, 90])
@pytest.mark.parametrize(("size", "window"), VIEWS[:3:2], ids=lambda value: f"{value[0]}x{value[1]}")
def test_every_region_is_named_beside_it(
    view: BodyView,
    atlas: Atlas,
    shared_art: BodyArt,
    size: tuple[int, int],
    window: tuple[int, int],
    angle: int,
) -> None:
    look = prepare(view, size, window, 100, angle)
    wrong: list[str] = []
    for scene in every_region(atlas):
        view.set_scene(scene, 0.0)
        wrong += faults(view, shared_art, look)
        if {label.text for label in scene.labels} - {each.label.text for each in view.placed()}:
            wrong.append(f"not all named: {scene.labels}")

    assert sorted(set(wrong)) == []


def test_names_stand_in_the_margin_where_there_is_one(
    view: BodyView, atlas: Atlas, shared_art: BodyArt
) -> None:
    for size, window in VIEWS[2:3] + VIEWS[4:]:
        prepare(view, size, window, 100, 0)
        for scene in scenes(atlas):
            view.set_scene(scene, 0.0)
            body = region(shared_art.silhouette, view.drawing_to_view())
            for each in view.placed():
                if not on_zone(each):
                    assert not body.intersects(each.pill.toAlignedRect()), (size, each.words)


@pytest.mark.parametrize("angle", [0, 90])
def test_a_leader_ends_on_the_lit_edge_of_what_it_names(
    view: BodyView, atlas: Atlas, shared_art: BodyArt, angle: int
) -> None:
    look = prepare(view, (768, 800), (1280, 800), 100, angle)
    for scene in [*scenes(atlas), *every_region(atlas)]:
        view.set_scene(scene, 0.0)
        camera = view.drawing_to_view()
        back, _ = camera.inverted()
        for each in view.placed():
            if not each.led or on_zone(each):
                continue
            end = each.leader[2]
            assert back.map(end).y() <= FADE_FROM + 1, f"{each.words}: where its light has gone out"
            ring = QPainterPath()
            ring.addEllipse(end, look.px(4), look.px(4))
            own = scene.second if each.label.kind == "second" else scene.lit
            near = [
                camera.map(shared_art.path(lit))
                for lit in own
                if lit[0] in each.label.regions and lit[1] == each.label.side
            ]
            assert any(path.intersects(ring) and not path.contains(ring) for path in near), each.words


def test_a_deep_band_is_pointed_at_where_it_shows(view: BodyView, atlas: Atlas, shared_art: BodyArt) -> None:
    prepare(view, (768, 800), (1280, 800), 100, 0)
    scene = next(
        each for each in scenes(atlas) if any(label.text == "Beside the spine" for label in each.labels)
    )
    view.set_scene(scene, 0.0)
    back, _ = view.drawing_to_view().inverted()
    for each in view.placed():
        if each.label.text == "Beside the spine":
            lowest = max(
                shared_art.path(lit).boundingRect().bottom()
                for lit in scene.lit
                if lit[0] == "trapezius_middle"
            )
            assert back.map(each.leader[2]).y() > lowest - 120, "not on the trapezius that covers it"


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_name_stands_on_its_region_s_side(view: BodyView, atlas: Atlas, angle: int) -> None:
    for size, window in VIEWS[:3]:
        prepare(view, size, window, 100, angle)
        for scene in scenes(atlas):
            view.set_scene(scene, 0.0)
            back, _ = view.drawing_to_view().inverted()
            for each in view.placed():
                if not on_zone(each):
                    assert (back.map(each.pill.center()).x() < 0) == (each.label.side == "left"), each.words


def test_what_to_keep_off_is_said_once_for_each_zone(view: BodyView, atlas: Atlas) -> None:
    prepare(view, (768, 800), (1280, 800), 100, 0)
    said = 0
    for scene in scenes(atlas):
        view.set_scene(scene, 0.0)
        zones = [each.label.regions for each in view.placed() if on_zone(each)]
        assert len(set(zones)) == len(zones)
        assert {zone[0] for zone in zones} <= set(scene.zones)
        said += len(zones)
    assert said >= 5

    view.show_parts(names=False)
    assert view.placed() == [], "from afar only the hatching shows"


def test_what_cannot_be_seen_is_not_named(view: BodyView) -> None:
    prepare(view, (768, 800), (1280, 800), 100, 0)
    hidden = tuple((region, side) for region in ("upper_spine", "trapezius_upper") for side in SIDES)
    rest = tuple((region, side) for region in ("trapezius_middle", "trapezius_lower") for side in SIDES)
    names = tuple(
        Label(text, regions, "right")
        for text, regions in (("Beside the spine", ("upper_spine",)), ("Trapezius", ("trapezius_upper",)))
    )
    view.set_scene(Scene(lit=hidden, labels=names, framed=("trapezius_upper",)), 0.0)
    some = {each.label.text for each in view.placed()}
    view.set_scene(Scene(lit=hidden + rest, labels=names, framed=("trapezius_upper",)), 0.0)

    assert some == {"Beside the spine", "Trapezius"}
    assert {each.label.text for each in view.placed()} == {"Trapezius"}


def test_names_stand_alike_in_all_themes(view: BodyView, atlas: Atlas) -> None:
    look = prepare(view, (768, 800), (1280, 800), 100, 0)
    view.set_scene(scenes(atlas)[3], 0.0)
    pills = []
    for theme in THEMES.values():
        view.set_look(look._replace(theme=theme))
        pills.append([each.pill for each in view.placed()])

    assert pills[0]
    assert all(each == pills[0] for each in pills)


def test_only_so_many_names_at_once(atlas: Atlas) -> None:
    assert max(len(scene.labels) for scene in scenes(atlas)) <= 5


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("led", [True, False])
def test_a_label_paints_within_its_extents_and_they_hold_little_else(
    qapp: object, theme: str, led: bool
) -> None:
    look = Look.fitting(next(each for each in THEMES.values() if each.name == theme), QSize(1280, 800))
    kinds: tuple[Literal["now", "second", "no_go"], ...] = ("now", "second", "no_go")
    for kind in kinds:
        pill = QRectF(60, 50, 180, 44)
        ends = QPointF(240, 72), QPointF(254, 72), QPointF(600, 700)
        leader = ends if led else (pill.center(), pill.center(), pill.center())
        label = Label("Hold · Trapezius", (), "left", kind)
        each = Placed(label, pill, leader, "Hold ·\nTrapezius", led=led)
        image = QImage(768, 800, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        labels.draw(painter, each, look)
        painter.end()
        boxes = labels.extents(each, look)

        inked = [(x, y) for x in range(0, 768, 2) for y in range(0, 800, 2) if image.pixel(x, y)]
        assert inked
        assert all(any(box.contains(x, y) for box in boxes) for x, y in inked)
        assert not any(one.intersects(two) for one, two in combinations(boxes, 2)), "nothing is painted twice"
        whole = labels.extent(each, look)
        assert all(whole.contains(QPointF(x, y)) for x, y in inked)
        if led:
            assert sum(box.width() * box.height() for box in boxes) < 0.6 * whole.width() * whole.height()


def test_a_leader_has_one_bend_that_goes_on_from_the_pill(view: BodyView, atlas: Atlas) -> None:
    prepare(view, (1152, 1080), (1920, 1080), 100, 0)
    for scene in scenes(atlas):
        view.set_scene(scene, 0.0)
        for each in view.placed():
            if each.led:
                (first, second) = (two - one for one, two in pairwise(each.leader))
                assert QPointF.dotProduct(first, second) > 0, each.words
                assert not each.pill.contains(each.leader[2])


def test_without_labels_nothing_is_placed(qapp: object) -> None:
    nothing = QPainterPath()
    around = labels.Around([], nothing, nothing)

    assert labels.place([], around, QTransform(), QSizeF(400, 400), Look(THEMES["dark"])) == []


@pytest.mark.parametrize("size", [(640, 800), (380, 300), (1040, 1080)])
def test_a_zone_that_a_picture_is_about_is_named_even_in_the_middle_of_the_body(
    view: BodyView, size: tuple[int, int]
) -> None:
    view.resize(*size)
    view.set_look(Look.fitting(THEMES["dark"], QSize(1280, 800)))
    for zone in ("no_go_kidney", "no_go_spine", "no_go_armpit", "no_go_skull_edge"):
        label = Label("Keep off", (zone,), "right", "no_go", needed=True)
        view.set_scene(Scene(zones=(zone,), labels=(label,)), 0.0)
        assert [each.label.regions for each in view.placed()] == [(zone,)], zone


def test_of_the_zones_of_a_step_one_at_least_is_named(view: BodyView, atlas: Atlas) -> None:
    prepare(view, (752, 800), (1280, 800), 100, 0)
    view.keep_names_above(130)  # where the controls of a run may come up
    for scene in scenes(atlas):
        if scene.zones and scene.lit:
            view.set_scene(scene, 0.0)
            named = [each.label.regions[0] for each in view.placed() if each.label.kind == "no_go"]
            assert named, scene.zones
            assert set(named) <= set(scene.zones)
