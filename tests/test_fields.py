# SPDX-License-Identifier: MIT
"""What stands behind a key is read, or told in words with an example."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    graphemes,
    ids_in,
    read_entries,
    read_keys,
    sections,
    table,
)
from massage_trainer.problems import Refused
from massage_trainer.source import Map, parse

KNOWN = {"region": ("deltoid", "trapezius_upper"), "technique": ("glide", "hold")}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("plain", 5),
        ("naïve", 5),
        ("nai\u0308ve", 5),
        ("\u0308", 1),
        ("👍🏽", 1),
        ("👩‍👩‍👧‍👦 ok", 4),
        ("🇩🇪🇫🇷", 2),
        ("🇩🇪🇫", 2),
        ("❤️", 1),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 1),
        ("\u1112\u1161\u11ab", 1),
        ("한국", 2),
        ("क\u093f", 1),
        ("日本語", 3),
    ],
)
def test_characters_are_counted_as_people_see_them(text: str, count: int) -> None:
    assert graphemes(text) == count


@given(st.text())
def test_no_text_has_more_characters_than_code_points(text: str) -> None:
    assert (graphemes(text) == 0) == (not text)
    assert graphemes(text) <= len(text)


def reading(kind: Kind, written: str) -> tuple[Any, list[str]]:
    """The value of `key: written` and what is told about it."""
    source = parse(f"key: {written}\n".encode(), "f")
    assert isinstance(source.root, Map)
    notes = Reading(source, KNOWN)
    value = kind.read(source.root.pairs[0][1], "key", notes)
    return value, [str(problem).partition(": ")[2] for problem in notes.problems]


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Words(5), "abc", "abc"),
        (Words(5), '"  abc  "', "abc"),
        (Words(5), "010", "010"),
        (Words(5), "true", "true"),
        (Words(5), '"null"', "null"),
        (Words(5), "nai\u0308ve", "nai\u0308ve"),
        (Words(3), "🇩🇪🇩🇪🇩🇪", "🇩🇪🇩🇪🇩🇪"),
        (Words(40, most_words=2), "two words", "two words"),
        (Words(40, lines=True), '"two\\nlines"', "two\nlines"),
        (Words(40), "|\n  a line\n", "a line"),
        (Choice(("a", "b")), "a", "a"),
        (Choice(("a", "b")), "'a'", "a"),
        (Duration(), "45s", 45.0),
        (Duration(), "'1m30s'", 90.0),
        (Duration(), "60m", 3600.0),
        (Duration(), "1s", 1.0),
        (Whole(1, 20), "3", 3),
        (Whole(1, 20), "003", 3),
        (Whole(-5, 20), "-5", -5),
        (YesNo(), "true", True),
        (YesNo(), "False", False),
        (NewId(), "hold-2", "hold-2"),
        (Ids("region"), "deltoid", ("deltoid",)),
        (Ids("region"), "[deltoid, trapezius_upper]", ("deltoid", "trapezius_upper")),
        (Ids("region"), "[]", ()),
        (Ids("technique", again=True), "[glide, hold, glide]", ("glide", "hold", "glide")),
        (Rising(1, 9), "3", (3,)),
        (Rising(1, 9), "[1, 2, 9]", (1, 2, 9)),
    ],
)
def test_what_fits_is_read(kind: Kind, written: str, value: object) -> None:
    assert reading(kind, written) == (value, [])


LINE = "one line of at most 5 characters"
LENGTH = "a length of time from 1s to 60m"
NUMBER = "a whole number from 1 to 20"
NAME = "a short name of a-z, 0-9 and - that begins with a letter"
BRACKET = ' — a text that begins with a bracket or a - needs "quotes" around it'
BARE = " — write it without brackets or a -"


@pytest.mark.parametrize(
    ("kind", "written", "told"),
    [
        (Words(5), "[a]", f'"key" wants {LINE}, found a list{BRACKET}'),
        (Words(5), "[]", f'"key" wants {LINE}, found an empty list{BRACKET}'),
        (Words(5), "{a: b}", f'"key" wants {LINE}, found keys and values{BRACKET}'),
        (Words(5), "{}", f'"key" wants {LINE}, found an empty map{BRACKET}'),
        (Words(5), "", f'"key" wants {LINE}, found nothing'),
        (Words(5), "~", f'"key" wants {LINE}, found nothing'),
        (Words(5), '" "', '"key" is empty — write something, or leave the key out'),
        (Words(5), "abcdef", '"key" has 6 characters, at most 5 fit — say it in fewer words'),
        (Words(5), '"a\\nb"', '"key" goes over several lines — write it on one line'),
        (Words(5), '"a\\rb"', '"key" goes over several lines — write it on one line'),
        (Words(2), "e" + "\u0301" * 20, '"key" has too many marks on its letters — leave some out'),
        (Words(5), '"a\\u202eb"', '"key" holds the character U+202E, which cannot be seen — leave it out'),
        (Words(5), '"a\\0b"', '"key" holds the character U+0000, which cannot be seen — leave it out'),
        (
            Words(40, most_words=2),
            "a b c",
            '"key" has 3 words, at most 2 can be read from afar — say it in fewer words',
        ),
        (
            Words(40, most_words=2),
            "[]",
            f'"key" wants a text of at most 2 words, found an empty list{BRACKET}',
        ),
        (Words(40, lines=True), "[]", f'"key" wants a text, found an empty list{BRACKET}'),
        (Choice(("both", "left")), "botth", '"key" cannot be "botth" — did you mean "both"?'),
        (Choice(("both", "left")), "xyz", '"key" cannot be "xyz" — write both or left'),
        (Choice(("both",)), "[]", '"key" wants both, found an empty list'),
        (Choice(("both",)), "", '"key" wants both, found nothing'),
        (Duration(), "45", f'"key" wants {LENGTH}, found "45" — for seconds write 45s'),
        (Duration(), "45 sec", f'"key" wants {LENGTH}, found "45 sec" — for seconds write 45s'),
        (Duration(), "2 minutes", f'"key" wants {LENGTH}, found "2 minutes" — for minutes write 2m'),
        (Duration(), "1:30", f'"key" wants {LENGTH}, found "1:30" — write 1m30s'),
        (Duration(), "soon", f'"key" wants {LENGTH}, found "soon" — write it like 45s, 2m or 1m30s'),
        (Duration(), "[45s]", f'"key" wants {LENGTH}, found a list{BARE}'),
        (Duration(), "[45s, 1m]", f'"key" wants {LENGTH}, found a list'),
        (Duration(), "1h", f'"key" wants {LENGTH}, found "1h" — for hours write minutes: 60m'),
        (Duration(), "1.5 min", f'"key" wants {LENGTH}, found "1.5 min" — write 1m30s'),
        (Duration(), "2,5 s", f'"key" wants {LENGTH}, found "2,5 s" — write 2s'),
        (Duration(), "-45s", f'"key" wants {LENGTH}, found "-45s" — write it like 45s, 2m or 1m30s'),
        (Duration(), ".nan", f'"key" wants {LENGTH}, found ".nan" — write it like 45s, 2m or 1m30s'),
        (Duration(), "0s", '"key" is 0s, it must be from 1s to 60m'),
        (Duration(), "61m", '"key" is 61m, it must be from 1s to 60m'),
        (Whole(1, 20), "21", f'"key" wants {NUMBER}, found "21"'),
        (Whole(1, 20), "0", f'"key" wants {NUMBER}, found "0"'),
        (Whole(1, 20), "1_0", f'"key" wants {NUMBER}, found "1_0"'),
        (Whole(1, 20), "2.0", f'"key" wants {NUMBER}, found "2.0"'),
        (Whole(1, 20), "[1]", f'"key" wants {NUMBER}, found a list{BARE}'),
        (Whole(1, 20), "'3'", f'"key" wants {NUMBER}, found "3" — write the number without quotes'),
        (Whole(1, 20), "9" * 5000, f'"key" wants {NUMBER}, found "{"9" * 47}…"'),
        (Whole(1, 1), "2", '"key" wants the number 1, found "2"'),
        (YesNo(), "yes", '"key" wants true or false, found "yes" — write key: true'),
        (YesNo(), "Off", '"key" wants true or false, found "Off" — write key: false'),
        (YesNo(), "perhaps", '"key" wants true or false, found "perhaps"'),
        (YesNo(), "'true'", '"key" wants true or false, found "true" — write it without quotes'),
        (YesNo(), "[]", '"key" wants true or false, found an empty list'),
        (NewId(), "Hold It!", f'"key" wants {NAME}, found "Hold It!" — perhaps hold-it'),
        (NewId(), "größe", f'"key" wants {NAME}, found "größe" — perhaps grosse'),
        (NewId(), "9", f'"key" wants {NAME}, found "9" — perhaps step-9'),
        (NewId(), "按", f'"key" wants {NAME}, found "按" — write it like this: hold'),
        (NewId(), "[]", f'"key" wants {NAME}, found an empty list'),
        (Ids("region"), "deltiod", 'no region "deltiod" — did you mean "deltoid"?'),
        (Ids("region"), "[xyz]", 'no region "xyz" — one of: deltoid, trapezius_upper'),
        (Ids("region"), "Upper trapezius", 'no region "Upper trapezius" — did you mean "trapezius_upper"?'),
        (
            Ids("region"),
            "deltoid, trapezius_upper",
            'no region "deltoid, trapezius_upper" — several need brackets: [deltoid, trapezius_upper]',
        ),
        (Ids("region"), "", '"key" wants a region or a list of them, found nothing'),
        (Ids("region"), "{a: b}", '"key" wants a region or a list of them, found keys and values'),
        (
            Ids("region"),
            "[[deltoid]]",
            '"key" wants a region or a list of them, found a list — one pair of brackets is enough',
        ),
        (Ids("region"), "[deltoid, deltoid]", '"deltoid" is named twice — name it once'),
        (Rising(1, 9), "[2, 1]", 'the numbers of "key" must rise — put the smaller one first, each once'),
        (Rising(1, 9), "[2, 2]", 'the numbers of "key" must rise — put the smaller one first, each once'),
        (Rising(1, 9), "[]", '"key" wants a whole number or a rising list of them, found an empty list'),
        (Rising(1, 9), "{}", '"key" wants a whole number or a rising list of them, found an empty map'),
        (Rising(1, 9), "[a]", '"key" wants a whole number from 1 to 9, found "a"'),
    ],
)
def test_what_does_not_fit_is_told(kind: Kind, written: str, told: str) -> None:
    assert reading(kind, written)[1] == [told]


def test_suggestions_stop_after_a_hundred() -> None:
    wrong = ", ".join(f"deltoi{number}" for number in range(150))
    told = reading(Ids("region"), f"[{wrong}]")[1]
    assert len(told) == 150
    assert sum("did you mean" in line for line in told) == 100


def test_which_ids_there_are_is_said_once() -> None:
    told = reading(Ids("region"), "[deltiod, xyz,\n  qqq]")[1]
    assert told == [
        'no region "deltiod" — did you mean "deltoid"?',
        'no region "xyz" — one of: deltoid, trapezius_upper',
        'no region "qqq" — line 1 says which there are',
    ]


def test_more_ids_than_anybody_reads_are_not_listed() -> None:
    source = parse(b"key: xyz\n", "f")
    assert isinstance(source.root, Map)
    notes = Reading(source, {"region": tuple(f"region_{number}" for number in range(21))})
    Ids("region").read(source.root.pairs[0][1], "key", notes)
    assert [problem.advice for problem in notes.problems] == [""]


@pytest.mark.parametrize(
    "kind",
    [
        Words(5),
        Words(5, lines=True),
        Choice(("a", "b")),
        Duration(),
        Whole(1, 3),
        YesNo(),
        NewId(),
        Rising(1, 9),
    ],
)
def test_every_kind_has_a_schema_and_words(kind: Kind) -> None:
    assert kind.schema()
    assert kind.words()


def test_a_kind_that_only_we_use_lets_a_schema_be_anything() -> None:
    class Anything(Kind):
        def read(self, node: object, name: str, reading: Reading) -> None:
            return None

        def words(self) -> str:
            return "anything"

    assert Anything().schema() == {}


def test_a_map_is_read_by_its_table() -> None:
    keys = table(
        Key("title", Words(5), "what it is called", required=True),
        Key("from", Rising(1, 9), "where it is from", attribute="origin"),
        Key("time", Duration(), "how long", required=True),
    )
    source = parse(b"titel: a\nfrom: 3\ntime: soon\n", "f")
    assert isinstance(source.root, Map)
    notes = Reading(source, KNOWN)
    assert read_keys(source.root, keys, "a thing", notes) == {"origin": (3,)}
    assert [str(problem) for problem in notes.problems] == [
        'f:1:1: a thing has no key "titel" — did you mean "title"?',
        f'f:3:7: "time" wants {LENGTH}, found "soon" — write it like 45s, 2m or 1m30s',
    ]
    assert found(source.root) == "keys and values"


TABLE = table(
    Key("title", Words(5), "what it is called", required=True, advice="write it like this: title: Hold"),
    Key("place", Words(5), "where it is", required=True),
    Key("time", Duration(), "how long"),
    Key("wait", YesNo(), "whether it waits"),
)


def told_of(written: str, elsewhere: dict[str, str] | None = None) -> list[str]:
    source = parse(written.encode(), "f")
    assert isinstance(source.root, Map)
    notes = Reading(source, KNOWN)
    read_keys(source.root, TABLE, "a thing", notes, elsewhere)
    return [str(problem) for problem in notes.problems]


@pytest.mark.parametrize("empty", ["", "~", "null", '""', '"  "'])
def test_what_is_empty_is_told_with_what_to_write(empty: str) -> None:
    told = told_of(f"title: {empty}\nplace: {empty}\ntime: {empty}\nwait: {empty}\n")
    assert [line.partition(": ")[2] for line in told] == [
        '"title" is empty — write it like this: title: Hold',
        '"place" is empty — write where it is',
        '"time" is empty — write a length of time from 1s to 60m, or leave the key out',
        '"wait" is empty — write true or false, or leave the key out',
    ]


def test_what_is_missing_is_told_with_what_to_write() -> None:
    assert told_of("time: 5s\n") == [
        'f:1:1: a thing needs "title" — write it like this: title: Hold',
        'f:1:1: a thing needs "place" — where it is',
    ]


def test_a_key_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert told_of("title: a\nplace: b\nmusic: c\nnote: d\n", {"note": "it belongs further up"}) == [
        'f:3:1: a thing has no key "music" — one of: title, place, time, wait',
        'f:4:1: a thing has no key "note" — it belongs further up',
    ]


BONES = """\
format: 1
names:
  skull: {title: Skull, place: above}
bones:
  hip_bone: {title: Hip, place: below}
  rib: 12
"""


def test_a_file_of_facts_has_sections_and_entries() -> None:
    tree = parse(BONES.encode(), "f")
    names, bones = sections(tree, "names", "bones")
    notes = Reading(tree, KNOWN)

    assert list(ids_in(names)) == ["skull"]
    assert list(ids_in(bones)) == ["hip_bone", "rib"]
    assert read_entries(bones, TABLE, "a bone", notes) == {"hip_bone": {"title": "Hip", "place": "below"}}
    assert [str(each) for each in notes.problems] == ['f:6:8: a bone is made of keys and values, found "12"']


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("format: 1", "format: 2", ["f:1:1: this file must begin with: format: 1"]),
        (
            "names:",
            "nmaes:",
            ["f:1:1", 'f:2:1: no section "nmaes" belongs in this file — did you mean "names"?'],
        ),
        (
            "bones:",
            "joints: {}\nbones:",
            ['f:4:1: no section "joints" belongs in this file — its sections are: '],
        ),
        (
            "names:\n  skull: {title: Skull, place: above}",
            "names: a",
            ['f:2:8: "names" must hold keys and values'],
        ),
        (
            "  rib: 12",
            "  Rib: {}\n  a: {}\n  a: {}",
            ['f:6:3: "Rib" is no id — use a-z', 'f:8:3: "a" is here twice'],
        ),
    ],
)
def test_sections_that_are_not_there_are_told_all_at_once(old: str, new: str, expected: list[str]) -> None:
    assert old in BONES
    with pytest.raises(Refused) as caught:
        sections(parse(BONES.replace(old, new).encode(), "f"), "names", "bones")

    for said, begin in zip(caught.value.problems, expected, strict=True):
        assert str(said).startswith(begin)
