# SPDX-License-Identifier: MIT
"""The menus of the teacher's page: what there is no room for, the screens and how far they can be read, the
planned end, and from which step to practise again; they change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from massage_trainer.gui.lesson.console_band import words_of
from massage_trainer.gui.lesson.lesson_clock import MINUTE, time_of_day
from massage_trainer.gui.look import Look
from massage_trainer.gui.menus import choice, menu_of
from massage_trainer.legibility import BACK_ROW, readable_to
from massage_trainer.pacing import Timeline

ROUND = 5 * MINUTE
"""Planned ends are offered at full five minutes."""
ENDS = 7
HEIGHTS = (0.3, 0.5, 1.0, 1.2, 1.5, 1.8, 2.0, 2.5, 3.0)
"""Heights of a picture to choose from, in metres: a monitor to a lecture hall's."""
BACK_ROWS = (4.0, 5.0, 6.0, 8.0, 10.0)


class Screens(NamedTuple):
    """Where the class can look, by name, where it does, and for whom that is large enough.

    `back_row` is in picture heights, `screen_height` in metres; `shown` is false where the class sees no
    picture at all.
    """

    names: tuple[str, ...] = ()
    chosen: str = ""
    windowed: bool = False
    back_row: float = BACK_ROW
    screen_height: float = 1.5
    shown: bool = True

    @property
    def metres(self) -> float:
        """From how far the picture can be read."""
        return readable_to(self.screen_height, self.back_row)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConsoleMenus", text)


def number(value: float) -> str:
    """A number as people write it: `9`, `1.5`."""
    return f"{value:.1f}".removesuffix(".0")


def readable(screens: Screens) -> str:
    """“Readable to 9 m on a screen 1.5 m high”."""
    return _tr("Readable to {far} m on a screen {high} m high").format(
        far=number(screens.metres), high=number(screens.screen_height)
    )


def screens_menu(
    parent: QWidget,
    look: Look,
    screens: Screens,
    do: Callable[[str], None],
    choose: Callable[[str], None],
    want: Callable[[str, object], None],
) -> QMenu:
    """Which screen the class sees and how far it can be read; `want` gets a setting and its value."""
    menu = menu_of(parent, look)
    menu.addAction(readable(screens)).setEnabled(False)
    high = menu.addMenu(_tr("Height of the picture"))
    for each in sorted({*HEIGHTS, screens.screen_height}):
        text = _tr("{metres} m").format(metres=number(each))
        choice(high, text, each == screens.screen_height, _then(want, "screen_height", each))
    rows = menu.addMenu(_tr("Back row"))
    for each in sorted({*BACK_ROWS, screens.back_row}):
        text = _tr("{heights} × the height: {metres} m away").format(
            heights=number(each), metres=number(readable_to(screens.screen_height, each))
        )
        choice(rows, text, each == screens.back_row, _then(want, "back_row", each))
    menu.addSeparator()
    for name in screens.names:
        chosen = screens.shown and name == screens.chosen and not screens.windowed
        choice(menu, name, chosen, _then(choose, name))
    choice(
        menu,
        _tr("In a window, to share it"),
        screens.windowed and screens.shown,
        _then(do, "audience_windowed"),
    )
    if len(screens.names) > 1:
        menu.addAction(words_of("swap_screens")).triggered.connect(_then(do, "swap_screens"))
    return menu


def more_menu(
    parent: QWidget,
    look: Look,
    actions: Sequence[str],
    keys: Mapping[str, str],
    do: Callable[[str], None],
    *,
    timeline: Timeline,
    begins: int,
    repeat_from: Callable[[int], None],
    wall: float,
    rest: float,
    planned: float | None,
    plan: Callable[[float | None], None],
) -> QMenu:
    """Everything that is not on the page itself.

    `begins` is the part from which the class practises again. `wall` is the time of day (seconds since
    1970), `rest` the seconds the lesson still needs, `planned` the planned end as a time of day; `plan` gets
    another.
    """
    menu = menu_of(parent, look)
    for name in actions:
        key = keys.get(name, "")
        # Behind a tab Qt shows a key without listening to it: the window does that.
        text = f"{words_of(name)}\t{key}" if key else words_of(name)
        menu.addAction(text).triggered.connect(_then(do, name))
    menu.addSeparator()
    steps = menu.addMenu(_tr("Repeat from step"))
    for index, part in enumerate(timeline.parts):
        counted = timeline.number(part)
        if part.index_in_step == 0 and counted is not None:
            choice(steps, f"{counted[0]}  {part.step.name}", index == begins, _then(repeat_from, index))
    ends = menu.addMenu(_tr("Planned end"))
    choice(ends, _tr("None"), planned is None, _then(plan, None))
    first = (wall + rest) // ROUND * ROUND
    offered = {first + count * ROUND for count in range(ENDS)}
    for end in sorted(offered | ({planned} if planned is not None else set())):
        if end > wall:
            choice(ends, time_of_day(end), end == planned, _then(plan, end))
    menu.addSeparator()
    for name in ("full_screen", "display", "keys"):
        key = keys.get(name, "")
        text = f"{words_of(name)}\t{key}" if key else words_of(name)
        menu.addAction(text).triggered.connect(_then(do, name))
    return menu


def _then(call: Callable[..., None], *values: object) -> Callable[[], None]:
    return lambda: call(*values)
