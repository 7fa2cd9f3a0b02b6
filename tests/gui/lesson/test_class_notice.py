# SPDX-License-Identifier: MIT
"""What a class reads instead of a step: large enough for the back row, and nothing needed where heads are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.lesson.audience import AudienceStage
from massage_trainer.gui.lesson.class_notice import MOST_LINES, NEEDED, ClassNotice
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

SWAP = "Swap places\nFirst: Hold the tight spots · partner’s left"
LOOK = Look(THEMES["light"])


@pytest.fixture
def notice(qtbot: QtBot) -> Iterator[ClassNotice]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 720)
    made = ClassNotice(LOOK, host)
    made.place(LOOK, QRect(0, 0, 1280, 720), 80, 45)
    host.show()
    yield made
    host.close()


def painted(notice: ClassNotice) -> QImage:
    image = QImage(notice.size(), QImage.Format.Format_RGB32)
    notice.render(image)
    return image


def test_it_shows_with_its_words_and_goes_without(notice: ClassNotice) -> None:
    assert not notice.isVisible()
    notice.say(SWAP)
    assert notice.isVisible()
    assert notice.accessibleName() == "Swap places. First: Hold the tight spots · partner’s left"
    notice.say("")
    assert not notice.isVisible()
    assert notice.words == ""


def test_the_first_line_is_at_least_a_prompt_and_the_rest_at_least_readable(notice: ClassNotice) -> None:
    notice.say(SWAP)
    (first, large), (rest, small) = notice.laid()

    assert large.pixelSize() >= 80
    assert 45 <= small.pixelSize() < large.pixelSize()
    assert len(first.texts) <= MOST_LINES
    assert len(rest.texts) <= MOST_LINES


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080), (720, 720), (300, 169)])
def test_all_of_it_stands_above_the_heads_and_within_the_picture(
    notice: ClassNotice, size: tuple[int, int]
) -> None:
    wide, tall = size
    notice.place(LOOK, QRect(0, 0, wide, tall), round(tall * 0.111), round(tall * 0.062))
    notice.say(SWAP)
    image, ground = painted(notice), LOOK.colour("ground").rgb()
    inked = [(x, y) for y in range(tall) for x in range(wide) if image.pixel(x, y) != ground]

    assert inked
    assert max(y for _, y in inked) <= tall * NEEDED
    assert min(x for x, _ in inked) >= wide * 0.02
    assert max(x for x, _ in inked) <= wide * 0.98


def test_words_without_end_become_smaller_rather_than_leave_the_picture(notice: ClassNotice) -> None:
    notice.say("Swap places\nFirst: " + "x" * 90)
    rest, font = notice.laid()[1]

    assert rest.width <= 1280 * 0.9
    assert font.pixelSize() < 45


def test_it_covers_the_step_and_stills_the_hands(qtbot: QtBot, shared_art: BodyArt, atlas: Atlas) -> None:
    step = Step("a", "Knead", time=60, lead_in=0, technique=("palm_knead",), regions=("trapezius",))
    timeline = Timeline.of(Routine("r", "R", (step,)))
    stage = AudienceStage(shared_art, atlas, LOOK)
    qtbot.addWidget(stage)
    stage.resize(640, 360)
    stage.show()
    moment = Session(timeline, since=0.0).moment(10)
    stage.show_lesson(moment, timeline, Showing(), 10.0, 10.0)
    assert stage.moves
    stage.show_lesson(moment, timeline, Showing(notice=SWAP), 11.0, 11.0)
    assert stage.notice.isVisible()
    assert stage.notice.geometry() == stage.rect()
    assert not stage.moves
    stage.show_lesson(moment, timeline, Showing(notice=SWAP).toggle_black(12.0), 20.0, 20.0)
    assert stage.veil.isVisible()
    children = [each for each in stage.children() if isinstance(each, QWidget)]
    assert children.index(stage.veil) > children.index(stage.notice), "black covers it too"
