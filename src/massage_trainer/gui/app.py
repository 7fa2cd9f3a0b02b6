# SPDX-License-Identifier: MIT
"""Builds the program once, hands each part what it needs, and sees to it that no error ends a massage."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from io import FileIO, RawIOBase
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from massage_trainer import __version__, settings
from massage_trainer.gui import fonts
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.content import Content
from massage_trainer.gui.window import Window

if TYPE_CHECKING:
    from massage_trainer.gui.probe import Probe

STYLE = "fusion"
"""Whose menus, bars and boxes are painted: the same everywhere."""


def application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication, with the program's name and style."""
    if sys.platform.startswith("linux") and not _speaks_utf8():
        os.environ["LC_ALL"] = "C.UTF-8"  # Qt would switch to it as well, and complain in four lines
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
        app.setStyle(STYLE)
    else:
        # Said as an argument: setStyle answers with a style, and Qt for Python makes all that a style has.
        app = QApplication([*(arguments or ["massage-trainer"]), "-style", STYLE])
    app.setApplicationName("massage-trainer")
    app.setApplicationDisplayName("Massage Trainer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("massage-trainer")
    return app


def _speaks_utf8() -> bool:
    named = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return "utf-8" in named.casefold() or "utf8" in named.casefold()


def build(
    home: Path,
    *,
    content: Content | None = None,
    conductor: Conductor | None = None,
    awake: Awake | None = None,
    wall_clock: Callable[[], float] = time.time,
) -> Window:
    """The main window, with everything it needs. Raises problems.Refused if what is shipped is broken."""
    loaded = settings.load(home)
    return Window(
        home=home,
        loaded=loaded,
        content=content or Content(home),
        conductor=conductor or Conductor(),
        awake=awake or Awake(wanted=loaded.settings.keep_awake),
        wall_clock=wall_clock,
        probe=_probe(),
    )


def _probe() -> Probe | None:
    if "MASSAGE_TRAINER_PROBE" not in os.environ:
        return None
    from massage_trainer.gui.probe import Probe

    return Probe.from_environment()


def _wire() -> tuple[RawIOBase, RawIOBase]:
    """Two ends, to read and to write, of which the first can be watched by Qt; neither waits."""
    if sys.platform == "win32":
        from socket import socketpair  # the only thing that can be watched there

        ends = socketpair()
        for end in ends:
            end.setblocking(False)
        return ends[0].makefile("rb", 0), ends[1].makefile("wb", 0)
    read, write = os.pipe()
    for handle in (read, write):
        os.set_blocking(handle, False)
    return FileIO(read, "rb"), FileIO(write, "wb")


class Signals(QObject):
    """Lets Ctrl+C and the session's end close the window as its cross does, so that nothing is lost."""

    def __init__(self, window: Window) -> None:
        from PySide6.QtCore import QSocketNotifier

        super().__init__(window)
        self._window = window
        # Python runs its handlers only when Python runs: the system writes a byte, and that wakes the
        # event loop.
        self._read, self._write = _wire()
        self._old = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._close)

    def _drain(self) -> None:
        self._read.read(64)

    def _close(self, _number: int, _frame: object) -> None:
        # Python may be in the middle of painting.
        QTimer.singleShot(0, self._window, self._window.close)

    def stop(self) -> None:
        """Gives the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old)
        self._read.close()
        self._write.close()


class Mishaps:
    """Takes what nobody caught, once at a time, and shows it; a report that fails must not call for
    another."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._busy = False
        self._seen: set[str] = set()

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """As sys.excepthook is called."""
        from massage_trainer.report import report_of

        sys.__excepthook__(kind, error, trace)
        text = report_of(error)
        # A failed paintEvent's painter lives on in its frame, and Qt crashes when a picture ends under one.
        traceback.clear_frames(trace)
        if self._busy or text in self._seen:  # a picture that fails, fails thirty times a second
            return
        self._seen.add(text)
        self._busy = True
        # Shown when Qt is out of whatever failed: it may have been in the middle of painting.
        QTimer.singleShot(0, self._window, lambda: self._tell(text))

    def _tell(self, text: str) -> None:
        try:
            self._window.mishap(text)
        finally:
            self._busy = False


def run(home: Path, routine: str | None = None) -> int:
    """Opens the window and stays until it is closed; returns the exit code. Raises problems.Refused for a
    bad routine."""

    def begin(window: Window) -> None:
        if routine is not None:
            window.start(routine)

    return _stay(home, begin)


def teach(home: Path, routine: str, *, screen: str | None = None, windowed: bool = False) -> int:
    """Opens the console and the class's picture, and stays until the console is closed; as `run` does."""
    return _stay(
        home, lambda window: window.teach(routine, screen=screen, windowed=True if windowed else None)
    )


def _stay(home: Path, begin: Callable[[Window], None]) -> int:
    app = application(sys.argv[:1])
    window = build(home)
    begin(window)
    sys.excepthook = Mishaps(window)
    window.painted.connect(lambda: settle(window))
    interrupt = signal.getsignal(signal.SIGINT)
    if interrupt is signal.default_int_handler:
        # Until signals close the window there is nothing to lose, and an exception from Python's own handler
        # would end somewhere in what Qt calls.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    window.show_as_left()
    try:
        code = app.exec()
        if window.refused is not None:
            raise window.refused
        window.keep_first_page()  # nobody waits for it any more
        return code
    finally:
        signal.signal(signal.SIGINT, interrupt)
        sys.excepthook = sys.__excepthook__
        for signals in window.findChildren(Signals):
            signals.stop()


def settle(window: Window) -> None:
    """What can wait until the first picture is there."""
    from massage_trainer.gui.body import region_access

    region_access.install()
    Signals(window)
    if not fonts.has_family():
        sys.stderr.write("There is no font to write with: apt-get install fonts-dejavu-core\n")
    # Collecting garbage was put off by the command. What is here by now stays until the end, and is not to be
    # looked through again and again while frames are drawn.
    gc.freeze()
    gc.enable()
