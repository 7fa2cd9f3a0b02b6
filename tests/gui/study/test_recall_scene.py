# SPDX-License-Identifier: MIT
"""The picture that asks gives nothing away, and the picture that tells shows what is right, by name."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massage_trainer import resources
from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.study import recall_scene
from massage_trainer.pacing import Timeline
from massage_trainer.recall import KINDS, Course, Question, answer, unknown
from massage_trainer.routine_format import read_routine

SEEDS = st.integers(0, 1000)


@pytest.fixture(scope="module")
def course(shared_art: BodyArt) -> Course:
    path = resources.folder("routines") / "upper-back.yaml"
    return Course(shared_art.atlas, [read_routine(path, shared_art.atlas)])


def timeline_of(question: Question, course: Course) -> Timeline:
    return Timeline.of(course.routine(question.routine)) if question.routine else Timeline(())


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS)
def test_no_picture_that_asks_has_a_name_on_it(kind: str, seed: int, course: Course, atlas: Atlas) -> None:
    rng = Random(seed)
    item = rng.choice([each for each in course.learnable if each.startswith(f"{kind}:")])
    question = course.question(item, rng)
    scene = recall_scene.asked(question, timeline_of(question, course), atlas, 3.0)
    assert scene.labels == ()
    if kind in ("find", "avoid", "order"):
        assert (scene.lit, scene.second, scene.zones) == ((), (), ())


@pytest.mark.parametrize("kind", ["find", "name", "avoid"])
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS)
def test_a_wrong_place_stands_beside_the_right_one_both_named(
    kind: str, seed: int, course: Course, atlas: Atlas
) -> None:
    rng = Random(seed)
    item = rng.choice([each for each in course.learnable if each.startswith(f"{kind}:")])
    question = course.question(item, rng)
    regions = [option.id for option in question.options] or list(atlas.regions)
    wrong = rng.choice([each for each in regions if each not in question.right])
    verdict = answer(question, wrong, atlas)
    scene = recall_scene.told(question, verdict, timeline_of(question, course), atlas, 0.0)
    right = question.right[0]
    names = {label.regions[0]: label for label in scene.labels}
    assert right in names
    assert {region for region, _ in scene.second} <= {wrong}
    if wrong in atlas.regions:
        assert names[wrong].kind == "second"
        assert names[wrong].text == atlas.regions[wrong].name
    if kind == "avoid":
        assert scene.zones[0] == right
        assert names[right].kind == "no_go"
    else:
        assert {region for region, _ in scene.lit} == {right}


def test_hands_do_what_is_asked_about_before_and_after(course: Course, atlas: Atlas) -> None:
    question = course.question("technique:strip", Random(1))
    before = recall_scene.asked(question, timeline_of(question, course), atlas, 0.0)
    after = recall_scene.told(question, unknown(question, atlas), timeline_of(question, course), atlas, 0.0)
    assert before.technique == after.technique == "strip"
    assert before.lit == after.lit
    assert [label.text.partition(" · ")[0] for label in after.labels] == [atlas.techniques["strip"].verb]


@pytest.mark.parametrize("kind", ["next", "say"])
def test_the_step_before_asks_and_the_next_one_answers(kind: str, course: Course, atlas: Atlas) -> None:
    question = course.question(f"{kind}:upper-back/hold", Random(1))
    asked = recall_scene.asked(question, timeline_of(question, course), atlas, 0.0)
    told = recall_scene.told(question, unknown(question, atlas), timeline_of(question, course), atlas, 0.0)
    assert (asked.technique, told.technique) == ("hold", "lift_and_roll")
    assert recall_scene.revealed(question, timeline_of(question, course), atlas, 0.0) == told


def test_a_sitting_is_seen_on_the_body_before_and_after(atlas: Atlas) -> None:
    before = recall_scene.before(["find:teres", "find:rhomboids", "avoid:no_go_spine", "name:teres"], atlas)
    assert before.lit == (("teres", "left"), ("teres", "right")), "what lies deep cannot be seen here"
    after = recall_scene.after(
        [("find:teres", False), ("find:teres", True), ("name:deltoid", True), ("find:deltoid", False)], atlas
    )
    assert {region for region, _ in after.lit} == {"teres"}, "the latest answer counts"
    assert {region for region, _ in after.second} == {"deltoid"}
    assert after.labels == ()
