# SPDX-License-Identifier: MIT
"""Whoever cannot have a window is told in a few lines why, and what to type."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from massage_trainer import display
from massage_trainer.display import (
    PACKAGES,
    load_library,
    platform_plugins,
    socket_answers,
    why_no_window,
    why_not_loaded,
    x_server_answers,
    x_server_lets_in,
)

WITHOUT = "Without a screen these work: massage-trainer check, list, schema, stills."
DESKTOP = "Start it from the desktop, or from a terminal on the desktop."


def asked(
    environ: dict[str, str],
    *,
    platform: str = "linux",
    answering: tuple[str, ...] = (),
    load: Callable[[str], str] = lambda name: "",
    lets_in: bool = True,
) -> list[str] | None:
    lines = why_no_window(
        environ,
        platform,
        x_answers=lambda name: name in answering,
        x_lets_in=lambda _name: lets_in,
        wayland_answers=lambda name: name in answering,
        load=load,
        plugins=Path("/qt/platforms"),
    )
    assert lines is None or 0 < len(lines) <= 5
    return lines


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_there_is_always_a_screen(platform: str) -> None:
    assert asked({}, platform=platform) is None


@pytest.mark.parametrize("name", ["offscreen", "vnc:size=1x1", "minimal", "offscreen;xcb"])
def test_what_needs_no_screen_is_not_asked_for_one(name: str) -> None:
    assert asked({"QT_QPA_PLATFORM": name}) is None


@pytest.mark.parametrize(
    "environ",
    [
        {"DISPLAY": ":0"},
        {"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"},
        {"DISPLAY": ":9", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1"},
        {"WAYLAND_DISPLAY": "/abs/wayland", "QT_QPA_PLATFORM": "wayland;xcb"},
    ],
)
def test_a_screen_that_answers_is_good(environ: dict[str, str]) -> None:
    assert asked(environ, answering=(":0", "/run/user/1/wayland-0", "/abs/wayland")) is None


@pytest.mark.parametrize(
    ("environ", "lines"),
    [
        (
            {},
            [
                "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).",
                DESKTOP,
                WITHOUT,
            ],
        ),
        (
            {"SSH_CONNECTION": "1"},
            [
                "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).",
                "You came over ssh: try ssh -X, or start it on the machine itself.",
                WITHOUT,
            ],
        ),
        (
            {"QT_QPA_PLATFORM": "xcb"},
            [
                "There is no screen to open a window on, although QT_QPA_PLATFORM asks for xcb.",
                DESKTOP,
                WITHOUT,
            ],
        ),
        ({"DISPLAY": ":5"}, ["No screen answers at DISPLAY=:5.", DESKTOP, WITHOUT]),
        (
            {"DISPLAY": ":5", "WAYLAND_DISPLAY": "w"},
            ["No screen answers at DISPLAY=:5 and WAYLAND_DISPLAY=w.", DESKTOP, WITHOUT],
        ),
        (
            {"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"},
            ["No screen answers at DISPLAY=:0.", DESKTOP, WITHOUT],
        ),
    ],
)
def test_without_a_screen_it_is_said_why(environ: dict[str, str], lines: list[str]) -> None:
    assert asked(environ, answering=(":0",)) == lines


@pytest.mark.parametrize(
    ("environ", "advice"),
    [
        (
            {"USER": "anna"},
            "Whoever is logged in on that desktop can let you in; there, type: xhost +si:localuser:anna",
        ),
        ({"SUDO_USER": "anna", "USER": "root"}, "Start it without sudo; it needs no special rights."),
        (
            {"XAUTHORITY": "/no/such/file"},
            "XAUTHORITY=/no/such/file cannot be read. Type: env -u XAUTHORITY massage-trainer",
        ),
        (
            {"SSH_CONNECTION": "x"},
            "You came over ssh: try ssh -X, or start it on the machine itself.",
        ),
    ],
)
def test_a_screen_that_lets_nobody_in_is_told(environ: dict[str, str], advice: str) -> None:
    assert asked({"DISPLAY": ":7", **environ}, answering=(":7",), lets_in=False) == [
        "The screen at DISPLAY=:7 does not let you open a window on it.",
        advice,
        WITHOUT,
    ]


def test_beside_wayland_nobody_asks_the_x_server() -> None:
    both = {"DISPLAY": ":7", "WAYLAND_DISPLAY": "/abs/wayland"}
    assert asked(both, answering=(":7", "/abs/wayland"), lets_in=False) is None


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_an_x_server_that_wants_a_key_lets_in_who_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if load_library("libxcb.so.1"):
        pytest.skip("needs libxcb")
    keys = tmp_path / "keys"
    reading, writing = os.pipe()

    def field(content: bytes) -> bytes:
        return struct.pack(">H", len(content)) + content

    # For any machine (0xFFFF) and any display: the format of Xauthority files (libXau, AuRead.c).
    keys.write_bytes(
        struct.pack(">H", 0xFFFF) + field(b"") + field(b"") + field(b"MIT-MAGIC-COOKIE-1") + field(bytes(16))
    )
    arguments = ["-auth", str(keys), "-displayfd", str(writing), "-nolisten", "tcp"]
    with subprocess.Popen(
        ["Xvfb", *arguments], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            os.close(writing)
            with os.fdopen(reading) as numbers:
                name = f":{int(numbers.readline())}"
            monkeypatch.setenv("XAUTHORITY", str(keys))
            assert x_server_lets_in(name)
            monkeypatch.setenv("XAUTHORITY", str(tmp_path / "none"))
            assert x_server_answers(name)
            assert not x_server_lets_in(name)
        finally:
            server.terminate()
    assert capfd.readouterr().err == ""


def test_a_missing_library_is_named_with_all_others_that_are_missing() -> None:
    gone = {"libxcb-cursor.so.0", "libxcb-icccm.so.4"}

    def load(name: str) -> str:
        if name.endswith("libqxcb.so"):
            return "libxcb-icccm.so.4: cannot open shared object file: No such file or directory"
        return "gone" if name in gone else ""

    lines = asked({"DISPLAY": ":0"}, answering=(":0",), load=load)
    assert lines is not None
    assert lines[0] == (
        "The window needs libxcb-icccm.so.4 and libxcb-cursor.so.0, which this system does not have."
    )
    assert why_not_loaded("libxcb-icccm.so.4: cannot open shared object file", load, apt=True) == [
        lines[0],
        "Type: sudo apt-get install libxcb-icccm4 libxcb-cursor0",
        WITHOUT,
    ]


def test_without_apt_the_files_are_named() -> None:
    complaint = "libGL.so.1: cannot open shared object file: No such file or directory"
    assert why_not_loaded(complaint, lambda name: "", apt=False) == [
        "The window needs libGL.so.1, which this system does not have.",
        "Install the packages that hold these files, then start again.",
        WITHOUT,
    ]
    assert why_not_loaded("libfoo.so.3: cannot open shared object file", lambda name: "", apt=True)[
        1
    ].startswith("Inst")
    assert len(why_not_loaded(complaint, lambda name: "")) == 3


def test_an_old_system_is_told_apart_from_a_missing_file() -> None:
    lines = why_not_loaded("/lib/libc.so.6: version `GLIBC_2.34' not found (required by libQt6Core.so.6)")
    assert "too old" in lines[0]


def test_any_other_complaint_is_passed_on() -> None:
    assert why_not_loaded("odd\nand long", lambda name: "") == [
        "Qt cannot be loaded. The system says:",
        "odd",
    ]


def test_without_qt_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert platform_plugins() is None
    lines = why_no_window({"DISPLAY": ":0"}, "linux", x_answers=lambda name: True)
    assert lines is not None
    assert lines[0] == "Qt for Python is not installed, and the window needs it."


def test_the_plugins_are_looked_for_beside_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    class Spec:
        submodule_search_locations = ("/site/PySide6",)

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: Spec())
    assert platform_plugins() == Path("/site/PySide6/Qt/plugins/platforms")


def test_a_library_loads_or_complains() -> None:
    assert "cannot open shared object file" in load_library("libno-such-thing.so.1") or os.name == "nt"
    assert load_library("libc.so.6") == "" or os.uname().sysname != "Linux"


def test_the_packages_are_those_of_the_files() -> None:
    for library, package in PACKAGES.items():
        assert library.startswith("lib")
        assert ".so." in library
        assert package.startswith("lib")


@pytest.fixture
def listening(tmp_path: Path) -> str:
    return str(tmp_path / "X3")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_a_socket_answers_if_something_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # A socket's name must be short.
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("X3")
        assert not socket_answers("X3")
        server.listen()
        assert socket_answers("X3")
    assert not socket_answers("nothing")
    assert not socket_answers("x" * 500)
    assert not socket_answers("a\0b")


@pytest.mark.parametrize(
    ("name", "tried"),
    [
        (":3", ["\0/tmp/.X11-unix/X3", "/tmp/.X11-unix/X3"]),
        (":3.0", ["\0/tmp/.X11-unix/X3", "/tmp/.X11-unix/X3"]),
        ("unix:3", ["\0/tmp/.X11-unix/X3", "/tmp/.X11-unix/X3"]),
        ("/private/tmp/launch/org.x:0", ["/private/tmp/launch/org.x:0", "/private/tmp/launch/org.x:0"]),
        ("nonsense", []),
        (":", []),
        ("", []),
        (":12345", []),
    ],
)
def test_display_names_a_socket(monkeypatch: pytest.MonkeyPatch, name: str, tried: list[str]) -> None:
    asked_for: list[str] = []

    def answers(path: str) -> bool:
        asked_for.append(path)
        return False

    monkeypatch.setattr(display, "socket_answers", answers)
    assert not x_server_answers(name)
    assert asked_for == tried


@pytest.mark.parametrize("up", [True, False])
def test_display_may_name_another_machine(monkeypatch: pytest.MonkeyPatch, up: bool) -> None:
    class End:
        def close(self) -> None:
            pass

    def connect(address: tuple[str, int], timeout: float) -> End:
        assert address == ("localhost", 6010)
        if not up:
            raise ConnectionRefusedError
        return End()

    monkeypatch.setattr(socket, "create_connection", connect)
    assert x_server_answers("localhost:10.0") == up


def test_a_platform_that_qt_does_not_have_is_named_with_those_it_has(tmp_path: Path) -> None:
    for name in ("xcb", "offscreen"):
        (tmp_path / f"libq{name}.so").touch()
    lines = why_no_window({"QT_QPA_PLATFORM": "ofscreen"}, "linux", plugins=tmp_path)
    assert lines is not None
    assert "ofscreen" in lines[0]
    assert "offscreen, xcb" in lines[1]
    assert len(lines) <= 5
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}, "linux", plugins=tmp_path) is None
