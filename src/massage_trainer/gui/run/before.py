# SPDX-License-Identifier: MIT
"""The page before a run: the partner's yes, what to have ready, and where hands never press."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.controls import Button, Surface, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Note, TextBlock

READ = 0.3
"""Seconds in which nobody has seen yet that there is a question."""


class BeforePage(Surface):
    """Asks one question and shows one list."""

    agreed = Signal()
    alone = Signal()
    cancelled = Signal()

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.body = BodyView(art, atlas, look, self)
        self.body.set_scene(Scene(zones=tuple(dict.fromkeys(z.partition(".")[0] for z in art.zone_ids))), 0.0)
        self.title = TextBlock(self)
        self.title.set_text(self.tr("Before you start"))
        self.question = TextBlock(self)
        self.question.set_text(self.tr("Has your partner said yes to this massage, here and today?"))
        self.notes = [
            self._note(
                "alert",
                self.tr(
                    "Not today, or ask a clinician first: fever or infection, broken or inflamed skin,"
                    " a recent injury or operation, blood clots or blood thinners, severe osteoporosis,"
                    " a high-risk pregnancy, cancer, pain nobody has explained."
                ),
            ),
            self._note(
                "stop",
                self.tr(
                    "Agree the signs: thumb up for more, a flat hand for the same, a fist for less; and the"
                    " stop sign, a raised arm: it stops everything, at once, without a reason."
                ),
            ),
            self._note(
                "caution",
                self.tr(
                    "Hatched is where hands never press: on the spine, at the skull’s edge, the sides and"
                    " front of the neck, the armpits, and below the shoulder blades."
                ),
            ),
            self._note("hand", self.tr("Clean, warm hands; short nails; rings and bracelets off.")),
            self._note(
                "body",
                self.tr(
                    "Table between your fingertips and knuckles; face cradle; a small roll under the ankles;"
                    " a towel or sheet."
                ),
            ),
            self._note(
                "check",
                self.tr(
                    "A teaspoon of oil within reach. Ask about nut oils and scents. Room warm and quiet."
                ),
            ),
        ]
        self.yes = Button("primary", look, self.tr("Yes, begin"), "play", self)
        self.by_myself = Button("quiet", look, self.tr("I practise alone"), parent=self)
        self.back = Button("link", look, self.tr("Not now"), parent=self)
        self._asked_at = -math.inf
        self.yes.clicked.connect(self.agreed)
        self.by_myself.clicked.connect(self.alone)
        self.back.clicked.connect(self.cancelled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asked_at = time.monotonic()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A key pressed twice in a hurry on the page before answers no question that nobody has read.
        if event.spontaneous() and time.monotonic() - self._asked_at < READ:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _note(self, icon: str, text: str) -> Note:
        note = Note(icon, self)
        note.set_text(text)
        return note

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.body.set_look(look)
        for button in (self.yes, self.by_myself, self.back):
            button.set_look(look)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _style(self, factor: float) -> None:
        look = self._look
        self.title.set_style(look.font("text", bold=True, factor=factor), look.colour("text_second"))
        self.question.set_style(
            look.font("heading", bold=True, factor=factor * 1.15),
            look.colour("text"),
            pitch=1.2,
            balanced=True,
        )
        for note in self.notes:
            note.set_style(look.font("text", factor=factor), look.colour("text"), pitch=1.35)
        for note, ink in zip(self.notes, ("now_ink", "no_go", "no_go", "text", "text", "text"), strict=True):
            note.set_ink(look.colour(ink))

    def _arrange(self) -> None:
        look = self._look
        wide = self.width() > self.height() * 1.1
        split = round(self.width() * (0.46 if self.width() > 900 else 0.34)) if wide else 0
        self.body.setVisible(wide)
        self.body.setGeometry(0, 0, split, self.height())
        margin = look.px(48) if wide else look.px(32)
        x = split + (look.px(8) if wide else margin)
        width = self.width() - x - margin
        buttons = (self.yes, self.by_myself, self.back)
        rows = lay_in_rows(buttons, x, 0, width, look, place=False)
        bottom = self.height() - margin // 2 - rows - look.px(12)
        for factor in (1.3, 1.2, 1.1, 1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56):
            self._style(factor)
            gap = max(6, round(look.px(16) * factor))
            blocks = [self.title, self.question, *self.notes]
            tall = sum(block.height_for(width) + gap for block in blocks) + gap
            if tall <= bottom - margin // 2:
                break
        y = max(margin // 2, min(look.px(72), (bottom - tall) // 2))
        for block in blocks:
            height = block.height_for(width)
            block.setGeometry(x, y, width, height)
            y += height + (gap * 2 if block is self.question else gap)
        lay_in_rows(buttons, x, bottom + look.px(8), width, look)
