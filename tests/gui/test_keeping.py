# SPDX-License-Identifier: MIT
"""Keeping the place of a run, and finding it again; a disk that fails stops no massage."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from massage_trainer import bookmark
from massage_trainer.atlas import Atlas
from massage_trainer.bookmark import NoOffer, Offer
from massage_trainer.gui.keeping import Keeper
from massage_trainer.library import Library
from massage_trainer.pacing import Session, Timeline
from massage_trainer.tailor import ForThisRun
from tests.gui.probes import STEPS, write_routine

NOON = 1_800_000_000.0
AS_WRITTEN = ForThisRun()


@pytest.fixture
def library(home: Path, atlas: Atlas) -> Library:
    return Library(home / "none", home / "routines", atlas)


@pytest.fixture
def keeper(qapp: object, home: Path, library: Library) -> Keeper:
    return Keeper(home, lambda: library, lambda: NOON)


def kept(keeper: Keeper, library: Library, home: Path, part: int, seconds: float) -> Session:
    routine = library.read(write_routine(home))
    session = Session(Timeline.of(routine)).go_to(0.0, part).resume(0.0).with_pace(0.0, 1.5)
    keeper.keep(routine, session, seconds)
    keeper.settle()
    return session


@pytest.mark.parametrize(
    ("part", "seconds"), [(0, 7.0), (1, 3.0), (1, 31.25), (2, 40.5), (3, 12.0), (5, 1.0)]
)
def test_the_same_second_is_found_again(
    keeper: Keeper, library: Library, home: Path, part: int, seconds: float
) -> None:
    left = kept(keeper, library, home, part, seconds).moment(seconds)
    found = keeper.resumed()

    assert found is not None
    routine, otherwise, session = found
    assert otherwise == AS_WRITTEN
    now = session.moment(99.0)
    assert routine.id == "short"
    assert now.paused
    assert (now.index, session.pace) == (part, 1.5)
    assert now.into == pytest.approx(left.into, abs=0.01)
    assert now.fraction == pytest.approx(left.fraction, abs=0.001)


def test_a_tailored_run_stays_tailored(keeper: Keeper, library: Library, home: Path) -> None:
    run = ForThisRun(minutes=5, without=frozenset({"hold"}), side="right")
    routine = run.of(library.read(write_routine(home)))
    session = Session(Timeline.of(routine)).go_to(0.0, 2).resume(0.0)
    keeper.keep(routine, session, 31.0, run)
    found = keeper.resumed()

    assert found is not None
    again, otherwise, resumed = found
    assert otherwise == run
    assert [(step.id, step.time, step.sides) for step in again.steps] == [
        (step.id, step.time, step.sides) for step in routine.steps
    ]
    assert resumed.moment(0.0).into == pytest.approx(31)


def test_a_lesson_is_found_again_as_a_lesson_with_its_planned_end(
    keeper: Keeper, library: Library, home: Path
) -> None:
    routine = library.read(write_routine(home))
    session = Session(Timeline.of(routine), caps=False).go_to(0.0, 1).resume(0.0)
    keeper.keep_lesson(routine, session, 12.0, 600.0)
    keeper.settle()
    again = Keeper(home, lambda: library, lambda: NOON + 90)
    assert isinstance(again.offer(), Offer)
    found = again.resumed()

    assert found is not None
    assert again.is_lesson
    assert again.ends_in() == pytest.approx(510)
    assert found[2].moment(0.0).into == pytest.approx(12)
    kept(keeper, library, home, 1, 3.0)
    assert isinstance(again.offer(), Offer)
    assert not again.is_lesson
    assert again.ends_in() is None


def test_it_offers_in_words(keeper: Keeper, library: Library, home: Path) -> None:
    kept(keeper, library, home, 1, 30)
    offer = keeper.offer()

    assert isinstance(offer, Offer)
    assert offer.exact
    assert "Spread the oil" in offer.words


def test_what_was_kept_last_is_what_is_found(keeper: Keeper, library: Library, home: Path) -> None:
    routine = library.read(write_routine(home))
    session = Session(Timeline.of(routine)).go_to(0.0, 1).resume(0.0)
    for second in range(1, 40):
        keeper.keep(routine, session, float(second))
    keeper.settle()

    place = bookmark.load(home)
    assert place is not None
    assert place.lead + place.worked == pytest.approx(39)


def test_a_forgotten_place_stays_forgotten(keeper: Keeper, library: Library, home: Path) -> None:
    kept(keeper, library, home, 1, 30)
    keeper.forget()

    assert isinstance(keeper.offer(), NoOffer)
    assert keeper.resumed() is None
    assert not (home / bookmark.FILE).exists()


def test_a_run_that_is_over_has_no_place(keeper: Keeper, library: Library, home: Path) -> None:
    routine = library.read(write_routine(home))
    ended = Session(Timeline.of(routine)).go_to(0.0, 5).next(1.0)
    keeper.keep(routine, ended, 1.0)
    keeper.settle()

    assert bookmark.load(home) is None


def test_a_changed_routine_goes_on_at_the_start_of_the_step(
    keeper: Keeper, library: Library, home: Path
) -> None:
    kept(keeper, library, home, 3, 20)
    write_routine(home, title="Changed", steps=STEPS[1:])
    found = keeper.resumed()

    assert found is not None
    moment = found[2].moment(0.0)
    assert moment.part is not None
    assert (moment.part.step.id, moment.into) == ("hold", 0)


def test_a_step_that_is_gone_is_said(keeper: Keeper, library: Library, home: Path) -> None:
    kept(keeper, library, home, 3, 20)
    write_routine(home, title="Changed", steps=STEPS[:2])
    offer = keeper.offer()

    assert isinstance(offer, NoOffer)
    assert "gone" in offer.words
    assert keeper.resumed() is None


def test_a_routine_that_became_broken_is_no_offer(keeper: Keeper, library: Library, home: Path) -> None:
    kept(keeper, library, home, 3, 20)
    (home / "routines" / "short.yaml").write_text("title: [", encoding="utf-8")

    assert isinstance(keeper.offer(), NoOffer)
    assert keeper.resumed() is None


def test_a_disk_that_cannot_be_written_is_said_once_and_is_no_error(
    library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here", encoding="utf-8")
    keeper = Keeper(blocked, lambda: library, lambda: NOON)
    routine = library.read(write_routine(tmp_path))
    session = Session(Timeline.of(routine)).resume(0.0)
    said: list[str] = []
    keeper.failed.connect(said.append)
    for second in (3.0, 7.0, 11.0):
        keeper.keep(routine, session, second)
    keeper.settle()
    qtbot.waitUntil(lambda: bool(said), timeout=5000)

    assert len(said) == 1
    assert isinstance(keeper.offer(), NoOffer)
    assert blocked.read_text(encoding="utf-8") == "here"


def test_a_run_keeps_its_number_in_the_history_as_long_as_it_is_the_same(
    keeper: Keeper, library: Library, home: Path
) -> None:
    path = write_routine(home)
    routine = library.read(path)
    session = Session(Timeline.of(routine)).resume(0.0)
    keeper.keep(routine, session, 31.0, AS_WRITTEN, 7)
    assert keeper.resumed() is not None
    assert keeper.number == 7
    write_routine(home, about="Other words.")
    assert keeper.resumed() is not None
    assert keeper.number is None
