# SPDX-License-Identifier: MIT
"""Sizes that follow the window and the wish for larger text, and never fall below what can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from massage_trainer.gui.fonts import SIZES, Role
from massage_trainer.gui.look import Look
from massage_trainer.gui.theme import THEMES

DARK = THEMES["dark"]


def look(width: int, height: int, text: int = 100) -> Look:
    return Look.fitting(DARK, QSize(width, height), text)


def test_at_full_hd_sizes_are_those_of_the_table() -> None:
    full = look(1920, 1080)

    assert {role: full.text_px(role) for role in SIZES} == SIZES
    assert full.px(32) == 32


def test_it_grows_with_the_window_in_both_directions() -> None:
    assert look(3840, 2160).px(100) == 200
    assert look(1920, 2160).px(100) < look(3840, 2160).px(100), "a narrow window has no room to grow"


@pytest.mark.parametrize("role", SIZES)
@pytest.mark.parametrize("size", [(640, 480), (700, 1000), (320, 200)])
def test_small_windows_keep_text_readable(role: Role, size: tuple[int, int]) -> None:
    assert look(*size).text_px(role) >= 13
    assert look(*size).text_px(role, 0.1) >= 12, "also where long texts are set smaller"


@pytest.mark.parametrize("role", SIZES)
def test_larger_text_is_larger(role: Role) -> None:
    sizes = [look(1920, 1080, text).text_px(role) for text in (100, 125, 150)]

    assert sizes == sorted(set(sizes))
    assert sizes[2] == pytest.approx(1.5 * sizes[0], abs=1)


def test_text_size_leaves_spaces_alone() -> None:
    assert look(1920, 1080, 150).px(40) == look(1920, 1080).px(40)


def test_no_length_is_nothing() -> None:
    assert look(640, 480).px(0.1) == 1


def test_the_prompt_is_always_the_largest() -> None:
    for size in ((640, 480), (1280, 800), (3840, 2160)):
        tried = look(*size)
        assert tried.text_px("prompt") > max(tried.text_px(role) for role in SIZES if role != "prompt")


def test_two_looks_of_the_same_are_the_same() -> None:
    assert look(1280, 800) == look(1280, 800)
    assert look(1280, 800) != look(1280, 900)
    assert look(1280, 800).colour("text").name() == DARK.text.lower()
