# SPDX-License-Identifier: MIT
"""Setting plain text: every word comes through, no line is too wide, nothing is taken for markup."""

from __future__ import annotations

import hypothesis
import pytest
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from massage_trainer.gui.fonts import font
from massage_trainer.gui.text import Note, TextBlock, lines
from tests.gui.probes import cut_off

TEXT = "Press gently and keep still until it softens"


@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize("width", [120, 240, 600, 5000])
def test_every_word_comes_through_in_order(qapp: object, balanced: bool, width: int) -> None:
    made = lines(TEXT, font(24), width, balanced=balanced)
    metrics = QFontMetricsF(font(24))

    assert " ".join(made.texts) == TEXT
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in made.texts)
    assert made.height == pytest.approx(len(made.texts) * 24 * 1.45)


@hypothesis.given(st.text(min_size=1, max_size=80), st.integers(min_value=1, max_value=400))
@hypothesis.settings(max_examples=25, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
def test_no_letter_is_lost_whatever_is_written(qapp: object, text: str, width: int) -> None:
    made = lines(text, font(20), width)

    squeezed = "".join("".join(made.texts).split())
    assert len(squeezed) == len("".join(text.split())) or not text.isprintable()


def test_balanced_lines_are_of_even_length(qapp: object) -> None:
    metrics = QFontMetricsF(font(24))
    width = metrics.horizontalAdvance(TEXT) * 0.55
    ragged, even = (lines(TEXT, font(24), width, balanced=each) for each in (False, True))

    assert len(even.texts) == len(ragged.texts)
    assert even.width <= ragged.width


@pytest.mark.parametrize("text", ["<b>bold</b> & &amp;", "<img src='x'>", "a\nb", "👩🏽‍⚕️ אבג"])
def test_it_is_shown_as_it_is(qtbot: QtBot, text: str) -> None:
    block = TextBlock()
    qtbot.addWidget(block)
    block.set_text(text)

    assert block.text == block.accessibleName() == text
    assert "".join(lines(text, font(20), 5000).texts) == text.replace("\n", "")


def test_a_word_too_long_for_a_line_is_broken(qapp: object) -> None:
    made = lines("W" * 60, font(30), 200)

    assert len(made.texts) > 3
    assert "".join(made.texts) == "W" * 60


@pytest.mark.parametrize("kind", [TextBlock, lambda: Note("hand")], ids=["block", "note"])
def test_the_height_it_asks_for_is_enough(qtbot: QtBot, kind: type[TextBlock]) -> None:
    block = kind()
    qtbot.addWidget(block)
    block.set_style(font(24), QColor("#FFFFFF"), pitch=1.3)
    block.set_text(TEXT)
    block.resize(220, block.height_for(220))

    assert not cut_off(block)
    image = QImage(block.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    block.render(image)
    assert any(image.pixelColor(x, y).value() > 200 for x in range(220) for y in range(block.height()))


def test_no_text_takes_no_room(qtbot: QtBot) -> None:
    block = TextBlock()
    qtbot.addWidget(block)

    assert block.height_for(300) == 0


def test_it_can_be_faded_out(qtbot: QtBot) -> None:
    block = TextBlock()
    qtbot.addWidget(block)
    block.set_style(font(24), QColor("#FFFFFF"))
    block.set_text(TEXT)
    block.resize(400, 40)
    block.set_opacity(0)
    image = QImage(block.size(), QImage.Format.Format_RGB32)
    block.render(image)

    assert len({image.pixel(x, y) for x in range(400) for y in range(40)}) == 1


def test_whether_words_fit_is_known(qtbot: QtBot) -> None:
    block = TextBlock()
    qtbot.addWidget(block)
    block.set_style(font(40), QColor("#FFFFFF"))
    block.set_text("Longest word here")

    assert block.fits_words(400)
    assert not block.fits_words(60)
    assert block.line_count(2000) == 1
