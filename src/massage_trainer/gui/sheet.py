# SPDX-License-Identifier: MIT
"""A sheet of paper over the window for what is read and put away again: the key list, a report."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from massage_trainer.gui.controls import Button, paint_card
from massage_trainer.gui.keys import ACTIONS, KeyMap, says, spoken
from massage_trainer.gui.look import Look
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.gui.text import TextBlock


class Sheet(QWidget):
    """Covers its parent; Escape, the cross or a click beside it closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._title = TextBlock(self)
        self._close = Button("icon", look, icon="close", parent=self)
        self._close.name(self.tr("Close"), "Esc")
        self._close.clicked.connect(self.close_sheet)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def fit(self, window: QRect) -> None:
        """Takes its place in a window of this size: over all of it."""
        self.setGeometry(window)

    def open(self) -> None:
        """Comes up over everything in the window."""
        parent = self.parentWidget()
        if parent is not None:
            self.fit(parent.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.lay_out()

    def close_sheet(self) -> None:
        """Goes away."""
        self.hide()
        self.closed.emit()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._close.set_look(look)
        self.lay_out()
        self.update()

    def card_size(self) -> QSize:
        """How large the sheet wants to be."""
        return QSize(self._look.px(760), self._look.px(760))

    def card(self) -> QRectF:
        """The sheet itself, in the middle."""
        wanted = self.card_size()
        margin = 12
        size = QRectF(
            0, 0, min(wanted.width(), self.width() - margin), min(wanted.height(), self.height() - margin)
        )
        size.moveCenter(QRectF(self.rect()).center())
        return size

    def lay_out(self) -> None:
        """Places the title and the cross."""
        look, card = self._look, self.card()
        pad = look.px(28)
        self._title.set_style(look.font("heading", bold=True), look.colour("text"), pitch=1.2)
        side = self._close.sizeHint().width()
        self._close.setGeometry(round(card.right() - side - pad / 2), round(card.top() + pad / 2), side, side)
        width = round(card.width() - 2 * pad - side)
        self._title.setGeometry(
            round(card.left() + pad), round(card.top() + pad), width, self._title.height_for(width)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()  # nothing behind the sheet is to be steered
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card().contains(event.position()):
            self.close_sheet()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140))
        paint_card(painter, self.card(), self._look)
        self.paint_content(painter)
        painter.end()

    def paint_content(self, painter: QPainter) -> None:
        """Paints what is on the sheet."""


class KeySheet(Sheet):
    """The list of keys."""

    def __init__(self, keys: KeyMap, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._keys, self._in_class = keys, False
        self._title.set_text(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self._describe()

    def _describe(self) -> None:
        rows = (f"{', '.join(names)}: {text}" for names, text in self._rows())
        self.setAccessibleDescription("\n".join(rows))

    def set_keys(self, keys: KeyMap) -> None:
        """Other keys."""
        self._keys = keys
        self._describe()
        self.update()

    def set_in_class(self, in_class: bool) -> None:
        """Whether the keys of a lesson belong to the list."""
        self._in_class = in_class
        self._describe()

    def _rows(self) -> list[tuple[list[str], str]]:
        found = []
        for action in ACTIONS:
            if action.in_class and not self._in_class:
                continue
            names = [
                spoken(key) for key in self._keys.keys_of(action) if not key.startswith(("Media", "Toggle"))
            ]
            if names:
                found.append((names, says(action)))
        return found

    def _pitch(self) -> float:
        rows = len(self._rows())
        room = (self.height() - 24 - self._look.px(110)) / rows
        return min(QFontMetricsF(self._look.font("text")).height() + self._look.px(16), room)

    def card_size(self) -> QSize:
        return QSize(self._look.px(860), int(self._pitch() * len(self._rows())) + self._look.px(110))

    def paint_content(self, painter: QPainter) -> None:
        look, card, pitch = self._look, self.card(), self._pitch()
        pad = look.px(28)
        top = card.top() + look.px(82)
        shrink = min(1.0, pitch / (QFontMetricsF(look.font("text")).height() + 4))
        font, bold = look.font("text", factor=shrink), look.font("text", bold=True, factor=shrink)
        left = card.left() + pad
        keys_wide = card.width() * 0.34
        for number, (names, text) in enumerate(self._rows()):
            y = top + number * pitch
            x = left
            painter.setFont(bold)
            metrics = QFontMetricsF(bold)
            for name in names:
                wide = metrics.horizontalAdvance(name) + look.px(18)
                cap = QRectF(x, y + pitch * 0.08, wide, pitch * 0.84)
                painter.setPen(look.colour("edge"))
                painter.setBrush(look.colour("raised"))
                painter.drawRoundedRect(cap, look.px(6), look.px(6))
                painter.setPen(look.colour("text"))
                painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
                x += wide + look.px(6)
            painter.setFont(font)
            painter.setPen(look.colour("text"))
            room = card.right() - pad - (left + keys_wide)
            said = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left + keys_wide, y, room, pitch), Qt.AlignmentFlag.AlignVCenter, said)


class ReportSheet(Sheet):
    """What went wrong, in words and in full, to be copied: an unexpected error, or a routine's mistakes."""

    copied = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._said = TextBlock(self)
        self._report = QPlainTextEdit(self)
        self._report.setReadOnly(True)
        self._report.setStyleSheet(scroll_sheet(look))
        self._report.setAccessibleName(self.tr("Report"))
        self._copy = Button("primary", look, self.tr("Copy the report"), "copy", self)
        self._copy.clicked.connect(self.copied)

    @property
    def report(self) -> str:
        """The report as it would be copied."""
        return self._report.toPlainText()

    def tell(self, title: str, said: str, report: str) -> None:
        """Says what happened and comes up."""
        self._title.set_text(title)
        self.setAccessibleName(title)
        self._said.set_text(said)
        self._report.setPlainText(report)
        self.open()

    def set_look(self, look: Look) -> None:
        self._report.setStyleSheet(scroll_sheet(look))
        self._copy.set_look(look)
        super().set_look(look)

    def lay_out(self) -> None:
        super().lay_out()
        look, card = self._look, self.card()
        pad = look.px(28)
        left, width = round(card.left() + pad), round(card.width() - 2 * pad)
        self._said.set_style(look.font("text"), look.colour("text"))
        top = round(card.top() + pad) + self._title.height() + look.px(12)
        tall = self._said.height_for(width)
        self._said.setGeometry(left, top, width, tall)
        size = self._copy.sizeHint()
        bottom = round(card.bottom() - pad)
        self._copy.setGeometry(left, bottom - size.height(), size.width(), size.height())
        self._report.setFont(look.font("small"))
        self._report.setGeometry(
            left, top + tall + look.px(12), width, bottom - size.height() - top - tall - look.px(28)
        )
