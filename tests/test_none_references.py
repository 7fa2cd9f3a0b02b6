# SPDX-License-Identifier: MIT
"""Guards against Qt bindings that lose references to None; it does not test the trainer itself.

PySide6 6.12.0 on Python 3.10 and 3.11 takes one reference to None away with each call that returns nothing,
and after some thousand calls the interpreter aborts: a window that moves lives for seconds
(docs/decisions/0003).
"""

from __future__ import annotations

import subprocess
import sys

# Counted in a process of its own, which may abort. QtCore is enough, and needs no library of a screen.
COUNT = """
import sys
from PySide6.QtCore import QPoint

point = QPoint()
before = sys.getrefcount(None)
for _ in range(1000):
    point.setX(1)
print((before - sys.getrefcount(None)) / 1000)
"""


def test_a_call_that_returns_nothing_takes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr
    assert abs(float(done.stdout)) < 0.5, "this PySide6 loses references to None"
