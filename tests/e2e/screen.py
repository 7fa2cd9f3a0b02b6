# SPDX-License-Identifier: MIT
"""A virtual screen, and the installed program on it, used as a person uses it: by keys, pointer and eyes.

It knows nothing of the program's code. What the program shows is read from the lines it appends to the file
that MASSAGE_TRAINER_PROBE names, and from pixels. Everything is waited for with a deadline; nothing is waited
out.
"""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, TypeVar

T = TypeVar("T")
Beside = Literal["right", "left", "same"]
"""Where a projector lies by the first monitor; the same means that both show the same."""

TOOLS = ("Xvfb", "openbox", "xdotool", "xrandr", "xsetroot", "xwininfo", "import")
PROJECTOR = "PROJ"
ECHO = 0.5
"""More than the seconds within which the program takes two presses for one."""


def until(look: Callable[[], T | None], what: str, seconds: float = 10.0) -> T:
    """Return the first answer of `look` that is neither None nor False, or fail after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        answer = look()
        if answer is not None and answer is not False:
            return answer
        assert time.monotonic() < deadline, f"waited {seconds:g} s in vain for {what}"
        time.sleep(0.02)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started, kindly first."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Screen:
    """An X server of its own, with a window manager.

    `projector` is the size of a second monitor, which lies `beside` the first; `spare` is how much wider the
    desktop is, for further monitors. `environment` is for programs that are to appear here.
    """

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1280, 800),
        projector: tuple[int, int] | None = None,
        *,
        beside: Beside = "right",
        spare: int = 0,
    ) -> None:
        self.size = size
        self._folder = folder
        self._projector = projector
        self._running: list[subprocess.Popen[bytes]] = []
        wide, tall = projector or (0, 0)
        self.laptop_at = wide if beside == "left" else 0
        self.projector_at = size[0] if beside == "right" else 0
        across = max(size[0], wide) if beside == "same" else size[0] + wide
        whole = f"{across + spare}x{max(size[1], tall)}x24"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder),
            "DISPLAY": f":{self._start_server(whole)}",
            # Whoever finds no session bus starts one that outlives the test.
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus",
        }
        try:
            if projector is not None:
                # Taking the server's only output makes its own monitor, of the whole width, go away.
                self.run("xrandr", "--setmonitor", "*LAPTOP", _monitor(size, self.laptop_at), "screen")
                self.plug()
            self._begin("openbox", "--sm-disable")
            until(self._managed, "the window manager")
        except BaseException:
            self.close()
            raise

    def _start_server(self, size: str) -> int:
        """Start the server on a free display and return its number."""
        reading, writing = os.pipe()
        # -noreset: else the monitors go with the first program that leaves.
        arguments = ("-displayfd", str(writing), "-screen", "0", size, "-noreset", "-nolisten", "tcp")
        try:
            self._begin("Xvfb", *arguments, keep=writing)
        finally:
            os.close(writing)
        said = b""
        try:
            while not said.endswith(b"\n"):
                ready, _, _ = select.select([reading], [], [], 20)
                piece = os.read(reading, 16) if ready else b""
                if not piece:
                    self.close()
                    raise AssertionError(f"no X server: {(self._folder / 'Xvfb.log').read_text()}")
                said += piece
        finally:
            os.close(reading)
        return int(said)

    def _begin(self, tool: str, *arguments: str, keep: int | None = None) -> None:
        environment = getattr(self, "environment", {"PATH": os.environ["PATH"], "HOME": str(self._folder)})
        with (self._folder / f"{tool}.log").open("wb") as log:
            self._running.append(
                subprocess.Popen(
                    [tool, *arguments],
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=() if keep is None else (keep,),
                )
            )

    def _managed(self) -> bool:
        return self.tried("xdotool", "get_num_desktops") is not None

    def run(self, *command: str) -> str:
        """Run a tool on this screen and return what it prints."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"
        return done.stdout

    def tried(self, *command: str) -> str | None:
        """As run(), but None where the tool fails, as when it finds nothing."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout if done.returncode == 0 else None

    def plug(
        self,
        name: str = PROJECTOR,
        size: tuple[int, int] | None = None,
        at: int | None = None,
    ) -> None:
        """Connect the projector, or another monitor, so many pixels from the left."""
        size = size or self._projector
        assert size is not None
        left = self.projector_at if at is None else at
        self.run("xrandr", "--setmonitor", name, _monitor(size, left), "none")

    def change(self, size: tuple[int, int], dots: float = 96.0) -> None:
        """Give the projector another size, and so many dots to the inch."""
        place = _monitor(size, self.projector_at, dots)
        self.run("xrandr", "--delmonitor", PROJECTOR, "--setmonitor", PROJECTOR, place, "none")

    def unplug(self, name: str = PROJECTOR) -> None:
        """Pull the projector's cable, or another monitor's."""
        self.run("xrandr", "--delmonitor", name)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the only monitor another, smaller size."""
        self.run("xrandr", "--setmonitor", "*LAPTOP", _monitor(size, 0), "screen")

    def screenshot(self, file: Path) -> Path:
        """Save the whole screen as a PNG file and return it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-silent", "-window", "root", f"png:{file}")
        return file

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """Return red, green and blue (0 to 255) at a place of the screen."""
        red, green, blue = self.picture(x, y, 1, 1)[:3]
        return red, green, blue

    def picture(self, x: int, y: int, width: int, height: int) -> bytes:
        """Return red, green and blue of each pixel in a part of the screen."""
        part = f"{width}x{height}+{x}+{y}"
        return subprocess.run(
            ["import", "-silent", "-window", "root", "-crop", part, "-depth", "8", "rgb:-"],
            env=self.environment,
            capture_output=True,
            timeout=20,
            check=True,
        ).stdout

    def close(self) -> None:
        """End the window manager and the server."""
        while self._running:
            _end(self._running.pop())

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _monitor(size: tuple[int, int], left: int, dots: float = 96.0) -> str:
    """Describe a monitor for xrandr: so many pixels from the left, with so many dots to the inch."""
    width, height = size
    return f"{width}/{round(width / dots * 25.4)}x{height}/{round(height / dots * 25.4)}+{left}+0"


@dataclass(frozen=True, slots=True)
class Window:
    """A window as the screen has it: its number there, title, and place in pixels, without the frame."""

    number: int
    title: str
    x: int
    y: int
    width: int
    height: int


class Program:
    """The program, running on a screen; `home` is where it keeps its files."""

    def __init__(
        self, screen: Screen, command: list[str], home: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self.screen = screen
        self.home = home
        self._pressed_at = 0.0
        home.mkdir(parents=True, exist_ok=True)
        self._log = home.with_name(f"{home.name}.log")
        self._probe = home.with_name(f"{home.name}.probe")
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                env={
                    **screen.environment,
                    "QT_QPA_PLATFORM": "xcb",
                    "MASSAGE_TRAINER_PROBE": str(self._probe),
                    **(environment or {}),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    # What is to be seen

    def windows(self) -> list[Window]:
        """Return the program's visible windows."""
        found = self.screen.tried("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid))
        windows = (self._window(number) for number in (found or "").split())
        return [window for window in windows if window is not None]

    def _window(self, number: str) -> Window | None:
        title = self.screen.tried("xdotool", "getwindowname", number)
        # xdotool's own getwindowgeometry counts the frame twice.
        told = self.screen.tried("xwininfo", "-id", number)
        if title is None or told is None:  # it has gone in the meantime
            return None
        x, y, width, height = (
            int(re.findall(rf"{what}: +(-?\d+)", told)[0])
            for what in ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        )
        return Window(int(number), title.strip(), x, y, width, height)

    def window(self, title: str = "", seconds: float = 20.0) -> Window:
        """Wait for a window with these words in its title."""

        def look() -> Window | None:
            assert self.process.poll() is None, f"the program has ended\n{self.said()}"
            return next((window for window in self.windows() if title in window.title), None)

        return until(look, f"a window named {title!r}", seconds)

    def painted(self, window: Window, seconds: float = 10.0) -> Window:
        """Wait until a window is no longer of one colour, as it is at first, and return it."""
        place = f"{window.width}x{window.height}+{window.x}+{window.y}"
        count = ("import", "-silent", "-window", "root", "-crop", place, "-format", "%k", "info:-")
        until(lambda: int(self.screen.run(*count)) > 1, f"{window.title!r} to be painted", seconds)
        return window

    def states(self) -> list[dict[str, Any]]:
        """Return all that was shown so far, oldest first: one line for each change.

        t: seconds of the monotonic clock; page: home, before, practise, end; part: its number from 0;
        step: its id; side; phase: lead_in, running, waiting ...; paused; pace; mode: auto, manual; left: the
        seconds shown; view: desk, far; fullscreen.
        """
        try:
            lines = self._probe.read_text(encoding="utf-8").splitlines(keepends=True)
        except FileNotFoundError:
            return []
        # The last line may be half written.
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def state(self) -> dict[str, Any]:
        """Return what is shown now; empty before anything was."""
        states = self.states()
        return states[-1] if states else {}

    def shows(self, seconds: float = 10.0, **wanted: object) -> dict[str, Any]:
        """Wait until what is shown has these values, as `shows(page="practise", paused=True)`."""
        return self.reaches(
            lambda state: all(state.get(name) == value for name, value in wanted.items()),
            f"{wanted}",
            seconds,
        )

    def reaches(
        self, fits: Callable[[dict[str, Any]], bool], what: str = "a state", seconds: float = 10.0
    ) -> dict[str, Any]:
        """Wait until what is shown fits, and return it."""

        def look() -> dict[str, Any] | None:
            state = self.state()
            if state and fits(state):
                return state
            assert self.process.poll() is None, f"the program has ended before {what}\n{self.said()}"
            return None

        try:
            return until(look, what, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\nlast shown: {self.state()}\n{self.said()}") from None

    def said(self) -> str:
        """Return what the program wrote to its two outputs."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    # What a person does

    def focus(self, window: Window) -> None:
        """Make a window the one that gets the keys."""

        def is_active() -> bool:
            return self.screen.tried("xdotool", "getactivewindow") == f"{window.number}\n"

        if not is_active():
            self.screen.run("xdotool", "windowactivate", str(window.number))
            until(is_active, f"{window.title!r} to be in front")

    def _look_first(self) -> None:
        """Look, as people do, before the next press: one at once would be taken for the last one's echo."""
        last, place = self._pressed_at, None
        for state in self.states():
            if (state["page"], state["part"]) != place:
                last, place = max(last, state["t"]), (state["page"], state["part"])
        time.sleep(max(0.0, last + ECHO - time.monotonic()))
        self._pressed_at = time.monotonic()

    def key(self, *keys: str) -> None:
        """Press keys one after another, by X's names: "space", "shift+Right", "F11"."""
        self._look_first()
        self.screen.run("xdotool", "key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.screen.run("xdotool", "type", "--delay", "20", text)

    def point(self, window: Window, x: int, y: int) -> None:
        """Move the pointer to a place in a window."""
        self.screen.run("xdotool", "mousemove", str(window.x + x), str(window.y + y))

    def click(self, window: Window, x: int, y: int, *, button: int = 1, times: int = 1) -> None:
        """Click on a place in a window."""
        self._look_first()
        self.point(window, x, y)
        self.screen.run("xdotool", "click", "--repeat", str(times), "--delay", "80", str(button))

    def quit(self) -> int:
        """Close the window in front as people do, and return the exit code of the program."""
        self.key("alt+F4")
        with suppress(AssertionError):
            return self.ended(5.0)
        # On a busy machine openbox now and then loses a key that it keeps for itself, though the window has
        # the focus: about once in twenty. Who closes a window looks, and presses again.
        self.key("alt+F4")
        return self.ended()

    def ended(self, seconds: float = 10.0) -> int:
        """Wait for the program to end by itself and return its exit code."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {seconds:g} s\n{self.said()}") from None

    def kill(self) -> None:
        """End it with no chance to save, as a power cut does."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End it if it still runs."""
        if self.process.poll() is None:
            _end(self.process)


class MakeScreen(Protocol):
    """Makes a screen of the size asked for, with a projector where one is asked for."""

    def __call__(
        self,
        size: tuple[int, int] = (1280, 800),
        projector: tuple[int, int] | None = None,
        *,
        beside: Beside = "right",
        spare: int = 0,
    ) -> Screen: ...


class Start(Protocol):
    """Starts the installed program with these arguments, with the same home each time in a test.

    `on` is the screen (the test's own if None); further names are variables of its environment.
    """

    def __call__(self, *arguments: str, on: Screen | None = None, **environment: str) -> Program: ...
