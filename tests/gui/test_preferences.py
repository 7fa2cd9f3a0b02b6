# SPDX-License-Identifier: MIT
"""The preferences: every setting is there, what is chosen holds at once, and keys do not clash."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QColor

from massage_trainer import settings as kept
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.controls import Button
from massage_trainer.gui.keys import ACTIONS
from massage_trainer.gui.preferences import KeyRow, PreferencesPage, Swatch
from massage_trainer.gui.theme import SKIN_TONES
from massage_trainer.settings import OPTIONS
from tests.gui.conftest import Open
from tests.gui.probes import Trainer

SHOWN = [name for name, option in OPTIONS.items() if option.label]


def page_of(trainer: Trainer) -> PreferencesPage:
    trainer.press("Ctrl+,")
    assert trainer.page == "preferences"
    return cast("PreferencesPage", trainer.window.findChild(PreferencesPage))


def buttons(page: PreferencesPage) -> dict[str, Button]:
    return {each.accessibleName(): each for each in page.findChildren(Button) if not each.isHidden()}


def keys_of(page: PreferencesPage, action: str) -> tuple[str, ...]:
    return next(row.keys for row in page.findChildren(KeyRow) if row.action.name == action)


def test_every_setting_and_every_key_is_there(trainer: Trainer) -> None:
    page = page_of(trainer)

    names = " ".join(buttons(page))
    for name in SHOWN:
        assert OPTIONS[name].label in names
    assert [row.action for row in page.findChildren(KeyRow)] == list(ACTIONS)


@pytest.mark.parametrize("name", [name for name in SHOWN if OPTIONS[name].choices])
def test_each_choice_holds_at_once_and_is_kept(opened: Open, home: Path, name: str) -> None:
    trainer = opened()
    page = page_of(trainer)
    option = OPTIONS[name]
    for value, text in reversed(option.choices):
        button = buttons(page)[f"{option.label}: {text}"]
        button.click()
        assert button.isChecked()
        assert getattr(kept.load(home).settings, name) == value


@pytest.mark.parametrize("name", [name for name in SHOWN if OPTIONS[name].range])
def test_numbers_go_in_steps_and_stop_at_their_ends(opened: Open, home: Path, name: str) -> None:
    trainer = opened()
    page = page_of(trainer)
    option = OPTIONS[name]
    assert option.range is not None
    least, most, step = option.range
    more, less = (buttons(page)[f"{option.label}: {which}"] for which in ("more", "less"))
    before = getattr(kept.load(home).settings, name)
    more.click()
    assert getattr(kept.load(home).settings, name) == pytest.approx(before + step)
    for _ in range(round((most - least) / step) + 3):
        more.click()
    assert getattr(kept.load(home).settings, name) == pytest.approx(most)
    assert not more.isEnabled()
    for _ in range(round((most - least) / step) + 3):
        less.click()
    assert getattr(kept.load(home).settings, name) == pytest.approx(least)
    assert not less.isEnabled()


def test_what_is_chosen_shows_at_once(trainer: Trainer) -> None:
    page = page_of(trainer)
    before = trainer.image()
    buttons(page)["Colours: High contrast"].click()

    assert trainer.image() != before


@pytest.mark.parametrize("place", ["practise", "teach"])
def test_pace_and_mode_hold_at_once_for_what_is_under_way(opened: Open, place: str) -> None:
    trainer = opened()
    if place == "practise":
        trainer.click("Start")
        trainer.click("Yes, begin")
    else:
        trainer.window.teach("upper-back-short", windowed=True)
    page = page_of(trainer)
    buttons(page)["Pace: more"].click()
    buttons(page)["Steps: Wait for me" if place == "practise" else "Steps in class: Wait for me"].click()
    session = trainer.window.conductor.session

    assert session is not None
    # A lesson has its own pace: the one here is for practising.
    assert session.pace == pytest.approx(1.05 if place == "practise" else 1.0)
    assert session.mode == "manual"


def test_keeping_the_screen_on_can_be_turned_on_and_off_without_a_new_start(opened: Open) -> None:
    awake = Awake(wanted=False)
    trainer = opened(awake=awake, keep_awake=False)
    page = page_of(trainer)
    for text, wanted in (("On", True), ("Off", False)):
        buttons(page)[f"Keep the screen on: {text}"].click()
        assert awake.wanted is wanted


def test_what_the_class_sees_changes_at_once(opened: Open) -> None:
    trainer = opened(painted=True)
    trainer.window.teach("upper-back-short", windowed=True)
    room = trainer.window.classroom
    assert room is not None
    assert room.window is not None
    page = page_of(trainer)
    for name in ("Colours for the class: Dark", "Distance of the back row: more", "Skin: Tone 4"):
        before = room.window.grab().toImage(), room.window.stage.small_px, room.window.stage._look
        buttons(page)[name].click()
        after = room.window.grab().toImage(), room.window.stage.small_px, room.window.stage._look
        assert after != before


def test_a_skin_tone_is_shown_as_its_colour_and_the_chosen_one_is_ringed(opened: Open) -> None:
    trainer = opened(painted=True)
    page = page_of(trainer)
    swatches = page.findChildren(Swatch)
    for swatch, tone in zip(swatches, SKIN_TONES, strict=True):
        middle = swatch.rect().center()
        assert swatch.grab().toImage().pixelColor(middle) == QColor(tone)
        assert swatch.accessibleName().startswith("Skin: Tone")
        assert swatch.toolTip() == swatch.accessibleName()
    before = swatches[2].grab().toImage()
    swatches[2].click()
    assert swatches[2].grab().toImage() != before


def test_a_run_waits_meanwhile_and_is_there_again(trainer: Trainer) -> None:
    trainer.click("Start")
    trainer.click("Yes, begin")
    page_of(trainer)
    trainer.advance(5)
    trainer.press("Esc")

    assert trainer.page == "practise"
    assert trainer.moment.paused


# Keys ---------------------------------------------------------------------------------------------------


def test_a_key_is_added_and_works(opened: Open, home: Path) -> None:
    trainer = opened()
    page = page_of(trainer)
    buttons(page)["start: add a key"].click()
    trainer.press("F8")

    assert keys_of(page, "start") == ("F5", "F8")
    assert kept.load(home).settings.keys == {"start": ("F5", "F8")}
    trainer.press("Esc")
    trainer.press("F8")
    assert trainer.page == "before"


def test_while_a_key_is_waited_for_a_press_does_nothing_else(trainer: Trainer) -> None:
    page = page_of(trainer)
    buttons(page)["next part: add a key"].click()
    trainer.press("Ctrl+Q")

    assert trainer.window.isVisible()
    assert trainer.shows("Ctrl+Q does this already: quit; where you are is kept.")


def test_escape_gives_up_waiting_and_leaves_the_page_open(trainer: Trainer) -> None:
    page = page_of(trainer)
    buttons(page)["next part: add a key"].click()
    trainer.press("Esc")

    assert trainer.page == "preferences"
    assert keys_of(page, "next") == ("Right", "PgDown", "Media Next")


def test_a_key_that_is_taken_says_by_what_and_can_be_taken_over(opened: Open, home: Path) -> None:
    trainer = opened()
    page = page_of(trainer)
    buttons(page)["next part: add a key"].click()
    trainer.press("PgUp")
    assert trainer.shows("PgUp does this already")
    assert keys_of(page, "next") == ("Right", "PgDown", "Media Next"), "nothing is taken unasked"
    trainer.click("Use it here instead")

    assert keys_of(page, "next") == ("Right", "PgDown", "Media Next", "PgUp")
    assert keys_of(page, "previous") == ("Left", "Media Previous")
    assert set(kept.load(home).settings.keys) == {"next", "previous"}


def test_a_key_is_taken_away_and_given_back(opened: Open, home: Path) -> None:
    trainer = opened()
    page = page_of(trainer)
    buttons(page)["next part: take PgDown away"].click()
    assert keys_of(page, "next") == ("Right", "Media Next")
    buttons(page)["next part: the keys it had at first"].click()

    assert keys_of(page, "next") == ("Right", "PgDown", "Media Next")
    assert kept.load(home).settings.keys == {}


@pytest.mark.parametrize("size", [(760, 560), (1280, 800), (3840, 2160)])
def test_nothing_is_cut_off(opened: Open, size: tuple[int, int]) -> None:
    trainer = opened(size=size, text_size=150)
    page = page_of(trainer)

    for name, button in buttons(page).items():
        owner = button.parentWidget()
        assert owner is not None
        assert owner.rect().contains(button.geometry()), name
        assert button.width() >= min(button.sizeHint().width(), owner.width()), name
