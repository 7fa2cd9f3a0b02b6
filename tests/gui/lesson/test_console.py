# SPDX-License-Identifier: MIT
"""The teacher's page: what shows at a glance, what the class is kept from, and that the lesson goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.keys import KeyMap
from massage_trainer.gui.lesson.audience import AudienceStage
from massage_trainer.gui.lesson.console import ConsolePage
from massage_trainer.gui.lesson.console_menus import Screens
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES, ThemeName
from massage_trainer.pacing import Moment, Session, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.probes import Beats, Clock

STEPS = (
    Step("ready", "Get ready", phase="prepare", confirm=True),
    Step(
        "glide",
        "Spread the oil with long, slow strokes",
        title="Spread the oil",
        technique=("glide",),
        regions=("trapezius_upper", "trapezius_middle"),
        caution="Not into the armpit.",
        notes="Show how slowly a stroke can go.",
        why="Warm hands glide better.",
        mistake="Hurrying.",
        lead_in=5,
        time=60,
    ),
    Step(
        "hold",
        "Press gently and keep still until it softens",
        title="Hold the tight spots",
        technique=("hold",),
        regions=("trapezius_upper",),
        sides="each",
        notes="Lean, do not push.",
        lead_in=5,
        time=25,
        until="it feels softer",
        at_most=60,
    ),
    Step("knead", "Knead with slow palm circles", technique=("palm_knead",), regions=("trapezius",), time=90),
    Step("rest", "Rest both hands, then lift them away", phase="close", time=20),
)
READY, GLIDE, LEFT, RIGHT, KNEAD, REST = range(6)
SIZES = ((760, 560), (1024, 768), (1280, 800), (1920, 1080), (2560, 1080), (700, 1000), (3840, 2160))


class Teacher:
    """A teacher at the page: what they see and press."""

    def __init__(self, page: ConsolePage, conductor: Conductor, clock: Clock) -> None:
        self.page, self.conductor, self.clock = page, conductor, clock
        self.beats = Beats(conductor, clock)
        self.asked: list[str] = []
        self.drawn = 0
        page.asked.connect(self.asked.append)
        page.audience_changed.connect(self._draw)

    def _draw(self) -> None:
        self.drawn += 1

    def at(self, part: int, after: float = 0.0) -> Teacher:
        """The lesson runs, so many seconds into a part."""
        self.conductor.do(Session.resume)
        self.conductor.do(lambda run, now: run.go_to(now, part))
        self.advance(after)
        return self

    def advance(self, seconds: float) -> None:
        self.beats.advance(seconds)

    def do(self, *names: str) -> None:
        for name in names:
            assert self.page.act(name), f"“{name}” does nothing here"

    def press(self, key: Qt.Key) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.page, event)

    def move_pointer(self, over: QWidget | None = None) -> None:
        target = over or self.page
        at = QPointF(target.rect().center())
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, target.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)

    def click_at(self, at: QPointF) -> None:
        """A click on the page, or on what lies there and does not care."""
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            QEvent.Type.MouseButtonPress, at, self.page.mapToGlobal(at), left, left,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(self.page, event)

    @property
    def moment(self) -> Moment:
        moment = self.conductor.moment()
        assert moment is not None
        return moment

    @property
    def state(self) -> str:
        return self.page.picture.state.word

    @property
    def notes(self) -> list[str]:
        return [note.text for note in self.page.notes.sheet.notes]

    def menu(self) -> QMenu:
        found = [each for each in self.page.findChildren(QMenu) if each.isVisible()]
        assert found, "no menu is open"
        return found[0]

    def pick(self, *path: str) -> None:
        """Chooses in the menu that is open."""
        top = menu = self.menu()
        for number, text in enumerate(path, start=1):
            action = next((each for each in menu.actions() if each.text().split("\t")[0] == text), None)
            assert action is not None, f"no “{text}” among {[each.text() for each in menu.actions()]}"
            if number == len(path):
                action.trigger()
            else:
                below = action.menu()
                assert isinstance(below, QMenu)
                menu = below
        top.close()

    def offered(self) -> list[str]:
        menu = self.menu()
        found = [each.text().split("\t")[0] for each in menu.actions() if each.text()]
        menu.close()
        return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


def look(size: tuple[int, int], theme: ThemeName = "dark", text: int = 100, *, motion: bool = False) -> Look:
    return Look.fitting(THEMES[theme], QSize(*size), text, motion=motion)


@pytest.fixture
def teacher(qtbot: QtBot, clock: Clock, shared_art: BodyArt, atlas: Atlas) -> Iterator[Teacher]:
    """A teacher whose lesson has begun; nothing is painted."""
    conductor = Conductor(clock, clock.counting_sleep)
    # The time of day is ten o'clock (UTC) when the clock of the lesson says a thousand seconds.
    page = ConsolePage(
        conductor,
        shared_art,
        atlas,
        look((1280, 800)),
        wall_clock=lambda: 36_000.0 + clock.now - 1000.0,
    )
    conductor.setParent(page)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.setUpdatesEnabled(False)
    page.show()
    page.begin(Session(Timeline.of(Routine("r", "R", STEPS))))
    yield Teacher(page, conductor, clock)
    conductor.load(None)
    for name in ("pointer", "toast", "lesson clock"):
        conductor.wake_at(name, None)


# At a glance --------------------------------------------------------------------------------------------


def test_at_first_there_are_the_picture_the_notes_next_one_clock_and_blank(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    page = teacher.page

    shown = [page.picture, page.notes, page.coming, page.clock, page.blank]
    assert all(each.isVisible() for each in shown)
    assert not page.band.isVisible()
    assert not page.steps.isVisible()
    assert not page.take.isVisible()


def test_the_notes_of_the_step_are_said_with_its_place(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)

    assert teacher.page.notes.sheet.place == "Step 1 of 3"
    assert teacher.page.notes.sheet.name == "Spread the oil"
    assert teacher.notes == [
        "Not into the armpit.", "Show how slowly a stroke can go.", "Hurrying.", "Warm hands glide better."
    ]  # fmt: skip


def test_next_says_what_comes_and_when(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    assert teacher.page.coming.words == ("Next in 45", "Hold the tight spots · partner’s left")
    teacher.advance(5)
    assert teacher.page.coming.words[0] == "Next in 40"


def test_what_waits_for_a_condition_waits_for_the_teacher(teacher: Teacher) -> None:
    teacher.at(LEFT, 10)
    assert teacher.page.coming.words[0] == "Next, when you say so · 20 left"
    teacher.advance(600)
    assert teacher.moment.index == LEFT
    assert teacher.page.coming.words[0] == "Next, when you say so (Space)"
    teacher.do("press")
    assert teacher.moment.index == RIGHT


def test_pausing_is_said(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("press")

    assert teacher.moment.paused
    assert teacher.page.coming.words[0] == "Paused, go on (Space) · next"


def test_every_moment_is_told_to_the_audience_and_can_be_drawn_there(
    teacher: Teacher, qtbot: QtBot, shared_art: BodyArt, atlas: Atlas
) -> None:
    stage = AudienceStage(shared_art, atlas, look((1280, 720)))
    qtbot.addWidget(stage)
    before = teacher.drawn
    teacher.at(GLIDE, 20)
    teacher.page.show_on(stage)

    assert teacher.drawn > before
    assert stage.prompt.text == teacher.page.stage.prompt.text == STEPS[1].prompt


# The clock ----------------------------------------------------------------------------------------------


def test_one_clock_goes_through_three_kinds(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massage_trainer.gui.lesson.lesson_clock.time.localtime", _utc)
    teacher.at(GLIDE, 20)
    seen = []
    for _ in range(4):
        seen.append(teacher.page.clock.reading)
        teacher.do("clock")

    assert [each.caption for each in seen] == ["left, about", "gone by", "time of day", "left, about"]
    assert seen[1].figures == "0:20"
    assert seen[2].figures == "10:00"
    assert seen[0] == seen[3]


def test_a_click_on_the_clock_switches_it_too(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    teacher.page.clock.click()

    assert teacher.page.clock.reading.caption == "gone by"


def test_pausing_does_not_shift_the_plan(teacher: Teacher) -> None:
    teacher.page.begin(
        teacher.conductor.session or Session(Timeline(())), planned_end=teacher.clock.now + 240
    )
    teacher.at(GLIDE, 1)
    assert teacher.page.clock.reading.keeps == "on time"
    teacher.do("press")
    teacher.advance(180)
    assert teacher.page.clock.reading.keeps == "3 min behind"


def test_paused_with_a_plan_it_wakes_up_once_a_minute_and_without_one_never(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("press")
    teacher.advance(10)
    assert teacher.beats.planned is None
    teacher.page._plan_for(teacher.page._wall_clock() + 600)
    assert teacher.beats.advance(600) in range(9, 12)


def test_a_planned_end_is_chosen_from_the_menu(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massage_trainer.gui.lesson.lesson_clock.time.localtime", _utc)
    teacher.at(GLIDE)
    assert teacher.page.clock.reading.plan == ""
    teacher.do("more")
    teacher.pick("Planned end", "10:10")
    assert teacher.page.clock.reading[2:] == ("6 min ahead", "planned end 10:10")
    teacher.do("more")
    teacher.pick("Planned end", "None")
    assert teacher.page.clock.reading.plan == ""


def _utc(seconds: float) -> Any:
    import time

    return time.gmtime(seconds)


# What the class sees ------------------------------------------------------------------------------------


def test_black_is_said_and_taken_back(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    teacher.do("blank")
    assert teacher.state == "BLACK"
    assert teacher.page.picture.state.says == "The class sees nothing. B brings it back"
    assert teacher.page.blank.text() == "Show again (B)"
    assert teacher.page.showing.veil == "black"
    teacher.do("blank")
    assert teacher.state == ""
    assert teacher.page.blank.text() == "Blank (B)"


def test_the_lesson_goes_on_behind_the_black(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("blank")
    teacher.advance(50)

    assert teacher.moment.index == LEFT
    assert teacher.page.notes.sheet.name == "Hold the tight spots"


def test_white_is_another_state(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("white")

    assert teacher.state == "WHITE"
    assert teacher.page.blank.text() == "Blank (B)"


def test_frozen_the_class_keeps_what_it_sees_while_the_lesson_goes_on(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze")
    teacher.advance(50)

    assert teacher.state == "FROZEN"
    assert teacher.moment.index == LEFT
    assert teacher.page.stage.prompt.text == STEPS[1].prompt
    when, what = teacher.page.coming.words
    assert when == "Unfrozen (F), the class sees"
    assert what == "Hold the tight spots · partner’s left · 25"
    assert teacher.page.picture.state.headline == "FROZEN 0:50"
    teacher.do("freeze")
    assert teacher.page.stage.prompt.text == STEPS[2].prompt
    assert teacher.state == ""


def test_how_long_it_has_been_frozen_counts_on_while_the_lesson_is_paused(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", "press")
    teacher.advance(0.1)

    assert teacher.beats.advance(3) <= 4, "one beat a second, and no more"
    assert teacher.page.picture.state.headline == "FROZEN 0:03"
    teacher.do("freeze")
    assert teacher.beats.advance(30) == 0


def test_frozen_next_and_previous_turn_only_the_teachers_page(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", "next", "next", "next")

    assert teacher.moment.index == GLIDE
    assert teacher.page.notes.sheet.name == "Knead with slow palm circles"
    assert teacher.page.notes.sheet.ahead == "Looking ahead: only you see this"
    teacher.do("previous")
    assert teacher.page.notes.sheet.place == "Step 2 of 3 · Partner’s right"
    teacher.do("previous", "previous")
    assert teacher.page.notes.sheet.ahead == "", "back where the lesson is, nothing is ahead"


def test_looking_ahead_ends_at_the_ends_of_the_routine(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", *["next"] * 9)
    assert teacher.page.notes.sheet.name == STEPS[4].prompt
    teacher.do(*["previous"] * 9)
    assert teacher.page.notes.sheet.name == "Get ready"


def test_unfrozen_the_class_sees_the_lesson_and_not_what_was_looked_at(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", "next", "next", "freeze")

    assert teacher.moment.index == GLIDE
    assert teacher.page.notes.sheet.name == "Spread the oil"
    assert not teacher.page.take.isVisible()


def test_the_class_can_be_taken_to_what_was_looked_at(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", "next")
    assert teacher.page.take.isVisible()
    teacher.press(Qt.Key.Key_Return)

    assert teacher.moment.index == LEFT
    assert teacher.state == ""
    assert teacher.page.stage.prompt.text == STEPS[2].prompt
    teacher.do("undo")
    assert teacher.moment.index == GLIDE


def test_what_the_lesson_has_come_to_is_not_ahead_any_more(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", "next")
    teacher.advance(50)

    assert teacher.moment.index == LEFT
    assert teacher.page.notes.sheet.ahead == ""
    assert teacher.state == "FROZEN"


def test_states_and_steps_are_told_to_a_screen_reader(
    teacher: Teacher, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Reader:
        """Stands for a screen reader that listens."""

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            told.append(event.message())

    monkeypatch.setattr("massage_trainer.gui.lesson.console.QAccessible", Reader)
    teacher.at(LEFT, 20).do("blank", "blank")

    assert told == [
        f"{STEPS[2].prompt}. Partner’s left",
        "BLACK. The class sees nothing. B brings it back",
        "Live",
    ]


def test_frozen_a_step_of_the_list_is_only_looked_at(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze")
    teacher.page.steps.chosen.emit(3)

    assert teacher.moment.index == GLIDE
    assert teacher.page.notes.sheet.name == "Knead with slow palm circles"


def test_unfrozen_a_step_of_the_list_is_gone_to_and_can_be_taken_back(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    teacher.page.steps.chosen.emit(3)
    assert teacher.moment.index == KNEAD
    assert teacher.page.toast.isVisible()
    teacher.page.toast.taken_back.emit()
    assert teacher.moment.index == GLIDE


def test_escape_leaves_one_thing_at_a_time_and_never_the_lesson(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("freeze", "next", "blank", "steps")
    assert teacher.page.escape()
    assert not teacher.page.steps.isVisible()
    assert teacher.page.escape()
    assert teacher.state == "FROZEN"
    assert teacher.page.notes.sheet.ahead, "black hid nothing from the teacher"
    assert teacher.page.escape()
    assert (teacher.state, teacher.page.notes.sheet.ahead) == ("", "")
    assert not teacher.page.escape()
    assert not teacher.moment.paused


def test_the_spotlight_goes_through_the_lit_regions_and_out(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    seen = []
    for _ in range(5):
        teacher.do("down")
        seen.append(teacher.page.showing.pinned)

    assert seen[-1] is None
    assert len(set(seen)) == 5
    teacher.do("up")
    assert teacher.page.showing.pinned == seen[-2]
    assert teacher.state == "SPOTLIGHT"
    assert teacher.page.picture.state.says.startswith("Middle trapezius, partner’s")
    assert teacher.page.escape()
    assert teacher.state == ""


def test_the_pointer_on_the_body_is_shown_to_the_class_once_it_stays(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    body = teacher.page.stage.body
    teacher.move_pointer(body)
    assert teacher.page.showing.spot is None, "it may only be on its way"
    teacher.clock.now += 0.5
    teacher.move_pointer(body)
    spot = teacher.page.showing.spot
    assert spot is not None
    at = teacher.page.stage.drawing_to_stage().map(QPointF(*spot))
    assert (at - QPointF(body.geometry().center())).manhattanLength() < 3
    assert teacher.state == "SPOTLIGHT"
    teacher.move_pointer(teacher.page.notes)
    assert teacher.page.showing.spot is None


def test_a_click_pins_the_spotlight_to_a_region_and_another_lets_it_go(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    stage = teacher.page.stage
    path = teacher.page._art.path(("trapezius_upper", "left"))
    inside = next(
        point
        for share in range(5, 100)
        if path.contains(point := path.pointAtPercent(share / 100) + QPointF(-0.5, 0.5) * 4)
        and teacher.page._art.region_at(point, "superficial") == ("trapezius_upper", "left")
    )
    at = teacher.page.mapFromGlobal(stage.mapToGlobal(stage.drawing_to_stage().map(inside)))
    teacher.click_at(at)
    assert teacher.page.showing.pinned == ("trapezius_upper", "left")
    assert teacher.page.picture.state.says == "Upper trapezius, partner’s left"
    teacher.click_at(at)
    assert teacher.page.showing.pinned is None


@pytest.mark.parametrize("name", ["blank", "partner_swap"])
def test_what_the_class_cannot_see_is_not_pointed_at(teacher: Teacher, name: str) -> None:
    teacher.at(GLIDE, 20).do(name)
    for _ in range(2):
        teacher.move_pointer(teacher.page.stage.body)
        teacher.clock.now += 0.5

    assert teacher.page.showing.spot is None


def test_the_spotlight_goes_out_with_its_step(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("down")
    teacher.advance(50)

    assert teacher.page.showing.pinned is None


def test_layers_for_the_class_are_said_and_come_round(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    seen = []
    for _ in range(4):
        teacher.do("layers")
        seen.append((teacher.page.showing.layer, teacher.state))

    assert [layer for layer, _ in seen] == ["skin", "deep", "bones", ""], "without what shows anyway"
    assert [state for _, state in seen] == ["LAYER"] * 3 + [""]


def test_no_picture_for_the_class_is_said_before_all_else(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("blank")
    teacher.page.set_audience("The projector is gone", seen=False)

    assert teacher.state == "NOT SHOWN"
    assert teacher.page.picture.state.says == "The projector is gone"


# Partners swap ------------------------------------------------------------------------------------------


def test_partners_swap_while_the_lesson_waits_and_begin_again(teacher: Teacher) -> None:
    teacher.at(KNEAD, 20).do("partner_swap")
    assert teacher.moment.paused
    assert teacher.page.showing.notice == "Swap places\nFirst: Spread the oil"
    assert teacher.state == "SWAP PLACES"
    assert teacher.page.coming.words == ("When everybody is ready (Space)", "Spread the oil")
    teacher.do("press")
    assert (teacher.moment.index, teacher.moment.paused) == (GLIDE, False)
    assert teacher.page.showing.notice == ""
    teacher.advance(5)
    teacher.do("undo")
    assert teacher.moment.index == KNEAD


def test_a_start_from_elsewhere_ends_the_swap_too(teacher: Teacher) -> None:
    teacher.at(KNEAD, 20).do("partner_swap")
    teacher.conductor.do(Session.resume)

    assert (teacher.moment.index, teacher.moment.paused) == (GLIDE, False)
    assert (teacher.page.showing.notice, teacher.state) == ("", "")


def test_to_swap_places_the_class_must_read_it(teacher: Teacher) -> None:
    teacher.at(KNEAD, 20).do("freeze", "next", "partner_swap")
    assert teacher.state == "SWAP PLACES"
    assert teacher.page.showing.frozen is None
    assert teacher.page.stage.notice.words == "Swap places\nFirst: Spread the oil"
    assert not teacher.page.take.isVisible()
    teacher.do("freeze")
    assert teacher.page.showing.frozen is None, "what the class has to do now must not be kept from it"
    assert "go on first" in teacher.page.toast.accessibleName()
    teacher.do("press")
    assert teacher.page.stage.notice.words == ""


@pytest.mark.parametrize("how", ["partner_swap", "previous", "escape"])
def test_a_swap_by_mistake_is_taken_back(teacher: Teacher, how: str) -> None:
    teacher.at(KNEAD, 20).do("partner_swap")
    teacher.advance(30)
    assert teacher.page.escape() if how == "escape" else teacher.page.act(how)

    assert (teacher.moment.index, teacher.moment.paused) == (KNEAD, False)
    assert teacher.moment.into == pytest.approx(20, abs=0.1)
    assert teacher.page.showing.notice == ""


def test_repeat_from_a_step_goes_there_now_and_after_each_swap(teacher: Teacher) -> None:
    teacher.at(KNEAD, 20).do("more")
    teacher.pick("Repeat from step", "2  Hold the tight spots")
    assert teacher.moment.index == LEFT
    teacher.at(KNEAD, 20).do("partner_swap")
    assert teacher.page.showing.notice == "Swap places\nFirst: Hold the tight spots · partner’s left"
    teacher.do("next")
    assert teacher.moment.index == LEFT


def test_a_step_chosen_during_the_swap_comes_first(teacher: Teacher) -> None:
    teacher.at(KNEAD, 20).do("partner_swap")
    teacher.page.steps.chosen.emit(4)
    assert teacher.page.coming.words[1] == STEPS[4].prompt
    assert teacher.moment.index == KNEAD
    teacher.do("press")
    assert teacher.moment.index == REST


def test_a_step_before_which_partners_swap_waits_for_it(teacher: Teacher) -> None:
    steps = (*STEPS[1:2], STEPS[3]._replace(swap=True), STEPS[4])
    teacher.page.begin(Session(Timeline.of(Routine("r", "R", steps))))
    teacher.at(0, 64)
    teacher.advance(3)
    assert (teacher.moment.index, teacher.moment.paused) == (1, True)
    assert teacher.page.showing.notice == "Swap places\nFirst: Knead with slow palm circles"
    teacher.advance(100)
    assert teacher.state == "SWAP PLACES"
    teacher.do("press")
    teacher.advance(3)
    assert (teacher.moment.index, teacher.moment.paused, teacher.state) == (1, False, "")


# A key or a menu away -----------------------------------------------------------------------------------


def test_the_controls_come_with_the_pointer_and_go_after_three_seconds(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    before = [each.geometry() for each in (teacher.page.picture, teacher.page.notes, teacher.page.clock)]
    teacher.move_pointer()
    assert teacher.page.band.isVisible()
    after = [each.geometry() for each in (teacher.page.picture, teacher.page.notes, teacher.page.clock)]
    assert after == before, "nothing moves for them"
    teacher.advance(3.1)
    assert not teacher.page.band.isVisible()


def test_the_pointer_counts_wherever_it_moves(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    for over in (teacher.page.picture, teacher.page.stage.body, teacher.page.notes, teacher.page.coming):
        teacher.move_pointer(over)
        assert teacher.page.band.isVisible(), over
        teacher.advance(3.1)


def test_the_controls_stay_while_paused(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("press")
    teacher.advance(60)

    assert teacher.page.band.isVisible()


def test_steering_is_that_of_practice(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20).do("shift_forward")
    assert teacher.moment.left == pytest.approx(35)
    teacher.do("shift_back", "faster", "mode")
    session = teacher.conductor.session
    assert session is not None
    assert (session.pace, session.mode) == (1.05, "manual")
    teacher.do("next", "next")
    assert teacher.moment.index == RIGHT
    teacher.advance(4)
    teacher.do("again")
    assert teacher.moment.into == 0


def test_what_only_the_window_can_do_it_asks_for(teacher: Teacher) -> None:
    teacher.at(GLIDE)
    for name in ("home", "pace", "swap_screens", "display", "keys"):
        assert not teacher.page.act(name)
    teacher.page.band.asked.emit("home")
    assert teacher.asked == ["home"]


def test_before_a_lesson_keys_do_nothing(
    qtbot: QtBot, clock: Clock, shared_art: BodyArt, atlas: Atlas
) -> None:
    conductor = Conductor(clock)
    page = ConsolePage(conductor, shared_art, atlas, look((1280, 800)))
    qtbot.addWidget(page)

    assert not page.act("blank")
    assert not page.escape()


def test_keys_are_named_as_they_are_set(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    teacher.page.set_keys(KeyMap({"freeze": ("Ctrl+F",)}, letters=False))
    assert teacher.page.blank.text() == "Blank (.)"
    teacher.do("freeze")
    assert teacher.page.coming.words[0].startswith("Unfrozen (Ctrl+F)")
    teacher.page.set_keys(KeyMap({"blank": (), "press": ()}))
    assert teacher.page.blank.text() == "Blank"


def test_screens_are_chosen_where_it_says_how_far_they_can_be_read(teacher: Teacher) -> None:
    chosen: list[str] = []
    wanted: list[tuple[str, object]] = []
    teacher.page.screen_chosen.connect(chosen.append)
    teacher.page.wanted.connect(lambda name, value: wanted.append((name, value)))
    teacher.page.set_class(THEMES["dark"], Screens(("LAPTOP", "BEAMER"), "BEAMER"))
    teacher.at(GLIDE).do("screens")
    assert "Readable to 9 m on a screen 1.5 m high" in teacher.offered()
    teacher.do("screens")
    teacher.pick("LAPTOP")
    teacher.do("screens")
    teacher.pick("Height of the picture", "2 m")
    teacher.do("screens")
    teacher.pick("In a window, to share it")
    assert (chosen, wanted, teacher.asked) == (["LAPTOP"], [("screen_height", 2.0)], ["audience_windowed"])


def test_the_end_is_told_and_the_pages_alarms_go_when_it_is_left(teacher: Teacher) -> None:
    ended: list[Moment] = []
    teacher.page.finished.connect(ended.append)
    teacher.at(REST, 15)
    teacher.move_pointer()
    teacher.advance(6)
    assert [moment.part for moment in ended] == [None]
    teacher.page.hide()
    assert teacher.beats.planned is None


def test_sleep_pauses_the_lesson_and_says_so(teacher: Teacher) -> None:
    teacher.at(GLIDE, 20)
    teacher.clock.slept += 1800
    teacher.advance(1.1)

    assert teacher.moment.paused
    assert "asleep" in teacher.page.toast.accessibleName()


def test_covered_or_frozen_nothing_asks_for_frames(teacher: Teacher) -> None:
    teacher.page.set_look(look((1280, 800), motion=True))
    teacher.page.set_class(THEMES["light"], Screens())
    teacher.at(GLIDE, 20)
    assert teacher.beats.advance(4, every=0.1) >= 40
    teacher.do("blank")
    assert teacher.beats.advance(0.4, every=0.1) >= 4, "the black eases in"
    assert teacher.beats.advance(4, every=0.1) <= 5
    teacher.do("blank", "freeze")
    teacher.advance(1)
    assert teacher.beats.advance(4, every=0.1) <= 5


# Laying out ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 150])
@pytest.mark.parametrize("ratio", [16 / 9, 4 / 3])
def test_everything_has_its_room_and_nothing_lies_on_another(
    teacher: Teacher, size: tuple[int, int], text: int, ratio: float
) -> None:
    page = teacher.page
    page.resize(*size)
    page.set_look(look(size, text=text))
    page.set_audience("On BEAMER", QSize(round(900 * ratio), 900))
    teacher.at(GLIDE, 20).do("freeze", "next")
    parts = [page.picture, page.notes, page.coming, page.clock, page.blank, page.take]
    boxes = [each.geometry() for each in parts]

    for number, box in enumerate(boxes):
        assert page.rect().contains(box), (parts[number], box)
        assert box.bottom() < page.band.geometry().top()
        for other in boxes[number + 1 :]:
            assert not box.intersects(other), (box, other)
    shown = page.stage.geometry()
    assert shown.width() / shown.height() == pytest.approx(ratio, rel=0.02)
    assert shown.width() >= 0.25 * size[0]
    assert page.clock.height() >= 60
    assert page.coming.height() >= page.coming.height_for(0.8)
    assert page.notes.type_size >= 15


def test_the_list_of_steps_leaves_the_controls_free(teacher: Teacher) -> None:
    teacher.at(GLIDE).do("steps")

    steps: QRect = teacher.page.steps.geometry()
    assert teacher.page.steps.isVisible()
    assert not steps.intersects(teacher.page.band.geometry())
    assert steps.contains(QPoint(1279, 300))
