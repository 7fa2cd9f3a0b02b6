# SPDX-License-Identifier: MIT
"""What ten years of daily use cost: keeping a second, the glance at what is due, a page, a sitting."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.programs import ROOT, answer, environment, median, percentile
from benchmarks.table import Row
from massage_trainer import history_export, history_summary
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.pacing import Timeline
from massage_trainer.recall import Course
from massage_trainer.routine import Routine
from massage_trainer.routine_format import read_routine
from massage_trainer.schedule import Answered, Instant, Memory, Sitting, after, day_of, remember

DAY = 86400.0
BEGAN = 1_450_000_000.0
QUESTIONS = 20
"""Answers a day."""
_IMPORT = """
import time
import datetime, dataclasses, json, random, typing  # what the program has loaded by then
begin = time.perf_counter()
import {module}
print((time.perf_counter() - begin) * 1000)
"""


def rows(quick: bool) -> Iterator[Row]:
    """Ten years, or half a year, of a run and twenty answers each day."""
    atlas = read_atlas(ROOT / "assets")
    routine = read_routine(ROOT / "routines" / "upper-back.yaml", atlas)
    course = Course(atlas, [routine])
    days = 180 if quick else 3650
    years = f"{days / 365:.1f} years"
    with TemporaryDirectory() as name:
        home = Path(name)
        history = History(home)
        fill(history, atlas, routine, course, days)
        history.close()
        size = history.file.path.stat().st_size / 1e6
        now = Instant(BEGAN + days * DAY)
        with closing(sqlite3.connect(history.file.path)) as bare:
            all_rows = _taken(
                lambda: [bare.execute(f"SELECT * FROM {table}").fetchall() for table in ("part", "answer")], 5
            )
        floor = f"reading all rows of {years}, {size:.0f} MB: {all_rows:.0f} ms"
        glance = _taken(lambda: _anew(home, lambda other: history_summary.next_due(other, now)), 15)
        yield Row("what is due, file opened for it", f"{glance:.1f} ms", glance / all_rows, 0.1, floor)
        for what, act, goal in (
            ("twelve weeks of minutes", lambda: history_summary.minutes_by_week(history, now), 0.5),
            ("the streak", lambda: history_summary.streak(history, now), 0.5),
            ("the last fifty runs", lambda: history_summary.practised(history), 0.5),
            ("the body by region, with strengths", lambda: history_summary.heat(history, now), 0.5),
            (
                "all tables as CSV",
                lambda: [history_export.as_csv(history, t) for t in history_export.TABLES],
                20.0,
            ),
        ):
            took = _taken(act, 5)
            yield Row(what, f"{took:.1f} ms", took / all_rows, goal, floor)
        yield _fold(history, years)
        yield _sitting(history, course, now)
        yield from _writing(history, home, now, 100 if quick else 400)
        history.close()
        yield from _page(home, now, years, routine, 3 if quick else 9)
    for module, goal in (("fsrs", 1.0), ("sqlite3", 1.0)):
        took = median([_import(module) for _ in range(3 if quick else 9)])
        yaml = median([_import("yaml") for _ in range(3 if quick else 9)])
        yield Row(
            f"import {module}, only when wanted",
            f"{took:.1f} ms",
            took / yaml,
            goal,
            f"import yaml, {yaml:.1f} ms",
        )


def fill(history: History, atlas: Atlas, routine: Routine, course: Course, days: int) -> None:
    """Writes so many days into an empty history: all in one go, else it would take as long as the disk."""
    rng = Random(1)
    parts = Timeline.of(routine).parts
    memories: dict[str, Memory] = {}
    history.append_run(Run(0, Instant(BEGAN), routine.id, routine.title))

    def everything(db: sqlite3.Connection) -> None:
        for day in range(days):
            at = BEGAN + day * DAY
            db.execute(
                "INSERT INTO run VALUES (?, ?, 0, ?, ?, ?, ?, 1.0, 'auto')",
                (day + 1, int(at * 1000), routine.id, routine.title, routine.sha256, len(routine.steps)),
            )
            db.executemany(
                "INSERT INTO part VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, 1.0, ?, 1, ?, ?)",
                [
                    (
                        day + 1, number, int((at + number * 60) * 1000),
                        part.step.id, part.step.name, part.side,
                        " ".join(atlas.expand(part.step.regions)), " ".join(part.step.technique), part.time,
                        part.step.phase, part.parts_in_step,
                    )
                    for number, part in enumerate(parts)
                ],
            )  # fmt: skip
            db.execute("INSERT INTO run_end VALUES (?, ?, 0, 1)", (day + 1, int((at + 900) * 1000)))
            now = Instant(at + 3600)
            sitting = Sitting.plan(
                course.learnable, memories.values(), day_of(now), length=QUESTIONS, rng=rng, ahead=True
            )
            while (item := sitting.next()) is not None:
                right = rng.random() < 0.85
                answered = Answered(item, "good" if right else "again", now)
                memories[item] = after(memories.get(item), answered)
                db.execute(
                    "INSERT INTO answer (utc, ahead, item, grade, given, took) VALUES (?, 0, ?, ?, '', 4.0)",
                    (int(now.utc * 1000), item, answered.grade),
                )
                sitting = sitting.answered(item, right=right)
        db.execute("INSERT INTO rule VALUES (0)")

    history.file.write(everything)
    # Another rule's number is there: what is remembered is folded from the log, as after an update.
    history.memories()


def _fold(history: History, years: str) -> Row:
    answers = history.answers()
    begin = time.perf_counter()
    remember(answers)
    took = (time.perf_counter() - begin) * 1000
    return Row(
        f"fold {len(answers):,} answers anew", f"{took:.0f} ms, once after an update", floor=f"{years}"
    )


def _sitting(history: History, course: Course, now: Instant) -> Row:
    memories = history.memories()
    rng = Random(1)

    def plan() -> None:
        sitting = Sitting.plan(
            course.learnable, memories.values(), day_of(now), length=QUESTIONS, rng=rng, ahead=True
        )
        for item in sitting.queue:
            course.question(item, rng)

    took = _taken(plan, 9)
    return Row(
        f"plan a sitting and make its {QUESTIONS} questions",
        f"{took:.2f} ms",
        took / 16.7,
        1.0,
        "a frame, 16.7 ms",
    )


def _page(home: Path, now: Instant, years: str, routine: Routine, rounds: int) -> Iterator[Row]:
    """Opening the page, off screen, against that of an empty history and of one with a single run."""
    with TemporaryDirectory() as bare, TemporaryDirectory() as once:
        single, atlas = History(Path(once)), read_atlas(ROOT / "assets")
        run = Run(1, now, routine.id, routine.title, steps=len(routine.work))
        for number, part in enumerate(Timeline.of(routine).parts):
            step = part.step
            regions, names = atlas.expand(step.regions), step.technique
            single.append_part(
                run,
                Practised(number, step.id, now, part.time, step.name, part.side, regions, names, done=True),
            )
        single.close()
        told = answer("history", str(rounds), str(now.utc), bare, once, str(home))
    (empty, _), (_, one), (first, whole) = (
        [median([taken[which] for taken in each]) for which in range(2)] for each in told
    )
    yield Row(
        f"the page of {years}, first picture", f"{first:.0f} ms", first / empty, 1.5,
        f"the page of an empty history, {empty:.0f} ms",
    )  # fmt: skip
    yield Row(
        "the same with the body shaded", f"{whole:.0f} ms", whole / one, 1.5,
        f"the page of a single run, {one:.0f} ms",
    )  # fmt: skip


def _writing(history: History, home: Path, now: Instant, many: int) -> Iterator[Row]:
    """A second of practice and an answer, against one bare row in a file of its own with the same care."""
    run = Run(10**9, now, "upper-back", "Upper back")

    def second(number: int) -> None:
        history.append_part(run, Practised(0, "hold", now, float(number), regions=("deltoid",)))

    def answer(number: int) -> None:
        history.append_answer(Answer(f"find:{number % 9}", "good", Instant(now.utc + number)))

    for what, act, safe, goal in (
        ("keep a second of practice", second, "NORMAL", 10.0),
        ("keep an answer, synced", answer, "FULL", 3.0),
    ):
        with closing(sqlite3.connect(home / f"{safe}.sqlite", isolation_level=None)) as bare:
            bare.execute("PRAGMA journal_mode = WAL")
            bare.execute(f"PRAGMA synchronous = {safe}")
            bare.execute("CREATE TABLE t (a)")
            times, floors = [], []
            for number in range(many):  # in turn: what else the disk does meets both
                times.append(_once(lambda: act(number)))  # noqa: B023  called at once
                floors.append(_once(lambda: bare.execute("INSERT INTO t VALUES (1)")))
        floor = median(floors)
        yield Row(
            what, f"{median(times):.3f} ms, p99 {percentile(times):.2f}", median(times) / floor, goal,
            f"a bare row, synchronous {safe.lower()}, {floor:.3f} ms",
        )  # fmt: skip


def _all_tables(history: History) -> list[str]:
    return [history_export.as_csv(history, table) for table in history_export.TABLES]


def _anew(home: Path, ask: Callable[[History], object]) -> None:
    other = History(home)
    ask(other)
    other.close()


def _once(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _taken(act: Callable[[], object], rounds: int) -> float:
    gc.collect()
    act()
    return median([_once(act) for _ in range(rounds)])


def _import(module: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT.format(module=module)],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(done.stdout)
