# SPDX-License-Identifier: MIT
"""The first page: one routine and one Start, where a run was left, what this run leaves out, and the
other routines."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.first_page import FirstPage, Pixels
from massage_trainer.gui.controls import Button, Surface, lay_in_rows, room_for_picture
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Note, TextBlock
from massage_trainer.gui.words import about_minutes
from massage_trainer.problems import Refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from massage_trainer.atlas import Side
    from massage_trainer.gui.body.body_view import BodyView
    from massage_trainer.gui.body.scene import Scene
    from massage_trainer.gui.content import Content
    from massage_trainer.gui.routine_list import RoutineList
    from massage_trainer.library import Entry
    from massage_trainer.routine import Routine
    from massage_trainer.tailor import ForThisRun

MINUTES = (5, 8, 10, 12, 15, 20, 25, 30)
ATTEMPTS = (
    *((factor, True, True) for factor in (1.25, 1.1, 1.0, 0.9, 0.8)),
    (0.8, False, True),
    (0.7, False, True),
    (0.6, False, True),
    (0.6, False, False),
)
"""Type sizes to try, largest first, and whether the routine's description and the heading above this run's
wishes are there; they give way in this order."""
ROOM = 0.52, 0.38
"""What of the page the body has beside or above the words."""
SHOWN_BESIDE = 3
"""Other routines that are shown without scrolling."""


class HomePage(Surface):
    """Offers a run. `started` and `looked` carry the routine as it will be run and what that run
    does otherwise than its file says, `taught`, `studied` and `recalled` only the routine; `reviewed` asks
    for the history; `resumed` goes on where one was left; `broken` carries an entry that cannot be opened."""

    started = Signal(object, object)
    looked = Signal(object, object)
    taught = Signal(object)
    studied = Signal(object)
    recalled = Signal(object)
    reviewed = Signal()
    resumed = Signal()
    forgotten = Signal()
    asked = Signal(str)
    broken = Signal(object)

    def __init__(self, content: Content, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._content = content
        self._routine: Routine | None = None
        self._wish: ForThisRun | None = None
        self._kept: FirstPage | None = None
        self._picture: QImage | None = None
        self._lent: Pixels | None = None
        self._body: BodyView | None = None
        self._place = QRect()
        self._seen = False
        self._about = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer = TextBlock(self)
        self.go_on = Button("quiet", look, self.tr("Go on"), "play", self)
        self.not_now = Button("link", look, self.tr("Not this one"), parent=self)
        self.title = TextBlock(self)
        self.about = TextBlock(self)
        self.length = TextBlock(self)
        self.trouble = Note("alert", self)
        self.start = Button("primary", look, self.tr("Start"), "play", self)
        self.start.name(self.tr("Start"), "F5")
        self.look_through = Button("link", look, self.tr("Look through it first"), parent=self)
        self._make_rooms(look)
        self.this_run = TextBlock(self)
        self.this_run.set_text(self.tr("For this run only"))
        self.minutes = Button("chip", look, parent=self)
        self.leave_out = Button("chip", look, parent=self)
        self.sides = Button("chip", look, parent=self)
        self.others_title = TextBlock(self)
        self.others_title.set_text(self.tr("Other routines"))
        self._entries: list[Entry] = []
        self._air = 1.0
        self._others: RoutineList | None = None
        self.display = Button("icon", look, icon="display", parent=self)
        self.display.name(self.tr("How it looks"))
        self.keys = Button("icon", look, icon="keys", parent=self)
        self.keys.name(self.tr("Keys"), "?")
        self.start.clicked.connect(self.begin)
        self.look_through.clicked.connect(self._look_through)
        self.go_on.clicked.connect(self.resumed)
        self.not_now.clicked.connect(self._forget)
        self.minutes.clicked.connect(self._choose_minutes)
        self.leave_out.clicked.connect(self._choose_steps)
        self.sides.clicked.connect(self._choose_sides)
        self.display.clicked.connect(lambda: self.asked.emit("display"))
        # What is offered comes first, the picture to be walked through last.
        order = (
            self.go_on,
            self.not_now,
            self.start,
            self.look_through,
            self.minutes,
            self.leave_out,
            self.sides,
        )
        stops = (*order, *self._rooms(), self.display, self.keys)
        for one, two in pairwise(stops):
            self.setTabOrder(one, two)
        self.keys.clicked.connect(lambda: self.asked.emit("keys"))

    def _make_rooms(self, look: Look) -> None:
        self.study = Button("link", look, self.tr("Explore the body"), parent=self)
        self.recall = Button("link", look, self.tr("Recall"), parent=self)
        self.history = Button("link", look, self.tr("History"), parent=self)
        self.teach = Button("link", look, self.tr("Teach a class"), parent=self)
        self.history.hide()  # until there is something in it
        self.study.clicked.connect(self._study)
        self.recall.clicked.connect(self._recall)
        self.history.clicked.connect(self.reviewed)
        self.teach.clicked.connect(self._teach)

    def _rooms(self) -> tuple[Button, ...]:
        """What else there is to do, in the order in which one learns."""
        return self.study, self.recall, self.history, self.teach

    # What is offered ------------------------------------------------------------------------------------

    @property
    def routine(self) -> Routine | None:
        """The routine that Start starts, as its file says."""
        if self._kept is not None:  # somebody is quicker than the reading
            self.refresh()
        return self._routine

    @property
    def _run(self) -> ForThisRun:
        """What this run does otherwise than the routine's file says."""
        if self._wish is None:
            from massage_trainer.tailor import ForThisRun

            self._wish = ForThisRun()
        return self._wish

    @property
    def is_kept(self) -> bool:
        """Whether it still shows what was kept, and nothing has been read."""
        return self._kept is not None

    def show_kept(self, page: FirstPage, picture: Pixels) -> None:
        """Shows what it showed when it was kept, until it is refreshed; `picture` is that of the body, in
        device pixels. Once it is seen to have another size or look than it had then, it is refreshed."""
        self._kept, self._lent = page, picture  # Qt is lent the pixels, and does not keep them
        width, height = picture.width, picture.height
        self._picture = QImage(picture.data, width, height, QImage.Format.Format_RGB32)
        self.offer.set_text(page.offer)
        self.trouble.set_text(page.notice)
        self._tell()

    def refresh(self) -> None:
        """Reads anew which routines there are, and opens the first that can be read if none is open."""
        was_kept, self._kept = self.is_kept, None
        listing = self._content.library.listing()
        if self._routine is None:
            for entry in sorted(listing.entries, key=lambda each: each.id != "upper-back"):
                try:
                    self.open(self._content.library.read(entry.path))
                    break
                except Refused:
                    continue
        current = "" if self._routine is None else self._routine.path
        self._entries = [each for each in listing.entries if str(each.path) != current]
        if self._others is not None:
            self._others.show_entries(self._entries)
        elif was_kept:
            self._complete()  # with the body, not after it
        self.body.setVisible(True)
        self._arrange()

    @property
    def body(self) -> BodyView:
        """The body, lit where the routine works. It is not made before it is needed: a picture that was kept
        stands in its place until then."""
        if self._body is None:
            from massage_trainer.gui.body.body_view import BodyView

            if self.isVisible():  # a screen reader may ask at once what it is
                from massage_trainer.gui.body import region_access

                region_access.install()
            self._body = BodyView(self._content.art, self._content.atlas, self._look, self)
            self._picture = self._lent = None
            self._body.lower()  # words and cards that come up to it lie on it
            self._body.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt gives it no place in the order
            self.setTabOrder(self.keys, self._body)
            self._body.setGeometry(self._place)
        return self._body

    def room_of_body(self, size: QSize) -> QRect:
        """Where the body stands on a page of this size."""
        _, split, tall = room_for_picture(size, *ROOM)
        return QRect(0, 0, split, tall)

    @property
    def others(self) -> RoutineList:
        """The other routines. Their list is made when first needed, or after the page has been painted
        once: it is slow to make, and not what anybody looks at first."""
        if self._others is None:
            from massage_trainer.gui.routine_list import RoutineList

            self._others = RoutineList(self._content.library, self._look, self)
            self._others.chosen.connect(self._open)
            self._others.broken.connect(self.broken)
            self._others.show_entries(self._entries)
            self.setTabOrder(self.teach, self._others)
            self.setTabOrder(self._others, self.display)
            self._arrange()
        return self._others

    def _complete(self) -> None:
        if self._entries:
            self.others.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._seen = True
        if self._picture is not None and self._fits():
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            painter = QPainter(self)
            painter.drawImage(self._place.topLeft(), self._picture)
            painter.end()
        if self._others is None and self._entries:
            QTimer.singleShot(0, self, self._complete)

    def open(self, routine: Routine) -> None:
        """Shows a routine as the one to start."""
        self._kept = None
        self._routine, self._wish = routine, None
        self.body.set_scene(self._scene_of(routine), 0.0)
        self._tell()

    def _scene_of(self, routine: Routine) -> Scene:
        """The body with all lit that a routine works on."""
        from massage_trainer.atlas import SIDES
        from massage_trainer.gui.body.scene import Scene

        atlas = self._content.atlas
        regions = tuple(
            dict.fromkeys(
                region
                for step in routine.steps
                if step.phase == "work"
                for region in atlas.expand(step.regions)
                if atlas.regions[region].layer == "superficial"
            )
        )
        shown = [region for region in regions if not self._covered(region, regions)]
        return Scene(lit=tuple((region, side) for region in shown for side in SIDES), framed=regions)

    def _covered(self, region: str, others: tuple[str, ...]) -> bool:
        """Whether a region lies on a larger one: a working area upon a muscle, whose rim would disturb."""
        known = self._content.atlas.regions
        own = known[region].outlines["right"]
        middle = own.centre()
        larger = (known[each].outlines["right"] for each in others if each != region)
        return any(each.area() > own.area() and each.contains(middle, 4.0) for each in larger)

    def _open(self, entry: Entry) -> None:
        try:
            self.open(self._content.library.read(entry.path))
        except Refused:
            return
        self.refresh()

    def offer_resume(self, words: str) -> None:
        """Offers to go on with a run that was left; no words, no offer."""
        self.offer.set_text(words)
        self._arrange()

    def tell_study(self, due: int, *, anything_kept: bool) -> None:
        """Says how much there is to be recalled today, and whether there is a history to be seen."""
        said = self.tr("Recall · %n due", "", due) if due else self.tr("Recall")
        self.recall.setText(said)
        self.recall.name(said)
        self.history.setVisible(anything_kept)
        self._arrange()

    def notice(self, words: str) -> None:
        """Says something that is wrong and that the user should know."""
        self.trouble.set_text(words)
        self._arrange()

    def _forget(self) -> None:
        self.offer_resume("")
        self.forgotten.emit()

    def tailored(self) -> Routine | None:
        """The routine as this run will be."""
        from massage_trainer.tailor import CannotTailorError

        routine = self.routine
        if routine is None:
            return None
        try:
            return self._run.of(routine)
        except CannotTailorError:
            return routine

    def begin(self) -> None:
        """Starts what is offered."""
        routine = self.tailored()
        if routine is not None:
            self.started.emit(routine, self._run)

    def _look_through(self) -> None:
        routine = self.tailored()
        if routine is not None:
            self.looked.emit(routine, self._run)

    def _study(self) -> None:
        if self.routine is not None:
            self.studied.emit(self.routine)

    def _recall(self) -> None:
        if self.routine is not None:
            self.recalled.emit(self.routine)

    def _teach(self) -> None:
        routine = self.tailored()
        if routine is not None:
            self.taught.emit(routine)

    # This run -------------------------------------------------------------------------------------------

    def _change(self, run: ForThisRun) -> None:
        from massage_trainer.tailor import CannotTailorError

        if self.routine is None:
            return
        try:
            run.of(self.routine)
        except CannotTailorError as error:
            self.notice(str(error))
            return
        self._wish = run
        self.notice("")
        self._tell()

    def said(self) -> FirstPage | None:
        """What it says of the routine as it will be run; None if there is none. It is read for that, if that
        has not been done yet."""
        from massage_trainer.routine import expected_seconds

        run, routine = self.tailored(), self._routine
        if run is None or routine is None:
            return None
        return FirstPage(
            title=routine.title,
            about=routine.about,
            seconds=expected_seconds(run),
            steps=len(run.work),
            others=len(self._entries),
            offer=self.offer.text,
            notice=self.trouble.text,
        )

    def start_over(self) -> None:
        """Offers what it offers when the program is started."""
        self._routine = None
        self.notice("")
        self.refresh()

    def _tell(self) -> None:
        said = self._kept or self.said()
        if said is None:
            return
        self.title.set_text(said.title)
        self._about = said.about
        self.length.set_text(
            self.tr("{length} · {steps} steps with your hands").format(
                length=about_minutes(said.seconds), steps=said.steps
            )
        )
        wish = self._wish
        minutes, left_out, side = (wish.minutes, len(wish.without), wish.side) if wish else (None, 0, None)
        self.minutes.setText(
            self.tr("I have {minutes} min").format(minutes=minutes) if minutes else self.tr("Time as written")
        )
        self.leave_out.setText(
            self.tr("Without {count}").format(count=left_out) if left_out else self.tr("All steps")
        )
        sides = {"left": self.tr("Left only"), "right": self.tr("Right only"), None: self.tr("Both sides")}
        self.sides.setText(sides[side])
        for chip, name in (
            (self.minutes, self.tr("How much time I have")),
            (self.leave_out, self.tr("Leave steps out")),
            (self.sides, self.tr("Which side")),
        ):
            chip.name(f"{name}: {chip.text()}")
        self._arrange()

    def _choose_minutes(self) -> None:
        from massage_trainer.gui.menus import choice, menu_of

        menu = menu_of(self, self._look)
        run = self._run
        choice(
            menu, self.tr("Time as written"), run.minutes is None, self._changing(run._replace(minutes=None))
        )
        for minutes in MINUTES:
            wish = run._replace(minutes=minutes)
            text = self.tr("I have {minutes} min").format(minutes=minutes)
            action = choice(menu, text, run.minutes == minutes, self._changing(wish))
            action.setEnabled(self._possible(wish))
        self._pop(menu, self.minutes)

    def _possible(self, run: ForThisRun) -> bool:
        from massage_trainer.tailor import CannotTailorError

        try:
            return self.routine is not None and bool(run.of(self.routine).steps)
        except CannotTailorError:
            return False

    def _choose_steps(self) -> None:
        if self.routine is None:
            return
        from massage_trainer.gui.menus import choice, menu_of

        menu = menu_of(self, self._look)
        without = self._run.without
        for step in self.routine.work:
            wish = self._run._replace(without=without ^ {step.id})
            choice(menu, step.name, step.id not in without, self._changing(wish))
        self._pop(menu, self.leave_out)

    def _choose_sides(self) -> None:
        from massage_trainer.gui.menus import choice, menu_of

        menu = menu_of(self, self._look)
        sides: tuple[tuple[Side | None, str], ...] = (
            (None, self.tr("Both sides")),
            ("left", self.tr("Partner’s left only")),
            ("right", self.tr("Partner’s right only")),
        )
        for side, text in sides:
            choice(menu, text, self._run.side == side, self._changing(self._run._replace(side=side)))
        self._pop(menu, self.sides)

    def _changing(self, run: ForThisRun) -> Callable[[], None]:
        return lambda: self._change(run)

    @staticmethod
    def _pop(menu: QMenu, button: Button) -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        before, self._look = self._look, look
        if self._kept is not None and before.theme != look.theme:
            self.refresh()
        children: tuple[Button, ...] = (
            self.go_on, self.not_now, self.start, self.look_through, *self._rooms(),
            self.minutes, self.leave_out, self.sides, self.display, self.keys,
        )  # fmt: skip
        for child in children:
            child.set_look(look)
        for made in (self._body, self._others):
            if made is not None:
                made.set_look(look)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def _style_headings(self) -> None:
        for heading in (self.this_run, self.others_title):
            heading.set_style(self._look.font("small", bold=True), self._look.colour("text_second"))

    def _style(self, factor: float) -> None:
        # Where text has to shrink, the air between it goes first.
        self._air = 1.0 if factor >= 0.9 else max(0.35, 2 * factor - 0.8)
        look = self._look
        text, second = look.colour("text"), look.colour("text_second")
        self.title.set_style(look.font("prompt", bold=True, factor=factor), text, pitch=1.15, balanced=True)
        self.about.set_style(look.font("lead", factor=factor), second, pitch=1.35)
        self.length.set_style(look.font("lead", bold=True, factor=factor), text, pitch=1.3)
        self.offer.set_style(look.font("text", bold=True, factor=factor), text, pitch=1.3)
        self.trouble.set_style(look.font("text", factor=factor), text, pitch=1.35)
        self.trouble.set_ink(look.colour("no_go"))

    def _arrange(self) -> None:
        if self.width() < 50 or not self.isVisible():
            return  # much is said before it is shown, and setting text is slow
        look = self._look
        self._style_headings()
        wide, split, tall = room_for_picture(self.size(), *ROOM)
        margin = look.px(48) if wide else look.px(28)
        self._place = QRect(0, 0, split, tall)
        if self._body is not None:
            self._body.setGeometry(self._place)
        elif self._kept is not None and not self._fits() and not self._will_grow():
            self.refresh()
            return
        x = split if wide else margin
        width = self.width() - x - margin
        top = 0 if wide else tall
        side = self.keys.sizeHint()
        corner = self.width() - margin // 2 - side.width()
        self.keys.setGeometry(corner, margin // 4, side.width(), side.height())
        self.display.setGeometry(corner - side.width(), margin // 4, side.width(), side.height())
        others = self._kept.others if self._kept is not None else len(self._entries)
        bottom = self.height() - margin // 2
        list_tall = look.card_height() * min(SHOWN_BESIDE, others) if others else 0
        heading = self.others_title.height_for(width) + look.px(8) if others else 0
        first = top + (max(side.height() + margin // 2, margin) if wide else look.px(8))
        room = bottom - first - list_tall - heading
        for factor, with_about, with_heading in ATTEMPTS:
            self.about.set_text(self._about if with_about else "")
            self.this_run.setVisible(with_heading)
            self._style(factor)
            need = self._flow(x, 0, width, place=False)
            if need <= room:
                break
        if need > room and others:
            list_tall = max(look.card_height(), list_tall - (need - room))
            heading = 0  # a card of another routine says for itself what it is
        free = bottom - list_tall - heading - first - need
        self._flow(x, first + max(0, min(look.px(90), free // 2)), width, place=True)
        self.others_title.setVisible(heading > 0)
        self.others_title.setGeometry(x, bottom - list_tall - heading, width, heading)
        if self._others is not None:
            self._others.setVisible(others > 0)
            self._others.setGeometry(x - look.px(8), bottom - list_tall, width + look.px(16), list_tall)

    def _will_grow(self) -> bool:
        """Whether a window that is to fill its screen has not done so yet."""
        filling = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
        return not self._seen and bool(self.window().windowState() & filling)

    def _fits(self) -> bool:
        """Whether the picture kept is the one that belongs here."""
        room = self._place.size() * self.devicePixelRatioF()
        return self._picture is not None and self._picture.size() == room

    def _flow(self, x: int, y: int, width: int, *, place: bool) -> int:
        """Lays the column out from `y`, or only measures it; returns its height."""
        look, start = self._look, y

        def air(pixels: float) -> int:
            return round(look.px(pixels) * self._air)

        offered = bool(self.offer.text)
        for widget in (self.offer, self.go_on, self.not_now):
            widget.setVisible(offered)
        if offered:
            y = self._block(self.offer, x, y, width, place=place) + air(4)
            y += lay_in_rows((self.go_on, self.not_now), x, y, width, look, place=place) + air(28)
        y = self._block(self.title, x, y, width, place=place) + air(10)
        if self.about.text:
            y = self._block(self.about, x, y, width, place=place) + air(12)
        y = self._block(self.length, x, y, width, place=place) + air(24)
        self.trouble.setVisible(bool(self.trouble.text))
        if self.trouble.text:
            y = self._block(self.trouble, x, y, width, place=place) + air(16)
        y += lay_in_rows((self.start, self.look_through), x, y, width, look, place=place) + air(26)
        if not self.this_run.isHidden():
            y = self._block(self.this_run, x, y, width, place=place) + air(6)
        y += lay_in_rows((self.minutes, self.leave_out, self.sides), x, y, width, look, place=place) + air(12)
        rooms = [each for each in self._rooms() if not each.isHidden()]
        y += lay_in_rows(rooms, x, y, width, look, place=place)
        return y - start + air(24)

    @staticmethod
    def _block(block: TextBlock, x: int, y: int, width: int, *, place: bool) -> int:
        tall = block.height_for(width)
        if place:
            block.setGeometry(x, y, width, tall)
        return y + tall
