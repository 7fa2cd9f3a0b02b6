# SPDX-License-Identifier: MIT
"""The outlines of the muscles and working areas of the right half, edge by edge, so that neighbours share their border exactly.

All points are in table units (see `landmarks.py`). The left half is the mirror image. Does not draw fibres or shadows.
"""

from __future__ import annotations

from typing import Final

from .curves import Curve, at, join, line, mirror, reverse, spline, table

OCCIPUT, C7, T4, T12 = at(0, -0.41), at(0, 0), at(0, 0.26), at(0, 1)

# --- edges of the trapezius -------------------------------------------------------------------------------------------
# Superior nuchal line: its medial third, from the occipital protuberance to about 0.2.
NUCHAL_LINE: Final = spline(table((0, -0.41), (0.10, -0.417), (0.195, -0.405)), start=(1, -0.15))
# Neck edge: near vertical at 0.20 as far as y -0.2, then a long concave sweep to the lateral clavicle (0.89, 0.07).
_NECK_AND_SHOULDER: Final = spline(
    table(
        (0.195, -0.405), (0.203, -0.34), (0.199, -0.27), (0.206, -0.20), (0.232, -0.14), (0.285, -0.088),
        (0.37, -0.038), (0.48, 0.003), (0.61, 0.033), (0.75, 0.054), (0.89, 0.071), (0.955, 0.084), (1.0, 0.10),
    ),
    start=(0.1, 1),
)  # fmt: skip
NECK_EDGE: Final = _NECK_AND_SHOULDER[:10]
# Over the joint of clavicle and acromion to the acromion's tip (1.00, 0.10).
CLAVICLE_END: Final = _NECK_AND_SHOULDER[10:11]
ACROMION_END: Final = _NECK_AND_SHOULDER[11:]
# Upper / middle: from C7 out to the acromion.
CUT_UPPER_MIDDLE: Final = spline(table((0, 0), (0.24, 0.018), (0.50, 0.048), (0.74, 0.072), (0.955, 0.084)))
# Middle / lower: from T4 up along the spine of the scapula to 0.7, 0.12.
CUT_MIDDLE_LOWER: Final = spline(table((0, 0.26), (0.17, 0.243), (0.35, 0.208), (0.53, 0.163), (0.70, 0.124)))
# Border with the deltoid: the lower lip of the spine of the scapula, acromion inwards.
SPINE_LIP: Final = spline(
    table((1.0, 0.10), (0.93, 0.112), (0.82, 0.117), (0.70, 0.124)), start=(-1, 0.25), end=(-1, 0.16)
)
# The border bends down where the deltoid begins, and runs nearly straight to T12, a little full in the middle.
LOWER_TOP: Final = spline(
    table((0.70, 0.124), (0.672, 0.152), (0.652, 0.20)), start=(-1, 0.16), end=(-0.10, 1)
)
_LATERAL: Final = spline(
    table(
        (0.652, 0.20), (0.61, 0.29), (0.545, 0.385), (0.472, 0.482), (0.444, 0.517), (0.30, 0.685), (0.145, 0.85),
        (0.05, 0.945), (0, 1.0),
    ),
    start=(-0.10, 1),
)  # fmt: skip
BESIDE_INFRASPINATUS: Final = _LATERAL[0:3]
BESIDE_TERES: Final = _LATERAL[3:4]
BESIDE_LATISSIMUS: Final = _LATERAL[4:]

# --- deltoid ----------------------------------------------------------------------------------------------------------
# Over the round of the shoulder, widest at 1.35-1.36, to the tip that shows.
DELTOID_ROUND: Final = spline(
    table(
        (1.0, 0.10), (1.045, 0.086), (1.13, 0.09), (1.225, 0.133), (1.305, 0.21), (1.35, 0.30), (1.36, 0.375),
        (1.345, 0.45), (1.318, 0.507),
    ),
    start=(0.8, -0.5),
)  # fmt: skip
# Rounded tip, then back along the lower border to the spine of the scapula.
_DELTOID_UNDER: Final = spline(
    table(
        (1.318, 0.507), (1.294, 0.524), (1.255, 0.519), (1.155, 0.483), (1.055, 0.434), (0.965, 0.383), (0.875, 0.331),
        (0.765, 0.273), (0.69, 0.236), (0.652, 0.20),
    ),
    end=(-0.5, -1),
)  # fmt: skip
DELTOID_BESIDE_ARM: Final = _DELTOID_UNDER[0:5]
DELTOID_BESIDE_TERES: Final = _DELTOID_UNDER[5:6]
DELTOID_BESIDE_INFRASPINATUS: Final = _DELTOID_UNDER[6:]

# --- below the deltoid ------------------------------------------------------------------------------------------------
# Infraspinatus / teres: along the outer edge of the scapula, up and out.
CUT_INFRASPINATUS_TERES: Final = spline(table((0.472, 0.482), (0.62, 0.430), (0.76, 0.374), (0.875, 0.331)))
# Between teres minor and major, and between the rear and the middle part of the deltoid: not borders of regions.
TERES_PARTED: Final = spline(table((0.495, 0.483), (0.68, 0.439), (0.82, 0.404), (0.952, 0.378)))
DELTOID_PARTED: Final = spline(
    table((1.005, 0.112), (1.10, 0.185), (1.20, 0.295), (1.27, 0.405), (1.304, 0.497))
)
# Teres ends at the long head of the triceps.
TERES_END: Final = spline(table((0.965, 0.383), (0.955, 0.425), (0.925, 0.458)))
# Upper edge of the latissimus, over the inferior angle towards the armpit.
LATISSIMUS_TOP: Final = spline(
    table((0.444, 0.517), (0.55, 0.528), (0.68, 0.522), (0.81, 0.50), (0.925, 0.458)), start=(1, 0.05)
)
# Its outer edge down to the iliac crest, along the crest to the sacrum.
LATISSIMUS_SIDE: Final = spline(
    table(
        (0.925, 0.458), (0.928, 0.53), (0.915, 0.64), (0.885, 0.77), (0.835, 0.90), (0.76, 1.04), (0.66, 1.18),
        (0.56, 1.29), (0.50, 1.356),
    ),
    start=(0.12, 1),
)  # fmt: skip
LATISSIMUS_CREST: Final = spline(
    table((0.50, 1.356), (0.40, 1.395), (0.31, 1.455), (0.235, 1.52), (0.12, 1.575), (0, 1.60)), end=(-1, 0.1)
)

# --- working areas ----------------------------------------------------------------------------------------------------
UPPER_NECK: Final = join(
    line(at(0, -0.12), at(0, -0.41)),
    spline(
        table(
            (0, -0.41), (0.10, -0.414), (0.20, -0.408), (0.275, -0.385), (0.295, -0.345), (0.278, -0.27),
            (0.262, -0.20), (0.272, -0.15), (0.295, -0.12),
        ),
        start=(1, -0.1),
    ),
    line(at(0.295, -0.12), at(0, -0.12)),
)  # fmt: skip
# A band on each side in the groove between spinous processes and shoulder blade, tapering at both ends as the long muscles
# do; the strip of the spinous processes lies over its inner edge.
UPPER_SPINE: Final = spline(
    table(
        (0.022, 0.04), (0.045, -0.008), (0.115, -0.024), (0.205, -0.018), (0.29, 0.004), (0.35, 0.05), (0.395, 0.12),
        (0.424, 0.20), (0.434, 0.29), (0.428, 0.375), (0.398, 0.44), (0.335, 0.49), (0.235, 0.522), (0.125, 0.528), (0.05, 0.498),
        (0.024, 0.42), (0.022, 0.30), (0.022, 0.16),
    ),
    closed=True,
)  # fmt: skip

# --- deep muscles -----------------------------------------------------------------------------------------------------
# Fossa above the spine of the scapula, under the acromion to the head of the humerus.
SUPRASPINATUS: Final = spline(
    table(
        (0.375, 0.205), (0.405, 0.155), (0.475, 0.118), (0.60, 0.108), (0.74, 0.098), (0.88, 0.094), (1.0, 0.106),
        (1.035, 0.126), (0.98, 0.128), (0.86, 0.122), (0.72, 0.145), (0.56, 0.18), (0.45, 0.208),
    ),
    closed=True,
)  # fmt: skip
# Minor and major together: spines C7-T5 to the inner border of the scapula, its root to its inferior angle.
RHOMBOIDS_UNDER: Final = spline(table((0.51, 0.555), (0.40, 0.515), (0.21, 0.445), (0.02, 0.36)))
RHOMBOIDS: Final = join(
    line(at(0.02, 0.36), at(0.02, -0.01)),
    spline(table((0.02, -0.01), (0.13, 0.06), (0.25, 0.125), (0.365, 0.185))),
    spline(table((0.365, 0.185), (0.352, 0.225), (0.372, 0.33), (0.435, 0.45), (0.51, 0.555)), end=(0.7, 1)),
    RHOMBOIDS_UNDER,
)
# Minor above, major below.
RHOMBOIDS_PARTED: Final = spline(table((0.02, 0.082), (0.13, 0.135), (0.25, 0.186), (0.354, 0.238)))
# Transverse processes C1-C4 to the superior angle of the scapula.
LEVATOR: Final = join(
    spline(
        table((0.215, -0.285), (0.245, -0.19), (0.305, -0.085), (0.39, 0.01), (0.49, 0.095)), start=(0.1, 1)
    ),
    spline(table((0.49, 0.095), (0.47, 0.105), (0.44, 0.128), (0.39, 0.18))),
    spline(
        table((0.39, 0.18), (0.345, 0.09), (0.265, -0.01), (0.195, -0.10), (0.165, -0.16)), start=(-0.3, -1)
    ),
    spline(table((0.165, -0.16), (0.168, -0.23), (0.185, -0.278), (0.215, -0.285))),
)
# Between the inferior nuchal line, the atlas and the axis.
SUBOCCIPITALS: Final = join(
    spline(table((0.018, -0.352), (0.08, -0.374), (0.15, -0.376), (0.225, -0.358)), start=(1, -0.4)),
    spline(table((0.225, -0.358), (0.24, -0.32), (0.235, -0.285)), start=(0.4, 1)),
    spline(table((0.235, -0.285), (0.15, -0.245), (0.018, -0.205))),
    line(at(0.018, -0.205), at(0.018, -0.352)),
)

# Between rectus major and the two obliques.
SUBOCCIPITAL_TRIANGLE: Final = join(
    spline(table((0.162, -0.352), (0.13, -0.305), (0.098, -0.262))),
    spline(table((0.098, -0.262), (0.145, -0.280), (0.196, -0.300))),
    spline(table((0.196, -0.300), (0.186, -0.326), (0.162, -0.352))),
)

RIGHT: Final[dict[str, Curve]] = {
    "latissimus_dorsi": join(
        LATISSIMUS_TOP, LATISSIMUS_SIDE, LATISSIMUS_CREST, line(at(0, 1.6), T12), reverse(BESIDE_LATISSIMUS)
    ),
    "teres": join(
        CUT_INFRASPINATUS_TERES,
        reverse(DELTOID_BESIDE_TERES),
        TERES_END,
        reverse(LATISSIMUS_TOP),
        reverse(BESIDE_TERES),
    ),
    "infraspinatus": join(BESIDE_INFRASPINATUS, CUT_INFRASPINATUS_TERES, DELTOID_BESIDE_INFRASPINATUS),
    "deltoid": join(DELTOID_ROUND, _DELTOID_UNDER, reverse(LOWER_TOP), reverse(SPINE_LIP)),
    "trapezius_lower": join(
        line(T12, T4), CUT_MIDDLE_LOWER, LOWER_TOP, BESIDE_INFRASPINATUS, BESIDE_TERES, BESIDE_LATISSIMUS
    ),
    "trapezius_middle": join(
        line(T4, C7), CUT_UPPER_MIDDLE, ACROMION_END, SPINE_LIP, reverse(CUT_MIDDLE_LOWER)
    ),
    "trapezius_upper": join(
        line(C7, OCCIPUT), NUCHAL_LINE, NECK_EDGE, CLAVICLE_END, reverse(CUT_UPPER_MIDDLE)
    ),
    "upper_neck": UPPER_NECK,
    "supraspinatus": SUPRASPINATUS,
    "upper_spine": UPPER_SPINE,
    "rhomboids": RHOMBOIDS,
    "levator_scapulae": LEVATOR,
    "suboccipitals": SUBOCCIPITALS,
}
SUPERFICIAL: Final = (
    "latissimus_dorsi", "teres", "infraspinatus", "deltoid",
    "trapezius_lower", "trapezius_middle", "trapezius_upper", "upper_neck",
)  # fmt: skip
DEEP: Final = ("upper_spine", "suboccipitals", "levator_scapulae", "rhomboids", "supraspinatus")
AREAS: Final = frozenset({"upper_neck", "upper_spine"})

# --- drawn beside the regions, without a name of their own ----------------------------------------------------------
# Beside the neck, outside the trapezius: splenius under the mastoid, then levator, then the edge of the sternocleidomastoid.
SPLENIUS_EDGE: Final = join(
    spline(table((0.185, -0.404), (0.24, -0.396), (0.292, -0.378), (0.318, -0.352))),
    spline(table((0.318, -0.352), (0.298, -0.28), (0.262, -0.21), (0.228, -0.16), (0.20, -0.12))),
    spline(table((0.20, -0.12), (0.17, -0.25), (0.185, -0.404))),
)
LEVATOR_EDGE: Final = join(
    spline(
        table((0.30, -0.31), (0.292, -0.25), (0.288, -0.18), (0.30, -0.12), (0.325, -0.078), (0.345, -0.05))
    ),
    spline(table((0.345, -0.05), (0.26, -0.08), (0.21, -0.15), (0.24, -0.24), (0.30, -0.31))),
)
STERNOMASTOID_EDGE: Final = join(
    spline(
        table(
            (0.300, -0.362), (0.326, -0.335), (0.325, -0.27), (0.312, -0.21), (0.305, -0.16), (0.296, -0.125)
        )
    ),
    spline(table((0.296, -0.125), (0.284, -0.17), (0.280, -0.23), (0.286, -0.30), (0.300, -0.362))),
)
# Arm, flank and seat, so that the muscles of the back hang on a body: triceps, outer oblique, gluteus medius and maximus.
TRICEPS_LATERAL: Final = spline(
    table(
        (1.18, 0.47), (1.26, 0.47), (1.33, 0.50), (1.347, 0.60), (1.339, 0.72), (1.318, 0.82), (1.284, 0.905), (1.235, 0.965),
        (1.213, 0.90), (1.205, 0.80), (1.192, 0.68), (1.18, 0.58),
    ),
    closed=True,
)  # fmt: skip
TRICEPS_LONG: Final = spline(
    table(
        (0.985, 0.40), (1.08, 0.42), (1.17, 0.48), (1.18, 0.58), (1.192, 0.68), (1.183, 0.77), (1.158, 0.86), (1.12, 0.925),
        (1.075, 0.935), (1.035, 0.87), (1.004, 0.77), (0.984, 0.66), (0.968, 0.55), (0.962, 0.46),
    ),
    closed=True,
)  # fmt: skip
TRICEPS_TENDON: Final = spline(
    table(
        (1.19, 0.66), (1.205, 0.76), (1.222, 0.88), (1.215, 0.96), (1.17, 0.995), (1.132, 0.965), (1.132, 0.89), (1.165, 0.77),
    ),
    closed=True,
)  # fmt: skip
OBLIQUE: Final = join(
    spline(
        table(
            (0.70, 0.90),
            (0.86, 0.90),
            (0.868, 0.97),
            (0.838, 1.06),
            (0.812, 1.15),
            (0.818, 1.24),
            (0.844, 1.33),
            (0.85, 1.39),
        )
    ),
    spline(table((0.85, 1.39), (0.78, 1.372), (0.68, 1.345), (0.58, 1.338), (0.46, 1.36))),
    line(at(0.46, 1.36), at(0.70, 0.90)),
)
# Where gluteus medius ends and maximus begins, and both together, down to where the figure begins to fade.
SEAT_SEAM: Final = spline(table((0.44, 1.405), (0.52, 1.482), (0.66, 1.595), (0.79, 1.675)))
SEAT: Final = join(
    spline(
        table(
            (0.10, 1.60), (0.15, 1.562), (0.23, 1.51), (0.30, 1.452), (0.40, 1.415), (0.50, 1.368), (0.58, 1.352), (0.68, 1.36),
            (0.78, 1.39), (0.86, 1.45), (0.905, 1.54), (0.92, 1.60),
        )
    ),
    line(at(0.92, 1.60), at(0.10, 1.60)),
)  # fmt: skip
FADING_SEAT: Final = (at(0.10, 1.60), at(0.92, 1.60), at(0.0, 1.80), at(0.935, 1.80))
# Long columns beside the spine: iliocostalis, longissimus, spinalis; above them semispinalis to the occiput.
ILIOCOSTALIS: Final = spline(
    table(
        (0.20, 1.50), (0.30, 1.40), (0.385, 1.25), (0.42, 1.08), (0.425, 0.90), (0.42, 0.70), (0.40, 0.50), (0.37, 0.33),
        (0.325, 0.24), (0.28, 0.25), (0.27, 0.32), (0.275, 0.50), (0.265, 0.80), (0.23, 1.15), (0.18, 1.40),
    ),
    closed=True,
)  # fmt: skip
LONGISSIMUS: Final = spline(
    table(
        (0.10, 1.56), (0.19, 1.48), (0.25, 1.30), (0.275, 1.05), (0.28, 0.75), (0.272, 0.45), (0.255, 0.22), (0.215, 0.03), (0.19, -0.10),
        (0.155, -0.08), (0.145, 0.06), (0.14, 0.30), (0.12, 0.60), (0.09, 0.90), (0.065, 1.20), (0.05, 1.45),
    ),
    closed=True,
)  # fmt: skip
SPINALIS: Final = spline(
    table(
        (0.04, 1.10),
        (0.085, 0.95),
        (0.115, 0.70),
        (0.13, 0.42),
        (0.115, 0.20),
        (0.07, 0.10),
        (0.04, 0.14),
        (0.035, 0.45),
        (0.03, 0.80),
    ),
    closed=True,
)
SEMISPINALIS: Final = spline(
    table(
        (0.03, -0.345), (0.12, -0.355), (0.20, -0.345), (0.222, -0.30), (0.21, -0.22), (0.20, -0.10), (0.21, 0.03),
        (0.20, 0.18), (0.155, 0.30), (0.12, 0.20), (0.085, 0.04), (0.05, -0.10), (0.03, -0.24),
    ),
    closed=True,
)  # fmt: skip
ART: Final[dict[str, Curve]] = {
    "splenius_edge": SPLENIUS_EDGE, "levator_edge": LEVATOR_EDGE, "sternomastoid_edge": STERNOMASTOID_EDGE,
    "triceps_lateral": TRICEPS_LATERAL, "triceps_long": TRICEPS_LONG, "oblique": OBLIQUE,
    "seat": SEAT,
    "iliocostalis": ILIOCOSTALIS, "longissimus": LONGISSIMUS, "spinalis": SPINALIS, "semispinalis": SEMISPINALIS,
}  # fmt: skip

# --- tendons -----------------------------------------------------------------------------------------------------------
# Edges on the muscle's side, from the midline out and back; `write.py` gives them their fine teeth.
DIAMOND: Final = spline(
    table(
        (0, -0.16),
        (0.022, -0.09),
        (0.068, -0.035),
        (0.118, 0.015),
        (0.112, 0.065),
        (0.062, 0.125),
        (0.028, 0.18),
        (0, 0.25),
    )
)
TRAPEZIUS_TIP: Final = spline(table((0, 0.80), (0.016, 0.87), (0.03, 0.925), (0.045, 0.949)))
LUMBAR_FASCIA: Final = spline(
    table(
        (0.055, 0.94),
        (0.11, 0.985),
        (0.175, 1.035),
        (0.235, 1.10),
        (0.30, 1.18),
        (0.37, 1.265),
        (0.435, 1.335),
        (0.455, 1.372),
    ),
)
# Tendinous sheet of the long muscles over sacrum and lower loins.
ERECTOR_SHEET: Final = join(
    spline(
        table(
            (0.045, 1.04),
            (0.095, 1.16),
            (0.145, 1.28),
            (0.20, 1.38),
            (0.235, 1.47),
            (0.20, 1.53),
            (0.10, 1.585),
            (0.02, 1.60),
        )
    ),
    line(at(0.02, 1.60), at(0.02, 1.12)),
    line(at(0.02, 1.12), at(0.045, 1.04)),
)

# --- where hands do not go ----------------------------------------------------------------------------------------------
NO_GO_SPINE: Final = (at(-0.08, -0.41), at(0.08, -0.41), at(0.08, 1.0), at(-0.08, 1.0))


def _no_go_below_t8() -> Curve:
    half = join(
        line(at(0, 0.72), at(0.945, 0.72)),
        spline(
            table(
                (0.945, 0.72), (0.95, 0.80), (0.915, 0.90), (0.872, 1.0), (0.836, 1.09), (0.824, 1.15), (0.83, 1.22), (0.862, 1.33),
                (0.904, 1.45), (0.938, 1.58), (0.956, 1.70), (0.958, 1.80),
            )
        ),
        line(at(0.958, 1.80), at(0, 1.80)),
    )  # fmt: skip
    return join(half, reverse(mirror(half)))


def _no_go_skull_edge() -> Curve:
    half = join(
        spline(table((0, -0.41), (0.12, -0.414), (0.24, -0.402), (0.33, -0.38)), start=(1, -0.05)),
        spline(
            table((0.33, -0.38), (0.325, -0.35), (0.30, -0.342), (0.22, -0.355), (0.11, -0.36), (0, -0.36)),
            end=(-1, 0),
        ),
    )
    return join(half, reverse(mirror(half)))


NO_GO_SKULL_EDGE: Final = _no_go_skull_edge()
NO_GO_BELOW_T8: Final = _no_go_below_t8()
# Side and front of the neck, and the hollow behind the collarbone: outside the edge of the trapezius.
NO_GO_NECK_FRONT: Final = spline(
    table(
        (0.275, -0.34), (0.35, -0.335), (0.352, -0.26), (0.336, -0.20), (0.35, -0.145), (0.395, -0.10), (0.48, -0.062),
        (0.455, -0.045), (0.39, -0.058), (0.315, -0.098), (0.265, -0.15), (0.248, -0.21), (0.25, -0.28),
    ),
    closed=True,
)  # fmt: skip
NO_GO_ARMPIT: Final = spline(
    table(
        (0.945, 0.455), (0.99, 0.52), (1.01, 0.62), (1.005, 0.72), (0.965, 0.795), (0.915, 0.76), (0.885, 0.66), (0.885, 0.55),
        (0.905, 0.475),
    ),
    closed=True,
)  # fmt: skip
# T11 to L3, beside the spine.
NO_GO_KIDNEY: Final = spline(
    table(
        (0.20, 0.92), (0.34, 0.90), (0.48, 0.945), (0.555, 1.05), (0.56, 1.16), (0.50, 1.255), (0.38, 1.28), (0.27, 1.235), (0.22, 1.13),
        (0.17, 1.02),
    ),
    closed=True,
)  # fmt: skip
