# SPDX-License-Identifier: MIT
"""The page that asks what one should know by heart: how much, one question after another, and how it went;
what is asked and which answer is right, the plain core says."""

from __future__ import annotations

import math
from datetime import date
from random import Random
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.curriculum import course_of
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.controls import Button, Surface, room_for_picture
from massage_trainer.gui.diary import Diary
from massage_trainer.gui.look import Look
from massage_trainer.gui.study import recall_scene
from massage_trainer.gui.study.explore_marks import Mark, Marks
from massage_trainer.gui.study.recall_column import Column
from massage_trainer.gui.study.recall_pointing import Pointing
from massage_trainer.gui.study.recall_progress import Progress
from massage_trainer.gui.words import day_name, sentence
from massage_trainer.history import Answer
from massage_trainer.history_summary import Due, due_among
from massage_trainer.library import Library
from massage_trainer.pacing import Timeline
from massage_trainer.recall import Click, Course, Given, Question, Verdict, answer, unknown
from massage_trainer.routine import Routine
from massage_trainer.schedule import NEW_A_DAY, Memory, Sitting, begun, day_of, due, fresh
from massage_trainer.storage import NotSavedError

Phase = Literal["start", "ask", "told", "over"]


class Waiting(NamedTuple):
    """What is due, what new things today may bring, what more of them there would be, and when something is
    due next."""

    due: tuple[str, ...]
    new: tuple[str, ...]
    more: tuple[str, ...]
    next: Due


class RecallPage(Surface):
    """Asks, and has each answer written down as it is given: leaving at any time loses nothing.

    `asked` names what only the window can do, `wanted` a setting to change.
    """

    closed = Signal()
    asked = Signal(str)
    wanted = Signal(str, object)

    def __init__(
        self,
        conductor: Conductor,
        art: BodyArt,
        library: Library,
        diary: Diary,
        look: Look,
        parent: QWidget | None = None,
        *,
        rng: Random | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._conductor, self._library, self._diary = conductor, library, diary
        self._atlas = art.atlas
        self._rng = rng or Random()
        self._phase: Phase = "start"
        self._routine: Routine | None = None
        self._course = Course(self._atlas, ())
        self._memories: dict[str, Memory] = {}
        self._trouble = ""
        self._length = 10
        self._sitting = Sitting(0, ())
        self._question: Question | None = None
        self._timeline = Timeline(())
        self._verdict: Verdict | None = None
        self._revealed = False
        self._clicked: QPointF | None = None
        self._since = 0.0
        self._results: list[tuple[str, bool]] = []
        self._open_items: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = BodyView(art, self._atlas, look, self)
        self.marks = Marks(self.body, art, look)
        self.pointing = Pointing(self.body, art, self._atlas, look, on=False)
        self.pointing.placed.connect(self._click)
        self.pointing.chosen.connect(lambda lit: self.give(lit[0]))
        self.home = Button("icon", look, icon="home", parent=self)
        self.home.name(self.tr("Leave; what you answered is kept"), "Esc")
        self.home.clicked.connect(lambda: self.act("escape"))
        self.keys = Button("icon", look, icon="keys", parent=self)
        self.keys.name(self.tr("Keys"), "?")
        self.keys.clicked.connect(lambda: self.asked.emit("keys"))
        self.progress = Progress(look, self)
        self.column = Column(look, self)
        self.column.given.connect(self.give)
        self.column.wished.connect(lambda length: self.wanted.emit("questions", length))
        self.go = Button("primary", look, parent=self)
        self.go.clicked.connect(lambda: self.act("press"))
        self.other = Button("link", look, parent=self)
        self.other.clicked.connect(self._do_other)
        conductor.beat.connect(self._beat)
        conductor.add_moving(self._moves_until)

    # What there is to recall ----------------------------------------------------------------------------

    def begin(self, routine: Routine, length: int) -> None:
        """Opens, before anything is asked; new steps come from this routine."""
        self._routine = routine
        self._results = []
        self.set_length(length)
        self._read()
        self._enter("start")

    def set_length(self, length: int) -> None:
        """How many questions a sitting has."""
        self._length = length
        self.column.set_length(length)

    @property
    def phase(self) -> Phase:
        """Whether it is about to begin, asks, tells, or is over."""
        return self._phase

    @property
    def question(self) -> Question | None:
        """What is asked now, or was just answered."""
        return self._question

    @property
    def verdict(self) -> Verdict | None:
        """What was said of the answer."""
        return self._verdict

    def _read(self) -> None:
        """What is remembered, as the history has it."""
        history = self._diary.history
        try:
            self._memories, self._trouble = history.memories(), ""
        except NotSavedError as error:
            # Better to ask without knowing what is due than not to ask.
            self._memories, self._trouble = {}, str(error)
        self._course = course_of(self._library, self._memories, self._routine)
        self._diary.tell_notices(history)

    def waiting(self) -> Waiting:
        """What there is to be asked today."""
        today = day_of(self._diary.now())
        learnable = self._course.learnable
        kept = [memory for memory in self._memories.values() if memory.item in learnable]
        more = fresh(learnable, kept, today, self._a_day(today, more=True))
        return Waiting(due(kept, today), fresh(learnable, kept, today), more, due_among(kept, today))

    def _a_day(self, today: date, *, more: bool) -> int:
        """How many new things this day may bring in all; whoever asks for more gets as many again."""
        return NEW_A_DAY + (begun(self._memories.values(), today) if more else 0)

    # A sitting ------------------------------------------------------------------------------------------

    def start(self, *, more: bool = False, ahead: bool = False) -> None:
        """Begins a sitting; `more` brings more new things than a day should, `ahead` what is not due yet."""
        self._read()
        today = day_of(self._diary.now())
        self._sitting = Sitting.plan(
            self._course.learnable,
            self._memories.values(),
            today,
            length=self._length,
            rng=self._rng,
            a_day=self._a_day(today, more=more),
            ahead=ahead,
        )
        self._results = []
        self._next()

    def ask(self, *items: str) -> None:
        """Begins a sitting of just these, each an item of the course."""
        self._sitting = Sitting(len(items), items)
        self._results = []
        self._next()

    def _next(self) -> None:
        item = self._sitting.next()
        if item is None:
            self._finish()
            return
        question = self._question = self._course.question(item, self._rng)
        # Laid out once, not for each of thirty pictures a second.
        routine = question.routine
        self._timeline = Timeline.of(self._course.routine(routine)) if routine else Timeline(())
        self._verdict, self._clicked, self._revealed = None, None, False
        options = () if self._says else question.options
        new = item not in self._memories and item not in self._sitting.asked
        self.column.ask(question.kind, question.prompt, options, new=new)
        self._enter("ask")
        self._announce(question.prompt)

    @property
    def _says(self) -> bool:
        return self._question is not None and self._question.kind == "say"

    def _finish(self) -> None:
        self._question, self._verdict, self._clicked, self._revealed = None, None, None, False
        self._read()
        self._enter("over" if self._results else "start")

    def _click(self, place: QPointF) -> None:
        if self._phase == "ask" and self._question is not None:
            self._clicked = place
            self.give(Click(place.x(), place.y(), self._question.layer))

    def give(self, given: Given) -> None:
        """Takes an answer, has it written down, and says what it was worth."""
        question = self._question
        if question is None or self._phase != "ask" or (self._says and not self._revealed):
            return
        self._take(answer(question, given, self._atlas), given if isinstance(given, str) else "")

    def show_me(self) -> None:
        """Shows what is right to somebody who would rather see it than guess."""
        if self._question is not None and self._phase == "ask" and not self._says:
            self._take(unknown(self._question, self._atlas))

    def _take(self, verdict: Verdict, given: str = "") -> None:
        question = self._question
        assert question is not None
        self._verdict = verdict
        chosen = given or verdict.given
        took = round(self._conductor.now() - self._since, 1)
        kept = Answer(question.item, verdict.grade, self._diary.now(), chosen, took)
        self._diary.write(lambda history: history.append_answer(kept))
        self._results.append((question.item, verdict.right))
        self._sitting = self._sitting.answered(question.item, right=verdict.right)
        self.column.answers.tell((chosen,) if self._says else question.right, verdict.given)
        self.column.tell(verdict.words, "" if self._says else verdict.more, right=verdict.right)
        self._enter("told")
        self._announce(f"{verdict.words} {verdict.more}")

    def _reveal(self) -> None:
        """Shows the step that was to be said; how well it was known, the learner says."""
        if self._question is not None:
            self._revealed = True
            self.column.show_reveal(self._question.reveal, self._question.options)
            self._enter("ask")
            self._announce(self._question.reveal)

    # Phases ---------------------------------------------------------------------------------------------

    def _enter(self, phase: Phase) -> None:
        came = phase != self._phase or phase == "ask"
        self._phase = phase
        if came and not self._revealed:
            self._since = self._conductor.now()
        if phase == "start":
            self._show_start()
        elif phase == "over":
            self._show_over()
        elif phase == "told":
            self._offer(self.tr("Next"), "next")
        elif self._says and not self._revealed:
            self._offer(self.tr("Look"), "body")
        else:
            self._offer("", other="" if self._says else self.tr("Show me"))
        finds = phase == "ask" and self._question is not None and self._question.kind == "find"
        self.pointing.set_on(finds)
        self.body.setCursor(Qt.CursorShape.CrossCursor if finds else Qt.CursorShape.ArrowCursor)
        done, length = [right for _, right in self._results], self._sitting.length
        ahead = len(self._sitting.queue) + len(self._sitting.missed)
        length = min(length, len(done) + ahead)
        self.progress.setVisible(phase != "start")
        self.progress.tell(done, length, len(done) if phase == "ask" else -1)
        self._arrange()
        if self.isVisible():
            self.setFocus()
        self._conductor.tell()

    def _offer(self, words: str, icon: str = "", other: str = "") -> None:
        """What there is to do next, and what else."""
        for button, text in ((self.go, words), (self.other, other)):
            button.setText(text)
            button.setVisible(bool(text))
        self.go.set_icon(icon)
        self.go.name(words, self.tr("Space"))

    def _show_start(self) -> None:
        there = self.waiting()
        self._open_items = (*there.due, *there.new)
        kind = self.tr("Recall")
        if self._open_items:
            title = self.tr("What do your hands remember?")
            said = [
                self.tr("{number} to be recalled today.").format(number=len(there.due)) if there.due else "",
                self.tr("{number} new today: places first, then what joins them.").format(
                    number=len(there.new)
                )
                if there.new
                else "",
            ]
            self._offer(self.tr("Begin"), "play")
        elif self._memories:
            title = self.tr("Nothing is due today.")
            said = [self._next_words(there.next)]
            self._offer(self.tr("Home"), "home", self._otherwise(there))
        else:
            title, said = self.tr("There is nothing to ask."), [self.tr("No routine can be read.")]
            self._offer(self.tr("Home"), "home")
        self.column.show_page(kind, title, [*said, self._trouble], chips=bool(self._open_items))

    def _show_over(self) -> None:
        there = self.waiting()
        missed = dict.fromkeys(item for item, right in self._results if not right)
        asked = len(dict(self._results))
        known = asked - len(missed)
        title = self.tr("{known} of {asked} known at once").format(known=known, asked=asked)
        if not known:
            title = self.tr("A first look is a beginning.")
        subjects = [sentence(self._course.subject(item)) for item in missed if item in self._course.learnable]
        said = [self.tr("These come back soon:"), *(f"·  {each}" for each in subjects)] if subjects else []
        more = len(there.due) + len(there.new)
        if not more:
            said.append(self._next_words(there.next))
        again = self.tr("Go on with {number} more").format(number=min(more, self._length))
        self._offer(self.tr("Home"), "home", again if more else self._otherwise(there))
        self.column.show_page(self.tr("That was it for now."), title, [*said, self._trouble])

    def _otherwise(self, there: Waiting) -> str:
        """What there is for who has done enough for today and would go on."""
        return self.tr("Learn something new") if there.more else self.tr("Ask me all the same")

    def _next_words(self, there: Due) -> str:
        if there.next_day is None:
            return ""
        day = day_name(there.next_day, day_of(self._diary.now()))
        return self.tr("The next {number} come {day}.").format(number=there.then, day=day)

    def _announce(self, words: str) -> None:
        if QAccessible.isActive() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Acting ---------------------------------------------------------------------------------------------

    def _do_other(self) -> None:
        if self._phase == "ask":
            self.show_me()
        else:
            there = self.waiting()
            enough = not (there.due or there.new)
            self.start(more=enough and bool(there.more), ahead=enough and not there.more)

    def act(self, name: str) -> bool:
        """Does an action of the keys; False if it is not this page's."""
        if name in ("press", "next"):
            self._go_on(only_told=name == "next")
        elif name == "start" and self._phase in ("start", "over"):
            self._go_on()
        elif name in ("up", "down"):
            self._walk(1 if name == "down" else -1)
        elif name == "turn":
            self.body.set_angle(self.body.angle + 90, self._conductor.now())
            self._conductor.tell()
        elif name == "escape":
            if not self.escape():
                self.closed.emit()
        else:
            return False
        return True

    def _go_on(self, *, only_told: bool = False) -> None:
        if self._phase == "told":
            self._next()
        elif only_told or self.go.isHidden():
            return
        elif self._phase == "ask":
            self._reveal()
        elif self._phase == "start" and self._open_items:
            self.start()
        else:
            self.closed.emit()

    def _walk(self, step: int) -> None:
        if self.pointing.regions() and self._question is not None and self._question.kind == "find":
            self.body.setFocus()
        else:
            self.column.answers.walk(step)

    def escape(self) -> bool:
        """Ends a sitting, and shows how it went; False if none is going on."""
        if self._phase not in ("ask", "told"):
            return False
        self._finish()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if number.isdecimal() and not event.isAutoRepeat() and self.column.answers.press(int(number)):
            return
        super().keyPressEvent(event)

    # The picture ----------------------------------------------------------------------------------------

    def _scene(self, seconds: float) -> Scene:
        question, verdict = self._question, self._verdict
        if question is None:
            if self._phase == "over":
                return recall_scene.after(self._results, self._atlas)
            return recall_scene.before(self._open_items, self._atlas)
        if verdict is not None:
            return recall_scene.told(question, verdict, self._timeline, self._atlas, seconds)
        if self._revealed:
            return recall_scene.revealed(question, self._timeline, self._atlas, seconds)
        return recall_scene.asked(question, self._timeline, self._atlas, seconds)

    def _beat(self, now: float) -> None:
        if not self.isVisible():
            return
        seconds = max(0.0, now - self._since) if self._look.motion else 0.0
        scene = self._scene(seconds)
        self.body.set_scene(scene, now)
        self.body.frame(now, seconds if scene.technique else 0.0)
        clicked = self._clicked if self._phase == "told" else None
        self.marks.set_marks((Mark("", ((clicked.x(), clicked.y()),), "stop"),) if clicked else ())
        # While the picture glides, the place would not be where it is painted.
        self.marks.setVisible(clicked is not None and self.body.settling_until() <= now)

    def _moves_until(self, _now: float) -> float:
        if not self.isVisible():
            return -math.inf
        return math.inf if self.body.moves and self.body.scene.technique else self.body.settling_until()

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for child in (
            self.body, self.marks, self.pointing, self.home, self.keys, self.progress, self.column, self.go,
            self.other,
        ):  # fmt: skip
            child.set_look(look)
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look, gap = self._look, self._look.px(16)
        wide, split, tall = room_for_picture(self.size(), 0.54, 0.46)
        self.body.setGeometry(0, 0, split, tall)
        self.marks.setGeometry(self.body.rect())
        left = split + gap if wide else gap
        right = self.width() - 2 * gap if wide else self.width() - gap
        top = gap if wide else tall
        side = self.home.sizeHint()
        self.home.setGeometry(left - look.px(10), top, side.width(), side.height())
        self.keys.setGeometry(right - side.width() + look.px(10), top, side.width(), side.height())
        across = left + side.width() + gap
        self.progress.setGeometry(across, top, right - side.width() - gap - across, side.height())
        top += side.height() + gap
        shown = [button for button in (self.go, self.other) if not button.isHidden()]
        row = max((button.sizeHint().height() for button in shown), default=0) + 2 * gap
        room, across = self.height() - row - top, right - left + look.px(12)
        self.column.setGeometry(left, top, across, room)
        self.column.lay_out()
        # Air above the words, as far as it is to be had.
        air = max(0, min(look.px(56) if wide else 0, room - self.column.page.height()))
        top += air
        self.column.setGeometry(left, top, across, room - air)
        x, middle = left, self.height() - row // 2
        if self._phase in ("start", "over"):  # nothing is pressed again and again: beside what it is about
            middle = min(middle, top + self.column.page.height() + row // 2)
        for button in shown:
            size = button.sizeHint()
            button.setGeometry(x, middle - size.height() // 2, size.width(), size.height())
            x += size.width() + look.px(24)
