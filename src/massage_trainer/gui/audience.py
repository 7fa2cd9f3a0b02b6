# SPDX-License-Identifier: MIT
"""What a class sees, large enough for its back row: prompt, body and hands, seconds, what comes next; it
steers nothing."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body_art import BodyArt
from massage_trainer.gui.body_view import BodyView
from massage_trainer.gui.controls import Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.ring import Ring
from massage_trainer.gui.text import TextBlock
from massage_trainer.legibility import BACK_ROW
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Moment, Timeline


class AudienceStage(Surface):
    """The picture itself, laid out by shares of its height, so that it looks the same at every size."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._atlas = atlas
        self._back_row = BACK_ROW
        self.body = BodyView(art, atlas, look, self)
        self.prompt = TextBlock(self)
        self.ring = Ring(look, self)

    def set_look(self, look: Look) -> None:
        """Another theme, or motion reduced; sizes are its own."""
        self._look = look
        self.update()

    def set_back_row(self, image_heights: float) -> None:
        """Sets the text for a back row so many picture heights away."""
        self._back_row = image_heights

    def show_lesson(
        self, moment: Moment, timeline: Timeline, showing: Showing, now: float, since_step: float
    ) -> None:
        """Shows what the class sees at `moment`; `now` is the clock's second, `since_step` the seconds since
        this part came up."""

    @property
    def moves(self) -> bool:
        """Whether the picture has something that moves while time runs."""
        return self.body.moves

    def settling_until(self) -> float:
        """The second until which something fades on its own, even while time stands still."""
        return max(self.body.settling_until(), -math.inf)
