# SPDX-License-Identifier: MIT
"""Closed outlines read from a drawing's path data; knows nothing of regions, colours or windows."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """One closed outline in drawing units: a start, then cubic curves (two handles and an end each)."""

    start: Point
    curves: tuple[tuple[Point, Point, Point], ...]
