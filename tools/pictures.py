# SPDX-License-Identifier: MIT
"""Draws the README's pictures, and with --all every part of a routine in every theme and size for looking
through.

The clock is a fixed one and the typeface comes as a package, so the same program gives the same pictures.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from massage_trainer import settings
from massage_trainer.gui.app import application, build
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.window import Window
from massage_trainer.pacing import Session
from massage_trainer.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "docs" / "pictures"
EVERY = ROOT / "build" / "pictures"
SIZES = ((1280, 800), (1920, 1080), (800, 600), (1024, 700), (700, 1000), (3840, 2160))


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Studio:
    """A window under a clock of its own."""

    window: Window
    clock: Clock

    def pass_time(self, seconds: float) -> None:
        """Lets time pass, long enough in the end for every change to have settled."""
        for part in (seconds - 1.5, 0.8, 0.7):
            self.clock.now += max(0.0, part)
            self.window.conductor.tell()
            QApplication.processEvents()

    def practise(self, part: int, seconds: float) -> None:
        """Shows a part of the run so many seconds after it began."""
        if self.window.page != "practise":
            self.window.home.begin()
            self.window.begin()
        self.window.conductor.do(Session.resume)
        self.window.conductor.do(lambda run, now: run.go_to(now, part))
        self.pass_time(seconds)

    def save(self, file: Path) -> None:
        """Takes the picture."""
        QApplication.processEvents()
        file.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(file))
        print(file.relative_to(ROOT))


@contextmanager
def studio(size: tuple[int, int], **values: object) -> Iterator[Studio]:
    """A window of a size with these settings."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings.save(home, replace(Settings(), **values))  # type: ignore[arg-type]  # from the one table
        clock = Clock()
        window = build(home, conductor=Conductor(clock), awake=Awake(wanted=False))
        window.resize(QSize(*size))
        window.show()
        QApplication.processEvents()
        yield Studio(window, clock)
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def readme() -> None:
    """The pictures that the README shows."""
    with studio((1280, 800), theme="dark", reduce_motion="off") as one:
        one.save(README / "home.png")
        one.practise(7, 24.0)
        one.save(README / "practise.png")
        one.practise(9, 30.0)
        one.window.conductor.do(Session.pause)
        one.save(README / "paused.png")
    with studio((1280, 800), theme="dark", reduce_motion="off", view="far", stands="2m") as one:
        one.practise(13, 44.0)
        one.save(README / "far.png")
    with studio((1280, 800), theme="light", reduce_motion="off") as one:
        one.practise(6, 70.0)
        one.save(README / "light.png")


def every(routine: str) -> None:
    """Each page and part in each theme; each size once."""
    for theme in ("dark", "light", "high_contrast"):
        with studio((1280, 800), theme=theme, reduce_motion="off") as one:
            one.window.start(routine)
            one.save(EVERY / theme / "before.png")
            one.window.begin()
            session = one.window.conductor.session
            for number, part in enumerate(session.timeline.parts if session is not None else ()):
                one.practise(number, part.lead_in + max(3.0, part.time * 0.4))
                one.save(EVERY / theme / f"{number:02}-{part.step.id}{part.side}.png")
    for size in SIZES:
        for text in (100, 150):
            with studio(size, theme="light", reduce_motion="on", text_size=text) as one:
                folder = EVERY / f"{size[0]}x{size[1]}-{text}"
                one.save(folder / "home.png")
                for index in (1, 3, 7, 11):
                    one.practise(index, 14.0)
                    one.save(folder / f"{index:02}.png")


def main() -> None:
    """As the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every part, theme and size, into build/pictures")
    parser.add_argument("--routine", default="upper-back")
    options = parser.parse_args()
    application()
    if options.all:
        every(options.routine)
    else:
        readme()


if __name__ == "__main__":
    main()
