# SPDX-License-Identifier: MIT
"""The installed program asks and is answered with keys alone, and no answer is lost with the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.e2e.screen import Program, Start, until

TABS_TO_RECALL = 7
"""Start, looking through, three chips, Explore, Recall."""


def answers(program: Program) -> int:
    """How many answers the history holds; 0 while there is none."""
    file = program.home / "history.sqlite"
    if not file.exists():
        return 0
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=5)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'answer'").fetchone():
            return 0
        (count,) = db.execute("SELECT count(*) FROM answer").fetchone()
        return int(count)


def keeps(program: Program, count: int) -> None:
    """Wait until so many answers are kept."""
    until(lambda: answers(program) == count or None, f"{count} answers to be kept")


def asked(start: Start) -> Program:
    """The program, with the first question of a sitting before somebody."""
    program = start()
    program.focus(program.window("Massage Trainer"))
    program.key(*["Tab"] * TABS_TO_RECALL, "Return")
    program.shows(page="recall")
    program.key("space")
    return program


def test_questions_are_answered_with_keys_and_each_answer_is_kept_at_once(start: Start) -> None:
    program = asked(start)
    for number in range(1, 4):
        # A place is walked to and entered; of other answers the first is chosen.
        program.key("Down", "Return")
        keeps(program, number)
        program.key("space")
    program.key("Escape", "Escape")
    program.shows(page="home")
    assert program.quit() == 0
    assert answers(program) == 3
    assert "Traceback" not in program.said()


def test_a_killed_program_has_kept_what_was_answered(start: Start) -> None:
    program = asked(start)
    program.key("Down", "Return")
    keeps(program, 1)
    program.kill()
    assert answers(program) == 1
    with closing(sqlite3.connect(program.home / "history.sqlite")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    again = asked(start)
    again.key("Down", "Return")
    keeps(again, 2)
