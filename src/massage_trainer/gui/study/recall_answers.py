# SPDX-License-Identifier: MIT
"""The answers to choose from, or the steps to be put in order; which one is right, others say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.gui import icons
from massage_trainer.gui.controls import Pressable
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import draw_lines, lines
from massage_trainer.recall import Option

State = Literal["open", "chosen", "right", "given", "other"]
"""`chosen` has a place in an order already; once it is told, `right` is the right one, `given` what was
chosen instead, and `other` the rest."""


class AnswerRow(Pressable):
    """One answer, with the number of the key that gives it, or with its place in an order."""

    def __init__(self, option: Option, mark: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.option, self.mark, self._look = option, mark, look
        self.state: State = "open"
        self.setText(option.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_as("open", mark)

    def show_as(self, state: State, mark: str) -> None:
        """Changes how it stands, and says so to a screen reader."""
        self.state, self.mark = state, mark
        said = {
            "right": self.tr("{answer}: this is right"),
            "given": self.tr("{answer}: your answer"),
            "chosen": self.tr("{place}. {answer}"),
        }.get(state, "{answer}")
        self.setAccessibleName(said.format(answer=self.option.words, place=mark))
        self.setEnabled(state in ("open", "chosen"))
        self.update()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def _font(self) -> QFont:
        return self._look.font("lead", bold=self.state in ("right", "chosen"))

    def _badge(self) -> int:
        return max(26, self._look.px(34))

    def _side(self) -> int:
        return self._look.px(16)

    def _tail(self) -> float:
        """Room for what is said at the right edge."""
        if self.state != "given":
            return 0.0
        small = QFontMetricsF(self._look.font("small"))
        return small.horizontalAdvance(self.tr("your answer")) + self._side()

    def high_for(self, width: int) -> int:
        """Its height, no less than a fingertip's."""
        room = width - 2 * self._side() - self._badge() - self._look.px(14) - self._tail()
        text = lines(self.option.words, self._font(), room, pitch=1.25)
        return max(48, int(text.height) + self._look.px(26))

    def sizeHint(self) -> QSize:
        return QSize(200, self.high_for(200))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, state = self._look, self.state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = look.px(12)
        edge, wide = {
            "right": ("now_ink", 2.5),
            "given": ("second_fill", 2.0),
            "chosen": ("now_ink", 2.0),
        }.get(state, ("edge", 1.5))
        pen = QPen(look.colour(edge), wide)
        if state == "given":  # told apart without colour, too
            pen.setDashPattern([4.0, 3.0])
        hot = self.isEnabled() and (self._hover or self.isDown())
        painter.setPen(pen)
        painter.setBrush(look.colour("raised") if hot else look.colour("panel"))
        painter.drawRoundedRect(rect, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("text"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), max(2, radius - 3), max(2, radius - 3))
        self._paint_badge(painter, rect)
        ink = look.colour("text_second" if state == "other" else "text")
        left = rect.left() + self._side() + self._badge() + look.px(14)
        room = rect.right() - self._side() - self._tail() - left
        text = lines(self.option.words, self._font(), room, pitch=1.25)
        box = QRectF(left, rect.center().y() - text.height / 2, room, text.height)
        draw_lines(painter, box, text, self._font(), ink)
        if state == "given":
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("text_second"))
            at = QRectF(rect.left(), rect.top(), rect.width() - self._side(), rect.height())
            painter.drawText(
                at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.tr("your answer")
            )
        painter.end()

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> None:
        look, state, size = self._look, self.state, self._badge()
        box = QRectF(rect.left() + self._side(), rect.center().y() - size / 2, size, size)
        filled = state in ("right", "chosen")
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(look.colour("edge"), 1.5))
        painter.setBrush(look.colour("now_fill") if filled else Qt.BrushStyle.NoBrush)
        if state != "other" or self.mark:
            painter.drawEllipse(box)
        ink = look.colour("on_now" if filled else "text_second")
        if state == "right" and not self.mark:
            inner = size * 0.66
            corner = box.center() - QPointF(inner / 2, inner / 2)
            icons.draw(painter, "check", QRectF(corner.x(), corner.y(), inner, inner), ink)
            return
        painter.setFont(look.font("text", bold=True))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.mark)


class AnswerList(QWidget):
    """The answers below one another. `chosen` carries the id of one; in an order, `ordered` all of them in
    the order in which they were pressed, once each has its place."""

    chosen = Signal(object)
    ordered = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row: list[AnswerRow] = []
        self._order: list[str] | None = None

    @property
    def rows(self) -> tuple[AnswerRow, ...]:
        """The answers, from the top."""
        return tuple(self._row)

    def ask(self, options: Sequence[Option], *, in_order: bool = False) -> None:
        """Offers other answers; none if they are given elsewhere."""
        for row in self._row:
            row.hide()
            row.deleteLater()
        self._row = []
        self._order = [] if in_order else None
        for number, option in enumerate(options, start=1):
            row = AnswerRow(option, "" if in_order else str(number), self._look, self)
            row.clicked.connect(lambda _checked=False, each=row: self._press(each))
            row.show()
            self._row.append(row)

    def press(self, number: int) -> bool:
        """Gives the answer with this number, as its key does; False if there is none, or it is too late."""
        if not 1 <= number <= len(self._row) or not self._row[number - 1].isEnabled():
            return False
        self._press(self._row[number - 1])
        return True

    def _press(self, row: AnswerRow) -> None:
        if self._order is None:
            self.chosen.emit(row.option.id)
            return
        if row.option.id in self._order:  # taken back, with those that came after it
            self._order = self._order[: self._order.index(row.option.id)]
        else:
            self._order.append(row.option.id)
        for each in self._row:
            placed = each.option.id in self._order
            mark = str(self._order.index(each.option.id) + 1) if placed else ""
            each.show_as("chosen" if placed else "open", mark)
        left = [each.option.id for each in self._row if each.option.id not in self._order]
        if len(left) == 1:  # there is only one place left for it
            self._order.append(left[0])
        if not left or len(left) == 1:
            self.ordered.emit(tuple(self._order))

    def tell(self, right: Sequence[str], given: str) -> None:
        """Shows what was right and what was chosen; an order is set right."""
        if self._order is not None:
            at = {option: number for number, option in enumerate(right)}
            self._row.sort(key=lambda row: at[row.option.id])
            for number, row in enumerate(self._row):
                as_pressed = number < len(self._order) and self._order[number] == row.option.id
                row.show_as("right" if as_pressed else "other", str(number + 1))
            return
        for row in self._row:
            mine = row.option.id
            row.show_as("right" if mine in right else "given" if mine == given else "other", "")

    def leave_out_others(self, out: bool) -> None:
        """Once it is told, the answers that were neither right nor chosen may make room."""
        for row in self._row:
            row.setHidden(out and self._order is None and row.state == "other")

    def walk(self, step: int) -> None:
        """Gives the keys to the next answer, or the one before."""
        there = [row for row in self._row if row.isEnabled()]
        if there:
            now = self.window().focusWidget()
            at = next((number for number, row in enumerate(there) if row is now), None)
            number = (0 if step > 0 else -1) if at is None else (at + step) % len(there)
            there[number].setFocus(Qt.FocusReason.TabFocusReason)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for row in self._row:
            row.set_look(look)

    def lay_out(self, width: int) -> int:
        """Places the answers in this width and returns the height."""
        y, gap = 0, self._look.px(10)
        for row in self._row:
            if row.isHidden():
                continue
            high = row.high_for(width)
            row.setGeometry(0, y, width, high)
            y += high + gap
        return max(0, y - gap)
