# SPDX-License-Identifier: MIT
"""The commands: opens the window, or checks, lists and draws routines; it knows no window's inside.

Exit codes: 0 fine, 1 problems in files, 2 cannot start (no screen, a missing library), 64 wrong usage.
"""

from __future__ import annotations

import codecs
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from massage_trainer import NAME

if TYPE_CHECKING:
    from argparse import Namespace

    from massage_trainer.atlas import Atlas
    from massage_trainer.library import Library
    from massage_trainer.problems import Problem

    Asked = Namespace | SimpleNamespace

FINE, PROBLEMS, CANNOT_START = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
_PLAIN = {"—": "-", "–": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'", "…": "...", "×": "x"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    _print_anything()
    try:
        code = _run(_asked(sys.argv[1:] if arguments is None else arguments))
        _flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as in `list | head -1`. What Python would still flush at the end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        # A full disk behind the output, mostly. What is still to be flushed would fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"{NAME}: the output cannot be written ({error.strerror or error})", file=sys.stderr)
        return PROBLEMS
    return code


def _asked(arguments: Sequence[str]) -> Asked:
    """What stands behind the command. Mostly that is nothing, or a folder, for which no parser is made: that
    takes as long as the first picture takes to paint."""
    if not arguments:
        return SimpleNamespace(command=None)
    if len(arguments) == 2 and arguments[0] == "--home" and arguments[1][:1] != "-":
        return SimpleNamespace(command=None, home=arguments[1])
    from massage_trainer.arguments import parser

    return parser().parse_args(arguments)


def _run(options: Asked) -> int:
    from massage_trainer.problems import Refused

    try:
        home = _home(options)
        command = options.command
        if command is None:
            return _window(home, None)
        if command == "practise":
            return _window(home, options.routine)
        if command == "teach":
            return _lesson(home, options.routine, options.screen, options.windowed)
        if command == "check":
            return _check(home, options.files)
        if command == "list":
            return _list(home)
        if command == "schema":
            return _schema(options.page)
        if command == "stills":
            return _stills(home, options.routine, options.folder)
        return _about(home)
    except Refused as refused:
        _complain(refused.problems)
        return PROBLEMS
    except FileNotFoundError as error:
        # Only an installation that is not whole comes here; the message says which folder is missing.
        print(f"{NAME}: {error}", file=sys.stderr)
        return CANNOT_START


def _home(options: Asked) -> Path:
    from massage_trainer.storage import home_folder

    named: str | None = getattr(options, "home", None)
    return Path(named).absolute() if named else home_folder()


def _atlas() -> Atlas:
    from massage_trainer import resources
    from massage_trainer.atlas import read_atlas

    return read_atlas(resources.folder("assets"), drawing=False)


def _library(home: Path, atlas: Atlas) -> Library:
    from massage_trainer import resources
    from massage_trainer.library import Library

    return Library(resources.folder("routines"), home / "routines", atlas)


def _window(home: Path, routine: str | None) -> int:
    def run() -> int:
        from massage_trainer.gui.app import run

        return run(home, routine)

    return _with_screen(run)


def _lesson(home: Path, routine: str, screen: str | None, windowed: bool) -> int:
    def run() -> int:
        from massage_trainer.gui.app import teach

        return teach(home, routine, screen=screen, windowed=windowed)

    return _with_screen(run)


def _with_screen(run: Callable[[], int]) -> int:
    """Opens windows, or says why there can be none."""
    from massage_trainer.display import why_no_window

    lines = why_no_window()
    if lines is None:
        # Nothing that is made on the way to the first picture is garbage; the window turns this on again.
        gc.disable()
        try:
            return run()
        except ImportError as error:
            lines = _why_not_imported(error)
        finally:
            gc.enable()
    print("\n".join(lines), file=sys.stderr)
    return CANNOT_START


def _why_not_imported(error: ImportError) -> list[str]:
    """The words for a Qt that cannot be loaded; any other missing module is a fault, and is raised as one."""
    from massage_trainer.display import why_not_loaded, why_qt_is_missing

    if isinstance(error, ModuleNotFoundError):
        if (error.name or "").split(".")[0] not in ("PySide6", "shiboken6"):
            raise error
        return why_qt_is_missing()
    return why_not_loaded(str(error))


def _check(home: Path, names: Sequence[str]) -> int:
    from massage_trainer import settings
    from massage_trainer.problems import Refused
    from massage_trainer.routine_format import hard_to_read_in_class

    library = _library(home, _atlas())
    back_row = settings.load(home).settings.back_row
    found: list[Problem] = []
    warnings: list[Problem] = []
    bad = 0
    for name in names:
        try:
            path = Path(name) if Path(name).exists() else library.find(name)
            warnings += hard_to_read_in_class(library.read(path), back_row)
        except Refused as refused:
            found += refused.problems
            bad += 1
    for problem in found:
        print(_on_lines(str(problem)))
    for warning in warnings:
        print(_on_lines(f"{warning.place}: warning: {warning.what} — {warning.advice}"))
    _flush()
    print(_summary(len(names), len(found), bad, len(warnings)), file=sys.stderr)
    return PROBLEMS if found else FINE


def _on_lines(said: str) -> str:
    """A problem as a person reads it: in a terminal on lines of its width; for programs on one line."""
    if sys.stdout is None or not sys.stdout.isatty():
        return said
    import shutil
    import textwrap

    width = max(40, shutil.get_terminal_size().columns - 1)
    return textwrap.fill(
        said, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _summary(files: int, problems: int, bad: int, warnings: int = 0) -> str:
    if not problems:
        said = "no problems" if files == 1 else f"no problems in {files} files"
    else:
        said = "1 problem" if problems == 1 else f"{problems} problems"
        said += "" if files == 1 else f" in {bad} of {files} files"
    return said + (f", {warnings} warning{'s' if warnings > 1 else ''}" if warnings else "")


def _list(home: Path) -> int:
    from massage_trainer.durations import whole_minutes
    from massage_trainer.problems import Refused
    from massage_trainer.routine import expected_seconds

    library = _library(home, _atlas())
    listing = library.listing()
    name_wide = max((len(entry.id) for entry in listing.entries), default=0)
    title_wide = max((len(entry.title) for entry in listing.entries), default=0)
    # Each line as soon as its file is read: a thousand files take seconds, and the first are there at once.
    for entry in listing.entries:
        try:
            minutes = whole_minutes(expected_seconds(library.read(entry.path)))
            said = f"about {minutes} min" + ("" if entry.shipped else ", your own")
        except Refused as refused:
            more = len(refused.problems) - 1
            said = f"cannot be used: {refused.problems[0]}"
            said += f" (and {more} more: {NAME} check {_typed(entry.path)})" if more else ""
        print(f"{entry.id:<{name_wide}}  {entry.title:<{title_wide}}  {said}", flush=True)
    _complain(listing.problems)
    return PROBLEMS if listing.problems else FINE


def _typed(path: Path) -> str:
    """A path as it is to be typed."""
    import shlex

    return shlex.quote(str(path))


def _schema(as_page: bool) -> int:
    from massage_trainer.format_page import page, schema_text

    print(page(_atlas()) if as_page else schema_text(_atlas()), end="")
    return FINE


def _stills(home: Path, name: str, folder: str) -> int:
    from massage_trainer import resources
    from massage_trainer.atlas import read_atlas

    atlas = read_atlas(resources.folder("assets"))
    library = _library(home, atlas)
    routine = library.read(library.find(name))
    # Pictures need no screen, and must be the same whether there is one or not.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from massage_trainer.gui.stills import save_stills
    except ImportError as error:
        print("\n".join(_why_not_imported(error)), file=sys.stderr)
        return CANNOT_START
    try:
        paths = save_stills(routine, atlas, Path(folder))
    except OSError as error:
        print(f"{NAME}: the pictures cannot be saved in {folder}: {error.strerror or error}", file=sys.stderr)
        return PROBLEMS
    for path in paths:
        print(path)
    return FINE


def _about(home: Path) -> int:
    from massage_trainer import resources
    from massage_trainer.report import versions

    folders = {
        "drawings and facts": resources.folder("assets"),
        "shipped routines": resources.folder("routines"),
        "your routines": home / "routines",
        "settings and history": home,
    }
    for name, value in {**versions(), **folders}.items():
        print(f"{name}: {value}")
    return FINE


def _complain(problems: Sequence[Problem]) -> None:
    _flush()
    for problem in problems:
        print(problem, file=sys.stderr)


def _flush() -> None:
    """Bring what was printed before what follows on the other stream; started by a click there is neither."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _print_anything() -> None:
    """Let a terminal that does not know a sign show the nearest one, instead of ending the program."""

    def nearest(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        signs = error.object[error.start : error.end]
        return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end

    codecs.register_error("massage-trainer", nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="massage-trainer")
