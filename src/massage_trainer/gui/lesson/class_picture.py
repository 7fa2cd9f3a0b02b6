# SPDX-License-Identifier: MIT
"""What the class sees at this moment, small and framed on the teacher's page, with a word for every state in
which that is not the lesson; it decides none of them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui import fonts, icons
from massage_trainer.gui.lesson.audience import AudienceStage
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import draw_lines, lines


class State(NamedTuple):
    """Why the class does not see the lesson itself: a word that can be read from afar, an icon, and a
    sentence. `line` is how the frame is drawn, `over` whether the word stands in the picture's middle;
    `lasts` is for how long it has been so, where that matters."""

    word: str = ""
    icon: str = ""
    says: str = ""
    line: Qt.PenStyle = Qt.PenStyle.SolidLine
    over: bool = False
    lasts: str = ""

    @property
    def headline(self) -> str:
        """The word, and for how long."""
        return f"{self.word} {self.lasts}".rstrip()


class _Word(QWidget):
    """The state's word on the picture itself: in the middle of one that is empty, else in its foot, where
    the class has nothing to read."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._state = State()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look

    def show_state(self, state: State, picture: QRect) -> None:
        """Says another word, where it belongs on the picture."""
        self._state = state
        self.setVisible(bool(state.word))
        if not state.word:
            return
        tall = round(picture.height() * (0.2 if state.over else 0.13))
        font = fonts.font(int(tall * 0.62), QFont.Weight.DemiBold)
        # Figures are as wide as one another: the plate does not change its width each second.
        wide = QFontMetricsF(font).horizontalAdvance(state.headline) + tall * 1.5
        room = picture.width() * 0.94
        if wide > room:
            tall = int(tall * room / wide)
            wide = room
        self.resize(int(wide), tall)
        at = self.rect()
        at.moveCenter(picture.center())
        if not state.over:
            at.moveBottom(picture.bottom() - round(picture.height() * 0.03))
        self.move(at.topLeft())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, rect = self._look, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(look.colour("ground"), 2))
        painter.setBrush(look.colour("text"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        size = rect.height() * 0.62
        left = rect.left() + rect.height() * 0.36
        ink = look.colour("ground")
        icons.draw(painter, self._state.icon, QRectF(left, rect.center().y() - size / 2, size, size), ink)
        painter.setPen(ink)
        painter.setFont(fonts.font(int(self.height() * 0.62), QFont.Weight.DemiBold))
        words = rect.adjusted(rect.height() * 0.36 + size + rect.height() * 0.16, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._state.headline)
        painter.end()


class ClassPicture(QWidget):
    """A plate that says what the class sees, over the picture itself, in the proportions of its screen."""

    def __init__(self, stage: AudienceStage, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = State()
        self._where = ""
        self._ratio = 16 / 9
        self._picture = QRect()
        self.stage = stage
        stage.setParent(self)
        stage.setMouseTracking(True)
        self.setMouseTracking(True)
        self._word = _Word(look, self)

    def set_look(self, look: Look) -> None:
        """Another theme or size of the console; the picture's own is the class's."""
        self._look = look
        self._word.set_look(look)
        self._arrange()
        self.update()

    def set_ratio(self, ratio: float) -> None:
        """The proportions of the class's screen, width by height."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._arrange()

    @property
    def ratio(self) -> float:
        """The proportions of the class's screen, width by height."""
        return self._ratio

    def show_state(self, state: State, where: str) -> None:
        """Says why the class does not see the lesson; `where` is where it looks, for when it does."""
        if (state, where) != (self._state, self._where):
            self._state, self._where = state, where
            self.setAccessibleName(" ".join(filter(None, (state.word, state.says))) or where)
            self.setToolTip(state.says or where)
            self._word.show_state(state, self._picture)
            self._word.raise_()
            self.update()

    @property
    def state(self) -> State:
        """What it says of the picture."""
        return self._state

    # Laying out -----------------------------------------------------------------------------------------

    def _edge(self) -> int:
        """The frame and the gap that sets it off from a picture of its own colour."""
        return max(7, self._look.px(11))

    def _line(self) -> float:
        return self._edge() - max(2.0, self._look.px(4))

    def _plate(self) -> int:
        look = self._look
        return max(
            look.px(52), int(QFontMetricsF(look.font("lead", bold=True, factor=1.2)).height()) + look.px(10)
        )

    def height_for(self, width: int) -> int:
        """The pixels it takes at a width."""
        edge = self._edge()
        return self._plate() + round((width - 2 * edge) / self._ratio) + 2 * edge

    def width_for(self, height: int) -> int:
        """The widest that is no higher than this."""
        edge = self._edge()
        return max(1, round((height - self._plate() - 2 * edge) * self._ratio) + 2 * edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        edge, plate = self._edge(), self._plate()
        room = self.rect().adjusted(edge, plate + edge, -edge, -edge)
        if room.width() < 8 or room.height() < 8:
            return
        wide = min(room.width(), round(room.height() * self._ratio))
        self._picture = QRect(room.topLeft(), QSize(wide, round(wide / self._ratio)))
        self.stage.setGeometry(self._picture)
        self._word.show_state(self._state, self._picture)

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, state = self._look, self._state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("ground"))
        edge, line = self._edge(), self._line()
        out = edge - line / 2
        frame = QRectF(self._picture).adjusted(-out, -out, out, out)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state.word:
            pen = QPen(look.colour("text"), line)
            pen.setStyle(state.line)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
        else:
            painter.setPen(QPen(look.colour("edge"), 2))
            frame = QRectF(self._picture).adjusted(-1, -1, 1, 1)
        painter.drawRect(frame)
        self._paint_plate(painter, QRectF(0, 0, self._picture.right() + edge + 1, self._plate()))
        painter.end()

    def _paint_plate(self, painter: QPainter, plate: QRectF) -> None:
        """A filled plate for every state but the ordinary one, which is only said."""
        look, state = self._look, self._state
        ink = look.colour("ground" if state.word else "text_second")
        if state.word:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("text"))
            painter.drawRoundedRect(plate, look.px(8), look.px(8))
            # The frame hangs from the plate without a gap.
            painter.drawRect(plate.adjusted(0, plate.height() / 2, 0, 0))
        size = plate.height() * 0.56
        x = plate.left() + (look.px(10) if state.word else self._edge())
        at = QRectF(x, plate.center().y() - size / 2, size, size)
        icons.draw(painter, state.icon or "live", at, ink)
        x += size + look.px(10)
        bold = look.font("lead", bold=True, factor=1.2 if state.word else 1.0)
        word = state.headline or self.tr("Live")
        painter.setPen(ink)
        painter.setFont(bold)
        room = QRectF(x, plate.top(), plate.right() - x - look.px(8), plate.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        room.setLeft(x + QFontMetricsF(bold).horizontalAdvance(word) + look.px(14))
        self._paint_sentence(painter, room, state.says if state.word else self._where)

    def _paint_sentence(self, painter: QPainter, room: QRectF, text: str) -> None:
        """In one line, else smaller in two; what is longer still is cut short, and whole in the tip."""
        font = self._look.font("text")
        if QFontMetricsF(font).horizontalAdvance(text) > room.width():
            font = fonts.font(min(font.pixelSize(), int(room.height() / 2.3)))
        said = lines(text, font, room.width(), pitch=1.12)
        metrics = QFontMetricsF(font)
        if len(said.texts) > 2:
            rest = metrics.elidedText(" ".join(said.texts[1:]), Qt.TextElideMode.ElideRight, room.width())
            said = said._replace(texts=(said.texts[0], rest))
        top = room.center().y() - said.height / 2
        at = QRectF(room.left(), top, room.width(), said.height)
        draw_lines(painter, at, said, font, painter.pen().color())
