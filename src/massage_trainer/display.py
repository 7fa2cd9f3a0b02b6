# SPDX-License-Identifier: MIT
"""Says why no window could open (no screen, a missing library) and what to type, before Qt would abort.

It loads no Qt and starts nothing; what it asks the system comes in as arguments, so that every answer can
be tried.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# What Qt's Linux builds need from the system: the library, and the package of Debian and Ubuntu that has it.
# As found in a bare system by trying, and enough for the xcb platform.
PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WITHOUT_A_SCREEN = "Without a screen these work: massage-trainer check, list, schema, stills."
_MISSING = re.compile(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object file")

Load = Callable[[str], str]
"""Tries to load a library by name or path; returns the system's complaint, or an empty text."""


def why_no_window(
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    *,
    x_answers: Callable[[str], bool] | None = None,
    x_lets_in: Callable[[str], bool] | None = None,
    wayland_answers: Callable[[str], bool] | None = None,
    load: Load | None = None,
    plugins: Path | None = None,
) -> list[str] | None:
    """At most five lines that say why no window can open and what to do; None if nothing stands in the way.

    Only Linux and its like have this trouble. `plugins` is the folder of Qt's platform plugins.
    """
    if platform in ("win32", "darwin", "cygwin"):
        return None
    wanted = environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if wanted and not wanted.startswith(("xcb", "wayland")):
        # offscreen, vnc and their like need no screen. Which libraries they lack, the import of Qt will say.
        return _no_such_platform(wanted, plugins or platform_plugins())
    on_x = not wanted.startswith("wayland") and _x_screen(environ, x_answers or x_server_answers)
    on_wayland = wanted != "xcb" and _wayland_screen(environ, wayland_answers or socket_answers)
    if not on_x and not on_wayland:
        return _no_screen(environ, wanted)
    if on_x and not on_wayland:
        folder = plugins or platform_plugins()
        if folder is None:
            return why_qt_is_missing()
        complaint = (load or load_library)(str(folder / "libqxcb.so"))
        if complaint:
            return why_not_loaded(complaint, load or load_library)
        if not (x_lets_in or x_server_lets_in)(environ["DISPLAY"]):
            return _not_let_in(environ)
    return None


def _not_let_in(environ: Mapping[str, str]) -> list[str]:
    """The words for a screen that is somebody else's: Qt would speak of a missing plugin, and abort."""
    first = f"The screen at DISPLAY={environ['DISPLAY']} does not let you open a window on it."
    file = environ.get("XAUTHORITY", "")
    if environ.get("SUDO_USER"):
        second = "Start it without sudo; it needs no special rights."
    elif file and not os.access(file, os.R_OK):
        second = f"XAUTHORITY={file} cannot be read. Type: env -u XAUTHORITY massage-trainer"
    elif environ.get("SSH_CONNECTION"):
        second = "You came over ssh: try ssh -X, or start it on the machine itself."
    else:
        user = environ.get("USER") or environ.get("LOGNAME") or f"#{os.getuid()}"
        second = (
            f"Whoever is logged in on that desktop can let you in; there, type: xhost +si:localuser:{user}"
        )
    return [first, second, _WITHOUT_A_SCREEN]


def _no_such_platform(wanted: str, folder: Path | None) -> list[str] | None:
    """The words for a platform that Qt has no plugin for: it would abort without a usable word."""
    there = sorted(each.stem.removeprefix("libq") for each in folder.glob("libq*.so")) if folder else []
    if not there or wanted in there:
        return None
    return [
        f"QT_QPA_PLATFORM asks for {wanted}, which this Qt does not have.",
        f"It has {', '.join(there)}.",
        "To let it choose by itself: env -u QT_QPA_PLATFORM massage-trainer",
    ]


def _x_screen(environ: Mapping[str, str], answers: Callable[[str], bool]) -> bool:
    return bool(environ.get("DISPLAY")) and answers(environ["DISPLAY"])


def _wayland_screen(environ: Mapping[str, str], answers: Callable[[str], bool]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and answers(str(Path(environ.get("XDG_RUNTIME_DIR", "/"), name)))


def _no_screen(environ: Mapping[str, str], wanted: str) -> list[str]:
    named = [name for name in ("DISPLAY", "WAYLAND_DISPLAY") if environ.get(name)]
    if wanted and not named:
        first = f"There is no screen to open a window on, although QT_QPA_PLATFORM asks for {wanted}."
    elif named:
        told = " and ".join(f"{name}={environ[name]}" for name in named)
        first = f"No screen answers at {told}."
    else:
        first = "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    remote = bool(environ.get("SSH_CONNECTION"))
    second = (
        "You came over ssh: try ssh -X, or start it on the machine itself."
        if remote
        else "Start it from the desktop, or from a terminal on the desktop."
    )
    return [first, second, _WITHOUT_A_SCREEN]


def why_qt_is_missing() -> list[str]:
    """What to say when there is no PySide6 at all."""
    return [
        "Qt for Python is not installed, and the window needs it.",
        'Type: python -m pip install "PySide6-Essentials>=6.10,<6.12"',
    ]


def why_not_loaded(complaint: str, load: Load | None = None, *, apt: bool | None = None) -> list[str]:
    """What to say when a part of Qt cannot be loaded; `complaint` is what the system said."""
    if "GLIBC_" in complaint:
        return [
            "This system's C library is too old for Qt: version 2.34 is needed.",
            "Debian 12, Ubuntu 22.04, Fedora 35 and later have it.",
        ]
    attempt = load or load_library
    named = _MISSING.findall(complaint)
    # One complaint names one library; the user should have to type one line, not ten.
    missing = dict.fromkeys([*named, *(name for name in PACKAGES if attempt(name))])
    if not missing:
        return ["Qt cannot be loaded. The system says:", complaint.strip().splitlines()[0][:300]]
    lines = [f"The window needs {_listed(list(missing))}, which this system does not have."]
    packages = dict.fromkeys(PACKAGES[name] for name in missing if name in PACKAGES)
    if apt is None:
        apt = Path("/usr/bin/apt-get").exists()
    if packages and apt:
        lines.append(f"Type: sudo apt-get install {' '.join(packages)}")
    else:
        lines.append("Install the packages that hold these files, then start again.")
    return [*lines, _WITHOUT_A_SCREEN]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def platform_plugins() -> Path | None:
    """The folder of Qt's platform plugins, found without loading Qt; None if PySide6 is not there."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "Qt" / "plugins" / "platforms"


def load_library(name: str) -> str:
    """Load a shared library; the system's complaint if it cannot be, else an empty text."""
    from ctypes import CDLL

    try:
        CDLL(name)
    except OSError as error:
        return str(error) or "unknown"
    return ""


def x_server_answers(display: str) -> bool:
    """Whether something listens where DISPLAY points; it is not told who asks."""
    match = re.fullmatch(r"(?P<host>[^:]*):(?P<number>\d{1,4})(?:\.\d+)?", display, re.ASCII)
    if match is None:
        return False
    host, number = match["host"], int(match["number"])
    if host.startswith("/"):
        return socket_answers(display) or socket_answers(f"{host}:{number}")
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return socket_answers("\0" + path) or socket_answers(path)
    import socket

    try:
        # Over the network, as ssh -X does it.
        socket.create_connection((host, 6000 + number), timeout=2).close()
    except OSError:
        return False
    return True


def x_server_lets_in(display: str) -> bool:
    """Whether the X server at DISPLAY takes us; True where that cannot be found out."""
    from ctypes import CDLL, c_char_p, c_int, c_void_p

    try:
        xcb = CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = [c_char_p, c_void_p], c_void_p
    xcb.xcb_connection_has_error.argtypes, xcb.xcb_connection_has_error.restype = [c_void_p], c_int
    xcb.xcb_disconnect.argtypes = [c_void_p]
    with _unheard():
        connection = xcb.xcb_connect(display.encode(), None)
        refused = xcb.xcb_connection_has_error(connection) != 0
        xcb.xcb_disconnect(connection)
    return not refused


@contextmanager
def _unheard() -> Iterator[None]:
    """Lets a library say nothing on the error output meanwhile: we say it in plainer words."""
    try:
        kept = os.dup(2)
    except OSError:  # started by a click, there may be no such output
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def socket_answers(path: str) -> bool:
    """Whether something listens at a socket of this machine; a name that begins with NUL has no file."""
    import socket

    with socket.socket(socket.AF_UNIX) as end:
        end.settimeout(2)
        try:
            end.connect(path)
        except (OSError, ValueError):
            return False
    return True
