# SPDX-License-Identifier: MIT
"""What stands where on the teacher's page: the class's picture and the clock on the left, the notes beside
them or below; it says and does nothing."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.controls import Button, Surface
from massage_trainer.gui.lesson.audience import AudienceStage
from massage_trainer.gui.lesson.class_picture import ClassPicture
from massage_trainer.gui.lesson.console_band import ConsoleBand
from massage_trainer.gui.lesson.console_words import Keys, in_brackets
from massage_trainer.gui.lesson.lesson_clock import LessonClock
from massage_trainer.gui.lesson.teacher_notes import TeacherNotes
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.coming import Coming
from massage_trainer.gui.run.overlays import Toast
from massage_trainer.gui.run.step_list import StepList
from massage_trainer.gui.text import TextBlock
from massage_trainer.gui.theme import LIGHT, Theme
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Moment, Timeline

NEXT = (1.4, 1.2, 1.0, 0.8)
"""Sizes in which what comes next should have room, as shares of a heading's; the picture gives way a
little."""
PREVIEW = 0.27
"""How much of the notes' height a picture of what lies ahead may take."""
LEAST_PREVIEW = 110
"""Pixels of height below which such a picture says nothing."""
LARGE = (1.3, 1.1, 0.95, 0.8)
"""How much larger than others the one button is that always shows, if there is room for that."""


class ConsoleFace(Surface):
    """The parts of the page. The controls' room is always kept, so that nothing moves when they come."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._art, self._atlas = art, atlas
        self._class_theme: Theme = LIGHT
        self._keys: Keys = {}
        self._again_words = ""
        self.preview: AudienceStage | None = None
        self.stage = AudienceStage(art, atlas, look._replace(theme=LIGHT))
        self.picture = ClassPicture(self.stage, look, self)
        self.coming = Coming(look, self)
        self.clock = LessonClock(look, self)
        self.blank = Button("quiet", look, self.tr("Blank"), "blank", self)
        self.notes = TeacherNotes(look, self)
        self.take = Button("quiet", look, self.tr("Take the class here (Enter)"), "play", self)
        self.hint = TextBlock(self)
        self.band = ConsoleBand(look, self)
        self.steps = StepList(look, self)
        self.toast = Toast(look, self)
        self.setMouseTracking(True)
        for hidden in (self.take, self.band, self.steps):
            hidden.hide()

    def set_look(self, look: Look) -> None:
        """Another theme or size of the console; the class's picture has its own colours."""
        super().set_look(look)
        for child in (self.picture, self.coming, self.clock, self.notes, self.take):
            child.set_look(look)
        for over in (self.band, self.steps, self.toast):
            over.set_look(look)
        self.stage.set_look(look._replace(theme=self._class_theme))
        self._arrange()

    def show_blank(self, *, black: bool, again: str = "") -> None:
        """Whether Blank blanks or shows again; `again` are the words where the class sees no picture."""
        anew = again != self._again_words
        self._again_words = again
        self.blank.setText(self._blank_words(black=black))
        self.blank.set_icon("live" if black or again else "blank")
        if anew:
            self._arrange()

    def _blank_words(self, *, black: bool) -> str:
        if self._again_words:
            return self._again_words
        return (self.tr("Show again") if black else self.tr("Blank")) + in_brackets(self._keys, "blank")

    def show_ahead(self, moment: Moment | None, timeline: Timeline, now: float, back_row: float) -> None:
        """What the class would see at a moment that only the teacher looks at, and the way to take it there;
        None where nobody looks ahead."""
        shown = moment is not None
        if moment is not None:
            if self.preview is None:
                # Made when it is first needed: most lessons never look ahead.
                self.preview = AudienceStage(self._art, self._atlas, self._look)
                self.preview.setParent(self)
                self.preview.setAccessibleName(self.tr("What the class would see"))
            self.preview.set_look(self._preview_look())
            self.preview.set_back_row(back_row)
            self.preview.show_lesson(moment, timeline, Showing(), now, math.inf)
        if shown == self.take.isHidden():
            self.take.setVisible(shown)
            self._arrange()

    def _preview_look(self) -> Look:
        # It stands still, so arrows say what the hands would do.
        return self._look._replace(theme=self._class_theme, motion=False)

    # Laying out -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        if width < 100 or height < 100:
            return
        look = self._look
        margin, gap = max(12, look.px(28)), look.px(14)
        band = self.band.sizeHint().height()
        self.band.setGeometry(0, height - band, width, band)
        small = look.font("small")
        self.hint.set_style(small, look.colour("text_second"), align=Qt.AlignmentFlag.AlignHCenter)
        words = self.tr("Move the pointer for the controls")
        if self._keys.get("keys"):
            words = self.tr("{words} · {key} lists the keys").format(words=words, key=self._keys["keys"])
        self.hint.set_text(words)
        tall = self.hint.height_for(width - 2 * margin)
        self.hint.setGeometry(margin, height - tall - look.px(12), width - 2 * margin, tall)
        room = QRect(margin, look.px(20), width - 2 * margin, height - band - look.px(28))
        if width < height * 1.1:
            self._arrange_stacked(room, gap)
        else:
            self._arrange_wide(room, gap)
        self._place_overlays()
        for child in (self.band, self.steps, self.toast):
            child.raise_()

    def _clock_height(self) -> int:
        """The least that lets the figures be read from where a teacher stands."""
        look = self._look
        return max(60, look.text_px("lead") + look.px(60), look.px(128))

    def _arrange_wide(self, room: QRect, gap: int) -> None:
        clock, bottom = self._clock_height(), room.bottom() + 1
        narrowest = round(room.width() * 0.36)
        for factor in NEXT:
            least = self.coming.height_for(factor)
            most = room.height() - clock - least - 2 * gap
            left = min(round(room.width() * 0.5) - gap, self.picture.width_for(most))
            if left >= room.width() * 0.45 or self.picture.height_for(left) >= room.height() * 0.5:
                break
        left = max(left, narrowest)
        tall = min(self.picture.height_for(left), most)
        self.picture.setGeometry(room.x(), room.y(), left, tall)
        y = room.y() + tall + gap
        spare = bottom - clock - gap - y - least
        clock += max(0, min(spare // 3, clock // 2))
        self.coming.setGeometry(room.x(), y, left, bottom - clock - gap - y)
        self._arrange_clock(QRect(room.x(), bottom - clock, left, clock), gap)
        x = room.x() + left + 2 * gap + self._look.px(8)
        self._arrange_notes(QRect(x, room.y(), room.right() + 1 - x, room.height()), gap)

    def _arrange_stacked(self, room: QRect, gap: int) -> None:
        clock, coming_tall = self._clock_height(), self.coming.height_for(NEXT[-1])
        tall = min(self.picture.height_for(room.width()), round(room.height() * 0.5))
        wide = min(room.width(), self.picture.width_for(tall))
        self.picture.setGeometry(room.x(), room.y(), wide, tall)
        y = room.y() + tall + gap
        self.coming.setGeometry(room.x(), y, room.width(), coming_tall)
        y += coming_tall + gap
        self._arrange_clock(QRect(room.x(), y, room.width(), clock), gap)
        y += clock + 2 * gap
        self._arrange_notes(QRect(room.x(), y, room.width(), room.bottom() + 1 - y), gap)

    def _arrange_clock(self, room: QRect, gap: int) -> None:
        now, wide = self.blank.text(), 0
        for larger in LARGE:
            look = self._look
            self.blank.set_look(look._replace(unit=look.unit * larger, type_unit=look.type_unit * larger))
            wide = 0
            for black in (True, False):  # as wide as the wider of its words, so that it stays where it is
                self.blank.setText(self._blank_words(black=black))
                wide = max(wide, self.blank.sizeHint().width())
            if wide <= room.width() * 0.4:
                break
        self.blank.setText(now)
        tall = min(room.height(), max(self.blank.sizeHint().height(), round(room.height() * 0.72)))
        wide = min(wide, round(room.width() * 0.5))
        top = room.y() + (room.height() - tall) // 2
        self.blank.setGeometry(room.right() + 1 - wide, top, wide, tall)
        self.clock.setGeometry(room.x(), room.y(), room.width() - wide - gap, room.height())

    def _arrange_notes(self, room: QRect, gap: int) -> None:
        if not self.take.isHidden():
            size = self.take.sizeHint()
            tall = self._arrange_preview(room, size.width() + gap)
            row = max(tall, size.height())
            bottom = room.bottom() + 1
            self.take.setGeometry(
                room.x(), bottom - size.height(), min(size.width(), room.width()), size.height()
            )
            room.setBottom(bottom - row - gap)
        elif self.preview is not None:
            self.preview.hide()
        self.notes.setGeometry(room)

    def _arrange_preview(self, room: QRect, beside: int) -> int:
        """Puts what lies ahead at the foot of the notes, if there is room; the pixels it takes."""
        if self.preview is None:
            return 0
        ratio = self.picture.ratio
        wide = min(room.width() - beside, round(room.height() * PREVIEW * ratio))
        tall = round(wide / ratio)
        self.preview.setVisible(tall >= LEAST_PREVIEW)
        if tall < LEAST_PREVIEW:
            return 0
        self.preview.setGeometry(room.right() + 1 - wide, room.bottom() + 1 - tall, wide, tall)
        return tall

    def _place_overlays(self) -> None:
        toast, notes = self.toast.sizeHint(), self.notes.geometry()
        wide = min(toast.width(), self.width() - 16)
        left = max(8, min(notes.x(), self.width() - wide - 8))
        # Below the notes, where nothing is read; over the controls only their own strip is left free.
        strip = QRect(self.band.geometry())
        top = strip.y() + max(0, (self.hint.y() - strip.y() - toast.height()) // 2)
        if not self.band.isHidden():
            top = notes.bottom() + 1 - toast.height()
        self.toast.setGeometry(left, top, wide, toast.height())
        if self.steps.isVisible():
            wide = min(max(320, round(self.width() * 0.4)), self.width())
            self.steps.setGeometry(self.width() - wide, 0, wide, self.height() - self.band.height())
