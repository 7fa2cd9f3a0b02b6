# SPDX-License-Identifier: MIT
"""The controls of a run: timeline, transport, pace and mode, and what opens from there; it decides
nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from massage_trainer.durations import clock
from massage_trainer.gui.controls import Button, Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.menus import more_menu
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.timeline_bar import TimelineBar
from massage_trainer.gui.words import left_of, mode_name, pace_name
from massage_trainer.pacing import Mode, Moment, Timeline

LEFT_OUT = ("keys", "turn", "layers", "full_screen", "display")
"""What goes into the menu where there is no room for every button, in this order."""
AIR = 16
"""The least space on either side of the transport."""


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
        self._keys: dict[str, str] = {}
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
        # Both ends may grow alike: so the transport stands in the middle wherever there is room for that.
        left, right = QHBoxLayout(), QHBoxLayout()
        self._row.addLayout(left, 1)
        for name, icon, text, key in (
            ("home", "home", self.tr("Home"), ""),
            ("steps", "steps", self.tr("Steps"), ""),
        ):
            left.addWidget(self._button("icon", name, icon, text, key))
        left.addStretch(1)
        for name, icon, text, key in (
            ("shift_back", "back10", self.tr("10 seconds back"), "Shift+Left"),
            ("previous", "previous", self.tr("Previous"), "Left"),
            ("press", "play", self.tr("Play"), "Space"),
            ("next", "next", self.tr("Next"), "Right"),
            ("shift_forward", "forward10", self.tr("10 seconds forward"), "Shift+Right"),
        ):
            self._row.addWidget(self._button("round" if name == "press" else "icon", name, icon, text, key))
        self._row.addLayout(right, 1)
        right.addStretch(1)
        right.addWidget(self._button("chip", "pace", "", self.tr("Pace and mode"), "+ −"))
        for name, icon, text, key in (
            ("layers", "layers", self.tr("Layers"), "L"),
            ("turn", "turn", self.tr("Turn the picture"), "V"),
            ("display", "display", self.tr("How it looks"), ""),
            ("full_screen", "full", self.tr("Full screen"), "F11"),
            ("keys", "keys", self.tr("Keys"), "?"),
        ):
            right.addWidget(self._button("icon", name, icon, text, key))
            self._keys[name] = key
        self._more = Button("icon", self._look, icon="more", parent=self)
        self._more.name(self.tr("More"))
        self._more.clicked.connect(self._open_more)
        right.addWidget(self._more)
        self._ends = (left, right)

    def _button(self, kind: str, name: str, icon: str, text: str, key: str) -> Button:
        made = Button(kind, self._look, "", icon, self)  # type: ignore[arg-type]  # every kind here is one of Kind
        made.name(text, key)
        made.setObjectName(name)
        made.clicked.connect(lambda: self.asked.emit(name))
        self._buttons[name] = made
        return made

    def button(self, name: str) -> Button:
        """The button of an action, for menus to open at; “More” if the action is in its menu."""
        made = self._buttons[name]
        return self._more if made.isHidden() else made

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for button in (*self._buttons.values(), self._more):
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
        for row in (self._row, *self._ends):
            row.setSpacing(look.px(4))
        apart = look.px(AIR)
        self._ends[0].setContentsMargins(0, 0, apart, 0)
        self._ends[1].setContentsMargins(apart, 0, 0, 0)
        self._fit()
        self.update()

    def set_timeline(self, timeline: Timeline) -> None:
        """Another routine."""
        self.timeline.set_timeline(timeline)

    def show_moment(self, moment: Moment, pace: float, mode: Mode) -> None:
        """Follows the session."""
        if self.isHidden():
            return
        self.timeline.show_moment(moment)
        self._elapsed.set_text(self.tr("{time} so far").format(time=clock(moment.elapsed)))
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
            self._fit()

    def set_full_screen(self, full: bool) -> None:
        """Says which way the button goes."""
        self._buttons["full_screen"].set_icon("unfull" if full else "full")

    # What there is no room for --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Puts into a menu, one after another, what there is no room for."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        gap = self._row.spacing()
        wide = {name: button.sizeHint().width() + gap for name, button in self._buttons.items()}
        need = sum(wide.values()) + 2 * self._look.px(AIR)
        hidden: set[str] = set()
        if need > room:
            need += self._more.sizeHint().width() + gap
            for name in LEFT_OUT:
                hidden.add(name)
                need -= wide[name]
                if need <= room:
                    break
        for name in LEFT_OUT:
            self._buttons[name].setHidden(name in hidden)
        self._more.setVisible(bool(hidden))

    def _open_more(self) -> None:
        left_out = [name for name in self._keys if self._buttons[name].isHidden()]
        offered = [(name, self._buttons[name].accessibleName(), self._keys[name]) for name in left_out]
        menu = more_menu(self, self._look, offered, self.asked.emit)
        size = menu.sizeHint()
        menu.popup(self._more.mapToGlobal(QPoint(self._more.width() - size.width(), -size.height())))
        # By the keyboard, too, the first is ready to be chosen.
        menu.setActiveAction(menu.actions()[0])

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())
