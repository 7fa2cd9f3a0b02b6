# SPDX-License-Identifier: MIT
"""What moves too slowly to need every frame takes turns, so that no frame has to paint all of it."""

from __future__ import annotations

import math

RATE = 30
"""Frames a second, about: the clock beats a little faster, so that hardly ever two turns fall into one."""
ROUND = 5
"""Frames until it is a thing's turn again: six pictures a second, as many as the hand of a watch has."""

LIGHTS = (1, 3)
"""When in a round the light of each side breathes on: not in the frame in which a part that is so many whole
seconds long shows the next of them, the first of a round."""
CLOCK = 4
"""When in a round it is the turn of what shows the time."""


def turn(seconds: float, place: int, among: int = ROUND) -> float:
    """The second of the latest turn, this one at the latest, of what has this place (from 0) in a round of so
    many."""
    # A hair later: what is reckoned to be just before a frame is meant to be that frame.
    frame = math.floor(seconds * RATE + 1e-6)
    return (frame - (frame - place) % among) / RATE
