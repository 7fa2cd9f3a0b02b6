# SPDX-License-Identifier: MIT
"""The program's own small pictures, painted in whatever colour is asked for; an unknown name says which
there are."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from massage_trainer import resources

INK = "#1E1B18"
"""The colour the files are drawn in; it is replaced by the one asked for."""


@cache
def _text(name: str) -> str:
    folder = resources.folder("assets") / "icons"
    path = folder / f"{name}.svg"
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in folder.glob("*.svg")))
        message = f"there is no icon “{name}”; there are: {known}"
        raise KeyError(message)
    return path.read_text(encoding="utf-8")


@cache
def _picture(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixels = max(1, round(size * ratio))
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_text(name).replace(INK, colour).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paints an icon, square and centred in `rect`."""
    size = int(min(rect.width(), rect.height()))
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    picture = _picture(name, colour.name(), size, ratio)
    painter.drawPixmap(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2), picture)
