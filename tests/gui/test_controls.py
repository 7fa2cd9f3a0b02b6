# SPDX-License-Identifier: MIT
"""Buttons: large enough, named, seen when they have the focus, and never wider than their place."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.controls import Button, Kind, Surface, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES, ThemeName
from tests.gui.probes import difference

KINDS: tuple[Kind, ...] = get_args(Kind)


def made(qtbot: QtBot, kind: Kind, look: Look) -> Button:
    bare = kind in ("icon", "round")
    button = Button(kind, look, "" if bare else "Start", "" if kind == "link" else "play")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    return button


def picture(button: Button, look: Look) -> QImage:
    image = QImage(button.size(), QImage.Format.Format_RGB32)
    image.fill(look.colour("ground"))
    # Without Qt's own background, whose colour depends on what was shown before.
    button.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("window", [(640, 480), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_a_finger_finds_it(qtbot: QtBot, kind: Kind, window: tuple[int, int], text_size: int) -> None:
    hint = made(qtbot, kind, Look.fitting(THEMES["dark"], QSize(*window), text_size)).sizeHint()

    # A link is as wide as its words.
    assert hint.height() >= 44
    assert hint.width() >= (24 if kind == "link" else 44)
    if kind == "round":
        assert hint.width() >= 56


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_the_focus_is_seen(qtbot: QtBot, kind: Kind, theme: ThemeName) -> None:
    look = Look(THEMES[theme])
    button = made(qtbot, kind, look)
    button.show()
    qtbot.waitExposed(button)
    button.clearFocus()
    without = picture(button, look)
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    assert difference(without, picture(button, look)) > 0.003


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_used_looks_so(qtbot: QtBot, kind: Kind) -> None:
    look = Look(THEMES["dark"])
    button = made(qtbot, kind, look)
    enabled = picture(button, look)
    button.setEnabled(False)

    assert picture(button, look) != enabled


def test_it_is_clicked_by_pointer_and_by_space(qtbot: QtBot) -> None:
    button = made(qtbot, "quiet", Look(THEMES["dark"]))
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert len(clicks) == 2


def test_enter_clicks_what_has_the_focus(qtbot: QtBot) -> None:
    button = made(qtbot, "quiet", Look(THEMES["dark"]))
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Enter)

    assert len(clicks) == 2


def test_it_names_itself_and_its_key(qtbot: QtBot) -> None:
    button = made(qtbot, "icon", Look(THEMES["dark"])).name("Next", "Right")

    assert button.accessibleName() == "Next"
    assert button.toolTip() == "Next (Right)"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_long_text_stays_in_its_button(qtbot: QtBot) -> None:
    look = Look(THEMES["dark"])
    button = Button("quiet", look, "W" * 200)
    qtbot.addWidget(button)
    button.resize(120, 48)
    image = picture(button, look)
    edge = [image.pixel(x, 24) for x in (0, 119)]

    assert all(pixel == look.colour("ground").rgb() for pixel in edge)


def test_a_card_has_an_edge_and_a_ground_has_none(qtbot: QtBot) -> None:
    look = Look(THEMES["dark"])
    pictures = []
    for card in (True, False):
        surface = Surface(look, card=card)
        qtbot.addWidget(surface)
        surface.resize(80, 60)
        image = QImage(surface.size(), QImage.Format.Format_RGB32)
        surface.render(image)
        pictures.append({image.pixel(x, 30) for x in range(80)})

    assert len(pictures[0]) >= 2
    assert pictures[1] == {look.colour("ground").rgb()}


@pytest.mark.parametrize(("width", "rows"), [(2000, 1), (300, 2), (120, 3), (60, 3)])
def test_buttons_go_on_in_the_next_row(qtbot: QtBot, width: int, rows: int) -> None:
    look = Look(THEMES["dark"])
    kinds: tuple[Kind, ...] = ("primary", "quiet", "link")
    buttons = [made(qtbot, kind, look) for kind in kinds]
    tallest = max(button.sizeHint().height() for button in buttons)
    before = [button.geometry() for button in buttons]
    measured = lay_in_rows(buttons, 10, 20, width, look, place=False)
    assert [button.geometry() for button in buttons] == before
    tall = lay_in_rows(buttons, 10, 20, width, look)

    assert tall == measured == rows * tallest + (rows - 1) * (look.px(16) // 2)
    places = [button.geometry() for button in buttons]
    assert len({place.center().y() for place in places}) == rows
    assert all(place.left() >= 10 and place.right() < 10 + width for place in places)
    assert all(place.top() >= 20 and place.bottom() < 20 + tall for place in places)
    assert not any(one.intersects(two) for one, two in combinations(places, 2))
