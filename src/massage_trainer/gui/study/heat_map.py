# SPDX-License-Identifier: MIT
"""The body by region, on two plates: where hands were, or what is remembered; with a legend in words and
pattern, so that colour is never all there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from massage_trainer.atlas import SIDES, Atlas
from massage_trainer.gui.body.body_art import BodyArt, Lit
from massage_trainer.gui.controls import Button, lay_in_rows
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.heat_plate import FRAME, LEVELS, HeatPlate, swatch
from massage_trainer.gui.text import TextBlock
from massage_trainer.history_summary import firmness, shade, shade_step

if TYPE_CHECKING:
    from massage_trainer.history_summary import Heat

Kind = Literal["minutes", "recall"]
NAMED = 3
"""Regions that are named below the plates."""


class Legend(QWidget):
    """What each shade means."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[str, ...] = ()

    def say(self, words: tuple[str, ...]) -> None:
        """What the shades mean now, from the lightest on."""
        self._words = words
        self.setAccessibleName(", ".join(words))
        self.update()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.update()

    def lay_out(self, width: int) -> list[QRectF]:
        """Where each shade with its words stands, in as many rows as are needed."""
        look = self._look
        metrics = QFontMetricsF(look.font("small"))
        row = max(look.px(22), metrics.height()) + look.px(6)
        found, x, y = [], 0.0, 0.0
        for words in self._words:
            wide = look.px(40) + metrics.horizontalAdvance(words) + look.px(20)
            if x and x + wide > width:
                x, y = 0.0, y + row
            found.append(QRectF(x, y, wide, row))
            x += wide
        return found

    def height_for(self, width: int) -> int:
        """The pixels that it takes at a width."""
        return int(max((box.bottom() for box in self.lay_out(width)), default=0.0)) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        font = look.font("small")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        tall = look.px(20)
        for level, (box, words) in enumerate(zip(self.lay_out(self.width()), self._words, strict=True)):
            swatch(
                painter, QRectF(box.left() + 1, box.center().y() - tall / 2, look.px(32), tall), level, look
            )
            painter.setPen(look.colour("text_second"))
            base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(round(box.left() + look.px(40)), round(base), words)
        painter.end()


class HeatMap(QWidget):
    """Shows minutes, or, once `recall` can be asked, how firmly regions are known."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._atlas, self._look = atlas, look
        self._minutes: Mapping[str, Heat] = {}
        self._ask_recall: Callable[[], Mapping[str, float]] = dict
        self._recall: Mapping[str, float] | None = None
        self.kind: Kind = "minutes"
        self._switch = QButtonGroup(self)
        self._chips: dict[Kind, Button] = {}
        names: dict[Kind, tuple[str, str]] = {
            "minutes": (self.tr("Minutes in 12 weeks"), self.tr("The body by minutes")),
            "recall": (self.tr("Recall today"), self.tr("The body by recall")),
        }
        for number, (kind, (words, name)) in enumerate(names.items()):
            chip = Button("chip", look, words, parent=self)
            chip.name(name)
            chip.setCheckable(True)
            self._switch.addButton(chip, number)
            self._chips[kind] = chip
            chip.clicked.connect(lambda _=False, kind=kind: self.show_kind(kind))
        self.plates = (
            HeatPlate(art, "superficial", look, self.told, self, later=True),
            HeatPlate(art, "deep", look, self.told, self, later=True),
        )
        self._names = TextBlock(self), TextBlock(self)
        self._names[0].set_text(self.tr("Outer muscles"))
        self._names[1].set_text(self.tr("Deep muscles"))
        self.legend = Legend(look, self)
        self.words = TextBlock(self)

    def show_heat(self, minutes: Mapping[str, Heat], ask_recall: Callable[[], Mapping[str, float]]) -> None:
        """Shows other numbers; those of recall are asked for when somebody wants to see them."""
        known = self._atlas.regions
        self._minutes = {region: heat for region, heat in minutes.items() if region in known}
        self._ask_recall, self._recall = ask_recall, None
        self._choose("minutes" if self._minutes else "recall")

    def show_kind(self, kind: Kind) -> None:
        """Shows minutes or recall."""
        self._choose(kind)
        self.lay_out(self.width())

    def _choose(self, kind: Kind) -> None:
        self.kind = kind
        self._chips[kind].setChecked(True)
        levels: dict[Lit, int] = {}
        if kind == "minutes":
            most = max((max(each.left, each.right) for each in self._minutes.values()), default=0.0)
            for region, heat in self._minutes.items():
                for side in SIDES:
                    levels[region, side] = shade(heat.left if side == "left" else heat.right, most)
            step = shade_step(most)
            bounds = [(number * step, (number + 1) * step) for number in range(LEVELS)]
            spans = [self.tr("to {b} min").format(b=bounds[0][1])]
            spans += [self.tr("to {b}").format(b=b) for _, b in bounds[1:]]
            self.legend.say((self.tr("none"), *spans))
        else:
            for region, strength in self._strengths().items():
                levels.update(dict.fromkeys(((region, side) for side in SIDES), firmness(strength)))
            firm = (self.tr("shaky"), self.tr("halfway"), self.tr("good"), self.tr("firm"))
            self.legend.say((self.tr("not asked yet"), *firm))
        for plate in self.plates:
            plate.show_levels(levels)
        self._tell()

    def _strengths(self) -> Mapping[str, float]:
        if self._recall is None:
            found = self._ask_recall()
            self._recall = {region: each for region, each in found.items() if region in self._atlas.regions}
        return self._recall

    # In words -------------------------------------------------------------------------------------------

    def told(self, lit: Lit) -> str:
        """What there is to say of a region."""
        region, _ = lit
        name = self._atlas.regions[region].name
        if self.kind == "recall":
            strength = self._strengths().get(region)
            known = self.tr("not asked yet")
            if strength is not None:
                known = self.tr("known with {n} %").format(n=round(100 * strength))
            return self.tr("{region}: {said}").format(region=name, said=known)
        heat = self._minutes.get(region)
        left, right = (0, 0) if heat is None else (round(heat.left), round(heat.right))
        return self.tr("{region}: left {left} min, right {right} min").format(
            region=name, left=left, right=right
        )

    def _told_most(self) -> str:
        names = self._atlas.regions
        if self.kind == "minutes":
            order = sorted(
                self._minutes, key=lambda each: -(self._minutes[each].left + self._minutes[each].right)
            )
            said = [self.told((each, "left")) for each in order[:NAMED]]
            return self.tr("Most: {regions}.").format(regions="; ".join(said)) if said else ""
        shaky = sorted(self._strengths().items(), key=lambda each: each[1])[:NAMED]
        if not shaky:
            return self.tr("Nothing has been asked yet: Recall on the first page does so.")
        return self.tr("Least sure: {regions}.").format(
            regions=", ".join(names[region].name for region, _ in shaky)
        )

    def _tell(self) -> None:
        self.words.set_text(self._told_most())
        for plate in self.plates:
            here = [region for region in self._atlas.regions if plate.shows(region)]
            if self.kind == "minutes":
                here = [region for region in here if region in self._minutes]
            plate.setAccessibleName(
                self.tr("Outer muscles") if plate.layer != "deep" else self.tr("Deep muscles")
            )
            plate.setAccessibleDescription("\n".join(self.told((region, "left")) for region in here))

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for plate in self.plates:
            plate.set_look(look)
        for chip in self._chips.values():
            chip.set_look(look)
        self.legend.set_look(look)
        for name in self._names:
            name.set_style(look.font("small", bold=True), look.colour("text_second"), pitch=1.3)
        self.words.set_style(look.font("small"), look.colour("text"), pitch=1.4)

    def lay_out(self, width: int) -> int:
        """Places everything in this width; returns the height."""
        look = self._look
        gap = look.px(12)
        y = lay_in_rows(tuple(self._chips.values()), 0, 0, width, look) + gap
        beside = width >= look.px(560)
        wide = (width - gap) // 2 if beside else width
        tall = round(wide * FRAME.height() / FRAME.width())
        for number, (plate, name) in enumerate(zip(self.plates, self._names, strict=True)):
            x = number * (wide + gap) if beside else 0
            line = name.height_for(wide)
            name.setGeometry(x, y, wide, line)
            plate.setGeometry(x, y + line, wide, tall)
            if not beside or number:
                y += line + tall + gap
        row = self.legend.height_for(width)
        self.legend.setGeometry(0, y, width, row)
        y += row + gap // 2
        words = self.words.height_for(width)
        self.words.setGeometry(0, y, width, words)
        return y + words

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(840), self._look.px(520))
