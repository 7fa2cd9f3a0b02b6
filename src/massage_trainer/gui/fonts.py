# SPDX-License-Identifier: MIT
"""The typeface and the sizes text is set in; where the typeface is missing, the system's own serves."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

Role = Literal["small", "text", "lead", "heading", "prompt"]
SIZES: dict[Role, int] = {"small": 14, "text": 16, "lead": 20, "heading": 28, "prompt": 44}
FACES = ("Regular", "Semibold")


@cache
def family() -> str:
    """The family to use: Source Sans Pro from its package, else what the system calls its interface font."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return QFont().family()
    files = Path(spec.origin).parent / "files"
    found = QFont().family()
    for face in FACES:
        number = QFontDatabase.addApplicationFont(str(files / f"SourceSansPro-{face}.ttf"))
        if number >= 0 and face == "Regular":
            found = QFontDatabase.applicationFontFamilies(number)[0]
    return found


@cache
def font(pixels: int, weight: int = QFont.Weight.Normal) -> QFont:
    """The typeface at a pixel size, with figures of one width so that a countdown stands still."""
    made = QFont(family())
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def has_family() -> bool:
    """Whether any font at all is there to write with."""
    return bool(QFontDatabase.families())
