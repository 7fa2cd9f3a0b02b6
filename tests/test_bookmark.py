# SPDX-License-Identifier: MIT
"""A stopped run is offered again where it stopped, as long as that place exists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer import bookmark as bookmarks
from massage_trainer.bookmark import FILE, KEPT, Bookmark, NoOffer, Offer, forget, load, offer, save
from massage_trainer.routine import Routine, Step
from massage_trainer.storage import NotSavedError
from massage_trainer.tailor import ForThisRun

HOLD = Step(id="hold", title="Hold", prompt="Hold it", sides="each", regions=("a",), time=25.0)
ROUTINE = Routine(id="r", title="R", steps=(HOLD,), path="r.yaml", sha256="abc")
PLACE = Bookmark(
    routine="r.yaml", sha256="abc", step="hold", part=1, fraction=0.5, lead=5.0, worked=12.5, waited=1.0,
    pace=1.25, mode="manual", minutes=12, without=("glide",), side="left", history=7, saved_at=1_000_000.0,
)  # fmt: skip


def test_it_knows_what_the_run_did_otherwise() -> None:
    assert PLACE.run == ForThisRun(minutes=12, without=frozenset({"glide"}), side="left")


def test_a_run_that_was_not_tailored_comes_back_too(tmp_path: Path) -> None:
    plain = Bookmark(routine="r.yaml", sha256="abc", step="hold", saved_at=1.0)
    save(tmp_path, plain)
    assert load(tmp_path) == plain


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    save(tmp_path, PLACE)
    assert load(tmp_path) == PLACE
    forget(tmp_path)
    assert load(tmp_path) is None
    forget(tmp_path)


@pytest.mark.parametrize("after", [0.0, KEPT, -3600.0], ids=["now", "a week", "clock put back"])
def test_the_same_text_is_offered_at_the_very_place(after: float) -> None:
    expected = Offer(step=HOLD, part=1, exact=True, words="Go on with “R” where you stopped, in “Hold”?")
    assert offer(PLACE, ROUTINE, PLACE.saved_at + after) == expected


@pytest.mark.parametrize(
    ("place", "routine"),
    [
        (PLACE, ROUTINE._replace(sha256="def")),
        (PLACE._replace(part=2), ROUTINE),
    ],
    ids=["another text", "a part that is not there"],
)
def test_a_changed_text_is_offered_from_the_start_of_the_step(place: Bookmark, routine: Routine) -> None:
    words = "“R” has changed. Go on from the start of “Hold”?"
    assert offer(place, routine, place.saved_at) == Offer(step=HOLD, part=0, exact=False, words=words)


def test_a_lesson_is_offered_as_a_lesson() -> None:
    lesson = PLACE._replace(lesson=True, ends=1_003_600.0)
    changed = ROUTINE._replace(sha256="def")

    assert offer(lesson, ROUTINE, 1_000_000.0).words == "Go on teaching “R” where you stopped, in “Hold”?"
    assert offer(lesson, changed, 1_000_000.0).words == (
        "“R” has changed. Go on teaching from the start of “Hold”?"
    )


def test_a_lesson_comes_back_with_its_planned_end_and_an_older_version_s_place_is_a_run(
    tmp_path: Path,
) -> None:
    lesson = PLACE._replace(lesson=True, ends=1_003_600.0)
    save(tmp_path, lesson)
    assert load(tmp_path) == lesson
    values = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    del values["lesson"], values["ends"]
    (tmp_path / FILE).write_text(json.dumps(values), encoding="utf-8")
    assert load(tmp_path) == PLACE


def test_a_step_that_is_gone_is_told() -> None:
    gone = ROUTINE._replace(steps=(HOLD._replace(id="press"),))
    assert offer(PLACE, gone, PLACE.saved_at) == NoOffer(
        "This routine has changed, and the step where you stopped is gone."
    )


def test_after_a_week_nothing_is_said() -> None:
    assert offer(PLACE, ROUTINE, PLACE.saved_at + KEPT + 1) == NoOffer()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("routine", ""),
        ("routine", None),
        ("routine", "a\0b"),
        ("sha256", 5),
        ("step", ["hold"]),
        ("part", -1),
        ("part", 40),
        ("part", 0.5),
        ("part", True),
        ("fraction", 1.5),
        ("fraction", float("nan")),
        ("lead", -1),
        ("worked", 10**400),
        ("waited", "1"),
        ("pace", 0),
        ("pace", 3),
        ("mode", "magic"),
        ("saved_at", float("inf")),
        ("saved_at", None),
        ("minutes", -1),
        ("minutes", "12"),
        ("without", "glide"),
        ("without", [1]),
        ("side", "both"),
        ("lesson", 1),
        ("lesson", None),
        ("ends", -1),
        ("ends", "12:00"),
        ("ends", True),
        ("spent", -1),
        ("spent", "9"),
        ("spent", None),
        ("history", -1),
        ("history", True),
        ("history", "7"),
    ],
)
def test_a_bookmark_that_cannot_be_is_set_aside(tmp_path: Path, name: str, value: object) -> None:
    save(tmp_path, PLACE)
    values = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    (tmp_path / FILE).write_text(json.dumps(values | {name: value}), encoding="utf-8")
    assert load(tmp_path) is None
    assert (tmp_path / "bookmark.damaged-1.json").exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "[" * 100_000, "\xff"], ids=["empty", "list", "cut", "deep", "bytes"]
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode("latin-1"))
    assert load(tmp_path) is None
    assert (tmp_path / "bookmark.damaged-1.json").exists()


def test_a_newer_or_unreadable_one_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"format": 2}', encoding="utf-8")
    assert load(tmp_path) is None
    assert (tmp_path / FILE).exists()
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert load(tmp_path) is None
    forget(tmp_path)
    assert (tmp_path / FILE).is_dir()


def test_one_that_cannot_be_set_aside_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> Path:
        raise NotSavedError("no room")

    monkeypatch.setattr(bookmarks, "set_aside", fail)
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    assert load(tmp_path) is None


@given(
    st.dictionaries(
        st.sampled_from([*Bookmark._fields, "format"]),
        st.none() | st.booleans() | st.integers(-1, 50) | st.text(max_size=4) | st.lists(st.text(max_size=3)),
    )
)
def test_any_values_are_a_bookmark_or_none(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    home = tmp_path_factory.mktemp("home")
    save(home, PLACE)
    whole = json.loads((home / FILE).read_text(encoding="utf-8"))
    (home / FILE).write_text(json.dumps(whole | values), encoding="utf-8")
    found = load(home)
    if found is not None:
        assert isinstance(offer(found, ROUTINE, found.saved_at), Offer | NoOffer)


@given(st.binary(max_size=100))
def test_any_file_is_a_bookmark_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / FILE).write_bytes(data)
    assert load(home) is None
