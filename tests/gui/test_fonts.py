# SPDX-License-Identifier: MIT
"""The typeface: the same on every machine, with figures that stand still."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from massage_trainer.gui import fonts


def test_it_is_source_sans_pro(qapp: object) -> None:
    assert fonts.family() == "Source Sans Pro"
    assert fonts.has_family()


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_figures_are_of_one_width(qapp: object, weight: QFont.Weight) -> None:
    metrics = QFontMetricsF(fonts.font(100, weight))
    widths = {round(metrics.horizontalAdvance(figure), 3) for figure in "0123456789"}

    assert len(widths) == 1


def test_bold_is_bold(qapp: object) -> None:
    plain, bold = (QFontMetricsF(fonts.font(40, weight)) for weight in (400, 600))

    assert bold.horizontalAdvance("Press gently") > plain.horizontalAdvance("Press gently")


def test_sizes_are_pixels_and_never_nothing(qapp: object) -> None:
    assert fonts.font(33).pixelSize() == 33
    assert fonts.font(0).pixelSize() == 1


def test_without_the_package_the_system_s_own_serves(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("massage_trainer.gui.fonts.find_spec", lambda _name: None)

    assert fonts.family.__wrapped__() == QFont().family()


def test_a_capital_is_as_high_as_the_far_view_reckons(qapp: object) -> None:
    from massage_trainer.gui.run.stage import CAPITAL

    assert QFontMetricsF(fonts.font(200)).capHeight() / 200 == pytest.approx(CAPITAL, abs=0.01)
