# SPDX-License-Identifier: MIT
"""Keeps what the first page shows from one start to the next, so that it is there before anything is read.

A start reads it only if nothing has changed that it was made of. It knows no widget, and its picture only as
bytes.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from massage_trainer import __version__
from massage_trainer.digest import sha256
from massage_trainer.problems import Refused
from massage_trainer.storage import write
from massage_trainer.textfile import NOT_TEXT, opened

FILE = "first-page.kept"
"""A line of JSON, and after it the picture's pixels."""
DEPTH = 4
"""Bytes of a pixel."""
MOST = 96 * 1024 * 1024
"""Bytes of a picture that are read: that of half a screen of 8K has 70 million."""
LONGEST_HEAD = 64 * 1024
LONGEST = 4000
"""Characters of a text that are believed."""


class Pixels(NamedTuple):
    """A picture of so many pixels, row by row, each as Qt keeps it on this machine (0xffRRGGBB)."""

    width: int
    height: int
    data: bytes


class FirstPage(NamedTuple):
    """What the first page says of the routine it offers: how long it takes, in seconds, and how many of its
    steps are work. `others` counts the other routines; `offer` is how a run could be gone on with, `notice`
    what the user should know, both empty if there is none."""

    title: str
    about: str
    seconds: float
    steps: int
    others: int
    offer: str = ""
    notice: str = ""


def stamp(places: Iterable[Path], look: str) -> str:
    """What changes when one of these files, or one in these folders, does, or how the page looks, or the
    program: 64 digits. Names, sizes and times of change tell; nothing is read."""
    parts = [__version__, look]
    for place in places:
        parts.append(str(place))
        try:
            parts += sorted(_state(each) for each in os.scandir(place))
        except NotADirectoryError:
            parts.append(_state(place))
        except OSError as error:
            parts.append(type(error).__name__)
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape"))


def _state(file: Path | os.DirEntry[str]) -> str:
    try:
        found = file.stat()
    except OSError as error:
        return f"{file.name} {type(error).__name__}"
    return f"{file.name} {found.st_mtime_ns} {found.st_size}"


def save(home: Path, page: FirstPage, picture: Pixels, stamped: str) -> None:
    """Keeps a page and its picture; raises storage.NotSavedError."""
    import json

    for stray in home.glob(f".{FILE}.*.tmp"):  # from a program that was killed in the middle
        with suppress(OSError):
            stray.unlink()
    size = [picture.width, picture.height]
    rest = json.dumps({"size": size, "page": page._asdict()}).removeprefix("{")
    write(home / FILE, _begins(stamped) + rest.encode() + b"\n" + picture.data)


def _begins(stamped: str) -> bytes:
    """How a file with this stamp begins: of any other, no more need be read."""
    return f'{{"stamp": "{stamped}", '.encode()


def load(home: Path, stamped: str) -> tuple[FirstPage, Pixels] | None:
    """The page kept, and its picture, if it was kept with this stamp; else, or if anything is wrong with it,
    None: whoever asks can do without."""
    import json

    try:
        with opened(home / FILE) as (stream, size):
            head = stream.readline(LONGEST_HEAD)
            if not head.startswith(_begins(stamped)):
                return None
            data = stream.read(min(size, MOST))
        kept = json.loads(head)
    except (Refused, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict):
        return None
    page, picture = _page(kept.get("page")), _picture(kept.get("size"), data)
    return None if page is None or picture is None else (page, picture)


def _picture(size: object, data: bytes) -> Pixels | None:
    """A picture of this size, if there is as much of it as there should be."""
    if (
        not isinstance(size, list)
        or len(size) != 2
        or not all(type(each) is int and each > 0 for each in size)
    ):
        return None
    width, height = size
    return Pixels(width, height, data) if width * height * DEPTH == len(data) else None


def _page(kept: object) -> FirstPage | None:
    """A page of these values, if each is what it should be."""
    if not isinstance(kept, dict) or set(kept) != set(FirstPage._fields):
        return None
    for name in ("title", "about", "offer", "notice"):
        text = kept[name]
        if not isinstance(text, str) or len(text) > LONGEST or NOT_TEXT.search(text):
            return None
    seconds, steps, others = kept["seconds"], kept["steps"], kept["others"]
    if type(seconds) is not float or not (0 <= seconds < math.inf):
        return None
    if not all(type(count) is int and 0 <= count < 1_000_000 for count in (steps, others)):
        return None
    return FirstPage(**kept)
