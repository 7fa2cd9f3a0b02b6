# SPDX-License-Identifier: MIT
"""Finds the folders that come with the program (drawings, facts, routines); knows nothing of what is in
them."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """The shipped folder `assets` or `routines`.

    An installed package holds them inside itself; a checkout keeps them at the top, beside `src/`.
    Raises FileNotFoundError, saying where it looked, if the installation is not whole.
    """
    inside = Path(__file__).parent / name
    beside = Path(__file__).parents[2] / name
    for candidate in (inside, beside):
        if candidate.is_dir():
            return candidate
    where = f"looked in {inside} and {beside}"
    message = f"the folder “{name}” is missing from the installation ({where}); install again"
    raise FileNotFoundError(message)
