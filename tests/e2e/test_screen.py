# SPDX-License-Identifier: MIT
"""Tries the virtual screen itself; the program has no part in it."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.e2e.screen import MakeScreen, Screen


def test_what_is_painted_is_seen(screen: Screen, tmp_path: Path) -> None:
    screen.run("xsetroot", "-solid", "#c0603a")

    assert screen.pixel(640, 400) == (0xC0, 0x60, 0x3A)
    picture = screen.screenshot(tmp_path / "root.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1280, 800)


def test_a_projector_comes_and_goes(make_screen: MakeScreen) -> None:
    screen = make_screen(projector=(1920, 1080))

    def monitors() -> list[str]:
        lines = screen.run("xrandr", "--listmonitors").splitlines()[1:]
        return [line.split()[1].lstrip("+*") for line in lines]

    assert monitors() == ["LAPTOP", "PROJ"]
    screen.unplug()
    assert monitors() == ["LAPTOP"]
    screen.plug()
    assert monitors() == ["LAPTOP", "PROJ"]
