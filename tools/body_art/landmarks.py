# SPDX-License-Identifier: MIT
"""Where the bony points of a back lie, measured on an openly licensed anatomical model.

Frame: x 0 = midline, 1 = tip of the acromion, positive = the partner's right; y 0 = tip of C7, 1 = tip of T12, downwards.
Does not hold any drawing.
"""

from __future__ import annotations

from typing import Final

SPINE: Final[dict[str, float]] = {
    "C3": -0.16, "C4": -0.12, "C5": -0.09, "C6": -0.05, "C7": 0.0,
    "T1": 0.05, "T2": 0.12, "T3": 0.19, "T4": 0.26, "T5": 0.36, "T6": 0.48, "T7": 0.55, "T8": 0.64,
    "T9": 0.72, "T10": 0.83, "T11": 0.90, "T12": 1.0,
    "L1": 1.09, "L2": 1.20, "L3": 1.28, "L4": 1.35, "L5": 1.43,
}  # fmt: skip

MIDLINE: Final[dict[str, float]] = {
    "vertex": -0.82,
    "external_occipital_protuberance": -0.41,
    **{f"{name}_spinous_tip": y for name, y in SPINE.items()},
}

PAIRED: Final[dict[str, tuple[float, float]]] = {
    "mastoid_tip": (0.30, -0.37),
    "clavicle_lateral_end": (0.89, 0.07),
    "acromion": (1.00, 0.10),
    "scapula_superior_angle": (0.48, 0.10),
    "scapula_spine_root": (0.35, 0.22),
    "scapula_inferior_angle": (0.54, 0.58),
    "humerus_head_top": (0.98, 0.12),
    "deltoid_lateralmost": (1.35, 0.33),
    "deltoid_insertion_tip": (1.22, 0.59),
    "iliac_crest_top": (0.58, 1.34),
    "PSIS": (0.26, 1.50),
}
