# SPDX-License-Identifier: MIT
"""Buttons and the surface they stand on, painted in the program's own look; what they do is their owner's
affair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from massage_trainer.gui import icons
from massage_trainer.gui.look import Look
from massage_trainer.gui.style import cover

Kind = Literal["primary", "quiet", "chip", "icon", "link", "round"]


class Pressable(QAbstractButton):
    """A button that knows whether the pointer is on it, and that Enter presses as well; it paints nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hover = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)


class Button(Pressable):
    """A button with an icon, a text or both.

    `primary` is the one thing to do, `round` the transport's play, `chip` shows a value, `icon` is a bare
    picture,
    `quiet` has an edge, and `link` is only words.
    """

    def __init__(
        self, kind: Kind, look: Look, text: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._look, self._icon = kind, look, icon
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Another picture."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def name(self, name: str, key: str = "") -> Button:
        """Says what it does, to screen readers and in its tip, with the key that does the same."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        return self

    # Size -----------------------------------------------------------------------------------------------

    def _role_bold(self) -> bool:
        return self._kind in ("primary", "chip")

    def _metrics(self) -> QFontMetricsF:
        role: Literal["lead", "text"] = "lead" if self._kind == "primary" else "text"
        return QFontMetricsF(self._look.font(role, bold=self._role_bold()))

    def _side(self) -> int:
        """The height, large enough for a fingertip."""
        size = {"primary": 64, "round": 64, "link": 44}.get(self._kind, 48)
        least = {"primary": 52, "round": 56}.get(self._kind, 44)
        return max(least, self._look.px(size), int(self._metrics().height()) + self._look.px(14))

    def sizeHint(self) -> QSize:
        side = self._side()
        if self._kind in ("icon", "round"):
            return QSize(side, side)
        width = self._metrics().horizontalAdvance(self.text())
        pad = {"primary": 40, "link": 4}.get(self._kind, 18)
        icon = self._icon_size() + self._look.px(10) if self._icon else 0
        return QSize(int(width + icon + 2 * self._look.px(pad)) + 1, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _icon_size(self) -> int:
        if self._kind == "round":
            return self._look.px(30)
        return max(20, self._look.px(26 if self._kind in ("icon", "primary") else 22))

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        radius = rect.height() / 2 if self._kind in ("round", "chip") else look.px(12)
        ink = look.colour("text" if self.isEnabled() else "text_second")
        active = self.isDown() or self.isChecked()
        if self._kind in ("primary", "round"):
            painter.setPen(Qt.PenStyle.NoPen)
            fill = look.colour("now_fill") if self.isEnabled() else look.colour("raised")
            if self.isEnabled() and (self._hover or active):
                fill = fill.lighter(108) if not active else fill.darker(108)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, radius, radius)
            ink = look.colour("on_now" if self.isEnabled() else "text_second")
        elif self._kind != "link":
            edged = self._kind in ("quiet", "chip")
            painter.setPen(QPen(look.colour("edge"), 1.5) if edged else Qt.PenStyle.NoPen)
            raised = self._hover or active
            painter.setBrush(look.colour("raised") if raised else Qt.BrushStyle.NoBrush)
            if theme.name == "high_contrast" and raised:
                painter.setPen(QPen(look.colour("now_fill"), 2))
            painter.drawRoundedRect(rect, radius, radius)
            if self.isChecked():
                ink = look.colour("now_ink")
        if self.hasFocus():
            self._paint_focus(painter, rect, radius)
        painter.setPen(ink)
        self._paint_face(painter, rect)
        painter.end()

    def _paint_focus(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        look = self._look
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._kind in ("primary", "round"):
            painter.setPen(QPen(look.colour("on_now"), 2.5))
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), max(2.0, radius - 4), max(2.0, radius - 4))
        else:
            painter.setPen(QPen(look.colour("now_ink"), 2.5))
            painter.drawRoundedRect(rect, radius, radius)

    def _paint_face(self, painter: QPainter, rect: QRectF) -> None:
        look = self._look
        colour = painter.pen().color()
        size = self._icon_size() if self._icon else 0
        role: Literal["lead", "text"] = "lead" if self._kind == "primary" else "text"
        font = look.font(role, bold=self._role_bold())
        text = self.text()
        if not text:
            corner = rect.center() - QPointF(size / 2, size / 2)
            icons.draw(painter, self._icon, QRectF(corner, QSize(size, size)), colour)
            return
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        gap = look.px(10) if size else 0
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - size - gap)
        width = metrics.horizontalAdvance(text)
        left = rect.left() if self._kind == "link" else rect.center().x() - (width + size + gap) / 2
        if size:
            icons.draw(painter, self._icon, QRectF(left, rect.center().y() - size / 2, size, size), colour)
        at = QRectF(left + size + gap, rect.top(), width + 2, rect.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._kind == "link":
            y = rect.center().y() + metrics.ascent() / 2 + 2
            painter.setPen(QPen(colour, 2.0 if self._hover or self.hasFocus() else 1.0))
            painter.drawLine(QPointF(at.left(), y), QPointF(at.left() + width, y))


def lay_in_rows(
    buttons: Sequence[Button], x: int, y: int, width: int, look: Look, *, place: bool = True
) -> int:
    """Sets buttons side by side, in more rows where there is no room; returns the height of them all.

    Without `place` it only measures.
    """
    gap, row = look.px(16), max(button.sizeHint().height() for button in buttons)
    left, top = x, y
    for button in buttons:
        size = button.sizeHint()
        if left > x and left + size.width() > x + width:
            left, top = x, top + row + gap // 2
        if place:
            # What is wider than the room shortens its words rather than reach into what is beside it.
            wide = min(size.width(), max(1, width))
            button.setGeometry(left, top + (row - size.height()) // 2, wide, size.height())
        left += size.width() + gap
    return top + row - y


def room_for_picture(size: QSize, beside: float, above: float) -> tuple[bool, int, int]:
    """Whether a page of this size has its words beside the picture, else they go below it; and how wide and
    how high the picture is then, with so much of the width or of the height."""
    if size.width() > size.height() * 1.1:
        return True, round(size.width() * beside), size.height()
    return False, size.width(), round(size.height() * above)


def paint_card(painter: QPainter, rect: QRectF, look: Look) -> None:
    """The ground of what stands over the picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("edge"), 1.5))
    painter.setBrush(look.colour("panel"))
    radius = look.px(12)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


class Surface(QWidget):
    """A plain or card-like ground for other widgets."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, card: bool = False) -> None:
        super().__init__(parent)
        self._look, self._card = look, card

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._card:
            paint_card(painter, QRectF(self.rect()), self._look)
        else:
            cover(painter, self.rect(), self._look.colour("ground"))
        painter.end()
