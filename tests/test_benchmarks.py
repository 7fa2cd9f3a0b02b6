# SPDX-License-Identifier: MIT
"""The table of speeds can be printed, and each promise in it says what it is measured against."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import GROUPS
from benchmarks.programs import environment, percentile
from benchmarks.table import Row, line, ruled, summary

ROOT = Path(__file__).resolve().parent.parent
COMMANDS_AND_READING = 6


def test_the_table_prints_and_ends_well() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--only", "commands", "--only", "reading"],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip

    head, _, *rows, last = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert head.split() == ["what", "measured", "ratio", "goal", "floor"]
    assert len(rows) == COMMANDS_AND_READING
    for row in rows:
        assert " ok " in row or " over " in row, "it says whether the goal is met"
    assert " ok, " in last
    assert all("Qt that it imports" not in row or " ok " in row for row in rows), "Qt is left alone"


def test_what_cannot_be_measured_is_said_and_ends_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--only", "memory"],
        cwd=ROOT, env={**environment(), "PATH": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "memory: not measured" in done.stdout
    assert "there is no Xvfb here" in done.stdout


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("a frame", "1 ms", 0.9, 1.0, "a blit"), "ok"),
        (Row("a frame", "1 ms", 1.1, 1.0, "a blit"), "over"),
        (Row("a frame", "1 ms", 0.9, 1.0, "a blit", also=False), "over"),
        (Row("not measured", "there is no screen"), ""),
    ],
)
def test_a_row_is_judged_by_its_goal(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


def test_a_row_shows_ratio_goal_and_floor_under_the_heads_of_their_columns() -> None:
    shown = line(Row("a frame", "1 ms", 0.9, 1.0, "a blit"))
    head = ruled().splitlines()[0]

    for name, cell in (("ratio", "0.90×"), ("goal", "1×"), ("floor", "a blit")):
        assert shown[head.index(name) :].startswith(cell)
    assert summary([Row("a frame", "1 ms", 0.9, 1.0)]) == "1 ok, 0 over"


def test_every_group_can_be_asked_for_by_name() -> None:
    assert set(GROUPS) >= {"start", "frames", "live", "still", "clock", "reading", "memory", "commands"}


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile(range(1, 101)) == 100
    assert percentile([3.0], 0.5) == 3.0
