# SPDX-License-Identifier: MIT
"""A list whose rows the program paints itself; what they are, and what picking one does, is its owner's
affair."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget


class RowList(QListWidget):
    """Scrolls by the pixel and never sideways. `picked` comes with a row that was clicked or tapped, or when
    Enter was pressed on it."""

    picked = Signal(QListWidgetItem)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The list has a widget for its rows already, but one that Python does not know: asked for it, Qt for
        # Python makes the classes of all widgets there are to find out which one it is (10 ms, 2 MiB).
        self._rows = QWidget()
        self._rows.setObjectName("qt_scrollarea_viewport")  # so it is called there, and in rules for its look
        self.set_ground(QPalette.ColorRole.Base)
        self.setViewport(self._rows)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self.picked)
        self.itemActivated.connect(self.picked)

    def set_ground(self, role: QPalette.ColorRole) -> None:
        """Which of the palette's colours lies behind the rows."""
        self._rows.setBackgroundRole(role)

    def update_rows(self) -> None:
        """Has all that can be seen of them painted anew."""
        self._rows.update()
