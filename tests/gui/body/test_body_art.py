# SPDX-License-Identifier: MIT
"""The drawing as pictures: what is lit is lit where its region is, and fades where work stops."""

from __future__ import annotations

import pytest
from coloraide import Color
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from massage_trainer.atlas import SIDES, Y_UNIT, Atlas
from massage_trainer.gui.body.body_art import FADE_FROM, FADE_TO, LAYERS, BodyArt, Lit, Picture
from massage_trainer.gui.body.camera import WHOLE, Camera
from massage_trainer.gui.theme import THEMES, ThemeName
from tests.gui.probes import difference

SIZE = QSize(600, 640)
CAMERA = Camera.framing(WHOLE, QSizeF(SIZE))
VIEW = CAMERA.transform(QSizeF(SIZE))
ON_SCREEN: tuple[ThemeName, ...] = ("dark", "light", "high_contrast")


def lit_over(art: BodyArt, theme: ThemeName, lit: tuple[Lit, ...]) -> tuple[QImage, QImage]:
    """The unlit body and the same with regions lit."""
    base = art.base(THEMES[theme], "superficial", CAMERA, SIZE, 1.0)
    over = base.copy()
    pictures = art.lit(THEMES[theme], lit, CAMERA, SIZE, 1.0)
    assert pictures is not None
    painter = QPainter(over)
    for picture in pictures:
        painter.drawImage(picture.at.topLeft(), picture.image)
    painter.end()
    return base, over


def in_view(picture: Picture | None) -> QImage:
    """A picture where it belongs in an otherwise empty view."""
    assert picture is not None
    view = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    view.fill(0)
    painter = QPainter(view)
    painter.drawImage(picture.at.topLeft(), picture.image)
    painter.end()
    return view


def inside(art: BodyArt, lit: Lit) -> list[QPoint]:
    """Pixels well inside a region, where hands work."""
    path = VIEW.map(art.path(lit))
    box = path.boundingRect().toAlignedRect()
    lowest = VIEW.map(QPointF(0, FADE_FROM)).y()
    found = []
    for y in range(box.top(), min(box.bottom(), int(lowest)), 2):
        for x in range(box.left(), box.right(), 2):
            if path.contains(QRectF(x - 3, y - 3, 6, 6)):
                found.append(QPoint(x, y))
    return found


@pytest.mark.parametrize("theme", ON_SCREEN)
def test_a_lit_region_shows_its_colour_where_it_is(
    atlas: Atlas, shared_art: BodyArt, theme: ThemeName
) -> None:
    gold = Color(THEMES[theme].now_fill)
    pale = []
    # One side each in turn: the other is its mirror, which the drawing's own tests see to.
    for number, region in enumerate(atlas.regions):
        lit = (region, SIDES[number % 2])
        points = inside(shared_art, lit)
        if not points:
            continue
        _, over = lit_over(shared_art, theme, (lit,))
        near = [
            Color(over.pixelColor(point).name()).delta_e(gold, method="2000") < 22 for point in points[::5]
        ]
        if sum(near) < 0.6 * len(near):
            pale.append(f"{lit}: {sum(near)} of {len(near)}")

    assert pale == []


@pytest.mark.parametrize("region", ["trapezius_upper", "deltoid", "upper_spine"])
def test_only_its_own_side_is_lit(shared_art: BodyArt, region: str) -> None:
    base, over = lit_over(shared_art, "high_contrast", ((region, "left"),))
    middle = VIEW.map(QPointF(0, 0)).x()
    changed = [
        x
        for x in range(SIZE.width())
        for y in range(0, SIZE.height(), 2)
        if base.pixel(x, y) != over.pixel(x, y)
    ]

    assert changed
    assert max(changed) <= middle + 14, "but for the width of its outline"


@pytest.mark.parametrize("theme", ON_SCREEN)
def test_the_outline_has_two_tones(shared_art: BodyArt, theme: ThemeName) -> None:
    pictures = shared_art.lit(THEMES[theme], (("deltoid", "left"),), CAMERA, SIZE, 2.0)
    assert pictures is not None
    edge = pictures[1].image
    inks = {edge.pixelColor(x, y).name() for x in range(edge.width()) for y in range(0, edge.height(), 3)}

    assert THEMES[theme].now_line.lower() in inks
    assert THEMES[theme].casing.lower() in inks


def test_light_fades_out_where_work_stops(shared_art: BodyArt) -> None:
    pictures = shared_art.lit(
        THEMES["dark"], (("latissimus_dorsi", "left"), ("trapezius_lower", "left")), CAMERA, SIZE, 1.0
    )
    assert pictures is not None
    fill: Picture = pictures[0]

    def strongest(y: float) -> int:
        row = round(VIEW.map(QPointF(0, y)).y()) - fill.at.y()
        if not 0 <= row < fill.image.height():
            return 0
        return max(fill.image.pixelColor(x, row).alpha() for x in range(fill.image.width()))

    assert strongest(FADE_FROM * 0.8) > 230
    assert strongest(FADE_TO + 0.02 * Y_UNIT) == 0
    assert (FADE_FROM, FADE_TO) == (0.64 * Y_UNIT, 0.72 * Y_UNIT)


def test_now_and_second_differ_without_colour(shared_art: BodyArt) -> None:
    pictures = [
        shared_art.lit(THEMES["dark"], (("deltoid", "left"),), CAMERA, SIZE, 1.0, second=second)
        for second in (False, True)
    ]
    assert all(pictures)
    now, second = (each[0].image for each in pictures if each is not None)

    assert difference(now, second) > 0.05


def test_each_layer_has_a_picture_of_its_own(shared_art: BodyArt) -> None:
    made = [shared_art.base(THEMES["light"], layer, CAMERA, SIZE, 1.0) for layer in LAYERS]

    for number, one in enumerate(made):
        for two in made[number + 1 :]:
            assert difference(one, two) > 0.005


def test_a_skin_tone_colours_the_skin_and_no_other_layer(shared_art: BodyArt) -> None:
    plain, toned = THEMES["light"], THEMES["light"]._replace(tone=5)
    changed = {
        layer: difference(
            shared_art.base(plain, layer, CAMERA, SIZE, 1.0), shared_art.base(toned, layer, CAMERA, SIZE, 1.0)
        )
        for layer in LAYERS
    }

    assert changed.pop("skin") > 0.05
    assert set(changed.values()) == {0.0}


def test_on_paper_what_is_lit_is_hatched(shared_art: BodyArt) -> None:
    paper = THEMES["print"]
    hatched, plain = (
        shared_art.lit(theme, (("deltoid", "left"),), CAMERA, SIZE, 1.0)
        for theme in (paper, paper._replace(name="light"))
    )
    assert hatched is not None
    assert plain is not None

    assert difference(hatched[0].image, plain[0].image) > 0.03


def test_what_is_out_of_view_has_no_picture(shared_art: BodyArt) -> None:
    away = Camera(10_000, 10_000, 1.0)

    assert shared_art.lit(THEMES["dark"], (("deltoid", "left"),), away, SIZE, 1.0) is None


def test_the_point_under_the_pointer_names_the_region(atlas: Atlas, shared_art: BodyArt) -> None:
    for region in atlas.regions.values():
        if region.layer != "superficial":
            continue
        for side in SIDES:
            points = inside(shared_art, (region.id, side))
            back, _ = VIEW.inverted()
            found = {shared_art.region_at(back.map(QPointF(point)), "superficial") for point in points[::7]}
            assert (region.id, side) in found

    assert shared_art.region_at(QPointF(0, 5000), "superficial") is None


def test_zones_are_hatched_where_they_are_asked_for(shared_art: BodyArt) -> None:
    spine = in_view(shared_art.zones(THEMES["dark"], CAMERA, SIZE, 1.0, ("no_go_spine",)))
    middle = round(VIEW.map(QPointF(0, 0)).x())

    assert shared_art.zones(THEMES["dark"], CAMERA, SIZE, 1.0, ()) is None
    hatched = [x for x in range(SIZE.width()) if spine.pixelColor(x, 300).alpha()]
    assert hatched
    assert max(abs(x - middle) for x in hatched) < 40, "only along the spine"
    zones = {zone.partition(".")[0] for zone in shared_art.zone_ids}
    assert {"no_go_spine", "no_go_neck_front", "no_go_skull_edge", "no_go_armpit", "no_go_below_t8"} <= zones


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_pictures_are_as_fine_as_the_screen(shared_art: BodyArt, ratio: float) -> None:
    base = shared_art.base(THEMES["dark"], "superficial", CAMERA, SIZE, ratio)

    assert base.size() == SIZE * ratio
    assert base.deviceIndependentSize().toSize() == SIZE
    assert base.pixelColor(0, 0) == QColor(THEMES["dark"].ground)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_the_body_ends_softly_wherever_the_view_cuts_it_off(shared_art: BodyArt, angle: float) -> None:
    theme = THEMES["light"]
    close = Camera(0, 300, 0.5, angle)  # cut off above and below, and at both arms
    image = shared_art.base(theme, "superficial", close, SIZE, 1.0)
    ground = QColor(theme.ground)
    last = SIZE.width() - 1, SIZE.height() - 1
    rim = [QPoint(x, y) for x in range(SIZE.width()) for y in (0, last[1])]
    rim += [QPoint(x, y) for y in range(SIZE.height()) for x in (0, last[0])]

    worst = max(
        abs(image.pixelColor(at).red() - ground.red()) + abs(image.pixelColor(at).blue() - ground.blue())
        for at in rim
    )
    assert worst <= 8
    assert difference(image, shared_art.base(theme, "skin", close, SIZE, 1.0)) > 0.01


def test_where_nothing_is_cut_off_nothing_fades(shared_art: BodyArt) -> None:
    """The crown just below the upper edge is as clear as in a view that leaves it more room."""
    theme = THEMES["dark"]
    near, low = Camera(0, -290, 0.5), Camera(0, -690, 0.5)
    one = shared_art.base(theme, "skin", near, SIZE, 1.0)
    two = shared_art.base(theme, "skin", low, SIZE, 1.0)

    assert one.copy(150, 0, 300, 120) == two.copy(150, 200, 300, 120)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_vertebrae_are_numbered_beside_their_tips(shared_art: BodyArt, angle: float) -> None:
    camera = Camera(0, 400, 0.5, angle)
    numbers = in_view(shared_art.vertebrae(THEMES["dark"], camera, SIZE, 1.0, 12))
    inked = [
        QPointF(x, y)
        for x in range(0, SIZE.width(), 2)
        for y in range(0, SIZE.height(), 2)
        if numbers.pixelColor(x, y).alpha()
    ]
    back, _ = camera.transform(QSizeF(SIZE)).inverted()
    places = [back.map(point) for point in inked]

    assert places
    assert min(place.x() for place in places) > 48, "clear of the strip to keep off"
    assert max(place.x() for place in places) < 140, "beside it"
    assert min(place.y() for place in places) > -60, "C7 is the first"


def test_where_vertebrae_are_close_every_second_is_numbered_or_none(shared_art: BodyArt) -> None:
    def ink(scale: float) -> int:
        found = shared_art.vertebrae(THEMES["dark"], Camera(0, 400, scale), SIZE, 1.0, 12)
        if found is None:
            return 0
        numbers = in_view(found)
        return sum(numbers.pixelColor(x, y).alpha() > 0 for x in range(600) for y in range(0, 640, 2))

    all_of_them, every_second, none = ink(0.42), ink(0.3), ink(0.06)
    assert all_of_them > 1.3 * every_second > 0
    assert none == 0


@pytest.mark.parametrize("theme", THEMES)
def test_a_vertebra_s_number_is_read_on_its_casing(theme: ThemeName) -> None:
    ink, casing = Color(THEMES[theme].text_second), Color(THEMES[theme].ground)

    assert ink.contrast(casing, method="wcag21") >= 4.5


@pytest.mark.parametrize("angle", [0, 180])
def test_a_zone_ends_softly_with_the_body(shared_art: BodyArt, angle: float) -> None:
    close = Camera(0, 300, 0.5, angle)
    zones = in_view(shared_art.zones(THEMES["dark"], close, SIZE, 1.0, ("no_go_below_t8",)))
    rows = range(SIZE.height()) if angle else range(SIZE.height() - 1, -1, -1)
    strength = [max(zones.pixelColor(x, y).alpha() for x in range(200, 400)) for y in rows]

    assert strength[0] < 12
    assert max(strength[60:80]) > 200


def test_a_tint_is_the_fill_of_what_is_lit_without_its_outline(shared_art: BodyArt) -> None:
    lit: tuple[Lit, ...] = (("deltoid", "left"),)
    tint = shared_art.tint(THEMES["dark"], lit, CAMERA, SIZE, 1.0)
    pictures = shared_art.lit(THEMES["dark"], lit, CAMERA, SIZE, 1.0)
    assert tint is not None
    assert pictures is not None
    middle = inside(shared_art, lit[0])[0]
    fill = pictures[0]
    assert tint.image.pixelColor(middle - tint.at.topLeft()) == fill.image.pixelColor(
        middle - fill.at.topLeft()
    )
    assert tint.at.width() < fill.at.width(), "it leaves no room for a line or a glow"
    away = Camera(5000.0, 5000.0, 1.0)
    assert shared_art.tint(THEMES["dark"], lit, away, SIZE, 1.0) is None


@pytest.mark.parametrize("size", [(1, 640), (600, 1), (3, 3)])
def test_a_sliver_of_what_is_lit_is_lit_as_well(shared_art: BodyArt, size: tuple[int, int]) -> None:
    """At the edge of a view a line of a region may be all that shows; its light is painted smaller still."""
    view = QSize(*size)
    camera = Camera.framing(WHOLE, QSizeF(SIZE))
    pictures = shared_art.lit(THEMES["dark"], (("trapezius_middle", "left"),), camera, view, 1.0)

    assert pictures is not None
    assert all(picture.image.size() == picture.at.size() for picture in pictures)
