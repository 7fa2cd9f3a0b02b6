# SPDX-License-Identifier: MIT
"""Writes down what is shown, a line for each change, for whoever watches the program from outside; off
unless asked for."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from massage_trainer.durations import shown_seconds

if TYPE_CHECKING:
    from massage_trainer.gui.window import Window
    from massage_trainer.pacing import Moment

VARIABLE = "MASSAGE_TRAINER_PROBE"


class Probe:
    """Appends JSON lines to a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: dict[str, object] = {}

    @classmethod
    def from_environment(cls) -> Probe | None:
        """A probe, if the environment names a file for it."""
        path = os.environ.get(VARIABLE)
        return cls(Path(path)) if path else None

    def tell(self, window: Window, moment: Moment | None) -> None:
        """Writes what shows now, if it is not what was written last."""
        session = window.conductor.session
        part = moment.part if moment is not None else None
        seen: dict[str, object] = {
            "page": window.page,
            "part": moment.index if moment is not None else -1,
            "step": part.step.id if part is not None else "",
            "side": part.side if part is not None else "",
            "phase": moment.state if moment is not None else "",
            "paused": moment.paused if moment is not None else True,
            "pace": session.pace if session is not None else 1.0,
            "mode": session.mode if session is not None else "",
            "left": _shown(moment),
            "view": window.practise.view if window.page == "practise" else "",
            "fullscreen": window.isFullScreen(),
        }
        if seen != self._last:
            import json

            self._last = seen
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"t": time.monotonic(), **seen}) + "\n")


def _shown(moment: Moment | None) -> int:
    if moment is None:
        return 0
    if moment.state == "lead_in":
        return shown_seconds(moment.lead_left)
    return int(moment.waited) if moment.state in ("waiting", "ease_off") else shown_seconds(moment.left)
