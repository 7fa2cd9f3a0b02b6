# SPDX-License-Identifier: MIT
"""The controls of a lesson beyond what always shows: timeline, transport, and what the class sees; it decides
nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from massage_trainer.gui.controls import Button, Kind, Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.timeline_bar import TimelineBar
from massage_trainer.gui.words import mode_name, pace_name
from massage_trainer.pacing import Mode, Moment

LEFT_OUT = ("layers", "white", "partner_swap", "screens", "freeze", "steps", "shift_back", "shift_forward")
"""What goes into the menu where there is no room for every button, in this order."""
AIR = 16
"""The least space on either side of the transport."""


def words_of(name: str) -> str:
    """What a button or a line of the menu says for an action."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ConsoleBand", text)

    return {
        "home": tr("Home"),
        "steps": tr("Steps"),
        "shift_back": tr("10 seconds back"),
        "previous": tr("Previous"),
        "press": tr("Play"),
        "next": tr("Next"),
        "shift_forward": tr("10 seconds forward"),
        "pace": tr("Pace and mode"),
        "freeze": tr("Freeze: the class keeps what it sees"),
        "white": tr("White picture"),
        "layers": tr("Layers for the class"),
        "partner_swap": tr("Partners swap places"),
        "screens": tr("Screens"),
        "blank": tr("Blank"),
        "clock": tr("Other clock"),
        "notes": tr("Turn the page of the notes"),
        "swap_screens": tr("Swap the screens"),
        "full_screen": tr("This window full screen"),
        "display": tr("How it looks"),
        "keys": tr("Keys"),
    }[name]


class ConsoleBand(Surface):
    """Shown on pause, at a movement of the pointer or at a key; emits the name of the action asked for."""

    asked = Signal(str)
    part_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.timeline = TimelineBar(look, self)
        self.timeline.chosen.connect(self.part_chosen)
        self._buttons: dict[str, Button] = {}
        self._keys: Mapping[str, str] = {}
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        left, right = QHBoxLayout(), QHBoxLayout()
        self._ends = (left, right)
        self._column.addWidget(self.timeline)
        self._column.addLayout(self._row)
        # Both ends may grow alike: so the transport stands in the middle wherever there is room for that.
        self._row.addLayout(left, 1)
        for name, icon in (("home", "home"), ("steps", "steps")):
            left.addWidget(self._button(name, icon))
        left.addStretch(1)
        for name, icon in (
            ("shift_back", "back10"),
            ("previous", "previous"),
            ("press", "play"),
            ("next", "next"),
            ("shift_forward", "forward10"),
        ):
            self._row.addWidget(self._button(name, icon, "round" if name == "press" else "icon"))
        self._row.addLayout(right, 1)
        right.addStretch(1)
        right.addWidget(self._button("pace", "", "chip"))
        for name, icon in (
            ("freeze", "freeze"),
            ("white", "white"),
            ("layers", "layers"),
            ("partner_swap", "swap"),
            ("screens", "screen"),
        ):
            right.addWidget(self._button(name, icon))
        self.more = Button("icon", look, icon="more", parent=self)
        self.more.name(self.tr("More"))
        self.more.clicked.connect(lambda: self.asked.emit("more"))
        right.addWidget(self.more)
        for name in ("freeze", "white"):
            self._buttons[name].setCheckable(True)
        self.set_look(look)

    def _button(self, name: str, icon: str, kind: Kind = "icon") -> Button:
        made = Button(kind, self._look, "", icon, self)
        made.name(words_of(name))
        made.setObjectName(name)
        made.clicked.connect(lambda: self.asked.emit(name))
        self._buttons[name] = made
        return made

    def button(self, name: str) -> Button:
        """The button of an action, for menus to open at; “More” if the action is in its menu."""
        made = self._buttons.get(name, self.more)
        return self.more if made.isHidden() else made

    @property
    def left_out(self) -> tuple[str, ...]:
        """The actions whose buttons there is no room for."""
        return tuple(name for name in LEFT_OUT if self._buttons[name].isHidden())

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The key of each action, to be said in the buttons' tips; none for an action that has none."""
        self._keys = keys
        for name, button in self._buttons.items():
            button.name(button.accessibleName(), keys.get(name, ""))

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for button in (*self._buttons.values(), self.more):
            button.set_look(look)
        self.timeline.set_look(look)
        self.timeline.setFixedHeight(max(24, look.px(28)))
        side = look.px(24)
        self._column.setContentsMargins(side, look.px(6), side, look.px(8))
        self._column.setSpacing(look.px(2))
        for row in (self._row, *self._ends):
            row.setSpacing(look.px(4))
        apart = look.px(AIR)
        self._ends[0].setContentsMargins(0, 0, apart, 0)
        self._ends[1].setContentsMargins(apart, 0, 0, 0)
        self._fit()
        self.update()

    def show_moment(
        self, moment: Moment, pace: float, mode: Mode, *, frozen: bool = False, white: bool = False
    ) -> None:
        """Follows the lesson."""
        if self.isHidden():
            return
        self.timeline.show_moment(moment)
        press = self._buttons["press"]
        waits = moment.waiting and not moment.paused
        press.set_icon("play" if moment.paused or waits else "pause")
        words = self.tr("Play") if moment.paused else self.tr("Go on") if waits else self.tr("Pause")
        press.name(words, self._keys.get("press", ""))
        self._buttons["freeze"].setChecked(frozen)
        self._buttons["white"].setChecked(white)
        chip = self._buttons["pace"]
        text = f"{pace_name(pace)} · {mode_name(mode)}"
        if chip.text() != text:
            chip.setText(text)
            chip.updateGeometry()
            self._fit()

    # What there is no room for --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Puts into the menu, one after another, what there is no room for."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        gap = self._row.spacing()
        wide = {name: button.sizeHint().width() + gap for name, button in self._buttons.items()}
        need = sum(wide.values()) + self.more.sizeHint().width() + gap + 2 * self._look.px(AIR)
        hidden: set[str] = set()
        for name in LEFT_OUT:
            if need <= room:
                break
            hidden.add(name)
            need -= wide[name]
        for name in LEFT_OUT:
            self._buttons[name].setHidden(name in hidden)

    def pop(self, menu: QMenu, name: str) -> None:
        """Opens a menu above the button of an action."""
        button = self.button(name)
        size = menu.sizeHint()
        menu.popup(button.mapToGlobal(QPoint(button.width() - size.width(), -size.height())))
        # By the keyboard, too, the first is ready to be chosen.
        first = next((action for action in menu.actions() if action.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())
