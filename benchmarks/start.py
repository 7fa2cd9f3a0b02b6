# SPDX-License-Identifier: MIT
"""How long it takes from the command to the first picture of the home window, against an empty window."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

from benchmarks.programs import Running, Screen, median
from benchmarks.table import Row

GOAL = 1.35


def rows(quick: bool) -> Iterator[Row]:
    """Off screen, and on a virtual screen where there is one."""
    yield _row("off screen", None, quick)
    if shutil.which("Xvfb"):
        with Screen(1920, 1080) as screen:
            yield _row("on a screen", screen.display, quick)


def _row(where: str, display: str | None, quick: bool) -> Row:
    taken: dict[str, list[float]] = {"empty": [], "real": []}
    for number in range(4 if quick else 22):
        for kind, times in taken.items():
            begin = time.perf_counter()
            with Running(kind, display=display, module="first_paint") as running:
                while running.said() != "painted":
                    pass
                passed = (time.perf_counter() - begin) * 1000
            if number:  # the first round warms the caches
                times.append(passed)
    empty, real = (median(times) for times in taken.values())
    least = min(taken["real"]) / min(taken["empty"])
    return Row(
        f"start to the first paint of Home, {where}",
        f"{real:.0f} ms, floor {empty:.0f}; the quickest {least:.2f}×",
        real / empty, GOAL, "an empty window",
    )  # fmt: skip
