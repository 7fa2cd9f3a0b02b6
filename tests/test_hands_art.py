# SPDX-License-Identifier: MIT
"""The drawing of the hands is what its generator draws, in true proportion, in what Qt can paint."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from massage_trainer.choreography import COVERS, PATCHES, SQUEEZE
from massage_trainer.resources import folder

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = tuple(PATCHES)


@cache
def text() -> str:
    return (folder("assets") / "hands.svg").read_text(encoding="utf-8")


@cache
def elements() -> dict[str, ElementTree.Element]:
    # Our own file, read from the tree: nothing hostile can be in it.
    return {name: element for element in ElementTree.fromstring(text()).iter() if (name := element.get("id"))}


def points(element: ElementTree.Element, kind: str) -> list[tuple[float, float]]:
    """The points that the paths of one class go through, without the handles."""
    found = []
    for path in element.iter(f"{SVG}path"):
        if path.get("class") == kind:
            for command, numbers in re.findall(r"([MC])([^MCZ]*)", path.get("d", "")):
                values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
                found.append((values[-2], values[-1]))
                assert len(values) == (2 if command == "M" else 6)
    return found


def test_the_file_is_what_the_generator_draws() -> None:
    command = [sys.executable, str(ROOT / "tools" / "draw_hands.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_has_its_parts(shape: str) -> None:
    for part in ("", ".origin", ".contact", ".hand", ".fade", ".mask"):
        assert f"{shape}{part}" in elements()
    assert points(elements()[f"{shape}.hand"], "line")
    assert points(elements()[f"{shape}.hand"], "nail"), "nails say that this is the back of the hand"


def test_the_pincer_has_a_thumb_that_moves_and_a_roll_to_lift() -> None:
    assert {"pincer.thumb", "pincer.roll"} <= set(elements())


@pytest.mark.parametrize("shape", SHAPES)
def test_the_contacts_drawn_are_those_the_hands_keep_off_the_spine_with(shape: str) -> None:
    drawn = [
        tuple(float(element.get(name, "nan")) for name in ("cx", "cy", "rx", "ry"))
        for element in elements()[f"{shape}.contact"]
    ]
    known = next(patches for name, patches in PATCHES.items() if name == shape)
    assert drawn == [(patch.x, patch.y, patch.rx, patch.ry) for patch in known]


def test_a_flat_hand_has_the_proportions_of_a_hand() -> None:
    # In thousandths of the hand: fingertips from the wrist crease, palm width, the thumb's reach.
    outline = points(elements()["flat_palm.hand"], "fill")
    wrist = 250
    assert wrist - min(y for _, y in outline) == pytest.approx(1000, abs=15)
    palm = [x for x, y in outline if wrist - 480 <= y <= wrist - 280]
    assert max(palm) + 206 == pytest.approx(440, abs=40)
    assert min(x for x, _ in outline) < -300, "the thumb stands out on the left"
    assert max(y for _, y in outline) >= wrist + 480, "a stub of the forearm"
    tips = sorted({round(x): y for x, y in points(elements()["flat_palm.hand"], "nail")}.items())
    highest = min(tips, key=lambda tip: tip[1])[0]
    assert -90 < highest < 10, "the middle finger is the longest"


def test_fingers_that_go_over_the_shoulder_are_short_and_show_no_nails() -> None:
    over, flat = (points(elements()[f"{shape}.hand"], "fill") for shape in ("cupped_palm", "flat_palm"))
    assert max(y for _, y in over) == max(y for _, y in flat), "the same wrist and forearm"
    assert min(y for _, y in over) > min(y for _, y in flat) + 200
    nails = elements()["cupped_palm.hand"].findall(f"{SVG}path[@class='nail']")
    assert len(nails) == 1, "only the thumb's is seen"


def test_thumbs_lie_on_the_left_of_a_right_hand() -> None:
    for shape in ("flat_palm", "cupped_palm", "fingertips", "palm_heel"):
        hand = points(elements()[f"{shape}.hand"], "fill")
        assert -min(x for x, _ in hand) > max(x for x, _ in hand) + 60
    for shape in ("pressed_fingertips", "two_fingertips", "pincer"):
        thumb = points(elements()[f"{shape}.thumb"], "fill")
        hand = points(elements()[f"{shape}.hand"], "fill")
        assert min(x for x, _ in thumb) < min(x for x, _ in hand)
    assert max(x for x, _ in points(elements()["thumbs.hand"], "fill")) > 400, (
        "the fingers fan out to the right"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_what_a_hand_covers_is_about_what_is_drawn(shape: str) -> None:
    left, top, right, bottom = next(box for name, box in COVERS.items() if name == shape)
    hand = points(elements()[f"{shape}.hand"], "fill")
    assert min(y for _, y in hand) == pytest.approx(top, abs=90)
    assert max(x for x, _ in hand) == pytest.approx(right, abs=170)
    assert max(y for _, y in hand) > bottom, "the forearm goes on"
    assert left < 0 < right


def test_the_fingers_that_do_not_touch_the_neck_are_curled_in() -> None:
    tips = [patch.y for patch in PATCHES["two_fingertips"]]
    outline = points(elements()["two_fingertips.hand"], "fill")
    farther = [y for x, y in outline if x > 75]
    assert min(y for _, y in outline) < min(tips)
    assert min(farther) > max(tips) + 60


def spread(shape: str) -> float:
    """How far apart the outer places of contact lie."""
    found = [patch.x for name, patches in PATCHES.items() if name == shape for patch in patches]
    return max(found) - min(found)


def test_fingers_that_search_are_spread_and_those_that_hold_stand_together_on_a_short_hand() -> None:
    assert spread("fingertips") > 1.8 * spread("pressed_fingertips")
    loose, steep = (
        max(y for _, y in points(elements()[f"{shape}.hand"], "detail"))
        for shape in ("fingertips", "pressed_fingertips")
    )
    knuckles = {
        shape: min(y for _, y in points(elements()[f"{shape}.hand"], "fill"))
        for shape in ("fingertips", "pressed_fingertips")
    }
    assert loose - knuckles["fingertips"] > 1.3 * (steep - knuckles["pressed_fingertips"])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hand_is_of_one_strength_and_only_its_forearm_fades(shape: str) -> None:
    stops = [float(stop.get("stop-opacity", "nan")) for stop in elements()[f"{shape}.fade"]]
    assert stops[0] == 1
    assert stops[-1] == 0
    assert stops == sorted(stops, reverse=True)
    fade = elements()[f"{shape}.fade"]
    start, end = ((float(fade.get(f"x{i}", "nan")), float(fade.get(f"y{i}", "nan"))) for i in (1, 2))
    # Whatever is nearer to the fingers than where the fading begins is drawn whole: all nails are.
    along = end[0] - start[0], end[1] - start[1]
    for x, y in points(elements()[f"{shape}.hand"], "nail"):
        assert (x - start[0]) * along[0] + (y - start[1]) * along[1] <= 0 or shape == "thumbs"
    if shape == "thumbs":
        assert min(stops[:-1]) >= 0.5, "the hand has at least half the strength of its thumb"


def test_the_roll_of_muscle_stands_between_thumb_and_closed_fingers() -> None:
    pads = PATCHES["pincer"]
    thumb, fingers = pads[0].y, [patch.y + SQUEEZE for patch in pads[1:]]
    roll = points(elements()["pincer.roll"], "roll")
    assert min(x for x, _ in roll) < min(patch.x for patch in pads) - 150, "it is seen beside the fingers"
    assert max(fingers) < sum(y for _, y in roll) / len(roll) < thumb
    for kind in ("dark", "lit", "fibre", "rim"):
        assert points(elements()["pincer.roll"], kind)


def test_the_forearm_over_a_pressing_heel_comes_toward_the_eye() -> None:
    outline = points(elements()["palm_heel.hand"], "fill")
    wrist, end = (max(x for x, y in outline if low < y < high) for low, high in ((110, 260), (380, 600)))
    assert end > 1.2 * wrist


def test_fingers_of_a_pinch_hide_parts_of_each_other() -> None:
    # Four whole outlines would cross; what lies under a finger is left out.
    hand = elements()["pincer.hand"]
    lines = [path.get("d", "") for path in hand.iter(f"{SVG}path") if path.get("class") == "line"]
    fills = [path.get("d", "") for path in hand.iter(f"{SVG}path") if path.get("class") == "fill"]
    assert len(fills) == 5, "the back of the hand and each finger"
    assert len(lines) > 4
    assert not any(line.endswith("Z") for line in lines)


def test_it_is_drawn_with_what_qt_can_paint() -> None:
    assert not re.search(r"clip-path|mix-blend|var\(|<image|<script|href", text())
    for data in re.findall(r' d="([^"]*)"', text()):
        assert re.fullmatch(r"M[-\d.,]+(C[-\d., ]+)+Z?", data)
        assert not re.search(r"\.\d\d", data), "one decimal is finer than any screen"
    assert text().count("<style") == text().count('<style id="theme">') == 1
    assert len(text()) < 120_000


def test_fills_are_closed() -> None:
    for data in re.findall(r'class="fill" d="([^"]*)"', text()):
        assert data.endswith("Z")
