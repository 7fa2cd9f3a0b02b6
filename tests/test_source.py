# SPDX-License-Identifier: MIT
"""Files become nodes with places, and hostile files become problems with places, quickly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.problems import Place, Problem, Refused
from massage_trainer.source import List, Map, Node, Text, parse, peek_title, quoted, read


@pytest.fixture(params=[True, False], ids=["C parser", "Python parser"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: a build without libyaml must be as safe, if slower."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)


def refusal(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        parse(data.encode() if isinstance(data, str) else data, "f")
    return caught.value.problems


def places_inside(data: bytes, problems: tuple[Problem, ...]) -> bool:
    lines = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return all(
        0 <= problem.place.line <= len(lines)
        and problem.place.column <= len(lines[problem.place.line - 1]) + 1
        for problem in problems
    )


@pytest.mark.usefixtures("_either_parser")
def test_nodes_know_where_they_stand() -> None:
    tree = parse(b"title: Upper back\nsteps:\n  - id: 'hold'\n    regions: [a, b]\n", "f")
    step = Map(
        (
            (Text("id", True, 3, 5), Text("hold", False, 3, 9)),
            (Text("regions", True, 4, 5), List((Text("a", True, 4, 15), Text("b", True, 4, 18)), 4, 14)),
        ),
        3,
        5,
    )
    assert tree.root == Map(
        (
            (Text("title", True, 1, 1), Text("Upper back", True, 1, 8)),
            (Text("steps", True, 2, 1), List((step,), 3, 3)),
        ),
        1,
        1,
    )
    assert tree.place(step) == Place("f", 3, 5)
    assert isinstance(tree.root, Map)
    assert tree.root.get("title") == Text("Upper back", True, 1, 8)
    assert tree.root.get("nothing") is None


@pytest.mark.parametrize(
    "written",
    [
        b"\xef\xbb\xbfa: 1\nb: 2\n",
        b"a: 1\r\nb: 2\r\n",
        b"a: 1\rb: 2\r",
        b"---\na: 1\nb: 2\n...\n",
        b"%YAML 1.1\n---\na: 1\nb: 2",
    ],
)
def test_byte_order_mark_line_ends_and_dashes_change_nothing(written: bytes) -> None:
    root = parse(written, "f").root
    assert isinstance(root, Map)
    assert [(key.value, node[0]) for key, node in root.pairs] == [("a", "1"), ("b", "2")]


def test_words_are_taken_as_written() -> None:
    root = parse(b"a: 010\nb: on\nc: 1:30\nd: 2024-13-45\ne: ~\nf:\ng: 0x_\n", "f").root
    assert isinstance(root, Map)
    assert [node[0] for _, node in root.pairs] == ["010", "on", "1:30", "2024-13-45", "~", "", "0x_"]


def test_a_key_that_comes_twice_is_held_once_and_told() -> None:
    tree = parse(b"a: 1\nb: 2\na: 3\n? [x]\n: 4\n", "f")
    assert isinstance(tree.root, Map)
    assert [(key.value, node[0]) for key, node in tree.root.pairs] == [("a", "1"), ("b", "2")]
    assert [str(problem) for problem in tree.problems] == [
        'f:3:1: "a" is here twice — the first is in line 1; keep one of them',
        "f:4:3: a key must be a word — write it like this: title: Upper back",
    ]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", "f:1:1: there is nothing in this file"),
        ("# only a remark\n", "f:1:1: there is nothing in this file"),
        ("a: b: c", "f:1:5: a colon cannot stand here"),
        ("a: 1\nb\nc: 2\n", "f:2:1: a key without its colon"),
        ("a: 1\nlonely\n", "f:2:1: a key without its colon"),
        ('a: 1\nb: "x\nc: 2\n', "f:2:4: a quotation mark is opened here and never closed"),
        ("a: 'x", "f:1:4: a quotation mark is opened here and never closed"),
        ("a: [b\n", "f:1:1: a list in [ ] is not closed"),
        ("a: {b\n", "f:1:1: a map in { } is not closed"),
        ("a:\n  - b\n c: 1\n", "f:3:2: this does not line up"),
        ("- a\nb: c\n", "f:2:1: this does not line up"),
        ("a: - b\n", "f:1:4: a list cannot begin here"),
        ('a: "\\q"\n', "f:1:"),
        ("\ta: b\n", "f:1:1: a tab stands in front — use spaces instead"),
        ("a:\n\t- b\n", "f:2:1: a tab stands in front — use spaces instead"),
        ("a: @x\n", "f:1:4: a text cannot begin with @"),
        ("a: %x\n", "f:1:4: a text cannot begin with %"),
        ("a: *\n", "f:1:5: a text cannot begin with & or *"),
        ("a: !x!y z\n", "f:1:4: a text cannot begin with !"),
        ("a: !<x\n", "f:1:7: a text cannot begin with !"),
        ("'a' 'b'\n", "f:1:5: the text goes on behind its closing quotation mark"),
        ("a: 'Don't press'\n", "f:1:9: the text goes on behind its closing quotation mark"),
        ("a: {b} c\n", "f:1:8: the text goes on behind its closing bracket"),
        ("a: [b] c\n", "f:1:8: the text goes on behind its closing bracket"),
        ("a: [b\nc: d\n", "f:1:4: a list in [ ] is not closed"),
        ("a: > b\n", "f:1:6: a text cannot begin with > or |"),
        ("a: ? b\n", "f:1:4: a text cannot begin with ?"),
        ("a: 1\nb:2\nc: 3\n", "f:2:3: a space is missing after the colon — write it like this: b: 2"),
        ("- a:1\n  b: 2\n", "f:1:5: a space is missing after the colon — write it like this: a: 1"),
        ("- a: 1\n    b: 2\n", "f:2:5: this does not line up with the line above"),
        ("a:\u00a01\nb: 2\n", "f:1:3: this is not an ordinary space (but U+00A0)"),
        ("- a: 1\n\u00a0\u00a0b: 2\n", "f:2:1: this is not an ordinary space (but U+00A0)"),
        ("a: ]\n", "f:1:4: something is missing here"),
        ("%YAML 3.0\n---\na: 1\n", "f:1:1: this is not YAML"),
        ("---\na: 1\n---\nb: 1\n", "f:3:1: a second document begins here"),
    ],
)
def test_what_is_not_yaml_is_told_in_plain_words(written: str, expected: str) -> None:
    problems = refusal(written)
    assert len(problems) == 1
    # libyaml and Python's parser point to different ends of some mistakes.
    said = str(problems[0])
    assert said.startswith(expected) or said.partition(": ")[2].startswith(expected.partition(": ")[2])
    assert places_inside(written.encode(), problems)


@pytest.mark.usefixtures("_either_parser")
def test_anchors_aliases_and_tags_are_refused_all_at_once() -> None:
    problems = refusal("a: &x 1\nb: *x\nc: !!int 3\nd: !!python/object:os.system {}\ne: &l [*l]\n")
    assert [(problem.place.line, problem.what) for problem in problems] == [
        (1, "anchors and aliases (& and *) are not allowed"),
        (2, "anchors and aliases (& and *) are not allowed"),
        (3, "a tag (!!int) is not allowed"),
        (4, "a tag (!!python/object:os.system) is not allowed"),
        (5, "anchors and aliases (& and *) are not allowed"),
        (5, "anchors and aliases (& and *) are not allowed"),
    ]


def test_a_merge_key_is_an_ordinary_key() -> None:
    root = parse(b"<<: {a: 1}\n", "f").root
    assert isinstance(root, Map)
    assert root.pairs[0][0].value == "<<"


ALIAS_BOMB = "a: &a [x]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_a_hundred_thousand_words_are_refused() -> None:
    # With the C parser only: the other takes many seconds for as many words, and the count is the same.
    (problem,) = refusal("- x\n" * 100_001)
    assert problem.what == "more than 100,000 words and lists"


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ALIAS_BOMB.encode(), "anchors and aliases"),
        (b"a: &a {x: 1}\nb: &b\n  <<: [*a, *a]\n", "anchors and aliases"),
        (b"[" * 100_000, "more than 32 lists or maps inside each other"),
        (b"{a: " * 50_000, "more than 32 lists or maps inside each other"),
        (b"- " * 25_000 + b"x", "more than 32 lists or maps inside each other"),
        (b"a: \x00\n", "U+0000"),
        (b"a: \x1b[31m\n", "U+001B"),
        (b"a: \x7f\n", "U+007F"),
        ("a: \u202e evil\n".encode(), "U+202E"),
        ("# \u2066 in a remark\n".encode(), "U+2066"),
        ("a: \ufeff\n".encode(), "U+FEFF"),
        ("a: x\u2028y\n".encode(), "U+2028"),
        ("a: x\u0085y\n".encode(), "U+0085"),
        ("a: \ufffe\n".encode(), "U+FFFE"),
        ("a: grün\n".encode("latin-1"), "byte 0xfc is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "saved as UTF-16"),
        ("a: 1\nb: 2\n".encode("utf-16-le"), "saved as UTF-16"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text"),
        (b"a: \xc0\xaf\n", "byte 0xc0 is not UTF-8"),
        (b"a: \xed\xa0\x80\n", "byte 0xed is not UTF-8"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value),
)
def test_hostile_files_are_refused(data: bytes, expected: str) -> None:
    problems = refusal(data)
    assert expected in problems[0].what
    assert places_inside(data, problems)


def test_the_line_of_a_bad_byte_is_told() -> None:
    (problem,) = refusal("a: 1\r\nb: 2\nc: naïve\n".encode("latin-1"))
    assert problem.place == Place("f", 3, 6)
    assert problem.what == "byte 0xef is not UTF-8 text (perhaps meant as ï)"
    assert problem.advice == "save the file once more and choose UTF-8 as its encoding"


def test_every_unfit_character_is_told_up_to_a_hundred() -> None:
    assert [problem.place.line for problem in refusal("a: \x01\nb: \x02\n")] == [1, 2]
    assert len(refusal("\x01" * 1000)) == 100


@pytest.mark.usefixtures("_either_parser")
@given(st.binary(max_size=200) | st.text("ab: -[]{},&*!|>'\"%@`#\n\t?~\\", max_size=60).map(str.encode))
def test_any_bytes_are_a_tree_or_problems_inside_the_file(data: bytes) -> None:
    try:
        tree = parse(data, "f")
    except Refused as refused:
        problems = refused.problems
    else:
        problems = (*tree.problems, *(Problem(tree.place(node), "a node") for node in walk(tree.root)))
    assert problems
    assert places_inside(data, problems)


def walk(node: Node) -> list[Node]:
    if isinstance(node, Text):
        return [node]
    if isinstance(node, List):
        return [node, *(inner for item in node.items for inner in walk(item))]
    return [node, *(inner for key, value in node.pairs for inner in (key, *walk(value)))]


def test_words_in_problems_stay_short_and_on_one_line() -> None:
    assert quoted("one\ntwo  three") == '"one two three"'
    assert len(quoted("x" * 1000)) == 50


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    tree = read(path)
    assert tree.file == str(path)
    assert isinstance(tree.root, Map)


# Titles


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("format: 1\ntitle: Upper back\nsteps: []\n", "Upper back"),
        ("title: '  Upper\n\n  back '\n", "Upper back"),
        ("about: {title: no, a: [title, no]}\ntitle: Yes\n", "Yes"),
        ("about: title\nb: [1, [2]]\nc: title\n", ""),
        ("steps: []\ntitle: Too late\n", ""),
        ("format: 1\n", ""),
        ("", ""),
        ("- title: no\n", ""),
        ("title: [a]\nsteps: []\n", ""),
        ('title: "\\u202e evil"\n', ""),
        (f"title: {'x' * 201}\n", ""),
        ("a: " + "[" * 40 + "\n", ""),
        ("title: Fine\nsteps: [broken\n", "Fine"),
        ("# " + "x" * 2000 + "\ntitle: Far down\n", "Far down"),
        ("about: |\n" + "  many words\n" * 200 + "title: Far down\n", "Far down"),
        ('about: "many words ' + "and more\n  " * 200 + '"\ntitle: Far down\n', "Far down"),
        ("# é" + "x" * 1015 + "é é é é é é é é é é é é é é é é é\ntitle: A cut accent\n", "A cut accent"),
    ],
)
def test_a_title_is_found_without_the_steps(tmp_path: Path, written: str, title: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(written, encoding="utf-8")
    assert peek_title(path) == title


def test_a_title_behind_a_mistake_is_not_found(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b: c\ntitle: x\n", encoding="utf-8")
    with pytest.raises(Refused, match="a colon cannot stand here"):
        peek_title(path)


def test_a_title_behind_a_hundred_thousand_words_is_not_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: [" + "x," * 100_001 + "]\ntitle: x\n", encoding="utf-8")
    assert peek_title(path) == ""
