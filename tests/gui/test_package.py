# SPDX-License-Identifier: MIT
"""What comes with Qt for Python and is of no use here is not paid for."""

from __future__ import annotations

import subprocess
import sys

READ = """
import linecache
import massage_trainer.gui.window
print(sorted(name for name in linecache.cache if "massage_trainer" in name))
"""


def test_no_source_is_read_to_open_the_window() -> None:
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
