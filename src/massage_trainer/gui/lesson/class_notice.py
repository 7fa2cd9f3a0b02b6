# SPDX-License-Identifier: MIT
"""What a class reads instead of the step, such as to swap places; when, others decide."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui import fonts, icons
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Lines, draw_lines, lines

NEEDED = 0.8
"""How far down heads leave the picture to be seen, as a share of the height."""
LARGER = (1.6, 1.45, 1.3, 1.15, 1.0)
"""Sizes to try for the first line, as shares of what the back row asks of a prompt."""
MOST_LINES = 2


class ClassNotice(QWidget):
    """Covers the picture with a few words: the first line at least as large as a prompt, what follows at
    least as large as the back row asks of any text."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ""
        self._prompt, self._small = 40, 20
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; nothing while it does not show."""
        return self._words

    def place(self, look: Look, rect: QRect, prompt: int, small: int) -> None:
        """Lies in `rect`; `prompt` and `small` are the type sizes in pixels that the back row asks for."""
        self._look, self._prompt, self._small = look, prompt, small
        self.setGeometry(rect)
        self.update()

    def say(self, words: str) -> None:
        """Shows other words, or the picture again."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words.replace("\n", ". "))
        self.setVisible(bool(words))
        self.update()

    def laid(self) -> tuple[tuple[Lines, QFont], ...]:
        """The first line and what follows, each in the largest type that the width allows."""
        first, _, rest = self._words.partition("\n")
        room = self.width() * 0.9
        found = [_fitting(first, [self._prompt * each for each in LARGER], self._prompt * 0.3, room)]
        if rest:
            sizes = [self._prompt * 0.8, self._small * 1.5, self._small * 1.25, self._small]
            found.append(_fitting(rest, sizes, self._small * 0.5, room))
        return tuple(found)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("ground"))
        laid = self.laid()
        needed = self.height() * NEEDED
        gap = self.height() * 0.04
        words = sum(text.height for text, _ in laid) + gap * (len(laid) - 1)
        # The picture says it too, as large as the words leave room.
        size = min(self.height() * 0.3, needed - words - 3 * gap)
        top = (needed - words - (size + gap if size > 0 else 0)) / 2
        if size > self.height() * 0.08:
            middle = self.width() / 2 - size / 2
            icons.draw(painter, "swap", QRectF(middle, top, size, size), look.colour("now_ink"))
            top += size + gap
        for number, (text, font) in enumerate(laid):
            ink = look.colour("text_second" if number else "text")
            at = QRectF(0, top, self.width(), text.height)
            draw_lines(painter, at, text, font, ink, Qt.AlignmentFlag.AlignHCenter)
            top += text.height + gap
        painter.end()


def _fitting(text: str, sizes: list[float], least: float, room: float) -> tuple[Lines, QFont]:
    """The text in the first of these type sizes in which it fits in two lines; where it fits in none, in a
    smaller one."""
    tried = [*sizes, *(sizes[-1] * share / 10 for share in range(9, 0, -1))]
    made = None
    for size in tried:
        font = fonts.font(round(max(size, least)), QFont.Weight.DemiBold)
        made = lines(text, font, room, pitch=1.16, balanced=True), font
        metrics = QFontMetricsF(font)
        whole = all(metrics.horizontalAdvance(word) <= room for word in text.split())
        if (whole and len(made[0].texts) <= MOST_LINES) or size <= least:
            break
    assert made is not None  # there is always a size to try
    return made
