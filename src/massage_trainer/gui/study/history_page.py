# SPDX-License-Identifier: MIT
"""What was practised: week by week, run by run, on the body, and what is due; without blame. What becomes of
the file, `history_files` sees to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.gui.headed import HeadedPage
from massage_trainer.gui.look import Look
from massage_trainer.gui.question import QuestionSheet
from massage_trainer.gui.study.history_content import MARGIN, WIDEST, HistoryContent
from massage_trainer.gui.study.history_files import HistoryFiles
from massage_trainer.gui.study.weeks_chart import day_name
from massage_trainer.history_summary import (
    anything,
    minutes_by_region,
    minutes_by_week,
    practised,
    streak,
    strength_by_region,
)
from massage_trainer.schedule import day_of
from massage_trainer.storage import NotSavedError

if TYPE_CHECKING:
    from massage_trainer.atlas import Atlas
    from massage_trainer.gui.body.body_art import BodyArt
    from massage_trainer.gui.diary import Diary
    from massage_trainer.history_summary import Due

WEEKS = 12
RUNS = 50


class HistoryPage(HeadedPage):
    """Shows the history. `closed` says that the page is done with, `begun` that somebody wants to start."""

    closed = Signal()
    begun = Signal()

    def __init__(
        self, diary: Diary, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None
    ) -> None:
        content = HistoryContent(art, atlas, look)
        super().__init__(content, look, parent, widest=WIDEST, margin=MARGIN)
        self.head(self.tr("History"), self.tr("Home"), "home")
        self.content = content
        self._diary = diary
        self._ask_due: Callable[[], Due] | None = None
        self._dressed: Look | None = None
        self._way_out.clicked.connect(self.closed)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("History"))
        self.question = QuestionSheet(look, self)
        self.question.closed.connect(self._scroll.setFocus)
        self.files = HistoryFiles(diary, self.question, self)
        self.files.told.connect(self._say)
        self.files.changed.connect(self.refresh)
        self.content.begin.clicked.connect(self.begun)
        self.content.export.clicked.connect(self.files.export)
        self.content.back_up.clicked.connect(self.files.back_up)
        self.content.restore.clicked.connect(self.files.restore)
        self.content.delete.clicked.connect(self.files.delete)
        self.set_look(look)

    def begin(self, ask_due: Callable[[], Due]) -> None:
        """Comes up with what there is now; `ask_due` says what there is to recall."""
        self._ask_due = ask_due
        self.content.result.set_text("")
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setFocus()

    def refresh(self) -> None:
        """Reads everything anew."""
        content = self.content
        try:
            empty = not self._diary.kept or not anything(self._diary.history)
            content.show_empty(empty)
            if empty:
                content.headline.set_text(self.tr("Nothing here yet."))
                content.due.set_text(
                    self.tr("What you practise shows here: when, how long, where on the body, what was said.")
                )
            else:
                self._read()
        except NotSavedError as error:
            content.show_empty(True)
            content.headline.set_text(self.tr("The history cannot be read now."))
            content.due.set_text("")
            content.say(str(error), True)
        self._diary.tell_notices(self._diary.history)
        content.lay_out()
        self._arrange()

    def _read(self) -> None:
        history, now, content = self._diary.history, self._diary.now(), self.content
        runs = practised(history, RUNS)
        said = streak(history, now).words
        if not said and runs:
            day = day_name(day_of(runs[0].began), weekday=True)
            said = self.tr("The last time was {day}").format(day=day)
        content.headline.set_text(self.tr("{said}.").format(said=said) if said else self.tr("A beginning."))
        content.due.set_text(self._told_due())
        content.weeks.show_weeks(minutes_by_week(history, now, WEEKS))
        content.done.show_runs(runs, day_of(now))
        content.done_title.setVisible(bool(runs))
        QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        """The body comes when the rest has been painted: it takes as long as all of that."""
        history, content = self._diary.history, self.content
        if content.empty:
            return
        try:
            minutes = minutes_by_region(history, self._diary.now(), days=7 * WEEKS)
        except NotSavedError as error:
            self._say(str(error), True)
            return
        content.heat.show_heat(minutes, self._strengths)
        content.lay_out()

    def _strengths(self) -> Mapping[str, float]:
        try:
            return strength_by_region(self._diary.history, self._diary.now())
        except NotSavedError as error:
            self._say(str(error), True)
            return {}

    def _told_due(self) -> str:
        due = None if self._ask_due is None else self._ask_due()
        if due is None:
            return ""
        if due.today:
            return self.tr("To recall today: {n}.").format(n=due.today)
        if due.next_day is None:
            return self.tr("Nothing to recall yet.")
        day = day_name(due.next_day, weekday=True)
        return self.tr("Next to recall: {n} on {day}.").format(n=due.then, day=day)

    def _say(self, words: str, bad: bool) -> None:
        self.content.say(words, bad)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._scroll.ensureWidgetVisible(self.content.result)

    def escape(self) -> bool:
        """Puts away what is open over the page; False if nothing was."""
        if self.question.isVisible():
            self.question.close_sheet()
            return True
        return False

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        if look == self._dressed:
            return  # it is told each time the page comes up, and style sheets are slow
        self._dressed = look
        super().set_look(look)
        self.content.set_look(look)
        self.question.set_look(look)
        self._arrange()

    def _room(self) -> int:
        return self.width() - (0 if self.content.empty else self._look.px(12))  # for the bar that scrolls

    def _arrange(self) -> None:
        super()._arrange()
        self.question.fit(self.rect())
