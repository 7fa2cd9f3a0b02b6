# SPDX-License-Identifier: MIT
"""The picture of a muscle that is studied shows what was asked for, where it can be seen."""

from __future__ import annotations

import pytest

from massage_trainer.gui.body.body_art import LAYERS, BodyArt
from massage_trainer.gui.body.camera import frame_around
from massage_trainer.gui.study.explore_scene import (
    Shown,
    layer_of,
    marks_of,
    scene_of,
    seen_layer,
    zones_near,
)
from massage_trainer.landmark_walks import Landmarks


def test_nothing_chosen_shows_the_body_as_it_is(shared_art: BodyArt, landmarks: Landmarks) -> None:
    scene = scene_of(Shown(), "skin", landmarks, zones=False, art=shared_art)

    assert (scene.lit, scene.zones, scene.layer, scene.framed) == ((), (), "skin", ())


@pytest.mark.parametrize("layer", LAYERS)
def test_a_region_is_seen_in_its_layer(shared_art: BodyArt, layer: str) -> None:
    atlas = shared_art.atlas
    for region in atlas.regions.values():
        found = layer_of(region.id, next(each for each in LAYERS if each == layer), atlas)
        assert (found in ("deep", "bones")) == (region.layer == "deep")
        if (layer in ("deep", "bones")) == (region.layer == "deep"):
            assert found == layer


def test_what_is_found_is_lit_the_likeliest_as_now(shared_art: BodyArt, landmarks: Landmarks) -> None:
    shown = Shown(found=("rhomboids", "teres"))
    scene = scene_of(shown, "superficial", landmarks, zones=False, art=shared_art)

    assert scene.lit == (("rhomboids", "left"), ("rhomboids", "right"))
    assert scene.second == (("teres", "left"), ("teres", "right"))
    assert scene.layer == seen_layer(shown, "superficial", shared_art.atlas) == "deep"


def test_marks_stand_on_the_bones_on_the_side_studied(shared_art: BodyArt, landmarks: Landmarks) -> None:
    for region in shared_art.atlas.regions:
        for side in ("left", "right"):
            shown = Shown(region, "left" if side == "left" else "right", bones=True)
            marks = marks_of(shown, shared_art.atlas, landmarks)
            assert [mark.name for mark in marks] == [each.name for each in landmarks.attachments[region]]
            for x, _ in (point for mark in marks for point in mark.points):
                assert x <= 0 if side == "left" else x >= 0
            scene = scene_of(shown, "superficial", landmarks, zones=False, art=shared_art)
            assert scene.layer == "bones"
            assert scene.lit == ()


def test_only_the_landmark_one_is_at_has_a_name(shared_art: BodyArt, landmarks: Landmarks) -> None:
    marks = marks_of(Shown("trapezius_middle", stop=2), shared_art.atlas, landmarks)

    assert [mark.kind for mark in marks] == ["passed", "passed", "stop"]
    assert [mark.name for mark in marks] == ["", "", landmarks.walks["trapezius_middle"][2].name]


def test_all_marks_are_in_the_picture(shared_art: BodyArt, landmarks: Landmarks) -> None:
    for region in shared_art.atlas.regions:
        shown = Shown(region, bones=True)
        if not scene_of(shown, "bones", landmarks, zones=False, art=shared_art).framed:
            continue  # the whole body shows
        frame = frame_around(shared_art.bounds((region,)))
        marks = marks_of(shown, shared_art.atlas, landmarks)
        assert all(frame.contains(*point) for mark in marks for point in mark.points)
    widest = Shown("latissimus_dorsi", bones=True)
    assert scene_of(widest, "bones", landmarks, zones=False, art=shared_art).framed == ()


def test_a_technique_is_named_with_the_muscle(shared_art: BodyArt, landmarks: Landmarks) -> None:
    shown = Shown("trapezius_upper", "left", technique="hold")
    scene = scene_of(shown, "superficial", landmarks, zones=True, art=shared_art)

    assert [label.text for label in scene.labels] == ["Hold · Upper trapezius"]
    assert scene.labels[0].side == "left"
    assert scene.technique == "hold"


def test_zones_are_those_that_hands_can_slip_into(shared_art: BodyArt) -> None:
    assert "no_go_armpit" in zones_near("deltoid", shared_art.atlas)
    assert "no_go_below_t8" in zones_near("trapezius_lower", shared_art.atlas)
    # Where no hand works, all of them.
    every = zones_near("suboccipitals", shared_art.atlas)
    assert set(every) == {name.partition(".")[0] for name in shared_art.atlas.no_go}
