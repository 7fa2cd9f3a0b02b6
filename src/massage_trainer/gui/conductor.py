# SPDX-License-Identifier: MIT
"""The one clock and the one timer: turns a session into moments as time passes; it draws nothing.

While something moves it beats thirty times a second; else it sleeps until the next thing that would look
different. Paused, or with nothing to show, it sleeps for ever.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from massage_trainer.pacing import Moment, Session

FRAME = 33
"""Milliseconds between two pictures of something that moves."""
SAVE_EVERY = 4.0
"""Seconds between two savings of where a run stands."""

Clock = Callable[[], float]


def sleep_clock() -> Clock:
    """A clock that counts the seconds the machine sleeps, where the system has one, else the ordinary one."""
    number = getattr(time, "CLOCK_BOOTTIME", None)
    if number is None:
        return time.monotonic
    return lambda: time.clock_gettime(number)


class Conductor(QObject):
    """Holds the session of a run and says what is true now.

    `beat` comes with every beat and its second; `changed` comes with every moment that may look
    different, and `shown` after it, for what is not seen; `stepped` when another part (or the end)
    is reached;
    `save_due` every few seconds of practice;
    `woke` when the machine had been asleep and the session was paused.
    """

    beat = Signal(float)
    changed = Signal(object)
    shown = Signal()
    stepped = Signal(object)
    save_due = Signal()
    woke = Signal()

    def __init__(
        self, clock: Clock = time.monotonic, asleep_clock: Clock | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asleep_clock = asleep_clock or (sleep_clock() if clock is time.monotonic else clock)
        self._session: Session | None = None
        self._moving: list[Callable[[float], float]] = []
        self._between: list[Callable[[float, float], bool]] = []
        self._told_at = -math.inf
        self._wakes: dict[str, float] = {}
        self._index = -1
        self._saved_at = -math.inf
        self._frame_at = -math.inf
        self._foreseen: tuple[Session | None, float] | None = None
        self._read = (clock(), self._asleep_clock())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    # Time ---------------------------------------------------------------------------------------------------

    def now(self) -> float:
        """The clock's second."""
        return self._clock()

    def add_moving(
        self, until: Callable[[float], float], between: Callable[[float, float], bool] | None = None
    ) -> None:
        """Registers something that says until which second it needs pictures in quick succession.

        Most of these differ in little. `between` is asked first, with this second and how many have passed
        since the last moment: if it has shown all that is different now, nobody needs to be told another one.
        """
        self._moving.append(until)
        if between is not None:
            self._between.append(between)

    def wake_at(self, name: str, second: float | None) -> None:
        """Asks for a moment at a second, once; None takes the wish back."""
        if second is None:
            self._wakes.pop(name, None)
        else:
            self._wakes[name] = second
        self._arm(self.now())

    # The session ----------------------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """What is being practised, if anything."""
        return self._session

    def moment(self) -> Moment | None:
        """What is true now."""
        return None if self._session is None else self._session.moment(self.now())

    def load(self, session: Session | None) -> None:
        """Begins with another session, or with none."""
        self._session = session
        self._index = -1
        self._read = (self._clock(), self._asleep_clock())
        self.tell()

    def do(self, change: Callable[[Session, float], Session]) -> None:
        """Changes the session at this second, and tells."""
        if self._session is not None:
            if self._session.paused:  # a sleep while it stood is nothing to be told of
                self._read = (self._clock(), self._asleep_clock())
            self._session = change(self._session, self.now())
            self.tell()

    def tell(self) -> None:
        """Says what is true now, and sleeps until that may change."""
        self._tell(self.now())

    def _tell(self, now: float) -> None:
        self.beat.emit(now)
        session, self._told_at = self._session, now
        if session is not None:
            moment = session.moment(now)
            if moment.part is None and not session.ended:
                self._session = session.at(now)
            if moment.index != self._index:
                self._index = moment.index
                self.stepped.emit(moment)
            self.changed.emit(moment)
            self.shown.emit()
            if not moment.paused and now - self._saved_at >= SAVE_EVERY:
                self._saved_at = now
                self.save_due.emit()
        self._arm(now)

    # The timer ------------------------------------------------------------------------------------------

    def _beat(self) -> None:
        now = self.now()
        read = (now, self._asleep_clock())
        before, self._read = self._read, read
        session, foreseen = self._session, self._foreseen
        over = [name for name, second in self._wakes.items() if second <= now]
        for name in over:
            del self._wakes[name]
        if session is not None and session.slept(before, read):
            self._session = session.pause(now)
            self.woke.emit()
        elif not over and foreseen is not None and foreseen[0] is session and now < foreseen[1]:
            since = now - self._told_at
            if any(shown(now, since) for shown in self._between):
                self.beat.emit(now)
                self._arm(now)
                return
        self._tell(now)

    def _arm(self, now: float) -> None:
        wishes = list(self._wakes.values())
        if self._foreseen is None or self._foreseen[0] is not self._session or self._foreseen[1] <= now:
            change = None if self._session is None else self._session.next_change(now)
            self._foreseen = None if change is None else (self._session, change)
        else:
            change = self._foreseen[1]
        if change is not None:
            wishes.append(change)
        # Telling takes a millisecond or two, by which the next beat must not be late.
        told = self.now()
        # Rounded up: a beat that came early would show the old second and would have to come again.
        waits = [math.ceil((second - told) * 1000) for second in wishes]
        moving = any(until(now) > now for until in self._moving)
        if moving:
            # Frames keep their own step: a beat for a new second does not wait for the next frame, and does
            # not put it off either.
            step, late = FRAME / 1000, now - self._frame_at
            if late >= 0:
                self._frame_at = now + step - (late if late < step else 0.0)
            waits.append(round((self._frame_at - told) * 1000))
        self._timer.setSingleShot(not moving)
        if waits:
            self._timer.start(max(1, min(waits)))
        else:
            self._timer.stop()

    @property
    def asleep(self) -> bool:
        """Whether nothing is planned: no wake-ups until somebody does something."""
        return not self._timer.isActive()
