# SPDX-License-Identifier: MIT
"""What no test may do: reach the network or the tester's own files, wait, or leave something running.

Each guard fails the test that did it and names the culprit. None imports Qt unless the test asked for it.
"""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

# What a tester's desktop sets must not change how the windows under test look.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "NO_COLOR"):
    os.environ.pop(_name, None)

# A busy machine is not a fault of the code. (Where CI is set, hypothesis tries the same examples every time.)
hypothesis.settings.register_profile("unhurried", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("unhurried")


def _is_e2e(request: pytest.FixtureRequest) -> bool:
    return "e2e" in request.path.parent.parts


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    run = home / "run"
    run.mkdir(parents=True)
    run.chmod(0o700)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(allowed: Callable[..., object]) -> Callable[..., object]:
        def connect(self: socket.socket, address: object) -> object:
            # A socket with a path stays within this machine. Windows may have none.
            if self.family == getattr(socket, "AF_UNIX", None):
                return allowed(self, address)
            pytest.fail(f"a test reached for the network: {address!r}")

        return connect

    monkeypatch.setattr(socket.socket, "connect", refusing(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", refusing(socket.socket.connect_ex))


@pytest.fixture(autouse=True)
def _no_sleep(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if _is_e2e(request):
        return
    real = time.sleep

    def sleep(seconds: float) -> None:
        # The standard library may wait for a program it started; the project and its tests take the clock as
        # an argument instead.
        caller = sys._getframe(1)
        if caller.f_globals.get("__name__", "").partition(".")[0] in {"massage_trainer", "tests"}:
            pytest.fail(f"{caller.f_code.co_filename}:{caller.f_lineno} sleeps; hand it a clock")
        real(seconds)

    monkeypatch.setattr(time, "sleep", sleep)


class _Keeper(logging.Handler):
    """Keeps what was logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    if "caplog" in request.fixturenames:  # such a test judges the log itself
        yield
        return
    keeper = _Keeper()
    logging.getLogger().addHandler(keeper)
    yield
    logging.getLogger().removeHandler(keeper)
    if keeper.kept:
        pytest.fail("logged, and no test asked for it (caplog):\n" + "\n".join(keeper.kept))


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not {"qtbot", "qapp"}.intersection(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QTimer

    started: list[tuple[weakref.ref[QTimer], str]] = []
    real = QTimer.start

    def start(timer: QTimer, *interval: int) -> None:
        caller = sys._getframe(1)
        started.append((weakref.ref(timer), f"{caller.f_code.co_filename}:{caller.f_lineno}"))
        real(timer, *interval)

    monkeypatch.setattr(QTimer, "start", start)
    before = _windows()
    yield
    left = [window for window in _windows() if window not in before]
    if left:
        # Only held by a ring of references: a matter for Python, not a window somebody forgot.
        del left
        gc.collect()
        left = [window for window in _windows() if window not in before]
    culprits = [f"a window was left: {_name_of(window)}" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    culprits += [
        f"a timer was left running, started at {place}" for timer, place in started if _stop(timer())
    ]
    if culprits:
        pytest.fail("\n".join(culprits))


def _windows() -> list[QWidget]:
    """Return the windows nobody owns, after those on their way out have gone."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # Qt keeps the last tooltip for the next time.
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    ]


def _name_of(window: QWidget) -> str:
    words = (window.objectName(), window.windowTitle())
    return " ".join([type(window).__name__, *(repr(word) for word in words if word)])


def _stop(timer: QTimer | None) -> bool:
    """Tell whether the timer was running; it is not afterwards."""
    import shiboken6

    if timer is None or not shiboken6.isValid(timer) or not timer.isActive():
        return False
    timer.stop()
    return True
