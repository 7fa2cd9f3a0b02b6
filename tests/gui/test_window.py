# SPDX-License-Identifier: MIT
"""The main window: ways from page to page, what is remembered, what becomes of a run that was left."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from massage_trainer import bookmark, resources, settings
from massage_trainer.gui.controls import Button
from massage_trainer.gui.sheet import ReportSheet
from massage_trainer.history import History
from tests.gui.conftest import Open
from tests.gui.probes import STEPS, Trainer, accessible_tree, write_routine


def kept(home: Path) -> settings.Settings:
    return settings.load(home).settings


# From page to page --------------------------------------------------------------------------------------


def test_the_way_through_a_run(trainer: Trainer) -> None:
    assert trainer.page == "home"
    trainer.click("Start")
    assert trainer.page == "before"
    trainer.click("Yes, begin")
    assert trainer.page == "practise"
    assert not trainer.paused
    trainer.window.conductor.do(lambda run, now: run.go_to(now, len(run.timeline.parts) - 1))
    trainer.advance(1)
    trainer.press("Right")
    assert trainer.page == "end"
    trainer.click("Home")
    assert trainer.page == "home"


def test_the_last_second_leads_to_the_end_page(trainer: Trainer) -> None:
    trainer.run(part=5)
    trainer.advance(20.5)

    assert trainer.page == "end"
    assert trainer.planned is None


def test_once_more_asks_again(trainer: Trainer) -> None:
    trainer.run(part=5, after=1)
    trainer.press("Right")
    trainer.click("Once more")

    assert trainer.page == "before"


@pytest.mark.parametrize("key", ["F5", "Space"])
def test_the_first_page_starts_by_key_and_asks_first(trainer: Trainer, key: str) -> None:
    trainer.press(key)

    assert trainer.page == "before"


def test_looking_through_leads_to_a_run(trainer: Trainer) -> None:
    trainer.click("Look through it first")
    assert trainer.page == "look"
    trainer.click("Start")
    assert trainer.page == "before"


def test_home_pauses_and_offers_to_go_on(trainer: Trainer) -> None:
    trainer.run(part=1, after=25)
    trainer.move_pointer()
    trainer.click("Home")

    assert trainer.page == "home"
    assert trainer.shows("where you stopped")
    trainer.advance(4)
    assert trainer.planned is None
    trainer.click("Go on")
    assert (trainer.page, trainer.part) == ("practise", 1)
    assert trainer.paused
    assert trainer.shows(left=40)


# Escape -------------------------------------------------------------------------------------------------


def test_escape_closes_the_list_then_leaves_full_screen_and_never_quits(trainer: Trainer) -> None:
    trainer.run(part=1, after=10)
    trainer.press("F11")
    assert trainer.window.isFullScreen()
    trainer.move_pointer()
    trainer.click("Steps")
    trainer.press("Esc")
    assert not trainer.step_list_shows
    assert trainer.window.isFullScreen()
    trainer.press("Esc")
    assert not trainer.window.isFullScreen()
    trainer.press("Esc", times=3)
    assert trainer.window.isVisible()
    assert trainer.page == "practise"
    assert not trainer.paused


def test_escape_at_home_does_nothing(trainer: Trainer) -> None:
    trainer.press("Esc", times=3)

    assert trainer.window.isVisible()
    assert trainer.page == "home"


@pytest.mark.parametrize("button", ["Start", "Look through it first"])
def test_escape_leads_home_from_what_is_not_a_run(trainer: Trainer, button: str) -> None:
    trainer.click(button)
    trainer.press("Esc")

    assert trainer.page == "home"


def test_the_key_list_comes_over_everything_and_takes_the_keys(trainer: Trainer) -> None:
    trainer.run(part=1, after=10)
    trainer.press("?")
    trainer.press("Right")
    assert trainer.part == 1
    trainer.press("Esc")
    trainer.press("Right")
    assert trainer.part == 2


def test_full_screen_and_back_by_key(trainer: Trainer) -> None:
    for expected in (True, False):
        trainer.press("F11")
        assert trainer.window.isFullScreen() is expected
    trainer.press("F11", held=True)
    assert not trainer.window.isFullScreen()


def test_ctrl_q_closes_and_keeps_the_place(trainer: Trainer) -> None:
    trainer.run(part=1, after=25)
    trainer.press("Ctrl+Q")

    assert not trainer.window.isVisible()
    assert bookmark.load(trainer.home) is not None


# The bookmark -------------------------------------------------------------------------------------------


def test_the_place_is_kept_at_least_every_five_seconds(trainer: Trainer) -> None:
    trainer.run(part=1)
    for second in range(5, 60, 5):
        trainer.advance(5)
        trainer.window._keeper.settle()
        place = bookmark.load(trainer.home)
        assert place is not None
        assert place.step == "glide"
        assert second - (place.lead + place.worked) <= 5


def test_on_a_screen_that_became_smaller_the_window_is_in_view_again(trainer: Trainer) -> None:
    screen = QGuiApplication.primaryScreen()
    trainer.window.setGeometry(screen.geometry().right() - 20, 40, 900, 640)
    QApplication.processEvents()
    assert trainer.window.x() > 700
    screen.geometryChanged.emit(screen.geometry())

    assert trainer.window.x() < 100


def test_a_window_that_comes_back_where_no_screen_is_any_more_is_fetched(trainer: Trainer) -> None:
    trainer.window.setGeometry(5000, 4000, 700, 500)
    QApplication.processEvents()

    assert QGuiApplication.primaryScreen().geometry().intersects(trainer.window.geometry())


def test_closing_keeps_the_second_and_opening_offers_it(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=1, after=31.4)
    trainer.press("+", times=5)
    trainer.close()
    again = opened()

    assert again.shows("where you stopped, in “Spread the oil with long, slow strokes”?")
    again.click("Go on")
    assert again.paused
    assert again.moment.fraction == pytest.approx(26.4 / 60, abs=0.001)
    assert again.session.pace == 1.25
    again.advance(1)
    again.press("Space")
    again.advance(1)
    assert not again.paused
    assert again.part == 1


def test_a_wait_goes_on_waiting(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=2, after=45)
    trainer.close()
    again = opened()
    again.click("Go on")

    assert again.part == 2
    assert again.ring_says.startswith("+15")


def test_the_second_side_is_still_the_second(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=3, after=12)
    trainer.close()
    again = opened()
    again.click("Go on")

    assert again.part == 3
    assert again.shows("Partner’s right")


def test_a_finished_run_offers_nothing(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=5, after=10)
    trainer.advance(15)
    trainer.close()

    assert not opened().has_button("Go on")


def test_what_is_not_wanted_is_not_offered_again(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=1, after=20)
    trainer.close()
    second = opened()
    second.click("Not this one")
    assert not second.has_button("Go on")
    second.close()
    assert not opened().has_button("Go on")


def test_after_seven_days_nothing_is_offered(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=1, after=20)
    trainer.close()
    path = trainer.home / bookmark.FILE
    values = json.loads(path.read_text(encoding="utf-8"))
    for days, offered in ((6.9, True), (7.1, False)):
        aged = {**values, "saved_at": values["saved_at"] - days * 86400}
        path.write_text(json.dumps(aged), encoding="utf-8")
        window = opened()
        assert window.has_button("Go on") is offered
        window.close()
        path.write_text(json.dumps(values), encoding="utf-8")


def test_a_changed_text_offers_the_start_of_the_step(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=1, after=30)
    trainer.close()
    write_routine(trainer.home, title="A better routine")
    again = opened()

    assert again.shows("has changed. Go on from the start of")
    again.click("Go on")
    assert (again.part, again.moment.into) == (1, 0)


def test_a_step_that_is_gone_is_said_and_nothing_is_offered(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=1, after=30)
    trainer.close()
    write_routine(trainer.home, steps=[step for step in STEPS if step["id"] != "glide"])
    again = opened()

    assert again.shows("the step where you stopped is gone")
    assert not again.has_button("Go on")


def test_a_routine_that_is_gone_is_no_trouble(trainer: Trainer, opened: Open) -> None:
    trainer.run(part=1, after=30)
    trainer.close()
    (trainer.home / "routines" / "short.yaml").unlink()
    again = opened()

    assert again.page == "home"
    assert not again.has_button("Go on")
    assert again.has_button("Start")


def test_a_damaged_bookmark_is_set_aside(trainer: Trainer, opened: Open) -> None:
    trainer.close()
    (trainer.home / bookmark.FILE).write_text("{broken", encoding="utf-8")
    again = opened()

    assert not again.has_button("Go on")
    assert list(trainer.home.glob("bookmark.damaged-*")), "kept, not deleted"


# Settings -----------------------------------------------------------------------------------------------


def test_size_pace_mode_and_looks_are_remembered(trainer: Trainer, opened: Open) -> None:
    trainer.window.resize(1111, 777)
    trainer.click("How it looks")
    trainer.pick("Colours", "High contrast")
    trainer.click("How it looks")
    trainer.pick("I stand", "2 m away")
    trainer.run(part=1, after=2)
    trainer.press("+", times=4)
    trainer.move_pointer()
    trainer.click("Pace and mode")
    trainer.pick("Waits for you")
    trainer.close()

    assert (kept(trainer.home).pace, kept(trainer.home).mode) == (1.2, "manual")
    again = opened(size=(1111, 777))
    look = kept(trainer.home)
    assert look.window is not None
    assert (look.window.width, look.window.height) == (1111, 777)
    assert again.window._look.theme.name == "high_contrast"
    again.run(part=1, after=2)
    assert again.session.pace == 1.2
    assert again.session.mode == "manual"
    assert again.in_far_view == ["Long slow strokes"]


def test_the_window_comes_up_where_and_how_it_was(trainer: Trainer, opened: Open) -> None:
    trainer.press("F11")
    trainer.close()

    place = kept(trainer.home).window
    assert place is not None
    assert place.full_screen


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{not json", "The settings are damaged"),
        ('{"format": 99, "theme": "light"}', "newer version"),
        ('{"format": 1, "theme": "plaid"}', '“theme” cannot be used|"theme" cannot be used'),
        ("[" * 5000, "The settings are damaged"),
    ],
    ids=["broken", "newer", "strange", "deep"],
)
def test_settings_that_cannot_be_used_are_said_and_lost_by_nobody(
    home: Path, opened: Open, text: str, says: str
) -> None:
    (home / settings.FILE).write_text(text, encoding="utf-8")
    trainer = opened()

    assert any(trainer.shows(words) for words in says.split("|"))
    assert trainer.has_button("Start")
    trainer.close()
    left = [path.read_text(encoding="utf-8") for path in home.glob("settings*")]
    assert text in left or "strange" in text or "plaid" in text


def test_settings_of_a_newer_version_stay_as_they_are(home: Path, opened: Open) -> None:
    text = '{"format": 99, "theme": "light", "hue": 7}'
    (home / settings.FILE).write_text(text, encoding="utf-8")
    trainer = opened()
    trainer.click("How it looks")
    trainer.pick("Colours", "Light")
    trainer.close()

    assert (home / settings.FILE).read_text(encoding="utf-8") == text


def test_what_a_later_version_may_add_is_kept(home: Path, opened: Open) -> None:
    (home / settings.FILE).write_text('{"format": 1, "hue": 7}', encoding="utf-8")
    opened().close()

    assert json.loads((home / settings.FILE).read_text(encoding="utf-8"))["hue"] == 7


def test_where_nothing_can_be_written_the_massage_goes_on(tmp_path: Path, opened: Open) -> None:
    home = tmp_path / "trainer"
    home.rmdir()
    home.write_text("a file where the folder should be", encoding="utf-8")
    trainer = opened()
    trainer.click("How it looks")
    trainer.pick("Colours", "Light")
    assert trainer.shows("could not be saved")
    assert trainer.window._look.theme.name == "light"
    trainer.click("Start")
    trainer.click("Yes, begin")
    trainer.advance(20)
    assert trainer.page == "practise"
    trainer.close()
    assert home.read_text(encoding="utf-8") == "a file where the folder should be"


READ_ONLY = """
import sys
from pathlib import Path
from massage_trainer.gui.app import application, build
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.conductor import Conductor
app = application()
now = [0.0]
window = build(Path(sys.argv[1]), conductor=Conductor(lambda: now[0]), awake=Awake(wanted=False))
window.change(theme="light")
print(window.home.trouble.text)
window.home.begin()
window.begin()
now[0] = 30.0
window.conductor.tell()
print(window.page, window.conductor.session.paused)
window.close()
print([path.name for path in Path(sys.argv[1]).iterdir()])
"""
# The administrator may write everywhere, also in a folder that can only be read. Without these two rights
# (CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, dropped by prctl's PR_CAPBSET_DROP) it is as for anybody else.
AS_ANYBODY = """
import ctypes, os, sys
if os.getuid() == 0:
    for right in (1, 2):
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="rights are another matter there")
def test_a_folder_that_can_only_be_read_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", AS_ANYBODY, READ_ONLY, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    folder.chmod(0o755)

    assert done.returncode == 0, done.stderr
    assert "could not be saved: the folder may not be written to" in done.stdout
    assert done.stdout.splitlines()[-2:] == ["practise False", "[]"]


# Looks --------------------------------------------------------------------------------------------------


def test_colours_follow_the_system_until_they_are_chosen(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a screen Qt knows no system colours to change; it can only be told that they have changed.
    hints = QGuiApplication.styleHints()
    for theme, scheme in (("light", Qt.ColorScheme.Light), ("dark", Qt.ColorScheme.Dark)):
        monkeypatch.setattr("massage_trainer.gui.window.system_theme", lambda now=theme: now)
        hints.colorSchemeChanged.emit(scheme)
        assert trainer.window._look.theme.name == theme
    trainer.click("How it looks")
    trainer.pick("Colours", "High contrast")
    monkeypatch.setattr("massage_trainer.gui.window.system_theme", lambda: "light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert trainer.window._look.theme.name == "high_contrast"


def test_a_page_that_was_hidden_takes_on_the_new_look(trainer: Trainer) -> None:
    trainer.run(part=1, after=2)
    trainer.window.go_home()
    trainer.click("How it looks")
    trainer.pick("Colours", "Light")
    trainer.click("Go on")

    assert trainer.window.practise.stage._look.theme.name == "light"


def test_single_letters_off_leave_the_rest(opened: Open) -> None:
    trainer = opened(single_letter_keys=False)
    trainer.run(part=1, after=20)
    for letter in "RILV":
        trainer.press(letter)
    assert trainer.body_line == ""
    assert trainer.window.practise.body.angle == 0
    assert trainer.moment.into == pytest.approx(20)
    trainer.press("Right")
    assert trainer.part == 2


def test_text_size_changes_at_once(trainer: Trainer) -> None:
    trainer.run(part=1, after=2)
    before = trainer.window.practise.stage._look.text_px("lead")
    trainer.press("Space")
    trainer.click("How it looks")
    trainer.pick("Size of text", "150 %")

    assert trainer.window.practise.stage._look.text_px("lead") > before


# Screen readers and keyboards ---------------------------------------------------------------------------


PAGES = ("home", "before", "look", "practise", "end")


def _go(trainer: Trainer, page: str) -> None:
    if page == "before":
        trainer.click("Start")
    elif page == "look":
        trainer.click("Look through it first")
    elif page in ("practise", "end"):
        trainer.run(part=5, after=3)
        trainer.press("Space")
        if page == "end":
            trainer.press("Right")
    assert trainer.page == page


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_can_be_used_has_a_name(trainer: Trainer, page: str) -> None:
    _go(trainer, page)
    widgets = [
        each
        for each in trainer.window.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [
        each
        for each in widgets
        if not (QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name))
        # The page itself takes the keys; its parts say what it is.
        and each is not trainer.window._pages.shown
        and each.objectName() != "qt_scrollarea_viewport"
    ]

    assert [type(each).__name__ for each in nameless] == []
    assert widgets


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_button(trainer: Trainer, page: str) -> None:
    _go(trainer, page)
    buttons = {each for each in trainer.window.findChildren(Button) if each.isVisible() and each.isEnabled()}
    reached: set[QWidget] = set()
    for _ in range(60):
        trainer.press("Tab")
        reached.add(trainer.focus)

    assert {each.accessibleName() or each.text() for each in buttons - reached} == set()


def test_a_screen_reader_finds_prompt_next_ring_and_buttons(trainer: Trainer) -> None:
    trainer.run(part=1, after=10)
    trainer.press("Space")
    names = [each.text(QAccessible.Text.Name) for each in accessible_tree(trainer.window)]

    for wanted in (
        "Spread the oil with long, slow strokes",
        "Hold the tight spots · partner’s left",
        "Body diagram",
        "Timeline",
        "Next",
        "Previous",
        "Steps",
    ):
        assert any(wanted in name for name in names), wanted
    assert any(name.startswith("55") for name in names), "the seconds"


def test_a_screen_reader_hears_which_regions_are_lit(trainer: Trainer) -> None:
    trainer.run(part=1, after=10)
    body = QAccessible.queryAccessibleInterface(trainer.window.practise.body)

    assert "Trapezius" in body.text(QAccessible.Text.Description)


def test_space_on_a_focused_button_presses_that_button(trainer: Trainer) -> None:
    trainer.run(part=1, after=10)
    trainer.press("Space")
    trainer.button("Steps").setFocus()
    trainer.press("Space")

    assert trainer.step_list_shows
    assert trainer.paused


# What goes wrong ----------------------------------------------------------------------------------------


def test_a_mishap_says_what_is_safe_and_has_the_report_ready(trainer: Trainer) -> None:
    trainer.run(part=1, after=10)
    trainer.window.mishap("report: it broke")
    assert trainer.shows("has been saved")
    trainer.click("Copy the report")
    assert QApplication.clipboard().text() == "report: it broke"
    assert not trainer.paused, "the routine goes on"
    trainer.press("Esc")
    trainer.press("Right")
    assert trainer.part == 2


def test_the_mishap_says_the_truth_about_the_place(trainer: Trainer) -> None:
    trainer.run(part=1, after=3.2)
    trainer.window.mishap("report")
    trainer.window._keeper.settle()
    place = bookmark.load(trainer.home)

    assert place is not None
    assert place.lead == pytest.approx(3.2, abs=0.1), "“has been saved” was said"


def test_a_tailored_run_goes_on_as_it_was_tailored(trainer: Trainer, opened: Open) -> None:
    trainer.click("Which side")
    trainer.pick("Partner’s left only")
    trainer.click("How much time I have")
    trainer.pick("I have 10 min")
    trainer.click("Start")
    trainer.click("Yes, begin")
    trainer.window.conductor.do(lambda run, now: run.go_to(now, 7))
    trainer.advance(12)
    before = trainer.moment
    trainer.close()
    again = opened()
    again.click("Go on")

    assert again.moment.into == pytest.approx(before.into, abs=0.01)
    assert again.moment.part == before.part
    assert again.session.timeline == trainer.session.timeline


def test_the_body_can_be_studied_and_left_again(trainer: Trainer) -> None:
    trainer.click("Explore the body")
    assert trainer.page == "explore"
    trainer.press("Esc", times=3)

    assert trainer.page == "home"


def test_mistakes_in_the_landmarks_are_told_and_nothing_else_is_lost(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(resources.folder("assets"), assets)
    file = assets / "landmarks.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("- role: from", "- role: form", 1), encoding="utf-8")
    folder = resources.folder
    monkeypatch.setattr(resources, "folder", lambda name: assets if name == "assets" else folder(name))
    trainer = opened()
    trainer.click("Explore the body")

    assert trainer.page == "home"
    assert trainer.shows("The body cannot be explored")
    sheet = trainer.window.findChild(ReportSheet)
    assert sheet is not None
    (line,) = sheet.report.splitlines()
    assert line.startswith(str(file))
    assert line.endswith('"role" cannot be "form" — did you mean "from"?')
    trainer.press("Esc")
    trainer.click("Start")
    assert trainer.page == "before"
    trainer.press("Esc")

    file.write_text(whole, encoding="utf-8")
    trainer.click("Explore the body")
    assert trainer.page == "explore"


def test_a_turned_picture_is_remembered_and_shown_in_the_preferences(opened: Open, home: Path) -> None:
    trainer = opened()
    trainer.run(part=1, after=3)
    trainer.press("V", times=2)
    trainer.close()

    assert settings.load(home).settings.turn == 180


def test_one_is_asked_and_finds_it_counted_on_coming_back(trainer: Trainer) -> None:
    trainer.click("Recall")
    assert trainer.page == "recall"
    trainer.press("Space")
    trainer.click("Show me")
    trainer.press("Esc")
    assert trainer.shows("A first look is a beginning.")
    trainer.press("Esc")
    assert trainer.page == "home"
    assert trainer.has_button("History")


def test_how_many_questions_is_kept_for_the_next_time(trainer: Trainer, opened: Open) -> None:
    trainer.click("Recall")
    trainer.click("5 questions")
    trainer.window.close()
    again = opened()
    again.click("Recall")
    assert again.button("5 questions").isChecked()


def test_closing_the_window_in_a_sitting_keeps_what_was_answered(trainer: Trainer, home: Path) -> None:
    trainer.click("Recall")
    trainer.press("Space")
    trainer.click("Show me")
    trainer.window.close()
    history = History(home)
    assert [each.grade for each in history.answers()] == ["again"]
    history.close()


def test_a_run_that_was_gone_on_with_and_ended_is_offered_no_more(opened: Open) -> None:
    trainer = opened()
    trainer.run(part=1, after=10)
    trainer.close()
    again = opened()
    again.click("Go on")
    again.window._end_here()
    assert again.page == "end"
    again.click("Home")
    assert not again.has_button("Go on")


def test_a_run_that_is_gone_on_with_knows_how_long_it_has_taken(opened: Open) -> None:
    trainer = opened()
    trainer.run(part=1, after=30)
    before = trainer.moment.elapsed
    assert before > 20
    trainer.close()
    again = opened()
    again.click("Go on")
    assert again.moment.elapsed == pytest.approx(before, abs=0.1)
