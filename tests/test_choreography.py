# SPDX-License-Identifier: MIT
"""The hands keep off what is never pressed, lie on the proper side, and move without a jump, at all times."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, Atlas, Motion, Region, Side, Technique, read_atlas
from massage_trainer.choreography import (
    ARMS,
    COVERS,
    GHOST,
    HAND,
    LOWEST,
    MOST_OVERLAP,
    PATCHES,
    SPINE,
    MarkKind,
    Point,
    Pose,
    Stand,
    Work,
    as_mark,
    no_go,
    patches,
    standing,
    to_table,
    trapezius_edge,
)
from massage_trainer.outline import inside
from massage_trainer.resources import folder

STANDS: tuple[Stand, ...] = ("head", "side")
Sides = tuple[Side, ...]
WAYS: tuple[Sides, ...] = (("left", "right"), ("left",), ("right",))
# What the shipped routine works on in one step, and everything at once, which an author may ask for.
TOGETHER = (
    ("trapezius_upper", "trapezius_middle"),
    ("trapezius_upper", "trapezius_middle", "trapezius_lower"),
    ("trapezius_upper", "trapezius_middle", "deltoid"),
    ("trapezius_upper", "trapezius_middle", "deltoid", "upper_spine"),
    ("deltoid", "trapezius_lower"),
)
FRAME = 1 / 30
SIGNS: dict[Motion, list[MarkKind]] = {
    "still": ["halo"],
    "glide": ["long_arrow"],
    "search": ["rings", "loop"],
    "hold": ["closing_ring"],
    "lift_and_roll": ["curl"],
    "circles": ["dashed_rings"],
    "strip": ["double_headed"],
    "palm_circles": ["two_circles"],
}
# What says it without motion, where that is not the same: a hand that only lies there needs no sign.
STILL_SIGNS: dict[Motion, list[MarkKind]] = {
    **SIGNS,
    "still": [],
    "search": ["loops"],
    "lift_and_roll": ["curl", "facing_arrows"],
}


@cache
def atlas() -> Atlas:
    return read_atlas(folder("assets"))


@cache
def no_go_polygons() -> dict[str, tuple[Point, ...]]:
    return {name: outline.polygon(4.0) for name, outline in atlas().no_go.items()}


@cache
def no_go_boxes() -> dict[str, tuple[float, float, float, float]]:
    return {name: outline.bounds() for name, outline in atlas().no_go.items()}


def drawn_zones(point: Point) -> list[str]:
    """The no-go zones of the drawing that hold this place of the table."""
    x, y = point[0] * X_UNIT, point[1] * Y_UNIT
    near = [
        name
        for name, (left, top, right, bottom) in no_go_boxes().items()
        if left <= x <= right and top <= y <= bottom
    ]
    return [name for name in near if inside(no_go_polygons()[name], (x, y))]


def lit(regions: tuple[str, ...], sides: Sides) -> list[tuple[Region, Side]]:
    return [(atlas().regions[region], side) for region in regions for side in sides]


def pairs() -> list[tuple[str, tuple[str, ...]]]:
    single = [
        (technique, (name,))
        for technique in atlas().techniques
        for name, region in atlas().regions.items()
        if technique in region.paths
    ]
    return single + [
        (technique, regions)
        for technique in atlas().techniques
        for regions in TOGETHER
        if any(technique in atlas().regions[region].paths for region in regions)
    ]


def hands(
    technique: Technique,
    work: list[tuple[Region, Side]],
    seconds: float,
    *,
    stand: Stand = "",
    turn: float = 0.0,
    still: bool = False,
) -> tuple[Pose, ...]:
    """The poses without their signs."""
    done = Work.on(technique, work, stand=stand, turn=turn)
    found = done.still() if still else done.at(seconds)
    return tuple(pose for pose in found if pose.shape in PATCHES)


def borrowed() -> list[tuple[str, tuple[str, ...]]]:
    """What only a routine of one's own may ask for: a technique on a region without a way for it."""
    return [
        (technique, (name,))
        for technique in atlas().techniques
        for name, region in atlas().regions.items()
        if technique not in region.paths and "hold" in region.paths
    ]


def touched(pose: Pose) -> Iterator[Point]:
    """The middle and the rim of every place where the hand touches, in table units."""
    for patch in patches(pose):
        yield to_table(pose, patch.x, patch.y)
        for step in range(16):
            angle = math.tau * step / 16
            yield to_table(pose, patch.x + patch.rx * math.cos(angle), patch.y + patch.ry * math.sin(angle))


def moved(a: Pose, b: Pose) -> float:
    """How far the contact point went, in drawing units."""
    return math.hypot((a.x - b.x) * X_UNIT, (a.y - b.y) * Y_UNIT)


def gap(a: Point, b: Point) -> float:
    """Drawing units between two places."""
    return math.hypot((a[0] - b[0]) * X_UNIT, (a[1] - b[1]) * Y_UNIT)


def at_all_times(technique: Technique, step: float) -> Iterator[float]:
    """Through several cycles, whose drift brings the hand to every part of its way."""
    for i in range(int(max(60.0, 6 * technique.cycle) / step)):
        yield i * step


def frames(technique: Technique) -> Iterator[float]:
    """Each frame of two movements, and of a stretch in which hands that stay at spots move on."""
    yield from (i * FRAME for i in range(int(max(2 * technique.cycle, 13.0) / FRAME)))


# Where no hand may be --------------------------------------------------------------------------------


@pytest.mark.parametrize(("technique", "regions"), pairs() + borrowed())
def test_no_contact_ever_enters_a_no_go_zone(technique: str, regions: tuple[str, ...]) -> None:
    known = atlas().techniques[technique]
    # Odd steps, so that each cycle is met at other moments; left mirrors right: a test of its own.
    for stand, (sides, step) in itertools.product(STANDS, ((SIDES, 1.231), (("right",), 5.93))):
        for seconds in at_all_times(known, step):
            for pose in hands(known, lit(regions, sides), seconds, stand=stand):
                zones = {zone for point in touched(pose) if (zone := no_go(*point))}
                assert not zones, f"{technique} on {regions} {sides} from the {stand} at {seconds:.2f} s"


@pytest.mark.parametrize("technique", list(atlas().techniques))
def test_no_contact_enters_a_zone_that_is_drawn(technique: str) -> None:
    known = atlas().techniques[technique]
    everything = tuple(name for name, region in atlas().regions.items() if technique in region.paths)
    assert len(no_go_polygons()) >= 7
    for stand, regions in itertools.product(STANDS, [(name,) for name in everything] + [everything]):
        for seconds in at_all_times(known, 6.37):
            for pose in hands(known, lit(regions, SIDES), seconds, stand=stand):
                for point in touched(pose):
                    assert not drawn_zones(point), (
                        f"{technique} on {regions} from the {stand}, {seconds:.2f} s"
                    )


@given(
    st.floats(-10, 1e7, allow_nan=False),
    st.sampled_from(pairs()),
    st.sampled_from(WAYS),
    st.sampled_from(STANDS),
    st.booleans(),
)
def test_any_second_of_any_work_is_safe_and_whole(
    seconds: float, work: tuple[str, tuple[str, ...]], sides: Sides, stand: Stand, still: bool
) -> None:
    technique, regions = atlas().techniques[work[0]], work[1]
    found = hands(technique, lit(regions, sides), seconds, stand=stand, still=still)
    assert found == hands(technique, lit(regions, sides), seconds, stand=stand, still=still)
    for pose in found:
        assert not {zone for point in touched(pose) if (zone := no_go(*point))}
        assert 0 <= pose.contact <= 1
        assert 0 <= pose.squeeze <= 1
        assert 0 < pose.opacity <= 1
        assert 0 <= pose.angle < 360
        assert pose.mirrored == (pose.hand == "left")


def test_the_zones_are_those_of_the_domain_table() -> None:
    assert no_go(0.0, 0.3) == no_go(0.079, -0.2) == "spine"
    assert no_go(0.4, 0.73) == "below_t8"
    assert no_go(0.1, -0.37) == "skull_edge"
    assert no_go(-0.3, -0.2) == "neck_front"
    assert no_go(0.55, 0.0) == "neck_front", "the hollow in front of the roll"
    assert no_go(-0.95, 0.6) == "armpit"
    for name in ("left", "right"):
        sign = 1 if name == "right" else -1
        assert not no_go(sign * 0.14, -0.2)
        assert not no_go(sign * 0.18, 0.3)
        assert not no_go(sign * 1.1, 0.3)
    assert SPINE == 0.08
    assert 0.64 <= LOWEST <= 0.72


def test_neck_work_keeps_to_the_back_of_the_neck() -> None:
    technique = atlas().techniques["light_fingertips"]
    for stand in STANDS:
        for seconds in at_all_times(technique, 0.21):
            for pose in hands(technique, lit(("upper_neck",), SIDES), seconds, stand=stand):
                assert 0.08 <= abs(pose.x) <= 0.20
                assert -0.33 <= pose.y <= -0.10
                assert pose.contact <= 0.45, "light"


# What is lit and where hands lie ------------------------------------------------------------------------


def share_on_what_is_lit(pose: Pose, regions: tuple[str, ...]) -> float:
    """Of the places that the hand touches, the share that lies on these regions."""
    side: Side = "right" if pose.x > 0 else "left"
    polygons = [atlas().regions[region].outlines[side].polygon(4.0) for region in regions]
    places = [
        to_table(pose, patch.x + patch.rx * x / 4, patch.y + patch.ry * y / 4)
        for patch in patches(pose)
        for x, y in itertools.product(range(-3, 4), range(-3, 4))
        if math.hypot(x, y) <= 3.2
    ]
    on = [any(inside(polygon, (x * X_UNIT, y * Y_UNIT)) for polygon in polygons) for x, y in places]
    return sum(on) / len(places)


@pytest.mark.parametrize(("technique", "regions"), pairs())
@pytest.mark.parametrize("stand", STANDS)
def test_hands_lie_on_what_is_lit(technique: str, regions: tuple[str, ...], stand: Stand) -> None:
    known = atlas().techniques[technique]
    work = lit(regions, ("right",))
    shares = [
        share_on_what_is_lit(pose, regions)
        for seconds in range(0, 61, 5)
        for pose in hands(known, work, seconds * 1.03, stand=stand)
    ]
    # Seen from behind, the upper trapezius and teres are narrower than what touches them.
    narrow = regions in (("trapezius_upper",), ("teres",))
    if known.motion == "still":
        assert min(shares) > (0.2 if narrow else 0.3)
    else:
        assert sum(shares) / len(shares) > (0.015 if narrow else 0.25)
        assert max(shares) > (0.08 if narrow else 0.3), "at some time all but on it"


def test_palms_rest_on_the_shoulder_blades_where_the_routine_says_so() -> None:
    rest = atlas().techniques["rest"]
    ridge = atlas().regions["trapezius_middle"].outlines["right"].polygon(4.0)
    for stand in STANDS:
        pose = hands(rest, lit(("trapezius_middle",), SIDES), 3.0, stand=stand)[-1]
        assert inside(ridge, (pose.x * X_UNIT, pose.y * Y_UNIT)), "the middle of the palm"
        # What of the palm is not on the lit muscle is on the blade beneath it.
        assert share_on_what_is_lit(pose, ("trapezius_middle", "trapezius_lower", "supraspinatus")) > 0.8


@pytest.mark.parametrize("region", ["trapezius_upper", "trapezius_middle"])
def test_from_the_hips_a_palm_on_top_of_the_shoulder_lets_its_fingers_go_over_it(region: str) -> None:
    for technique in ("rest", "glide"):
        known = atlas().techniques[technique]
        shapes = {
            stand: {pose.shape for pose in hands(known, lit((region,), SIDES), 2.0, stand=stand)}
            for stand in STANDS
        }
        assert shapes == {"head": {"flat_palm"}, "side": {"cupped_palm"}}
    low = hands(atlas().techniques["rest"], lit(("trapezius_lower",), SIDES), 2.0)
    assert {pose.shape for pose in low} == {"flat_palm"}


@cache
def fingers() -> dict[str, tuple[Point, ...]]:
    """Places on the fingers of each drawn hand: its nails, and the creases over the joints."""
    text = (folder("assets") / "hands.svg").read_text(encoding="utf-8")
    found: dict[str, tuple[Point, ...]] = {}
    for shape in PATCHES:
        group = text[text.index(f'<g id="{shape}" ') :]
        group = group[: group.index("\n</g>\n</g>")]
        numbers = [
            [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", data)]
            for data in re.findall(r'class="(?:nail|detail)" d="([^"]*)"', group)
        ]
        found[shape] = tuple((n[0], n[1]) for n in numbers)
        assert len(found[shape]) > 10
    return found


@pytest.mark.parametrize(("technique", "regions"), pairs())
def test_no_finger_lies_over_the_armpit(technique: str, regions: tuple[str, ...]) -> None:
    known = atlas().techniques[technique]
    places: list[tuple[Stand, float]] = [("head", 0.0), ("side", 0.0)]
    # From beside the table, knuckles and thumbs of fingertips that reach for the outer shoulder pass over it.
    outer = {"deltoid", "infraspinatus", "teres", "supraspinatus"} & set(regions)
    if not outer or known.shape != "fingertips":
        places.append(("head", 90.0))
    for stand, turn in places:
        for seconds in at_all_times(known, 2.17):
            for pose in hands(known, lit(regions, SIDES), seconds, stand=stand, turn=turn):
                for x, y in fingers()[pose.shape]:
                    zone = no_go(*to_table(pose, x, y))
                    assert zone != "armpit", f"from the {stand}, turned {turn:.0f}, at {seconds:.1f} s"


# Which hand, and where it points ---------------------------------------------------------------------


@pytest.mark.parametrize(("technique", "regions"), pairs())
@pytest.mark.parametrize("stand", STANDS)
def test_one_hand_on_each_side_with_its_thumb_to_the_midline(
    technique: str, regions: tuple[str, ...], stand: Stand
) -> None:
    known = atlas().techniques[technique]
    found = hands(known, lit(regions, SIDES), 1.0, stand=stand)
    assert len(found) == 2
    for pose in found:
        on_right = pose.x > 0
        # From the head the giver's right hand is on the picture's left.
        assert pose.hand == ("right" if on_right == (stand == "side") else "left")
        thumb = math.radians(pose.angle + (90 if pose.mirrored else -90))
        assert (math.sin(thumb) < 0) == on_right, "the thumb lies on the side of the midline"
        upward = math.cos(math.radians(pose.angle))
        # At the head, arms go past the head to the neck, and hands point along the arm on the rear shoulder.
        aslant = known.motion == "circles" or abs(pose.x) > 0.86
        assert (upward if stand == "side" else -upward) > (0.7 if aslant else 0.8)


def test_a_giver_whose_place_is_not_told_works_from_the_hips() -> None:
    strip = atlas().techniques["strip"]
    work = lit(("upper_spine",), SIDES)
    assert hands(strip, work, 3.0) == hands(strip, work, 3.0, stand="side")


@pytest.mark.parametrize(("technique", "regions"), pairs())
@pytest.mark.parametrize("stand", STANDS)
def test_one_side_is_the_mirror_of_the_other(technique: str, regions: tuple[str, ...], stand: Stand) -> None:
    known = atlas().techniques[technique]
    for seconds in (0.0, 1.3, 17.9):
        right = hands(known, lit(regions, ("right",)), seconds, stand=stand)
        left = hands(known, lit(regions, ("left",)), seconds, stand=stand)
        for a, b in zip(right, left, strict=True):
            assert (a.x, a.y) == pytest.approx((-b.x, b.y))
            assert (a.angle + b.angle) % 360 == pytest.approx(0)
            assert a.hand != b.hand
            assert (a.contact, a.opacity, a.squeeze) == pytest.approx((b.contact, b.opacity, b.squeeze))


@pytest.mark.parametrize(("technique", "regions"), pairs())
@pytest.mark.parametrize("stand", STANDS)
def test_with_one_side_lit_only_hands_that_work_there_are_shown(
    technique: str, regions: tuple[str, ...], stand: Stand
) -> None:
    known = atlas().techniques[technique]
    found = hands(known, lit(regions, ("left",)), 2.0, stand=stand)
    assert 1 <= len(found) <= 2
    assert len({pose.hand for pose in found}) == len(found)
    assert all(pose.x < 0 for pose in found)
    if len(found) == 1:
        # The one that works there when both sides are lit.
        both = hands(known, lit(regions, SIDES), 2.0, stand=stand)
        assert found[0].hand == next(pose.hand for pose in both if pose.x < 0)


def test_both_palms_knead_one_side_where_there_is_room() -> None:
    knead = atlas().techniques["palm_knead"]
    work = lit(("trapezius_upper", "trapezius_middle", "deltoid"), ("right",))
    found = hands(knead, work, 1.0, stand="head")
    assert all(pose.x > 0 and pose.shape == "palm_heel" for pose in found)
    outer = max(found, key=lambda pose: pose.x)
    assert outer.hand == "left", "at the head, the left hand lies on the picture's right; arms do not cross"


def boxed(pose: Pose) -> list[Point]:
    left, top, right, bottom = COVERS[pose.shape]
    steps = [(i + 0.5) / 16 for i in range(16)]
    return [
        to_table(pose, left + (right - left) * across, top + (bottom - top) * along)
        for across in steps
        for along in steps
    ]


def covered(point: Point, pose: Pose) -> bool:
    angle = math.radians(-pose.angle)
    dx, dy = (point[0] - pose.x) * X_UNIT * 1000 / HAND, (point[1] - pose.y) * Y_UNIT * 1000 / HAND
    x, y = dx * math.cos(angle) - dy * math.sin(angle), dx * math.sin(angle) + dy * math.cos(angle)
    left, top, right, bottom = COVERS[pose.shape]
    return left <= (-x if pose.mirrored else x) <= right and top <= y <= bottom


@pytest.mark.parametrize(("technique", "regions"), pairs())
def test_hands_hardly_overlap(technique: str, regions: tuple[str, ...]) -> None:
    known = atlas().techniques[technique]
    for stand, sides in itertools.product(STANDS, WAYS):
        for seconds in at_all_times(known, 11.13):
            found = hands(known, lit(regions, sides), seconds, stand=stand)
            if len(found) < 2:
                continue
            first, second = found
            points = boxed(first)
            share = sum(covered(point, second) for point in points) / len(points)
            assert share <= MOST_OVERLAP, (
                f"{technique} on {regions} {sides} from the {stand} at {seconds:.1f} s"
            )


# How they move ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("technique", "regions"), pairs())
@pytest.mark.parametrize("stand", STANDS)
def test_nothing_jumps_from_frame_to_frame(technique: str, regions: tuple[str, ...], stand: Stand) -> None:
    known = atlas().techniques[technique]
    work = lit(regions, ("left", "right"))
    last = hands(known, work, 0.0, stand=stand)
    for seconds in frames(known):
        now = hands(known, work, seconds, stand=stand)
        for a, b in zip(last, now, strict=True):
            # 700 units a second is a whole back in two: already more than a calm picture should show.
            assert moved(a, b) <= 700 * FRAME
            assert abs(a.contact - b.contact) <= 0.15
            assert abs(a.opacity - b.opacity) <= 0.08
            assert abs(a.squeeze - b.squeeze) <= 0.15
            # Only the wrist of a hand that rolls a fold turns.
            assert abs(a.angle - b.angle) <= (4 if known.motion == "lift_and_roll" else 0)
        last = now


def turning_points(technique: str, region: str, seconds: float) -> list[float]:
    """The moments at which the right hand turns round, up or down."""
    known = atlas().techniques[technique]
    found, last, rising = [], 0.0, None
    for i in range(int(seconds * 100)):
        y = next(p.y for p in hands(known, lit((region,), SIDES), i / 100) if p.x > 0)
        if i and y != last:
            if rising is not None and (y > last) != rising:
                found.append(i / 100)
            rising = y > last
        last = y
    return found


def test_the_thumbs_take_five_seconds_each_way() -> None:
    turns = turning_points("strip", "upper_spine", 31)
    assert turns == pytest.approx([5, 10, 15, 20, 25, 30], abs=0.05)


def test_pressing_takes_three_seconds_in_and_three_out() -> None:
    hold = atlas().techniques["hold"]
    pressed = [hands(hold, lit(("trapezius_upper",), ("right",)), s)[-1].contact for s in (0, 1.5, 3, 4.5, 6)]
    assert pressed[0] == pytest.approx(pressed[4])
    assert pressed[0] < pressed[1] < pressed[2] > pressed[3] > pressed[4]


def test_holding_fingers_do_not_slide_while_they_press() -> None:
    hold = atlas().techniques["hold"]
    work = lit(("trapezius_upper", "trapezius_middle"), ("right",))
    for i in range(3000):
        a, b = (hands(hold, work, s)[-1] for s in (i * FRAME, (i + 1) * FRAME))
        if moved(a, b) > 0.01:
            assert min(a.contact, b.contact) < 0.2
            assert min(a.opacity, b.opacity) < 1


def test_searching_fingers_wander_along_the_muscle_in_loops_and_holding_ones_keep_to_a_spot() -> None:
    search, hold = atlas().techniques["search"], atlas().techniques["hold"]
    for region in ("trapezius_upper", "trapezius_middle", "deltoid"):
        work = lit((region,), ("right",))
        (first,) = hands(search, work, 0.0, stand="head")
        places = [hands(search, work, i * 0.1, stand="head")[0] for i in range(160)]
        assert max(gap((a.x, a.y), (b.x, b.y)) for a in places[::8] for b in places[::8]) > 0.12 * X_UNIT
        assert first.shape == "fingertips"
        held = [hands(hold, work, i * 0.1, stand="head")[0] for i in range(100)]
        assert {(pose.x, pose.y) for pose in held} == {(held[0].x, held[0].y)}
        assert held[0].shape == "pressed_fingertips"


def test_the_loops_that_fingers_have_made_stay_where_they_were_made() -> None:
    search = atlas().techniques["search"]
    work = lit(("trapezius_upper",), ("right",))
    last = [pose for pose in signs(search, work, 0.0) if pose.shape == "loop"]
    shown = 0
    for i in range(900):
        now = [pose for pose in signs(search, work, i * FRAME) if pose.shape == "loop"]
        for old, new in zip(last, now, strict=True):
            if new.opacity and old.opacity:
                assert (new.x, new.y, new.angle) == pytest.approx((old.x, old.y, old.angle))
                shown += 1
        last = now
    assert shown > 600


def test_a_palm_that_does_not_lean_is_fainter() -> None:
    knead = atlas().techniques["palm_knead"]
    a, b = hands(knead, lit(("trapezius_middle",), SIDES), 1.0, stand="head")
    assert sorted((a.opacity, b.opacity)) == pytest.approx([0.6, 1.0])
    assert (a.contact > b.contact) == (a.opacity > b.opacity)


def test_a_lifted_fold_is_rolled_to_both_sides() -> None:
    lift = atlas().techniques["lift_and_roll"]
    work = lit(("trapezius_upper",), ("right",))
    found = [hands(lift, work, i * 0.05, stand="head")[0] for i in range(60)]
    turned = {pose.angle - found[0].angle for pose in found}
    assert min(turned) <= -6
    assert max(turned) >= 6
    assert all(pose.squeeze > 0.8 for pose in found if pose.angle != found[0].angle)


def test_a_lift_closes_and_opens_in_three_seconds_and_moves_on_only_when_open() -> None:
    lift = atlas().techniques["lift_and_roll"]
    work = lit(("trapezius_upper",), ("right",))
    assert [round(hands(lift, work, s)[-1].squeeze) for s in (0, 1.2, 2.8, 4.2, 5.8)] == [0, 1, 0, 1, 0]
    for i in range(1200):
        a, b = (hands(lift, work, s, stand="head")[-1] for s in (i * FRAME, (i + 1) * FRAME))
        if moved(a, b) > 2:
            assert b.squeeze < 0.6
            assert b.contact < 0.5


def test_palms_press_one_after_the_other() -> None:
    knead = atlas().techniques["palm_knead"]
    for i in range(80):
        a, b = hands(knead, lit(("trapezius_middle",), SIDES), i * 0.1)
        assert (a.contact + b.contact) / 2 == pytest.approx(0.6 * 0.8), "when one leans, the other lets go"


def test_a_pinch_keeps_what_lies_at_the_front_of_the_muscle_in_its_place() -> None:
    # From the head the thumb lies there, from the hips the fingers; the others come to it.
    lift = atlas().techniques["lift_and_roll"]
    work = lit(("trapezius_upper",), ("right",))
    for stand, front, back in (("head", 0, 1), ("side", 1, 0)):
        opened, closed = (
            hands(lift, work, s, stand="head" if stand == "head" else "side")[0] for s in (0, 0.9)
        )
        assert (opened.squeeze, closed.squeeze) == pytest.approx((0, 1))
        near, far = (
            [to_table(pose, patches(pose)[i].x, patches(pose)[i].y) for pose in (opened, closed)]
            for i in (front, back)
        )
        assert gap(*near) < 15
        assert gap(*far) > 45
        assert near[1][1] < far[1][1], "the front of the muscle is the upper side of the picture"


def test_two_fingertips_work_on_the_neck_within_its_band() -> None:
    technique = atlas().techniques["light_fingertips"]
    polygon = {side: atlas().regions["upper_neck"].outlines[side].polygon(4.0) for side in SIDES}
    for stand in STANDS:
        for seconds in at_all_times(technique, 0.37):
            for pose in hands(technique, lit(("upper_neck",), SIDES), seconds, stand=stand):
                assert pose.shape == "two_fingertips"
                side: Side = "right" if pose.x > 0 else "left"
                for x, y in touched(pose):
                    assert inside(polygon[side], (x * X_UNIT, y * Y_UNIT))


def test_a_squeeze_gathers_the_upper_trapezius_half_way_along_the_shoulder() -> None:
    lift = atlas().techniques["lift_and_roll"]
    polygon = atlas().regions["trapezius_upper"].outlines["right"].polygon(4.0)
    for stand, spot in itertools.product(STANDS, range(3)):
        (pose,) = hands(lift, lit(("trapezius_upper",), ("right",)), 9.0 * spot + 0.9, stand=stand)
        thumb, *fingers = [to_table(pose, patch.x, patch.y) for patch in patches(pose)]
        # From the head the thumb lies at the front of the roll, from the hips the fingers; the others are
        # past its hind edge. A pad is 34 units wide.
        front, behind = ([thumb], fingers) if stand == "head" else (fingers, [thumb])
        for x, y in front:
            on = [inside(polygon, (x * X_UNIT, y * Y_UNIT - up)) for up in range(0, 21, 4)]
            assert any(on), f"from the {stand} at spot {spot}"
        assert all(y > front[0][1] for _, y in behind)
        assert not any(inside(polygon, (x * X_UNIT, y * Y_UNIT)) for x, y in behind)
        for x, y in (thumb, *fingers):
            assert 0.3 < x < 0.65, "not at the neck, and not at the tip of the shoulder"
            assert y > trapezius_edge(x), "not in the hollow in front"


# Signs -----------------------------------------------------------------------------------------------


def signs(technique: Technique, work: list[tuple[Region, Side]], seconds: float) -> list[Pose]:
    return [pose for pose in Work.on(technique, work, stand="head").at(seconds) if pose.shape not in PATCHES]


@pytest.mark.parametrize(("technique", "regions"), pairs())
def test_each_movement_is_said_by_its_own_signs(technique: str, regions: tuple[str, ...]) -> None:
    known = atlas().techniques[technique]
    kinds = [pose.shape for pose in signs(known, lit(regions, SIDES), 0.0)]
    assert set(kinds) == set(SIGNS[known.motion])
    seen: set[str] = set()
    for seconds in frames(known):
        now = signs(known, lit(regions, SIDES), seconds)
        assert [pose.shape for pose in now] == kinds, "always as many, in the same order"
        for pose in now:
            assert 0 <= pose.opacity <= 1
            mark = as_mark(pose)
            assert mark is not None
            assert mark.kind == pose.shape
            assert mark.turn == (1 if pose.x > 0 else -1) or pose.shape in ("long_arrow", "loop")
            assert all(abs(x) < 1.7 and -0.9 < y < 1.1 for x, y in mark.points)
            seen |= {pose.shape} if pose.opacity > 0.5 else set()
    assert seen == set(kinds)


@pytest.mark.parametrize("technique", list(atlas().techniques))
def test_signs_neither_flash_nor_jump(technique: str) -> None:
    known = atlas().techniques[technique]
    work = lit(known.regions[:1], ("right",))
    last = signs(known, work, 0.0)
    for seconds in frames(known):
        now = signs(known, work, seconds)
        for old, new in zip(last, now, strict=True):
            assert abs(new.opacity - old.opacity) <= 0.25
            assert moved(old, new) <= 700 * FRAME or max(old.opacity, new.opacity) < 0.1
            turned = abs((new.angle - old.angle + 180) % 360 - 180)
            assert turned <= 12 or max(old.opacity, new.opacity) < 0.1
        last = now


@pytest.mark.parametrize("region", ["trapezius_upper", "trapezius_middle", "upper_spine"])
@pytest.mark.parametrize("stand", STANDS)
def test_a_gliding_hand_does_not_tremble(region: str, stand: Stand) -> None:
    glide = atlas().techniques["glide"]
    places = [hands(glide, lit((region,), ("right",)), 0.4 + i * 0.05, stand=stand)[0] for i in range(45)]
    headings = [
        math.degrees(math.atan2((b.x - a.x) * X_UNIT, (b.y - a.y) * Y_UNIT))
        for a, b in itertools.pairwise(places)
    ]
    assert max(abs((b - a + 180) % 360 - 180) for a, b in itertools.pairwise(headings)) < 12


def test_the_arrow_of_a_glide_points_where_the_hand_goes() -> None:
    glide = atlas().techniques["glide"]
    work = lit(("trapezius_upper", "trapezius_middle", "deltoid", "upper_spine"), ("right",))
    for i in range(120):
        hand, arrow = Work.on(glide, work, stand="head").at(i * 0.11)
        later = Work.on(glide, work, stand="head").at(i * 0.11 + 0.1)[0]
        if moved(hand, later) < 4:
            continue
        dx, dy = (later.x - hand.x) * X_UNIT, (later.y - hand.y) * Y_UNIT
        along = math.degrees(math.atan2(dx, -dy))
        # It looks ahead, so that it does not tremble, and may cut a corner.
        assert abs((along - arrow.angle + 180) % 360 - 180) < 75


def test_the_ring_of_a_hold_closes_while_the_pressure_grows() -> None:
    hold = atlas().techniques["hold"]
    work = lit(("trapezius_upper",), ("right",))
    sizes = [mark.size for s in (0.6, 1.5, 2.4, 3.0) if (mark := as_mark(signs(hold, work, s)[0]))]
    assert len(sizes) == 4
    assert sizes == sorted(sizes, reverse=True)
    assert not signs(hold, work, 5.5)[0].opacity


def test_the_circle_of_the_palm_that_leans_is_filled() -> None:
    knead = atlas().techniques["palm_knead"]
    for seconds in (1.0, 3.0):
        work = lit(("trapezius_middle",), SIDES)
        leaning, other = sorted(hands(knead, work, seconds, stand="head"), key=lambda pose: -pose.contact)
        filled = {pose.hand: pose.squeeze for pose in signs(knead, work, seconds)}
        assert filled == {leaning.hand: 1.0, other.hand: 0.0}
        marks = {pose.hand: as_mark(pose) for pose in signs(knead, work, seconds)}
        assert [mark.filled for hand in (leaning, other) if (mark := marks[hand.hand])] == [1.0, 0.0]
    stills = Work.on(knead, lit(("trapezius_middle",), SIDES)).arrows()
    assert sorted(mark.filled for mark in stills) == [0.0, 1.0]


def test_a_rest_is_still() -> None:
    rest = atlas().techniques["rest"]
    work = lit(("trapezius_middle",), SIDES)
    assert {(p.x, p.y) for s in range(60) for p in hands(rest, work, float(s))} == {
        (p.x, p.y) for p in hands(rest, work, 0.0)
    }


# Nothing to show, and pictures that stand still ------------------------------------------------------


def test_no_way_no_hands() -> None:
    strip = atlas().techniques["strip"]
    assert hands(strip, [], 0.0) == ()
    assert hands(strip, lit(("suboccipitals", "latissimus_dorsi"), SIDES), 0.0) == ()
    assert Work.on(strip, lit(("suboccipitals",), SIDES)).arrows() == ()


@pytest.mark.parametrize(("technique", "regions"), borrowed())
def test_what_only_a_routine_of_ones_own_asks_for_is_shown_as_well(
    technique: str, regions: tuple[str, ...]
) -> None:
    known = atlas().techniques[technique]
    for stand, sides in itertools.product(STANDS, WAYS):
        found = hands(known, lit(regions, sides), 1.0, stand=stand)
        assert found
        assert {pose.x > 0 for pose in found} == {side == "right" for side in sides}
        assert signs(known, lit(regions, sides), 1.0)
        assert Work.on(known, lit(regions, sides), stand=stand).arrows() or known.motion == "still"


def test_on_the_neck_there_is_light_work_only() -> None:
    for technique in atlas().techniques.values():
        shown = Work.on(technique, lit(("upper_neck",), SIDES)).at(1.0)
        assert bool(shown) == (technique.id == "light_fingertips")


def test_regions_without_a_way_do_not_disturb_the_others() -> None:
    strip = atlas().techniques["strip"]
    alone = hands(strip, lit(("upper_spine",), SIDES), 2.0)
    assert hands(strip, lit(("upper_spine", "deltoid", "suboccipitals"), SIDES), 2.0) == alone


@pytest.mark.parametrize(("technique", "regions"), pairs())
def test_a_still_shows_an_end_a_ghost_where_hands_travel_and_arrows(
    technique: str, regions: tuple[str, ...]
) -> None:
    known = atlas().techniques[technique]
    for stand in STANDS:
        found = hands(known, lit(regions, SIDES), 3.3, stand=stand, still=True)
        ghosts = [pose for pose in found if pose.opacity <= GHOST]
        assert found == hands(known, lit(regions, SIDES), 77.0, stand=stand, still=True), (
            "time does not matter"
        )
        assert len(ghosts) == (2 if known.motion == "glide" else 0)
        marks = Work.on(known, lit(regions, SIDES), stand=stand).arrows()
        assert sorted(mark.kind for mark in marks) == sorted(2 * STILL_SIGNS[known.motion])
        assert not marks or {mark.turn for mark in marks} == {1, -1}
        assert found == Work.on(known, lit(regions, SIDES), stand=stand).still(), "no signs besides"


def test_shapes_agree_on_what_they_are() -> None:
    assert set(PATCHES) == set(COVERS)
    squeezed = patches(Pose("right", "pincer", 0.4, 0.1, 0.0, squeeze=1.0))
    opened = PATCHES["pincer"]
    assert squeezed[0] == opened[0], "the fingers come to the thumb"
    gap = [found[0].y - max(p.y for p in found[1:]) for found in (opened, squeezed)]
    assert gap == pytest.approx([204, 104], abs=1), "from pad to pad, in thousandths of a hand"


# From beside the table --------------------------------------------------------------------------------


def test_words_are_told_where_the_drawn_forearms_are() -> None:
    text = (folder("assets") / "hands.svg").read_text(encoding="utf-8")
    assert set(ARMS) == set(PATCHES)
    for shape, (begin, end) in ARMS.items():
        fade = re.search(rf'id="{shape}\.fade"[^>]* x1="(.*?)" y1="(.*?)" x2="(.*?)" y2="(.*?)"', text)
        assert fade is not None
        assert [float(value) for value in fade.groups()] == pytest.approx([*begin, *end], abs=1)


def forearm(pose: Pose) -> Point:
    """The direction from the wrist to the elbow, drawing units of length 1."""
    (ax, ay), (bx, by) = (to_table(pose, *end) for end in ARMS[pose.shape])
    dx, dy = (bx - ax) * X_UNIT, (by - ay) * Y_UNIT
    return dx / math.hypot(dx, dy), dy / math.hypot(dx, dy)


def test_a_turned_picture_says_where_its_giver_stands() -> None:
    assert [standing(stand, 0.0) for stand in STANDS] == [("head", ""), ("side", "")]
    # Turned clockwise by a quarter, the partner's right side lies below, where the giver looks from.
    assert standing("head", 90.0) == standing("", 90.0) == ("side", "right")
    assert standing("side", 270.0) == standing("side", -90.0) == ("side", "left")
    assert standing("", 180.0) == ("head", "")
    assert standing("side", 180.0) == ("side", ""), "what the step says stands"
    assert standing("", 360.0) == standing("", 0.0) == ("", "")


@pytest.mark.parametrize(("technique", "regions"), pairs())
@pytest.mark.parametrize("turn", [90.0, 270.0])
def test_from_beside_the_table_both_arms_come_from_there(
    technique: str, regions: tuple[str, ...], turn: float
) -> None:
    known = atlas().techniques[technique]
    toward = 1 if turn == 90.0 else -1
    for sides in WAYS:
        for seconds in at_all_times(known, 7.31):
            found = hands(known, lit(regions, sides), seconds, stand="head", turn=turn)
            assert {pose.x > 0 for pose in found} == {side == "right" for side in sides}
            for pose in found:
                dx, dy = forearm(pose)
                assert dx * toward > 0.08, f"{pose.hand} hand at {seconds:.1f} s"
                assert dy > 0.2, "from beside the hips, not over the partner's head"
                if len(found) == len(sides):
                    assert pose.hand == ("right" if pose.x > 0 else "left"), "left stays left"
                thumb = math.radians(pose.angle + (90 if pose.mirrored else -90))
                if len(found) == len(sides):
                    assert (math.sin(thumb) < 0) == (pose.x > 0), "thumbs to the midline"
                assert not {zone for point in touched(pose) if (zone := no_go(*point))}
                if known.motion != "lift_and_roll":  # its fingers stay where they are for any turn
                    for x, y in touched(pose):
                        assert not drawn_zones((x, y))
            if len(found) == 2:
                points = boxed(found[0])
                share = sum(covered(point, found[1]) for point in points) / len(points)
                assert share <= MOST_OVERLAP, f"at {seconds:.1f} s"


@pytest.mark.parametrize(("technique", "regions"), pairs())
def test_from_the_partners_left_it_is_the_mirror_of_from_the_right(
    technique: str, regions: tuple[str, ...]
) -> None:
    known = atlas().techniques[technique]
    for seconds in (0.0, 2.3, 17.9):
        right = hands(known, lit(regions, ("right",)), seconds, turn=90.0)
        left = hands(known, lit(regions, ("left",)), seconds, turn=270.0)
        for a, b in zip(right, left, strict=True):
            assert (a.x, a.y) == pytest.approx((-b.x, b.y))
            assert (a.angle + b.angle) % 360 == pytest.approx(0)
            assert a.hand != b.hand


def test_the_arrow_of_a_strip_points_along_the_spine_from_everywhere() -> None:
    strip = atlas().techniques["strip"]
    for stand, turn in itertools.product(STANDS, (0.0, 90.0, 180.0, 270.0)):
        found = Work.on(strip, lit(("upper_spine",), SIDES), stand=stand, turn=turn).at(2.0)
        for sign in found:
            mark = as_mark(sign)
            if mark is not None:
                (ax, ay), (bx, by) = mark.points
                assert ax == pytest.approx(bx)
                assert abs(ay - by) > 0.1


@pytest.mark.parametrize("turn", [0.0, 90.0, 270.0])
def test_thumbs_beside_the_spine_keep_their_line_and_no_palm_lies_across_it(turn: float) -> None:
    strip = atlas().techniques["strip"]
    (ax, ay), (bx, by) = ARMS["thumbs"][0], (0.0, 0.0)
    hand = [(ax + (bx - ax) * share, ay + (by - ay) * share) for share in (0.0, 0.2, 0.4, 0.6)]
    for second in range(0, 20, 3):
        for pose in hands(strip, lit(("upper_spine",), SIDES), float(second), turn=turn):
            off = abs((pose.angle + 180) % 360 - 180)
            assert off <= 22, "the thumb points along the stroke"
            assert not [x for x, _ in (to_table(pose, *place) for place in hand) if abs(x) < SPINE + 0.1]


def test_on_paper_the_signs_follow_the_turned_picture_too() -> None:
    hold = atlas().techniques["hold"]
    work = lit(("trapezius_upper", "trapezius_middle"), SIDES)
    for turn in (0.0, 90.0):
        shown = hands(hold, work, 0.0, turn=turn, still=True)
        rings = Work.on(hold, work, turn=turn).arrows()
        assert [mark.points[0] for mark in rings] == [(pose.x, pose.y) for pose in shown]
