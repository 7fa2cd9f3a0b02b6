# SPDX-License-Identifier: MIT
"""What stands where on the teacher's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.lesson.console_face import ConsoleFace
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

TIMELINE = Timeline.of(
    Routine("r", "R", (Step("knead", "Knead", time=60, technique=("palm_knead",), regions=("trapezius",)),))
)


@pytest.fixture
def face(qtbot: QtBot, shared_art: BodyArt, atlas: Atlas) -> ConsoleFace:
    made = ConsoleFace(shared_art, atlas, Look.fitting(THEMES["dark"], QSize(1280, 800)))
    qtbot.addWidget(made)
    made.setUpdatesEnabled(False)
    made.resize(1280, 800)
    made.show()
    made.show_blank(black=False)
    return made


def test_the_picture_stands_over_next_and_clock_and_beside_the_notes(face: ConsoleFace) -> None:
    picture, coming, clock = face.picture.geometry(), face.coming.geometry(), face.clock.geometry()

    assert picture.bottom() < coming.top() <= coming.bottom() < clock.top()
    assert face.notes.geometry().left() > picture.right()
    assert face.blank.geometry().center().y() == pytest.approx(clock.center().y(), abs=2)


def test_upright_all_stand_one_below_the_other(face: ConsoleFace) -> None:
    face.resize(700, 1000)
    tops = [each.geometry().top() for each in (face.picture, face.coming, face.clock, face.notes)]

    assert tops == sorted(tops)
    assert face.notes.width() >= 600


def test_blank_stays_where_it_is_whatever_it_says(face: ConsoleFace) -> None:
    before = face.blank.geometry()
    face.show_blank(black=True)
    face.resize(1281, 800)
    face.resize(1280, 800)

    assert face.blank.text() == "Show again"
    assert face.blank.geometry() == before


def show_ahead(face: ConsoleFace, *, shown: bool) -> None:
    moment = Session(TIMELINE, since=0.0).moment(0.0) if shown else None
    face.show_ahead(moment, TIMELINE, 0.0, 6.0)


def test_what_lies_ahead_and_the_way_there_take_their_room_from_the_notes(face: ConsoleFace) -> None:
    alone = face.notes.geometry()
    show_ahead(face, shown=True)
    assert face.preview is not None
    assert face.preview.isVisible()
    assert face.preview.prompt.text == "Knead"
    assert face.notes.geometry().bottom() < face.take.geometry().top()
    assert face.notes.geometry().bottom() < face.preview.geometry().top()
    assert not face.preview.geometry().intersects(face.take.geometry())
    assert face.preview.width() / face.preview.height() == pytest.approx(16 / 9, rel=0.02)
    show_ahead(face, shown=False)
    assert face.notes.geometry() == alone
    assert not face.take.isVisible()
    assert not face.preview.isVisible()


def test_without_room_what_lies_ahead_is_only_said(face: ConsoleFace) -> None:
    face.resize(760, 560)
    show_ahead(face, shown=True)

    assert face.take.isVisible()
    assert face.preview is not None
    assert not face.preview.isVisible()


def test_the_class_keeps_its_own_colours(face: ConsoleFace) -> None:
    face.set_look(Look.fitting(THEMES["high_contrast"], QSize(1280, 800)))

    assert face.stage._look.theme == THEMES["light"]
    assert face.notes._look.theme == THEMES["high_contrast"]


def test_a_line_stands_below_the_notes_while_the_controls_are_away(face: ConsoleFace) -> None:
    face.resize(1280, 800)
    face.toast.say("Went to “Hold”", undo=True)
    face._place_overlays()

    assert not face.toast.geometry().intersects(face.notes.geometry())
    assert not face.toast.geometry().intersects(face.hint.geometry())
    assert face.rect().contains(face.toast.geometry())
