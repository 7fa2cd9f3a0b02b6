# SPDX-License-Identifier: MIT
"""The body by region in words, shades and a legend: minutes by side, or what is remembered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.heat_map import HeatMap
from massage_trainer.gui.theme import THEMES
from massage_trainer.history_summary import Heat
from tests.gui.probes import rect_in

MINUTES = {"deltoid": Heat(38.0, 0.0), "rhomboids": Heat(3.0, 4.0), "gone_from_the_atlas": Heat(99.0, 99.0)}
RECALL = {"deltoid": 0.95, "teres": 0.3}


@pytest.fixture
def shown(qtbot: QtBot, shared_art: BodyArt) -> HeatMap:
    window = QWidget()
    made = HeatMap(shared_art, shared_art.atlas, Look(THEMES["dark"]), window)
    made.setParent(None)
    made.set_look(Look(THEMES["dark"]))
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_minutes_are_shaded_by_side_and_told(shown: HeatMap) -> None:
    shown.show_heat(MINUTES, dict)
    assert shown.kind == "minutes"
    outer, deep = shown.plates
    assert outer._levels == {("deltoid", "left"): 4}
    assert deep._levels == {("rhomboids", "left"): 1, ("rhomboids", "right"): 1}
    assert shown.legend.accessibleName() == "none, to 10 min, to 20, to 30, to 40"
    assert shown.words.text.startswith("Most: Rear shoulder: left 38 min, right 0 min;")
    assert outer.accessibleDescription() == "Rear shoulder: left 38 min, right 0 min"
    assert deep.accessibleDescription() == "Rhomboids: left 3 min, right 4 min"


def test_recall_is_asked_for_when_it_is_wanted_and_once(shown: HeatMap) -> None:
    asked: list[int] = []

    def ask() -> Mapping[str, float]:
        asked.append(1)
        return RECALL

    shown.show_heat(MINUTES, ask)
    assert asked == []
    for kind in ("recall", "minutes", "recall"):
        shown.show_kind(kind)
    assert asked == [1]
    assert shown.plates[0]._levels == {
        ("deltoid", "left"): 4, ("deltoid", "right"): 4, ("teres", "left"): 1, ("teres", "right"): 1,
    }  # fmt: skip
    assert shown.words.text.startswith("Least sure: Teres")
    assert "Rear shoulder: known with 95 %" in shown.plates[0].accessibleDescription()
    assert "Rhomboids: not asked yet" in shown.plates[1].accessibleDescription()


def test_without_minutes_it_begins_with_recall(shown: HeatMap) -> None:
    shown.show_heat({}, dict)
    assert shown.kind == "recall"
    assert "Nothing has been asked yet" in shown.words.text


@pytest.mark.parametrize("width", [320, 500, 800, 1400])
def test_nothing_lies_on_anything(shown: HeatMap, width: int) -> None:
    shown.show_heat(MINUTES, dict)
    shown.resize(width, shown.lay_out(width))
    boxes = [
        rect_in(each, shown) for each in (*shown.plates, *shown._chips.values(), shown.legend, shown.words)
    ]
    for number, box in enumerate(boxes):
        assert shown.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[:number])
    assert all(cell.right() <= max(width, 200) for cell in shown.legend.lay_out(width))
