# SPDX-License-Identifier: MIT
"""What comes up over the picture for a while: never in the way, and all of it to be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from massage_trainer.gui.controls import Button
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.overlays import PressureCard, Toast
from massage_trainer.gui.theme import THEMES
from tests.gui.conftest import Open
from tests.gui.probes import difference, pixels, rect_in


def test_the_card_says_what_to_ask_and_which_signs_answer(qtbot: QtBot) -> None:
    card = PressureCard(Look(THEMES["dark"]))
    qtbot.addWidget(card)

    for words in (
        "more, less, the same?",
        "Thumb up: more",
        "Flat hand: same",
        "Fist: less",
        "Raised arm",
    ):
        assert words in card.accessibleName()
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("size", [(800, 600), (1280, 800), (1920, 1080), (700, 1000), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_the_card_lies_on_the_picture_and_covers_no_words(
    opened: Open, size: tuple[int, int], text_size: int
) -> None:
    trainer = opened(size=size, text_size=text_size)
    trainer.run(part=1, after=36)
    assert trainer.card_shows
    card = rect_in(trainer.window.practise.card, trainer.window)

    assert trainer.window.rect().contains(card)
    words = {block.text for block in trainer.blocks() if rect_in(block, trainer.window).intersects(card)}
    assert words == set()
    assert not card.intersects(rect_in(trainer.window.practise.stage.ring, trainer.window))


def test_the_card_shows_four_signs(qtbot: QtBot) -> None:
    card = PressureCard(Look(THEMES["high_contrast"]))
    qtbot.addWidget(card)
    card.resize(card.sizeHint())
    card.show()
    image = card.grab().toImage()
    grey, width = pixels(image), image.width()
    middle = range(image.height() // 3, image.height() * 3 // 4)
    quarters = [0, 0, 0, 0]
    for y in middle:
        for x in range(8, width - 8):
            quarters[min(3, x * 4 // width)] += grey[y * width + x] > 100

    assert all(count > 50 for count in quarters), quarters


def test_a_sign_is_taken_down_where_it_is_tapped_and_the_run_goes_on(opened: Open) -> None:
    trainer = opened()
    trainer.run(part=1, after=36)
    size = trainer.window.practise.card.size()
    trainer.click("less: Fist")
    assert not trainer.paused
    assert trainer.window.practise.card.accessibleName().startswith("Noted: less.")
    assert trainer.window.practise.card.size() == size
    trainer.click("more: Thumb up")
    rows = trainer.window.diary.history.file.rows("SELECT number, said FROM pressure")
    assert rows == [(1, "more")], "the last one counts"


def test_a_tap_beside_the_signs_means_nothing_and_one_beside_the_card_pauses(opened: Open) -> None:
    trainer = opened()
    trainer.run(part=1, after=36)
    card = rect_in(trainer.window.practise.card, trainer.window)
    trainer.tap_at(card.center().x(), card.top() + 6)
    assert not trainer.paused
    trainer.tap_at(card.center().x(), card.top() - 40)
    assert trainer.paused


@pytest.mark.parametrize(("key", "said"), [("1", "more"), ("2", "same"), ("3", "less")])
def test_keys_answer_too(opened: Open, key: str, said: str) -> None:
    trainer = opened()
    trainer.run(part=1, after=20)
    trainer.press(key)
    assert (
        not trainer.window.diary.kept
        or trainer.window.diary.history.file.rows("SELECT * FROM pressure") == []
    )
    trainer.advance(16)
    trainer.press(key)
    trainer.advance(10)
    assert not trainer.card_shows
    trainer.press(key)  # a late answer is one, too
    assert "Noted" in trainer.line_that_fades
    assert trainer.window.diary.history.file.rows("SELECT said FROM pressure") == [(said,)]
    assert not trainer.paused


@pytest.mark.parametrize(
    ("before", "words"), [("less", "Last time: less."), ("more", "Last time: more."), ("same", "Ask: more")]
)
def test_the_next_card_reminds_of_what_was_to_be_changed(opened: Open, before: str, words: str) -> None:
    trainer = opened()
    trainer.run(part=1, after=36)
    trainer.window.practise.act(f"pressure_{before}")
    trainer.window.conductor.do(lambda run, now: run.go_to(now, 1))
    trainer.advance(36)
    assert trainer.card_shows
    assert trainer.window.practise.card.accessibleName().startswith(words)


def test_a_line_is_said_with_or_without_a_way_back(qtbot: QtBot) -> None:
    toast = Toast(Look(THEMES["dark"]))
    qtbot.addWidget(toast)
    toast.say("Went to “Hold”", undo=True)
    wide = toast.width()
    assert toast.accessibleName() == "Went to “Hold”"
    toast.say("Went to “Hold”")
    assert toast.width() < wide


def test_the_way_back_is_asked_for_by_its_button(qtbot: QtBot) -> None:
    toast = Toast(Look(THEMES["dark"]))
    qtbot.addWidget(toast)
    toast.say("Went to “Hold”", undo=True)
    with qtbot.waitSignal(toast.taken_back, timeout=1000):
        toast.findChildren(Button)[0].click()


@pytest.mark.parametrize("size", [(640, 480), (1280, 800)])
def test_a_long_line_stays_in_the_window(opened: Open, size: tuple[int, int]) -> None:
    trainer = opened(size=size)
    trainer.run(part=0)
    trainer.press("Right")
    assert trainer.has_button("Undo") or trainer.line_that_fades == ""
    trainer.advance(10)
    trainer.press("Right")

    assert trainer.window.rect().contains(rect_in(trainer.window.practise.toast, trainer.window))
    assert trainer.window.rect().contains(rect_in(trainer.button("Undo"), trainer.window))


def test_another_theme_is_taken_on(qtbot: QtBot) -> None:
    card = PressureCard(Look(THEMES["dark"]))
    qtbot.addWidget(card)
    card.resize(QSize(500, 130))
    card.show()
    dark = card.grab().toImage()
    card.set_look(Look(THEMES["light"]))

    assert difference(dark, card.grab().toImage()) > 0.5


def test_the_picture_ends_softly_above_the_controls(opened: Open) -> None:
    trainer = opened(painted=True)
    trainer.run(part=1, after=10)
    page = trainer.window.practise
    assert not page.fade.isVisible()
    trainer.press("Space")
    fade, band = rect_in(page.fade, trainer.window), rect_in(page.band, trainer.window)
    trainer.paint()
    image = trainer.image()
    ground = Look(THEMES["dark"]).colour("ground")

    assert page.fade.isVisible()
    assert fade.bottom() + 1 == band.top()
    assert fade.right() <= rect_in(page.body, trainer.window).right()
    assert not fade.intersects(rect_in(page.stage.ring, trainer.window))
    above = [image.pixelColor(x, fade.top()) for x in range(100, 700, 5)]
    last = [image.pixelColor(x, fade.bottom()) for x in range(100, 700, 5)]
    assert sum(colour != ground for colour in above) > 60
    assert all(abs(colour.red() - ground.red()) < 6 for colour in last)
    trainer.advance(1)
    trainer.tap_at(fade.center().x(), fade.center().y())
    assert not trainer.paused
    trainer.advance(5)
    assert not page.fade.isVisible()


def test_beside_a_picture_that_ends_above_the_controls_nothing_fades(opened: Open) -> None:
    trainer = opened(size=(760, 1100))
    trainer.run(part=1, after=10)
    trainer.press("Space")

    assert trainer.controls_show
    assert not trainer.window.practise.fade.isVisible()
