# SPDX-License-Identifier: MIT
"""The class sees what it needs, as large as its back row asks: measured in pixels, on every step."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainterPath,
    QTransform,
)
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_trainer import resources
from massage_trainer.atlas import X_UNIT, Y_UNIT, Atlas
from massage_trainer.choreography import COVERS, PER_MIL, Pose, Work
from massage_trainer.gui import fonts
from massage_trainer.gui.body.body_art import FADE_TO, BodyArt
from massage_trainer.gui.lesson.audience import AudienceStage, AudienceWindow, Fit, fit_prompt
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import DARK, LIGHT
from massage_trainer.legibility import (
    BACK_ROW,
    MOST_LINES,
    SAFE,
    WIDTH_OF,
    capital_share,
    line_room,
    prompt_lines,
    x_height_share,
)
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Moment, Session, Spot, Timeline
from massage_trainer.routine import Routine, Step
from massage_trainer.routine_format import read_routine

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (1920, 1200), (3840, 2160)]
ROUTINES = ("upper-back", "upper-back-short")
STATES = ("lead-in", "running", "cue", "waiting", "paused")
LONG = "abcdefghi "
NOW = 1000.0

by_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def stage(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> AudienceStage:
    made = AudienceStage(shared_art, atlas, Look(DARK, motion=False))
    qtbot.addWidget(made)
    made.show()  # else Qt puts off what a new size brings about
    return made


@pytest.fixture(params=ROUTINES)
def routine(request: pytest.FixtureRequest, atlas: Atlas) -> Routine:
    return read_routine(resources.folder("routines") / f"{request.param}.yaml", atlas)


def longer(routine: Routine) -> Routine:
    """The same with prompts that are 30 % longer, as in a language of longer words."""
    steps = (each._replace(prompt=(each.prompt + " " + LONG * 3)[: round(len(each.prompt) * 1.3)].strip())
             for each in routine.steps)  # fmt: skip
    return routine._replace(steps=tuple(steps))


def one_step(prompt: str, **keys: object) -> Routine:
    step = Step(id="one", prompt=prompt, technique=("hold",), regions=("trapezius_upper",), time=25.0)
    return Routine("one", "One", (step._replace(**keys), step._replace(id="two", title="Another")))  # type: ignore[arg-type]  # a test's own keys


def moments(timeline: Timeline, states: tuple[str, ...] = STATES) -> Iterator[tuple[str, Moment]]:
    """Each part of a routine in each state it can be in, with a name."""
    for number, part in enumerate(timeline.parts):
        for state in states:
            spot = Spot(number, lead=part.lead_in)
            mode = "auto"
            if state == "lead-in":
                spot = Spot(number)
            elif state == "cue":
                spot = Spot(number, part.lead_in, max(0.0, part.time - 3), max(0.0, part.time - 3))
            elif state == "waiting":
                spot = Spot(number, part.lead_in, part.time, part.time, 12.0)
                mode = "manual"
            session = Session(timeline, spot, NOW, mode="manual" if mode == "manual" else "auto")
            session = session.pause(NOW) if state == "paused" else session
            yield f"{part.step.id} {part.side} {state}", session.moment(NOW)


def show(stage: AudienceStage, moment: Moment, timeline: Timeline, showing: Showing | None = None) -> None:
    stage.show_lesson(moment, timeline, showing or Showing(), NOW, 9.0)


# Measuring --------------------------------------------------------------------------------------------------


def picture(widget: QWidget, rect: QRect) -> QImage:
    """What a widget paints by itself, without what lies under it."""
    image = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    widget.render(image, QPoint(0, 0), rect, QWidget.RenderFlag(0))
    return image


def height_of_ink(image: QImage) -> float:
    """How high what is painted is, in pixels; a row that it covers in part counts in part."""
    opaque = image.pixelColor(0, 0).alpha() == 255
    grey = QImage.Format.Format_Grayscale8 if opaque else QImage.Format.Format_Alpha8
    levels = image.convertToFormat(grey)
    pitch, data = levels.bytesPerLine(), bytes(levels.constBits())
    away = bytes(abs(level - data[0]) for level in range(256))
    rows = [max(data[y * pitch : y * pitch + levels.width()].translate(away)) for y in range(levels.height())]
    return sum(rows) / max(1, *rows)


def drawn(block: TextBlock, letter: str) -> float:
    """How high a letter is in a block's own type, painted, in pixels."""
    before = block.text
    block.set_text(letter)
    tall = height_of_ink(picture(block, block.rect()))
    block.set_text(before)
    return tall


def capitals(stage: AudienceStage) -> float:
    """How high a capital of the prompt is, painted, in pixels."""
    band = stage.prompt
    fit = Fit(band.text, band.lines, 1.0)
    band.set_lines(Fit("H", ("H",), 1.0))
    middle = band.width() // 2
    tall = height_of_ink(picture(band, QRect(middle - band.size_px, 0, 2 * band.size_px, band.height())))
    band.set_lines(fit)
    return tall


def figures(stage: AudienceStage) -> float:
    """How high the countdown's figures are, painted, in pixels; 0 if there is none."""
    ring = stage.ring
    if ring.isHidden() or not ring.text:
        return 0.0
    inset = round(ring.width() * 0.2)
    return height_of_ink(picture(ring, ring.rect().adjusted(inset, inset, -inset, -inset)))


def shown(stage: AudienceStage) -> dict[str, TextBlock]:
    """What is said beside the picture."""
    blocks = {"counter": stage.counter, "side": stage.side, "state": stage.state, "next": stage.next}
    return {name: block for name, block in blocks.items() if not block.isHidden() and block.text}


def too_small(stage: AudienceStage) -> list[str]:
    """What the back row cannot read, in words."""
    found = []
    height = stage.height()
    # Half a pixel is what a measure in whole pixels can be wrong by.
    capital = height * capital_share(BACK_ROW) - 0.5
    small = height * x_height_share(BACK_ROW) - 0.5
    if (tall := capitals(stage)) < capital:
        found.append(f"prompt: {tall:.1f} of {capital:.1f} px in {stage.prompt.lines}")
    if 0 < (tall := figures(stage)) < capital:
        found.append(f"figures {stage.ring.text}: {tall:.1f} of {capital:.1f} px")
    for name, block in shown(stage).items():
        if (tall := drawn(block, "x")) < small:
            found.append(f"{name}: {tall:.1f} of {small:.1f} px")
    return found


def faults(stage: AudienceStage) -> list[str]:
    """What is cut off, on top of something else, or needed and too low, in words."""
    found = []
    width, height = stage.width(), stage.height()
    safe = QRect(0, 0, width, height).adjusted(*(round(sign * height * SAFE) for sign in (1, 0, -1, 0)))
    places = {name: block.geometry() for name, block in shown(stage).items()}
    places["prompt"] = stage.prompt.geometry()
    if not stage.ring.isHidden():
        places["ring"] = stage.ring.geometry()
        figures_end = stage.ring.geometry().center().y() + height * capital_share(BACK_ROW) / 2
        if figures_end > height * 0.8:
            found.append(f"the figures reach down to {figures_end / height:.3f}")
    for name, place in places.items():
        if not safe.contains(place):
            found.append(f"{name} lies outside at {place.getRect()}")
        if name != "ring" and place.bottom() > height * 0.8:
            found.append(f"{name} reaches down to {place.bottom() / height:.3f}")
    places["body"] = stage.body.geometry()
    for (one, here), (two, there) in combinations(places.items(), 2):
        if here.intersects(there):
            found.append(f"{one} and {two} lie on each other: {here.getRect()} {there.getRect()}")
    for name, block in shown(stage).items():
        if not block.fits_words(block.width()) or block.height() < block.height_for(block.width()):
            found.append(f"{name} is cut off: {block.text!r}")
    return found + names_at_fault(stage)


def names_at_fault(stage: AudienceStage) -> list[str]:
    """Names that cannot be read, or that hide what is worked on; and what is worked on too far down."""
    found = []
    body, height = stage.body, stage.height()
    view = stage.drawing_to_stage()
    least = min(height, stage.width() / 1.2) * x_height_share(BACK_ROW) - 0.5
    lit = [view.map(body._art.path(each)) for each in body.scene.lit]
    for placed in body.marks.placed:
        pill = placed.pill.translated(QPointF(body.pos()))
        if not QRectF(body.geometry()).contains(pill) or pill.left() < stage._scale * SAFE - 1:
            found.append(f"the name {placed.label.text!r} lies outside at {pill.getRect()}")
        if any(path.intersects(pill) for path in lit):
            found.append(f"the name {placed.label.text!r} lies on what it names")
        if (tall := x_of_names(stage)) < least:
            found.append(f"the names are {tall:.1f} of {least:.1f} px")
    if len(body.marks.placed) > 2:
        found.append("more than two names")
    told = any(placed.label.kind == "no_go" for placed in body.marks.placed)
    if told != bool(body.scene.zones and body.scene.lit):
        found.append("what is hatched is not named")
    stop = view.map(QPointF(0, FADE_TO)).y()
    lowest = min(max((path.boundingRect().bottom() for path in lit), default=0), stop)
    if lowest > height * 0.8 + 1:
        found.append(f"the work reaches down to {lowest / height:.3f}")
    return found


def x_of_names(stage: AudienceStage) -> float:
    """How high an x is in the names' type, painted as they are."""
    look = stage.body.marks._look
    image = QImage(QSize(400, 400), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    block = TextBlock()
    block.resize(400, 400)
    block.set_style(look.font("text", bold=True), look.colour("text"))
    return drawn(block, "x")


# The back row -----------------------------------------------------------------------------------------------


@by_size
def test_the_back_row_reads_every_step_of_the_shipped_routines(
    stage: AudienceStage, routine: Routine, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    timeline = Timeline.of(routine)
    found: dict[str, list[str]] = {}
    for name, moment in moments(timeline):
        show(stage, moment, timeline)
        wrong = too_small(stage) + faults(stage)
        if not stage.prompt.lines or len(stage.prompt.lines) > MOST_LINES:
            wrong.append(f"{len(stage.prompt.lines)} lines")
        if wrong:
            found[name] = wrong

    assert found == {}


@by_size
def test_it_reads_them_in_words_a_third_longer(
    stage: AudienceStage, routine: Routine, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    timeline = Timeline.of(longer(routine))
    found: dict[str, list[str]] = {}
    for name, moment in moments(timeline, ("running", "waiting")):
        show(stage, moment, timeline)
        if wrong := too_small(stage) + faults(stage):
            found[name] = wrong

    assert found == {}


LONGEST = [
    "Press with soft flat hands along the shoulder blade, no more",  # as long as the format allows
    "Schultergürtelmuskulatur und Nackenmuskulatur sanft streichen",
    "WWWW WWW WWWWW WWWW WWW WWWWW WWWW WWW WWWWW WWWW WWW WWWWW WW",
    "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
    "\u6309" * 60,
]


@by_size
@pytest.mark.parametrize("prompt", LONGEST, ids=lambda text: text[:8])
def test_the_longest_prompt_is_shown_whole_and_as_large_as_three_lines_allow(
    stage: AudienceStage, prompt: str, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    timeline = Timeline.of(one_step(prompt))
    _, moment = next(moments(timeline, ("running",)))
    show(stage, moment, timeline)

    assert faults(stage) == []
    said = stage.prompt.lines
    assert "".join(said).replace(" ", "") == prompt.replace(" ", "")
    assert len(said) <= MOST_LINES
    if stage.prompt.size_px == stage.prompt_px:
        assert too_small(stage) == []
        return
    # No smaller than it has to be, and the author was told.
    assert prompt_lines(prompt, BACK_ROW, size[0] / size[1]) > MOST_LINES
    step = Step(id="one", prompt=prompt)
    width = stage.prompt.width() / stage.prompt_px
    assert fit_prompt(step, width).share == pytest.approx(stage.prompt.size_px / stage.prompt_px, abs=0.01)
    assert fit_prompt(step, width / fit_prompt(step, width).share * 0.98).share < 1


def test_a_prompt_that_is_too_long_gives_way_to_the_short_one(stage: AudienceStage) -> None:
    stage.resize(1024, 768)
    stage.set_back_row(8)
    prompt = "Press with soft flat hands along the shoulder blade, no more"
    timeline = Timeline.of(one_step(prompt, short="Press softly"))
    _, moment = next(moments(timeline, ("running",)))
    show(stage, moment, timeline)

    assert prompt_lines(prompt, 8) > MOST_LINES
    assert stage.prompt.text == "Press softly"
    stage.set_back_row(6)
    assert stage.prompt.text == prompt


def test_what_check_says_to_fit_does_fit(atlas: Atlas) -> None:
    for name in ROUTINES:
        steps = read_routine(resources.folder("routines") / f"{name}.yaml", atlas).steps
        for step in steps:
            for shape in (4 / 3, 16 / 10, 16 / 9):
                fit = fit_prompt(step, line_room(BACK_ROW, shape))
                assert prompt_lines(step.prompt, BACK_ROW, shape) - len(fit.lines) in (0, 1)
                assert fit.text == step.prompt


def test_the_widths_that_check_reckons_with_are_the_typeface_s() -> None:
    metrics = QFontMetricsF(fonts.font(1000, QFont.Weight.DemiBold))
    widths = {letter: width for letter, width in WIDTH_OF.items() if letter != " "}

    assert len(widths) > 90
    assert {each: metrics.horizontalAdvance(each) / 1000 for each in widths} == pytest.approx(
        widths, abs=2e-3
    )


@pytest.mark.parametrize("back_row", [4.0, 8.0, 10.0])
@by_size
def test_another_back_row(stage: AudienceStage, size: tuple[int, int], back_row: float, atlas: Atlas) -> None:
    stage.resize(*size)
    stage.set_back_row(back_row)
    routine = read_routine(resources.folder("routines") / "upper-back.yaml", atlas)
    timeline = Timeline.of(routine)
    for name, moment in moments(timeline, ("running", "cue")):
        show(stage, moment, timeline)
        share = capital_share(back_row) * size[1]
        if stage.prompt.text == moment.part.step.prompt if moment.part else False:
            assert capitals(stage) >= share - 0.5, name
        assert figures(stage) == 0 or figures(stage) >= share - 0.5, name
        small = x_height_share(back_row) * size[1]
        assert all(drawn(block, "x") >= small - 0.5 for block in shown(stage).values()), name
        middle = stage.ring.geometry().center().y()
        # The ring of a back row that far away is so large that its figures may come a hair lower.
        lowest = 0.8 if back_row <= BACK_ROW else 0.82
        assert stage.ring.isHidden() or middle + share / 2 <= lowest * size[1], name


@pytest.mark.parametrize("size", [(900, 1000), (700, 1000), (900, 1600), (1000, 1000)])
def test_a_window_for_sharing_may_stand_upright(
    stage: AudienceStage, routine: Routine, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    timeline = Timeline.of(routine)
    found = {}
    for name, moment in moments(timeline):
        show(stage, moment, timeline)
        # A line of text is as long as the window is wide: its width says how large text can be.
        assert capitals(stage) >= size[0] / 1.2 * capital_share(BACK_ROW) - 0.5
        if wrong := faults(stage):
            found[name] = wrong

    assert found == {}


@pytest.mark.parametrize("large", [(1920, 1080), (1024, 768)])
def test_the_small_picture_says_the_same_in_the_same_lines(
    qtbot: QtBot, atlas: Atlas, shared_art: BodyArt, routine: Routine, large: tuple[int, int]
) -> None:
    timeline = Timeline.of(routine)
    both = []
    for share in (1.0, 0.25):
        stage = AudienceStage(shared_art, atlas, Look(DARK, motion=False))
        qtbot.addWidget(stage)
        stage.resize(round(large[0] * share), round(large[1] * share))
        both.append(stage)
    for name, moment in moments(timeline):
        for stage in both:
            show(stage, moment, timeline)
        one, two = both
        assert one.prompt.lines == two.prompt.lines, name
        assert shown(one).keys() == shown(two).keys(), name
        middles = [stage.ring.geometry().center().y() / stage.height() for stage in both]
        assert one.ring.isHidden() or middles[0] == pytest.approx(middles[1], abs=0.04), name


# What is said -----------------------------------------------------------------------------------------------


def at(stage: AudienceStage, routine: Routine, state: str, part: int = 0, **keys: object) -> Moment:
    timeline = Timeline.of(routine)
    found = [moment for name, moment in moments(timeline, (state,)) if moment.index == part]
    show(stage, found[0], timeline)
    return found[0]


def test_next_shows_only_when_it_is_near(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    two = one_step("Press gently")
    at(stage, two, "running")
    assert "next" not in shown(stage)
    assert stage.cue.isHidden()

    at(stage, two, "cue")
    assert shown(stage)["next"].text == "Next: Another"
    assert not stage.cue.isHidden()
    at(stage, two, "waiting")
    assert shown(stage)["next"].text == "Next: Another"
    at(stage, two, "waiting", part=1)
    assert shown(stage)["next"].text == "Next: the end"


def test_the_other_side_is_named_as_such(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    at(stage, one_step("Press gently", sides="each"), "cue")
    assert shown(stage)["next"].text == "Next: the other side"
    assert shown(stage)["side"].text == "Partner’s left"
    at(stage, one_step("Press gently", repeat=2), "cue")
    assert shown(stage)["next"].text == "Next: once more"


@pytest.mark.parametrize(
    ("state", "said"),
    [("lead-in", "Get ready"), ("paused", "Before we begin"), ("running", ""), ("waiting", "")],
)
def test_the_state_stands_beside_the_ring(stage: AudienceStage, state: str, said: str) -> None:
    stage.resize(1920, 1080)
    at(stage, one_step("Press gently"), state)

    block = shown(stage).get("state")
    assert (block.text if block else "") in (said, "Take your time" if state == "waiting" else said)
    texts = [each.text for each in shown(stage).values()]
    # Before anything has begun, it is no step's turn yet.
    assert ("Step 1 of 2" in texts) == (state != "paused")


def test_what_waits_for_people_shows_no_ring(stage: AudienceStage) -> None:
    stage.resize(1920, 1080)
    at(stage, one_step("Ask first", confirm=True, time=None, phase="prepare"), "running")

    assert stage.ring.isHidden()
    assert [each.text for each in shown(stage).values()] == ["Before", "When ready", "Next: Another"]


def test_the_ring_keeps_its_place_while_a_part_lasts(stage: AudienceStage, routine: Routine) -> None:
    stage.resize(1280, 720)
    timeline = Timeline.of(routine)
    places: dict[int, set[object]] = {}
    for _, moment in moments(timeline, ("lead-in", "running", "cue")):
        show(stage, moment, timeline)
        if not stage.ring.isHidden():
            places.setdefault(moment.index, set()).add(stage.ring.geometry().getRect())

    assert places
    assert {index for index, seen in places.items() if len(seen) > 1} == set()


def test_at_the_end_the_class_is_told_so(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    timeline = Timeline.of(one_step("Press gently"))
    show(stage, Session(timeline, Spot(2)).moment(NOW), timeline)

    assert stage.prompt.text == "That was the whole massage"
    assert shown(stage) == {}
    assert stage.ring.isHidden()


# Veil, freeze, layers, spot ---------------------------------------------------------------------------------


def seen_at(stage: AudienceStage, showing: Showing, now: float) -> QColor:
    timeline = Timeline.of(one_step("Press gently"))
    _, moment = next(moments(timeline, ("running",)))
    stage.show_lesson(moment, timeline, showing, now, 9.0)
    return stage.grab().toImage().pixelColor(3, 3)


@pytest.mark.parametrize(("veil", "colour"), [("black", "#000000"), ("white", "#d8d4cc")])
def test_a_veil_eases_over_everything(stage: AudienceStage, veil: str, colour: str) -> None:
    stage.resize(640, 360)
    stage.set_look(Look(LIGHT))
    toggle = Showing.toggle_black if veil == "black" else Showing.toggle_white
    showing = toggle(Showing(), NOW)

    ground = QColor(LIGHT.ground)
    assert seen_at(stage, showing, NOW) == ground
    middle = seen_at(stage, showing, NOW + 0.2).lightness()
    assert QColor(colour).lightness() < middle < ground.lightness()
    assert stage.settling_until() == NOW + 0.4
    assert seen_at(stage, showing, NOW + 0.4).name() == colour
    image = stage.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 640, 40) for y in range(0, 360, 20)} == {colour}
    assert not stage.moves
    assert seen_at(stage, toggle(showing, NOW + 60), NOW + 60.4) == ground


def test_without_motion_a_veil_is_there_at_once_and_nothing_eases(stage: AudienceStage) -> None:
    stage.resize(640, 360)

    assert seen_at(stage, Showing().toggle_white(NOW), NOW).name() == "#d8d4cc"
    assert stage.settling_until() <= NOW
    assert not stage.moves


def test_frozen_the_class_keeps_words_and_hands_and_no_seconds(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    stage.set_look(Look(DARK))
    timeline = Timeline.of(one_step("Press gently"))
    session = Session(timeline, Spot(0, 5.0), NOW)
    kept = session.moment(NOW + 3)
    showing = Showing().freeze(kept, NOW + 3)
    for now in (NOW + 3, NOW + 6):  # until the hands have come
        stage.show_lesson(kept, timeline, Showing(), now, 8.0)
    seconds, hands = stage.ring.grab().toImage(), stage.body.grab().toImage()
    stage.show_lesson(kept, timeline, showing, NOW + 7, 8.0)
    frozen = stage.grab().toImage()
    stage.show_lesson(session.moment(NOW + 27), timeline, showing, NOW + 27, 0.0)

    assert stage.prompt.text == "Press gently"
    assert (stage.ring.text, stage.state.text) == ("", "Carry on")
    assert stage.ring.isVisibleTo(stage)
    assert stage.ring.grab().toImage() != seconds
    assert stage.body.grab().toImage() == hands
    assert not stage.moves
    assert stage.grab().toImage() == frozen
    stage.show_lesson(session.moment(NOW + 27), timeline, showing.thaw(NOW + 27), NOW + 27, 0.0)
    assert (stage.ring.text, stage.state.text) == ("3", "Get ready")


def test_frozen_just_before_a_change_no_change_is_announced(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    timeline = Timeline.of(one_step("Press gently"))
    session = Session(timeline, Spot(0, 5.0), NOW)
    near = session.moment(NOW + 23)
    stage.show_lesson(near, timeline, Showing(), NOW, 8.0)
    assert stage.cue.isVisibleTo(stage)
    assert stage.next.text
    stage.show_lesson(near, timeline, Showing().freeze(near, NOW), NOW, 8.0)
    assert not stage.cue.isVisibleTo(stage)
    assert not stage.next.text


@pytest.mark.parametrize(("state", "said"), [("paused", "Paused"), ("confirm", "When ready")])
def test_frozen_while_time_stands_anyway_that_is_still_said(
    stage: AudienceStage, state: str, said: str
) -> None:
    stage.resize(1280, 720)
    keys = {"time": 0.0, "confirm": True} if state == "confirm" else {}
    timeline = Timeline.of(one_step("Press gently", **keys))
    session = Session(timeline, Spot(0, 5.0), NOW)
    kept = (session.pause(NOW + 1) if state == "paused" else session).moment(NOW + 9)
    stage.show_lesson(kept, timeline, Showing().freeze(kept, NOW + 9), NOW + 9, 8.0)

    assert stage.state.text == said


def test_a_layer_is_shown_that_the_teacher_chose(stage: AudienceStage) -> None:
    stage.resize(640, 360)
    timeline = Timeline.of(one_step("Press gently"))
    _, moment = next(moments(timeline, ("running",)))
    seen = []
    for layer in ("deep", "no such layer", ""):
        show(stage, moment, timeline, Showing(layer=layer))
        seen.append(stage.body.scene.layer)

    assert seen == ["deep", "superficial", "superficial"]


def test_a_spot_lies_where_the_teacher_points(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    timeline = Timeline.of(one_step("Press gently"))
    _, moment = next(moments(timeline, ("running",)))
    show(stage, moment, timeline)
    plain = stage.grab().toImage()
    show(stage, moment, timeline, Showing(spot=(300, 300)))
    changed = differing(plain, stage.grab().toImage())

    assert QRectF(changed).contains(stage.drawing_to_stage().map(QPointF(300, 300)))
    assert 60 < changed.width() < 120
    show(stage, moment, timeline)
    assert stage.grab().toImage() == plain


def test_a_pinned_region_is_outlined_and_named(stage: AudienceStage, atlas: Atlas) -> None:
    stage.resize(1280, 720)
    timeline = Timeline.of(one_step("Press gently"))
    _, moment = next(moments(timeline, ("running",)))
    show(stage, moment, timeline, Showing(pinned=("infraspinatus", "left")))

    names = [placed.label.text for placed in stage.body.marks.placed]
    assert names[-1] == atlas.names["infraspinatus"]
    assert len(names) <= 2
    show(stage, moment, timeline, Showing(pinned=("no such region", "left")))
    assert stage.body.marks.pinned is None


def test_beside_a_name_that_was_asked_for_what_to_keep_off_stays(stage: AudienceStage, atlas: Atlas) -> None:
    stage.resize(1280, 720)
    timeline = Timeline.of(one_step("Press gently", caution="Not on the spine."))
    _, moment = next(moments(timeline, ("running",)))
    show(stage, moment, timeline)
    assert [placed.words.replace("\n", " ") for placed in stage.body.marks.placed][1:] == ["Keep off"]
    show(stage, moment, timeline, Showing(pinned=("infraspinatus", "left")))

    names = [placed.words.replace("\n", " ") for placed in stage.body.marks.placed]
    assert names == [atlas.names["infraspinatus"], "Keep off"]


def differing(one: QImage, other: QImage) -> QRect:
    """The box around all that is different."""
    box = QRect()
    for y in range(one.height()):
        for x in range(0, one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                box = box.united(QRect(x, y, 1, 1))
    return box


# Time and colours -------------------------------------------------------------------------------------------


def test_its_theme_is_its_own(stage: AudienceStage) -> None:
    stage.resize(640, 360)
    seen_at(stage, Showing(), NOW)
    assert stage.grab().toImage().pixelColor(3, 3) == QColor(DARK.ground)
    stage.set_look(Look(LIGHT, motion=False))
    assert stage.grab().toImage().pixelColor(3, 3) == QColor(LIGHT.ground)


def test_it_moves_only_while_there_is_something_to_move(stage: AudienceStage) -> None:
    stage.resize(640, 360)
    stage.set_look(Look(DARK))
    seen_at(stage, Showing(), NOW)
    assert stage.moves
    stage.set_look(Look(DARK, motion=False))
    assert not stage.moves
    assert stage.settling_until() == -math.inf or stage.settling_until() <= NOW


def test_names_come_when_the_camera_stands(stage: AudienceStage) -> None:
    stage.resize(1280, 720)
    stage.set_look(Look(DARK))
    stage.show()
    seen_at(stage, Showing(), NOW)
    timeline = Timeline.of(one_step("Press gently", regions=("upper_spine",), technique=("strip",)))
    _, moment = next(moments(timeline, ("running",)))
    stage.show_lesson(moment, timeline, Showing(), NOW + 1, 0.0)
    assert stage.body.marks._opacity == 0
    assert stage.settling_until() > NOW + 1.7
    stage.show_lesson(moment, timeline, Showing(), NOW + 1.8, 0.8)
    assert stage.body.marks._opacity == 1


# The window -------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, atlas: Atlas, shared_art: BodyArt) -> AudienceWindow:
    made = AudienceWindow(shared_art, atlas, Look(LIGHT, motion=False))
    qtbot.addWidget(made)
    made.resize(640, 360)
    return made


def test_the_window_is_black_until_the_lesson_begins_and_after_it(window: AudienceWindow) -> None:
    timeline = Timeline.of(one_step("Press gently"))
    _, moment = next(moments(timeline, ("running",)))
    window.show()
    assert window.grab().toImage().pixelColor(320, 180).name() == "#000000"
    window.show_lesson(moment, timeline, Showing(), NOW, 9.0)
    assert window.stage.size() == window.size()
    assert window.grab().toImage().pixelColor(3, 3) == QColor(LIGHT.ground)
    window.clear()
    assert window.grab().toImage().pixelColor(3, 3).name() == "#000000"


def test_the_window_stays_out_of_the_way_of_keys_and_pointer(window: AudienceWindow) -> None:
    flags = window.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert window.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
    assert all(child.cursor().shape() == Qt.CursorShape.BlankCursor for child in window.findChildren(QWidget))
    # The program ends with the console, not with what the class sees.
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_only_who_closes_the_window_itself_is_told(window: AudienceWindow) -> None:
    told: list[bool] = []
    window.closed.connect(lambda: told.append(True))
    window.show()
    window.close()
    assert told == []

    class FromItsFrame(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    window.closeEvent(FromItsFrame())
    assert told == [True]


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=["16:9", "4:3"])
def test_no_label_stands_where_a_hand_comes_in_the_course_of_its_movement(
    stage: AudienceStage, routine: Routine, atlas: Atlas, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    timeline, named = Timeline.of(routine), 0
    for name, moment in moments(timeline, ("running",)):
        show(stage, moment, timeline)
        scene, view = stage.body.scene, stage.body.drawing_to_view()
        technique = atlas.techniques.get(scene.technique)
        if technique is None:
            continue
        lit = [(atlas.regions[region], side) for region, side in scene.lit]
        pills = [(each.text or each.label.text, each.pill) for each in stage.body.marks.placed]
        named += sum(each.label.kind != "no_go" for each in stage.body.marks.placed)
        for beat in range(8):
            seconds = technique.cycle * beat / 8
            for pose in Work.on(technique, lit, stand=scene.stand, turn=0).at(seconds):
                if pose.shape in COVERS:
                    hand = view.map(hand_box(pose))
                    over = [text for text, pill in pills if hand.intersects(pill)]
                    assert not over, f"{name}: {over} at beat {beat}"
    assert named > 0


def hand_box(pose: Pose) -> QPainterPath:
    """What a hand covers without its forearm, in drawing units."""
    left, top, right, bottom = COVERS[pose.shape]
    turn = QTransform.fromTranslate(pose.x * X_UNIT, pose.y * Y_UNIT)
    turn.rotate(pose.angle)
    turn.scale(-PER_MIL if pose.mirrored else PER_MIL, PER_MIL)
    path = QPainterPath()
    path.addRect(left, top, right - left, bottom - top)
    return turn.map(path)
