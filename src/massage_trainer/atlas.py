# SPDX-License-Identifier: MIT
"""The body map: which regions there are, their outlines and facts, and the techniques; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from massage_trainer.outline import Outline

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
RegionLayer = Literal["superficial", "deep"]
HandShape = Literal["flat_palm", "fingertips", "pincer", "thumbs", "palm_heel"]
Motion = Literal["still", "glide", "search", "hold", "lift_and_roll", "circles", "strip", "palm_circles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One region: its facts, each with its source, and its outline on either side.

    `paths` are the ways a hand goes on it for a technique, as table coordinates (x: 1 = acromion, y: 1 = T12)
    on the right side; the left is the mirror image.
    """

    id: str
    name: str
    layer: RegionLayer
    group: str = ""
    latin: str = ""
    also_known_as: tuple[str, ...] = ()
    attachments: str = ""
    action: str = ""
    nerve: str = ""
    find: str = ""
    caution: str = ""
    source: str = ""
    context: bool = False
    outlines: Mapping[Side, Outline]
    paths: Mapping[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """What hands do: `verb` for labels (“Hold”), `term` for the standard word (“static compression”).

    `cycle` is the length of one movement in seconds; `pressure` is 1 to 5 on Walton's scale.
    """

    id: str
    name: str
    verb: str
    term: str
    about: str
    shape: HandShape
    motion: Motion
    tempo: str
    cycle: float
    pressure: int
    regions: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Everything the body map knows. `groups` maps a group's id to its regions' ids, `names` both to plain names."""

    regions: Mapping[str, Region]
    groups: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    techniques: Mapping[str, Technique]
    landmarks: Mapping[str, tuple[float, float]]

    def expand(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The regions behind region and group ids, each once, in the order named."""
        found: dict[str, None] = {}
        for name in ids:
            found.update(dict.fromkeys(self.groups.get(name, (name,))))
        return tuple(found)
