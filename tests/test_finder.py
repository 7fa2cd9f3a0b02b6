# SPDX-License-Identifier: MIT
"""A muscle is found by what people call it, as they happen to write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.finder import MOST, names_of, search
from massage_trainer.resources import folder


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(folder("assets"), drawing=False)


TRAPEZIUS = ["trapezius_upper", "trapezius_middle", "trapezius_lower"]


@pytest.mark.parametrize(
    "query", ["traps", "TRAPS", "trap", "trapezius", "  Trapezius ", "trapezus", "trapzeius"]
)
def test_finds_all_of_the_trapezius(atlas: Atlas, query: str) -> None:
    assert [each.region for each in search(query, atlas)] == TRAPEZIUS


@pytest.mark.parametrize(
    ("query", "region"),
    [
        ("upper traps", "trapezius_upper"),
        ("traps lower", "trapezius_lower"),
        ("pars descendens", "trapezius_upper"),
        ("musculus trapezius, pars ascendens", "trapezius_lower"),
        ("rear delt", "deltoid"),
        ("deltiod", "deltoid"),
        ("lats", "latissimus_dorsi"),
        ("nape", "upper_neck"),
        ("erector spinae", "upper_spine"),
        ("rombhoids", "rhomboids"),
        ("rhomboid maj", "rhomboids"),
        ("levator scap", "levator_scapulae"),
        ("infraspintus", "infraspinatus"),
        ("Müsculus levätor", "levator_scapulae"),
        ("supraspin", "supraspinatus"),
    ],
)
def test_the_likeliest_comes_first(atlas: Atlas, query: str, region: str) -> None:
    assert search(query, atlas)[0].region == region


def test_says_which_name_was_meant(atlas: Atlas) -> None:
    assert search("lats", atlas)[0].name == "Lats"
    assert search("transverse part", atlas)[0].name == "Transverse part"


@pytest.mark.parametrize("query", ["", "   ", "!?", "zygomaticus", "knee", "xx"])
def test_finds_nothing_where_there_is_nothing(atlas: Atlas, query: str) -> None:
    assert search(query, atlas) == ()


def test_every_name_finds_its_own_region_first(atlas: Atlas) -> None:
    for region in atlas.regions.values():
        for name in (region.name, region.latin, *region.also_known_as):
            assert search(name, atlas)[0].region == region.id, name


def test_muscle_alone_is_not_taken_for_a_name(atlas: Atlas) -> None:
    assert len(search("musculus", atlas)) <= MOST
    assert [each.region for each in search("deltoid muscle", atlas)] == ["deltoid"]


@given(query=st.text(max_size=200))
def test_nothing_typed_does_harm(atlas: Atlas, query: str) -> None:
    found = search(query, atlas)

    assert len(found) <= MOST
    assert all(each.name in names_of(atlas.regions[each.region], atlas) for each in found)
    assert [each.rank for each in found] == sorted(each.rank for each in found)
