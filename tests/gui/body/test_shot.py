# SPDX-License-Identifier: MIT
"""Light that is put on a picture goes off without a trace, and the body below is painted once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from massage_trainer.gui.body.body_art import BodyArt, Layer
from massage_trainer.gui.body.body_view import GLIDE, LONGEST, BodyView
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.body.shot import LEVELS, Shot

ONE = Scene(lit=(("trapezius_upper", "left"), ("trapezius_upper", "right")), framed=("trapezius_upper",))
OTHER = Scene(lit=(("deltoid", "left"),), framed=("trapezius_upper",))


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[Layer]:
    """The layers that were painted, each time that one was."""
    painted: list[Layer] = []
    base = BodyArt.base

    def counted(art: BodyArt, *of: object) -> QImage:
        painted.append(of[1])  # type: ignore[arg-type]  # the layer
        return base(art, *of)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(BodyArt, "base", counted)
    return painted


def shot_of(view: BodyView, scene: Scene) -> Shot:
    view.set_scene(scene, 0.0)
    view.frame(GLIDE + 1, 1.0)
    view.grab()
    assert view._shot is not None
    return view._shot


def fresh(view: BodyView, art: BodyArt) -> QImage:
    assert view._shot is not None
    return art.base(*view._shot.of)


@pytest.mark.parametrize("layer", ["superficial", "deep"])
@pytest.mark.parametrize("zones", [(), ("no_go_spine", "no_go_below_t8")])
def test_what_was_lit_is_the_bare_body_again(
    view: BodyView, shared_art: BodyArt, layer: Layer, zones: tuple[str, ...]
) -> None:
    shot = shot_of(view, ONE._replace(layer=layer, zones=zones))
    assert bool(shot.laid) is (bool(zones) or layer == "deep")
    shot.bring(shot.bands, (LEVELS, LEVELS))
    lit = shot.ready().copy()
    shot.bring(shot.bands, (3, 5))
    dimmed = shot.image.copy()
    bare = shot.bare()

    assert lit != dimmed != bare
    assert bare == fresh(view, shared_art)
    assert shot.ready() == lit, "and lit again it is as it was"
    assert [band.level for band in shot.bands] == [LEVELS] * len(shot.bands)


def test_zones_and_numbers_stay_when_the_light_goes_off(view: BodyView, shared_art: BodyArt) -> None:
    shot = shot_of(view, ONE._replace(layer="deep", zones=("no_go_spine",)))
    shot.put_out()

    assert shot.image != fresh(view, shared_art)
    dark = shot.image.copy()
    shot.put_out()
    assert shot.image == dark, "out is out"


def test_the_body_is_painted_once_for_all_that_is_lit_on_it(view: BodyView, bodies: list[Layer]) -> None:
    shot_of(view, ONE)
    bodies.clear()
    for number, scene in enumerate((OTHER, ONE, OTHER._replace(zones=("no_go_spine",)), ONE), start=1):
        view.set_scene(scene, 10.0 * number)
        view.frame(10.0 * number + GLIDE / 2, 1.0)
        view.grab()
        view.frame(10.0 * number + GLIDE + 1, 1.0)
        view.grab()

    assert bodies == []
    shot_of(view, ONE._replace(layer="deep"))
    assert bodies == ["deep"]


def test_in_the_end_there_is_one_picture_of_the_view(view: BodyView) -> None:
    first = shot_of(view, ONE)
    view.set_scene(OTHER, 10.0)
    view.frame(10.1, 1.0)
    view.grab()
    second = view._shot
    assert second is not None
    assert second.image.cacheKey() == first.image.cacheKey(), "while it fades both show the same body"
    view.frame(10.0 + LONGEST + GLIDE + 0.2, 1.0)
    view.grab()

    assert view._shot is second
    assert view._before is None
    assert view._bare is None
    held = [*second.laid, second._dark]
    assert sum(each.image.sizeInBytes() for each in held if each) < second.image.sizeInBytes() / 2
