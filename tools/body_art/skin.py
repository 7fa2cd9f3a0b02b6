# SPDX-License-Identifier: MIT
"""The silhouette, hair and ears, and the lines one sees on the skin. Right half in table units; does not draw muscles."""

from __future__ import annotations

from typing import Final

from .curves import at, join, line, mirror, reverse, spline, table

BOTTOM: Final = 1.82  # just below the frame; the figure fades out above it

CROWN, EAR_TOP, NECK_ROOT = at(0, -0.846), at(0.452, -0.555), at(0.338, -0.235)

# Skull with hair: highest point over the vertex, widest over the parietal bones, in towards the ears.
HEAD: Final = spline(
    table(
        (0, -0.846),
        (0.12, -0.838),
        (0.25, -0.805),
        (0.37, -0.738),
        (0.44, -0.65),
        (0.459, -0.58),
        (0.457, -0.54),
        (0.452, -0.51),
    ),
    start=(1, 0),
    end=(-0.14, 1),
)
# Behind the ear, over the mastoid, past the angle of the jaw to the neck (0.33 at y -0.2).
BEHIND_EAR: Final = spline(
    table(
        (0.452, -0.51),
        (0.434, -0.44),
        (0.422, -0.40),
        (0.41, -0.36),
        (0.398, -0.325),
        (0.376, -0.288),
        (0.345, -0.243),
    ),
    start=(-0.14, 1),
    end=(-0.33, 1),
)
# Neck, slope of the trapezius and round of the shoulder (0.75 at y 0, 1.20 at y 0.1, 1.40 at y 0.4).
SHOULDER: Final = spline(
    table(
        (0.345, -0.243), (0.331, -0.198), (0.340, -0.15), (0.382, -0.105), (0.45, -0.068), (0.56, -0.036), (0.75, 0.0),
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

_HALF: Final = join(
    HEAD, BEHIND_EAR, SHOULDER, ARM_OUTER, line(ARM_OUTER[-1][3], ARM_INNER[0][0]), ARM_INNER, TRUNK,
    line(TRUNK[-1][3], at(0, BOTTOM)),
)  # fmt: skip
SILHOUETTE: Final = join(_HALF, reverse(mirror(_HALF)))
# The drawn line leaves a gap where the ear grows out of the head.
CROWN_LINE: Final = join(reverse(mirror(HEAD[:-1])), HEAD[:-1])
OUTER_LINE: Final = join(BEHIND_EAR[2:], SHOULDER, ARM_OUTER)
INNER_LINE: Final = join(ARM_INNER, TRUNK)

# Hair: the outline of the skull above, a natural hairline behind the ears and across the nape.
HAIRLINE: Final = spline(
    table(
        (0.452, -0.51), (0.434, -0.49), (0.414, -0.46), (0.40, -0.42), (0.386, -0.375), (0.352, -0.345), (0.295, -0.338),
        (0.225, -0.318), (0.15, -0.296), (0.07, -0.292), (0, -0.302),
    ),
    end=(-1, 0),
)  # fmt: skip
_SCALP_HALF: Final = join(HEAD, HAIRLINE)
SCALP: Final = join(_SCALP_HALF, reverse(mirror(_SCALP_HALF)))

# The back of the ear: root, rim, lobe.
EAR_RIM: Final = spline(
    table(
        (0.457, -0.54), (0.474, -0.562), (0.50, -0.565), (0.521, -0.545), (0.526, -0.508), (0.517, -0.464), (0.497, -0.418),
        (0.481, -0.378), (0.461, -0.358), (0.438, -0.368), (0.422, -0.40),
    ),
    start=(0.35, -1),
    end=(-0.35, -1),
)  # fmt: skip
EAR: Final = join(EAR_RIM, line(EAR_RIM[-1][3], EAR_RIM[0][0]))
# Where the shell of the ear turns into its rim, and where it meets the head.
EAR_FOLD: Final = spline(
    table((0.472, -0.545), (0.496, -0.538), (0.503, -0.508), (0.492, -0.465), (0.472, -0.42), (0.458, -0.385))
)
EAR_ROOT: Final = spline(
    table((0.457, -0.54), (0.464, -0.50), (0.458, -0.455), (0.442, -0.415), (0.422, -0.40))
)

# The figure is shaded as if it went on below the frame.
LONG: Final = 2.4
_LONG_HALF: Final = join(
    HEAD, BEHIND_EAR, SHOULDER, ARM_OUTER, line(ARM_OUTER[-1][3], at(1.60, LONG)), line(at(1.60, LONG), at(1.40, LONG)),
    line(at(1.40, LONG), ARM_INNER[0][0]), ARM_INNER, TRUNK, line(TRUNK[-1][3], at(0.96, LONG)), line(at(0.96, LONG), at(0, LONG)),
)  # fmt: skip
LONG_SILHOUETTE: Final = join(_LONG_HALF, reverse(mirror(_LONG_HALF)))

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
