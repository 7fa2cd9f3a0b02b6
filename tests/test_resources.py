# SPDX-License-Identifier: MIT
"""The shipped folders are found in a checkout and in a package, and missed in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_trainer import resources


def test_a_checkout_has_them_at_the_top() -> None:
    assert (resources.folder("assets") / "body.svg").is_file()
    assert (resources.folder("routines") / "upper-back.yaml").is_file()


def test_a_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "lib" / "site-packages" / "massage_trainer"
    (inside / "assets").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(inside / "resources.py"))
    assert resources.folder("assets") == inside / "assets"


def test_an_installation_that_is_not_whole_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "resources.py"))
    with pytest.raises(FileNotFoundError, match="install again"):
        resources.folder("assets")
