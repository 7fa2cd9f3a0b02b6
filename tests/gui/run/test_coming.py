# SPDX-License-Identifier: MIT
"""What comes next: as large as it fits, and never broken in a word."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.coming import MOST_LINES, Coming
from massage_trainer.gui.theme import THEMES

LONG = "Finish with long and ever lighter strokes over the whole back · partner’s right"


@pytest.fixture
def coming(qtbot: QtBot) -> Coming:
    made = Coming(Look(THEMES["dark"]))
    qtbot.addWidget(made)
    made.resize(700, 160)
    made.show()
    return made


def test_short_words_are_set_larger_than_long_ones(coming: Coming) -> None:
    coming.show_words("Next in 18", "Rest", near=False)
    short = coming._set()[3].pixelSize()
    coming.show_words("Next in 18", LONG, near=False)
    long = coming._set()[3].pixelSize()

    assert short > long >= 15
    assert coming.words == ("Next in 18", LONG)
    assert coming.accessibleName() == f"Next in 18: {LONG}"


@pytest.mark.parametrize("factor", [0.8, 1.0, 1.4])
def test_the_height_it_asks_for_is_enough_for_two_lines_of_that_size(coming: Coming, factor: float) -> None:
    coming.resize(700, coming.height_for(factor))
    coming.show_words("Next, when you say so · 20 left", LONG[:50], near=False)
    when, _, what, font = coming._set()

    assert when.height + what.height <= coming.height()
    assert len(what.texts) <= MOST_LINES
    assert font.pixelSize() >= coming._look.text_px("heading", min(factor, 1.0)) * 0.9


def test_no_line_begins_with_the_dot_before_a_side(coming: Coming) -> None:
    for width in range(220, 700, 20):
        coming.resize(width, 160)
        coming.show_words("Next in 18", "Hold the tight spots · partner’s left", near=False)
        assert not any(line.startswith("·") for line in coming._set()[2].texts)


def test_where_there_is_no_room_the_smallest_type_is_taken(coming: Coming) -> None:
    coming.resize(60, 20)
    coming.show_words("Next in 18", LONG, near=False)

    assert coming._set()[3].pixelSize() == coming._look.text_px("heading", 0.57)


def test_a_change_that_is_near_has_another_colour(coming: Coming) -> None:
    pictures = []
    for near in (False, True):
        coming.show_words("Next in 3", "Rest", near=near)
        image = QImage(coming.size(), QImage.Format.Format_RGB32)
        coming.render(image)
        pictures.append(image)
    gold = coming._look.colour("now_ink").rgb()

    def count(image: QImage) -> int:
        return sum(image.pixel(x, y) == gold for x in range(300) for y in range(60))

    assert count(pictures[0]) == 0
    assert count(pictures[1]) > 50


def test_another_look_is_taken_on(coming: Coming) -> None:
    coming.show_words("Next in 18", LONG, near=False)
    small = Look(THEMES["light"], 0.72, 0.72)
    coming.set_look(small)

    assert coming._set()[3].pixelSize() in {small.text_px("heading", factor) for factor in (2.1, 1.9, 1.7)}
