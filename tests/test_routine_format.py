# SPDX-License-Identifier: MIT
"""A routine file is read whole, or refused with every mistake in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer import resources
from massage_trainer.problems import Refused
from massage_trainer.routine import Routine, Step
from massage_trainer.routine_format import ROUTINE_KEYS, STEP_KEYS, known_ids, parse_routine, read_routine
from tests.bodies import SMALL
from tests.test_source import places_inside

WHOLE = """\
# yaml-language-server: $schema=../assets/routine.schema.json
format: 1
title: Upper back
about: >-
  One step,
  in full.
source: A book
steps:
  - id: hold
    phase: work
    title: Hold the tight spots
    prompt: Press gently and keep still until it softens
    short: Press and hold
    hands: Fingertips flat on one spot, no sliding
    body: Lean in from the feet, breathe out
    caution: At most 5 of 10; never on bone.
    notes: Show the difference.
    why: Because.
    mistake: Sliding.
    feel: Softer.
    technique: [glide, hold]
    regions: [trapezius_upper, trapezius_middle]
    also: deltoid
    sides: each
    stand: head
    layer: superficial
    lead_in: 5s
    time: 25s
    at_most: 1m
    repeat: 2
    until: it feels softer
    ask: pressure
    swap: true
    from: [4, 5]
    added: false
  - id: wait
    phase: close
    prompt: Wait
    confirm: true
"""

STEP = "format: 1\ntitle: T\nsteps:\n  - id: a\n    prompt: P\n    regions: trapezius\n    time: 5s\n"
"""A routine of one step that is right, to which a line can be added."""


def refusal(text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        parse_routine(text.encode(), "f", SMALL, "f")
    return [str(problem) for problem in caught.value.problems]


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "back.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    first = Step(
        id="hold",
        phase="work",
        title="Hold the tight spots",
        prompt="Press gently and keep still until it softens",
        short="Press and hold",
        hands="Fingertips flat on one spot, no sliding",
        body="Lean in from the feet, breathe out",
        caution="At most 5 of 10; never on bone.",
        notes="Show the difference.",
        why="Because.",
        mistake="Sliding.",
        feel="Softer.",
        technique=("glide", "hold"),
        regions=("trapezius_upper", "trapezius_middle"),
        also=("deltoid",),
        sides="each",
        stand="head",
        layer="superficial",
        lead_in=5.0,
        time=25.0,
        at_most=60.0,
        repeat=2,
        until="it feels softer",
        ask="pressure",
        swap=True,
        origin=(4, 5),
        added=False,
    )
    assert read_routine(path, SMALL) == Routine(
        id="back",
        title="Upper back",
        about="One step, in full.",
        source="A book",
        steps=(first, Step(id="wait", phase="close", prompt="Wait", confirm=True)),
        path=str(path),
        sha256=hashlib.sha256(WHOLE.encode()).hexdigest(),
    )


def test_the_tables_have_every_field_of_a_step_and_of_a_routine() -> None:
    fields = {key.attribute or key.name for key in STEP_KEYS.values()}
    assert fields == set(Step._fields)
    top = {key.attribute or key.name for key in ROUTINE_KEYS.values()}
    assert top - {"format"} <= set(Routine._fields)


def test_a_routine_may_name_groups_and_regions_in_this_order() -> None:
    assert list(known_ids(SMALL)["region"]) == ["trapezius", "trapezius_upper", "trapezius_middle", "deltoid"]


def test_every_mistake_of_a_file_is_told_at_once_in_its_order() -> None:
    text = """\
format: 1
titel: Upper back
steps:
  - id: Hold
    promt: Press
    regions: [trapezus_upper, deltoid]
    sides: eech
    time: 1:30
    repeat: 21
  - prompt: Next
    time: 5s
    regions: neck
  - 5
title: A
title: B
"""
    assert refusal(text) == [
        'f:2:1: a routine has no key "titel" — did you mean "title"?',
        'f:4:9: "id" wants a short name of a-z, 0-9 and - that begins with a letter, found "Hold"'
        " — perhaps hold",
        'f:5:5: a step has no key "promt" — did you mean "prompt"?',
        'f:6:15: no region "trapezus_upper" — did you mean "trapezius_upper"?',
        'f:7:12: "sides" cannot be "eech" — did you mean "each"?',
        'f:8:11: "time" wants a length of time from 1s to 60m, found "1:30" — write 1m30s',
        'f:9:13: "repeat" wants a whole number from 1 to 20, found "21"',
        'f:10:5: a step needs "id" — give the step a name of its own, like this: - id: hold',
        'f:12:14: no region "neck" — one of: trapezius, trapezius_upper, trapezius_middle, deltoid',
        'f:13:5: a step is made of keys and values, found "5" — begin it with: - id:',
        'f:15:1: "title" is here twice — the first is in line 14; keep one of them',
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5", 'f:1:1: a routine is made of keys and values, found "5" — begin with: format: 1'),
        ("- a", "f:1:1: a routine is made of keys and values, found a list — begin with: format: 1"),
        (
            STEP.replace("format: 1\n", ""),
            'f:1:1: a routine needs "format" — begin the file with the line: format: 1',
        ),
        (
            STEP.replace("title: T\n", ""),
            'f:1:1: a routine needs "title" — write what the routine is called, like this: title: Upper back',
        ),
        (
            STEP.replace("title: T", "title:"),
            'f:2:7: "title" is empty — write what the routine is called, like this: title: Upper back',
        ),
        (
            STEP.replace("title: T", "title: T\nprompt: P"),
            'f:3:1: a routine has no key "prompt" — it belongs to a step: write it below - id:',
        ),
        (
            STEP + "    about: A\n",
            'f:8:5: a step has no key "about" — it belongs to the whole routine: write it above steps,'
            " without spaces in front",
        ),
        (
            STEP + "    music: A\n",
            'f:8:5: a step has no key "music" — leave it out; massage-trainer schema --page lists the keys',
        ),
        (STEP.replace("format: 1", "format: one"), 'f:1:9: "format" wants the number 1, found "one"'),
        (STEP.replace("format: 1", "format: 0"), 'f:1:9: "format" wants the number 1, found "0"'),
        (
            "format: 1\ntitle: T\n",
            'f:1:1: a routine needs "steps" — write steps: and below it each step, begun with: - id:',
        ),
        (
            "format: 1\ntitle: T\nsteps: []\n",
            'f:3:8: "steps" wants a list of steps, found an empty list — begin each step with: - id:',
        ),
        (
            "format: 1\ntitle: T\nsteps:\n  id: a\n",
            'f:4:3: "steps" wants a list of steps, found keys and values — begin each step with: - id:',
        ),
        (
            STEP + "  - id: a\n    prompt: P\n    regions: deltoid\n    time: 5s\n",
            'f:8:9: the id "a" is used twice — the first is in line 4; change one',
        ),
        (
            STEP.replace("    time: 5s\n", ""),
            "f:4:5: this step does not say how long it lasts — add time: 45s, or confirm: true",
        ),
        (
            STEP.replace("time: 5s", "confirm: false"),
            "f:4:5: this step does not say how long it lasts — add time: 45s, or confirm: true",
        ),
        (
            STEP.replace("    regions: trapezius\n", ""),
            "f:4:5: a working step needs regions — add regions: trapezius, or phase: prepare",
        ),
        (
            STEP.replace("regions: trapezius", "regions: []"),
            "f:4:5: a working step needs regions — add regions: trapezius, or phase: prepare",
        ),
        (
            STEP + "    until: soft\n    confirm: true\n",
            'f:9:14: "until" and "confirm" cannot both end a step — keep the one that is meant',
        ),
        (
            STEP + "    at_most: 60s\n",
            'f:8:14: "at_most" needs "until" — say what to wait for, or leave at_most out',
        ),
        (
            STEP + "    until: soft\n    at_most: 4s\n",
            'f:9:14: "at_most" is shorter than "time" (5s) — make it at least as long',
        ),
        (STEP + "    technique: strip\n", 'f:8:16: no technique "strip" — one of: glide, hold'),
        (
            STEP + "    confirm: yes\n",
            'f:8:14: "confirm" wants true or false, found "yes" — write confirm: true',
        ),
        (STEP + "    phase: wrok\n", 'f:8:12: "phase" cannot be "wrok" — did you mean "work"?'),
        (
            STEP + "    short: one two three four five\n",
            'f:8:12: "short" has 5 words, at most 4 can be read from afar — say it in fewer words',
        ),
        (
            STEP.replace("prompt: P", "prompt: " + "é" * 61),
            'f:5:13: "prompt" has 61 characters, at most 60 fit — say it in fewer words',
        ),
    ],
)
def test_one_mistake_is_told_once(text: str, told: str) -> None:
    assert refusal(text) == [told]


@pytest.mark.parametrize(
    "line",
    [
        "confirm: true",
        "until: soft",
        "until: soft\n    at_most: 5s",
        "until: soft\n    confirm: false",
        "from: 3\n    added: true",
        "phase: prepare",
        "technique: [glide, hold, glide]",
        "technique: []",
        "also: [deltoid]",
        "repeat: 20",
    ],
)
def test_what_may_stand_in_a_step(line: str) -> None:
    assert parse_routine(f"{STEP}    {line}\n".encode(), "f", SMALL, "f").id == "f"


def test_preparing_and_closing_need_no_region() -> None:
    text = STEP.replace("    regions: trapezius\n", "    phase: prepare\n")
    assert parse_routine(text.encode(), "f", SMALL, "f").steps[0].regions == ()


@pytest.mark.parametrize("version", ["2", "10", "02", "99999999999999999999"])
def test_a_newer_file_is_refused_in_one_sentence(version: str) -> None:
    told = refusal(f"format: {version}\nwonder: [1]\nsteps: 5\n")
    assert len(told) == 1
    assert told[0].startswith("f:1:9: this file was made for a newer version of the program")


# Anything at all

words = st.sampled_from(
    [*STEP_KEYS, *ROUTINE_KEYS, "trapezius", "deltoid", "hold", "5s", "1", "true", "x", "~"]
)
lines = st.builds(
    lambda indent, dash, key, value: f"{'  ' * indent}{dash}{key}: {value}",
    st.integers(0, 3),
    st.sampled_from(["", "- "]),
    words,
    words | st.text(max_size=12).map(lambda text: text.replace("\n", " ")),
)


def judge(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    try:
        routine = parse_routine(data, "f", SMALL, "f")
    except Refused as refused:
        problems = refused.problems
    else:
        assert routine.steps
        return
    assert problems
    assert list(problems) == sorted(problems)
    assert all(problem.what and problem.place.file == "f" for problem in problems)
    assert places_inside(data, problems)


@given(st.text(max_size=200) | st.lists(lines, max_size=30).map("\n".join))
def test_any_text_is_a_routine_or_problems_inside_the_file(text: str) -> None:
    judge(text)


@given(st.data())
def test_a_good_file_with_a_slip_is_a_routine_or_problems_inside_the_file(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE)))
    gone = data.draw(st.integers(0, 6))
    slip = data.draw(
        st.sampled_from(["", " ", "\t", "\n", ":", "- ", "[", "]", '"', "é", "\u202e", "&a ", "x"])
    )
    judge(WHOLE[:at] + slip + WHOLE[at + gone :])


def test_a_thousand_steps_are_read() -> None:
    step = STEP.partition("steps:\n")[2]
    text = "format: 1\ntitle: T\nsteps:\n" + "".join(
        step.replace("id: a", f"id: a{number}") for number in range(1000)
    )
    assert len(parse_routine(text.encode(), "f", SMALL, "f").steps) == 1000


def test_the_shipped_routines_are_read_with_the_shipped_body() -> None:
    from massage_trainer.atlas import read_atlas

    atlas = read_atlas(resources.folder("assets"), drawing=False)
    for path in resources.folder("routines").glob("*.yaml"):
        assert read_routine(path, atlas).id == path.stem
