# SPDX-License-Identifier: MIT
"""What the picture shows of a muscle that is studied: its light, its attachments, the landmarks on the way to
it, zones to keep off; it paints nothing."""

from __future__ import annotations

from typing import NamedTuple

from massage_trainer.atlas import SIDES, Atlas, Side
from massage_trainer.gui.body.body_art import BodyArt, Layer
from massage_trainer.gui.body.camera import frame_around
from massage_trainer.gui.body.scene import KEEP_OFF, KEEP_OFF_NEAR, Label, Scene
from massage_trainer.gui.study.explore_marks import Mark
from massage_trainer.landmark_walks import Landmarks, where


class Shown(NamedTuple):
    """What is studied: a region on a side, and what of it the picture shows besides. `stop` is the landmark
    that is lit, -1 for none; `found` what a search has found, the likeliest first."""

    region: str = ""
    side: Side = "right"
    technique: str = ""
    bones: bool = False
    stop: int = -1
    found: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether places on the bones are marked."""
        return bool(self.region) and not self.found and (self.bones or self.stop >= 0)


def seen_layer(shown: Shown, layer: Layer, atlas: Atlas) -> Layer:
    """The layer that the picture shows when `layer` was chosen: what is marked is marked on the bones, and
    what is found is shown where it lies."""
    if shown.marked:
        return "bones"
    return layer_of(shown.found[0], layer, atlas) if shown.found else layer


def layer_of(region: str, layer: Layer, atlas: Atlas) -> Layer:
    """A layer in which a region can be seen: `layer` if that is one."""
    wanted = atlas.regions[region].layer
    names_deep = layer in ("deep", "bones")
    return layer if (wanted == "deep") == names_deep else wanted


def marks_of(shown: Shown, atlas: Atlas, landmarks: Landmarks) -> tuple[Mark, ...]:
    """What is marked on the bones, on the side that is studied."""
    if not shown.marked:
        return ()
    side = shown.side
    if shown.bones:
        return tuple(
            Mark(each.name, tuple(where(place, side, atlas) for place in each.places), each.role, each.hidden)
            for each in landmarks.attachments[shown.region]
        )
    found = []
    for number, stop in enumerate(landmarks.walks[shown.region][: shown.stop + 1]):
        now = number == shown.stop
        place = (where(stop.place, side, atlas),)
        found.append(Mark(stop.name, place, "stop") if now else Mark("", place, "passed"))
    return tuple(found)


def zones_near(region: str, atlas: Atlas) -> tuple[str, ...]:
    """The zones that hands on a region can slip into; without one, all there are."""
    used = [each.id for each in atlas.techniques.values() if region in each.regions]
    zones = dict.fromkeys(zone for each in used for zone in KEEP_OFF.get(each, ()))
    zones.update(dict.fromkeys(KEEP_OFF_NEAR.get(region, ())))
    return tuple(zones or atlas.zones)


def scene_of(shown: Shown, layer: Layer, landmarks: Landmarks, *, zones: bool, art: BodyArt) -> Scene:
    """The picture of what is studied."""
    atlas = art.atlas
    seen = seen_layer(shown, layer, atlas)
    if shown.found:
        both = [(region, side) for region in shown.found for side in SIDES]
        return Scene(lit=tuple(both[:2]), second=tuple(both[2:]), layer=seen)
    off = zones_near(shown.region, atlas) if zones else ()
    if not shown.region:
        return Scene(layer=seen, zones=off)
    technique = atlas.techniques.get(shown.technique)
    name = atlas.regions[shown.region].name
    label = Label(f"{technique.verb} · {name}", (shown.region,), shown.side) if technique else None
    near = frame_around(art.bounds((shown.region,)))
    fits = all(near.contains(*point) for mark in marks_of(shown, atlas, landmarks) for point in mark.points)
    return Scene(
        lit=() if shown.marked else tuple((shown.region, side) for side in SIDES),
        layer=seen,
        zones=off,
        labels=(label,) if label else (),
        technique=shown.technique,
        framed=(shown.region,) if fits else (),
    )
