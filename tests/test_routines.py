# SPDX-License-Identifier: MIT
"""The shipped routines say what the article says, in its order, and keep the promises made about them."""

from __future__ import annotations

import pytest

from massage_trainer import resources
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.routine import Routine, Step, expected_seconds, lead_ins
from massage_trainer.routine_format import read_routine
from massage_trainer.tailor import reach


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(resources.folder("assets"), drawing=False)


@pytest.fixture(scope="module")
def whole(atlas: Atlas) -> Routine:
    return read_routine(resources.folder("routines") / "upper-back.yaml", atlas)


@pytest.fixture(scope="module")
def short(atlas: Atlas) -> Routine:
    return read_routine(resources.folder("routines") / "upper-back-short.yaml", atlas)


@pytest.fixture(params=["whole", "short"])
def routine(request: pytest.FixtureRequest) -> Routine:
    found: Routine = request.getfixturevalue(request.param)
    return found


U, M, L = "trapezius_upper", "trapezius_middle", "trapezius_lower"

# The step, what it is from, its phase, its seconds (lead-in as written, time) and how it ends.
TABLE = [
    ("ask-first", (), "prepare", None, 45, "confirm"),
    ("clean-hands", (), "prepare", None, 20, "confirm"),
    ("look-through", (1,), "prepare", None, 48, "confirm"),
    ("lie-down", (2,), "prepare", None, 45, "confirm"),
    ("warm-oil", (3,), "prepare", None, 25, "time"),
    ("spread-oil", (), "work", 5, 40, "time"),
    ("search", (4,), "work", 20, 90, "time"),
    ("hold", (5,), "work", 5, 25, "until"),
    ("lift-and-roll", (6,), "work", 5, 60, "time"),
    ("light-neck", (7,), "work", 8, 60, "time"),
    ("beside-spine", (8,), "work", 8, 90, "time"),
    ("palm-circles", (9,), "work", 8, 90, "time"),
    ("closing-strokes", (), "close", 5, 45, "time"),
    ("rest", (), "close", None, 20, "time"),
    ("sit-up", (), "close", None, 45, "confirm"),
]


def test_the_article_is_all_there_in_its_order(whole: Routine) -> None:
    told = [(step.id, step.origin, step.phase, step.lead_in, step.time, step.ending) for step in whole.steps]
    assert told == TABLE
    assert [number for step in whole.steps for number in step.origin] == list(range(1, 10))
    assert whole.source == "How to Massage the Upper Back Muscles"


def test_what_the_article_does_not_say_is_marked(routine: Routine) -> None:
    for step in routine.steps:
        assert step.added == (not step.origin), step.id


def test_it_takes_about_fifteen_minutes_and_the_short_one_five(whole: Routine, short: Routine) -> None:
    assert expected_seconds(whole) == 913
    assert 270 <= expected_seconds(short) <= 330
    hands_on = sum(
        sum(lead_ins(step)) + len(lead_ins(step)) * (step.time or 0)
        for step in whole.steps
        if step.phase != "prepare" and not step.confirm
    )
    assert hands_on / 60 == pytest.approx(11.5, abs=0.5)


def test_where_the_hands_go_is_as_proposed(whole: Routine) -> None:
    where = {step.id: (step.regions, step.technique, step.sides) for step in whole.steps if step.technique}
    assert where == {
        "look-through": (
            ("trapezius", "shoulder", "spine", "neck"),
            ("rest", "glide", "search", "hold", "lift_and_roll", "light_fingertips", "strip", "palm_knead"),
            "both",
        ),
        "spread-oil": ((U, M, "deltoid", "upper_spine"), ("glide",), "both"),
        "search": ((U, M), ("rest", "search"), "both"),
        "hold": ((U, M), ("hold",), "each"),
        "lift-and-roll": ((U,), ("lift_and_roll",), "each"),
        "light-neck": (("upper_neck",), ("light_fingertips",), "both"),
        "beside-spine": (("upper_spine",), ("strip",), "both"),
        "palm-circles": ((U, M, L), ("palm_knead",), "both"),
        "closing-strokes": ((U, M, "deltoid", "upper_spine"), ("glide",), "both"),
        "rest": ((M,), ("rest",), "both"),
    }
    assert whole.step("search") is not None
    assert [step.id for step in whole.steps if step.also] == ["search"]
    assert [step.id for step in whole.steps if step.ask] == ["hold", "lift-and-roll", "beside-spine"]


def test_from_the_oil_to_the_last_stroke_nothing_needs_a_touch(routine: Routine) -> None:
    oily = routine.steps[[step.id for step in routine.steps].index("warm-oil") : -1]
    assert len(oily) >= 5
    for step in oily:
        assert not step.confirm, step.id
        assert step.time, step.id
        if step.until:
            assert step.at_most is not None
            assert step.at_most <= 60


def test_it_begins_with_asking_and_ends_with_help(routine: Routine) -> None:
    first, last = routine.steps[0], routine.steps[-1]
    assert first.confirm
    assert first.added
    assert "raised arm" in first.hands
    assert "clinician" in first.caution
    assert last.confirm
    assert "slowly" in last.prompt


def test_what_may_not_be_claimed_is_not_claimed(routine: Routine) -> None:
    for step in routine.steps:
        said = " ".join(
            (step.prompt, step.hands, step.body, step.caution, step.why, step.feel, step.mistake, step.notes)
        ).casefold()
        for word in ("knot", "toxin", "cure", "heal ", "detox", "elbows locked in"):
            assert word not in said, (step.id, word)
    assert "not a treatment" in routine.about


def test_every_step_can_be_read_from_afar(routine: Routine) -> None:
    for step in routine.steps:
        assert step.short, step.id
        assert step.title, step.id


def test_every_step_of_the_article_says_why_and_what_goes_wrong(whole: Routine) -> None:
    for step in whole.steps:
        assert step.why, step.id
        assert step.mistake, step.id
        if step.phase == "work":
            assert step.feel, step.id
            assert step.notes, step.id


def test_the_short_one_is_made_of_the_same_steps(whole: Routine, short: Routine) -> None:
    def said(step: Step) -> tuple[object, ...]:
        return step.title, step.prompt, step.short, step.regions, step.technique, step.origin, step.caution

    for step in short.steps:
        same = whole.step(step.id)
        assert same is not None
        assert said(step) == said(same)


def test_a_technique_is_used_where_it_suits(atlas: Atlas, routine: Routine) -> None:
    for step in routine.work:
        for technique in step.technique:
            suits = atlas.techniques[technique].regions
            assert set(atlas.expand(step.regions)) & set(suits), (step.id, technique)


def test_it_can_be_fitted_to_other_evenings(whole: Routine) -> None:
    least, most = reach(whole)
    assert least <= 11 * 60
    assert most >= 25 * 60
