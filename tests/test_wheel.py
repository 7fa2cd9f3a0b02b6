# SPDX-License-Identifier: MIT
"""Reads the list of what is shipped: a picture that stays behind would only be missed by the user.

It does not install anything; the tests in tests/e2e use the installed program.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def build(tree: Path, target: str, folder: Path) -> Path:
    """Build one package of the tree into the folder, from what is installed here, and return its file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=tree, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (made,) = folder.iterdir()
    return made


def names_in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return {name for name in packed.namelist() if ".dist-info/" not in name}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked source package."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(build(ROOT, "sdist", tmp_path_factory.mktemp("source"))) as packed:
        # Pythons that know filters want one; those before 3.11.4 do not know them.
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(folder)
    (tree,) = folder.iterdir()
    return tree


def shipped() -> set[str]:
    """What must be in the wheel, by the folders of the tree."""
    code = {p.relative_to(ROOT / "src").as_posix() for p in files_under(ROOT / "src" / "massage_trainer")}
    data = {
        f"massage_trainer/{p.relative_to(ROOT).as_posix()}"
        for folder in ("assets", "routines")
        for p in files_under(ROOT / folder)
    }
    return code | data


def files_under(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]


@pytest.mark.parametrize("folder", ["assets", "routines"])
def test_there_is_something_to_ship(folder: str) -> None:
    assert files_under(ROOT / folder)


def test_the_wheel_holds_the_program_its_drawings_and_its_routines_and_nothing_else(wheel: Path) -> None:
    assert names_in_wheel(wheel) == shipped()


def test_the_wheel_holds_both_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        licences = {Path(name).name for name in packed.namelist() if "/licenses/" in name}

    assert licences == {"LICENSE", "LICENSE-ART"}


def test_the_source_package_holds_its_tests(source: Path) -> None:
    assert (source / "tests" / "test_wheel.py").exists()
    assert (source / "Makefile").exists()


def test_the_source_package_makes_the_same_wheel(wheel: Path, source: Path, tmp_path: Path) -> None:
    assert names_in_wheel(build(source, "wheel", tmp_path / "again")) == names_in_wheel(wheel)
