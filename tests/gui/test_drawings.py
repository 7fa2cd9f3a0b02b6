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


def test_the_lamp_stands_at_the_upper_left(qapp: object) -> None:
    """Qt draws the soft spots: on both sides a muscle is lighter at its upper left than lower right."""
    image = painted("body.svg", 920, 1080)  # 0.4 pixels to a unit; the spine at x 460, C7 at y 360

    def lightness(x: float, y: float) -> float:
        at_x, at_y = round(460 + 240 * x), round(360 + 400 * y)
        around = [(at_x + i, at_y + j) for i in range(-6, 7) for j in range(-6, 7)]
        return sum(image.pixelColor(*place).lightnessF() for place in around) / len(around)

    for upper_left, lower_right in (((-1.22, 0.22), (-0.86, 0.30)), ((0.98, 0.20), (1.28, 0.42))):
        assert lightness(*upper_left) > lightness(*lower_right) + 0.03
    # The two walls of the furrow of the spine.
    assert lightness(0.10, 0.45) > lightness(-0.04, 0.45) + 0.03
