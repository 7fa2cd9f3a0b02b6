# SPDX-License-Identifier: MIT
"""Everything on the page of the history has its place, in every width and size of type."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer.gui.controls import Button
from massage_trainer.gui.study.history_content import HistoryContent
from massage_trainer.gui.text import TextBlock
from tests.gui.conftest import Open
from tests.gui.probes import cut_off, rect_in, write_past

SIZES = [(760, 560), (1280, 800), (1920, 1080), (700, 1000)]


def faults(content: HistoryContent) -> list[str]:
    found = []
    parts = [part for part in content.children() if isinstance(part, TextBlock | Button) and part.isVisible()]
    parts = [part for part in parts if not isinstance(part, TextBlock) or part.text]
    shown = [
        *parts,
        *(each for each in (content.weeks, content.done, content.heat, content.picture) if each.isVisible()),
    ]
    boxes = [rect_in(each, content) for each in shown]
    for number, box in enumerate(boxes):
        if not content.rect().contains(box):
            found.append(f"{shown[number]} lies outside")
        on = [shown[other] for other in range(number) if box.intersects(boxes[other])]
        found += [f"{shown[number]} on {each}" for each in on]
    found += [part.text for part in parts if isinstance(part, TextBlock) and cut_off(part)]
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_nothing_lies_on_anything_or_is_cut_off(
    home: Path, opened: Open, size: tuple[int, int], text_size: int, filled: bool
) -> None:
    if filled:
        write_past(home, note="A line that is so long that it has to be broken somewhere " * 4)
    trainer = opened(size=size, text_size=text_size)
    trainer.window.review()
    trainer.paint()
    content = trainer.window.findChildren(HistoryContent)[0]
    content.say("Everything is in /somewhere/very/deep/in/the/folders/massage-history.sqlite now.", False)
    assert content.empty is not filled
    assert content.width() <= trainer.window.width()
    assert faults(content) == []
    trainer.window.resize(900, 640)
    trainer.paint()
    assert faults(content) == []
