# SPDX-License-Identifier: MIT
"""What the system says about colours and motion, and what is taken where it says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from massage_trainer.gui.system import system_motion, system_theme


class Wish:
    def __init__(self, name: str) -> None:
        self.name = name


class Accessibility:
    def __init__(self, contrast: str, motion: str) -> None:
        self._contrast, self._motion = contrast, motion

    def contrastPreference(self) -> Wish:
        return Wish(self._contrast)

    def motionPreference(self) -> Wish:
        return Wish(self._motion)


class Hints:
    """What Qt says of a desktop that there is not here."""

    def __init__(
        self, scheme: Qt.ColorScheme, contrast: str = "NoPreference", motion: str = "NoPreference"
    ) -> None:
        self._scheme, self._accessibility = scheme, Accessibility(contrast, motion)

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def accessibility(self) -> Accessibility:
        return self._accessibility


class OldHints:
    """A Qt that knows of no accessibility."""

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Light


Says = Callable[[object], None]


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Says:
    class Application:
        hints: object = None

        @classmethod
        def styleHints(cls) -> object:
            return cls.hints

    monkeypatch.setattr("massage_trainer.gui.system.QGuiApplication", Application)
    return lambda hints: setattr(Application, "hints", hints)


@pytest.mark.parametrize(
    ("scheme", "contrast", "theme"),
    [
        (Qt.ColorScheme.Light, "NoPreference", "light"),
        (Qt.ColorScheme.Dark, "NoPreference", "dark"),
        (Qt.ColorScheme.Unknown, "NoPreference", "dark"),
        (Qt.ColorScheme.Light, "HighContrast", "high_contrast"),
        (Qt.ColorScheme.Dark, "HighContrast", "high_contrast"),
    ],
)
def test_the_theme_follows_the_system(says: Says, scheme: Qt.ColorScheme, contrast: str, theme: str) -> None:
    says(Hints(scheme, contrast))

    assert system_theme() == theme


@pytest.mark.parametrize(("motion", "moves"), [("NoPreference", True), ("ReducedMotion", False)])
def test_motion_follows_the_system(says: Says, motion: str, moves: bool) -> None:
    says(Hints(Qt.ColorScheme.Dark, motion=motion))

    assert system_motion() is moves


def test_an_older_qt_is_asked_for_what_it_knows(says: Says) -> None:
    says(OldHints())

    assert system_theme() == "light"
    assert system_motion() is True


def test_the_qt_that_is_here_can_be_asked(qapp: object) -> None:
    assert system_theme() in ("dark", "light", "high_contrast")
    assert system_motion() in (True, False)
