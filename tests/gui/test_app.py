# SPDX-License-Identifier: MIT
"""Building the program, and what becomes of an error that nobody caught."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from massage_trainer import bookmark
from massage_trainer.gui.app import Mishaps, Signals, application
from massage_trainer.problems import Refused
from tests.gui.probes import Trainer


def error_of(text: str) -> BaseException:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_there_is_one_application(qapp: QApplication) -> None:
    assert application() is qapp
    assert qapp.applicationName() == "massage-trainer"
    assert qapp.applicationDisplayName()


def test_an_error_is_shown_and_the_routine_goes_on(
    trainer: Trainer, capsys: pytest.CaptureFixture[str]
) -> None:
    trainer.run(part=1, after=10)
    error = error_of("the picture is torn")
    Mishaps(trainer.window)(type(error), error, error.__traceback__)
    trainer.paint()

    assert trainer.shows("Something went wrong in the program")
    assert "the picture is torn" in capsys.readouterr().err
    assert not trainer.paused
    trainer.advance(5)
    assert trainer.moment.into == pytest.approx(15)


def test_the_same_error_again_is_shown_once(trainer: Trainer, capsys: pytest.CaptureFixture[str]) -> None:
    mishaps = Mishaps(trainer.window)
    error = error_of("thirty times a second")
    mishaps(type(error), error, error.__traceback__)
    trainer.paint()
    trainer.press("Esc")
    for _ in range(30):
        mishaps(type(error), error, error.__traceback__)
    trainer.paint()
    assert not trainer.has_button("Copy the report")
    other = error_of("another")
    mishaps(type(other), other, other.__traceback__)
    trainer.paint()
    assert trainer.has_button("Copy the report")
    capsys.readouterr()


def test_an_error_in_showing_an_error_calls_for_no_other(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mishaps = Mishaps(trainer.window)
    asked: list[str] = []

    def failing(text: str) -> None:
        asked.append(text)
        error = error_of("and again")
        mishaps(type(error), error, error.__traceback__)

    monkeypatch.setattr(trainer.window, "mishap", failing)
    error = error_of("first")
    mishaps(type(error), error, error.__traceback__)
    trainer.paint()

    assert len(asked) == 1
    capsys.readouterr()


def test_the_report_names_no_user(trainer: Trainer, capsys: pytest.CaptureFixture[str]) -> None:
    error = error_of(f"cannot read {Path.home()}/secret.yaml")
    Mishaps(trainer.window)(type(error), error, error.__traceback__)
    trainer.paint()
    trainer.click("Copy the report")
    report = QApplication.clipboard().text()

    assert "~/secret.yaml" in report.replace("\\", "/")
    assert str(Path.home()) not in report
    assert "massage-trainer" in report
    capsys.readouterr()


@pytest.mark.parametrize("name", ["nowhere", "no/such/file.yaml"])
def test_a_routine_that_is_not_there_is_refused_in_words(trainer: Trainer, name: str) -> None:
    with pytest.raises(Refused) as refused:
        trainer.window.start(name)

    assert "routine" in str(refused.value.problems[0]) or name in str(refused.value.problems[0])


# A program of its own: a signal must not be met by the tests' own event loop.

START = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from massage_trainer.gui import app
from massage_trainer.gui.run.ring import Ring
home = Path(sys.argv[1])
after = []
real = app.Window.show_as_left
def show(window):
    real(window)
    window.home.begin()
    window.begin()
    window.conductor.do(lambda run, now: run.go_to(now, 3))
    for milliseconds, do in after:
        QTimer.singleShot(milliseconds, lambda do=do: do(window))
app.Window.show_as_left = show
"""
TORN = """
painted = []
real_paint = Ring._paint_rim
def torn(ring, *painter, **how):
    painted.append(1)
    if len(painted) < 8:
        raise RuntimeError("the rim is torn")
    real_paint(ring, *painter, **how)
Ring._paint_rim = torn
def look(window):
    from massage_trainer.gui.sheet import ReportSheet
    sheets = window.findChildren(ReportSheet)
    print("SHEETS", len(sheets), sheets[0].isVisible() if sheets else None)
    print("REPORT", "the rim is torn" in sheets[0].report if sheets else None)
    print("RUNS", window.page, window.conductor.session.paused)
    window.close()
after.append((1500, look))
"""
SIGNALLED = """
after.append((400, lambda window: os.kill(os.getpid(), getattr(signal, sys.argv[2]))))
"""
EARLY = """
complete = app.Window._complete
def completed(window):
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    complete(window)
app.Window._complete = completed
"""
SIGNALLED_WHILE_PAINTING = """
from massage_trainer.gui.body.body_view import BodyView
sent = []
paint = BodyView.paintEvent
def painted(body, event):
    if sent == [False]:
        sent[0] = True
        os.kill(os.getpid(), getattr(signal, sys.argv[2]))
        print("OPEN", body.window().isVisible())
    paint(body, event)
BodyView.paintEvent = painted
after.append((400, lambda window: (sent.append(False), window.practise.body.update())))
"""
END = """
code = app.run(home)
print("CODE", code)
"""


HEARD = """
from PySide6.QtGui import QAccessible
from massage_trainer.gui.body.body_view import BodyView
made = BodyView.__init__
def met_at_once(body, *arguments):
    made(body, *arguments)
    if body.window().isVisible():
        QAccessible.queryAccessibleInterface(body)
BodyView.__init__ = met_at_once
def show(window):
    real(window)
    def told():
        heard = QAccessible.queryAccessibleInterface(window.home.body)
        print("HEARD", heard.role().name, heard.childCount(), window.home.body.accessibleDescription())
        window.close()
    print("KEPT", window.home.is_kept)
    QTimer.singleShot(600, told)
app.Window.show_as_left = show
"""


def program(script: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", START + script + END, str(home), *arguments],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "WAKEPY_FAKE_SUCCESS": "1",
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_picture_that_fails_is_reported_once_and_the_program_goes_on(home: Path) -> None:
    done = program(TORN, home)

    assert done.returncode == 0, done.stderr[-3000:]
    assert "SHEETS 1 True" in done.stdout
    assert "REPORT True" in done.stdout
    assert "RUNS practise False" in done.stdout
    assert "CODE 0" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="other signals there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_closes_the_window_and_keeps_the_place(home: Path, name: str) -> None:
    done = program(SIGNALLED, home, name)

    assert done.returncode == 0, done.stderr[-3000:]
    assert "CODE 0" in done.stdout
    place = bookmark.load(home)
    assert place is not None
    assert place.step


@pytest.mark.skipif(sys.platform == "win32", reason="other signals there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_before_all_is_there_ends_the_program(home: Path, name: str) -> None:
    done = program(EARLY, home, name)

    assert done.returncode == -signal.Signals[name]
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="other signals there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_in_the_middle_of_painting_closes_the_window_after_it(home: Path, name: str) -> None:
    done = program(SIGNALLED_WHILE_PAINTING, home, name)

    assert (done.returncode, done.stderr) == (0, "")
    assert "OPEN True" in done.stdout
    assert "CODE 0" in done.stdout


def test_a_screen_reader_hears_of_each_region_at_every_start(home: Path) -> None:
    first, second = program(HEARD, home), program(HEARD, home)

    assert "KEPT False" in first.stdout, first.stderr[-3000:]
    assert "KEPT True" in second.stdout, second.stderr[-3000:]
    for done in (first, second):
        assert "HEARD Canvas 16 Upper trapezius, Middle trapezius" in done.stdout


def test_signals_are_given_back(trainer: Trainer) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signals = Signals(trainer.window)
    signals.stop()
    for number, handler in before.items():
        signal.signal(number, handler)

    assert signal.set_wakeup_fd(-1) == -1, "the descriptor that woke the window is no longer used"
