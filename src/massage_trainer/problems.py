# SPDX-License-Identifier: MIT
"""What is wrong with a file, where, and what to do about it; nothing here reads or shows a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file: lines and columns count from 1; 0 means the file (or the line) as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class Problem(NamedTuple):
    """One thing that is wrong at one place, and advice where there is any."""

    place: Place
    what: str
    advice: str = ""

    def __str__(self) -> str:
        tail = f" — {self.advice}" if self.advice else ""
        return f"{self.place}: {self.what}{tail}"


class Refused(Exception):
    """A file was not taken; carries every problem found in it, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refusal(file: str, what: str, advice: str = "", line: int = 0, column: int = 0) -> Refused:
    """The one thing that is wrong with a file, to be raised."""
    return Refused([Problem(Place(file, line, column), what, advice)])


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or None if nothing is close."""
    # difflib costs several milliseconds to import, and a file without mistakes never needs it.
    from difflib import get_close_matches

    close = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "…"?` for the nearest known word, or an empty text."""
    close = nearest(word, known)
    return f'did you mean "{close}"?' if close else ""
