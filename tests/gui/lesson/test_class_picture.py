# SPDX-License-Identifier: MIT
"""The class's picture on the teacher's page: in its own proportions, and every state to be told without
colour."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.lesson.audience import AudienceStage
from massage_trainer.gui.lesson.class_picture import ClassPicture, State
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES, ThemeName

BLACK = State("BLACK", "blank", "The class sees nothing", over=True)
FROZEN = State("FROZEN", "freeze", "The class keeps it", Qt.PenStyle.DashLine)


@pytest.fixture
def picture(qtbot: QtBot, shared_art: BodyArt, atlas: Atlas) -> ClassPicture:
    look = Look(THEMES["dark"], 0.74, 0.74)
    made = ClassPicture(AudienceStage(shared_art, atlas, look._replace(theme=THEMES["light"])), look)
    qtbot.addWidget(made)
    made.resize(600, made.height_for(600))
    made.show()
    return made


def painted(picture: ClassPicture) -> QImage:
    image = QImage(picture.size(), QImage.Format.Format_RGB32)
    picture.render(image)
    return image


def frame(picture: ClassPicture) -> list[bool]:
    """Along the line left of the picture: where it is drawn in the colour of text."""
    image, ink = painted(picture), picture._look.colour("text").rgb()
    x = picture._picture.left() - picture._edge() + 2
    return [image.pixel(x, y) == ink for y in range(picture._picture.top(), picture._picture.bottom())]


@pytest.mark.parametrize("ratio", [16 / 9, 16 / 10, 4 / 3, 2.0])
@pytest.mark.parametrize("size", [(600, 420), (300, 500), (900, 300)])
def test_it_keeps_the_proportions_of_the_classes_screen(
    picture: ClassPicture, ratio: float, size: tuple[int, int]
) -> None:
    picture.set_ratio(ratio)
    picture.resize(*size)
    shown = picture.stage.geometry()

    assert shown.width() / shown.height() == pytest.approx(ratio, rel=0.02)
    assert picture.rect().contains(shown)


def test_width_and_height_for_each_other_agree(picture: ClassPicture) -> None:
    assert picture.width_for(picture.height_for(600)) == pytest.approx(600, abs=2)


def test_the_ordinary_state_is_quiet_and_says_where_the_class_looks(picture: ClassPicture) -> None:
    picture.show_state(State(), "On BEAMER")

    assert not any(frame(picture))
    assert picture.accessibleName() == "On BEAMER"
    assert not picture._word.isVisible()


def test_every_other_state_has_a_word_on_the_picture_and_a_frame(picture: ClassPicture) -> None:
    for state in (BLACK, FROZEN):
        picture.show_state(state, "On BEAMER")
        assert picture._word.isVisible()
        assert picture.stage.geometry().contains(picture._word.geometry())
        assert any(frame(picture))
        assert picture.accessibleName() == f"{state.word} {state.says}"
        assert picture.state is state


def test_the_word_stands_in_the_middle_of_an_empty_picture_and_in_the_foot_of_another(
    picture: ClassPicture,
) -> None:
    shown = picture.stage.geometry()
    picture.show_state(BLACK, "")
    assert (picture._word.geometry().center() - shown.center()).manhattanLength() <= 2
    assert picture._word.height() >= shown.height() * 0.15
    picture.show_state(FROZEN, "")
    needed = shown.top() + shown.height() * 0.8
    assert picture._word.geometry().top() >= needed, "nothing the class needs lies below"


def test_frames_differ_by_their_shape(picture: ClassPicture) -> None:
    picture.show_state(BLACK, "")
    whole = frame(picture)
    picture.show_state(FROZEN, "")
    broken = frame(picture)

    assert all(whole)
    assert 0.3 < sum(broken) / len(broken) < 0.9


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_states_can_be_told_apart_without_any_colour(picture: ClassPicture, theme: ThemeName) -> None:
    picture.set_look(Look(THEMES[theme], 0.74, 0.74))
    greys = []
    for state in (State(), BLACK, FROZEN, State("WHITE", "white", "The class sees nothing", over=True)):
        picture.show_state(state, "On BEAMER")
        greys.append(painted(picture).convertToFormat(QImage.Format.Format_Grayscale8))

    for one, two in combinations(greys, 2):
        pixels = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
        apart = sum(
            abs(QColor(one.pixel(x, y)).lightness() - QColor(two.pixel(x, y)).lightness()) > 60
            for x, y in pixels
        )
        assert apart > 60


def test_a_long_word_stays_within_a_small_picture(picture: ClassPicture) -> None:
    picture.resize(180, 160)
    picture.show_state(State("SWAP PLACES", "swap", "The lesson waits"), "")

    assert picture.stage.geometry().contains(picture._word.geometry())
