# SPDX-License-Identifier: MIT
"""The page on which a routine runs: the stage, and on demand everything that steers it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import LAYERS, BodyArt, Layer
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.band import ControlBand
from massage_trainer.gui.run.cue import SHARE, CueBand
from massage_trainer.gui.run.on_demand import OnDemand
from massage_trainer.gui.run.overlays import Fade, PressureCard, Toast
from massage_trainer.gui.run.stage import PROMPT_IN, Stage, View
from massage_trainer.gui.run.steering import Steering
from massage_trainer.gui.run.step_list import StepList
from massage_trainer.gui.words import next_of, side_of
from massage_trainer.pacing import Moment, Session, Timeline


class PractisePage(QWidget):
    """Follows the conductor's session. `asked` names what only the window can do (home, display, full
    screen …); `answered` carries the partner's sign: more, same, less or stop. `last_said` is the one before,
    which the card reminds of."""

    asked = Signal(str)
    answered = Signal(str)
    finished = Signal(object)

    def __init__(
        self, conductor: Conductor, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conductor, self._look = conductor, look
        self._steering = Steering(conductor, self)
        self._moment: Moment | None = None
        self._stepped_at = -math.inf
        self._locked = False
        self.last_said = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stage = Stage(art, atlas, look, self)
        self.fade = Fade(look, self)
        self.cue = CueBand(look, self)
        self.card = PressureCard(look, self)
        self.band = ControlBand(look, self)
        self.steps = StepList(look, self)
        self.toast = Toast(look, self)
        self._on_demand = OnDemand(conductor, self, self.steps, self.toast, self._place_overlays, self.band)
        self.band.hide()
        self.stage.pressed.connect(lambda: self.act("press"))
        self.card.answered.connect(self._hear)
        self.band.asked.connect(self._asked)
        self.band.part_chosen.connect(self._jump)
        self.steps.chosen.connect(self._go_to_step)
        self._steering.jumped.connect(self._offer_undo)
        self._steering.returned.connect(self.toast.hide)
        self._steering.touched.connect(self._on_demand.touch)
        self.toast.taken_back.connect(lambda: self.act("undo"))
        conductor.changed.connect(self._follow)
        conductor.stepped.connect(self._step)
        conductor.woke.connect(self._woke)
        conductor.add_moving(self._moves_until, self._move)

    # A run ----------------------------------------------------------------------------------------------

    def begin(self, session: Session) -> None:
        """Takes up a run where the session stands; it is the caller's to let time run."""
        self.steps.set_timeline(session.timeline)
        self.band.set_timeline(session.timeline)
        self._on_demand.begin()
        self.stage.forget()
        self.last_said = ""
        self._conductor.load(session)
        self._steering.begin()
        self.setFocus()

    @property
    def body(self) -> BodyView:
        """The picture of the body."""
        return self.stage.body

    @property
    def view(self) -> View:
        """Near or far."""
        return self.stage.view

    def set_view(self, view: View, metres: float) -> None:
        """Reads at the desk, or from so many metres away."""
        self.stage.set_view(view, metres)
        self.card.grow(1.15 if view == "desk" else 1.9)
        self._conductor.tell()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for child in (self.stage, self.fade, self.cue, self.card, self.band, self.steps, self.toast):
            child.set_look(look)
        self._conductor.tell()
        self._arrange()

    # Following ------------------------------------------------------------------------------------------

    def _moves_until(self, _now: float) -> float:
        moment = self._moment
        if not self.isVisible() or not self._look.motion or moment is None:
            return self.body.settling_until() if self.isVisible() else -math.inf
        if not moment.paused and moment.part is not None and (self.body.moves or moment.cue is not None):
            return math.inf
        return max(self.body.settling_until(), self._stepped_at + PROMPT_IN)

    def _move(self, now: float, since: float) -> bool:
        """Moves the picture on by itself, where nothing else looks different yet."""
        moment = self._moment
        if moment is None or moment.state != "running" or moment.paused or moment.cue is not None:
            return False
        if not self.isVisible() or now - self._stepped_at < 2 * PROMPT_IN:
            return False
        return self.stage.move_on(now, moment.into, moment.into + since)

    def _step(self, moment: Moment) -> None:
        self._stepped_at = self._conductor.now()
        self._steering.stepped(waited=self._moment is not None and self._moment.waiting)
        if not self.isVisible():
            return
        if moment.part is None:
            self.finished.emit(moment)
        elif QAccessible.isActive():
            step, side = moment.part.step, side_of(moment.part)
            words = f"{step.prompt}. {side}" if side else step.prompt
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _woke(self) -> None:
        self._say(self.tr("The computer was asleep; the routine is paused where it was."))

    def _timeline(self) -> Timeline:
        session = self._conductor.session
        return session.timeline if session is not None else Timeline(())

    def _pace(self) -> float:
        session = self._conductor.session
        return session.pace if session is not None else 1.0

    def _follow(self, moment: Moment) -> None:
        self._moment = moment
        if not self.isVisible() or moment.part is None:
            return
        now = self._conductor.now()
        self.stage.show_moment(moment, self._timeline(), now, now - self._stepped_at)
        self.cue.show_moment(moment)
        if moment.card != self.card.isVisible():
            self.card.ask(self.last_said)
            self.card.setVisible(moment.card)
            self.card.raise_()
        self._show_band(moment, shown=self._on_demand.wants_controls(moment))
        self.steps.show_moment(moment, self._pace())
        self._on_demand.forget_what_is_past()

    def _show_band(self, moment: Moment, *, shown: bool) -> None:
        if shown != self.band.isVisible():
            self.band.setVisible(shown)
            self._keep_free()
            # The pointer goes with the controls: it would only lie on the picture.
            self.setCursor(Qt.CursorShape.ArrowCursor if shown else Qt.CursorShape.BlankCursor)
            self._place_overlays()
        session = self._conductor.session
        if session is not None and shown:
            self.band.show_moment(moment, session.pace, session.mode)

    # Acting ---------------------------------------------------------------------------------------------

    def _asked(self, name: str) -> None:
        if not self.act(name):
            self.asked.emit(name)

    def act(self, name: str) -> bool:
        """Does what an action's name says; False if it is not this page's to do."""
        if self._conductor.session is None:
            return False
        if self._locked and name not in ("press", "lock", "pressure_stop"):
            self._say(self.tr("Keys are locked. Ctrl+L unlocks them."))
            return True
        if self._steering.hurried(name):
            return True
        if name.startswith("pressure_"):
            self._hear(name.removeprefix("pressure_"))
            return True
        return self._steering.act(name) or self._show(name)

    def _do(self, change: Callable[[Session, float], Session]) -> None:
        """Changes the run at somebody's wish."""
        self._steering.do(change)

    def _hear(self, said: str) -> None:
        """The partner has given a sign: of the pressure from half-time on, where it is asked for, and stop at
        any time."""
        moment = self._conductor.moment()
        if moment is None or moment.part is None:
            return
        asked = moment.part.step.ask == "pressure" and moment.half_since is not None
        if said == "stop":
            self._do(Session.pause)
        elif not asked:
            return
        else:
            self.last_said = said
        self.card.choose(said)
        if said != "stop" and not moment.card:
            noted = {"more": self.tr("Noted: more."), "less": self.tr("Noted: less.")}
            self._say(noted.get(said, self.tr("Noted: the same.")))
        self.answered.emit(said)

    def _show(self, name: str) -> bool:
        """What changes only what is seen."""
        match name:
            case "steps":
                self._on_demand.toggle_steps()
            case "body_line":
                self.stage.keep_body_line = not self.stage.keep_body_line
                self._conductor.tell()
            case "layers":
                self._next_layer()
            case "turn":
                self.body.set_angle(self.body.angle + 90, self._conductor.now())
                self._conductor.tell()
            case "lock":
                self._locked = not self._locked
                locked = self.tr("Keys are locked. Ctrl+L unlocks them.")
                self._say(locked if self._locked else self.tr("Keys work again."))
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._steering.stamp(event.timestamp())
        super().keyPressEvent(event)

    def escape(self) -> bool:
        """Closes what is open over the picture; False if nothing was."""
        return self._on_demand.close_steps()

    def _next_layer(self) -> None:
        current = self.body.scene.layer
        self.stage.layer = LAYERS[(LAYERS.index(current) + 1) % len(LAYERS)]
        names: dict[Layer, str] = {
            "skin": self.tr("Skin"),
            "superficial": self.tr("Outer muscles"),
            "deep": self.tr("Deep muscles"),
            "bones": self.tr("Bones"),
        }
        self._say(names[self.stage.layer])
        self._conductor.tell()

    def _jump(self, part: int) -> None:
        if self._locked:
            self._say(self.tr("Keys are locked. Ctrl+L unlocks them."))
            return
        self._steering.go_to(part)

    def _go_to_step(self, step: int) -> None:
        self._jump(self._timeline().first_part(step))

    def _offer_undo(self) -> None:
        moment = self._conductor.moment()
        if moment is not None and moment.part is not None:
            self._say(self.tr("Went to “{step}”").format(step=next_of(moment.part)), undo=True)

    def say(self, text: str) -> None:
        """Shows a line for some seconds."""
        self._say(text)

    def _say(self, text: str, *, undo: bool = False) -> None:
        self._on_demand.say(text, undo=undo)

    # Laying out -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        band = self.band.sizeHint().height()
        self.band.setGeometry(0, height - band, width, band)
        thick = max(4, round(height * SHARE))
        safe = round(height * 0.01)
        self.cue.setGeometry(round(width * 0.03), height - thick - safe, round(width * 0.94), thick)
        self._keep_free()
        self.stage.setGeometry(self.rect())
        self._place_overlays()
        for child in (self.cue, self.card, self.band, self.steps, self.toast):
            child.raise_()

    def _keep_free(self) -> None:
        """At the desk the controls' room is always kept, so that nothing moves; far away while they show."""
        near = self.view == "desk"
        self.stage.keep_free(self.band.height() if near or not self.band.isHidden() else 0)

    def _place_overlays(self) -> None:
        width, height = self.width(), self.height()
        look, body = self._look, self.body.geometry()
        card, toast = self.card.sizeHint(), self.toast.sizeHint()
        band = self.band.height() if self.band.isVisible() else round(height * (SHARE + 0.01))
        wide = min(card.width(), body.width() - 16)
        # On the picture, above the controls: it covers no word and not the ring.
        top = min(height - band, body.bottom()) - card.height() - look.px(8)
        self.card.setGeometry(body.center().x() - wide // 2, top, wide, card.height())
        left = body.x() + max(8, (body.width() - toast.width()) // 2)
        self.toast.setGeometry(left, look.px(16), min(toast.width(), width - 16), toast.height())
        controls = height - self.band.height()
        self.fade.setVisible(not self.band.isHidden() and body.bottom() > controls)
        self.fade.cover(body, controls)
        if self.steps.isVisible():
            wide = min(max(320, round(width * 0.4)), width)
            self.steps.setGeometry(QRect(width - wide, 0, wide, height - self.band.height()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointer_moved()

    def pointer_moved(self) -> None:
        """Somebody moved the pointer: the controls come up."""
        self._on_demand.pointer_moved(shown=self.band.isVisible())
