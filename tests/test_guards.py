# SPDX-License-Identifier: MIT
"""Tries the guards of conftest.py on tests that misbehave; a guard that fell asleep would not be missed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# The guards have to be told apart from what would fail anyway, so each of these is fine but for what it does.
MISBEHAVING = """
import logging, os, socket, time
from pathlib import Path

kept = []

def test_reaches_for_the_network():
    with socket.socket() as one:
        one.connect(("127.0.0.1", 9))

def test_sleeps():
    time.sleep(0.001)

def test_logs():
    logging.getLogger("massage_trainer").warning("careful")

def test_logs_and_looks(caplog):
    logging.getLogger("massage_trainer").warning("careful")

def test_writes_at_home():
    assert Path.home() != Path(os.environ["REAL_HOME"])
    (Path.home() / "settings").write_text("kept apart")

def test_leaves_a_window(qtbot):
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    window.setWindowTitle("forgotten")
    kept.append(window)

def test_closes_its_window(qtbot):
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_leaves_a_ring_of_references(qtbot):
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    window.itself = window

def test_leaves_a_timer(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer()
    kept.append(timer)
    timer.start(60_000)

def test_stops_its_timer(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer()
    timer.start(60_000)
    timer.stop()
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest prints about the tests that misbehave."""
    folder = tmp_path_factory.mktemp("misbehaving")
    tests = folder / "tests"
    tests.mkdir()
    shutil.copy(Path(__file__).with_name("conftest.py"), tests)
    (tests / "test_it.py").write_text(MISBEHAVING, encoding="utf-8")
    # Found as `tests.test_it`, as the project's own tests are.
    settings = "[pytest]\npythonpath = .\naddopts = --import-mode=importlib\nqt_api = pyside6\n"
    (folder / "pytest.ini").write_text(settings, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "--color=no"],
        cwd=folder,
        env={**os.environ, "REAL_HOME": str(Path.home())},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("test", "fault"),
    [
        ("test_reaches_for_the_network", "a test reached for the network"),
        ("test_sleeps", "sleeps; hand it a clock"),
        ("test_logs", "WARNING massage_trainer: careful"),
        ("test_leaves_a_window", "a window was left: QWidget 'forgotten'"),
        ("test_leaves_a_timer", "a timer was left running, started at"),
    ],
)
def test_a_guard_names_the_culprit(said: str, test: str, fault: str) -> None:
    assert re.search(rf"^(FAILED|ERROR) tests/test_it\.py::{test} ", said, re.MULTILINE), said
    assert fault in said


@pytest.mark.parametrize(
    "test",
    [
        "test_logs_and_looks",
        "test_writes_at_home",
        "test_closes_its_window",
        "test_leaves_a_ring_of_references",
        "test_stops_its_timer",
    ],
)
def test_a_guard_leaves_the_others_alone(said: str, test: str) -> None:
    assert re.search(rf"^PASSED tests/test_it\.py::{test}$", said, re.MULTILINE), said
    assert f"ERROR tests/test_it.py::{test} " not in said
