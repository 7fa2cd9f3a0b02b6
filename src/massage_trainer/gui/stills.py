# SPDX-License-Identifier: MIT
"""Pictures of a routine, one for each part, for a handout, a slide or a look without the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from massage_trainer import resources
from massage_trainer.atlas import Atlas
from massage_trainer.gui.app import application
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.stage import Stage
from massage_trainer.gui.theme import THEMES, ThemeName
from massage_trainer.pacing import Session, Spot, Timeline
from massage_trainer.routine import Routine

SIZE = QSize(1600, 1000)


def save_stills(
    routine: Routine, atlas: Atlas, folder: Path, *, theme: ThemeName = "light", size: QSize = SIZE
) -> list[Path]:
    """Writes a PNG for each part into `folder`, which is made if need be; returns the paths in order.

    Hands stand still, with arrows for their movement. Raises OSError if a picture cannot be written.
    """
    application()
    folder.mkdir(parents=True, exist_ok=True)
    drawing = (resources.folder("assets") / "body.svg").read_text(encoding="utf-8")
    timeline = Timeline.of(routine)
    stage = Stage(BodyArt(drawing, atlas), atlas, Look.fitting(THEMES[theme], size, motion=False))
    stage.resize(size)
    stage.keep_body_line = True
    digits = len(str(len(timeline.parts)))
    paths = []
    for number, part in enumerate(timeline.parts, start=1):
        # The lead-in is over, and on paper the time is what is planned, whether the part waits or not.
        session = Session(timeline, Spot(number - 1, lead=part.lead_in), since=0.0)
        moment = replace(session.moment(0.0), state="running", left=part.time)
        stage.show_moment(moment, timeline, 0.0, 1.0)
        image = QImage(size, QImage.Format.Format_RGB32)
        stage.render(image)
        side = f"-{part.side}" if part.side else ""
        path = folder / f"{number:0{digits}}-{part.step.id}{side}.png"
        if not image.save(str(path)):
            message = f"the picture {path} could not be written"
            raise OSError(message)
        paths.append(path)
    stage.deleteLater()
    return paths
