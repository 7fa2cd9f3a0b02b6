# SPDX-License-Identifier: MIT
"""What comes up over the picture for a while: never in the way, and all of it to be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from massage_trainer.gui.controls import Button
from massage_trainer.gui.look import Look
from massage_trainer.gui.overlays import PressureCard, Toast
from massage_trainer.gui.theme import THEMES
from tests.gui.conftest import Open
from tests.gui.probes import difference, pixels, rect_in


def test_the_card_says_what_to_ask_and_which_signs_answer(qtbot: QtBot) -> None:
    card = PressureCard(Look(THEMES["dark"]))
    qtbot.addWidget(card)

    for words in (
        "more, less, the same?",
        "Thumb up: more",
        "Flat hand: the same",
        "Fist: less",
        "Raised arm",
    ):
        assert words in card.accessibleName()
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
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
