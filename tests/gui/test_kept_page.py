# SPDX-License-Identifier: MIT
"""A start shows at once what the first page showed, to the pixel, and reads after that what it is of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.first_page import FILE
from massage_trainer.gui.app import build
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.content import Content
from massage_trainer.problems import Place, Problem, Refused
from tests.gui.conftest import Open
from tests.gui.probes import STEPS, Trainer, write_past, write_routine

SIZE = (1280, 800)


class Counted(Content):
    """Remembers what was asked of it."""

    @property
    def was_read(self) -> bool:
        """Whether facts, drawing or routines have been read."""
        return bool({"atlas", "art", "library"} & set(vars(self)))


def closed(trainer: Trainer) -> None:
    """Ends the program as its cross does."""
    trainer.close()
    trainer.window.keep_first_page()


def shot(trainer: Trainer) -> QImage:
    """The window's pixels, with no turn of the event loop."""
    trainer.window.setUpdatesEnabled(True)
    return trainer.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def once(opened: Open, home: Path) -> Path:
    """A folder in which the program was opened, and closed again."""
    closed(opened(size=SIZE))
    return home / FILE


def test_the_first_picture_is_there_before_anything_is_read(once: Path, opened: Open, home: Path) -> None:
    content = Counted(home)
    trainer = opened(size=SIZE, content=content)
    first = shot(trainer)

    assert once.exists()
    assert trainer.window.home.is_kept
    assert not content.was_read
    assert trainer.shows("Upper back massage", "about 15 min", "7 steps with your hands")

    trainer.paint()
    assert not trainer.window.home.is_kept
    assert content.was_read
    assert trainer.window.home.body.scene.lit
    assert trainer.window.home.others.count() == 1
    second, others = shot(trainer), trainer.window.home.others.geometry()
    for picture in (first, second):
        painter = QPainter(picture)
        painter.fillRect(others, QColor("black"))  # the one thing that comes later
        painter.end()
    assert second == first, "all else stays as it was, to the pixel"


def test_a_window_that_fills_its_screen_waits_until_it_does(
    once: Path, opened: Open, home: Path, qtbot: QtBot
) -> None:
    content = Counted(home)
    window = build(home, content=content, awake=Awake(wanted=False))
    qtbot.addWidget(window)
    window.setUpdatesEnabled(False)
    window.resize(1000, 700)
    window.setWindowState(Qt.WindowState.WindowMaximized)
    window.show()
    assert window.home.is_kept

    window.resize(*SIZE)
    assert window.home.is_kept
    assert not content.was_read


def test_whoever_is_quicker_than_the_reading_is_served(once: Path, opened: Open) -> None:
    trainer = opened(size=SIZE)
    assert trainer.window.home.is_kept

    trainer.click("Start")

    assert not trainer.window.home.is_kept
    assert trainer.shows("Yes, begin")


@pytest.mark.parametrize("button", ["Look through it first", "Teach a class", "Explore the body", "Recall"])
def test_every_way_from_there_is_open_at_once(button: str, once: Path, opened: Open) -> None:
    trainer = opened(size=SIZE)
    assert trainer.window.home.is_kept

    trainer.click(button)

    assert trainer.window.page != "home"


def test_wishes_for_a_run_can_be_said_at_once(once: Path, opened: Open) -> None:
    trainer = opened(size=SIZE)
    trainer.click("How much time I have: Time as written")
    trainer.pick("I have 12 min")

    assert not trainer.window.home.is_kept
    assert trainer.shows("about 12 min")


def test_what_has_changed_since_is_read_first(once: Path, opened: Open, home: Path) -> None:
    before = once.read_bytes()
    write_routine(home, "upper-back", title="Another one")
    trainer = opened(size=SIZE)

    assert not trainer.window.home.is_kept

    closed(trainer)
    assert once.read_bytes() != before
    assert opened(size=SIZE).window.home.is_kept


def test_another_look_is_painted_first(once: Path, opened: Open) -> None:
    assert not opened(size=SIZE, theme="light").window.home.is_kept


def test_another_size_is_painted_first(once: Path, opened: Open) -> None:
    trainer = opened(size=(1400, 900))

    assert not trainer.window.home.is_kept
    assert trainer.window.home.body.size() == trainer.window.home.room_of_body(trainer.window.size()).size()


def test_a_look_that_changes_in_between_is_painted_at_once(once: Path, opened: Open) -> None:
    trainer = opened(size=SIZE)
    trainer.window.change(theme="high_contrast")

    assert not trainer.window.home.is_kept


def test_the_offer_to_go_on_is_kept_too(opened: Open) -> None:
    trainer = opened(size=SIZE)
    trainer.run(part=1, after=31.4)
    closed(trainer)

    again = opened(size=SIZE)
    assert again.window.home.is_kept
    assert again.shows("where you stopped, in “Spread the oil with long, slow strokes”?")
    again.click("Go on")
    assert again.window.page == "practise"


def test_an_offer_that_has_run_out_is_withdrawn_when_it_is_read(opened: Open, home: Path, once: Path) -> None:
    trainer = opened(size=SIZE, painted=True)
    trainer.window.home.offer_resume("Go on with something?")
    trainer.paint()

    assert not trainer.shows("Go on with something?")


def test_a_reason_that_holds_no_more_is_not_said_for_long(opened: Open, home: Path) -> None:
    trainer = opened(size=SIZE)
    trainer.run(part=1, after=5)
    trainer.close()
    write_routine(home, steps=STEPS[2:])
    trainer = opened(size=SIZE)
    assert trainer.shows("the step where you stopped is gone")
    closed(trainer)

    again = opened(size=SIZE, painted=True)
    assert again.window.home.is_kept
    again.window.home.notice("This was so a week ago.")
    again.paint()
    assert again.shows("the step where you stopped is gone")
    assert not again.shows("This was so a week ago.")


def test_an_offer_of_a_routine_that_lies_elsewhere_is_not_kept(
    opened: Open, tmp_path: Path, home: Path
) -> None:
    elsewhere = write_routine(tmp_path / "elsewhere")
    trainer = opened(size=SIZE)
    trainer.window.start(str(elsewhere))
    trainer.click("Yes, begin")
    trainer.press("Space")
    trainer.advance(30)
    closed(trainer)
    assert not (home / FILE).exists(), "nothing tells when it changes"

    assert opened(size=SIZE).shows("where you stopped")


def test_a_drawing_that_was_changed_meanwhile_is_not_kept(opened: Open, home: Path) -> None:
    content = Counted(home)
    trainer = opened(size=SIZE, content=content)
    content.found = "another day"
    closed(trainer)

    assert not (home / FILE).exists()


def test_the_history_is_offered_at_once_if_there_is_one(once: Path, opened: Open, home: Path) -> None:
    assert not opened(size=SIZE).has_button("History")
    write_past(home)
    trainer = opened(size=SIZE)

    assert trainer.window.home.is_kept
    assert trainer.has_button("History")


class Broken(Content):
    """Facts that cannot be read, though nothing of their files tells so."""

    @property
    def atlas(self) -> Atlas:
        """Refused."""
        raise Refused([Problem(Place("regions.yaml"), "broken")])


def test_what_turns_out_to_be_broken_ends_the_program_as_ever(once: Path, opened: Open, home: Path) -> None:
    trainer = opened(size=SIZE, content=Broken(home))
    painted: list[bool] = []
    trainer.window.painted.connect(lambda: painted.append(True))
    trainer.window.setUpdatesEnabled(True)
    trainer.paint()

    assert painted == [True]
    assert not trainer.window.isVisible()
    assert "broken" in str(trainer.window.refused)


def test_what_was_open_does_not_change_what_the_next_start_shows(opened: Open, home: Path) -> None:
    write_routine(home)
    trainer = opened(size=SIZE)
    trainer.window.start("short")
    closed(trainer)

    again = opened(size=SIZE)
    assert again.window.home.is_kept
    assert again.shows("Upper back massage")


def test_it_is_not_written_again_while_nothing_changes(once: Path, opened: Open) -> None:
    os.utime(once, ns=(1, 1))
    closed(opened(size=SIZE))

    assert once.stat().st_mtime_ns == 1


def test_a_routine_asked_for_by_name_is_opened_at_once(once: Path, opened: Open) -> None:
    trainer = opened(size=SIZE)
    trainer.window.start("upper-back-short")

    assert trainer.shows("Yes, begin")
    trainer.press("Escape")
    assert trainer.shows("Start")
    assert trainer.window.home.routine is not None
    assert trainer.window.home.routine.id == "upper-back-short"


def test_with_settings_that_cannot_be_read_everything_is_read(once: Path, opened: Open, home: Path) -> None:
    (home / "settings.json").write_text("{", encoding="utf-8")
    trainer = opened(size=SIZE)

    assert not trainer.window.home.is_kept
    assert trainer.shows("The settings are damaged")


def test_where_it_cannot_be_kept_the_program_ends_as_ever(opened: Open, home: Path) -> None:
    trainer = opened(size=SIZE)
    (home / FILE).mkdir()
    (home / FILE / "in the way").write_text("", encoding="utf-8")

    closed(trainer)

    assert not opened(size=SIZE).window.home.is_kept


def test_what_is_damaged_is_made_anew(once: Path, opened: Open) -> None:
    once.write_bytes(once.read_bytes()[:5000])
    trainer = opened(size=SIZE)
    assert not trainer.window.home.is_kept

    closed(trainer)
    assert opened(size=SIZE).window.home.is_kept
