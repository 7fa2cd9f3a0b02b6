# SPDX-License-Identifier: MIT
"""Where the giver's hands are at each moment: a pure function of seconds, which draws nothing.

Places are table units: x 0 is the midline and 1 the partner's right acromion, y 0 the tip of C7 and 1 that of
T12. Sizes of hands are thousandths of a hand (wrist crease to the tip of the middle finger), which is 570
drawing units long; a drawing unit is 1/600 of the table's x and 1/1000 of its y.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations
from typing import Literal, NamedTuple, cast, get_args

from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, HandShape, Motion, Region, Side, Technique

Point = tuple[float, float]
Hand = Literal["left", "right"]
Stand = Literal["head", "side", ""]
Beside = Literal["left", "right", ""]
"""At which side of the partner the giver stands, if beside the table."""
MarkKind = Literal[
    "long_arrow",
    "rings",
    "loop",
    "loops",
    "closing_ring",
    "facing_arrows",
    "curl",
    "double_headed",
    "two_circles",
    "dashed_rings",
    "halo",
]
Drawn = Literal[HandShape, "cupped_palm", "pressed_fingertips", "two_fingertips", MarkKind]
"""What is drawn: hands (a palm on top of the shoulder whose fingers go over it; fingertips that hold stand
close together; on the neck, too narrow for four, two touch) and signs of movement."""

HAND = 570.0
PER_MIL = HAND / 1000

# The radius (drawing units) of the spot that pressed fingertips hold: there its ring ends.
SPOT = 84.0

# How strongly the ghost of where a movement begins is drawn.
GHOST = 0.25


@dataclass(frozen=True, slots=True)
class Patch:
    """One place where a right hand touches, fingers up: an ellipse around the contact point."""

    x: float
    y: float
    rx: float
    ry: float


PATCHES: dict[Drawn, tuple[Patch, ...]] = {
    "flat_palm": (Patch(0, 0, 165, 150),),
    "cupped_palm": (Patch(0, 0, 165, 150),),
    "fingertips": (
        Patch(-169, 9, 30, 30),
        Patch(-40, -34, 30, 30),
        Patch(87, -1, 30, 30),
        Patch(209, 79, 28, 28),
    ),
    "pressed_fingertips": (
        Patch(-103, 16, 36, 36),
        Patch(-36, 0, 36, 36),
        Patch(29, 5, 36, 36),
        Patch(84, 33, 34, 34),
    ),
    "two_fingertips": (Patch(-33, 5, 21, 24), Patch(33, -5, 21, 24)),
    "pincer": (Patch(-48, 52, 30, 30), Patch(-38, -152, 27, 27), Patch(38, -166, 26, 26)),
    "thumbs": (Patch(0, 0, 40, 56),),
    "palm_heel": (Patch(0, 0, 185, 105),),
}
# How far the fingers of the pincer come toward its thumb when it squeezes.
SQUEEZE = 100.0

# What a hand covers without thumb and forearm (left, top, right, bottom), for keeping two hands apart.
COVERS: dict[Drawn, tuple[float, float, float, float]] = {
    "flat_palm": (-225, -750, 225, 250),
    "cupped_palm": (-225, -470, 225, 250),
    "fingertips": (-240, -70, 250, 640),
    "pressed_fingertips": (-190, -45, 180, 540),
    "two_fingertips": (-150, -40, 280, 600),
    "pincer": (-80, -350, 530, 420),
    "thumbs": (-150, -250, 710, 600),
    "palm_heel": (-215, -530, 215, 120),
}
MOST_OVERLAP = 0.15

# Where the forearm of each begins to fade and where it is gone, and half its width there: words keep off it.
ARMS: dict[Drawn, tuple[tuple[float, float], tuple[float, float]]] = {
    "flat_palm": ((0, 270), (0, 700)),
    "cupped_palm": ((0, 270), (0, 700)),
    "fingertips": ((13, 720), (123, 1085)),
    "pressed_fingertips": ((-3, 542), (76, 837)),
    "two_fingertips": ((110, 480), (26, 1085)),
    "pincer": ((424, 480), (484, 780)),
    "thumbs": ((139, 517), (18, 927)),
    "palm_heel": ((0, 220), (0, 530)),
}
ARM = 130.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One sign of movement.

    `points` are table units: the way of an arrow or a looped line, or the centres of rings; `size` is a
    ring's radius or an arrow's width in drawing units; `turn` is +1 clockwise or −1; `filled` 0 to 1 how much
    a circle is filled.
    """

    kind: MarkKind
    points: tuple[Point, ...]
    size: float
    turn: int = 1
    filled: float = 0.0


class Pose(NamedTuple):
    """One hand at one moment, or a sign that goes with it and says without words how it moves.

    `hand` is the giver's; `x`, `y` the contact point in table units; `angle` degrees clockwise, 0 with the
    fingers toward the partner's head; `squeeze` 0 open to 1 closed; `contact` 0 to 1, how hard it presses;
    `opacity` 0 to 1; `mirrored` if the drawn right hand is to be shown as a left one. A sign's `angle` is
    that of its hand, or for a `long_arrow` and a `loop` where it points; its `squeeze` says how far it has
    closed, whether it is filled, or whether the hand of a halo goes over the shoulder.
    """

    hand: Hand
    shape: Drawn
    x: float
    y: float
    angle: float
    squeeze: float = 0.0
    contact: float = 0.0
    opacity: float = 1.0
    mirrored: bool = False


# Where no contact may be --------------------------------------------------------------------------------

# The strip of the spinous processes, the lowest line of the work (T8 to T9), and the edge of the skull
# (domain table).
SPINE = 0.08
LOWEST = 0.72
SKULL_EDGE = -0.36
# The front edge of the trapezius; what lies beyond it is the side and front of the neck and the hollow
# above the
# collarbone. Toward the shoulder tip there is only bone in front, so a flat hand may lie over it.
EDGE: tuple[Point, ...] = (
    (0.21, -0.36), (0.22, -0.19), (0.32, -0.10), (0.46, -0.01),
    (0.66, 0.054), (0.74, 0.065), (0.86, 0.04), (0.95, -0.02),
)  # fmt: skip
_EDGE_X = [x for x, _ in EDGE]
# Middle and half-widths of the armpit's zone.
ARMPIT = (0.947, 0.625, 0.075, 0.18)


def trapezius_edge(x: float) -> float:
    """The table y of the front edge of the trapezius at |x|; farther out, of the top of the shoulder."""
    x = abs(x)
    if x <= EDGE[0][0]:
        return SKULL_EDGE
    place = bisect_left(_EDGE_X, x)
    if place == len(EDGE):
        return EDGE[-1][1]
    (ax, ay), (bx, by) = EDGE[place - 1], EDGE[place]
    return ay + (by - ay) * (x - ax) / (bx - ax)


def no_go(x: float, y: float) -> str:
    """Which zone that is never pressed holds this place of the table, or an empty text."""
    if abs(x) < SPINE:
        return "spine"
    if y > LOWEST:
        return "below_t8"
    if y < SKULL_EDGE:
        return "skull_edge"
    if y < trapezius_edge(x):
        return "neck_front"
    cx, cy, rx, ry = ARMPIT
    return "armpit" if ((abs(x) - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1 else ""


def to_table(pose: Pose, x: float, y: float) -> Point:
    """A place on the drawn right hand (thousandths) as table units, for this pose."""
    angle = math.radians(pose.angle)
    cos, sin = math.cos(angle) * PER_MIL, math.sin(angle) * PER_MIL
    x = -x if pose.mirrored else x
    return pose.x + (x * cos - y * sin) / X_UNIT, pose.y + (x * sin + y * cos) / Y_UNIT


def patches(pose: Pose) -> tuple[Patch, ...]:
    """Where the drawn right hand of this pose touches, in thousandths; a squeeze draws the fingers in."""
    found = PATCHES.get(pose.shape, ())
    if pose.shape != "pincer" or not pose.squeeze:
        return found
    gone = SQUEEZE * pose.squeeze
    return (found[0], *(Patch(each.x, each.y + gone, each.rx, each.ry) for each in found[1:]))


# Ways -----------------------------------------------------------------------------------------------

_SAMPLES = 64


@dataclass(frozen=True, slots=True)
class _Way:
    """A smooth way sampled at equal lengths; `length` in drawing units; `spots` are the places to stay at."""

    samples: tuple[Point, ...]
    length: float
    spots: tuple[Point, ...]

    def at(self, share: float) -> Point:
        """The place at this share (0 to 1) of the length."""
        place = min(max(share, 0.0), 1.0) * (len(self.samples) - 1)
        first = min(int(place), len(self.samples) - 2)
        (ax, ay), (bx, by) = self.samples[first], self.samples[first + 1]
        rest = place - first
        return ax + (bx - ax) * rest, ay + (by - ay) * rest


def _distance(a: Point, b: Point) -> float:
    return math.hypot((b[0] - a[0]) * X_UNIT, (b[1] - a[1]) * Y_UNIT)


def _strung(paths: Sequence[tuple[Point, ...]]) -> tuple[Point, ...]:
    """One way through all paths in their order, each entered at the end that is nearer."""
    points: list[Point] = []
    for path in paths:
        turned = bool(points) and _distance(points[-1], path[-1]) < _distance(points[-1], path[0])
        points += path[::-1] if turned else path
    return tuple(points)


def _outermost(points: Sequence[Point]) -> list[Point]:
    """The corners of a band stretched round all points, clockwise in the picture from the leftmost."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(way: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for x, y in way:
            while len(kept) > 1:
                (ax, ay), (bx, by) = kept[-2], kept[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _around(points: Sequence[Point], upward: bool) -> tuple[Point, ...]:
    """The outermost points as one round: first along the spine, then out over the shoulder and back."""
    found = _outermost(points)
    if not upward:
        found.reverse()
    first = found.index(
        max(found, key=lambda p: p[1] - p[0]) if upward else min(found, key=lambda p: p[1] + p[0])
    )
    found = found[first:] + found[:first]
    return (*found, found[0])


def _smoothed(points: Sequence[Point]) -> list[Point]:
    """A finer way without corners: each corner is cut twice; the ends stay."""
    way = list(points)
    closed = len(way) > 2 and way[0] == way[-1]
    for _ in range(3):
        finer: list[Point] = [] if closed else [way[0]]
        for (ax, ay), (bx, by) in pairwise(way):
            finer.append((ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25))
            finer.append((ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75))
        finer.append(finer[0] if closed else way[-1])
        way = finer
    return way


def _way(motion: Motion, points: Sequence[Point], spots: Sequence[Point], touching: Sequence[Point]) -> _Way:
    """A way through these points in steps of equal length, every place of it moved off the no-go zones.

    `touching` are the outermost places that the hand touches, seen from its contact point.
    """
    spots = tuple(dict.fromkeys(_cleared(spot, touching, 0.006) for spot in spots))
    if motion in _STATIONS:
        return _Way((spots[0], spots[-1]), 0.0, spots)
    way = _smoothed(points) if len(points) > 1 else [points[0], points[0]]
    samples = _even(way, _SAMPLES)
    if len(samples) == 2:
        place = _cleared(samples[0], touching, 0.006)
        return _Way((place, place), 0.0, spots)
    closed = samples[0] == samples[-1]
    samples = [_cleared(sample, touching, 0.012, 0.006) for sample in samples]
    # Moving each place by itself leaves small steps, which the eye would see as a trembling hand.
    for _ in range(4):
        samples = _calmed(samples, closed)
    samples = [_cleared(sample, touching, 0.008) for sample in _even(samples, _SAMPLES)]
    for _ in range(4):
        calm = _calmed(samples, closed)
        if any(_cleared(sample, touching, 0.002) != sample for sample in calm):
            break
        samples = calm
    if closed:
        samples[-1] = samples[0]
    length = sum(_distance(a, b) for a, b in pairwise(samples))
    return _Way(tuple(samples), length, spots)


def _calmed(samples: Sequence[Point], closed: bool) -> list[Point]:
    """The same way with each place moved toward its neighbours; the ends of an open one stay."""
    ring = [samples[-2] if closed else samples[0], *samples, samples[1] if closed else samples[-1]]
    return [
        ((ax + 2 * bx + cx) / 4, (ay + 2 * by + cy) / 4)
        for (ax, ay), (bx, by), (cx, cy) in zip(ring, ring[1:], ring[2:], strict=False)
    ]


def _even(way: Sequence[Point], steps: int) -> list[Point]:
    """The way again, in this many steps of equal length; two equal points if it has no length."""
    lengths = [_distance(a, b) for a, b in pairwise(way)]
    length = sum(lengths)
    if length < 1:
        return [way[0], way[0]]
    samples: list[Point] = []
    index, gone = 0, 0.0
    for step in range(steps + 1):
        wanted = length * step / steps
        while index < len(lengths) - 1 and gone + lengths[index] < wanted:
            gone += lengths[index]
            index += 1
        rest = min((wanted - gone) / lengths[index], 1.0) if lengths[index] else 0.0
        (ax, ay), (bx, by) = way[index], way[index + 1]
        samples.append((ax + (bx - ax) * rest, ay + (by - ay) * rest))
    samples[0], samples[-1] = way[0], way[-1]
    return samples


# These stay at one spot and then move on to the next, so that they need no way between.
_STATIONS: tuple[Motion, ...] = ("hold", "lift_and_roll")

_RIM = tuple((math.cos(math.tau * i / 16), math.sin(math.tau * i / 16)) for i in range(16))
# How far (drawing units, sideways and along the body) a movement carries the hand off its way.
_SWING: dict[Motion, tuple[float, float]] = {
    "search": (20, 20),
    "lift_and_roll": (16, 8),
    "circles": (5, 17),
    "palm_circles": (28, 28),
}


def _touching(shape: Drawn, motion: Motion, angle: float, mirrored: bool) -> tuple[Point, ...]:
    """The rims of what the hand touches, from its contact point, widened by the movement's swing."""
    sway, lift = _SWING.get(motion, (0, 0))
    found = []
    for squeeze in (0.0, 1.0) if shape == "pincer" else (0.0,):
        x, y = _drawn_in(angle, squeeze, mirrored) if shape == "pincer" else (0.0, 0.0)
        pose = Pose("right", shape, x, y, angle, squeeze, mirrored=mirrored)
        for patch in patches(pose):
            for cos, sin in _RIM:
                x, y = to_table(pose, patch.x + patch.rx * cos, patch.y + patch.ry * sin)
                found += [(x + dx / X_UNIT, y + dy / Y_UNIT) for dx in {sway, -sway} for dy in {lift, -lift}]
    corners = _outermost(found)
    rims: list[Point] = []
    # A zone may be narrower than a side is long, so the sides are looked at too, not only their ends.
    for (ax, ay), (bx, by) in _edges(corners):
        parts = max(1, math.ceil(_distance((ax, ay), (bx, by)) / 24))
        rims += [(ax + (bx - ax) * i / parts, ay + (by - ay) * i / parts) for i in range(parts)]
    return tuple(rims)


def _drawn_in(angle: float, squeeze: float, mirrored: bool) -> Point:
    """How far (table units) a pincer is moved so that what lies at the front edge of the muscle stays there.

    From the head that is the thumb, and the fingers come to it; from the hips it is the fingers.
    """
    if math.cos(math.radians(angle)) < 0:
        return 0.0, 0.0
    x, y = to_table(Pose("right", "pincer", 0.0, 0.0, angle, mirrored=mirrored), 0.0, SQUEEZE * (1 - squeeze))
    return x, y


# Above this the free way off the side of the neck is inward; below it, down onto the shoulder.
_NECK = -0.12


def _cleared(point: Point, touching: Sequence[Point], margin: float, step: float = 0.002) -> Point:
    """The place, on the right side, moved in small steps until nothing touched is in a no-go zone."""
    x, y = point
    around = [(dx + math.copysign(margin, dx), dy + math.copysign(margin, dy)) for dx, dy in touching]
    before: set[str] = set()
    for _ in range(round(0.3 / step)):
        zones = {no_go(x + dx, y + dy) if x + dx > 0 else "spine" for dx, dy in around} - {""}
        # Where two zones are nearer than the hand with its margin is wide, it stays between them.
        if not zones or (y < _NECK and "spine" in zones | before and "neck_front" in zones | before):
            break
        before = zones
        if "spine" in zones:
            x += step
        if "armpit" in zones:
            x, y = x + math.copysign(step / 2, x - ARMPIT[0]), y - 1.5 * step
        if "below_t8" in zones:
            y -= step
        if "neck_front" in zones and y < _NECK:
            x -= step
        elif "neck_front" in zones or "skull_edge" in zones:
            y += step
    return x, y


# Flat and lifted hands are long: these keep their contact behind the trapezius and above T8 and their
# fingers on the back. For each: how far below the trapezius edge and how low the contact point may be, from
# the hips and from the head.
_KEEP: dict[Drawn, dict[bool, tuple[float, float]]] = {
    "flat_palm": {False: (0.38, 0.58), True: (0.105, 0.38)},
    "cupped_palm": {False: (0.105, 0.58), True: (0.105, 0.38)},
    "palm_heel": {False: (0.07, 0.52), True: (0.07, 0.44)},
}
# Nearer below the trapezius edge than this, a palm from the hips lies on top of the shoulder.
_ON_TOP = 0.24
# Farther out than this lies the rear shoulder. By so many degrees more than elsewhere a hand points outward
# there, from the hips and from the head; and so far out it goes if it works farther in as well: so fingers
# and thumb stay off the armpit.
_SHOULDER = 0.86
_ALONG_ARM: dict[Drawn, tuple[int, int]] = {
    "flat_palm": (0, 34),
    "palm_heel": (0, 38),
    "fingertips": (-50, 0),
}
_INNER: dict[Drawn, dict[bool, float]] = {
    "flat_palm": {True: 0.66},
    "palm_heel": {True: 0.64},
    "fingertips": {False: 0.74},
}

# Degrees by which the fingers point outward (away from the midline), from the hips and from the head.
_OUTWARD: dict[Motion, tuple[int, int]] = {
    "still": (5, 5),
    "glide": (5, 5),
    "search": (10, -35),
    "hold": (16, -24),
    "lift_and_roll": (24, -20),
    "circles": (-20, -12),
    "strip": (0, 0),
    "palm_circles": (12, -6),
}


def _fitted(point: Point, shape: Drawn, head: bool, outside: bool) -> Point:
    """The contact point, moved up or down if the whole hand would otherwise leave the back."""
    x, y = point
    if not outside:
        x = min(x, _INNER.get(shape, {}).get(head, x))
    if shape not in _KEEP:
        return x, y
    below_edge, lowest = _KEEP[shape][head]
    return x, min(max(y, trapezius_edge(x) + below_edge), lowest)


def _one_place(lit: _Paths) -> _Paths:
    """Of all places to rest on one, on each side: that in the middle of the others."""
    found: list[tuple[Side, tuple[Point, ...]]] = []
    for side in SIDES:
        spots = [spot for lit_side, path in lit if lit_side == side for spot in path]
        if spots:
            middle = sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)
            found.append((side, (min(spots, key=lambda spot: _distance(spot, middle)),)))
    return tuple(found)


def _outside(paths: Sequence[tuple[Point, ...]]) -> bool:
    """Whether all the work lies on the rear shoulder."""
    return all(x > _SHOULDER for path in paths for x, _ in path)


def _drawn(shape: HandShape, motion: Motion, paths: Sequence[tuple[Point, ...]], head: bool) -> Drawn:
    """What is drawn of a technique's shape for this work."""
    if shape == "fingertips":
        return _FINGERTIPS.get(motion, shape)
    if shape == "flat_palm" and not head:
        on_top = all(y < trapezius_edge(x) + _ON_TOP for path in paths for x, y in path)
        return "cupped_palm" if on_top and not _outside(paths) else shape
    return shape


# Plans: what does not change while the seconds run --------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Loop:
    """A loop that searching fingers make: its middle, and its sign from unseen to plain."""

    middle: Point
    shown: tuple[Pose, ...]


@dataclass(frozen=True, slots=True)
class _Worker:
    """A hand at work: on which side, how turned, its way, the shares of a cycle by which it moves and leans
    later, and the loops it makes if it searches."""

    hand: Hand
    side: Side
    angle: float
    way: _Way
    phase: float
    lean: float
    loops: tuple[_Loop, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Who works, with which shape, movement, tempo (seconds) and pressure (0 to 1)."""

    shape: Drawn
    motion: Motion
    cycle: float
    press: float
    hands: tuple[_Worker, ...]


_Paths = tuple[tuple[Side, tuple[Point, ...]], ...]


def _hand_for(side: Side, head: bool) -> Hand:
    """From the hips the right hand lies on the picture's right, from the head of the table on its left."""
    if head:
        return "left" if side == "right" else "right"
    return side


def _angle(side: Side, outward: float, head: bool) -> float:
    on_right = 180 - outward if head else outward
    return (on_right if side == "right" else -on_right) % 360


def _overlap(a: Pose, b: Pose) -> float:
    """The share of the smaller hand that the other covers, taking each as its box."""

    def corners(pose: Pose) -> list[Point]:
        left, top, right, bottom = COVERS[pose.shape]
        box = ((left, top), (right, top), (right, bottom), (left, bottom))
        found = [to_table(pose, x, y) for x, y in box]
        found = [(x * X_UNIT, y * Y_UNIT) for x, y in found]
        return found[::-1] if pose.mirrored else found

    def area(polygon: list[Point]) -> float:
        return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in _edges(polygon))) / 2

    clipped = corners(a)
    for (ax, ay), (bx, by) in _edges(corners(b)):
        kept: list[Point] = []
        for (px, py), (qx, qy) in _edges(clipped):
            here = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
            there = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
            if here >= 0:
                kept.append((px, py))
            if here * there < 0:
                share = here / (here - there)
                kept.append((px + (qx - px) * share, py + (qy - py) * share))
        clipped = kept
        if not clipped:
            return 0.0
    return area(clipped) / min(area(corners(a)), area(corners(b)))


def _edges(polygon: list[Point]) -> list[tuple[Point, Point]]:
    return list(zip(polygon, polygon[1:] + polygon[:1], strict=True))


def _mirrored(points: tuple[Point, ...], side: Side) -> tuple[Point, ...]:
    return points if side == "right" else tuple((-x, y) for x, y in points)


def standing(stand: Stand, turn: float) -> tuple[Stand, Beside]:
    """Where the giver stands who sees the picture turned clockwise by these degrees, as one would turn it:
    with the own side of the table at the lower edge. A side of the table that a step asks for stands, unless
    the picture shows another."""
    quarter = round(turn / 90) % 4
    if quarter in (1, 3):
        return "side", "right" if quarter == 1 else "left"
    return ("head" if quarter == 2 and not stand else stand), ""


def _right_way(
    paths: Sequence[tuple[Point, ...]], shape: Drawn, motion: Motion, head: bool, outward: float
) -> _Way:
    """The way through these paths on the partner's right side, for a hand that points so far outward."""
    outside = _outside(paths)
    spots = tuple(dict.fromkeys(_fitted(point, shape, head, outside) for point in _strung(paths)))
    points = spots
    if motion == "strip" and not head:
        # The first stroke leads away from the giver.
        points = spots[::-1]
    elif motion == "glide" and len(paths) > 1:
        points = _around(spots, upward=not head)
    angle = _angle("right", outward, head)
    return _way(
        motion, points, spots, _touching(shape, motion, angle, mirrored=_hand_for("right", head) == "left")
    )


def _outward(motion: Motion, shape: Drawn, head: bool, outside: bool) -> int:
    """By how many degrees the fingers point away from the midline."""
    along = _ALONG_ARM.get(shape, (0, 0))[head] if outside else 0
    return _OUTWARD[motion][head] + along


# Fingertips that hold stand steeply and close together; two are enough on the neck.
_FINGERTIPS: dict[Motion, Drawn] = {"hold": "pressed_fingertips", "circles": "two_fingertips"}


# From beside the table both hands turn toward the giver, the near and the far one by the first of these
# degrees that leave them room.
_TURNS = tuple((turn, turn) for turn in (44, 36, 28, 20, 12))
# A pinch less far, since its fold lies along the muscle; and thumbs beside the spine, which keep to their
# line: the far palm lies beyond the bones, and only its forearm passes over them.
_LESS: dict[Motion, tuple[int, int]] = {"lift_and_roll": (26, 26), "strip": (22, 8)}
# At so many moments, so many seconds apart, is looked whether they have.
_LOOKS, _APART = 14, 2.3


@lru_cache(maxsize=64)
def _plan(
    shape: HandShape, motion: Motion, cycle: float, pressure: int, lit: _Paths, head: bool, beside: Beside
) -> _Plan:
    if motion == "still":
        lit = _one_place(lit)
    press = 0.2 + 0.2 * pressure
    plan = _Plan(shape, motion, cycle, press, ())
    turns = (_LESS[motion],) if motion in _LESS else _TURNS
    for turn in turns if beside else ((0, 0),):
        drawn, hands = _workers(shape, motion, lit, head, beside, turn)
        plan = _Plan(drawn, motion, cycle, press, hands)
        if not _crowded(plan):
            break
    return plan


def _crowded(plan: _Plan) -> bool:
    """Whether two hands are at times in each other's way."""
    for look in range(_LOOKS if len(plan.hands) == 2 else 0):
        first, second = _at(plan, look * _APART, 1.0)[0]
        if _overlap(first, second) > MOST_OVERLAP - 0.02:
            return True
    return False


def _workers(
    shape: HandShape, motion: Motion, lit: _Paths, head: bool, beside: Beside, turn: tuple[int, int]
) -> tuple[Drawn, tuple[_Worker, ...]]:
    """What is drawn and whose hands work where; from beside the table the near and the far one are turned so
    far toward the giver."""
    some = [path for side, path in lit if side == lit[0][0]]
    drawn = _drawn(shape, motion, some, head)
    outward = _outward(motion, drawn, head, _outside(some) and not beside)
    near, far = turn
    outwards = {side: outward + (far if beside != side else -near) if beside else outward for side in SIDES}
    ways: dict[Side, _Way] = {}
    found: dict[tuple[tuple[tuple[Point, ...], ...], int], _Way] = {}
    for side in SIDES:
        paths = tuple(path for lit_side, path in lit if lit_side == side)
        if not paths:
            continue
        key = paths, outwards[side]
        if key not in found:
            found[key] = _right_way(paths, drawn, motion, head, outwards[side])
        way = found[key]
        ways[side] = _Way(_mirrored(way.samples, side), way.length, _mirrored(way.spots, side))

    def worker(hand: Hand, side: Side, way: _Way, phase: float = 0.0, lean: float = 0.0) -> _Worker:
        angle = _angle(side, outwards[side], head)
        loops = _loops(hand, side, angle, way) if motion == "search" else ()
        return _Worker(hand, side, angle, way, phase, lean, loops)

    hands: list[_Worker] = []
    if len(ways) == 2:
        for side, way in ways.items():
            later = 0.5 if side == "right" else 0.0
            hands.append(worker(_hand_for(side, head), side, way, later, later))
    else:
        side, way = next(iter(ways.items()))
        hand = _hand_for(side, head)
        pair = _pair(way, _angle(side, outwards[side], head)) if motion == "palm_circles" else None
        if pair is None:
            # The other hand is not shown: lying somewhere else, it would ask to be understood.
            hands.append(worker(hand, side, way))
        else:
            # The hand of this side takes the outer place, so that the arms do not cross; both go round
            # together to keep their distance, and only their pressure alternates.
            inner, outer = (_Way((place, place), 0.0, (place,)) for place in pair)
            hands.append(worker("left" if hand == "right" else "right", side, inner))
            hands.append(worker(hand, side, outer, lean=0.5))
    return drawn, tuple(hands)


# The loops that searching fingers make, in drawing units: how far the hand goes on in each, if the way
# allows; how wide it is drawn; how many are seen behind the hand; how wide the hand's own round is. Below,
# how far before the contact point they are drawn.
_PITCH, _LOOP, _LOOPS, _ROUND = 64.0, 23.0, 5, 20.0
_BEYOND = 8.0


def _loop(share: float) -> Point:
    """Where on a loop the fingers are, in drawing units forward and to the right of where it began."""
    turn = math.tau * share
    return _PITCH * share + _LOOP * math.sin(turn), -_LOOP * math.cos(turn)


# Where the points of a sign lie, in thousandths from the contact point of the drawn right hand, unless there:
# three rings that the fingertips go round, the two arrows of a pinch that face each other and the curl of its
# roll beside the hand, a light ring around the fingertips, an arrow beside the thumb; and what points up here
# and is turned: the arrow of a glide, a loop that searching fingers have made.
_SIGN_PLACES: dict[MarkKind, tuple[Point, ...]] = {
    "rings": ((-169, 9), (-40, -34), (87, -1)),
    "loop": tuple((side / PER_MIL, -on / PER_MIL) for on, side in (_loop(i / 16) for i in range(17))),
    "loops": tuple((side / PER_MIL, -on / PER_MIL) for on, side in (_loop(i / 16) for i in range(17))),
    "facing_arrows": ((-140, 262), (-140, 150), (-140, -262), (-140, -150)),
    "curl": tuple(
        (-208 + 138 * math.cos(math.radians(at)), -6 + 150 * math.sin(math.radians(at)))
        for at in range(112, 257, 12)
    ),
    "dashed_rings": ((0, -8),),
    "double_headed": ((112, -190), (112, 90)),
    "long_arrow": ((0, 340), (0, -190)),
}
# Radius of a ring or width of an arrow, drawing units.
_SIGN_SIZES: dict[MarkKind, float] = {
    "rings": 20, "closing_ring": 165, "dashed_rings": 36, "two_circles": 80, "halo": 190,
}  # fmt: skip


_SIGNS = frozenset(get_args(MarkKind))


def as_mark(sign: Pose) -> Mark | None:
    """What is drawn of a sign that goes with a hand; None if this is a hand."""
    kind = sign.shape
    if kind not in _SIGNS:
        return None
    kind = cast("MarkKind", kind)
    points = tuple(to_table(sign, x, y) for x, y in _SIGN_PLACES.get(kind, ((0.0, 0.0),)))
    size = _SIGN_SIZES.get(kind, 14.0)
    if kind == "closing_ring":
        size += (SPOT - size) * sign.squeeze
    # Which side it is on: seen from the hips right hands are on the right, from the head left ones.
    on_right = sign.mirrored == (math.cos(math.radians(sign.angle)) < 0)
    filled = sign.squeeze if kind == "two_circles" else 0.0
    return Mark(kind, points, size, 1 if on_right else -1, filled)


def _pair(way: _Way, angle: float) -> tuple[Point, Point] | None:
    """Two places of the way, inner and outer, where two palms have room; None if there is none."""
    least, found = MOST_OVERLAP - 0.03, None
    places = way.samples[::6]
    for inner, outer in permutations(places, 2):
        # Side by side: one behind the other, a forearm would lie over the other hand.
        if abs(outer[0]) < abs(inner[0]) + 0.3:
            continue
        overlap = _overlap(*(Pose("right", "palm_heel", x, y, angle) for x, y in (inner, outer)))
        if overlap < least:
            least, found = overlap, (inner, outer)
    return found


# Movement -------------------------------------------------------------------------------------------


def _ease(share: float) -> float:
    """0 to 1 with rest at both ends."""
    share = min(max(share, 0.0), 1.0)
    return 0.5 - 0.5 * math.cos(math.pi * share)


def _to_and_fro(seconds: float, one_way: float) -> float:
    """0 to 1 and back, slowing at the turning points."""
    return 0.5 - 0.5 * math.cos(math.pi * seconds / one_way)


def _drift(way: _Way, seconds: float, speed: float) -> Point:
    """A slow walk to and fro along the way, at about `speed` drawing units a second."""
    if not way.length:
        return way.samples[0]
    return way.at(_to_and_fro(seconds, max(way.length / speed, 4.0)))


def _station(way: _Way, seconds: float, stay: float, move: float) -> tuple[Point, float]:
    """The spot to be at, and how far (0 to 1 and back) the hand is lifted on its way to the next.

    The spots are visited to the last and back again, so that no journey is long.
    """
    spots = way.spots
    if len(spots) == 1:
        return spots[0], 0.0
    visit, within = divmod(seconds, stay)
    turn = 2 * (len(spots) - 1)
    here, there = (spots[min(i, turn - i)] for i in (int(visit) % turn, (int(visit) + 1) % turn))
    passed = min(max((within - (stay - move)) / move, 0.0), 1.0)
    lifted = math.sin(math.pi * passed)
    # It lifts before it goes, and has arrived before it presses again.
    going = _ease((passed - 0.25) / 0.5)
    return (here[0] + (there[0] - here[0]) * going, here[1] + (there[1] - here[1]) * going), lifted


class _Moment(NamedTuple):
    """What a movement is told: the plan, the hand, its way, +1 right or −1 left, and the time."""

    plan: _Plan
    worker: _Worker
    way: _Way
    outward: int
    seconds: float

    def sign(
        self,
        kind: MarkKind,
        x: float,
        y: float,
        opacity: float,
        squeeze: float = 0.0,
        *,
        along: bool = False,
    ) -> Pose:
        """A sign of this hand at a place in table units, turned as the hand is or along the spine."""
        hand, angle = self.worker.hand, self.worker.angle
        if along:
            angle = 180.0 if 90 < angle < 270 else 0.0
        opacity = round(opacity * _FADES) / _FADES
        return Pose(hand, kind, x, y, angle, squeeze, 0.0, opacity, hand == "left")


# x, y, squeeze, contact, opacity, signs
_Moved = tuple[float, float, float, float, float, tuple[Pose, ...]]
_GLIDE_SPEED = 260.0
_KNEAD_SPEED = 16.0
_CIRCLE = 28.0
# What fades does so in few steps, since a view may keep a picture of each: a soft contact, a sign that comes
# and goes, the circle of a palm that leans.
_SOFT, _FADES, _FILLS, _CLOSES, _LEANS = 12, 10, 6, 24, 8
# Steps (degrees) of the direction of a loop and of the tilt of a rolling hand; how far that tilts.
_LOOP_TURN, _TILT_STEP, _TILT = 15.0, 3.0, 9.0
# Fingertips that hold bear more than the strength of the technique alone would show.
_BEARS = 1.25
# How far behind and before the middle of a gliding hand its arrow looks for its way, drawing units, and the
# steps of degrees in which it turns: few enough to keep a picture of each, small enough not to be seen.
_BEHIND, _BEFORE, _TURN = 60.0, 90.0, 5


def _still(at: _Moment) -> _Moved:
    x, y = at.way.samples[0]
    breath = math.sin(math.tau * at.seconds / at.plan.cycle)
    halo = at.sign("halo", x, y, 0.45 + 0.3 * breath, float(at.plan.shape == "cupped_palm"))
    return x, y, 0.0, at.plan.press * (0.75 + 0.25 * breath), 1.0, (halo,)


def _glide(at: _Moment) -> _Moved:
    way = at.way
    closed = way.samples[0] == way.samples[-1]
    # A round that leads over several regions is long, and a stroke must not hurry.
    cycle = max(at.plan.cycle, way.length / _GLIDE_SPEED) if closed else at.plan.cycle
    turn = at.seconds / cycle
    if closed:
        share = turn % 1.0
        # Slow where the stroke begins, as one breath follows the other.
        share -= math.sin(math.tau * share) / (2 * math.tau)
        onward, seen = 1.0, 1.0
    else:
        share = _to_and_fro(at.seconds, cycle / 2)
        onward = math.sin(math.tau * turn)
        seen = min(1.0, abs(onward) * 1.6)
    x, y = way.at(share)
    back, ahead = (math.copysign(each, onward) / max(way.length, 1.0) for each in (_BEHIND, _BEFORE))
    # A round goes on beyond its end; a stroke turns there.
    (ax, ay), (bx, by) = (way.at(each % 1.0 if closed else each) for each in (share - back, share + ahead))
    points = math.degrees(math.atan2((bx - ax) * X_UNIT, (ay - by) * Y_UNIT)) if way.length else 0.0
    arrow = Pose(
        at.worker.hand,
        "long_arrow",
        x,
        y,
        round(points / _TURN) * _TURN % 360,
        opacity=0.85 * seen if way.length else 0.0,
    )
    # The stroke presses a little, the way back only keeps touch.
    contact = round(at.plan.press * (0.7 + 0.3 * math.sin(math.tau * turn)) * _SOFT) / _SOFT
    return x, y, 0.0, contact, 1.0, (arrow,)


def _search(at: _Moment) -> _Moved:
    worker = at.worker
    many = _many(at.way)
    turns = at.seconds / at.plan.cycle
    place, ahead = _wandered(at.way, many, turns, at.outward)
    angle = math.tau * (turns % 1.0)
    on, side = _ROUND * math.sin(angle), -_ROUND * math.cos(angle)
    x, y = _aside(place, ahead, on, side * at.outward)
    # Each fingertip goes round its ring.
    signs = [at.sign("rings", *place, 0.9)]
    # The loops made last stay on the back for a while. Each has its slot, so that a sign never goes from one
    # place to another while it is seen.
    now = math.floor(turns)
    pitch = at.way.length / max(many, 1)
    for slot in range(min(_LOOPS, len(worker.loops))):
        made = now - (now - slot) % _LOOPS
        loop = worker.loops[made % len(worker.loops)]
        age = turns - made
        seen = 0.0
        if made >= 0 and 0.8 < age < _LOOPS - 0.1:
            seen = _ease((age - 0.8) / 0.4) * (1 - _ease((age - _LOOPS + 0.6) / 0.5))
            # Nearer than the hand has gone since: the way has turned, and others are made in this place.
            straight = max(age - 0.5, 0.8) * pitch
            seen *= _ease((_distance((x, y), loop.middle) / straight - 0.35) / 0.25)
        signs.append(loop.shown[round(0.9 * seen * _FADES)])
    return x, y, 0.0, at.plan.press * (0.7 - 0.1 * math.cos(angle)), 1.0, tuple(signs)


def _many(way: _Way) -> int:
    """The number of whole loops from one end of a way to the other, so that it turns where a loop ends."""
    return max(1, round(way.length / _PITCH)) if way.length else 0


def _loops(hand: Hand, side: Side, angle: float, way: _Way) -> tuple[_Loop, ...]:
    """All loops that searching fingers make until they are back; at least as many as are seen at a time."""
    many, outward = _many(way), 1 if side == "right" else -1
    found = []
    for made in range(2 * many):
        back = made // many
        place, toward = _wandered(way, many, made, outward, begin=True)
        # On the way back the loops begin half a turn later.
        begin = _aside(place, toward, _PITCH / 2 * back, 0.0)
        points = math.degrees(math.atan2(toward[0], -toward[1])) + 180 * back
        dx, dy = _beyond(angle)
        x, y, turn = begin[0] + dx, begin[1] + dy, round(points / _LOOP_TURN) * _LOOP_TURN % 360
        shown = tuple(
            Pose(hand, "loop", x, y, turn, opacity=level / _FADES, mirrored=outward < 0)
            for level in range(_FADES + 1)
        )
        found.append(_Loop(_aside(begin, toward, _PITCH * (0.5 - back), 0.0), shown))
    while found and len(found) < _LOOPS:
        found += found
    return tuple(found)


def _wandered(
    way: _Way, many: int, turns: float, outward: int, *, begin: bool = False
) -> tuple[Point, Point]:
    """Where after so many loops the hand would be without them, and the direction of the way there.

    `many` is the number of loops in the way; `begin` tells the direction for the whole of a loop that begins.
    """
    if not many:
        return way.samples[0], (float(outward), 0.0)
    share = turns / many % 2.0
    back = math.floor(turns / many) % 2
    share = 2.0 - share if back else share
    middle = share + (0.5 - back) / many if begin else share
    (ax, ay), (bx, by) = way.at(middle - 0.1), way.at(middle + 0.1)
    dx, dy = (bx - ax) * X_UNIT, (by - ay) * Y_UNIT
    size = math.hypot(dx, dy) or 1.0
    return way.at(share), (dx / size, dy / size)


def _beyond(angle: float) -> Point:
    """How far from the contact point the loops are drawn: where the fingertips go."""
    turned = math.radians(angle)
    return math.sin(turned) * _BEYOND / X_UNIT, -math.cos(turned) * _BEYOND / Y_UNIT


def _aside(point: Point, ahead: Point, on: float, side: float) -> Point:
    """The place so many drawing units on in a direction, and to the right of it."""
    return point[0] + (ahead[0] * on - ahead[1] * side) / X_UNIT, point[1] + (
        ahead[1] * on + ahead[0] * side
    ) / Y_UNIT


def _hold(at: _Moment) -> _Moved:
    (x, y), lifted = _station(at.way, at.seconds, 2 * at.plan.cycle, 1.2)
    share = (at.seconds / at.plan.cycle) % 1.0
    # In while the ring closes, then kept for a moment, then eased.
    kept = _ease(share / 0.5) * (1 - _ease((share - 0.68) / 0.32))
    press = 0.15 + (min(1.0, at.plan.press * _BEARS) - 0.15) * kept
    inward = _ease(share / 0.44)
    seen = min(1.0, share * 8) * (1 - _ease((share - 0.66) / 0.22)) * (1 - lifted)
    ring = at.sign("closing_ring", x, y, 0.95 * seen, round(inward * _CLOSES) / _CLOSES)
    return x, y, 0.0, press * (1 - lifted), 1 - 0.45 * lifted, (ring,)


def _rolled(share: float) -> float:
    """How far (−1 to 1) a lifted fold is rolled to the one and then to the other side."""
    turn = min(max((share - 0.25) / 0.45, 0.0), 1.0)
    return math.sin(math.pi * turn) ** 2 * math.sin(math.tau * turn)


def _lift(at: _Moment) -> _Moved:
    (x, y), lifted = _station(at.way, at.seconds, 3 * at.plan.cycle, 0.6)
    share = (at.seconds / at.plan.cycle) % 1.0
    squeeze = _ease(share / 0.3) - _ease((share - 0.62) / 0.27)
    roll = math.sin(math.pi * min(max((share - 0.25) / 0.45, 0.0), 1.0)) ** 2
    rolled = _rolled(share)
    signs = (at.sign("curl", x, y, 0.9 * roll),)
    sway = at.outward * 12 * rolled / X_UNIT
    dx, dy = _drawn_in(at.worker.angle, squeeze, at.worker.hand == "left")
    return (
        x + dx + sway,
        y + dy + 6 * roll / Y_UNIT,
        squeeze,
        at.plan.press * squeeze * (1 - lifted),
        1 - 0.35 * lifted,
        signs,
    )


def _circles(at: _Moment) -> _Moved:
    x, y = _drift(at.way, at.seconds, 8.0)
    turn = math.tau * at.seconds / at.plan.cycle
    return (
        x + at.outward * 5 * math.cos(turn) / X_UNIT,
        y + 17 * math.sin(turn) / Y_UNIT,
        0.0,
        at.plan.press * round((0.85 + 0.15 * math.sin(turn)) * 10) / 10,
        1.0,
        (at.sign("dashed_rings", x, y, 0.9),),
    )


def _strip(at: _Moment) -> _Moved:
    share = _to_and_fro(at.seconds, at.plan.cycle / 2)
    x, y = at.way.at(share)
    moving = abs(math.sin(math.tau * at.seconds / at.plan.cycle))
    arrow = at.sign("double_headed", x, y, 0.85, along=True)
    return x, y, 0.0, at.plan.press * (0.7 + 0.3 * moving), 1.0, (arrow,)


def _palm_circles(at: _Moment) -> _Moved:
    x, y = _drift(at.way, at.seconds, _KNEAD_SPEED)
    turn = math.tau * (at.seconds / at.plan.cycle + at.worker.phase)
    # It leans in on the outward half, and only keeps touch on the way back while the other hand leans.
    leaning = math.sin(math.tau * (at.seconds / at.plan.cycle + at.worker.lean))
    leaning = round(leaning * _LEANS) / _LEANS
    # The circle of the hand that leans is filled.
    circle = at.sign("two_circles", x, y, 0.85, round(_ease(0.5 + leaning) * _FILLS) / _FILLS)
    x += at.outward * _CIRCLE * math.sin(turn) / X_UNIT
    y -= _CIRCLE * math.cos(turn) / Y_UNIT
    return x, y, 0.0, at.plan.press * (0.6 + 0.4 * leaning), 0.8 + 0.2 * leaning, (circle,)


_MOVES: dict[Motion, Callable[[_Moment], _Moved]] = {
    "still": _still,
    "glide": _glide,
    "search": _search,
    "hold": _hold,
    "lift_and_roll": _lift,
    "circles": _circles,
    "strip": _strip,
    "palm_circles": _palm_circles,
}

# The moments (as a share of a cycle) that a still picture shows: where the movement begins and where it
# leads.
_STILL: dict[Motion, tuple[float | None, float]] = {
    "still": (None, 0.25),
    "glide": (0.0, 0.5),
    "search": (None, 0.25),
    "hold": (None, 0.5),
    "lift_and_roll": (None, 0.44),
    "circles": (None, 0.25),
    "strip": (None, 0.5),
    "palm_circles": (None, 0.25),
}


@dataclass(frozen=True, slots=True)
class Work:
    """The work of hands on what is lit, thought out once: where they are at any second.

    With both sides lit there is one hand on each. With one side lit both work there if the technique needs
    two and there is room; else one works, and only it is shown.
    """

    _plan: _Plan | None

    @classmethod
    def on(
        cls,
        technique: Technique,
        lit: Sequence[tuple[Region, Side]],
        *,
        stand: Stand = "",
        turn: float = 0.0,
    ) -> Work:
        """A technique's work on some regions; none where no way is known for it.

        `turn` is how the picture is turned, degrees clockwise: a giver beside the table reaches over from
        there.
        """
        return cls(_planned(technique, lit, stand, turn))

    def at(self, seconds: float) -> tuple[Pose, ...]:
        """The hands at this second, then their signs: always as many, and in the same order."""
        if self._plan is None:
            return ()
        hands, signs = _at(self._plan, seconds, 1.0)
        return (*hands, *signs)

    def still(self) -> tuple[Pose, ...]:
        """The end of one movement, with a ghost of its start where the hands travel; `arrows` go with it."""
        plan = self._plan
        if plan is None:
            return ()
        begin, end = _STILL[plan.motion]
        ghosts = [] if begin is None else _at(plan, begin * plan.cycle, GHOST)[0]
        return (*ghosts, *_at(plan, end * plan.cycle, 1.0)[0])

    def arrows(self) -> tuple[Mark, ...]:
        """The signs of movement for a still picture, one or more per working hand."""
        return () if self._plan is None else _arrows(self._plan)


def _arrows(plan: _Plan) -> tuple[Mark, ...]:
    found: list[Mark] = []
    _, signs = _at(plan, _STILL[plan.motion][1] * plan.cycle, 1.0)
    if plan.motion == "still":
        return ()
    if plan.motion == "search":
        return tuple(_trail(worker) for worker in plan.hands)
    if plan.motion in ("glide", "strip"):
        for worker in plan.hands:
            samples = worker.way.samples
            # Of a round, the first half: where it leads, and not how it comes back.
            half = samples[: len(samples) // 2 + 1] if samples[0] == samples[-1] else samples
            turn = 1 if worker.side == "right" else -1
            found.append(Mark("long_arrow" if plan.motion == "glide" else "double_headed", half, 14.0, turn))
        return tuple(found)
    if plan.motion == "palm_circles":  # the first leans in
        signs = [each._replace(squeeze=float(each is signs[0])) for each in signs]
    if plan.motion == "hold":
        signs = [each._replace(squeeze=0.35, opacity=1.0) for each in signs]
    if plan.motion == "lift_and_roll":
        signs += [each._replace(shape="facing_arrows") for each in signs]
    return tuple(mark for sign in signs if (mark := as_mark(sign)) is not None)


def _trail(worker: _Worker) -> Mark:
    """The loops that searching fingers are going to make, as one line where the fingertips go."""
    way = worker.way
    outward = 1 if worker.side == "right" else -1
    many = _many(way)
    # A way through several regions comes back on itself; the line would too.
    steps = range(1, max(many, 1) + 1)
    far = [_distance(way.samples[0], way.at(step / many)) if many else 0.0 for step in steps]
    last = min(far.index(max(far)) + 1, _LOOPS)
    here, there = way.samples[0], way.at(last / many) if many else way.samples[0]
    size = _distance(here, there)
    ahead = (
        ((there[0] - here[0]) * X_UNIT / size, (there[1] - here[1]) * Y_UNIT / size)
        if size
        else (outward, 0.0)
    )
    beyond = _beyond(worker.angle)
    start = here[0] + beyond[0], here[1] + beyond[1]
    points: list[Point] = []
    for step in range(last * 20 + 1):
        on, side = _loop(step / 20)
        points.append(_aside(start, ahead, on, side * outward))
    # Straight on at the end, so that the arrow's head stands clear of the loops.
    points.append(_aside(start, ahead, _PITCH * (last + 0.5), -_LOOP * outward))
    return Mark("loops", tuple(points), 14.0, outward)


# Whose way a movement takes on a region that has none for it. Only `light_fingertips` has one on the neck,
# and what is never worked has none at all: there nothing is shown.
_INSTEAD: dict[Motion, tuple[str, ...]] = {
    "still": ("hold",),
    "glide": ("search", "hold"),
    "search": ("hold",),
    "hold": ("search",),
    "lift_and_roll": ("hold",),
    "circles": ("search", "hold"),
    "strip": ("glide", "search"),
    "palm_circles": ("search", "hold"),
}


def _planned(
    technique: Technique, lit: Sequence[tuple[Region, Side]], stand: Stand, turn: float
) -> _Plan | None:
    known: _Paths = ()
    for way in (technique.id, *_INSTEAD[technique.motion]):
        known = tuple((side, path) for region, side in lit if (path := region.paths.get(way)))
        if known:
            break
    if not known:
        return None
    stand, beside = standing(stand, turn)
    return _plan(
        technique.shape, technique.motion, technique.cycle, technique.pressure, known, stand == "head", beside
    )


def _at(plan: _Plan, seconds: float, opacity: float) -> tuple[list[Pose], list[Pose]]:
    """The hands and their signs, always as many and in the same order."""
    move = _MOVES[plan.motion]
    hands: list[Pose] = []
    signs: list[Pose] = []
    for worker in plan.hands:
        hand = worker.hand
        moment = _Moment(plan, worker, worker.way, 1 if worker.side == "right" else -1, seconds)
        x, y, squeeze, contact, seen, said = move(moment)
        seen *= opacity
        angle = worker.angle
        if plan.motion == "lift_and_roll":  # the wrist turns with the fold
            tilt = round(_TILT * _rolled((seconds / plan.cycle) % 1.0) / _TILT_STEP) * _TILT_STEP
            angle = (angle + moment.outward * tilt) % 360
        hands.append(Pose(hand, plan.shape, x, y, angle, squeeze, contact, seen, hand == "left"))
        signs += said
    return hands, signs
