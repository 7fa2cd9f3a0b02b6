# SPDX-License-Identifier: MIT
"""What comes up over a run or a lesson when it is asked for, and goes by itself: the controls, the list of
steps, a line that says something. It steers nothing and lays nothing out."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.run.overlays import Toast
from massage_trainer.gui.run.step_list import StepList
from massage_trainer.pacing import UNDO, Moment

POINTER = 3.0
"""Seconds for which the controls stay after the pointer has moved."""
SAID = 4.0
"""Seconds for which a line stays that cannot be taken back."""
ALARMS = ("pointer", "toast")
"""What the conductor is asked to wake for."""


class OnDemand(QObject):
    """Knows of a page until when its controls and its line are to be seen; `place` puts them where they
    belong."""

    def __init__(
        self,
        conductor: Conductor,
        page: QWidget,
        steps: StepList,
        toast: Toast,
        place: Callable[[], None],
        controls: QWidget,
    ) -> None:
        super().__init__(page)
        self._conductor, self._page, self._place = conductor, page, place
        self._steps, self._toast, self._controls = steps, toast, controls
        self._pointer_until = self._toast_until = -math.inf
        steps.hide()

    def begin(self) -> None:
        """Another run: nothing of the last one is open."""
        self._steps.hide()
        self._toast.hide()
        self._toast_until = -math.inf

    def wants_controls(self, moment: Moment) -> bool:
        """Whether the controls are to be seen. With an open menu they stay: what it belongs to must not go
        while somebody reads it; nor may they go from under a pointer that rests on one of them."""
        reading = self._steps.isVisible() or QApplication.activePopupWidget() is not None
        reading = reading or (self._controls.isVisible() and self._controls.underMouse())
        return moment.paused or self._conductor.now() < self._pointer_until or reading

    def touch(self) -> None:
        """Brings up the controls for a moment, so that what was changed is seen."""
        self._stay(self._conductor.now() + POINTER)
        self._conductor.tell()

    def pointer_moved(self, *, shown: bool) -> None:
        """Somebody moved the pointer: the controls come up if they are not `shown`."""
        until = self._conductor.now() + POINTER
        if until - self._pointer_until < 0.2:
            return
        self._stay(until)
        if not shown:
            self._conductor.tell()

    def _stay(self, until: float) -> None:
        self._pointer_until = until
        self._conductor.wake_at("pointer", until)

    def say(self, text: str, *, undo: bool = False) -> None:
        """Shows a line for some seconds, longer where what it tells of can be taken back."""
        self._toast.say(text, undo=undo)
        self._toast_until = self._conductor.now() + (UNDO if undo else SAID)
        self._place()
        self._conductor.wake_at("toast", self._toast_until)

    def offer(self, text: str) -> None:
        """Shows a line with a way on to another place, until something is begun."""
        self._toast.say(text, go_on=True)
        self._toast_until = math.inf
        self._place()

    def withdraw(self) -> None:
        """Something else has been begun: nothing is offered any more."""
        if self._toast_until == math.inf:
            self._toast_until = -math.inf
            self._toast.hide()

    def forget_what_is_past(self) -> None:
        """Takes the line away whose time is over."""
        if self._toast.isVisible() and self._conductor.now() >= self._toast_until:
            self._toast.hide()

    def toggle_steps(self) -> None:
        """Opens the list of steps with the keys in it, or closes it."""
        self._steps.setVisible(self._steps.isHidden())
        self._place()
        if self._steps.isVisible():
            self._steps.raise_()
            self._steps.setFocus()
        else:
            self._page.setFocus()
        self._conductor.tell()

    def close_steps(self) -> bool:
        """Closes the list of steps; False if it was not open."""
        if not self._steps.isVisible():
            return False
        self.toggle_steps()
        return True
