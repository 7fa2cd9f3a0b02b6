# SPDX-License-Identifier: MIT
"""What may stand behind a key of a file (a line, a time, a choice, ids), and what to say if it does not.

One table of such keys feeds the reader, the JSON Schema and the documentation. It knows no routine, no body.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from massage_trainer import durations
from massage_trainer.problems import Problem, Refused, did_you_mean, nearest
from massage_trainer.source import List, Map, Node, Source, Text, quoted
from massage_trainer.textfile import NOT_TEXT

_ID = re.compile(r"[a-z][a-z0-9-]*")
_FACT_ID = re.compile("[a-z][a-z0-9_]*")
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_YES_AND_NO = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_MEANT_YES_OR_NO = {
    **dict.fromkeys(("yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("no", "n", "off", "0"), "false"),
}
# A file can hold tens of thousands of wrong words, and looking for the nearest known word takes a while.
_MOST_SUGGESTIONS = 100
# More than this is no longer read in a message.
_MOST_LISTED = 20
# Marks piled on one letter would make a short text as tall as the screen and slow to draw.
_MOST_MARKS = 8


def graphemes(text: str) -> int:
    """How many characters a reader sees.

    Joined as one: combining marks, variation selectors, skin tones, emoji joined by ZWJ, flags (pairs of
    regional letters and tag sequences), and the parts of a Hangul syllable. Not covered: conjuncts of Indic
    scripts and the few prepended marks of Unicode's full rule (UAX 29), which count one by one.
    """
    if text.isascii():
        return len(text)
    count = 0
    before = ""
    odd_flag_half = False
    for character in text:
        flag_half = "\U0001f1e6" <= character <= "\U0001f1ff"
        joined = bool(before) and (
            unicodedata.category(character) in ("Mn", "Mc", "Me")
            or character in "\u200c\u200d"
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or "\U000e0020" <= character <= "\U000e007f"
            or "\u1160" <= character <= "\u11ff"
            or before == "\u200d"
            or (flag_half and odd_flag_half)
        )
        odd_flag_half = flag_half and not odd_flag_half
        count += not joined
        before = character
    return count


@dataclass(slots=True)
class Reading:
    """One reading of one file: collects every problem instead of stopping at the first.

    `known` says which ids there are of each sort (“region”, “technique”), in the order in which people look.
    """

    source: Source
    known: Mapping[str, Collection[str]]
    problems: list[Problem] = field(default_factory=list)
    suggestions: int = 0
    listed: dict[str, int] = field(default_factory=dict)

    def problem(self, node: Node, what: str, advice: str = "") -> None:
        """Note what is wrong where the node begins."""
        self.problems.append(Problem(self.source.place(node), what, advice))

    def unknown(self, node: Text, what: str, known: Collection[str], otherwise: str = "") -> str | None:
        """Note a word that is not known, with the nearest one that is, which is returned."""
        meant = None
        if self.suggestions < _MOST_SUGGESTIONS:
            self.suggestions += 1
            meant = _in_another_order(node.value, known) or nearest(node.value, known)
        self.problem(node, what, f'did you mean "{meant}"?' if meant else otherwise)
        return meant

    def unknown_id(self, node: Text, sort: str) -> str | None:
        """Note an id that there is not; the first time in a file with all that there are. Returns the nearest
        one."""
        known = self.known[sort]
        line = self.listed.get(sort)
        if line is not None:
            otherwise = f"line {line} says which there are"
        elif 0 < len(known) <= _MOST_LISTED:
            otherwise = f"one of: {', '.join(known)}"
        else:
            otherwise = ""
        meant = self.unknown(node, f"no {sort} {quoted(node.value)}", known, otherwise)
        if otherwise and not meant:
            self.listed.setdefault(sort, node.line)
        return meant


def _in_another_order(word: str, known: Iterable[str]) -> str | None:
    """The known word that is made of the same words: “Upper trapezius” is trapezius_upper."""
    parts = sorted(re.split(r"[\W_]+", word.casefold()))
    if len(parts) < 2:
        return None
    return next((each for each in known if sorted(re.split(r"[\W_]+", each)) == parts), None)


class Kind(ABC):
    """What may stand behind a key."""

    __slots__ = ()

    @abstractmethod
    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """The value, or None after noting a problem."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema; a sort of ids is a definition of that name. By itself anything goes."""
        return {}

    @abstractmethod
    def words(self) -> str:
        """The same in a few words, for the documentation and for advice."""

    def wrong(self, node: Node, name: str, reading: Reading, advice: str = "") -> None:
        """Note what was found instead of what is wanted."""
        if not advice and isinstance(node, List) and len(node.items) == 1:
            advice = "write it without brackets or a -"
        reading.problem(node, f'"{name}" wants {self.words()}, found {found(node)}', advice)


def found(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, Text):
        return "nothing" if node.plain and node.value in _NOTHING else quoted(node.value)
    many = len(node.items) if isinstance(node, List) else len(node.pairs)
    if not many:
        return "an empty list" if isinstance(node, List) else "an empty map"
    return "a list" if isinstance(node, List) else "keys and values"


# Kinds are only made, never compared or printed: what else a dataclass brings costs time before the first
# picture.


@dataclass(slots=True, eq=False, repr=False)
class Words(Kind):
    """Plain text: one line, or several where `lines` is set."""

    most: int
    lines: bool = False
    most_words: int = 0

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        if not isinstance(node, Text):
            self.wrong(
                node, name, reading, 'a text that begins with a bracket or a - needs "quotes" around it'
            )
            return None
        if node.plain and node.value in _NOTHING:
            self.wrong(node, name, reading)
            return None
        text = node.value.strip()
        if not text:
            reading.problem(node, f'"{name}" is empty', "write something, or leave the key out")
            return None
        if not self.lines and ("\n" in text or "\r" in text):
            reading.problem(node, f'"{name}" goes over several lines', "write it on one line")
            return None
        if len(text) > self.most:
            count = graphemes(text)
            if count > self.most:
                what = f'"{name}" has {count} characters, at most {self.most} fit'
                reading.problem(node, what, "say it in fewer words")
                return None
            if len(text) > self.most * _MOST_MARKS:
                reading.problem(node, f'"{name}" has too many marks on its letters', "leave some out")
                return None
        if self.most_words and len(text.split()) > self.most_words:
            what = f'"{name}" has {len(text.split())} words, at most {self.most_words} can be read from afar'
            reading.problem(node, what, "say it in fewer words")
            return None
        if not node.plain and (bad := NOT_TEXT.search(text)):
            what = f'"{name}" holds the character U+{ord(bad[0]):04X}, which cannot be seen'
            reading.problem(node, what, "leave it out")
            return None
        return text

    def schema(self) -> dict[str, Any]:
        # JSON Schema counts code points, the reader counts what is seen: the schema must not be the stricter.
        return {"type": "string", "minLength": 1, "maxLength": self.most * _MOST_MARKS}

    def words(self) -> str:
        if self.most_words:
            return f"a text of at most {self.most_words} words"
        return "a text" if self.lines else f"one line of at most {self.most} characters"


@dataclass(slots=True, eq=False, repr=False)
class Choice(Kind):
    """One of a few words."""

    choices: tuple[str, ...]

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        if not isinstance(node, Text) or (node.plain and node.value in _NOTHING):
            self.wrong(node, name, reading)
            return None
        if node.value in self.choices:
            return node.value
        what = f'"{name}" cannot be {quoted(node.value)}'
        reading.unknown(node, what, self.choices, f"write {self.words()}")
        return None

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.choices)}

    def words(self) -> str:
        *most, last = self.choices
        return f"{', '.join(most)} or {last}" if most else last


@dataclass(slots=True, eq=False, repr=False)
class Duration(Kind):
    """A length of time in seconds, written `45s` or `1m30s`."""

    least: int = 1
    most: int = 60 * 60

    def read(self, node: Node, name: str, reading: Reading) -> float | None:
        if not isinstance(node, Text):
            self.wrong(node, name, reading)
            return None
        seconds = durations.parse(node.value)
        if seconds is None:
            self.wrong(node, name, reading, self._meant(node.value))
            return None
        if not self.least <= seconds <= self.most:
            what = f'"{name}" is {quoted(node.value)[1:-1]}, it must be {self._limits()}'
            reading.problem(node, what)
            return None
        return float(seconds)

    def _limits(self) -> str:
        return f"from {durations.written(self.least)} to {durations.written(self.most)}"

    @staticmethod
    def _meant(text: str) -> str:
        text = text.strip().casefold()
        if match := re.fullmatch(r"(\d{1,4})(?:\s*(?:s|sec|secs|seconds?))?", text, re.ASCII):
            return f"for seconds write {match[1]}s"
        if match := re.fullmatch(r"(\d{1,3})\s*(?:m|min|mins|minutes?)", text, re.ASCII):
            return f"for minutes write {match[1]}m"
        if match := re.fullmatch(r"(\d{1,2})\s*(?:h|hours?)", text, re.ASCII):
            return f"for hours write minutes: {60 * int(match[1])}m"
        if match := re.fullmatch(
            r"(\d{1,3})[.,](\d)\s*(m|min|mins|minutes?|s|sec|secs|seconds?)", text, re.ASCII
        ):
            unit = 60 if match[3].startswith("m") else 1
            return f"write {durations.written(unit * float(f'{match[1]}.{match[2]}'))}"
        if match := re.fullmatch(r"(\d{1,3}):(\d\d)", text, re.ASCII):
            return f"write {durations.written(60 * int(match[1]) + int(match[2]))}"
        return "write it like 45s, 2m or 1m30s"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^(?=.)([0-9]{1,4}m)?([0-9]{1,5}s)?$"}

    def words(self) -> str:
        return f"a length of time {self._limits()}"


@dataclass(slots=True, eq=False, repr=False)
class Whole(Kind):
    """A whole number."""

    least: int
    most: int

    def read(self, node: Node, name: str, reading: Reading) -> int | None:
        if not isinstance(node, Text) or not _WHOLE.fullmatch(node.value):
            self.wrong(node, name, reading)
            return None
        if not node.plain:
            self.wrong(node, name, reading, "write the number without quotes")
            return None
        # Ten digits are beyond every limit, and Python refuses to convert thousands of them.
        number = int(node.value[:11])
        if len(node.value) > 10 or not self.least <= number <= self.most:
            self.wrong(node, name, reading)
            return None
        return number

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        if self.least == self.most:
            return f"the number {self.least}"
        return f"a whole number from {self.least} to {self.most}"


@dataclass(slots=True, eq=False, repr=False)
class YesNo(Kind):
    """true or false."""

    def read(self, node: Node, name: str, reading: Reading) -> bool | None:
        if not isinstance(node, Text):
            self.wrong(node, name, reading)
            return None
        if not node.plain and node.value in _YES_AND_NO:
            self.wrong(node, name, reading, "write it without quotes")
            return None
        if node.value not in _YES_AND_NO:
            meant = _MEANT_YES_OR_NO.get(node.value.casefold())
            self.wrong(node, name, reading, f"write {name}: {meant}" if meant else "")
            return None
        return _YES_AND_NO[node.value]

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def words(self) -> str:
        return "true or false"


@dataclass(slots=True, eq=False, repr=False)
class NewId(Kind):
    """The name that a step gives itself."""

    def read(self, node: Node, name: str, reading: Reading) -> str | None:
        if not isinstance(node, Text) or (node.plain and node.value in _NOTHING):
            self.wrong(node, name, reading)
            return None
        if len(node.value) > 64 or not _ID.fullmatch(node.value):
            self.wrong(node, name, reading, self._meant(node.value))
            return None
        return node.value

    @staticmethod
    def _meant(text: str) -> str:
        # Letters without their accents; what has none (a Chinese word, say) cannot be guessed.
        letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
        meant = re.sub("[^a-z0-9]+", "-", letters).strip("-")
        if meant[:1].isdigit():
            meant = f"step-{meant}"
        return f"perhaps {meant[:64]}" if _ID.fullmatch(meant[:64]) else "write it like this: hold"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64}

    def words(self) -> str:
        return "a short name of a-z, 0-9 and - that begins with a letter"


@dataclass(slots=True, eq=False, repr=False)
class Ids(Kind):
    """One known id of the sort `what`, or a list of them; `again` if one may be named twice."""

    what: str
    again: bool = False

    def read(self, node: Node, name: str, reading: Reading) -> tuple[str, ...] | None:
        if isinstance(node, Map) or (isinstance(node, Text) and node.plain and node.value in _NOTHING):
            self.wrong(node, name, reading)
            return None
        ids: list[str] = []
        for item in (node,) if isinstance(node, Text) else node.items:
            if not isinstance(item, Text):
                advice = "one pair of brackets is enough" if isinstance(item, List) else ""
                self.wrong(item, name, reading, advice)
            elif item.value not in reading.known[self.what]:
                self._unknown(item, reading)
            elif item.value in ids and not self.again:
                reading.problem(item, f"{quoted(item.value)} is named twice", "name it once")
            else:
                ids.append(item.value)
        return tuple(ids)

    def _unknown(self, item: Text, reading: Reading) -> None:
        several = [each.strip() for each in item.value.split(",")]
        if len(several) > 1 and all(each in reading.known[self.what] for each in several):
            advice = f"several need brackets: [{', '.join(several)}]"
            reading.problem(item, f"no {self.what} {quoted(item.value)}", advice)
        else:
            reading.unknown_id(item, self.what)

    def schema(self) -> dict[str, Any]:
        one = {"$ref": f"#/definitions/{self.what}"}
        return {"anyOf": [one, {"type": "array", "items": one, "uniqueItems": not self.again}]}

    def words(self) -> str:
        return f"a {self.what} or a list of them"


@dataclass(slots=True, eq=False, repr=False)
class Rising(Kind):
    """One whole number, or a list of them in rising order."""

    least: int
    most: int

    def read(self, node: Node, name: str, reading: Reading) -> tuple[int, ...] | None:
        one = Whole(self.least, self.most)
        if isinstance(node, Map) or (isinstance(node, List) and not node.items):
            self.wrong(node, name, reading)
            return None
        numbers: list[int] = []
        for item in (node,) if isinstance(node, Text) else node.items:
            number = one.read(item, name, reading)
            if number is not None and numbers and number <= numbers[-1]:
                reading.problem(
                    item, f'the numbers of "{name}" must rise', "put the smaller one first, each once"
                )
            elif number is not None:
                numbers.append(number)
        return tuple(numbers)

    def schema(self) -> dict[str, Any]:
        one = Whole(self.least, self.most).schema()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}]}

    def words(self) -> str:
        return "a whole number or a rising list of them"


class Key(NamedTuple):
    """One key: what may stand behind it and what it means; `attribute` where Python needs another name.

    `advice` says what to write where a key that is needed is missing or empty.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    attribute: str = ""
    advice: str = ""


def table(*keys: Key) -> dict[str, Key]:
    """The keys by their names."""
    return {key.name: key for key in keys}


def read_keys(
    node: Map,
    keys: Mapping[str, Key],
    owner: str,
    reading: Reading,
    elsewhere: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The values of a map by attribute, without those that are wrong; `owner` is “a step”, for problems.

    `elsewhere` gives advice for keys that belong somewhere else.
    """
    values: dict[str, Any] = {}
    named: set[str] = set()
    for name_node, value_node in node.pairs:
        name = name_node.value
        key = keys.get(name)
        if key is None:
            named.add(_no_key(name_node, keys, owner, reading, elsewhere or {}))
            continue
        named.add(name)
        if isinstance(value_node, Text) and _is_empty(value_node):
            otherwise = f"write {key.kind.words()}, or leave the key out"
            advice = (key.advice or f"write {key.meaning}") if key.required else otherwise
            reading.problem(value_node, f'"{name}" is empty', advice)
            continue
        value = key.kind.read(value_node, name, reading)
        if value is not None:
            values[key.attribute or name] = value
    for key in keys.values():
        if key.required and key.name not in named:
            reading.problem(node, f'{owner} needs "{key.name}"', key.advice or key.meaning)
    return values


def _is_empty(node: Text) -> bool:
    return (node.plain and node.value in _NOTHING) or not node.value.strip()


def _no_key(
    node: Text, keys: Mapping[str, Key], owner: str, reading: Reading, elsewhere: Mapping[str, str]
) -> str:
    """Note a key that there is not; returns the key it was most likely meant to be, or an empty text."""
    what = f"{owner} has no key {quoted(node.value)}"
    if node.value in elsewhere:
        reading.problem(node, what, elsewhere[node.value])
        return ""
    if len(keys) <= _MOST_LISTED:
        otherwise = f"one of: {', '.join(keys)}"
    else:
        otherwise = "leave it out; massage-trainer schema --page lists the keys"
    return reading.unknown(node, what, keys, otherwise) or ""


def sections(tree: Source, *names: str) -> tuple[Map, ...]:
    """The sections of a file of facts (format 1), each a map by ids; raises Refused if they are not there."""
    root = tree.root
    problems = []
    if (
        not isinstance(root, Map)
        or not isinstance(version := root.get("format"), Text)
        or version.value != "1"
    ):
        raise Refused([Problem(tree.place(root), "this file must begin with: format: 1")])
    for key, _ in root.pairs:
        if key.value not in ("format", *names):
            what = f"no section {quoted(key.value)} belongs in this file"
            advice = did_you_mean(key.value, names) or f"its sections are: {', '.join(names)}"
            problems.append(Problem(tree.place(key), what, advice))
    maps = []
    for name in names:
        node = root.get(name)
        if not isinstance(node, Map):
            what = f'"{name}" must hold keys and values'
            advice = f"write {name}: on a line of its own, and below it each id with what is known of it"
            problems.append(Problem(tree.place(node or root), what, advice))
            continue
        maps.append(node)
        for key, _ in node.pairs:
            if not _FACT_ID.fullmatch(key.value):
                problems.append(
                    Problem(tree.place(key), f"{quoted(key.value)} is no id", "use a-z, 0-9 and _")
                )
    if problems:
        raise Refused([*tree.problems, *problems])
    return tuple(maps)


def ids_in(section: Map) -> dict[str, None]:
    """The ids that a section has entries for, in the file's order."""
    return dict.fromkeys(key.value for key, _ in section.pairs)


def read_entries(
    section: Map, keys: Mapping[str, Key], owner: str, reading: Reading
) -> dict[str, dict[str, Any]]:
    """The values of each entry of a section by its id; `owner` is “a region”, for problems."""
    entries: dict[str, dict[str, Any]] = {}
    for key, node in section.pairs:
        if isinstance(node, Map):
            entries[key.value] = read_keys(node, keys, owner, reading)
        else:
            reading.problem(node, f"{owner} is made of keys and values, found {found(node)}")
    return entries
