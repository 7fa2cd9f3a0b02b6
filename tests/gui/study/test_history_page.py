# SPDX-License-Identifier: MIT
"""The page of what was practised: true, kind, reachable by keys, and right when it is empty or broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from massage_trainer.gui.controls import Button
from massage_trainer.gui.study.done_list import DoneRow
from massage_trainer.gui.study.heat_map import HeatMap
from massage_trainer.gui.study.history_page import HistoryPage
from massage_trainer.history import History
from massage_trainer.storage import NotSavedError
from tests.gui.conftest import Open
from tests.gui.probes import Trainer, accessible_tree, write_past


def opened_on(trainer: Trainer) -> Trainer:
    trainer.paint()
    trainer.window.review()
    trainer.paint()
    return trainer


def test_it_is_reached_from_the_first_page_once_there_is_something(home: Path, opened: Open) -> None:
    bare = opened()
    bare.paint()
    assert not bare.has_button("History")
    bare.close()
    write_past(home)
    trainer = opened(painted=True)
    trainer.paint()
    trainer.click("History")
    assert trainer.page == "history"


def test_it_tells_when_what_and_where(home: Path, opened: Open) -> None:
    write_past(home, note="More oil")
    trainer = opened_on(opened())
    assert trainer.shows("On 5 of the last 28 days")
    rows = [row.accessibleName() for row in trainer.window.findChildren(DoneRow)]
    assert len(rows) == 4
    assert "A short routine. 7 min. 2 of 3 steps · one pause · pressure: less. “More oil”" in rows[0]
    heat = trainer.window.findChildren(HeatMap)[0]
    assert heat.words.text.startswith(
        "Most: Rear shoulder: left 20 min, right 0 min; Upper trapezius: left 8 min"
    )
    trainer.click("The body by recall")
    assert heat.kind == "recall"
    assert "Rear shoulder" in heat.words.text


def test_a_run_just_done_is_there_at_once(trainer: Trainer) -> None:
    trainer.run(part=4, after=95)
    trainer.window.go_home()
    opened_on(trainer)
    (row,) = trainer.window.findChildren(DoneRow)
    assert "A short routine. 2 min" in row.accessibleName()


def test_without_anything_it_shows_no_empty_charts_but_a_way_to_begin(trainer: Trainer) -> None:
    opened_on(trainer)
    assert trainer.shows("Nothing here yet.", "Nothing of this leaves this machine")
    assert not trainer.shows("Minutes, week by week")
    assert not any(heat.isVisible() for heat in trainer.window.findChildren(HeatMap))
    assert not (trainer.home / "history.sqlite").exists()
    trainer.click("Start")
    assert trainer.page == "before"


@pytest.mark.parametrize("way", ["Home", "Esc"])
def test_ways_back(home: Path, opened: Open, way: str) -> None:
    write_past(home)
    trainer = opened_on(opened())
    trainer.press("Esc") if way == "Esc" else trainer.click(way)
    assert trainer.page == "home"


def test_a_history_that_cannot_be_read_is_said(
    home: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_past(home)
    trainer = opened()

    def broken(*_: object) -> None:
        raise NotSavedError("history.sqlite could not be used: the disk does not answer")

    monkeypatch.setattr("massage_trainer.gui.study.history_page.anything", broken)
    trainer.window.review()
    assert trainer.shows("cannot be read now", "the disk does not answer")
    assert trainer.page == "history"


def test_a_damaged_history_is_set_aside_and_the_page_goes_on(home: Path, opened: Open) -> None:
    (home / "history.sqlite").write_bytes(b"SQLite format 3\0" + bytes(84) + b"nonsense" * 1000)
    trainer = opened_on(opened())
    assert list(home.glob("history.damaged-*"))
    trainer.press("Esc")
    assert trainer.shows("damaged")
    opened_on(trainer)
    assert trainer.page == "history"


def test_every_button_is_reached_by_tab(home: Path, opened: Open) -> None:
    write_past(home)
    trainer = opened_on(opened())
    page = trainer.window.findChildren(HistoryPage)[0]
    reached = set()
    for _ in range(30):
        trainer.press("Tab")
        focus = QApplication.focusWidget()
        if isinstance(focus, Button) and page.isAncestorOf(focus):
            reached.add(focus.text())
    kept = {"Export as tables", "Back up", "Restore a backup", "Delete everything"}
    assert {"Home", "Minutes in 12 weeks", *kept} <= reached
    trainer.button("The body by minutes").setFocus()
    trainer.press("Right")  # as between the buttons of any group
    assert trainer.window.findChildren(HeatMap)[0].kind == "recall"


def test_a_screen_reader_finds_weeks_runs_and_plates(home: Path, opened: Open) -> None:
    write_past(home)
    trainer = opened_on(opened())
    told = [each.text(QAccessible.Text.Name) for each in accessible_tree(trainer.window)]
    for words in ("Minutes of practice by week", "Outer muscles", "Deep muscles"):
        assert words in told
    assert any("A short routine. 7 min" in each for each in told)


def test_another_look_is_taken_on(home: Path, opened: Open) -> None:
    write_past(home)
    trainer = opened_on(opened(theme="dark"))
    page = trainer.window.findChildren(HistoryPage)[0]
    trainer.window.change(theme="high_contrast", text_size=150)
    trainer.paint()
    assert page._look.theme.name == "high_contrast"
    assert page.content.headline.height() > 0


def test_it_wakes_nobody(home: Path, opened: Open) -> None:
    write_past(home)
    trainer = opened_on(opened(painted=True))
    with trainer.paints() as paints:
        trainer.advance(60, paint=True)
    assert paints.count == 0
    assert trainer.planned is None


def test_recall_that_cannot_be_read_is_said(
    home: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_past(home)
    trainer = opened_on(opened())

    def broken(_self: History, *, fold: bool = True) -> None:
        raise NotSavedError("the disk does not answer")

    monkeypatch.setattr(History, "memories", broken)
    trainer.click("The body by recall")
    assert trainer.shows("the disk does not answer")
