# SPDX-License-Identifier: MIT
"""The page and the JSON Schema about the routine format, made from the tables that the reader follows.

It reads no routine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from massage_trainer.atlas import Atlas
from massage_trainer.fields import Key
from massage_trainer.routine_format import FORMAT, ROUTINE_KEYS, STEP_KEYS, known_ids

EXAMPLE = """\
# yaml-language-server: $schema=../assets/routine.schema.json
format: 1
title: Shoulders in one minute
about: One stroke to begin with.
steps:
  - id: hold
    title: Hold the tight spots
    prompt: Press gently and keep still until it softens
    short: Press and hold
    hands: Fingertips flat on one spot, no sliding
    body: Lean in from the feet, breathe out
    caution: At most 5 of 10; never on bone.
    technique: hold
    regions: [trapezius_upper, trapezius_middle]
    sides: each
    lead_in: 5s
    time: 25s
    until: it feels softer or less tender
    at_most: 60s
    ask: pressure
"""

_PAGE = """\
# How a routine is written

<!-- Made by `massage-trainer schema --page`; the tests compare. -->

A routine is a text file in UTF-8 whose name ends in `.yaml`; the name without that is the routine's id. Put
your own into the folder `routines` that `massage-trainer about` names, or give the path on the command line.
`massage-trainer check FILE` says every mistake with its line and column. An editor that knows JSON Schema
(most do, by the first line of the example) offers the keys as you type; `massage-trainer schema` prints it.

```yaml
{example}```

## The top of the file

{routine_keys}

## A step

{step_keys}

Text is shown as it is written: no markup, no links. Characters are counted as people see them, so an accent
or a flag is one. A length of time is written `45s`, `2m` or `1m30s`.

What holds between the keys:

- A step says how it ends. With `time` it ends by itself. With `time` and `until` it waits at the end until
  someone goes on, at most until `at_most`, which is as long as `time` or longer. With `confirm: true` it
  waits from the start, and a `time` is only what is expected.
- `until` and `confirm: true` are not used together, and `at_most` only with `until`.
- A working step (`phase: work`, or no `phase`) names at least one region.
- `from` says which steps of the source a step comes from, `added: true` that it is in none.
- Left and right are always the partner's.

## Regions

A region, or the name of a group for all regions in it.

{regions}

## Techniques

{techniques}

## What is not read

Anchors and aliases (`&`, `*`), tags (`!`), a key that comes twice, a second document (`---`), characters
that cannot be seen, files above 1 MiB, and more than 32 levels. Format {format} will only grow by keys that
may be left out; a file for a later format is refused in words.
"""


def schema(atlas: Atlas) -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know) of routine files.

    It lets pass all that the reader takes (but for texts that look like numbers) and refuses most of what the
    reader refuses: how many characters are seen, and that ids are used once, only the reader can say.
    """
    step = _object(STEP_KEYS)
    waits = {"properties": {"confirm": {"const": True}}, "required": ["confirm"]}
    step["allOf"] = [
        {"if": waits, "then": {"not": {"required": ["until"]}}, "else": {"required": ["time"]}},
        {
            "if": {"properties": {"phase": {"const": "work"}}},
            "then": {"required": ["regions"], "properties": {"regions": {"not": {"const": []}}}},
        },
    ]
    step["dependencies"] = {"at_most": ["until"]}
    ids = {name: {"enum": list(known)} for name, known in known_ids(atlas).items()}
    top = _object(ROUTINE_KEYS)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A routine of the massage trainer",
        **top,
        "definitions": {"step": step, **ids},
    }


def schema_text(atlas: Atlas) -> str:
    """The schema as the file `assets/routine.schema.json` holds it."""
    return json.dumps(schema(atlas), indent=2, ensure_ascii=False) + "\n"


def page(atlas: Atlas) -> str:
    """The page `docs/routine-format.md`."""
    groups = [(group, f"{atlas.names[group]}: {', '.join(atlas.groups[group])}") for group in atlas.groups]
    regions = [(name, region.name) for name, region in atlas.regions.items()]
    techniques = [(name, f"{stroke.name} ({stroke.term})") for name, stroke in atlas.techniques.items()]
    return _PAGE.format(
        example=EXAMPLE,
        format=FORMAT,
        routine_keys=_key_table(ROUTINE_KEYS),
        step_keys=_key_table(STEP_KEYS),
        regions=_table(("id", "what it is"), [(f"`{name}`", said) for name, said in (*groups, *regions)]),
        techniques=_table(("id", "what it is"), [(f"`{name}`", said) for name, said in techniques]),
    )


def _object(keys: Mapping[str, Key]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key.name: {"description": key.meaning, **key.kind.schema()} for key in keys.values()},
        "required": [key.name for key in keys.values() if key.required],
        "additionalProperties": False,
    }


def _key_table(keys: Mapping[str, Key]) -> str:
    rows = [
        (f"`{key.name}`" + (" (required)" if key.required else ""), key.kind.words(), key.meaning)
        for key in keys.values()
    ]
    return _table(("key", "holds", "means"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))
