# SPDX-License-Identifier: MIT
"""The main window: which page shows, what keys reach, how it looks; the pages do the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

# What only a run or a menu needs is imported when it begins: the first picture does not wait for it.
from massage_trainer import settings as kept
from massage_trainer.gui import kept_page, placing
from massage_trainer.gui.diary import Diary
from massage_trainer.gui.home import HomePage
from massage_trainer.gui.look import Look
from massage_trainer.gui.pages import PageName, Pages
from massage_trainer.gui.style import cover, palette
from massage_trainer.gui.system import system_motion, system_theme
from massage_trainer.gui.theme import THEMES, ThemeName
from massage_trainer.problems import Refused
from massage_trainer.settings import Mode, Turn
from massage_trainer.storage import NotSavedError

if TYPE_CHECKING:
    from massage_trainer.gui.awake import Awake
    from massage_trainer.gui.body.body_art import Lit
    from massage_trainer.gui.body.body_view import BodyView
    from massage_trainer.gui.body.facts import FactSheet
    from massage_trainer.gui.body.region_walk import RegionWalk
    from massage_trainer.gui.conductor import Conductor
    from massage_trainer.gui.content import Content
    from massage_trainer.gui.keeping import Keeper
    from massage_trainer.gui.keys import KeyMap
    from massage_trainer.gui.lesson.classroom import Classroom
    from massage_trainer.gui.lesson.console import ConsolePage
    from massage_trainer.gui.preferences import PreferencesPage
    from massage_trainer.gui.probe import Probe
    from massage_trainer.gui.run.finish import FinishPage
    from massage_trainer.gui.run.look_through import LookThrough
    from massage_trainer.gui.run.practise import PractisePage
    from massage_trainer.gui.run.recorder import Recorder
    from massage_trainer.gui.run.stage import View
    from massage_trainer.gui.run.stop_sheet import StopSheet
    from massage_trainer.gui.sheet import KeySheet, ReportSheet, Sheet
    from massage_trainer.gui.study.explore import ExplorePage
    from massage_trainer.gui.study.history_page import HistoryPage
    from massage_trainer.gui.study.recall_page import RecallPage
    from massage_trainer.history import Said
    from massage_trainer.history_summary import Due
    from massage_trainer.library import Entry
    from massage_trainer.pacing import Moment, Session
    from massage_trainer.problems import Problem
    from massage_trainer.routine import Routine
    from massage_trainer.schedule import Instant
    from massage_trainer.settings import Loaded
    from massage_trainer.tailor import ForThisRun

SMALLEST = QSize(760, 560)
METRES = {"desk": 1.5, "1.5m": 1.5, "2m": 2.0}


class Window(QWidget):
    """Everything that the user sees. `wall_clock` is seconds since 1970 UTC, for bookmarks and the history.
    `painted` comes once, after the first picture. `refused` is set if what came with the program turns out to
    be broken by then.
    """

    painted = Signal()

    def __init__(
        self,
        *,
        home: Path,
        loaded: Loaded,
        content: Content,
        conductor: Conductor,
        awake: Awake,
        wall_clock: Callable[[], float] = time.time,
        probe: Probe | None = None,
    ) -> None:
        super().__init__()
        self._home_folder, self._settings, self._may_save = home, loaded.settings, loaded.may_save
        self._content, self._awake = content, awake
        self.refused: Refused | None = None
        self._probe = probe
        self.conductor = conductor
        conductor.setParent(self)
        self._wall_clock = wall_clock
        self._made_keeper: Keeper | None = None
        self.diary = Diary(home, wall_clock, self)
        self.diary.failed.connect(self._not_written)
        self.diary.noticed.connect(self._tell_all)
        self._routine: Routine | None = None
        self._otherwise: ForThisRun | None = None
        self._released = (0, 0)
        self._painted = False
        self._came_from: PageName = "home"
        self.setMinimumSize(SMALLEST)
        placing.put(self, self._settings.window)
        self._look = self._make_look(self.size())
        self._known_keys: KeyMap | None = None
        self._key_sheet: KeySheet | None = None
        self._report: ReportSheet | None = None
        self._facts: FactSheet | None = None
        self._stop: StopSheet | None = None
        self._recorder: Recorder | None = None
        self.classroom: Classroom | None = None
        self._walks: list[RegionWalk] = []
        self._had_focus: QWidget | None = None
        self._pages = Pages(
            {
                "home": self._make_home,
                "look": self._make_look_through,
                "before": self._make_before,
                "practise": self._make_practise,
                "end": self._make_end,
                "preferences": self._make_preferences,
                "teach": self._make_teach,
                "explore": self._make_explore,
                "recall": self._make_recall,
                "history": self._make_history,
            }
        )
        conductor.stepped.connect(lambda _moment: self._keep())
        conductor.save_due.connect(self._keep)
        conductor.changed.connect(self._follow)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        QApplication.instance().screenRemoved.connect(self._find_a_screen)  # type: ignore[union-attr]  # there is one by now
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._find_a_screen)
        self.setWindowTitle(self.tr("Massage Trainer"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dress()
        self._pages.show("home", self.rect(), self._look)
        self._open_home(loaded.problems)
        self._tell_probe()

    def _open_home(self, problems: Sequence[Problem]) -> None:
        """The first page: as it was kept, if nothing has changed since and there is nothing to be said; else
        all that it shows is read first."""
        found = None if problems else kept_page.kept(self._home_folder, self._content, self._look)
        self._as_kept = found is not None
        if found is None:
            self.home.refresh()
            self._offer_to_go_on()
        else:
            self.home.show_kept(*found)
            self.home.tell_study(0, anything_kept=self.diary.kept)
        if problems:
            self.home.notice("\n".join(_told(problem) for problem in problems))

    # Pages ----------------------------------------------------------------------------------------------

    @property
    def page(self) -> PageName:
        """Which page shows."""
        return self._pages.name

    @property
    def home(self) -> HomePage:
        """The first page."""
        return cast("HomePage", self._pages["home"])

    @property
    def practise(self) -> PractisePage:
        """The page of a run."""
        return cast("PractisePage", self._pages["practise"])

    @property
    def look_through(self) -> LookThrough:
        """The page that pages through a routine."""
        return cast("LookThrough", self._pages["look"])

    def _make_home(self) -> HomePage:
        page = HomePage(self._content, self._look, self)
        page.started.connect(self.ask_before)
        page.looked.connect(self._look_at)
        page.taught.connect(self.begin_lesson)
        page.studied.connect(self.study)
        page.recalled.connect(self.recall)
        page.reviewed.connect(self.review)
        page.resumed.connect(self._go_on)
        page.forgotten.connect(self._forget_place)
        page.broken.connect(self._show_mistakes)
        page.asked.connect(self._do)
        return page

    def _make_look_through(self) -> LookThrough:
        from massage_trainer.gui.run.look_through import LookThrough

        page = LookThrough(self.conductor, self._content.art, self._content.atlas, self._look, self)
        page.closed.connect(self.go_home)
        page.start.connect(self._ask_again)
        self._let_walk(page.body, clicks=False)  # a click turns the page
        return page

    def _make_before(self) -> QWidget:
        from massage_trainer.gui.run.before import BeforePage

        page = BeforePage(self._content.art, self._content.atlas, self._look, self)
        page.agreed.connect(self.begin)
        page.alone.connect(self.begin)
        page.cancelled.connect(self.go_home)
        return page

    def _make_practise(self) -> PractisePage:
        from massage_trainer.gui.run.practise import PractisePage

        page = PractisePage(self.conductor, self._content.art, self._content.atlas, self._look, self)
        page.asked.connect(self._do)
        page.answered.connect(self._hear)
        page.finished.connect(self._finish)
        page.set_view(*self._view())
        page.body.set_angle(self._settings.turn, self.conductor.now())
        # A tap on the picture goes on with the run; names and facts are for whoever has paused it.
        walk = self._let_walk(page.body, on=False, clicks=False)
        self.conductor.changed.connect(lambda moment: walk.set_on(moment.paused))
        return page

    def _make_end(self) -> QWidget:
        from massage_trainer.gui.run.finish import FinishPage

        page = FinishPage(self._content.art, self._content.atlas, self._look, self)
        page.home.connect(self.go_home)
        page.again.connect(self._ask_again)
        page.noted.connect(self.recorder.note)
        return page

    def _make_preferences(self) -> PreferencesPage:
        from massage_trainer.gui.preferences import PreferencesPage

        page = PreferencesPage(self._settings, self._look, self)
        page.changed.connect(self._set)
        page.keys_changed.connect(lambda keys: self.change(keys=keys))
        page.closed.connect(self._leave_preferences)
        return page

    def _open_preferences(self) -> None:
        if self.page == "preferences":
            return
        self.conductor.do(lambda run, now: run.pause(now))
        self._keep()
        self._came_from = self.page
        self._show("preferences")
        cast("PreferencesPage", self._pages["preferences"]).show_settings(self._settings)

    def _leave_preferences(self) -> None:
        self._show(self._came_from)
        self.conductor.tell()

    # A lesson -------------------------------------------------------------------------------------------

    @property
    def console(self) -> ConsolePage:
        """The teacher's page."""
        return cast("ConsolePage", self._pages["teach"])

    def _make_teach(self) -> QWidget:
        from massage_trainer.gui.lesson.classroom import Classroom
        from massage_trainer.gui.lesson.console import ConsolePage

        page = ConsolePage(self.conductor, self._content.art, self._content.atlas, self._look, self)
        page.set_keys(self._keys)
        page.asked.connect(self._do)
        page.finished.connect(self._finish)
        page.wanted.connect(self._set)
        page.gone_on.connect(self._go_on_with_lesson)
        self.classroom = Classroom(page, self._content.art, self._content.atlas, self)
        self.classroom.moved.connect(self._remember_screen)
        return page

    def teach(self, name: str, *, screen: str | None = None, windowed: bool | None = None) -> None:
        """Goes straight to the lesson of a routine named on the command line. Raises problems.Refused."""
        routine = self._content.library.read(self._content.library.find(name))
        self.home.open(routine)
        self.home.refresh()
        if screen is not None:
            self._settings = replace(self._settings, audience_screen=screen, audience_windowed=False)
        self.begin_lesson(routine, windowed=bool(windowed))

    def begin_lesson(self, routine: Routine, *, windowed: bool = False) -> None:
        """Opens the class's window and the console, ready to be started; `windowed` for this lesson only."""
        from massage_trainer.pacing import Session, Timeline

        self._routine = routine
        self._show("teach")
        # At the pace of the routine, by which a class and its end were planned: the one remembered is that of
        # somebody who practises alone.
        session = Session(Timeline.of(routine), mode=self._settings.class_mode)
        left = self._keeper.of_lesson(routine)
        self._open_class(session, windowed=windowed, left=left)

    def _open_class(
        self,
        session: Session,
        planned_end: float | None = None,
        *,
        windowed: bool = False,
        left: str = "",
    ) -> None:
        """Opens the class's window, at once or when the console is to be seen; `left` is the step in which
        the lesson could be gone on with."""
        self._windowed_once = windowed and not self._settings.audience_windowed

        def open_class() -> None:
            if self.classroom is not None and self.page == "teach":
                settings = self._settings
                if self._windowed_once:
                    settings = replace(settings, audience_windowed=True)
                self.classroom.begin(session, settings, self._look, planned_end)
                if left:
                    self.console.offer_to_go_on(left)
                self._tell_probe()

        if self.isVisible():
            open_class()
        else:  # which screen is the class's depends on where the console comes up
            self.painted.connect(open_class, Qt.ConnectionType.SingleShotConnection)

    def _remember_screen(self, name: str, windowed: bool) -> None:
        if not windowed:
            self._windowed_once = False
        # What the command line asked for holds for that lesson only.
        windowed = windowed and not self._windowed_once
        self._settings = replace(self._settings, audience_screen=name, audience_windowed=windowed)

    def _lesson_has_begun(self) -> bool:
        moment = self.conductor.moment()
        return moment is not None and moment.part is not None and (moment.index > 0 or moment.elapsed > 0)

    def _ask_to_end(self) -> None:
        """One touch must not end a lesson before a class."""
        from massage_trainer.gui.menus import menu_of

        menu = menu_of(self, self._look)
        menu.addAction(self.tr("Go on teaching"))
        menu.addAction(self.tr("End the lesson")).triggered.connect(self.go_home)
        self.console.band.pop(menu, "home")

    def _end_lesson(self) -> None:
        if self.classroom is not None:
            self.classroom.end()

    # Study ----------------------------------------------------------------------------------------------

    def _make_explore(self) -> QWidget:
        from massage_trainer.gui.study.explore import ExplorePage

        found, landmarks = self._content, self._content.landmarks()
        page = ExplorePage(self.conductor, found.art, found.atlas, landmarks, found.library, self._look, self)
        page.closed.connect(self.go_home)
        page.asked.connect(self._do)
        page.walk.named.connect(lambda lit: self._tell_later(page.body, lit))
        return page

    def study(self, routine: Routine) -> None:
        """Opens the body and the steps of a routine, to be studied before anybody is touched."""
        try:
            self._show("explore")
        except Refused as refused:
            self._report_sheet().tell(
                self.tr("The body cannot be explored"),
                self.tr(
                    "A file that came with the program has these mistakes. Everything else works as before."
                ),
                str(refused),
            )
            return
        cast("ExplorePage", self._pages["explore"]).begin(routine)

    @property
    def recalling(self) -> RecallPage:
        """The page that asks."""
        return cast("RecallPage", self._pages["recall"])

    def _make_recall(self) -> QWidget:
        from massage_trainer.gui.study.recall_page import RecallPage

        found = self._content
        page = RecallPage(self.conductor, found.art, found.library, self.diary, self._look, self)
        page.closed.connect(self.go_home)
        page.asked.connect(self._do)
        page.wanted.connect(self._set)
        return page

    def recall(self, routine: Routine) -> None:
        """Asks what one should know by heart: of the body, and of this routine."""
        self._show("recall")
        self.recalling.begin(routine, self._settings.questions)

    def _make_history(self) -> QWidget:
        from massage_trainer.gui.study.history_page import HistoryPage

        page = HistoryPage(self.diary, self._content.art, self._content.atlas, self._look, self)
        page.closed.connect(self.go_home)
        page.begun.connect(self.home.begin)
        return page

    def review(self) -> None:
        """Opens what was practised."""
        self._show("history")
        cast("HistoryPage", self._pages["history"]).begin(lambda: self._due(self.diary.now()))

    def _tell_study(self) -> None:
        """What of the history the first page shows."""
        if not self.diary.kept:
            return
        try:
            due = self._due(self.diary.now()).today
        except NotSavedError as error:
            self.home.notice(str(error))
            due = 0
        self.home.tell_study(due, anything_kept=True)
        self.diary.tell_notices(self.diary.history)

    def _due(self, at: Instant) -> Due:
        """What there is to be recalled at an instant."""
        from massage_trainer.curriculum import course_of
        from massage_trainer.history_summary import next_due

        history = self.diary.history
        course = course_of(self._content.library, history.memories(fold=False), self.home.routine)
        return next_due(history, at, course.learnable)

    def _tomorrow(self) -> str:
        """A quiet line on what to recall tomorrow."""
        from massage_trainer.gui.run.finish_words import to_recall
        from massage_trainer.history_summary import DAY

        now = self.diary.now()
        try:
            return to_recall(self._due(now._replace(utc=now.utc + DAY)))
        except NotSavedError:
            return ""

    # Facts ----------------------------------------------------------------------------------------------

    def _let_walk(self, body: BodyView, *, on: bool = True, clicks: bool = True) -> RegionWalk:
        """Lets pointer and keys name the regions of a picture, and a choice show what is known of one."""
        from massage_trainer.gui.body.region_walk import RegionWalk

        walk = RegionWalk(body, self._content.art, self._content.atlas, self._look, on=on, clicks=clicks)
        walk.named.connect(lambda lit: self._tell_later(body, lit))
        walk.chosen.connect(lambda lit: self._tell_facts(lit[0]))
        self._walks.append(walk)
        return walk

    @staticmethod
    def _tell_later(body: BodyView, lit: Lit | None) -> None:
        # Qt tells of the picture that has got the keys first, and the region must have the last word.
        QTimer.singleShot(0, body, lambda: _tell_named(body, lit))

    def _tell_facts(self, region: str) -> None:
        if self._facts is None:
            from massage_trainer.gui.body.facts import FactSheet

            self._facts = FactSheet(self._content.atlas, self._look, self)
            self._facts.closed.connect(self._focus_back)
        self._had_focus = QApplication.focusWidget()
        self._facts.tell(region)

    def _focus_back(self) -> None:
        if self._had_focus is not None and self._had_focus.isVisible():
            self._had_focus.setFocus()
        else:
            self._focus_page()

    def _show(self, name: PageName) -> None:
        self._pages.show(name, self.rect(), self._look)
        self._tell_probe()

    def go_home(self) -> None:
        """Back to the first page; a run that was under way is paused and kept."""
        self.conductor.do(lambda run, now: run.pause(now))
        self._keep()
        self._end_lesson()
        self._awake.let_go()
        for alarm in ("pointer", "toast"):  # what they would do is not to be seen any more
            self.conductor.wake_at(alarm, None)
        if self._recorder is not None:
            self._recorder.leave()
        self._show("home")
        self.home.refresh()
        self._tell_study()
        self._offer_to_go_on()  # or no more, when what was offered has been run to its end

    # A run ----------------------------------------------------------------------------------------------

    def start(self, name: str) -> None:
        """Goes straight to the run of a routine named on the command line. Raises problems.Refused."""
        routine = self._content.library.read(self._content.library.find(name))
        self.home.open(routine)
        self.home.refresh()
        self.ask_before(routine)

    @property
    def _keeper(self) -> Keeper:
        """Keeps where a run stands."""
        if self._made_keeper is None:
            from massage_trainer.gui.keeping import Keeper

            content = self._content
            keeper = Keeper(self._home_folder, lambda: content.library, self._wall_clock, self)
            keeper.failed.connect(self._not_kept)
            self._made_keeper = keeper
        return self._made_keeper

    def ask_before(self, routine: Routine, run: ForThisRun | None = None) -> None:
        """Asks for the partner's yes; every run begins with it. `routine` is already as `run` wants it; no
        `run`, nothing is otherwise than its file says."""
        self._routine, self._otherwise = routine, run
        self._show("before")

    def _ask_again(self) -> None:
        if self._routine is not None:
            self.ask_before(self._routine, self._otherwise)

    def begin(self) -> None:
        """Starts the run that was asked for."""
        if self._routine is None:
            return
        from massage_trainer.pacing import Session, Timeline

        session = Session(Timeline.of(self._routine), mode=self._settings.mode)
        self._run(self._routine, session.with_pace(0.0, self._settings.pace))
        self.conductor.do(lambda run, now: run.resume(now))

    def _run(self, routine: Routine, session: Session, number: int | None = None) -> None:
        """Takes up a run; `number` is the one under which the history knows it already."""
        self._routine = routine
        self._show("practise")
        self.recorder.begin(routine, session, number)
        self.practise.begin(session)
        self.practise.last_said = self.recorder.last_said or ""
        self._tell_probe()

    @property
    def recorder(self) -> Recorder:
        """Has runs written into the history."""
        if self._recorder is None:
            from massage_trainer.gui.run.recorder import Recorder

            self._recorder = Recorder(self.conductor, self.diary, self._content.atlas, self)
        return self._recorder

    def _hear(self, said: Said) -> None:
        """The partner has given a sign."""
        self.recorder.answer(said)
        if said != "stop":
            return
        if self._stop is None:
            from massage_trainer.gui.run.stop_sheet import StopSheet

            self._stop = StopSheet(self._look, self)
            self._stop.closed.connect(self._focus_page)
            self._stop.went_on.connect(lambda: self.conductor.do(lambda run, now: run.resume(now)))
            self._stop.ended.connect(self._end_here)
        self._stop.stop()

    def _end_here(self) -> None:
        """The run is over before its end."""
        moment = self.conductor.moment()
        if moment is not None:
            self._finish(moment)

    def _look_at(self, routine: Routine, run: ForThisRun) -> None:
        self._routine, self._otherwise = routine, run
        self._show("look")
        self.look_through.begin(routine, self._settings.pace)

    def _finish(self, moment: Moment) -> None:
        if self._routine is None:
            return
        self._keeper.forget()
        self._awake.let_go()
        self._end_lesson()
        page, account = cast("FinishPage", self._pages["end"]), None
        if self.page == "practise":
            self.recorder.end(finished=moment.part is None)
            account = self.recorder.account()
        page.tell(self._routine, moment, account, "" if account is None else self._tomorrow())
        self._show("end")

    def _follow(self, moment: Moment) -> None:
        if moment.paused or moment.part is None or self.page not in ("practise", "teach"):
            self._awake.let_go()
        elif self._settings.keep_awake and not self._awake.holds:
            self._awake.hold()
        self._tell_probe(moment)

    def _keep(self) -> None:
        session, routine, now = self.conductor.session, self._routine, self.conductor.now()
        if session is None or routine is None:
            return
        if self.page == "practise":
            number = None if self._recorder is None else self._recorder.number
            self._keeper.keep(routine, session, now, self._otherwise, number)
        elif self.page == "teach" and self._lesson_has_begun():
            ends = self.console.planned_end
            self._keeper.keep_lesson(routine, session, now, None if ends is None else ends - now)

    def _not_kept(self, why: str) -> None:
        self._tell_all(self.tr("Your place cannot be kept: {why}").format(why=why))

    def _not_written(self, why: str) -> None:
        self._tell_all(self.tr("The history cannot be written now: {why}").format(why=why))

    def _tell_all(self, words: str) -> None:
        """Says something on the first page, and in a run as well."""
        self.home.notice(words)
        if self.page == "practise":
            self.practise.say(words)
        elif self.page == "teach":
            self.console.say(words)

    def _offer_to_go_on(self) -> None:
        from massage_trainer.bookmark import Offer

        offer = self._keeper.offer()
        possible = isinstance(offer, Offer)
        self.home.offer_resume(offer.words if possible else "")
        if not possible and offer.words:
            self.home.notice(offer.words)

    def _go_on(self) -> None:
        found = self._keeper.resumed()
        if found is None:
            self.home.offer_resume("")
            self.home.notice(self._why_not_on())
            return
        routine, self._otherwise, session = found
        if self._keeper.is_lesson:
            self._routine = routine
            self._show("teach")
            self._open_class(session, self._lesson_ends())
        else:
            self._run(routine, session, self._keeper.number)

    def _why_not_on(self) -> str:
        """Why a place that was offered cannot be gone to any more."""
        return self._keeper.offer().words or self.tr("The place, or its routine, is gone.")

    def _forget_place(self) -> None:
        self._keeper.forget()

    def _lesson_ends(self) -> float | None:
        """When the lesson that was left is meant to be over, as a second of the conductor's clock."""
        ends_in = self._keeper.ends_in()
        return None if ends_in is None else self.conductor.now() + ends_in

    def _go_on_with_lesson(self) -> None:
        """In the lesson that was opened anew, to where the last one was left; the class's window stays."""
        found = self._keeper.resumed()
        if found is None:
            self.console.say(self._why_not_on())
            return
        self._routine, _, session = found
        self.console.begin(session, self._lesson_ends())

    # Settings and looks ---------------------------------------------------------------------------------

    def change(self, **values: object) -> None:
        """Changes settings, applies them and keeps them."""
        self._settings = replace(self._settings, **values)  # type: ignore[arg-type]  # from the one table
        self._apply_to_run(values)
        self._restyle()
        self._known_keys = None
        if self._key_sheet is not None:
            self._key_sheet.set_keys(self._keys)
        if self.classroom is not None:
            self.console.set_keys(self._keys)
            self.classroom.apply(self._settings, self._look)
        if self._pages.has("preferences"):
            cast("PreferencesPage", self._pages["preferences"]).show_settings(self._settings)
        if self._pages.has("recall"):
            self.recalling.set_length(self._settings.questions)
        if self._pages.has("practise"):
            self.practise.set_view(*self._view())
            self.practise.body.set_angle(self._settings.turn, self.conductor.now())
        self._save_settings()

    def _apply_to_run(self, values: Mapping[str, object]) -> None:
        """What is under way behind the preferences goes on as they now say."""
        # The preferences lie over whatever they were opened from.
        page = self._came_from if self.page == "preferences" else self.page
        settings = self._settings
        if page == "practise" and "pace" in values:
            self.conductor.do(lambda run, now: run.with_pace(now, settings.pace))
        mode = {"practise": "mode", "teach": "class_mode"}.get(page, "")
        if mode in values:
            wanted: Mode = settings.mode if page == "practise" else settings.class_mode
            self.conductor.do(lambda run, now: run.with_mode(now, wanted))
        if "keep_awake" in values:
            self._awake.wanted = settings.keep_awake
            if not settings.keep_awake:
                self._awake.let_go()

    def _set(self, name: str, value: object) -> None:
        if name == "stands":  # who stands away from the desk reads the far view
            self.change(stands=value, view="desk" if value == "desk" else "far")
        else:
            self.change(**{name: value})

    @property
    def _keys(self) -> KeyMap:
        """What each key does, as the settings have it."""
        if self._known_keys is None:
            from massage_trainer.gui.keys import KeyMap

            self._known_keys = KeyMap(self._settings.keys, letters=self._settings.single_letter_keys)
        return self._known_keys

    def _save_settings(self) -> None:
        if not self._may_save:
            return
        try:
            kept.save(self._home_folder, self._settings)
        except NotSavedError as error:
            self.home.notice(str(error))

    def _view(self) -> tuple[View, float]:
        return self._settings.view, METRES[self._settings.stands]

    def _make_look(self, size: QSize) -> Look:
        wanted, still = self._settings.theme, self._settings.reduce_motion
        name: ThemeName = system_theme() if wanted == "system" else wanted
        motion = system_motion() if still == "system" else still == "off"
        theme = THEMES[name]._replace(tone=self._settings.skin_tone)
        return Look.fitting(theme, size, self._settings.text_size, motion=motion)

    def _restyle(self) -> None:
        look = self._make_look(self.size())
        if look == self._look:
            return
        self._look = look
        self._dress()
        self._pages.set_look(look)
        for sheet in self._sheets():
            sheet.set_look(look)
        for walk in self._walks:
            walk.set_look(look)
        self.update()

    def _dress(self) -> None:
        QApplication.setPalette(palette(self._look))
        QApplication.setFont(self._look.font("text"))

    def _sheets(self) -> list[Sheet]:
        return [
            sheet for sheet in (self._key_sheet, self._report, self._facts, self._stop) if sheet is not None
        ]

    # Keys and menus -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._keys.action(event, released=self._released)
        if action is None or not self._do(action.name):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._released = event.key(), event.timestamp()
        super().keyReleaseEvent(event)

    def _do(self, name: str) -> bool:
        """Does an action; what the window does not do itself, the page that shows is asked for."""
        match name:
            case "escape":
                self._escape()
            case "full_screen":
                self._set_full_screen(not self.isFullScreen())
            case "keys":
                self._toggle_keys()
            case "display":
                self._pop_display()
            case "pace" if self.conductor.session is not None:
                self._pop_pace(self.conductor.session)
            case "preferences":
                self._open_preferences()
            case "swap_screens" if self.classroom is not None:
                self.classroom.swap()
            case "audience_windowed" if self.classroom is not None:
                self.classroom.turn_window()
            case "home" if self.page == "teach" and self._lesson_has_begun():
                self._ask_to_end()
            case "home":
                self.go_home()
            case "quit":
                self.close()
            case _:
                return self._page_does(name)
        return True

    def _page_does(self, name: str) -> bool:
        match self.page:
            case "practise" | "teach" if name == "start":  # a remote's start: go on where it stands
                self.conductor.do(lambda run, now: run.resume(now))
            case "practise" | "teach" as running:
                done = (self.practise if running == "practise" else self.console).act(name)
                self._remember(name)
                return done
            case "explore":
                return cast("ExplorePage", self._pages["explore"]).act(name)
            case "recall":
                return self.recalling.act(name)
            case "look" if name == "start":
                self._ask_again()
            case "look":
                return self.look_through.act(name)
            case "before" if name in ("press", "start"):
                self.begin()
            case "home" if name in ("press", "start"):
                self.home.begin()
            case _:
                return False
        return True

    def _remember(self, name: str) -> None:
        """Keeps for the next time what an action has changed for good."""
        if name in ("faster", "slower", "mode"):
            self._remember_pace()
        elif name == "turn" and self.page == "practise":
            self._settings = replace(self._settings, turn=_turn(self.practise.body.angle))

    def _escape(self) -> None:
        if self.page == "practise" and self.practise.escape():
            return
        if self.page == "teach" and self.console.escape():
            return
        if self.page == "explore" and cast("ExplorePage", self._pages["explore"]).escape():
            return
        if self.page == "recall" and self.recalling.escape():
            return
        if self.page == "history" and cast("HistoryPage", self._pages["history"]).escape():
            return
        if self.page == "preferences":
            self._leave_preferences()
        elif self.isFullScreen():
            self._set_full_screen(False)
        elif self.page in ("before", "look", "end", "explore", "recall", "history"):
            self.go_home()

    def _set_full_screen(self, full: bool) -> None:
        if full:
            place = placing.place_of(self, self._settings.window)
            self._settings = replace(self._settings, window=place)
            self.showFullScreen()
        elif self._settings.window is not None and self._settings.window.maximised:
            self.showMaximized()
        else:
            self.showNormal()

    def _toggle_keys(self) -> None:
        if self._key_sheet is None:
            from massage_trainer.gui.sheet import KeySheet

            self._key_sheet = KeySheet(self._keys, self._look, self)
            self._key_sheet.closed.connect(self._focus_page)
        self._key_sheet.set_in_class(self.page == "teach")
        if self._key_sheet.isVisible():
            self._key_sheet.close_sheet()
        else:
            self._key_sheet.open()

    def _focus_page(self) -> None:
        self._pages.shown.setFocus()

    def _pop_display(self) -> None:
        from massage_trainer.gui.menus import display_menu

        menu = display_menu(
            self, self._look, self._settings, self._set, self._open_preferences, self._toggle_keys
        )
        self._pop(menu, "display")

    def _pop_pace(self, session: Session) -> None:
        from massage_trainer.gui.menus import pace_menu

        menu = pace_menu(self, self._look, session, self._set_pace, self._set_mode)
        if self.page == "practise":
            menu.addSeparator()
            menu.addAction(self.tr("End here")).triggered.connect(self._end_here)
        self._pop(menu, "pace")

    def _pop(self, menu: QMenu, name: str) -> None:
        if self.page == "teach":
            self.console.band.pop(menu, name)
            return
        running = self.page == "practise"
        button = self.practise.band.button(name) if running else self.home.display
        size = menu.sizeHint()
        down = -size.height() if running else button.height()
        menu.popup(button.mapToGlobal(QPoint(button.width() - size.width(), down)))

    def _set_pace(self, pace: float) -> None:
        self.conductor.do(lambda run, now: run.with_pace(now, pace))
        self._remember_pace()

    def _set_mode(self, mode: str) -> None:
        self.conductor.do(lambda run, now: run.with_mode(now, "manual" if mode == "manual" else "auto"))
        self._remember_pace()

    def _remember_pace(self) -> None:
        session = self.conductor.session
        if session is None:
            return
        if self.page == "teach":  # what a class needs today, nobody wants to find when practising alone
            self._settings = replace(self._settings, class_mode=session.mode)
        else:
            self._settings = replace(self._settings, pace=session.pace, mode=session.mode)

    # What goes wrong ------------------------------------------------------------------------------------

    def mishap(self, report: str) -> None:
        """Shows what the user should know of an unexpected error; the routine goes on if it can."""
        self._keep()
        self._keeper.settle()
        self._report_sheet().tell(
            self.tr("Something went wrong in the program"),
            self.tr("Where you are in the routine has been saved. You can close this and go on."),
            report,
        )

    def _show_mistakes(self, entry: Entry) -> None:
        """All that is wrong with a routine's file, for whoever wrote it."""
        from massage_trainer.library import mistakes

        title = self.tr("“{title}” cannot be opened").format(title=entry.title)
        said = self.tr("Its file has these mistakes. Nothing in it has been changed.")
        self._report_sheet().tell(title, said, mistakes(entry))

    def _report_sheet(self) -> ReportSheet:
        if self._report is None:
            from massage_trainer.gui.sheet import ReportSheet

            self._report = ReportSheet(self._look, self)
            self._report.copied.connect(self._copy_report)
        return self._report

    def _copy_report(self) -> None:
        if self._report is not None:
            QGuiApplication.clipboard().setText(self._report.report)

    # Qt -------------------------------------------------------------------------------------------------

    def show_as_left(self) -> None:
        """Comes up as it was when the program was closed."""
        place = self._settings.window
        if place is not None and place.full_screen:
            self.showFullScreen()
        elif place is not None and place.maximised:
            self.showMaximized()
        else:
            self.show()

    def _find_a_screen(self) -> None:
        """A screen has gone or become smaller: the window must not stay where nobody sees it."""
        if not self.isFullScreen() and not self.isMaximized():
            placing.put(self, placing.place_of(self, None))

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        # Leaving full screen takes it back to where it was, even if that screen has gone in the meantime.
        seen = any(screen.geometry().intersects(self.geometry()) for screen in QGuiApplication.screens())
        if not seen and not self.isMinimized():
            QTimer.singleShot(0, self, self._find_a_screen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pages.shown.setGeometry(self.rect())
        self._restyle()
        for sheet in self._sheets():
            sheet.fit(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            if self._pages.has("practise"):
                self.practise.band.set_full_screen(self.isFullScreen())
            self._tell_probe()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.conductor.do(lambda run, now: run.pause(now))
        self._keep()
        self._keeper.settle()
        place = placing.place_of(self, self._settings.window)
        self._settings = replace(self._settings, window=place)
        self._save_settings()
        self._awake.let_go()
        self._end_lesson()
        typing = self.focusWidget()
        if typing is not None:
            typing.clearFocus()  # what is being typed is kept before the history is closed
        self.diary.close()
        super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        cover(painter, self.rect(), self._look.colour("ground"))
        painter.end()
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        """What nobody misses in the first picture."""
        try:
            if self.home.is_kept:
                self.home.refresh()
            if self._as_kept:
                self.home.notice("")
                self._offer_to_go_on()
            self._let_walk(self.home.body)
            self._tell_study()
        except Refused as refused:
            self.refused = refused
            self.close()
        finally:
            self.painted.emit()

    def keep_first_page(self) -> None:
        """Keeps what the next start shows first. For a window that is closed: it forgets what was open."""
        with suppress(Refused, OSError, MemoryError):  # then the next start reads everything first
            self.home.start_over()
            self._offer_to_go_on()
            if self._keeper.is_among(self._content.folders):
                kept_page.keep(self._home_folder, self._content, self.home, self._look, self.size())

    def _tell_probe(self, moment: Moment | None = None) -> None:
        if self._probe is not None:
            self._probe.tell(self, moment or self.conductor.moment())


def _turn(angle: float) -> Turn:
    return next(turn for turn in get_args(Turn) if turn == round(angle) % 360)


def _tell_named(body: BodyView, lit: Lit | None) -> None:
    from massage_trainer.gui.body.region_access import tell_named

    tell_named(body, lit)


def _told(problem: Problem) -> str:
    """A problem as a sentence on a page, where its file is of no interest."""
    from massage_trainer.gui.words import sentence

    return sentence(problem.what) + (f": {problem.advice}." if problem.advice else ".")
