# SPDX-License-Identifier: MIT
"""Names the regions of a picture of the body: under the pointer, or one after another by the keys; what a
region's facts are, others say."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import SIDES, Atlas
from massage_trainer.gui.body.body_art import BodyArt, Lit
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.look import Look


class RegionWalk(QWidget):
    """Lies over a picture of the body, and is only there while a region is named.

    `named` comes with the region that is named now, or None; `chosen` with one that was entered, or clicked
    where a click means nothing else. While it is off, the picture is as it would be without it.
    """

    named = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, body: BodyView, art: BodyArt, atlas: Atlas, look: Look, *, on: bool = True, clicks: bool = True
    ) -> None:
        super().__init__(body)
        self._body, self._art, self._atlas, self._look = body, art, atlas, look
        self._on, self._clicks = False, clicks
        self._now: Lit | None = None
        self._by_keys = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        body.walk = self
        self.set_on(on)

    # Which region ---------------------------------------------------------------------------------------

    @property
    def now(self) -> Lit | None:
        """The region that is named."""
        return self._now

    @property
    def by_keys(self) -> bool:
        """Whether the keys name it, not the pointer."""
        return self._by_keys

    def regions(self) -> list[Lit]:
        """The regions of the layer that shows, from the head down, the partner's left before the right."""
        wanted = "deep" if self._body.scene.layer in ("deep", "bones") else "superficial"
        ids = [region.id for region in self._atlas.regions.values() if region.layer == wanted]
        ids.sort(key=lambda each: self._art.path((each, "left")).boundingRect().center().y())
        return [(each, side) for each in ids for side in SIDES]

    def name_of(self, lit: Lit) -> str:
        """What a region is called, with its side."""
        side = self.tr("partner’s left") if lit[1] == "left" else self.tr("partner’s right")
        name = self._atlas.regions[lit[0]].name
        return f"{name}, {side}"

    def about(self, lit: Lit) -> str:
        """How to find it, and whether hands work on it now."""
        words = self._atlas.regions[lit[0]].find
        return self.tr("Hands work here. {words}").format(words=words) if self.is_lit(lit) else words

    def is_lit(self, lit: Lit) -> bool:
        """Whether hands work on it in this picture."""
        return lit in self._body.scene.lit

    def outline(self, lit: Lit) -> QPainterPath:
        """Its outline in the view's pixels."""
        return self._body.drawing_to_view().map(self._art.path(lit))

    def set_on(self, on: bool) -> None:
        """Whether regions are named at all; while a routine runs, the picture is for the hands."""
        if on == self._on:
            return
        self._on = on
        self._body.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)
        if not on:
            self._tell(None)

    def go_to(self, lit: Lit) -> None:
        """Names a region, as the keys would."""
        self._tell(lit, by_keys=True)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def _tell(self, lit: Lit | None, *, by_keys: bool = False) -> None:
        if lit == self._now and by_keys == self._by_keys:
            return
        changed = lit != self._now
        self._now, self._by_keys = lit, by_keys
        self.setGeometry(self._body.rect())
        self.setVisible(lit is not None)
        self._body.setToolTip("")
        self.update()
        if changed:
            self.named.emit(lit)

    # What the picture is told ---------------------------------------------------------------------------

    def point_at(self, point: QPointF | None) -> None:
        """The pointer is at a point of the view, or has left it."""
        if self._on and (point is not None or not self._by_keys):
            self._tell(self._at(point) if point is not None else None)

    def click(self, point: QPointF) -> None:
        """The left button was let go."""
        lit = self._at(point) if self._on and self._clicks else None
        if lit is not None:
            self.chosen.emit(lit)

    def take_keys(self, mine: bool) -> None:
        """The picture has got the keys, or lost them."""
        if self._on:
            self._tell((self._now or self._first()) if mine else None, by_keys=mine)

    def _at(self, point: QPointF) -> Lit | None:
        back, possible = self._body.drawing_to_view().inverted()
        return self._art.region_at(back.map(point), self._body.scene.layer) if possible else None

    def _first(self) -> Lit | None:
        """Where the walk begins: at what is lit, since that is what the picture is about."""
        there = self.regions()
        return next((each for each in there if self.is_lit(each)), there[0] if there else None)

    def press(self, event: QKeyEvent) -> bool:
        """A key was pressed; returns whether it meant something here."""
        there = self.regions() if self._on else []
        if not there:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            at = there.index(self._now) + step if self._now in there else 0
            self._tell(there[at % len(there)], by_keys=True)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._now is not None:
            if not event.isAutoRepeat():
                self.chosen.emit(self._now)
            return True
        return False

    # Painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        lit = self._now
        if lit is None:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self.outline(lit)
        unit = max(0.6, self.height() / 1080)
        for ink, wide in (("casing", 6.0), ("text", 2.5)):
            pen = QPen(look.colour(ink), wide * unit)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if ink == "text" and not self._by_keys:
                pen.setDashPattern(
                    [4.0, 2.5]
                )  # what is pointed at differs from what has the keys, without colour
            painter.setPen(pen)
            painter.drawPath(outline)
        self._paint_name(painter, lit, outline.boundingRect())
        painter.end()

    def _paint_name(self, painter: QPainter, lit: Lit, at: QRectF) -> None:
        look = self._look
        font = look.font("text", bold=True)
        text = self.name_of(lit)
        size = QSizeF(
            QFontMetricsF(font).horizontalAdvance(text) + look.px(28),
            QFontMetricsF(font).height() + look.px(12),
        )
        view = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        pill = QRectF(
            QPointF(at.center().x() - size.width() / 2, at.top() - size.height() - look.px(10)), size
        )
        if pill.top() < view.top():  # what is named stays to be seen
            pill.moveTop(at.bottom() + look.px(10))
        pill.moveLeft(min(max(pill.left(), view.left()), view.right() - size.width()))
        pill.moveTop(min(max(pill.top(), view.top()), view.bottom() - size.height()))
        painter.setPen(QPen(look.colour("text"), 1.5))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(pill, look.px(6), look.px(6))
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
