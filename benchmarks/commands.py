# SPDX-License-Identifier: MIT
"""Whether the commands that need no window leave Qt alone, and how soon they are done."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from benchmarks.programs import ROOT, environment, median
from benchmarks.table import Row

COMMANDS = (("--help",), ("check", "upper-back"), ("list",))
_RUN = """
import contextlib, io, json, sys
from massage_trainer.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(json.dumps([name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")]))
"""


def rows(quick: bool) -> Iterator[Row]:
    """Each command in a process of its own."""
    with TemporaryDirectory() as home:
        for command in COMMANDS:
            times, bare = [], []
            for _ in range(2 if quick else 9):
                begin = time.perf_counter()
                subprocess.run([sys.executable, "-c", ""], env=environment(), check=True)
                middle = time.perf_counter()
                done = subprocess.run(
                    [sys.executable, "-c", _RUN, "--home", home, *command],
                    cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
                )  # fmt: skip
                times.append((time.perf_counter() - middle) * 1000)
                bare.append((middle - begin) * 1000)
            qt = json.loads(done.stdout)
            yield Row(
                f"{' '.join(command)}: modules of Qt that it imports",
                f"{median(times):.0f} ms, Python alone {median(bare):.0f}",
                float(len(qt)), 0.0, "none", unit="",
            )  # fmt: skip
