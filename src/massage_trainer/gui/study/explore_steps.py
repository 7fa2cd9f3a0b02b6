# SPDX-License-Identifier: MIT
"""The steps of a routine as a text to read: what, where, why so, the common mistake, how it should feel, and
where each comes from; it keeps no time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.scene import Scene, scene_for
from massage_trainer.gui.controls import Button, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.style import menu_sheet
from massage_trainer.gui.text import Note, TextBlock
from massage_trainer.gui.words import origin_of, place_of
from massage_trainer.library import Library
from massage_trainer.pacing import Timeline, looked_at
from massage_trainer.problems import Refused
from massage_trainer.routine import Routine, Step


@dataclass(slots=True)
class _Section:
    """One step on the page, and where it begins."""

    step: Step
    parts: list[tuple[str, TextBlock]] = field(default_factory=list)
    places: list[Button] = field(default_factory=list)
    top: int = 0


_SPACE = {"name": 2, "what": 4, "note": 10, "caution": 10, "heading": 18, "words": 2, "source": 3}
"""Pixels at 1080p above each kind of paragraph."""


class StepsReading(QWidget):
    """All steps below one another. `asked` carries the id of a region whose facts are wanted."""

    asked = Signal(str)

    def __init__(self, atlas: Atlas, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._atlas, self._look = atlas, look
        self._timeline = Timeline(())
        self._about = TextBlock(self)
        self._sections: list[_Section] = []
        self._current = 0

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._sections)

    @property
    def current(self) -> int:
        """The step that the picture shows."""
        return self._current

    @property
    def step(self) -> Step:
        """The step that the picture shows."""
        return self._sections[self._current].step

    def tell(self, routine: Routine) -> None:
        """Sets another routine."""
        for section in self._sections:
            for widget in (*(part for _, part in section.parts), *section.places):
                widget.hide()
                widget.deleteLater()
        self._timeline = Timeline.of(routine)
        follows = self.tr(
            "Steps marked with the article’s number follow “{source}”, in the trainer’s words. Cautions, "
            "reasons, mistakes and how it should feel are added by the trainer."
        )
        self._about.set_text(follows.format(source=routine.source) if routine.source else "")
        self._sections = [self._section(n, step, routine) for n, step in enumerate(self._timeline.steps)]
        self._current = 0

    def _section(self, number: int, step: Step, routine: Routine) -> _Section:
        section = _Section(step)
        part = self._timeline.parts[self._timeline.first_part(number)]
        place = place_of(part, self._timeline)
        self._say(section, "source", " · ".join(filter(None, (place, self._origin(step, routine)))))
        self._say(section, "name", step.name)
        self._say(section, "what", step.prompt if step.prompt != step.name else "")
        for icon, text in (("hand", step.hands), ("person", step.body), ("caution", step.caution)):
            if text:
                note = Note(icon, self)
                note.set_text(text)
                note.show()
                section.parts.append(("caution" if icon == "caution" else "note", note))
        ids = self._atlas.expand((*step.regions, *step.also))
        if ids:
            self._say(section, "heading", self.tr("Where"))
            for name in self._shown(step):
                button = Button("link", self._look, self._atlas.names[name], parent=self)
                button.name(self.tr("{region}: what is known of it").format(region=self._atlas.names[name]))
                first = self._atlas.expand((name,))[0]
                button.clicked.connect(lambda _checked=False, each=first: self.asked.emit(each))
                button.show()
                section.places.append(button)
            section.parts.append(("places", TextBlock(self)))
        for heading, text in (
            (self.tr("Why so"), step.why),
            (self.tr("Common mistake"), step.mistake),
            (self.tr("How it should feel"), step.feel),
        ):
            if text:
                # No step of a text that a routine follows says these; whoever wrote the routine adds them.
                added = self.tr("{heading} · added by the trainer").format(heading=heading)
                self._say(section, "heading", added if step.origin or step.added else heading)
                self._say(section, "words", text)
        strokes = [self._atlas.techniques[each] for each in step.technique if each in self._atlas.techniques]
        if strokes:
            heading = self.tr("The stroke") if len(strokes) == 1 else self.tr("The strokes")
            self._say(section, "heading", heading)
            for each in strokes:
                self._say(section, "words", f"{each.name} ({each.term})")
                self._say(section, "source", self.tr("Source: {who}").format(who=each.source))
        return section

    def _shown(self, step: Step) -> list[str]:
        """The regions named, as the routine names them."""
        return list(dict.fromkeys((*step.regions, *step.also)))

    def _origin(self, step: Step, routine: Routine) -> str:
        said = origin_of(step)
        if step.origin and routine.source:
            return self.tr("{said} of “{source}”").format(said=said, source=routine.source)
        return said

    def _say(self, section: _Section, role: str, text: str) -> None:
        if text:
            block = TextBlock(self)
            block.set_text(text)
            block.show()
            section.parts.append((role, block))

    # Which step -------------------------------------------------------------------------------------------

    def go_to(self, number: int) -> int:
        """Makes a step the one that the picture shows; returns where on the page it begins."""
        self._current = max(0, min(len(self._sections) - 1, number))
        self.update()
        return self._sections[self._current].top if self._sections else 0

    def step_at(self, y: int) -> int:
        """The step that is read where the page is scrolled to."""
        return max((n for n, section in enumerate(self._sections) if section.top <= y), default=0)

    def scene(self, seconds: float) -> Scene:
        """What the picture shows for the current step after so many seconds."""
        if not self._sections:
            return Scene()
        return scene_for(looked_at(self._timeline, self._current, seconds), self._atlas)

    # Laying out -------------------------------------------------------------------------------------------

    def lay_out(self, look: Look, width: int) -> int:
        """Places everything in this width and returns the height."""
        self._look = look
        left = look.px(20)
        inner = width - left
        self._style(self._about, "source")
        y = self._about.height_for(inner)
        self._about.setGeometry(left, 0, inner, y)
        y += look.px(20) if y else 0
        for section in self._sections:
            section.top = y
            for role, block in section.parts:
                y += look.px(_SPACE.get(role, 0))
                if role == "places":
                    for button in section.places:
                        button.set_look(look)
                    y += lay_in_rows(section.places, left, y, inner, look)
                    continue
                self._style(block, role)
                high = block.height_for(inner)
                block.setGeometry(left, y, inner, high)
                y += high
            y += look.px(44)
        return y

    def _style(self, block: TextBlock, role: str) -> None:
        look = self._look
        text, second = look.colour("text"), look.colour("text_second")
        if isinstance(block, Note):
            block.set_style(look.font("text"), text, pitch=1.4)
            block.set_ink(look.colour("no_go") if role == "caution" else second)
        elif role == "name":
            block.set_style(look.font("heading", bold=True), text, pitch=1.2, balanced=True)
        elif role == "what":
            block.set_style(look.font("lead"), text, pitch=1.35)
        elif role == "heading":
            block.set_style(look.font("text", bold=True), second, pitch=1.3)
        elif role == "source":
            block.set_style(look.font("small"), second, pitch=1.35)
        else:
            block.set_style(look.font("text"), text, pitch=1.42)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._sections:
            return
        look, at = self._look, self._current
        top = self._sections[at].top
        end = self._sections[at + 1].top if at + 1 < len(self._sections) else self.height()
        painter = QPainter(self)
        painter.fillRect(0, top, look.px(4), max(1, end - top - look.px(44)), look.colour("now_ink"))
        painter.end()


class RoutineChoice(Button):
    """Says whose steps are read, and offers the other routines. `chosen` carries a routine."""

    chosen = Signal(object)

    def __init__(self, library: Library, look: Look, parent: QWidget) -> None:
        super().__init__("chip", look, "", "steps", parent)
        self._library = library
        self.clicked.connect(self.offer)

    def tell(self, routine: Routine) -> None:
        """Says another routine's title."""
        self.setText(routine.title)
        self.name(self.tr("Routine: {title}").format(title=routine.title))

    def offer(self) -> None:
        """Lists the routines."""
        menu = QMenu(self)
        menu.setStyleSheet(menu_sheet(self._look))
        for entry in self._library.listing().entries:
            if not entry.problems:
                action = menu.addAction(entry.title.replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, each=entry.path: self._open(each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _open(self, path: Path) -> None:
        try:
            self.chosen.emit(self._library.read(path))
        except Refused:
            # What is wrong with it, the first page tells in full.
            self.setText(self.tr("“{name}” has mistakes").format(name=path.stem))
            self.updateGeometry()
