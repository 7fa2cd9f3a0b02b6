# SPDX-License-Identifier: MIT
"""Puts curves, fibres and shadows together as the layers of the picture file.

The order of the layers, their names and the classes are what the program relies on; it does not draw anything new.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from . import bones, regions, skin
from .curves import Curve, at, join, line, mirror, number, path, paths, reverse, spline, table
from .fibres import BUNDLES, Strokes, strokes
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
OUTLINE, CONTOUR, HAIRFINE = 5.0, 3.2, 2.0  # line weights: silhouette > muscle > fine lines


def sided(curve: Curve, side: str) -> Curve:
    """A right-half curve on the wanted side of the partner."""
    return curve if side == "right" else mirror(curve)


def element(data: str, cls: str, *, ident: str = "", **attributes: float | str) -> str:
    """One path; attribute names are written with an underscore for each hyphen."""
    head = f' id="{ident}"' if ident else ""
    rest = "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else f"{value:g}"}"' for name, value in attributes.items()
    )
    return f'<path{head} class="{cls}"{rest} d="{data}"/>'


def both(curve: Curve) -> str:
    """An open stroke on both sides, as one path."""
    return paths((mirror(curve), curve))


def both_closed(curve: Curve) -> str:
    """A closed shape on both sides, as one path."""
    return path(mirror(curve), close=True) + path(curve, close=True)


def fill_both(curve: Curve, cls: str, **attributes: float | str) -> list[str]:
    """A closed shape on both sides."""
    return [element(path(sided(curve, side), close=True), cls, **attributes) for side in SIDES]


def linear(ident: str, a: tuple[float, float], b: tuple[float, float], stops: Iterable[tuple[float, str, float]]) -> str:
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


def fibre_paths(region: str, side: str, drawn: Strokes, cls: str) -> list[str]:
    """Fine, stronger and strongest parts over one another, so that each fibre swells and thins out."""
    layers = ((drawn.fine, 1.3, 0.8, f"{region}.{side}.fibres"), (drawn.body, 2.1, 0.62, ""), (drawn.core, 3.0, 0.5, ""))
    return [
        element(paths(sided(c, side) for c in curves), cls, ident=ident, stroke_width=width, stroke_opacity=strength)
        for curves, width, strength, ident in layers
        if curves
    ]


def defs() -> list[str]:
    """Gradients for light and shadow, and the fade at the foot of the picture."""
    k, w = "#000", "#fff"
    return [
        linear("fade", (0, 1480), (0, 1795), ((0, w, 1), (0.45, w, 0.62), (1, w, 0))),
        '<mask id="foot" maskUnits="userSpaceOnUse" x="-1150" y="1440" width="2300" height="400">'
        '<rect x="-1150" y="1440" width="2300" height="400" fill="url(#fade)"/></mask>',
        radial("head_shade", (-90, -640), 480, ((0, w, 0.16), (0.35, w, 0), (0.5, k, 0), (1, k, 0.2))),
        linear("arm_shade_right", (590, 0), (850, 0), ((0, k, 0.06), (0.3, k, 0), (0.55, k, 0.02), (1, k, 0.17))),
        linear("arm_shade_left", (-850, 0), (-590, 0), ((0, k, 0.08), (0.4, k, 0), (0.6, k, 0.02), (1, k, 0.14))),
        linear("trunk_shade", (-575, 0), (575, 0), ((0, k, 0.12), (0.2, k, 0.02), (0.3, k, 0), (0.7, k, 0.02), (0.82, k, 0.05), (1, k, 0.18))),
        linear("neck_shade", (0, -330), (0, -120), ((0, k, 0.16), (1, k, 0))),
        radial("deltoid_shade_right", (690, 190), 330, ((0, w, 0.12), (0.4, w, 0), (0.5, k, 0), (1, k, 0.16))),
        radial("deltoid_shade_left", (-740, 190), 330, ((0, w, 0.16), (0.45, w, 0), (0.55, k, 0), (1, k, 0.12))),
        radial("back_light", (-200, 230), 560, ((0, w, 0.16), (1, w, 0))),
        linear("latissimus_dorsi_shade_right", (330, 780), (580, 860), ((0, k, 0), (0.5, k, 0.03), (1, k, 0.15))),
        linear("latissimus_dorsi_shade_left", (-580, 860), (-330, 780), ((0, k, 0.08), (0.5, k, 0.01), (1, k, 0))),
    ]


def skin_layer() -> list[str]:
    """Silhouette, head, ears and quiet form; the part below the hips fades out."""
    body = path(skin.SILHOUETTE, close=True)
    out: list[str] = []
    out += fill_both(skin.EAR, "skin")
    out += fill_both(skin.EAR, "shade", fill="#000", fill_opacity=0.05)
    out.append(element(both(skin.EAR_RIM), "outline", stroke_width=OUTLINE * 0.8))
    out.append(element(both(skin.EAR_FOLD), "crease", stroke_width=HAIRFINE))
    lines = [
        element(path(skin.OUTER_LINE), "outline", stroke_width=OUTLINE),
        element(both(skin.INNER_LINE), "outline", stroke_width=OUTLINE),
    ]
    out.append(element(body, "area", ident="silhouette"))
    out.append(f'<g id="body_form">{element(body, "skin")}</g>')
    out.append(element(path(skin.SCALP, close=True), "scalp"))
    out.append(element(path(skin.SCALP, close=True), "shade", fill="url(#head_shade)"))
    out += lines
    out.append(element(both(skin.ARMPIT_FOLD), "crease", stroke_width=CONTOUR))
    for fold in skin.ELBOW_FOLDS:
        out.append(element(both(fold), "crease", stroke_width=HAIRFINE))
    for fold in skin.TRICEPS_LINES:
        out.append(element(both(fold), "crease", stroke_width=HAIRFINE))
    for fold in skin.BUTTOCK_LINES:
        out.append(element(both(fold), "crease", stroke_width=HAIRFINE))
    out.append(element(path(skin.CLEFT), "crease", stroke_width=CONTOUR))
    return out


def surface_layer() -> list[str]:
    """What shows of spine and shoulder blades through the skin."""
    return [
        element(path(skin.SPINE_FURROW), "crease", stroke_width=CONTOUR),
        element(both(skin.BLADE_BORDER), "crease", stroke_width=HAIRFINE),
        element(both(skin.BLADE_SPINE), "crease", stroke_width=HAIRFINE),
        element(both(skin.ERECTOR_EDGE), "crease", stroke_width=HAIRFINE),
        element(both(skin.DELTOID_EDGE), "crease", stroke_width=HAIRFINE),
        element(both(skin.TRAPEZIUS_EDGE), "crease", stroke_width=HAIRFINE),
    ]


def bones_layer() -> list[str]:
    """The skeleton from behind, far things first."""
    out: list[str] = []

    def piece(curve: Curve, width: float = HAIRFINE) -> None:
        out.extend(fill_both(curve, "bone"))
        out.append(element(both_closed(curve), "bone-line", stroke_width=width))

    def whole(curve: Curve, width: float = HAIRFINE) -> None:
        out.append(element(path(curve, close=True), "bone"))
        out.append(element(path(curve, close=True), "bone-line", stroke_width=width))

    piece(bones.JAW)
    whole(bones.SKULL, CONTOUR)
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
    whole(bones.SACRUM)
    for vertebra in bones.VERTEBRAE:
        whole(vertebra)
    for curve in bones.SACRAL_CREST:
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    for x, y in bones.SACRAL_HOLES:
        out.append(element(both_closed(bones.hole(x, y)), "bone-line", stroke_width=HAIRFINE * 0.8))
    piece(bones.SCAPULA, CONTOUR * 0.8)
    for curve in bones.FOSSA_LINES:
        out.append(element(both(curve), "bone-line", stroke_width=HAIRFINE * 0.8))
    piece(bones.SCAPULA_SPINE)
    return out


def muscle(region: str, cls: str, line_width: float = CONTOUR) -> list[str]:
    """One region on both sides: fill, light, fibres, contour."""
    out: list[str] = []
    curve = regions.RIGHT[region]
    area = region in regions.AREAS
    for side in SIDES:
        out.append(element(path(sided(curve, side), close=True), "area" if area else cls, ident=f"{region}.{side}"))
    if not area:
        drawn = strokes(region, BUNDLES[region], curve)
        for side in SIDES:
            shade = f"{region}_shade_{side}"
            if region == "latissimus_dorsi" or region == "deltoid":
                out.append(element(path(sided(curve, side), close=True), "shade", fill=f"url(#{shade})"))
            out += fibre_paths(region, side, drawn, "fibre" if cls == "muscle" else "deep-fibre")
        if line_width:
            out.append(element(both_closed(curve), "muscle-line", stroke_width=line_width))
    return out


def deep_layer() -> list[str]:
    out: list[str] = []
    for region in regions.DEEP:
        out += muscle(region, "deep", HAIRFINE)
    return out


def superficial_layer() -> list[str]:
    out: list[str] = []
    for region in regions.SUPERFICIAL:
        out += muscle(region, "muscle", 0 if region.startswith("trapezius") else CONTOUR)
    edge = join(
        regions.NUCHAL_LINE, regions.NECK_EDGE, regions.CLAVICLE_END, regions.ACROMION_END, regions.SPINE_LIP,
        regions.LOWER_TOP, regions.BESIDE_INFRASPINATUS, regions.BESIDE_TERES, regions.BESIDE_LATISSIMUS,
    )  # fmt: skip
    out.append(element(both(edge), "muscle-line", stroke_width=CONTOUR))
    out.append(element(path(line(at(0, -0.41), at(0, 1.0))), "muscle-line", stroke_width=HAIRFINE))
    return out


def no_go_layer() -> list[str]:
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
