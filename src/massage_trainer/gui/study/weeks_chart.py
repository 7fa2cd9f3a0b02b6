# SPDX-License-Identifier: MIT
"""Minutes of practice week by week, as quiet bars; the running week is marked, an empty one is only a gap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from massage_trainer.gui.look import Look

if TYPE_CHECKING:
    from massage_trainer.history_summary import Week

LEAST = 10.0
"""Minutes that the tallest bar stands for at the least: two minutes are no tower."""


class WeeksChart(QWidget):
    """Shows the weeks it is given, the running one last."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._weeks: tuple[Week, ...] = ()

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Shows other weeks."""
        self._weeks = tuple(weeks)
        self.setAccessibleName(self.tr("Minutes of practice by week"))
        self.setAccessibleDescription("\n".join(self._told(week) for week in self._weeks if week.minutes))
        self.update()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def _told(self, week: Week) -> str:
        running = week is self._weeks[-1]
        name = self.tr("This week") if running else self.tr("Week of {day}").format(day=day_name(week.begins))
        if not week.minutes:
            return self.tr("{week}: nothing").format(week=name)
        days = self.tr("one day") if week.days == 1 else self.tr("{n} days").format(n=week.days)
        return self.tr("{week}: {minutes} min on {days}").format(
            week=name, minutes=max(1, round(week.minutes)), days=days
        )

    # Painting -------------------------------------------------------------------------------------------

    def _cell(self) -> float:
        return self.width() / max(1, len(self._weeks))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._weeks:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, bold = look.font("small"), look.font("small", bold=True)
        line = QFontMetricsF(small).height()
        floor, top = self.height() - line - look.px(8), line + look.px(4)
        most = max(LEAST, *(week.minutes for week in self._weeks))
        cell = self._cell()
        painter.setPen(QPen(look.colour("edge"), 1.0))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        for number, week in enumerate(self._weeks):
            running = week is self._weeks[-1]
            left = number * cell
            tall = (floor - top) * week.minutes / most
            if week.minutes:
                tall = max(tall, 2.0)
                self._paint_bar(painter, QRectF(left + cell * 0.22, floor - tall, cell * 0.56, tall), running)
                painter.setFont(bold if running else small)
                painter.setPen(look.colour("text" if running else "text_second"))
                over = QRectF(left - cell, floor - tall - line - look.px(2), cell * 3, line)
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(max(1, round(week.minutes))))
            self._paint_name(painter, week, QRectF(left, floor + look.px(6), cell, line), running)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF, running: bool) -> None:
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("now_fill", 1.0 if running else 0.38))
        radius = min(look.px(3), bar.height() / 2)
        painter.drawRoundedRect(bar, radius, radius)

    def _paint_name(self, painter: QPainter, week: Week, at: QRectF, running: bool) -> None:
        """Every third week is named by its Monday, and the running one by its name, at the right edge."""
        look = self._look
        place = self._weeks.index(week)
        if not running and (place % 3 or place > len(self._weeks) - 3):
            return
        painter.setFont(look.font("small", bold=running))
        painter.setPen(look.colour("text" if running else "text_second"))
        align = Qt.AlignmentFlag.AlignVCenter
        if running:
            wide = QRectF(at.right() - 4 * at.width(), at.top(), 4 * at.width(), at.height())
            painter.drawText(wide, align | Qt.AlignmentFlag.AlignRight, self.tr("this week"))
        else:
            wide = QRectF(at.left() + at.width() * 0.2, at.top(), 4 * at.width(), at.height())
            painter.drawText(wide, align | Qt.AlignmentFlag.AlignLeft, day_name(week.begins))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._weeks:
            number = min(len(self._weeks) - 1, max(0, int(event.pos().x() / self._cell())))
            QToolTip.showText(event.globalPos(), self._told(self._weeks[number]), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(520), self._look.px(230))


def day_name(day: date, *, weekday: bool = False, year: bool = False) -> str:
    """A day as it is said: `7 Sep`, `Mon 7 Sep`, `7 Sep 2025`."""
    locale = QLocale.c()  # as the rest of the text, whatever the desktop speaks
    form = ("ddd " if weekday else "") + "d MMM" + (" yyyy" if year else "")
    return locale.toString(QDate(day.year, day.month, day.day), form)
