# SPDX-License-Identifier: MIT
"""The list of muscles to open, all or those a search has found, and the field to search in; what a
region is, others show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.finder import search
from massage_trainer.gui.controls import Pressable
from massage_trainer.gui.look import Look
from massage_trainer.gui.style import line_sheet
from massage_trainer.gui.text import TextBlock


class SearchField(QLineEdit):
    """Where one types a name. `walked` comes with 1 or -1, `entered` when the current one is meant, `left`
    when the keys should go back to the picture."""

    walked = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search: name, Latin, “traps”"))
        self.setAccessibleName(self.tr("Search for a muscle"))
        self.setToolTip(self.tr("Search for a muscle (/)"))
        self.setMaxLength(60)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.setFont(look.font("text"))
        self.setStyleSheet(line_sheet(look))

    def sizeHint(self) -> QSize:
        look = self._look
        high = max(44, look.px(48), int(QFontMetricsF(look.font("text")).height()) + look.px(14))
        return QSize(look.px(300), high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


class Entry(NamedTuple):
    """A line of the list: a region, or with no id a heading."""

    id: str
    name: str
    more: str = ""


class _Row(Pressable):
    """A region to open: its name, and below what else tells it."""

    def __init__(self, entry: Entry, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry, self._look = entry, look
        self.current = False
        self.setText(entry.name)
        self.setAccessibleName(entry.name)
        self.setAccessibleDescription(entry.more)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def high(self) -> int:
        """Its height, no less than a fingertip's."""
        look = self._look
        fonts = [look.font("text", bold=True), *([look.font("small")] if self.entry.more else [])]
        return max(44, int(sum(QFontMetricsF(font).height() for font in fonts)) + look.px(18))

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.high())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self._hover or self.current or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(rect, look.px(8), look.px(8))
        if self.hasFocus() or self.current:
            painter.setPen(QPen(look.colour("now_ink"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, look.px(8), look.px(8))
        inner = rect.adjusted(look.px(12), 0, -look.px(12), 0)
        bold, small = look.font("text", bold=True), look.font("small")
        name = QFontMetricsF(bold)
        high = name.height() + (QFontMetricsF(small).height() if self.entry.more else 0)
        top = rect.center().y() - high / 2
        for text, font, colour in (
            (self.entry.name, bold, "text"),
            (self.entry.more, small, "text_second"),
        ):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(QRectF(inner.left(), top, inner.width(), metrics.height()), 0, line)
            top += metrics.height()
        painter.end()


class RegionIndex(QWidget):
    """The list. `chosen` carries a region's id."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._hint = TextBlock(self)
        self._parts: list[TextBlock | _Row] = []
        self._current = -1

    @property
    def rows(self) -> list[_Row]:
        """The regions in the list."""
        return [part for part in self._parts if isinstance(part, _Row)]

    @property
    def current(self) -> str:
        """The region that Enter would open; none if the list is empty."""
        return self.rows[self._current].entry.id if 0 <= self._current < len(self.rows) else ""

    def show_entries(self, hint: str, entries: Sequence[Entry], *, current: int = -1) -> None:
        """Lists other regions; `current` is the one that Enter opens."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self._hint.set_text(hint)
        for entry in entries:
            if entry.id:
                row = _Row(entry, self._look, self)
                row.clicked.connect(lambda _checked=False, each=entry.id: self.chosen.emit(each))
                row.show()
                self._parts.append(row)
            else:
                heading = TextBlock(self)
                heading.set_text(entry.name)
                heading.show()
                self._parts.append(heading)
        self._current = -1
        self.go_to(current)

    def tell(self, query: str, atlas: Atlas) -> tuple[str, ...]:
        """Lists what a query means, or all regions where nothing is asked; returns what was found."""
        if not query.strip():
            self._tell_all(atlas)
            return ()
        found = search(query, atlas)
        nothing = self.tr(
            "Nothing here is called “{query}”. Try a plain name, a Latin one, or what people say: traps, "
            "lats, rear delt."
        ).format(query=query.strip())
        entries = []
        for each in found:
            region = atlas.regions[each.region]
            # Besides its Latin name what it was found by, if that says something else.
            more = dict.fromkeys(name for name in (each.name, region.latin) if name != region.name)
            entries.append(Entry(region.id, region.name, " · ".join(more)))
        self.show_entries("" if found else nothing, entries, current=0 if found else -1)
        return tuple(each.region for each in found)

    def _tell_all(self, atlas: Atlas) -> None:
        entries = []
        for layer, heading in (
            ("superficial", self.tr("Under the skin")),
            ("deep", self.tr("Deeper, under the trapezius")),
        ):
            entries.append(Entry("", heading))
            regions = [region for region in atlas.regions.values() if region.layer == layer]
            entries += [Entry(region.id, region.name, region.latin) for region in regions]
        hint = self.tr(
            "Point at the body, or walk with the up and down keys; a click or Enter opens what is known."
        )
        self.show_entries(hint, entries)

    def walk(self, step: int) -> _Row | None:
        """Makes the next or the previous one current, and returns it."""
        count = len(self.rows)
        if not count:
            return None
        self.go_to((self._current + step) % count)
        return self.rows[self._current]

    def go_to(self, number: int) -> None:
        """Makes one current; -1 is none."""
        self._current = number
        for at, row in enumerate(self.rows):
            row.current = at == number
            row.update()

    def lay_out(self, look: Look, width: int) -> int:
        """Places everything in this width and returns the height."""
        self._look = look
        self._hint.set_style(look.font("text"), look.colour("text_second"), pitch=1.4)
        y = self._hint.height_for(width)
        self._hint.setGeometry(0, 0, width, y)
        y += look.px(10) if y else 0
        for part in self._parts:
            if isinstance(part, _Row):
                part.set_look(look)
                high = part.high()
                part.setGeometry(0, y, width, high)
            else:
                part.set_style(look.font("small", bold=True), look.colour("text_second"), pitch=1.3)
                y += look.px(14)
                high = part.height_for(width)
                part.setGeometry(look.px(12), y, width - look.px(12), high)
            y += high + look.px(2)
        return y
