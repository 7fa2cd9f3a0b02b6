# SPDX-License-Identifier: MIT
"""Every muscle is led to from bone to bone, holds to places that the drawing has, and says who says so."""

from __future__ import annotations

import math
from typing import get_args

import pytest

from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, Atlas, read_atlas
from massage_trainer.landmark_walks import (
    ATTACHMENTS,
    SOURCES,
    WALKS,
    Fact,
    attachments_of,
    source_of,
    walk_to,
    where,
)
from massage_trainer.resources import folder


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(folder("assets"))


def test_every_region_has_attachments_and_a_walk_and_no_other_has(atlas: Atlas) -> None:
    assert set(ATTACHMENTS) == set(WALKS) == set(atlas.regions)
    assert set(SOURCES) <= set(atlas.regions)


def test_every_place_is_on_the_body(atlas: Atlas) -> None:
    for region in atlas.regions:
        places = [place for each in attachments_of(region) for place in each.places]
        places += [stop.place for stop in walk_to(region)]
        assert places
        for place in places:
            left, right = (where(place, side, atlas) for side in SIDES)
            assert right[0] >= 0
            assert left == (-right[0], right[1]) or right[0] == 0
            assert right[0] <= 1.4 * X_UNIT
            assert -0.85 * Y_UNIT <= right[1] <= 1.6 * Y_UNIT


def test_a_name_that_the_drawing_does_not_have_is_an_error(atlas: Atlas) -> None:
    with pytest.raises(KeyError):
        where("elbow", "left", atlas)


def test_every_muscle_comes_from_somewhere_and_most_go_somewhere() -> None:
    for region, attachments in ATTACHMENTS.items():
        roles = {each.role for each in attachments}
        # What runs in the groove beside the spine begins and ends in it many times.
        assert roles == ({"from"} if region == "upper_spine" else {"from", "to"}), region


# What a slip would most easily change: the vertebrae each is said to come from.
ROWS = {
    "trapezius_middle": ("C7", "T3"),
    "trapezius_lower": ("T4", "T12"),
    "rhomboids": ("C7", "T5"),
    "latissimus_dorsi": ("T7", "T12"),
}


@pytest.mark.parametrize(("region", "ends"), ROWS.items())
def test_rows_of_vertebrae_are_those_of_the_facts(atlas: Atlas, region: str, ends: tuple[str, str]) -> None:
    row = attachments_of(region)[0]

    assert (row.places[0], row.places[-1]) == tuple(f"{end}_spinous_tip" for end in ends)
    assert all(end in row.name for end in ends)


def test_the_last_stop_lies_on_the_muscle_or_beside_it(atlas: Atlas) -> None:
    for region in atlas.regions.values():
        x, y = where(walk_to(region.id)[-1].place, "right", atlas)
        outline = region.outlines["right"].polygon(4.0)
        assert min(math.dist((x, y), point) for point in outline) < 260, region.id


def test_every_fact_says_who_says_so(atlas: Atlas) -> None:
    for region in atlas.regions.values():
        for fact in get_args(Fact):
            assert not getattr(region, fact) or source_of(region, fact), (region.id, fact)


def test_a_fact_without_a_source_of_its_own_has_the_regions(atlas: Atlas) -> None:
    infraspinatus = atlas.regions["infraspinatus"]

    assert source_of(infraspinatus, "caution") == infraspinatus.source
    assert source_of(infraspinatus, "attachments") == "Gray 1918, pp. 441–442"
