# SPDX-License-Identifier: MIT
"""Where the window comes up: where it was, or where it can be found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.placing import FIRST, LEAST_SEEN, place_of, put
from massage_trainer.settings import WindowPlace


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_the_first_time_it_fits_the_screen(window: QWidget) -> None:
    put(window, None)

    assert window.width() <= min(FIRST.width(), room().width())
    assert window.height() <= min(FIRST.height(), room().height())
    assert window.width() > 300


def test_it_comes_up_where_it_was(window: QWidget) -> None:
    put(window, WindowPlace(x=20, y=30, width=500, height=400))

    assert window.geometry() == QRect(20, 30, 500, 400)


@pytest.mark.parametrize("corner", [(50_000, 0), (-50_000, -50_000), (0, 9000), (-490, 0)])
def test_on_a_screen_that_has_gone_it_comes_up_whole_on_another(
    window: QWidget, corner: tuple[int, int]
) -> None:
    put(window, WindowPlace(x=corner[0], y=corner[1], width=500, height=400, screen="gone"))

    assert room().contains(window.geometry())


def test_larger_than_the_screen_that_is_left_it_is_made_to_fit(window: QWidget) -> None:
    put(window, WindowPlace(x=60_000, y=0, width=9000, height=9000))

    assert room().contains(window.geometry())


def test_enough_to_take_hold_of_is_enough(window: QWidget) -> None:
    place = WindowPlace(x=LEAST_SEEN + 20 - 500, y=0, width=500, height=400)
    put(window, place)

    assert window.x() == place.x


def test_what_is_remembered_is_what_comes_back(window: QWidget, qtbot: QtBot) -> None:
    window.setGeometry(20, 30, 500, 400)
    window.show()
    place = place_of(window, None)
    other = QWidget()
    qtbot.addWidget(other)
    put(other, place)

    assert (place.maximised, place.full_screen) == (False, False)
    assert other.geometry() == window.geometry()


def test_full_screen_remembers_the_place_to_go_back_to(window: QWidget) -> None:
    before = WindowPlace(x=20, y=30, width=500, height=400)
    put(window, before)
    window.showFullScreen()
    place = place_of(window, before)

    assert place.full_screen
    assert (place.x, place.y, place.width, place.height) == (20, 30, 500, 400)
