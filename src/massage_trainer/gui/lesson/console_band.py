# SPDX-License-Identifier: MIT
"""The controls of a lesson beyond what always shows: timeline, transport, and what the class sees; it decides
nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.transport_band import TRANSPORT, TransportBand, transport_words
from massage_trainer.pacing import Mode, Moment

LEFT_OUT = ("layers", "white", "partner_swap", "screens", "freeze", "steps", "shift_back", "shift_forward")
"""What goes into the menu where there is no room for every button, in this order."""
LEFT = (("home", "home"), ("steps", "steps"))
RIGHT = (
    ("freeze", "freeze"),
    ("white", "white"),
    ("layers", "layers"),
    ("partner_swap", "swap"),
    ("screens", "screen"),
)


def words_of(name: str) -> str:
    """What a button or a line of the menu says for an action."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ConsoleBand", text)

    return {
        **transport_words(),
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
    }[name]


class ConsoleBand(TransportBand):
    """Shown on pause, at a movement of the pointer or at a key; emits the name of the action asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        names = [name for name, _ in (*LEFT, *TRANSPORT, ("pace", ""), *RIGHT)]
        super().__init__(
            look,
            parent,
            left=LEFT,
            right=RIGHT,
            left_out_first=LEFT_OUT,
            words={name: words_of(name) for name in names},
            more_stays=True,
        )
        self.more.clicked.connect(lambda: self.asked.emit("more"))
        for name in ("freeze", "white"):
            self._buttons[name].setCheckable(True)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self.timeline.setFixedHeight(max(24, look.px(28)))
        side = look.px(24)
        self._column.setContentsMargins(side, look.px(6), side, look.px(8))
        super().set_look(look)

    def show_moment(
        self, moment: Moment, pace: float, mode: Mode, *, frozen: bool = False, white: bool = False
    ) -> None:
        """Follows the lesson."""
        if self.isHidden():
            return
        self._buttons["freeze"].setChecked(frozen)
        self._buttons["white"].setChecked(white)
        # In class only what has a time of its own goes on by itself: the rest waits for the teacher.
        waits = moment.part is not None and moment.part.ending != "time"
        self._follow(moment, pace, "manual" if waits else mode)
