# SPDX-License-Identifier: MIT
"""What to do when the partner wants to stop: said at once, largest first; it ends nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.look import Look
from massage_trainer.gui.question import Choice, QuestionSheet


class StopSheet(QuestionSheet):
    """Comes up over the paused run. `went_on` and `ended` say what was chosen."""

    went_on = Signal()
    ended = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, urgent=True)

    def stop(self) -> None:
        """Says what to do now."""
        self.ask(
            self.tr("Stop"),
            (
                self.tr("Take your hands off, or rest them lightly and still."),
                self.tr("Ask what is wrong, and wait for the answer."),
                self.tr("Go on only if your partner wants to."),
            ),
            (
                Choice(self.tr("End here"), self.ended.emit, kind="primary"),
                Choice(self.tr("Go on"), self.went_on.emit, "play"),
            ),
            self.tr(
                "Tingling or numbness, sudden headache, dizziness, changed sight, feeling faint:"
                " end here, and get medical help."
            ),
        )
