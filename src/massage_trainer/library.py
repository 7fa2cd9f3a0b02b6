# SPDX-License-Identifier: MIT
"""Which routines there are, the shipped and the user's own; a broken one stays in the list and says why.

It reads no step before it is asked to, changes no file, and follows nothing that a routine says.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from massage_trainer.atlas import Atlas
from massage_trainer.problems import Place, Problem, Refused, did_you_mean
from massage_trainer.routine import Routine
from massage_trainer.routine_format import read_routine
from massage_trainer.source import peek_title, quoted

SUFFIX = ".yaml"
# Size and time of change: while they stay, the file need not be read again.
_State = tuple[int, int]


class Entry(NamedTuple):
    """One routine in the list; a listing knows its problems as far as the title, `checked` knows all."""

    id: str
    path: Path
    title: str
    shipped: bool
    problems: tuple[Problem, ...] = ()


class Listing(NamedTuple):
    """The routines, the shipped first, then the user's by title; `problems` are those of the folders."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Library:
    """The routines in two folders; remembers what it read until a file changes."""

    shipped: Path
    own: Path
    atlas: Atlas
    _titles: dict[Path, tuple[_State, Entry]] = field(default_factory=dict)
    _routines: dict[Path, tuple[_State, Routine | Refused]] = field(default_factory=dict)

    def listing(self) -> Listing:
        """Every routine by its title, without reading the steps."""
        entries: list[Entry] = []
        problems: list[Problem] = []
        for folder, shipped in ((self.shipped, True), (self.own, False)):
            try:
                paths = _routine_files(folder)
            except OSError as error:
                what = f"this folder cannot be read ({error.strerror or error})"
                problems.append(
                    Problem(Place(str(folder)), what, "the routines in it are missing from the list")
                )
                continue
            found = sorted((self._entry(path, shipped) for path in paths), key=lambda entry: entry.id)
            # People look for their own by title; ours are named so that the one to begin with comes first.
            entries += found if shipped else sorted(found, key=lambda entry: entry.title.casefold())
        return Listing(tuple(entries), tuple(problems))

    def _entry(self, path: Path, shipped: bool) -> Entry:
        state = _state(path)
        known = self._titles.get(path)
        if known and state and known[0] == state:
            return known[1]
        try:
            entry = Entry(id=path.stem, path=path, title=peek_title(path) or path.stem, shipped=shipped)
        except Refused as refused:
            entry = Entry(
                id=path.stem, path=path, title=path.stem, shipped=shipped, problems=refused.problems
            )
        if state:
            self._titles[path] = state, entry
        return entry

    def checked(self, entry: Entry) -> Entry:
        """The same entry with every problem of its file, steps included."""
        try:
            self.read(entry.path)
        except Refused as refused:
            return entry._replace(problems=refused.problems)
        return entry._replace(problems=())

    def read(self, path: Path) -> Routine:
        """The whole routine; raises Refused with every problem. Reads again only what has changed."""
        state = _state(path)
        known = self._routines.get(path)
        if known and state and known[0] == state:
            outcome = known[1]
        else:
            try:
                outcome = read_routine(path, self.atlas)
            except Refused as refused:
                outcome = refused
            if state:
                self._routines[path] = state, outcome
        if isinstance(outcome, Refused):
            raise Refused(outcome.problems)
        return outcome

    def find(self, name: str) -> Path:
        """The file that a name on the command line means; raises Refused with the nearest name.

        With a slash or `.yaml` it is a path (which need not exist), else an id: the user's own comes first.
        """
        if name.endswith(SUFFIX) or any(mark in name for mark in (os.sep, os.altsep) if mark):
            return Path(name)
        for folder in (self.own, self.shipped):
            path = folder / (name + SUFFIX)
            if path.exists():
                return path
        known = [entry.id for entry in self.listing().entries]
        advice = did_you_mean(name, known) or "massage-trainer list shows which there are"
        raise Refused([Problem(Place(name), f"no routine {quoted(name)}", advice)])


def mistakes(entry: Entry, most: int | None = None) -> str:
    """All that is wrong with an entry's file, a line for each problem, to be read and to be copied.

    Of more than `most` only so many are there, and how to see the others. An empty text if nothing is wrong.
    """
    if not entry.problems:
        return ""
    shown = entry.problems if most is None else entry.problems[:most]
    lines = [str(entry.path), *(_line_of(problem) for problem in shown)]
    if more := len(entry.problems) - len(shown):
        lines.append(f'and {more} more; this says them all: massage-trainer check "{entry.path}"')
    return "\n".join(lines)


def _line_of(problem: Problem) -> str:
    place, advice = problem.place, problem.advice
    column = f", column {place.column}" if place.column else ""
    where = f"Line {place.line}{column}: " if place.line else ""
    return where + problem.what + (f" — {advice}" if advice else "")


def _routine_files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == SUFFIX and path.name[0] != "."]
    except FileNotFoundError:
        return []


def _state(path: Path) -> _State | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
