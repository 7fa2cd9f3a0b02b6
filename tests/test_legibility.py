# SPDX-License-Identifier: MIT
"""The back row can read: sizes as the standards give them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_trainer.legibility import BACK_ROW, capital_share, readable_to, x_height_share


@pytest.mark.parametrize(
    ("back_row", "capital", "small"),
    # The table worked out from both standards: EN 301 549 gives 7.3 % at six heights and 9.8 % at eight.
    [(6, 0.0733, 0.030), (8, 0.0977, 0.040), (10, 0.1222, 0.050), (4, 0.0489, 0.020)],
)
def test_sizes_for_a_back_row(back_row: float, capital: float, small: float) -> None:
    assert capital_share(back_row) == pytest.approx(capital, abs=5e-5)
    assert x_height_share(back_row) == pytest.approx(small)


def test_the_back_row_sits_six_heights_away_unless_told() -> None:
    assert BACK_ROW == 6
    assert readable_to(1.5, BACK_ROW) == 9


@given(height=st.floats(0.1, 10), back_row=st.floats(2, 15))
def test_what_is_said_to_be_readable_has_the_angles_asked_for(height: float, back_row: float) -> None:
    metres = readable_to(height, back_row)
    capital = capital_share(back_row) * height

    assert math.degrees(math.atan(capital / metres)) == pytest.approx(0.7)
    assert metres / (x_height_share(back_row) * height) == pytest.approx(200)
