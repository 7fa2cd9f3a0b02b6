# SPDX-License-Identifier: MIT
"""One is asked, answers with pointer or keys alone, and is told kindly; each answer is kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer import resources
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.diary import Diary
from massage_trainer.gui.keys import KeyMap
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.recall_page import RecallPage
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import DARK
from massage_trainer.history import Answer, History
from massage_trainer.library import Library
from massage_trainer.recall import KINDS, Kind
from massage_trainer.routine import Routine
from massage_trainer.storage import NotSavedError
from tests.gui.probes import Beats, Clock

NOON = 1_800_000_000.0
DAY = 86400.0


class Host(QWidget):
    """Hands the keys that the page leaves to it to the page's actions, as the program's window does."""

    page: RecallPage

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = KeyMap().action(event)
        if action is not None:
            self.page.act(action.name)


class Learner:
    """The page as somebody before it knows it. `wall` is the second of the day, for the history."""

    def __init__(self, page: RecallPage, diary: Diary, beats: Beats, qtbot: QtBot, routine: Routine) -> None:
        self.page, self.diary, self.beats, self.qtbot, self.routine = page, diary, beats, qtbot, routine
        self.wall = NOON

    def begin(self, length: int = 10) -> None:
        self.page.begin(self.routine, length)

    def at(self, phase: str) -> bool:
        """Whether the page is about to begin, asks, tells or is over."""
        return self.page.phase == phase

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.window().focusWidget() or self.page, key)

    def texts(self) -> list[str]:
        return [each.text for each in self.page.findChildren(TextBlock) if each.isVisible() and each.text]

    def says(self, words: str) -> bool:
        return any(words in each for each in self.texts())

    def remember(self, *items: str, grade: str = "good", days_ago: float = 30.0) -> None:
        """What was answered before."""
        history = self.diary.history
        for item in items:
            at = self.diary.now()._replace(utc=self.wall - days_ago * DAY)
            history.append_answer(Answer(item, "good" if grade == "good" else "again", at))

    def until(self, kind: Kind) -> None:
        """Has all that may be asked of a kind due today, and begins: nothing else is asked first."""
        items = [each for each in self.page._course.learnable if each.startswith(f"{kind}:")]
        self.remember(*items[:5])
        self.begin()
        self.page.act("press")
        assert self.page.question is not None
        assert self.page.question.kind == kind

    def wrong(self) -> str:
        question = self.page.question
        assert question is not None
        return next(option.id for option in question.options if option.id not in question.right)

    def right(self) -> str:
        assert self.page.question is not None
        return self.page.question.right[0]

    def number_of(self, option: str) -> Qt.Key:
        numbers = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
        ids = [row.option.id for row in self.page.column.answers.rows]
        return numbers[ids.index(option)]

    def kept(self) -> list[tuple[str, str]]:
        return [(each.item, each.grade) for each in self.diary.history.answers()]


@pytest.fixture
def learner(qtbot: QtBot, clock: Clock, shared_art: BodyArt, home: Path, tmp_path: Path) -> Iterator[Learner]:
    conductor = Conductor(clock, clock.counting_sleep)
    library = Library(resources.folder("routines"), tmp_path / "routines", shared_art.atlas)
    made: list[Learner] = []
    diary = Diary(home, lambda: made[0].wall if made else NOON)
    host = Host()
    page = host.page = RecallPage(conductor, shared_art, library, diary, Look(DARK), host, rng=Random(4))
    conductor.setParent(page)
    qtbot.addWidget(host)
    host.resize(1280, 800)
    page.resize(1280, 800)
    host.show()
    routine = library.read(library.find("upper-back"))
    made.append(Learner(page, diary, Beats(conductor, clock), qtbot, routine))
    made[0].begin()
    yield made[0]
    diary.close()


def test_who_has_learnt_nothing_yet_begins_with_a_few_new_places(learner: Learner) -> None:
    assert learner.at("start")
    assert learner.says("8 new today")
    assert learner.page.body.scene.lit, "the places it is about are lit"
    learner.key(Qt.Key.Key_Space)
    assert learner.at("ask")
    question = learner.page.question
    assert question is not None
    assert question.kind in ("find", "avoid", "technique")
    assert learner.says("new")


def test_a_whole_sitting_can_be_answered_with_the_keys(learner: Learner) -> None:
    learner.begin(5)
    learner.key(Qt.Key.Key_Space)
    for number in range(5):
        question = learner.page.question
        assert question is not None
        if question.kind == "find":
            learner.key(Qt.Key.Key_Down)
            for _ in learner.page.pointing.regions():
                if learner.page.pointing.now is not None and learner.page.pointing.now[0] == learner.right():
                    break
                learner.key(Qt.Key.Key_Down)
            learner.key(Qt.Key.Key_Return)
        else:
            learner.key(learner.number_of(learner.right()))
        assert learner.at("told")
        verdict = learner.page.verdict
        assert verdict is not None
        assert verdict.right
        assert len(learner.kept()) == number + 1
        learner.key(Qt.Key.Key_Space)
    assert learner.at("over")
    assert learner.says("5 of 5 known at once")
    assert {grade for _, grade in learner.kept()} == {"good"}


def test_a_click_is_judged_by_where_it_was(learner: Learner) -> None:
    learner.until("find")
    page = learner.page
    question = page.question
    assert question is not None
    beside = page.body.rect().topLeft() + QPoint(4, 4)
    QTest.mouseClick(page.body, Qt.MouseButton.LeftButton, pos=beside)
    assert learner.at("ask"), "beside the body nobody has pointed at anything"
    spine = page.body.drawing_to_view().map(QPointF(0.0, 150.0))
    QTest.mouseClick(page.body, Qt.MouseButton.LeftButton, pos=spine.toPoint())
    assert learner.at("told")
    verdict = page.verdict
    assert verdict is not None
    if not verdict.right:
        assert verdict.words.startswith(("That was", "Not quite"))
    learner.beats.advance(2.0)
    assert [mark.points for mark in page.marks.marks] != [], "where one pointed stays to be seen"
    learner.key(Qt.Key.Key_Space)
    learner.until("find")
    target = page.body.drawing_to_view().map(
        QPointF(*page._atlas.regions[learner.right()].outlines["right"].centre())
    )
    assert page.body.rect().contains(target.toPoint())


def test_the_names_of_what_is_to_be_found_are_not_told(learner: Learner) -> None:
    learner.until("find")
    page = learner.page
    learner.key(Qt.Key.Key_Down)
    lit = page.pointing.now
    assert lit is not None
    name = page._atlas.regions[lit[0]].name
    assert name not in page.pointing.name_of(lit)
    assert page.body.scene.labels == ()
    page.give(learner.right())
    assert page.body.scene.labels, "afterwards it is named"
    assert not page.body.walk or page.pointing.now is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("find", "say", "order")])
def test_a_wrong_answer_shows_the_right_one_and_comes_back(learner: Learner, kind: Kind) -> None:
    learner.until(kind)
    page = learner.page
    assert page.question is not None
    item, wrong, right = page.question.item, learner.wrong(), learner.right()
    learner.key(learner.number_of(wrong))
    states = {row.option.id: row.state for row in page.column.answers.rows}
    assert states[wrong] == "given"
    assert states[right] == "right"
    assert learner.kept()[-1] == (item, "again")
    assert not any(row.isEnabled() for row in page.column.answers.rows)
    asked = []
    for _ in range(page._sitting.length):
        learner.key(Qt.Key.Key_Space)
        if page.question is None:
            break
        asked.append(page.question.item)
        page.show_me()
        if learner.at("ask"):
            learner.key(Qt.Key.Key_Space)
            page.give("again")
    assert item in asked, "what was missed comes back in the same sitting"
    assert learner.at("over")
    assert learner.says("These come back soon")


def test_hands_are_shown_at_work_without_a_word(learner: Learner) -> None:
    learner.until("technique")
    page = learner.page
    assert page.body.scene.technique == learner.right()
    assert page.body.scene.labels == ()
    assert learner.beats.planned is not None
    assert learner.beats.planned < 0.05, "they move"
    page.set_look(Look(DARK, motion=False))
    page._conductor.tell()
    learner.beats.advance(1.0)
    assert learner.beats.planned is None, "with less motion nothing does"


def test_the_next_step_is_said_before_it_is_shown(learner: Learner) -> None:
    learner.until("say")
    page = learner.page
    assert page.question is not None
    assert not learner.says(page.question.reveal)
    assert page.column.answers.rows == ()
    page.give("good")
    assert learner.at("ask"), "nobody can grade what was not looked at"
    learner.key(Qt.Key.Key_Space)
    assert learner.says(page.question.reveal)
    item = page.question.item
    learner.key(Qt.Key.Key_2)
    assert learner.kept()[-1] == (item, "hard")
    assert learner.at("told")


def test_steps_are_put_in_order_by_pressing_them(learner: Learner) -> None:
    learner.until("order")
    page = learner.page
    question = page.question
    assert question is not None
    for option in question.right[:-1]:
        learner.key(learner.number_of(option))
    verdict = page.verdict
    assert verdict is not None, "the last one has only one place left"
    assert verdict.right
    assert [row.option.id for row in page.column.answers.rows] == list(question.right)


def test_a_step_pressed_again_gives_its_place_back(learner: Learner) -> None:
    learner.until("order")
    page = learner.page
    rows = page.column.answers.rows
    for number in (1, 2, 1):
        page.column.answers.press(number)
    assert [row.mark for row in rows] == [""] * len(rows), "and so do those that came after it"


def test_who_would_rather_see_it_is_shown_and_not_blamed(learner: Learner) -> None:
    learner.key(Qt.Key.Key_Space)
    page = learner.page
    assert page.other.isVisible()
    page.other.click()
    verdict = page.verdict
    assert verdict is not None
    assert verdict.grade == "again"
    assert not any(word in verdict.words.casefold() for word in ("wrong", "no,", "false"))
    assert learner.at("told")


def test_leaving_half_way_keeps_what_was_answered(learner: Learner) -> None:
    closed: list[bool] = []
    learner.page.closed.connect(lambda: closed.append(True))
    learner.key(Qt.Key.Key_Space)
    learner.page.show_me()
    learner.page.act("escape")
    assert learner.at("over")
    assert learner.says("A first look is a beginning.")
    assert len(learner.kept()) == 1
    learner.page.act("escape")
    assert closed == [True]


def test_leaving_before_the_first_answer_goes_back_to_the_beginning(learner: Learner) -> None:
    learner.key(Qt.Key.Key_Space)
    learner.page.act("escape")
    assert learner.at("start")
    assert learner.kept() == []


def test_when_nothing_is_due_it_says_when_something_will_be(learner: Learner) -> None:
    learner.remember(*learner.page._course.learnable, days_ago=0.0)
    learner.begin()
    assert learner.says("Nothing is due today.")
    assert learner.says("come")
    assert learner.page.other.text() == "Ask me all the same"
    learner.page.other.click()
    assert learner.at("ask")


def test_what_was_learnt_comes_back_another_day(learner: Learner) -> None:
    learner.remember("find:deltoid", days_ago=0.0)
    learner.begin()
    assert not learner.says("to be recalled today")
    learner.wall += 40 * DAY
    learner.begin()
    assert learner.says("1 to be recalled today.")


def test_who_has_done_enough_for_today_may_go_on_learning(learner: Learner) -> None:
    new = learner.page.waiting().new
    learner.remember(*new, days_ago=0.0)
    learner.begin()
    assert learner.says("Nothing is due today.")
    assert learner.page.other.text() == "Learn something new"
    learner.page.other.click()
    assert learner.at("ask")
    question = learner.page.question
    assert question is not None
    assert question.item not in new


def test_a_history_that_cannot_be_read_stops_nobody_from_learning(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(self: History, *, fold: bool = True) -> None:
        raise NotSavedError("The disk reported an error.")

    monkeypatch.setattr(History, "memories", unreadable)
    learner.begin()
    assert learner.says("The disk reported an error.")
    learner.key(Qt.Key.Key_Space)
    assert learner.at("ask")


def test_nothing_moves_while_a_question_waits(learner: Learner) -> None:
    learner.until("name")
    learner.beats.advance(3.0)
    assert learner.beats.planned is None


@pytest.mark.parametrize("size", [(760, 560), (1280, 800), (700, 1000), (1920, 1080)])
@pytest.mark.parametrize("kind", KINDS)
def test_everything_fits_and_nothing_lies_over_anything(
    learner: Learner, size: tuple[int, int], kind: Kind
) -> None:
    page = learner.page
    page.resize(*size)
    page.set_look(Look.fitting(DARK, QSize(*size)))
    learner.until(kind)
    if kind == "say":
        page.act("press")
    page.show_me()
    if kind == "say":
        page.give("again")
    column = page.column
    assert column.page.width() <= column.viewport().width()
    blocks = [each for each in column.page.findChildren(TextBlock) if each.isVisible() and each.height()]
    places = [each.geometry() for each in blocks] + (
        [column.answers.geometry()] if column.answers.rows else []
    )
    for number, one in enumerate(places):
        assert not any(one.intersects(other) for other in places[number + 1 :])
    assert page.rect().contains(page.go.geometry())
    assert not page.go.geometry().intersects(column.geometry())
    if kind != "order":
        assert column.page.height() <= column.height(), "what is told can be read without scrolling"


def test_a_number_of_questions_is_wished_for(learner: Learner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(learner.page.wanted) as wish:
        learner.page.column.lengths[20].click()
    assert wish.args == ["questions", 20]
