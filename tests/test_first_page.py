# SPDX-License-Identifier: MIT
"""What the first page showed is kept, and believed only if it is whole and nothing has changed since."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massage_trainer import first_page
from massage_trainer.first_page import FILE, FirstPage, Pixels, load, save, stamp
from massage_trainer.storage import NotSavedError

PAGE = FirstPage("A “routine”", "Two\nlines", 913.0, 7, 2, offer="Go on?", notice="Changed.")
PICTURE = Pixels(3, 2, b"\x00\n\xff\x00" * 6)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    save(tmp_path, PAGE, PICTURE, "stamp")

    assert load(tmp_path, "stamp") == (PAGE, PICTURE)
    assert load(tmp_path, "another") is None


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    assert load(tmp_path / "none", "stamp") is None


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here", encoding="utf-8")

    with pytest.raises(NotSavedError):
        save(blocked, PAGE, PICTURE, "stamp")


def head(**changed: Any) -> bytes:
    kept = {"stamp": "stamp", "size": [3, 2], "page": PAGE._asdict()}
    return json.dumps(kept | changed).encode() + b"\n"


def page(**changed: Any) -> dict[str, Any]:
    return PAGE._asdict() | changed


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\n",
        b"{\n" + PICTURE.data,
        b"[" * 100_000 + b"\n" + PICTURE.data,
        b'["stamp"]\n' + PICTURE.data,
        head(),
        head() + PICTURE.data[:-1],
        head() + PICTURE.data + b"\x00",
        head(size=[2, 3, 1]) + PICTURE.data,
        head(size=[-3, -2]) + PICTURE.data,
        head(size=[1.5, 4]) + PICTURE.data,
        head(size=None) + PICTURE.data,
        head(page=None) + PICTURE.data,
        head(page=page(title=3)) + PICTURE.data,
        head(page=page(title="half a character: \ud800")) + PICTURE.data,
        head(page=page(offer="turned \u202e round")) + PICTURE.data,
        b" " + head() + PICTURE.data,
        head(page=page(about="x" * 5000)) + PICTURE.data,
        head(page=page(seconds=float("nan"))) + PICTURE.data,
        head(page=page(seconds=float("inf"))) + PICTURE.data,
        head(page=page(seconds=-1.0)) + PICTURE.data,
        head(page=page(steps=True)) + PICTURE.data,
        head(page=page(others=-1)) + PICTURE.data,
        head(page=page(more="")) + PICTURE.data,
        head(page={"title": "only"}) + PICTURE.data,
    ],
)
def test_what_is_not_as_it_was_written_is_not_believed(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / FILE).write_bytes(head() + PICTURE.data)
    assert load(tmp_path, "stamp") == (PAGE, PICTURE)

    (tmp_path / FILE).write_bytes(kept)
    assert load(tmp_path, "stamp") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 400), st.binary(max_size=6), st.integers(0, 6))
def test_whatever_stands_there_is_no_error(tmp_path: Path, at: int, put: bytes, out: int) -> None:
    whole = head() + PICTURE.data
    (tmp_path / FILE).write_bytes(whole[:at] + put + whole[at + out :])

    found = load(tmp_path, "stamp")

    assert found is None or len(found[1].data) == found[1].width * found[1].height * 4


def test_what_a_killed_program_left_is_cleared_away(tmp_path: Path) -> None:
    stray = tmp_path / f".{FILE}.12345.tmp"
    stray.write_bytes(b"half")
    other = tmp_path / ".settings.json.12345.tmp"
    other.write_bytes(b"another's")

    save(tmp_path, PAGE, PICTURE, "stamp")

    assert not stray.exists()
    assert other.exists()
    assert load(tmp_path, "stamp") == (PAGE, PICTURE)


def test_a_folder_in_its_place_is_no_error(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    assert load(tmp_path, "stamp") is None


# The stamp ----------------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, ...]:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    for path in (file, folder / "one", folder / "two"):
        path.write_text("words", encoding="utf-8")
    return folder, file, tmp_path / "missing"


def test_a_stamp_stays_while_nothing_changes(places: tuple[Path, ...]) -> None:
    assert stamp(places, "dark") == stamp(places, "dark")
    assert len(stamp(places, "dark")) == 64


def test_a_stamp_changes_with_whatever_it_is_of(
    places: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file, missing = places
    seen = {stamp(places, "dark"), stamp(places, "light"), stamp(places[:2], "dark")}
    assert len(seen) == 3

    def told() -> None:
        found = stamp(places, "dark")
        assert found not in seen
        seen.add(found)

    (folder / "one").write_text("other words", encoding="utf-8")
    told()
    os.utime(folder / "two", ns=(1, 1))
    told()
    (folder / "two").rename(folder / "three")
    told()
    file.write_text("more words", encoding="utf-8")
    told()
    missing.mkdir()
    told()
    (folder / "one").unlink()
    told()
    monkeypatch.setattr(first_page, "__version__", "another")
    told()


def test_a_link_to_nowhere_has_a_stamp(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    assert stamp([tmp_path], "dark") == stamp([tmp_path], "dark")
