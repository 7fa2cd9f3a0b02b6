# SPDX-License-Identifier: MIT
"""That the digest is everyone's, and costs no OpenSSL."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from massage_trainer import digest


@pytest.mark.parametrize("data", [b"", b"abc", bytes(range(256)) * 99], ids=["nothing", "letters", "long"])
def test_it_is_the_sha_256_of_everyone(data: bytes) -> None:
    assert digest.sha256(data) == hashlib.sha256(data).hexdigest()


def test_openssl_is_not_loaded_for_it() -> None:
    asked = "import sys, massage_trainer.routine_format; print('_hashlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_python_without_its_own_asks_hashlib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "_OWN", ("no_such_module",))
    assert digest._made()(b"abc").hexdigest() == hashlib.sha256(b"abc").hexdigest()
