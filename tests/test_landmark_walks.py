# SPDX-License-Identifier: MIT
"""Every muscle is led to from bone to bone, holds to places that the drawing has, and says who says so."""

from __future__ import annotations

import math
from pathlib import Path
from typing import get_args

import pytest

from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, Atlas, read_atlas
from massage_trainer.landmark_walks import Attachment, Fact, Landmarks, Stop, read_landmarks, where
from massage_trainer.problems import Refused
from massage_trainer.resources import folder
from tests.bodies import SMALL


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(folder("assets"))


@pytest.fixture(scope="module")
def landmarks(atlas: Atlas) -> Landmarks:
    return read_landmarks(folder("assets"), atlas)


# What the file says --------------------------------------------------------------------------------------

# Two regions on a body with three landmarks, one of them on either side.
BODY = SMALL._replace(
    regions={name: SMALL.regions[name] for name in ("deltoid", "trapezius_upper")},
    landmarks={
        "C7_spinous_tip": (0.0, 0.0),
        "acromion_left": (-600.0, 50.0),
        "acromion_right": (600.0, 50.0),
        "elbow_left": (-800.0, 600.0),
    },
)
FILE = """\
format: 1
sources:
  places: One body
  walks: A teacher
stops:
  c7: {name: C7, place: C7_spinous_tip, words: Begin here.}
regions:
  deltoid:
    attachments:
      - role: from
        name: Shoulder tip
        places: [acromion, [0.7, 0.12]]
      - {role: to, name: Upper arm, places: [[1.1, 0.4]], hidden: true}
    walk:
      - c7
      - {name: The cap, place: [1.08, 0.26], words: It lies below.}
    sources:
      attachments: Gray 1918
      caution: A page
  trapezius_upper:
    attachments: [{role: from, name: C7, places: [C7_spinous_tip]}]
    walk: [c7]
    sources: {attachments: Gray 1918}
"""


def read(folder: Path, text: str = FILE) -> Landmarks:
    (folder / "landmarks.yaml").write_text(text, encoding="utf-8")
    return read_landmarks(folder, BODY)


def told(folder: Path, old: str, new: str) -> list[str]:
    assert FILE.count(old) == 1
    with pytest.raises(Refused) as caught:
        read(folder, FILE.replace(old, new))
    return [str(problem).replace(f"{folder / 'landmarks.yaml'}:", "") for problem in caught.value.problems]


def test_the_file_is_read_as_it_stands(tmp_path: Path) -> None:
    c7 = Stop("C7", "C7_spinous_tip", "Begin here.")
    assert read(tmp_path) == Landmarks(
        attachments={
            "deltoid": (
                Attachment("from", "Shoulder tip", ("acromion", (0.7, 0.12))),
                Attachment("to", "Upper arm", ((1.1, 0.4),), hidden=True),
            ),
            "trapezius_upper": (Attachment("from", "C7", ("C7_spinous_tip",)),),
        },
        walks={
            "deltoid": (c7, Stop("The cap", (1.08, 0.26), "It lies below.")),
            "trapezius_upper": (c7,),
        },
        sources={
            "deltoid": {"attachments": "Gray 1918", "caution": "A page"},
            "trapezius_upper": {"attachments": "Gray 1918"},
        },
        places_source="One body",
        walks_source="A teacher",
    )


# What was mistyped, and how what is said of it begins: line, column, what, advice.
MISTAKES = [
    ("[acromion, [", "[acromium, [", '12:18: no landmark "acromium" — did you mean "acromion"?'),
    ("[acromion, [", "[acromion_left, [", '12:18: no landmark "acromion_left" — did you mean "acromion"?'),
    ("[acromion, [", "[elbow, [", '12:18: no landmark "elbow" — body.svg has their names, after lm_'),
    ("[acromion, [", "[[0.7], [", '12:18: "places" wants a list of landmarks of the drawing and'),
    ("[0.7, 0.12]", "[0.7, 12]", '12:28: "places" wants a list of landmarks'),
    ("[[1.1, 0.4]]", "[1.1, 0.4]", '13:45: "places" wants a list of landmarks'),
    ("[[1.1, 0.4]]", "acromion", '13:45: "places" wants a list of landmarks'),
    ("[[1.1, 0.4]]", "[]", '13:45: "places" wants a list of landmarks'),
    ("role: to", "role: too", '13:16: "role" cannot be "too" — did you mean "to"?'),
    ("role: to", "role: origin", '13:16: "role" cannot be "origin" — write from or to'),
    ("role: to, ", "", '13:9: an attachment needs "role" — from or to: whether the muscle comes'),
    ("hidden: true", "hidden: yes", '13:67: "hidden" wants true or false, found "yes" — write hidden: true'),
    ("  deltoid:", "  deltiod:", '8:3: no region "deltiod" — did you mean "deltoid"?'),
    ("  deltoid:", "  kneecap:", '8:3: nothing is said of the region "deltoid" — write what it holds to'),
    ("  deltoid:", "  kneecap:", '8:3: no region "kneecap" — one of: deltoid, trapezius_upper'),
    ("      attachments: Gray 1918\n", "", '18:7: "sources" needs "attachments" — who says so'),
    ("caution: A page", "caution:", '19:15: "caution" is empty — write one line of'),
    ("caution: A page", "cuation: A page", '19:7: "sources" has no key "cuation" — did you mean "caution"?'),
    ("    sources: {attachments: Gray 1918}\n", "", '21:5: a region needs "sources" — who says'),
    ("sources: {attachments: Gray 1918}", "sources: Gray 1918", '23:14: "sources" wants who says so'),
    ("  walks: A teacher\n", "", '3:3: "sources" needs "walks" — who says where the landmarks are felt'),
    ("  places: One body\n", "", '3:3: "sources" needs "places" — where the landmarks'),
    ("      - c7\n", "      - c8\n", '15:9: no stop "c8" — one of: c7'),
    ("      - c7\n", "      - ear\n", '15:9: no stop "ear" — one of: c7'),
    ("      - c7\n", "      - [c7]\n", '15:9: "walk" wants a list, each with name, place, words, or'),
    ("walk: [c7]", "walk: c7", '22:11: "walk" wants a list, each with name, place, words, or'),
    ("walk: [c7]", "walk: []", '22:11: "walk" wants a list, each with name, place, words, or'),
    ("attachments: [{", "attachments: [a, {", '21:19: "attachments" wants a list, each with role, name'),
    ("[1.08, 0.26]", "[1.08]", '16:32: "place" wants a landmark of the drawing, or a point [x, y]'),
    ("place: C7_spinous_tip", "place: C8_spinous_tip", '6:25: no landmark "C8_spinous_tip" — did you mean'),
    (", words: It lies below.", "", '16:9: a stop needs "words" — what the hand does there'),
    ("stops:", "steps:", '1:1: "stops" must hold keys and values — write stops: on a line of its own'),
    ("  trapezius_upper:", "  deltoid:", '20:3: "deltoid" is here twice — the first is in line 8'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    lines = told(tmp_path, old, new)
    assert any(line.startswith(expected) for line in lines), lines
    assert all(" — " in line for line in lines), "advice for each"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    lines = told(tmp_path, FILE, FILE.replace("role: from", "role: form").replace("c7]", "c9]"))
    assert [line.partition(" ")[0] for line in lines] == ["10:15:", "21:26:", "22:12:"]


def test_a_mistyped_region_is_told_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, "  deltoid:", "  deltiod:")) == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no such file"):
        read_landmarks(tmp_path, BODY)


# What is shipped -----------------------------------------------------------------------------------------


def test_every_region_has_attachments_and_a_walk_and_no_other_has(atlas: Atlas, landmarks: Landmarks) -> None:
    assert set(landmarks.attachments) == set(landmarks.walks) == set(atlas.regions)
    assert set(landmarks.sources) == set(atlas.regions)
    assert all(landmarks.attachments.values())
    assert all(landmarks.walks.values())


def test_every_place_is_on_the_body(atlas: Atlas, landmarks: Landmarks) -> None:
    for region in atlas.regions:
        places = [place for each in landmarks.attachments[region] for place in each.places]
        places += [stop.place for stop in landmarks.walks[region]]
        assert places
        for place in places:
            left, right = (where(place, side, atlas) for side in SIDES)
            assert right[0] >= 0
            assert left == (-right[0], right[1]) or right[0] == 0
            assert right[0] <= 1.4 * X_UNIT
            assert -0.85 * Y_UNIT <= right[1] <= 1.6 * Y_UNIT


def test_a_name_that_the_drawing_does_not_have_is_an_error(atlas: Atlas) -> None:
    with pytest.raises(KeyError):
        where("elbow", "left", atlas)


def test_every_muscle_comes_from_somewhere_and_most_go_somewhere(landmarks: Landmarks) -> None:
    for region, attachments in landmarks.attachments.items():
        roles = {each.role for each in attachments}
        # What runs in the groove beside the spine begins and ends in it many times.
        assert roles == ({"from"} if region == "upper_spine" else {"from", "to"}), region


# What a slip would most easily change: the vertebrae each is said to come from.
ROWS = {
    "trapezius_middle": ("C7", "T3"),
    "trapezius_lower": ("T4", "T12"),
    "rhomboids": ("C7", "T5"),
    "latissimus_dorsi": ("T7", "T12"),
}


@pytest.mark.parametrize(("region", "ends"), ROWS.items())
def test_rows_of_vertebrae_are_those_of_the_facts(
    landmarks: Landmarks, region: str, ends: tuple[str, str]
) -> None:
    row = landmarks.attachments[region][0]

    assert (row.places[0], row.places[-1]) == tuple(f"{end}_spinous_tip" for end in ends)
    assert all(end in row.name for end in ends)


def test_the_last_stop_lies_on_the_muscle_or_beside_it(atlas: Atlas, landmarks: Landmarks) -> None:
    for region in atlas.regions.values():
        x, y = where(landmarks.walks[region.id][-1].place, "right", atlas)
        outline = region.outlines["right"].polygon(4.0)
        assert min(math.dist((x, y), point) for point in outline) < 260, region.id


def test_every_fact_says_who_says_so(atlas: Atlas, landmarks: Landmarks) -> None:
    for region in atlas.regions.values():
        for fact in get_args(Fact):
            assert not getattr(region, fact) or landmarks.source_of(region, fact), (region.id, fact)


def test_a_fact_without_a_source_of_its_own_has_the_regions(atlas: Atlas, landmarks: Landmarks) -> None:
    infraspinatus = atlas.regions["infraspinatus"]

    assert landmarks.source_of(infraspinatus, "caution") == infraspinatus.source
    assert landmarks.source_of(infraspinatus, "attachments") == "Gray 1918, pp. 441–442"
