# SPDX-License-Identifier: MIT
"""The steps one below the other, to see where one is and to go to another; a click or Enter goes there."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from massage_trainer.gui import icons
from massage_trainer.gui.look import Look
from massage_trainer.gui.row_list import RowList
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.gui.words import length_of, place_of
from massage_trainer.pacing import Moment, Part, Timeline

WALKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
_NUMBER = Qt.ItemDataRole.UserRole


class _Row(QStyledItemDelegate):
    """One step: its number, its name, how long it is expected to take."""

    def __init__(self, owner: StepList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = self._owner.look
        return QSize(200, max(44, int(QFontMetricsF(look.font("text")).height()) + look.px(22)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._owner.look
        state = option.state
        rect = QRectF(option.rect)
        current = index.row() == self._owner.current_step
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(4, 2, -4, -2)
        if current or state & QStyle.StateFlag.State_MouseOver or state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
                painter.setPen(QPen(look.colour("now_ink"), 2))
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(inner, look.px(6), look.px(6))
        bold = look.font("text", bold=current)
        x = inner.left() + look.px(12)
        number = str(index.data(_NUMBER) or "")
        box = look.px(28)
        if current:
            icons.draw(
                painter,
                "play",
                QRectF(x, inner.center().y() - box * 0.35, box * 0.7, box * 0.7),
                look.colour("now_ink"),
            )
        elif number:
            painter.setFont(look.font("text"))
            painter.setPen(look.colour("text_second"))
            painter.drawText(
                QRectF(x, inner.top(), box, inner.height()), Qt.AlignmentFlag.AlignVCenter, number
            )
        x += box + look.px(6)
        small = look.font("small")
        length = self._owner.length(index.row())
        wide = QFontMetricsF(small).horizontalAdvance(length) + look.px(16)
        painter.setFont(small)
        painter.setPen(look.colour("text_second"))
        painter.drawText(
            QRectF(inner.right() - wide, inner.top(), wide - look.px(8), inner.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            length,
        )
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        room = inner.right() - wide - x
        text = QFontMetricsF(bold).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x, inner.top(), room, inner.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class StepList(RowList):
    """The list of a timeline's steps; emits the index of the step that was chosen."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setStyleSheet(scroll_sheet(look))
        self.current_step = -1
        self._pace = 1.0
        self._parts: list[tuple[Part, ...]] = []
        self.setItemDelegate(_Row(self))
        self.setAccessibleName(self.tr("Steps"))
        self.picked.connect(self._choose)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self.look = look
        self.setStyleSheet(scroll_sheet(look))
        self.scheduleDelayedItemsLayout()
        self.update_rows()

    def set_timeline(self, timeline: Timeline) -> None:
        """Another routine."""
        self.clear()
        self.current_step = -1
        grouped = groupby(timeline.parts, key=lambda part: part.step_index)
        self._parts = [tuple(parts) for _, parts in grouped]
        for first, *_ in self._parts:
            item = QListWidgetItem(first.step.name)
            number = timeline.number(first)
            item.setData(_NUMBER, str(number[0]) if number else "")
            place = place_of(first, timeline)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place}: {first.step.name}")
            self.addItem(item)

    def length(self, row: int) -> str:
        """How long a step is expected to take at the pace of the run."""
        return length_of(self._parts[row], self._pace)

    def show_moment(self, moment: Moment, pace: float) -> None:
        """Follows the session."""
        step = -1 if moment.part is None else moment.part.step_index
        if pace != self._pace:
            self._pace = pace
            self.update_rows()
        if step != self.current_step:
            self.current_step = step
            if step >= 0:
                self.setCurrentRow(step)
            self.update_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING:
            super().keyPressEvent(event)
        else:  # Space and a remote's keys mean here what they mean everywhere
            event.ignore()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.row(item))
