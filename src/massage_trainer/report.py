# SPDX-License-Identifier: MIT
"""What the report about an unexpected error says: enough to find the fault, nothing about the user."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from massage_trainer import __version__

_LONGEST = 20_000


def versions() -> dict[str, str]:
    """The program, what it is made of, and the system; found without loading Qt."""
    import platform
    from importlib import metadata

    found = {"massage-trainer": __version__, "Python": platform.python_version()}
    for package in ("PySide6-Essentials", "PyYAML", "wakepy"):
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    found["system"] = platform.platform()
    return found


def report_of(
    error: BaseException, facts: Mapping[str, str] | None = None, user_home: Path | None = None
) -> str:
    """The report as plain text: facts first (`versions()` unless others are given), then the traceback.

    Paths in the user's home folder begin with `~`, so that no name is told.
    """
    import traceback

    lines = [f"{name}: {value}" for name, value in (versions() if facts is None else facts).items()]
    text = "\n".join([*lines, "", *traceback.format_exception(error)])
    text = without_home(text, user_home)
    if len(text) > _LONGEST:
        # The beginning says with what, the end says where; an endless recursion is in between.
        text = text[: _LONGEST // 4] + "\n[…]\n" + text[-3 * _LONGEST // 4 :]
    return text.rstrip() + "\n"


def without_home(text: str, user_home: Path | None = None) -> str:
    """The text with the user's home folder written as `~`, whichever way its slashes lean."""
    home = str(user_home if user_home is not None else Path("~").expanduser())
    if len(home.strip("/\\")) < 2:
        # A home of `/` or `~` tells no name, and would match everything.
        return text
    pattern = "[/\\\\]+".join(re.escape(part) for part in re.split(r"[/\\]+", home.rstrip("/\\")))
    flags = re.IGNORECASE if sys.platform == "win32" else 0
    return re.sub(pattern + r"(?![\w-]|\.\w)", "~", text, flags=flags)
