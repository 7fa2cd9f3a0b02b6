# SPDX-License-Identifier: MIT
"""Gives each test a screen of its own, and the program as a user installed it.

Outside of CI, tests are skipped where a tool is missing, and say which; in CI that is an error. For each test
that failed, what the program said is shown, and pictures of its screens are kept under build/failures.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.e2e.lesson import LESSON
from tests.e2e.screen import TOOLS, Beside, MakeScreen, Program, Screen, Start

HERE = Path(__file__).parent
FAILURES = HERE.parents[1] / "build" / "failures"
_SCREENS = pytest.StashKey[list[Screen]]()
_PROGRAMS = pytest.StashKey[list[Program]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("e2e")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.failed:
        for program in item.stash.get(_PROGRAMS, []):
            report.sections.append(("what the program said", program.said()))
        screens = item.stash.get(_SCREENS, None) or []
        for number, screen in enumerate(screens):
            picture = screen.screenshot(FAILURES / f"{item.name}-{number}.png")
            report.sections.append(("what the screen showed", str(picture)))
    return report


def _missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing: {what}", pytrace=False)
    pytest.skip(f"missing: {what}; make test-e2e says how to get it")


@pytest.fixture(scope="session")
def tools() -> None:
    """See to it that there are the programs that make a virtual screen."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if absent:
        _missing(", ".join(absent))


@pytest.fixture(scope="session")
def installed() -> Path:
    """Find the program: the one `make test-e2e` names, else the one beside the Python that runs the tests."""
    named = os.environ.get("MASSAGE_TRAINER_PROGRAM")
    program = Path(named) if named else Path(sys.executable).with_name("massage-trainer")
    if not program.exists():
        _missing(str(program))
    return program


@pytest.fixture
def make_screen(tools: None, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MakeScreen]:
    """Make screens, and end them after the test."""
    screens: list[Screen] = []
    request.node.stash[_SCREENS] = screens

    def make(
        size: tuple[int, int] = (1280, 800),
        projector: tuple[int, int] | None = None,
        *,
        beside: Beside = "right",
        spare: int = 0,
    ) -> Screen:
        folder = tmp_path / f"screen-{len(screens)}"
        folder.mkdir(mode=0o700)
        screens.append(Screen(folder, size, projector, beside=beside, spare=spare))
        return screens[-1]

    yield make
    for screen in screens:
        screen.close()


@pytest.fixture
def screen(make_screen: MakeScreen) -> Screen:
    """Make one screen of 1280 by 800."""
    return make_screen()


@pytest.fixture
def start(
    installed: Path, make_screen: MakeScreen, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Start]:
    """Start the program, as often as the test likes, and end it after the test."""
    programs: list[Program] = []
    request.node.stash[_PROGRAMS] = programs

    def begin(*arguments: str, on: Screen | None = None, **environment: str) -> Program:
        home = tmp_path / "home-of-the-program"
        command = [str(installed), "--home", str(home), *arguments]
        programs.append(Program(on or request.getfixturevalue("screen"), command, home, environment))
        return programs[-1]

    yield begin
    for program in programs:
        program.close()


@pytest.fixture
def lesson(tmp_path: Path) -> str:
    """A short lesson in a file of its own."""
    file = tmp_path / "lesson.yaml"
    file.write_text(LESSON, encoding="utf-8")
    return str(file)
