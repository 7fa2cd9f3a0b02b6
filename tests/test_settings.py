# SPDX-License-Identifier: MIT
"""Settings come back as they were kept, and a bad one spoils nothing but itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer import settings
from massage_trainer.settings import FILE, OPTIONS, Loaded, Settings, WindowPlace, load, save
from massage_trainer.storage import NotSavedError

PLACE = WindowPlace(x=-20, y=10, width=1280, height=800, screen="DP-1", maximised=True)


def kept(home: Path, text: str | bytes) -> Loaded:
    (home / FILE).write_bytes(text.encode() if isinstance(text, str) else text)
    return load(home)


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "not-there") == Loaded(Settings())


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    mine = Settings(theme="dark", pace=1.25, text_size=150, turn=180, keep_awake=False, window=PLACE)
    mine = replace(mine, keys={"next": ("Right", "K"), "undo": ()}, audience_screen="HDMI-1", back_row=8.5)
    save(tmp_path, mine)
    assert load(tmp_path) == Loaded(mine)


def test_what_a_later_version_added_is_kept(tmp_path: Path) -> None:
    loaded = kept(tmp_path, '{"format": 1, "theme": "dark", "hologram": {"depth": 3}}')
    assert loaded.settings.theme == "dark"
    save(tmp_path, replace(loaded.settings, theme="light"))
    written = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert (written["theme"], written["hologram"]) == ("light", {"depth": 3})


def test_a_newer_format_is_left_alone(tmp_path: Path) -> None:
    loaded = kept(tmp_path, '{"format": 2, "theme": "dark"}')
    assert loaded.settings == Settings()
    assert not loaded.may_save
    assert "written by a newer version" in loaded.problems[0].what
    assert not kept(tmp_path, '{"format": "2"}').may_save


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 1),
        ("theme", None),
        ("theme", ["dark"]),
        ("text_size", 110),
        ("text_size", "100"),
        ("text_size", 100.0),
        ("pace", 0.4),
        ("pace", 2.1),
        ("pace", True),
        ("pace", "1"),
        ("pace", 10**400),
        ("turn", False),
        ("turn", 45),
        ("keep_awake", 1),
        ("keep_awake", "yes"),
        ("skin_tone", 7),
        ("audience_theme", "system"),
        ("back_row", 2.5),
        ("audience_screen", "x" * 300),
        ("audience_screen", "\0"),
        ("keys", 5),
        ("keys", {"next": "Right"}),
        ("keys", {"next": [""]}),
        ("keys", {"next": ["x" * 41]}),
        ("keys", {"next": ["Right"] * 9}),
        ("window", 5),
        ("window", {}),
        (
            "window",
            {"x": 1, "y": 1, "width": 0, "height": 5, "screen": "", "maximised": False, "full_screen": False},
        ),
        (
            "window",
            {
                "x": 1.5,
                "y": 1,
                "width": 5,
                "height": 5,
                "screen": "",
                "maximised": False,
                "full_screen": False,
            },
        ),
        (
            "window",
            {
                "x": 10**9,
                "y": 1,
                "width": 5,
                "height": 5,
                "screen": "",
                "maximised": False,
                "full_screen": False,
            },
        ),
        (
            "window",
            {"x": 1, "y": 1, "width": 5, "height": 5, "screen": 5, "maximised": False, "full_screen": False},
        ),
        (
            "window",
            {
                "x": 1,
                "y": 1,
                "width": 5,
                "height": 5,
                "screen": "\0",
                "maximised": False,
                "full_screen": False,
            },
        ),
        (
            "window",
            {"x": 1, "y": 1, "width": 5, "height": 5, "screen": "", "maximised": 1, "full_screen": False},
        ),
    ],
)
def test_a_bad_value_is_told_and_only_it_is_lost(tmp_path: Path, name: str, value: object) -> None:
    other = "mode" if name != "mode" else "view"
    loaded = kept(tmp_path, json.dumps({name: value, other: "manual"}))
    assert getattr(loaded.settings, name) == getattr(Settings(), name)
    assert loaded.settings.mode == "manual"
    assert loaded.may_save
    (problem,) = loaded.problems
    assert problem.what == f'the setting "{name}" cannot be used as it is'


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "5", "null", "[" * 100_000, '{"pace": ' + "9" * 5000 + "}", b"\xff\xfe{}", b"\x00" * 100],
    ids=["empty", "cut", "list", "number", "null", "deep", "digits", "utf-16", "nulls"],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str | bytes) -> None:
    loaded = kept(tmp_path, text)
    assert loaded.settings == Settings()
    assert loaded.may_save
    assert "kept as settings.damaged-1.json" in loaded.problems[0].advice
    assert not (tmp_path / FILE).exists()


def test_a_damaged_file_that_cannot_be_set_aside_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> Path:
        raise NotSavedError("no room")

    monkeypatch.setattr(settings, "set_aside", fail)
    loaded = kept(tmp_path, "{")
    assert (loaded.settings, loaded.may_save) == (Settings(), False)
    assert loaded.problems[0].advice == "no room"


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    loaded = load(tmp_path)
    assert (loaded.settings, loaded.may_save) == (Settings(), False)
    assert "folder" in loaded.problems[0].what


anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*OPTIONS, "format", "else"]), anything))
def test_any_file_gives_settings_that_can_be_kept(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]
) -> None:
    home = tmp_path_factory.mktemp("home")
    loaded = kept(home, json.dumps(values))
    save(home, loaded.settings)
    # NaN, which JSON does not have and Python writes all the same, is not even equal to itself.
    assert repr(load(home).settings) == repr(loaded.settings)


def test_the_table_names_every_value_that_a_type_allows() -> None:
    hints = get_type_hints(Settings)
    for name, option in OPTIONS.items():
        if option.choices:
            assert tuple(choice for choice, _ in option.choices) == get_args(hints[name])
        assert option.fits(getattr(Settings(), name), getattr(Settings(), name))
        if option.label:
            assert option.help.endswith(".")
    assert set(OPTIONS) == set(Settings.__dataclass_fields__) - {"unknown"}


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotSavedError):
        save(tmp_path / "file", Settings())
