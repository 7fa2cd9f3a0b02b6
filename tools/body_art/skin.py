# SPDX-License-Identifier: MIT
"""The silhouette, hair and ears, and the lines one sees on the skin. Right half in table units; does not draw muscles."""

from __future__ import annotations

from typing import Final

from .curves import at, join, line, mirror, reverse, spline, table

BOTTOM: Final = 1.82  # just below the frame; the figure fades out above it

# Skull with hair: highest point over the vertex, widest over the parietal bones, in towards the ears.
HEAD: Final = spline(
    table(
        (0, -0.846), (0.12, -0.840), (0.24, -0.811), (0.342, -0.752), (0.408, -0.668), (0.434, -0.588), (0.437, -0.548), (0.432, -0.512),
    ),
    start=(1, 0),
    end=(-0.14, 1),
)  # fmt: skip
# Behind the ear, over the mastoid, past the angle of the jaw to the neck (0.33 at y -0.2).
BEHIND_EAR: Final = spline(
    table((0.432, -0.512), (0.413, -0.435), (0.394, -0.355), (0.367, -0.287), (0.343, -0.243)),
    start=(-0.14, 1),
    end=(-0.33, 1),
)
# Neck, slope of the trapezius and round of the shoulder (0.75 at y 0, 1.20 at y 0.1, 1.40 at y 0.4).
SHOULDER: Final = spline(
    table(
        (0.343, -0.243), (0.331, -0.198), (0.340, -0.15), (0.382, -0.105), (0.45, -0.068), (0.56, -0.036), (0.75, 0.0),
        (0.95, 0.034), (1.08, 0.058), (1.20, 0.10), (1.30, 0.172), (1.366, 0.27), (1.398, 0.38), (1.40, 0.47),
    ),
    start=(-0.33, 1),
    end=(-0.02, 1),
)  # fmt: skip
# Outer side of the arm: insertion of the deltoid, triceps, elbow, the long swell of the forearm.
ARM_OUTER: Final = spline(
    table(
        (1.40, 0.47), (1.384, 0.56), (1.368, 0.64), (1.366, 0.73), (1.360, 0.83), (1.352, 0.92), (1.358, 0.99),
        (1.392, 1.08), (1.436, 1.18), (1.468, 1.29), (1.488, 1.41), (1.50, 1.54), (1.51, 1.67), (1.528, BOTTOM),
    ),
    start=(-0.02, 1),
)  # fmt: skip
# Inner side, from the wrist up: forearm, inner epicondyle, upper arm, to the fold where arm and trunk meet.
ARM_INNER: Final = spline(
    table(
        (1.29, BOTTOM), (1.262, 1.68), (1.222, 1.56), (1.168, 1.43), (1.108, 1.30), (1.058, 1.19), (1.028, 1.11),
        (1.018, 1.055), (1.012, 1.0), (0.996, 0.92), (0.975, 0.84), (0.962, 0.78),
    ),
    end=(-0.08, -1),
)  # fmt: skip
# Side of the trunk: chest wall 0.93 at y 0.8, waist 0.83 at y 1.15, hips 0.96 at y 1.7.
TRUNK: Final = spline(
    table(
        (0.962, 0.78), (0.948, 0.815), (0.918, 0.90), (0.876, 1.0), (0.84, 1.09), (0.828, 1.15), (0.834, 1.22),
        (0.866, 1.33), (0.908, 1.45), (0.942, 1.58), (0.96, 1.70), (0.962, BOTTOM),
    ),
    start=(-0.25, 1),
)  # fmt: skip

# The figure fades away below the hips: from here on it is drawn in slices.
_HALF: Final = join(
    HEAD, BEHIND_EAR, SHOULDER, ARM_OUTER[:11], line(ARM_OUTER[10][3], ARM_INNER[2][0]), ARM_INNER[2:], TRUNK[:9],
    line(TRUNK[8][3], at(0, 1.58)),
)  # fmt: skip
SILHOUETTE: Final = join(_HALF, reverse(mirror(_HALF)))
# Where that is, as inner and outer border above and below.
FADING_ARM: Final = (at(1.222, 1.56), at(1.50, 1.54), at(1.29, BOTTOM), at(1.528, BOTTOM))
FADING_HIPS: Final = (at(0, 1.58), at(0.942, 1.58), at(0, BOTTOM), at(0.962, BOTTOM))
# The drawn line leaves a gap where the ear grows out of the head.
CROWN_LINE: Final = join(reverse(mirror(HEAD[:-2])), HEAD[:-2])
OUTER_LINE: Final = join(BEHIND_EAR[1:], SHOULDER, ARM_OUTER[:11])
INNER_LINE: Final = join(ARM_INNER[2:], TRUNK[:9])
FADING_LINES: Final = (ARM_OUTER[11:], reverse(ARM_INNER[:2]), TRUNK[9:])

# Hair: the outline of the skull above, a natural hairline behind the ears and across the nape.
HAIRLINE: Final = spline(
    table(
        (0.432, -0.512), (0.416, -0.487), (0.402, -0.455), (0.392, -0.415), (0.372, -0.375), (0.335, -0.352), (0.285, -0.338),
        (0.22, -0.316), (0.15, -0.297), (0.07, -0.293), (0, -0.302),
    ),
    end=(-1, 0),
)  # fmt: skip
_SCALP_HALF: Final = join(HEAD, HAIRLINE)
SCALP: Final = join(_SCALP_HALF, reverse(mirror(_SCALP_HALF)))

# The back of the ear, leaning out: rim, lobe, the bulge of its bowl, the groove behind the rim, and where it meets the head.
EAR_RIM: Final = spline(
    table(
        (0.433, -0.560), (0.447, -0.578), (0.470, -0.584), (0.493, -0.572), (0.505, -0.544), (0.503, -0.508), (0.491, -0.470),
        (0.475, -0.436), (0.460, -0.406), (0.443, -0.388), (0.424, -0.389), (0.409, -0.410),
    ),
    start=(0.25, -1),
    end=(-0.4, -1),
)  # fmt: skip
EAR: Final = join(EAR_RIM, line(EAR_RIM[-1][3], EAR_RIM[0][0]))
EAR_FOLD: Final = spline(
    table(
        (0.449, -0.566),
        (0.473, -0.569),
        (0.487, -0.549),
        (0.486, -0.513),
        (0.474, -0.474),
        (0.457, -0.440),
        (0.446, -0.416),
    )
)
EAR_BOWL: Final = spline(
    table((0.436, -0.545), (0.458, -0.530), (0.466, -0.498), (0.457, -0.462), (0.434, -0.434), (0.422, -0.47))
)
EAR_ROOT: Final = spline(
    table((0.433, -0.560), (0.439, -0.512), (0.433, -0.468), (0.422, -0.434), (0.409, -0.410))
)

# Lines of the skin: fold behind the arm, elbow, spine of the small of the back, cleft.
ARMPIT_FOLD: Final = spline(table((0.962, 0.78), (0.953, 0.71), (0.945, 0.64), (0.948, 0.565), (0.965, 0.50)))
ELBOW_FOLDS: Final = (
    spline(table((1.13, 1.02), (1.17, 1.037), (1.225, 1.035), (1.275, 1.018))),
    spline(table((1.145, 1.085), (1.185, 1.105), (1.235, 1.098))),
    spline(table((1.30, 1.09), (1.325, 1.17), (1.325, 1.28))),
)
CLEFT: Final = spline(table((0, 1.64), (0.006, 1.70), (0, BOTTOM)))
TRICEPS_LINES: Final = (
    # furrow between the long and the lateral head
    spline(table((1.145, 0.52), (1.17, 0.59), (1.186, 0.67), (1.188, 0.74))),
)
BUTTOCK_LINES: Final = (spline(table((0.60, 1.40), (0.74, 1.47), (0.85, 1.60))),)

# Surface anatomy for the skin view.
SPINE_FURROW: Final = spline(table((0, 0.09), (0, 0.5), (0, 1.0), (0, 1.42)))
BLADE_BORDER: Final = spline(
    table(
        (0.40, 0.17), (0.36, 0.25), (0.375, 0.35), (0.43, 0.47), (0.50, 0.565), (0.56, 0.585), (0.62, 0.55)
    ),
)
