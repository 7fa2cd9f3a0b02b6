# SPDX-License-Identifier: MIT
"""A run is in the history while it goes on: by its seconds, through pauses, leaving and going on, and with a
disk that fails; lessons and looking through are not."""

from __future__ import annotations

import json
import threading

import pytest
from PySide6.QtWidgets import QApplication

from massage_trainer.history import History, Practised, Run
from massage_trainer.history_summary import Done, practised
from massage_trainer.storage import NotSavedError
from tests.gui.conftest import Open
from tests.gui.probes import Trainer, write_routine


def rows(trainer: Trainer, query: str) -> list[tuple[object, ...]]:
    return trainer.window.diary.history.file.rows(query)


def parts(trainer: Trainer) -> dict[object, object]:
    return dict(rows(trainer, "SELECT number, round(seconds, 1) FROM part ORDER BY number"))  # type: ignore[arg-type]  # two columns


def listed(trainer: Trainer) -> tuple[Done, ...]:
    return practised(trainer.window.diary.history)


def test_a_second_of_work_is_kept_within_the_second(trainer: Trainer) -> None:
    trainer.run(part=1, after=4)
    assert 1 not in parts(trainer), "the lead-in is no work"
    for second in range(5):
        trainer.advance(2)
        ((kept,),) = rows(trainer, "SELECT seconds FROM part WHERE number = 1")
        assert isinstance(kept, float)
        assert 1 + 2 * second - kept <= 1.0


@pytest.mark.parametrize("reduce_motion", ["on", "off"])
def test_it_adds_no_wake_ups(opened: Open, monkeypatch: pytest.MonkeyPatch, reduce_motion: str) -> None:
    trainer = opened(reduce_motion=reduce_motion)
    trainer.run(part=4, after=10)
    recorded = trainer.advance(20)
    monkeypatch.setattr(trainer.window.recorder, "look", lambda: None)
    assert abs(recorded - trainer.advance(20)) <= 1


def test_a_pause_wakes_nobody_and_is_kept_when_it_is_over(trainer: Trainer) -> None:
    trainer.run(part=4, after=15)
    trainer.press("Space")
    assert trainer.planned is None
    assert parts(trainer)[4] == 10.0
    trainer.advance(60)
    assert rows(trainer, "SELECT * FROM pause") == []
    trainer.press("Space")
    assert rows(trainer, "SELECT round(seconds) FROM pause") == [(60.0,)]


def test_a_run_is_kept_to_its_end(trainer: Trainer) -> None:
    trainer.run(part=4, after=95)
    trainer.advance(20.5)
    assert trainer.page == "end"
    (done,) = listed(trainer)
    assert (done.title, done.steps, done.of, done.finished) == ("A short routine", 1, 3, True)
    assert done.minutes == pytest.approx(90 / 60, abs=0.02), "resting the hands names no region"


def test_a_run_that_was_left_goes_on_as_the_same_one(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=4, after=25)
    trainer.window.go_home()
    trainer.close()
    kept = json.loads((trainer.home / "bookmark.json").read_text(encoding="utf-8"))

    again = opened()
    again.click("Go on")
    again.advance(1)
    again.press("Space")
    again.advance(30)
    assert rows(again, "SELECT id FROM run") == [(kept["history"],)]
    assert parts(again)[4] == 50.0
    assert len(listed(again)) == 1


def test_a_routine_that_has_changed_since_begins_another_run(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=4, after=25)
    trainer.close()
    write_routine(trainer.home, about="Other words.")
    again = opened()
    again.click("Go on")
    again.advance(1)
    again.press("Space")
    again.advance(10)
    assert [done.minutes for done in listed(again)] == pytest.approx([5 / 60, 20 / 60], abs=0.02)


def test_at_home_and_looking_through_nothing_is_kept(trainer: Trainer) -> None:
    trainer.run(part=4, after=10)
    trainer.window.go_home()
    before = parts(trainer)
    trainer.click("Look through it first")
    trainer.press("Right")
    trainer.advance(30)
    assert parts(trainer) == before


def test_a_lesson_is_not_practice(trainer: Trainer) -> None:
    write_routine(trainer.home)
    trainer.window.teach("short", windowed=True)
    QApplication.processEvents()
    trainer.press("Space")
    trainer.window.conductor.do(lambda run, now: run.resume(now).go_to(now, 5))
    trainer.advance(25)
    assert trainer.page == "end"
    assert trainer.shows("not practice")
    assert not trainer.window.diary.kept


def test_a_full_disk_stops_no_run_and_is_told_once(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: History, run: Run, part: Practised) -> None:
        raise NotSavedError("the disk is full")

    trainer.run(part=4, after=5)
    with monkeypatch.context() as patch:
        patch.setattr(History, "append_part", full)
        trainer.advance(3)
        trainer.window.diary.settle()
        QApplication.processEvents()
        assert "the disk is full" in trainer.line_that_fades
        trainer.advance(3)
        assert trainer.session.moment(trainer.clock()).part is not None
    trainer.advance(10)
    assert parts(trainer)[4] == pytest.approx(16.0, abs=1.0)


def test_a_damaged_history_is_set_aside_in_a_run_and_said(trainer: Trainer) -> None:
    (trainer.home / "history.sqlite").write_bytes(b"SQLite format 3\0" + bytes(84) + b"nonsense" * 1000)
    trainer.run(part=4, after=8)
    trainer.window.diary.settle()
    QApplication.processEvents()
    assert "damaged" in trainer.line_that_fades
    assert list(trainer.home.glob("history.damaged-*"))
    trainer.advance(10)
    assert parts(trainer)[4] == pytest.approx(13.0, abs=1.0)


def test_two_programs_keep_their_runs_in_one_history(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=4, after=15)
    other = opened()
    other.run(part=4, after=25)
    trainer.advance(5)
    minutes = sorted(done.minutes for done in listed(other))
    assert len(minutes) == 2
    assert minutes[1] >= 20 / 60 - 0.02


def test_a_slow_disk_piles_nothing_up(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()
    tried: list[float] = []
    really = History.append_part

    def slow(self: History, run: Run, part: Practised) -> None:
        goes_on.wait(20)
        tried.append(part.seconds)
        really(self, run, part)

    with monkeypatch.context() as patch:
        patch.setattr(History, "append_part", slow)
        trainer.run(part=4, after=65)
        goes_on.set()
        trainer.window.diary.settle()
    assert len([seconds for seconds in tried if seconds > 0]) <= 2, "sixty seconds, and two of them written"
    assert parts(trainer)[4] == pytest.approx(60.0, abs=1.0)
