# SPDX-License-Identifier: MIT
"""Reads a file's bytes, and text that is UTF-8 and nothing else; it does not know what the words mean."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from massage_trainer.problems import Place, Problem, Refused, refusal

MOST_BYTES = 1024 * 1024
_HEAD = 1024

# What no file may hold, even in a comment: control characters, the marks that turn the direction of writing
# (they make a text read otherwise than it is), odd line ends that editors do not count, half characters and
# non-characters.
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
LINE_END = re.compile("\r\n|\r|\n")
_NOT_TYPED = re.compile(b"[\x00-\x08\x0e-\x1f]")
# So many of them a text may hold by mistake; what has more is no text.
_FEW = 8
_SAVE = "save the file once more and choose UTF-8 as its encoding"


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """An ordinary file to be read from, and its size in bytes; raises Refused, also where reading from it
    fails, and never waits for a pipe."""
    file = str(path)
    try:
        # Looking first: merely opening some devices does something.
        _ordinary(path.stat(), file)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            yield stream, _ordinary(os.fstat(handle), file)
    except FileNotFoundError:
        raise refusal(file, "there is no such file", "check the name and the folder") from None
    except PermissionError:
        raise refusal(file, "this file may not be read", "ask for the right to read it, or copy it") from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        reason = getattr(error, "strerror", None) or str(error)
        raise refusal(file, f"this file cannot be read ({reason})") from None


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of an ordinary file of at most `most` bytes; raises Refused, and never waits for a pipe."""
    with opened(path) as (stream, size):
        # Asking for what is there, and only then for more: room for a MiB costs more than the reading.
        data = stream.read(min(size, most) + 1)
        if size < len(data) <= most:
            data += stream.read(most + 1 - len(data))
    if len(data) > most:
        raise refusal(str(path), f"this file is larger than {most // 1024} KiB", "is it the right file?")
    return data


def _ordinary(found: os.stat_result, file: str) -> int:
    """The file's size; raises Refused if it is not an ordinary file."""
    if stat.S_ISDIR(found.st_mode):
        raise refusal(file, "this is a folder, not a file", "name a file in it")
    if not stat.S_ISREG(found.st_mode):
        raise refusal(file, "this is not an ordinary file", "name a text file")
    return found.st_size


def decode(data: bytes, file: str) -> str:
    """The text of the bytes; raises Refused at a byte that is not UTF-8 and at each unfit character."""
    half_empty = len(data) > _FEW and not any(data[1 : 2 * _FEW : 2])
    if half_empty or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal(file, "this file is saved as UTF-16, not as UTF-8", _SAVE, 1, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(_NOT_TYPED.findall(data, 0, _HEAD)) > _FEW:
            what = "this is a picture, a program or the like, not a text"
            raise refusal(file, what, "is it the right file?") from None
        before = data[: error.start].decode("utf-8-sig", errors="ignore")
        byte = data[error.start : error.start + 1]
        # What Windows mostly meant by it; it is a guess, and helps to find the place.
        letter = byte.decode("cp1252", errors="ignore")
        perhaps = f" (perhaps meant as {letter})" if letter.isprintable() and letter else ""
        what = f"byte {byte[0]:#04x} is not UTF-8 text{perhaps}"
        raise refusal(file, what, _SAVE, *_line_and_column(before, len(before))) from None
    if NOT_TEXT.search(text):
        raise Refused(
            Problem(
                Place(file, *_line_and_column(text, found.start())),
                f"the character U+{ord(found[0]):04X} cannot be seen and does not belong in a text",
                "delete it",
            )
            for found in islice(NOT_TEXT.finditer(text), 100)
        )
    return text


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    line, begin = 1, 0
    for found in LINE_END.finditer(text, 0, at):
        line, begin = line + 1, found.end()
    return line, at - begin + 1
