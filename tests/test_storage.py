# SPDX-License-Identifier: MIT
"""What is written is whole, or it is as it was, and the user is told why."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from massage_trainer import storage
from massage_trainer.storage import NotSavedError, home_folder, set_aside, write


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/massage-trainer"),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, "~/.local/share/massage-trainer"),
        ("freebsd14", {}, "~/.local/share/massage-trainer"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "~/Library/Application Support/massage-trainer"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/massage-trainer"),
        ("win32", {}, "~/AppData/Local/massage-trainer"),
    ],
)
def test_each_system_has_its_own_place(platform: str, environ: dict[str, str], expected: str) -> None:
    assert home_folder(environ, platform) == Path(expected.replace("~", str(Path.home())))


def test_a_user_without_a_home_is_served_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.chdir(tmp_path)
    assert home_folder({}, "linux") == tmp_path / ".local" / "share" / "massage-trainer"


def test_a_file_is_replaced_in_one_go_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.json"
    write(path, b"one")
    write(path, b"two")
    assert path.read_bytes() == b"two"
    assert [child.name for child in path.parent.iterdir()] == ["settings.json"]


def test_a_draft_left_by_a_killed_process_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    (tmp_path / f".settings.json.{os.getpid()}.tmp").write_bytes(b"half")
    write(path, b"whole")
    assert path.read_bytes() == b"whole"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.json"
    link = tmp_path / "settings.json"
    link.symlink_to(real)
    write(link, b"x")
    assert link.is_symlink()
    assert real.read_bytes() == b"x"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
@pytest.mark.parametrize("when", ["fsync", "open"])
def test_a_failure_leaves_the_old_file_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str, when: str
) -> None:
    path = tmp_path / "settings.json"
    write(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, when, fail)
        with pytest.raises(NotSavedError) as caught:
            write(path, b"new")
    assert str(caught.value) == f"{path} could not be saved: {reason}"
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir() if child.name.startswith(".settings")] == []


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotSavedError, match="a file stands where a folder is wanted"):
        write(tmp_path / "file" / "settings.json", b"x")
    with pytest.raises(NotSavedError, match="the name is too long"):
        write(tmp_path / ("x" * 300), b"x")
    with pytest.raises(NotSavedError, match="could not be saved"):
        write(Path("a\0b"), b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotSavedError, match="a folder has that name"):
        write(tmp_path / "folder", b"x")


def test_a_folder_that_cannot_be_settled_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    calls = []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EINVAL, "not on this disk")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write(tmp_path / "a", b"x")
    assert len(calls) == 2


def test_damaged_files_are_kept_under_numbers(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content, name in ((b"1", "settings.damaged-1.json"), (b"2", "settings.damaged-2.json")):
        path.write_bytes(content)
        assert set_aside(path) == tmp_path / name
        assert (tmp_path / name).read_bytes() == content
        assert not path.exists()


def test_what_cannot_be_set_aside_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with pytest.raises(NotSavedError, match="could not be set aside"):
        set_aside(path)
    assert list(tmp_path.glob("settings*")) == []
    for number in range(1, 1000):
        (tmp_path / f"settings.damaged-{number}.json").touch()
    path.touch()
    with pytest.raises(NotSavedError, match="a thousand"):
        set_aside(path)
    assert path.exists()


_UNPRIVILEGED = """
import os, sys
from pathlib import Path
from massage_trainer.storage import NotSavedError, set_aside, write
import encodings.idna
if os.geteuid() == 0:
    os.seteuid(65534)
for act in (lambda: write(Path(sys.argv[1]), b"x"), lambda: set_aside(Path(sys.argv[1]))):
    try:
        act()
    except NotSavedError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are another matter there")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "settings.json").write_bytes(b"old")
    folder.chmod(0o555)
    src = str(Path(storage.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", _UNPRIVILEGED, str(folder / "settings.json")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([src, *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert all("the folder may not be written to" in line for line in lines)
    assert (folder / "settings.json").read_bytes() == b"old"


_KILLED = """
import os, sys
from pathlib import Path
from massage_trainer import storage
n = 0
while True:
    n += 1
    storage.write(Path(sys.argv[1]), (str(n % 10) * 100_000).encode())
    if n == 3:
        print("going", flush=True)
"""


def test_a_process_killed_while_writing_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    src = str(Path(storage.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(path)],
        env={**os.environ, "PYTHONPATH": src},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.wait()
    content = path.read_bytes()
    assert len(content) == 100_000
    assert len(set(content)) == 1
    write(path, b"again")
    assert path.read_bytes() == b"again"
