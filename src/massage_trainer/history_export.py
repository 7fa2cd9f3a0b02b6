# SPDX-License-Identifier: MIT
"""Writes the history as tables for a spreadsheet; nothing of it leaves this machine, and nothing is computed
by opening it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple, cast

from massage_trainer.history import History
from massage_trainer.history_file import Row
from massage_trainer.storage import write

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula where it stands first."""


class Table(NamedTuple):
    """One file: its name, the heads of its columns, and the query; each row begins with time and offset."""

    file: str
    heads: tuple[str, ...]
    query: str


TABLES = (
    Table(
        "practice.csv",
        ("time", "routine", "title", "text (SHA-256)", "mode", "phase", "step", "name", "side",
         "regions", "techniques", "pace", "seconds", "done"),
        "SELECT part.utc, part.ahead, routine, title, sha256, mode, phase, step, name, side, regions,"
        " techniques, part.pace, round(seconds, 1), done FROM part JOIN run ON run.id = part.run"
        " ORDER BY part.utc, part.number",
    ),
    Table(
        "pauses.csv",
        ("time", "routine", "seconds"),
        "SELECT pause.utc, pause.ahead, routine, round(seconds, 1) FROM pause JOIN run ON run.id = pause.run"
        " ORDER BY pause.utc",
    ),
    Table(
        "pressure.csv",
        ("time", "routine", "part", "said"),
        "SELECT pressure.utc, pressure.ahead, routine, number + 1, said FROM pressure"
        " JOIN run ON run.id = pressure.run ORDER BY pressure.utc",
    ),
    Table(
        "notes.csv",
        ("time", "routine", "note"),
        "SELECT note.utc, note.ahead, routine, said FROM note JOIN run ON run.id = note.run"
        " ORDER BY note.utc",
    ),
    Table(
        "answers.csv",
        ("time", "item", "grade", "given", "seconds"),
        "SELECT utc, ahead, item, grade, given, round(took, 1) FROM answer ORDER BY id",
    ),
)  # fmt: skip


def export(
    history: History, folder: Path, *, save: Callable[[Path, bytes], None] = write
) -> tuple[Path, ...]:
    """Write all tables into a folder, replacing those of an earlier export; raises storage.NotSavedError."""
    made = []
    for table in TABLES:
        # With a mark of order in front, which some spreadsheets need to see that it is UTF-8.
        save(folder / table.file, as_csv(history, table).encode("utf-8-sig"))
        made.append(folder / table.file)
    return tuple(made)


def as_csv(history: History, table: Table) -> str:
    """A table as text. Times are local, with their offset: 2026-03-02T20:15:00+01:00."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.heads)
    writer.writerows(history.file.read(table.query, (), _cells))
    return text.getvalue()


def _cells(row: Row) -> list[object]:
    utc, ahead, *cells = row
    return [_local(cast("int", utc), cast("int", ahead)), *(harmless(cell) for cell in cells)]


def harmless(cell: object) -> object:
    """The cell; a text that a spreadsheet would take for a formula begins with an apostrophe instead, and for
    a NUL, which only a spoilt disk puts there, stands a sign that says so: readers of tables stop at it."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return f"'{text}" if text.startswith(FORMULA) else text


def _local(utc: int, ahead: int) -> str:
    zone = timezone(timedelta(seconds=ahead))
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=utc)
    return moment.astimezone(zone).isoformat(timespec="seconds")
