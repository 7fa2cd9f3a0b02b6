# SPDX-License-Identifier: MIT
"""Says a length of time the way people read it: clocks, “about 15 min”, `1m30s`; it measures nothing."""

from __future__ import annotations

import math
import re

_WRITTEN = re.compile(r"(?:(?P<minutes>\d{1,4})m)?(?:(?P<seconds>\d{1,5})s)?", re.ASCII)


def parse(text: str) -> int | None:
    """Seconds from `45s`, `2m` or `1m30s`; None if the text is not written like that."""
    match = _WRITTEN.fullmatch(text)
    if match is None or not text:
        return None
    return 60 * int(match["minutes"] or 0) + int(match["seconds"] or 0)


def written(seconds: float) -> str:
    """Seconds as a routine file writes them: `45s`, `1m30s`, `2m`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}m{rest}s" if minutes and rest else f"{minutes}m" if minutes else f"{rest}s"


def spoken(seconds: float) -> str:
    """Seconds as people say them: `45 s`, `1 min`, `1 min 30 s`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes and rest else f"{minutes} min" if minutes else f"{rest} s"


def shown_seconds(seconds: float) -> int:
    """The whole seconds a countdown shows: 25 at its start, 1 in its last second, 0 at its end.

    A tick that comes a microsecond early must not show the second that has just gone.
    """
    return max(0, math.ceil(seconds - 1e-6))


def clock(seconds: float) -> str:
    """Whole seconds as `m:ss` or `h:mm:ss`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def countdown(seconds: float) -> str:
    """A countdown's text: bare seconds below a minute and a half, else `m:ss`."""
    whole = shown_seconds(seconds)
    return str(whole) if whole < 90 else clock(whole)


def whole_minutes(seconds: float) -> int:
    """Minutes as people round them, never 0."""
    return max(1, math.floor(seconds / 60 + 0.5))
