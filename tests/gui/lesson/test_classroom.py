# SPDX-License-Identifier: MIT
"""A lesson has two windows that show one moment, and ends with both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from massage_trainer import settings as kept
from massage_trainer.gui.lesson.audience import AudienceWindow
from massage_trainer.gui.sheet import KeySheet
from massage_trainer.lesson import Plan
from massage_trainer.problems import Refused
from tests.gui.conftest import Open
from tests.gui.probes import Trainer


@pytest.fixture
def lesson(opened: Open) -> Trainer:
    trainer = opened(painted=True)
    trainer.click("Teach a class")
    assert trainer.page == "teach"
    return trainer


def class_window(trainer: Trainer) -> AudienceWindow:
    room = trainer.window.classroom
    assert room is not None
    assert room.window is not None
    return room.window


def seen(trainer: Trainer) -> QImage:
    return class_window(trainer).grab().toImage()


def test_it_begins_paused_with_the_class_at_the_first_step(lesson: Trainer) -> None:
    assert lesson.moment.paused
    assert class_window(lesson).isVisible()
    part = lesson.moment.part
    assert part is not None
    assert class_window(lesson).stage.prompt.text == part.step.prompt


def test_what_waits_for_a_condition_waits_for_the_teacher(lesson: Trainer) -> None:
    session = lesson.window.conductor.session
    assert session is not None
    assert not session.caps


def test_both_windows_show_the_same_step_and_second(lesson: Trainer) -> None:
    lesson.press("F5")
    lesson.press("Right", times=7)
    for seconds in (8.0, 1.0, 4.0):
        lesson.advance(seconds)
        small, large = lesson.window.console.stage, class_window(lesson).stage
        assert small.prompt.text == large.prompt.text
        assert small.ring.text == large.ring.text


def test_names_stand_alike_in_both_windows(lesson: Trainer) -> None:
    lesson.press("F5")
    named = 0
    for _ in range(16):
        lesson.press("Right")
        lesson.advance(1)
        if lesson.page != "teach":
            break
        small, large = lesson.window.console.stage.body, class_window(lesson).stage.body
        back = small.drawing_to_view().inverted()[0] * large.drawing_to_view()
        assert len(small.marks.placed) == len(large.marks.placed)
        for one, other in zip(small.marks.placed, large.marks.placed, strict=True):
            named += 1
            assert (one.text, one.label) == (other.text, other.label)
            assert (back.map(one.pill.center()) - other.pill.center()).manhattanLength() < 1
    assert named > 0


def test_black_covers_the_class_and_the_lesson_goes_on(lesson: Trainer) -> None:
    lesson.press("F5")
    lesson.press("Right", times=7)
    lesson.advance(8)
    left = lesson.moment.left
    lesson.press("B")
    lesson.advance(1)
    picture = seen(lesson)
    assert picture.pixelColor(picture.rect().center()).lightness() == 0
    assert lesson.moment.left == pytest.approx(left - 1)
    lesson.press("Esc")
    lesson.advance(1)
    assert lesson.page == "teach", "Escape never ends a lesson"
    picture = seen(lesson)
    assert picture.pixelColor(3, 3).lightness() > 200


@pytest.mark.parametrize("times", [1, 2, 5])
def test_escape_never_ends_a_lesson(lesson: Trainer, times: int) -> None:
    lesson.press("Esc", times=times)

    assert lesson.page == "teach"
    assert class_window(lesson).isVisible()


def test_frozen_the_class_keeps_its_step(lesson: Trainer) -> None:
    lesson.press("F5")
    lesson.press("Right", times=7)
    lesson.advance(8)
    before = class_window(lesson).stage.prompt.text
    lesson.press("F")
    lesson.advance(200)
    assert class_window(lesson).stage.prompt.text == before
    lesson.press("F")
    part = lesson.moment.part
    assert part is not None
    assert class_window(lesson).stage.prompt.text == part.step.prompt


def test_the_classs_colours_and_distance_are_its_own(opened: Open) -> None:
    trainer = opened(painted=True, theme="dark", audience_theme="light")
    trainer.click("Teach a class")
    assert seen(trainer).pixelColor(2, 2).lightness() > 200
    size = class_window(trainer).stage.prompt_px
    trainer.window.change(audience_theme="dark", back_row=4.0)
    assert seen(trainer).pixelColor(2, 2).lightness() < 60
    assert class_window(trainer).stage.prompt_px < size


def test_a_screen_once_chosen_is_remembered(opened: Open, home: Path) -> None:
    trainer = opened(painted=True)
    trainer.click("Teach a class")
    trainer.window._do("audience_windowed")
    assert trainer.window.classroom is not None
    trainer.window.close()

    assert kept.load(home).settings.audience_windowed


def test_a_picture_that_was_closed_comes_back_with_the_large_button(lesson: Trainer) -> None:
    room = lesson.window.classroom
    assert room is not None
    assert room._screens is not None
    room._screens._open, room._screens._shut = False, True
    class_window(lesson).hide()
    room._tell_page()
    blank = lesson.window.console.blank
    assert blank.text() == "Show it again in a window"
    assert not lesson.window.console._screens.shown
    blank.click()

    assert class_window(lesson).isVisible()
    assert blank.text() == "Blank (B)"


def test_a_window_asked_for_on_the_command_line_is_not_remembered(opened: Open, home: Path) -> None:
    trainer = opened(painted=True)
    trainer.window.teach("upper-back-short", windowed=True)
    room = trainer.window.classroom
    assert room is not None
    assert room._screens is not None
    assert room._screens.windowed
    trainer.window.close()

    assert not kept.load(home).settings.audience_windowed


def test_a_lesson_has_the_pace_of_its_routine_and_leaves_that_of_practice_alone(
    opened: Open, home: Path
) -> None:
    trainer = opened(pace=1.5, mode="manual")
    trainer.window.teach("upper-back-short", windowed=True)
    session = trainer.window.conductor.session
    assert session is not None
    assert (session.pace, session.mode) == (1.0, "auto")
    trainer.press("+")
    trainer.window._set_mode("manual")
    trainer.window.close()

    saved = kept.load(home).settings
    assert (saved.pace, saved.mode, saved.class_mode) == (1.5, "manual", "manual")
    again = opened()
    again.window.teach("upper-back-short", windowed=True)
    session = again.window.conductor.session
    assert session is not None
    assert (session.pace, session.mode) == (1.0, "manual")


# Going on with a lesson -------------------------------------------------------------------------------------


def taught_into_the_second_step(opened: Open) -> Trainer:
    """A lesson some seconds into its second step, with a planned end in half an hour."""
    trainer = opened()
    trainer.window.teach("upper-back-short", windowed=True)
    trainer.press("F5")
    trainer.press("Right")
    trainer.window.console._plan = Plan(trainer.window.conductor.now() + 1800)
    trainer.press("+")
    trainer.advance(9)
    return trainer


@pytest.mark.parametrize("how", ["closed", "left", "crashed"])
def test_a_lesson_that_stopped_is_offered_and_goes_on_before_the_class(opened: Open, how: str) -> None:
    trainer = taught_into_the_second_step(opened)
    left = trainer.moment
    if how == "closed":
        trainer.window.close()
    elif how == "left":
        trainer.window.go_home()
    trainer.window._keeper.settle()
    again = trainer if how == "left" else opened()
    assert "Go on teaching" in again.window.home.offer.text
    again.click("Go on")

    assert again.page == "teach"
    assert class_window(again).isVisible()
    now = again.moment
    assert now.part is not None
    assert left.part is not None
    assert (now.index, now.part.step.id, now.paused) == (left.index, left.part.step.id, True)
    assert now.into == pytest.approx(left.into, abs=5.1 if how == "crashed" else 0.1)
    assert class_window(again).stage.prompt.text == now.part.step.prompt
    session = again.window.conductor.session
    assert session is not None
    assert (session.pace, session.caps) == (1.05, False)
    plan = again.window.console.planned_end
    assert plan is not None
    assert plan - again.window.conductor.now() == pytest.approx(1791, abs=6)
    if how == "crashed":
        trainer.window.close()


@pytest.mark.parametrize("name", ["upper-back-short", "upper-back"])
def test_taught_anew_a_lesson_that_was_left_is_offered_until_one_is_begun(opened: Open, name: str) -> None:
    trainer = taught_into_the_second_step(opened)
    left = trainer.moment
    trainer.window.close()
    trainer.window._keeper.settle()
    again = opened()
    again.window.teach(name, windowed=True)
    toast, window = again.window.console.toast, class_window(again)

    assert (again.moment.index, again.moment.paused) == (0, True)
    assert toast.isVisible() == (name == "upper-back-short"), "another lesson is nothing to this one"
    if name == "upper-back":
        return
    assert left.part is not None
    assert left.part.step.name in toast.accessibleName()
    again.advance(60)
    assert toast.isVisible(), "a class comes in slowly"
    again.click("Go on there")

    assert not toast.isVisible()
    assert class_window(again) is window, "what the class looks at stays"
    assert (again.moment.index, again.moment.paused) == (left.index, True)
    assert again.moment.into == pytest.approx(left.into, abs=0.1)
    plan = again.window.console.planned_end
    assert plan is not None
    assert plan - again.window.conductor.now() == pytest.approx(1791, abs=6)
    again.press("F5")
    again.advance(3)
    assert again.moment.into == pytest.approx(left.into + 3, abs=0.2)


def test_whoever_cannot_go_on_there_is_told_why(opened: Open, tmp_path: Path) -> None:
    first = taught_into_the_second_step(opened)
    first.window.close()
    first.window._keeper.settle()
    again = opened()
    again.window.teach("upper-back-short", windowed=True)
    place = first.home / "bookmark.json"
    kept = json.loads(place.read_text())
    kept["routine"] = str(tmp_path / "gone.yaml")
    place.write_text(json.dumps(kept))
    again.click("Go on there")
    toast = again.window.console.toast

    assert toast.isVisible()
    assert toast.accessibleName() == "The place, or its routine, is gone."
    assert again.moment.index == 0


def test_a_lesson_begun_anew_is_what_is_kept(opened: Open) -> None:
    taught_into_the_second_step(opened).window.close()
    again = opened()
    again.window.teach("upper-back-short", windowed=True)
    again.press("F5")
    again.advance(5)

    assert not again.window.console.toast.isVisible()
    again.window.close()
    routine = again.window._routine
    assert routine is not None
    assert opened().window._keeper.of_lesson(routine) == routine.steps[0].name


def test_a_lesson_only_opened_takes_no_place_of_a_run(opened: Open) -> None:
    trainer = opened()
    trainer.click("Start")
    trainer.click("Yes, begin")
    trainer.advance(12)
    trainer.window.go_home()
    before = trainer.window.home.offer.text
    assert "Go on with" in before
    trainer.window.teach("upper-back-short", windowed=True)
    trainer.window.go_home()

    assert trainer.window.home.offer.text == before


def test_a_lesson_that_is_over_is_not_offered(opened: Open) -> None:
    trainer = taught_into_the_second_step(opened)
    last = len(trainer.window.console.timeline.parts) - 1
    trainer.window.conductor.do(lambda run, now: run.go_to(now, last).next(now))
    assert trainer.page == "end"
    trainer.window.close()

    assert not opened().window.home.offer.text


def test_a_lesson_left_for_the_preferences_is_kept_when_the_window_is_closed_there(opened: Open) -> None:
    trainer = taught_into_the_second_step(opened)
    trainer.press("Ctrl+,")
    trainer.window.close()

    assert "Go on teaching" in opened().window.home.offer.text


def test_leaving_the_lesson_closes_what_the_class_sees(lesson: Trainer) -> None:
    window = class_window(lesson)
    lesson.window.go_home()
    QApplication.processEvents()

    assert lesson.page == "home"
    assert not window.isVisible()
    assert lesson.window.classroom is not None
    assert lesson.window.classroom.window is None
    assert not lesson.shows("where you stopped"), "a lesson is no run to be resumed"


def test_one_touch_does_not_end_a_lesson_that_has_begun(lesson: Trainer) -> None:
    lesson.press("F5")
    lesson.press("Right", times=7)
    lesson.advance(4)
    lesson.window._do("home")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert lesson.page == "teach"
    assert class_window(lesson).isVisible()
    menu.actions()[1].trigger()
    menu.close()
    assert lesson.page == "home"


def test_a_class_whose_window_was_closed_is_said_to_see_nothing(opened: Open, qtbot: QtBot) -> None:
    trainer = opened(painted=True, audience_windowed=True)
    trainer.click("Teach a class")
    window = class_window(trainer)
    window.hide()
    window.closed.emit()
    qtbot.waitUntil(lambda: trainer.window.console.picture.state.word == "NOT SHOWN")


def test_a_finished_lesson_ends_for_both(lesson: Trainer) -> None:
    lesson.press("F5")
    session = lesson.window.conductor.session
    assert session is not None
    for _ in session.timeline.parts:
        lesson.advance(1)
        lesson.press("Right")
        lesson.advance(1)

    assert lesson.page == "end"
    assert lesson.window.classroom is not None
    assert lesson.window.classroom.window is None


def test_closing_the_console_closes_the_class(lesson: Trainer) -> None:
    window = class_window(lesson)
    lesson.window.close()

    assert not window.isVisible()


def test_a_lesson_can_be_begun_again(lesson: Trainer) -> None:
    lesson.window.go_home()
    lesson.click("Teach a class")

    assert class_window(lesson).isVisible()


def test_keys_of_a_lesson_stand_in_its_list_only(lesson: Trainer) -> None:
    lesson.press("?")
    sheet = lesson.window.findChild(KeySheet)
    assert sheet is not None
    assert "the picture black" in sheet.accessibleDescription()
    lesson.press("Esc")
    lesson.window.go_home()
    lesson.press("?")
    assert "the picture black" not in sheet.accessibleDescription()


def test_from_the_command_line_it_opens_without_questions(opened: Open) -> None:
    trainer = opened(painted=True)
    trainer.window.teach("upper-back-short", windowed=True)

    assert trainer.page == "teach"
    assert class_window(trainer).isVisible()
    with pytest.raises(Refused):
        trainer.window.teach("no-such-routine")


@pytest.mark.parametrize("name", ["display", "pace", "more", "screens"])
def test_each_menu_of_the_console_opens(lesson: Trainer, name: str) -> None:
    if not lesson.window.console.act(name):
        lesson.window._do(name)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()
    menu.close()
