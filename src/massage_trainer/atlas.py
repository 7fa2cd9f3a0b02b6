# SPDX-License-Identifier: MIT
"""The body map: which regions there are, their outlines and facts, and the techniques; it draws nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from massage_trainer import source
from massage_trainer.drawing import Drawing, read_drawing
from massage_trainer.fields import (
    Choice,
    Ids,
    Key,
    Kind,
    Reading,
    Whole,
    Words,
    YesNo,
    ids_in,
    read_entries,
    sections,
    table,
)
from massage_trainer.outline import Outline, Point
from massage_trainer.problems import Problem, Refused
from massage_trainer.source import List, Map, Node, Source, Text, quoted

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
RegionLayer = Literal["superficial", "deep"]
HandShape = Literal["flat_palm", "fingertips", "pincer", "thumbs", "palm_heel"]
Motion = Literal["still", "glide", "search", "hold", "lift_and_roll", "circles", "strip", "palm_circles"]

X_UNIT = 600.0
"""Drawing units from the midline to the tip of the acromion: 1 in the tables of landmarks and hand paths."""
Y_UNIT = 1000.0
"""Drawing units from the tip of C7 to the tip of T12: 1 in the tables."""


def drawn(point: Point, side: Side = "right") -> Point:
    """A point of the tables (given for the partner's right side) as drawing units on the side wanted."""
    x, y = point
    return (X_UNIT * x if side == "right" else -X_UNIT * x), Y_UNIT * y


class Region(NamedTuple):
    """One region: its facts, each with its source, and its outline on either side.

    `paths` are the ways a hand goes on it for a technique, in the tables' units (x: 1 = acromion, y: 1 = T12)
    on the right side; the left is the mirror image.
    """

    id: str
    name: str
    layer: RegionLayer
    outlines: Mapping[Side, Outline]
    paths: Mapping[str, tuple[Point, ...]]
    group: str = ""
    latin: str = ""
    also_known_as: tuple[str, ...] = ()
    attachments: str = ""
    action: str = ""
    nerve: str = ""
    find: str = ""
    place: str = ""
    caution: str = ""
    source: str = ""
    context: bool = False


class Technique(NamedTuple):
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


class Zone(NamedTuple):
    """Where nobody presses: what it is called, why, and who says so."""

    name: str
    why: str
    source: str


class Atlas(NamedTuple):
    """Everything the body map knows.

    `groups` maps a group's id to its regions' ids, `names` both to plain names. `landmarks` (by their names
    in the drawing, without `lm_`) and the outlines in `no_go` (by id) are in drawing units. `zones` says what
    these outlines are, by their ids without a side.
    """

    regions: Mapping[str, Region]
    groups: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    techniques: Mapping[str, Technique]
    landmarks: Mapping[str, Point]
    no_go: Mapping[str, Outline] = MappingProxyType({})
    zones: Mapping[str, Zone] = MappingProxyType({})

    def expand(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The regions behind region and group ids, each once, in the order named."""
        found: dict[str, None] = {}
        for name in ids:
            found.update(dict.fromkeys(self.groups.get(name, (name,))))
        return tuple(found)


_DECIMAL = re.compile(r"-?\d{1,3}(?:\.\d{1,6})?", re.ASCII)
_FACT = Words(1000, lines=True)
# Hand paths are written in units of the tables; all of the back lies within 2 of them.
_FARTHEST = 2.0


class Seconds(Kind):
    """A length of time that may have a fraction, written `2.4s`."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> float | None:
        if isinstance(node, Text) and node.value[-1:] == "s" and _DECIMAL.fullmatch(node.value[:-1]):
            seconds = float(node.value[:-1])
            if 0.5 <= seconds <= 60:
                return seconds
        self.wrong(node, name, reading)
        return None

    def words(self) -> str:
        return "a length of time from 0.5s to 60s"


class Names(Kind):
    """A list of lines, or one."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> tuple[str, ...] | None:
        if isinstance(node, Map):
            self.wrong(node, name, reading)
            return None
        items = node.items if isinstance(node, List) else (node,)
        lines = [Words(60).read(item, name, reading) for item in items]
        return tuple(line for line in lines if line is not None)

    def words(self) -> str:
        return "a list of names"


class HandPaths(Kind):
    """For each technique the points that a hand goes through on the right side."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> dict[str, tuple[Point, ...]] | None:
        if not isinstance(node, Map):
            self.wrong(node, name, reading)
            return None
        paths: dict[str, tuple[Point, ...]] = {}
        for key, value in node.pairs:
            if key.value not in reading.known["technique"]:
                reading.unknown(key, f"no technique {quoted(key.value)}", reading.known["technique"])
            elif not isinstance(value, List) or not value.items:
                self.wrong(value, name, reading)
            else:
                points = [table_point(item) for item in value.items]
                for item, point in zip(value.items, points, strict=True):
                    if point is None:
                        self.wrong(item, name, reading)
                paths[key.value] = tuple(point for point in points if point)
        return paths

    def words(self) -> str:
        return f"points [x, y] of numbers from -{_FARTHEST:g} to {_FARTHEST:g}"


def table_point(node: Node) -> Point | None:
    """A point [x, y] in the tables' units, or None if the node is none."""
    if not isinstance(node, List) or len(node.items) != 2:
        return None
    numbers = []
    for item in node.items:
        if (
            not isinstance(item, Text)
            or not _DECIMAL.fullmatch(item.value)
            or abs(float(item.value)) > _FARTHEST
        ):
            return None
        numbers.append(float(item.value))
    return numbers[0], numbers[1]


_GROUP_KEYS = table(Key("name", Words(40), "what people call it", required=True))
_REGION_KEYS = table(
    Key("name", Words(40), "what people call it", required=True),
    Key("latin", Words(100), "its Latin name"),
    Key("also", Names(), "also known as", attribute="also_known_as"),
    Key("layer", Choice(get_args(RegionLayer)), "superficial or deep", required=True),
    Key("group", Ids("group"), "the group it belongs to"),
    Key("attachments", _FACT, "from where to where"),
    Key("action", _FACT, "what it does"),
    Key("nerve", _FACT, "what moves it"),
    Key("find", _FACT, "how to find it"),
    Key("place", Words(60), "where it lies, in everyday words"),
    Key("caution", _FACT, "what to beware of"),
    Key("source", _FACT, "where the facts come from", required=True),
    Key("context", YesNo(), "true: drawn, but not worked on"),
    Key("paths", HandPaths(), "where hands go"),
)
_ZONE_KEYS = table(
    Key("name", Words(60), "what people call it", required=True),
    Key("why", _FACT, "why nobody presses there", required=True),
    Key("source", _FACT, "where this comes from", required=True),
)
_TECHNIQUE_KEYS = table(
    Key("name", Words(60), "what people call it", required=True),
    Key("verb", Words(24), "one word for labels", required=True),
    Key("term", Words(60), "the standard word", required=True),
    Key("about", _FACT, "what it is", required=True),
    Key("shape", Choice(get_args(HandShape)), "the shape of the hand", required=True),
    Key("motion", Choice(get_args(Motion)), "how the hand moves", required=True),
    Key("tempo", Words(100), "how fast, in words", required=True),
    Key("cycle", Seconds(), "the length of one movement", required=True),
    Key("pressure", Whole(1, 5), "on Walton's scale", required=True),
    Key("regions", Ids("region"), "where it suits"),
    Key("source", _FACT, "where this comes from", required=True),
)


def read_atlas(assets: Path, *, drawing: bool = True) -> Atlas:
    """The body map in the folder; raises Refused with every problem of its files at once.

    Without `drawing` there are no outlines and no landmarks: enough to check what routines name, and quicker.
    """
    regions_tree = source.read(assets / "regions.yaml")
    groups_node, regions_node, zones_node = sections(regions_tree, "groups", "regions", "zones")
    techniques_tree = source.read(assets / "techniques.yaml")
    (techniques_node,) = sections(techniques_tree, "techniques")
    known = {
        "group": ids_in(groups_node),
        "region": ids_in(regions_node),
        "technique": ids_in(techniques_node),
    }
    reading = Reading(regions_tree, known, list(regions_tree.problems))
    groups = read_entries(groups_node, _GROUP_KEYS, "a group", reading)
    regions = read_entries(regions_node, _REGION_KEYS, "a region", reading)
    zones = read_entries(zones_node, _ZONE_KEYS, "a zone", reading)
    for key, _ in regions_node.pairs:
        if key.value in known["group"]:
            reading.problem(key, f"{quoted(key.value)} is a group already")
    problems = reading.problems
    reading = Reading(techniques_tree, known, list(techniques_tree.problems))
    techniques = read_entries(techniques_node, _TECHNIQUE_KEYS, "a technique", reading)
    problems += reading.problems
    art = Drawing()
    if drawing:
        art = read_drawing(assets / "body.svg")
        problems += art.problems
        broken = {problem.what for problem in art.problems}
        for key, _ in regions_node.pairs:
            for side in SIDES:
                shape = f"{key.value}.{side}"
                if shape not in art.outlines and not any(quoted(shape) in what for what in broken):
                    what = f"the region {quoted(key.value)} is not drawn on the {side}"
                    advice = f"give its outline in body.svg the id {shape}"
                    problems.append(Problem(regions_tree.place(key), what, advice))
        problems += _unmatched(zones_node, art, regions_tree)
    if problems:
        raise Refused(problems)
    members = {group: tuple(n for n, v in regions.items() if v.get("group") == (group,)) for group in groups}
    return Atlas(
        regions={name: _region(name, values, art) for name, values in regions.items()},
        groups=members,
        names={name: values["name"] for name, values in (*groups.items(), *regions.items())},
        techniques={name: Technique(id=name, **values) for name, values in techniques.items()},
        zones={name: Zone(**values) for name, values in zones.items()},
        landmarks=art.landmarks,
        no_go={name: outline for name, outline in art.outlines.items() if name.startswith("no_go")},
    )


def _region(name: str, values: dict[str, Any], art: Drawing) -> Region:
    outlines = {side: art.outlines[f"{name}.{side}"] for side in SIDES if f"{name}.{side}" in art.outlines}
    (group,) = values.pop("group", ("",))
    return Region(id=name, group=group, outlines=outlines, paths=values.pop("paths", {}), **values)


def _unmatched(zones: Map, art: Drawing, tree: Source) -> Iterator[Problem]:
    """Zones that are drawn and not told of, and the other way round."""
    told = ids_in(zones)
    shown = {name.partition(".")[0] for name in art.outlines if name.startswith("no_go")}
    for key, _ in zones.pairs:
        if key.value not in shown and not any(f'"{key.value}' in problem.what for problem in art.problems):
            what = f"the zone {quoted(key.value)} is not drawn"
            yield Problem(tree.place(key), what, f"give its outline in body.svg the id {key.value}")
    for name in sorted(shown - told.keys()):
        what = f"nothing is said of the zone {quoted(name)}, which is drawn"
        yield Problem(tree.place(zones), what, "write its name, why nobody presses there, and its source")
