# SPDX-License-Identifier: MIT
"""One studies the body and the steps with pointer or keys alone, and nothing moves that need not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer import resources
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.explore import ExplorePage
from massage_trainer.gui.study.explore_index import RegionIndex
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import DARK, THEMES, ThemeName
from massage_trainer.landmark_walks import Landmarks
from massage_trainer.library import Library
from massage_trainer.routine import Routine
from tests.gui.probes import Beats, Clock

SIZES = [(760, 560), (1280, 800), (900, 1200), (1920, 1080), (3840, 2160)]


class Study:
    """The page as somebody before it knows it."""

    def __init__(self, page: ExplorePage, qtbot: QtBot, beats: Beats) -> None:
        self.page, self.qtbot, self.beats = page, qtbot, beats

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.field, text)

    @property
    def layer(self) -> str:
        """The layer that the picture shows."""
        return self.page.body.scene.layer

    @property
    def chosen_layer(self) -> str:
        """The layer that was chosen."""
        return self.page.layer

    def settle(self) -> None:
        self.beats.advance(2.0)

    def says(self, words: str) -> bool:
        seen = [each.text for each in self.page.findChildren(TextBlock) if each.isVisible()]
        return any(words in each for each in seen)

    def click(self, name: str) -> None:
        found = [
            each
            for each in self.page.findChildren(QAbstractButton)
            if each.isVisible() and (each.accessibleName().startswith(name) or each.text() == name)
        ]
        assert found, name
        found[0].click()


@pytest.fixture
def routine(shared_art: BodyArt, tmp_path: Path) -> Routine:
    library = Library(resources.folder("routines"), tmp_path / "routines", shared_art.atlas)
    return library.read(library.find("upper-back"))


@pytest.fixture
def study(
    qtbot: QtBot, clock: Clock, shared_art: BodyArt, landmarks: Landmarks, routine: Routine, tmp_path: Path
) -> Study:
    conductor = Conductor(clock, clock.counting_sleep)
    library = Library(resources.folder("routines"), tmp_path / "routines", shared_art.atlas)
    page = ExplorePage(conductor, shared_art, shared_art.atlas, landmarks, library, Look(DARK))
    conductor.setParent(page)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.set_look(Look.fitting(DARK, QSize(1280, 800)))
    page.setUpdatesEnabled(False)
    page.show()
    page.begin(routine)
    QApplication.processEvents()
    return Study(page, qtbot, Beats(conductor, clock))


def test_begins_with_the_list_of_all_muscles(study: Study, shared_art: BodyArt) -> None:
    assert study.page.region == ""
    index = study.page.findChild(RegionIndex)
    assert index is not None
    assert {row.entry.id for row in index.rows} == set(shared_art.atlas.regions)


def test_up_down_and_enter_open_a_muscle(study: Study) -> None:
    study.key(Qt.Key.Key_Down)
    named = study.page.walk.now
    assert named is not None

    study.key(Qt.Key.Key_Return)

    assert study.page.region == named[0]
    assert study.page.body.scene.lit == ((named[0], "left"), (named[0], "right"))


def test_a_click_on_the_body_opens_what_lies_there(study: Study, shared_art: BodyArt) -> None:
    inside = shared_art.path(("deltoid", "left")).boundingRect().center()
    view = study.page.body.drawing_to_view()

    QTest.mouseClick(study.page.body, Qt.MouseButton.LeftButton, pos=view.map(inside).toPoint())

    assert study.page.region == "deltoid"
    assert study.says("Musculus deltoideus, pars spinalis")


def test_finds_by_what_people_say(study: Study) -> None:
    QTest.keyClicks(study.page, "/")
    assert study.page.field.hasFocus()
    study.type("traps")
    assert study.page.body.scene.lit[0][0] == "trapezius_upper"

    study.key(Qt.Key.Key_Down)
    assert study.page.body.scene.lit[0][0] == "trapezius_middle"
    study.key(Qt.Key.Key_Return)

    assert study.page.region == "trapezius_middle"
    assert study.page.field.text() == ""
    assert study.page.body.hasFocus()


def test_says_so_when_nothing_is_found(study: Study) -> None:
    study.page.field.setFocus()
    study.type("kneecap")

    assert study.says("Nothing here is called “kneecap”")
    study.key(Qt.Key.Key_Return)
    assert study.page.region == ""


def test_every_fact_is_told_with_its_source(study: Study, shared_art: BodyArt) -> None:
    for region in shared_art.atlas.regions.values():
        study.page.open_region(region.id)
        told = (region.name, region.latin, region.attachments, region.action, region.nerve, region.find)
        for words in (*told, region.caution):
            assert study.says(words), (region.id, words)
        sources = [
            each.text
            for each in study.page.facts.findChildren(TextBlock)
            if each.isVisible() and each.text.startswith("Source: ")
        ]
        assert len(sources) == 5


def test_a_deep_muscle_brings_its_layer(study: Study) -> None:
    study.page.open_region("rhomboids")
    assert study.chosen_layer == "deep"
    study.page.open_region("deltoid")
    assert study.chosen_layer == "superficial"


def test_attachments_show_on_the_bones_and_go_again(study: Study) -> None:
    study.page.open_region("rhomboids", "left")
    study.click("Show on the bones")
    study.settle()

    assert study.layer == "bones"
    assert [mark.kind for mark in study.page.marks.marks] == ["from", "to"]
    assert study.page.marks.isVisible()
    assert study.says("From: tips of C7 to T5")
    study.click("Show on the bones")
    study.settle()
    assert study.layer == "deep"
    assert not study.page.marks.isVisible()


def test_landmarks_light_one_after_another(study: Study, landmarks: Landmarks) -> None:
    study.page.open_region("trapezius_upper")
    names = []
    for number, stop in enumerate(landmarks.walks["trapezius_upper"], start=1):
        assert study.page.act("press")
        study.settle()
        names.append(study.page.marks.marks[-1].name)
        assert len(study.page.marks.marks) == number
        assert study.says(f"{number} of 3 · {stop.words}")
    assert names == ["C7", "Shoulder tip", "The roll on top"]

    study.click("From the beginning")
    assert [mark.name for mark in study.page.marks.marks] == ["C7"]
    study.page.act("previous")
    assert study.page.marks.marks[-1].name == "The roll on top"


def test_a_technique_shows_its_hands_only_while_it_is_chosen(study: Study) -> None:
    study.page.open_region("trapezius_upper")
    study.settle()
    assert study.beats.planned is None  # what is read stands still

    study.click("Lift and roll")

    assert study.page.body.scene.technique == "lift_and_roll"
    assert study.says("petrissage")
    assert study.beats.planned is not None
    study.click("Lift and roll")
    study.settle()
    assert study.page.body.scene.technique == ""
    assert study.beats.planned is None


def test_layers_by_chip_and_key(study: Study) -> None:
    study.click("Layer: Bones")
    assert study.layer == "bones"
    study.page.act("layers")
    assert study.layer == "skin"


def test_zones_to_keep_off(study: Study) -> None:
    study.click("Zones to keep off")
    assert "no_go_spine" in study.page.body.scene.zones
    study.page.open_region("deltoid")
    assert "no_go_armpit" in study.page.body.scene.zones
    study.click("Zones to keep off")
    assert study.page.body.scene.zones == ()


def test_escape_leaves_the_innermost_first(study: Study) -> None:
    study.page.open_region("trapezius_upper")
    study.page.show_bones(True)

    assert study.page.escape()
    assert study.page.marks.marks == ()
    assert study.page.region == "trapezius_upper"
    assert study.page.escape()
    assert study.page.region == ""
    assert not study.page.escape()
    with study.qtbot.waitSignal(study.page.closed):
        study.page.act("escape")


def test_escape_clears_the_search(study: Study) -> None:
    study.page.field.setFocus()
    study.type("lats")
    study.key(Qt.Key.Key_Escape)
    assert study.page.field.text() == ""
    study.key(Qt.Key.Key_Escape)
    assert study.page.body.hasFocus()


def test_the_steps_are_read_and_the_picture_follows(study: Study, routine: Routine) -> None:
    study.click("The steps")
    numbers = [step.id for step in routine.steps]
    at = numbers.index("lift-and-roll")
    for _ in range(at):
        assert study.page.act("next")

    assert study.page.steps.step.id == "lift-and-roll"
    assert study.page.body.scene.technique == "lift_and_roll"
    assert study.page.area.verticalScrollBar().value() == study.page.steps.go_to(at)

    study.page.area.verticalScrollBar().setValue(0)
    assert study.page.steps.current == 0


def test_the_last_steps_can_be_reached(study: Study, routine: Routine) -> None:
    study.page.show_tab("steps")
    for _ in routine.steps:
        study.page.act("next")
    assert study.page.steps.current == len(routine.steps) - 1


def test_a_region_named_in_a_step_opens_its_facts(study: Study) -> None:
    study.page.show_tab("steps")
    study.click("Upper trapezius")
    assert study.page.region == "trapezius_upper"
    assert study.says("Musculus trapezius, pars descendens")


def test_pointing_names_a_region(study: Study, shared_art: BodyArt) -> None:
    inside = shared_art.path(("infraspinatus", "right")).boundingRect().center()
    study.page.walk.point_at(QPointF(study.page.body.drawing_to_view().map(inside)))
    assert study.page.walk.now == ("infraspinatus", "right")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 150])
def test_everything_fits_its_room(study: Study, size: tuple[int, int], text: int) -> None:
    page = study.page
    page.resize(*size)
    page.set_look(Look.fitting(DARK, QSize(*size), text))
    for tab in ("body", "facts", "steps"):
        if tab == "facts":
            page.open_region("upper_spine")
            page.show_bones(True)
            page.play("glide")
        else:
            page.show_tab("steps" if tab == "steps" else "body")
        assert page.area.height() > page.height() * 0.25
        assert page.body.height() > page.height() * 0.25
        for button in page.findChildren(QAbstractButton):
            if button.isVisible() and button.parentWidget() is page:
                assert page.rect().contains(button.geometry()), button.accessibleName()
                assert button.width() >= button.sizeHint().width(), button.accessibleName()
        for block in page.page.findChildren(TextBlock):
            if block.isVisible() and block.text:
                assert block.height() >= block.height_for(block.width()), block.text
                assert block.geometry().right() <= page.area.viewport().width()


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_every_theme_paints_marks_and_facts(study: Study, theme: ThemeName) -> None:
    page = study.page
    page.set_look(Look.fitting(THEMES[theme], QSize(1280, 800), motion=False))
    page.open_region("levator_scapulae")
    page.setUpdatesEnabled(True)
    without = page.grab().toImage()

    page.show_bones(True)

    assert page.grab().toImage() != without


def test_all_that_takes_the_keys_has_a_name(study: Study) -> None:
    study.page.open_region("trapezius_upper")
    for widget in study.page.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.parentWidget() is not None:
            assert widget.accessibleName(), widget
