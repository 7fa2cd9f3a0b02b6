# SPDX-License-Identifier: MIT
"""Facts, drawing and routines are read when they are asked for, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer.gui.content import Content
from massage_trainer.problems import Place, Problem, Refused


def test_it_reads_nothing_before_it_is_asked_and_each_thing_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from massage_trainer import atlas as facts

    read: list[Path] = []
    read_atlas = facts.read_atlas

    def counted(folder: Path) -> facts.Atlas:
        read.append(folder)
        return read_atlas(folder)

    monkeypatch.setattr(facts, "read_atlas", counted)
    content = Content(home)
    assert read == []

    assert content.library.atlas is content.atlas
    assert content.art.atlas is content.atlas
    assert len(read) == 1
    assert content.library is content.library


def test_the_library_has_what_is_shipped_and_the_folder_s_own(home: Path) -> None:
    own = home / "routines" / "mine.yaml"
    own.parent.mkdir()
    own.write_text("title: Mine\n", encoding="utf-8")

    entries = Content(home).library.listing().entries

    assert "upper-back" in {each.id for each in entries if each.shipped}
    assert [each.title for each in entries if not each.shipped] == ["Mine"]


def test_what_is_broken_is_said_again_when_it_is_asked_for_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_folder: Path) -> None:
        raise Refused([Problem(Place("regions.yaml"), "broken")])

    monkeypatch.setattr("massage_trainer.atlas.read_atlas", broken)
    content = Content(home)

    for _ in range(2):
        with pytest.raises(Refused, match="broken"):
            content.library  # noqa: B018 - it is asked for
    with pytest.raises(Refused, match="broken"):
        content.landmarks()
