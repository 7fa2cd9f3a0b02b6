# SPDX-License-Identifier: MIT
"""Keeps where a run or a lesson stands while it runs, and finds the place again; writing waits in line beside
the window's work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from massage_trainer import bookmark as bookmarks
from massage_trainer.bookmark import Bookmark, NoOffer, Offer
from massage_trainer.problems import Refused
from massage_trainer.storage import NotSavedError
from massage_trainer.tailor import CannotTailorError, ForThisRun

if TYPE_CHECKING:
    from massage_trainer.library import Library
    from massage_trainer.pacing import Session
    from massage_trainer.routine import Routine


class Keeper(QObject):
    """The bookmark of a home folder. `wall_clock` is seconds since 1970 UTC; `library` is asked for when a
    routine has to be read.

    `failed` says in words that a place cannot be kept, once; a run goes on all the same.
    """

    failed = Signal(str)

    def __init__(
        self,
        home: Path,
        library: Callable[[], Library],
        wall_clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._library, self._wall_clock = home, library, wall_clock
        self._place: Bookmark | None = None
        self._told = False
        self._writing = QThreadPool(self)
        self._writing.setMaxThreadCount(1)  # what was kept last must be written last

    def keep(
        self,
        routine: Routine,
        session: Session,
        now: float,
        run: ForThisRun | None = None,
        number: int | None = None,
    ) -> None:
        """Writes down where the session stands at `now`; a run that is over has no place. `run` is what it
        does otherwise than its file says, `number` its own in the history."""
        self._write(self._place_of(routine, run or ForThisRun(), session.at(now), number))

    def keep_lesson(self, routine: Routine, session: Session, now: float, ends_in: float | None) -> None:
        """The same for a lesson, with the seconds until its planned end."""
        place = self._place_of(routine, ForThisRun(), session.at(now), None)
        if place is not None:
            ends = None if ends_in is None else place.saved_at + ends_in
            self._write(place._replace(lesson=True, ends=ends))

    def _write(self, place: Bookmark | None) -> None:
        if place is not None:
            self._place = place
            self._writing.start(lambda: self._save(place))

    def _place_of(
        self, routine: Routine, run: ForThisRun, here: Session, number: int | None
    ) -> Bookmark | None:
        if here.ended or not routine.path:
            return None
        spot, part = here.spot, here.timeline.parts[here.spot.part]
        return Bookmark(
            routine=routine.path,
            sha256=routine.sha256,
            step=part.step.id,
            part=part.index_in_step,
            fraction=spot.done / part.time if part.time else 0.0,
            lead=spot.lead,
            worked=spot.worked,
            waited=spot.waited,
            pace=here.pace,
            mode=here.mode,
            minutes=run.minutes,
            without=tuple(sorted(run.without)),
            side=run.side,
            history=number,
            spent=here.spent,
            saved_at=self._wall_clock(),
        )

    def _save(self, place: Bookmark) -> None:
        try:
            bookmarks.save(self._home, place)
        except NotSavedError as error:
            # A full disk must not stop a massage: where a run stands is worth less than the run.
            if not self._told:
                self._told = True
                self.failed.emit(str(error))

    def forget(self) -> None:
        """The run is over, or not wanted any more."""
        self._place = None
        self._writing.start(lambda: bookmarks.forget(self._home))

    def settle(self) -> None:
        """Waits until everything is written."""
        self._writing.waitForDone()

    def offer(self) -> Offer | NoOffer:
        """What there is to go on with."""
        place, routine = self._load(), self._routine()
        if place is None or routine is None:
            return NoOffer()
        return bookmarks.offer(place, routine, self._wall_clock())

    def _load(self) -> Bookmark | None:
        """The place as it is written down by now."""
        self.settle()
        self._place = bookmarks.load(self._home)
        return self._place

    def is_among(self, folders: Iterable[Path]) -> bool:
        """Whether the routine of what was offered last lies in one of these, if anything was."""
        return self._place is None or Path(self._place.routine).parent in folders

    @property
    def is_lesson(self) -> bool:
        """Whether what was offered is a lesson before a class."""
        return self._place is not None and self._place.lesson

    def of_lesson(self, routine: Routine) -> str:
        """The name of the step in which this routine's lesson was left; empty where it was not."""
        place = self._load()
        if place is None or not place.lesson or place.routine != routine.path:
            return ""
        offer = bookmarks.offer(place, routine, self._wall_clock())
        return offer.step.name if isinstance(offer, Offer) else ""

    def ends_in(self) -> float | None:
        """Seconds until the planned end of the lesson that was offered, below 0 where that is past."""
        if self._place is None or self._place.ends is None:
            return None
        return self._place.ends - self._wall_clock()

    def _routine(self) -> Routine | None:
        """The routine as it was being run."""
        if self._place is None:
            return None
        try:
            return self._place.run.of(self._library().read(Path(self._place.routine)))
        except (Refused, CannotTailorError):
            return None

    @property
    def number(self) -> int | None:
        """The number in the history of the run that can be gone on with at its very place."""
        place, routine = self._place, self._routine()
        same = place is not None and routine is not None and place.sha256 == routine.sha256
        return place.history if place is not None and same else None

    def resumed(self) -> tuple[Routine, ForThisRun, Session] | None:
        """The routine as it was run, what was otherwise, and the session, standing still; None if it has
        gone."""
        from massage_trainer.pacing import Session, Spot, Timeline

        offer = self.offer()
        place, routine = self._place, self._routine()
        if place is None or routine is None or not isinstance(offer, Offer):
            return None
        timeline = Timeline.of(routine)
        index = next(
            number
            for number, part in enumerate(timeline.parts)
            if part.step.id == offer.step.id and part.index_in_step == offer.part
        )
        spot = Spot(index)
        if offer.exact:
            done = place.fraction * timeline.parts[index].time
            spot = Spot(index, lead=place.lead, done=done, worked=place.worked, waited=place.waited)
        session = Session.resumed(timeline, spot, pace=place.pace, mode=place.mode, spent=place.spent)
        return routine, place.run, session
