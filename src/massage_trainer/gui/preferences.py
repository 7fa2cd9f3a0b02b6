# SPDX-License-Identifier: MIT
"""The page for all settings and all keys, drawn from their tables; what is changed shows at once.

It keeps nothing: it says what was chosen, and is told what holds now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from massage_trainer.gui.controls import Button
from massage_trainer.gui.headed import HeadedPage
from massage_trainer.gui.keys import ACTIONS, Action, KeyMap, pressed, says, spoken
from massage_trainer.gui.look import Look
from massage_trainer.gui.text import Note, TextBlock
from massage_trainer.gui.theme import SKIN_TONES, colour
from massage_trainer.gui.words import sentence
from massage_trainer.settings import KEYS, OPTIONS, Option, Settings

WIDEST = 1040
"""The page's width at 1080p beyond which lines become too long to follow."""
MOST_KEYS = 8
"""Keys that one action can have."""
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class _Row(QWidget):
    """A name, a line of help, and what chooses; the choice stands below where there is no room beside."""

    def __init__(self, look: Look, name: str, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._name, self._about = TextBlock(self), TextBlock(self)
        self._name.set_text(name)
        self._about.set_text(about)
        self._buttons: list[Button] = []

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self._name.set_style(look.font("text", bold=True), look.colour("text"), pitch=1.3)
        self._about.set_style(look.font("small"), look.colour("text_second"), pitch=1.35)
        for button in self._buttons:
            button.set_look(look)

    def lay_out(self, width: int) -> int:
        """Places everything in this width; returns the height."""
        look = self._look
        gap, pad = look.px(8), look.px(14)
        beside = round(width * 0.36)
        wide = width > look.px(620)
        left = beside + look.px(24) if wide else 0
        words = beside if wide else width
        blocks = [
            (block, block.height_for(words) if block.text else 0) for block in (self._name, self._about)
        ]
        beside_words = self._buttons[0].sizeHint().height() if wide and self._buttons else 0
        # A single line stands at the height of the words on its buttons.
        y = pad + max(0, (beside_words - sum(tall for _, tall in blocks)) // 2)
        for block, tall in blocks:
            block.setGeometry(0, y, words, tall)
            y += tall + look.px(2)
        top = pad if wide else y + gap
        bottom = self._place(left, top, width - left, gap)
        return max(y, bottom) + pad

    def _place(self, left: int, top: int, width: int, gap: int) -> int:
        """The buttons in rows, from a corner; returns where they end."""
        x, y, tall = left, top, 0
        for button in self._buttons:
            if button.isHidden():
                continue
            size = button.sizeHint()
            if x > left and x + size.width() > left + width:
                x, y = left, y + tall + gap // 2
            button.setGeometry(QRect(QPoint(x, y), size.boundedTo(QSize(width, size.height()))))
            x += size.width() + gap
            tall = size.height()
        return y + tall

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._look.colour("edge", 0.6))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


class OptionRow(_Row):
    """One setting. `chosen` carries its name and the value wanted."""

    chosen = Signal(str, object)

    def __init__(self, name: str, option: Option, now: object, look: Look, parent: QWidget) -> None:
        super().__init__(look, option.label, option.help, parent)
        self._key, self._option = name, option
        self._value: Any = now
        self._group = QButtonGroup(self)
        self._steps: tuple[Button, Button] | None = None
        if option.range:
            less, self._shown, more = (self._button(text) for text in ("−", "", "+"))
            less.name(self.tr("{setting}: less").format(setting=option.label))
            more.name(self.tr("{setting}: more").format(setting=option.label))
            self._shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._shown.setEnabled(False)
            less.clicked.connect(lambda: self._step(-1))
            more.clicked.connect(lambda: self._step(1))
            self._steps = less, more
        else:
            choices = option.choices or ((True, self.tr("On")), (False, self.tr("Off")))
            self._values = [value for value, _ in choices]
            for number, (value, text) in enumerate(choices):
                made = self._swatch(value, text) if name == "skin_tone" else self._button(text)
                made.name(f"{option.label}: {text}")
                made.setCheckable(True)
                self._group.addButton(made, number)
            self._group.idClicked.connect(lambda number: self.chosen.emit(name, self._values[number]))
        self.show_value(now)

    def _button(self, text: str) -> Button:
        made = Button("chip", self._look, text, parent=self)
        self._buttons.append(made)
        return made

    def _swatch(self, tone: Any, text: str) -> Button:
        """A tone is chosen by looking; its words are for the tip and for screen readers."""
        if not tone:
            return self._button(text)
        made = Swatch(SKIN_TONES[tone - 1], self._look, parent=self)
        self._buttons.append(made)
        return made

    def show_value(self, value: Any) -> None:
        """What holds now."""
        self._value = value
        if self._option.range and self._steps is not None:
            least, most, step = self._option.range
            digits = 2 if step < 0.1 else 1
            self._shown.setText(f"{value:.{digits}f}".rstrip("0").rstrip("."))
            self._shown.setAccessibleName(f"{self._option.label}: {self._shown.text()}")
            less, more = self._steps
            less.setEnabled(value > least + step / 2)
            more.setEnabled(value < most - step / 2)
        elif value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def _step(self, steps: int) -> None:
        assert self._option.range is not None
        least, most, step = self._option.range
        value = round((float(self._value) + steps * step) / step) * step
        self.chosen.emit(self._key, round(min(most, max(least, value)), 4))


class Swatch(Button):
    """A colour to choose: the colour itself, and around the chosen one a ring with a gap."""

    def __init__(self, colour: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("icon", look, parent=parent)
        self._colour = colour

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("now_ink"), 2))
            painter.drawRoundedRect(rect, look.px(6), look.px(6))
        apart = rect.width() * 0.1
        disc = rect.adjusted(apart, apart, -apart, -apart)
        if self.isChecked():
            painter.setPen(QPen(look.colour("now_ink"), max(2.5, look.px(3))))
            painter.drawEllipse(disc)
        apart = rect.width() * (0.1 if self.isChecked() else 0.04)
        # Edged: the lightest tone would end nowhere on a light ground, and the darkest on a dark one.
        painter.setPen(QPen(look.colour("text" if self._hover else "text_second"), 1.5))
        painter.setBrush(colour(self._colour))
        painter.drawEllipse(disc.adjusted(apart, apart, -apart, -apart))
        painter.end()


class KeyRow(_Row):
    """The keys of an action: a click on one takes it away, “Add” waits for a press.

    `chosen` carries the action's name and all its keys; `taken` the same, the name of the action that loses
    one, and which; `asks` what has to be seen to answer.
    """

    chosen = Signal(str, object)
    taken = Signal(str, object, str, str)
    asks = Signal(QWidget)

    def __init__(self, action: Action, look: Look, parent: QWidget) -> None:
        super().__init__(look, sentence(says(action)), "", parent)
        self.action = action
        self._map = KeyMap()
        self._keys: tuple[str, ...] = ()
        self._conflict: tuple[str, Action] | None = None
        self._note = Note("alert", self)
        self._take = Button("link", look, self.tr("Use it here instead"), parent=self)
        self._take.clicked.connect(self._take_over)
        self._waiting = False

    def show_keys(self, keys: KeyMap) -> None:
        """The keys that hold now."""
        self._map = keys
        self._keys = keys.given(self.action)
        self._conflict = None
        self._waiting = False
        focused = next((n for n, each in enumerate(self._buttons) if each.hasFocus()), None)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for key in self._keys:
            made = Button("chip", self._look, spoken(key), "close", parent=self)
            made.name(self.tr("{action}: take {key} away").format(action=says(self.action), key=spoken(key)))
            made.clicked.connect(lambda _=False, key=key: self._without(key))
            self._buttons.append(made)
        self._add = Button("quiet", self._look, self.tr("Add"), parent=self)
        self._add.name(self.tr("{action}: add a key").format(action=says(self.action)))
        self._add.clicked.connect(self._listen)
        self._add.setVisible(len(self._keys) < MOST_KEYS)
        self._buttons.append(self._add)
        if self._keys != self.action.keys:
            back = Button("link", self._look, self.tr("As it was"), parent=self)
            back.name(self.tr("{action}: the keys it had at first").format(action=says(self.action)))
            back.clicked.connect(lambda: self.chosen.emit(self.action.name, self.action.keys))
            self._buttons.append(back)
        for button in self._buttons:
            button.show()
        if focused is not None:
            self._buttons[min(focused, len(self._buttons) - 1)].setFocus()
        self._note.set_text("")
        self._note.hide()
        self._take.hide()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._note.set_style(look.font("small"), look.colour("text"), pitch=1.35)
        self._note.set_ink(look.colour("no_go"))
        self._take.set_look(look)

    def lay_out(self, width: int) -> int:
        tall = super().lay_out(width)
        if not self._note.text:
            return tall
        look = self._look
        left = round(width * 0.36) + look.px(24) if width > look.px(620) else 0
        words = self._note.height_for(width - left)
        self._note.setGeometry(left, tall - look.px(6), width - left, words)
        size = self._take.sizeHint()
        below = tall - look.px(6) + words
        self._take.setGeometry(left + look.px(28), below, size.width(), size.height())
        return below + (0 if self._take.isHidden() else size.height()) + look.px(10)

    def _tell(self, words: str) -> None:
        self._note.set_text(words)
        self._note.setVisible(bool(words))
        self._take.setVisible(self._conflict is not None)
        self.updateGeometry()
        content = self.parentWidget()
        if isinstance(content, _Content):
            content.lay_out()

    def _without(self, key: str) -> None:
        self.chosen.emit(self.action.name, tuple(each for each in self._keys if each != key))

    # Waiting for a press --------------------------------------------------------------------------------

    def _listen(self) -> None:
        self._waiting = True
        self._add.setText(self.tr("Press a key …"))
        self._add.setChecked(True)
        self._conflict = None
        self._tell("")
        self.setFocus()

    def _stop(self) -> None:
        self._waiting = False
        self._add.setText(self.tr("Add"))
        self._tell("")
        self._add.setFocus()

    @property
    def keys(self) -> tuple[str, ...]:
        """The action's keys."""
        return self._keys

    @property
    def waiting(self) -> bool:
        """Whether the next press is meant to become a key."""
        return self._waiting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._waiting:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self.action.name != "escape":
            self._stop()
        elif event.key() not in _MODIFIERS and not event.isAutoRepeat():
            self._offer(pressed(event))

    def _offer(self, key: str) -> None:
        other = self._map.taken_by(key, self.action)
        if not key or key in (spoken(each) for each in self._keys) or key in self._keys:
            self._stop()
        elif other is None:
            self.chosen.emit(self.action.name, (*self._keys, key))
        else:
            self._waiting = False
            self._add.setText(self.tr("Add"))
            self._conflict = key, other
            words = self.tr("{key} does this already: {other}.").format(key=spoken(key), other=says(other))
            self._tell(words)
            self._take.setFocus()
            self.asks.emit(self._take)

    def _take_over(self) -> None:
        if self._conflict is not None:
            key, other = self._conflict
            self.taken.emit(self.action.name, (*self._keys, key), other.name, key)


class _Content(QWidget):
    """Headings and rows, one below the other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.parts: list[TextBlock | _Row] = []

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        for part in self.parts:
            if isinstance(part, TextBlock):
                part.set_style(look.font("lead", bold=True), look.colour("text"), pitch=1.2)
            else:
                part.set_look(look)
        self.lay_out()

    def lay_out(self) -> None:
        """Places everything in the width there is."""
        look = self._look
        width = min(self.width() - 2 * look.px(32), look.px(WIDEST))
        if width < 50:
            return
        left, y = (self.width() - width) // 2, look.px(8)
        for part in self.parts:
            if isinstance(part, TextBlock):
                y += look.px(28)
                tall = part.height_for(width)
                part.setGeometry(left, y, width, tall)
                y += tall + look.px(10)
            else:
                tall = part.lay_out(width)
                part.setGeometry(left, y, width, tall)
                y += tall
        self.setMinimumHeight(y + look.px(40))
        self.resize(self.width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()


class PreferencesPage(HeadedPage):
    """All settings. `changed` carries a name and a value; `keys_changed` the keys of actions that are not as
    in the table; `closed` that the page is done with."""

    changed = Signal(str, object)
    keys_changed = Signal(object)
    closed = Signal()

    def __init__(self, settings: Settings, look: Look, parent: QWidget | None = None) -> None:
        content = _Content(look)
        super().__init__(content, look, parent, widest=WIDEST, margin=32)
        self.head(self.tr("Preferences"), self.tr("Done"))
        self._content = content
        self._given: Mapping[str, tuple[str, ...]] = settings.keys
        self._way_out.clicked.connect(self.closed)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._options: dict[str, OptionRow] = {}
        self._rows: dict[str, KeyRow] = {}
        self._fill(settings)
        self.set_look(look)
        self.show_settings(settings)

    def _fill(self, settings: Settings) -> None:
        sections: dict[str, list[str]] = {}
        for name, option in OPTIONS.items():
            if option.label:
                sections.setdefault(option.section, []).append(name)
        for section, names in sections.items():
            heading = TextBlock(self._content)
            heading.set_text(section)
            self._content.parts.append(heading)
            for name in names:
                row = OptionRow(name, OPTIONS[name], getattr(settings, name), self._look, self._content)
                row.chosen.connect(self.changed)
                self._options[name] = row
                self._content.parts.append(row)
            if section == KEYS:
                for action in ACTIONS:
                    keys = KeyRow(action, self._look, self._content)
                    keys.chosen.connect(self._give)
                    keys.taken.connect(self._take)
                    keys.asks.connect(self._scroll.ensureWidgetVisible)
                    self._rows[action.name] = keys
                    self._content.parts.append(keys)

    def show_settings(self, settings: Settings) -> None:
        """What holds now."""
        for name, row in self._options.items():
            row.show_value(getattr(settings, name))
        self._given = settings.keys
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        keys = KeyMap(settings.keys, letters=settings.single_letter_keys)
        for key_row in self._rows.values():
            key_row.show_keys(keys)
            key_row.set_look(self._look)
        self._content.lay_out()
        bar.setValue(place)  # buttons that went and came took the keys with them, and the page after them

    def _give(self, name: str, keys: tuple[str, ...]) -> None:
        self.keys_changed.emit(self._with({name: keys}))

    def _take(self, name: str, keys: tuple[str, ...], loser: str, key: str) -> None:
        left = self._rows[loser]
        rest = tuple(each for each in left.keys if spoken(each) != spoken(key))
        self.keys_changed.emit(self._with({name: keys, loser: rest}))

    def _with(self, new: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The keys that are not as in the table, with these."""
        usual = {action.name: action.keys for action in ACTIONS}
        merged = {**self._given, **new}
        return {name: keys for name, keys in merged.items() if usual.get(name) != keys}

    @property
    def waiting(self) -> bool:
        """Whether the next press is meant to become a key, and must not do anything else."""
        return any(row.waiting for row in self._rows.values())

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        super().set_look(look)
        self._content.set_look(look)
        self._arrange()
