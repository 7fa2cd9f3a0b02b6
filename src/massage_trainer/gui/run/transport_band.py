# SPDX-License-Identifier: MIT
"""A band of controls along the lower edge: timeline, transport in the middle, further buttons on either side,
and a menu for those there is no room for. Which ones, a run and a lesson decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from massage_trainer.gui.controls import Button, Kind, Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.timeline_bar import TimelineBar
from massage_trainer.gui.words import mode_name, pace_name
from massage_trainer.pacing import Mode, Moment

AIR = 16
"""The least space on either side of the transport."""
TRANSPORT = (
    ("shift_back", "back10"),
    ("previous", "previous"),
    ("press", "play"),
    ("next", "next"),
    ("shift_forward", "forward10"),
)
"""The actions in the middle, with their icons."""


def transport_words() -> dict[str, str]:
    """What a run and a lesson alike say for an action."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("TransportBand", text)

    return {
        "home": tr("Home"),
        "steps": tr("Steps"),
        "shift_back": tr("10 seconds back"),
        "previous": tr("Previous"),
        "press": tr("Play"),
        "next": tr("Next"),
        "shift_forward": tr("10 seconds forward"),
        "pace": tr("Pace and mode"),
        "display": tr("How it looks"),
        "keys": tr("Keys"),
    }


class TransportBand(Surface):
    """Emits the name of the action that was asked for.

    `left` and `right` are the actions on either side with their icons, `left_out_first` those that go into
    the menu where there is no room for every button, in this order; `words` says what each does. The button
    of the menu itself may stay even where nothing is in want of it (`more_stays`).
    """

    asked = Signal(str)
    part_chosen = Signal(int)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        *,
        left: Sequence[tuple[str, str]],
        right: Sequence[tuple[str, str]],
        left_out_first: Sequence[str],
        words: Mapping[str, str],
        more_stays: bool,
    ) -> None:
        super().__init__(look, parent)
        self._left_out_first, self._words, self._more_stays = left_out_first, words, more_stays
        self._keys: Mapping[str, str] = {}
        self.timeline = TimelineBar(look, self)
        self.timeline.chosen.connect(self.part_chosen)
        self._buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._ends = QHBoxLayout(), QHBoxLayout()
        self._column.addWidget(self.timeline)
        self._column.addLayout(self._row)
        # Both ends may grow alike: so the transport stands in the middle wherever there is room for that.
        self._row.addLayout(self._ends[0], 1)
        self._add(self._ends[0], left)
        self._ends[0].addStretch(1)
        self._add(self._row, TRANSPORT)
        self._row.addLayout(self._ends[1], 1)
        self._ends[1].addStretch(1)
        self._add(self._ends[1], (("pace", ""), *right))
        self.more = Button("icon", look, icon="more", parent=self)
        self.more.name(self.tr("More"))
        self._ends[1].addWidget(self.more)

    def _add(self, row: QBoxLayout, actions: Sequence[tuple[str, str]]) -> None:
        kinds: dict[str, Kind] = {"press": "round", "pace": "chip"}
        for name, icon in actions:
            made = Button(kinds.get(name, "icon"), self._look, "" if icon else self._words[name], icon, self)
            made.name(self._words[name])
            made.setObjectName(name)
            made.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            self._buttons[name] = made
            row.addWidget(made)

    def button(self, name: str) -> Button:
        """The button of an action, for menus to open at; “More” if the action is in its menu."""
        made = self._buttons.get(name, self.more)
        return self.more if made.isHidden() else made

    @property
    def left_out(self) -> tuple[str, ...]:
        """The actions whose buttons there is no room for."""
        return tuple(name for name in self._left_out_first if self._buttons[name].isHidden())

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
        self._column.setSpacing(look.px(2))
        for row in (self._row, *self._ends):
            row.setSpacing(look.px(4))
        apart = look.px(AIR)
        self._ends[0].setContentsMargins(0, 0, apart, 0)
        self._ends[1].setContentsMargins(apart, 0, 0, 0)
        self._fit()
        self.update()

    def _follow(self, moment: Moment, pace: float, mode: Mode) -> None:
        """Timeline, play and pace as they are now."""
        self.timeline.show_moment(moment)
        press = self._buttons["press"]
        waits = moment.waiting and not moment.paused
        press.set_icon("play" if moment.paused or waits else "pause")
        words = self.tr("Play") if moment.paused else self.tr("Go on") if waits else self.tr("Pause")
        press.name(words, self._keys.get("press", ""))
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
        more = self.more.sizeHint().width() + gap
        need = sum(wide.values()) + 2 * self._look.px(AIR) + (more if self._more_stays else 0)
        hidden: set[str] = set()
        if need > room and not self._more_stays:
            need += more
        for name in self._left_out_first:
            if need <= room:
                break
            hidden.add(name)
            need -= wide[name]
        for name in self._left_out_first:
            self._buttons[name].setHidden(name in hidden)
        self.more.setVisible(self._more_stays or bool(hidden))

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
