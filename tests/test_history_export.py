# SPDX-License-Identifier: MIT
"""A spreadsheet gets every row, in plain text, and nothing that it would compute."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.history_export import FORMULA, TABLES, as_csv, export, harmless
from massage_trainer.schedule import Instant
from massage_trainer.storage import NotSavedError

NOW = Instant(1_772_450_000.5, -5 * 3600)
RUN = Run(1, NOW, "r", '=cmd|"/C calc"!A0', "abc", 2)


def filled(home: Path) -> History:
    history = History(home)
    part = Practised(
        0, "hold", NOW, 25.04, "Hold, “softly”\nand still", "left", ("a", "b"), ("hold",), 1.0, True
    )
    history.append_part(RUN, part)
    history.append_pause(RUN, NOW, 3.0)
    history.append_pressure(RUN, 0, NOW, "more")
    history.append_note(RUN, NOW, "+1, “warm”")
    history.append_answer(Answer("find:a", "good", NOW, "@SUM(A1)"))
    history.append_answer(Answer("find:a", "again", NOW, "b", 2.25))
    return history


def test_every_row_is_there_with_local_times(tmp_path: Path) -> None:
    history = filled(tmp_path)
    made = export(history, tmp_path / "out")
    assert [path.name for path in made] == [
        "practice.csv", "pauses.csv", "pressure.csv", "notes.csv", "answers.csv"
    ]  # fmt: skip
    read = {}
    for path in made:
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        read[path.name] = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    local = "2026-03-02T06:13:20-05:00"
    assert read["practice.csv"][1:] == [
        [local, "r", "'=cmd|\"/C calc\"!A0", "abc", "auto", "work", "hold", "Hold, “softly”\nand still",
         "left", "a b", "hold", "1.0", "25.0", "1"]
    ]  # fmt: skip
    assert read["pauses.csv"] == [["time", "routine", "seconds"], [local, "r", "3.0"]]
    assert read["pressure.csv"][1:] == [[local, "r", "1", "more"]]
    assert read["notes.csv"][1:] == [[local, "r", "'+1, “warm”"]]
    assert read["answers.csv"][1:] == [
        [local, "find:a", "good", "'@SUM(A1)", ""],
        [local, "find:a", "again", "b", "2.3"],
    ]
    for rows in read.values():
        assert len({len(row) for row in rows}) == 1
    history.close()


def test_an_empty_history_gives_heads(tmp_path: Path) -> None:
    history = History(tmp_path)
    for table in TABLES:
        assert as_csv(history, table) == ",".join(table.heads) + "\r\n"


@given(st.text(max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert not cell.startswith(FORMULA)
    assert "\0" not in cell
    shown = text.replace("\0", "\ufffd")
    assert cell in (shown, f"'{shown}")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_each_beginning_of_a_formula_is_guarded(begin: str) -> None:
    assert harmless(f"{begin}1+1") == f"'{begin}1+1"
    assert harmless(f" {begin}1") == f" {begin}1"


@pytest.mark.parametrize("cell", [None, 1, -2.5, ""])
def test_what_is_no_text_stays(cell: object) -> None:
    assert harmless(cell) == cell


def test_a_table_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSavedError, match="a file stands where a folder is wanted"):
        export(History(tmp_path), tmp_path / "file")
