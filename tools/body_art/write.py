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
    beside,
    evenly,
    flatten,
    join,
    line,
    mirror,
    number,
    path,
    paths,
    reverse,
    spline,
)
from .fibres import BUNDLES, Strokes, strokes
from .form import TRAPEZIUS_EDGE, Form, muscle_form, skin_form, surface_form
from .hair import cropped
from .landmarks import MIDLINE, PAIRED

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

SIDES: Final = ("left", "right")
# A warm near-black (plain black turns skin grey), and steps of whole 255ths: a fainter one would be rounded to another hue.
SHADOW: Final = "#401c08"
SHADOWS: Final = (SHADOW, "#200804")  # in turn, so that rounding favours no hue
GLEAM: Final = "#fff"
DARKER: Final = 0.0314
LIGHTER: Final = 0.0235
OUTLINE, CONTOUR, HAIRFINE = 5.0, 3.2, 2.0  # line weights: silhouette > muscle > fine lines


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


def linear(
    ident: str, a: tuple[float, float], b: tuple[float, float], stops: Iterable[tuple[float, str, float]]
) -> str:
    """A gradient between two points in drawing units."""
    inner = "".join(f'<stop offset="{o:g}" stop-color="{c}" stop-opacity="{p:g}"/>' for o, c, p in stops)
    return (
        f'<linearGradient id="{ident}" gradientUnits="userSpaceOnUse" x1="{number(a[0])}" y1="{number(a[1])}"'
        f' x2="{number(b[0])}" y2="{number(b[1])}">{inner}</linearGradient>'
    )


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


def fibre_paths(drawn: Strokes, side: str, cls: str, ident: str = "") -> list[str]:
    """Fine, stronger and strongest parts over one another, so that each fibre swells and thins out.

    The stronger parts are paths of their own: the renderer is quicker with many short paths than with one long.
    """
    fine = paths((sided(c, side) for c in drawn.fine), 0)
    out = [element(fine, cls, ident=ident, stroke_width=1.2)]
    for curves, width in ((drawn.body, 1.9), (drawn.core, 2.7)):
        if curves:
            each = "".join(f'<path d="{path(sided(c, side), digits=0)}"/>' for c in curves)
            out.append(f'<g class="{cls}" stroke-width="{width:g}">{each}</g>')
    return out


def shading(form: Form, dark: float = DARKER, bright: float = LIGHTER) -> list[str]:
    """Bands of shade and bands of light."""

    def data(curves: Iterable[Curve]) -> str:
        return "".join(path(curve, close=True, digits=0) for curve in curves)

    out = [
        element(data(band.loops), "shade", fill=SHADOWS[i % 2], fill_opacity=dark, fill_rule="evenodd")
        for i, band in enumerate(form.dark)
        if band.loops
    ]
    return out + [
        element(data(band.loops), "light", fill=GLEAM, fill_opacity=bright, fill_rule="evenodd")
        for band in form.bright
        if band.loops
    ]


def cast(edge: Curve, *, right: float, left: float, strength: float) -> list[str]:
    """The soft shadow a muscle throws on what lies under it, along `edge` of the right half (travelling with the shadow to the
    right hand); `right` and `left` say how wide on each side of the body."""
    out: list[str] = []
    chain = evenly(flatten(edge, 10), 13)
    for side, width in (("right", right), ("left", left)):
        for share in (1.0, 0.6, 0.3):
            far: list[Point] = []
            for i, (p, q) in enumerate(zip(chain, beside(chain, 1.0), strict=True)):
                swell = min(1.0, 2.5 * i / 12, 2.5 * (12 - i) / 12) * width * share
                far.append((p[0] + (q[0] - p[0]) * swell, p[1] + (q[1] - p[1]) * swell))
            shape = join(spline(chain), spline(far[::-1]))
            out.append(
                element(path(sided(shape, side), close=True), "shade", fill=SHADOW, fill_opacity=strength)
            )
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
        out, back, half = long * rng.uniform(0.35, 1.0), long * 0.5, rng.uniform(2.2, 3.8)
        tip, heel = (x + dx * out, y + dy * out), (x - dx * back, y - dy * back)
        a, b = (x - dy * half, y + dx * half), (x + dy * half, y - dx * half)
        sliver = join(line(heel, a), line(a, tip), line(tip, b), line(b, heel))
        parts += [path(sided(sliver, side), close=True) for side in SIDES]
    return "".join(parts)


def defs() -> list[str]:
    """Gradients for light and shadow, and the fade at the foot of the picture."""
    k, w = SHADOW, "#fff"
    hollow = ((0, k, 0.11), (0.55, k, 0.04), (1, k, 0))
    return [
        radial("blade_shade_right", (380, 260), 290, hollow),
        radial("blade_shade_left", (-360, 250), 290, hollow),
        radial("skull_shade", (-80, -650), 420, ((0, w, 0.3), (0.4, w, 0), (0.45, k, 0), (1, k, 0.2))),
        linear("fade", (0, 1500), (0, 1795), ((0, w, 1), (0.5, w, 0.6), (1, w, 0))),
        '<mask id="foot" maskUnits="userSpaceOnUse" x="-1150" y="-900" width="2300" height="2700">'
        '<rect x="-1150" y="-900" width="2300" height="2700" fill="url(#fade)"/></mask>',
        radial("head_shade", (-95, -650), 500, ((0, w, 0.2), (0.35, w, 0), (0.5, k, 0), (1, k, 0.26))),
        linear("nape_shade", (0, -320), (0, -190), ((0, k, 0.13), (1, k, 0))),
    ]


def skin_layer() -> list[str]:
    """Silhouette, head, ears and quiet form; the part below the hips fades out."""
    out: list[str] = []
    body = path(skin.SILHOUETTE, close=True)
    out.append(element(body, "area", ident="silhouette"))
    out.append(element(body, "skin"))
    out += shading(skin_form())
    out.append(element(path(skin.SCALP, close=True), "scalp"))
    out.append(element(path(skin.SCALP, close=True), "shade", fill="url(#head_shade)"))
    fine, strong = cropped()
    out.append(element(paths(fine, 0), "crease", stroke_width=1.1))
    out.append(element(paths(strong, 0), "crease", stroke_width=1.6))
    out += fill_both(skin.EAR, "skin")
    out += fill_both(skin.EAR, "shade", fill=SHADOW, fill_opacity=0.06)
    out.append(element(both(skin.EAR_FOLD), "crease", stroke_width=HAIRFINE))
    out.append(element(both(skin.EAR_RIM), "outline", stroke_width=OUTLINE * 0.7))
    out.append(element(both(skin.EAR_ROOT), "crease", stroke_width=HAIRFINE))
    for fold in (*skin.ELBOW_FOLDS, *skin.TRICEPS_LINES, *skin.BUTTOCK_LINES):
        out.append(element(both(fold), "crease", stroke_width=HAIRFINE))
    out.append(element(both(skin.ARMPIT_FOLD), "crease", stroke_width=CONTOUR))
    out.append(element(path(skin.CLEFT), "crease", stroke_width=CONTOUR))
    out.append(element(path(skin.CROWN_LINE), "outline", stroke_width=OUTLINE))
    out.append(element(both(skin.OUTER_LINE), "outline", stroke_width=OUTLINE))
    out.append(element(both(skin.INNER_LINE), "outline", stroke_width=OUTLINE))
    return ['<g mask="url(#foot)">', *out, "</g>"]


def surface_layer() -> list[str]:
    """What shows of spine and shoulder blades through the skin."""
    return [
        *shading(surface_form()),
        element(path(skin.SPINE_FURROW), "crease", stroke_width=HAIRFINE * 0.7),
        element(both(skin.BLADE_BORDER), "crease", stroke_width=HAIRFINE),
    ]


def bones_layer() -> list[str]:
    """The skeleton from behind, far things first."""
    out: list[str] = []

    def piece(curve: Curve, width: float = HAIRFINE) -> None:
        out.append(
            f'<g class="bone-line" stroke-width="{width:g}">{element(both_closed(curve, 0), "bone")}</g>'
        )

    def whole(curve: Curve, width: float = HAIRFINE) -> None:
        out.append(
            f'<g class="bone-line" stroke-width="{width:g}">{element(path(curve, close=True, digits=0), "bone")}</g>'
        )

    piece(bones.JAW)
    whole(bones.SKULL, CONTOUR)
    out.append(element(path(bones.SKULL, close=True, digits=0), "shade", fill="url(#skull_shade)"))
    for curve in (bones.LAMBDOID, bones.NUCHAL, bones.NUCHAL_LOW):
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    piece(bones.CLAVICLE)
    for rib in reversed(bones.RIBS):
        piece(rib)
    for curve in (bones.RADIUS, bones.ULNA, bones.HUMERUS):
        piece(curve, CONTOUR * 0.8)
    for curve in bones.HUMERUS_LINES:
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    piece(bones.HIP_BONE, CONTOUR * 0.8)
    for curve in (bones.CREST_LINE, bones.GLUTEAL_LINE):
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    whole(bones.COLUMN)
    out.append(element(path(bones.COLUMN, close=True, digits=0), "shade", fill=SHADOW, fill_opacity=0.11))
    whole(bones.SACRUM)
    for vertebra in bones.VERTEBRAE:
        whole(vertebra)
    for curve in bones.SACRAL_CREST:
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    for x, y in bones.SACRAL_HOLES:
        out.append(element(both_closed(bones.hole(x, y)), "bone-line", stroke_width=HAIRFINE * 0.8))
    out = ['<g mask="url(#foot)">', *out, "</g>"]
    # The shoulder blades lie on the ribs: their inner and lower edge throws a shadow there.
    out += cast(reverse(bones.SCAPULA[6:14]), right=12, left=22, strength=0.09)
    piece(bones.SCAPULA, CONTOUR * 0.8)
    for side in SIDES:
        blade = path(sided(bones.SCAPULA, side), close=True, digits=0)
        out.append(element(blade, "shade", fill=f"url(#blade_shade_{side})"))
    for curve in bones.FOSSA_LINES:
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    piece(bones.SCAPULA_SPINE)
    return out


def muscle(region: str, cls: str, line_width: float = CONTOUR) -> list[str]:
    """One region on both sides: fill, fibres, contour; only the path where it is a working area."""
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
    if line_width:
        out.append(element(both_closed(curve), "muscle-line", stroke_width=line_width))
    return out


def art(name: str, cls: str, **attributes: float | str) -> list[str]:
    """A muscle that is shown but not taught: no name in the file."""
    curve = regions.ART[name]
    out = fill_both(curve, cls, **attributes)
    drawn = strokes(name, BUNDLES[name], curve)
    for side in SIDES:
        out += fibre_paths(drawn, side, "deep-fibre")
    out.append(element(both_closed(curve), "muscle-line", stroke_width=HAIRFINE * 0.8))
    return out


def deep_layer() -> list[str]:
    """Columns beside the spine, then the muscles under the trapezius."""
    out: list[str] = []
    for name in ("iliocostalis", "longissimus", "spinalis", "semispinalis"):
        out += art(name, "deep")
    out += fill_both(regions.ERECTOR_SHEET, "tendon", fill_opacity=0.75)
    out += cast(reverse(regions.RHOMBOIDS_UNDER), right=26, left=18, strength=0.07)
    for region in regions.DEEP:
        out += muscle(region, "deep", HAIRFINE)
    for side in SIDES:
        triangle = path(sided(regions.SUBOCCIPITAL_TRIANGLE, side), close=True)
        out.append(element(triangle, "shade", fill=SHADOW, fill_opacity=0.10))
    out.append(
        element(both_closed(regions.SUBOCCIPITAL_TRIANGLE), "muscle-line", stroke_width=HAIRFINE * 0.8)
    )
    # The ridge of the shoulder blade and its roof over the joint lie behind the supraspinatus, so nearer to the eye.
    out.append(element(both_closed(bones.SCAPULA_SPINE), "bone"))
    out.append(element(both_closed(bones.SCAPULA_SPINE), "bone-line", stroke_width=HAIRFINE))
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
        element(feathers(half, "diamond", 56, 30, _along_trapezius), "tendon", fill_opacity=0.7),
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
        element(feathers(edge, "fascia", 50, 44, _along_latissimus), "tendon", fill_opacity=0.8),
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
    out.append(element("".join(both(curve) for curve in sheen), "bone-line", stroke_width=1.2))
    return out


def superficial_layer() -> list[str]:
    """From the small of the back upwards, each muscle over what it covers."""
    out: list[str] = []
    for name in ("sternomastoid_edge", "levator_edge", "splenius_edge"):
        out += art(name, "deep")
    out += muscle("latissimus_dorsi", "muscle", 0)
    out += fascia()
    border = join(regions.LATISSIMUS_TOP, regions.LATISSIMUS_SIDE, regions.LATISSIMUS_CREST)
    out.append(element(both(border), "muscle-line", stroke_width=CONTOUR))
    out.append(element(path(line(at(0, 1.0), at(0, 1.6))), "crease", stroke_width=HAIRFINE))
    for region in ("teres", "infraspinatus"):
        out += muscle(region, "muscle", HAIRFINE)
    # What lies deeper is a breath darker.
    for region in ("latissimus_dorsi", "teres", "infraspinatus"):
        deeper = both_closed(regions.RIGHT[region])
        out.append(element(deeper, "shade", fill=SHADOW, fill_opacity=DARKER))
    under = join(regions.DELTOID_BESIDE_TERES, regions.DELTOID_BESIDE_INFRASPINATUS)
    out += cast(reverse(under), right=34, left=24, strength=0.06)
    out += cast(
        reverse(join(regions.BESIDE_INFRASPINATUS, regions.BESIDE_TERES, regions.BESIDE_LATISSIMUS)),
        right=30,
        left=16,
        strength=0.055,
    )
    out += muscle("deltoid", "muscle")
    for region in ("trapezius_lower", "trapezius_middle", "trapezius_upper"):
        out += muscle(region, "muscle", 0)
    out += tendons()
    out += muscle("upper_neck", "area")
    out += shading(muscle_form())
    out.append(element(both(TRAPEZIUS_EDGE), "muscle-line", stroke_width=CONTOUR))
    out.append(element(path(line(at(0, -0.41), at(0, 1.0))), "muscle-line", stroke_width=HAIRFINE * 0.8))
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
        out.append(element(path(curve, close=True), "no-go", ident=name))
        out.append(element(path(curve, close=True), "no-go-line", stroke_width=HAIRFINE))
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
