# SPDX-License-Identifier: MIT
"""The two programs whose start is measured, each in a process of its own; it imports nothing before they do.

`python -m benchmarks.first_paint empty` or `real` starts one; it says a line when it has painted, and ends at
once. `used` opens the real one and closes it as a user does, so that the folder is one that was used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks import HOME

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def watch(window: QWidget) -> object:
    """Says when a window has painted for the first time, and ends; what is returned has to be kept."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                # Everything in the window is painted in the same turn of the event loop; this comes after it.
                QTimer.singleShot(0, _painted)
            return False

    seen = FirstPaint()
    window.installEventFilter(seen)
    return seen


def _painted() -> None:
    print("painted", flush=True)
    os._exit(0)


def empty() -> None:
    """An empty window."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    seen = watch(window)
    window.show()
    app.exec()
    del seen


def real() -> None:
    """The program as it is started by its command."""
    seen: list[object] = []
    _start(lambda window: seen.append(watch(window)))


def used() -> None:
    """The program, closed once all of its first page is there."""
    from PySide6.QtCore import QTimer

    _start(lambda window: QTimer.singleShot(1000, window, window.close))
    print("used", flush=True)


def _start(shown_first: Callable[[QWidget], object]) -> None:
    """Starts the program; its window is handed on before it is shown."""
    from massage_trainer import cli

    with_screen = cli._with_screen

    def watched(run: Callable[[], int]) -> int:
        def begin() -> int:
            from massage_trainer.gui.window import Window

            shown = Window.show_as_left

            def show(self: Window) -> None:
                shown_first(self)
                shown(self)

            Window.show_as_left = show  # type: ignore[method-assign]  # the one place where it is at hand
            return run()

        return with_screen(begin)

    cli._with_screen = watched
    cli.main(["--home", os.environ[HOME]])


if __name__ == "__main__":
    {"empty": empty, "real": real, "used": used}[sys.argv[1]]()
