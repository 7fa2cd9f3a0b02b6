# SPDX-License-Identifier: MIT
"""Which key does what: the table that the manual promises, and how a press finds its action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from massage_trainer.gui.keys import ACTIONS, Action, KeyMap, says, spoken
from tests.gui.probes import combination_of

NAMED = {action.name: action for action in ACTIONS}


def key(name: str, text: str = "", *, held: bool = False, keypad: bool = False) -> QKeyEvent:
    combination = combination_of(name)
    modifiers = combination.keyboardModifiers()
    if keypad:
        modifiers |= Qt.KeyboardModifier.KeypadModifier
    return QKeyEvent(QEvent.Type.KeyPress, int(combination.key()), modifiers, text, held)


def done_by(event: QKeyEvent, keys: KeyMap | None = None) -> str:
    action = (keys or KeyMap()).action(event)
    return "" if action is None else action.name


@pytest.mark.parametrize(
    ("pressed", "action"),
    [
        ("Space", "press"),
        ("Media Play", "press"),
        ("Right", "next"),
        ("PgDown", "next"),
        ("Left", "previous"),
        ("PgUp", "previous"),
        ("Shift+Right", "shift_forward"),
        ("Shift+Left", "shift_back"),
        ("Up", "up"),
        ("Down", "down"),
        ("F5", "start"),
        ("F11", "full_screen"),
        ("Esc", "escape"),
        ("R", "again"),
        ("I", "body_line"),
        ("L", "layers"),
        ("V", "turn"),
    ],
)
def test_each_key_of_the_table_has_its_action(qapp: object, pressed: str, action: str) -> None:
    assert done_by(key(pressed)) == action


@pytest.mark.parametrize(("text", "action"), [("+", "faster"), ("-", "slower"), ("?", "keys")])
@pytest.mark.parametrize("shift", ["", "Shift+"])
def test_signs_count_however_a_keyboard_types_them(qapp: object, text: str, action: str, shift: str) -> None:
    assert done_by(key(shift + "7", text)) == action


@pytest.mark.parametrize(("name", "text", "action"), [("+", "+", "faster"), ("-", "-", "slower")])
def test_the_number_pad_counts_too(qapp: object, name: str, text: str, action: str) -> None:
    assert done_by(key(name, text, keypad=True)) == action


@pytest.mark.parametrize("pressed", ["Q", "F2", "Ctrl+Right", "Alt+Space", "Ctrl+R", "Shift+F11"])
def test_other_keys_do_nothing(qapp: object, pressed: str) -> None:
    assert done_by(key(pressed)) == ""


@pytest.mark.parametrize("name", ["next", "previous", "press", "again", "start", "full_screen", "escape"])
def test_a_held_key_does_not_do_it_again(qapp: object, name: str) -> None:
    pressed = NAMED[name].keys[0]

    assert done_by(key(pressed)) == name
    assert done_by(key(pressed, held=True)) == ""


@pytest.mark.parametrize("name", ["shift_forward", "shift_back", "up", "down", "faster", "slower"])
def test_what_goes_in_small_steps_may_be_held(qapp: object, name: str) -> None:
    pressed = NAMED[name].keys[0]

    assert done_by(key(pressed, pressed if len(pressed) == 1 else "", held=True)) == name


@pytest.mark.parametrize("letter", ["R", "I", "L", "V"])
def test_single_letters_can_be_turned_off(qapp: object, letter: str) -> None:
    assert done_by(key(letter), KeyMap(letters=False)) == ""


@pytest.mark.parametrize("action", [a for a in ACTIONS if len(a.keys[0]) > 1], ids=lambda action: action.name)
def test_without_letters_all_other_keys_stay(qapp: object, action: Action) -> None:
    assert KeyMap(letters=False).keys_of(action) == action.keys


def test_a_key_that_was_chosen_is_taken_from_whatever_has_it_from_the_start(qapp: object) -> None:
    keys = KeyMap({"next": ("n",)})

    assert done_by(key("N"), keys) == "next"
    assert keys.keys_of(next(each for each in ACTIONS if each.name == "notes")) == ()


def test_keys_can_be_remapped(qapp: object) -> None:
    keys = KeyMap({"next": ("N", "Ctrl+Down")})

    assert done_by(key("N"), keys) == "next"
    assert done_by(key("Ctrl+Down"), keys) == "next"
    assert done_by(key("Right"), keys) == "", "the old key is free again"
    assert done_by(key("Left"), keys) == "previous"


def test_a_remapped_letter_goes_with_the_letters(qapp: object) -> None:
    assert done_by(key("N"), KeyMap({"next": ("N",)}, letters=False)) == ""


def test_no_key_does_two_things() -> None:
    keys = [key for action in ACTIONS for key in action.keys]

    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_says_what_it_does_and_every_key_is_one(qapp: object, action: Action) -> None:
    assert says(action)
    assert all(spoken(key) for key in action.keys)
    assert all(QKeySequence(key).toString() for key in action.keys), "Qt knows no such key"


def test_a_press_in_the_instant_of_its_release_is_a_key_held_down(qapp: object) -> None:
    press = key("Right")
    press.setTimestamp(1000)
    keys = KeyMap()

    assert keys.action(press, released=(Qt.Key.Key_Right, 1000)) is None
    assert keys.action(press, released=(Qt.Key.Key_Left, 1000)) is not None
    assert keys.action(press, released=(Qt.Key.Key_Right, 980)) is not None, "a quick hand is still a hand"
