# SPDX-License-Identifier: MIT
"""What a teacher does to the lesson and to what the class is shown of it: steering, blank, freeze and looking
ahead, spotlight, partners who swap places. It draws nothing and knows no page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import LAYERS
from massage_trainer.gui.body.scene import scene_for
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.lesson.console_words import layer_name
from massage_trainer.gui.run.steering import Steering
from massage_trainer.gui.words import next_of
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Moment, Part, Session, Spot, Timeline


class Swap(NamedTuple):
    """Partners change places: the part that comes then, and whether the lesson ran before."""

    part: int
    ran: bool


def first_with_hands(timeline: Timeline) -> int:
    """The part from which a class practises again: the first work of hands, else the first work, else the
    first of all."""
    work = [index for index, part in enumerate(timeline.parts) if part.step.phase == "work"]
    hands = [index for index in work if timeline.parts[index].step.technique]
    return next(iter(hands or work), 0)


class Teaching(QObject):
    """Holds what the class is shown otherwise than the lesson's moment (`showing`), the part that only the
    teacher looks at (`ahead`), a swap of places that is under way (`swap`), and the part from which the class
    practises again (`begins`).

    `said` is a line for the teacher, and whether what it tells of can be taken back; `touched` comes when
    something changed that is to be seen among the controls; `undone` when what was said of a jump does not
    hold any more.
    """

    said = Signal(str, bool)
    touched = Signal()
    undone = Signal()

    def __init__(self, conductor: Conductor, atlas: Atlas, parent: QObject) -> None:
        super().__init__(parent)
        self._conductor, self._atlas = conductor, atlas
        self.showing = Showing()
        self.ahead: int | None = None
        self.swap: Swap | None = None
        self._swap_due: int | None = None
        self.begins = 0
        self._waited = False
        self.steering = Steering(conductor, self)
        self.steering.jumped.connect(self._offer_undo)
        self.steering.returned.connect(self.undone)
        self.steering.touched.connect(self.touched)

    def begin(self, timeline: Timeline) -> None:
        """Another lesson, of which nothing is kept from the class yet."""
        self.showing = Showing()
        self.ahead = self.swap = self._swap_due = None
        self.begins = first_with_hands(timeline)

    @property
    def timeline(self) -> Timeline:
        """The lesson's parts."""
        session = self._conductor.session
        return session.timeline if session is not None else Timeline(())

    @property
    def ahead_part(self) -> Part | None:
        """The part that only the teacher looks at."""
        return None if self.ahead is None else self.timeline.parts[self.ahead]

    @property
    def ahead_moment(self) -> Moment | None:
        """The beginning of the part that is looked at, as if the lesson were there."""
        if self.ahead is None:
            return None
        return Session(self.timeline, Spot(self.ahead), since=0.0, caps=False).moment(0.0)

    @property
    def swap_part(self) -> Part | None:
        """What comes after the swap that is under way, if one is."""
        return None if self.swap is None else self.timeline.parts[self.swap.part]

    # Following ------------------------------------------------------------------------------------------

    def stepped(self, moment: Moment) -> None:
        """Another part has been reached."""
        part = moment.part
        self.steering.stepped(waited=self._waited)
        if part is None:
            return
        if self.ahead == moment.index:  # the lesson has come to what was looked at
            self.ahead = None
        if self.showing.frozen is None:  # what was pointed at belongs to the step before
            self.showing = self.showing._replace(spot=None, pinned=None)
        if part.step.swap and part.index_in_step == 0 and not moment.paused and self.swap is None:
            self._swap_due = moment.index

    def follow(self, moment: Moment) -> bool:
        """Begins or ends a swap that is due; True if that made the moment another one."""
        self._waited = moment.waiting
        due, self._swap_due = self._swap_due, None
        if due is not None:
            self._swap_places(due)
        elif self.swap is not None and not moment.paused:  # a remote's start, say: it goes on, then
            self._end_swap(go_on=True)
        else:
            return False
        return True

    # Acting ---------------------------------------------------------------------------------------------

    def act(self, name: str) -> bool:
        """Does what an action's name says; False if it is none of a teacher's."""
        if self._conductor.session is None:
            return False
        if self.steering.hurried(name):
            return True
        if self.swap is not None and name in ("press", "next", "previous"):
            self._end_swap(go_on=name != "previous")
            return True
        if self.showing.frozen is not None and name in ("next", "previous"):
            self._look_ahead(1 if name == "next" else -1)
            return True
        return self.steering.act(name) or self._swap_partners(name) or self._show(name)

    def escape(self) -> bool:
        """Leaves blank, freeze, the swap or the spotlight, one at a time; False if there was nothing."""
        left = self.showing.escape(self._conductor.now())
        if left != self.showing:
            if left.frozen is None:
                self.ahead = None
            self.show_class(left)
        elif self.swap is not None:
            self._end_swap(go_on=False)
        elif self.showing.pinned is not None:
            self.show_class(self.showing._replace(pinned=None))
        else:
            return False
        return True

    def _swap_partners(self, name: str) -> bool:
        if name != "partner_swap":
            return False
        if self.swap is not None:
            self._end_swap(go_on=False)
        else:
            self._swap_places(self.begins)
        return True

    def _show(self, name: str) -> bool:
        """What changes only what is seen."""
        now = self._conductor.now()
        match name:
            case "blank":
                self.show_class(self.showing.toggle_black(now))
            case "white":
                self.show_class(self.showing.toggle_white(now))
            case "freeze":
                self._freeze(now)
            case "take_class" if self.ahead is not None:
                self._take_class(self.ahead)
            case "layers":
                self._next_layer()
            case "up" | "down":
                self._next_region(1 if name == "down" else -1)
            case _:
                return False
        return True

    def show_class(self, showing: Showing) -> None:
        """The class is shown otherwise."""
        self.showing = showing
        self._conductor.tell()

    # Freezing and looking ahead -------------------------------------------------------------------------

    def _freeze(self, now: float) -> None:
        moment = self._conductor.moment()
        if self.swap is not None:
            self.said.emit(self.tr("The class is swapping places; go on first"), False)
        elif self.showing.frozen is not None:
            self.ahead = None
            self.show_class(self.showing.thaw(now))
        elif moment is not None and moment.part is not None:
            self.show_class(self.showing.freeze(moment, now))

    def _look_ahead(self, parts: int) -> None:
        """Turns only the teacher's own page: neither the class nor the lesson's time notice."""
        moment = self._conductor.moment()
        if moment is None or moment.part is None:
            return
        here = moment.index if self.ahead is None else self.ahead
        self._look_at(min(len(self.timeline.parts) - 1, max(0, here + parts)))

    def _look_at(self, part: int) -> None:
        moment = self._conductor.moment()
        self.ahead = None if moment is not None and part == moment.index else part
        self._conductor.tell()

    def _take_class(self, part: int) -> None:
        """The lesson goes to the part that was looked at, and the class sees it."""
        self.ahead = None
        self.showing = self.showing.thaw(self._conductor.now())
        self.steering.go_to(part)

    # Partners swap places -------------------------------------------------------------------------------

    def _swap_places(self, part: int) -> None:
        """The lesson waits while partners change places; the class reads what comes first."""
        session = self._conductor.session
        if session is None:
            return
        self.swap, self.ahead = Swap(part, ran=not session.paused), None
        self.showing = self.showing.thaw(self._conductor.now())
        self._note_swap(part)
        self.steering.do(Session.pause)

    def _note_swap(self, part: int) -> None:
        first = self.tr("First: {step}").format(step=next_of(self.timeline.parts[part]))
        notice = self.tr("Swap places") + "\n" + first
        self.showing = self.showing._replace(notice=notice, spot=None, pinned=None)

    def _end_swap(self, *, go_on: bool) -> None:
        swap, self.swap = self.swap, None
        if swap is None:
            return
        self.showing = self.showing._replace(notice="")
        if not go_on:
            self.steering.do(lambda run, now: run.resume(now) if swap.ran else run)
            return
        session = self._conductor.session
        moment = self._conductor.moment()
        if session is not None and moment is not None and moment.index == swap.part and moment.into == 0:
            self.steering.do(Session.resume)  # it had stopped right before this step
            return
        # Time runs only then: gone to while it ran, a step before which partners swap would ask once more.
        self.steering.do(lambda run, now: run.pause(now).go_to(now, swap.part))
        self.steering.do(Session.resume)
        self._offer_undo()

    def repeat_from(self, part: int) -> None:
        """The class practises from here, now and after each swap."""
        self.begins = part
        if self.swap is not None:
            self.jump(part)
            return
        self.steering.go_to(part)

    # Going places, layers, regions -----------------------------------------------------------------------

    def jump(self, part: int) -> None:
        """A part was chosen in the list or on the timeline: for the lesson, or only to be looked at."""
        if self.swap is not None:
            self.swap = self.swap._replace(part=part)
            self._note_swap(part)
            self._conductor.tell()
        elif self.showing.frozen is not None:
            self._look_at(part)
        else:
            self.steering.go_to(part)

    def _next_layer(self) -> None:
        order: Sequence[str] = ("", *LAYERS)
        layer = order[(order.index(self.showing.layer) + 1) % len(order)]
        moment = self._conductor.moment()
        if moment is not None and layer == scene_for(self.showing.shown(moment), self._atlas).layer:
            # What the step shows anyway is no other layer.
            layer = order[(order.index(layer) + 1) % len(order)]
        self.said.emit(self.tr("The class sees: {layer}").format(layer=layer_name(layer)), False)
        self.show_class(self.showing._replace(layer=layer))

    def _next_region(self, by: int) -> None:
        """Puts the spotlight on the next region of what the class sees; past the last it goes out."""
        moment = self._conductor.moment()
        if moment is None:
            return
        lit = scene_for(self.showing.shown(moment), self._atlas).lit
        places: Sequence[tuple[str, str] | None] = (None, *lit)
        pinned = self.showing.pinned
        here = places.index(pinned) if pinned in places else 0
        self.show_class(self.showing._replace(pinned=places[(here + by) % len(places)], spot=None))

    def _offer_undo(self) -> None:
        moment = self._conductor.moment()
        if moment is not None and moment.part is not None:
            self.said.emit(self.tr("Went to “{step}”").format(step=next_of(moment.part)), True)
