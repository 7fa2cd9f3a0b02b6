# SPDX-License-Identifier: MIT
"""What was practised, run by run, the latest first: when, which routine, how long, what the partner said, and
the line that was noted, as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.controls import Button
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.finish_words import short_time, signs
from massage_trainer.gui.study.weeks_chart import day_name
from massage_trainer.gui.text import draw_lines, lines
from massage_trainer.schedule import day_of

if TYPE_CHECKING:
    from massage_trainer.history_summary import Done

FIRST = 6
"""Runs that are shown before somebody asks for more."""


class DoneRow(QWidget):
    """One run."""

    def __init__(self, done: Done, today: date, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._done, self._today, self._look = done, today, look
        self.setAccessibleName(". ".join((self._day(), done.title, self._length(), *self._more())))

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def _day(self) -> str:
        day = day_of(self._done.began)
        return day_name(day, weekday=True, year=day.year != self._today.year)

    def _length(self) -> str:
        return short_time(self._done.minutes * 60)

    def _more(self) -> list[str]:
        """What was done, and what was noted."""
        done = self._done
        steps = self.tr("{n} of {m} steps").format(n=done.steps, m=done.of)
        if done.steps == done.of:
            steps = self.tr("all {n} steps").format(n=done.of) if done.of > 1 else self.tr("the whole step")
        facts = [steps]
        if done.pauses:
            facts.append(
                self.tr("one pause") if done.pauses == 1 else self.tr("{n} pauses").format(n=done.pauses)
            )
        if done.pressure:
            facts.append(self.tr("pressure: {signs}").format(signs=signs(done.pressure)))
        return [" · ".join(facts), *([f"“{done.note}”"] if done.note else [])]

    def height_for(self, width: int) -> int:
        """The pixels that it takes at a width."""
        look = self._look
        small = look.font("small")
        tall = QFontMetricsF(look.font("text", bold=True)).height()
        tall += sum(lines(each, small, width, pitch=1.3).height for each in self._more())
        return int(tall) + look.px(22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setPen(look.colour("edge", 0.6))
        painter.drawLine(0, 0, self.width(), 0)
        bold, small, text = look.font("text", bold=True), look.font("small"), look.font("text")
        metrics = QFontMetricsF(bold)
        y = float(look.px(10))
        row = QRectF(0, y, self.width(), metrics.height())
        painter.setFont(text)
        painter.setPen(look.colour("text_second"))
        length, day = self._length(), self._day()
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, length)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, day)
        left = QFontMetricsF(text).horizontalAdvance(day) + look.px(14)
        room = self.width() - left - QFontMetricsF(text).horizontalAdvance(length) - look.px(14)
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        title = metrics.elidedText(self._done.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(row.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, title)
        y += metrics.height() + look.px(2)
        for number, each in enumerate(self._more()):
            words = lines(each, small, self.width(), pitch=1.3)
            ink = look.colour("text" if number else "text_second")
            draw_lines(painter, QRectF(0, y, self.width(), words.height), words, small, ink)
            y += words.height
        painter.end()


class DoneList(QWidget):
    """All the runs that it is given; at first the latest. `grown` comes when more of them show."""

    grown = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._done: tuple[Done, ...] = ()
        self._today = date.min
        self._rows: list[DoneRow] = []
        self._more = Button("link", look, self.tr("Show more"), parent=self)
        self._more.clicked.connect(self._show_all)

    def show_runs(self, done: Sequence[Done], today: date) -> None:
        """Shows other runs, seen from a day: the year is told where it is another."""
        self._done, self._today = tuple(done), today
        self._show(FIRST)

    def _show_all(self) -> None:
        self._show(len(self._done))
        self.grown.emit()

    def _show(self, many: int) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [DoneRow(done, self._today, self._look, self) for done in self._done[:many]]
        for row in self._rows:
            row.show()
        self._more.setVisible(many < len(self._done))

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._more.set_look(look)
        for row in self._rows:
            row.set_look(look)

    def lay_out(self, width: int) -> int:
        """Places everything in this width; returns the height."""
        y = 0
        for row in self._rows:
            tall = row.height_for(width)
            row.setGeometry(0, y, width, tall)
            y += tall
        if not self._more.isHidden():
            size = self._more.sizeHint()
            self._more.setGeometry(0, y, size.width(), size.height())
            y += size.height()
        return y
