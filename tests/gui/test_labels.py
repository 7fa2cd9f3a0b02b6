# SPDX-License-Identifier: MIT
"""Names beside the body: inside the picture, clear of each other, each leading to what it names."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from massage_trainer import resources
from massage_trainer.atlas import Atlas
from massage_trainer.gui import labels
from massage_trainer.gui.body_art import BodyArt
from massage_trainer.gui.camera import WHOLE, Camera, frame_around
from massage_trainer.gui.labels import Placed
from massage_trainer.gui.look import Look
from massage_trainer.gui.scene import Scene, scene_for
from massage_trainer.gui.theme import THEMES
from massage_trainer.library import Library
from massage_trainer.pacing import Session, Timeline

ROUTINES = ("upper-back", "upper-back-short")
# The picture's place in windows of 760×560, 1280×800, 700×1000 (upper part) and 1920×1080.
VIEWS = [
    ((456, 560), (760, 560)),
    ((768, 800), (1280, 800)),
    ((700, 460), (700, 1000)),
    ((1152, 1080), (1920, 1080)),
]


def scenes(atlas: Atlas) -> list[Scene]:
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


def placed(scene: Scene, art: BodyArt, view: tuple[int, int], look: Look, angle: float) -> list[Placed]:
    size = QSizeF(*view)
    frame = frame_around(art.bounds(scene.framed)) if scene.framed else WHOLE
    camera = Camera.framing(frame, size, angle)
    outlines = {}
    for label in scene.labels:
        path = QPainterPath()
        for lit in (*scene.lit, *scene.second):
            if lit[0] in label.regions and lit[1] == label.side:
                path.addPath(art.path(lit))
        outlines[label.text] = path
    return labels.place(scene.labels, outlines, camera.transform(size), size, look)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize(("view", "window"), VIEWS, ids=lambda value: f"{value[0]}x{value[1]}")
def test_pills_lie_inside_and_clear_of_each_other(
    atlas: Atlas,
    shared_art: BodyArt,
    view: tuple[int, int],
    window: tuple[int, int],
    text_size: int,
    angle: int,
) -> None:
    look = Look.fitting(THEMES["dark"], QSize(*window), text_size)
    faults = []
    for scene in scenes(atlas):
        found = placed(scene, shared_art, view, look, angle)
        assert len(found) == len(scene.labels)
        for each in found:
            box = each.pill
            if box.left() < 0 or box.top() < 0 or box.right() > view[0] or box.bottom() > view[1]:
                faults.append(f"outside: {each.label.text}")
        for one, two in combinations(found, 2):
            if one.pill.intersects(two.pill):
                faults.append(f"on each other: {one.label.text} and {two.label.text}")

    assert sorted(set(faults)) == []


def test_a_leader_ends_on_the_edge_of_what_it_names(atlas: Atlas, shared_art: BodyArt) -> None:
    look = Look.fitting(THEMES["dark"], QSize(1280, 800))
    size = QSizeF(768, 800)
    for scene in scenes(atlas):
        frame = frame_around(shared_art.bounds(scene.framed))
        view = Camera.framing(frame, size).transform(size)
        for each in placed(scene, shared_art, (768, 800), look, 0):
            end = each.leader[2]
            near = [
                view.map(shared_art.path(lit))
                for lit in (*scene.lit, *scene.second)
                if lit[0] in each.label.regions and lit[1] == each.label.side
            ]
            ring = QPainterPath()
            ring.addEllipse(end, 8, 8)
            assert any(path.intersects(ring) for path in near), each.label.text


def test_the_name_of_the_partner_s_left_stands_at_the_left(atlas: Atlas, shared_art: BodyArt) -> None:
    look = Look.fitting(THEMES["dark"], QSize(1280, 800))
    for scene in scenes(atlas):
        for each in placed(scene, shared_art, (768, 800), look, 0):
            assert (each.pill.center().x() < 384) == (each.label.side == "left")


def test_only_so_many_names_at_once(atlas: Atlas) -> None:
    assert max(len(scene.labels) for scene in scenes(atlas)) <= 5


def test_a_label_paints_within_its_extents_and_they_hold_little_else(
    qapp: object, atlas: Atlas, shared_art: BodyArt
) -> None:
    look = Look.fitting(THEMES["dark"], QSize(1280, 800))
    scene = next(scene for scene in scenes(atlas) if len(scene.labels) == 1)
    each = placed(scene, shared_art, (768, 800), look, 0)[0]
    image = QImage(768, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    labels.draw(painter, each, look)
    painter.end()
    boxes = labels.extents(each, look)

    inked = [(x, y) for x in range(0, 768, 2) for y in range(0, 800, 2) if image.pixel(x, y) & 0xFFFFFF]
    assert inked
    assert all(any(box.contains(x, y) for box in boxes) for x, y in inked)
    assert not any(one.intersects(two) for one, two in combinations(boxes, 2)), "nothing is painted twice"
    whole = labels.extent(each, look)
    assert all(whole.contains(QPointF(x, y)) for x, y in inked)
    assert sum(box.width() * box.height() for box in boxes) < 0.75 * whole.width() * whole.height()
