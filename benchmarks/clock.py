# SPDX-License-Identifier: MIT
"""How late a second of the countdown shows, and how evenly frames come, idle and beside busy programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

from benchmarks.programs import answer, busy, percentile
from benchmarks.table import Row

PERIOD = 33.0


def rows(quick: bool) -> Iterator[Row]:
    """The countdown in the real window, with motion and without; frames beside two busy processes."""
    seconds = 4 if quick else 40
    for motion in ("motion", "reduced"):
        for busy_ones, goal in ((0, 5.0), (2, 20.0)):
            with busy(busy_ones) if busy_ones else nullcontext():
                told = answer("clock", motion, str(seconds), "")
            late = told["late"]
            beside = "beside 2 busy processes" if busy_ones else "idle"
            yield Row(
                f"countdown, {motion}, {beside}",
                f"p50 {percentile(late, 0.5):.1f} ms, most {max(late):.1f} ms, of {len(late)}",
                percentile(late), goal, "the monotonic clock", unit=" ms",
            )  # fmt: skip
            if busy_ones and motion == "motion":
                gap = percentile(told["gaps"])
                yield Row(
                    f"gap between frames, p99, {beside}",
                    f"{gap:.1f} ms, p50 {percentile(told['gaps'], 0.5):.1f}, most {max(told['gaps']):.1f}",
                    gap / PERIOD, 1.25, f"the period, {PERIOD:g} ms",
                )  # fmt: skip
    late = answer("clock", "reduced", str(max(seconds, 10)), "stall")["late"]
    yield Row(
        "countdown after stalls of 1.5 s, from the next second on",
        f"p50 {percentile(late, 0.5):.1f} ms, of {len(late)}",
        percentile(late), 5.0, "the monotonic clock", unit=" ms",
    )  # fmt: skip
