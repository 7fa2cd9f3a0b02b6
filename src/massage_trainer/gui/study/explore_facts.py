# SPDX-License-Identifier: MIT
"""What is known of one muscle, to be read beside its picture, each fact with its source; what the picture
shows, others see to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas, Region, Technique
from massage_trainer.gui.controls import Button, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Note, TextBlock, draw_lines, lines
from massage_trainer.landmark_walks import Attachment, Fact, Landmarks, Role, Stop
from massage_trainer.whereabouts import lower_first


class _Words(TextBlock):
    """A paragraph with the part it plays, which says how it looks."""

    def __init__(self, role: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.role = role
        self.set_text(text)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        text, second = look.colour("text"), look.colour("text_second")
        match self.role:
            case "name":
                self.set_style(look.font("heading", bold=True), text, pitch=1.2, balanced=True)
            case "heading":
                self.set_style(look.font("text", bold=True), second, pitch=1.3)
            case "source" | "latin":
                self.set_style(look.font("small" if self.role == "source" else "text"), second, pitch=1.35)
            case "now":
                self.set_style(look.font("text", bold=True), look.colour("now_ink"), pitch=1.4)
            case _:
                self.set_style(look.font("text"), text, pitch=1.42)


class _Legend(TextBlock):
    """What a mark on the bones means: round where a muscle comes from, square where it goes to."""

    def __init__(self, role: Role, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.role = role
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.set_style(look.font("text"), look.colour("text"), pitch=1.4)

    def _indent(self) -> int:
        return round(self._font.pixelSize() * 1.4)

    def height_for(self, width: float) -> int:
        return super().height_for(width - self._indent())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, size, indent = self._look, self._font.pixelSize(), self._indent()
        set_text = lines(self.text, self._font, self.width() - indent, pitch=self._pitch)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = size * 0.75
        mark = QRectF(2, (set_text.pitch - side) / 2, side, side)
        painter.setPen(QPen(look.colour("casing"), 1.5))
        painter.setBrush(look.colour("now_fill" if self.role == "from" else "second_fill"))
        if self.role == "from":
            painter.drawEllipse(mark)
        else:
            painter.drawRect(mark)
        at = QRectF(self.rect()).adjusted(indent, 0, 0, 0)
        draw_lines(painter, at, set_text, self._font, self._colour)
        painter.end()


_SPACE = {
    "heading": 22,
    "latin": 2,
    "source": 3,
    "caution": 16,
    "words": 2,
    "now": 8,
    "button": 6,
    "link": 0,
    "chips": 4,
    "told": 10,
}
"""Pixels at 1080p above each part."""


class RegionFacts(QWidget):
    """The facts of a region. `walked`: the next landmark is wanted; `boned`: the attachments on the bones, or
    not; `played`: a technique's hands, or with "" none; `listed`: back to the list."""

    walked = Signal()
    boned = Signal(bool)
    played = Signal(str)
    listed = Signal()

    def __init__(self, atlas: Atlas, landmarks: Landmarks, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._atlas, self._landmarks, self._look = atlas, landmarks, look
        self._parts: list[tuple[str, QWidget]] = []
        self._techniques: dict[str, tuple[Button, list[_Words]]] = {}
        self._legend: list[TextBlock] = []
        self._region: Region | None = None

    def tell(self, region: Region) -> None:
        """Says what is known of another region."""
        for _, part in self._parts:
            part.hide()
            part.deleteLater()
        for button, _ in self._techniques.values():
            button.hide()
            button.deleteLater()
        self._parts, self._techniques, self._legend, self._region = [], {}, [], region
        back = self._button("link", self.tr("All muscles"), "previous")
        back.name(self.tr("All muscles"), "Esc")
        back.clicked.connect(self.listed)
        self._say("name", region.name)
        self._say("latin", region.latin)
        self._say("latin", self._also(region))
        if region.caution:
            caution = Note("caution", self)
            caution.set_text(region.caution)
            self._add("caution", caution)
            self._say("source", self._source(region, "caution"))
        self._tell_find(region)
        self._fact(region, "action", self.tr("What it does"), region.action)
        self._tell_attachments(region)
        self._fact(region, "nerve", self.tr("What moves it"), region.nerve)
        self._tell_techniques(region)
        self.show_stop(-1)
        self.show_bones(False)
        self.show_technique("")
        for _, part in self._parts:
            if part not in self._folded():
                part.show()

    def _also(self, region: Region) -> str:
        names = ", ".join(region.also_known_as)
        return self.tr("Also: {names}").format(names=names) if names else ""

    def _folded(self) -> list[QWidget]:
        hidden: list[QWidget] = [self._stop, *self._legend]
        hidden += [words for _, all_words in self._techniques.values() for words in all_words]
        return hidden

    def _tell_find(self, region: Region) -> None:
        self._fact(region, "find", self.tr("How to find it with the hand"), region.find)
        stops = self._landmarks.walks[region.id]
        self._walk = self._button("quiet", "", "hand")
        self._walk.clicked.connect(self.walked)
        self._stop = _Words("now", "", self)
        self._add("now", self._stop)
        self._stops: tuple[Stop, ...] = stops
        self._stop_source = self._say(
            "source", self.tr("Landmarks: {who}").format(who=self._landmarks.walks_source)
        )
        self._legend = [] if self._stop_source is None else [self._stop_source]

    def _tell_attachments(self, region: Region) -> None:
        self._fact(region, "attachments", self.tr("From where to where"), region.attachments)
        self._bones = self._button("quiet", self.tr("Show on the bones"), "body")
        self._bones.setCheckable(True)
        self._bones.name(self.tr("Show on the bones"))
        self._bones.toggled.connect(self.boned)
        there = self._landmarks.attachments[region.id]
        told: list[TextBlock | None] = [self._point_out(each) for each in there]
        if any(each.hidden for each in there):
            told.append(self._say("source", self.tr("An open mark is only about there.")))
        told.append(self._say("source", self.tr("Places: {who}").format(who=self._landmarks.places_source)))
        self._bone_words = [each for each in told if each is not None]
        self._legend = [*self._legend, *self._bone_words]

    def _point_out(self, each: Attachment) -> TextBlock:
        """A line that says what a mark in the picture is, with the mark before it."""
        line = _Legend(each.role, self._look, self)
        pattern = self.tr("From: {name}") if each.role == "from" else self.tr("To: {name}")
        line.set_text(pattern.format(name=lower_first(each.name)))
        self._add("words", line)
        return line

    def _tell_techniques(self, region: Region) -> None:
        used = [each for each in self._atlas.techniques.values() if region.id in each.regions]
        self._say("heading", self.tr("What hands do here"))
        if not used:
            self._say("words", self.tr("Nothing: it is here to know about."))
        if used:
            self._add("chips", TextBlock(self))
        for technique in used:
            button = Button("chip", self._look, technique.name, parent=self)
            button.name(self.tr("{technique}: show the hands").format(technique=technique.name))
            button.setCheckable(True)
            button.clicked.connect(
                lambda checked=False, each=technique.id: self.played.emit(each if checked else "")
            )
            button.show()
            words = [
                self._say("told", technique.about),
                self._say("source", self._manner(technique)),
            ]
            self._techniques[technique.id] = button, [each for each in words if each is not None]

    def _manner(self, technique: Technique) -> str:
        return self.tr("{term} · {tempo} · pressure {n} of 5\n{who}").format(
            term=technique.term, tempo=technique.tempo, n=technique.pressure, who=technique.source
        )

    def _source(self, region: Region, fact: Fact) -> str:
        return self.tr("Source: {who}").format(who=self._landmarks.source_of(region, fact))

    def _fact(self, region: Region, fact: Fact, heading: str, text: str) -> None:
        if text:
            self._say("heading", heading)
            self._say("words", text)
            self._say("source", self._source(region, fact))

    def _say(self, role: str, text: str) -> _Words | None:
        if not text:
            return None
        words = _Words(role, text, self)
        self._add(role, words)
        return words

    def _button(self, kind: str, text: str, icon: str) -> Button:
        button = Button("quiet" if kind == "quiet" else "link", self._look, text, icon, self)
        self._add("button" if kind == "quiet" else "link", button)
        return button

    def _add(self, role: str, part: QWidget) -> None:
        self._parts.append((role, part))

    # What the picture shows -------------------------------------------------------------------------------

    def show_stop(self, number: int) -> None:
        """Says where the hand is on its way; -1 is not on the way."""
        count = len(self._stops)
        on = 0 <= number < count
        words = self.tr("Show the landmarks")
        if on:
            words = self.tr("Next landmark") if number + 1 < count else self.tr("From the beginning")
            stop = self._stops[number]
            self._stop.set_text(
                self.tr("{n} of {m} · {words}").format(n=number + 1, m=count, words=stop.words)
            )
        self._walk.setText(words)
        self._walk.name(words, self.tr("Space"))
        self._walk.setVisible(count > 0)
        self._stop.setVisible(on)
        if self._stop_source is not None:
            self._stop_source.setVisible(on)

    def show_bones(self, on: bool) -> None:
        """Whether the picture shows the attachments."""
        self._bones.blockSignals(True)
        self._bones.setChecked(on)
        self._bones.blockSignals(False)
        self._bones.update()
        for words in self._bone_words:
            words.setVisible(on)

    def show_technique(self, name: str) -> None:
        """Which technique's hands the picture shows; "" is none."""
        for each, (button, all_words) in self._techniques.items():
            button.setChecked(each == name)
            for words in all_words:
                words.setVisible(each == name)

    @property
    def stop_words(self) -> TextBlock:
        """What to do at the landmark that is lit."""
        return self._stop

    # Laying out -------------------------------------------------------------------------------------------

    def lay_out(self, look: Look, width: int) -> int:
        """Places everything in this width and returns the height."""
        self._look = look
        y = 0
        for role, part in self._parts:
            if part.isHidden():
                continue
            y += look.px(_SPACE[role]) if role in _SPACE and y else 0
            if role == "chips":
                chips = [button for button, _ in self._techniques.values()]
                for chip in chips:
                    chip.set_look(look)
                y += lay_in_rows(chips, 0, y, width, look)
                continue
            if isinstance(part, Button):
                part.set_look(look)
                size = part.sizeHint()
                part.setGeometry(0, y, min(size.width(), width), size.height())
                y += size.height()
                continue
            assert isinstance(part, TextBlock)
            if isinstance(part, (_Words, _Legend)):
                part.set_look(look)
            elif isinstance(part, Note):
                part.set_style(look.font("text", bold=True), look.colour("text"), pitch=1.4)
                part.set_ink(look.colour("no_go"))
            high = part.height_for(width)
            part.setGeometry(0, y, width, high)
            y += high
        return y
