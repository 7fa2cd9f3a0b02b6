# SPDX-License-Identifier: MIT
"""The facts of a region: everything the body map knows, readable at every size."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.facts import FactSheet
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import THEMES


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    return widget


def test_every_region_says_all_that_is_known(parent: QWidget, atlas: Atlas) -> None:
    sheet = FactSheet(atlas, Look(THEMES["light"]), parent)
    for region in atlas.regions.values():
        sheet.tell(region.id)
        told = "\n".join(block.text for block in sheet.findChildren(TextBlock) if not block.isHidden())
        for text in (
            region.name,
            region.latin,
            region.find,
            region.action,
            region.nerve,
            region.source,
            region.caution,
        ):
            assert text in told
        for technique in atlas.techniques.values():
            assert (technique.name in told) is (region.id in technique.regions)


@pytest.mark.parametrize("size", [(760, 560), (1280, 800), (3840, 2160)])
def test_it_can_all_be_reached(parent: QWidget, atlas: Atlas, size: tuple[int, int]) -> None:
    parent.resize(*size)
    sheet = FactSheet(atlas, Look(THEMES["light"], size[1] / 1080, size[1] / 1080 * 1.5), parent)
    sheet.tell("trapezius_upper")
    page, scroll = sheet._page, sheet._scroll

    assert page.width() <= scroll.viewport().width()
    assert page.height() - scroll.viewport().height() <= max(0, scroll.verticalScrollBar().maximum())
    blocks = [block for block in page.findChildren(TextBlock) if block.text]
    for one, two in pairwise(blocks):
        assert not one.geometry().intersects(two.geometry()), (one.text, two.text)
