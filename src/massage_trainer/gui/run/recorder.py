# SPDX-License-Identifier: MIT
"""Has a run written into the history while it goes on; what is worth keeping, the chronicle says.

It follows the conductor's moments and asks for none of its own. A lesson and a look through are not practice:
nothing of them is kept.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from massage_trainer.storage import NotSavedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massage_trainer.atlas import Atlas
    from massage_trainer.chronicle import Account, Chronicle, Entry
    from massage_trainer.gui.conductor import Conductor
    from massage_trainer.gui.diary import Diary
    from massage_trainer.history import History, Run, Said
    from massage_trainer.pacing import Session
    from massage_trainer.routine import Routine


class Recorder(QObject):
    """Follows one run at a time, from `begin` to `leave`; what was told of the last one stays until the next
    begins."""

    def __init__(
        self, conductor: Conductor, diary: Diary, atlas: Atlas, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._conductor, self._diary, self._atlas = conductor, diary, atlas
        self._chronicle: Chronicle | None = None
        self._following = False
        self._lock = threading.Lock()
        self._waiting: dict[tuple[object, ...], tuple[Run, Entry]] = {}
        self._asked = False
        conductor.shown.connect(self.look)

    def begin(self, routine: Routine, session: Session, number: int | None = None) -> None:
        """A run is about to go on; `number` is the one under which it was kept before, if it was."""
        from massage_trainer.chronicle import Chronicle
        from massage_trainer.history import Run

        earlier = None
        if number is not None:
            try:
                earlier = self._diary.history.earlier(number)
            except NotSavedError:
                earlier = None  # it cannot be read, so this is another run
        run = Run.begun(routine, self._diary.now(), pace=session.pace, mode=session.mode)
        named = {name for step in routine.steps for name in step.regions}
        regions = {name: self._atlas.expand((name,)) for name in named}
        self._chronicle = Chronicle(
            run if earlier is None else earlier.run, session.timeline, regions, earlier
        )
        self._following = True

    def leave(self) -> None:
        """The run stands where it was left; what the conductor does from now on is no part of it."""
        self.look()
        self._following = False

    @property
    def number(self) -> int | None:
        """Under which number the run that is followed is kept."""
        return self._chronicle.run.id if self._chronicle is not None and self._following else None

    def look(self) -> None:
        """Has what has happened since written down."""
        session, chronicle = self._conductor.session, self._chronicle
        if not self._following or chronicle is None or session is None:
            return
        now = self._conductor.now()
        if session.timeline is chronicle.timeline and chronicle.due(session, now):
            self._keep(chronicle.follow(session, now, self._diary.now()))

    def _keep(self, entries: Iterable[Entry]) -> None:
        """Has things written down; while the disk is slow, what is newer takes the place of what still waits,
        so that nothing piles up that somebody would have to wait for."""
        if self._chronicle is None:
            return
        run = self._chronicle.run
        with self._lock:
            for entry in entries:
                self._waiting[_place(run, entry)] = run, entry
            if not self._waiting or self._asked:
                return
            self._asked = True
        self._diary.write(self._write)

    def _write(self, history: History) -> None:
        """Writes down what waits, beside the window's work; raises storage.NotSavedError."""
        from massage_trainer.chronicle import keep

        with self._lock:
            waiting, self._waiting, self._asked = self._waiting, {}, False
        failed: NotSavedError | None = None
        for run, entry in waiting.values():
            try:
                keep(history, run, entry)
            except NotSavedError as error:  # the history tries it again with what comes next
                failed = error
        if failed is not None:
            raise failed

    # What people say ------------------------------------------------------------------------------------

    @property
    def last_said(self) -> Said | None:
        """The partner's last answer in this run."""
        return self._chronicle.last_said if self._chronicle is not None and self._following else None

    def answer(self, said: Said) -> None:
        """The partner has given a sign."""
        self.look()
        if self._chronicle is not None and self._following:
            self._keep(self._chronicle.answer(said, self._diary.now()))

    def end(self, *, finished: bool) -> None:
        """The run is over, at its end or before it."""
        self.leave()
        if self._chronicle is not None and not finished:
            self._keep(self._chronicle.end(self._diary.now()))

    def account(self) -> Account | None:
        """What there is to be told of the run that is followed, or was last."""
        self.look()
        return None if self._chronicle is None else self._chronicle.account()

    def note(self, line: str, safe: bool) -> None:
        """A line was noted after the run, or is being typed: then not `safe`."""
        if self._chronicle is not None:
            run, now = self._chronicle.run, self._diary.now()
            self._diary.write(lambda history: history.append_note(run, now, line, safe=safe))


def _place(run: Run, entry: Entry) -> tuple[object, ...]:
    """What a thing takes the place of: a part that of the same part, anything else nothing."""
    from massage_trainer.history import Practised

    return (run.id, entry.number) if isinstance(entry, Practised) else (run.id, entry)
