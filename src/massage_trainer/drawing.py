# SPDX-License-Identifier: MIT
"""Finds the outlines and landmarks in the drawing of the body by their ids; it does not draw them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from massage_trainer.outline import Outline, Point, read_outline
from massage_trainer.problems import Place, Problem, Refused
from massage_trainer.source import quoted
from massage_trainer.textfile import read_bytes

MOST_BYTES = 4 * 1024 * 1024


@dataclass(slots=True)
class Drawing:
    """What was found: outlines by id (`deltoid.left`, `no_go_spine`), landmarks without their `lm_`."""

    outlines: dict[str, Outline] = field(default_factory=dict)
    landmarks: dict[str, Point] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_drawing(path: Path) -> Drawing:
    """Read an SVG drawing; raises Refused if it is not one or tries to include something.

    Only closed outlines with an id `REGION.left`, `REGION.right` or `no_go…` and circles `lm_…` are looked
    at. What is wrong with one of these is in `problems`.
    """
    from pyexpat import ExpatError, ParserCreate

    data = read_bytes(path, MOST_BYTES)
    drawing = Drawing()
    # For each element that is open: is it, or anything around it, moved by a transform?
    moved = [False]

    def here() -> Place:
        return Place(str(path), parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def opened(tag: str, attributes: dict[str, str]) -> None:
        moved.append(moved[-1] or "transform" in attributes)
        name = attributes.get("id", "")
        try:
            if tag.endswith("path") and _is_outline(name):
                _check(name, drawing.outlines, moved=moved[-1])
                drawing.outlines[name] = read_outline(attributes.get("d", ""))
            elif tag.endswith("circle") and name.startswith("lm_"):
                _check(name[3:], drawing.landmarks, moved=moved[-1])
                drawing.landmarks[name[3:]] = _centre(attributes)
        except ValueError as error:
            drawing.problems.append(Problem(here(), f"the shape {quoted(name)}: {error}"))

    def closed(_tag: str) -> None:
        moved.pop()

    def has_doctype(*_: object) -> None:
        # Entities can only be made in a DOCTYPE: without one nothing is expanded or included.
        raise Refused([Problem(here(), "a drawing must not have a DOCTYPE", "save it as plain SVG")])

    parser = ParserCreate()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = has_doctype
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        place = Place(str(path), error.lineno, error.offset + 1)
        raise Refused([Problem(place, "this drawing cannot be read as SVG", "save it again")]) from None
    return drawing


def _is_outline(name: str) -> bool:
    # Fibres have ids too (`REGION.left.fibres`) and are open strokes.
    return name.startswith("no_go") or (name.count(".") == 1 and name.endswith((".left", ".right")))


def _check(name: str, before: Collection[str], *, moved: bool) -> None:
    if name in before:
        raise ValueError("another shape has the same id")
    if moved:
        raise ValueError("it is moved by a transform; ungroup it and save it as a plain path")


def _centre(attributes: dict[str, str]) -> Point:
    try:
        return float(attributes["cx"]), float(attributes["cy"])
    except (KeyError, ValueError):
        raise ValueError("its centre (cx, cy) is not given by two numbers") from None
