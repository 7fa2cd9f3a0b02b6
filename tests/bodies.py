# SPDX-License-Identifier: MIT
"""A body map small enough to hold in the head, for tests of what reads routines; nothing of it is drawn."""

from __future__ import annotations

from massage_trainer.atlas import Atlas, Region, Technique


def _region(name: str, group: str) -> Region:
    return Region(id=name, name=name.title(), layer="superficial", group=group, outlines={}, paths={})


def _technique(name: str) -> Technique:
    return Technique(
        id=name,
        name=name.title(),
        verb=name.title(),
        term=name,
        about="About it.",
        shape="flat_palm",
        motion="glide",
        tempo="slow",
        cycle=6.0,
        pressure=2,
    )


SMALL = Atlas(
    regions={name: _region(name, "trapezius") for name in ("trapezius_upper", "trapezius_middle")}
    | {"deltoid": _region("deltoid", "")},
    groups={"trapezius": ("trapezius_upper", "trapezius_middle")},
    names={"trapezius": "Trapezius"},
    techniques={name: _technique(name) for name in ("glide", "hold")},
    landmarks={},
)
"""Two regions in one group, one without a group, and two techniques."""
