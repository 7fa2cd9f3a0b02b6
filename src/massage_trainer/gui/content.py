# SPDX-License-Identifier: MIT
"""What there is to be shown: facts, drawing and routines, each read when it is first asked for; it shows
nothing."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from massage_trainer import first_page, resources

if TYPE_CHECKING:
    from massage_trainer.atlas import Atlas
    from massage_trainer.gui.body.body_art import BodyArt
    from massage_trainer.landmark_walks import Landmarks
    from massage_trainer.library import Library


class Content:
    """Reads what came with the program, and the routines of a home folder. Whatever reads raises
    problems.Refused if what is shipped is broken."""

    def __init__(self, home: Path) -> None:
        self._assets, self._shipped = resources.folder("assets"), resources.folder("routines")
        self._own = home / "routines"
        self.found = self._state()
        """What tells facts and drawing as they were before they were read from any other."""

    def _state(self) -> str:
        return first_page.stamp([self._assets], "")

    @property
    def is_as_found(self) -> bool:
        """Whether facts and drawing are still as they were before they were read."""
        return self._state() == self.found

    @property
    def folders(self) -> tuple[Path, Path]:
        """Where routines are read from."""
        return self._shipped, self._own

    @cached_property
    def atlas(self) -> Atlas:
        """Regions, techniques and zones."""
        from massage_trainer.atlas import read_atlas

        return read_atlas(self._assets)

    @cached_property
    def art(self) -> BodyArt:
        """The drawing of the body."""
        from massage_trainer.gui.body.body_art import BodyArt

        return BodyArt((self._assets / "body.svg").read_text(encoding="utf-8"), self.atlas)

    @cached_property
    def library(self) -> Library:
        """The routines, shipped and own."""
        from massage_trainer.library import Library

        return Library(self._shipped, self._own, self.atlas)

    def landmarks(self) -> Landmarks:
        """The way to each landmark, which only studying needs."""
        from massage_trainer.landmark_walks import read_landmarks

        return read_landmarks(self._assets, self.atlas)
