# SPDX-License-Identifier: MIT
"""A question is read whole in every size, answered once, and put away without an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.controls import Button
from massage_trainer.gui.look import Look
from massage_trainer.gui.question import Choice, QuestionSheet
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import THEMES
from tests.gui.probes import cut_off, rect_in

WORDS = ("This takes every run, answer and note away.", "It cannot be taken back.")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(
    parent: QWidget, size: tuple[int, int] = (1280, 800), text_size: int = 100
) -> tuple[QuestionSheet, list[str]]:
    parent.resize(*size)
    sheet = QuestionSheet(Look.fitting(THEMES["light"], QSize(*size), text_size), parent)
    taken: list[str] = []
    choices = [Choice(text, lambda text=text: taken.append(text)) for text in ("Delete", "Keep it")]  # type: ignore[misc]  # a default is how a loop's value is held
    sheet.ask("Delete everything?", WORDS, choices, "Back it up first.")
    return sheet, taken


@pytest.mark.parametrize("size", [(760, 560), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_it_is_read_whole(parent: QWidget, size: tuple[int, int], text_size: int) -> None:
    sheet, _ = asked(parent, size, text_size)
    card = sheet.card().toAlignedRect()
    assert sheet.rect().contains(card)
    blocks = sheet.findChildren(TextBlock)
    assert {*WORDS, "Delete everything?", "Back it up first."} == {block.text for block in blocks}
    boxes = [rect_in(each, sheet) for each in (*blocks, *sheet.findChildren(Button))]
    for number, box in enumerate(boxes):
        assert card.contains(box)
        assert not any(box.intersects(other) for other in boxes[:number])
    assert not any(cut_off(block) for block in blocks)


def test_a_choice_is_taken_and_the_sheet_goes(parent: QWidget) -> None:
    sheet, taken = asked(parent)
    next(each for each in sheet.findChildren(Button) if each.text() == "Delete").click()
    assert taken == ["Delete"]
    assert not sheet.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_no_key_chooses_by_itself(parent: QWidget, key: Qt.Key) -> None:
    sheet, taken = asked(parent)
    QTest.keyClick(sheet, key)
    assert taken == []
    assert sheet.isVisible() is (key != Qt.Key.Key_Escape)


def test_it_can_ask_again_with_other_words(parent: QWidget) -> None:
    sheet, _ = asked(parent)
    sheet.ask("Sure?", ("Really.",), (Choice("Yes"),))
    seen = [block.text for block in sheet.findChildren(TextBlock) if block.isVisible() and block.text]
    assert [each for each in seen if each in WORDS] == []
    assert sheet.accessibleName() == "Sure?"
    assert [each.text() for each in sheet.findChildren(Button) if each.isVisible() and each.text()] == ["Yes"]
