# SPDX-License-Identifier: MIT
"""How a routine is written in a file (format 1), and the reader of such files; it shows and paces nothing.

The two tables here are the only definition of the format: the reader, the JSON Schema and the page about the
format all follow them. Format 1 grows by optional keys only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import inf
from pathlib import Path
from typing import Any

from massage_trainer import source
from massage_trainer.atlas import Atlas
from massage_trainer.digest import sha256
from massage_trainer.durations import written
from massage_trainer.fields import (
    Choice,
    Duration,
    Ids,
    Key,
    Kind,
    NewId,
    Reading,
    Rising,
    Whole,
    Words,
    YesNo,
    found,
    read_keys,
    table,
)
from massage_trainer.legibility import MOST_LINES, prompt_lines
from massage_trainer.problems import Place, Problem, Refused
from massage_trainer.routine import Routine, Step
from massage_trainer.source import List, Map, Node, Text, quoted
from massage_trainer.textfile import read_bytes

FORMAT = 1
_LINE = Words(100)
_PROSE = Words(1000, lines=True)


class Steps(Kind):
    """The list of steps; `parse_routine` reads them one by one."""

    __slots__ = ()

    def read(self, node: Node, name: str, reading: Reading) -> tuple[Node, ...] | None:
        if isinstance(node, List) and node.items:
            return node.items
        self.wrong(node, name, reading, "begin each step with: - id:")
        return None

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/step"}}

    def words(self) -> str:
        return "a list of steps"


# The order of the keys is the one in which the documentation shows them.
ROUTINE_KEYS = table(
    Key(
        "format",
        Whole(FORMAT, FORMAT),
        "the version of the format; write format: 1",
        required=True,
        advice="begin the file with the line: format: 1",
    ),
    Key(
        "title",
        Words(60),
        "what the routine is called",
        required=True,
        advice="write what the routine is called, like this: title: Upper back",
    ),
    Key("about", _PROSE, "what it is and whom it is for"),
    Key("source", Words(200), "where it comes from, if not from you"),
    Key(
        "steps",
        Steps(),
        "the steps, in their order",
        required=True,
        advice="write steps: and below it each step, begun with: - id:",
    ),
)
STEP_KEYS = table(
    Key(
        "id",
        NewId(),
        "the step's own name, used once: - id: hold",
        required=True,
        advice="give the step a name of its own, like this: - id: hold",
    ),
    Key("phase", Choice(("prepare", "work", "close")), "work counts as a step; prepare and close do not"),
    Key("title", Words(60), "what the step is called in lists; without it, the prompt"),
    Key(
        "prompt",
        Words(60),
        "what to do, the largest text: prompt: Press gently",
        required=True,
        advice="write what to do, like this: prompt: Press gently",
    ),
    Key("short", Words(40, most_words=4), "the prompt for someone two metres away"),
    Key("hands", _LINE, "what the hands do"),
    Key("body", _LINE, "how the giver stands and moves"),
    Key("caution", _LINE, "what to beware of"),
    Key("notes", _PROSE, "for the teacher only"),
    Key("why", _PROSE, "why here, why so"),
    Key("mistake", _PROSE, "what often goes wrong"),
    Key("feel", _PROSE, "what the hands should feel"),
    Key(
        "technique",
        Ids("technique", again=True),
        "what the hands do; several are played in turn",
    ),
    Key("regions", Ids("region"), "where; needed in a working step"),
    Key("also", Ids("region"), "further regions, lit as second"),
    Key("sides", Choice(("both", "left", "right", "each")), "the partner's sides; each: left, then right"),
    Key("stand", Choice(("head", "side")), "where the giver stands"),
    Key("layer", Choice(("skin", "superficial", "deep", "bones")), "the layer of the picture to show"),
    Key("lead_in", Duration(), "to get the hands in place; without it 5s in a working step"),
    Key("time", Duration(), "how long, for each side; needed unless confirm: true"),
    Key("repeat", Whole(1, 20), "how often the step is done"),
    Key("until", Words(80), "the condition to wait for when the time is over"),
    Key("at_most", Duration(), "the longest for each side, waiting included; only with until"),
    Key("confirm", YesNo(), "true: the step waits for a press; not together with until"),
    Key("ask", Choice(("pressure",)), "shows a card at half-time: more, less, the same?"),
    Key("swap", YesNo(), "true: partners change places before this step"),
    Key("from", Rising(1, 999), "the steps of the source that this one comes from", attribute="origin"),
    Key("added", YesNo(), "true: not in the source"),
)


_STEPS_KEYS = dict.fromkeys(
    (name for name in STEP_KEYS if name not in ROUTINE_KEYS), "it belongs to a step: write it below - id:"
)
_TOP_KEYS = dict.fromkeys(
    (name for name in ROUTINE_KEYS if name not in STEP_KEYS),
    "it belongs to the whole routine: write it above steps, without spaces in front",
)


def known_ids(atlas: Atlas) -> dict[str, dict[str, None]]:
    """The ids that a routine may use, by sort, in the order in which people look for them."""
    return {
        "region": dict.fromkeys((*atlas.groups, *atlas.regions)),
        "technique": dict.fromkeys(atlas.techniques),
    }


def read_routine(path: Path, atlas: Atlas) -> Routine:
    """Read a routine file; raises Refused with every problem of the file at once, in the file's order."""
    return parse_routine(read_bytes(path), str(path), atlas, path.stem)


def hard_to_read_in_class(routine: Routine, back_row: float) -> list[Problem]:
    """The prompts that a back row so far away (in picture heights) can only read in more lines than are taken
    in at a glance, each with the reason; the routine works all the same.

    The file is read once more only where there is such a prompt, for its place; raises Refused if that fails.
    """
    found: list[Problem] = []
    tree: source.Source | None = None
    for number, step in enumerate(routine.steps):
        lines = prompt_lines(step.prompt, back_row)
        if lines <= MOST_LINES or (step.short and prompt_lines(step.short, back_row) <= MOST_LINES):
            continue
        tree = tree or source.read(Path(routine.path))
        what = (
            f"this prompt needs {lines} lines to be read from {back_row:g} picture heights away,"
            f" more than {MOST_LINES} are not taken in at a glance"
        )
        advice = "say it in fewer words, or give a short: for the class"
        found.append(Problem(_place_of_prompt(tree, number), what, advice))
    return found


def _place_of_prompt(tree: source.Source, step: int) -> Place:
    """Where a step's prompt stands; the file as a whole if it has changed under our hands."""
    steps = tree.root.get("steps") if isinstance(tree.root, Map) else None
    node = steps.items[step] if isinstance(steps, List) and step < len(steps.items) else None
    prompt = node.get("prompt") if isinstance(node, Map) else None
    return tree.place(prompt or tree.root)


def parse_routine(data: bytes, file: str, atlas: Atlas, routine_id: str) -> Routine:
    """The routine in the bytes of a file; `file` is its name for problems and is not opened.

    Raises Refused with every problem at once.
    """
    tree = source.parse(data, file)
    reading = Reading(tree, known_ids(atlas), list(tree.problems))
    root = tree.root
    if not isinstance(root, Map):
        reading.problem(
            root, f"a routine is made of keys and values, found {found(root)}", "begin with: format: 1"
        )
        raise Refused(reading.problems)
    _refuse_newer(root, reading)
    values = read_keys(root, ROUTINE_KEYS, "a routine", reading, _STEPS_KEYS)
    first_with: dict[str, Map] = {}
    steps = tuple(_read_step(node, first_with, reading) for node in values.get("steps", ()))
    if reading.problems:
        raise Refused(reading.problems)
    return Routine(
        id=routine_id,
        title=values["title"],
        about=values.get("about", ""),
        source=values.get("source", ""),
        steps=tuple(step for step in steps if step),
        path=file,
        sha256=sha256(data),
    )


def _refuse_newer(root: Map, reading: Reading) -> None:
    node = root.get("format")
    if isinstance(node, Text) and re.fullmatch("0*(?:[2-9]|[1-9][0-9]+)", node.value):
        what = f"this file was made for a newer version of the program (format {quoted(node.value)[1:-1]})"
        # Its other keys may mean what this version cannot know: no further problem is worth a word.
        raise Refused([Problem(reading.source.place(node), what, "get the newest version of the program")])


def _read_step(node: Node, first_with: dict[str, Map], reading: Reading) -> Step | None:
    if not isinstance(node, Map):
        reading.problem(
            node, f"a step is made of keys and values, found {found(node)}", "begin it with: - id:"
        )
        return None
    before = len(reading.problems)
    values = read_keys(node, STEP_KEYS, "a step", reading, _TOP_KEYS)
    step_id = values.get("id", "")
    if step_id and first_with.setdefault(step_id, node) is not node:
        what = f"the id {quoted(step_id)} is used twice"
        reading.problem(
            node.get("id") or node, what, f"the first is in line {first_with[step_id].line}; change one"
        )
    _check(node, values, reading)
    return Step(**values) if len(reading.problems) == before else None


def _check(node: Map, values: Mapping[str, Any], reading: Reading) -> None:
    """The rules between the keys of a step; what could not be read is a problem already, not judged again."""
    given = {key.value: value for key, value in node.pairs}
    waits = values.get("confirm", "confirm" in given)
    if waits and "until" in given:
        what = '"until" and "confirm" cannot both end a step'
        reading.problem(given["confirm"], what, "keep the one that is meant")
    if "at_most" in given and "until" not in given:
        reading.problem(
            given["at_most"], '"at_most" needs "until"', "say what to wait for, or leave at_most out"
        )
    elif values.get("at_most", inf) < values.get("time", 0):
        what = f'"at_most" is shorter than "time" ({written(values["time"])})'
        reading.problem(given["at_most"], what, "make it at least as long")
    if not waits and "time" not in given:
        reading.problem(node, "this step does not say how long it lasts", "add time: 45s, or confirm: true")
    works = values.get("phase", "" if "phase" in given else "work") == "work"
    regions = given.get("regions")
    if works and (regions is None or regions == List((), regions.line, regions.column)):
        reading.problem(node, "a working step needs regions", "add regions: trapezius, or phase: prepare")
