# SPDX-License-Identifier: MIT
"""The colours, measured: what must be read can be read, and what is lit stands out in every theme."""

from __future__ import annotations

import re

import pytest
from coloraide import Color

from massage_trainer.gui.theme import (
    COLOURS,
    SKIN_TONES,
    THEME_NAMES,
    THEMES,
    ThemeName,
    body_style,
    colour,
    lit_style,
    on_skin,
)

ON_SCREEN: tuple[ThemeName, ...] = ("dark", "light", "high_contrast")
"""Print is grey by design; there hatching and dots carry what colour carries here."""


def contrast(theme: ThemeName, one: str, two: str) -> float:
    """WCAG 2 contrast of two of a theme's colours."""
    table = THEMES[theme]
    return Color(getattr(table, one)).contrast(getattr(table, two), method="wcag21")


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("text", "text_second") for ground in ("ground", "panel", "raised")),
        *((ink, ground) for ink in ("now_ink", "no_go") for ground in ("ground", "panel")),
        ("on_now", "now_fill"),
    ],
)
def test_what_is_to_be_read_has_contrast(theme: ThemeName, ink: str, ground: str) -> None:
    assert contrast(theme, ink, ground) >= 4.5


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("skin", ["muscle", "deep", "skin", "bone"])
def test_the_outline_of_what_is_lit_is_seen_on_all_it_lies_on(theme: ThemeName, skin: str) -> None:
    # Two tones: either the line or the casing around it stands out, and the two from each other.
    assert contrast(theme, "now_line", "casing") >= 3
    assert max(contrast(theme, "now_line", skin), contrast(theme, "casing", skin)) >= 3


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("skin", ["muscle", "deep", "skin", "bone"])
def test_the_outline_of_what_is_second_is_seen_too(theme: ThemeName, skin: str) -> None:
    assert contrast(theme, "second_line", "casing") >= 3
    assert max(contrast(theme, "second_line", skin), contrast(theme, "casing", skin)) >= 3


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("ground", ["ground", "panel"])
def test_ring_and_focus_are_seen(theme: ThemeName, ground: str) -> None:
    assert contrast(theme, "now_ink", ground) >= 3
    # On what is filled with gold, the focus is drawn in the colour of its words.
    assert contrast(theme, "on_now", "now_fill") >= 3


@pytest.mark.parametrize("theme", ON_SCREEN)
@pytest.mark.parametrize("tone", SKIN_TONES)
def test_the_outline_holds_on_every_skin(theme: ThemeName, tone: str) -> None:
    line, casing = THEMES[theme].now_line, THEMES[theme].casing

    assert max(Color(ink).contrast(tone, method="wcag21") for ink in (line, casing)) >= 3


@pytest.mark.parametrize("theme", ON_SCREEN)
@pytest.mark.parametrize("other", ["muscle", "deep", "skin", "bone", "second_fill"])
def test_gold_is_far_from_its_neighbours(theme: ThemeName, other: str) -> None:
    table = THEMES[theme]

    assert Color(table.now_fill).delta_e(getattr(table, other), method="2000") >= 25


@pytest.mark.parametrize("theme", ON_SCREEN)
def test_nothing_in_the_frame_is_more_colourful(theme: ThemeName) -> None:
    table = THEMES[theme]
    others = ("ground", "panel", "skin", "scalp", "muscle", "fibre", "deep", "tendon", "bone", "second_fill")
    chroma = {name: Color(getattr(table, name)).convert("oklch")["chroma"] for name in ("now_fill", *others)}

    assert chroma.pop("now_fill") > max(chroma.values())


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_now_and_second_are_told_apart_in_grey(theme: ThemeName) -> None:
    table = THEMES[theme]
    grey = [Color(each).luminance() for each in (table.now_fill, table.second_fill)]

    # In print and for whoever sees no colour, the dots help; the fills still must not be one grey.
    assert abs(grey[0] - grey[1]) > 0.02


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_colour_is_written_in_one_way(theme: ThemeName) -> None:
    wrong = {name: getattr(THEMES[theme], name) for name in COLOURS}
    wrong = {
        name: text for name, text in wrong.items() if not re.fullmatch(r"#[0-9A-F]{6}", text) and text != ""
    }

    assert wrong == {}
    assert THEMES[theme].name == theme


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_styles_name_only_colours_qt_understands(theme: ThemeName) -> None:
    for style in (
        body_style(THEMES[theme]),
        lit_style(THEMES[theme]),
        lit_style(THEMES[theme], second=True),
    ):
        assert "var(" not in style, "Qt paints it black"
        assert style.count("{") == style.count("}") > 10
        values = re.findall(r"(?:fill|stroke):([^;}]+)", style)
        assert all(value == "none" or re.fullmatch(r"#[0-9A-F]{6}", value) for value in values)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("tone", range(1, 7))
def test_the_skin_takes_the_tone_chosen_and_its_lines_stay_to_be_seen(theme: ThemeName, tone: int) -> None:
    table = on_skin(THEMES[theme]._replace(tone=tone))
    skin = Color(table.skin)

    assert table.skin == SKIN_TONES[tone - 1]
    assert skin.contrast(table.outline, method="wcag21") >= 1.8
    assert skin.contrast(table.crease, method="wcag21") >= 1.25
    assert skin.delta_e(table.scalp, method="2000") >= 8, "the hair from the neck"
    assert table.faded == 0, "a tone that is mixed into the ground is another tone"


def test_plain_lines_and_paper_have_no_skin_tone() -> None:
    for theme in (THEMES["high_contrast"], THEMES["print"]):
        assert on_skin(theme._replace(tone=6)).skin == theme.skin
    assert on_skin(THEMES["dark"]) == THEMES["dark"]


def test_a_colour_can_be_seen_through() -> None:
    assert colour("#FF0000").alphaF() == 1
    assert colour("#FF0000", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    assert colour("#FF0000").name() == "#ff0000"
