# SPDX-License-Identifier: MIT
"""The steps read as a text: what, where, why so, the mistake, how it should feel, and where from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer import resources
from massage_trainer.atlas import Atlas
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.explore_steps import RoutineChoice, StepsReading
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import DARK
from massage_trainer.library import Library
from massage_trainer.routine import Routine, Step


@pytest.fixture
def library(atlas: Atlas, tmp_path: Path) -> Library:
    return Library(resources.folder("routines"), tmp_path / "routines", atlas)


@pytest.fixture
def article(library: Library) -> Routine:
    return library.read(library.find("upper-back"))


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def reading(ground: QWidget, atlas: Atlas, article: Routine) -> StepsReading:
    made = StepsReading(atlas, Look(DARK), ground)
    made.show()
    made.tell(article)
    return made


def shown(widget: QWidget) -> list[str]:
    return [each.text for each in widget.findChildren(TextBlock) if each.isVisible() and each.text]


def test_every_step_says_all_it_has(reading: StepsReading, article: Routine) -> None:
    words = shown(reading)
    for step in article.steps:
        for said in (step.prompt, step.hands, step.body, step.caution, step.why, step.mistake, step.feel):
            assert not said or said in words, said


def test_every_step_says_where_it_comes_from(reading: StepsReading, article: Routine) -> None:
    words = shown(reading)
    own = [each for each in words if "Added by the trainer" in each]
    others = [each for each in words if f"of “{article.source}”" in each]
    assert len(own) == sum(step.added for step in article.steps)
    assert len(others) == sum(bool(step.origin) for step in article.steps)
    assert "Step 4 of 7 · From the article, step 6 of “How to Massage the Upper Back Muscles”" in words
    assert "Why so · added by the trainer" in words
    assert "Why so" not in words


def test_a_routine_that_follows_nothing_claims_nothing(reading: StepsReading, article: Routine) -> None:
    step = Step("glide", "Glide", why="Warm hands glide better.")
    reading.tell(article._replace(steps=(step,), source=""))
    words = shown(reading)
    assert "Why so" in words
    assert not any("trainer" in each or "article" in each for each in words)


def test_strokes_are_named_with_their_source(reading: StepsReading, atlas: Atlas) -> None:
    hold = atlas.techniques["hold"]
    words = shown(reading)
    at = words.index(f"{hold.name} ({hold.term})")
    assert words[at + 1] == f"Source: {hold.source}"


def test_places_can_be_asked_for(reading: StepsReading, qtbot: QtBot) -> None:
    button = next(each for each in reading.findChildren(QAbstractButton) if each.text() == "Upper trapezius")
    with qtbot.waitSignal(reading.asked) as heard:
        button.click()
    assert heard.args == ["trapezius_upper"]


@pytest.mark.parametrize("text", [100, 150])
def test_steps_follow_one_another(reading: StepsReading, article: Routine, text: int) -> None:
    high = reading.lay_out(Look.fitting(DARK, QSize(760, 560), text), 320)
    tops = [reading.go_to(number) for number in range(len(article.steps))]
    assert tops == sorted(set(tops))
    assert tops[-1] < high
    for number, top in enumerate(tops):
        assert reading.step_at(top) == number


def test_the_picture_shows_the_step(reading: StepsReading, article: Routine) -> None:
    at = [step.id for step in article.steps].index("lift-and-roll")
    reading.go_to(at)
    assert reading.step.id == "lift-and-roll"
    assert reading.scene(0.0).technique == "lift_and_roll"
    look = [step.id for step in article.steps].index("look-through")
    reading.go_to(look)
    assert len({reading.scene(second).technique for second in range(0, 48, 6)}) == 8


def test_another_routine_can_be_chosen(
    ground: QWidget, library: Library, article: Routine, qtbot: QtBot
) -> None:
    choice = RoutineChoice(library, Look(DARK), ground)
    choice.tell(article)
    choice.show()
    assert choice.accessibleName() == "Routine: Upper back massage"
    choice.offer()
    menu = choice.findChildren(QMenu)[0]
    titles = [action.text() for action in menu.actions()]
    assert titles == [entry.title for entry in library.listing().entries]

    with qtbot.waitSignal(choice.chosen) as heard:
        menu.actions()[1].trigger()
    menu.close()

    assert heard.args is not None
    assert heard.args[0].title == titles[1]


def test_a_routine_with_mistakes_says_so(ground: QWidget, library: Library, article: Routine) -> None:
    library.own.mkdir()
    (library.own / "bent.yaml").write_text("format: 1\ntitle: Bent\nsteps: 7\n")
    choice = RoutineChoice(library, Look(DARK), ground)
    choice.tell(article)
    choice.show()
    choice.offer()
    menu = choice.findChildren(QMenu)[0]
    next(action for action in menu.actions() if action.text() == "Bent").trigger()
    menu.close()
    assert choice.text() == "“bent” has mistakes"
