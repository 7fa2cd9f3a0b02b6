# SPDX-License-Identifier: MIT
"""The teacher's page: what the class sees, what to say, what comes next, one clock and Blank; everything else
is a key or a menu away. It opens no window and chooses no screen."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.keys import ACTIONS, KeyMap, spoken
from massage_trainer.gui.lesson import lesson_clock
from massage_trainer.gui.lesson.audience import AudienceStage
from massage_trainer.gui.lesson.console_face import ConsoleFace
from massage_trainer.gui.lesson.console_menus import Screens, more_menu, readable, screens_menu
from massage_trainer.gui.lesson.console_words import coming, state_of
from massage_trainer.gui.lesson.lesson_clock import KINDS, Kind
from massage_trainer.gui.lesson.teacher_notes import Sheet, notes_of
from massage_trainer.gui.lesson.teaching import Teaching
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.on_demand import ALARMS, OnDemand
from massage_trainer.gui.run.stage import PROMPT_IN
from massage_trainer.gui.theme import Theme
from massage_trainer.gui.words import place_of, round_of, side_of
from massage_trainer.lesson import Plan, Showing
from massage_trainer.pacing import Moment, Part, Session, Timeline

SPOT_AFTER = 0.3
"""Seconds after which a pointer on the body is meant to be seen by the class."""


class ConsolePage(ConsoleFace):
    """Follows the conductor's session and holds what the class is shown otherwise.

    `asked` names what only the window can do (home, display, swap_screens, audience_windowed …);
    `gone_on` comes when the place that was offered is taken;
    `screen_chosen` the name of a screen; `wanted` a setting and its value. `audience_changed` comes with
    every moment: `show_on` then draws it on another stage.
    """

    asked = Signal(str)
    finished = Signal(object)
    audience_changed = Signal()
    screen_chosen = Signal(str)
    shown_again = Signal()
    gone_on = Signal()
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
        self.teaching = Teaching(conductor, atlas, self)
        self._moment: Moment | None = None
        self._plan = Plan()
        self._kind: Kind = "remaining"
        self._screens, self._where, self._seen = Screens(), "", True
        self._pointed_at = math.inf
        self._wakes_at: float | None = None
        self._stepped_at = -math.inf
        self._on_demand = OnDemand(conductor, self, self.steps, self.toast, self._place_overlays, self.band)
        self._said: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clock.clicked.connect(lambda: self.act("clock"))
        self.blank.clicked.connect(self._blank_or_back)
        self.take.clicked.connect(lambda: self.act("take_class"))
        self.band.asked.connect(self._asked)
        self.band.part_chosen.connect(self.teaching.jump)
        self.steps.chosen.connect(lambda step: self.teaching.jump(self.timeline.first_part(step)))
        self.teaching.said.connect(self._say)
        self.teaching.touched.connect(self._on_demand.touch)
        self.teaching.undone.connect(self.toast.hide)
        self.toast.taken_back.connect(lambda: self.act("undo"))
        self.toast.gone_on.connect(self.gone_on)
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
        self._plan = Plan(planned_end)
        self.teaching.begin(session.timeline)
        self.steps.set_timeline(session.timeline)
        self.band.timeline.set_timeline(session.timeline)
        self._on_demand.begin()
        self._conductor.load(replace(session, caps=False))
        self.teaching.steering.begin()
        self.setFocus()

    def offer_to_go_on(self, step: str) -> None:
        """Offers to begin in the step in which this lesson was left, until it is begun."""
        self._on_demand.offer(self.tr("This lesson was left in “{step}”.").format(step=step))

    @property
    def showing(self) -> Showing:
        """What the class is shown otherwise than the lesson's moment."""
        return self.teaching.showing

    @property
    def planned_end(self) -> float | None:
        """When the lesson is meant to be over, as a second of its clock."""
        return self._plan.ends

    @property
    def timeline(self) -> Timeline:
        """The lesson's parts."""
        return self.teaching.timeline

    def show_on(self, stage: AudienceStage) -> None:
        """Draws on another stage what the class sees now."""
        if self._moment is not None and self._moment.part is not None:
            now = self._conductor.now()
            stage.show_lesson(self._moment, self.timeline, self.showing, now, now - self._stepped_at)

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
        self.notes.set_key(self._keys.get("notes", ""))
        self._said = ()
        self._arrange()
        self._conductor.tell()

    # Following ------------------------------------------------------------------------------------------

    def _moves_until(self, now: float) -> float:
        moment, showing = self._moment, self.showing
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
        self.teaching.stepped(moment)
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
        if self.teaching.follow(moment):
            return
        if not moment.paused or moment.index > 0:
            self._on_demand.withdraw()
        now = self._conductor.now()
        self.show_on(self.stage)
        self.audience_changed.emit()
        self._show_clock(moment, now)
        self._show_band(moment, shown=self._on_demand.wants_controls(moment))
        self.steps.show_moment(moment, self._pace())
        self._say_all(moment)
        self._on_demand.forget_what_is_past()

    def _pace(self) -> float:
        session = self._conductor.session
        return session.pace if session is not None else 1.0

    def _show_clock(self, moment: Moment, now: float) -> None:
        wall = self._wall_clock()
        self.clock.show_reading(lesson_clock.reading(self._kind, moment, now, wall, self._plan))
        # While the lesson runs there is a beat each second; while it stands, only what is shown here asks
        # for one: the clock, and for how long the class has seen a frozen picture.
        wake = None
        if moment.paused:
            wakes = [lesson_clock.changes_at(self._kind, moment, now, wall, self._plan)]
            if self.showing.frozen is not None:
                wakes.append(now + 1.01 - (now - self.showing.kept_since) % 1.0)
            wake = min((each for each in wakes if each is not None), default=None)
        if wake != self._wakes_at:
            self._wakes_at = wake
            self._conductor.wake_at("lesson clock", wake)

    def _show_band(self, moment: Moment, *, shown: bool) -> None:
        if shown == self.band.isHidden():
            self.band.setVisible(shown)
            self.hint.setVisible(not shown)
            self._place_overlays()
        session = self._conductor.session
        if session is not None and shown:
            frozen, white = self.showing.frozen is not None, self.showing.veil == "white"
            self.band.show_moment(moment, session.pace, session.mode, frozen=frozen, white=white)

    def _say_all(self, moment: Moment) -> None:
        """Sets words only where they have changed: this runs thirty times a second."""
        showing, ahead, swap = self.showing, self.teaching.ahead_part, self.teaching.swap_part
        when, what = coming(moment, showing, swap, self._keys)
        unseen = "" if self._seen else self._where or self.tr("There is no screen for the class")
        now = self._conductor.now()
        state = state_of(showing, self._atlas.names, self._keys, now=now, unseen=unseen)
        near = moment.cue is not None and showing.frozen is None
        # How long it has been frozen changes each second, and nothing else with it.
        lasting = state._replace(lasts="")
        said = (lasting, when, what, near, moment.part, ahead, swap, self._where, self._screens)
        anew = said != self._said
        if anew or state.lasts != self.picture.state.lasts:
            joint = " " if self._where.endswith(".") else " · "
            self.picture.show_state(state, joint.join(filter(None, (self._where, readable(self._screens)))))
        if not anew:
            return
        if self._said and lasting != self._said[0]:
            self._announce(". ".join(filter(None, (state.word, state.says))) or self.tr("Live"))
        self._said = said
        self.notes.show_sheet(self._sheet(moment, ahead, swap))
        self.coming.show_words(when, what, near=near)
        self.show_blank(black=showing.veil == "black", again="" if self._seen else self._again())
        self.show_ahead(self.teaching.ahead_moment, self.timeline, now, self._screens.back_row)

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

    # Acting ---------------------------------------------------------------------------------------------

    def _asked(self, name: str) -> None:
        if not self.act(name):
            self.asked.emit(name)

    def act(self, name: str) -> bool:
        """Does what an action's name says; False if it is not this page's to do."""
        return self._conductor.session is not None and (self.teaching.act(name) or self._open(name))

    def _blank_or_back(self) -> None:
        if self._seen:
            self.act("blank")
        else:
            self.shown_again.emit()

    def _again(self) -> str:
        screens = self._screens
        if screens.chosen in screens.names and not screens.windowed and len(screens.names) > 1:
            return self.tr("Show it again on {name}").format(name=screens.chosen)
        return self.tr("Show it again in a window")

    def _open(self, name: str) -> bool:
        """What changes or opens only on this page."""
        match name:
            case "clock":
                self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
                self._conductor.tell()
            case "notes":
                self.notes.turn_page()
            case "steps":
                self._on_demand.toggle_steps()
            case "screens":
                self.band.pop(self._screens_menu(), "screens")
            case "more":
                self.band.pop(self._more_menu(), "more")
            case _:
                return False
        return True

    def escape(self) -> bool:
        """Closes what is open, else leaves what the class is kept from, one thing at a time; False if there
        was nothing. It never ends the lesson."""
        return self._on_demand.close_steps() or self.teaching.escape()

    # The spotlight --------------------------------------------------------------------------------------

    def _on_body(self, at: QPointF) -> QPointF | None:
        """The point of the drawing under a point of the page, if that is on the body the class sees."""
        body = self.stage.body
        if self.showing.veil or self.showing.notice or not self._seen:
            return None
        if not body.rect().contains(body.mapFrom(self, at).toPoint()):
            return None
        back, possible = self.stage.drawing_to_stage().inverted()
        return back.map(self.stage.mapFrom(self, at)) if possible else None

    def _point_at(self, at: QPointF) -> None:
        """The class sees where the teacher's pointer lies on the body, once it has stayed there a little:
        on its way to a button it would only flit over the picture."""
        point, now = self._on_body(at), self._conductor.now()
        if point is None or self.showing.pinned is not None:
            self._pointed_at = math.inf
            self._spot(None)
            return
        self._pointed_at = min(self._pointed_at, now)
        if now - self._pointed_at >= SPOT_AFTER:
            self._spot((point.x(), point.y()))

    def _spot(self, spot: tuple[float, float] | None) -> None:
        if spot != self.showing.spot:
            self.teaching.show_class(self.showing._replace(spot=spot))

    def _pin(self, point: QPointF) -> None:
        """Keeps the spotlight on the region that was clicked; clicked again, or beside it, it goes out."""
        found = self._art.region_at(point, self.stage.body.scene.layer)
        pinned = None if found == self.showing.pinned else found
        self.teaching.show_class(self.showing._replace(spot=None, pinned=pinned))

    def say(self, text: str) -> None:
        """Shows the teacher a line for some seconds."""
        self._say(text)

    def _say(self, text: str, undo: bool = False) -> None:
        self._on_demand.say(text, undo=undo)

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
            ("clock", *(("notes",) if self.notes.overflows else ()), *self.band.left_out),
            self._keys,
            self._asked,
            timeline=self.timeline,
            begins=self.teaching.begins,
            repeat_from=self.teaching.repeat_from,
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
        self._on_demand.pointer_moved(shown=self.band.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.teaching.steering.stamp(event.timestamp())
        taken = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if not (taken and self.act("take_class")):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for alarm in (*ALARMS, "lesson clock"):  # what they would do is not to be seen any more
            self._conductor.wake_at(alarm, None)
        self._wakes_at = None
