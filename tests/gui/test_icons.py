# SPDX-License-Identifier: MIT
"""The program's own small pictures: each can be painted, in any colour, and none looks like another."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from massage_trainer import resources
from massage_trainer.gui import icons

FOLDER = resources.folder("assets") / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def painted(name: str, size: int = 48, colour: str = "#FFFFFF") -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    icons.draw(painter, name, QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return image


def shape(image: QImage) -> frozenset[tuple[int, int]]:
    return frozenset(
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).value() > 128
    )


@pytest.mark.parametrize("name", NAMES)
def test_it_has_a_shape_in_the_colour_asked_for(qapp: object, name: str) -> None:
    drawn = painted(name, colour="#FFBE4D")
    inks = {drawn.pixelColor(x, y).name() for x in range(48) for y in range(48)}

    assert 40 < len(shape(drawn)) < 48 * 48 * 0.8
    assert "#ffbe4d" in inks
    assert icons.INK.lower() not in inks


def test_no_two_look_alike(qapp: object) -> None:
    shapes = {name: shape(painted(name)) for name in NAMES}
    alike = [pair for pair in combinations(NAMES, 2) if len(shapes[pair[0]] ^ shapes[pair[1]]) < 60]

    assert alike == []


@pytest.mark.parametrize("name", ["play", "thumb"])
def test_it_stays_within_its_square_in_the_middle(qapp: object, name: str) -> None:
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    icons.draw(painter, name, QRectF(0, 0, 100, 60), QColor("#FFFFFF"))
    painter.end()

    columns = {x for x, _ in shape(image)}
    assert min(columns) >= 20
    assert max(columns) < 80


def test_an_unknown_name_says_which_there_are(qapp: object) -> None:
    with pytest.raises(KeyError, match=r"there are: .*play"):
        icons.draw(QPainter(), "paly", QRectF(0, 0, 20, 20), QColor("#FFFFFF"))


def test_every_icon_the_windows_name_is_there() -> None:
    windows = Path(icons.__file__).parent
    named = set()
    for path in windows.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'icon="(\w+)"|Note\("(\w+)"', text))
    flat = {name for pair in named for name in pair if name}

    assert flat
    assert flat <= set(NAMES)
