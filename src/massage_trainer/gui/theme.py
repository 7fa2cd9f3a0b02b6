# SPDX-License-Identifier: MIT
"""The colours of every theme in one table, and the style that carries them into the drawings; it paints
nothing."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor

ThemeName = Literal["dark", "light", "high_contrast", "print"]
THEME_NAMES: tuple[ThemeName, ...] = ("dark", "light", "high_contrast", "print")


class Theme(NamedTuple):
    """One theme's colours as `#RRGGBB`.

    `now_*` is what the hands work on, `second_*` what goes with it; `*_line` are outlines, `casing` the
    line around them.
    `tone` is the skin's, 1 (lightest) to 6 in SKIN_TONES, or 0 for the theme's own.
    `faded` is how far the body that is not worked on is mixed into the ground (0 to 1), `glow` whether
    the lit region may glow.
    """

    name: ThemeName
    ground: str
    panel: str
    raised: str
    edge: str
    text: str
    text_second: str
    skin: str
    scalp: str
    muscle: str
    fibre: str
    deep: str
    deep_fibre: str
    tendon: str
    bone: str
    bone_line: str
    outline: str
    muscle_line: str
    crease: str
    now_fill: str
    now_fibre: str
    now_tendon: str
    now_line: str
    casing: str
    now_ink: str
    on_now: str
    second_fill: str
    second_line: str
    second_dots: str
    no_go: str
    hand_fill: str
    hand_line: str
    hand_inner: str
    hand_contact: str
    hand_opacity: float
    faded: float
    glow: bool
    line_width: float
    tone: int = 0


DARK = Theme(
    name="dark",
    ground="#14171C",
    panel="#1D2128",
    raised="#2A303A",
    edge="#3A424F",
    text="#F3EFE8",
    text_second="#B9BEC7",
    skin="#4A413D",
    scalp="#3B3431",
    muscle="#70504A",
    fibre="#553B37",
    deep="#5C4440",
    deep_fibre="#483531",
    tendon="#827069",
    bone="#6C665C",
    bone_line="#46423B",
    outline="#8A7A72",
    muscle_line="#463230",
    crease="#362F2C",
    now_fill="#FFBE4D",
    now_fibre="#D19C3F",
    now_tendon="#FFD58A",
    now_line="#FFD27F",
    casing="#0B0D10",
    now_ink="#FFBE4D",
    on_now="#1A1206",
    second_fill="#62B8F0",
    second_line="#62B8F0",
    second_dots="#17384D",
    no_go="#FF9A8C",
    hand_fill="#EFE6DC",
    hand_line="#14110F",
    hand_inner="#FFF7EC",
    hand_contact="#FFF7EC",
    hand_opacity=0.40,
    faded=0.0,
    glow=True,
    line_width=2.5,
)
LIGHT = Theme(
    name="light",
    ground="#F7F4EF",
    panel="#FFFFFF",
    raised="#EFE9E0",
    edge="#CFC6BA",
    text="#1E1B18",
    text_second="#5A544D",
    skin="#F2E7DD",
    scalp="#E4D3C5",
    muscle="#E9CFC5",
    fibre="#C9A295",
    deep="#DDBBAF",
    deep_fibre="#C39C8D",
    tendon="#F6F0E2",
    bone="#EADFC4",
    bone_line="#8C7D5E",
    outline="#8C7466",
    muscle_line="#A97F70",
    crease="#C3A797",
    now_fill="#D97F00",
    now_fibre="#A86200",
    now_tendon="#F0B45C",
    now_line="#5E3200",
    casing="#FFFFFF",
    now_ink="#9A5400",
    on_now="#1E1206",
    second_fill="#2E8BC9",
    second_line="#003E6B",
    second_dots="#0B3E60",
    no_go="#8A1538",
    hand_fill="#FFFFFF",
    hand_line="#241E1A",
    hand_inner="",
    hand_contact="#FFF3DC",
    hand_opacity=0.45,
    faded=0.3,
    glow=False,
    line_width=2.5,
)
HIGH_CONTRAST = Theme(
    name="high_contrast",
    ground="#000000",
    panel="#000000",
    raised="#000000",
    edge="#FFFFFF",
    text="#FFFFFF",
    text_second="#FFFFFF",
    skin="#1A1A1A",
    scalp="#0E0E0E",
    muscle="#333333",
    fibre="#6A6A6A",
    deep="#2A2A2A",
    deep_fibre="#6A6A6A",
    tendon="#4D4D4D",
    bone="#4D4D4D",
    bone_line="#B0B0B0",
    outline="#FFFFFF",
    muscle_line="#8C8C8C",
    crease="#6A6A6A",
    now_fill="#FFD800",
    now_fibre="#6E5D00",
    now_tendon="#FFF0A0",
    now_line="#FFFFFF",
    casing="#000000",
    now_ink="#FFD800",
    on_now="#000000",
    second_fill="#4FD8FF",
    second_line="#4FD8FF",
    second_dots="#00323F",
    no_go="#FF9CB0",
    hand_fill="#FFFFFF",
    hand_line="#000000",
    hand_inner="#FFFFFF",
    hand_contact="#FFFFFF",
    hand_opacity=0.55,
    faded=0.0,
    glow=False,
    line_width=3.0,
)
PRINT = Theme(
    name="print",
    ground="#FFFFFF",
    panel="#FFFFFF",
    raised="#FFFFFF",
    edge="#000000",
    text="#000000",
    text_second="#333333",
    skin="#FFFFFF",
    scalp="#F4F4F4",
    muscle="#EFEFEF",
    fibre="#9C9C9C",
    deep="#E2E2E2",
    deep_fibre="#9C9C9C",
    tendon="#FFFFFF",
    bone="#FFFFFF",
    bone_line="#555555",
    outline="#333333",
    muscle_line="#777777",
    crease="#999999",
    now_fill="#C4C4C4",
    now_fibre="#4A4A4A",
    now_tendon="#DADADA",
    now_line="#000000",
    casing="#FFFFFF",
    now_ink="#000000",
    on_now="#000000",
    second_fill="#E2E2E2",
    second_line="#333333",
    second_dots="#333333",
    no_go="#000000",
    hand_fill="#FFFFFF",
    hand_line="#000000",
    hand_inner="",
    hand_contact="#FFFFFF",
    hand_opacity=0.6,
    faded=0.0,
    glow=False,
    line_width=2.5,
)
THEMES: dict[ThemeName, Theme] = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST, PRINT)}
COLOURS = tuple(name for name, value in DARK._asdict().items() if str(value).startswith("#"))


SKIN_TONES = ("#F3D9C6", "#E0B596", "#C08A63", "#8D5A3A", "#5A3825", "#3A251A")
"""Skin from light to dark, evenly spread; the two-tone outline of what is lit shows on all of them."""


def on_skin(theme: Theme) -> Theme:
    """The theme for a picture of skin, in the tone chosen; high contrast keeps its plain lines on black."""
    if not theme.tone or theme.name in ("high_contrast", "print"):
        return theme
    skin = SKIN_TONES[theme.tone - 1]
    # Lines a step darker than the skin; where there is no darker any more, a step lighter.
    dark = theme.tone >= 5
    ink = _mixed(skin, "#FFF1E4", 0.30) if dark else _mixed(skin, "#000000", 0.45)
    hair = _mixed(skin, "#080402", 0.70) if dark else _mixed(skin, "#2A1608", 0.38)
    return theme._replace(skin=skin, scalp=hair, outline=ink, crease=_mixed(skin, ink, 0.55), faded=0.0)


def _mixed(one: str, other: str, share: float) -> str:
    """A colour with so much of another (0 to 1) in it."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@cache
def colour(text: str, opacity: float = 1.0) -> QColor:
    """A `#RRGGBB` text as Qt's colour, which must not be changed: it is shared."""
    made = QColor(text)
    made.setAlphaF(opacity)
    return made


def body_style(theme: Theme) -> str:
    """The rules for the drawing's classes as they look unlit."""
    return (
        f".skin{{fill:{theme.skin}}} .scalp{{fill:{theme.scalp}}} .muscle{{fill:{theme.muscle}}}"
        f" .deep{{fill:{theme.deep}}} .tendon{{fill:{theme.tendon}}} .bone{{fill:{theme.bone}}}"
        " .area{fill:none;stroke:none}"
        f" .fibre{{fill:none;stroke:{theme.fibre}}} .deep-fibre{{fill:none;stroke:{theme.deep_fibre}}}"
        f" .outline{{fill:none;stroke:{theme.outline}}} .muscle-line{{fill:none;stroke:{theme.muscle_line}}}"
        f" .bone-line{{fill:none;stroke:{theme.bone_line}}} .crease{{fill:none;stroke:{theme.crease}}}"
        f" .no-go{{fill:{theme.no_go};fill-opacity:.14}} .no-go-line{{fill:none;stroke:{theme.no_go}}}"
    )


def lit_style(theme: Theme, *, second: bool = False) -> str:
    """The rules for the same classes as they look lit: the same art in another colour, its fibres still
    to be seen."""
    fill = theme.second_fill if second else theme.now_fill
    fibre = theme.second_dots if second else theme.now_fibre
    tendon = theme.second_fill if second else theme.now_tendon
    return (
        f".skin{{fill:{fill}}} .scalp{{fill:{fill}}} .muscle{{fill:{fill}}} .deep{{fill:{fill}}}"
        f" .tendon{{fill:{tendon}}} .bone{{fill:{tendon}}} .area{{fill:none;stroke:none}}"
        f" .fibre{{fill:none;stroke:{fibre}}} .deep-fibre{{fill:none;stroke:{fibre}}}"
        f" .outline{{fill:none;stroke:{fibre}}} .muscle-line{{fill:none;stroke:{fibre}}}"
        f" .bone-line{{fill:none;stroke:{fibre}}} .crease{{fill:none;stroke:none}}"
        " .no-go{fill:none} .no-go-line{fill:none;stroke:none}"
    )
