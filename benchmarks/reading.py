# SPDX-License-Identifier: MIT
"""How long it takes to read and check routines, against the YAML library alone, and to list a thousand."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.programs import ROOT, median
from benchmarks.table import Row
from massage_trainer.atlas import Atlas, read_atlas
from massage_trainer.library import Library
from massage_trainer.routine_format import read_routine


def rows(quick: bool) -> Iterator[Row]:
    """A routine of 10 steps, one of 1,000, and a folder of 1,000 routines of 10 steps."""
    atlas = read_atlas(ROOT / "assets", drawing=False)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for steps, rounds in ((10, 60), (1000, 3)):
            path = folder / f"r{steps}.yaml"
            path.write_text(routine_text(steps), encoding="utf-8")
            yield _reading(path, steps, atlas, max(2, rounds // (6 if quick else 1)))
    yield _listing(atlas, 100 if quick else 1000)


def routine_text(steps: int) -> str:
    """A routine made of the shipped one's steps, over and over."""
    shipped = (ROOT / "routines" / "upper-back.yaml").read_text(encoding="utf-8")
    head, _, body = shipped.partition("\nsteps:\n")
    each = ["  - id:" + part for part in ("\n" + body).split("\n  - id:")[1:]]
    many = [
        each[number % len(each)].replace("- id: ", f"- id: s{number}-", 1).rstrip() + "\n"
        for number in range(steps)
    ]
    return f"{head}\nsteps:\n{''.join(many)}"


def _taken(act: Callable[[], object]) -> float:
    gc.collect()
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _reading(path: Path, steps: int, atlas: Atlas, rounds: int) -> Row:
    text = path.read_bytes()
    ours, theirs = [], []
    for _ in range(rounds + 1):
        ours.append(_taken(lambda: read_routine(path, atlas)))
        theirs.append(_taken(lambda: yaml.load(text, yaml.CSafeLoader)))
    mine, floor = median(ours[1:]), median(theirs[1:])
    return Row(
        f"read and check a routine of {steps:,} steps",
        f"{mine:.1f} ms for {len(text) / 1000:.0f} kB",
        mine / floor, 1.0, f"yaml.load with CSafeLoader, {floor:.1f} ms",
    )  # fmt: skip


def _listing(atlas: Atlas, many: int) -> Row:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(many):
            (folder / f"r{number}.yaml").write_text(routine_text(10), encoding="utf-8")
        lists, reads = [], []
        for _ in range(3):
            lists.append(_taken(lambda: Library(folder, folder / "none", atlas).listing()))
        library = Library(folder, folder / "none", atlas)
        entries = library.listing().entries
        reads.append(_taken(lambda: [library.read(entry.path) for entry in entries]))
    listed, read = median(lists), median(reads)
    return Row(
        f"list {many:,} routines", f"{listed:.0f} ms", listed / read, 0.1, f"reading them all, {read:.0f} ms"
    )
