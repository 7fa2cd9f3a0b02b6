# SPDX-License-Identifier: MIT
"""Finds a muscle by whatever somebody calls it: its plain name, its Latin one or “traps”, with slips of the
pen; it shows nothing and knows no names but the atlas's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from massage_trainer.atlas import Atlas, Region

MOST = 8
"""Names shown for a search: more are no help."""
_WORD = re.compile(r"\w+")
# What one says of nearly every muscle tells none from another.
_SAYS_NOTHING = frozenset({"muscle", "muscles", "musculus", "musculi", "the", "of", "and", "et", "to", "m"})


class Found(NamedTuple):
    """A region, and which of its names was meant. `rank` is 0 for the very name, more the less alike."""

    region: str
    name: str
    rank: float


def names_of(region: Region, atlas: Atlas) -> tuple[str, ...]:
    """Everything a region is called: its own name first, then others, Latin, and its group's."""
    group = (atlas.names[region.group],) if region.group else ()
    return tuple(filter(None, (region.name, *region.also_known_as, region.latin, *group)))


def search(query: str, atlas: Atlas) -> tuple[Found, ...]:
    """The regions that a query may mean, the likeliest first; none for a query without a word.

    Case, accents and the order of words do not matter; every word that says something must be like one of the
    name's.
    """
    wanted = _words(query[:80])
    if not wanted:
        return ()
    found = []
    for region in atlas.regions.values():
        ranked = [(_rank(wanted, name), at, name) for at, name in enumerate(names_of(region, atlas))]
        best = min(((rank, at, name) for rank, at, name in ranked if rank is not None), default=None)
        if best is not None:
            found.append(Found(region.id, best[2], best[0] + (0.5 if region.context else 0.0)))
    likeliest = min((each.rank for each in found), default=0.0)
    # A slip of the pen is only looked for where nothing is written so.
    kept = [each for each in found if each.rank < 3 or likeliest >= 3]
    return tuple(sorted(kept, key=lambda each: each.rank)[:MOST])


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))
    return [word for word in words if word not in _SAYS_NOTHING] or words


def _rank(wanted: list[str], name: str) -> float | None:
    """How unlike a name is what was asked: 0 the name, 1 its words, 2 their beginnings, 3 parts, 4 slips."""
    words = _words(name)
    if wanted == words:
        return 0.0
    ranks = [_word_rank(each, words) for each in wanted]
    worst = max((rank if rank is not None else 9.0) for rank in ranks)
    return None if worst >= 9 else worst


def _word_rank(wanted: str, words: Iterable[str]) -> float | None:
    best: float | None = None
    for word in words:
        if word == wanted:
            rank = 1.0
        elif word.startswith(wanted):
            rank = 2.0
        elif wanted in word and len(wanted) > 2:
            rank = 3.0
        elif _is_slip(wanted, word):
            rank = 4.0
        else:
            continue
        best = rank if best is None else min(best, rank)
    return best


def _is_slip(wanted: str, word: str) -> bool:
    """Whether so few letters are wrong that the word was meant; half a word counts as far as it goes."""
    if len(wanted) < 4:
        return False
    allowed = 1 if len(wanted) < 7 else 2
    ends = range(max(1, len(wanted) - allowed), min(len(word), len(wanted) + allowed) + 1)
    return wanted[0] == word[0] and any(_distance(wanted, word[:end]) <= allowed for end in ends)


def _distance(one: str, two: str) -> int:
    """Letters to add, drop, change or swap with their neighbour to make one word of the other."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, b in enumerate(two, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
