# SPDX-License-Identifier: MIT
"""Where the program keeps what it writes, and how, so that nothing is lost; it knows no file's meaning."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = "massage-trainer"
BOOKMARK, HISTORY = "bookmark.json", "history.sqlite"
"""Where a run or a lesson was left, and what was practised; to know whether there is such a file, nothing
else need be known of it."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "the folder may not be written to",
    errno.EPERM: "the folder may not be written to",
    errno.ENOTDIR: "a file stands where a folder is wanted",
    errno.EEXIST: "a file stands where a folder is wanted",
    errno.EISDIR: "a folder has that name",
    errno.ENAMETOOLONG: "the name is too long",
}


class NotSavedError(Exception):
    """Something could not be written; its text is a sentence for the user, with the file and the reason."""


def home_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder for settings, the user's routines and the history, unless `--home` names another.

    As the systems' own rules have it: XDG_DATA_HOME or ~/.local/share, Application Support, or local AppData.
    Nothing is created here.
    """
    if platform == "win32":
        named = environ.get("LOCALAPPDATA", "")
        base = Path(named) if named else _user() / "AppData" / "Local"
    elif platform == "darwin":
        base = _user() / "Library" / "Application Support"
    else:
        named = environ.get("XDG_DATA_HOME", "")
        # The rules say that a path which is not absolute is to be ignored.
        base = Path(named) if named.startswith("/") else _user() / ".local" / "share"
    return base / FOLDER


def _user() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # A user without a home folder, as in some containers: better a folder here than no program.
        return Path.cwd()


def write(path: Path, data: bytes) -> None:
    """Replace a file by `data` in one go: even after a crash it holds all of the old or all of the new.

    Makes the folder if need be. Raises NotSavedError; the old file is then as it was.
    """
    try:
        # A link that the user made stays a link: what it points to is replaced.
        target = Path(os.path.realpath(path))
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        target.parent.mkdir(parents=True, exist_ok=True)
        # A draft with our own number can only be left from a process that was killed.
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _settle(target.parent)
    except (OSError, ValueError) as error:
        raise NotSavedError(f"{path} could not be saved: {_reason(error)}") from None


def set_aside(path: Path) -> Path:
    """Rename a damaged file to `NAME.damaged-1.EXT` (or 2, 3, …) so that it is kept; raises NotSavedError."""
    try:
        for number in range(1, 1000):
            aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
            try:
                # Taking the name first: two copies of the program must not overwrite each other's.
                os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            try:
                path.replace(aside)
            except OSError:
                aside.unlink(missing_ok=True)
                raise
            return aside
    except (OSError, ValueError) as error:
        raise NotSavedError(f"{path} could not be set aside: {_reason(error)}") from None
    raise NotSavedError(f"{path} could not be set aside: there are a thousand such files already")


def _settle(folder: Path) -> None:
    """Have the folder itself written to the disk, where the system can: else the new name may be lost."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        # Windows and some network disks cannot; the file is whole in any case.
        pass


def _reason(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return _REASONS.get(number or 0) or getattr(error, "strerror", None) or str(error)
