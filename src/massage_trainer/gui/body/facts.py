# SPDX-License-Identifier: MIT
"""A sheet with what is known of a region: where it is, what it does, how to find it, what to beware of, and
who says so."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from massage_trainer.atlas import Atlas, Region
from massage_trainer.gui.look import Look
from massage_trainer.gui.sheet import Sheet
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.gui.text import Note, TextBlock


class _Page(QWidget):
    """The facts, one below the other, each under its heading."""

    def __init__(self) -> None:
        super().__init__()
        self.latin = TextBlock(self)
        self.caution = Note("caution", self)
        self.facts: list[tuple[TextBlock, TextBlock]] = []

    def show_facts(self, latin: str, caution: str, facts: list[tuple[str, str]]) -> None:
        """Says other things."""
        for pair in self.facts:
            for block in pair:
                block.hide()
                block.deleteLater()
        self.latin.set_text(latin)
        self.caution.set_text(caution)
        self.facts = []
        for heading, text in facts:
            pair = TextBlock(self), TextBlock(self)
            pair[0].set_text(heading)
            pair[1].set_text(text)
            for block in pair:
                block.show()
            self.facts.append(pair)

    def lay_out(self, look: Look, width: int) -> None:
        """Places everything in this width."""
        text, second = look.colour("text"), look.colour("text_second")
        self.latin.set_style(look.font("text"), second, pitch=1.35)
        self.caution.set_style(look.font("text", bold=True), text, pitch=1.4)
        self.caution.set_ink(look.colour("no_go"))
        y = 0
        for block, after in ((self.latin, 14), (self.caution, 18)):
            tall = block.height_for(width)
            block.setGeometry(0, y, width, tall)
            y += tall + (look.px(after) if tall else 0)
        for heading, body in self.facts:
            heading.set_style(look.font("small", bold=True), second, pitch=1.3)
            body.set_style(look.font("text"), text, pitch=1.42)
            for block, after in ((heading, 2), (body, 14)):
                tall = block.height_for(width)
                block.setGeometry(0, y, width, tall)
                y += tall + look.px(after)
        self.resize(width, y)


class FactSheet(Sheet):
    """The facts of one region."""

    def __init__(self, atlas: Atlas, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._atlas = atlas
        self._page = _Page()
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setWidget(self._page)
        self._scroll.setStyleSheet(scroll_sheet(look, "panel"))

    def tell(self, name: str) -> None:
        """Shows the facts of a region (by its id), and comes up."""
        region = self._atlas.regions[name]
        self._title.set_text(region.name)
        self.setAccessibleName(region.name)
        facts = self.facts_of(region)
        self.setAccessibleDescription("\n".join(f"{heading}: {text}" for heading, text in facts))
        self._page.show_facts(region.latin, region.caution, facts)
        self.open()
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setFocus()

    def facts_of(self, region: Region) -> list[tuple[str, str]]:
        """What is known of a region, each with its heading, in the order in which one asks."""
        used = [each.name for each in self._atlas.techniques.values() if region.id in each.regions]
        told = [
            (self.tr("How to find it"), region.find),
            (self.tr("What it does"), region.action),
            (self.tr("From where to where"), region.attachments),
            (self.tr("What moves it"), region.nerve),
            (self.tr("What hands do here"), ", ".join(used)),
            (self.tr("Also called"), ", ".join(region.also_known_as)),
            (self.tr("Who says so"), region.source),
        ]
        return [(heading, text) for heading, text in told if text]

    def set_look(self, look: Look) -> None:
        self._scroll.setStyleSheet(scroll_sheet(look, "panel"))
        super().set_look(look)

    def fit(self, window: QRect) -> None:
        # Beside the body where there is room: how to find a muscle is read with the muscle in view.
        wide = window.width() > window.height() * 1.1
        left = round(window.width() * 0.52) if wide else 0
        self.setGeometry(window.adjusted(left, 0, 0, 0))

    def card_size(self) -> QSize:
        return QSize(self._look.px(900), self._look.px(1000))

    def lay_out(self) -> None:
        super().lay_out()
        look, card = self._look, self.card()
        pad = look.px(28)
        top = self._title.geometry().bottom() + look.px(6)
        room = QRect(QPoint(round(card.left() + pad), top), QSize(round(card.width() - 2 * pad), 10))
        room.setBottom(round(card.bottom() - pad / 2))
        self._scroll.setGeometry(room)
        self._page.lay_out(look, room.width() - look.px(20))
