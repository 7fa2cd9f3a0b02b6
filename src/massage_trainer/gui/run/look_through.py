# SPDX-License-Identifier: MIT
"""Looking through a routine without its clock: each step's picture, what to do, why so, and where it
comes from."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.durations import spoken
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.scene import TURN, scene_for
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.controls import Button, Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.gui.text import Note, TextBlock
from massage_trainer.gui.words import length_of, origin_of, pace_name, place_of
from massage_trainer.pacing import Timeline, looked_at
from massage_trainer.routine import Routine, Step


class LookThrough(Surface):
    """Pages through the steps of a routine; the hands show the technique as long as the page is open."""

    closed = Signal()
    start = Signal()

    def __init__(
        self, conductor: Conductor, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._conductor, self._atlas = conductor, atlas
        self._timeline = Timeline(())
        self._index = 0
        self._pace = 1.0
        self._since = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = BodyView(art, atlas, look, self)
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("The step"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QWidget()
        self.area.setWidget(self.page)
        self.counter = TextBlock(self.page)
        self.prompt = TextBlock(self.page)
        self.title = TextBlock(self.page)
        self.notes: dict[str, Note] = {
            "hands": Note("hand", self.page),
            "body": Note("person", self.page),
            "caution": Note("caution", self.page),
            "time": Note("clock", self.page),
        }
        self.reasons: dict[str, tuple[TextBlock, TextBlock]] = {}
        for key, heading in (
            ("why", self.tr("Why so")),
            ("mistake", self.tr("Common mistake")),
            ("feel", self.tr("How it should feel")),
        ):
            head, text = TextBlock(self.page), TextBlock(self.page)
            head.set_text(heading)
            self.reasons[key] = head, text
        self.origin = TextBlock(self.page)
        self.back = Button("icon", look, icon="home", parent=self)
        self.back.name(self.tr("Home"))
        self.previous = Button("icon", look, icon="previous", parent=self)
        self.previous.name(self.tr("Previous"), "Left")
        self.following = Button("round", look, icon="next", parent=self)
        self.following.name(self.tr("Next"), "Right")
        self.begin_run = Button("quiet", look, self.tr("Start"), "play", self)
        self.back.clicked.connect(self.closed)
        self.previous.clicked.connect(lambda: self.act("previous"))
        self.following.clicked.connect(lambda: self.act("next"))
        self.begin_run.clicked.connect(self.start)
        self.body.pressed.connect(lambda: self.act("next"))
        conductor.beat.connect(self._beat)
        conductor.add_moving(self._moves_until)

    def begin(self, routine: Routine, pace: float = 1.0) -> None:
        """Opens at the first step; times are those of a run at this pace."""
        self._pace = pace
        self._timeline = Timeline.of(routine)
        self._go(0)
        self.setFocus()

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self._timeline.steps[self._index]

    def act(self, name: str) -> bool:
        """Pages; False if the action is not this page's."""
        if name in ("next", "press", "down"):
            self._go(self._index + 1)
        elif name in ("previous", "up"):
            self._go(self._index - 1)
        elif name == "turn":
            self.body.set_angle(self.body.angle + 90, self._conductor.now())
            self._conductor.tell()
        elif name == "escape":
            self.closed.emit()
        else:
            return False
        return True

    def _go(self, index: int) -> None:
        steps = self._timeline.steps
        self._index = max(0, min(len(steps) - 1, index))
        self._since = self._conductor.now()
        step = self.step
        part = self._timeline.parts[self._timeline.first_part(self._index)]
        self.counter.set_text(f"{place_of(part, self._timeline)} · {self._index + 1}/{len(steps)}")
        self.title.set_text(step.title if step.title != step.prompt else "")
        self.prompt.set_text(step.prompt)
        self.notes["hands"].set_text(step.hands)
        self.notes["body"].set_text(step.body)
        self.notes["caution"].set_text(step.caution)
        self.notes["time"].set_text(self._time_of(step))
        for key, (_, text) in self.reasons.items():
            text.set_text(getattr(step, key))
        self.origin.set_text(origin_of(step))
        self.previous.setEnabled(self._index > 0)
        self.following.setEnabled(self._index < len(steps) - 1)
        self.area.verticalScrollBar().setValue(0)
        self._arrange()
        self._conductor.tell()

    def _time_of(self, step: Step) -> str:
        time = spoken(step.time / self._pace) if step.time else ""
        sides = {"each": self.tr("each side"), "left": self.tr("left side"), "right": self.tr("right side")}
        until = self.tr("until {condition}").format(condition=step.until) if step.until else ""
        most = self.tr("at most {time}").format(time=spoken(step.at_most)) if step.at_most else ""
        if step.confirm:
            least = self.tr("about {time}; take the time you need").format(time=time)
            said = least if time else self.tr("take the time you need")
        else:
            said = ", ".join(filter(None, (time, sides.get(step.sides, ""), until, most)))
        parts = [part for part in self._timeline.parts if part.step_index == self._index]
        whole = length_of(parts, self._pace)
        # The list of steps says the same number; where one part is all there is, it is said already.
        if whole and sum(part.expected(self._pace) for part in parts) != (step.time or 0) / self._pace:
            said = self.tr("{said} · {whole} in all").format(said=said, whole=whole)
        if whole and self._pace != 1.0:
            said = self.tr("{said} (at {pace})").format(said=said, pace=pace_name(self._pace))
        return said

    def _seconds(self, now: float) -> float:
        """Seconds since the step came up; where nothing moves, as many as let its strokes be seen in turn."""
        seconds = max(0.0, now - self._since)
        return seconds if self._look.motion else seconds // TURN * TURN

    def _beat(self, now: float) -> None:
        if not self.isVisible() or not self._timeline.parts:
            return
        seconds = self._seconds(now)
        self.body.set_scene(scene_for(looked_at(self._timeline, self._index, seconds), self._atlas), now)
        self.body.frame(now, seconds if self._look.motion else 0.0)
        in_turn = not self._look.motion and len(self.step.technique) > 1
        self._conductor.wake_at("strokes", self._since + seconds + TURN if in_turn else None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._conductor.wake_at("strokes", None)

    def _moves_until(self, _now: float) -> float:
        if not self.isVisible():
            return -math.inf
        return math.inf if self.body.moves else self.body.settling_until()

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.area.setStyleSheet(scroll_sheet(look))
        for child in (self.body, self.back, self.previous, self.following, self.begin_run):
            child.set_look(look)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _style(self) -> None:
        look = self._look
        text, second = look.colour("text"), look.colour("text_second")
        read = look.font("text", factor=1.2)
        self.counter.set_style(look.font("text", bold=True), second)
        self.title.set_style(look.font("lead", bold=True, factor=1.1), look.colour("now_ink"), pitch=1.3)
        self.prompt.set_style(look.font("heading", bold=True, factor=1.3), text, pitch=1.18, balanced=True)
        for key, note in self.notes.items():
            note.set_style(read, second if key == "time" else text, pitch=1.4)
            note.set_ink(look.colour("no_go" if key == "caution" else "text_second"))
        for head, body in self.reasons.values():
            head.set_style(look.font("text", bold=True), second)
            body.set_style(read, text)
        self.origin.set_style(look.font("small"), second)

    def _arrange(self) -> None:
        look = self._look
        self._style()
        margin = look.px(40)
        wide = self.width() > self.height() * 1.1
        row = self.following.sizeHint().height() + look.px(24)
        if wide:
            split = round(self.width() * 0.54)
            self.body.setGeometry(0, 0, split, self.height())
            left, top = split, margin // 2
        else:
            tall = round(self.height() * 0.42)
            self.body.setGeometry(0, 0, self.width(), tall)
            left, top = margin // 2, tall
        width = self.width() - left - margin // 2
        self.area.setGeometry(left, top, width, self.height() - top - row)
        inner = width - margin
        y = look.px(8)
        blocks: list[tuple[TextBlock, int]] = [
            (self.counter, 0), (self.title, look.px(16)), (self.prompt, look.px(4)),
            *((note, look.px(14)) for note in self.notes.values()),
        ]  # fmt: skip
        for head, text in self.reasons.values():
            head.setVisible(bool(text.text))
            if text.text:
                blocks += [(head, look.px(22)), (text, look.px(2))]
        blocks.append((self.origin, look.px(22)))
        for block, before in blocks:
            tall = block.height_for(inner)
            y += before if tall else 0
            block.setGeometry(0, y, inner, tall)
            y += tall
        self.page.resize(inner, y + look.px(16))
        self._place_row(left, width, row)

    def _place_row(self, left: int, width: int, row: int) -> None:
        centre = self.height() - row // 2
        x = left
        for button in (self.back, self.previous, self.following):
            size = button.sizeHint()
            button.setGeometry(x, centre - size.height() // 2, size.width(), size.height())
            x += size.width() + self._look.px(12)
        size = self.begin_run.sizeHint()
        self.begin_run.setGeometry(
            left + width - size.width() - self._look.px(16),
            centre - size.height() // 2,
            size.width(),
            size.height(),
        )
