# SPDX-License-Identifier: MIT
"""The words beside the picture: each kind of question says how it is answered, and nothing old stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.study.recall_column import LENGTHS, Column
from massage_trainer.gui.theme import DARK
from massage_trainer.recall import KINDS, Kind, Option

OPTIONS = (Option("a", "One"), Option("b", "Two"), Option("c", "Three"))


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[Column]:
    host = QWidget()
    qtbot.addWidget(host)
    made = Column(Look(DARK), host)
    made.resize(500, 600)
    host.resize(520, 620)
    host.show()
    yield made
    host.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_own_heading(column: Column, kind: Kind) -> None:
    column.ask(kind, "Which?", OPTIONS)
    assert column.kind.text
    column.ask(kind, "Which?", OPTIONS, new=True)
    assert column.kind.text.endswith("new")
    assert len({column._kind_of(each) for each in KINDS}) == len(KINDS)


def test_what_was_said_of_the_last_answer_is_gone_with_the_next_question(column: Column) -> None:
    column.ask("name", "Which?", OPTIONS)
    column.tell("Yes.", "It lies there.", right=True)
    assert column.said.text == "Yes."
    column.ask("find", "Where?", ())
    assert (column.said.text, column.more.text, column.answers.rows) == ("", "", ())
    assert column.hint.text


def test_a_page_has_no_answers_and_may_ask_how_many(column: Column) -> None:
    column.ask("name", "Which?", OPTIONS)
    column.show_page("Recall", "Hello", ["One line.", "", "Another."], chips=True)
    assert column.more.text == "One line.\nAnother."
    assert column.answers.rows == ()
    assert all(not button.isHidden() for button in column.lengths.values())
    column.set_length(20)
    assert [length for length in LENGTHS if column.lengths[length].isChecked()] == [20]
    column.show_page("Recall", "Hello", [])
    assert all(button.isHidden() for button in column.lengths.values())


def test_an_answer_goes_on_to_whoever_asked(column: Column, qtbot: QtBot) -> None:
    column.ask("name", "Which?", OPTIONS)
    with qtbot.waitSignal(column.given) as given:
        column.answers.press(2)
    assert given.args == ["b"]


def test_what_was_to_be_said_is_shown_with_how_well_it_was_known(column: Column) -> None:
    column.ask("say", "Say it.", ())
    column.show_reveal("Lift and roll", OPTIONS)
    assert column.reveal.text == "Lift and roll"
    assert column.hint.text == ""
    assert len(column.answers.rows) == 3
