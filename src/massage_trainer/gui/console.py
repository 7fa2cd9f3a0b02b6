# SPDX-License-Identifier: MIT
"""The teacher's page: what the class sees, what to say, what comes next, one clock and Blank; everything else
is a key or a menu away. It opens no window and chooses no screen."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui import lesson_clock
from massage_trainer.gui.audience import AudienceStage
from massage_trainer.gui.body_art import LAYERS, BodyArt
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.console_face import ConsoleFace
from massage_trainer.gui.console_menus import Screens, more_menu, readable, screens_menu
from massage_trainer.gui.console_words import coming, layer_name, state_of
from massage_trainer.gui.keys import ACTIONS, KeyMap, spoken
from massage_trainer.gui.lesson_clock import KINDS, Kind
from massage_trainer.gui.look import Look
from massage_trainer.gui.practise import POINTER, SAID
from massage_trainer.gui.scene import scene_for
from massage_trainer.gui.stage import PROMPT_IN
from massage_trainer.gui.teacher_notes import Sheet, notes_of
from massage_trainer.gui.theme import Theme
from massage_trainer.gui.words import next_of, place_of, round_of, side_of
from massage_trainer.lesson import Plan, Showing
from massage_trainer.pacing import PACE_STEP, SHIFT, UNDO, Moment, Part, Session, Spot, Timeline

SPOT_AFTER = 0.3
"""Seconds after which a pointer on the body is meant to be seen by the class."""
ALARMS = ("pointer", "toast", "lesson clock")


class _Swap(NamedTuple):
    """Partners change places: the part that comes then, and whether the lesson ran before."""

    part: int
    ran: bool


def first_with_hands(timeline: Timeline) -> int:
    """The part from which a class practises again: the first work of hands, else the first work, else the
    first of all."""
    work = [index for index, part in enumerate(timeline.parts) if part.step.phase == "work"]
    hands = [index for index in work if timeline.parts[index].step.technique]
    return next(iter(hands or work), 0)


class ConsolePage(ConsoleFace):
    """Follows the conductor's session and holds what the class is shown otherwise.

    `asked` names what only the window can do (home, display, swap_screens, audience_windowed …);
    `screen_chosen` the name of a screen; `wanted` a setting and its value. `audience_changed` comes with
    every moment: `show_on` then draws it on another stage.
    """

    asked = Signal(str)
    finished = Signal(object)
    audience_changed = Signal()
    screen_chosen = Signal(str)
    wanted = Signal(str, object)

    def __init__(
        self,
        conductor: Conductor,
        art: BodyArt,
        atlas: Atlas,
        look: Look,
        parent: QWidget | None = None,
        *,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(art, atlas, look, parent)
        self._conductor, self._wall_clock = conductor, wall_clock
        self._showing = Showing()
        self._moment: Moment | None = None
        self._plan = Plan()
        self._kind: Kind = "remaining"
        self._ahead: int | None = None
        self._swap: _Swap | None = None
        self._swap_due: int | None = None
        self._begins = 0
        self._screens, self._where, self._seen = Screens(), "", True
        self._pointed_at = math.inf
        self._wakes_at: float | None = None
        self._stepped_at = self._pointer_until = self._toast_until = -math.inf
        self._said: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clock.clicked.connect(lambda: self.act("clock"))
        self.blank.clicked.connect(lambda: self.act("blank"))
        self.take.clicked.connect(lambda: self.act("take_class"))
        self.band.asked.connect(self._asked)
        self.band.part_chosen.connect(self._jump)
        self.steps.chosen.connect(lambda step: self._jump(self.timeline.first_part(step)))
        self.toast.taken_back.connect(lambda: self.act("undo"))
        conductor.changed.connect(self._follow)
        conductor.stepped.connect(self._step)
        conductor.woke.connect(self._woke)
        conductor.add_moving(self._moves_until)
        self.set_keys(KeyMap())

    # A lesson -------------------------------------------------------------------------------------------

    def begin(self, session: Session, planned_end: float | None = None) -> None:
        """Takes up a lesson where the session stands; it is the caller's to let time run.

        `planned_end` is a second of the conductor's clock. What waits for a condition waits for the teacher.
        """
        self._showing, self._plan = Showing(), Plan(planned_end)
        self._ahead = self._swap = self._swap_due = None
        self._begins = first_with_hands(session.timeline)
        self.steps.set_timeline(session.timeline)
        self.band.timeline.set_timeline(session.timeline)
        self.steps.hide()
        self.toast.hide()
        self._conductor.load(replace(session, caps=False))
        self.setFocus()

    @property
    def showing(self) -> Showing:
        """What the class is shown otherwise than the lesson's moment."""
        return self._showing

    @property
    def timeline(self) -> Timeline:
        """The lesson's parts."""
        session = self._conductor.session
        return session.timeline if session is not None else Timeline(())

    def show_on(self, stage: AudienceStage) -> None:
        """Draws on another stage what the class sees now."""
        if self._moment is not None and self._moment.part is not None:
            now = self._conductor.now()
            stage.show_lesson(self._moment, self.timeline, self._showing, now, now - self._stepped_at)

    def set_look(self, look: Look) -> None:
        """Another theme or size of the console."""
        self._said = ()
        super().set_look(look)
        self._conductor.tell()

    def set_class(self, theme: Theme, screens: Screens) -> None:
        """The colours the class sees, which screens there are, and for whom the picture is made."""
        self._class_theme, self._screens = theme, screens
        self.stage.set_look(self._look._replace(theme=theme))
        self.stage.set_back_row(screens.back_row)
        self._conductor.tell()

    def set_audience(self, where: str, size: QSize | None = None, *, seen: bool = True) -> None:
        """Where the class looks, in words, the size of that picture, and whether it can see it at all."""
        self._where, self._seen = where, seen
        if size is not None and size.height() > 0:
            self.picture.set_ratio(size.width() / size.height())
            self._arrange()
        self._conductor.tell()

    def set_keys(self, keys: KeyMap) -> None:
        """Which keys do what, to be named beside it."""
        self._keys = {action.name: spoken(found[0]) for action in ACTIONS if (found := keys.keys_of(action))}
        self.band.set_keys(self._keys)
        self._said = ()
        self._arrange()
        self._conductor.tell()

    # Following ------------------------------------------------------------------------------------------

    def _moves_until(self, now: float) -> float:
        moment, showing = self._moment, self._showing
        if not self.isVisible() or moment is None or moment.part is None:
            return -math.inf
        settles = self.stage.settling_until()
        if not self._look.motion:
            return settles
        still = showing.frozen is not None or showing.notice or moment.paused
        covered = showing.veil and now >= showing.easing_until()
        if not still and not covered and (self.stage.moves or moment.cue is not None):
            return math.inf
        return max(settles, self._stepped_at + PROMPT_IN, showing.easing_until())

    def _step(self, moment: Moment) -> None:
        self._stepped_at = self._conductor.now()
        if not self.isVisible():
            return
        part = moment.part
        if part is None:
            self.finished.emit(moment)
            return
        if self._ahead == moment.index:  # the lesson has come to what was looked at
            self._ahead = None
        if self._showing.frozen is None:  # what was pointed at belongs to the step before
            self._showing = self._showing._replace(spot=None, pinned=None)
        if part.step.swap and part.index_in_step == 0 and not moment.paused and self._swap is None:
            self._swap_due = moment.index
        self._announce(f"{part.step.prompt}. {side_of(part)}" if part.side else part.step.prompt)

    def _announce(self, words: str) -> None:
        """Tells a screen reader, if there is one."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _woke(self) -> None:
        if self.isVisible():
            self._say(self.tr("The computer was asleep; the lesson is paused where it was."))

    def _follow(self, moment: Moment) -> None:
        self._moment = moment
        if not self.isVisible() or moment.part is None:
            return
        due, self._swap_due = self._swap_due, None
        if due is not None:
            self._swap_places(due)
            return
        if self._swap is not None and not moment.paused:  # a remote's start, say: it goes on, then
            self._end_swap(go_on=True)
            return
        now = self._conductor.now()
        self.show_on(self.stage)
        self.audience_changed.emit()
        self._show_clock(moment, now)
        reading = self.steps.isVisible() or QApplication.activePopupWidget() is not None
        self._show_band(moment, shown=moment.paused or now < self._pointer_until or reading)
        self.steps.show_moment(moment, self._pace())
        self._say_all(moment)
        if self.toast.isVisible() and now >= self._toast_until:
            self.toast.hide()

    def _pace(self) -> float:
        session = self._conductor.session
        return session.pace if session is not None else 1.0

    def _show_clock(self, moment: Moment, now: float) -> None:
        wall = self._wall_clock()
        self.clock.show_reading(lesson_clock.reading(self._kind, moment, now, wall, self._plan))
        # While the lesson runs there is a beat each second; while it stands, only the clock asks for one.
        wake = lesson_clock.changes_at(self._kind, moment, now, wall, self._plan) if moment.paused else None
        if wake != self._wakes_at:
            self._wakes_at = wake
            self._conductor.wake_at("lesson clock", wake)

    def _show_band(self, moment: Moment, *, shown: bool) -> None:
        if shown == self.band.isHidden():
            self.band.setVisible(shown)
            self.hint.setVisible(not shown)
        session = self._conductor.session
        if session is not None and shown:
            frozen, white = self._showing.frozen is not None, self._showing.veil == "white"
            self.band.show_moment(moment, session.pace, session.mode, frozen=frozen, white=white)

    def _say_all(self, moment: Moment) -> None:
        """Sets words only where they have changed: this runs thirty times a second."""
        showing, ahead = self._showing, self._ahead_part()
        swap = None if self._swap is None else self.timeline.parts[self._swap.part]
        when, what = coming(moment, showing, swap, self._keys)
        unseen = "" if self._seen else self._where or self.tr("There is no screen for the class")
        state = state_of(showing, self._atlas.names, self._keys, unseen=unseen)
        near = moment.cue is not None and showing.frozen is None
        said = (state, when, what, near, moment.part, ahead, swap, self._where, self._screens)
        if said == self._said:
            return
        if self._said and state != self._said[0]:
            self._announce(". ".join(filter(None, (state.word, state.says))) or self.tr("Live"))
        self._said = said
        joint = " " if self._where.endswith(".") else " · "
        self.picture.show_state(state, joint.join(filter(None, (self._where, readable(self._screens)))))
        self.blank.setText(self._blank_words(black=showing.veil == "black"))
        self.blank.set_icon("live" if showing.veil == "black" else "blank")
        self.notes.show_sheet(self._sheet(moment, ahead, swap))
        self.coming.show_words(when, what, near=near)
        self.show_blank(black=showing.veil == "black")
        self.show_ahead(self._ahead_moment(), self.timeline, self._conductor.now(), self._screens.back_row)

    # What is said ---------------------------------------------------------------------------------------

    def _sheet(self, moment: Moment, ahead: Part | None, swap: Part | None) -> Sheet:
        part = ahead or swap or moment.part
        if part is None:
            return Sheet()
        place = " · ".join(filter(None, (place_of(part, self.timeline), side_of(part), round_of(part))))
        other = self.tr("After the swap") if swap is not None else ""
        if ahead is not None:
            other = self.tr("Looking ahead: only you see this")
        return Sheet(place, part.step.name, notes_of(part.step), other)

    def _ahead_part(self) -> Part | None:
        return None if self._ahead is None else self.timeline.parts[self._ahead]

    def _ahead_moment(self) -> Moment | None:
        """The beginning of the part that is looked at, as if the lesson were there."""
        if self._ahead is None:
            return None
        return Session(self.timeline, Spot(self._ahead), since=0.0, caps=False).moment(0.0)

    # Acting ---------------------------------------------------------------------------------------------

    def _asked(self, name: str) -> None:
        if not self.act(name):
            self.asked.emit(name)

    def act(self, name: str) -> bool:
        """Does what an action's name says; False if it is not this page's to do."""
        session = self._conductor.session
        if session is None:
            return False
        if self._swap is not None and name in ("press", "next", "previous"):
            self._end_swap(go_on=name != "previous")
            return True
        if self._showing.frozen is not None and name in ("next", "previous"):
            self._look_ahead(1 if name == "next" else -1)
            return True
        return self._steer(name, session) or self._show(name) or self._open(name)

    def _steer(self, name: str, session: Session) -> bool:
        """What changes the lesson."""
        do = self._conductor.do
        moment = session.moment(self._conductor.now())
        match name:
            case "press":
                do(Session.press)
            case "next":
                do(Session.next)
                if not moment.waiting:
                    self._offer_undo()
            case "previous":
                do(Session.previous)
            case "again":
                do(Session.again)
                self._offer_undo()
            case "undo":
                do(Session.undo)
                self.toast.hide()
            case "shift_forward" | "shift_back":
                seconds = SHIFT if name == "shift_forward" else -SHIFT
                do(lambda run, now: run.shift(now, seconds))
            case "faster" | "slower":
                change = PACE_STEP if name == "faster" else -PACE_STEP
                do(lambda run, now: run.with_pace(now, run.pace + change))
                self._touch()
            case "mode":
                do(lambda run, now: run.with_mode(now, "manual" if run.mode == "auto" else "auto"))
                self._touch()
            case "partner_swap" if self._swap is not None:
                self._end_swap(go_on=False)
            case "partner_swap":
                self._swap_places(self._begins)
            case _:
                return False
        return True

    def _show(self, name: str) -> bool:
        """What changes only what is seen."""
        now = self._conductor.now()
        match name:
            case "blank":
                self._show_class(self._showing.toggle_black(now))
            case "white":
                self._show_class(self._showing.toggle_white(now))
            case "freeze":
                self._freeze(now)
            case "take_class" if self._ahead is not None:
                self._take_class(self._ahead)
            case "layers":
                self._next_layer()
            case "up" | "down":
                self._next_region(1 if name == "down" else -1)
            case "clock":
                self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
                self._conductor.tell()
            case _:
                return False
        return True

    def _open(self, name: str) -> bool:
        """What opens over the page."""
        match name:
            case "steps":
                self._toggle_steps()
            case "screens":
                self.band.pop(self._screens_menu(), "screens")
            case "more":
                self.band.pop(self._more_menu(), "more")
            case _:
                return False
        return True

    def escape(self) -> bool:
        """Closes what is open, else leaves blank, freeze, the swap or the spotlight, one at a time; False if
        there was nothing. It never ends the lesson."""
        left = self._showing.escape(self._conductor.now())
        if self.steps.isVisible():
            self._toggle_steps()
        elif left != self._showing:
            if left.frozen is None:
                self._ahead = None
            self._show_class(left)
        elif self._swap is not None:
            self._end_swap(go_on=False)
        elif self._showing.pinned is not None:
            self._show_class(self._showing._replace(pinned=None))
        else:
            return False
        return True

    def _show_class(self, showing: Showing) -> None:
        self._showing = showing
        self._conductor.tell()

    # Freezing and looking ahead -------------------------------------------------------------------------

    def _freeze(self, now: float) -> None:
        moment = self._conductor.moment()
        if self._swap is not None:
            self._say(self.tr("The class is swapping places; go on first"))
        elif self._showing.frozen is not None:
            self._ahead = None
            self._show_class(self._showing.thaw(now))
        elif moment is not None and moment.part is not None:
            self._show_class(self._showing.freeze(moment, now))

    def _look_ahead(self, parts: int) -> None:
        """Turns only the teacher's own page: neither the class nor the lesson's time notice."""
        moment = self._conductor.moment()
        if moment is None or moment.part is None:
            return
        here = moment.index if self._ahead is None else self._ahead
        self._look_at(min(len(self.timeline.parts) - 1, max(0, here + parts)))

    def _look_at(self, part: int) -> None:
        moment = self._conductor.moment()
        self._ahead = None if moment is not None and part == moment.index else part
        self._conductor.tell()

    def _take_class(self, part: int) -> None:
        """The lesson goes to the part that was looked at, and the class sees it."""
        self._ahead = None
        self._showing = self._showing.thaw(self._conductor.now())
        self._conductor.do(lambda run, now: run.go_to(now, part))
        self._offer_undo()

    # Partners swap places -------------------------------------------------------------------------------

    def _swap_places(self, part: int) -> None:
        """The lesson waits while partners change places; the class reads what comes first."""
        session = self._conductor.session
        if session is None:
            return
        self._swap, self._ahead = _Swap(part, ran=not session.paused), None
        self._showing = self._showing.thaw(self._conductor.now())
        self._note_swap(part)
        self._conductor.do(Session.pause)

    def _note_swap(self, part: int) -> None:
        first = self.tr("First: {step}").format(step=next_of(self.timeline.parts[part]))
        notice = self.tr("Swap places") + "\n" + first
        self._showing = self._showing._replace(notice=notice, spot=None, pinned=None)

    def _end_swap(self, *, go_on: bool) -> None:
        swap, self._swap = self._swap, None
        if swap is None:
            return
        self._showing = self._showing._replace(notice="")
        if not go_on:
            self._conductor.do(lambda run, now: run.resume(now) if swap.ran else run)
            return
        session = self._conductor.session
        moment = self._conductor.moment()
        if session is not None and moment is not None and moment.index == swap.part and moment.into == 0:
            self._conductor.do(Session.resume)  # it had stopped right before this step
            return
        self._conductor.do(lambda run, now: run.go_to(now, swap.part))
        # Time runs only now: gone to while it ran, a step before which partners swap would ask once more.
        self._conductor.do(Session.resume)
        self._offer_undo()

    def _repeat_from(self, part: int) -> None:
        """The class practises from here, now and after each swap."""
        self._begins = part
        if self._swap is not None:
            self._jump(part)
            return
        self._conductor.do(lambda run, now: run.go_to(now, part))
        self._offer_undo()

    # Small things ---------------------------------------------------------------------------------------

    def _jump(self, part: int) -> None:
        """A part was chosen in the list or on the timeline: for the lesson, or only to be looked at."""
        if self._swap is not None:
            self._swap = self._swap._replace(part=part)
            self._note_swap(part)
            self._conductor.tell()
        elif self._showing.frozen is not None:
            self._look_at(part)
        else:
            self._conductor.do(lambda run, now: run.go_to(now, part))
            self._offer_undo()

    def _next_layer(self) -> None:
        order: Sequence[str] = ("", *LAYERS)
        layer = order[(order.index(self._showing.layer) + 1) % len(order)]
        self._say(self.tr("The class sees: {layer}").format(layer=layer_name(layer)))
        self._show_class(self._showing._replace(layer=layer))

    def _next_region(self, by: int) -> None:
        """Puts the spotlight on the next region of what the class sees; past the last it goes out."""
        moment = self._conductor.moment()
        if moment is None:
            return
        lit = scene_for(self._showing.shown(moment), self._atlas).lit
        places: Sequence[tuple[str, str] | None] = (None, *lit)
        pinned = self._showing.pinned
        here = places.index(pinned) if pinned in places else 0
        self._show_class(self._showing._replace(pinned=places[(here + by) % len(places)], spot=None))

    # The spotlight --------------------------------------------------------------------------------------

    def _on_body(self, at: QPointF) -> QPointF | None:
        """The point of the drawing under a point of the page, if that is on the body the class sees."""
        body = self.stage.body
        if self._showing.veil or self._showing.notice or not self._seen:
            return None
        if not body.rect().contains(body.mapFrom(self, at).toPoint()):
            return None
        back, possible = self.stage.drawing_to_stage().inverted()
        return back.map(self.stage.mapFrom(self, at)) if possible else None

    def _point_at(self, at: QPointF) -> None:
        """The class sees where the teacher's pointer lies on the body, once it has stayed there a little:
        on its way to a button it would only flit over the picture."""
        point, now = self._on_body(at), self._conductor.now()
        if point is None or self._showing.pinned is not None:
            self._pointed_at = math.inf
            self._spot(None)
            return
        self._pointed_at = min(self._pointed_at, now)
        if now - self._pointed_at >= SPOT_AFTER:
            self._spot((point.x(), point.y()))

    def _spot(self, spot: tuple[float, float] | None) -> None:
        if spot != self._showing.spot:
            self._show_class(self._showing._replace(spot=spot))

    def _pin(self, point: QPointF) -> None:
        """Keeps the spotlight on the region that was clicked; clicked again, or beside it, it goes out."""
        found = self._art.region_at(point, self.stage.body.scene.layer)
        pinned = None if found == self._showing.pinned else found
        self._show_class(self._showing._replace(spot=None, pinned=pinned))

    def _touch(self) -> None:
        """Brings up the controls for a moment, so that what was changed is seen."""
        self._pointer_until = self._conductor.now() + POINTER
        self._conductor.wake_at("pointer", self._pointer_until)
        self._conductor.tell()

    def _toggle_steps(self) -> None:
        self.steps.setVisible(self.steps.isHidden())
        self._place_overlays()
        if self.steps.isVisible():
            self.steps.raise_()
            self.steps.setFocus()
        else:
            self.setFocus()
        self._conductor.tell()

    def _offer_undo(self) -> None:
        moment = self._conductor.moment()
        if moment is not None and moment.part is not None:
            self._say(self.tr("Went to “{step}”").format(step=next_of(moment.part)), undo=True)

    def say(self, text: str) -> None:
        """Shows the teacher a line for some seconds."""
        self._say(text)

    def _say(self, text: str, *, undo: bool = False) -> None:
        self.toast.say(text, undo=undo)
        self._toast_until = self._conductor.now() + (UNDO if undo else SAID)
        self._place_overlays()
        self._conductor.wake_at("toast", self._toast_until)

    # Menus ----------------------------------------------------------------------------------------------

    def _screens_menu(self) -> QMenu:
        return screens_menu(
            self, self._look, self._screens, self._asked, self.screen_chosen.emit, self.wanted.emit
        )

    def _more_menu(self) -> QMenu:
        moment, now, wall = self._conductor.moment(), self._conductor.now(), self._wall_clock()
        ends = self._plan.ends
        return more_menu(
            self,
            self._look,
            ("clock", *self.band.left_out),
            self._keys,
            self._asked,
            timeline=self.timeline,
            begins=self._begins,
            repeat_from=self._repeat_from,
            wall=wall,
            rest=moment.remaining if moment is not None else 0.0,
            planned=None if ends is None else round(wall + ends - now),
            plan=self._plan_for,
        )

    def _plan_for(self, wall: float | None) -> None:
        """Plans to end at a time of day, or not."""
        now = self._conductor.now()
        self._plan = Plan(None if wall is None else now + wall - self._wall_clock())
        self._conductor.tell()

    # Qt -------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(event.position())
        self.pointer_moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._on_body(event.position())
        if event.button() != Qt.MouseButton.LeftButton or point is None:
            super().mousePressEvent(event)
            return
        self._pin(point)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._spot(None)

    def pointer_moved(self) -> None:
        """Somebody moved the pointer: the controls come up."""
        until = self._conductor.now() + POINTER
        if until - self._pointer_until < 0.2:
            return
        self._pointer_until = until
        self._conductor.wake_at("pointer", until)
        if not self.band.isVisible():
            self._conductor.tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        taken = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if not (taken and self.act("take_class")):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for alarm in ALARMS:  # what they would do is not to be seen any more
            self._conductor.wake_at(alarm, None)
        self._wakes_at = None
