# SPDX-License-Identifier: MIT
"""The drawings as Qt paints them, which ignores some of what a drawing may say and complains of some."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from massage_trainer import resources
from massage_trainer.atlas import SIDES, read_atlas

ASSETS = resources.folder("assets")
DRAWINGS = sorted(path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.svg"))


def painted(name: str, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    renderer = QSvgRenderer(str(ASSETS / name))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_painted_without_a_word_of_complaint(name: str, qapp: object) -> None:
    """A warning of Qt's fails any test here; what is left to see is that something was painted."""
    assert QFile.exists(str(ASSETS / name))
    image = painted(name, 120, 120)
    assert any(image.pixelColor(x, y).alpha() for x in range(0, 120, 3) for y in range(0, 120, 3))


def test_the_body_stands_in_the_middle_and_the_corner_is_free(qapp: object) -> None:
    image = painted("body.svg", 230, 270)
    assert image.pixelColor(115, 120).alpha() == 255
    assert image.pixelColor(4, 4).alpha() == 0


def test_every_region_can_be_found_by_its_name(qapp: object) -> None:
    renderer = QSvgRenderer(str(ASSETS / "body.svg"))
    wanted = [f"{region}.{side}" for region in read_atlas(ASSETS).regions for side in SIDES]
    assert [name for name in wanted if not renderer.elementExists(name)] == []
