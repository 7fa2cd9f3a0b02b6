# SPDX-License-Identifier: MIT
"""A picture of the body on screen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES


@pytest.fixture
def view(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> BodyView:
    """The whole body in a small view that is shown, in the dark theme."""
    made = BodyView(shared_art, atlas, Look(THEMES["dark"]))
    qtbot.addWidget(made)
    made.resize(500, 460)
    made.show()
    return made
