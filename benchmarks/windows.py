# SPDX-License-Identifier: MIT
"""The windows that are measured, each in a process of its own, and what they count while they run.

`python -m benchmarks.windows KIND …` opens one; it says a line when it is ready, and what it counted when a
line comes in. Which figures become of that is for the modules that start it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks import HOME

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from massage_trainer.gui.window import Window
    from massage_trainer.pacing import Part

FRAME = 1 / 30


def say(what: object) -> None:
    """Tells whoever started this."""
    if not isinstance(what, str):
        import json

        what = json.dumps(what)
    print(what, flush=True)


# The real window, and the floors --------------------------------------------------------------------------


def real_window(
    width: int, height: int, *, motion: bool = True, clock: Callable[[], float] = time.monotonic
) -> Window:
    """The program's window, at home, with the home folder that whoever started this has made."""
    import json
    from pathlib import Path

    from massage_trainer.gui.app import application, build, settle
    from massage_trainer.gui.awake import Awake
    from massage_trainer.gui.conductor import Conductor

    application([])
    home = Path(os.environ[HOME])
    wanted = {"format": 1, "theme": "dark", "reduce_motion": "off" if motion else "on"}
    (home / "settings.json").write_text(json.dumps(wanted))
    window = build(home, conductor=Conductor(clock), awake=Awake(wanted=False))
    window.painted.connect(lambda: settle(window))
    window.resize(width, height)
    window.show()
    QApplication.processEvents()
    return window


def practise(window: Window, wanted: Callable[[Part], bool], *, into: float = 0.0) -> None:
    """Lets a run of the shipped routine stand in the first part that is wanted, past its lead-in."""
    from dataclasses import replace

    from massage_trainer.pacing import Spot

    window.start("upper-back")
    window.begin()
    conductor = window.conductor
    session, now = conductor.session, conductor.now()
    if session is None:
        raise RuntimeError("the run did not begin")
    index, part = next(found for found in enumerate(session.timeline.parts) if wanted(found[1]))
    conductor.load(replace(session, spot=Spot(index, lead=part.lead_in, done=into), since=now))
    QApplication.processEvents()


def _shows(technique: str) -> Callable[[Part], bool]:
    return lambda part: part.step.phase == "work" and technique == part.step.technique[-1]


def blit_window(width: int, height: int) -> QWidget:
    """A window that blits one full frame each time: the floor for everything that is drawn."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#665544"))

    class Blit(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawImage(0, 0, picture)
            painter.end()

    window = Blit()
    window.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    window.resize(width, height)
    window.show()
    QApplication.processEvents()
    return window


# One frame ------------------------------------------------------------------------------------------------


class PaintedArea(QObject):
    """Adds up the pixels that a window repaints, widget by widget."""

    def __init__(self) -> None:
        super().__init__()
        self.pixels = 0
        self.paints = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
            region = event.region()  # type: ignore[attr-defined]  # a paint event by its type
            self.pixels += sum(rect.width() * rect.height() for rect in region)
        return False


def draw_frames(technique: str, width: str, height: str, frames: str) -> None:
    """Draws frames of a step and full-frame blits by turns, and says what each took, in milliseconds.

    All three are the process's own processor time, with all of its threads. By the clock, a machine that does
    something else besides makes even the slowest blit in a hundred ten times as long as it is.
    """
    from statistics import median

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage, QPainter

    size, many = (int(width), int(height)), int(frames)
    seconds = [100.0]
    window = real_window(*size, clock=lambda: seconds[0])
    practise(window, _shows(technique), into=1.0)
    for _ in range(60):  # past the fade, and until every picture of a hand has been made once
        seconds[0] += FRAME
        window.conductor.tell()
        QApplication.processEvents()
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(QColor("#665544"))
    # Where two pictures lie in memory can make copying four times as slow: the best of three counts.
    targets = [picture.copy() for _ in range(3)]
    for target in targets:
        target.fill(QColor("#000000"))
    drawn: list[float] = []
    thought: list[float] = []
    blits: list[list[float]] = [[], [], []]
    for number in range(many):
        seconds[0] += FRAME
        begin = time.process_time()
        window.conductor.tell()
        told = time.process_time()
        # What happens is written down in another thread, about once a second: that is no drawing.
        window.diary.settle()
        begun = time.process_time()
        QApplication.processEvents()
        done = time.process_time()
        painter = QPainter(targets[number % 3])
        painter.drawImage(QRect(0, 0, *size), picture)
        painter.end()
        blits[number % 3].append((time.process_time() - done) * 1000)
        thought.append((told - begin) * 1000)
        drawn.append((done - begun) * 1000)
    app, area = QApplication.instance(), PaintedArea()
    assert app is not None
    app.installEventFilter(area)
    for _ in range(30):
        seconds[0] += FRAME
        window.conductor.tell()
        QApplication.processEvents()
    app.removeEventFilter(area)
    share = area.pixels / 30 / (size[0] * size[1])
    say({"drawn": drawn, "thought": thought, "blits": min(blits, key=median), "share": share})
    os._exit(0)


# Running windows ------------------------------------------------------------------------------------------


def run(kind: str, width: str, height: str) -> None:
    """Opens a window and lets it live; reports paints whenever a line comes in."""
    size = int(width), int(height)
    keep: list[object] = []
    if kind == "empty":
        keep.append(QApplication([]))
        window = QWidget()
        window.resize(*size)
        window.show()
    elif kind == "blit":
        keep.append(QApplication([]))
        window = blit_window(*size)
        timer = QTimer(window)
        timer.timeout.connect(window.update)
        timer.start(33)
    elif kind in ("class", "blits"):
        keep += _class_windows(blits=kind == "blits")
        window = QWidget()
    else:
        real = real_window(*size, motion=kind != "reduced")
        if kind in ("practise", "reduced", "paused"):
            practise(real, _shows("strip"), into=1.0)
        if kind == "paused":
            from massage_trainer.pacing import Session

            real.conductor.do(Session.pause)
        window = real
    keep.append(window)
    _stay()


def _class_windows(*, blits: bool) -> list[object]:
    """A console of 1280×800 and, right of it, a class of 1920×1080; or as much blitted each frame."""
    from PySide6.QtCore import QRect

    if blits:
        app = QApplication([])
        windows = [blit_window(1280, 800), blit_window(1920, 1080)]
        windows[1].move(1280, 0)
        timer = QTimer(windows[0])
        for window in windows:
            timer.timeout.connect(window.update)
        timer.start(33)
        return [app, *windows]
    from dataclasses import replace

    from massage_trainer.pacing import Spot

    real = real_window(1280, 800)
    real.move(0, 0)
    real.teach("upper-back", windowed=True)
    room, conductor = real.classroom, real.conductor
    session, now = conductor.session, conductor.now()
    if room is None or room.window is None or session is None:
        raise RuntimeError("the lesson did not begin")
    room.window.setGeometry(QRect(1280, 0, 1920, 1080))
    strips = _shows("strip")
    index, part = next(found for found in enumerate(session.timeline.parts) if strips(found[1]))
    conductor.load(replace(session, spot=Spot(index, lead=part.lead_in, done=1.0), since=now))
    QApplication.processEvents()
    return [real]


def _stay() -> None:
    """Runs the event loop. Each line that comes in is answered with the paints since the one before.

    Counting begins with the first line: a window whose processor time is measured must not pay for it.
    """
    from PySide6.QtCore import QSocketNotifier

    app, area = QApplication.instance(), PaintedArea()
    assert isinstance(app, QApplication)
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def report() -> None:
        if not sys.stdin.readline():
            os._exit(0)
        app.installEventFilter(area)
        say({"paints": area.paints, "pixels": area.pixels})
        area.paints = area.pixels = 0

    told.activated.connect(report)
    QTimer.singleShot(1500, lambda: say("ready"))  # what fades at the start has faded by then
    app.exec()


# The clock ------------------------------------------------------------------------------------------------


def watch_clock(motion: str, seconds: str, stall: str) -> None:
    """Lets a countdown run and says how late each second showed, and the gaps between beats, in milliseconds.

    With a stall the event loop stands still for a second and a half, every four seconds.
    """
    from massage_trainer.durations import shown_seconds
    from massage_trainer.pacing import Moment

    window = real_window(1280, 800, motion=motion == "motion")
    practise(window, lambda part: part.time >= 90 and part.step.ending == "time", into=1.0)
    conductor = window.conductor
    late: list[float] = []
    beats: list[float] = []
    after_stall: list[float] = []
    last: list[int] = []
    stalled: list[bool] = []

    def beat(second: float) -> None:
        beats.append(second)

    def changed(moment: Moment) -> None:
        shown = shown_seconds(moment.left)
        if last and last[0] != shown:
            # By how much the second was over when the beat came, and what has passed since that beat began.
            error = (shown - moment.left + time.monotonic() - beats[-1]) * 1000
            # The beat that ends a stall is late by the stall; the next one must be right again.
            if not stalled:
                (after_stall if stall == "stall" else late).append(abs(error))
            stalled.clear()
        last[:] = [shown]

    def stand_still() -> None:
        time.sleep(1.5)
        stalled.append(True)

    def finish() -> None:
        gaps = [(after - before) * 1000 for before, after in pairwise(beats)]
        del gaps[:50]  # what fades at the start
        say({"late": late or after_stall, "gaps": gaps})
        os._exit(0)

    conductor.beat.connect(beat)
    conductor.changed.connect(changed)
    if stall == "stall":
        stalls = QTimer(window)
        stalls.timeout.connect(stand_still)
        stalls.start(4000)
    QTimer.singleShot(1500 + int(float(seconds) * 1000), finish)
    QApplication.exec()


# The history ------------------------------------------------------------------------------------------------


def open_history(rounds: str, utc: str, *homes: str) -> None:
    """Opens the page of the history of each home in turn: milliseconds to its first picture, and until the
    body is there as well."""
    from pathlib import Path

    from massage_trainer.gui.app import application, build
    from massage_trainer.gui.awake import Awake
    from massage_trainer.gui.conductor import Conductor

    application([])
    told: dict[str, list[list[float]]] = {home: [] for home in homes}
    for number in range(int(rounds) + 1):
        for home in homes:
            window = build(
                Path(home),
                conductor=Conductor(),
                awake=Awake(wanted=False),
                wall_clock=lambda: float(utc),
            )
            window.resize(1280, 800)
            window.show()
            QApplication.processEvents()
            begin = time.perf_counter()
            window.review()
            window.repaint()
            first = time.perf_counter()
            for _ in range(3):
                QApplication.processEvents()
            whole = time.perf_counter()
            if number:  # the first time imports come in
                told[home].append([(first - begin) * 1000, (whole - begin) * 1000])
            window.close()
            window.deleteLater()
            QApplication.processEvents()
    say([told[home] for home in homes])


KINDS: dict[str, Callable[..., None]] = {
    "frames": draw_frames,
    "run": run,
    "clock": watch_clock,
    "history": open_history,
}

if __name__ == "__main__":
    KINDS[sys.argv[1]](*sys.argv[2:])
