# SPDX-License-Identifier: MIT
"""The teacher's notes: what is needed comes first and large, and nothing of it is ever lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.lesson.teacher_notes import EASY, Note, Sheet, TeacherNotes, notes_of
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES
from massage_trainer.routine import Step

FULL = Step(
    "a",
    "A",
    caution="Never on bone.",
    notes="Show it twice.",
    why="It softens.",
    mistake="Hurrying.",
    hands="Flat hand",
    body="Lean in",
    ask="pressure",
)
LONG = Note("Say this slowly and look around whether everybody follows. " * 20)


@pytest.fixture
def notes(qtbot: QtBot) -> Iterator[TeacherNotes]:
    host = QWidget()  # a window of its own would have the keys, and show it
    made = TeacherNotes(Look(THEMES["dark"], 0.74, 0.74), host)
    qtbot.addWidget(host)
    made.resize(600, 680)
    host.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    host.setFocus()
    host.show()
    yield made
    host.close()


def test_what_to_heed_comes_first_and_what_the_class_sees_for_itself_last() -> None:
    assert [note.text for note in notes_of(FULL)] == [
        "Never on bone.", "Show it twice.", "Hurrying.", "It softens.",
        "At half-time ask: more, less, the same?", "Flat hand", "Lean in",
    ]  # fmt: skip
    assert [note.spare for note in notes_of(FULL)] == [False] * 5 + [True] * 2


def test_without_notes_of_its_own_a_step_says_what_hands_and_body_do() -> None:
    bare = Step("a", "A", hands="Flat hand", body="Lean in")

    assert [(note.text, note.spare) for note in notes_of(bare)] == [("Flat hand", False), ("Lean in", False)]
    assert notes_of(Step("a", "A")) == ()


def test_few_words_are_large_and_many_smaller(notes: TeacherNotes) -> None:
    notes.show_sheet(Sheet("Step 1 of 7", "Hold", (Note("Show it twice."),)))
    few = notes.type_size
    notes.show_sheet(Sheet("Step 1 of 7", "Hold", (Note("Show it twice, and slowly. " * 24),)))

    assert few > notes.type_size >= 15
    assert not notes.overflows


def test_what_can_be_spared_is_left_out_before_the_rest_gets_small(notes: TeacherNotes) -> None:
    middle = Note("Show it twice, and slowly. " * 54)
    notes.show_sheet(Sheet("Step 1", "Hold", (middle,)))
    alone = notes.type_size
    notes.show_sheet(Sheet("Step 1", "Hold", (middle, Note("Flat hand, " * 12, icon="hand", spare=True))))

    assert notes.type_size == alone < notes._look.text_px("heading", EASY)
    assert all("Flat hand" not in line for each in notes._placed for line in each.text.texts)


def test_all_of_it_is_told_to_a_screen_reader(notes: TeacherNotes) -> None:
    notes.show_sheet(Sheet("Step 1 of 7", "Hold", notes_of(FULL), "Looking ahead"))

    assert notes.accessibleName().split("\n")[:4] == [
        "Looking ahead",
        "Step 1 of 7",
        "Hold",
        "Never on bone.",
    ]
    assert "Why: It softens." in notes.accessibleName()
    assert notes.sheet.name == "Hold"


def wheel(notes: TeacherNotes, turns: int) -> None:
    at = QPointF(50, 50)
    event = QWheelEvent(
        at, notes.mapToGlobal(at), QPoint(), QPoint(0, 120 * turns), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(notes, event)


def painted(notes: TeacherNotes) -> QImage:
    image = QImage(notes.size(), QImage.Format.Format_RGB32)
    notes.render(image)
    return image


def test_what_does_not_fit_is_scrolled_to_by_wheel_or_key(notes: TeacherNotes) -> None:
    notes.resize(300, 200)
    notes.show_sheet(Sheet("Step 1", "Hold", (LONG,)))
    assert notes.overflows
    top = painted(notes)
    wheel(notes, -1)
    assert notes._offset > 0
    assert painted(notes) != top
    wheel(notes, -1000)
    assert notes._offset == pytest.approx(notes._tall - notes.height())
    wheel(notes, 1000)
    assert notes._offset == 0
    notes.setFocus()
    QTest.keyClick(notes, Qt.Key.Key_Down)
    assert notes._offset > 0
    QTest.keyClick(notes, Qt.Key.Key_Up)
    assert notes._offset == 0


def lines_of(notes: TeacherNotes) -> list[tuple[float, float, str]]:
    """Each line of the sheet: its top and bottom, and what it says."""
    return [
        (each.top + row * each.text.pitch, each.top + (row + 1) * each.text.pitch, text)
        for each in notes._placed
        for row, text in enumerate(each.text.texts)
    ]


@pytest.mark.parametrize("how", ["key", "click"])
def test_each_line_of_long_notes_is_wholly_seen_on_some_page(notes: TeacherNotes, how: str) -> None:
    notes.resize(300, 220)
    notes.show_sheet(Sheet("Step 1", "Hold", (Note("Show it twice, and slowly. " * 40), Note("At last."))))
    unseen = {text for _, _, text in lines_of(notes)}
    pages = 0
    while True:
        pages += 1
        top = notes._offset + (notes._strip() if notes._offset > 1 else 0)
        bottom = notes._offset + notes.height() - (0 if notes._at_end() else notes._strip())
        unseen -= {text for first, last, text in lines_of(notes) if first >= top - 1 and last <= bottom + 1}
        if how == "key":
            notes.turn_page()
        else:
            QTest.mouseClick(notes, Qt.MouseButton.LeftButton)
        if notes._offset == 0:
            break
        assert pages < 40

    assert pages >= 3
    assert unseen == set()


def test_notes_that_fit_have_no_other_page(notes: TeacherNotes) -> None:
    notes.show_sheet(Sheet("Step 1", "Hold", (Note("Show it twice."),)))
    before = painted(notes)
    notes.turn_page()

    assert painted(notes) == before


def test_long_notes_keep_a_size_that_is_read_standing(notes: TeacherNotes) -> None:
    notes.show_sheet(Sheet("Step 1", "Hold", (Note("Show it twice, and slowly. " * 200),)))

    assert notes.overflows
    assert notes.type_size >= 0.8 * notes._look.text_px("heading")


def test_the_key_for_the_next_page_is_named_where_there_is_one(notes: TeacherNotes) -> None:
    notes.resize(300, 220)
    notes.show_sheet(Sheet("Step 1", "Hold", (LONG,)))
    before = painted(notes)
    notes.set_key("N")

    assert painted(notes) != before


def test_another_step_begins_at_its_top(notes: TeacherNotes) -> None:
    notes.resize(300, 200)
    notes.show_sheet(Sheet("Step 1", "Hold", (LONG,)))
    wheel(notes, -3)
    notes.show_sheet(Sheet("Step 2", "Hold", (LONG,)))

    assert notes._offset == 0


def test_what_is_only_looked_at_stands_on_a_plate(notes: TeacherNotes) -> None:
    notes.show_sheet(Sheet("Step 1", "Hold", (), "Looking ahead: only you see this"))
    plate = notes._placed[0]
    image = painted(notes)

    assert plate.plate
    assert image.pixel(notes.width() - 20, round(plate.top + plate.text.height / 2)) == text_ink(notes)
    assert notes._placed[1].top >= plate.top + plate.text.height


def text_ink(notes: TeacherNotes) -> int:
    return notes._look.colour("text").rgb()


def test_another_look_is_taken_on(notes: TeacherNotes) -> None:
    notes.show_sheet(Sheet("Step 1", "Hold", notes_of(FULL)))
    before = notes.type_size
    notes.set_look(Look(THEMES["light"], 0.74, 0.74 * 1.5))

    assert notes.type_size > before
    assert painted(notes).pixel(599, 679) == notes._look.colour("ground").rgb()
