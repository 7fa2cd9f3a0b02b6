# SPDX-License-Identifier: MIT
"""A title, a way out and what scrolls, which share one column."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.controls import Button
from massage_trainer.gui.headed import HeadedPage
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import THEMES
from tests.gui.probes import rect_in


@pytest.mark.parametrize("size", [(760, 560), (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_head_and_content_stand_one_below_the_other(
    qtbot: QtBot, size: tuple[int, int], text_size: int
) -> None:
    content = QWidget()
    page = HeadedPage(content, Look(THEMES["dark"]), None, widest=1000, margin=40)
    qtbot.addWidget(page)
    page.head("History", "Home", "home")
    page.resize(*size)
    look = Look.fitting(THEMES["dark"], QSize(*size), text_size)
    page.set_look(look)
    page.show()
    title, way_out = page.findChildren(TextBlock)[0], page.findChildren(Button)[0]
    boxes = [rect_in(each, page) for each in (title, way_out, page._scroll)]
    assert all(page.rect().contains(box) for box in boxes)
    assert not any(one.intersects(two) for number, one in enumerate(boxes) for two in boxes[:number])
    column = boxes[0].united(boxes[1])
    assert column.width() <= look.px(1000)
    assert abs(column.left() - (page.width() - 1 - column.right())) <= 1
    assert (page.accessibleName(), way_out.toolTip()) == ("History", "Home (Esc)")
