# SPDX-License-Identifier: MIT
"""Every question has one right answer, everything is asked sooner or later, and what is said is kind."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_trainer.atlas import SIDES, Atlas, read_atlas
from massage_trainer.choreography import Work
from massage_trainer.outline import Point
from massage_trainer.recall import (
    KINDS,
    OPTIONS,
    ORDERED,
    Click,
    Course,
    Given,
    Question,
    Verdict,
    answer,
    routines_in,
    unknown,
)
from massage_trainer.resources import folder
from massage_trainer.routine import Routine, Step
from massage_trainer.routine_format import read_routine
from massage_trainer.schedule import Answered, Instant, Sitting, day_of, remember
from tests.bodies import SMALL


@cache
def atlas() -> Atlas:
    return read_atlas(folder("assets"))


@cache
def course() -> Course:
    return Course(
        atlas(), [read_routine(path, atlas()) for path in sorted(folder("routines").glob("*.yaml"))]
    )


ITEMS = st.deferred(lambda: st.sampled_from(list(course().learnable)))
SEEDS = st.integers(0, 2**32)
STEP_NAMES = st.sampled_from(["Hold", "hold ", "Glide", "Rest", "Search", "Knead", "Lift"])


def routine_of(names: list[str]) -> Routine:
    steps = tuple(Step(id=f"s{number}", prompt=f"Do {name}", title=name) for number, name in enumerate(names))
    return Routine(id="r", title="R", steps=steps)


def read_as(words: str) -> str:
    return " ".join(words.casefold().split())


def all_answers(question: Question) -> list[Given]:
    """Every answer that somebody could give, but for clicks."""
    if question.kind == "find":
        return list(atlas().regions)
    if question.kind == "order":
        return list(permutations(option.id for option in question.options))
    return [option.id for option in question.options]


@settings(max_examples=300)
@given(ITEMS, SEEDS)
def test_each_question_has_exactly_one_right_answer(item: str, seed: int) -> None:
    question = course().question(item, Random(seed))
    verdicts = [answer(question, given, atlas()) for given in all_answers(question)]
    right = [verdict for verdict in verdicts if verdict.right]
    assert question.item == item
    if question.kind == "say":
        assert [verdict.grade for verdict in verdicts] == ["good", "hard", "again"]
        return
    assert len(right) == 1
    assert all(verdict.grade == ("good" if verdict.right else "again") for verdict in verdicts)
    assert all(verdict.shows == question.right for verdict in verdicts), "it shows where the right one is"


@given(ITEMS, SEEDS)
def test_options_are_of_one_kind_and_read_differently(item: str, seed: int) -> None:
    question = course().question(item, Random(seed))
    ids = [option.id for option in question.options]
    assert len({read_as(option.words) for option in question.options}) == len(ids)
    known = {
        "find": set[str](),
        "name": set(atlas().regions),
        "technique": set(atlas().techniques),
        "say": {"good", "hard", "again"},
        "avoid": set(atlas().regions) | set(atlas().zones),
    }
    if question.kind in known:
        assert set(ids) <= known[question.kind]
    if question.kind in ("name", "technique", "next", "avoid"):
        assert len(ids) == 4
        assert set(question.right) <= set(ids)
    if question.kind == "avoid":
        assert set(ids) & set(atlas().zones) == set(question.right)


@given(ITEMS, SEEDS)
def test_what_is_said_is_kind_and_plain(item: str, seed: int) -> None:
    question = course().question(item, Random(seed))
    said: list[Verdict] = [answer(question, given, atlas()) for given in all_answers(question)]
    for words in [question.prompt, *(verdict.words for verdict in said)]:
        assert words == words.strip()
        assert words[-1] in ".?" or question.kind == "find"
        assert "!" not in words
        assert not re.search(r"\b(wrong|false|incorrect|fail|bad|no,)\b", words.casefold())
        assert not re.search(r"\b(find|name|no_go\w*|trapezius_\w+|upper-back)\b:", words), "no ids"
        assert "_" not in words


def test_questions_depend_on_nothing_but_what_they_are_given() -> None:
    for item in course().learnable:
        assert course().question(item, Random(7)) == course().question(item, Random(7))
    with pytest.raises(KeyError):
        course().question("find:nowhere", Random(1))


def test_every_kind_is_there_and_all_of_the_body_is_asked() -> None:
    learnable = course().learnable
    assert {item.partition(":")[0] for item in learnable} == set(KINDS)
    for region in atlas().regions:
        assert {f"find:{region}", f"name:{region}"} <= learnable.keys()
    assert {f"technique:{technique}" for technique in atlas().techniques} <= learnable.keys()
    zones = {name.partition(".")[0] for name in atlas().no_go}
    assert zones == set(atlas().zones), "each zone that is drawn has words"
    assert {f"avoid:{zone}" for zone in zones} <= learnable.keys()


def test_needs_stand_before_what_needs_them() -> None:
    seen: set[str] = set()
    for item, needs in course().learnable.items():
        assert set(needs) <= seen, item
        seen.add(item)


@settings(max_examples=6)
@given(SEEDS, st.integers(0, 3))
def test_everything_is_asked_sooner_or_later_and_never_twice_in_a_row(seed: int, one_in: int) -> None:
    rng, log, asked = Random(seed), list[Answered](), set[str]()
    for day in range(60):
        now = Instant(day * 86400.0 + 20 * 3600)
        sitting = Sitting.plan(
            course().learnable, remember(log).values(), day_of(now), length=20, rng=rng, a_day=8
        )
        last = None
        while (item := sitting.next()) is not None:
            question = course().question(item, rng)
            assert question.item == item != last
            last = item
            asked.add(item)
            right = not one_in or rng.randrange(one_in + 3) > 0
            log.append(Answered(item, "good" if right else "again", now))
            sitting = sitting.answered(item, right=right)
        if asked == set(course().learnable):
            break
    assert asked == set(course().learnable)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_click_in_the_region_is_right_on_either_side(side: str) -> None:
    for region in atlas().regions.values():
        question = course().question(f"find:{region.id}", Random(1))
        x, y = next(outline for name, outline in region.outlines.items() if name == side).centre()
        verdict = answer(question, Click(x, y, layer=region.layer), atlas())
        assert verdict.right, region.id
        assert verdict.words == f"Yes, the {region.name[0].lower()}{region.name[1:]}."


@pytest.mark.parametrize(
    ("asked", "click", "given", "words"),
    [
        (
            "trapezius_middle",
            Click(126, 290, "deep"),
            "upper_spine",
            "one layer deeper. Look a finger-width higher.",
        ),
        ("rhomboids", Click(402, 343, "superficial"), "infraspinatus", "one layer nearer the skin. Look"),
        ("teres", Click(402, 343, "superficial"), "infraspinatus", "That was the infraspinatus. Look"),
        ("deltoid", Click(0, 1400), "latissimus_dorsi", "Look much higher, further out."),
        ("deltoid", Click(1500, 274), "", "Not quite there. Look three hands’ widths nearer the spine."),
        ("deltoid", Click(555, 600), "no_go_armpit", "That was the armpit, where nobody presses. Look"),
    ],
)
def test_a_miss_says_what_it_was_and_the_way(asked: str, click: Click, given: str, words: str) -> None:
    verdict = answer(course().question(f"find:{asked}", Random(1)), click, atlas())
    assert not verdict.right
    assert verdict.shows == (asked,)
    assert verdict.given == given
    assert words in verdict.words


@settings(max_examples=200)
@given(
    st.sampled_from([*KINDS[:1]]),
    st.deferred(lambda: st.sampled_from(list(atlas().regions))),
    st.floats(-900, 900),
    st.floats(-500, 1700),
    st.sampled_from(["", "superficial", "deep"]),
)
def test_every_click_has_an_answer(kind: str, region: str, x: float, y: float, layer: str) -> None:
    question = course().question(f"{kind}:{region}", Random(1))
    shown = "deep" if layer == "deep" else "superficial" if layer else ""
    verdict = answer(question, Click(x, y, layer=shown), atlas())  # type: ignore[arg-type]  # one of the three
    inside = any(outline.contains((x, y)) for outline in atlas().regions[region].outlines.values())
    assert verdict.right or not inside
    assert verdict.given != region
    assert verdict.words.endswith(".")


def test_the_line_itself_belongs_to_the_region() -> None:
    outline = atlas().regions["deltoid"].outlines["right"]
    x, y = max(outline.polygon())
    beside: list[tuple[Point, bool]] = [((x + 5, y), True), ((x + 30, y), False)]
    for place, right in beside:
        verdict = answer(course().question("find:deltoid", Random(1)), Click(*place), atlas())
        assert verdict.right is right
    assert verdict.words == "Not quite there. Look a finger-width nearer the spine."


@given(SEEDS, st.deferred(lambda: st.sampled_from(list(atlas().techniques))))
def test_the_hands_of_a_question_can_be_drawn(seed: int, technique: str) -> None:
    question = course().question(f"technique:{technique}", Random(seed))
    region = atlas().regions[question.region]
    sides = (question.side,) if question.side else SIDES
    shown = Work.on(atlas().techniques[question.technique], [(region, side) for side in sides]).at(1.0)
    assert shown
    assert atlas().techniques[technique].name not in question.prompt


@given(st.lists(STEP_NAMES, min_size=1, max_size=12), SEEDS)
def test_steps_of_one_name_never_make_two_answers_right(names: list[str], seed: int) -> None:
    made = Course(SMALL, [routine_of(names)])
    for item in made.learnable:
        question = made.question(item, Random(seed))
        if question.kind == "next":
            rights = [o for o in question.options if answer(question, o.id, SMALL).right]
            after = read_as(names[int(question.step[1:]) + 1])
            assert [read_as(option.words) for option in rights] == [after]
            assert sum(read_as(option.words) == after for option in question.options) == 1
            assert len(question.options) > 1
        if question.kind == "order":
            given = tuple(option.id for option in question.options)
            assert not answer(question, given, SMALL).right, "it is not in order from the start"
            alike = sorted(question.right, key=lambda step: read_as(names[int(step[1:])]))
            assert len(alike) <= ORDERED


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("s0", "s1", "s2", "s3"), "Yes, that is their order."),
        (("s0", "s3", "s2", "s1"), "Yes, that is their order."),
        (("s1", "s0", "s2", "s3"), "It begins with “Rest”; the rest follows from there."),
        (("s0", "s2", "s1", "s3"), "The first one is right; then comes “Hold”."),
        (("s0", "s1", "s3", "s2"), "The first two are right; then comes “Glide”."),
    ],
)
def test_an_order_is_told_as_far_as_it_is_right(given: tuple[str, ...], words: str) -> None:
    made = Course(SMALL, [routine_of(["Rest", "Hold", "Glide", "hold"])])
    assert answer(made.question("order:r/s0", Random(3)), given, SMALL).words == words


def test_a_step_whose_name_comes_twice_is_told_by_its_number() -> None:
    made = Course(SMALL, [routine_of(["Rest", "Hold", "Rest", "Glide", "Knead"])])
    assert made.question("next:r/s2", Random(1)).prompt == "What comes after “Rest” (step 3 of 5)?"
    assert made.question("next:r/s1", Random(1)).prompt == "What comes after “Hold”?"


def test_saying_the_next_step_shows_it_and_takes_ones_word() -> None:
    question = course().question("say:upper-back/search", Random(1))
    assert question.reveal == "Hold the tight spots: Press gently and keep still until it softens"
    assert [answer(question, grade, atlas()).right for grade in ("good", "hard", "again")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("item", "given"),
    [
        ("name:teres", "nothing"),
        ("name:teres", ("teres",)),
        ("find:teres", "nowhere"),
        ("find:teres", ("teres",)),
        ("order:upper-back/ask-first", ("ask-first",)),
        ("order:upper-back/ask-first", Click(1, 2)),
    ],
)
def test_what_is_no_answer_is_refused(item: str, given: Given) -> None:
    with pytest.raises(ValueError, match=r"none of|no region|no place|does not hold"):
        answer(course().question(item, Random(1)), given, atlas())


def test_a_day_brings_only_a_few_new_things() -> None:
    plan = Sitting.plan(course().learnable, [], date(2026, 3, 2), length=50, rng=Random(1), a_day=6)
    assert len(plan.queue) == 6
    assert {item.partition(":")[0] for item in plan.queue} == {"find", "avoid", "technique", "next"}
    assert not any(course().learnable[item] for item in plan.queue), "nothing whose parts are not known yet"
    later = date(2026, 3, 2) + timedelta(days=1)
    assert Sitting.plan(course().learnable, [], later, length=3, rng=Random(1)).queue == plan.queue[:3]


def test_the_routines_that_items_are_about() -> None:
    items = ("find:teres", "next:b/hold", "say:a/hold", "order:b/x", "avoid:no_go_spine")
    assert routines_in(items) == ("b", "a")
    assert routines_in(()) == ()


@given(ITEMS)
def test_every_item_can_be_named_in_a_list(item: str) -> None:
    words = course().subject(item)
    assert words
    assert not any(mark in words for mark in "_/:"), "people read names, not ids"


def test_what_is_not_learnable_has_no_name() -> None:
    with pytest.raises(KeyError):
        course().subject("find:tail")


@given(ITEMS, SEEDS)
def test_who_would_rather_be_shown_is_told_what_is_right(item: str, seed: int) -> None:
    question = course().question(item, Random(seed))
    verdict = unknown(question, atlas())
    assert (verdict.right, verdict.grade, verdict.given) == (False, "again", "")
    assert verdict.shows == question.right
    if question.kind not in ("order", "say"):
        name = atlas().regions[question.right[0]].name if question.kind == "find" else None
        assert read_as(name or question.words_of(question.right[0])) in read_as(verdict.words)


@given(SEEDS)
def test_a_stroke_is_told_from_other_strokes_not_from_washing_one_s_hands(seed: int) -> None:
    question = course().question("next:upper-back/search", Random(seed))
    routine = course().routine("upper-back")
    phases = {step.id: step.phase for step in routine.steps}
    assert len(question.options) == OPTIONS
    assert {phases[option.id] for option in question.options} == {"work"}


def test_a_routine_grows_with_its_parts_from_the_first_day_on() -> None:
    first = [item.partition(":")[0] for item in list(course().learnable)[:8]]
    assert {"find", "avoid", "technique", "next"} == set(first)
    steps = [item for item in course().learnable if item.startswith("next:upper-back/")]
    names = [step.id for step in course().routine("upper-back").steps]
    assert [item.partition("/")[2] for item in steps] == [
        name for name in names if f"next:upper-back/{name}" in steps
    ]


@given(SEEDS)
def test_where_not_to_press_is_asked_among_places_not_muscles(seed: int) -> None:
    zone = Random(seed).choice([item for item in course().learnable if item.startswith("avoid:")])
    question = course().question(zone, Random(seed))
    names = {region.name for region in atlas().regions.values()}
    assert len(question.options) == OPTIONS
    assert not names & {option.words for option in question.options}, "a name would tell which is meant"


def test_a_click_is_told_of_by_what_was_on_show() -> None:
    asked = course().question("find:upper_spine", Random(1))
    below = answer(asked, Click(130.0, 640.0, layer="deep"), atlas())
    assert not below.right
    assert "trapezius" not in below.words, "it was not on show"
    assert "higher" in below.words
