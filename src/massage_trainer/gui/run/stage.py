# SPDX-License-Identifier: MIT
"""The body with what to do now, the seconds and what comes next, laid out near or far; it steers nothing."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.durations import spoken
from massage_trainer.gui import fonts
from massage_trainer.gui.body.body_art import BodyArt, Layer
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.scene import scene_for, technique_at
from massage_trainer.gui.controls import Surface
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.ring import Ring
from massage_trainer.gui.text import Note, TextBlock
from massage_trainer.gui.turns import CLOCK, turn
from massage_trainer.gui.words import next_of, place_of, round_of, side_of
from massage_trainer.pacing import Moment, Timeline
from massage_trainer.routine import Step

View = Literal["desk", "far"]
BODY_SHOWS = 8.0
"""Seconds for which “your body” shows at the start of a part."""
PROMPT_IN = 0.18
"""Seconds that new words take to appear."""
FACTORS = (1.35, 1.2, 1.1, 1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55)
"""Type sizes to try, largest first: what has to be read from one's feet may take the room there is."""
GOOD_RING, GOOD_WORDS = 0.3, 0.78
"""The share of its column that the ring should have, and how far words may shrink for that."""
CAPITAL = 0.66
"""A capital's height as a share of the type size, in this typeface."""
LAPTOP = 0.17
"""Metres from the lower to the upper edge of a 14-inch laptop's screen."""
CAPITAL_ANGLE = math.tan(math.radians(0.7))
"""Height of a capital as a share of the distance at which it can still be read (EN 301 549, 5.1.4)."""


class Stage(Surface):
    """What is looked at while hands work. `free` is how many pixels at the lower edge are kept for
    controls."""

    pressed = Signal()

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._atlas = atlas
        self._view: View = "desk"
        self._metres = 1.5
        self._free = 0
        self._growing = False
        self._fade = 1.0
        self._body_words = ""
        self._shown: tuple[object, ...] = ()
        self._seen: tuple[object, ...] = ()
        self.layer: Layer | None = None
        self.keep_body_line = False
        self.body = BodyView(art, atlas, look, self)
        self.counter = TextBlock(self)
        self.prompt = TextBlock(self)
        self.until = TextBlock(self)
        self.hands = Note("hand", self)
        self.body_line = Note("person", self)
        self.caution = Note("caution", self)
        self.ring = Ring(look, self)
        self.next_label = TextBlock(self)
        self.next = TextBlock(self)
        self.hint = TextBlock(self)
        self.next_label.set_text(self.tr("Next"))
        self.body.pressed.connect(self.pressed)
        self.setMouseTracking(True)

    @property
    def view(self) -> View:
        """Near or far."""
        return self._view

    def set_view(self, view: View, metres: float) -> None:
        """Reads at the desk, or from so many metres away."""
        self._view, self._metres = view, metres
        self._shown = ()
        self.body.show_parts(names=view == "desk")
        self._arrange()

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._shown = ()
        self.body.set_look(look)
        self.ring.set_look(look)
        self._arrange()
        self.update()

    def keep_free(self, pixels: int) -> None:
        """Keeps room for controls at the lower edge."""
        if pixels != self._free:
            self._free = pixels
            self._arrange()
            self.body.keep_names_above(pixels)

    def forget(self) -> None:
        """Begins anew with the next moment."""
        self._shown = self._seen = ()
        self.layer = None

    # Following ------------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment, timeline: Timeline, now: float, since_step: float) -> None:
        """Shows a moment; `now` is the clock's second, `since_step` the seconds since this part came up."""
        seen = (moment.index, technique_at(moment), self.layer)
        if seen != self._seen:  # nothing else changes the picture, and this runs thirty times a second
            self._seen = seen
            self.body.set_scene(scene_for(moment, self._atlas, self.layer), now)
        self.body.frame(now, moment.into)
        self.ring.show_moment(moment)
        self._say(moment, timeline)
        fade = min(1.0, since_step / PROMPT_IN) if self._look.motion else 1.0
        if fade != self._fade:
            self._fade = fade
            for block in (self.prompt, self.hands, self.caution, self.until):
                block.set_opacity(fade)

    def move_on(self, now: float, told: float, into: float) -> bool:
        """Moves on what works, from where a part stood when it was told to where it stands now; not if it is
        the clock's turn, which needs to be told."""
        if turn(into, CLOCK) != turn(told, CLOCK):
            return False
        self.body.frame(now, into)
        return True

    def _say(self, moment: Moment, timeline: Timeline) -> None:
        part = moment.part
        if part is None:
            return
        early = moment.into < BODY_SHOWS and not moment.paused
        body_line = self.keep_body_line or early or moment.into == 0
        growing = moment.cue is not None
        shown = (part, moment.next, body_line, growing, moment.waiting, moment.paused, self._view)
        if shown == self._shown:
            return
        self._shown, self._growing = shown, growing
        step = part.step
        self.counter.set_text(
            " · ".join(filter(None, (place_of(part, timeline), side_of(part), round_of(part))))
        )
        self.prompt.set_text(step.far_prompt if self._view == "far" else step.prompt)
        self.until.set_text(_until(step))
        self.hands.set_text(step.hands)
        self._body_words = step.body if body_line else ""
        self.caution.set_text(step.caution)
        self.next.set_text(next_of(moment.next, part))
        self.hint.set_text(self._hint(moment))
        self._arrange()

    def _hint(self, moment: Moment) -> str:
        if moment.paused:
            return self.tr("Space or a tap goes on")
        if not moment.waiting:
            return ""
        most = moment.part.at_most if moment.part is not None and moment.goes_on_in is not None else None
        if most is None:
            return self.tr("Space or a tap: next")
        # Oily hands must know that nothing has to be pressed.
        return self.tr("Goes on by itself after {time} in all. Space or a tap: now").format(time=spoken(most))

    # Laying out -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        if width < 50 or height < 50:
            return
        if self._view == "far":
            self._arrange_far(width, height)
        elif width < height * 1.1:
            self._arrange_stacked(width, height)
        else:
            self._arrange_desk(width, height)

    def _style(self, factor: float) -> None:
        look = self._look
        text, second = look.colour("text"), look.colour("text_second")
        self.counter.set_style(look.font("text", bold=True, factor=factor), second)
        self.prompt.set_style(look.font("prompt", bold=True, factor=factor), text, pitch=1.15, balanced=True)
        self.until.set_style(look.font("lead", bold=True, factor=factor), look.colour("now_ink"), pitch=1.3)
        for note, ink in ((self.hands, "text"), (self.body_line, "text_second"), (self.caution, "no_go")):
            own = second if note is self.body_line else text
            note.set_style(look.font("lead", factor=factor), own, pitch=1.3)
            note.set_ink(look.colour(ink))
        self.next_label.set_style(look.font("text", bold=True), second)
        self.next.set_style(self._next_font(factor), text if self._growing else second, pitch=1.2)
        self.hint.set_style(look.font("text"), look.colour("now_ink"))

    def _next_font(self, factor: float) -> QFont:
        """“Next” grows before a change, but what to do now stays the largest."""
        look = self._look
        role: Literal["heading", "lead"] = "heading" if self._growing else "lead"
        most = 0.85 * look.text_px("prompt", factor)
        size = min(look.text_px(role, min(1.3, factor + 0.1)), most)
        weight = QFont.Weight.DemiBold if self._growing else QFont.Weight.Normal
        return fonts.font(round(size), weight)

    def _texts(self) -> list[tuple[TextBlock, int]]:
        """The column's paragraphs, each with the space before it."""
        gap = self._look.px
        return [
            (self.counter, 0),
            (self.prompt, gap(8)),
            (self.until, gap(8)),
            (self.hands, gap(20)),
            (self.caution, gap(12)),
            (self.body_line, gap(12)),
        ]

    def _column(self, x: int, top: int, width: int, bottom: int, *, least: int) -> None:
        """Lays the words from the top, ring and “next” at the bottom, in a type that lets everything fit.

        Where even the smallest type is too large, the line for one's own body gives way first.
        """
        gap = self._look.px(24)
        ring = least
        good = max(least, round((bottom - top) * GOOD_RING))
        # Whoever wants larger words wants the seconds no smaller for it.
        attempts = [(factor, True, good) for factor in FACTORS if factor >= GOOD_WORDS]
        attempts += [(factor, True, least) for factor in FACTORS]
        attempts += [(factor, False, least) for factor in FACTORS[3:]]
        for factor, with_body, smallest in attempts:
            self.body_line.set_text(self._body_words if with_body else "")
            self._style(factor)
            words = sum(
                block.height_for(width) + (before if block.text else 0) for block, before in self._texts()
            )
            room = bottom - top - words - gap
            found = self._ring_for(room, width, gap, smallest, round((bottom - top) * 0.42))
            if found:
                ring = found
                break
        y = top
        for block, before in self._texts():
            tall = block.height_for(width)
            y += before if tall else 0
            block.setVisible(tall > 0)
            block.setGeometry(x, y, width, tall)
            y += tall
        left = x + ring + gap
        beside = x + width - left
        tall = max(ring, self._beside_height(beside))
        self.ring.setGeometry(x, bottom - tall + (tall - ring) // 2, ring, ring)
        self._beside_ring(left, bottom - tall, beside, tall)

    def _ring_for(self, room: int, width: int, gap: int, least: int, most: int) -> int:
        """The largest ring that leaves the words beside it enough room; 0 if none does."""
        largest = min(room, most, round(width * 0.55))
        for ring in range(largest, least - 1, -8):
            if self._beside_height(width - ring - gap) <= room:
                return ring
        return 0

    def _beside(self) -> tuple[tuple[TextBlock, int], ...]:
        """What stands beside the ring, each with the space after it."""
        return (self.next_label, self._look.px(2)), (self.next, self._look.px(10)), (self.hint, 0)

    def _beside_height(self, width: int) -> int:
        return sum(block.height_for(width) + (after if block.text else 0) for block, after in self._beside())

    def _beside_ring(self, x: int, top: int, width: int, height: int) -> None:
        y = top + max(0, (height - self._beside_height(width)) // 2)
        for block, after in self._beside():
            lines = block.height_for(width)
            block.setVisible(lines > 0)
            block.setGeometry(x, y, width, lines)
            y += lines + (after if block.text else 0)

    def _arrange_desk(self, width: int, height: int) -> None:
        margin = self._look.px(40)
        split = round(width * (0.6 if width > 900 else 0.54))
        self.body.setGeometry(0, 0, split, height)
        bottom = height - max(self._free, margin) - self._look.px(8)
        least = max(88, round(height * 0.16))
        self._column(split, margin, width - split - margin, bottom, least=least)

    def _arrange_stacked(self, width: int, height: int) -> None:
        margin = max(16, self._look.px(28))
        picture = round(height * 0.46)
        self.body.setGeometry(0, 0, width, picture)
        bottom = height - self._free - self._look.px(8)
        top = picture + margin // 2
        self._column(margin, top, width - 2 * margin, bottom, least=max(96, round(height * 0.12)))

    def _arrange_far(self, width: int, height: int) -> None:
        """The prompt as a band on top, as large as the distance asks; the ring as large as the room
        allows."""
        look = self._look
        margin = look.px(32)
        for block in (self.until, self.hands, self.caution, self.body_line, self.counter):
            block.hide()
        for block in (self.next, self.next_label, self.hint):
            block.hide()
        room = width - 2 * margin
        wanted = far_type(height, self._metres)
        tall = 0
        for share in range(100, 20, -1):
            font = fonts.font(round(wanted * share / 100), 600)
            align = Qt.AlignmentFlag.AlignHCenter
            self.prompt.set_style(font, look.colour("text"), pitch=1.14, balanced=True, align=align)
            tall = self.prompt.height_for(room)
            fits = self.prompt.line_count(room) <= 2 and tall <= height * 0.5
            if fits and self.prompt.fits_words(room):
                break
        self.prompt.show()
        self.prompt.setGeometry(margin, margin // 2, room, tall)
        top = margin // 2 + tall
        rest = height - top - max(margin, self._free)
        ring = min(round(width * 0.36), rest)
        self.body.setGeometry(0, top, width - ring - 2 * margin, height - top)
        self.ring.setGeometry(width - ring - margin, top + (rest - ring) // 2, ring, ring)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


def _until(step: Step) -> str:
    if not step.until:
        return ""
    return QCoreApplication.translate("Stage", "… until {condition}").format(condition=step.until)


def far_type(height: int, metres: float) -> float:
    """The type size in pixels whose capitals can be read from so far, in a window `height` pixels high.

    EN 301 549, 5.1.4: capitals of 0.7° at the distance; the screen is taken to be 17 cm high.
    """
    return height * metres * CAPITAL_ANGLE / LAPTOP / CAPITAL
