# SPDX-License-Identifier: MIT
"""The body map is read from its three files, which must agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer import resources
from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, Atlas, Zone, drawn, read_atlas
from massage_trainer.problems import Refused

REGIONS = """\
format: 1
groups:
  shoulder: {name: Shoulder}
regions:
  deltoid:
    name: Rear shoulder
    latin: Deltoideus
    also: [Delt, Rear delt]
    layer: superficial
    group: shoulder
    attachments: From a to b.
    action: Extends the arm.
    nerve: Axillary nerve
    find: Where the sleeve begins.
    caution: Not into the armpit.
    source: Gray 1918
    paths:
      glide: [[0.8, 0.1], [1, 0.4]]
  lats:
    name: Latissimus
    also: Lats
    layer: superficial
    source: Gray 1918
    context: true
zones:
  no_go_spine:
    name: The bones of the spine
    why: Beside the spine, not on it.
    source: Gray 1918
"""
TECHNIQUES = """\
format: 1
techniques:
  glide:
    name: Long slow strokes
    verb: Glide
    term: effleurage
    about: The whole hand glides.
    shape: flat_palm
    motion: glide
    tempo: one stroke a breath
    cycle: 2.4s
    pressure: 2
    regions: [deltoid]
    source: A book
"""
SHAPES = "".join(
    f'<path id="{name}.{side}" d="M0 0 L{sign}10 0 L{sign}10 10 Z"/>\n'
    for name in ("deltoid", "lats")
    for side, sign in (("left", "-"), ("right", ""))
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg">\n'
    + SHAPES
    + '<path id="no_go_spine" d="M0 0 L1 0 L1 1 Z"/>\n<circle id="lm_vertex" cx="0" cy="-820" r="6"/>\n</svg>'
)


def read(folder: Path, regions: str = REGIONS, techniques: str = TECHNIQUES, drawing: str = DRAWING) -> Atlas:
    (folder / "regions.yaml").write_text(regions, encoding="utf-8")
    (folder / "techniques.yaml").write_text(techniques, encoding="utf-8")
    (folder / "body.svg").write_text(drawing, encoding="utf-8")
    return read_atlas(folder)


def told(folder: Path, **files: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        read(folder, **files)
    return [str(problem).replace(str(folder) + "/", "") for problem in caught.value.problems]


def test_three_files_make_one_map(tmp_path: Path) -> None:
    atlas = read(tmp_path)
    deltoid, lats = atlas.regions.values()
    assert (deltoid.id, deltoid.name, deltoid.layer, deltoid.group) == (
        "deltoid",
        "Rear shoulder",
        "superficial",
        "shoulder",
    )
    assert deltoid.also_known_as == ("Delt", "Rear delt")
    assert deltoid.paths == {"glide": ((0.8, 0.1), (1.0, 0.4))}
    assert not deltoid.context
    assert lats.also_known_as == ("Lats",)
    assert lats.context
    assert lats.group == ""
    assert lats.paths == {}
    assert deltoid.outlines["left"].bounds() == (-10, 0, 0, 10)
    assert deltoid.outlines["right"].bounds() == (0, 0, 10, 10)
    assert atlas.groups == {"shoulder": ("deltoid",)}
    assert atlas.names == {"shoulder": "Shoulder", "deltoid": "Rear shoulder", "lats": "Latissimus"}
    assert atlas.techniques["glide"].cycle == 2.4
    assert atlas.techniques["glide"].regions == ("deltoid",)
    assert atlas.landmarks == {"vertex": (0.0, -820.0)}
    assert list(atlas.no_go) == ["no_go_spine"]
    assert atlas.zones == {
        "no_go_spine": Zone("The bones of the spine", "Beside the spine, not on it.", "Gray 1918")
    }


def test_groups_stand_for_their_regions_each_once(tmp_path: Path) -> None:
    atlas = read(tmp_path)
    assert atlas.expand(["lats", "shoulder", "deltoid"]) == ("lats", "deltoid")
    assert atlas.expand([]) == ()


def test_without_the_drawing_there_are_facts_and_no_outlines(tmp_path: Path) -> None:
    read(tmp_path)
    (tmp_path / "body.svg").unlink()
    atlas = read_atlas(tmp_path, drawing=False)
    assert atlas.regions["deltoid"].outlines == {}
    assert atlas.landmarks == {}


def test_a_point_of_the_tables_is_mirrored_on_the_left() -> None:
    assert drawn((1.0, 0.1)) == (X_UNIT, 0.1 * Y_UNIT)
    assert drawn((1.0, 0.1), "left") == (-X_UNIT, 0.1 * Y_UNIT)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "layer: superficial\n    group",
            "layer: skin\n    group",
            'regions.yaml:9:12: "layer" cannot be "skin"',
        ),
        (
            "group: shoulder",
            "group: shoulders",
            'regions.yaml:10:12: no group "shoulders" — did you mean "shoulder"?',
        ),
        ("glide: [[0.8", "glied: [[0.8", 'regions.yaml:18:7: no technique "glied" — did you mean "glide"?'),
        ("[1, 0.4]", "[1, 4]", 'regions.yaml:18:27: "paths" wants points [x, y] of numbers from -2 to 2'),
        ("[1, 0.4]", "[1, a]", 'regions.yaml:18:27: "paths" wants points'),
        ("[1, 0.4]", "[1]", 'regions.yaml:18:27: "paths" wants points'),
        ("[1, 0.4]", "1", 'regions.yaml:18:27: "paths" wants points'),
        ("[1, 0.4]", "[1, [2]]", 'regions.yaml:18:27: "paths" wants points'),
        ("glide: [[0.8, 0.1], [1, 0.4]]", "glide: []", 'regions.yaml:18:14: "paths" wants points'),
        (
            "paths:\n      glide: [[0.8, 0.1], [1, 0.4]]",
            "paths: []",
            'regions.yaml:17:12: "paths" wants points',
        ),
        (
            "also: Lats",
            "also: {a: b}",
            'regions.yaml:21:11: "also" wants a list of names, found keys and values',
        ),
        ("also: Lats", "also: [Lats, []]", 'regions.yaml:21:18: "also" wants one line'),
        ("name: Rear shoulder", "nmae: Rear shoulder", 'regions.yaml:6:5: a region has no key "nmae"'),
        ("  lats:\n", "  Lats:\n", 'regions.yaml:19:3: "Lats" is no id — use a-z, 0-9 and _'),
        ("  lats:\n", "  shoulder:\n", 'regions.yaml:19:3: "shoulder" is a group already'),
        ("  lats:\n", "  deltoid:\n", 'regions.yaml:19:3: "deltoid" is here twice — the first is in line 5'),
        (
            "  lats:\n",
            "  serratus: 5\n  lats:\n",
            "regions.yaml:19:13: a region is made of keys and values, found",
        ),
        (
            "groups:\n  shoulder: {name: Shoulder}\n",
            "",
            'regions.yaml:1:1: "groups" must hold keys and values',
        ),
        (
            "groups:\n  shoulder: {name: Shoulder}\n",
            "groups: []\n",
            'regions.yaml:2:9: "groups" must hold keys',
        ),
        ("why: Beside", "wyh: Beside", 'regions.yaml:28:5: a zone has no key "wyh" — did you mean "why"?'),
        (
            "not on it.\n    source: Gray 1918",
            "not on it.",
            'regions.yaml:27:5: a zone needs "source" — where this comes from',
        ),
        (
            "zones:\n",
            "zones:\n  no_go_elbow: {name: The elbow, why: It is thin there., source: Gray 1918}\n",
            'regions.yaml:26:3: the zone "no_go_elbow" is not drawn — give its outline in body.svg the id',
        ),
        (
            "  no_go_spine:",
            "  no_go_neck:",
            'regions.yaml:26:3: nothing is said of the zone "no_go_spine", which is drawn — write its name',
        ),
        ("format: 1\n", "", "regions.yaml:1:1: this file must begin with: format: 1"),
        ("format: 1\n", "format: 2\n", "regions.yaml:1:1: this file must begin with: format: 1"),
        (
            "format: 1\n",
            "format: 1\nzone: 1\n",
            'regions.yaml:2:1: no section "zone" belongs in this file — did',
        ),
    ],
)
def test_a_mistake_in_the_regions_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in REGIONS
    lines = told(tmp_path, regions=REGIONS.replace(old, new))
    assert any(line.startswith(expected) for line in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "cycle: 2.4s",
            "cycle: 2.4",
            'techniques.yaml:11:12: "cycle" wants a length of time from 0.5s to 60s',
        ),
        (
            "cycle: 2.4s",
            "cycle: 0.1s",
            'techniques.yaml:11:12: "cycle" wants a length of time from 0.5s to 60s',
        ),
        (
            "cycle: 2.4s",
            "cycle: []",
            'techniques.yaml:11:12: "cycle" wants a length of time from 0.5s to 60s',
        ),
        ("pressure: 2", "pressure: 6", 'techniques.yaml:12:15: "pressure" wants a whole number from 1 to 5'),
        ("[deltoid]", "[delta]", 'techniques.yaml:13:15: no region "delta" — did you mean "deltoid"?'),
        ("shape: flat_palm", "shape: fist", 'techniques.yaml:8:12: "shape" cannot be "fist"'),
    ],
)
def test_a_mistake_in_the_techniques_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in TECHNIQUES
    (line,) = told(tmp_path, techniques=TECHNIQUES.replace(old, new))
    assert line.startswith(expected)


def test_a_region_that_is_not_drawn_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, drawing=DRAWING.replace("lats.right", "lats.rihgt")) == [
        'regions.yaml:19:3: the region "lats" is not drawn on the right'
        " — give its outline in body.svg the id lats.right"
    ]


def test_a_region_that_is_drawn_badly_is_told_once(tmp_path: Path) -> None:
    drawing = DRAWING.replace('"lats.right" d="M0 0 L10 0', '"lats.right" d="M0 0 A10 0')
    (line,) = told(tmp_path, drawing=drawing)
    assert line == 'body.svg:5:1: the shape "lats.right": it has arcs (A); turn them into curves'


def test_a_zone_that_is_drawn_badly_is_told_once(tmp_path: Path) -> None:
    (line,) = told(tmp_path, drawing=DRAWING.replace('d="M0 0 L1 0', 'd="M0 0 A1 0'))
    assert line.startswith('body.svg:6:1: the shape "no_go_spine": it has arcs')


def test_mistakes_in_all_three_files_are_told_at_once(tmp_path: Path) -> None:
    lines = told(
        tmp_path,
        regions=REGIONS.replace("nerve:", "nevre:"),
        techniques=TECHNIQUES.replace("tempo:", "tmepo:"),
        drawing=DRAWING.replace("lats.left", "a.b"),
    )
    assert {line.partition(":")[0] for line in lines} == {"regions.yaml", "techniques.yaml"}
    assert len(lines) == 3


# The shipped map


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return read_atlas(resources.folder("assets"))


def test_the_shipped_map_has_the_regions_that_routines_may_name(shipped: Atlas) -> None:
    assert shipped.groups == {
        "trapezius": ("trapezius_upper", "trapezius_middle", "trapezius_lower"),
        "shoulder": ("deltoid", "infraspinatus", "teres", "supraspinatus"),
        "spine": ("upper_spine",),
        "neck": ("upper_neck",),
    }
    assert set(shipped.regions) == {
        *(name for group in shipped.groups.values() for name in group),
        "rhomboids",
        "levator_scapulae",
        "suboccipitals",
        "latissimus_dorsi",
    }
    assert [name for name, region in shipped.regions.items() if region.context] == ["latissimus_dorsi"]


def test_left_and_right_of_the_shipped_map_are_the_partners(shipped: Atlas) -> None:
    for region in shipped.regions.values():
        left, right = (region.outlines[side].bounds() for side in SIDES)
        assert left[0] < 0 < right[2], region.id
        assert left[2] <= 20, region.id
        assert right[0] >= -20, region.id
        areas = [region.outlines[side].area() for side in SIDES]
        assert areas[0] == pytest.approx(areas[1], rel=0.05), region.id


def test_every_shipped_region_has_its_facts(shipped: Atlas) -> None:
    for region in shipped.regions.values():
        facts = (region.latin, region.attachments, region.action, region.nerve, region.find, region.source)
        assert all(facts), region.id
