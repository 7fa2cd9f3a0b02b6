# SPDX-License-Identifier: MIT
"""A window of the trainer with a clock that the test moves, and a folder of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest
from pytestqt.qtbot import QtBot

from massage_trainer import resources
from massage_trainer import settings as kept
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.gui.app import application, build
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.content import Content
from massage_trainer.landmark_walks import Landmarks, read_landmarks
from tests.gui.probes import Clock, Trainer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # What a menu asks of a screen that is not there.
    unheard = pytest.mark.qt_log_ignore("This plugin does not support")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(unheard)


class Open(Protocol):
    """Opens the trainer; settings are given by name. `painted`: Qt paints it as if there were a screen.
    `content` stands in for what all tests share."""

    def __call__(
        self,
        *,
        size: tuple[int, int] = (1280, 800),
        awake: Awake | None = None,
        painted: bool = False,
        content: Content | None = None,
        **settings: Any,
    ) -> Trainer: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder for whatever the trainer writes."""
    folder = tmp_path / "trainer"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(qtbot: QtBot, home: Path, clock: Clock, shared_art: BodyArt) -> Open:
    """Opens the trainer, as often as it is called, always on the same folder."""

    def open_it(
        *,
        size: tuple[int, int] = (1280, 800),
        awake: Awake | None = None,
        painted: bool = False,
        content: Content | None = None,
        **settings: Any,
    ) -> Trainer:
        if settings:
            kept.save(home, replace(kept.load(home).settings, **settings))
        if content is None:
            content = Content(home)
            # Read once for all tests: nothing changes the body and its facts, and reading takes longest.
            content.atlas, content.art = shared_art.atlas, shared_art
        window = build(
            home,
            content=content,
            conductor=Conductor(clock, clock.counting_sleep),
            # No test asks the tester's desktop for anything.
            awake=awake or Awake(wanted=False),
        )
        qtbot.addWidget(window)
        window.resize(*size)
        # Most tests ask what stands where and says what; painting it each time would take most of their time.
        window.setUpdatesEnabled(painted)
        window.show()
        return Trainer(window, clock, home)

    return open_it


@pytest.fixture
def trainer(opened: Open) -> Trainer:
    """The trainer at its first page, with everything as it comes."""
    return opened()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return read_atlas(resources.folder("assets"))


@pytest.fixture(scope="session")
def landmarks(atlas: Atlas) -> Landmarks:
    return read_landmarks(resources.folder("assets"), atlas)


@pytest.fixture(scope="session")
def shared_art(atlas: Atlas) -> BodyArt:
    """The drawing of the body; it keeps what it has prepared for later tests."""
    application()
    return BodyArt((resources.folder("assets") / "body.svg").read_text(encoding="utf-8"), atlas)
