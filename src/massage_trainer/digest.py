# SPDX-License-Identifier: MIT
"""The SHA-256 of a few kilobytes without OpenSSL, whose loading takes three megabytes and milliseconds."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_OWN = ("_sha256", "_sha2")
"""Where CPython keeps its own: up to 3.11 and from 3.12 on. The standard library's `random` asks it likewise;
hashlib has it too, but loads OpenSSL first."""


def _made() -> Any:
    for name in (*_OWN, "hashlib"):
        try:
            return import_module(name).sha256
        except ImportError:  # another Python, or one of a later day
            continue
    raise ImportError("this Python has no SHA-256")


_sha256 = _made()


def sha256(data: bytes) -> str:
    """The digest, 64 hexadecimal digits."""
    return str(_sha256(data).hexdigest())
