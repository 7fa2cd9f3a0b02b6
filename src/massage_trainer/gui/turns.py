# SPDX-License-Identifier: MIT
"""What moves too slowly to need every frame takes turns, so that no frame has to paint all of it."""

from __future__ import annotations

import math

RATE = 30
"""Frames a second, about: the clock beats a little faster, so that hardly ever two turns fall into one."""
ROUND = 3
"""Frames until it is a thing's turn again: ten pictures a second, as many as the hand of a good watch has."""

CLOCK = 2
"""When in a round it is the turn of what shows the time: after the light of either side."""


def turn(seconds: float, place: int) -> float:
    """The second of the latest turn, this one at the latest, of what has this place in the round (from 0)."""
    # A hair later: what is reckoned to be just before a frame is meant to be that frame.
    frame = math.floor(seconds * RATE + 1e-6)
    return (frame - (frame - place) % ROUND) / RATE
