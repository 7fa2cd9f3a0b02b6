# SPDX-License-Identifier: MIT
"""What was practised outlives the program: killed at any instant, on a full disk, with a damaged file, and
with two programs at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from tests.e2e.screen import Program, Screen, Start, until

ROUTINE = """\
format: 1
title: A long one
steps:
  - id: glide
    phase: close
    prompt: Glide slowly down the back
    technique: glide
    regions: trapezius
    time: 10m
"""
KILLS = int(os.environ.get("MASSAGE_TRAINER_KILLS", "12"))
"""How often the program is killed while a run goes on."""
LOST = 1.0 + 1.0
"""Seconds that may be lost: the one that ran, and what a busy machine takes to write one down."""


@pytest.fixture
def routine(tmp_path: Path) -> str:
    file = tmp_path / "long.yaml"
    file.write_text(ROUTINE, encoding="utf-8")
    return str(file)


def running(program: Program) -> float:
    """Begins the run that is offered, and returns the second at which its work began."""
    since = time.monotonic()
    window = program.window("Massage Trainer")
    program.focus(window)
    program.reaches(lambda state: state["t"] > since - 5 and state["page"] == "before", "the question")
    asked = time.monotonic()
    program.key("space")
    begun = program.reaches(lambda state: state["t"] > asked and state["phase"] == "running", "work")
    return float(begun["t"])


def kept(program: Program, query: str) -> list[tuple[object, ...]]:
    """What a query finds, looking on from outside; nothing in a file that was only just being made."""
    address = (program.home / "history.sqlite").as_uri()
    try:
        return _found(f"{address}?mode=ro", query)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
        # Killed while the file was being made: it has to be put back first, as a next start does.
        return _found(address, query)


def _found(address: str, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(address, uri=True)) as db:
        if "FROM" in query and not db.execute("PRAGMA user_version").fetchone()[0]:
            return []
        return list(db.execute(query).fetchall())


def for_a_while(program: Program, seconds: float) -> None:
    """Lets the program run on for so long."""
    with suppress(subprocess.TimeoutExpired):
        program.process.wait(seconds)


def test_killed_at_any_instant_at_most_about_a_second_is_lost(start: Start, routine: str) -> None:
    chance = Random(7)
    known: set[object] = set()
    for _ in range(KILLS):
        program = start("practise", routine)
        began = running(program)
        for_a_while(program, chance.uniform(0.5, 2.0))
        program.kill()
        worked = time.monotonic() - began
        if not (program.home / "history.sqlite").exists():
            assert worked < LOST
            continue
        assert kept(program, "PRAGMA integrity_check") == [("ok",)]
        new = [row for row in kept(program, "SELECT run, seconds FROM part") if row[0] not in known]
        seconds = sum(float(str(row[1])) for row in new)
        assert len(new) <= 1
        assert worked - LOST <= seconds <= worked + 0.1
        known.update(row[0] for row in new)
    assert len(known) > KILLS / 5, "some of them lived long enough to be remembered"


def test_a_full_disk_ends_no_run(screen: Screen, installed: Path, routine: str, tmp_path: Path) -> None:
    home = tmp_path / "home-of-the-program"
    # No file may grow beyond so many blocks of 1024 bytes: a history takes more.
    limited = ["bash", "-c", 'ulimit -f 48; exec "$@"', "bash"]
    program = Program(screen, [*limited, str(installed), "--home", str(home), "practise", routine], home)
    try:
        running(program)
        first = program.state()["left"]
        later = program.reaches(lambda state: state["left"] <= first - 3, "three seconds to pass")
        assert not later["paused"]
        assert not (home / "history.sqlite").exists() or not kept(program, "SELECT name FROM sqlite_master")
        assert program.quit() == 0
        assert "Traceback" not in program.said()
    finally:
        program.close()


def test_a_damaged_history_is_set_aside_and_the_run_goes_on_in_a_new_one(start: Start, routine: str) -> None:
    program = start("practise", routine)
    running(program)
    program.reaches(lambda state: state["left"] <= 598, "two seconds to pass")
    assert program.quit() == 0
    path = program.home / "history.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(len(whole) - 100))
    program = start("practise", routine)
    running(program)
    program.reaches(lambda state: state["left"] <= 597, "three seconds to pass")
    assert program.quit() == 0
    assert (program.home / "history.damaged-1.sqlite").exists()
    assert kept(program, "PRAGMA integrity_check") == [("ok",)]
    ((seconds,),) = kept(program, "SELECT seconds FROM part")
    assert float(str(seconds)) >= 2.0


def test_two_programs_at_once_keep_both_their_runs(
    screen: Screen, start: Start, installed: Path, routine: str, tmp_path: Path
) -> None:
    one = start("practise", routine)
    running(one)
    # What it says is kept apart; its history is the same.
    command = [str(installed), "--home", str(one.home), "practise", routine]
    other = Program(screen, command, tmp_path / "other")
    try:
        running(other)

        def both() -> bool:
            with suppress(sqlite3.OperationalError):  # before it is made
                return kept(one, "SELECT count(*) FROM part WHERE seconds > 2") == [(2,)]
            return False

        until(both, "two seconds of both")
        other.kill()
        before = kept(one, "SELECT sum(seconds) FROM part")
        until(lambda: kept(one, "SELECT sum(seconds) FROM part") != before, "the first to go on")
        one.kill()
        assert kept(one, "PRAGMA integrity_check") == [("ok",)]
    finally:
        other.close()
