# SPDX-License-Identifier: MIT
"""One table for everything that is measured: what, how much, against what, and whether that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = (("what", 52), ("measured", 44), ("ratio", 7), ("goal", 8), ("", 5), ("floor", 40))


@dataclass(frozen=True, slots=True)
class Row:
    """A promise and what became of it.

    `value` is compared with `goal` (at most); `unit` is `×` for a ratio to the floor, else what both are in.
    A row without a goal only informs.
    """

    what: str
    measured: str
    value: float | None = None
    goal: float | None = None
    floor: str = ""
    unit: str = "×"
    also: bool = True
    """Whether a second condition, told in `measured`, is kept."""

    @property
    def verdict(self) -> str:
        """Whether the promise is kept: ok, over, or nothing where there is none."""
        if self.value is None or self.goal is None:
            return ""
        return "ok" if self.value <= self.goal and self.also else "over"


def ruled() -> str:
    """The table's head."""
    names = "  ".join(f"{name:<{width}}" for name, width in COLUMNS)
    return f"{names.rstrip()}\n{'  '.join('-' * width for _, width in COLUMNS)}"


def line(row: Row) -> str:
    """A row of the table."""
    ratio = f"{row.value:.2f}{row.unit}" if row.value is not None else ""
    goal = f"{row.goal:g}{row.unit}" if row.goal is not None else ""
    cells = (row.what, row.measured, ratio, goal, row.verdict, row.floor)
    return "  ".join(f"{cell:<{width}}" for cell, (_, width) in zip(cells, COLUMNS, strict=True)).rstrip()


def summary(rows: Iterable[Row]) -> str:
    """How many promises are kept."""
    verdicts = [row.verdict for row in rows]
    return f"{verdicts.count('ok')} ok, {verdicts.count('over')} over"
