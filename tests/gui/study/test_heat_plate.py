# SPDX-License-Identifier: MIT
"""A plate: deeper and denser with every level, each side for itself, and plain where nothing was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import SIDES
from massage_trainer.gui.body.body_art import BodyArt, Layer, Lit
from massage_trainer.gui.body.camera import Camera
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.heat_plate import FRAME, LEVELS, HeatPlate, swatch
from massage_trainer.gui.theme import THEMES, ThemeName
from tests.gui.probes import difference

THEME_CHOICES: tuple[ThemeName, ...] = ("dark", "light", "high_contrast")


TOLD: list[Lit] = []


def told(lit: Lit) -> str:
    TOLD.append(lit)
    return f"{lit}"


def plate(
    qtbot: QtBot,
    art: BodyArt,
    theme: ThemeName = "dark",
    layer: Layer = "superficial",
    *,
    later: bool = False,
) -> HeatPlate:
    parent = QWidget()
    made = HeatPlate(art, layer, Look(THEMES[theme]), told, parent, later=later)
    made.setParent(None)
    qtbot.addWidget(made)
    made.resize(480, 400)
    return made


def picture(made: HeatPlate) -> QImage:
    made.show()
    return made.grab().toImage()


def box_of(art: BodyArt, lit: Lit) -> QRectF:
    view = Camera.framing(FRAME, QSizeF(480, 400)).transform(QSizeF(480, 400))
    return view.mapRect(art.path(lit).boundingRect())


def part_of(image: QImage, art: BodyArt, lit: Lit) -> QImage:
    """The middle of a region."""
    box = box_of(art, lit)
    third = QRectF(0, 0, box.width() / 3, box.height() / 3)
    third.moveCenter(box.center())
    return image.copy(third.toAlignedRect())


@pytest.mark.parametrize("theme", THEME_CHOICES)
def test_levels_differ_in_grey_as_well(qtbot: QtBot, shared_art: BodyArt, theme: ThemeName) -> None:
    made = plate(qtbot, shared_art, theme)
    lit: Lit = ("deltoid", "left")
    seen = []
    for level in range(LEVELS + 1):
        made.show_levels({lit: level})
        seen.append(part_of(picture(made), shared_art, lit))
    assert all(difference(one, two) > 0.03 for number, one in enumerate(seen) for two in seen[:number])


def test_a_side_is_for_itself(qtbot: QtBot, shared_art: BodyArt) -> None:
    made = plate(qtbot, shared_art)
    bare = picture(made)
    made.show_levels({("deltoid", "left"): 4})
    worked = picture(made)
    left, right = (
        [part_of(each, shared_art, ("deltoid", side)) for each in (bare, worked)] for side in SIDES
    )
    assert difference(*left) > 0.5
    assert difference(*right) == 0.0


def test_a_region_shows_on_its_own_layer_only(qtbot: QtBot, shared_art: BodyArt) -> None:
    levels: dict[Lit, int] = {("rhomboids", "left"): 4}
    for layer, changed in (("superficial", False), ("deep", True)):
        made = plate(qtbot, shared_art, layer=layer)  # type: ignore[arg-type]  # a literal
        bare = picture(made)
        made.show_levels(levels)
        assert (difference(bare, picture(made)) > 0) is changed


def test_a_plate_that_comes_later_is_drawn_after_the_first_picture(qtbot: QtBot, shared_art: BodyArt) -> None:
    made = plate(qtbot, shared_art, later=True)
    made.show()
    first = made.grab().toImage()
    QApplication.processEvents()
    second = made.grab().toImage()
    assert difference(first, second) > 0.1
    made.resize(300, 250)
    assert difference(made.grab().toImage(), made.grab().toImage()) == 0.0
    QApplication.processEvents()


def test_another_look_paints_anew(qtbot: QtBot, shared_art: BodyArt) -> None:
    made = plate(qtbot, shared_art)
    dark = picture(made)
    made.set_look(Look(THEMES["light"]))
    assert difference(dark, picture(made)) > 0.5


def test_the_pointer_is_told_of_a_region(qtbot: QtBot, shared_art: BodyArt) -> None:
    made = plate(qtbot, shared_art)
    made.show()
    for at in (box_of(shared_art, ("deltoid", "right")).center(), QPointF(2, 2)):
        place = at.toPoint()
        QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, place, made.mapToGlobal(place)))
    assert TOLD == [("deltoid", "right")], "beside the body there is nothing to tell"
    QToolTip.hideText()
    TOLD.clear()


@pytest.mark.parametrize("theme", THEME_CHOICES)
def test_swatches_differ_without_colour(theme: ThemeName, qapp: object) -> None:
    look = Look(THEMES[theme])
    seen = []
    for level in range(LEVELS + 1):
        image = QImage(QSize(34, 22), QImage.Format.Format_RGB32)
        image.fill(QColor(THEMES[theme].ground))
        painter = QPainter(image)
        swatch(painter, QRectF(1, 1, 32, 20), level, look)
        painter.end()
        seen.append(image)
    assert all(difference(one, two) > 0.02 for number, one in enumerate(seen) for two in seen[:number])
