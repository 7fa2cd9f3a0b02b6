# SPDX-License-Identifier: MIT
"""Writes the picture of the back, assets/body.svg; `--check` only says whether the file is up to date.

The shapes are in `body_art`; this file does not draw.
"""

from __future__ import annotations

import sys
from pathlib import Path

from body_art.write import document

TARGET = Path(__file__).resolve().parent.parent / "assets" / "body.svg"


def main(arguments: list[str]) -> int:
    """Write the picture, or with `--check` compare; 1 = the file differs from what would be drawn."""
    text = document()
    if arguments == ["--check"]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text:
            return 0
        print("assets/body.svg is out of date; run: python tools/draw_body.py", file=sys.stderr)
        return 1
    if arguments:
        print("usage: draw_body.py [--check]", file=sys.stderr)
        return 2
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
