# SPDX-License-Identifier: MIT
"""Files that cannot be read, or are no text, are told of with their place, and never waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from massage_trainer import textfile
from massage_trainer.problems import Place, Refused
from massage_trainer.textfile import MOST_BYTES, decode, read_bytes


def why(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_bytes(path)
    return str(caught.value)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "missing.yaml"
    assert why(path) == f"{path}: there is no such file — check the name and the folder"
    assert why(tmp_path) == f"{tmp_path}: this is a folder, not a file — name a file in it"
    assert "cannot be read" in why(tmp_path / ("x" * 300))
    assert "cannot be read" in why(Path("a\0b"))
    assert "cannot be read" in why(Path(__file__) / "below")


def test_a_file_of_a_mebibyte_is_read_and_no_larger_one(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * MOST_BYTES)
    assert len(read_bytes(path)) == MOST_BYTES
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    assert why(path) == f"{path}: this file is larger than 1024 KiB — is it the right file?"
    with pytest.raises(Refused, match="larger than 1 KiB"):
        read_bytes(path, 1024)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_device_does_not_make_the_program_wait(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert "not an ordinary file" in why(pipe)
    assert "not an ordinary file" in why(Path(os.devnull))


def test_a_file_whose_rights_change_meanwhile_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert why(path) == f"{path}: this file may not be read — ask for the right to read it, or copy it"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_a_file_without_a_size_is_read_to_its_end() -> None:
    assert read_bytes(Path("/proc/self/status")).endswith(b"\n")


_UNPRIVILEGED = """
import os, sys
from pathlib import Path
from massage_trainer.problems import Refused
from massage_trainer.textfile import read_bytes
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    read_bytes(Path(sys.argv[1]))
except Refused as refused:
    print(refused)
"""


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are another matter there")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    path.write_bytes(b"a: 1\n")
    path.chmod(0)
    # In a process of its own: root may read everything, and rights once given up are not had back safely.
    src = str(Path(textfile.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", _UNPRIVILEGED, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([src, *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "may not be read" in done.stdout


# Text


def test_text_is_utf_8_with_or_without_its_mark() -> None:
    assert decode("naïve\n".encode(), "f") == decode("naïve\n".encode("utf-8-sig"), "f") == "naïve\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: 1\r\nb: 2\nc: naïve\n".encode("latin-1"), "f:3:6: byte 0xef is not UTF-8 text"),
        ("words".encode("utf-16"), "f:1:1: this file is saved as UTF-16"),
        ("words and more of them".encode("utf-16-le"), "f:1:1: this file is saved as UTF-16"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "f: this is a picture, a program or the like"),
        (b"one\ntwo\x00\n", "f:2:4: the character U+0000 cannot be seen"),
        ("\u202eone\n".encode(), "f:1:1: the character U+202E cannot be seen"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, expected: str) -> None:
    with pytest.raises(Refused) as caught:
        decode(data, "f")
    assert str(caught.value).startswith(expected)


def test_unfit_characters_are_told_one_by_one_up_to_a_hundred() -> None:
    with pytest.raises(Refused) as caught:
        decode(b"a\x01\nb\x02\n", "f")
    assert [problem.place for problem in caught.value.problems] == [Place("f", 1, 2), Place("f", 2, 2)]
    with pytest.raises(Refused) as caught:
        decode(b"\x01" * 1000, "f")
    assert len(caught.value.problems) == 100
