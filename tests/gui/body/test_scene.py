# SPDX-License-Identifier: MIT
"""What the picture shows at a moment: the right regions on the right side, named, with the right zones."""

from __future__ import annotations

from typing import Any

import pytest

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import LAYERS
from massage_trainer.gui.body.scene import TURN, Scene, scene_for, technique_at
from massage_trainer.pacing import Moment, Session, Timeline
from massage_trainer.routine import Routine, Step


def at(seconds: float, part: int = 0, **step: Any) -> Moment:
    whole = {"id": "a", "prompt": "A", "time": 60.0, "lead_in": 5.0, **step}
    timeline = Timeline.of(Routine(id="r", title="R", steps=(Step(**whole),)))
    return Session(timeline).go_to(0.0, part).resume(0.0).moment(seconds)


def scene(atlas: Atlas, seconds: float = 10, part: int = 0, **step: Any) -> Scene:
    return scene_for(at(seconds, part, **step), atlas)


def test_a_group_lights_all_its_regions_on_both_sides(atlas: Atlas) -> None:
    lit = scene(atlas, regions=("trapezius",)).lit

    assert set(lit) == {
        (region, side)
        for region in ("trapezius_upper", "trapezius_middle", "trapezius_lower")
        for side in ("left", "right")
    }


@pytest.mark.parametrize(("part", "side"), [(0, "left"), (1, "right")])
def test_each_side_in_turn(atlas: Atlas, part: int, side: str) -> None:
    found = scene(atlas, part=part, regions=("deltoid",), also=("teres",), sides="each")

    assert found.lit == (("deltoid", side),)
    assert found.second == (("teres", side),)
    assert all(label.side == side for label in found.labels)


def test_the_label_has_the_verb_and_the_name(atlas: Atlas) -> None:
    found = scene(atlas, regions=("trapezius_upper", "trapezius_middle"), technique=("hold",))

    assert [label.text for label in found.labels] == ["Hold · Trapezius"]


def test_one_label_for_each_group(atlas: Atlas) -> None:
    found = scene(atlas, regions=("trapezius", "shoulder"), also=("neck",), technique=("glide",))
    kinds = [label.kind for label in found.labels]

    assert len(found.labels) == 3
    assert kinds == ["now", "now", "second"]


def test_what_is_lit_is_not_lit_twice(atlas: Atlas) -> None:
    found = scene(atlas, regions=("trapezius_upper",), also=("trapezius",))

    assert not set(found.lit) & set(found.second)


def test_only_the_caution_s_own_zones_are_drawn(atlas: Atlas) -> None:
    plain = scene(atlas, regions=("trapezius_upper",), technique=("hold",))
    careful = scene(atlas, regions=("trapezius_upper",), technique=("hold",), caution="Never on bone.")

    assert plain.zones == ()
    assert careful.zones == ("no_go_spine",)


def test_beside_the_spine_the_spine_is_always_kept_off(atlas: Atlas) -> None:
    assert scene(atlas, regions=("upper_spine",), technique=("strip",)).zones == ("no_go_spine",)


def test_techniques_are_played_in_turn(atlas: Atlas) -> None:
    played = [technique_at(at(second, technique=("glide", "hold", "strip"))) for second in (6, 26, 46)]

    assert played == ["glide", "hold", "strip"]


def test_a_first_rest_fills_the_lead_in(atlas: Atlas) -> None:
    played = [technique_at(at(second, technique=("rest", "search"))) for second in (1, 6, 60)]

    assert played == ["rest", "search", "search"]


def test_without_a_time_each_technique_shows_for_some_seconds() -> None:
    step: dict[str, Any] = {"confirm": True, "time": None, "lead_in": 0.0, "technique": ("glide", "hold")}
    played = [technique_at(at(second, **step)) for second in (0.0, TURN + 0.1, 2 * TURN + 0.1)]

    assert played == ["glide", "hold", "glide"]


def test_the_layer_is_the_step_s_unless_the_user_chose(atlas: Atlas) -> None:
    moment = at(10, regions=("rhomboids",), layer="deep")

    assert scene_for(moment, atlas).layer == "deep"
    for layer in LAYERS:
        assert scene_for(moment, atlas, layer).layer == layer


def test_a_step_without_regions_shows_the_whole_body_and_no_hands(atlas: Atlas) -> None:
    found = scene(atlas, phase="prepare", technique=("glide",))

    assert found.lit == ()
    assert found.framed == ()
    assert found.technique == ""


def test_at_the_end_nothing_is_lit(atlas: Atlas) -> None:
    assert scene(atlas, seconds=900, regions=("deltoid",)) == Scene()
