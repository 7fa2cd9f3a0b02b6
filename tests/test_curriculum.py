# SPDX-License-Identifier: MIT
"""What a learner is asked about follows from the routine in hand and from what was learnt before."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer import resources
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.curriculum import course_of
from massage_trainer.library import Library


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(resources.folder("assets"))


@pytest.fixture
def library(atlas: Atlas, tmp_path: Path) -> Library:
    return Library(resources.folder("routines"), tmp_path / "routines", atlas)


def asked_of(library: Library, *remembered: str, current: str = "") -> set[str]:
    routine = library.read(library.find(current)) if current else None
    items = course_of(library, remembered, routine).learnable
    return {item.partition(":")[2].partition("/")[0] for item in items if item.startswith("next:")}


def test_the_routine_in_hand_is_asked_about(library: Library) -> None:
    assert asked_of(library, current="upper-back") == {"upper-back"}


def test_so_are_routines_that_were_begun_before(library: Library) -> None:
    remembered = ("find:teres", "next:upper-back-short/search", "say:upper-back-short/search")
    assert asked_of(library, *remembered, current="upper-back") == {"upper-back", "upper-back-short"}
    assert asked_of(library, *remembered) == {"upper-back-short"}


def test_the_routine_in_hand_comes_first(library: Library) -> None:
    routine = library.read(library.find("upper-back"))
    items = course_of(library, ["next:upper-back-short/search"], routine).learnable
    steps = [item for item in items if item.startswith("next:")]
    assert steps[0].startswith("next:upper-back/")
    assert steps[-1].startswith("next:upper-back-short/")


@pytest.mark.parametrize("gone", ["no-such-routine", "broken"])
def test_a_routine_that_has_gone_takes_its_questions_with_it(library: Library, gone: str) -> None:
    library.own.mkdir()
    (library.own / "broken.yaml").write_text("format: 1\ntitle: [", encoding="utf-8")
    assert asked_of(library, f"next:{gone}/hold", current="upper-back") == {"upper-back"}


def test_the_body_is_asked_about_without_any_routine(library: Library) -> None:
    items = course_of(library, ()).learnable
    assert "find:trapezius_upper" in items
    assert "avoid:no_go_spine" in items
