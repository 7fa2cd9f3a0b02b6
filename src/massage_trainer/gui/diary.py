# SPDX-License-Identifier: MIT
"""Writes what happens into the history beside the window's work, so that neither a slow disk nor a full one
is felt while hands work or a question waits; what the history says, others read."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from massage_trainer.storage import HISTORY, NotSavedError

if TYPE_CHECKING:
    from massage_trainer.history import History
    from massage_trainer.schedule import Instant


class Diary(QObject):
    """The history of a home folder, opened when it is first needed. `wall_clock` is seconds since 1970 UTC.

    `failed` says in words that something cannot be kept, once until it works again; what could not be written
    waits and is written with the next thing. `noticed` says what the user should know of the file, such as
    that a damaged one was set aside. Both come in the window's thread.
    """

    failed = Signal(str)
    noticed = Signal(str)

    def __init__(self, home: Path, wall_clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._wall_clock = home, wall_clock
        self._history: History | None = None
        self._failing = False
        self._writing = QThreadPool(self)
        self._writing.setMaxThreadCount(1)  # what happened first is written first

    def now(self) -> Instant:
        """This second, and how far local time is ahead of UTC in it."""
        from massage_trainer.schedule import Instant

        utc = self._wall_clock()
        return Instant(utc, time.localtime(utc).tm_gmtoff)

    @property
    def kept(self) -> bool:
        """Whether anything was ever kept here, without opening it."""
        return (self._home / HISTORY).exists()

    @property
    def history(self) -> History:
        """The history with all that was written so far, for reading. Reading raises storage.NotSavedError."""
        self.settle()
        return self._open()

    def _open(self) -> History:
        if self._history is None:
            from massage_trainer.history import History

            self._history = History(self._home)
        return self._history

    def write(self, change: Callable[[History], object]) -> None:
        """Has something written down, after all that was asked before."""
        history = self._open()
        self._writing.start(lambda: self._write(history, change))

    def _write(self, history: History, change: Callable[[History], object]) -> None:
        try:
            change(history)
        except NotSavedError as error:
            # A full disk must stop neither a massage nor a sitting.
            if not self._failing:
                self._failing = True
                self.failed.emit(str(error))
        else:
            self._failing = False
        self.tell_notices(history)

    def tell_notices(self, history: History) -> None:
        """Says what the file has to say, once."""
        while history.file.notices:
            self.noticed.emit(history.file.notices.pop(0))

    def settle(self) -> None:
        """Waits until everything is written."""
        self._writing.waitForDone()

    def close(self) -> None:
        """Writes what waits, as far as possible, and lets go of the file."""
        self.settle()
        if self._history is not None:
            self._history.close()
            self._history = None
