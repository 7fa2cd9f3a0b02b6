# SPDX-License-Identifier: MIT
"""Remembers where a run of a routine, or a lesson, stopped, and what can be offered later; it resumes nothing
itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from massage_trainer.problems import Refused
from massage_trainer.routine import Routine, Step, lead_ins
from massage_trainer.storage import BOOKMARK, NotSavedError, set_aside, write
from massage_trainer.tailor import ForThisRun
from massage_trainer.textfile import NOT_TEXT, read_bytes

FORMAT = 1
FILE = BOOKMARK
KEPT = 7 * 24 * 3600.0
"""Seconds for which a stopped run is offered again."""


class Bookmark(NamedTuple):
    """A place in a run. `saved_at` is wall-clock time, in seconds since 1970 UTC.

    `part` counts within the step from 0; `lead`, `worked` and `waited` are the real seconds spent in its
    lead-in, its time and its wait; `fraction` is how much of its time is done, 0 to 1. `minutes`, `without`
    and `side` are what the run was tailored by: the same has to be done to the routine before `offer`
    sees it. `lesson` marks a lesson before a class, `ends` is its planned end in wall-clock time. `history`
    is a run's number in the history, so that it goes on there as the same run; `spent` are its real
    seconds so far, pauses not counted.
    """

    routine: str
    sha256: str
    step: str
    saved_at: float
    part: int = 0
    fraction: float = 0.0
    lead: float = 0.0
    worked: float = 0.0
    waited: float = 0.0
    pace: float = 1.0
    mode: Literal["auto", "manual"] = "auto"
    minutes: float | None = None
    without: tuple[str, ...] = ()
    side: Literal["left", "right"] | None = None
    lesson: bool = False
    ends: float | None = None
    history: int | None = None
    spent: float = 0.0

    @property
    def run(self) -> ForThisRun:
        """What the run did otherwise than its routine's file says."""
        return ForThisRun(self.minutes, frozenset(self.without), self.side)


class Offer(NamedTuple):
    """What can be offered: the exact place, or the start of the step if the routine has changed since."""

    step: Step
    part: int
    exact: bool
    words: str


class NoOffer(NamedTuple):
    """Nothing can be offered; `words` say why, and are empty where the user need not know."""

    words: str = ""


def offer(bookmark: Bookmark, routine: Routine, now: float) -> Offer | NoOffer:
    """What to offer for this routine; `now` is wall-clock time in seconds since 1970 UTC.

    A clock that was put back makes a bookmark seem to come from the future: it is offered all the same.
    """
    if now - bookmark.saved_at > KEPT:
        return NoOffer()
    step = routine.step(bookmark.step)
    if step is None:
        return NoOffer("This routine has changed, and the step where you stopped is gone.")
    doing = "Go on teaching" if bookmark.lesson else "Go on"
    if bookmark.sha256 != routine.sha256 or bookmark.part >= len(lead_ins(step)):
        words = f"“{routine.title}” has changed. {doing} from the start of “{step.name}”?"
        return Offer(step=step, part=0, exact=False, words=words)
    what = doing if bookmark.lesson else f"{doing} with"
    words = f"{what} “{routine.title}” where you stopped, in “{step.name}”?"
    return Offer(step=step, part=bookmark.part, exact=True, words=words)


def save(home: Path, bookmark: Bookmark) -> None:
    """Keep the bookmark, crash-safe; raises storage.NotSavedError."""
    import json

    values: dict[str, object] = {"format": FORMAT, **bookmark._asdict()}
    write(home / FILE, (json.dumps(values, indent=1) + "\n").encode())


def load(home: Path) -> Bookmark | None:
    """The bookmark kept, or None; a damaged one is set aside, a newer version's is left alone."""
    import json

    path = home / FILE
    if not path.exists():
        return None
    try:
        kept = json.loads(read_bytes(path).decode("utf-8-sig"))
    except Refused:
        return None
    except (ValueError, RecursionError):
        kept = None
    if isinstance(kept, dict) and type(kept.get("format")) is int and kept["format"] > FORMAT:
        return None
    bookmark = _understood(kept)
    if bookmark is None:
        try:
            set_aside(path)
        except NotSavedError:
            # It is only a bookmark: the next one is written over it.
            return None
    return bookmark


def forget(home: Path) -> None:
    """Remove the bookmark, once its run is over or not wanted; what cannot be removed runs out by itself."""
    try:
        (home / FILE).unlink(missing_ok=True)
    except OSError:
        return


def _understood(kept: object) -> Bookmark | None:
    """The bookmark in what a file holds, or None if anything in it cannot be."""
    if not isinstance(kept, dict):
        return None
    texts = [kept.get(name) for name in ("routine", "sha256", "step")]
    if not all(type(text) is str and text and not NOT_TEXT.search(text) for text in texts):
        return None
    limits = {
        "part": (0, 39),
        "fraction": (0, 1),
        "lead": (0, KEPT),
        "worked": (0, KEPT),
        "waited": (0, KEPT),
        "pace": (0.5, 2),
        "saved_at": (0, 1e12),
    }
    if kept.get("minutes") is not None:
        limits["minutes"] = (0, 24 * 60)
    if "spent" in kept:
        limits["spent"] = (0, KEPT)
    if kept.get("ends") is not None:
        limits["ends"] = (0, 1e12)
    for name, (least, most) in limits.items():
        number = kept.get(name)
        # NaN is within no limits; true is no number, although Python thinks so.
        if not isinstance(number, int | float) or isinstance(number, bool) or not least <= number <= most:
            return None
    if not isinstance(kept["part"], int) or kept.get("mode") not in ("auto", "manual"):
        return None
    if kept.get("side") not in (None, "left", "right") or not isinstance(kept.get("lesson", False), bool):
        return None
    number = kept.get("history")
    if number is not None and not (type(number) is int and 0 <= number < 2**63):
        return None
    without = kept.get("without", [])
    if not isinstance(without, list) or not all(isinstance(step, str) for step in without):
        return None
    values = {name: kept[name] for name in Bookmark._fields if name in kept}
    return Bookmark(**{**values, "without": tuple(without)})
