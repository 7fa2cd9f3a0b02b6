# SPDX-License-Identifier: MIT
"""Outlines and landmarks are found in a drawing, and a drawing that would reach outside is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer.drawing import Drawing, read_drawing
from massage_trainer.problems import Refused

SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n{}\n</svg>\n'
PATH = '<path id="{}" d="M0 0 L10 0 L0 10 Z"/>'


def drawing(tmp_path: Path, inside: str) -> Drawing:
    path = tmp_path / "body.svg"
    path.write_text(SVG.format(inside), encoding="utf-8")
    return read_drawing(path)


def test_outlines_and_landmarks_are_found_in_any_layer(tmp_path: Path) -> None:
    found = drawing(
        tmp_path,
        "<g><g>"
        + PATH.format("deltoid.left")
        + "</g></g>"
        + PATH.format("no_go_spine")
        + PATH.format("no_go_armpit.right")
        + '<circle id="lm_C7_spinous_tip" cx="0" cy="-1.5" r="6"/>',
    )
    assert set(found.outlines) == {"deltoid.left", "no_go_spine", "no_go_armpit.right"}
    assert found.landmarks == {"C7_spinous_tip": (0.0, -1.5)}
    assert found.problems == []


def test_other_shapes_are_not_looked_at(tmp_path: Path) -> None:
    others = (
        '<path id="deltoid.left.fibres" d="M0 0 L1 1"/><path d="M0"/><rect id="a.left"/><circle id="eye"/>'
    )
    found = drawing(tmp_path, others + '<g transform="scale(2)"><path id="hair" d="M0 0"/></g>')
    assert found == Drawing()


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (
            '<path id="a.left" d="M0 0 L1 1"/>',
            '2:1: the shape "a.left": it is not closed (Z); close the path',
        ),
        ('<path id="a.left"/>', '2:1: the shape "a.left": it is empty'),
        (
            PATH.format("a.left") + "\n  " + PATH.format("a.left"),
            '3:3: the shape "a.left": another shape has the same id',
        ),
        (
            '<g transform="scale(2)">' + PATH.format("a.left") + "</g>",
            '2:25: the shape "a.left": it is moved by a transform; ungroup it and save it as a plain path',
        ),
        (
            '<circle id="lm_a" cx="1"/>',
            '2:1: the shape "lm_a": its centre (cx, cy) is not given by two numbers',
        ),
        (
            '<circle id="lm_a" cx="1" cy="1em"/>',
            '2:1: the shape "lm_a": its centre (cx, cy) is not given by two numbers',
        ),
        (
            '<circle id="lm_a" transform="scale(2)" cx="1" cy="1"/>',
            '2:1: the shape "lm_a": it is moved by a transform; ungroup it and save it as a plain path',
        ),
    ],
)
def test_a_shape_that_cannot_be_used_is_told(tmp_path: Path, inside: str, told: str) -> None:
    (problem,) = drawing(tmp_path, inside).problems
    assert str(problem) == f"{tmp_path / 'body.svg'}:{told}"


def test_a_transform_ends_with_its_group(tmp_path: Path) -> None:
    found = drawing(tmp_path, '<g transform="scale(2)"><g/></g>' + PATH.format("a.left"))
    assert list(found.outlines) == ["a.left"]


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<svg>&b;</svg>'
OUTSIDE = '<!DOCTYPE svg SYSTEM "http://example.org/svg.dtd">\n<svg/>'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, ":1:0: a drawing must not have a DOCTYPE"),
        (OUTSIDE, "a drawing must not have a DOCTYPE"),
        ("<svg>", "this drawing cannot be read as SVG"),
        ("", "this drawing cannot be read as SVG"),
        ("<svg>&unknown;</svg>", "this drawing cannot be read as SVG"),
        ("\x00", "this drawing cannot be read as SVG"),
    ],
)
def test_what_is_no_plain_drawing_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "body.svg"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        read_drawing(path)
    assert told.partition(": ")[2] in str(caught.value) or told in str(caught.value)


def test_deep_nesting_does_no_harm(tmp_path: Path) -> None:
    assert drawing(tmp_path, "<g>" * 20_000 + "</g>" * 20_000) == Drawing()


def test_a_missing_drawing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no such file"):
        read_drawing(tmp_path / "body.svg")
