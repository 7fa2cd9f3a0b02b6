# SPDX-License-Identifier: MIT
"""The list of the other routines on the first page; it reads only what can be seen, and opens nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from massage_trainer.gui.look import Look
from massage_trainer.gui.row_list import RowList
from massage_trainer.gui.text import as_markup
from massage_trainer.gui.words import about_minutes
from massage_trainer.library import Entry, Library, mistakes
from massage_trainer.routine import expected_seconds


class _RoutineRow(QStyledItemDelegate):
    """A routine's title and length; a broken one is greyed and says where and why."""

    def __init__(self, owner: RoutineList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._owner.look.card_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._owner.look
        rect = QRectF(option.rect)
        state = option.state
        entry, line = self._owner.told(index.row())
        broken = bool(entry.problems)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(2, 3, -2, -3)
        hot = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        focus = state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(look.colour("now_ink" if focus else "edge"), 2 if focus else 1))
        painter.setBrush(look.colour("raised") if hot and not broken else look.colour("panel"))
        painter.drawRoundedRect(inner, look.px(12), look.px(12))
        pad = look.px(16)
        bold, small = look.font("text", bold=True), look.font("small")
        room = inner.width() - 2 * pad
        top = (
            inner.top() + (inner.height() - QFontMetricsF(bold).height() - QFontMetricsF(small).height()) / 2
        )
        for font, text, name, mode in (
            (bold, entry.title, "text_second" if broken else "text", Qt.TextElideMode.ElideRight),
            (small, line, "no_go" if broken else "text_second", Qt.TextElideMode.ElideRight),
        ):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(look.colour(name))
            box = QRectF(inner.left() + pad, top, room, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, mode, room))
            top += metrics.height()
        painter.restore()


class RoutineList(RowList):
    """The other routines. Only what can be seen is read: a thousand files cost no more than the few on
    screen. `chosen` comes with one that can be opened, `broken` with one that cannot."""

    chosen = Signal(object)
    broken = Signal(object)

    def __init__(self, library: Library, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._library = library
        self._entries: list[Entry] = []
        self._told: dict[int, tuple[Entry, str]] = {}
        self.setItemDelegate(_RoutineRow(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.set_ground(QPalette.ColorRole.Window)
        self.setAccessibleName(self.tr("Other routines"))
        self.picked.connect(self._choose)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self.look = look
        self.scheduleDelayedItemsLayout()
        self.update_rows()

    def show_entries(self, entries: list[Entry]) -> None:
        """Shows these, in their order."""
        self._entries, self._told = entries, {}
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setToolTip("")
            self.addItem(item)

    def told(self, row: int) -> tuple[Entry, str]:
        """An entry with its problems, and the line below its title."""
        found = self._told.get(row)
        if found is None:
            entry = self._library.checked(self._entries[row])
            found = entry, self._line(entry)
            self._told[row] = found
            item = self.item(row)
            if entry.problems:
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    self.tr("{title}, cannot be read: {problem}").format(title=entry.title, problem=found[1]),
                )
                # Marked up in any case, so that nothing in it can pass for markup.
                item.setToolTip(as_markup(mistakes(entry, 12)))
        return found

    def _line(self, entry: Entry) -> str:
        if entry.problems:
            first = entry.problems[0]
            place = f"{entry.path.name}:{first.place.line}" if first.place.line else entry.path.name
            line = f"{place}: {first.what}" + (f" — {first.advice}" if first.advice else "")
            more = len(entry.problems) - 1
            return self.tr("{line} (and {count} more)").format(line=line, count=more) if more else line
        routine = self._library.read(entry.path)
        return about_minutes(expected_seconds(routine)) + (f" · {routine.about}" if routine.about else "")

    def _choose(self, item: QListWidgetItem) -> None:
        entry, _ = self.told(self.row(item))
        if entry.problems:
            self.broken.emit(entry)
        else:
            self.chosen.emit(entry)
