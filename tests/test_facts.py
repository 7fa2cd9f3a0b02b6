# SPDX-License-Identifier: MIT
"""What the program says about the body and about hands is what its sources say, plainly and with care."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import pytest

from massage_trainer.atlas import X_UNIT, Atlas, HandShape, Motion, Region, Technique, read_atlas
from massage_trainer.choreography import COVERS, PATCHES, PER_MIL, SPINE, Drawn, trapezius_edge
from massage_trainer.landmark_walks import Landmarks, read_landmarks
from massage_trainer.resources import folder

REGIONS = {
    "trapezius_upper": ("superficial", "trapezius"),
    "trapezius_middle": ("superficial", "trapezius"),
    "trapezius_lower": ("superficial", "trapezius"),
    "deltoid": ("superficial", "shoulder"),
    "infraspinatus": ("superficial", "shoulder"),
    "teres": ("superficial", "shoulder"),
    "supraspinatus": ("deep", "shoulder"),
    "upper_spine": ("deep", "spine"),
    "upper_neck": ("superficial", "neck"),
    "rhomboids": ("deep", ""),
    "levator_scapulae": ("deep", ""),
    "suboccipitals": ("deep", ""),
    "latissimus_dorsi": ("superficial", ""),
}

# What a slip would most easily change; from the anatomy texts named in each source.
NERVES = {
    "trapezius_upper": "Accessory nerve (XI) with C3–C4",
    "trapezius_middle": "Accessory nerve (XI) with C3–C4",
    "trapezius_lower": "Accessory nerve (XI) with C3–C4",
    "deltoid": "Axillary nerve (C5–C6)",
    "infraspinatus": "Suprascapular nerve (C5–C6)",
    "supraspinatus": "Suprascapular nerve (C5–C6)",
    "teres": "Minor: axillary nerve; major: lower subscapular nerve",
    "upper_spine": "Dorsal rami of the spinal nerves",
    "rhomboids": "Dorsal scapular nerve (C5)",
    "levator_scapulae": "C3–C4, often with a branch of the dorsal scapular nerve",
    "suboccipitals": "Suboccipital nerve (dorsal ramus of C1)",
    "latissimus_dorsi": "Thoracodorsal nerve",
}
ATTACHED = {
    "trapezius_upper": ("occipital protuberance", "nuchal ligament", "lateral third of the clavicle"),
    "trapezius_middle": ("C7–T3", "acromion", "spine of the scapula"),
    "trapezius_lower": ("T4–T12", "medial end of the spine of the scapula"),
    "deltoid": ("spine of the scapula", "deltoid tuberosity"),
    "infraspinatus": ("infraspinous fossa", "middle facet of the greater tubercle"),
    "teres": ("axillary border", "inferior angle", "crest of the lesser tubercle"),
    "supraspinatus": ("supraspinous fossa", "top facet of the greater tubercle"),
    "rhomboids": ("C7–T1", "T2–T5"),
    "levator_scapulae": ("C1–C4", "superior angle"),
    "suboccipitals": ("C1–C2", "occiput"),
    "latissimus_dorsi": ("lower six thoracic spines", "iliac crest", "intertubercular groove"),
}
# id: shape, motion, seconds of one movement, pressure on Walton's scale.
TECHNIQUES = {
    "rest": ("flat_palm", "still", None, 1),
    "glide": ("flat_palm", "glide", 6.0, 2),
    "search": ("fingertips", "search", 2.4, 2),
    "hold": ("fingertips", "hold", 6.0, 3),
    "lift_and_roll": ("pincer", "lift_and_roll", 3.0, 3),
    "light_fingertips": ("fingertips", "circles", None, 1),
    "strip": ("thumbs", "strip", 10.0, 2),
    "palm_knead": ("palm_heel", "palm_circles", 4.0, 3),
}

# Comfort and practice are what may be claimed.
CLAIMS = re.compile(
    r"\b(heal|cure|treat|therap|toxin|knot|release[sd]?|relieve|break up|detox)", re.IGNORECASE
)


@cache
def atlas() -> Atlas:
    return read_atlas(folder("assets"))


@cache
def landmarks() -> Landmarks:
    return read_landmarks(folder("assets"), atlas())


def words(thing: Region | Technique) -> list[str]:
    if isinstance(thing, Technique):
        return [thing.name, thing.verb, thing.term, thing.about, thing.tempo]
    facts = [thing.attachments, thing.action, thing.nerve, thing.find, thing.caution]
    return [thing.name, thing.latin, *thing.also_known_as, *facts]


def test_the_regions_are_those_of_the_design() -> None:
    assert {name: (region.layer, region.group) for name, region in atlas().regions.items()} == REGIONS
    assert {name for name, region in atlas().regions.items() if region.context} == {"latissimus_dorsi"}
    assert atlas().names["deltoid"] == "Rear shoulder"
    assert set(atlas().groups) == {"trapezius", "shoulder", "spine", "neck"}


@pytest.mark.parametrize("name", REGIONS)
def test_each_region_says_what_it_should_and_where_it_is_from(name: str) -> None:
    region = atlas().regions[name]
    facts = [region.latin, region.attachments, region.action, region.nerve, region.find, region.caution]
    assert all(facts)
    assert region.source
    assert region.also_known_as
    assert NERVES.get(name, region.nerve) == region.nerve
    for part in ATTACHED.get(name, ()):
        assert part in region.attachments


def test_the_lower_trapezius_turns_the_socket_upward() -> None:
    # Several copied texts say the opposite.
    assert "upward" in atlas().regions["trapezius_lower"].action
    assert "downward" in atlas().regions["rhomboids"].action


def test_what_is_dangerous_is_said_where_it_is() -> None:
    cautions = {name: region.caution for name, region in atlas().regions.items()}
    assert "hollow in front" in cautions["trapezius_upper"]
    for word in ("side or front", "twisting", "edge of the skull", "Dizziness", "stop"):
        assert word in cautions["upper_neck"]
    assert "never on its bones" in cautions["upper_spine"]
    assert "armpit" in cautions["deltoid"]
    assert "armpit" in cautions["teres"]
    assert "Not worked" in cautions["suboccipitals"]


def test_every_zone_says_why_nobody_presses_there_and_who_says_so() -> None:
    assert {name.partition(".")[0] for name in atlas().no_go} == set(atlas().zones)
    for zone in atlas().zones.values():
        assert all(zone)
        assert zone.why.endswith(".")
        assert not CLAIMS.search(zone.why)
    # What a slip would most easily change.
    assert "artery" in atlas().zones["no_go_skull_edge"].why
    assert "kidneys" in atlas().zones["no_go_below_t8"].why
    assert "beside the spine" in atlas().zones["no_go_spine"].why


def test_the_techniques_are_those_of_the_design() -> None:
    assert set(atlas().techniques) == set(TECHNIQUES)
    for name, (shape, motion, cycle, pressure) in TECHNIQUES.items():
        technique = atlas().techniques[name]
        assert (technique.shape, technique.motion, technique.pressure) == (shape, motion, pressure)
        assert cycle in (None, technique.cycle)
        assert technique.source
        assert technique.term
    assert {technique.shape for technique in atlas().techniques.values()} == set(get_args(HandShape))
    assert {technique.motion for technique in atlas().techniques.values()} == set(get_args(Motion))


def test_lay_practice_stays_in_the_lower_half_of_the_pressure_scale() -> None:
    assert all(technique.pressure <= 3 for technique in atlas().techniques.values())


@pytest.mark.parametrize(
    "thing", [*atlas().regions.values(), *atlas().techniques.values()], ids=lambda t: t.id
)
def test_the_words_are_plain_and_claim_nothing(thing: Region | Technique) -> None:
    for text in words(thing):
        assert not CLAIMS.search(text), text
        assert "  " not in text
        assert "\n" not in text
        assert text == text.strip()
    for text in (thing.find, thing.caution, thing.action) if isinstance(thing, Region) else (thing.about,):
        assert text.endswith(".")
        assert all(len(sentence.split()) <= 34 for sentence in re.split(r"[.;:]", text)), text


def test_a_verb_fits_a_label() -> None:
    for technique in atlas().techniques.values():
        assert len(technique.verb.split()) <= 3
        assert technique.verb[0].isupper()


def test_a_technique_names_just_the_regions_that_have_a_way_for_it() -> None:
    for technique in atlas().techniques.values():
        having = {name for name, region in atlas().regions.items() if technique.id in region.paths}
        assert set(technique.regions) == having
    assert not atlas().regions["suboccipitals"].paths
    assert not atlas().regions["latissimus_dorsi"].paths
    assert set(atlas().regions["upper_neck"].paths) == {"light_fingertips"}


@pytest.mark.parametrize("name", REGIONS)
def test_what_is_said_of_bones_and_of_the_way_to_a_muscle_is_plain_and_has_its_source(name: str) -> None:
    region, sources = atlas().regions[name], landmarks().sources[name]
    assert sources["attachments"]
    assert all(getattr(region, fact) for fact in sources), "no source for what nobody says"
    for stop in landmarks().walks[name]:
        assert not CLAIMS.search(stop.words), stop.words
        assert stop.words.endswith(".")
    names = [stop.name for stop in landmarks().walks[name]]
    for said in (*names, *(each.name for each in landmarks().attachments[name])):
        assert len(said) <= 40, "it stands in the picture"
        assert said[0].isupper()
        assert not said.endswith(".")


@pytest.mark.parametrize("name", REGIONS)
def test_ways_lie_on_the_right_side_and_within_their_limits(name: str) -> None:
    for technique_id, way in atlas().regions[name].paths.items():
        # The neck is narrower than a row of fingertips; two work there.
        shape: Drawn = "two_fingertips" if name == "upper_neck" else atlas().techniques[technique_id].shape
        across = max(patch.rx for patch in PATCHES[shape]) * PER_MIL / X_UNIT
        for x, y in way:
            assert x >= SPINE + across, f"{technique_id} at {x}, {y} reaches the spine"
            assert x <= 1.2
            assert y <= 0.58, "hands' ways end above T8"
            if name == "upper_neck":
                assert 0.08 <= x <= 0.20
                assert -0.33 <= y <= -0.10
            else:
                assert y > trapezius_edge(x), "behind the front of the trapezius"
            if technique_id == "strip":
                assert x == pytest.approx(0.18), "two finger-widths out"


def test_every_shape_says_what_it_covers() -> None:
    drawn = {*get_args(HandShape), "cupped_palm", "pressed_fingertips", "two_fingertips"}
    assert set(COVERS) == set(PATCHES) == drawn
