# SPDX-License-Identifier: MIT
"""The look of what Qt paints itself: menus, lists, scroll bars, tips; and the ground of the program's own
widgets, which paint all else themselves."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette

from massage_trainer.gui.look import Look

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "ground"),
    (QPalette.ColorRole.Base, "panel"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Highlight, "raised"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.ToolTipBase, "panel"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text_second"),
    (QPalette.ColorRole.Mid, "edge"),
)


def cover(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paints all of a rectangle in one colour. For fillRect, Qt for Python would first make all that a
    gradient has, which takes 2 ms."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def palette(look: Look) -> QPalette:
    """The theme as Qt's palette."""
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, look.colour(name))
    return made


def menu_sheet(look: Look) -> str:
    """The rules for a menu."""
    theme, px = look.theme, look.px
    contrast = theme.name == "high_contrast"
    chosen, on_chosen = (theme.now_fill, theme.on_now) if contrast else (theme.raised, theme.text)
    edge = f"1px solid {theme.edge}"
    return _sheet(
        {
            "QMenu": f"background:{theme.panel};color:{theme.text};border:{edge};padding:{px(6)}px",
            # As high as a fingertip.
            "QMenu::item": f"min-height:{max(26, px(30))}px;"
            f"padding:{px(9)}px {px(24)}px {px(9)}px {px(34)}px;"
            f"border-radius:{px(6)}px",
            "QMenu::item:selected": f"background:{chosen};color:{on_chosen}",
            "QMenu::item:disabled": f"color:{theme.text_second}",
            "QMenu::separator": f"height:1px;background:{theme.edge};margin:{px(6)}px",
            "QMenu::indicator": f"left:{px(10)}px",
        }
    )


def scroll_sheet(look: Look, ground: Literal["ground", "panel"] = "ground") -> str:
    """The rules for what scrolls: its ground, and a slim bar without arrows."""
    theme, px = look.theme, look.px
    below = theme.panel if ground == "panel" else theme.ground
    bar = f"background:{theme.edge};border-radius:{px(5)}px;min-height:{px(32)}px"
    return _sheet(
        {
            "QListWidget": f"background:{theme.ground};border:none;outline:none",
            "QPlainTextEdit": f"background:{theme.ground};color:{theme.text};border:1px solid {theme.edge}",
            "QScrollArea,QScrollArea>QWidget>QWidget": f"background:{below}",
            "QScrollBar:vertical": f"background:transparent;width:{px(12)}px;margin:0",
            "QScrollBar::handle:vertical": bar,
            "QScrollBar::add-line,QScrollBar::sub-line": "height:0;background:none",
            "QScrollBar::add-page,QScrollBar::sub-page": "background:none",
        }
    )


def line_sheet(look: Look) -> str:
    """The rules for a line to type in."""
    theme, px = look.theme, look.px
    rules = (
        f"background:{theme.panel};color:{theme.text};border:2px solid %s;"
        f"border-radius:{px(12)}px;padding:0 {px(14)}px;placeholder-text-color:{theme.text_second}"
    )
    chosen = f"selection-background-color:{theme.now_fill};selection-color:{theme.on_now}"
    return _sheet({"QLineEdit": f"{rules % theme.edge};{chosen}", "QLineEdit:focus": rules % theme.now_ink})


def _sheet(rules: dict[str, str]) -> str:
    return "".join(f"{which}{{{what}}}" for which, what in rules.items())
