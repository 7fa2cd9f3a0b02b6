# SPDX-License-Identifier: MIT
"""Keeps the screen from going dark while a routine runs; where that cannot be had, nothing is said and
nothing is lost."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from typing import Any


class Awake:
    """Holds the screen awake between `hold` and `let_go`; both may be called again and again."""

    def __init__(self, *, wanted: bool = True) -> None:
        self.wanted = wanted
        self._held: AbstractContextManager[Any] | None = None

    @property
    def holds(self) -> bool:
        """Whether the screen is being kept awake, as far as this program can tell."""
        return self._held is not None

    def hold(self) -> None:
        """From now on."""
        if self._held is not None or not self.wanted:
            return
        # Imported here: its import costs a fifth of the whole start, and only a run needs it.
        with suppress(Exception):  # a courtesy of the desktop's: no failure of it may reach the massage
            from wakepy import keep

            held = keep.presenting(on_fail="pass")
            held.__enter__()
            self._held = held

    def let_go(self) -> None:
        """No longer."""
        held, self._held = self._held, None
        if held is not None:
            with suppress(Exception):
                held.__exit__(None, None, None)
