# SPDX-License-Identifier: MIT
"""What is known of a muscle reads in order, says who says so, and folds away what is not asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.explore_facts import RegionFacts
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import DARK
from massage_trainer.landmark_walks import Landmarks


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def facts(ground: QWidget, atlas: Atlas, landmarks: Landmarks) -> RegionFacts:
    made = RegionFacts(atlas, landmarks, Look(DARK), ground)
    ground.show()
    return made


def shown(facts: RegionFacts) -> list[str]:
    return [each.text for each in facts.findChildren(TextBlock) if each.isVisible() and each.text]


def buttons(facts: RegionFacts) -> dict[str, QAbstractButton]:
    return {each.text(): each for each in facts.findChildren(QAbstractButton) if each.isVisible()}


def test_the_caution_comes_before_what_hands_do(facts: RegionFacts, atlas: Atlas) -> None:
    region = atlas.regions["upper_neck"]
    facts.tell(region)
    words = shown(facts)

    assert words[0] == "Back of the neck"
    assert words.index(region.caution) < words.index("What hands do here")
    assert words[words.index(region.caution) + 1].startswith("Source: massageschoolnotes.com")


def test_techniques_are_those_used_there(facts: RegionFacts, atlas: Atlas) -> None:
    facts.tell(atlas.regions["upper_spine"])
    offered = set(buttons(facts)) - {"All muscles", "Show the landmarks", "Show on the bones"}
    assert offered == {each.name for each in atlas.techniques.values() if "upper_spine" in each.regions}

    facts.tell(atlas.regions["suboccipitals"])
    assert "Nothing: it is here to know about." in shown(facts)


def test_another_muscle_leaves_nothing_of_the_one_before(facts: RegionFacts, atlas: Atlas) -> None:
    facts.tell(atlas.regions["trapezius_upper"])
    facts.show_technique("lift_and_roll")
    facts.tell(atlas.regions["suboccipitals"])
    assert "Upper trapezius" not in shown(facts)
    assert "Lift and roll" not in buttons(facts)


def test_a_technique_unfolds_with_its_source(facts: RegionFacts, atlas: Atlas, qtbot: QtBot) -> None:
    facts.tell(atlas.regions["trapezius_upper"])
    hold = atlas.techniques["hold"]
    assert hold.about not in shown(facts)
    with qtbot.waitSignal(facts.played) as heard:
        buttons(facts)[hold.name].click()
    assert heard.args == ["hold"]

    facts.show_technique("hold")

    assert hold.about in shown(facts)
    assert any(hold.term in each and hold.source in each for each in shown(facts))


def test_marks_are_explained_while_they_show(facts: RegionFacts, atlas: Atlas) -> None:
    facts.tell(atlas.regions["infraspinatus"])
    assert not any(each.startswith(("From: ", "To: ")) for each in shown(facts))
    facts.show_bones(True)
    words = shown(facts)
    assert "From: flat of the shoulder blade" in words
    assert "To: back of the shoulder joint" in words
    assert "An open mark is only about there." in words
    assert any(each.startswith("Places: BodyParts3D") for each in words)


@pytest.mark.parametrize("text", [100, 150])
def test_parts_follow_one_another(facts: RegionFacts, atlas: Atlas, text: int) -> None:
    for region in atlas.regions.values():
        facts.tell(region)
        facts.show_bones(True)
        high = facts.lay_out(Look.fitting(DARK, QSize(760, 560), text), 320)
        rects = [
            each.geometry()
            for each in facts.children()
            if isinstance(each, QWidget) and each.isVisible() and each.height() > 0
            if not isinstance(each, TextBlock) or each.text
        ]
        for number, one in enumerate(rects):
            assert one.bottom() <= high
            assert one.right() <= 320
            assert not any(one.intersects(two) for two in rects[number + 1 :]), region.id
