#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the five hands of the trainer into assets/hands.svg: how they look, not how they move.

One right hand per shape, seen from above (the back of the hand), fingers up, in thousandths of a hand (wrist
crease to the tip of the middle finger = 1000); the origin of each is where it touches. `--check` says whether
the file is what this would draw, and changes nothing.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from massage_trainer.choreography import PATCHES, SQUEEZE, Drawn, Patch  # noqa: E402 - the folder has to be known

FILE = ROOT / "assets" / "hands.svg"
CELL = 1800
Point = tuple[float, float]

STYLE = """
.fill{fill:#ffffff;fill-opacity:.62;stroke:none}
.line{fill:none;stroke:#241e1a;stroke-width:9;stroke-linejoin:round;stroke-linecap:round}
.detail{fill:none;stroke:#241e1a;stroke-width:6;stroke-linecap:round;stroke-opacity:.6}
.nail{fill:#ffffff;fill-opacity:.55;stroke:#241e1a;stroke-width:5;stroke-opacity:.6}
.contact{fill:#d97f00;fill-opacity:.75;stroke:none}
.dark{fill:#241e1a;fill-opacity:.28;stroke:none}
.roll{fill:#d97f00;fill-opacity:.8;stroke:none}
.lit{fill:#ffffff;fill-opacity:.85;stroke:none}
.fibre{fill:none;stroke:#241e1a;stroke-width:6;stroke-linecap:round;stroke-opacity:.35}
.origin{fill:none;stroke:none}
"""


# Curves ------------------------------------------------------------------------------------------------


def smooth(points: Sequence[Point], *, closed: bool) -> str:
    """Path data of a curve through the points, at each parallel to the line between its neighbours."""
    n = len(points)
    tangents: list[Point] = []
    for i, (x, y) in enumerate(points):
        ax, ay = points[i - 1] if closed or i else points[i]
        bx, by = points[(i + 1) % n] if closed or i < n - 1 else (x, y)
        length = math.hypot(bx - ax, by - ay) or 1.0
        tangents.append(((bx - ax) / length, (by - ay) / length))
    parts = [f"M{number(points[0][0])},{number(points[0][1])}"]
    for i in range(n if closed else n - 1):
        (ax, ay), (bx, by) = points[i], points[(i + 1) % n]
        (tax, tay), (tbx, tby) = tangents[i], tangents[(i + 1) % n]
        reach = math.hypot(bx - ax, by - ay) * 0.36
        numbers = (ax + tax * reach, ay + tay * reach, bx - tbx * reach, by - tby * reach, bx, by)
        parts.append(
            "C"
            + " ".join(f"{number(x)},{number(y)}" for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        )
    return "".join(parts) + ("Z" if closed else "")


def number(value: float) -> str:
    """At most one decimal, and no minus before a nought."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True)
class Frame:
    """A place and a direction (degrees clockwise from up) along which a finger is drawn."""

    x: float
    y: float
    angle: float

    def at(self, forward: float, right: float) -> Point:
        """The point so far ahead and so far to the right."""
        angle = math.radians(self.angle)
        sin, cos = math.sin(angle), math.cos(angle)
        return self.x + forward * sin + right * cos, self.y - forward * cos + right * sin


def moved(points: Iterable[Point], dx: float, dy: float, angle: float = 0.0) -> list[Point]:
    """The points turned clockwise about 0, 0 and then moved."""
    radians = math.radians(angle)
    sin, cos = math.sin(radians), math.cos(radians)
    return [(x * cos - y * sin + dx, x * sin + y * cos + dy) for x, y in points]


# Parts of a hand ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Finger:
    """One finger from its root: length and widths in thousandths; `bend` turns its end by so many degrees."""

    root: Point
    angle: float
    length: float
    base: float = 100.0
    tip: float = 76.0
    bend: float = 0.0
    # Where the middle joint lies; nearer to the tip when the finger is arched toward the viewer.
    joint: float = 0.46
    thumb: bool = False

    def frame(self, share: float) -> Frame:
        """The place on the finger's axis at this share of its length, turned by the bend around the joint."""
        x, y = self.root
        steps = max(1, math.ceil(share * 40))
        for step in range(steps):
            x, y = Frame(x, y, self._turned((step + 0.5) / steps * share)).at(self.length * share / steps, 0)
        return Frame(x, y, self._turned(share))

    def _turned(self, share: float) -> float:
        done = min(max((share - self.joint + 0.2) / 0.4, 0.0), 1.0)
        return self.angle + self.bend * done * done * (3 - 2 * done)

    def along(self, point: Point) -> float:
        """At which share of the finger's length (if it were straight) this point lies."""
        angle = math.radians(self.angle)
        dx, dy = point[0] - self.root[0], point[1] - self.root[1]
        return (dx * math.sin(angle) - dy * math.cos(angle)) / self.length

    def half(self, share: float) -> float:
        """Half its width: a little wider at the joints, tapering to the tip."""
        swell = 1 - 0.055 * math.cos(math.tau * 2 * (share - self.joint) / 1.04 + math.pi)
        taper = self.base + (self.tip - self.base) * share
        return taper * swell * 0.5 * (1.05 if self.thumb and 0.5 < share < 0.92 else 1)

    def side(self, sign: int, start: float) -> list[Point]:
        """Points along one side from near the root toward the tip."""
        shares = [start, *(share for share in (0.3, self.joint, 0.62, 0.76) if share > start + 0.05)]
        return [self.frame(share).at(0, sign * self.half(share)) for share in shares]

    def cap(self) -> list[Point]:
        """The rounded end from the right side over the tip to the left."""
        width = self.half(0.84)
        end = self.frame(1.0)
        back = self.tip * 0.46
        return [
            end.at(-back * 1.15, width * 0.96),
            end.at(-back * 0.32, width * 0.66),
            end.at(0, 0),
            end.at(-back * 0.32, -width * 0.66),
            end.at(-back * 1.15, -width * 0.96),
        ]

    def round(self, right: float = 0.14, left: float = 0.14) -> list[Point]:
        """Up the right side, over the tip and down the left side; each begins at this share of the length."""
        return [*self.side(1, right), *self.cap(), *self.side(-1, left)[::-1]]

    def nail(self, short: float = 1.0) -> str:
        """The nail, seen from above; `short` foreshortens it."""
        end = self.frame(1.0)
        wide, long = self.tip * 0.29, self.tip * 0.74 * short
        points = [
            end.at(-10 - long, -wide * 0.78),
            end.at(-12 - long * 1.1, 0),
            end.at(-10 - long, wide * 0.78),
            end.at(-9 - long * 0.35, wide),
            end.at(-8, wide * 0.62),
            end.at(-4, 0),
            end.at(-8, -wide * 0.62),
            end.at(-9 - long * 0.35, -wide),
        ]
        return smooth(points, closed=True)

    def crease(self, share: float, wide: float = 0.6, bow: float = 9.0) -> str:
        """A short arc across the finger, as over a joint."""
        frame = self.frame(share)
        half = self.half(share) * wide
        return smooth(
            [frame.at(-bow * 0.4, -half), frame.at(bow, 0), frame.at(-bow * 0.4, half)], closed=False
        )


@dataclass(frozen=True)
class Bowed(Finger):
    """A finger bent at several joints: its axis is a curve through places."""

    spine: tuple[Point, ...] = ()

    @classmethod
    def through(
        cls, spine: Sequence[Point], base: float, tip: float, up: float = 0.0, *, thumb: bool = False
    ) -> Bowed:
        """A finger on the curve through these places, moved up."""
        axis = curve(moved(spine, 0, -up))
        length = sum(math.dist(a, b) for a, b in pairwise(axis))
        return cls(axis[0], 0.0, length, base, tip, joint=0.5, thumb=thumb, spine=tuple(axis))

    def frame(self, share: float) -> Frame:
        """The place on the curve at this share of its length."""
        left = self.length * share
        for (ax, ay), (bx, by) in pairwise(self.spine):
            step = math.dist((ax, ay), (bx, by))
            if left <= step and step:
                break
            left -= step
        on = left / step if step else 0.0
        angle = math.degrees(math.atan2(bx - ax, ay - by))
        return Frame(ax + (bx - ax) * on, ay + (by - ay) * on, angle)


@dataclass
class Drawing:
    """One shape: what is filled, lines, details and nails; where it fades, and its roll of muscle."""

    name: Drawn
    fills: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    nails: list[str] = field(default_factory=list)
    thumb: Drawing | None = None
    fade: str = ""
    roll: list[tuple[str, str]] = field(default_factory=list)


def arc(a: Point, b: Point, bow: float) -> str:
    """An open arc from a to b that bows to its left."""
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return smooth(
        [a, (mx + (b[1] - a[1]) / length * bow, my - (b[0] - a[0]) / length * bow), b], closed=False
    )


def web(a: Finger, b: Finger, depth: float) -> Point:
    """The bottom of the cleft between two neighbouring fingers, a right of b."""
    ax, ay = a.frame(0).at(depth, -a.half(0))
    bx, by = b.frame(0).at(depth, b.half(0))
    return (ax + bx) / 2, (ay + by) / 2


def row(fingers: Sequence[Finger], depth: float, start: float) -> list[Point]:
    """Round the fingers from the little one (right) to the index, with the clefts between them."""
    clefts = [web(right, left, depth) for right, left in pairwise(fingers)]
    points: list[Point] = []
    for i, finger in enumerate(fingers):
        right = finger.along(clefts[i - 1]) + 0.07 if i else start
        left = finger.along(clefts[i]) + 0.07 if i < len(clefts) else start
        points += [clefts[i - 1]] if i else []
        points += finger.round(right, left)
    return points


def flat_hand(
    angles: Sequence[float],
    thumb: Finger,
    *,
    palm: float = 1.0,
    length: float = 1.0,
    joint: float = 0.46,
    stub: float = 500.0,
    arm: float = 0.0,
    heel: bool = False,
    cleft: float = 0.47,
    bends: Sequence[float] = (0, 0, 0, 0),
    lengths: Sequence[float] = (340.0, 430.0, 470.0, 425.0),
    toward: float = 1.0,
) -> tuple[list[Finger], list[Point]]:
    """Fingers (little, ring, middle, index) and the outline of a hand whose wrist crease is at 0, 0.

    `palm` and `length` foreshorten the palm and the fingers; `arm` turns the forearm clockwise about the
    wrist; with `heel` the two pads of the heel stand out beside the wrist, because it is bent back; `toward`
    widens the end of a forearm that comes toward the eye.
    """
    roots = [(163.0, -452.0 * palm), (62.0, -512.0 * palm), (-44.0, -530.0 * palm), (-146.0, -508.0 * palm)]
    bases = [92.0, 106.0, 110.0, 107.0]
    tips = [70.0, 80.0, 84.0, 82.0]
    fingers = [
        Finger(root, angle, long * length, base, tip, bend, joint)
        for root, angle, long, base, tip, bend in zip(roots, angles, lengths, bases, tips, bends, strict=True)
    ]
    start = 0.16
    # Narrow at the wrist, which says where the hand ends.
    wide, middle = 142.0 * toward, 126.0 * (1 + toward) / 2
    forearm = moved([(wide, stub), (middle, stub * 0.5), (113.0, 70.0)], 0, 0, arm)
    forearm_back = moved([(-113.0, 70.0), (-middle, stub * 0.5), (-wide, stub)], 0, 0, arm)
    ulnar: list[Point] = [(119.0, -30.0 * palm), (166.0, -140.0 * palm)]
    radial_side: list[Point] = [(-160.0, -102.0 * palm), (-121.0, -14.0 * palm)]
    if heel:
        ulnar = [(150.0, 42.0), (196.0, 0.0), (212.0, -80.0)]
        radial_side = [(-216.0, -66.0), (-196.0, 6.0), (-150.0, 42.0)]
    outline = [
        *forearm,
        *ulnar,
        (206.0, -300.0 * palm),
        (211.0, -410.0 * palm),
        *row(fingers, 0.15 * 400 * length, start),
        (-203.0, -475.0 * palm),
        (-206.0, -400.0 * palm),
        *thumb.round(cleft, 0.42 if heel else 0.16),
        *radial_side,
        *forearm_back,
    ]
    return fingers, outline


def back_details(
    drawing: Drawing, fingers: Sequence[Finger], *, palm: float = 1.0, nails: float = 1.0
) -> None:
    """What says “back of the hand”: nails, arcs over the joints, knuckles."""
    for finger in fingers:
        drawing.nails.append(finger.nail(nails))
        drawing.details += [finger.crease(finger.joint - 0.02), finger.crease(finger.joint + 0.05, 0.5)]
        drawing.details.append(finger.crease(0.74, 0.45, 6))
    for finger in fingers:
        x, y = finger.root
        drawing.details.append(arc((x - 30, y + 42 * palm), (x + 30, y + 42 * palm), 22 * palm))


WRIST = 250.0
"""How far below the middle of its palm a flat hand's wrist crease lies."""


def flat_palm() -> Drawing:
    """The whole hand lies flat: fingers nearly together, thumb a little out."""
    return laid("flat_palm", 1.0)


def cupped_palm() -> Drawing:
    """The palm lies on top of the shoulder and the fingers go over it, down the front: they are seen from
    behind, short and without nails."""
    drawing = laid("cupped_palm", 0.42)
    drawing.nails = drawing.nails[-1:]
    return drawing


def laid(name: Drawn, length: float) -> Drawing:
    """A palm that lies flat, with fingers foreshortened to this share."""
    thumb = Finger((-100, -150), -33, 440, 150, 98, bend=14, joint=0.58, thumb=True)
    fingers, outline = flat_hand((7, 2.5, -0.5, -3), thumb, length=length)
    drawing = Drawing(name)
    shape = moved(outline, 0, WRIST)
    drawing.fills.append(smooth(shape, closed=True))
    drawing.lines.append(smooth(shape, closed=False))
    drawing.fade = linear((0, WRIST + 20), (0, WRIST + 450), (0, 1), (1, 0))
    return finish(drawing, fingers, thumb, 0, WRIST)


def finish(
    drawing: Drawing,
    fingers: Sequence[Finger],
    thumb: Finger | None,
    dx: float,
    dy: float,
    *,
    palm: float = 1.0,
    nails: float = 1.0,
    angle: float = 0.0,
) -> Drawing:
    """Nails and joints of a hand that was drawn at the wrist and then moved."""
    drawing.details.clear()
    placed = [replaced(finger, dx, dy, angle) for finger in fingers]
    back_details(drawing, placed, palm=palm, nails=nails)
    if thumb is not None:
        moved_thumb = replaced(thumb, dx, dy, angle)
        drawing.nails.append(moved_thumb.nail(nails))
        drawing.details += thumb_creases(moved_thumb)
    return drawing


def thumb_creases(thumb: Finger) -> list[str]:
    """The folds over a thumb's joint and, fainter, where it leaves the hand: it has two segments."""
    return [
        thumb.crease(thumb.joint, 0.82, 14),
        thumb.crease(thumb.joint + 0.08, 0.6, 10),
        thumb.crease(0.2, 0.5, 8),
    ]


def replaced(finger: Finger, dx: float, dy: float, angle: float) -> Finger:
    """The finger with the hand turned about its wrist and then moved."""
    ((x, y),) = moved([finger.root], dx, dy, angle)
    return Finger(
        (x, y),
        finger.angle + angle,
        finger.length,
        finger.base,
        finger.tip,
        finger.bend,
        finger.joint,
        finger.thumb,
    )


def arched(
    fingers: Sequence[Finger], nail: float, fold: float = 18.0, knuckle: float = 34.0
) -> tuple[list[str], list[str]]:
    """Details and nails of fingers whose middle joints rise toward the eye; each knuckle lies so far behind
    the root and is twice as wide."""
    details, nails = [], []
    for finger in fingers:
        details += [
            finger.crease(0.42, 0.86, fold),
            finger.crease(0.53, 0.8, fold),
            finger.crease(0.76, 0.6, 9),
        ]
        nails.append(finger.nail(nail))
        x, y = finger.root
        details.append(arc((x - knuckle, y + knuckle), (x + knuckle, y + knuckle), knuckle * 0.76))
    return details, nails


def on_pads(drawing: Drawing, fingers: Sequence[Finger], first: int) -> Point:
    """By how much to move a hand so that the pad of one finger lies on its place of contact."""
    tip = fingers[first].frame(1.0).at(-34, 0)
    pad = PATCHES[drawing.name][::-1][first]
    return pad.x - tip[0], pad.y - tip[1]


def fingertips() -> Drawing:
    """A loose, hardly arched hand that feels its way: slightly spread fingers, each of its own length."""
    drawing = Drawing("fingertips")
    thumb = Finger((-96, -110), -50, 372, 150, 92, bend=26, joint=0.55, thumb=True)
    fingers, outline = flat_hand(
        (10, 4, -3, -11),
        thumb,
        palm=0.74,
        length=0.8,
        arm=-16,
        stub=440,
        bends=(-7, -4, 3, 9),
        # The longer fingers are bent more, so that the tips come nearer to a row.
        lengths=(404.0, 446.0, 470.0, 440.0),
        cleft=0.4,
    )
    dx, dy = on_pads(drawing, fingers, 2)
    shape = moved(outline, dx, dy)
    drawing.fills.append(smooth(shape, closed=True))
    drawing.lines.append(smooth(shape, closed=False))
    finish(drawing, fingers, thumb, dx, dy, palm=0.74)
    drawing.details, nails = arched([replaced(finger, dx, dy, 0) for finger in fingers], 0.8)
    drawing.details += thumb_creases(replaced(thumb, dx, dy, 0))
    drawing.nails[: len(nails)] = nails
    (end,) = moved([(0, 400)], dx, dy, -16)
    drawing.fade = linear((dx, dy + 20), end, (0, 1), (1, 0))
    return drawing


def pressed_fingertips() -> Drawing:
    """A steep hand: the fingertips stand close together on one spot, the forearm comes from above."""
    drawing = Drawing("pressed_fingertips")
    fingers, outline = pressed_outline()
    dx, dy = on_pads(drawing, fingers, 2)
    shape = moved(outline, dx, dy)
    placed = [replaced(finger, dx, dy, 0) for finger in fingers]
    # The fingers touch: each is whole, and its neighbour toward the index lies over its edge.
    edges = [finger.round(0.0, 0.0) for finger in placed]
    drawing.fills.append(smooth(shape, closed=True))
    drawing.fills += [smooth(edge, closed=True) for edge in edges]
    # The outline ends where the fingers begin: their knuckles close the hand.
    drawing.lines += [smooth([*shape[:6], edges[0][1]], closed=False)]
    drawing.lines += [smooth([edges[-1][-2], *shape[-6:]], closed=False)]
    for number_, edge in enumerate(edges):
        runs = uncovered(edge[0 if number_ else 1 : -1], edges[number_ + 1 :])
        drawing.lines += [smooth(run, closed=False) for run in runs]
    drawing.details, drawing.nails = arched(placed, 0.62, 18.0, 26.0)
    thumb = Finger((-78, 288), -42, 318, 138, 92, bend=56, joint=0.48, thumb=True)
    drawing.thumb = under(thumb, (0, 420))
    (end,) = moved([(0, 325)], dx, dy, -14)
    drawing.fade = linear((dx, dy + 20), end, (0, 1), (1, 0))
    return drawing


def pressed_outline() -> tuple[list[Finger], list[Point]]:
    """Fingers (little to index) that meet at their tips, and the back of the short hand above them, wrist at
    0, 0."""
    roots = [(120.0, -268.0), (46.0, -274.0), (-40.0, -280.0), (-118.0, -276.0)]
    shapes = ((-10.0, 216.0, 84.0), (-3.5, 272.0, 94.0), (1.5, 276.0, 98.0), (5.0, 244.0, 96.0))
    fingers = [
        Finger(root, angle, long, wide, wide * 0.8, joint=0.44)
        for root, (angle, long, wide) in zip(roots, shapes, strict=True)
    ]
    forearm = moved([(176.0, 360.0), (146.0, 210.0), (112.0, 60.0)], 0, 0, -14)
    forearm_back = moved([(-112.0, 60.0), (-146.0, 210.0), (-176.0, 360.0)], 0, 0, -14)
    outline = [
        *forearm,
        (122.0, -22.0),
        (160.0, -100.0),
        (176.0, -180.0),
        (166.0, -246.0),
        (120.0, -290.0),
        (46.0, -314.0),
        (-40.0, -320.0),
        (-118.0, -314.0),
        (-168.0, -276.0),
        (-180.0, -180.0),
        (-158.0, -84.0),
        (-118.0, -10.0),
        *forearm_back,
    ]
    return fingers, outline


def under(thumb: Finger, heel: Point) -> Drawing:
    """A thumb that lies below the hand, which hides its root."""
    part = Drawing("pincer")
    shape = [heel, *thumb.round(0.12, 0.12)]
    part.fills.append(smooth(shape, closed=True))
    part.lines.append(smooth(shape, closed=True))
    part.nails.append(thumb.nail(0.9))
    part.details += thumb_creases(thumb)
    return part


def linear(start: Point, end: Point, *stops: tuple[float, float]) -> str:
    """A fading from one place to another: (share of the way, opacity)."""
    inside = "".join(
        f'<stop offset="{at:.3f}" stop-color="#fff" stop-opacity="{opacity}"/>' for at, opacity in stops
    )
    ends = " ".join(
        f'{name}="{number(value)}"'
        for name, value in zip(("x1", "y1", "x2", "y2"), (*start, *end), strict=True)
    )
    return f'<linearGradient id="NAME.fade" gradientUnits="userSpaceOnUse" {ends}>{inside}</linearGradient>'


def two_fingertips() -> Drawing:
    """Index and middle finger stand lightly on their tips; the two others are curled in and touch nothing."""
    drawing = Drawing("two_fingertips")
    index, middle = ((patch.x, patch.y - 24) for patch in PATCHES["two_fingertips"])
    ends = [(178.0, 166.0), (104.0, 128.0), middle, index]
    roots = [(226.0, 330.0), (142.0, 296.0), (46.0, 286.0), (-48.0, 304.0)]
    fingers = []
    for (tx, ty), (rx, ry), wide in zip(ends, roots, (84, 94, 98, 94), strict=True):
        angle = math.degrees(math.atan2(tx - rx, ry - ty))
        long = math.hypot(tx - rx, ry - ty)
        fingers.append(Finger((rx, ry), angle, long, wide * 1.06, wide * 0.7, joint=0.5))
    wrist = (96.0, 590.0)
    forearm = moved([(144.0, 520.0), (130.0, 300.0), (108.0, 80.0)], *wrist, 8)
    forearm_back = moved([(-108.0, 80.0), (-130.0, 300.0), (-144.0, 520.0)], *wrist, 8)
    outline = [
        *forearm,
        (232, 548),
        (272, 460),
        (278, 390),
        *row(fingers, 34, 0.2),
        (-104, 346),
        (-106, 410),
        (-74, 500),
        (-24, 572),
        *forearm_back,
    ]
    drawing.fills.append(smooth(outline, closed=True))
    drawing.lines.append(smooth(outline, closed=False))
    for number_, finger in enumerate(fingers):
        curled = number_ < 2
        drawing.details += [finger.crease(0.44, 0.86, 20), finger.crease(0.56, 0.86, 20)]
        if not curled:
            drawing.details.append(finger.crease(0.76, 0.7, 10))
            drawing.nails.append(finger.nail(0.7))
        x, y = finger.root
        drawing.details.append(arc((x - 34, y + 34), (x + 34, y + 34), 26))
    thumb = Finger((0, 470), -42, 350, 132, 88, bend=52, joint=0.52, thumb=True)
    drawing.thumb = under(thumb, (30, 530))
    (end,) = moved([(0.0, 500.0)], *wrist, 8)
    drawing.fade = linear((110, 480), end, (0, 1), (1, 0))
    return drawing


def within(point: Point, polygon: Sequence[Point]) -> bool:
    """Whether the point lies in the polygon."""
    x, y = point
    found = False
    for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]]):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            found = not found
    return found


def curve(points: Sequence[Point]) -> list[Point]:
    """Points close together on the curve that `smooth` draws through these."""
    found: list[Point] = []
    corners = [points[0], *points, points[-1]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        corners, corners[1:], corners[2:], corners[3:], strict=False
    ):
        reach = math.hypot(cx - bx, cy - by) * 0.36
        first, last = math.hypot(cx - ax, cy - ay) or 1.0, math.hypot(dx - bx, dy - by) or 1.0
        px, py = bx + (cx - ax) / first * reach, by + (cy - ay) / first * reach
        qx, qy = cx - (dx - bx) / last * reach, cy - (dy - by) / last * reach
        for step in range(6):
            t = step / 6
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * bx + b * px + c * qx + d * cx, a * by + b * py + c * qy + d * cy))
    return [*found, points[-1]]


def uncovered(points: Sequence[Point], above: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The stretches of a curve that nothing above it hides."""
    polygons = [curve(edge) for edge in above]
    runs: list[list[Point]] = [[]]
    for number_, point in enumerate(curve(points)):
        if any(within(point, polygon) for polygon in polygons):
            runs.append([])
        elif number_ % 3 == 0 or not runs[-1]:
            runs[-1].append(point)
    runs[-1].append(points[-1])
    return [run for run in runs if len(run) > 2]


def pincer() -> Drawing:
    """A hand that pinches, seen from the side of thumb and index: both are bowed like the jaws of a pair of
    tongs, the other fingers follow behind the index, and the fold of muscle stands up in the gap."""
    drawing = Drawing("pincer")
    fingers = [
        Bowed.through(spine, base, tip, SQUEEZE)
        for spine, base, tip in (
            (((462, 166), (462, 10), (382, -152), (254, -200), (150, -150)), 90, 62),
            (((414, 118), (402, -58), (300, -206), (172, -214), (66, -150)), 100, 68),
            (((350, 88), (324, -76), (216, -198), (110, -182), (24, -48)), 106, 72),
            (((276, 84), (238, -50), (144, -144), (44, -132), (-54, -34)), 106, 74),
        )
    ]
    # From the elbow up the little finger's side, over the knuckles, and down by the thumb.
    ulnar, knuckles, radial_side = (
        moved(edge, 0, -SQUEEZE)
        for edge in (
            [(628, 880), (602, 760), (572, 640), (550, 550), (548, 460), (548, 350), (536, 250), (514, 170)],
            [(462, 132), (390, 84), (330, 62), (268, 54)],
            [(218, 96), (204, 160), (204, 236), (222, 320), (262, 410), (312, 500), (344, 590), (372, 700),
             (394, 800), (408, 880)],
        )
    )  # fmt: skip
    back = [*ulnar, *knuckles, *radial_side]
    drawing.fills.append(smooth(back, closed=True))
    # The index is nearest to the eye; each finger hides a part of the next.
    edges = [finger.round(0.02, 0.02) for finger in fingers]
    for number_, edge in enumerate(edges):
        drawing.fills.append(smooth(edge, closed=True))
        # Where a finger goes into the hand, its side ends behind its neighbour's.
        shown = edge if number_ == len(edges) - 1 else edge[:-1]
        drawing.lines += [smooth(run, closed=False) for run in uncovered(shown, edges[number_ + 1 :])]
    drawing.lines.append(smooth([*ulnar, edges[0][0]], closed=False))
    drawing.lines.append(smooth([edges[-1][-1], *radial_side[1:]], closed=False))
    for number_, finger in enumerate(fingers):
        above = edges[number_ + 1 :]
        for at, bow in ((0.46, 15.0), (0.54, 15.0), (0.8, 8.0)):
            if not any(within(finger.frame(at).at(0, 0), edge) for edge in above):
                drawing.details.append(finger.crease(at, 0.7, bow))
        x, y = finger.frame(0).at(0, 0)
        drawing.details.append(arc((x - 34, y + 30), (x + 34, y + 30), 26))
        # The tendons on the back of the hand gather toward the wrist.
        sinew = [(x + (430 - x) * share, y + 74 + (360 - y) * share) for share in (0.0, 0.3, 0.6)]
        drawing.details.append(smooth(sinew, closed=False))
        if not any(within(finger.frame(0.9).at(0, 0), edge) for edge in above):
            drawing.nails.append(finger.nail(0.7))
    thumb = Bowed.through(((340, 414), (214, 346), (92, 262), (6, 162), (-62, 30)), 164, 92, thumb=True)
    drawing.thumb = under(thumb, (372, 450))
    drawing.fade = linear((424, 480), (484, 780), (0, 1), (1, 0))
    drawing.roll = fold()
    return drawing


def fold() -> list[tuple[str, str]]:
    """The muscle between thumb and fingers: it swells on both sides of where they hold it."""
    along = (-340, -260, -190, -124, -58, 12, 84, 150, 204, 240)
    half = (46, 66, 84, 86, 66, 84, 104, 98, 74, 30)
    top = [(float(x), -float(wide)) for x, wide in zip(along, half, strict=True)]
    bottom = [(x, -y) for x, y in top[::-1]]
    shadow = [(x + (8 if x > 0 else -8), y * 1.26 + 10) for x, y in top + bottom]
    found = [("dark", smooth(shadow, closed=True)), ("roll", smooth(top + bottom, closed=True))]
    # Light falls on the side toward the top of the drawing.
    crest = [(x, y * 0.72) for x, y in top[:-1]] + [(x, y * 0.34) for x, y in top[-2::-1]]
    found.append(("lit", smooth(crest, closed=True)))
    for share in (-0.1, 0.24, 0.5, 0.76):
        found.append(("fibre", smooth([(x, -y * share) for x, y in top], closed=False)))
    return [*found, ("rim", smooth(top, closed=False)), ("rim", smooth(bottom, closed=False))]


def thumbs() -> Drawing:
    """The thumb points along the way and presses; the forearm lies in line with the hand, whose other fingers
    fan outward and only rest."""
    drawing = Drawing("thumbs")
    arm = -18.0
    thumb = Finger((-104, -130), -54, 470, 158, 102, bend=22, joint=0.5, thumb=True)
    fingers, outline = flat_hand((17, 9, 2, -6), thumb, palm=0.94, length=0.9, arm=arm, cleft=0.3)
    tip = thumb.frame(1.0)
    turn = -(thumb.angle + thumb.bend)
    # The pad of the thumb lies a little behind its tip; it becomes the origin.
    ((px, py),) = moved([tip.at(-52, 0)], 0, 0, turn)
    shape = moved(outline, -px, -py, turn)
    drawing.fills.append(smooth(shape, closed=True))
    drawing.lines.append(smooth(shape, closed=False))
    finish(drawing, fingers, thumb, -px, -py, palm=0.94, angle=turn)
    # The thumb leads: the hand it belongs to is a little paler, and the forearm fades.
    (wrist,) = moved([(0, -60)], -px, -py, turn)
    # The spine is left bare: the forearm is gone before it would come to it.
    (end,) = moved(moved([(0, 370)], 0, 0, arm), -px, -py, turn)
    drawing.fade = linear(wrist, end, (0, 1), (0.2, 0.8), (1, 0))
    return drawing


def palm_heel() -> Drawing:
    """The heel presses: wrist bent back, fingers lifted and foreshortened, the forearm over the wrist."""
    drawing = Drawing("palm_heel")
    thumb = Finger((-128, -92), -46, 350, 160, 96, bend=24, joint=0.55, thumb=True)
    fingers, outline = flat_hand(
        (19, 7, -4, -15), thumb, palm=0.62, length=0.56, joint=0.42, heel=True, cleft=0.56
    )
    wrist = 95.0
    shape = [(92.0, 158.0), *moved(outline[3:-3], 0, wrist), (-92.0, 158.0)]
    # The forearm comes over the wrist, toward the eye: the nearer, the wider. The two pads of the heel swell
    # beside it; toward the hand it has no edge, for it is the same skin.
    side = [(200.0, 560.0), (182.0, 430.0), (156.0, 310.0), (136.0, 222.0), (124.0, 168.0), (112.0, 122.0)]
    other = [(-x, y) for x, y in side[::-1]]
    forearm = [*side, (0.0, 90.0), *other]
    drawing.fills.append(smooth(shape, closed=True))
    drawing.fills.append(smooth(forearm, closed=True))
    drawing.lines += [smooth(run, closed=False) for run in uncovered(shape, [forearm])]
    drawing.lines += [smooth(side, closed=False), smooth(other, closed=False)]
    finish(drawing, fingers, thumb, 0, wrist, palm=0.62, nails=0.7)
    # The folds of the wrist that is bent back, and the two pads of the heel.
    drawing.details += [arc((-84, 148), (84, 148), 30), arc((-70, 112), (70, 112), 26)]
    drawing.details += [arc((-150, 108), (-74, -40), -34), arc((84, -36), (150, 104), -30)]
    drawing.fade = linear((0, 220), (0, 530), (0, 1), (1, 0))
    return drawing


SHAPES = (flat_palm, cupped_palm, fingertips, pressed_fingertips, two_fingertips, pincer, thumbs, palm_heel)


# The file ----------------------------------------------------------------------------------------------


def paths(drawing: Drawing) -> str:
    """The lines of one drawing's paths."""
    kinds = (
        ("fill", drawing.fills),
        ("detail", drawing.details),
        ("nail", drawing.nails),
        ("line", drawing.lines),
    )
    return "".join(f'<path class="{kind}" d="{data}"/>\n' for kind, found in kinds for data in found)


def ellipse(patch: Patch) -> str:
    """One place of contact."""
    numbers = " ".join(
        f'{name}="{number(value)}"'
        for name, value in (("cx", patch.x), ("cy", patch.y), ("rx", patch.rx), ("ry", patch.ry))
    )
    return f'<ellipse class="contact" {numbers}/>\n'


def written() -> str:
    """The whole file."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n"
        "<!-- Drawn by tools/draw_hands.py; see there for units and ids. -->\n"
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {CELL * len(SHAPES)} {CELL}">\n'
        f'<style id="theme">{STYLE}</style>\n'
    ]
    for index, draw in enumerate(SHAPES):
        drawing = draw()
        name = drawing.name
        parts.append(f'<g id="{name}" transform="translate({CELL * index + CELL // 2} {CELL // 2 - 100})">\n')
        parts.append(f'<circle id="{name}.origin" class="origin" r="1"/>\n')
        box = f'x="{-CELL // 2}" y="{100 - CELL // 2}" width="{CELL}" height="{CELL}"'
        parts.append(f"{drawing.fade.replace('NAME', name)}\n")
        parts.append(
            f'<mask id="{name}.mask" maskUnits="userSpaceOnUse" {box}>'
            f'<rect {box} fill="url(#{name}.fade)"/></mask>\n'
        )
        if drawing.roll:
            inside = "".join(f'<path class="{kind}" d="{data}"/>\n' for kind, data in drawing.roll)
            parts.append(f'<g id="{name}.roll">\n{inside}</g>\n')
        parts.append(f'<g id="{name}.contact">\n' + "".join(map(ellipse, PATCHES[name])) + "</g>\n")
        if drawing.thumb is not None:
            parts.append(f'<g id="{name}.thumb" mask="url(#{name}.mask)">\n{paths(drawing.thumb)}</g>\n')
        parts.append(f'<g id="{name}.hand" mask="url(#{name}.mask)">\n{paths(drawing)}</g>\n')
        parts.append("</g>\n")
    return "".join(parts) + "</svg>\n"


def main() -> int:
    """Write the file, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")
    arguments = parser.parse_args()
    text = written()
    if arguments.check:
        if FILE.exists() and FILE.read_text(encoding="utf-8") == text:
            return 0
        print(
            "assets/hands.svg is not what tools/draw_hands.py draws; run tools/draw_hands.py", file=sys.stderr
        )
        return 1
    FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
