# SPDX-License-Identifier: MIT
"""Loads Qt for Python without what it brings along for stub files, help and other people's programs."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from contextlib import suppress
from threading import RLock
from typing import Any

AT_LEISURE = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
"""Sources inside of Qt for Python, by its own names, that only its stub files, help and errors need. Whatever
has another name is read at once; if these get others one day, so are they."""

Compile = Callable[..., Any]

_kept: dict[str, Callable[[], Any]] = {}
_reading = RLock()


def load() -> None:
    """Imports Qt for Python, with its signatures left for whoever asks, and with Python's own import.

    Without Qt nothing happens: whoever needs it will say that it is missing.
    """
    usual = builtins.compile
    builtins.compile = _leaving_out(usual)
    try:
        with suppress(ImportError):
            import PySide6.QtCore  # noqa: F401 - with it come both
    finally:
        builtins.compile = usual
    _import_as_usual()


def _leaving_out(usual: Compile) -> Compile:
    """Compiles as usual, but of a source that has time only what reads it when something of it is used.

    Qt for Python carries these as text and compiles them, with the patterns in them, at each start: 30 of the
    100 ms that an empty window takes.
    """

    def compile_(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if filename not in AT_LEISURE:
            return usual(source, filename, mode, *more, **named)
        _kept[filename] = lambda: usual(source, filename, mode, *more, **named)
        later = f"from {__name__} import reader as _reader\n__getattr__ = _reader({filename!r}, globals())"
        return usual(later, filename, mode)

    return compile_


def reader(filename: str, names: dict[str, Any]) -> Callable[[str], Any]:
    """What a module asks for a name it does not have (PEP 562): its source is read, and then it has it."""

    def read(name: str) -> Any:
        with _reading:  # who asks meanwhile waits, until all of it is there
            make = _kept.pop(filename, None)
            if make is not None:
                try:
                    exec(make(), names)
                except BaseException:
                    _kept[filename] = make
                    raise
                del names["__getattr__"]
        if name not in names:
            raise AttributeError(f"module {names['__name__']!r} has no attribute {name!r}")
        return names[name]

    return read


def _import_as_usual() -> None:
    """Takes back the import that Qt for Python has put in the place of Python's.

    It reads the whole source of each module that is imported, to see whether that uses some features of its
    own. Nothing here does, and it takes 12 ms of each start, and 3 MiB.
    """
    usual = getattr(builtins, "__orig_import__", None)
    if usual is not None:
        builtins.__import__ = usual
