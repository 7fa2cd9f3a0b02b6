# SPDX-License-Identifier: MIT
"""Keeps the first page as it will be at the next start, with the picture of its body; it shows neither."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from massage_trainer import first_page
from massage_trainer.first_page import FirstPage, Pixels
from massage_trainer.storage import BOOKMARK, NotSavedError

if TYPE_CHECKING:
    from massage_trainer.gui.content import Content
    from massage_trainer.gui.home import HomePage
    from massage_trainer.gui.look import Look


def kept(home: Path, content: Content, look: Look) -> tuple[FirstPage, Pixels] | None:
    """What the first page shows, if nothing has changed since that was kept."""
    return first_page.load(home, _stamp(home, content, look))


def keep(home: Path, content: Content, page: HomePage, look: Look, size: QSize) -> None:
    """Keeps what a page says, and the body as a page of this size has it, unless it is kept already. Where it
    cannot be written, the next start takes a moment longer, and that is all."""
    from PySide6.QtGui import QRegion

    said, room, ratio = page.said(), page.room_of_body(size).size(), page.devicePixelRatioF()
    stamp = _stamp(home, content, look)
    if said is None or not content.is_as_found or _is_kept(home, stamp, said, room * ratio):
        return
    page.body.resize(room)
    picture = QImage(room * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    page.body.render(picture, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    pixels = Pixels(picture.width(), picture.height(), bytes(picture.constBits()))
    try:
        first_page.save(home, said, pixels, stamp)
    except NotSavedError:
        return


def _is_kept(home: Path, stamp: str, said: FirstPage, size: QSize) -> bool:
    found = first_page.load(home, stamp)
    if found is None:
        return False
    page, pixels = found
    return page == said and (pixels.width, pixels.height) == (size.width(), size.height())


def _stamp(home: Path, content: Content, look: Look) -> str:
    theme = look.theme
    return first_page.stamp((*content.folders, home / BOOKMARK), f"{theme.name} {theme.tone} {content.found}")
