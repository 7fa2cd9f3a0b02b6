# SPDX-License-Identifier: MIT
"""Keeps what the class sees on the right screen while screens come, go and change; it draws nothing.

The console goes first: what the class sees never covers it, and never takes the keyboard from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

Kind = Literal["full", "window", "hidden"]
Why = Literal["", "one", "mirrored", "asked", "gone", "instead", "covering", "closed"]

SETTLE = 60
"""Milliseconds to wait for more after a screen has come, gone or changed: it never happens in one step."""
VERIFY = 400
"""Milliseconds after which a window manager has put a window where it wants to have it."""
GRACE = 1500
"""Milliseconds after showing a plain window in which it is not its owner who moves it."""
TRIES = 3
"""How often a window is made to fill its screen again that a window manager has put otherwise."""
LEAST = QSize(320, 180)
"""The smallest window of its own that is of use."""
CONTROLS = 0.16
"""How much of a screen's height a window on top of the console leaves free below it."""
SHAPE = 16 / 9


class Seen(NamedTuple):
    """A screen as it is at this moment, in the desktop's coordinates; `available` is without panels."""

    name: str
    geometry: QRect
    available: QRect


class Place(NamedTuple):
    """Where what the class sees belongs: how it is shown, on which screen, the place, and why there."""

    kind: Kind
    screen: str
    rect: QRect
    why: Why = ""


def apart(one: QRect, other: QRect) -> bool:
    """Whether two screens show different parts of the desktop; those that mirror each other do not."""
    shared = one & other
    return shared.width() * shared.height() < 0.1 * one.width() * one.height()


def decide(
    screens: Sequence[Seen],
    console: str,
    window: QRect,
    wanted: str,
    *,
    windowed: bool = False,
    was_on: str = "",
) -> Place:
    """Where what the class sees belongs.

    `console` is the name of the console's screen and `window` the console's place on it; `wanted` the
    screen's name that was chosen or remembered, or "". `was_on` is the screen that the class was seeing: if
    it has gone it is waited for, and nothing else is put in its place.
    """
    here = next((each for each in screens if each.name == console), screens[0] if screens else None)
    if here is None:
        return Place("hidden", "", QRect(), "gone")
    others = [each for each in screens if each.name != here.name and apart(each.geometry, here.geometry)]
    chosen = next((each for each in others if each.name == wanted), None)
    if windowed:
        if chosen is None and others and not wanted:
            chosen = others[0]
        rect = beside(here.available, window) if chosen is None else _centred(chosen.available)
        return Place("window", (chosen or here).name, rect, "asked")
    if chosen is not None:
        return Place("full", chosen.name, chosen.geometry)
    if was_on and all(each.name != was_on for each in screens):
        return Place("hidden", was_on, QRect(), "gone")
    if others:
        missing = bool(wanted) and wanted != here.name
        return Place("full", others[0].name, others[0].geometry, "instead" if missing else "")
    why: Why = "mirrored" if len(screens) > 1 else "one"
    return Place("window", here.name, beside(here.available, window), why)


def beside(room: QRect, taken: QRect) -> QRect:
    """A place for a small window beside what is taken, or where there is none on top of it: at the right,
    above the controls."""
    strips = [
        QRect(taken.right() + 1, room.top(), room.right() - taken.right(), room.height()),
        QRect(room.left(), room.top(), taken.left() - room.left(), room.height()),
        QRect(room.left(), taken.bottom() + 1, room.width(), room.bottom() - taken.bottom()),
        QRect(room.left(), room.top(), room.width(), taken.top() - room.top()),
    ]
    best = max((_shaped(strip) for strip in strips), key=lambda rect: rect.width())
    if best.width() >= LEAST.width():
        return best
    width = max(LEAST.width(), round(room.width() * 0.34))
    corner = QRect(QPoint(0, 0), QSize(width, round(width / SHAPE)))
    corner.moveBottomRight(room.bottomRight() - QPoint(8, round(room.height() * CONTROLS)))
    return corner


def _shaped(strip: QRect) -> QRect:
    """The largest window of a projector's shape in a strip, with room for its title bar."""
    inside = strip.adjusted(8, 40, -8, -8)
    width = max(0, min(inside.width(), round(inside.height() * SHAPE)))
    return QRect(inside.topLeft(), QSize(width, round(width / SHAPE)))


def _centred(room: QRect) -> QRect:
    width = round(min(room.width() * 0.8, room.height() * 0.8 * SHAPE))
    rect = QRect(QPoint(0, 0), QSize(width, round(width / SHAPE)))
    rect.moveCenter(room.center())
    return rect


def _holds(screen: Seen, window: QRect) -> bool:
    """Whether a window fits on a screen and the greater part of it lies there."""
    shared = screen.geometry & window
    mostly = 2 * shared.width() * shared.height() >= window.width() * window.height()
    return mostly and screen.geometry.size() == screen.geometry.size().expandedTo(window.size())


def _give(window: QWidget, name: str) -> None:
    """Gives a window a screen, without which some systems put it full on whichever they like."""
    screen = next((each for each in QGuiApplication.screens() if each.name() == name), None)
    if screen is not None:
        window.setScreen(screen)


class AudienceScreens(QObject):
    """Puts the audience's window where it belongs, and keeps it there.

    `wanted` is the name of a screen (as the system calls it) or "" for whichever is not the console's.
    `changed` says in a sentence for the teacher where the class's picture is, or why it is not there.
    """

    changed = Signal(str)

    def __init__(self, window: QWidget, console: QWidget, wanted: str = "", windowed: bool = False) -> None:
        super().__init__(console)
        self._window, self._console = window, console
        self._wanted, self._windowed = wanted, windowed
        self._open = False
        self._place: Place | None = None
        self._on = ""
        self._guessed = self._shut = False
        self._console_was = ""
        self._tries, self._fresh = 0, False
        self._grace = QDeadlineTimer(0)
        self._text = ""
        self._watched: list[QScreen] = []
        self._settle = self._timer(SETTLE, self._put)
        self._verify = self._timer(VERIFY, self._check)
        window.installEventFilter(self)
        console.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    # What the teacher asks ------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the class is meant to see something."""
        return self._open

    @property
    def wanted(self) -> str:
        """The name of the class's screen, to remember it; "" before there was one."""
        return self._wanted

    @property
    def windowed(self) -> bool:
        """Whether the class's picture is wanted in a window of its own."""
        return self._windowed

    @property
    def text(self) -> str:
        """The sentence for the teacher."""
        return self._text

    def names(self) -> list[str]:
        """The screens that are there, by the names the system gives them."""
        return [screen.name for screen in self._screens()]

    def open(self) -> None:
        """Shows the class's window."""
        self._open, self._shut = True, False
        self._put()

    def close(self) -> None:
        """Takes the class's window away."""
        self._open = self._shut = False
        self._place, self._on = None, ""
        self._window.hide()

    def choose(self, name: str) -> None:
        """Fills this screen with it. If it is the console's, the two change places."""
        self._windowed = False
        others = [each for each in self._screens() if each.name != self._console_screen()]
        if name == self._console_screen() and others:
            self.swap()
            return
        self._wanted, self._on, self._guessed = name, "", False
        self._again()

    def show_again(self) -> None:
        """Brings it back where it was; where its screen has gone, wherever there is room for it."""
        self._on, self._place = "", None
        self.open()

    def set_windowed(self, windowed: bool) -> None:
        """Shows it in a window of its own, to be shared or moved about, or on the whole screen."""
        self._windowed = windowed
        self._again()

    def swap(self) -> None:
        """Console and class change places; with one screen there is nothing to change."""
        screens = self._screens()
        here = next((each for each in screens if each.name == self._console_screen()), None)
        others = [each for each in screens if here and apart(each.geometry, here.geometry)]
        if here is None or not others:
            self._again()
            return
        there = next((each for each in others if each.name in (self._on, self._wanted)), others[0])
        self._window.hide()
        self._move_console(there)
        self._wanted, self._on, self._guessed = here.name, "", False
        self._again()

    # What is there --------------------------------------------------------------------------------------

    def _screens(self) -> list[Seen]:
        return [Seen(s.name(), s.geometry(), s.availableGeometry()) for s in QGuiApplication.screens()]

    def _console_screen(self) -> str:
        screen = self._console.screen()
        return screen.name() if screen is not None else ""

    def _watch(self, screen: QScreen) -> None:
        self._watched.append(screen)
        for signal in (
            screen.geometryChanged,
            screen.availableGeometryChanged,
            screen.logicalDotsPerInchChanged,
            screen.physicalDotsPerInchChanged,
        ):
            signal.connect(self._settle.start)

    def _added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._settle.start()

    def _removed(self, screen: QScreen) -> None:
        self._watched = [each for each in self._watched if each is not screen]
        self._gone(screen.name())

    def _gone(self, name: str) -> None:
        # At once: some window managers throw what was on it onto the console.
        if name == self._on:
            self._window.hide()
        self._settle.start()

    # Placing --------------------------------------------------------------------------------------------

    def _again(self) -> None:
        self._place = None
        if self._shut:  # whoever closed it and asks for it again wants to have it back
            self.open()
        elif self._open:
            self._put()

    def _put(self) -> None:
        if not self._open:
            return
        moved = self._console_screen() != self._console_was
        if self._guessed and moved:
            # It was taken for the class's before the console had come to its own screen.
            self._wanted, self._on, self._guessed = "", "", False
        self._console_was = self._console_screen()
        place = self._decided()
        before, self._place = self._place, place
        if place.kind == "window":
            # Where somebody moved it, it stays while its screen is there and the console does not join it.
            same = before is not None and (before.kind, before.screen) == (place.kind, place.screen)
            joined = moved and place.screen == self._console_was
            if (
                not same
                or joined
                or not any(_holds(each, self._window.geometry()) for each in self._screens())
            ):
                self._show_window(place)
            self._on = ""
        elif place.kind == "full":
            self._guessed = not self._wanted
            self._wanted = self._wanted or place.screen
            self._on = place.screen
            if before != place or not self._fits(place):
                self._show_full(place)
            self._verify.start()
        else:
            self._window.hide()
        self._say(place)

    def _decided(self) -> Place:
        console = self._console
        return decide(
            self._screens(),
            self._console_screen(),
            console.frameGeometry(),
            self._wanted,
            windowed=self._windowed,
            was_on=self._on,
        )

    def _fits(self, place: Place) -> bool:
        return self._window.isVisible() and self._window.geometry() == place.rect

    def _show_window(self, place: Place) -> None:
        self._tries, self._fresh = TRIES, True
        self._grace = QDeadlineTimer(GRACE)
        self._window.hide()
        self._fill(place)
        # It takes no keys, so it may come up on top, once: whoever clicks the console has that on top again.
        if not self._console.isActiveWindow():
            self._console.activateWindow()
        self._window.raise_()
        self._verify.start()

    def _show_full(self, place: Place) -> None:
        self._tries = TRIES
        # Hidden first: a window that is full screen already is not moved by every window manager.
        self._window.hide()
        self._fill(place)

    def _fill(self, place: Place) -> None:
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        _give(self._window, place.screen)
        self._window.setGeometry(place.rect)
        if place.kind == "full":
            # Not showFullScreen(), which asks for the keyboard.
            self._window.setWindowState(Qt.WindowState.WindowFullScreen)
        self._window.show()

    def _check(self) -> None:
        """Sees to it that the window manager put the class's window where it belongs, or takes it away."""
        place = self._place
        if not self._open or place is None or not self._window.isVisible():
            return
        console = next((each for each in self._screens() if each.name == self._console_screen()), None)
        over = console is not None and not apart(console.geometry, self._window.frameGeometry())
        if place.kind == "full" and over:
            self._window.hide()
            if console is not None and console.name != self._console_was:
                self._put()
                return
            self._place = Place("hidden", place.screen, QRect(), "covering")
            self._say(self._place)
            return
        if self._window.isFullScreen() == (place.kind == "full") and self._fits(place):
            self._tries, self._guessed = TRIES, False
            if place.kind == "window" and self._fresh and (anew := self._decided()) != place:
                self._place = anew  # the console itself has only now been put somewhere
                self._show_window(anew)
            self._fresh = False  # from now on both windows are the teacher's to move
        elif self._tries and (place.kind == "full" or not self._grace.hasExpired()):
            # What it says of a window that has just been hidden can come after that window shows again.
            self._tries -= 1
            if place.kind == "window":
                self._window.hide()  # a window that is shown anew comes up in the size it asks for
            self._fill(place)
            self._verify.start()

    def _move_console(self, there: Seen) -> None:
        """Moves the console to another screen, full or maximised as it is."""
        console = self._console
        state = console.windowState()
        filled = console.isFullScreen() or console.isMaximized()
        size = (console.normalGeometry() if filled else console.geometry()).size()
        if filled:
            console.showNormal()
        _give(console, there.name)
        # Its frame has to fit as well; a screen of the same size must not make it smaller each time.
        frame = console.frameGeometry().size() - console.geometry().size()
        rect = QRect(QPoint(0, 0), size.boundedTo(there.available.size() - frame))
        rect.moveCenter(there.available.center())
        console.setGeometry(rect)
        if filled:
            console.setWindowState(state)

    # Events ---------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            return self._audience_event(event)
        if event.type() == QEvent.Type.Move and self._open and self._console_screen() != self._console_was:
            self._settle.start()  # the console may have been dragged to the class's screen
        return False

    def _audience_event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # Wherever the keyboard was put, its keys are the console's.
            QApplication.sendEvent(self._console.focusWidget() or self._console, event)
            return True
        if kind == QEvent.Type.WindowActivate:
            self._console.activateWindow()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange):
            if self._place is not None and (self._place.kind == "full" or not self._grace.hasExpired()):
                self._verify.start()
        elif kind == QEvent.Type.Close and event.spontaneous():
            self._open, self._shut = False, True
            self._say(Place("hidden", "", QRect(), "closed"))
        return False

    # Saying ---------------------------------------------------------------------------------------------

    def _say(self, place: Place) -> None:
        text = self._sentence(place)
        if text != self._text:
            self._text = text
            self.changed.emit(text)

    def _sentence(self, place: Place) -> str:
        name = place.screen
        match place.why:
            case "one":
                return self.tr("There is one screen: what the class sees is in a window of its own.")
            case "mirrored":
                return self.tr(
                    "The screens show the same, so the class sees this page, too. Let the system extend them."
                )
            case "asked":
                return self.tr("What the class sees is in a window of its own, to be shared or moved.")
            case "gone":
                return self.tr(
                    "The class’s screen {name} has gone. The lesson goes on; the picture comes back with it."
                ).format(name=name)
            case "instead":
                return self.tr("{wanted} is not there: the class sees {name}.").format(
                    wanted=self._wanted, name=name
                )
            case "covering":
                return self.tr(
                    "The class’s picture came up over this screen and is hidden. Choose its screen again, or "
                    "show it in a window."
                )
            case "closed":
                return self.tr(
                    "The class’s window was closed. Choose its screen, or a window, to have it back."
                )
            case _:
                return self.tr("The class sees {name}.").format(name=name)
