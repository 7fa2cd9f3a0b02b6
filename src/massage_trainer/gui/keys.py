# SPDX-License-Identifier: MIT
"""Which key does what: one table for the windows, the help and whatever remaps it; it does none of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Action(NamedTuple):
    """Something a key does. `repeats`: a key held down does it again and again; `in_class`: only there."""

    name: str
    keys: tuple[str, ...]
    says: str
    repeats: bool = False
    in_class: bool = False


def _later(text: str) -> str:
    """Marks a text for translation; it is translated when it is shown."""
    return text


SAME_INSTANT = 5
"""Milliseconds within which a release and a press of a key are one key held down."""
ACTIONS: tuple[Action, ...] = (
    Action(
        "press",
        ("Space", "Media Play", "Toggle Media Play/Pause"),
        _later("what the screen waits for: go on, or pause and resume"),
    ),
    Action("next", ("Right", "PgDown", "Media Next"), _later("next part")),
    Action(
        "previous",
        ("Left", "PgUp", "Media Previous"),
        _later("start of the part, or the part before"),
    ),
    Action("shift_forward", ("Shift+Right",), _later("10 seconds forward"), repeats=True),
    Action("shift_back", ("Shift+Left",), _later("10 seconds back"), repeats=True),
    Action("up", ("Up",), _later("walk up through a list"), repeats=True),
    Action("down", ("Down",), _later("walk down through a list"), repeats=True),
    Action("faster", ("+", "="), _later("faster"), repeats=True),
    Action("slower", ("-",), _later("slower"), repeats=True),
    Action("again", ("R",), _later("again: the running side from its start")),
    Action("pressure_more", ("1",), _later("your partner’s sign: more")),
    Action("pressure_same", ("2",), _later("your partner’s sign: the same")),
    Action("pressure_less", ("3",), _later("your partner’s sign: less")),
    Action("pressure_stop", ("4",), _later("your partner’s sign: stop; it pauses and says what to do")),
    Action("body_line", ("I",), _later("show or hide the line for your own body")),
    Action("layers", ("L",), _later("from skin to bone")),
    Action("turn", ("V",), _later("turn the picture to how you stand")),
    Action("start", ("F5",), _later("start")),
    Action("full_screen", ("F11",), _later("full screen")),
    Action("escape", ("Esc",), _later("leave what is open, then full screen; it never quits")),
    Action("blank", ("B", "."), _later("in class: the picture black, and back"), in_class=True),
    Action("white", ("W",), _later("in class: the picture white, and back"), in_class=True),
    Action(
        "freeze", ("F",), _later("in class: the class keeps what it sees while you look ahead"), in_class=True
    ),
    Action("partner_swap", ("P",), _later("in class: partners swap places"), in_class=True),
    Action("notes", ("N",), _later("in class: turn the page of your notes"), in_class=True),
    Action("clock", ("T",), _later("in class: which clock shows"), in_class=True),
    Action("swap_screens", ("S",), _later("in class: swap the screens"), in_class=True),
    Action("undo", ("Ctrl+Z",), _later("take back a jump (for 8 seconds)")),
    Action("lock", ("Ctrl+L",), _later("lock the keys against oily hands, or unlock them")),
    Action("keys", ("?",), _later("this list")),
    Action("preferences", ("Ctrl+,",), _later("preferences")),
    Action("quit", ("Ctrl+Q",), _later("quit; where you are is kept")),
)


class KeyMap:
    """Finds the action of a key press. `changed` replaces the keys of actions; single letters can be left
    out."""

    def __init__(self, changed: Mapping[str, tuple[str, ...]] | None = None, *, letters: bool = True) -> None:
        self._changed = dict(changed or {})
        self._letters = letters

    def given(self, action: Action) -> tuple[str, ...]:
        """The keys given to an action, whether single letters count or not."""
        if action.name in self._changed:
            return self._changed[action.name]
        # A key that somebody chose for one action must not come to do a later version's other one.
        return tuple(key for key in action.keys if QKeySequence(key).toString() not in self._chosen)

    @cached_property
    def _chosen(self) -> frozenset[str]:
        return frozenset(QKeySequence(key).toString() for keys in self._changed.values() for key in keys)

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys that do an action, as Qt names them."""
        keys = self.given(action)
        return keys if self._letters else tuple(key for key in keys if not (len(key) == 1 and key.isalpha()))

    @cached_property
    def _table(self) -> dict[str, Action]:
        table: dict[str, Action] = {}
        for action in ACTIONS:
            for key in self.keys_of(action):
                table[QKeySequence(key).toString()] = action
        return table

    def taken_by(self, key: str, action: Action) -> Action | None:
        """Another action that has this key already; two cannot share one."""
        name = QKeySequence(key).toString()
        for each in ACTIONS:
            if each is not action and any(QKeySequence(own).toString() == name for own in self.keys_of(each)):
                return each
        return None

    def action(self, event: QKeyEvent, *, released: tuple[int, int] = (0, 0)) -> Action | None:
        """The action of a key press, or None; held keys repeat only what may be repeated.

        `released` is the key released last and when, in milliseconds of the event's clock. X sends a held
        key as releases and presses of the same instant, which Qt does not always tell from real ones; no hand
        is so quick.
        """
        found = self._table.get(pressed(event))
        key, when = released
        at_once = event.key() == key and when > 0 and 0 <= event.timestamp() - when < SAME_INSTANT
        held = event.isAutoRepeat() or at_once
        return None if found is None or (held and not found.repeats) else found


def pressed(event: QKeyEvent) -> str:
    """The press as Qt writes it. What needs Shift to be typed (`?`, `+`) counts without it, on every
    keyboard."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    if plain and len(text) == 1 and text.isprintable() and not text.isalpha() and not text.isspace():
        return text
    return QKeySequence(modifiers.value | event.key()).toString()


def spoken(key: str) -> str:
    """A key's name for people."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def says(action: Action) -> str:
    """What an action does, in the user's language."""
    return QCoreApplication.translate("keys", action.says)
