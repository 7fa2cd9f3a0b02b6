# SPDX-License-Identifier: MIT
"""Puts the window where it was, on whichever screens there are today, and remembers where it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from massage_trainer.settings import WindowPlace

FIRST = QSize(1280, 800)
FRAME = QSize(16, 48)
"""What a window manager may need around the window; how much it really is, is known only later."""
TITLE = QPoint(8, 40)
"""Where a window begins on its screen so that its title bar can be reached."""
LEAST_SEEN = 80
"""Pixels of a window that must lie on a screen for it to be found again."""


def put(window: QWidget, place: WindowPlace | None) -> None:
    """Places the window; where its screen has gone, it comes up whole on another."""
    screens = QGuiApplication.screens()
    if place is None:
        window.resize(FIRST.boundedTo(QGuiApplication.primaryScreen().availableGeometry().size() - FRAME))
        return
    rect = QRect(place.x, place.y, place.width, place.height)
    seen = (screen.availableGeometry().intersected(rect) for screen in screens)
    whole = any(
        screen.availableGeometry().width() >= rect.width()
        and screen.availableGeometry().height() >= rect.height()
        for screen in screens
    )
    if not whole or not any(part.width() >= LEAST_SEEN and part.height() >= LEAST_SEEN for part in seen):
        named = [screen for screen in screens if screen.name() == place.screen]
        room = (named or [QGuiApplication.primaryScreen()])[0].availableGeometry()
        size = rect.size().boundedTo(room.size() - FRAME)
        rect = QRect(room.topLeft() + TITLE, size)
    window.setGeometry(rect)


def place_of(window: QWidget, before: WindowPlace | None) -> WindowPlace:
    """Where the window is. Full screen or maximised, it keeps the place it would go back to."""
    rect = window.geometry()
    filled = window.isFullScreen() or window.isMaximized()
    if filled and before is not None:
        rect = QRect(before.x, before.y, before.width, before.height)
    screen = window.screen()
    return WindowPlace(
        x=rect.x(),
        y=rect.y(),
        width=rect.width(),
        height=rect.height(),
        screen=screen.name() if screen is not None else "",
        maximised=window.isMaximized() or (window.isFullScreen() and before is not None and before.maximised),
        full_screen=window.isFullScreen(),
    )
