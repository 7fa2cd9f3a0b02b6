# SPDX-License-Identifier: MIT
"""What a class sees, large enough for its back row: prompt, body and hands, seconds, what comes next; it
steers nothing."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import Atlas
from massage_trainer.durations import countdown
from massage_trainer.gui import fonts
from massage_trainer.gui.body.body_art import LAYERS, BodyArt, Lit
from massage_trainer.gui.body.scene import scene_for, technique_at
from massage_trainer.gui.controls import Surface
from massage_trainer.gui.lesson.audience_body import ClassBody, Sized
from massage_trainer.gui.lesson.class_notice import ClassNotice
from massage_trainer.gui.look import Look
from massage_trainer.gui.run.cue import CueBand
from massage_trainer.gui.run.ring import Face, Ring
from massage_trainer.gui.text import TextBlock, draw_lines, lines
from massage_trainer.gui.words import place_of, round_of, side_of
from massage_trainer.legibility import (
    BACK_ROW,
    CAPITAL,
    FIGURE,
    MOST_LINES,
    SAFE,
    X_HEIGHT,
    Piece,
    capital_share,
    even_lines,
    x_height_share,
)
from massage_trainer.lesson import Cover, Showing
from massage_trainer.pacing import Moment, Part, Timeline
from massage_trainer.routine import Step

NEEDED = 0.8
"""How far down heads leave the picture to be seen, as a share of the height."""
PITCH = 1.14
"""The distance of a prompt's lines as a share of its type size."""
PROMPT_IN = 0.18
"""Seconds that new words take to appear."""
WHITE = (0xD8, 0xD4, 0xCC)
"""What “white” is: a full white blinds a dim room."""
RING = 0.36
"""How large the ring would like to be, as a share of the height."""
GROWN = 1.12
"""How much larger the side, and what comes next, are than what else is said beside the picture."""
STILL_DOT, STILL_APART = 0.045, 0.17
"""How large the dots of a ring that is kept still are, and how far apart, as shares of its size."""
REFERENCE = 200
"""The type size in pixels at which lines are broken, so that they break alike in every size of window."""


class Fit(NamedTuple):
    """A prompt as it is set: its words, its lines, and its type size as a share of what the back row asks."""

    text: str
    lines: tuple[str, ...]
    share: float


@lru_cache(maxsize=64)
def fit_prompt(step: Step, width: float, most: int = MOST_LINES) -> Fit:
    """The words for the class that fit in `most` lines.

    `width` is what there is for a line, in type sizes as large as the back row asks. A prompt that is too
    long gives way to the short one; where that is too long as well, or missing, the type becomes smaller.
    """
    for text in filter(None, (step.prompt, step.short)):
        if (found := _in_lines(text, width, most)) is not None:
            return Fit(text, found, 1.0)
    text = step.short or step.prompt
    for thousandths in range(995, 95, -5):
        share = thousandths / 1000
        # What is smaller may take as much room as before, in more lines; three are what a glance takes in.
        if (found := _in_lines(text, width / share, min(MOST_LINES, int(most / share)))) is not None:
            return Fit(text, found, share)
    return Fit(text, (text,), 0.1)


def _in_lines(text: str, width: float, most: int) -> tuple[str, ...] | None:
    """The text in even lines no wider than so many type sizes, or None if it needs more than `most`."""
    words = _unbroken(text)
    pieces = [Piece(width_of(word), width_of(word.rstrip())) for word in words]
    counts = even_lines(pieces, width, most)
    if counts is None:
        return None
    ends = list(accumulate(counts))
    return tuple("".join(words[end - count : end]).strip() for count, end in zip(counts, ends, strict=True))


def _unbroken(text: str) -> list[str]:
    """The text cut wherever a line may end, as the script it is written in has it."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    units = text.encode("utf-16-le")  # what Qt counts in
    found, start = [], 0
    while (end := finder.toNextBoundary()) >= 0:
        found.append(units[2 * start : 2 * end].decode("utf-16-le"))
        start = end
    return found


class PromptBand(TextBlock):
    """The prompt in lines that were broken beforehand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[str, ...] = ()

    def set_lines(self, fit: Fit) -> None:
        """Says something else."""
        self.set_text(fit.text)
        if fit.lines != self.lines:
            self.lines = fit.lines
            self.update()

    @property
    def size_px(self) -> int:
        """The type size in pixels."""
        return self._font.pixelSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.lines or self._opacity <= 0:
            return
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        set_text = lines("", self._font, self.width(), pitch=PITCH)._replace(texts=self.lines)
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_lines(painter, QRectF(self.rect()), set_text, self._font, self._colour, centre)
        painter.end()


class ClassRing(Ring):
    """The ring with figures alone: the words within it would be too small for the back row.

    Kept still it has no figures: seconds that stand look like a clock that is broken.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._still = False

    def keep_still(self, still: bool) -> None:
        """Shows a quiet sign instead of the seconds, or the seconds again; it holds from the next moment."""
        self._still = still

    @property
    def text(self) -> str:
        """The figures that show."""
        return self._face.text

    @staticmethod
    def needs(text: str, type_size: float) -> float:
        """How large a ring must be for this text to come out at least this large, all in pixels."""
        # The ring sets its figures at 0.36 of its size, or as large as they fit within its rim.
        return max(type_size / 0.36, width_of(text) * type_size / 0.635) + 5

    def _caption(self, _moment: Moment, _half: bool) -> str:
        return ""

    def _face_of(self, moment: Moment) -> Face:
        if not self._still:
            return super()._face_of(moment)
        # The double rim says “open for as long as it takes” in a lesson that runs as well.
        return Face("waiting", paused=True, left=0, half=False, halved=False, text="", caption="", turn=0)

    def _paint_rim(self, painter: QPainter, box: QRect) -> None:
        if not self._still:
            super()._paint_rim(painter, box)
            return
        shape, ink = self._shape, self._look.colour("text_second")
        self._double(painter, shape.circle, shape.thick, ink, dashed=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for beside in (-STILL_APART, 0.0, STILL_APART):
            painter.drawEllipse(
                shape.centre + QPointF(beside * shape.diameter, 0),
                STILL_DOT * shape.diameter,
                STILL_DOT * shape.diameter,
            )


@lru_cache(maxsize=512)
def width_of(text: str) -> float:
    """How wide a text is in the prompt's and the figures' type, in type sizes."""
    font = fonts.font(REFERENCE, QFont.Weight.DemiBold)
    return QFontMetricsF(font).horizontalAdvance(text) / REFERENCE


class _Veil(QWidget):
    """Black, or a dimmed white, over everything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, cover: Cover) -> None:
        if cover.opacity <= 0:
            self.hide()
            return
        red, green, blue = (round(cover.light * each) for each in WHITE)
        colour = QColor(red, green, blue, round(cover.opacity * 255))
        if colour != self._colour:
            self._colour = colour
            # What lies under a full veil need not be painted.
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, colour.alpha() == 255)
            self.update()
        if self.isHidden():
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        painter.end()


class _Said(NamedTuple):
    """What is said beside the picture; all that its layout depends on."""

    step: Step | None
    counter: str = ""
    side: str = ""
    state: str = ""
    next: str = ""
    widest: str = "00"
    ring: bool = True


class AudienceStage(Surface):
    """The picture itself. All sizes are shares of its height, so it looks the same at every size."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._atlas = atlas
        self._back_row = BACK_ROW
        self._said = _Said(None)
        self._seen: tuple[object, ...] = ()
        self._covered = False
        self._veil_until = -math.inf
        self._frozen = False
        self.body = ClassBody(art, atlas, look, self)
        self.prompt = PromptBand(self)
        self.counter, self.side = TextBlock(self), TextBlock(self)
        self.state, self.next = TextBlock(self), TextBlock(self)
        self.ring = ClassRing(look, self)
        self.cue = CueBand(look, self)
        self.notice = ClassNotice(look, self)
        self.veil = _Veil(self)

    def set_look(self, look: Look) -> None:
        """Another theme, or motion reduced; sizes are the stage's own."""
        self._look = look
        self.ring.set_look(look)
        self.cue.set_look(look)
        self._arrange()
        self.update()

    def set_back_row(self, image_heights: float) -> None:
        """Sets the text for a back row so many heights of the picture away."""
        if image_heights != self._back_row:
            self._back_row = image_heights
            self._arrange()

    # Following ------------------------------------------------------------------------------------------

    def show_lesson(
        self, moment: Moment, timeline: Timeline, showing: Showing, now: float, since_step: float
    ) -> None:
        """Shows what the class sees while the lesson is at `moment`.

        `now` is the clock's second, `since_step` the seconds since this part came up.
        """
        shown = showing.shown(moment)
        layer = next((each for each in LAYERS if each == showing.layer), None)
        seen = (shown.index, technique_at(shown), layer)
        if seen != self._seen:
            self._seen = seen
            self.body.set_scene(scene_for(shown, self._atlas, layer), now)
        self.body.frame(now, shown.into)
        self.body.set_spot(_point(showing.spot), self._pinned(showing.pinned))
        self._frozen = showing.frozen is not None
        self.ring.keep_still(self._frozen)
        self.ring.show_moment(shown)
        self.cue.show_moment(shown)
        # A change that is announced and does not come would look broken as well.
        self.cue.setHidden(self._frozen or shown.cue is None)
        self._say(shown, timeline)
        self.notice.say(showing.notice)
        fade = 1.0 if self._frozen or not self._look.motion else min(1.0, since_step / PROMPT_IN)
        for block in (self.prompt, self.side):
            block.set_opacity(fade)
        cover = showing.cover(now, motion=self._look.motion)
        self.veil.cover(cover)
        self._covered = cover.opacity >= 1
        self._veil_until = showing.easing_until() if self._look.motion else -math.inf

    def _pinned(self, pinned: tuple[str, str] | None) -> Lit | None:
        if pinned is None or pinned[0] not in self._atlas.regions or pinned[1] not in ("left", "right"):
            return None
        return pinned[0], "left" if pinned[1] == "left" else "right"

    @property
    def moves(self) -> bool:
        """Whether the picture has something that moves while time runs."""
        return self.body.moves and not self._covered and not self._frozen and not self.notice.words

    def settling_until(self) -> float:
        """The second until which something fades on its own, even while time stands still."""
        return max(self.body.settling_until(), self._veil_until)

    def _say(self, moment: Moment, timeline: Timeline) -> None:
        said = _said(moment, timeline)
        if self._frozen:
            open_end = not said.ring or moment.paused
            said = said._replace(state=said.state if open_end else _tr("Carry on"), next="")
        before = self._said
        if said.step is before.step and said.side == before.side:
            # The ring keeps its size while a count-up grows; it only ever becomes larger.
            said = said._replace(widest=max(said.widest, before.widest, key=width_of))
        if said != before:
            self._said = said
            self._arrange()

    # Laying out -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _scale(self) -> float:
        """The height in pixels that sizes are shares of. A window taller than wide is measured by its width:
        its height does not make a line of text any longer."""
        return min(self.height(), self.width() / 1.2)

    @property
    def prompt_px(self) -> int:
        """The type size in pixels whose capitals are as high as the back row asks."""
        return math.ceil(self._scale * capital_share(self._back_row) / CAPITAL)

    @property
    def figures_px(self) -> int:
        """The type size in pixels at which figures are as high as the prompt's capitals."""
        return math.ceil(self._scale * capital_share(self._back_row) / FIGURE)

    @property
    def small_px(self) -> int:
        """The type size in pixels whose small letters are as high as the back row asks."""
        return math.ceil(self._scale * x_height_share(self._back_row) / X_HEIGHT)

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        self.veil.setGeometry(self.rect())
        self.notice.place(self._look, self.rect(), self.prompt_px, self.small_px)
        if width < 50 or height < 50:
            return
        look = Sized(
            self._look.theme, self._scale / 720, self.small_px / fonts.SIZES["text"], self._look.motion
        )
        self.body.set_look(look)
        margin = math.ceil(height * SAFE)
        self._style()
        top = self._arrange_prompt(margin, width - 2 * margin)
        band = round(height * 0.025)
        self.cue.setGeometry(margin, top, width - 2 * margin, band)
        top += band + round(height * 0.005)
        room = QRect(margin, top, width - 2 * margin, round(height * NEEDED) - top)
        if width < height:
            self._arrange_narrow(room)
        else:
            self._arrange_column(room)

    def _style(self) -> None:
        look, size = self._look, self.small_px
        text, second, gold = look.colour("text"), look.colour("text_second"), look.colour("now_ink")
        regular = fonts.font(size)
        grown = fonts.font(round(size * GROWN), QFont.Weight.DemiBold)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.counter.set_style(regular, second, pitch=1.2, align=middle)
        self.side.set_style(grown, text, pitch=1.15, align=middle)
        self.state.set_style(regular, gold, pitch=1.2, align=middle)
        self.next.set_style(grown, gold, pitch=1.15, balanced=True, align=middle)

    def _arrange_prompt(self, x: int, width: int) -> int:
        """Puts the prompt on top; returns where it ends."""
        if self._said.step is None:
            fit = Fit("", (), 1.0)
        else:
            fit = fit_prompt(self._said.step, width / self.prompt_px, self._most_lines())
        self.prompt.set_lines(fit)
        font = fonts.font(round(self.prompt_px * fit.share), QFont.Weight.DemiBold)
        self.prompt.set_style(font, self._look.colour("text"), pitch=PITCH)
        set_text = lines("", font, width, pitch=PITCH)
        # The capitals begin at the safe margin, not the line's box.
        top = round(self.height() * (SAFE + 0.008) - set_text.ascent + CAPITAL * font.pixelSize())
        tall = math.ceil(set_text.pitch * max(1, len(fit.lines)) + font.pixelSize() * 0.1)
        self.prompt.setGeometry(x, max(0, top), width, tall)
        return max(0, top) + tall

    def _most_lines(self) -> int:
        """How many lines leave enough of the picture for the figures to stand above the heads."""
        figures = (ClassRing.needs("00", self.figures_px) + self.prompt_px * CAPITAL) / 2
        room = self.height() * (NEEDED - SAFE) - figures
        return max(1, min(MOST_LINES, int(room / (self.prompt_px * PITCH))))

    def _blocks(self) -> list[TextBlock]:
        """What is said beside the ring, the most important first; the rest gives way where room is short."""
        said = self._said
        for block, text in (
            (self.counter, said.counter), (self.side, said.side),
            (self.state, said.state), (self.next, said.next),
        ):  # fmt: skip
            block.set_text(text)
        order = (self.next, self.side, self.counter, self.state)
        if said.state and not said.next:
            order = (self.side, self.state, self.counter, self.next)
        return [block for block in order if block.text]

    def _chosen(self, width: int, room: int) -> tuple[list[TextBlock], int]:
        """What is said that fits, in the order in which it is read, and how high it is together."""
        kept = set()
        tall = 0
        for block in self._blocks():
            more = block.height_for(width)
            if tall + more <= room and block.fits_words(width):
                kept.add(block)
                tall += more
        every = (self.counter, self.side, self.state, self.next)
        for block in every:
            block.setVisible(block in kept)
        return [block for block in every if block in kept], tall

    def _ring_sizes(self, room: int) -> tuple[int, int]:
        """The least and the wished size of the ring, in pixels."""
        if not self._said.ring:
            return 0, 0
        least = math.ceil(ClassRing.needs(self._said.widest, self.figures_px))
        return least, max(least, min(room, round(self._scale * RING)))

    def _arrange_column(self, room: QRect) -> None:
        """The body on the left; right of it the ring, with the words over it.

        The ring keeps its place whatever is said: figures that jump cannot be read.
        """
        gap = round(self._scale * 0.02)
        least, wished = self._ring_sizes(room.height())
        column = max(round(self.small_px * 7.0), least, round(min(room.width() * 0.37, self._scale * 0.64)))
        x = room.right() + 1 - column
        self._arrange_body(QRect(0, room.top(), x - gap // 2, self.height() - room.top()), room.height())
        two_lines = round(2 * self.small_px * GROWN * 1.15) + 4
        ring = max(least, min(wished, column, room.height() - gap - two_lines))
        self.ring.setVisible(ring > 0)
        if not ring:
            chosen, tall = self._chosen(column, room.height())
            self._pile(chosen, x, room.top() + (room.height() - tall) // 2, column)
            return
        # Words may push the ring down for as long as its figures stay above the heads.
        figures = (ring + round(self.prompt_px * CAPITAL)) // 2
        over = max(room.height() - ring - gap, min(two_lines, room.height() - figures - gap))
        chosen, tall = self._chosen(column, over)
        y = room.top() + max(0, over) + gap
        if not chosen:
            y = min(y, room.top() + max(0, room.height() - ring))
            under = self.height() - room.left() - y - ring - gap
            chosen, tall = self._chosen(column, under)
            self._pile(chosen, x, y + ring + gap, column)
        else:
            self._pile(chosen, x, y - gap - tall, column)
        self.ring.setGeometry(x + (column - ring) // 2, y, ring, ring)

    def _arrange_narrow(self, room: QRect) -> None:
        """Ring and words side by side under the prompt, the body below them."""
        gap = round(self._scale * 0.03)
        least, wished = self._ring_sizes(room.height())
        ring = max(least, min(wished, round(room.height() * 0.45)))
        x = room.left() + ring + (gap if ring else 0)
        words = room.right() + 1 - x
        chosen, tall = self._chosen(words, max(ring, round(room.height() * 0.4)))
        row = max(ring, tall)
        self.ring.setVisible(ring > 0)
        self.ring.setGeometry(room.left(), room.top() + (row - ring) // 2, ring, ring)
        self._pile(chosen, x, room.top() + (row - tall) // 2, words)
        top = room.top() + row + gap
        self._arrange_body(QRect(0, top, self.width(), self.height() - top), room.bottom() + 1 - top)

    def _arrange_body(self, rect: QRect, needed: int) -> None:
        self.body.place(rect, max(needed, round(rect.height() * 0.45)))

    @staticmethod
    def _pile(blocks: list[TextBlock], x: int, y: int, width: int) -> None:
        for block in blocks:
            tall = block.height_for(width)
            block.setGeometry(x, y, width, tall)
            y += tall

    def drawing_to_stage(self) -> QTransform:
        """From the drawing's units to the stage's pixels, for a pointer that is shown to the class."""
        at = self.body.pos()
        return self.body.drawing_to_view() * QTransform.fromTranslate(at.x(), at.y())


def _point(spot: tuple[float, float] | None) -> QPointF | None:
    return None if spot is None else QPointF(*spot)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AudienceStage", text)


def _said(moment: Moment, timeline: Timeline) -> _Said:
    part = moment.part
    if part is None:
        return _Said(Step(id="end", prompt=_tr("That was the whole massage")), ring=False)
    over = moment.waiting and moment.fraction >= 1
    near = moment.cue is not None or over
    confirm = part.ending == "confirm"
    not_begun = moment.paused and moment.index == 0 and moment.elapsed == 0
    return _Said(
        step=part.step,
        counter="" if not_begun else " · ".join(filter(None, (place_of(part, timeline), round_of(part)))),
        side=side_of(part),
        state=_tr("Before we begin") if not_begun else _state_of(moment, confirm=confirm),
        next=_tr("Next: {step}").format(step=_next_name(moment.next, part)) if near else "",
        widest=_widest(moment, part),
        ring=not confirm or moment.state != "waiting",
    )


def _state_of(moment: Moment, *, confirm: bool) -> str:
    if moment.paused:
        return _tr("Paused")
    match moment.state:
        case "lead_in":
            return _tr("Get ready")
        case "waiting":
            return _tr("When ready") if confirm else _tr("Take your time")
        case "ease_off":
            return _tr("Ease off")
        case _:
            return ""


def _next_name(part: Part | None, now: Part) -> str:
    """What comes next, in as few words as there are for it."""
    if part is None:
        return _tr("the end")
    if part.step_index == now.step_index:
        return _tr("the other side") if part.side and part.side != now.side else _tr("once more")
    return part.step.title or part.step.far_prompt


def _widest(moment: Moment, part: Part) -> str:
    """The widest figures this part is likely to show."""
    shown = [countdown(part.lead_in), countdown(part.time), countdown(moment.left), "00"]
    if part.ending != "time" or moment.waiting:
        shown += ["+00", "+" + countdown(math.floor(moment.waited))]
    return max(shown, key=width_of)


class AudienceWindow(QWidget):
    """The class's own window: black until the lesson begins, without a cursor, never in the keyboard's way.

    `closed` comes when somebody closes it as one closes a plain window.
    """

    closed = Signal()

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(self.tr("What the class sees"))
        self.stage = AudienceStage(art, atlas, look, self)
        self.stage.hide()

    def set_look(self, look: Look) -> None:
        """Another theme, or motion reduced."""
        self.stage.set_look(look)

    def show_lesson(
        self, moment: Moment, timeline: Timeline, showing: Showing, now: float, since_step: float
    ) -> None:
        """Shows what the class sees; the arguments are those of the stage."""
        self.stage.show_lesson(moment, timeline, showing, now, since_step)
        if self.stage.isHidden():
            self.stage.show()

    def clear(self) -> None:
        """Black again: there is no lesson."""
        self.stage.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stage.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.black)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            self.closed.emit()
        super().closeEvent(event)
