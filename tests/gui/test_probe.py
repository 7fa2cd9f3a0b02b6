# SPDX-License-Identifier: MIT
"""What the program writes down for whoever watches it from outside; nothing unless asked."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from massage_trainer.gui.probe import VARIABLE, Probe
from tests.gui.conftest import Open


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_unasked_it_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)

    assert Probe.from_environment() is None


def test_asked_it_follows_the_run(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "probe.jsonl"
    monkeypatch.setenv(VARIABLE, str(path))
    trainer = opened()
    trainer.run(part=1, after=10)
    trainer.press("Space")
    seen = lines(path)

    assert seen[0]["page"] in ("home", "before")
    last = seen[-1]
    assert (last["page"], last["part"], last["step"], last["paused"], last["left"]) == (
        "practise", 1, "glide", True, 55,
    )  # fmt: skip
    assert last["view"] == "desk"


def test_what_did_not_change_is_not_written_again(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "probe.jsonl"
    monkeypatch.setenv(VARIABLE, str(path))
    trainer = opened()
    trainer.run(part=1, after=10)
    trainer.press("Space")
    before = len(lines(path))
    trainer.window.conductor.tell()
    trainer.window.conductor.tell()

    assert len(lines(path)) == before
    kinds = [{key: value for key, value in each.items() if key != "t"} for each in lines(path)]
    assert all(one != two for one, two in pairwise(kinds))
