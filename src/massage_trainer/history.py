# SPDX-License-Identifier: MIT
"""Keeps what was practised and answered, as it happens, on this machine alone; it draws no conclusions.

    history = History(home)
    run = Run.begun(routine, now, pace=1.0, mode="auto")
    history.append_run(run)
    history.append_part(run, Practised(0, "hold", now, seconds=12.0, regions=("deltoid",)))  # once a second
    history.append_part(run, Practised(0, "hold", now, seconds=25.0, regions=("deltoid",), done=True))
    history.append_end(run, now, finished=True)
    history.append_answer(Answer("find:teres", verdict.grade, now))

Every method that writes raises storage.NotSavedError, whose text is for the user. What could not be written
waits and is written with the next row, so a run or a sitting simply goes on.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, cast

from massage_trainer.history_file import SENSELESS, HistoryFile, Row
from massage_trainer.routine import Phase, Routine
from massage_trainer.schedule import RULE, Answered, Grade, Instant, Memory, after, remember

Said = Literal["more", "same", "less", "stop"]
LONGEST_NOTE = 500
"""Letters of a note beyond which nothing is kept: it is meant to be one line."""

_EPOCH = date(1970, 1, 1)


class Run(NamedTuple):
    """A run of a routine: which text of it (`sha256`), how many steps of work it has, and how it began."""

    id: int
    began: Instant
    routine: str
    title: str
    sha256: str = ""
    steps: int = 0
    pace: float = 1.0
    mode: Literal["auto", "manual"] = "auto"

    @classmethod
    def begun(cls, routine: Routine, at: Instant, *, pace: float, mode: Literal["auto", "manual"]) -> Run:
        """A run that begins now, under a number that no other copy of the program will choose."""
        number = int.from_bytes(os.urandom(7), "big")
        title, steps = routine.title, len(routine.work)
        return cls(number, at, routine.id, title, routine.sha256, steps, pace, mode)


class Practised(NamedTuple):
    """One part of a step as it was practised.

    `number` is the part's place in the run and names it: appended again, it takes the place of what was
    known. `seconds` are real seconds of work, waits included, lead-in not. `regions` are regions' ids, not
    groups'. `done` once the part has come to its end, not where it was jumped over. `parts` is how many
    its step has.
    """

    number: int
    step: str
    began: Instant
    seconds: float
    name: str = ""
    side: Literal["", "left", "right"] = ""
    regions: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    pace: float = 1.0
    done: bool = False
    phase: Phase = "work"
    parts: int = 1


class Earlier(NamedTuple):
    """What was kept of a run that is taken up again: its parts by number, the answers to the card as (part,
    when, what), and the seconds of each pause."""

    run: Run
    parts: dict[int, Practised]
    said: tuple[tuple[int, Instant, Said], ...]
    pauses: tuple[float, ...]


class Answer(NamedTuple):
    """One answer: to which item, how well it was known, when, what was chosen, and in how many seconds."""

    item: str
    grade: Grade
    at: Instant
    given: str = ""
    took: float | None = None


class History:
    """The history in a home folder; nothing is opened or made before it is needed."""

    def __init__(self, home: Path) -> None:
        self.file = HistoryFile(home)

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.file.close()

    # Practice ---------------------------------------------------------------------------------------------

    def append_run(self, run: Run) -> None:
        """A run begins."""
        self.file.write(lambda db: _keep_run(db, run))

    def append_part(self, run: Run, part: Practised) -> None:
        """A part goes on or has ended: to be called each second, so that at most a second can be lost."""

        def change(db: sqlite3.Connection) -> None:
            _keep_run(db, run)
            db.execute(
                "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " pace = excluded.pace, seconds = excluded.seconds, done = excluded.done",
                (
                    run.id, part.number, *_time(part.began), part.step, part.name, part.side,
                    " ".join(part.regions), " ".join(part.techniques), part.pace, part.seconds, part.done,
                    part.phase, part.parts,
                ),
            )  # fmt: skip

        # Only a part that is over is worth waiting for the disk.
        self.file.write(change, key=("part", run.id, part.number), safe=part.done)

    def append_pause(self, run: Run, began: Instant, seconds: float) -> None:
        """A pause of so many seconds is over, or goes on: the same `began` takes the place of what was."""

        def change(db: sqlite3.Connection) -> None:
            _keep_run(db, run)
            db.execute("INSERT OR REPLACE INTO pause VALUES (?, ?, ?, ?)", (run.id, *_time(began), seconds))

        self.file.write(change, key=("pause", run.id, began), safe=False)

    def append_pressure(self, run: Run, part: int, at: Instant, said: Said) -> None:
        """What the partner said of the pressure in a part."""

        def change(db: sqlite3.Connection) -> None:
            _keep_run(db, run)
            values = (run.id, part, *_time(at), said)
            db.execute("INSERT OR REPLACE INTO pressure VALUES (?, ?, ?, ?, ?)", values)

        self.file.write(change)

    def append_end(self, run: Run, at: Instant, *, finished: bool) -> None:
        """A run is over; `finished` if it came to its end."""

        def change(db: sqlite3.Connection) -> None:
            _keep_run(db, run)
            db.execute("INSERT OR REPLACE INTO run_end VALUES (?, ?, ?, ?)", (run.id, *_time(at), finished))

        self.file.write(change)

    def append_note(self, run: Run, at: Instant, said: str, *, safe: bool = True) -> None:
        """The line that was noted after a run, in the place of what it was; an empty one takes it away.

        While it is being typed it is not worth waiting for the disk: not `safe`.
        """
        line = " ".join(said.split())[:LONGEST_NOTE]

        def change(db: sqlite3.Connection) -> None:
            _keep_run(db, run)
            if line:
                db.execute("INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)", (run.id, *_time(at), line))
            else:
                db.execute("DELETE FROM note WHERE run = ?", (run.id,))

        self.file.write(change, key=("note", run.id), safe=safe)

    def earlier(self, number: int) -> Earlier | None:
        """What was kept of a run, so that it can go on; None if nothing was."""
        runs = self.file.read("SELECT * FROM run WHERE id = ?", (number,), _run)
        if not runs:
            return None
        parts = self.file.read("SELECT * FROM part WHERE run = ?", (number,), _part)
        said = self.file.read(
            "SELECT number, utc, ahead, said FROM pressure WHERE run = ? ORDER BY utc", (number,), _said
        )
        pauses = self.file.read("SELECT seconds FROM pause WHERE run = ?", (number,), _seconds)
        return Earlier(runs[0], {part.number: part for part in parts}, tuple(said), tuple(pauses))

    # Recall -----------------------------------------------------------------------------------------------

    def append_answer(self, answer: Answer) -> None:
        """An answer was given; with it, in one go, what follows from it for when to ask again."""

        def change(db: sqlite3.Connection) -> None:
            db.execute(
                "INSERT INTO answer (utc, ahead, item, grade, given, took) VALUES (?, ?, ?, ?, ?, ?)",
                (*_time(answer.at), answer.item, answer.grade, answer.given, answer.took),
            )
            _keep_memory(db, _memory_after(db, Answered(answer.item, answer.grade, answer.at)))
            if not db.execute("SELECT 1 FROM rule").fetchone():
                db.execute("INSERT INTO rule VALUES (?)", (RULE,))

        self.file.write(change)

    def answers(self) -> list[Answered]:
        """The log of answers, in the order in which they were given."""
        return self.file.read("SELECT item, grade, utc, ahead FROM answer ORDER BY id", (), _answered)

    def memories(self, *, fold: bool = True) -> dict[str, Memory]:
        """What is remembered of each item.

        Where another rule had been at work it is folded anew from the log, which after years takes seconds;
        without `fold` it is taken as it is.
        """
        rule = self.file.rows("SELECT number FROM rule") if fold else []
        if rule and rule != [(RULE,)]:
            self.file.write(_fold_anew, key=_fold_anew)
        found = self.file.read("SELECT * FROM remembered ORDER BY item", (), _memory)
        return {memory.item: memory for memory in found}


def _memory_after(db: sqlite3.Connection, answer: Answered) -> Memory:
    """What is remembered now that the answer stands in the log."""
    known = db.execute("SELECT * FROM remembered WHERE item = ?", (answer.item,)).fetchone()
    try:
        return after(_memory(known) if known else None, answer)
    except SENSELESS:
        # Spoilt, but it only repeats what the log says.
        log = db.execute(
            "SELECT item, grade, utc, ahead FROM answer WHERE item = ? ORDER BY id", (answer.item,)
        )
        return remember(_answered(row) for row in log)[answer.item]


def _fold_anew(db: sqlite3.Connection) -> None:
    log = db.execute("SELECT item, grade, utc, ahead FROM answer ORDER BY id")
    memories: Iterable[Memory] = remember(_answered(row) for row in log).values()
    db.execute("DELETE FROM remembered")
    for memory in memories:
        _keep_memory(db, memory)
    db.execute("DELETE FROM rule")
    db.execute("INSERT INTO rule VALUES (?)", (RULE,))


def _keep_run(db: sqlite3.Connection, run: Run) -> None:
    # With each row of a run, in case that the file it began in had to be set aside.
    db.execute(
        "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (run.id, *_time(run.began), run.routine, run.title, run.sha256, run.steps, run.pace, run.mode),
    )


def _keep_memory(db: sqlite3.Connection, memory: Memory) -> None:
    days = ((day - _EPOCH).days for day in (memory.first, memory.last, memory.due))
    db.execute(
        "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?, ?, ?, ?)",
        (memory.item, memory.stability, memory.difficulty, *days, memory.right),
    )


def _time(at: Instant) -> tuple[int, int]:
    return round(at.utc * 1000), at.offset


def _run(row: Row) -> Run:
    number, utc, ahead, routine, title, sha256, steps, pace, mode = cast(
        "tuple[int, int, int, str, str, str, int, float, Literal['auto', 'manual']]", row
    )
    return Run(number, Instant(utc / 1000, ahead), routine, title, sha256, steps, pace, mode)


def _part(row: Row) -> Practised:
    _, number, utc, ahead, step, name, side, regions, techniques, pace, seconds, done, phase, parts = cast(
        "tuple[int, int, int, int, str, str, Literal['', 'left', 'right'], str, str, float, float, int,"
        " Phase, int]",
        row,
    )
    began = Instant(utc / 1000, ahead)
    lit, ways = tuple(regions.split()), tuple(techniques.split())
    return Practised(number, step, began, seconds, name, side, lit, ways, pace, bool(done), phase, parts)


def _said(row: Row) -> tuple[int, Instant, Said]:
    number, utc, ahead, said = cast("tuple[int, int, int, Said]", row)
    return number, Instant(utc / 1000, ahead), said


def _seconds(row: Row) -> float:
    (seconds,) = cast("tuple[float]", row)
    return seconds


def _answered(row: Row) -> Answered:
    item, grade, utc, ahead = cast("tuple[str, Grade, int, int]", row)
    return Answered(item, grade, Instant(utc / 1000, ahead))


def _memory(row: Row) -> Memory:
    item, stability, difficulty, first, last, due, knew = cast(
        "tuple[str, float, float, int, int, int, int]", row
    )
    if not (0 < stability < 1e6 and 1 <= difficulty <= 10):
        raise ValueError(f"{item} is remembered for {stability} days, being difficult by {difficulty}")
    first_day, last_day, due_day = (_EPOCH + timedelta(days=day) for day in (first, last, due))
    return Memory(item, stability, difficulty, first_day, last_day, due_day, bool(knew))
