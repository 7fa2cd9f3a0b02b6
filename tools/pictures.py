# SPDX-License-Identifier: MIT
"""Draws the README's pictures and contact sheets of the body: every step, technique, region, layer and theme;
with --all every part of a routine in every theme and size as well, for looking through.

The clock is a fixed one and the typeface comes as a package, so the same program gives the same pictures.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from massage_trainer import resources, settings
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.gui import fonts
from massage_trainer.gui.app import application, build
from massage_trainer.gui.awake import Awake
from massage_trainer.gui.body.body_art import LAYERS, BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.scene import scene_for
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.heat_map import HeatMap
from massage_trainer.gui.theme import SKIN_TONES, THEME_NAMES, THEMES, Theme
from massage_trainer.gui.window import Window
from massage_trainer.history import Answer, History, Practised, Run, Said
from massage_trainer.pacing import Session, Spot, Timeline
from massage_trainer.routine import Routine, Step
from massage_trainer.routine_format import read_routine
from massage_trainer.schedule import Grade, Instant
from massage_trainer.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "docs" / "pictures"
EVERY = ROOT / "build" / "pictures"
CONTACT = EVERY / "contact"
SIZES = ((1280, 800), (1920, 1080), (800, 600), (1024, 700), (700, 1000), (3840, 2160))


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


NOON = 1_773_316_800.0
"""A Thursday in March 2026: the day on which the pictures with dates are taken."""
PRACTISED = (80, 78, 73, 66, 64, 59, 52, 50, 45, 43, 38, 31, 29, 24, 22, 17, 15, 10, 8, 3, 1)
"""How many days before that there was practice."""


def practised(home: Path, routine: Routine, atlas: Atlas) -> None:
    """Fills a history with three months of a learner who comes back now and then."""
    chance = Random(5)
    history = History(home)
    parts = Timeline.of(routine).parts
    for number, days in enumerate(PRACTISED):
        at = NOON - days * 86400.0
        run = Run(number + 1, Instant(at), routine.id, routine.title, steps=len(routine.work))
        reached = len(parts) if chance.random() < 0.7 else chance.randrange(9, len(parts))
        for place, part in enumerate(parts[:reached]):
            step = part.step
            one_sided = part.side == "right" and chance.random() < 0.25
            seconds = 0.0 if one_sided else part.time * chance.uniform(0.9, 1.2)
            history.append_part(
                run,
                Practised(
                    place, step.id, Instant(at + place * 60), seconds, step.name, part.side,
                    atlas.expand(step.regions), step.technique, 1.0, not one_sided, step.phase,
                    part.parts_in_step,
                ),
            )  # fmt: skip
        for place, said in enumerate(chance.sample(("more", "same", "less", "same"), 3)):
            history.append_pressure(run, 7 + 2 * place, Instant(at + 500 + place), cast("Said", said))
        if chance.random() < 0.5:
            history.append_pause(run, Instant(at + 700), 40.0)
        if number % 4 == 0:
            history.append_note(run, Instant(at + 900), NOTES[number // 4 % len(NOTES)])
        history.append_end(run, Instant(at + 900), finished=reached == len(parts))
    for region in (
        "trapezius_upper",
        "trapezius_middle",
        "deltoid",
        "upper_spine",
        "rhomboids",
        "upper_neck",
    ):
        for days in (40, 30, 12, 2)[: chance.randrange(1, 5)]:
            grade: Grade = "good" if chance.random() < 0.8 else "again"
            history.append_answer(Answer(f"find:{region}", grade, Instant(NOON - days * 86400.0)))
    history.close()


NOTES = (
    "Softer on the left; more oil next time",
    "Table two fingers lower was easier on the back",
    "She fell asleep at the palm circles",
    "Ask about the neck first",
)


@dataclass
class Studio:
    """A window under a clock of its own."""

    window: Window
    clock: Clock

    def pass_time(self, seconds: float) -> None:
        """Lets time pass: in the end a frame with which a change begins, and long enough for it to settle."""
        for part in (seconds - 1.5, 0.75, 0.03, 0.72):
            self.clock.now += max(0.0, part)
            self.window.conductor.tell()
            QApplication.processEvents()

    def practise(self, part: int, seconds: float) -> None:
        """Shows a part of the run so many seconds after it began."""
        if self.window.page != "practise":
            self.window.home.begin()
            self.window.begin()
        self.window.conductor.do(Session.resume)
        self.window.conductor.do(lambda run, now: run.go_to(now, part))
        self.pass_time(seconds)

    def practise_all(self) -> None:
        """Goes through a whole run, as a learner does: waits are long, and the partner answers the card."""
        window, signs = self.window, iter(("more", "same", "less", "same", "same"))
        window.home.begin()
        window.begin()
        asked = -1
        while window.page == "practise":
            self.clock.now += 5.0
            window.conductor.tell()
            moment = window.conductor.moment()
            if moment is None or moment.part is None:
                continue
            if moment.card and moment.index != asked:
                asked = moment.index
                window.practise.act(f"pressure_{next(signs, 'same')}")
            if moment.state == "waiting" and moment.waited >= 15 + moment.index:
                window.conductor.do(Session.next)
        QApplication.processEvents()

    def review(self, *, recall: bool = False) -> None:
        """Shows the history."""
        self.window.review()
        for _ in range(3):
            QApplication.processEvents()
        if recall:
            self.window.findChildren(HeatMap)[0].show_kind("recall")
            QApplication.processEvents()

    def teach(self, part: int, seconds: float) -> None:
        """Shows a part of a lesson so many seconds after it began."""
        self.window.teach("upper-back", windowed=True)
        QApplication.processEvents()
        self.window.conductor.do(Session.resume)
        self.window.conductor.do(lambda run, now: run.go_to(now, part))
        self.pass_time(seconds)

    def recall(self, item: str, answer: str) -> None:
        """Shows a question about the routine with an answer given."""
        routine = self.window.home.routine
        assert routine is not None
        self.window.recall(routine)
        page = self.window.recalling
        page.ask(item, "find:teres", "avoid:no_go_spine", "technique:strip", "find:deltoid")
        self.pass_time(3.0)
        page.give(answer)
        self.pass_time(3.0)

    def save(self, file: Path) -> None:
        """Takes the picture."""
        save(self.window, file)


def save(widget: QWidget, file: Path) -> None:
    """Takes a picture of a widget."""
    QApplication.processEvents()
    file.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(file))
    print(file.relative_to(ROOT))


@contextmanager
def studio(size: tuple[int, int], *, history: bool = False, **values: object) -> Iterator[Studio]:
    """A window of a size with these settings; with a `history` of three months, if wanted."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if history:
            atlas = read_atlas(resources.folder("assets"))
            practised(home, read_routine(ROOT / "routines" / "upper-back.yaml", atlas), atlas)
        settings.save(home, replace(Settings(), **values))  # type: ignore[arg-type]  # from the one table
        clock = Clock()
        window = build(home, conductor=Conductor(clock), awake=Awake(wanted=False), wall_clock=lambda: NOON)
        window.resize(QSize(*size))
        window.show()
        QApplication.processEvents()
        yield Studio(window, clock)
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def readme() -> None:
    """The pictures that the README shows."""
    with studio((1280, 800), theme="dark", reduce_motion="off") as one:
        one.save(README / "home.png")
        one.practise(7, 24.0)
        one.save(README / "practise.png")
        one.practise(9, 30.0)
        one.window.conductor.do(Session.pause)
        one.save(README / "paused.png")
        one.window.go_home()
        one.recall("find:rhomboids", "levator_scapulae")
        one.save(README / "recall.png")
    with studio((1280, 800), theme="dark", reduce_motion="off") as one:
        one.practise_all()
        one.save(README / "end.png")
    with studio((1280, 800), theme="light", reduce_motion="off", history=True) as one:
        one.review()
        one.save(README / "history.png")
    with studio((1280, 800), theme="dark", reduce_motion="off", view="far", stands="2m") as one:
        one.practise(13, 44.0)
        one.save(README / "far.png")
    with studio((1280, 800), theme="light", reduce_motion="off") as one:
        one.practise(6, 70.0)
        one.save(README / "light.png")
    with studio((1280, 800), theme="dark", reduce_motion="off") as one:
        one.teach(7, 24.0)
        one.save(README / "console.png")
        room = one.window.classroom
        if room is not None and room.window is not None:
            # Off screen nothing stops a window from being larger than its screen.
            room.window.setGeometry(0, 0, 1280, 720)
            one.window.conductor.tell()
            save(room.window, README / "class.png")


def parts_of(one: Studio, routine: str) -> Iterator[tuple[str, QImage]]:
    """The window in the middle of each part of a run, with a name for each."""
    one.window.start(routine)
    one.window.begin()
    session = one.window.conductor.session
    for number, part in enumerate(session.timeline.parts if session is not None else ()):
        one.practise(number, part.lead_in + max(3.0, part.time * 0.4))
        QApplication.processEvents()
        yield f"{number:02}-{part.step.id}{part.side}", one.window.grab().toImage()


def every(routine: str) -> None:
    """Each page and part in each theme; each size once."""
    for theme in ("dark", "light", "high_contrast"):
        with studio((1280, 800), theme=theme, reduce_motion="off") as one:
            one.window.start(routine)
            one.save(EVERY / theme / "before.png")
            for name, image in parts_of(one, routine):
                file = EVERY / theme / f"{name}.png"
                image.save(str(file))
                print(file.relative_to(ROOT))
        with studio((1280, 800), theme=theme, reduce_motion="off", history=True) as one:
            one.practise_all()
            one.save(EVERY / theme / "end.png")
            for recall in (False, True):
                one.review(recall=recall)
                one.save(EVERY / theme / f"history{'-recall' if recall else ''}.png")
    for size in SIZES:
        for text in (100, 150):
            with studio(size, theme="light", reduce_motion="on", text_size=text) as one:
                folder = EVERY / f"{size[0]}x{size[1]}-{text}"
                one.save(folder / "home.png")
                for index in (1, 3, 7, 11):
                    one.practise(index, 14.0)
                    one.save(folder / f"{index:02}.png")
            with studio(size, theme="light", reduce_motion="on", text_size=text, history=True) as one:
                one.review()
                one.save(folder / "history.png")


# Contact sheets ---------------------------------------------------------------------------------------------

TILE = QSize(400, 440)
CAPTION = 26


@dataclass
class Sheet:
    """Small pictures with a line below each, in rows as wide as the first."""

    columns: int
    tile: QSize = TILE
    tiles: list[tuple[QImage, str]] = field(default_factory=list)

    def save(self, file: Path) -> None:
        """Puts them together."""
        rows = -(-len(self.tiles) // self.columns)
        tall = self.tile.height() + CAPTION
        sheet = QImage(self.columns * self.tile.width(), rows * tall, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.setFont(fonts.font(15))
        for number, (image, caption) in enumerate(self.tiles):
            x, y = number % self.columns * self.tile.width(), number // self.columns * tall
            painter.drawImage(QRect(QPoint(x, y), self.tile), image)
            below = QRect(x, y + self.tile.height(), self.tile.width(), CAPTION)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)
        painter.end()
        file.parent.mkdir(parents=True, exist_ok=True)
        sheet.save(str(file))
        print(file.relative_to(ROOT))


def body_picture(
    art: BodyArt, theme: Theme, step: Step, seconds: float, *, motion: bool = True, labels: bool = True
) -> QImage:
    """The body as a step shows it so many seconds after its time began."""
    atlas = art.atlas
    part = Timeline.of(Routine("one", "One", (step,))).parts[0]
    session = Session(Timeline((part,)), Spot(0, lead=part.lead_in), since=0.0)
    moment = session.moment(seconds)
    view = BodyView(art, atlas, Look(theme, 0.72, 0.72, motion))
    view.resize(TILE)
    view.show_parts(names=labels)
    view.set_scene(scene_for(moment, atlas), 0.0)
    view.frame(10.0, seconds)
    image = view.grab().toImage()
    view.deleteLater()
    return image


def turned(routine: str) -> None:
    """Each part turned, as givers at the head or the side see it; and in a small window with large text."""
    for name, size, text in (("turned", (1280, 800), 100), ("small", (700, 560), 150)):
        sheet = Sheet(4)
        with studio(size, theme="light", reduce_motion="off", text_size=text) as one:
            for turn in (90, 180, 270) if name == "turned" else (0, 180):
                one.window.start(routine)
                one.window.begin()
                one.window.practise.body.set_angle(turn, one.clock.now)
                for file, _ in parts_of(one, routine):
                    body = one.window.practise.body
                    if body.scene.lit:
                        image = (
                            body.grab()
                            .toImage()
                            .scaled(
                                sheet.tile,
                                Qt.AspectRatioMode.KeepAspectRatio,
                                Qt.TransformationMode.SmoothTransformation,
                            )
                        )
                        sheet.tiles.append((_on_tile(image, sheet.tile), f"{file} · {turn}°"))
        sheet.save(CONTACT / f"{name}.png")


def _on_tile(image: QImage, size: QSize) -> QImage:
    tile = QImage(size, QImage.Format.Format_RGB32)
    tile.fill(Qt.GlobalColor.white)
    painter = QPainter(tile)
    painter.drawImage((size.width() - image.width()) // 2, (size.height() - image.height()) // 2, image)
    painter.end()
    return tile


def contact_sheets(routine: str) -> None:
    """Everything that the body can show, for the eye to compare."""
    assets = resources.folder("assets")
    atlas = read_atlas(assets)
    art = BodyArt((assets / "body.svg").read_text(encoding="utf-8"), atlas)
    themes = [THEMES[name] for name in THEME_NAMES]

    layers = Sheet(6)
    for theme in themes:
        for layer in LAYERS:
            step = Step("look", "Look", layer=layer, time=60.0)
            layers.tiles.append((body_picture(art, theme, step, 1.0), f"{theme.name} · {layer}"))
        layers.tiles += [(QImage(), "")] * 2
    for tone in range(1, len(SKIN_TONES) + 1):
        step = Step("look", "Look", layer="skin", regions=("trapezius",), time=60.0)
        picture = body_picture(art, THEMES["light"]._replace(tone=tone), step, 1.0)
        layers.tiles.append((picture, f"skin tone {tone}"))
    layers.save(CONTACT / "layers.png")

    regions = Sheet(len(themes))
    for name in (*atlas.regions, *(group for group in atlas.groups if len(atlas.groups[group]) > 1)):
        first = atlas.expand((name,))[0]
        layer = atlas.regions[first].layer
        step = Step("look", "Look", regions=(name,), also=("deltoid",), layer=layer, time=60.0)
        for theme in themes:
            regions.tiles.append((body_picture(art, theme, step, 1.0), f"{name} · {theme.name}"))
    regions.save(CONTACT / "regions.png")

    for theme in themes:
        techniques = Sheet(5)
        for technique in atlas.techniques.values():
            where = technique.regions[:1] or ("trapezius",)
            step = Step("do", "Do", technique=(technique.id,), regions=where, caution="Gently.", time=60.0)
            for share in (0.1, 0.35, 0.6, 0.85):
                seconds = 12.0 + technique.cycle * share
                caption = f"{technique.id} · {share:.0%} of {technique.cycle:g} s"
                techniques.tiles.append((body_picture(art, theme, step, seconds, labels=False), caption))
            still = body_picture(art, theme, step, 12.0, motion=False)
            techniques.tiles.append((still, f"{technique.id} · still"))
        techniques.save(CONTACT / f"techniques-{theme.name}.png")

    for name in ("dark", "light", "high_contrast"):
        steps = Sheet(4, QSize(640, 400))
        with studio((1280, 800), theme=name, reduce_motion="off") as one:
            for file, image in parts_of(one, routine):
                small = image.scaled(steps.tile, mode=Qt.TransformationMode.SmoothTransformation)
                steps.tiles.append((small, file))
        steps.save(CONTACT / f"steps-{name}.png")


def main() -> None:
    """As the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every part, theme and size, into build/pictures")
    parser.add_argument("--routine", default="upper-back")
    options = parser.parse_args()
    application()
    if options.all:
        every(options.routine)
    else:
        readme()
        contact_sheets(options.routine)
        turned(options.routine)


if __name__ == "__main__":
    main()
