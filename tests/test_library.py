# SPDX-License-Identifier: MIT
"""Every routine is in the list, the broken ones with their reasons, and names find their files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from massage_trainer import library as libraries
from massage_trainer.atlas import Atlas
from massage_trainer.library import Library
from massage_trainer.problems import Refused
from massage_trainer.routine import Routine
from massage_trainer.routine_format import read_routine
from tests.bodies import SMALL
from tests.test_routine_format import STEP


@pytest.fixture
def library(tmp_path: Path) -> Library:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "back.yaml").write_text(STEP.replace("title: T", "title: Back"), encoding="utf-8")
    (shipped / "back-short.yaml").write_text(STEP.replace("title: T", "title: A short one"), encoding="utf-8")
    (own / "z.yaml").write_text(STEP.replace("title: T", "title: arms"), encoding="utf-8")
    (own / "a.yaml").write_text(STEP.replace("title: T", "title: Zebra"), encoding="utf-8")
    (own / "notes.txt").write_text("not a routine", encoding="utf-8")
    (own / ".a.yaml.77.tmp").write_text("", encoding="utf-8")
    (own / ".hidden.yaml").write_text("", encoding="utf-8")
    return Library(shipped, own, SMALL)


def test_the_shipped_come_first_in_our_order_and_the_users_by_title(library: Library) -> None:
    listing = library.listing()
    assert [(entry.id, entry.title, entry.shipped) for entry in listing.entries] == [
        ("back", "Back", True),
        ("back-short", "A short one", True),
        ("z", "arms", False),
        ("a", "Zebra", False),
    ]
    assert listing.problems == ()
    assert all(entry.problems == () for entry in listing.entries)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert Library(tmp_path / "a", tmp_path / "b", SMALL).listing() == libraries.Listing(())


def test_a_folder_that_cannot_be_read_is_told(library: Library) -> None:
    (library.own / "file").write_text("", encoding="utf-8")
    library.own = library.own / "file"
    listing = library.listing()
    assert len(listing.entries) == 2
    assert "cannot be read" in listing.problems[0].what


def test_a_broken_file_stays_in_the_list_and_says_why(library: Library) -> None:
    (library.own / "cut.yaml").write_text("title: [\n", encoding="utf-8")
    (library.own / "wrong.yaml").write_text(STEP.replace("prompt", "promt"), encoding="utf-8")
    (library.own / "nameless.yaml").write_text("format: 1\n", encoding="utf-8")
    entries = {entry.id: entry for entry in library.listing().entries}
    assert entries["cut"].title == "cut"
    assert "something is missing" in entries["cut"].problems[0].what
    assert entries["nameless"].title == "nameless"
    assert entries["wrong"].problems == ()
    checked = library.checked(entries["wrong"])
    assert [problem.what for problem in checked.problems] == ['a step has no key "promt"']
    assert library.checked(entries["a"]) == entries["a"]


def test_a_file_is_read_again_only_when_it_changed(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    real = read_routine

    def counting(path: Path, atlas: Atlas) -> Routine:
        reads.append(path)
        return real(path, atlas)

    monkeypatch.setattr(libraries, "read_routine", counting)
    path = library.own / "a.yaml"
    assert library.read(path) is library.read(path)
    path.write_text(STEP.replace("title: T", "title: Other"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert library.read(path).title == "Other"
    assert {entry.title for entry in library.listing().entries} >= {"Other"}
    path.write_text("title: [", encoding="utf-8")
    os.utime(path, ns=(2, 2))
    for _ in range(2):
        with pytest.raises(Refused):
            library.read(path)
    assert len(reads) == 3


def test_a_file_that_is_gone_is_told_each_time(library: Library) -> None:
    path = library.own / "gone.yaml"
    for _ in range(2):
        with pytest.raises(Refused, match="no such file"):
            library.read(path)
    with pytest.raises(Refused):
        library.read(Path("a\0b"))


def test_a_file_that_vanishes_while_the_list_is_made_is_told(library: Library) -> None:
    (library.own / "dangling.yaml").symlink_to(library.own / "nowhere")
    entry = next(entry for entry in library.listing().entries if entry.id == "dangling")
    assert "no such file" in entry.problems[0].what


@pytest.mark.parametrize("name", ["folder/back", "back.yaml", "./back", "/back"])
def test_a_path_is_a_path(library: Library, name: str) -> None:
    assert library.find(name) == Path(name)


def test_an_id_is_the_users_own_before_the_shipped(library: Library) -> None:
    assert library.find("back") == library.shipped / "back.yaml"
    (library.own / "back.yaml").write_text(STEP, encoding="utf-8")
    assert library.find("back") == library.own / "back.yaml"


def test_an_unknown_id_is_told_with_the_nearest(library: Library) -> None:
    with pytest.raises(Refused) as caught:
        library.find("bakc")
    assert str(caught.value) == 'bakc: no routine "bakc" — did you mean "back"?'
    with pytest.raises(Refused, match="massage-trainer list shows which there are"):
        library.find("xxxxxxx")


def test_all_that_is_wrong_can_be_read_and_copied(library: Library) -> None:
    path = library.own / "wrong.yaml"
    path.write_text(
        STEP.replace("trapezius", "liver").replace("5s", "5").replace("T\n", "\n"), encoding="utf-8"
    )
    (entry,) = [each for each in library.listing().entries if each.path == path]
    checked = library.checked(entry)

    assert libraries.mistakes(checked).splitlines() == [
        str(path),
        'Line 2, column 7: "title" is empty — write what the routine is called, like this: title: Upper back',
        'Line 6, column 14: no region "liver" — one of: '
        "trapezius, trapezius_upper, trapezius_middle, deltoid",
        'Line 7, column 11: "time" wants a length of time from 1s to 60m, found "5" — for seconds write 5s',
    ]
    assert libraries.mistakes(checked, 1).splitlines()[2:] == [
        f'and 2 more; this says them all: massage-trainer check "{path}"'
    ]
    assert libraries.mistakes(checked, 3) == libraries.mistakes(checked)
    assert libraries.mistakes(library.checked(library.listing().entries[0])) == ""


def test_of_a_file_as_a_whole_no_line_is_said(library: Library) -> None:
    path = library.own / "picture.yaml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    (entry,) = [each for each in library.listing().entries if each.path == path]
    assert libraries.mistakes(entry).splitlines()[1].startswith("this is a picture")
