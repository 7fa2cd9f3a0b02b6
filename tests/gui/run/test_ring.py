# SPDX-License-Identifier: MIT
"""The ring: each kind of moment has a shape of its own, so that nobody needs its colour."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_trainer.gui.look import Look
from massage_trainer.gui.run.ring import Ring
from massage_trainer.gui.theme import THEMES, ThemeName
from massage_trainer.gui.turns import RATE, ROUND
from massage_trainer.pacing import Moment, Session, Spot, Timeline
from massage_trainer.routine import Routine, Step
from tests.gui.probes import Paints, difference

UNTIL = Step(id="a", prompt="A", time=25, until="it softens", at_most=60, lead_in=5)
TIMED = Step(id="b", prompt="B", time=25, lead_in=5)
PRESS = Step(id="c", prompt="C", confirm=True)
TIMELINE = Timeline.of(Routine(id="r", title="R", steps=(UNTIL, TIMED, PRESS)))


def at(part: int, seconds: float, *, manual: bool = False, paused: bool = False) -> Moment:
    session = Session(TIMELINE, Spot(part), mode="manual" if manual else "auto").resume(0.0)
    return (session.pause(seconds) if paused else session).moment(seconds)


MOMENTS: dict[str, Moment] = {
    "lead in": at(1, 2),
    "running": at(1, 9),
    "last five": at(1, 27),
    "waiting": at(0, 33),
    "waiting for a press": at(2, 3),
    "ease off": at(0, 75, manual=True),
    "finishing": at(0, 62),
    "paused": at(1, 9, paused=True),
    "ended": Session(TIMELINE, Spot(3)).moment(0.0),
}


@pytest.fixture
def picture(qtbot: QtBot) -> Callable[..., QImage]:
    def paint(moment: Moment, theme: ThemeName = "dark", size: int = 220, *, words: bool = True) -> QImage:
        ring = Ring(Look(THEMES[theme]))
        qtbot.addWidget(ring)
        ring.resize(size, size)
        ring.show_moment(moment)
        image = QImage(QSize(size, size), QImage.Format.Format_RGB32)
        image.fill(Look(THEMES[theme]).colour("ground"))
        ring.render(image)
        if not words:  # only the rim: what can be told apart without reading
            for y in range(size // 4, 3 * size // 4):
                for x in range(size // 4, 3 * size // 4):
                    image.setPixel(x, y, 0)
        return image

    return paint


def test_the_moments_are_what_they_are_called() -> None:
    assert [moment.state for moment in MOMENTS.values()] == [
        "lead_in", "running", "last_five", "waiting", "waiting", "ease_off", "finishing", "running", "ended",
    ]  # fmt: skip
    assert MOMENTS["paused"].paused


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
def test_every_kind_of_moment_has_a_picture_of_its_own_in_grey(
    picture: Callable[..., QImage], theme: ThemeName
) -> None:
    images = {name: picture(moment, theme) for name, moment in MOMENTS.items()}
    alike = [
        f"{one} and {two}"
        for one, two in combinations(images, 2)
        if difference(images[one], images[two]) < 0.004
    ]

    assert alike == []


def test_the_rims_differ_without_reading(picture: Callable[..., QImage]) -> None:
    kinds = ("lead in", "running", "last five", "waiting", "ease off", "finishing")
    rims = {name: picture(MOMENTS[name], words=False) for name in kinds}
    alike = [
        f"{one} and {two}" for one, two in combinations(rims, 2) if difference(rims[one], rims[two]) < 0.01
    ]

    assert alike == []


@pytest.mark.parametrize("size", [40, 96, 220, 600])
def test_it_is_painted_at_any_size_with_room_around(picture: Callable[..., QImage], size: int) -> None:
    image = picture(MOMENTS["running"], size=size)
    corner = image.pixel(0, 0)

    assert all(image.pixel(x, y) == corner for x, y in ((size - 1, 0), (0, size - 1), (size - 1, size - 1)))
    assert any(image.pixel(x, size // 2) != corner for x in range(size))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("lead in", "3 get ready"),
        ("running", "21"),
        ("last five", "3"),
        ("waiting", "+3 take your time"),
        ("waiting for a press", "when ready"),
        ("ease off", "ease off"),
        ("finishing", "3 finishing"),
        ("paused", "21 paused"),
        ("ended", "done"),
    ],
)
def test_a_screen_reader_hears_what_it_shows(qtbot: QtBot, name: str, says: str) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(220, 220)
    ring.show_moment(MOMENTS[name])

    assert says in ring.accessibleName()


def test_it_fills_clockwise_from_the_top(picture: Callable[..., QImage]) -> None:
    gold = Look(THEMES["dark"]).colour("now_ink").rgb()
    early, late = picture(at(1, 5 + 8)), picture(at(1, 5 + 18))

    def has_gold(image: QImage, left: bool) -> bool:
        columns = range(0, 40) if left else range(180, 220)
        return any(image.pixel(x, y) == gold for x in columns for y in range(90, 130))

    assert has_gold(early, left=False)
    assert not has_gold(early, left=True)
    assert has_gold(late, left=True)


def test_what_looks_the_same_is_not_painted_again(qtbot: QtBot) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(220, 220)
    ring.show()
    ring.show_moment(MOMENTS["running"])
    qtbot.waitExposed(ring)
    QApplication.processEvents()
    counter = Paints(ring)
    ring.installEventFilter(counter)
    ring.show_moment(MOMENTS["running"])
    QApplication.processEvents()
    assert counter.count == 0
    ring.show_moment(MOMENTS["last five"])
    QApplication.processEvents()
    assert counter.count == 1


@pytest.mark.parametrize("size", [60, 220, 401])
@pytest.mark.parametrize("between", [0.033, 0.7, 4.0])
@pytest.mark.parametrize("part", [0, 1])
def test_what_is_painted_piece_by_piece_is_the_whole_ring(
    qtbot: QtBot, part: int, between: float, size: int
) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(size, size)
    ring.show()
    qtbot.waitExposed(ring)
    for number in range(60):
        seconds = 5.0 + number * between
        ring.show_moment(at(part, seconds, manual=part == 0))
        QApplication.processEvents()
        if number % 12 == 11:
            shown = ring.screen().grabWindow(ring.winId()).toImage()
            assert shown == ring.grab().toImage(), seconds


@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
def test_the_tip_moves_when_it_is_its_turn_and_is_never_far_behind(qtbot: QtBot, pace: float) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(400, 400)
    session = Session(TIMELINE, Spot(1), pace=pace).resume(0.0)
    ring.show_moment(session.moment(5.0))
    steps, moved, before = ring._shape.steps, 0, ring._face.turn
    for frame in range(150):
        moment = session.moment(5.0 + frame / 30)
        ring.show_moment(moment)
        behind = moment.fraction * steps - ring._face.turn
        assert 0 <= behind < 1 + ROUND / RATE * pace / 25 * steps + 1e-6
        moved += ring._face.turn != before
        before = ring._face.turn

    assert moved == pytest.approx(150 / ROUND, abs=2)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The figures that rings make."""
    made: list[str] = []
    draw = Ring._drawn_figure

    def counted(self: Ring, figure: str, font: QFont, ink: str) -> tuple[QImage, QPointF]:
        made.append(figure)
        return draw(self, figure, font, ink)

    monkeypatch.setattr(Ring, "_drawn_figure", counted)
    return made


def test_no_second_has_a_figure_to_make(qtbot: QtBot, made: list[str]) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(220, 220)
    ring.show()
    ring.show_moment(at(1, 6.0))
    QApplication.processEvents()
    made.clear()
    for second in range(7, 25):
        ring.show_moment(at(1, float(second)))
        QApplication.processEvents()

    assert made == []


def test_each_figure_is_made_once(qtbot: QtBot, made: list[str]) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(220, 220)
    ring.show()
    ring.show_moment(at(0, 33))
    QApplication.processEvents()

    assert "+" in made
    assert len(made) == len(set(made))


def test_in_the_last_five_seconds_it_is_painted_once_a_second(qtbot: QtBot) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)
    ring.resize(220, 220)
    ring.show()
    ring.show_moment(at(1, 25.5))
    qtbot.waitExposed(ring)
    QApplication.processEvents()
    counter = Paints(ring)
    ring.installEventFilter(counter)
    for frame in range(90):
        ring.show_moment(at(1, 25.5 + frame / 30))
        QApplication.processEvents()

    assert counter.count == 3


def test_it_lets_taps_through_to_the_picture(qtbot: QtBot) -> None:
    ring = Ring(Look(THEMES["dark"]))
    qtbot.addWidget(ring)

    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
