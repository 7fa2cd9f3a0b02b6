# SPDX-License-Identifier: MIT
"""What a class is shown otherwise than the lesson itself (nothing, a frozen step, a spot of light), and the
planned end; it neither draws nor keeps time."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from massage_trainer.pacing import Moment

Veil = Literal["", "black", "white"]

EASE = 0.4
"""Seconds that a veil takes to come or go."""


class Cover(NamedTuple):
    """What lies over the picture: `light` from 0 (black) to 1 (the warm white), `opacity` from 0 to 1."""

    light: float = 0.0
    opacity: float = 0.0


class Showing(NamedTuple):
    """How what the class sees differs from the moment of the lesson, which goes on underneath.

    `since` is the clock's second of the last change of the veil, `before` what lay over the picture then.
    `frozen` is the moment that the class keeps seeing, `kept_since` the second at which that began or ended.
    `layer` is the layer of the body to show ("" = as the step asks). `spot` is where a spot of light lies, in
    the drawing's units; `pinned` a region and side that it stays on. `notice` is what the class reads instead
    of the step, such as “Swap places”: its first line large, what follows below it.
    """

    veil: Veil = ""
    since: float = -math.inf
    frozen: Moment | None = None
    kept_since: float = -math.inf
    layer: str = ""
    spot: tuple[float, float] | None = None
    pinned: tuple[str, str] | None = None
    before: Cover = Cover()
    notice: str = ""

    def _veiled(self, veil: Veil, now: float) -> Showing:
        # From what lies there at this instant: a second press in the midst of the change must not flash.
        return self._replace(veil=veil, since=now, before=self.cover(now))

    def toggle_black(self, now: float) -> Showing:
        """Black, or what was there before the black."""
        return self._veiled("" if self.veil == "black" else "black", now)

    def toggle_white(self, now: float) -> Showing:
        """A warm, dimmed white, or what was there before it."""
        return self._veiled("" if self.veil == "white" else "white", now)

    def freeze(self, moment: Moment, now: float) -> Showing:
        """The class keeps this moment, whatever the lesson does; one that is kept already stays."""
        return self if self.frozen is not None else self._replace(frozen=moment, kept_since=now)

    def thaw(self, now: float) -> Showing:
        """The class sees the lesson's own moment again."""
        return self if self.frozen is None else self._replace(frozen=None, kept_since=now)

    def escape(self, now: float) -> Showing:
        """Leaves the veil, else the freeze; the same value where there is nothing to leave."""
        if self.veil:
            return self._veiled("", now)
        return self.thaw(now)

    def shown(self, moment: Moment) -> Moment:
        """The moment the class sees while the lesson is at `moment`."""
        return moment if self.frozen is None else self.frozen

    def cover(self, now: float, *, motion: bool = True) -> Cover:
        """What lies over the picture at a second of the clock; without motion a veil comes at once."""
        passed = min(1.0, max(0.0, (now - self.since) / EASE)) if motion else 1.0
        share = passed * passed * (3 - 2 * passed)
        before = self.before
        if not self.veil:
            return before._replace(opacity=before.opacity * (1 - share)) if share < 1 else Cover()
        opacity = before.opacity * (1 - share) + share
        light = 1.0 if self.veil == "white" else 0.0
        if opacity > 0 and before.opacity > 0:  # one veil through the other
            light = (before.light * before.opacity * (1 - share) + light * share) / opacity
        return Cover(light, opacity)

    def easing_until(self) -> float:
        """The second of the clock until which the veil comes or goes."""
        return self.since + EASE


class Plan(NamedTuple):
    """When a lesson is meant to be over: a second of the clock, or None where nobody said."""

    ends: float | None = None

    def behind(self, now: float, remaining: float) -> float:
        """Seconds that the lesson is behind its plan, below 0 if ahead; 0 without a plan.

        `remaining` are the seconds that the rest is expected to take. A pause does not shift the plan: who
        pauses falls behind.
        """
        return 0.0 if self.ends is None else now + remaining - self.ends
