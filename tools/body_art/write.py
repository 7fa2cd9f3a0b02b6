# SPDX-License-Identifier: MIT
"""Puts curves, fibres and shadows together as the layers of the picture file.

The order of the layers, their names and the classes are what the program relies on; it does not draw anything new.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable
from typing import Final

from . import bones, regions, skin
from .curves import (
    Curve,
    Point,
    at,
    evenly,
    flatten,
    join,
    lens,
    line,
    mirror,
    number,
    pair,
    path,
    paths,
    reverse,
    spline,
)
from .fibres import BUNDLES, Strokes, strokes
from .hair import cropped
from .landmarks import MIDLINE, PAIRED
from .shade import (
    BODY,
    CAST,
    GLEAM,
    MUSCLES,
    ON_BONES,
    ON_COLUMNS,
    ON_MUSCLES,
    ON_RHOMBOIDS,
    SEAT,
    SHADOW,
    SIDES,
    SURFACE,
    TRAPEZIUS_EDGE,
    domes,
    soft_inks,
    spots,
)

THEME: Final = """
.skin{fill:#F2E7DD}
.scalp{fill:#E4D3C5}
.muscle{fill:#E9CFC5}
.deep{fill:#DDBBAF}
.tendon{fill:#F6F0E2}
.bone{fill:#F6F0E2}
.area{fill:none;stroke:none}
.no-go{fill:#8A1538;fill-opacity:.12}
.outline{fill:none;stroke:#8C7466}
.muscle-line{fill:none;stroke:#A97F70}
.fibre{fill:none;stroke:#C9A295}
.deep-fibre{fill:none;stroke:#C39C8D}
.bone-line{fill:none;stroke:#B9AB90}
.crease{fill:none;stroke:#C3A797}
.no-go-line{fill:none;stroke:#8A1538}
.shade{stroke:none}
.light{stroke:none}
"""

SLICES: Final = 11
HANDFUL: Final = 4
QUIET: Final = 0.75  # how much of its colour a muscle keeps that only carries the picture
OUTLINE, CONTOUR, HAIRFINE = 5.0, 3.6, 2.0  # line weights: silhouette > muscle > fine lines


def sided(curve: Curve, side: str) -> Curve:
    """A right-half curve on the wanted side of the partner."""
    return curve if side == "right" else mirror(curve)


def element(data: str, cls: str, ident: str | float = "", **attributes: float | str) -> str:
    """One path; attribute names are written with an underscore for each hyphen."""
    head = f' id="{ident}"' if ident else ""
    rest = "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else f"{value:g}"}"'
        for name, value in attributes.items()
    )
    return f'<path{head} class="{cls}"{rest} d="{data}"/>'


def both(curve: Curve, digits: int = 1) -> str:
    """An open stroke on both sides, as one path."""
    return paths((mirror(curve), curve), digits)


def both_closed(curve: Curve, digits: int = 1) -> str:
    """A closed shape on both sides, as one path."""
    return path(mirror(curve), close=True, digits=digits) + path(curve, close=True, digits=digits)


def fill_both(curve: Curve, cls: str, **attributes: float | str) -> list[str]:
    """A closed shape on both sides."""
    return [element(path(sided(curve, side), close=True), cls, **attributes) for side in SIDES]


def radial(ident: str, c: tuple[float, float], r: float, stops: Iterable[tuple[float, str, float]]) -> str:
    """A round gradient in drawing units."""
    inner = "".join(f'<stop offset="{o:g}" stop-color="{k}" stop-opacity="{p:g}"/>' for o, k, p in stops)
    return (
        f'<radialGradient id="{ident}" gradientUnits="userSpaceOnUse" cx="{number(c[0])}" cy="{number(c[1])}" r="{number(r)}">'
        f"{inner}</radialGradient>"
    )


def layer(name: str, content: Iterable[str], display: str = "inline") -> str:
    """One layer; the program finds and rewrites `id` and `display`, so they come first."""
    label = name.removeprefix("layer_").replace("_", " ")
    body = "\n".join(content)
    return (
        f'<g id="{name}" display="{display}" inkscape:groupmode="layer" inkscape:label="{label}"'
        f' stroke-linecap="round" stroke-linejoin="round">\n{body}\n</g>'
    )


def handfuls(data: list[str]) -> str:
    """A few neighbouring strokes to a path: one long path is slow to draw, a path for each is slow to read."""
    return "".join(f'<path d="{"".join(data[i : i + HANDFUL])}"/>' for i in range(0, len(data), HANDFUL))


def fibre_paths(drawn: Strokes, side: str, cls: str, ident: str = "") -> list[str]:
    """Lit crests of the bundles (where the muscle has a name), thin fibres, stronger ones, and the seams between bundles."""
    out: list[str] = []
    if ident:
        lit = [path(sided(c, side), close=True, digits=0) for c in drawn.crests]
        out.append(f'<g class="light" fill="{GLEAM}" fill-opacity=".12">{handfuls(lit)}</g>')
    name = f' id="{ident}"' if ident else ""
    for curves, kind, width in (
        (drawn.fine, f'{name} class="{cls}"', 1.1),
        (drawn.strong, f'class="{cls}"', 1.9),
        (drawn.seams, 'class="muscle-line"', 1.7),
    ):
        if curves:
            each = [path(sided(c, side), digits=0) for c in curves]
            out.append(f'<g {kind.strip()} stroke-width="{width:g}">{handfuls(each)}</g>')
    return out


def feathers(edge: Curve, name: str, count: int, long: float, direction: Callable[[Point], Point]) -> str:
    """Fine slivers of tendon that run out between the fibres all along its edge, both sides of the body as one path."""
    chain = evenly(flatten(edge, 12), count)
    parts: list[str] = []
    for i, (x, y) in enumerate(chain[1:-1]):
        rng = random.Random(f"{name}:{i}")
        dx, dy = direction((x, y))
        size = math.hypot(dx, dy)
        dx, dy = dx / size, dy / size
        out, back, half = (
            long * rng.uniform(0.15, 0.55) * rng.uniform(0.6, 1.8),
            long * 0.4,
            rng.uniform(2.2, 4.2),
        )
        tip, heel = (x + dx * out, y + dy * out), (x - dx * back, y - dy * back)
        a, b = (x - dy * half, y + dx * half), (x + dy * half, y - dx * half)
        sliver = join(line(heel, a), line(a, tip), line(tip, b), line(b, heel))
        parts += [path(sided(sliver, side), close=True, digits=0) for side in SIDES]
    return "".join(parts)


def defs() -> list[str]:
    """Gradients for light and shadow."""
    k, w = SHADOW, GLEAM
    hollow = ((0, k, 0.20), (0.55, k, 0.07), (1, k, 0))
    return [
        radial("blade_shade_right", (380, 260), 290, hollow),
        radial("blade_shade_left", (-360, 250), 290, hollow),
        radial("skull_shade", (-80, -650), 420, ((0, w, 0.24), (0.45, w, 0), (0.5, k, 0), (1, k, 0.34))),
        radial(
            "head_shade",
            (-85, -650),
            430,
            ((0, w, 0.17), (0.3, w, 0.09), (0.55, w, 0), (0.55, k, 0), (0.8, k, 0.14), (1, k, 0.34)),
        ),
        *soft_inks(),
        *BODY_LIGHT[0],
        *SURFACE_LIGHT[0],
        *DOMES[0],
        *MUSCLE_LIGHT[0],
        *COLUMN_LIGHT[0],
        *SEAT_LIGHT[0],
        *BULGE_LIGHT[0],
        *BONE_LIGHT[0],
    ]


BODY_LIGHT: Final = spots("body", BODY)
SURFACE_LIGHT: Final = spots("surface", SURFACE)
MUSCLE_LIGHT: Final = spots("muscle", ON_MUSCLES)
DOMES: Final = domes(MUSCLES)
UNDER: Final = {name: spots(f"under_{name}", placed) for name, placed in CAST.items()}
COLUMN_LIGHT: Final = spots("column", ON_COLUMNS)
BULGE_LIGHT: Final = spots("bulge", ON_RHOMBOIDS)
SEAT_LIGHT: Final = spots("seat", SEAT)
BONE_LIGHT: Final = spots("bone", ON_BONES)


def slices(cls: str, *parts: tuple[Point, Point, Point, Point], most: float = 1.0) -> list[str]:
    """An even fade downwards on both sides: slices, each reaching less far, that add up.

    `parts` are inner and outer corner above, then below. A fade by mask would cost an eighth of the whole picture's time,
    most of it for a part that seldom shows.
    """

    def between(a: Point, b: Point, share: float) -> Point:
        return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)

    out: list[str] = []
    for k in range(SLICES):
        data: list[str] = []
        # The fade begins and ends gently.
        want = (k + 0.5) / SLICES
        share = 0.5 - math.sin(math.asin(1 - 2 * (1 - want)) / 3)
        for inner, outer, low_inner, low_outer in parts:
            corners = (inner, outer, between(outer, low_outer, share), between(inner, low_inner, share))
            for sign in (-1, 1):
                data.append("M" + "L".join(pair((sign * x, y), 0) for x, y in corners) + "Z")
        out.append(element("".join(data), cls, fill_opacity=round(most / (SLICES - most * k), 3)))
    return out


def ending() -> list[str]:
    """The lower end of the plain body."""
    out = slices("skin", skin.FADING_HIPS, skin.FADING_ARM)
    for curve in skin.FADING_LINES:
        for i, cubic in enumerate(curve):
            part = both((cubic,), 0)
            out.append(element(part, "outline", stroke_width=OUTLINE, stroke_opacity=(0.6, 0.2)[min(i, 1)]))
    return out


def skin_layer() -> list[str]:
    """Silhouette, head, ears and quiet form; the part below the hips fades out."""
    out = [element(path(skin.SILHOUETTE, close=True, digits=0), "skin", ident="silhouette")]
    out += ending()
    out.append(element(path(skin.CLEFT), "crease", stroke_width=CONTOUR))
    out += BODY_LIGHT[1]
    out.append(element(path(skin.SCALP, close=True, digits=0), "scalp"))
    out.append(element(path(skin.SCALP, close=True, digits=0), "shade", fill="url(#head_shade)"))
    fine, strong = cropped()
    out.append(element(paths(fine, 0), "crease", stroke_width=1.1))
    out.append(element(paths(strong, 0), "crease", stroke_width=1.7))
    for side, strength in (("left", 0.05), ("right", 0.18)):
        ear = path(sided(skin.EAR, side), close=True, digits=0)
        out.append(element(ear, "skin"))
        out.append(element(ear, "shade", fill=SHADOW, fill_opacity=strength))
    bowl = both_closed(join(skin.EAR_BOWL, line(skin.EAR_BOWL[-1][3], skin.EAR_BOWL[0][0])), 0)
    out.append(element(bowl, "shade", fill=SHADOW, fill_opacity=0.1))
    out.append(element(both(skin.EAR_FOLD), "crease", stroke_width=HAIRFINE))
    out.append(element(both(skin.EAR_ROOT), "crease", stroke_width=HAIRFINE))
    out.append(element(both(skin.EAR_RIM), "outline", stroke_width=OUTLINE * 0.7))
    for fold in (*skin.ELBOW_FOLDS, *skin.TRICEPS_LINES, *skin.BUTTOCK_LINES):
        out.append(element(both(fold, 0), "crease", stroke_width=HAIRFINE))
    out.append(element(both(skin.ARMPIT_FOLD, 0), "crease", stroke_width=CONTOUR))
    out.append(element(path(skin.CROWN_LINE, digits=0), "outline", stroke_width=OUTLINE))
    out.append(element(both(skin.OUTER_LINE, 0), "outline", stroke_width=OUTLINE))
    out.append(element(both(skin.INNER_LINE, 0), "outline", stroke_width=OUTLINE))
    return out


def surface_layer() -> list[str]:
    """What shows of spine and shoulder blades through the skin."""
    return [
        *SURFACE_LIGHT[1],
        element(path(skin.SPINE_FURROW), "crease", stroke_width=HAIRFINE * 0.7),
        element(both(skin.BLADE_BORDER), "crease", stroke_width=HAIRFINE),
    ]


def edge_light(edges: Iterable[Curve]) -> str:
    """Where the edges of bones catch the light, both sides."""
    slivers = [path(sided(lens(edge, 4.0), side), close=True, digits=0) for edge in edges for side in SIDES]
    return f'<g class="light" fill="{GLEAM}" fill-opacity=".2">{handfuls(slivers)}</g>'


def bones_layer() -> list[str]:
    """The skeleton from behind, far things first."""
    out: list[str] = []

    def piece(name: str, curve: Curve, width: float = HAIRFINE) -> None:
        out.append(
            f'<g class="bone-line" stroke-width="{width:g}">{element(both_closed(curve, 0), "bone", f"bone_{name}")}</g>'
        )

    def whole(name: str, curve: Curve, width: float = HAIRFINE) -> None:
        out.append(
            f'<g class="bone-line" stroke-width="{width:g}">{element(path(curve, close=True, digits=0), "bone", f"bone_{name}")}</g>'
        )

    def fine(curves: Iterable[Curve], width: float = HAIRFINE * 0.8) -> None:
        out.append(element("".join(both(curve, 0) for curve in curves), "bone-line", stroke_width=width))

    out += slices("bone", *bones.FADING)
    for name, edge in (("hip", bones.HIP_EDGE), ("radius", bones.RADIUS_EDGE), ("ulna", bones.ULNA_EDGE)):
        closed = join(edge, line(edge[-1][3], edge[0][0]))
        out.append(element(both_closed(closed, 0), "bone", f"bone_{name}"))
        fine((edge,), CONTOUR * 0.8)
    fine((bones.CREST_LINE, bones.GLUTEAL_LINE))
    whole("sacrum", bones.SACRUM)
    fine(bones.SACRAL_CREST)
    fine(bones.SACRAL_HOLES)
    piece("jaw", bones.JAW)
    whole("skull", bones.SKULL, CONTOUR)
    out.append(element(path(bones.SKULL, close=True, digits=0), "shade", fill="url(#skull_shade)"))
    fine((bones.LAMBDOID, bones.NUCHAL, bones.NUCHAL_LOW))
    piece("clavicle", bones.CLAVICLE)
    out.append(
        f'<g class="bone-line" stroke-width="{HAIRFINE:g}">'
        + "".join(element(both_closed(rib, 0), "bone") for rib in reversed(bones.RIBS))
        + "</g>"
    )
    out.append(edge_light(bones.RIB_LIGHT))
    piece("humerus", bones.HUMERUS, CONTOUR * 0.8)
    fine(bones.HUMERUS_LINES)
    whole("column", bones.COLUMN)
    out.append(element(path(bones.COLUMN, close=True, digits=0), "shade", fill=SHADOW, fill_opacity=0.26))
    out.append(
        f'<g class="bone-line" stroke-width="{HAIRFINE:g}">'
        + "".join(
            element(path(vertebra, close=True, digits=0), "bone", f"bone_{name}")
            for name, vertebra in bones.VERTEBRAE.items()
        )
        + "</g>"
    )
    # The shoulder blades lie on the ribs: their inner and lower edge throws a shadow there.
    out += UNDER["blade"][1]
    piece("scapula", bones.SCAPULA, CONTOUR * 0.8)
    for side in SIDES:
        blade = path(sided(bones.SCAPULA, side), close=True, digits=0)
        out.append(element(blade, "shade", fill=f"url(#blade_shade_{side})"))
    fine(bones.FOSSA_LINES)
    out += BONE_LIGHT[1]
    out += UNDER["ridge"][1]
    piece("scapula_spine", bones.SCAPULA_SPINE)
    out.append(edge_light((bones.RIDGE_LIGHT,)))
    return out


def muscle(region: str, cls: str, line_width: float = CONTOUR) -> list[str]:
    """One region on both sides: fill, fibres, form, contour; only the path where it is a working area."""
    out: list[str] = []
    curve = regions.RIGHT[region]
    area = region in regions.AREAS
    for side in SIDES:
        out.append(
            element(path(sided(curve, side), close=True), "area" if area else cls, ident=f"{region}.{side}")
        )
    if area:
        return out
    drawn = strokes(region, BUNDLES[region], curve)
    for side in SIDES:
        out += fibre_paths(
            drawn, side, "fibre" if cls == "muscle" else "deep-fibre", f"{region}.{side}.fibres"
        )
    out += DOMES[1].get(region, [])
    if line_width:
        out.append(element(both_closed(curve, 0), "muscle-line", stroke_width=line_width))
    return out


def art(name: str, cls: str, line_width: float = HAIRFINE * 0.8, opacity: float = 1.0) -> list[str]:
    """A muscle that is shown but not taught: no name in the file."""
    curve = regions.ART[name]
    out = [element(both_closed(curve, 0), cls, f"art_{name}", fill_opacity=opacity)]
    drawn = strokes(name, BUNDLES[name], curve)
    for side in SIDES:
        out += fibre_paths(drawn, side, "deep-fibre")
    out += DOMES[1].get(name, [])
    if line_width:
        out.append(element(both_closed(curve, 0), "muscle-line", stroke_width=line_width))
    return out


def deep_layer() -> list[str]:
    """Columns beside the spine, then the muscles under the trapezius."""
    out: list[str] = []
    for name in ("iliocostalis", "longissimus", "spinalis", "semispinalis"):
        out += art(name, "deep")
    out.append(element(both_closed(regions.ERECTOR_SHEET, 0), "tendon", fill_opacity=0.75))
    out += COLUMN_LIGHT[1]
    out += UNDER["rhomboids"][1]
    for region in regions.DEEP:
        out += muscle(region, "deep", HAIRFINE)
    out.append(
        element(both_closed(regions.SUBOCCIPITAL_TRIANGLE, 0), "shade", fill=SHADOW, fill_opacity=0.22)
    )
    out.append(
        element(both_closed(regions.SUBOCCIPITAL_TRIANGLE, 0), "muscle-line", stroke_width=HAIRFINE * 0.8)
    )
    out.append(element(both(regions.RHOMBOIDS_PARTED, 0), "muscle-line", stroke_width=CONTOUR))
    out += BULGE_LIGHT[1]
    # The ridge of the shoulder blade and its roof over the joint lie behind the supraspinatus, so nearer to the eye.
    out.append(element(both_closed(bones.SCAPULA_SPINE, 0), "bone"))
    out.append(element(both_closed(bones.SCAPULA_SPINE, 0), "bone-line", stroke_width=HAIRFINE))
    out.append(edge_light((bones.RIDGE_LIGHT,)))
    return out


def _along_trapezius(point: Point) -> Point:
    """Which way its fibres leave the midline of the right half: steeply down at the neck, level at T1, up below."""
    y = point[1]
    return (
        (100.0, 105 - (y + 150) * 0.68)
        if y < 5
        else (100.0, 0 - (y - 5) * 0.10)
        if y < 300
        else (100.0, -105.0)
    )


def _along_latissimus(point: Point) -> Point:
    """Which way its fibres leave the fascia: gently up at the top, steeper towards the crest."""
    return (100.0, -35 - (point[1] - 950) * 0.19)


def tendons() -> list[str]:
    """The white parts of the trapezius: the diamond around C7 and the tip at T12."""
    half = regions.DIAMOND
    out = [
        element(path(join(half, reverse(mirror(half))), close=True), "tendon", fill_opacity=0.7),
        element(feathers(half, "diamond", 38, 36, _along_trapezius), "tendon", fill_opacity=0.7),
    ]
    tip = join(regions.TRAPEZIUS_TIP, line(regions.TRAPEZIUS_TIP[-1][3], at(0, 0.995)))
    out.append(element(path(join(tip, reverse(mirror(tip))), close=True), "tendon", fill_opacity=0.6))
    return out


def fascia() -> list[str]:
    """The white sheet in the small of the back, from which the latissimus springs."""
    edge = regions.LUMBAR_FASCIA
    start, end = edge[0][0], edge[-1][3]
    crest = spline(
        [end, at(0.40, 1.395), at(0.31, 1.455), at(0.235, 1.52), at(0.12, 1.575), at(0, 1.60)], end=(-1, 0.1)
    )
    half = join(line(at(0, 1.0), start), edge, crest)
    out = [
        element(path(join(half, reverse(mirror(half))), close=True), "tendon", fill_opacity=0.8),
        element(feathers(edge, "fascia", 42, 70, _along_latissimus), "tendon", fill_opacity=0.8),
    ]
    sheen: list[Curve] = []
    for k in range(16):
        rng = random.Random(f"sheen:{k}")
        y = 1.02 + (k + rng.uniform(-0.4, 0.4)) * 0.034
        reach = max(0.05, 0.155 + (y - 1.03) * 0.78 if y < 1.36 else 0.42 - (y - 1.36) * 1.45)
        a, b = rng.uniform(0.05, 0.40), rng.uniform(0.62, 0.94)
        rise = (b - a) * reach * 0.6 * (0.22 + 0.45 * (k / 15))
        sheen.append(
            spline([at(reach * a, y), at(reach * (a + b) / 2, y - rise * 0.46), at(reach * b, y - rise)])
        )
    out.append(element("".join(both(curve, 0) for curve in sheen), "bone-line", stroke_width=1.2))
    return out


def superficial_layer() -> list[str]:
    """From the small of the back upwards, each muscle over what it covers."""
    out = [
        *slices("deep", regions.FADING_SEAT, most=QUIET),
        *art("seat", "deep", 0, QUIET),
        element(both(regions.SEAT[:-1], 0), "muscle-line", stroke_width=HAIRFINE),
        element(both(regions.SEAT_SEAM, 0), "muscle-line", stroke_width=HAIRFINE),
        *SEAT_LIGHT[1],
    ]
    for name in ("oblique", "triceps_long", "triceps_lateral"):
        out += art(name, "deep", HAIRFINE, QUIET)
    out.append(element(both_closed(regions.TRICEPS_TENDON, 0), "tendon", fill_opacity=0.55))
    for name in ("sternomastoid_edge", "levator_edge", "splenius_edge"):
        out += art(name, "deep")
    side = join(regions.LATISSIMUS_TOP, regions.LATISSIMUS_SIDE)
    out += UNDER["latissimus"][1]
    out += muscle("latissimus_dorsi", "muscle", 0)
    out += fascia()
    border = join(side, regions.LATISSIMUS_CREST)
    out.append(element(both(border, 0), "muscle-line", stroke_width=CONTOUR))
    out.append(element(path(line(at(0, 1.0), at(0, 1.6))), "crease", stroke_width=HAIRFINE))
    for region in ("teres", "infraspinatus"):
        out += muscle(region, "muscle", HAIRFINE * 1.2)
    out.append(element(both(regions.TERES_PARTED, 0), "muscle-line", stroke_width=HAIRFINE))
    out += UNDER["deltoid"][1]
    out += UNDER["trapezius"][1]
    out += muscle("deltoid", "muscle")
    out.append(element(both(regions.DELTOID_PARTED, 0), "muscle-line", stroke_width=HAIRFINE))
    for region in ("trapezius_lower", "trapezius_middle", "trapezius_upper"):
        out += muscle(region, "muscle", 0)
    out += tendons()
    out += muscle("upper_neck", "area")
    out += MUSCLE_LIGHT[1]
    out.append(element(both(TRAPEZIUS_EDGE, 0), "muscle-line", stroke_width=CONTOUR))
    out.append(element(path(line(at(0, -0.41), at(0, 1.0))), "muscle-line", stroke_width=HAIRFINE))
    return out


def no_go_layer() -> list[str]:
    """Where hands do not go."""
    zones: list[tuple[str, Curve]] = []
    a, b, c, d = regions.NO_GO_SPINE
    zones.append(("no_go_spine", join(line(a, b), line(b, c), line(c, d), line(d, a))))
    zones.append(("no_go_skull_edge", regions.NO_GO_SKULL_EDGE))
    zones.append(("no_go_below_t8", regions.NO_GO_BELOW_T8))
    for name, curve in (
        ("no_go_neck_front", regions.NO_GO_NECK_FRONT),
        ("no_go_armpit", regions.NO_GO_ARMPIT),
        ("no_go_kidney", regions.NO_GO_KIDNEY),
    ):
        zones += [(f"{name}.{side}", sided(curve, side)) for side in SIDES]
    out: list[str] = []
    for name, curve in zones:
        zone = element(path(curve, close=True), "no-go", ident=name)
        out.append(f'<g class="no-go-line" stroke-width="{HAIRFINE:g}">{zone}</g>')
    return out


def landmark_layer() -> list[str]:
    """Bony points, for checking and for lining the drawing up with real outlines."""
    places = {name: (0.0, y) for name, y in MIDLINE.items()}
    for name, (x, y) in PAIRED.items():
        places[f"{name}_left"] = (-x, y)
        places[f"{name}_right"] = (x, y)
    return [
        f'<circle id="lm_{name}" class="no-go" cx="{number(at(*place)[0])}" cy="{number(at(*place)[1])}" r="6"/>'
        for name, place in places.items()
    ]


def document() -> str:
    """The whole file as text."""
    layers = (
        ("layer_skin", skin_layer()),
        ("layer_surface", surface_layer()),
        ("layer_bones", bones_layer()),
        ("layer_deep", deep_layer()),
        ("layer_superficial", superficial_layer()),
        ("layer_no_go", no_go_layer()),
    )
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- SPDX-License-Identifier: MIT -->",
        "<!-- Written by tools/draw_body.py: change the curves there, not here. -->",
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        ' viewBox="-1150 -900 2300 2700" fill="none">',
        "<title>A back seen from behind</title>",
        f'<style id="theme">{THEME}</style>',
        "<defs>",
        *defs(),
        "</defs>",
        *(layer(name, content) for name, content in layers),
        layer("layer_landmarks", landmark_layer(), "none"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
