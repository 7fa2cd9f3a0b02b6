# SPDX-License-Identifier: MIT
"""Export, backup, restore, delete: one click each, a question where something would be lost, the result in
words."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer.gui.study.history_page import HistoryPage
from massage_trainer.history_file import FILE
from massage_trainer.history_summary import practised
from tests.gui.conftest import Open
from tests.gui.probes import Trainer, write_past


@pytest.fixture
def page(home: Path, opened: Open) -> Trainer:
    write_past(home, note="warm")
    trainer = opened(size=(1280, 1600))
    trainer.paint()
    trainer.window.review()
    trainer.paint()
    return trainer


def chosen(monkeypatch: pytest.MonkeyPatch, trainer: Trainer, method: str, path: Path | None) -> None:
    files = trainer.window.findChildren(HistoryPage)[0].files
    monkeypatch.setattr(files, method, lambda *_: path)


def runs(trainer: Trainer) -> int:
    return len(practised(trainer.window.diary.history))


def test_exporting_writes_tables_and_says_where(
    page: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, page, "ask_folder", tmp_path / "out")
    page.click("Export as tables")
    assert page.shows("5 tables", str(tmp_path / "out"))
    assert "warm" in (tmp_path / "out" / "notes.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("button", "method"),
    [("Export as tables", "ask_folder"), ("Back up", "ask_target"), ("Restore a backup", "ask_source")],
)
def test_whoever_chooses_no_place_changes_nothing(
    page: Trainer, monkeypatch: pytest.MonkeyPatch, button: str, method: str
) -> None:
    chosen(monkeypatch, page, method, None)
    before = page.texts()
    page.click(button)
    assert page.texts() == before


def test_what_cannot_be_written_is_said(
    page: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    for button, method, path in (
        ("Export as tables", "ask_folder", blocked),
        ("Back up", "ask_target", blocked / "copy.sqlite"),
        ("Restore a backup", "ask_source", blocked),
    ):
        chosen(monkeypatch, page, method, path)
        page.click(button)
        if method == "ask_source":
            page.click("Yes, restore it")
        assert page.shows(str(blocked)), button
    assert runs(page) == 4


def test_a_backup_can_be_restored_and_what_was_there_is_kept(
    page: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.sqlite"
    chosen(monkeypatch, page, "ask_target", copy)
    page.click("Back up")
    assert page.shows(str(copy))
    page.click("Delete everything")
    page.click("Yes, delete it")
    assert page.shows("Nothing here yet.", "Everything is deleted.")
    assert runs(page) == 0
    chosen(monkeypatch, page, "ask_source", copy)
    page.click("Restore a backup")
    page.click("Yes, restore it")
    assert page.shows("Restored from", "history.before-1.sqlite")
    assert runs(page) == 4
    assert (page.home / "history.before-1.sqlite").exists()


@pytest.mark.parametrize("way", ["Keep it", "Esc"])
def test_deleting_is_asked_first(page: Trainer, way: str) -> None:
    page.click("Delete everything")
    assert page.shows("Delete everything?", "cannot be taken back")
    page.press(way) if way == "Esc" else page.click(way)
    assert page.page == "history"
    assert runs(page) == 4
    assert not page.shows("Delete everything?")


def test_on_a_new_machine_a_backup_needs_no_question(
    page: Trainer, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.sqlite"
    page.window.diary.history.file.back_up(copy)
    page.close()
    (page.home / FILE).unlink()
    fresh = opened()
    fresh.window.review()
    chosen(monkeypatch, fresh, "ask_source", copy)
    fresh.click("Restore a backup")
    assert fresh.shows("Restored from")
    assert runs(fresh) == 4
