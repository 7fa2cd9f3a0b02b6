# SPDX-License-Identifier: MIT
"""The picture of the back: its layers, regions and landmarks are what the program and the anatomy expect.

Does not judge whether it is beautiful, nor how much of a real outline it covers.
"""

from __future__ import annotations

import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "assets" / "body.svg"
SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"

Point = tuple[float, float]

LAYERS = (
    "layer_skin",
    "layer_surface",
    "layer_bones",
    "layer_deep",
    "layer_superficial",
    "layer_no_go",
    "layer_landmarks",
)
TRAPEZIUS = ("trapezius_upper", "trapezius_middle", "trapezius_lower")
REGIONS = {
    "layer_superficial": (
        *TRAPEZIUS,
        "deltoid",
        "infraspinatus",
        "teres",
        "latissimus_dorsi",
        "upper_neck",
    ),
    "layer_deep": ("supraspinatus", "upper_spine", "rhomboids", "levator_scapulae", "suboccipitals"),
}
EVERY_REGION = tuple(region for regions in REGIONS.values() for region in regions)
AREAS = ("upper_neck", "upper_spine")
INKS = ("shade", "light")
"""What is light and shadow, not matter: the same in every theme, and different on the two sides."""

# The table of landmarks: x 1 = tip of the acromion, y 0 = tip of C7, 1 = tip of T12.
MIDLINE = {
    "vertex": -0.82,
    "external_occipital_protuberance": -0.41,
    **{
        f"{name}_spinous_tip": y
        for name, y in {
            **{"C3": -0.16, "C4": -0.12, "C5": -0.09, "C6": -0.05, "C7": 0.0},
            **{"T1": 0.05, "T2": 0.12, "T3": 0.19, "T4": 0.26, "T5": 0.36, "T6": 0.48},
            **{"T7": 0.55, "T8": 0.64, "T9": 0.72, "T10": 0.83, "T11": 0.90, "T12": 1.0},
            **{"L1": 1.09, "L2": 1.20, "L3": 1.28, "L4": 1.35, "L5": 1.43},
        }.items()
    },
}
PAIRED = {
    "mastoid_tip": (0.30, -0.37),
    "clavicle_lateral_end": (0.89, 0.07),
    "acromion": (1.00, 0.10),
    "scapula_superior_angle": (0.48, 0.10),
    "scapula_spine_root": (0.35, 0.22),
    "scapula_inferior_angle": (0.54, 0.58),
    "humerus_head_top": (0.98, 0.12),
    "deltoid_lateralmost": (1.35, 0.33),
    "deltoid_insertion_tip": (1.22, 0.59),
    "iliac_crest_top": (0.58, 1.34),
    "PSIS": (0.26, 1.50),
}


@cache
def picture() -> ET.Element:
    return ET.parse(PICTURE).getroot()


@cache
def by_id() -> dict[str, ET.Element]:
    return {element.attrib["id"]: element for element in picture().iter() if "id" in element.attrib}


def numbers(data: str) -> list[tuple[str, list[float]]]:
    return [
        (command, [float(value) for value in re.findall(r"-?\d*\.?\d+", rest)])
        for command, rest in re.findall(r"([MLCZ])([^MLCZ]*)", data)
    ]


@cache
def outline(name: str, steps: int = 8) -> tuple[Point, ...]:
    """The closed path with this id as a chain of short pieces."""
    points: list[Point] = []
    for command, values in numbers(by_id()[name].attrib["d"]):
        pairs = list(zip(values[::2], values[1::2], strict=True))
        if command in "ML":
            points += pairs
        elif command == "C":
            a, (b, c, d) = points[-1], pairs
            for k in range(1, steps + 1):
                t, s = k / steps, 1 - k / steps
                w = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
                points.append(
                    (
                        w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
                        w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
                    )
                )
    return tuple(points[:-1] if math.dist(points[0], points[-1]) < 0.05 else points)


def area(ring: tuple[Point, ...]) -> float:
    return abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def spans(ring: tuple[Point, ...], y: float) -> list[tuple[float, float]]:
    """Where the horizontal line at `y` runs inside the ring."""
    crossings = sorted(
        p[0] + (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1])
        for p, q in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (p[1] > y) != (q[1] > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def union_area(rings: list[tuple[Point, ...]], step: float = 2.0) -> float:
    """The area covered by any of the rings, by fine horizontal slices."""
    top = min(y for ring in rings for _, y in ring)
    bottom = max(y for ring in rings for _, y in ring)
    total, y = 0.0, top + step / 2
    while y < bottom:
        end = -math.inf
        for a, b in sorted(span for ring in rings for span in spans(ring, y)):
            if b > end:
                total += (b - max(a, end)) * step
                end = b
        y += step
    return total


def test_the_file_is_what_the_drawing_program_draws() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "draw_body.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_layers_come_in_drawing_order_with_id_and_display_first() -> None:
    groups = [child for child in picture() if child.tag == f"{SVG}g"]
    assert tuple(group.attrib["id"] for group in groups) == LAYERS
    text = PICTURE.read_text(encoding="utf-8")
    for name, group in zip(LAYERS, groups, strict=True):
        display = "none" if name == "layer_landmarks" else "inline"
        assert f'<g id="{name}" display="{display}"' in text
        assert group.attrib[f"{INKSCAPE}groupmode"] == "layer"
        assert group.attrib[f"{INKSCAPE}label"]
        assert "transform" not in group.attrib


def test_frame_and_size() -> None:
    assert picture().attrib["viewBox"] == "-1150 -900 2300 2700"
    assert PICTURE.stat().st_size < 225_000


def test_path_data_is_absolute_and_plain() -> None:
    for element in picture().iter(f"{SVG}path"):
        data = element.attrib["d"]
        assert re.fullmatch(r"[MLCZ0-9., -]+", data), element.attrib
        assert not re.search(r"\.\d\d", data), element.attrib
        assert "transform" not in element.attrib


def test_every_class_has_a_rule_and_colours_stay_in_the_theme() -> None:
    style = by_id()["theme"].text or ""
    ruled = set(re.findall(r"\.([a-z-]+)\s*\{", style))
    assert "area{fill:none" in style
    for element in picture().iter():
        names = element.attrib.get("class", "").split()
        assert set(names) <= ruled, names
        if names and names[0] not in INKS:
            assert not {"fill", "stroke", "style"} & set(element.attrib), element.attrib


DRAWN_BY_QT = {
    "svg": {"viewBox", "fill"},
    "title": set(),
    "style": {"id"},
    "defs": set(),
    "radialGradient": {"id", "gradientUnits", "gradientTransform", "cx", "cy", "r"},
    "stop": {"offset", "stop-color", "stop-opacity"},
    "g": {
        "id",
        "display",
        "class",
        "fill",
        "fill-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-width",
    },
    "path": {
        "id",
        "class",
        "d",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-opacity",
        "stroke-width",
    },
    "rect": {"class", "x", "y", "width", "height", "transform", "fill", "fill-opacity"},
    "circle": {"id", "class", "cx", "cy", "r"},
}
"""Elements and attributes that QtSvg was seen to draw as meant."""


def test_only_what_the_renderer_draws() -> None:
    for element in picture().iter():
        tag = element.tag.removeprefix(SVG)
        found = {name for name in element.attrib if not name.startswith("{http://www.inkscape.org")}
        assert tag in DRAWN_BY_QT, tag
        assert found <= DRAWN_BY_QT[tag], (tag, found - DRAWN_BY_QT[tag])


@pytest.mark.parametrize(
    "word", ["clip-path", "mask", "filter", "mix-blend-mode", "var(", "<image", "<use", "href"]
)
def test_nothing_the_renderer_ignores_or_is_slow_with(word: str) -> None:
    assert word not in PICTURE.read_text(encoding="utf-8")


def test_every_ink_that_is_asked_for_is_there() -> None:
    asked = {
        match
        for element in picture().iter()
        for match in re.findall(r"url\(#([\w.]+)\)", element.attrib.get("fill", ""))
    }
    there = {element.attrib["id"] for element in picture().iter(f"{SVG}radialGradient")}
    assert asked == there


@pytest.mark.parametrize("layer", sorted(REGIONS))
def test_each_region_has_both_sides_in_its_layer(layer: str) -> None:
    inside = {element.attrib.get("id"): element for element in by_id()[layer].iter(f"{SVG}path")}
    for region in REGIONS[layer]:
        wanted = "area" if region in AREAS else {"layer_superficial": "muscle", "layer_deep": "deep"}[layer]
        for side in ("left", "right"):
            path = inside[f"{region}.{side}"]
            assert path.attrib["class"] == wanted
            assert path.attrib["d"].count("M") == 1
            assert path.attrib["d"].endswith("Z")
            mean = sum(x for x, _ in outline(f"{region}.{side}")) / len(outline(f"{region}.{side}"))
            assert mean < 0 if side == "left" else mean > 0


@pytest.mark.parametrize("region", EVERY_REGION)
def test_the_left_half_mirrors_the_right(region: str) -> None:
    left = numbers(by_id()[f"{region}.left"].attrib["d"])
    right = numbers(by_id()[f"{region}.right"].attrib["d"])
    assert [command for command, _ in left] == [command for command, _ in right]
    for (_, a), (_, b) in zip(left, right, strict=True):
        assert a[::2] == pytest.approx([-x for x in b[::2]], abs=0.1)
        assert a[1::2] == pytest.approx(b[1::2], abs=0.1)


def box(data: str) -> tuple[float, float, float, float]:
    """The frame around the points of one piece of path data."""
    values = [float(value) for value in re.findall(r"-?\d*\.?\d+", data)]
    return min(values[::2]), min(values[1::2]), max(values[::2]), max(values[1::2])


@pytest.mark.parametrize("layer", [name for name in LAYERS if name != "layer_landmarks"])
def test_everything_but_light_hair_and_the_cleft_is_the_same_on_both_sides(layer: str) -> None:
    pieces: list[tuple[float, float, float, float]] = []

    def collect(element: ET.Element, ink: bool) -> None:
        for child in element:
            cls = child.attrib.get("class", "")
            hair = layer == "layer_skin" and cls == "crease" and child.attrib["d"].count("M") != 2
            lit = ink or cls in INKS
            if child.tag == f"{SVG}path" and not lit and not hair:
                pieces.extend(box(piece) for piece in child.attrib["d"].split("M")[1:])
            collect(child, lit)

    collect(by_id()[layer], False)
    assert len(pieces) > (1 if layer == "layer_surface" else 8)
    for a, b, c, d in pieces:
        assert any(math.dist((-c, b, -a, d), other) < 1.5 for other in pieces), (a, b, c, d)


@pytest.mark.parametrize("region", EVERY_REGION)
def test_no_outline_crosses_itself(region: str) -> None:
    ring = outline(f"{region}.right", 5)

    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    edges = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    for i, (a, b) in enumerate(edges):
        for j in range(i + 2, len(edges)):
            if i == 0 and j == len(edges) - 1:
                continue
            c, d = edges[j]
            crosses = side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
            assert not crosses, f"{region} crosses itself near {a} and {c}"


@pytest.mark.parametrize(
    "parts",
    [TRAPEZIUS, (*TRAPEZIUS, "deltoid", "infraspinatus", "teres", "latissimus_dorsi")],
    ids=["trapezius", "all superficial muscles"],
)
def test_neighbours_share_their_edges(parts: tuple[str, ...]) -> None:
    rings = [outline(f"{part}.right") for part in parts]
    assert union_area(rings) == pytest.approx(sum(area(ring) for ring in rings), rel=0.005)


def test_the_trapezius_has_no_gap_at_the_midline() -> None:
    rings = [outline(f"{part}.{side}") for part in TRAPEZIUS for side in ("left", "right")]
    for y in range(-405, 995, 10):
        row = sorted(span for ring in rings for span in spans(ring, y + 0.3))
        end = row[0][1]
        for start, stop in row[1:]:
            assert start <= end + 0.3, f"a gap at y {y}"
            end = max(end, stop)


def test_the_parts_of_the_trapezius_meet_without_holes() -> None:
    whole = union_area([outline(f"{part}.right") for part in TRAPEZIUS], step=1.0)
    filled = 0.0
    rings = [outline(f"{part}.right") for part in TRAPEZIUS]
    for y in range(-416, 1000):
        row = [span for ring in rings for span in spans(ring, y + 0.5)]
        if row:
            filled += max(b for _, b in row) - min(a for a, _ in row)
    # At any height the muscle reaches from the spine to its border without interruption,
    # but for the notch above the shoulder.
    assert whole == pytest.approx(filled, rel=0.01)


def test_landmarks_are_those_of_the_table() -> None:
    wanted = {f"lm_{name}": (0.0, y) for name, y in MIDLINE.items()}
    for name, (x, y) in PAIRED.items():
        wanted[f"lm_{name}_right"] = (x, y)
        wanted[f"lm_{name}_left"] = (-x, y)
    found = {
        element.attrib["id"]: (float(element.attrib["cx"]) / 600, float(element.attrib["cy"]) / 1000)
        for element in by_id()["layer_landmarks"].iter(f"{SVG}circle")
    }
    assert set(found) == set(wanted)
    for name, place in wanted.items():
        assert found[name] == pytest.approx(place, abs=1e-9), name


def distance(place: Point, name: str) -> float:
    """From a place of the table to the nearest point of an outline, in units of the table."""
    x, y = place
    best = math.inf
    ring = outline(name)
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        for k in range(9):
            px, py = (ax + (bx - ax) * k / 8) / 600, (ay + (by - ay) * k / 8) / 1000
            best = min(best, math.dist((px, py), (x, y)))
    return best


@pytest.mark.parametrize(
    ("landmark", "shape"),
    [
        ("mastoid_tip", "bone_skull"),
        ("clavicle_lateral_end", "bone_clavicle"),
        ("acromion", "bone_scapula_spine"),
        ("scapula_superior_angle", "bone_scapula"),
        ("scapula_spine_root", "bone_scapula_spine"),
        ("scapula_inferior_angle", "bone_scapula"),
        ("humerus_head_top", "bone_humerus"),
        ("iliac_crest_top", "bone_hip"),
        ("PSIS", "bone_hip"),
        ("acromion", "trapezius_middle.right"),
        ("acromion", "deltoid.right"),
        ("clavicle_lateral_end", "trapezius_upper.right"),
        ("scapula_spine_root", "trapezius_middle.right"),
        ("deltoid_lateralmost", "deltoid.right"),
        ("scapula_superior_angle", "levator_scapulae.right"),
        ("scapula_inferior_angle", "rhomboids.right"),
        ("scapula_inferior_angle", "latissimus_dorsi.right"),
    ],
)
def test_what_is_drawn_passes_through_its_landmark(landmark: str, shape: str) -> None:
    near = 0.03 if shape.startswith("bone") or landmark in ("acromion", "clavicle_lateral_end") else 0.06
    assert distance(PAIRED[landmark], shape) <= near


@pytest.mark.parametrize("name", [name for name in MIDLINE if name.endswith("spinous_tip")])
def test_each_vertebra_ends_at_its_landmark(name: str) -> None:
    vertebra = outline(f"bone_{name.removesuffix('_spinous_tip')}")
    tip = max(y for x, y in vertebra if abs(x) < 20)
    assert tip / 1000 == pytest.approx(MIDLINE[name], abs=0.03)


def test_head_and_hips_are_where_the_table_has_them() -> None:
    assert min(y for _, y in outline("bone_skull")) / 1000 == pytest.approx(MIDLINE["vertex"], abs=0.03)
    skin = outline("silhouette")
    widths = {y: max(x for a, b in spans(skin, y) for x in (a, b)) / 600 for y in (-200, 0.1, 100, 400)}
    assert widths[-200] == pytest.approx(0.33, abs=0.03)
    assert widths[0.1] == pytest.approx(0.75, abs=0.03)
    assert widths[100] == pytest.approx(1.20, abs=0.03)
    assert widths[400] == pytest.approx(1.40, abs=0.03)
    for y, half in ((800.1, 0.93), (1150.1, 0.83)):
        trunk = next(b for a, b in spans(skin, y) if a < 0 < b)
        assert trunk / 600 == pytest.approx(half, abs=0.03)


def test_the_bands_beside_the_spine_have_round_ends() -> None:
    """No corner: a box would look like a box, not like the long muscles of the back."""
    ring = outline("upper_spine.right", 24)
    for p, q, r in zip(ring, ring[1:], ring[2:], strict=False):
        turn = math.atan2(r[1] - q[1], r[0] - q[0]) - math.atan2(q[1] - p[1], q[0] - p[0])
        assert abs((turn + math.pi) % math.tau - math.pi) < 0.5
    bottom = max(ring, key=lambda point: point[1])
    assert 0.10 < bottom[0] / 600 < 0.35
    assert bottom[1] / 1000 == pytest.approx(0.52, abs=0.02)


def test_no_go_zones() -> None:
    paired = ("no_go_neck_front", "no_go_armpit", "no_go_kidney")
    names = ["no_go_spine", "no_go_skull_edge", "no_go_below_t8"]
    names += [f"{name}.{side}" for name in paired for side in ("left", "right")]
    zones = {
        path.attrib["id"]: path for path in by_id()["layer_no_go"].iter(f"{SVG}path") if "id" in path.attrib
    }
    assert set(zones) == set(names)
    assert all(zone.attrib["class"] == "no-go" and zone.attrib["d"].endswith("Z") for zone in zones.values())
    spine = outline("no_go_spine")
    assert (min(x for x, _ in spine), max(x for x, _ in spine)) == (-48, 48)
    assert (min(y for _, y in spine), max(y for _, y in spine)) == (-410, 1000)
    assert min(y for _, y in outline("no_go_below_t8")) == 720
    assert max(y for _, y in outline("no_go_skull_edge")) >= -360


@pytest.mark.parametrize("region", [region for region in EVERY_REGION if region not in AREAS])
def test_fibres_stay_inside_their_muscle(region: str) -> None:
    for side in ("left", "right"):
        ring = outline(f"{region}.{side}")
        fibres = by_id()[f"{region}.{side}.fibres"]
        assert fibres.attrib["class"] in ("fibre", "deep-fibre")
        strokes = [stroke for path in fibres for stroke in numbers(path.attrib["d"])]
        assert len(strokes) > 10
        for _, values in strokes:
            x, y = values[-2:]
            assert any(a - 1 <= x <= b + 1 for a, b in spans(ring, y + 0.01)), (region, side, x, y)
