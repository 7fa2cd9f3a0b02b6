# SPDX-License-Identifier: MIT
"""What the system says about colours and motion, as far as this Qt knows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from massage_trainer.gui.theme import ThemeName


def system_theme() -> ThemeName:
    """The theme that fits the system: its wish for contrast first, then dark or light."""
    hints = QGuiApplication.styleHints()
    # The accessibility hints came with Qt 6.10.
    accessibility = getattr(hints, "accessibility", None)
    wish = getattr(accessibility() if callable(accessibility) else None, "contrastPreference", None)
    if callable(wish) and getattr(wish(), "name", "") == "HighContrast":
        return "high_contrast"
    return "light" if hints.colorScheme() == Qt.ColorScheme.Light else "dark"


def system_motion() -> bool:
    """Whether things may move: yes, unless the system asks for less and this Qt can tell (6.12 and later)."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    wish = getattr(accessibility() if callable(accessibility) else None, "motionPreference", None)
    return not (callable(wish) and getattr(wish(), "name", "") == "ReducedMotion")
