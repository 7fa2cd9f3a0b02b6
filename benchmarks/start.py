# SPDX-License-Identifier: MIT
"""How long it takes from the command to the first picture of the home window, against an empty window."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from benchmarks.programs import Running, Screen, median
from benchmarks.table import Row

GOAL = 1.35


def rows(quick: bool) -> Iterator[Row]:
    """Off screen, and on a virtual screen where there is one."""
    yield from _rows("off screen", None, quick)
    if shutil.which("Xvfb"):
        with Screen(1920, 1080) as screen:
            yield from _rows("on a screen", screen.display, quick)


def _rows(where: str, display: str | None, quick: bool) -> Iterator[Row]:
    """As it is mostly started, in a folder in which it has been before, and for the very first time."""
    with TemporaryDirectory() as home:
        with Running("used", display=display, module="first_paint", home=home) as running:
            running.said()
        taken = _taken(display, home, quick)
    floor = taken["empty"]
    for kind, what in (("real", "start"), ("new", "the very first start")):
        least = min(taken[kind]) / min(floor)
        # Round by round: a machine that is slow for a while is slow for both.
        ratio = median([real / empty for real, empty in zip(taken[kind], floor, strict=True)])
        yield Row(
            f"{what} to the first paint of Home, {where}",
            f"{median(taken[kind]):.0f} ms, floor {median(floor):.0f}; the quickest {least:.2f}×",
            ratio, GOAL, "an empty window",
        )  # fmt: skip


def _taken(display: str | None, home: str, quick: bool) -> dict[str, list[float]]:
    """Milliseconds from the command to the picture: of an empty window, of the program in this folder, and of
    the program in a new one."""
    taken: dict[str, list[float]] = {"empty": [], "real": [], "new": []}
    for number in range(4 if quick else 22):
        for kind, times in taken.items():
            program, folder = ("real", None) if kind == "new" else (kind, home)
            begin = time.perf_counter()
            with Running(program, display=display, module="first_paint", home=folder) as running:
                while running.said() != "painted":
                    pass
                passed = (time.perf_counter() - begin) * 1000
            if number:  # the first round warms the caches
                times.append(passed)
    return taken
