# SPDX-License-Identifier: MIT
"""Where each muscle holds to the bones, which landmarks lead a hand to it, and who says so of each fact; it
paints nothing.

Anatomy differs from person to person: the places are those of one measured body.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from massage_trainer import source
from massage_trainer.atlas import SIDES, Atlas, Region, Side, drawn, table_point
from massage_trainer.fields import (
    Choice,
    Key,
    Kind,
    Reading,
    Words,
    YesNo,
    ids_in,
    read_entries,
    read_keys,
    sections,
    table,
)
from massage_trainer.outline import Point
from massage_trainer.problems import Refused
from massage_trainer.source import List, Map, Node, Text, quoted

Role = Literal["from", "to"]
Fact = Literal["attachments", "action", "nerve", "find", "caution"]
Place = str | tuple[float, float]
"""A landmark's name in the drawing, without its side; or, where it has none, about where it is, in the
tables' units (x: 1 = acromion, y: 1 = T12) on the partner's right."""


class Attachment(NamedTuple):
    """Where on the bones a muscle holds on; several places are a row along the bone.

    `hidden` says that the mark is only about there: the place lies in front, or has no landmark of its own.
    """

    role: Role
    name: str
    places: tuple[Place, ...]
    hidden: bool = False


class Stop(NamedTuple):
    """One stop of the hand on the way to a muscle: a short name for the picture, and what to do there."""

    name: str
    place: Place
    words: str


class Landmarks(NamedTuple):
    """What is known of all regions, by their ids: what each holds to, where it comes from first; the stops on
    the way to it, in turn; who says which of its facts. Then who says where the landmarks lie in the drawing,
    and who says where they are felt."""

    attachments: Mapping[str, tuple[Attachment, ...]]
    walks: Mapping[str, tuple[Stop, ...]]
    sources: Mapping[str, Mapping[Fact, str]]
    places_source: str
    walks_source: str

    def source_of(self, region: Region, fact: Fact) -> str:
        """Who says this of a region; what the region says of itself where the fact has no source of its
        own."""
        return self.sources[region.id].get(fact, region.source)


def where(place: Place, side: Side, atlas: Atlas) -> Point:
    """A place in drawing units, on the midline the same for both sides. Raises KeyError for a name that is
    not in the drawing."""
    if not isinstance(place, str):
        return drawn(place, side)
    paired = atlas.landmarks.get(f"{place}_{side}")
    return paired if paired is not None else atlas.landmarks[place]


# The file ---------------------------------------------------------------------------------------------------


def _place(node: Node, name: str, kind: Kind, reading: Reading) -> Place | None:
    """A place, or None after noting what is wrong with it."""
    if not isinstance(node, Text):
        point = table_point(node)
        if point is None:
            kind.wrong(node, name, reading, "write it like this: [0.70, 0.12]")
        return point
    if node.value in reading.known["landmark"]:
        return node.value
    advice = "body.svg has their names, after lm_; a point is written [0.70, 0.12]"
    reading.unknown(node, f"no landmark {quoted(node.value)}", reading.known["landmark"], advice)
    return None


class OnePlace(Kind):
    """A landmark or a point."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> Place | None:
        return _place(node, name, self, reading)

    def words(self) -> str:
        return "a landmark of the drawing, or a point [x, y] of numbers from -2 to 2"


class Row(Kind):
    """A list of places."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> tuple[Place, ...] | None:
        if not isinstance(node, List) or not node.items:
            advice = "put it in brackets: [acromion]" if isinstance(node, Text) else ""
            self.wrong(node, name, reading, advice or "write it like this: [acromion, [0.70, 0.12]]")
            return None
        if table_point(node) is not None:
            self.wrong(node, name, reading, "put the point in brackets of its own: [[0.70, 0.12]]")
            return None
        places = [_place(item, name, self, reading) for item in node.items]
        return tuple(place for place in places if place is not None)

    def words(self) -> str:
        return "a list of landmarks of the drawing and points [x, y] of numbers from -2 to 2"


class Items(Kind):
    """A list of maps with these keys; where `sort` is given, also of ids of that sort. `owner` is “a stop”,
    for problems."""

    __slots__ = ("_keys", "_owner", "_sort")

    def __init__(self, keys: Mapping[str, Key], owner: str, sort: str = "") -> None:
        self._keys, self._owner, self._sort = keys, owner, sort

    def read(self, node: Node, name: str, reading: Reading) -> tuple[dict[str, Any] | str, ...] | None:
        if not isinstance(node, List) or not node.items:
            self.wrong(node, name, reading, f"begin each with: - {next(iter(self._keys))}:")
            return None
        items: list[dict[str, Any] | str] = []
        for item in node.items:
            if isinstance(item, Map):
                items.append(read_keys(item, self._keys, self._owner, reading))
            elif not isinstance(item, Text) or not self._sort:
                self.wrong(item, name, reading, f"begin each with: - {next(iter(self._keys))}:")
            elif item.value in reading.known[self._sort]:
                items.append(item.value)
            else:
                reading.unknown_id(item, self._sort)
        return tuple(items)

    def words(self) -> str:
        either = f", or the id of {self._owner}" if self._sort else ""
        return f"a list, each with {', '.join(self._keys)}{either}"


class ByFact(Kind):
    """For each fact who says so."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> dict[str, Any] | None:
        if isinstance(node, Map):
            return read_keys(node, _FACT_KEYS, f'"{name}"', reading)
        self.wrong(node, name, reading, f"begin it with {name}: and below it attachments:")
        return None

    def words(self) -> str:
        return f"who says so of each fact ({', '.join(_FACT_KEYS)})"


_NAME = Key("name", Words(60), "a short name for the picture", required=True)
_SOURCE = Words(200)
_ATTACHMENT_KEYS = table(
    Key(
        "role",
        Choice(get_args(Role)),
        "from or to: whether the muscle comes from or goes there",
        required=True,
    ),
    _NAME,
    Key("places", Row(), "where it is, as a list", required=True),
    Key("hidden", YesNo(), "true: only about there"),
)
_STOP_KEYS = table(
    _NAME,
    Key("place", OnePlace(), "where it is", required=True),
    Key("words", Words(200), "what the hand does there", required=True),
)
_FACT_KEYS = table(
    *(Key(fact, _SOURCE, "who says so", required=fact == "attachments") for fact in get_args(Fact))
)
_REGION_KEYS = table(
    Key(
        "attachments", Items(_ATTACHMENT_KEYS, "an attachment"), "where it holds to the bones", required=True
    ),
    Key("walk", Items(_STOP_KEYS, "a stop", "stop"), "the stops on the way to it, in turn", required=True),
    Key("sources", ByFact(), "who says which of its facts", required=True),
)
_GENERAL_KEYS = table(
    Key("places", _SOURCE, "where the landmarks' places in the drawing come from", required=True),
    Key("walks", _SOURCE, "who says where the landmarks are felt", required=True),
)


def read_landmarks(assets: Path, atlas: Atlas) -> Landmarks:
    """What landmarks.yaml in the folder says of the atlas's regions; raises Refused with every problem at
    once. The atlas must have been read with its drawing: it has the landmarks."""
    tree = source.read(assets / "landmarks.yaml")
    general_node, stops_node, regions_node = sections(tree, "sources", "stops", "regions")
    known = {"landmark": _named(atlas), "stop": ids_in(stops_node), "region": atlas.regions}
    reading = Reading(tree, known, list(tree.problems))
    general = read_keys(general_node, _GENERAL_KEYS, '"sources"', reading)
    stops = read_entries(stops_node, _STOP_KEYS, "a stop", reading)
    regions = read_entries(regions_node, _REGION_KEYS, "a region", reading)
    told = set(ids_in(regions_node))
    for key, _ in regions_node.pairs:
        if key.value not in atlas.regions:
            told.add(reading.unknown_id(key, "region") or "")
    for name in atlas.regions:
        if name not in told:
            advice = "write what it holds to (attachments), the way to it (walk) and who says so (sources)"
            reading.problem(regions_node, f"nothing is said of the region {quoted(name)}", advice)
    if reading.problems:
        raise Refused(reading.problems)
    shared = {name: Stop(**values) for name, values in stops.items()}
    return Landmarks(
        attachments={
            name: tuple(Attachment(**each) for each in values["attachments"])
            for name, values in regions.items()
        },
        walks={
            name: tuple(shared[each] if isinstance(each, str) else Stop(**each) for each in values["walk"])
            for name, values in regions.items()
        },
        sources={name: values["sources"] for name, values in regions.items()},
        places_source=general["places"],
        walks_source=general["walks"],
    )


def _named(atlas: Atlas) -> dict[str, None]:
    """The landmarks of the drawing; those that come in pairs without their side."""
    left, right = (f"_{side}" for side in SIDES)
    names: dict[str, None] = {}
    for name in atlas.landmarks:
        if name.endswith(left):
            if name.removesuffix(left) + right in atlas.landmarks:
                names[name.removesuffix(left)] = None
        elif not name.endswith(right):
            names[name] = None
    return names
