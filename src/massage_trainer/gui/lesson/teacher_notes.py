# SPDX-License-Identifier: MIT
"""What the teacher wants to say at a step, as large as it fits, to be read standing, in pages where it is
long; it shows, and follows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from massage_trainer.gui import fonts, icons
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Lines, draw_lines, lines
from massage_trainer.routine import Step

FACTORS = (1.7, 1.55, 1.4, 1.28, 1.16, 1.06, 0.97, 0.89, 0.82)
"""Sizes to try, largest first, as shares of a heading's. Less is not read standing: before that, there are
pages."""
EASY = 1.06
"""The size that is easily read standing: below it, what the class can see for itself is left out first."""
PITCH = 1.3

Weight = Literal["plain", "second"]


class Note(NamedTuple):
    """A paragraph: its text, a word before it or an icon beside it, and whether it may be left out."""

    text: str
    label: str = ""
    icon: str = ""
    weight: Weight = "plain"
    spare: bool = False


class Sheet(NamedTuple):
    """All the notes of a step: where it stands, what it is called, and its paragraphs. `ahead` marks one that
    only the teacher looks at."""

    place: str = ""
    name: str = ""
    notes: tuple[Note, ...] = ()
    ahead: str = ""


def notes_of(step: Step) -> tuple[Note, ...]:
    """What there is to say at a step: first what to heed, then the teacher's notes; last, what hands and body
    do."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("TeacherNotes", text)

    asked = tr("At half-time ask: more, less, the same?") if step.ask == "pressure" else ""
    own = bool(step.notes or step.why or step.mistake)
    found = (
        Note(step.caution, icon="caution"),
        Note(step.notes),
        Note(step.mistake, label=tr("Often goes wrong")),
        Note(step.why, label=tr("Why")),
        Note(asked, icon="thumb"),
        Note(step.hands, icon="hand", weight="second", spare=own),
        Note(step.body, icon="person", weight="second", spare=own),
    )
    return tuple(note for note in found if note.text)


class _Placed(NamedTuple):
    """Lines at a height of the sheet, from its top."""

    top: float
    text: Lines
    font: QFont
    colour: str
    indent: float = 0.0
    icon: str = ""
    plate: bool = False


class TeacherNotes(QWidget):
    """Sets the sheet in the largest type that lets all of it be seen; where none does, there are pages.

    A click turns the page, as its key does for whoever has only a remote; the wheel scrolls.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet = Sheet()
        self._placed: list[_Placed] = []
        self._tall = 0.0
        self._offset = 0.0
        self._size = 0
        self._key = ""
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it paints its own ground
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._arrange()

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows the notes of another step, from their beginning."""
        if sheet == self._sheet:
            return
        self._sheet, self._offset = sheet, 0.0
        said = [sheet.ahead, sheet.place, sheet.name]
        said += [f"{note.label}: {note.text}" if note.label else note.text for note in sheet.notes]
        self.setAccessibleName("\n".join(filter(None, said)))
        self._arrange()

    def set_key(self, key: str) -> None:
        """The key that turns the page, to be named where there is another; none has no name."""
        self._key = key
        self.update()

    @property
    def sheet(self) -> Sheet:
        """What it shows."""
        return self._sheet

    @property
    def type_size(self) -> int:
        """The size of the notes' type, in pixels."""
        return self._size

    @property
    def overflows(self) -> bool:
        """Whether some of it has to be scrolled to."""
        return self._tall > self.height() + 1

    # Laying out -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self.width() < 20 or self.height() < 20:
            return
        needed = tuple(note for note in self._sheet.notes if not note.spare)
        attempts = [(factor, self._sheet.notes) for factor in FACTORS if factor >= EASY]
        attempts += [(factor, needed) for factor in FACTORS]
        for factor, notes in attempts:
            self._placed, self._tall = self._place(notes, factor)
            if self._tall <= self.height():
                break
        self._offset = min(self._offset, max(0.0, self._tall - self.height()))
        self.update()

    def _place(self, notes: tuple[Note, ...], factor: float) -> tuple[list[_Placed], float]:
        look, sheet = self._look, self._sheet
        size = max(look.text_px("heading", factor), look.text_px("text"))
        self._size = size
        small = fonts.font(max(look.text_px("text", 0.9), round(size * 0.72)), QFont.Weight.DemiBold)
        width = float(self.width())
        placed: list[_Placed] = []
        y = 0.0

        def put(
            text: str, font: QFont, colour: str, *, indent: float = 0.0, icon: str = "", plate: bool = False
        ) -> None:
            nonlocal y
            pitch = 1.6 if plate else 1.16 if font.weight() == QFont.Weight.DemiBold else PITCH
            made = lines(text, font, width - indent, pitch=pitch)
            placed.append(_Placed(y, made, font, colour, indent, icon, plate))
            y += made.height

        if sheet.ahead:
            bold = fonts.font(round(size * 0.86), QFont.Weight.DemiBold)
            put(sheet.ahead, bold, "ground", indent=size * 0.5, plate=True)
            y += size * 0.4
        if sheet.place:
            put(sheet.place, small, "text_second")
        if sheet.name:
            put(sheet.name, fonts.font(round(size * 1.12), QFont.Weight.DemiBold), "text")
        for note in notes:
            y += size * 0.42
            plain = note.weight == "plain"
            font = fonts.font(size if plain else round(size * 0.86))
            colour = "text" if plain else "text_second"
            if note.label:
                put(note.label, small, "now_ink")
            indent = font.pixelSize() * 1.5 if note.icon else 0.0
            put(note.text, font, colour, indent=indent, icon=note.icon)
        return placed, y

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("ground"))
        if not self._at_end():  # half a line cannot be read, and looks as if something had gone wrong
            seen = self._offset + self.height() - self._strip()
            whole = max((bottom for _, bottom in self._rows() if bottom <= seen), default=seen)
            painter.setClipRect(QRectF(0, 0, self.width(), whole - self._offset))
        painter.translate(0, -self._offset)
        for each in self._placed:
            at = QRectF(each.indent, each.top, self.width() - each.indent, each.text.height)
            if each.plate:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("text"))
                painter.drawRoundedRect(QRectF(0, at.top(), self.width(), at.height()), 6, 6)
            draw_lines(painter, at, each.text, each.font, look.colour(each.colour))
            if each.icon:
                size = each.font.pixelSize() * 1.15
                ink = look.colour("no_go" if each.icon == "caution" else each.colour)
                top = each.top + (each.text.pitch - size) / 2
                icons.draw(painter, each.icon, QRectF(0, top, size, size), ink)
        painter.resetTransform()
        painter.setClipping(False)
        if self.overflows:
            self._paint_more(painter)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("now_ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_more(self, painter: QPainter) -> None:
        """Says at the edge that there is more above or below."""
        look = self._look
        font, tall = look.font("text", bold=True), self._strip()
        more = self.tr("▾ more ({key})").format(key=self._key) if self._key else self.tr("▾ more")
        for there, top, words in (
            (self._offset > 1, 0, self.tr("▴ more above")),
            (not self._at_end(), self.height() - tall, more),
        ):
            if there:
                box = QRect(0, top, self.width(), tall)
                painter.fillRect(box, QColor(look.colour("ground")))
                painter.setFont(font)
                painter.setPen(look.colour("now_ink"))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    # Pages and scrolling --------------------------------------------------------------------------------

    def _strip(self) -> int:
        """The height of the line that says that there is more."""
        return self._look.font("text", bold=True).pixelSize() + self._look.px(10)

    def _at_end(self) -> bool:
        return self._tall - self.height() - self._offset <= 1

    def _rows(self) -> Iterator[tuple[float, float]]:
        """Where each line begins and ends, from the sheet's top."""
        for each in self._placed:
            for number in range(len(each.text.texts)):
                top = each.top + number * each.text.pitch
                yield top, top + each.text.pitch

    def turn_page(self) -> None:
        """Goes on with the first line that is not wholly to be seen; after the last page, to the first."""
        if self._at_end():
            self._scroll(-self._offset)
            return
        seen = self._offset + self.height() - self._strip()
        hidden = next((top for top, bottom in self._rows() if bottom > seen), seen)
        # A line that is taller than the room must not hold anybody up.
        self._scroll(max(hidden - self._strip() - self._offset, self._size * PITCH))

    def _scroll(self, pixels: float) -> None:
        most = max(0.0, self._tall - self.height())
        offset = min(most, max(0.0, self._offset + pixels))
        if offset != self._offset:
            self._offset = offset
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.overflows and event.button() == Qt.MouseButton.LeftButton:
            self.turn_page()
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-event.angleDelta().y() / 120 * self._size * PITCH * 2)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._size * PITCH * 2
        if self.overflows and event.key() == Qt.Key.Key_Down:
            self._scroll(step)
        elif self.overflows and event.key() == Qt.Key.Key_Up:
            self._scroll(-step)
        else:
            super().keyPressEvent(event)
