# SPDX-License-Identifier: MIT
"""Everything that is seen and touched: the only room that knows Qt."""

from __future__ import annotations

import builtins
from contextlib import suppress


def _import_as_usual() -> None:
    """Takes back the import that Qt for Python has put in the place of Python's.

    It reads the whole source of each module that is imported, to see whether that uses some features of its
    own. Nothing here does, and it takes 12 ms of each start, and 3 MiB.
    """
    with suppress(ImportError):  # whoever needs Qt will say that it is missing
        import PySide6.QtCore  # noqa: F401 - with it comes what is taken back
    usual = getattr(builtins, "__orig_import__", None)
    if usual is not None:
        builtins.__import__ = usual


_import_as_usual()
