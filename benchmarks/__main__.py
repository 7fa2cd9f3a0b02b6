# SPDX-License-Identifier: MIT
"""Prints one table of the promised speeds: `python -m benchmarks [--quick] [--only NAME …]`.

It is a table, not a test: it ends with 0 whatever it finds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from benchmarks import clock, commands, frames, history, live, reading, start
from benchmarks.table import Row, line, ruled, summary

Measure = Callable[[bool], Iterator[Row]]
"""Takes whether to be brief; gives rows as they are measured."""

GROUPS: dict[str, Measure] = {
    "commands": commands.rows,
    "reading": reading.rows,
    "history": history.rows,
    "start": start.rows,
    "frames": frames.rows,
    "live": live.moving,
    "class": live.in_class,
    "still": live.still,
    "memory": live.memory,
    "clock": clock.rows,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what is asked for and prints it row by row; returns 0."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="The promised speeds, measured."
    )
    parser.add_argument("--quick", action="store_true", help="each briefly: the numbers mean less")
    parser.add_argument(
        "--only", metavar="NAME", action="append", choices=sorted(GROUPS), help=", ".join(GROUPS)
    )
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    print(ruled())
    for name, measure in GROUPS.items():
        if options.only and name not in options.only:
            continue
        try:
            for row in measure(options.quick):
                rows.append(row)
                print(line(row), flush=True)
        except (OSError, RuntimeError, ValueError) as error:
            rows.append(Row(f"{name}: not measured", str(error)))
            print(line(rows[-1]), flush=True)
    print(summary(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
