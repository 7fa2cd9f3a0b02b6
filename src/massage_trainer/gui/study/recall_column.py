# SPDX-License-Identifier: MIT
"""What stands beside the picture on the page that asks: the question, the answers, what is said of one, and
how a sitting went; it decides none of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from massage_trainer.gui.controls import Button, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.recall_answers import AnswerList
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.gui.text import TextBlock
from massage_trainer.recall import Kind, Option

LENGTHS = (5, 10, 20)
"""How many questions a sitting may have."""


class Column(QScrollArea):
    """The words and the answers, one below another. `given` carries an answer, `wished` a number of
    questions."""

    given = Signal(object)
    wished = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.setWidget(self.page)
        self.kind = TextBlock(self.page)
        self.prompt = TextBlock(self.page)
        self.hint = TextBlock(self.page)
        self.reveal = TextBlock(self.page)
        self.answers = AnswerList(look, self.page)
        self.said = TextBlock(self.page)
        self.more = TextBlock(self.page)
        self.answers.chosen.connect(self.given)
        self.answers.ordered.connect(self.given)
        self.lengths: dict[int, Button] = {}
        for length in LENGTHS:
            words = self.tr("{number} questions").format(number=length)
            button = self.lengths[length] = Button("chip", look, words, parent=self.page)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, each=length: self.wished.emit(each))
        self.set_look(look)

    # What it says ---------------------------------------------------------------------------------------

    def set_length(self, length: int) -> None:
        """How many questions a sitting has."""
        for each, button in self.lengths.items():
            button.setChecked(each == length)

    def show_page(self, kind: str, title: str, lines: Sequence[str], *, chips: bool = False) -> None:
        """Says something before or after the questions."""
        self._say(kind=kind, prompt=title, more="\n".join(filter(None, lines)))
        self.answers.ask(())
        for button in self.lengths.values():
            button.setVisible(chips)
        self._top()

    def ask(self, kind: Kind, prompt: str, options: Sequence[Option], *, new: bool = False) -> None:
        """Asks; what has no options is answered on the picture, or aloud. `new` was never asked before."""
        hint = {
            "find": self.tr("Click on the picture, or walk it with the up and down keys and press Enter."),
            "order": self.tr("Press them in their order. Pressing one again takes it back."),
            "say": self.tr("Say it aloud or in your mind; then look."),
        }.get(kind, "")
        said = self._kind_of(kind)
        self._say(kind=self.tr("{kind} · new").format(kind=said) if new else said, prompt=prompt, hint=hint)
        self.answers.ask(options, in_order=kind == "order")
        for button in self.lengths.values():
            button.hide()
        self._top()

    def _kind_of(self, kind: Kind) -> str:
        return {
            "find": self.tr("Find it"),
            "name": self.tr("Name it"),
            "technique": self.tr("Which technique"),
            "next": self.tr("What comes next"),
            "say": self.tr("Say the next step"),
            "avoid": self.tr("Keep off"),
            "order": self.tr("In their order"),
        }[kind]

    def show_reveal(self, words: str, grades: Sequence[Option]) -> None:
        """Shows what was to be said, and asks how well it was known."""
        self.reveal.set_text(words)
        self.hint.set_text("")
        self.answers.ask(grades)
        self._top()

    def tell(self, said: str, more: str, *, right: bool) -> None:
        """Says what an answer was worth, and what is worth knowing besides."""
        self.hint.set_text("")
        self.said.set_text(said)
        self.more.set_text(more)
        self._right = right
        self._top()
        self.ensureVisible(0, self.said.geometry().bottom(), 0, self.said.height())

    def _say(self, *, kind: str = "", prompt: str = "", hint: str = "", more: str = "") -> None:
        for block, words in (
            (self.kind, kind),
            (self.prompt, prompt),
            (self.hint, hint),
            (self.reveal, ""),
            (self.said, ""),
            (self.more, more),
        ):
            block.set_text(words)
        self._right = False

    def _top(self) -> None:
        self.lay_out()
        self.verticalScrollBar().setValue(0)

    # Laying out -----------------------------------------------------------------------------------------

    _right = False

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.setStyleSheet(scroll_sheet(look))
        self.answers.set_look(look)
        for button in self.lengths.values():
            button.set_look(look)
        self.lay_out()

    def lay_out(self) -> None:
        """Places everything in the width there is."""
        look = self._look
        text, second = look.colour("text"), look.colour("text_second")
        self.kind.set_style(look.font("text", bold=True), second)
        self.prompt.set_style(look.font("heading", bold=True, factor=1.3), text, pitch=1.18, balanced=True)
        self.hint.set_style(look.font("text"), second, pitch=1.4)
        self.reveal.set_style(look.font("lead", bold=True, factor=1.15), look.colour("now_ink"), pitch=1.3)
        self.said.set_style(
            look.font("lead", bold=True, factor=1.1),
            look.colour("now_ink") if self._right else text,
            pitch=1.3,
        )
        self.more.set_style(look.font("text", factor=1.15), text, pitch=1.45)
        width = max(60, self.width() - look.px(28))
        self.answers.leave_out_others(False)
        high = self._flow(width)
        if high > self.height() and self.said.text:
            self.answers.leave_out_others(True)
            high = self._flow(width)
        self.page.resize(width, high)

    def _flow(self, width: int) -> int:
        look = self._look
        y = 0
        for block, above in ((self.kind, 0), (self.prompt, 6), (self.hint, 10), (self.reveal, 16)):
            y = self._place(block, y, width, above)
        if self.answers.rows:
            high = self.answers.lay_out(width)
            y += look.px(22)
            self.answers.setGeometry(0, y, width, high)
            y += high
        for block, above in ((self.said, 22), (self.more, 10)):
            y = self._place(block, y, width, above)
        chips = [button for button in self.lengths.values() if not button.isHidden()]
        if chips:
            y += look.px(26)
            y += lay_in_rows(chips, 0, y, width, look)
        return y + look.px(16)

    def _place(self, block: TextBlock, y: int, width: int, above: int) -> int:
        high = block.height_for(width)
        y += self._look.px(above) if high else 0
        block.setGeometry(0, y, width, high)
        return y + high
