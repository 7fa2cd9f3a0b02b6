# SPDX-License-Identifier: MIT
"""What the class sees stays on its screen, and off the console's, whatever is plugged in or out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_trainer.gui.lesson.screens import AudienceScreens, Place, Seen, apart, beside, decide

LAPTOP = Seen("LAPTOP", QRect(0, 0, 1280, 800), QRect(0, 30, 1280, 770))
PROJECTOR = Seen("PROJ", QRect(1280, 0, 1920, 1080), QRect(1280, 0, 1920, 1080))
LEFT = Seen("PROJ", QRect(-1024, 0, 1024, 768), QRect(-1024, 0, 1024, 768))
THIRD = Seen("DESK", QRect(3200, 0, 2560, 1440), QRect(3200, 0, 2560, 1440))
MIRROR = Seen("PROJ", QRect(0, 0, 1024, 768), QRect(0, 0, 1024, 768))
CONSOLE = QRect(100, 60, 700, 600)


def place(*screens: Seen, wanted: str = "", **more: Any) -> Place:
    return decide(screens, "LAPTOP", CONSOLE, wanted, **more)


# Where it belongs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("projector", [PROJECTOR, LEFT], ids=["right", "left"])
def test_with_two_screens_the_class_has_the_one_that_is_not_the_console_s(projector: Seen) -> None:
    assert place(LAPTOP, projector) == Place("full", "PROJ", projector.geometry)
    assert place(projector, LAPTOP) == Place("full", "PROJ", projector.geometry)


def test_with_one_screen_it_is_a_window_beside_the_console_never_full() -> None:
    found = place(LAPTOP)

    assert (found.kind, found.screen, found.why) == ("window", "LAPTOP", "one")
    assert LAPTOP.available.contains(found.rect)
    assert not found.rect.intersects(CONSOLE)


def test_mirrored_screens_are_as_one() -> None:
    found = place(LAPTOP, MIRROR)

    assert (found.kind, found.screen, found.why) == ("window", "LAPTOP", "mirrored")
    assert place(LAPTOP, MIRROR, wanted="PROJ").kind == "window"


def test_of_three_screens_the_remembered_one_is_taken() -> None:
    assert place(LAPTOP, PROJECTOR, THIRD, wanted="DESK") == Place("full", "DESK", THIRD.geometry)
    assert place(LAPTOP, PROJECTOR, THIRD).screen == "PROJ"


def test_where_the_remembered_screen_is_missing_another_serves_and_it_is_said() -> None:
    assert place(LAPTOP, THIRD, wanted="PROJ") == Place("full", "DESK", THIRD.geometry, "instead")
    assert place(LAPTOP, wanted="PROJ").kind == "window"


def test_a_screen_that_goes_in_the_lesson_is_waited_for() -> None:
    gone = Place("hidden", "PROJ", QRect(), "gone")

    assert place(LAPTOP, wanted="PROJ", was_on="PROJ") == gone
    assert place(LAPTOP, THIRD, wanted="PROJ", was_on="PROJ") == gone
    assert place(LAPTOP, PROJECTOR, wanted="PROJ", was_on="PROJ").kind == "full"
    assert place(LAPTOP, THIRD, wanted="DESK", was_on="PROJ").screen == "DESK"


def test_the_console_on_the_class_s_screen_sends_the_class_to_the_other() -> None:
    found = decide([LAPTOP, PROJECTOR], "PROJ", CONSOLE, "PROJ", was_on="PROJ")

    assert found == Place("full", "LAPTOP", LAPTOP.geometry)


def test_in_a_window_it_goes_to_the_class_s_screen_if_there_is_one() -> None:
    found = place(LAPTOP, PROJECTOR, wanted="PROJ", windowed=True)

    assert (found.kind, found.screen, found.why) == ("window", "PROJ", "asked")
    assert PROJECTOR.available.contains(found.rect)
    assert found.rect.width() / found.rect.height() == pytest.approx(16 / 9, abs=0.01)
    assert place(LAPTOP, windowed=True).screen == "LAPTOP"


def test_with_no_screen_at_all_nothing_shows() -> None:
    assert decide([], "", CONSOLE, "").kind == "hidden"


@pytest.mark.parametrize(
    "console",
    [QRect(0, 30, 900, 770), QRect(380, 30, 900, 770), QRect(0, 30, 1280, 440), QRect(0, 400, 1280, 400)],
    ids=["left", "right", "top", "bottom"],
)
def test_the_window_keeps_clear_of_the_console_on_every_side(console: QRect) -> None:
    found = beside(LAPTOP.available, console)

    assert not found.intersects(console)
    assert LAPTOP.available.contains(found)
    assert found.width() >= 320


def test_where_the_console_fills_the_screen_the_window_is_small_and_leaves_the_controls_free() -> None:
    found = beside(LAPTOP.available, LAPTOP.geometry)

    assert LAPTOP.available.contains(found)
    assert LAPTOP.available.bottom() - found.bottom() > 100
    assert found.left() > LAPTOP.available.center().x()
    assert found.width() * found.height() < 0.15 * 1280 * 800


def test_screens_that_only_touch_or_overlap_a_little_are_apart() -> None:
    assert apart(LAPTOP.geometry, PROJECTOR.geometry)
    assert apart(LAPTOP.geometry, QRect(1270, 0, 1920, 1080))
    assert not apart(LAPTOP.geometry, MIRROR.geometry)


# Keeping it there -------------------------------------------------------------------------------------------


class Desk(AudienceScreens):
    """Screens that a test plugs in and out; what is asked of windows is done on the only real one."""

    def __init__(self, window: QWidget, console: QWidget, *screens: Seen, **more: Any) -> None:
        self.there = list(screens)
        self.console_on = "LAPTOP"
        super().__init__(window, console, **more)

    def _screens(self) -> list[Seen]:
        return self.there

    def _console_screen(self) -> str:
        return self.console_on

    def _move_console(self, there: Seen) -> None:
        self.console_on = there.name

    def unplug(self, name: str) -> None:
        self._gone(name)
        self.there = [each for each in self.there if each.name != name]

    def settle(self) -> None:
        self._settle.stop()
        self._put()


class Closing(QCloseEvent):
    """What comes when somebody closes a window by its frame."""

    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def console(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_the_cable_is_pulled_and_put_back(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    told: list[str] = []
    desk.changed.connect(told.append)
    desk.open()
    assert (window.isFullScreen(), window.geometry()) == (True, PROJECTOR.geometry)
    assert desk.wanted == "PROJ"

    desk.unplug("PROJ")
    assert window.isHidden()  # before anybody can throw it onto the console
    desk.settle()
    assert window.isHidden()
    assert desk.is_open

    desk.there = [LAPTOP, PROJECTOR]
    desk.settle()
    assert (window.isFullScreen(), window.geometry()) == (True, PROJECTOR.geometry)
    assert told == [
        "The class sees PROJ.",
        "The class’s screen PROJ has gone. The lesson goes on; the picture comes back with it.",
        "The class sees PROJ.",
    ]


def test_another_resolution_mid_step_is_filled_again(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    larger = PROJECTOR._replace(geometry=QRect(1280, 0, 3840, 2160))
    desk.there = [LAPTOP, larger]
    desk.settle()

    assert window.isFullScreen()
    assert window.geometry() == larger.geometry


def test_nothing_is_touched_while_nothing_changes(
    window: QWidget, console: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    hidden: list[bool] = []
    monkeypatch.setattr(window, "hide", lambda: hidden.append(True))
    desk.settle()

    assert hidden == []


def test_swapping_gives_the_class_the_console_s_screen(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    desk.swap()

    assert desk.console_on == "PROJ"
    assert window.geometry() == LAPTOP.geometry
    desk.swap()
    assert desk.console_on == "LAPTOP"
    assert window.geometry() == PROJECTOR.geometry


def test_swapping_with_one_screen_leaves_the_console_alone(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP)
    desk.open()
    desk.swap()

    assert desk.console_on == "LAPTOP"
    assert not window.isFullScreen()
    assert not window.isHidden()


def test_choosing_a_screen(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR, THIRD)
    desk.open()
    assert desk.names() == ["LAPTOP", "PROJ", "DESK"]
    desk.choose("DESK")
    assert window.geometry() == THIRD.geometry
    desk.choose("LAPTOP")  # the console's own: the two change places
    assert desk.console_on == "DESK"
    assert window.geometry() == LAPTOP.geometry


def test_a_screen_chosen_after_the_first_has_gone(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR, THIRD)
    desk.open()
    desk.unplug("PROJ")
    desk.settle()
    assert window.isHidden()
    desk.choose("DESK")
    assert (window.isHidden(), window.geometry()) == (False, THIRD.geometry)


def test_in_a_window_and_back(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    desk.set_windowed(True)
    assert desk.windowed
    assert not window.isFullScreen()
    assert PROJECTOR.geometry.contains(window.geometry())
    window.move(1400, 300)
    desk.settle()
    assert window.pos().x() == 1400  # where somebody put it, it stays
    desk.set_windowed(False)
    assert window.geometry() == PROJECTOR.geometry


def test_a_screen_that_is_chosen_is_filled_though_there_was_a_window(
    window: QWidget, console: QWidget
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR, windowed=True)
    desk.open()
    desk.choose("PROJ")

    assert not desk.windowed
    assert window.geometry() == PROJECTOR.geometry


def test_a_console_that_comes_to_the_screen_of_the_class_s_window_is_not_covered(
    window: QWidget, console: QWidget
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR, wanted="LAPTOP", windowed=True)
    desk.console_on = "PROJ"
    desk.open()
    assert window.width() > 1000
    desk.there = [LAPTOP]
    desk.console_on = "LAPTOP"
    console.setGeometry(CONSOLE)
    desk.settle()

    assert not window.geometry().intersects(console.geometry())


def test_a_window_too_large_for_its_screen_s_new_resolution_is_put_anew(
    window: QWidget, console: QWidget
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR, windowed=True)
    desk.open()
    smaller = Seen("PROJ", QRect(1280, 0, 1024, 768), QRect(1280, 0, 1024, 768))
    desk.there = [LAPTOP, smaller]
    desk.settle()

    assert smaller.geometry.contains(window.geometry())


def test_a_window_that_came_up_over_the_console_is_taken_away_and_it_is_said(
    window: QWidget, console: QWidget
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    window.setGeometry(LAPTOP.geometry)  # as some window managers do
    desk._check()

    assert window.isHidden()
    assert "came up over this screen" in desk.text
    desk.choose("PROJ")
    assert not window.isHidden()


def test_a_console_that_comes_to_its_own_screen_late_gives_the_class_the_other(
    window: QWidget, console: QWidget
) -> None:
    desk = Desk(window, console, LEFT, LAPTOP)
    desk.console_on = "PROJ"  # before a window manager has put it where it belongs
    desk.open()
    assert desk.wanted == "LAPTOP"
    desk.console_on = "LAPTOP"
    desk._check()

    assert (window.isVisible(), window.geometry()) == (True, LEFT.geometry)
    assert desk.wanted == "PROJ"
    assert desk.text == "The class sees PROJ."


def test_a_window_that_was_made_small_is_made_to_fill_its_screen_again(
    window: QWidget, console: QWidget
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(1300, 20, 400, 300)
    desk._check()

    assert (window.isFullScreen(), window.geometry()) == (True, PROJECTOR.geometry)


def test_a_console_that_is_put_somewhere_late_is_kept_clear_of(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP)
    desk.open()
    console.move(660, 200)  # as a window manager does, a moment after a window shows
    desk._check()
    assert not window.geometry().intersects(console.geometry())
    before = window.geometry()
    console.move(0, 200)
    desk._check()
    assert window.geometry() == before  # from then on the teacher moves windows about


def test_after_closing_nothing_brings_it_back(window: QWidget, console: QWidget) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    desk.close()
    assert window.isHidden()
    desk.settle()
    desk.set_windowed(True)
    assert window.isHidden()
    assert not desk.is_open


@pytest.mark.parametrize("how", ["screen", "window", "swap"])
def test_a_window_that_was_closed_comes_back_when_it_is_asked_for(
    window: QWidget, console: QWidget, how: str
) -> None:
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    desk._audience_event(Closing())
    window.hide()
    desk.settle()
    assert window.isHidden()
    assert "was closed" in desk.text
    if how == "screen":
        desk.choose("PROJ")
    elif how == "window":
        desk.set_windowed(True)
    else:
        desk.swap()

    assert window.isVisible()
    assert desk.is_open


def test_keys_that_reach_the_class_s_window_are_the_console_s(window: QWidget, console: QWidget) -> None:
    keys: list[int] = []

    class Teacher(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            keys.append(event.key())

    teacher = Teacher(console)
    teacher.show()
    teacher.setFocus()
    desk = Desk(window, console, LAPTOP, PROJECTOR)
    desk.open()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, key)

    assert keys == [Qt.Key.Key_PageDown]


def test_on_a_real_single_screen(window: QWidget, console: QWidget) -> None:
    screens = AudienceScreens(window, console)
    screens.open()

    assert not window.isFullScreen()
    assert window.isVisible()
    assert window.size().width() >= QSize(320, 180).width()
    assert screens.text.startswith("There is one screen")
    screens.close()


# Two real screens, as far as Qt has them without a desktop --------------------------------------------------

TWO = """
import json, sys
from PySide6.QtWidgets import QApplication, QWidget
from massage_trainer.gui.lesson.screens import AudienceScreens
app = QApplication([])
console, window = QWidget(), QWidget()
console.resize(900, 600)
console.show()
screens = AudienceScreens(window, console, wanted=sys.argv[1])
found = []
def look():
    app.processEvents()
    g = window.geometry()
    found.append([console.screen().name(), window.screen().name(), window.isFullScreen(), list(g.getRect())])
screens.open(); look()
screens.swap(); look()
screens.swap(); look()
screens.set_windowed(True); look()
print(json.dumps({"names": screens.names(), "found": found}))
"""


def screen(name: str, x: int, width: int, height: int, ratio: float) -> dict[str, Any]:
    size = {"x": x, "y": 0, "width": width, "height": height}
    return {"name": name, **size, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": ratio}


@pytest.mark.parametrize("wanted", ["", "PROJ", "GONE"])
def test_on_two_real_screens_of_unlike_scale(tmp_path: Path, wanted: str) -> None:
    file = tmp_path / "screens.json"
    both = [screen("LAPTOP", 0, 1280, 800, 1), screen("PROJ", 1280, 3840, 2160, 2)]
    options = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": both}
    file.write_text(json.dumps(options), encoding="utf-8")
    source = str(Path(__file__).parents[3] / "src")
    done = subprocess.run(
        [sys.executable, "-c", TWO, wanted],
        env={"QT_QPA_PLATFORM": f"offscreen:configfile={file.name}", "PYTHONPATH": source},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout)

    assert told["names"] == ["LAPTOP", "PROJ"]
    first, swapped, back, in_window = told["found"]
    assert first == ["LAPTOP", "PROJ", True, [1280, 0, 3840, 2160]]
    assert swapped == ["PROJ", "LAPTOP", True, [0, 0, 1280, 800]]
    assert back == first
    assert in_window[:3] == ["LAPTOP", "PROJ", False]
