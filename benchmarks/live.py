# SPDX-License-Identifier: MIT
"""What the running program costs: practising, practising without motion, and standing still."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.programs import Running, Screen, cpu_seconds, median, wait, wake_ups
from benchmarks.programs import memory as memory_of
from benchmarks.table import Row

SIZES = (("1080p", 1920, 1080), ("4K", 3840, 2160))


def moving(quick: bool) -> Iterator[Row]:
    """Practising at 30 frames a second, the program's and the X server's processor time together."""
    for name, width, height in SIZES:
        with Screen(width, height) as screen:
            yield _row(
                f"practising live at 30 frames/s, {name}", "practise", "blit", (width, height), screen, quick
            )


def in_class(quick: bool) -> Iterator[Row]:
    """A lesson: console and class's picture together."""
    with Screen(1280 + 1920, 1080) as screen:
        what = "console 1280×800 and class 1080p live at 30 frames/s"
        yield _row(what, "class", "blits", (1280, 800), screen, quick)


def _row(what: str, kind: str, floor: str, size: tuple[int, int], screen: Screen, quick: bool) -> Row:
    seconds = 2.0 if quick else 5.0
    used: dict[str, list[tuple[float, float]]] = {kind: [], floor: []}
    for _ in range(1 if quick else 3):
        for each, costs in used.items():
            with Running("run", each, *map(str, size), display=screen.display) as running:
                running.said()
                before = cpu_seconds(running.id), cpu_seconds(screen.id)
                wait(seconds)
                after = cpu_seconds(running.id), cpu_seconds(screen.id)
            costs.append(((after[0] - before[0]) / seconds * 100, (after[1] - before[1]) / seconds * 100))
    ours, theirs = (
        (median([own for own, _ in costs]), median([server for _, server in costs]))
        for costs in used.values()
    )
    return Row(
        what,
        f"{ours[0]:.1f} + {ours[1]:.1f} % of a core (program + X server)",
        sum(ours) / sum(theirs), 0.85, f"blit each frame, {theirs[0]:.1f} + {theirs[1]:.1f} %",
    )  # fmt: skip


def still(quick: bool) -> Iterator[Row]:
    """Motion reduced; then paused and at home, where nothing at all may happen."""
    seconds = 3.0 if quick else 10.0
    with Screen(1920, 1080) as screen:
        for kind, what in (
            ("reduced", "practising, motion reduced"),
            ("paused", "paused"),
            ("home", "at home"),
        ):
            with Running("run", kind, "1280", "800", display=screen.display) as running:
                running.said()
                running.report()
                wait(0.3)
                used, woken = cpu_seconds(running.id), wake_ups(running.id)
                wait(seconds)
                used, woken = cpu_seconds(running.id) - used, wake_ups(running.id) - woken
                paints = running.report()["paints"]
            share = used / seconds * 100
            measured = f"{paints} paints, {woken} wake-ups in {seconds:g} s"
            if kind == "reduced":
                yield Row(what, measured, share, 0.3, "Workrave 0.30, pdfpc 0.20", unit=" %")
            else:
                yield Row(
                    f"{what} (no paint, no wake-up)", measured, share, 0.0, "nothing",
                    unit=" %", also=not paints and not woken,
                )  # fmt: skip


def memory(quick: bool) -> Iterator[Row]:
    """Memory while practising at 1280×800, shared pages counted by share."""
    with Screen(1920, 1080) as screen:
        found: dict[str, float] = {}
        for kind in ("empty", "practise"):
            with Running("run", kind, "1280", "800", display=screen.display) as running:
                running.said()
                wait(1.0 if quick else 6.0)
                found[kind] = memory_of(running.id) / 2**20
    yield Row(
        "memory practising at 1280×800",
        f"{found['practise']:.0f} MiB",
        found["practise"] / found["empty"], 1.8, f"an empty window, {found['empty']:.0f} MiB",
    )  # fmt: skip
