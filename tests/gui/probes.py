# SPDX-License-Identifier: MIT
"""What a person sees and does at the trainer, in their own words: the only place that knows its widgets.

It judges nothing: whether what shows is right is for the tests to say.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAction,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QMenu, QWidget

from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.text import Note, TextBlock, lines
from massage_trainer.gui.window import Window
from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.pacing import Moment, Session
from massage_trainer.schedule import Instant

STEPS: list[dict[str, Any]] = [
    {"id": "ready", "phase": "prepare", "prompt": "Get ready", "confirm": True},
    {
        "id": "glide",
        "prompt": "Spread the oil with long, slow strokes",
        "short": "Long slow strokes",
        "hands": "Whole flat hand, one stroke a breath",
        "body": "Lean from the feet",
        "caution": "Not into the armpit.",
        "technique": "glide",
        "regions": ["trapezius_upper", "trapezius_middle"],
        "also": ["deltoid"],
        "lead_in": "5s",
        "time": "60s",
        "ask": "pressure",
        "why": "Warm hands glide better.",
        "from": 3,
    },
    {
        "id": "hold",
        "title": "Hold the tight spots",
        "prompt": "Press gently and keep still until it softens",
        "short": "Press and hold",
        "hands": "Fingertips flat on one spot",
        "body": "Breathe out",
        "caution": "At most 5 of 10; never on bone.",
        "technique": "hold",
        "regions": ["trapezius_upper"],
        "sides": "each",
        "lead_in": "5s",
        "time": "25s",
        "until": "it feels softer",
        "at_most": "60s",
        "from": 5,
    },
    {
        "id": "knead",
        "prompt": "Knead with slow palm circles",
        "technique": "palm_knead",
        "regions": ["trapezius"],
        "lead_in": "5s",
        "time": "90s",
    },
    {"id": "rest", "phase": "close", "prompt": "Rest both hands, then lift them away", "time": "20s"},
]
"""A short routine in which every kind of part comes up: 0 waits for a press; 1 has a time, half-time and a
card; 2 and 3 are the sides of a step that waits for a condition; 4 has a time; 5 closes."""


def write_routine(home: Path, name: str = "short", *, title: str = "A short routine", **more: Any) -> Path:
    """Puts a routine into the user's own folder; `steps` are those above unless others are given."""
    folder = home / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    # What JSON can say, YAML can say with the same words.
    whole = {"format": 1, "title": title, "steps": STEPS, **more}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def write_past(
    home: Path, *, days: tuple[float, ...] = (30, 9, 8, 1), note: str = "", answers: int = 2
) -> None:
    """Puts runs into the history, so many days ago each: the left deltoid for five minutes, both upper
    trapezii for two, on the way to the end of a step of three; and answers about the deltoid."""
    history, now = History(home), time.time()
    for number, ago in enumerate(days):
        at = Instant(now - ago * 86400)
        run = Run(number + 1, at, "short", "A short routine", steps=3)
        left = Practised(1, "hold", at, 300.0, "Hold", "left", ("deltoid",), ("hold",), done=True)
        both = left._replace(number=2, step="glide", seconds=120.0, side="", regions=("trapezius_upper",))
        history.append_part(run, left)
        history.append_part(run, both)
        history.append_pressure(run, 1, at, "less")
        history.append_pause(run, at, 30.0)
        if note:
            history.append_note(run, at, note)
    for number in range(answers):
        history.append_answer(Answer("find:deltoid", "good", Instant(now - (20 - number) * 86400)))
    history.close()


def combination_of(keys: str) -> QKeyCombination:
    """A key with what is held down besides, by its English name."""
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # it can be indexed; the stubs do not say so
    return found


class Clock:
    """A clock that stands until a test moves it. `slept` are seconds that only the other clock counts."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept = 0.0

    def __call__(self) -> float:
        return self.now

    def counting_sleep(self) -> float:
        return self.now + self.slept


class Beats:
    """Rings the conductor's timer when its time has come by the clock of the test, as Qt would."""

    def __init__(self, conductor: Conductor, clock: Clock) -> None:
        self.conductor, self.clock = conductor, clock
        self._timer = conductor.findChildren(QTimer)[0]
        self._known: tuple[object, float] | None = None

    @property
    def planned(self) -> float | None:
        """Seconds until the next beat; None if none is planned."""
        due = self._due()
        return None if due is None else due - self.clock.now

    def _due(self) -> float | None:
        if not self._timer.isActive():
            return None
        number = self._timer.id()
        # A timer that was started anew has another number; the clock stood still since.
        if self._known is None or self._known[0] != number:
            self._known = number, self.clock.now + self._timer.interval() / 1000
        return self._known[1]

    def advance(self, seconds: float, *, every: float = 0.4, paint: bool = False) -> int:
        """Lets time pass and returns the number of beats. Frames come late: only `every` so many seconds."""
        end, beats = self.clock.now + seconds, 0
        while (due := self._due()) is not None:
            if not self._timer.isSingleShot():
                # Frames come late, the last one just in time: nothing that shows may depend on it.
                due = end if due > end - 0.001 else min(max(due, self.clock.now + every), end)
                if self.clock.now >= end:
                    break
            if due > end:
                break
            self.clock.now = due
            if self._timer.isSingleShot():
                self._timer.stop()
            self._known = None
            self._timer.timeout.emit()
            beats += 1
            if paint:
                QApplication.processEvents()
        self.clock.now = end
        return beats


class Paints(QObject):
    """Counts what is painted in a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.count += watched.window() is self._window
        return False


class Trainer:
    """The program's window, as somebody before it knows it."""

    def __init__(self, window: Window, clock: Clock, home: Path) -> None:
        self.window, self.clock, self.home = window, clock, home
        self.beats = Beats(window.conductor, clock)

    # Time -----------------------------------------------------------------------------------------------

    def advance(self, seconds: float, *, every: float = 0.4, paint: bool = False) -> int:
        """Lets time pass."""
        return self.beats.advance(seconds, every=every, paint=paint)

    @property
    def planned(self) -> float | None:
        """Seconds until the program wakes up by itself; None: never."""
        return self.beats.planned

    @contextmanager
    def paints(self) -> Iterator[Paints]:
        """Counts the paintings within, beginning with nothing left to paint."""
        self.paint()
        counter = Paints(self.window)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(counter)
        yield counter
        QApplication.processEvents()
        app.removeEventFilter(counter)

    @staticmethod
    def paint() -> None:
        """Lets Qt paint what is due."""
        for _ in range(3):
            QApplication.processEvents()

    # Doing ----------------------------------------------------------------------------------------------

    def press(self, keys: str, *, held: bool = False, times: int = 1) -> None:
        """Presses a key by its English name; `held` is what a held key sends again and again."""
        combination = combination_of(keys)
        modifiers = combination.keyboardModifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        text = {"Space": " ", "Return": "\r"}.get(keys, keys.lower() if len(keys) == 1 and plain else "")
        for _ in range(times):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                target = self.focus
                event = QKeyEvent(kind, int(combination.key()), modifiers, text, held)
                QApplication.sendEvent(target, event)

    @property
    def focus(self) -> QWidget:
        """What a key goes to."""
        return self.window.focusWidget() or self.window

    def tap(self) -> None:
        """A tap or an elbow on the picture."""
        body = self.window.practise.body
        _click(body, body.rect().center())

    def tap_at(self, x: int, y: int) -> None:
        """A tap anywhere in the window, on whatever Qt finds there."""
        at = QPoint(x, y)
        child = self.window.childAt(at) or self.window
        _click(child, child.mapFrom(self.window, at))

    def move_pointer(self, x: int = 300, y: int = 300) -> None:
        """Moves the pointer over the picture."""
        at = QPoint(x, y)
        child: QWidget | None = self.window.childAt(at) or self.window
        # Sent to what lies under the pointer, and on to its parents, as Qt does with what nobody takes.
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(child.mapFrom(self.window, at)) if child else QPointF(at),
            QPointF(self.window.mapToGlobal(at)), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        if child is not None:
            QApplication.sendEvent(child, event)

    def button(self, name: str) -> QAbstractButton:
        """The button that shows and is called so (or begins so)."""
        seen = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
        found = [each for each in seen if name in (each.accessibleName(), each.text())]
        found = found or [each for each in seen if each.accessibleName().startswith(name)]
        assert found, (
            f"no button “{name}” shows, only {[each.accessibleName() or each.text() for each in seen]}"
        )
        return found[0]

    def has_button(self, name: str) -> bool:
        """Whether a button of this name shows."""
        seen = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
        return any(name in (each.accessibleName(), each.text()) for each in seen)

    def click(self, name: str) -> None:
        """Clicks a button."""
        button = self.button(name)
        assert button.isEnabled(), f"“{name}” cannot be clicked"
        at = button.mapTo(self.window, button.rect().center())
        assert self.window.childAt(at) is button, f"“{name}” lies under {self.window.childAt(at)}"
        button.click()

    def pick(self, *path: str) -> None:
        """Chooses in the menu that is open."""
        action = self._menu_action(*path)
        assert action.isEnabled(), f"{path} cannot be chosen"
        action.trigger()
        self._menu().close()

    def offered(self, *path: str) -> list[str]:
        """What the open menu (or one of its sub-menus) offers; what cannot be chosen is left out."""
        menu: QMenu = self._menu()
        if path:
            found = self._menu_action(*path).menu()
            assert isinstance(found, QMenu)
            menu = found
        return [each.text() for each in menu.actions() if each.isEnabled() and each.text()]

    def close_menu(self) -> None:
        """Puts the open menu away."""
        self._menu().close()

    def _menu(self) -> QMenu:
        menus = [each for each in self.window.findChildren(QMenu) if each.isVisible()]
        assert menus, "no menu is open"
        return menus[0]

    def _menu_action(self, *path: str) -> QAction:
        menu = self._menu()
        for number, text in enumerate(path, start=1):
            found = [each for each in menu.actions() if each.text() == text]
            assert found, f"no “{text}” among {[each.text() for each in menu.actions()]}"
            if number == len(path):
                return found[0]
            below = found[0].menu()
            assert isinstance(below, QMenu)
            menu = below
        raise AssertionError("nothing was to be chosen")

    # Seeing ---------------------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """Which page shows."""
        return self.window.page

    def _shown_page(self) -> QWidget:
        return self.window._pages.shown

    def blocks(self) -> list[TextBlock]:
        """The texts that show."""
        found = self.window.findChildren(TextBlock)
        return [each for each in found if each.isVisible() and each.text and each.height() > 0]

    def texts(self) -> list[str]:
        """Everything that can be read, but for what is painted in lists."""
        buttons = [each.text() for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
        ring = self.window.practise.stage.ring if self.page == "practise" else None
        said = [ring.accessibleName()] if ring is not None and ring.isVisible() else []
        return [*(each.text for each in self.blocks()), *filter(None, buttons), *said]

    def shows(self, *words: str, left: int | None = None) -> bool:
        """Whether all of these words can be read somewhere, and so many seconds on the ring."""
        texts = self.texts()
        told = all(any(word in text for text in texts) for word in words)
        return told and (left is None or self.ring_says.split()[0] == str(left))

    @property
    def prompt(self) -> str:
        """The largest line of a run."""
        return self.window.practise.stage.prompt.text

    @property
    def ring_says(self) -> str:
        """What the ring tells a screen reader."""
        return self.window.practise.stage.ring.accessibleName()

    @property
    def body_line(self) -> str:
        """The line for the giver's own body, as far as it shows."""
        line = self.window.practise.stage.body_line
        return line.text if line.isVisible() else ""

    @property
    def session(self) -> Session:
        """The run."""
        session = self.window.conductor.session
        assert session is not None, "nothing is being practised"
        return session

    @property
    def moment(self) -> Moment:
        """What is true now."""
        moment = self.window.conductor.moment()
        assert moment is not None
        return moment

    @property
    def part(self) -> int:
        """The number of the part, from 0."""
        return self.moment.index

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self.moment.paused

    @property
    def controls_show(self) -> bool:
        """Whether timeline and buttons show."""
        return self.window.practise.band.isVisible()

    @property
    def step_list_shows(self) -> bool:
        """Whether the list of steps is open."""
        return self.window.practise.steps.isVisible()

    @property
    def card_shows(self) -> bool:
        """Whether the pressure card is up."""
        return self.window.practise.card.isVisible()

    @property
    def cue_shows(self) -> bool:
        """Whether the band of the coming change is up."""
        return self.window.practise.cue.isVisible()

    @property
    def line_that_fades(self) -> str:
        """The line that stays for some seconds."""
        toast = self.window.practise.toast
        return toast.accessibleName() if toast.isVisible() else ""

    @property
    def in_far_view(self) -> list[str]:
        """What can be read in a run apart from the ring: in the far view that is one short line."""
        return [each.text for each in self.blocks()]

    def image(self, widget: QWidget | None = None, ratio: float = 1.0) -> QImage:
        """A picture of the window or of one of its parts."""
        shown = widget or self.window
        assert shown.isVisible()
        image = QImage(shown.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        shown.render(image)
        return image

    # Going places ---------------------------------------------------------------------------------------

    def run(self, name: str = "short", part: int = 0, *, after: float = 0.0) -> None:
        """A routine of the user's own is running at a part, so many seconds into it."""
        if name == "short":
            write_routine(self.home)
        self.window.start(name)
        self.click("Yes, begin")
        if part:
            self.window.conductor.do(lambda run, now: run.go_to(now, part))
        if after:
            self.advance(after)

    def choose_step(self, row: int) -> None:
        """Clicks a step in the open list."""
        self._click_row(self.window.practise.steps, row)

    def choose_routine(self, title: str) -> None:
        """Clicks one of the other routines of the first page."""
        self._click_row(self.window.home.others, self.others.index(title))

    @property
    def others(self) -> list[str]:
        """The titles of the other routines."""
        rows = self.window.home.others
        return [rows.item(row).text() for row in range(rows.count())]

    def other_says(self, title: str) -> str:
        """What a screen reader is told of one of the other routines, once its row has been seen."""
        rows = self.window.home.others
        row = self.others.index(title)
        rows.told(row)
        item = rows.item(row)
        return str(item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text())

    def other_tip(self, title: str) -> str:
        """The tip of one of the other routines."""
        rows = self.window.home.others
        return rows.item(self.others.index(title)).toolTip()

    @staticmethod
    def _click_row(rows: QListWidget, row: int) -> None:
        item = rows.item(row)
        rows.scrollToItem(item)
        at = rows.visualItemRect(item).center()
        _click(rows.viewport(), at)

    def click_timeline(self, part: int) -> None:
        """Clicks a part in the timeline."""
        bar = self.window.practise.band.timeline
        self.window.practise.band.layout().activate()  # type: ignore[union-attr]  # the band has a layout
        spans = dict(bar._spans())
        _click(bar, spans[part].center().toPoint())

    def close(self) -> None:
        """Closes the window as its cross does."""
        self.window.close()


def _click(widget: QWidget, at: QPoint) -> None:
    """A left click; Qt's own test click would paint the whole window each time."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, down in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(
            kind, QPointF(at), QPointF(widget.mapToGlobal(at)), left, down, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)


def rect_in(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies in a window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def cut_off(block: TextBlock) -> bool:
    """Whether any of a text's ink lies outside its block, by more than a hair's breadth."""
    hair = 1 + block._font.pixelSize() / 200
    room = block.width() - (block._indent() if isinstance(block, Note) else 0)
    metrics = QFontMetricsF(block._font)
    set_text = lines(block.text, block._font, room, pitch=block._pitch, balanced=block._balanced)
    for number, line in enumerate(set_text.texts):
        ink = metrics.tightBoundingRect(line).translated(0, set_text.ascent + number * set_text.pitch)
        if (
            ink.top() < -hair
            or ink.bottom() > block.height() + hair
            or metrics.horizontalAdvance(line) > room + 1
        ):
            return True
    return False


def accessible_tree(widget: QObject) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds below a widget, itself included."""
    found = QAccessible.queryAccessibleInterface(widget)

    def walk(each: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
        yield each
        for number in range(each.childCount()):
            child = each.child(number)
            if child is not None:
                yield from walk(child)

    if found is not None:
        yield from walk(found)


def pixels(image: QImage) -> bytes:
    """An image as shades of grey: what is left for whoever sees no colours."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # Lines are padded to four bytes; the padding is nobody's to compare.
    width, line = grey.width(), grey.bytesPerLine()
    data = bytes(grey.constBits())
    return b"".join(data[row * line : row * line + width] for row in range(grey.height()))


def difference(one: QImage, two: QImage) -> float:
    """The share of pixels that differ clearly in grey, 0 to 1."""
    first, second = pixels(one), pixels(two)
    assert len(first) == len(second)
    return sum(abs(a - b) > 24 for a, b in zip(first, second, strict=True)) / max(1, len(first))
