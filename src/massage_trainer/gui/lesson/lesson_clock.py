# SPDX-License-Identifier: MIT
"""The one clock of a lesson: what is left, what has passed or the time of day, and whether the lesson keeps
to its planned end; it shows seconds and measures none."""

from __future__ import annotations

import math
import time
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.durations import clock
from massage_trainer.gui import fonts
from massage_trainer.gui.controls import Pressable
from massage_trainer.gui.look import Look
from massage_trainer.lesson import Plan
from massage_trainer.pacing import Moment

Kind = Literal["remaining", "elapsed", "time_of_day"]
KINDS: tuple[Kind, ...] = ("remaining", "elapsed", "time_of_day")
MINUTE = 60.0
HALF = MINUTE / 2
"""Seconds by which a lesson may miss its plan and is still said to be on time."""
ROLES: tuple[fonts.Role, ...] = ("lead", "text", "small")
LONGEST = 5.0
"""How wide the longest caption is, in type sizes."""
WHOLE = 0.75
"""The share of its full size down to which the clock may give way to larger words beside it."""


class Reading(NamedTuple):
    """What the clock says: its figures and what they mean, how the lesson keeps to its plan, and which."""

    figures: str = ""
    caption: str = ""
    keeps: str = ""
    plan: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonClock", text)


def _bold(size: float) -> QFont:
    return fonts.font(int(size), QFont.Weight.DemiBold)


def time_of_day(wall: float) -> str:
    """Seconds since 1970 (UTC) as hours and minutes where the teacher is."""
    return time.strftime("%H:%M", time.localtime(wall))


def keeps_to(behind: float) -> str:
    """How a lesson keeps to its plan: “2 min behind”, “1 min ahead” or “on time”; `behind` in seconds."""
    minutes = math.floor(behind / MINUTE + 0.5)
    if minutes > 0:
        return _tr("{minutes} min behind").format(minutes=minutes)
    return _tr("{minutes} min ahead").format(minutes=-minutes) if minutes else _tr("on time")


def reading(kind: Kind, moment: Moment, now: float, wall: float, plan: Plan) -> Reading:
    """What the clock says at second `now` of the lesson's clock, when the wall clock says `wall`."""
    if kind == "time_of_day":
        figures, caption = time_of_day(wall), _tr("time of day")
    elif kind == "elapsed":
        figures, caption = clock(moment.elapsed), _tr("gone by")
    else:
        figures = clock(moment.remaining + 0.5)
        caption = _tr("left, about") if moment.about else _tr("left")
    if plan.ends is None:
        return Reading(figures, caption)
    end = time_of_day(wall + plan.ends - now)
    keeps = keeps_to(plan.behind(now, moment.remaining))
    return Reading(figures, caption, keeps, _tr("planned end {time}").format(time=end))


def changes_at(kind: Kind, moment: Moment, now: float, wall: float, plan: Plan) -> float | None:
    """The second at which the clock says something else although the lesson stands still, None if it never
    does."""
    waits = []
    if kind == "time_of_day":
        waits.append(MINUTE - wall % MINUTE)
    if plan.ends is not None:
        # A lesson that stands falls behind a second each second; the words change half-way between minutes.
        waits.append(MINUTE - (plan.behind(now, moment.remaining) - HALF) % MINUTE)
    return now + min(waits) + 0.01 if waits else None


class LessonClock(Pressable):
    """Large figures, what they mean beside them, the plan below; a click asks for the next kind."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._reading = Reading()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it paints its own ground
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def show_reading(self, reading: Reading) -> None:
        """Says something else."""
        if reading != self._reading:
            self._reading = reading
            self.setAccessibleName(
                ", ".join(filter(None, (f"{reading.figures} {reading.caption}", *reading[2:])))
            )
            self.update()

    @property
    def reading(self) -> Reading:
        """What it says."""
        return self._reading

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, said = self._look, self._reading
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(self.rect(), look.colour("ground"))
        if self._hover or self.hasFocus():
            painter.setPen(QPen(look.colour("now_ink" if self.hasFocus() else "edge"), 2))
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(rect, look.px(10), look.px(10))
        inner = rect.adjusted(look.px(6), 0, -look.px(6), 0)
        below = 0.0
        if said.keeps:
            below = max(look.text_px("lead") * 1.25, inner.height() * 0.26)
            self._paint_plan(painter, QRectF(inner.left(), inner.bottom() - below, inner.width(), below))
        self._paint_figures(painter, inner.adjusted(0, 0, 0, -below))
        painter.end()

    def _paint_plan(self, painter: QPainter, room: QRectF) -> None:
        """How the lesson keeps to its plan, to be read from afar; the plan itself where there is room."""
        look, said = self._look, self._reading
        bold, plain = _bold(room.height() * 0.78), look.font("text")
        wide = QFontMetricsF(bold).horizontalAdvance(said.keeps)
        if wide > room.width():
            bold = _bold(room.height() * 0.78 * room.width() / wide)
            wide = room.width()
        base = room.center().y() + QFontMetricsF(bold).capHeight() / 2
        painter.setFont(bold)
        painter.setPen(look.colour("text"))
        painter.drawText(QPointF(room.left(), base), said.keeps)
        x = room.left() + wide + look.px(14)
        if x + QFontMetricsF(plain).horizontalAdvance(said.plan) <= room.right():
            painter.setFont(plain)
            painter.setPen(look.colour("text_second"))
            painter.drawText(QPointF(x, base), said.plan)

    def _paint_figures(self, painter: QPainter, room: QRectF) -> None:
        look, said = self._look, self._reading
        gap, size = look.px(12), room.height() * 0.92
        width, scale = 0.0, 0.0
        caption = look.font("lead")
        for role in ROLES:  # what the figures mean gives way before the figures do
            caption = look.font(role)
            # Captions of different lengths must not change the figures' size: room is kept for the longest.
            wide = max(QFontMetricsF(caption).horizontalAdvance(said.caption), caption.pixelSize() * LONGEST)
            width = QFontMetricsF(_bold(size)).horizontalAdvance(said.figures)
            scale = min(1.0, (room.width() - wide - gap) / max(1.0, width))
            if scale >= WHOLE:
                break
        figures = _bold(max(16.0, size * scale))
        base = room.center().y() + QFontMetricsF(figures).capHeight() / 2
        painter.setPen(look.colour("text"))
        painter.setFont(figures)
        painter.drawText(QPointF(room.left(), base), said.figures)
        x = room.left() + QFontMetricsF(figures).horizontalAdvance(said.figures) + gap
        painter.setPen(look.colour("text_second"))
        painter.setFont(caption)
        painter.drawText(QPointF(x, base), said.caption)

    # Qt -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(112))
