# SPDX-License-Identifier: MIT
"""What keys and buttons do to a run or a lesson: on, back, again, faster; and which presses are only the echo
of another one. It shows nothing."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from massage_trainer.gui.conductor import Conductor
from massage_trainer.pacing import PACE_STEP, SHIFT, Session

HURRY = 0.3
"""Seconds within which a second press is the first one's echo (a double click, an elbow), or was meant for
the part that has just ended by itself."""


class Steering(QObject):
    """Changes the conductor's session.

    `jumped` comes when it went somewhere else and that can be taken back; `returned` when what was said of a
    jump does not hold any more; `touched` when something changed that is to be seen among the controls.
    """

    jumped = Signal()
    returned = Signal()
    touched = Signal()

    def __init__(self, conductor: Conductor, parent: QObject) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._acting = False
        self._came_at: dict[str, float] = {}
        self._pressed_at = -math.inf
        self._stamp = self._pressed_stamp = 0

    def begin(self) -> None:
        """Another session: the press that began it must not be taken for one of its own."""
        self._came_at = {}
        self._pressed_at = self._conductor.now()

    def stepped(self, *, waited: bool) -> None:
        """Another part has come up; `waited` says whether the one before had waited for a press."""
        if not self._acting:
            now = self._conductor.now()
            self._came_at = {"next": now, **({"press": now} if waited else {})}

    def stamp(self, milliseconds: int) -> None:
        """When the key was pressed that is acted on next, by the window system's clock."""
        self._stamp = milliseconds

    def do(self, change: Callable[[Session, float], Session]) -> None:
        """Changes the session at somebody's wish, so that what comes up did not come by itself."""
        self._acting = True
        try:
            self._conductor.do(change)
        finally:
            self._acting = False

    def hurried(self, name: str) -> bool:
        """Whether a press is another one's echo, or came a moment too late for the part it was meant for."""
        now = self._conductor.now()
        late = now - self._came_at.get(name, -math.inf) < HURRY
        if name != "press":
            return late
        stamp, self._stamp = self._stamp, 0
        # While a large picture is drawn a second press waits in the queue: only its own time tells.
        echo = now - self._pressed_at < HURRY or 0 < stamp - self._pressed_stamp < HURRY * 1000
        if not echo:
            self._pressed_at, self._pressed_stamp = now, stamp
        return echo or late

    def act(self, name: str) -> bool:
        """Does what an action's name says; False if it changes no session."""
        session = self._conductor.session
        if session is None:
            return False
        do = self.do
        match name:
            case "press":
                do(Session.press)
            case "next":
                waiting = session.moment(self._conductor.now()).waiting
                do(Session.next)
                if not waiting:
                    self.jumped.emit()
            case "previous":
                do(Session.previous)
                self.returned.emit()  # what was said spoke of another jump
            case "again":
                do(Session.again)
                self.jumped.emit()
            case "undo":
                do(Session.undo)
                self.returned.emit()
            case "shift_forward" | "shift_back":
                seconds = SHIFT if name == "shift_forward" else -SHIFT
                do(lambda run, now: run.shift(now, seconds))
            case "faster" | "slower":
                change = PACE_STEP if name == "faster" else -PACE_STEP
                do(lambda run, now: run.with_pace(now, run.pace + change))
                self.touched.emit()
            case "mode":
                do(lambda run, now: run.with_mode(now, "manual" if run.mode == "auto" else "auto"))
                self.touched.emit()
            case _:
                return False
        return True

    def go_to(self, part: int) -> None:
        """Goes to the beginning of a part that was chosen."""
        self.do(lambda run, now: run.go_to(now, part))
        self.jumped.emit()
