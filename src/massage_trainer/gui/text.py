# SPDX-License-Identifier: MIT
"""Sets plain text in lines of even length; nothing in it is ever taken for markup."""

from __future__ import annotations

from typing import NamedTuple

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_trainer.gui import icons


class Lines(NamedTuple):
    """Text broken into lines. `pitch` is the distance of their baselines, `ascent` that of the first from
    the top."""

    texts: tuple[str, ...]
    pitch: float
    ascent: float
    width: float

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in pixels."""
        return self.pitch * len(self.texts)


def as_markup(words: str, *, on_one_line: bool = False) -> str:
    """Words as markup that shows just them. For tips: Qt takes for markup whatever looks like it."""
    space = Qt.WhiteSpaceMode.WhiteSpacePre if on_one_line else Qt.WhiteSpaceMode.WhiteSpaceNormal
    return QtGui.Qt.convertFromPlainText(words, space)


def _break(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    # Qt counts in UTF-16 units, Python in characters: slice what Qt counted.
    units = text.encode("utf-16-le")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        found.append(units[2 * start : 2 * (start + length)].decode("utf-16-le").strip())
    layout.endLayout()
    return found


def lines(text: str, font: QFont, width: float, *, pitch: float = 1.45, balanced: bool = False) -> Lines:
    """`text` in lines no wider than `width` pixels; `pitch` is the distance of lines as a share of the
    font's size."""
    width = max(1.0, width)
    metrics = QFontMetricsF(font)
    paragraphs = [each for each in text.split("\n") if each.strip()] or [""]
    texts: list[str] = []
    for paragraph in paragraphs:
        lines = _break(paragraph, font, width)
        if balanced and len(lines) > 1:
            # The narrowest width that needs no more lines: no word is left alone on the last one.
            low, high = width / len(lines) * 0.9, width
            while high - low > max(4.0, width * 0.02):
                middle = (low + high) / 2
                if len(_break(paragraph, font, middle)) > len(lines):
                    low = middle
                else:
                    high = middle
            lines = _break(paragraph, font, high)
        texts += lines
    size = font.pixelSize() if font.pixelSize() > 0 else metrics.height()
    step = size * pitch
    # The line box is centred on the letters: half of what the pitch adds or takes lies above them.
    ascent = (step - metrics.height()) / 2 + metrics.ascent()
    widest = max((metrics.horizontalAdvance(each) for each in texts), default=0.0)
    return Lines(tuple(texts), step, ascent, widest)


def draw_lines(
    painter: QPainter,
    at: QRectF,
    set_text: Lines,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paints lines from the top of `at`."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    for number, line in enumerate(set_text.texts):
        x = at.left()
        if align != Qt.AlignmentFlag.AlignLeft:
            spare = at.width() - metrics.horizontalAdvance(line)
            x += spare / 2 if align == Qt.AlignmentFlag.AlignHCenter else spare
        painter.drawText(QPointF(x, at.top() + set_text.ascent + number * set_text.pitch), line)


class TextBlock(QWidget):
    """A paragraph of plain text that names itself to screen readers and can fade in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._font = QFont()
        self._colour = QColor()
        self._pitch = 1.45
        self._balanced = False
        self._align = Qt.AlignmentFlag.AlignLeft
        self._opacity = 1.0
        self._set: tuple[tuple[object, ...], Lines] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Says something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_style(
        self,
        font: QFont,
        colour: QColor,
        *,
        pitch: float = 1.45,
        balanced: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Looks otherwise."""
        self._font, self._colour, self._pitch = font, colour, pitch
        self._balanced, self._align = balanced, align
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Fades: 0 is not to be seen."""
        if opacity != self._opacity:
            self._opacity = opacity
            self.update()

    def _lines(self, width: float) -> Lines:
        """Its text set at a width. Kept: what is measured is mostly painted next, and in each frame again."""
        key = (self._text, self._font, width, self._pitch, self._balanced)
        if self._set is None or self._set[0] != key:
            made = lines(self._text, self._font, width, pitch=self._pitch, balanced=self._balanced)
            self._set = key, made
        return self._set[1]

    def height_for(self, width: float) -> int:
        """The pixels its text takes at a width; none for no text."""
        if not self._text:
            return 0
        return int(self._lines(width).height + 1)

    def line_count(self, width: float) -> int:
        """How many lines its text takes at a width."""
        return len(self._lines(width).texts)

    def fits_words(self, width: float) -> bool:
        """Whether no word has to be broken at a width."""
        metrics = QFontMetricsF(self._font)
        return all(metrics.horizontalAdvance(word) <= width for word in self._text.split())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._text or self._opacity <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setOpacity(self._opacity)
        draw_lines(
            painter, QRectF(self.rect()), self._lines(self.width()), self._font, self._colour, self._align
        )
        painter.end()


class Note(TextBlock):
    """A paragraph with a small picture before it: hands, body, or what to keep off."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = QColor()

    def set_ink(self, ink: QColor) -> None:
        """The picture's colour."""
        self._ink = ink
        self.update()

    def _indent(self) -> int:
        return round(self._font.pixelSize() * 1.75)

    def height_for(self, width: float) -> int:
        return super().height_for(width - self._indent())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._text or self._opacity <= 0:
            return
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        indent = self._indent()
        set_text = self._lines(self.width() - indent)
        size = self._font.pixelSize() * 1.3
        icons.draw(painter, self._icon, QRectF(0, (set_text.pitch - size) / 2, size, size), self._ink)
        draw_lines(painter, QRectF(self.rect()).adjusted(indent, 0, 0, 0), set_text, self._font, self._colour)
        painter.end()
