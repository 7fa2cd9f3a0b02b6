# SPDX-License-Identifier: MIT
"""Turns a YAML file into words, lists and maps that know their line; it does not know what they mean.

A file is read behind a guard: nothing in it can name another file, build an object, repeat itself without
end or crash the parser. Anchors, aliases, tags, a second document, more than 32 levels, 100,000 pieces or
1 MiB are refused before anything is built. No other module sees PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from massage_trainer.problems import Place, Problem, Refused, refusal
from massage_trainer.textfile import LINE_END, NOT_TEXT, decode, read_bytes

if TYPE_CHECKING:
    import yaml

MOST_EVENTS = 100_000
DEEPEST = 32
_HEAD = 1024
_LONGEST_TITLE = 200

# Spaces as web pages and word processors make them, where YAML wants an ordinary one.
_ODD_SPACE = re.compile("(?:^ *|[:-] *)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_NO_SPACE = re.compile(r" *(?:- +)?([A-Za-z_]+):(?=[^\s/])(.+)")
_ONLY_A_KEY = re.compile(r" *(?:- +)*[\w-]+ *")


# Tuples, not dataclasses: a routine of 1,000 steps has 40,000 of them, and a tuple is made far faster.
class Text(NamedTuple):
    """A word, number or sentence as written; `plain` if it stood there without quotes."""

    value: str
    plain: bool
    line: int
    column: int


class List(NamedTuple):
    """A list of nodes in their order."""

    items: tuple[Node, ...]
    line: int
    column: int


class Map(NamedTuple):
    """Keys with what they hold, in the file's order; a key that comes twice is held as first written."""

    pairs: tuple[tuple[Text, Node], ...]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """What the key holds, or None if it is not there."""
        return next((node for key, node in self.pairs if key.value == name), None)


Node = Text | List | Map


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be parsed: its top node, and what was already found wrong (keys that come twice)."""

    file: str
    root: Node
    problems: tuple[Problem, ...] = ()

    def place(self, node: Node) -> Place:
        """Where the node begins."""
        return Place(self.file, node.line, node.column)


def read(path: Path) -> Source:
    """Read a YAML file behind the guard; raises Refused."""
    return parse(read_bytes(path), str(path))


def parse(data: bytes, file: str) -> Source:
    """The tree of a YAML text; raises Refused if it cannot be parsed or holds what no file may hold.

    `file` is only a name for the places of problems. Keys that come twice are left to the caller, who has
    more to say about the file: they are in `Source.problems`.
    """
    doubled: list[Problem] = []
    top = _tree(decode(data, file), file, doubled)
    if not top:
        raise refusal(file, "there is nothing in this file", "begin it with the line: format: 1", 1, 1)
    return Source(file, top[0], tuple(doubled))


def peek_title(path: Path) -> str:
    """The `title` of a YAML file without reading its steps: quick enough for a list of a thousand.

    An empty text if no usable one stands before `steps`; raises Refused if the file cannot be read so far.
    """
    file = str(path)
    data = read_bytes(path)
    # A title stands near the top as a rule, and the parser swallows all it is given before its first word.
    head = data[: data.rfind(b"\n", 0, _HEAD) + 1] if len(data) > _HEAD else b""
    title = None
    if head:
        try:
            title = _first_title(decode(head, file), file)
        except Refused:
            title = None
    if title is None:
        title = _first_title(decode(data, file), file) or ""
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST_TITLE and not NOT_TEXT.search(title) else ""


def _first_title(text: str, file: str) -> str | None:
    """The title, an empty text if `steps` comes first, or None if the text ends before either."""
    import yaml

    loader = _loader(text)
    depth = 0
    key: str | None = None
    try:
        for _ in range(MOST_EVENTS):
            event: Any = loader.get_event()
            if isinstance(event, yaml.ScalarEvent):
                if depth == 1 and key == "title":
                    return str(event.value)
                if depth == 1:
                    key = event.value if key is None else None
                    if key == "steps":
                        return ""
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                if depth == 1:
                    key = None
            elif isinstance(event, yaml.StreamEndEvent):
                return None
    except yaml.YAMLError as error:
        raise Refused([_explained(error, text, file)]) from None
    finally:
        loader.dispose()
    return None


def _loader(text: str) -> Any:
    import yaml

    return (yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)(text)


def _tree(  # noqa: PLR0912, PLR0915  one loop, as a call for each event would double its time
    text: str, file: str, doubled: list[Problem]
) -> list[Node]:
    """The top node, if there is one.

    The parser's own tree builder is not used: it crashes on deep nesting, expands what repeats itself, and
    takes three times as long.
    """
    import yaml

    scalar, make = yaml.ScalarEvent, tuple.__new__
    refused: list[Problem] = []
    top: list[Node] = []
    items = top
    around: list[tuple[list[Node], int, int]] = []
    documents = 0
    lines: list[str] = []
    loader = _loader(text)
    next_event: Callable[[], Any] = loader.get_event
    try:
        for _ in range(MOST_EVENTS):
            event = next_event()
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            if isinstance(event, scalar):
                if event.anchor is not None or event.tag is not None:
                    refused.append(_no_such_thing(event.tag, Place(file, line, column)))
                if not event.value:
                    # The parser puts a value that is missing at the end of the file on the line after it.
                    lines = lines or LINE_END.split(text)
                    line = min(line, len(lines))
                    column = min(column, len(lines[line - 1]) + 1)
                # As Text(…) does it, without the call of a function for each word.
                items.append(make(Text, (event.value, event.implicit[0], line, column)))
            elif isinstance(event, yaml.CollectionStartEvent):
                if event.anchor is not None or event.tag is not None:
                    refused.append(_no_such_thing(event.tag, Place(file, line, column)))
                if len(around) == DEEPEST:
                    what = f"more than {DEEPEST} lists or maps inside each other"
                    raise refusal(file, what, "is it the right file?", line, column)
                around.append((items, line, column))
                items = []
            elif isinstance(event, yaml.CollectionEndEvent):
                inner = items
                items, line, column = around.pop()
                if isinstance(event, yaml.MappingEndEvent):
                    items.append(Map(_pairs(inner, file, doubled), line, column))
                else:
                    items.append(List(tuple(inner), line, column))
            elif isinstance(event, yaml.AliasEvent):
                refused.append(_no_such_thing(None, Place(file, line, column)))
                items.append(Text("", True, line, column))
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise refusal(file, "a second document begins here", "delete the line ---", line, column)
            elif isinstance(event, yaml.StreamEndEvent):
                break
        else:
            what = f"more than {MOST_EVENTS:,} words and lists"
            raise refusal(file, what, "is it the right file?", line, column)
    except yaml.YAMLError as error:
        raise Refused([*refused, _explained(error, text, file)]) from None
    finally:
        loader.dispose()
    if refused:
        raise Refused(refused)
    return top


def _no_such_thing(tag: str | None, place: Place) -> Problem:
    if tag:
        written = quoted(tag.replace("tag:yaml.org,2002:", "!!"))[1:-1]
        return Problem(
            place, f"a tag ({written}) is not allowed", 'a text that begins with ! needs "quotes" around it'
        )
    return Problem(
        place,
        "anchors and aliases (& and *) are not allowed",
        'a text that begins with & or * needs "quotes" around it',
    )


def _pairs(inner: list[Node], file: str, problems: list[Problem]) -> tuple[tuple[Text, Node], ...]:
    found: dict[str, tuple[Text, Node]] = {}
    for pair in zip(inner[::2], inner[1::2], strict=True):
        key = pair[0]
        if not isinstance(key, Text):
            place = Place(file, key.line, key.column)
            problems.append(Problem(place, "a key must be a word", "write it like this: title: Upper back"))
        elif key.value not in found:
            found[key.value] = (key, pair[1])
        else:
            place = Place(file, key.line, key.column)
            advice = f"the first is in line {found[key.value][0].line}; keep one of them"
            problems.append(Problem(place, f"{quoted(key.value)} is here twice", advice))
    return tuple(found.values())


def quoted(word: str) -> str:
    """The word in quotes as a problem shows it: on one line, and cut if it is long."""
    short = " ".join(word.split())
    return f'"{short}"' if len(short) <= 48 else f'"{short[:47]}…"'


# What the parser says, in the words of someone who has never seen the parser; the first that fits is taken.
_EXPLAINED = (
    (
        "mapping values are not allowed",
        "a colon cannot stand here",
        'a text with a colon needs "quotes" around it',
    ),
    ("could not find expected ':'", "a key without its colon", "write it like this: title: Upper back"),
    (
        "unexpected end of stream",
        "a quotation mark is opened here and never closed",
        "close it with the same mark",
    ),
    (
        "expected ',' or ']'",
        "a list in [ ] is not closed, or a comma is missing",
        'write it like this: [one, two], or put a text that begins with [ in "quotes"',
    ),
    (
        "expected ',' or '}'",
        "a map in { } is not closed, or a comma is missing",
        "write each key on a line of its own",
    ),
    ("expected key", "this does not line up with the lines above", "check the spaces in front"),
    ("expected <block end>", "this does not line up with the lines above", "check the spaces in front"),
    (
        "expected '-' indicator",
        "this does not line up with the list above",
        "check the spaces in front, or add a -",
    ),
    (
        "<document start>",
        "this belongs to nothing above",
        "check the spaces in front, and the quotes",
    ),
    (
        "sequence entries are not allowed",
        "a list cannot begin here",
        'begin it on a new line, or put a text that begins with - in "quotes"',
    ),
    ("mapping keys are not allowed", "a text cannot begin with ?", 'put it in "quotes"'),
    ("line break", "a text cannot begin with > or |", 'put it in "quotes"'),
    ("chomping or indentation", "a text cannot begin with > or |", 'put it in "quotes"'),
    ("escape", "a backslash that means nothing here", "write \\\\, or use 'single quotes'"),
    (
        "node content",
        "something is missing here",
        'a text that begins with a bracket needs "quotes" around it',
    ),
    ("alphabetic or numeric", "a text cannot begin with & or *", 'put it in "quotes"'),
    ("tag", "a text cannot begin with !", 'put it in "quotes"'),
    ("'>'", "a text cannot begin with !", 'put it in "quotes"'),
    ("tab", "a tab stands in front", "use spaces instead"),
)


def _explained(error: yaml.YAMLError, text: str, file: str) -> Problem:
    said = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    across = context is not None and mark is not None and context.line != mark.line and "expected ','" in said
    if across or "end of stream" in said or "expected ':'" in said:
        # Where the bracket, the quotation mark or the key stands is of more use than where reading stopped.
        mark = context or mark
    lines = LINE_END.split(text.rstrip())
    line = min(mark.line + 1 if mark else 1, len(lines))
    column = min(mark.column + 1 if mark and mark.line < len(lines) else 1, len(lines[line - 1]) + 1)
    place = Place(file, line, column)
    seen = _seen(said, lines, place)
    if seen is not None:
        return seen
    if "cannot start any token" in said:
        character = lines[line - 1][column - 1 : column]
        if character == "\t":
            return Problem(place, "a tab stands in front", "use spaces instead")
        return Problem(place, f"a text cannot begin with {character}", 'put it in "quotes"')
    for fragment, what, advice in _EXPLAINED:
        if fragment in said:
            return Problem(place, what, advice)
    return Problem(place, f"this is not YAML ({said})")


def _seen(said: str, lines: list[str], place: Place) -> Problem | None:
    """What the lines themselves show to be wrong, where the parser only says what it had expected."""
    file, line, column = place.file, place.line, place.column
    before = lines[line - 1][: column - 1].rstrip()
    for number in (line, line - 1):
        if number > 0 and (odd := _ODD_SPACE.search(lines[number - 1])):
            what = f"this is not an ordinary space (but U+{ord(odd[1]):04X})"
            return Problem(Place(file, number, odd.start(1) + 1), what, "type it anew with the space bar")
    begins = "mapping values" in said and line > 1 and _ONLY_A_KEY.fullmatch(before)
    if begins or "expected ':'" in said:
        for number in (line - 1, line) if begins else (line,):
            if glued := _NO_SPACE.fullmatch(lines[number - 1]):
                short = quoted(f"{glued[1]}: {glued[2]}")[1:-1]
                at = Place(file, number, glued.start(2) + 1)
                return Problem(at, "a space is missing after the colon", f"write it like this: {short}")
    if begins:
        at = Place(file, line, len(before) - len(before.lstrip()) + 1)
        return Problem(at, "this does not line up with the line above", "check the spaces in front")
    if ("<block end>" in said or "expected key" in said or "<document start>" in said) and before:
        if before[-1] in "'\"":
            advice = 'put all of it in one pair of marks; use "these" if there is an apostrophe in it'
            return Problem(place, "the text goes on behind its closing quotation mark", advice)
        if before[-1] in "]}":
            advice = 'a text that begins with a bracket needs "quotes" around it'
            return Problem(place, "the text goes on behind its closing bracket", advice)
    return None
