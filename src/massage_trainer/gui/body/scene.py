# SPDX-License-Identifier: MIT
"""What the picture of the body shows at a moment: lit regions, labels, zones to keep off, technique; it
paints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from massage_trainer.atlas import SIDES, Atlas, Side
from massage_trainer.gui.body.body_art import LAYERS, Layer, Lit

if TYPE_CHECKING:
    from massage_trainer.pacing import Moment, Part
    from massage_trainer.routine import Stand, Step

TURN = 6.0
"""Seconds for which each of several techniques is shown where a step has no time of its own."""
KEEP_OFF: dict[str, tuple[str, ...]] = {
    "hold": ("no_go_spine",),
    "strip": ("no_go_spine",),
    "palm_knead": ("no_go_spine",),
    "lift_and_roll": ("no_go_neck_front",),
    "light_fingertips": ("no_go_skull_edge", "no_go_neck_front"),
}
"""The zones that a technique can slip into; drawn only where the step has a caution."""
KEEP_OFF_NEAR: dict[str, tuple[str, ...]] = {
    "deltoid": ("no_go_armpit",),
    "trapezius_lower": ("no_go_below_t8",),
}
"""The zones next to a region."""


class Label(NamedTuple):
    """A name for lit regions, or for a zone to keep off, to stand at one side of the picture.

    `needed`: the picture is about this zone, so that its name may lie on the body if there is no room beside.
    """

    text: str
    regions: tuple[str, ...]
    side: Side
    kind: Literal["now", "second", "no_go"] = "now"
    needed: bool = False


class Scene(NamedTuple):
    """A picture of the body to show. `framed` are the regions that the camera frames; none means the
    whole body."""

    lit: tuple[Lit, ...] = ()
    second: tuple[Lit, ...] = ()
    layer: Layer = "superficial"
    zones: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    technique: str = ""
    stand: Stand = ""
    framed: tuple[str, ...] = ()


def technique_at(moment: Moment) -> str:
    """Which of the part's techniques is being shown; they are played in turn. A first `rest` fills the
    lead-in."""
    part = moment.part
    if part is None or not part.step.technique:
        return ""
    turns = part.step.technique
    if len(turns) > 1 and turns[0] == "rest" and part.lead_in > 0:
        if moment.lead_left > 0:
            return "rest"
        turns = turns[1:]
    if part.ending == "confirm" or not part.time:
        each = part.time / len(turns) if part.time else TURN
        return turns[int(moment.waited / each) % len(turns)]
    return turns[min(len(turns) - 1, int(moment.fraction * len(turns)))]


def regions_at(step: Step, technique: str, atlas: Atlas) -> tuple[str, ...]:
    """The regions to light: the step's own; if it plays several techniques, those of them this one is
    used on."""
    regions = atlas.expand(step.regions)
    if len(step.technique) < 2 or technique not in atlas.techniques:
        return regions
    usual = [each for each in regions if each in atlas.techniques[technique].regions]
    return tuple(usual) or regions


def sides_of(part: Part) -> tuple[Side, ...]:
    """The sides of the body that a part works on."""
    return (part.side,) if part.side else SIDES


def scene_for(moment: Moment, atlas: Atlas, layer: Layer | None = None) -> Scene:
    """The picture for a moment; `layer` is what the user chose to see, None for what the step asks for."""
    part = moment.part
    if part is None:
        return Scene(layer=layer or "superficial")
    step = part.step
    technique = technique_at(moment)
    regions = regions_at(step, technique, atlas)
    second = tuple(each for each in atlas.expand(step.also) if each not in regions)
    sides = sides_of(part)
    wanted = layer or (step.layer if step.layer in LAYERS else None) or "superficial"
    zones: dict[str, None] = {}
    # “Never on it” is the prompt's own caution where the strokes run beside the spine.
    if regions and (step.caution or technique == "strip"):
        zones.update(dict.fromkeys(KEEP_OFF.get(technique, ())))
        for region in regions:
            zones.update(dict.fromkeys(KEEP_OFF_NEAR.get(region, ())))
    return Scene(
        lit=tuple((region, side) for region in regions for side in sides),
        second=tuple((region, side) for region in second for side in sides),
        layer=wanted,
        zones=tuple(zones),
        labels=_labels(regions, second, technique, sides, atlas),
        technique=technique if regions else "",
        stand=step.stand,
        framed=atlas.expand(step.regions) if step.regions else (),
    )


def _labels(
    regions: tuple[str, ...],
    second: tuple[str, ...],
    technique: str,
    sides: tuple[Side, ...],
    atlas: Atlas,
) -> tuple[Label, ...]:
    verb = atlas.techniques[technique].verb if technique in atlas.techniques else ""
    found: list[Label] = []
    for ids, kind in ((regions, "now"), (second, "second")):
        for name, members in _grouped(ids, atlas):
            side: Side = sides[0] if len(sides) == 1 else ("right", "left")[len(found) % 2]
            text = name[:1].upper() + name[1:]
            if verb and not found:
                text = f"{verb} · {text}"
            found.append(Label(text, members, side, "now" if kind == "now" else "second"))
    return tuple(found)


def _grouped(regions: tuple[str, ...], atlas: Atlas) -> list[tuple[str, tuple[str, ...]]]:
    """Regions by group: its name where several of its regions are lit or it has only the one, else the
    region's."""
    groups: dict[str, list[str]] = {}
    for region in regions:
        group = atlas.regions[region].group
        groups.setdefault(group or region, []).append(region)
    return [
        (
            atlas.names[group if len(members) > 1 or len(atlas.groups.get(group, ())) == 1 else members[0]],
            tuple(members),
        )
        for group, members in groups.items()
    ]
