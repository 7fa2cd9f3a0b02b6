# SPDX-License-Identifier: MIT
"""How much processor time one frame of practising takes to draw, against one full-frame blit."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.programs import answer, median, percentile
from benchmarks.table import Row

TECHNIQUES = ("glide", "search", "hold", "strip", "palm_knead")

SIZES = (("1080p", 1920, 1080, 1.0), ("4K", 3840, 2160, 0.6))
WORST = 2.0
"""What the slowest frame in a hundred may take, in blits."""


def rows(quick: bool) -> Iterator[Row]:
    """For techniques that move in their own way: a region breathes, hands move, the ring turns."""
    for name, width, height, goal in SIZES:
        for technique in TECHNIQUES:
            told = answer("frames", technique, str(width), str(height), str(60 if quick else 300))
            blit, drawn = median(told["blits"]), median(told["drawn"])
            worst = percentile(told["drawn"]) / blit
            measured = (
                f"{drawn:.2f} ms, p99 {worst:.1f}× (blit {percentile(told['blits']) / blit:.1f}×), "
                f"{told['share'] * 100:.0f} % of px, +{median(told['thought']):.1f} thinking"
            )
            yield Row(
                f"a frame of {technique}, {name} (p99 ≤ {WORST:g}×)",
                measured, drawn / blit, goal, f"one full-frame blit, {blit:.2f} ms", also=worst <= WORST,
            )  # fmt: skip
