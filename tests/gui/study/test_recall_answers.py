# SPDX-License-Identifier: MIT
"""Answers are given by click, key or number, told without colour alone, and said to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.study.recall_answers import AnswerList
from massage_trainer.gui.theme import DARK, HIGH_CONTRAST
from massage_trainer.recall import Option

OPTIONS = tuple(Option(each, f"The {each} one") for each in ("first", "second", "third", "fourth"))


@pytest.fixture
def answers(qtbot: QtBot) -> Iterator[AnswerList]:
    host = QWidget()
    qtbot.addWidget(host)
    made = AnswerList(Look(DARK), host)
    made.ask(OPTIONS)
    made.resize(500, made.lay_out(500))
    host.resize(520, 600)
    host.show()
    yield made
    host.close()


def given(answers: AnswerList) -> list[object]:
    told: list[object] = []
    answers.chosen.connect(told.append)
    answers.ordered.connect(told.append)
    return told


def test_by_click_by_enter_by_space_and_by_number(answers: AnswerList) -> None:
    told = given(answers)
    rows = answers.rows
    QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(rows[1], Qt.Key.Key_Return)
    QTest.keyClick(rows[2], Qt.Key.Key_Space)
    assert answers.press(4)
    assert told == ["first", "second", "third", "fourth"]


@pytest.mark.parametrize("number", [0, 5, 9])
def test_a_number_that_none_has_does_nothing(answers: AnswerList, number: int) -> None:
    told = given(answers)
    assert not answers.press(number)
    assert told == []


def test_once_it_is_told_nothing_can_be_chosen_any_more(answers: AnswerList) -> None:
    told = given(answers)
    answers.tell(("third",), "first")
    assert not answers.press(1)
    QTest.mouseClick(answers.rows[1], Qt.MouseButton.LeftButton)
    assert told == []
    assert [row.state for row in answers.rows] == ["given", "other", "right", "other"]


def test_what_is_right_and_what_was_chosen_is_said(answers: AnswerList) -> None:
    answers.tell(("third",), "first")
    names = [row.accessibleName() for row in answers.rows]
    assert names == [
        "The first one: your answer", "The second one", "The third one: this is right", "The fourth one",
    ]  # fmt: skip


def test_states_can_be_told_apart_without_colour(answers: AnswerList) -> None:
    answers.set_look(Look(HIGH_CONTRAST))
    answers.tell(("third",), "first")
    greys = []
    for row in answers.rows[:3]:
        image = row.grab().toImage().convertToFormat(row.grab().toImage().Format.Format_Grayscale8)
        greys.append([image.pixelColor(x, y).value() > 100 for x in range(0, 500, 3) for y in (1, 24)])
    assert greys[0] != greys[1]
    assert greys[1] != greys[2]
    assert greys[0] != greys[2]


def test_the_keys_walk_round(answers: AnswerList) -> None:
    answers.rows[3].setFocus()
    for step, row in ((1, 0), (-1, 3), (1, 0), (1, 1)):
        answers.walk(step)
        assert answers.window().focusWidget() is answers.rows[row]


def test_an_order_is_given_by_pressing_and_taken_back_by_pressing_again(answers: AnswerList) -> None:
    answers.ask(OPTIONS, in_order=True)
    told = given(answers)
    for number in (3, 1):
        answers.press(number)
    assert [row.mark for row in answers.rows] == ["2", "", "1", ""]
    assert answers.rows[2].accessibleName() == "1. The third one"
    answers.press(3)
    assert [row.mark for row in answers.rows] == ["", "", "", ""]
    for number in (2, 4, 1):
        answers.press(number)
    assert told == [("second", "fourth", "first", "third")]
    answers.tell(("second", "first", "fourth", "third"), "fourth")
    assert [row.option.id for row in answers.rows] == ["second", "first", "fourth", "third"]
    assert [row.mark for row in answers.rows] == ["1", "2", "3", "4"]
    assert [row.state for row in answers.rows] == ["right", "other", "other", "right"]


def test_others_make_room_where_there_is_none(answers: AnswerList) -> None:
    high = answers.lay_out(500)
    answers.tell(("third",), "first")
    answers.leave_out_others(True)
    assert answers.lay_out(500) < high
    assert [row.isHidden() for row in answers.rows] == [False, True, False, True]
    answers.leave_out_others(False)
    assert answers.lay_out(500) >= high


def test_long_answers_break_into_lines_and_keep_their_words(answers: AnswerList) -> None:
    answers.ask([Option("long", "The small of the back, over the kidneys, on either side of the spine")])
    row = answers.rows[0]
    assert row.high_for(260) > row.high_for(900)
    assert row.high_for(900) >= 44
