# SPDX-License-Identifier: MIT
"""Writing down what happens, beside the window's work; a disk that fails stops nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from massage_trainer.gui.diary import Diary
from massage_trainer.history import Answer, History
from massage_trainer.history_file import FILE
from massage_trainer.schedule import Grade
from massage_trainer.storage import NotSavedError

NOON = 1_800_000_000.0


@pytest.fixture
def diary(qapp: object, home: Path) -> Diary:
    return Diary(home, lambda: NOON)


def answered(diary: Diary, item: str, grade: Grade = "good") -> None:
    answer = Answer(item, grade, diary.now())
    diary.write(lambda history: history.append_answer(answer))


def test_what_happens_is_kept_in_its_order(diary: Diary, home: Path) -> None:
    for item in ("find:teres", "find:deltoid", "name:teres"):
        answered(diary, item)
    assert [each.item for each in diary.history.answers()] == ["find:teres", "find:deltoid", "name:teres"]
    diary.close()
    again = History(home)
    assert len(again.answers()) == 3
    again.close()


def test_nothing_is_made_before_something_happens(diary: Diary, home: Path) -> None:
    assert not diary.kept
    assert diary.history.answers() == []
    assert not (home / FILE).exists()
    answered(diary, "find:teres")
    diary.settle()
    assert diary.kept
    diary.close()


def test_this_second_knows_how_far_local_time_is_ahead(diary: Diary) -> None:
    now = diary.now()
    assert now.utc == NOON
    assert -12 * 3600 <= now.offset <= 14 * 3600
    assert now.offset % 60 == 0


def test_a_disk_that_fails_is_told_of_once_and_nothing_is_lost(
    diary: Diary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    diary.failed.connect(told.append)

    def full(self: History, answer: Answer) -> None:
        raise NotSavedError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(History, "append_answer", full)
        for item in ("find:teres", "find:deltoid"):
            answered(diary, item)
        qtbot.waitUntil(lambda: bool(told))
        diary.settle()
    answered(diary, "name:teres")
    diary.settle()
    with monkeypatch.context() as patch:
        patch.setattr(History, "append_answer", full)
        answered(diary, "name:deltoid")
        # Said again, since it had worked in between.
        qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["the disk is full", "the disk is full"]
    assert [each.item for each in diary.history.answers()] == ["name:teres"]
    diary.close()


def test_a_damaged_history_is_set_aside_and_said_so(diary: Diary, home: Path, qtbot: QtBot) -> None:
    (home / FILE).write_bytes(b"SQLite format 3\0" + bytes(84) + b"nonsense" * 1000)
    with qtbot.waitSignal(diary.noticed) as told:
        answered(diary, "find:teres")
    assert "damaged" in told.args[0]
    assert [each.item for each in diary.history.answers()] == ["find:teres"]
    assert list(home.glob("history.damaged-*"))
    diary.close()


def test_closing_writes_what_waits_and_the_file_can_be_read_by_others(diary: Diary, home: Path) -> None:
    answered(diary, "find:teres")
    diary.close()
    db = sqlite3.connect(home / FILE)
    assert db.execute("SELECT count(*) FROM answer").fetchone() == (1,)
    db.close()
