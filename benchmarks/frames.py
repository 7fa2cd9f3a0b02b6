# SPDX-License-Identifier: MIT
"""How much processor time one frame of practising takes to draw, against one full-frame blit.

The same seconds are drawn in several processes, and of each frame the middle time counts. What only this
machine did in between, in one of them, does not: in a single one even the slowest blit in a hundred takes up
to five times as long as a blit. What a frame has to do more than others, it does in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.programs import answer, median, percentile
from benchmarks.table import Row

TECHNIQUES = ("glide", "search", "hold", "strip", "palm_knead")

SIZES = (("1080p", 1920, 1080, 1.0), ("4K", 3840, 2160, 0.6))
WORST = 2.0
"""What the slowest frame in a hundred may take, in blits."""
TIMES = 3
"""How many processes draw the same."""


def rows(quick: bool) -> Iterator[Row]:
    """For techniques that move in their own way: a region breathes, hands move, the ring turns."""
    for name, width, height, goal in SIZES:
        for technique in TECHNIQUES:
            words = ("frames", technique, str(width), str(height), str(60 if quick else 300))
            runs = [answer(*words) for _ in range(1 if quick else TIMES)]
            blit = median([median(run["blits"]) for run in runs])
            blits, drawn = (
                [median(times) for times in zip(*(run[what] for run in runs), strict=True)]
                for what in ("blits", "drawn")
            )
            worst = percentile(drawn) / blit
            thought = median([median(run["thought"]) for run in runs])
            measured = (
                f"{median(drawn):.2f} ms, p99 {worst:.1f}× (blit {percentile(blits) / blit:.1f}×), "
                f"{runs[0]['share'] * 100:.0f} % of px, +{thought:.1f} thinking"
            )
            yield Row(
                f"a frame of {technique}, {name} (p99 ≤ {WORST:g}×)",
                measured, median(drawn) / blit, goal, f"one full-frame blit, {blit:.2f} ms",
                also=worst <= WORST,
            )  # fmt: skip
