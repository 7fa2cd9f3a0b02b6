# SPDX-License-Identifier: MIT
"""Where each muscle holds to the bones, which landmarks lead a hand to it, and who says so of each fact; it
paints nothing.

Anatomy differs from person to person: the places are those of one measured body.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

from massage_trainer.atlas import Atlas, Region, Side, drawn
from massage_trainer.outline import Point

Role = Literal["from", "to"]
Fact = Literal["attachments", "action", "nerve", "find", "caution"]
Place = str | tuple[float, float]
"""A landmark's name in the drawing, without its side; or, where it has none, about where it is, in the
tables' units (x: 1 = acromion, y: 1 = T12) on the partner's right."""

PLACES_SOURCE = "BodyParts3D, the body of an adult man, seen from behind; people differ"
"""Where the landmarks' places in the drawing come from."""


class Attachment(NamedTuple):
    """Where on the bones a muscle holds on; several places are a row along the bone.

    `hidden` says that the mark is only about there: the place lies in front, or has no landmark of its own.
    """

    role: Role
    name: str
    places: tuple[Place, ...]
    hidden: bool = False


class Stop(NamedTuple):
    """One stop of the hand on the way to a muscle: a short name for the picture, and what to do there."""

    name: str
    place: Place
    words: str


def where(place: Place, side: Side, atlas: Atlas) -> Point:
    """A place in drawing units, on the midline the same for both sides. Raises KeyError for a name that is
    not in the drawing."""
    if not isinstance(place, str):
        return drawn(place, side)
    paired = atlas.landmarks.get(f"{place}_{side}")
    return paired if paired is not None else atlas.landmarks[place]


def attachments_of(region: str) -> tuple[Attachment, ...]:
    """What a region holds to, where it comes from first."""
    return ATTACHMENTS.get(region, ())


def walk_to(region: str) -> tuple[Stop, ...]:
    """The stops on the way to a region, in turn."""
    return WALKS.get(region, ())


def source_of(region: Region, fact: Fact) -> str:
    """Who says this of a region; what the region says of itself where the fact has no source of its own."""
    return SOURCES.get(region.id, {}).get(fact, region.source)


def _tips(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_spinous_tip" for name in names)


_ROOT, _ACROMION = "scapula_spine_root", "acromion"
_TOP, _TIP = "scapula_superior_angle", "scapula_inferior_angle"
_RIDGE = (0.70, 0.12)  # halfway along the ridge of the shoulder blade

ATTACHMENTS: MappingProxyType[str, tuple[Attachment, ...]] = MappingProxyType(
    {
        "trapezius_upper": (
            Attachment("from", "Back of the skull", ("external_occipital_protuberance", (0.20, -0.41))),
            Attachment(
                "from",
                "Midline of the neck",
                ("external_occipital_protuberance", *_tips("C3", "C4", "C5", "C6", "C7")),
            ),
            Attachment("to", "Outer third of the collarbone", ("clavicle_lateral_end", (0.72, 0.045))),
        ),
        "trapezius_middle": (
            Attachment("from", "Tips of C7 to T3", _tips("C7", "T1", "T2", "T3")),
            Attachment("to", "Shoulder tip and shoulder-blade ridge", (_ACROMION, _RIDGE, _ROOT)),
        ),
        "trapezius_lower": (
            Attachment(
                "from",
                "Tips of T4 to T12",
                _tips("T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12"),
            ),
            Attachment("to", "Inner end of the shoulder-blade ridge", (_ROOT,)),
        ),
        "deltoid": (
            Attachment("from", "Shoulder-blade ridge, lower edge", (_RIDGE, _ACROMION)),
            Attachment("to", "Outer side of the upper arm", ("deltoid_insertion_tip",)),
        ),
        "infraspinatus": (
            Attachment("from", "Flat of the shoulder blade", ((0.68, 0.22), (0.56, 0.36)), hidden=True),
            Attachment("to", "Back of the shoulder joint", ((1.08, 0.17),), hidden=True),
        ),
        "teres": (
            Attachment("from", "Outer edge and lower tip of the blade", ((0.85, 0.25), (0.66, 0.41), _TIP)),
            Attachment("to", "Upper arm: minor behind, major in front", ((1.09, 0.22),), hidden=True),
        ),
        "supraspinatus": (
            Attachment("from", "Hollow above the ridge", ((0.50, 0.13), (0.61, 0.13)), hidden=True),
            Attachment("to", "Top of the shoulder joint", ((1.05, 0.135),), hidden=True),
        ),
        "upper_spine": (
            Attachment(
                "from",
                "The groove beside the spine, C7 to T6",
                ((0.15, 0.0), (0.16, 0.24), (0.16, 0.48)),
                hidden=True,
            ),
        ),
        "upper_neck": (
            Attachment("from", "Midline, from the neck to T3 or T4", _tips("C4", "C7", "T3")),
            Attachment("to", "Skull, behind the ear (splenius)", ("mastoid_tip",)),
            Attachment("to", "Skull, beside its bump (semispinalis)", ((0.09, -0.40),), hidden=True),
        ),
        "rhomboids": (
            Attachment("from", "Tips of C7 to T5", _tips("C7", "T1", "T2", "T3", "T4", "T5")),
            Attachment("to", "Inner edge of the shoulder blade", (_ROOT, _TIP)),
        ),
        "levator_scapulae": (
            Attachment(
                "from", "Side of the upper neck, C1 to C4", ((0.15, -0.28), (0.15, -0.13)), hidden=True
            ),
            Attachment("to", "Upper inner corner of the blade", (_TOP, _ROOT)),
        ),
        "suboccipitals": (
            Attachment("from", "The two top bones of the neck", ((0.03, -0.25), (0.13, -0.28)), hidden=True),
            Attachment("to", "Under the edge of the skull", ((0.12, -0.38),), hidden=True),
        ),
        "latissimus_dorsi": (
            Attachment("from", "Tips of T7 to T12", _tips("T7", "T8", "T9", "T10", "T11", "T12")),
            Attachment("from", "Rim of the pelvis", ("iliac_crest_top",)),
            Attachment("to", "Front of the upper arm", ((1.02, 0.30),), hidden=True),
        ),
    }
)
"""Domain of the facts: Gray's Anatomy (1918) and the sources named in SOURCES; places in PLACES_SOURCE."""

_C7 = Stop("C7", "C7_spinous_tip", "Begin at the bump that stands out at the base of the neck (C7).")
_SHOULDER_TIP = Stop("Shoulder tip", _ACROMION, "Go out to the bony tip of the shoulder.")
_INNER_END = Stop(
    "Inner end of the ridge",
    _ROOT,
    "Follow the ridge of the shoulder blade inward to its end, about level with T3.",
)
_LOWER_TIP = Stop(
    "Lower tip of the blade",
    _TIP,
    "Slide down the inner edge to the lower tip of the shoulder blade, about level with T7 or T8.",
)
_CORNER = Stop(
    "Upper inner corner",
    _TOP,
    "Feel up the inner edge to the upper inner corner, about level with T2 and the second rib.",
)

WALKS: MappingProxyType[str, tuple[Stop, ...]] = MappingProxyType(
    {
        "trapezius_upper": (
            _C7,
            _SHOULDER_TIP,
            Stop(
                "The roll on top",
                (0.46, 0.03),
                "Between the two lies the roll of muscle. It tightens when the head is lifted a little.",
            ),
        ),
        "trapezius_middle": (
            _C7,
            _SHOULDER_TIP,
            _INNER_END,
            Stop(
                "Across the fibres",
                (0.33, 0.14),
                "Between spine and ridge, stroke up and down. It tightens when the blade is drawn in.",
            ),
        ),
        "trapezius_lower": (
            _INNER_END,
            _LOWER_TIP,
            Stop(
                "Between blade and spine",
                (0.30, 0.40),
                "It narrows from the ridge toward the spine. Work stops level with the tip of the blade.",
            ),
        ),
        "deltoid": (
            _SHOULDER_TIP,
            Stop("The ridge", _RIDGE, "Feel back along the ridge of the shoulder blade: here it begins."),
            Stop("The round cap", (1.08, 0.26), "Below and outside lies the cap of muscle over the joint."),
        ),
        "infraspinatus": (
            _INNER_END,
            _LOWER_TIP,
            Stop("Below the ridge", (0.62, 0.32), "Between ridge and tip, flat on the blade. Often tender."),
        ),
        "teres": (
            _LOWER_TIP,
            Stop(
                "Outer edge",
                (0.68, 0.38),
                "Follow the outer edge of the blade up and out: two round strands. Keep off the armpit.",
            ),
        ),
        "supraspinatus": (
            _SHOULDER_TIP,
            _INNER_END,
            Stop(
                "Above the ridge",
                (0.60, 0.12),
                "Just above the ridge is a hollow. The muscle fills it, under the trapezius.",
            ),
        ),
        "upper_spine": (
            _C7,
            Stop(
                "Two fingers out",
                (0.18, 0.10),
                "Go two finger-widths out from the bones, into the soft channel.",
            ),
            Stop("Down the channel", (0.18, 0.46), "It runs on down, between spine and shoulder blade."),
        ),
        "upper_neck": (
            Stop(
                "Bump of the skull",
                "external_occipital_protuberance",
                "Know where the edge of the skull is. You stay a little below it.",
            ),
            Stop("C7", "C7_spinous_tip", "The bump at the base of the neck is the lower end."),
            Stop(
                "Beside the midline",
                (0.145, -0.22),
                "Between the two, beside the midline, the skin is soft. Light, and on the back only.",
            ),
        ),
        "rhomboids": (
            _C7,
            _INNER_END,
            _LOWER_TIP,
            Stop(
                "Under the trapezius",
                (0.29, 0.24),
                "Between spine and inner edge. With a hand laid behind the back that edge lifts.",
            ),
        ),
        "levator_scapulae": (
            _INNER_END,
            _CORNER,
            Stop(
                "Just above the corner", (0.44, 0.06), "Just above lies its lower end, under the trapezius."
            ),
        ),
        "suboccipitals": (
            Stop(
                "Bump of the skull",
                "external_occipital_protuberance",
                "They lie deep, below this bump and the edge of the skull. To know about, not to press.",
            ),
        ),
        "latissimus_dorsi": (
            _LOWER_TIP,
            Stop(
                "Its upper edge",
                (0.44, 0.62),
                "Its upper edge crosses the tip. Here the work of this massage ends.",
            ),
        ),
    }
)
"""From nursing-notebook.com, quizlet 604533891, egofelix.com and physiohp.blogspot.com; the lower tip's level
from PMC2647093."""

WALKS_SOURCE = "nursing-notebook.com; quizlet 604533891; egofelix.com; physiohp.blogspot.com; PMC2647093"
"""Who says where the landmarks are felt."""

_SPINE = "clinicaelvia.es; nursing checklist (scribd 212612099)"
_NERVE_XI = "imaios.com, Trapezius; Yoon 2018"
_BLADE = "nursing-notebook.com; quizlet 604533891; egofelix.com"
_ARMPIT = "biologyinsights.com"

SOURCES: MappingProxyType[str, dict[Fact, str]] = MappingProxyType(
    {
        "trapezius_upper": {
            "attachments": "Gray 1918, pp. 432 and 435",
            "action": "Gray 1918, p. 435; brysoningram.com",
            "nerve": _NERVE_XI,
            "find": "physiohp.blogspot.com",
            "caution": "massageschoolnotes.com; Yoon 2018",
        },
        "trapezius_middle": {
            "attachments": "Gray 1918, p. 432; funatoya.com, A04.3.01.003",
            "action": "brysoningram.com",
            "nerve": _NERVE_XI,
            "find": "physiohp.blogspot.com",
            "caution": _SPINE,
        },
        "trapezius_lower": {
            "attachments": "Gray 1918, p. 432; imaios.com, Trapezius",
            "action": "imaios.com, Trapezius; eptumed.com",
            "nerve": _NERVE_XI,
            "find": "imaios.com, Trapezius",
            "caution": "clinicaelvia.es; egofelix.com",
        },
        "deltoid": {
            "attachments": "Gray 1918, p. 440",
            "action": "Gray 1918, p. 440; cueflash.com, muscles 450–475",
            "nerve": "cueflash.com, muscles 450–475",
            "find": "Gray 1918, p. 440",
            "caution": _ARMPIT,
        },
        "infraspinatus": {
            "attachments": "Gray 1918, pp. 441–442",
            "action": "Gray 1918, pp. 441–442",
            "nerve": "Gray 1918, pp. 441–442",
            "find": "gluedideas.com, Muscles of the Back",
        },
        "teres": {
            "attachments": "Gray 1918, pp. 203, 441–442",
            "action": "Gray 1918, pp. 441–442; ditki.com",
            "nerve": "Gray 1918, pp. 441–442; ditki.com",
            "find": "Gray 1918, p. 203",
            "caution": _ARMPIT,
        },
        "supraspinatus": {
            "attachments": "Gray 1918, pp. 441–442",
            "action": "Gray 1918, pp. 441–442",
            "nerve": "Gray 1918, pp. 441–442",
            "find": "gluedideas.com, Muscles of the Back",
            "caution": "massageschoolnotes.com; Yoon 2018",
        },
        "upper_spine": {
            "attachments": "Gray 1918, p. 399; OpenStax, Anatomy and Physiology",
            "action": "OpenStax, Anatomy and Physiology",
            "nerve": "Gray 1918, p. 399",
            "find": _BLADE,
            "caution": _SPINE,
        },
        "upper_neck": {
            "attachments": "ditki.com; OpenStax, Anatomy and Physiology",
            "action": "ditki.com",
            "nerve": _NERVE_XI,
            "find": "healthline.com, Trapezius",
            "caution": "massageschoolnotes.com; neurosurgicalatlas.com",
        },
        "rhomboids": {
            "attachments": "humangrossanatomy.us; Gray 1918, pp. 206 and 435",
            "action": "humangrossanatomy.us; Gray 1918, p. 435",
            "nerve": "humangrossanatomy.us",
            "find": "quizlet 604533891",
            "caution": _SPINE,
        },
        "levator_scapulae": {
            "attachments": "Gray 1918, p. 435",
            "action": "Gray 1918, p. 435",
            "nerve": "Gray 1918, p. 435",
            "find": "mblexguide.com, Learn muscles day 1",
            "caution": "mblexguide.com, Learn muscles day 1; massageschoolnotes.com",
        },
        "suboccipitals": {
            "attachments": "StatPearls 129128",
            "nerve": "StatPearls 129128",
            "caution": "StatPearls 129128; neurosurgicalatlas.com",
        },
        "latissimus_dorsi": {
            "attachments": "cueflash.com; freezingblue 30853",
            "action": "cueflash.com; freezingblue 30853",
            "nerve": "freezingblue 30853",
            "caution": "clinicaelvia.es",
        },
    }
)
"""Who says which fact of a region, where not all that its source names say it."""
