# SPDX-License-Identifier: MIT
"""The page and the schema about the format say what the reader does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from massage_trainer import resources
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.format_page import EXAMPLE, page, schema, schema_text
from massage_trainer.problems import Refused
from massage_trainer.routine_format import parse_routine
from tests.bodies import SMALL
from tests.test_routine_format import STEP, WHOLE

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return read_atlas(resources.folder("assets"), drawing=False)


def test_the_shipped_schema_is_the_one_that_is_printed(shipped: Atlas) -> None:
    written = (resources.folder("assets") / "routine.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(shipped), "massage-trainer schema > assets/routine.schema.json"
    assert json.loads(written) == schema(shipped)


def test_the_page_is_the_one_in_the_docs(shipped: Atlas) -> None:
    written = (ROOT / "docs" / "routine-format.md").read_text(encoding="utf-8")
    assert written == page(shipped), "massage-trainer schema --page > docs/routine-format.md"


def test_the_example_of_the_page_is_a_routine(shipped: Atlas) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", page(shipped), re.DOTALL)
    assert example == EXAMPLE
    assert parse_routine(example.encode(), "example", shipped, "example").steps


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        STEP,
        STEP.replace("time: 5s", "confirm: true"),
        STEP.replace("time: 5s", "confirm: false"),
        STEP.replace("    time: 5s\n", ""),
        STEP.replace("time: 5s", "time: 5"),
        STEP.replace("time: 5s", 'time: ""'),
        STEP.replace("    regions: trapezius\n", ""),
        STEP.replace("    regions: trapezius\n", "    phase: prepare\n"),
        STEP.replace("regions: trapezius", "regions: []"),
        STEP.replace("regions: trapezius", "regions: [trapezius, nose]"),
        STEP.replace("regions: trapezius", "regions: [trapezius, trapezius]"),
        STEP.replace("id: a", "id: A"),
        STEP.replace("format: 1", "format: 2"),
        STEP.replace("title: T\n", ""),
        STEP + "    until: soft\n",
        STEP + "    until: soft\n    confirm: true\n",
        STEP + "    until: soft\n    confirm: false\n",
        STEP + "    at_most: 9s\n",
        STEP + "    repeat: 21\n",
        STEP + "    technique: [glide, glide]\n",
        STEP + "    from: 0\n",
        STEP + "    from: [1, 2]\n",
        STEP + "    colour: red\n",
        "format: 1\ntitle: T\nsteps: []\n",
        "- a\n",
    ],
)
def test_schema_and_reader_agree(text: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    rules = schema(SMALL)
    jsonschema.Draft7Validator.check_schema(rules)
    fits = jsonschema.Draft7Validator(rules).is_valid(yaml.safe_load(text))
    try:
        parse_routine(text.encode(), "f", SMALL, "f")
    except Refused:
        taken = False
    else:
        taken = True
    assert fits == taken
