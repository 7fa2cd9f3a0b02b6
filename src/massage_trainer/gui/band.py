# SPDX-License-Identifier: MIT
"""The controls of a run: timeline, transport, pace and mode, and what opens from there; it decides
nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from massage_trainer.durations import clock
from massage_trainer.gui.controls import Button, Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.timeline_bar import TimelineBar
from massage_trainer.gui.words import left_of, mode_name, pace_name
from massage_trainer.pacing import Mode, Moment, Timeline


class ControlBand(Surface):
    """Shown on pause, at a movement of the pointer or at a key; emits the name of the action that was
    asked for."""

    asked = Signal(str)
    part_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.timeline = TimelineBar(look, self)
        self.timeline.chosen.connect(self.part_chosen)
        self._elapsed = TextBlock(self)
        self._left = TextBlock(self)
        self._buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._times = QHBoxLayout()
        self._times.addWidget(self._elapsed)
        self._times.addStretch(1)
        self._times.addWidget(self._left)
        self._row = QHBoxLayout()
        self._column.addWidget(self.timeline)
        self._column.addLayout(self._times)
        self._column.addLayout(self._row)
        self._fill_row()
        self.set_look(look)

    def _fill_row(self) -> None:
        row = self._row
        for name, icon, text, key in (
            ("home", "home", self.tr("Home"), ""),
            ("steps", "steps", self.tr("Steps"), ""),
        ):
            row.addWidget(self._button("icon", name, icon, text, key))
        row.addStretch(1)
        for name, icon, text, key in (
            ("shift_back", "back10", self.tr("10 seconds back"), "Shift+Left"),
            ("previous", "previous", self.tr("Previous"), "Left"),
            ("press", "play", self.tr("Play"), "Space"),
            ("next", "next", self.tr("Next"), "Right"),
            ("shift_forward", "forward10", self.tr("10 seconds forward"), "Shift+Right"),
        ):
            row.addWidget(self._button("round" if name == "press" else "icon", name, icon, text, key))
        row.addStretch(1)
        chip = self._button("chip", "pace", "", self.tr("Pace and mode"), "+ −")
        row.addWidget(chip)
        for name, icon, text, key in (
            ("layers", "layers", self.tr("Layers"), "L"),
            ("turn", "turn", self.tr("Turn the picture"), "V"),
            ("display", "display", self.tr("How it looks"), ""),
            ("full_screen", "full", self.tr("Full screen"), "F11"),
            ("keys", "keys", self.tr("Keys"), "?"),
        ):
            row.addWidget(self._button("icon", name, icon, text, key))

    def _button(self, kind: str, name: str, icon: str, text: str, key: str) -> Button:
        made = Button(kind, self._look, "", icon, self)  # type: ignore[arg-type]  # every kind here is one of Kind
        made.name(text, key)
        made.setObjectName(name)
        made.clicked.connect(lambda: self.asked.emit(name))
        self._buttons[name] = made
        return made

    def button(self, name: str) -> Button:
        """The button of an action, for menus to open at."""
        return self._buttons[name]

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for button in self._buttons.values():
            button.set_look(look)
        self.timeline.set_look(look)
        self.timeline.setFixedHeight(max(28, look.px(30)))
        for block in (self._elapsed, self._left):
            block.set_style(look.font("small"), look.colour("text_second"))
            block.setFixedSize(look.px(260), look.text_px("small") + 8)
        self._left.set_style(
            look.font("small"), look.colour("text_second"), align=Qt.AlignmentFlag.AlignRight
        )
        side = look.px(24)
        self._column.setContentsMargins(side, look.px(8), side, look.px(12))
        self._column.setSpacing(look.px(2))
        self._row.setSpacing(look.px(4))
        self.update()

    def set_timeline(self, timeline: Timeline) -> None:
        """Another routine."""
        self.timeline.set_timeline(timeline)

    def show_moment(self, moment: Moment, pace: float, mode: Mode) -> None:
        """Follows the session."""
        if self.isHidden():
            return
        self.timeline.show_moment(moment)
        self._elapsed.set_text(clock(moment.elapsed))
        self._left.set_text(left_of(moment))
        press = self._buttons["press"]
        waits = moment.waiting and not moment.paused
        press.set_icon("play" if moment.paused or waits else "pause")
        press.name(
            self.tr("Play") if moment.paused else self.tr("Go on") if waits else self.tr("Pause"), "Space"
        )
        chip = self._buttons["pace"]
        text = f"{pace_name(pace)} · {mode_name(mode)}"
        if chip.text() != text:
            chip.setText(text)
            chip.updateGeometry()

    def set_full_screen(self, full: bool) -> None:
        """Says which way the button goes."""
        self._buttons["full_screen"].set_icon("unfull" if full else "full")

    def set_narrow(self, narrow: bool) -> None:
        """Leaves out what also has a key where there is no room for all."""
        for name in ("layers", "turn", "keys"):
            self._buttons[name].setVisible(not narrow)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())
