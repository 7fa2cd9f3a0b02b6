# SPDX-License-Identifier: MIT
"""The controls of a run: timeline, transport, pace and mode, and what opens from there; it decides
nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from massage_trainer.durations import clock
from massage_trainer.gui.look import Look
from massage_trainer.gui.menus import more_menu
from massage_trainer.gui.run.transport_band import TransportBand, transport_words
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.words import left_of
from massage_trainer.pacing import Mode, Moment, Timeline

LEFT_OUT = ("keys", "turn", "layers", "full_screen", "display")
"""What goes into the menu where there is no room for every button, in this order."""
RIGHT = (
    ("layers", "layers"),
    ("turn", "turn"),
    ("display", "display"),
    ("full_screen", "full"),
    ("keys", "keys"),
)
KEYS = {
    "shift_back": "Shift+Left", "previous": "Left", "press": "Space", "next": "Right",
    "shift_forward": "Shift+Right", "pace": "+ −", "layers": "L", "turn": "V", "full_screen": "F11",
    "keys": "?",
}  # fmt: skip


def _words() -> dict[str, str]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("ControlBand", text)

    return {
        **transport_words(),
        "layers": tr("Layers"),
        "turn": tr("Turn the picture"),
        "full_screen": tr("Full screen"),
    }


class ControlBand(TransportBand):
    """Shown on pause, at a movement of the pointer or at a key; emits the name of the action that was
    asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            parent,
            left=(("home", "home"), ("steps", "steps")),
            right=RIGHT,
            left_out_first=LEFT_OUT,
            words=_words(),
            more_stays=False,
        )
        self._elapsed, self._left = TextBlock(self), TextBlock(self)
        times = QHBoxLayout()
        times.addWidget(self._elapsed)
        times.addStretch(1)
        times.addWidget(self._left)
        self._column.insertLayout(1, times)
        self.set_keys(KEYS)
        self.more.clicked.connect(self._open_more)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self.timeline.setFixedHeight(max(28, look.px(30)))
        small = look.font("small")
        for block in (self._elapsed, self._left):
            block.set_style(small, look.colour("text_second"))
            block.setFixedSize(look.px(260), look.text_px("small") + 8)
        self._left.set_style(small, look.colour("text_second"), align=Qt.AlignmentFlag.AlignRight)
        side = look.px(24)
        self._column.setContentsMargins(side, look.px(8), side, look.px(12))
        super().set_look(look)

    def set_timeline(self, timeline: Timeline) -> None:
        """Another routine."""
        self.timeline.set_timeline(timeline)

    def show_moment(self, moment: Moment, pace: float, mode: Mode) -> None:
        """Follows the session."""
        if self.isHidden():
            return
        self._elapsed.set_text(self.tr("{time} so far").format(time=clock(moment.elapsed)))
        self._left.set_text(left_of(moment))
        self._follow(moment, pace, mode)

    def set_full_screen(self, full: bool) -> None:
        """Says which way the button goes."""
        self._buttons["full_screen"].set_icon("unfull" if full else "full")

    def _open_more(self) -> None:
        out = set(self.left_out)
        offered = [
            (name, self._buttons[name].accessibleName(), self._keys.get(name, ""))
            for name, _ in RIGHT
            if name in out
        ]
        self.pop(more_menu(self, self._look, offered, self.asked.emit), "more")
