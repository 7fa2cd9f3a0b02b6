# SPDX-License-Identifier: MIT
"""Pictures of a routine: one for each part, in order, under names that sort."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from massage_trainer.atlas import Atlas
from massage_trainer.gui.stills import save_stills
from massage_trainer.routine import Routine
from massage_trainer.routine_format import read_routine
from tests.gui.probes import difference, write_routine

SMALL = QSize(640, 400)


@pytest.fixture
def routine(tmp_path: Path, atlas: Atlas) -> Routine:
    return read_routine(write_routine(tmp_path), atlas)


def test_one_picture_for_each_part_under_its_name(
    qapp: object, tmp_path: Path, atlas: Atlas, routine: Routine
) -> None:
    folder = tmp_path / "new" / "pictures"
    paths = save_stills(routine, atlas, folder, size=SMALL)

    assert [path.name for path in paths] == [
        "1-ready.png", "2-glide.png", "3-hold-left.png", "4-hold-right.png", "5-knead.png", "6-rest.png",
    ]  # fmt: skip
    assert sorted(paths) == paths
    images = [QImage(str(path)) for path in paths]
    assert all(image.size() == SMALL for image in images)
    assert difference(images[1], images[2]) > 0.01
    assert difference(images[2], images[3]) > 0.01, "left is not right"


def test_the_same_routine_gives_the_same_pictures(
    qapp: object, tmp_path: Path, atlas: Atlas, routine: Routine
) -> None:
    short = routine._replace(steps=routine.steps[1:2])
    one, two = (save_stills(short, atlas, tmp_path / name, size=SMALL)[0] for name in ("a", "b"))

    assert one.read_bytes() == two.read_bytes()


def test_themes_differ(qapp: object, tmp_path: Path, atlas: Atlas, routine: Routine) -> None:
    short = routine._replace(steps=routine.steps[1:2])
    light = save_stills(short, atlas, tmp_path / "light", theme="light", size=SMALL)[0]
    dark = save_stills(short, atlas, tmp_path / "dark", theme="dark", size=SMALL)[0]

    assert difference(QImage(str(light)), QImage(str(dark))) > 0.5


def test_what_cannot_be_written_is_an_error(
    qapp: object, tmp_path: Path, atlas: Atlas, routine: Routine
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        save_stills(routine, atlas, blocked, size=SMALL)
