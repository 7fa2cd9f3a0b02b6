# SPDX-License-Identifier: MIT
"""The page for studying before one touches anyone: the body in layers, the facts of each muscle, and the
steps to read; it paces nothing and keeps nothing."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from massage_trainer.atlas import Atlas, Side
from massage_trainer.gui.body.body_art import LAYERS, BodyArt, Layer, Lit
from massage_trainer.gui.body.body_view import BodyView
from massage_trainer.gui.body.region_walk import RegionWalk
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.conductor import Conductor
from massage_trainer.gui.controls import Button, Surface, lay_in_rows, room_for_picture
from massage_trainer.gui.look import Look
from massage_trainer.gui.study.explore_facts import RegionFacts
from massage_trainer.gui.study.explore_index import RegionIndex, SearchField
from massage_trainer.gui.study.explore_marks import Marks
from massage_trainer.gui.study.explore_scene import Shown, layer_of, marks_of, scene_of, seen_layer
from massage_trainer.gui.study.explore_steps import RoutineChoice, StepsReading
from massage_trainer.gui.style import scroll_sheet
from massage_trainer.landmark_walks import Landmarks
from massage_trainer.library import Library
from massage_trainer.routine import Routine

Tab = Literal["body", "steps"]


class _Walk(RegionWalk):
    """Names regions, but not the one whose name stands on the picture already."""

    named_else: Lit | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.now != self.named_else:
            super().paintEvent(event)


class ExplorePage(Surface):
    """The picture with its layers on one side, the list, facts or steps on the other.

    `closed`: the page is done with; `asked` carries an action of the window's.
    """

    closed = Signal()
    asked = Signal(str)

    def __init__(
        self,
        conductor: Conductor,
        art: BodyArt,
        atlas: Atlas,
        landmarks: Landmarks,
        library: Library,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._conductor, self._art, self._atlas, self._library = conductor, art, atlas, library
        self._landmarks = landmarks
        self._shown = Shown()
        self._layer: Layer = "superficial"
        self._zones = False
        self._tab: Tab = "body"
        self._since = 0.0
        self._routine: Routine | None = None
        self.setAccessibleName(self.tr("Explore"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = BodyView(art, atlas, look, self)
        self.marks = Marks(self.body, art, look)
        self.walk = _Walk(self.body, art, atlas, look)
        self.walk.named.connect(self._named)
        self.walk.chosen.connect(lambda lit: self.open_region(lit[0], lit[1]))
        self._make_controls(look)
        self._make_panel(look)
        conductor.beat.connect(self._beat)
        conductor.add_moving(self._moves_until)
        self._list()

    def _make_controls(self, look: Look) -> None:
        self.home = Button("icon", look, icon="home", parent=self)
        self.home.name(self.tr("Home"), "Esc")
        self.home.clicked.connect(self.closed)
        self.tabs: dict[Tab, Button] = {}
        for tab, name in (("body", self.tr("The body")), ("steps", self.tr("The steps"))):
            each: Tab = "steps" if tab == "steps" else "body"
            button = self.tabs[each] = Button("chip", look, name, parent=self)
            button.setCheckable(True)
            button.name(name)
            button.clicked.connect(lambda _checked=False, to=each: self.show_tab(to))
        self.keys = Button("icon", look, icon="keys", parent=self)
        self.keys.name(self.tr("All keys"), "?")
        self.keys.clicked.connect(lambda: self.asked.emit("keys"))
        self.field = SearchField(look, self)
        self.field.textChanged.connect(self._search)
        self.field.walked.connect(self._walk_list)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.body.setFocus)
        self.routine = RoutineChoice(self._library, look, self)
        self.routine.chosen.connect(self._open)
        self.layers: dict[Layer, Button] = {}
        names = (self.tr("Skin"), self.tr("Muscles"), self.tr("Deep"), self.tr("Bones"))
        for layer, name in zip(LAYERS, names, strict=True):
            button = self.layers[layer] = Button("chip", look, name, parent=self)
            button.setCheckable(True)
            button.name(self.tr("Layer: {name}").format(name=name), "L")
            button.clicked.connect(lambda _checked=False, to=layer: self.show_layer(to))
        self.off_limits = Button("chip", look, self.tr("Keep off"), parent=self)
        self.off_limits.setCheckable(True)
        self.off_limits.name(self.tr("Zones to keep off"))
        self.off_limits.toggled.connect(self._show_zones)

    def _make_panel(self, look: Look) -> None:
        self.area = QScrollArea(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page = QWidget()
        self.area.setWidget(self.page)
        self.index = RegionIndex(look, self.page)
        self.index.chosen.connect(self.open_region)
        self.facts = RegionFacts(self._atlas, self._landmarks, look, self.page)
        self.facts.walked.connect(self.next_landmark)
        self.facts.boned.connect(self.show_bones)
        self.facts.played.connect(self.play)
        self.facts.listed.connect(self._back_to_list)
        self.steps = StepsReading(self._atlas, look, self.page)
        self.steps.asked.connect(self._ask_region)
        self.area.verticalScrollBar().valueChanged.connect(self._read_to)

    # What is studied ------------------------------------------------------------------------------------

    @property
    def region(self) -> str:
        """The region whose facts are open; none while the list shows."""
        return self._shown.region

    @property
    def layer(self) -> Layer:
        """The layer that was chosen; attachments show on the bones whatever it is."""
        return self._layer

    def begin(self, routine: Routine) -> None:
        """Opens with the body; the steps to read are this routine's."""
        if routine != self._routine:
            self._routine = routine
            self.steps.tell(routine)
            self.routine.tell(routine)
        self.show_tab("body")
        self.body.setFocus()

    def open_region(self, region: str, side: Side = "right") -> None:
        """Shows what is known of a region, and lights it."""
        self._layer = layer_of(region, self._layer, self._atlas)
        self._shown = Shown(region, side)
        self.facts.tell(self._atlas.regions[region])
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.show_tab("body")
        if self.walk.by_keys:
            self.walk.go_to((region, side))
        self.area.verticalScrollBar().setValue(0)

    def show_tab(self, tab: Tab) -> None:
        """The body with its facts, or the steps to read."""
        self._tab = tab
        self._since = self._conductor.now()
        self.area.setAccessibleName(self.tr("What is known") if tab == "body" else self.tr("The steps"))
        self._refresh()
        if tab == "steps":
            self.area.verticalScrollBar().setValue(self.steps.go_to(self.steps.current))
            self._refresh()
            self.area.setFocus()

    def show_layer(self, layer: Layer) -> None:
        """Another layer of the body."""
        self._layer = layer
        self._change(bones=False)

    def show_bones(self, on: bool) -> None:
        """Marks on the bones where the muscle holds, or no more."""
        self._change(bones=on, stop=-1, technique="")

    def play(self, technique: str) -> None:
        """Shows a technique's hands on the muscle; "" takes them away."""
        self._since = self._conductor.now()
        self._change(technique=technique, bones=False, stop=-1)

    def next_landmark(self, step: int = 1) -> None:
        """Lights the next landmark on the way to the muscle; after the last it begins again."""
        count = len(self._landmarks.walks.get(self._shown.region, ()))
        if count:
            stop = (self._shown.stop + step) % count if self._shown.stop >= 0 else 0
            self._change(stop=stop, bones=False, technique="")
            words = self.facts.stop_words
            at = words.mapTo(self.page, words.rect().topLeft()).y()
            self.area.ensureVisible(0, at + words.height() // 2, 0, words.height())

    def _change(self, **values: object) -> None:
        self._shown = self._shown._replace(**values)  # type: ignore[arg-type]  # the names are its own
        self._refresh()

    def _show_zones(self, on: bool) -> None:
        self._zones = on
        self._refresh()

    def _ask_region(self, region: str) -> None:
        self.body.setFocus()
        self.open_region(region)

    def _back_to_list(self) -> None:
        self._shown = Shown()
        self._list()
        self._refresh()
        self.body.setFocus()

    # The list and the search ----------------------------------------------------------------------------

    def _list(self) -> None:
        found = self.index.tell(self.field.text(), self._atlas)
        self._shown = self._shown._replace(found=found)

    def _search(self) -> None:
        self._list()
        self._refresh()
        self.area.verticalScrollBar().setValue(0)

    def _walk_list(self, step: int) -> None:
        row = self.index.walk(step) if self.index.isVisible() else None
        if row is not None:
            self.area.ensureWidgetVisible(row)
            if self._shown.found:
                others = [each for each in self._shown.found if each != row.entry.id]
                self._change(found=(row.entry.id, *others))

    def _enter(self) -> None:
        if self.index.isVisible() and self.index.current:
            self.body.setFocus()
            self.open_region(self.index.current)

    # The steps ------------------------------------------------------------------------------------------

    def _open(self, routine: Routine) -> None:
        self.begin(routine)
        self.show_tab("steps")

    def _read_to(self, value: int) -> None:
        if self._tab != "steps" or not self.steps.count:
            return
        bar = self.area.verticalScrollBar()
        at = self.steps.step_at(value + self.area.height() // 4)
        if value >= bar.maximum() and self.steps.current > at:
            return  # the last steps can be asked for, though the page ends before they are on top
        if at != self.steps.current:
            self.steps.go_to(at)
            self._since = self._conductor.now()
            self._refresh_picture()

    def _go_to_step(self, number: int) -> None:
        self._since = self._conductor.now()
        top = self.steps.go_to(number)
        bar = self.area.verticalScrollBar()
        bar.blockSignals(True)
        bar.setValue(top)
        bar.blockSignals(False)
        self._arrange()
        self._refresh_picture()

    # Keys -----------------------------------------------------------------------------------------------

    def act(self, name: str) -> bool:
        """Does an action of the keys; False if it is not this page's."""
        if name == "turn":
            self.body.set_angle(self.body.angle + 90, self._conductor.now())
            self._refresh_picture()
        elif name == "layers":
            self.show_layer(LAYERS[(LAYERS.index(self._layer) + 1) % len(LAYERS)])
        elif name == "escape":
            if not self.escape():
                self.closed.emit()
        elif self._tab == "steps":
            return self._act_in_steps(name)
        else:
            return self._act_on_body(name)
        return True

    def _act_in_steps(self, name: str) -> bool:
        step = {"next": 1, "press": 1, "down": 1, "previous": -1, "up": -1}.get(name)
        if step is None:
            return False
        self._go_to_step(self.steps.current + step)
        return True

    def _act_on_body(self, name: str) -> bool:
        step = {"next": 1, "down": 1, "previous": -1, "up": -1}.get(name)
        if name == "press":
            if self._shown.region:
                self.next_landmark()
            elif self.walk.now is not None:
                self.open_region(*self.walk.now)
        elif step is None:
            return False
        elif name in ("next", "previous") and self._shown.stop >= 0:
            self.next_landmark(step)
        else:
            self._walk_body(step, opens=name in ("next", "previous"))
        return True

    def _walk_body(self, step: int, *, opens: bool) -> None:
        there = self.walk.regions()
        now: Lit | None = self.walk.now or (self._shown.region, self._shown.side)
        at = (there.index(now) + step if now in there else 0) % len(there)
        self.body.setFocus()
        self.walk.go_to(there[at])
        if opens:
            self.open_region(*there[at])

    def escape(self) -> bool:
        """Leaves the innermost thing that is open; False if there is none."""
        if self._tab == "body" and self.field.text():
            self.field.clear()
            self.body.setFocus()
        elif self._tab == "body" and (self._shown.technique or self._shown.bones or self._shown.stop >= 0):
            self._change(technique="", bones=False, stop=-1)
        elif self._tab == "body" and self._shown.region:
            self._back_to_list()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.text() == "/" or (control and event.key() == Qt.Key.Key_F):
            self.show_tab("body")
            self.field.setFocus()
            self.field.selectAll()
        else:
            super().keyPressEvent(event)

    # The picture ----------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Shows what is studied, in the panel and in the picture."""
        shown, body = self._shown, self._tab == "body"
        listing = body and (not shown.region or bool(self.field.text().strip()))
        for tab, button in self.tabs.items():
            button.setChecked(tab == self._tab)
        self.field.setVisible(body)
        self.routine.setVisible(not body)
        self.index.setVisible(listing)
        self.facts.setVisible(body and not listing)
        self.steps.setVisible(not body)
        if shown.region:
            self.facts.show_stop(shown.stop)
            self.facts.show_bones(shown.bones)
            self.facts.show_technique(shown.technique)
        self._arrange()
        self._refresh_picture()

    def _refresh_picture(self) -> None:
        layer = seen_layer(self._shown, self._layer, self._atlas)
        for each, button in self.layers.items():
            button.setChecked(each == layer)
        self._conductor.tell()

    def _scene(self, seconds: float) -> Scene:
        if self._tab == "steps":
            return self.steps.scene(seconds)
        return scene_of(self._shown, self._layer, self._landmarks, zones=self._zones, art=self._art)

    def _beat(self, now: float) -> None:
        if not self.isVisible():
            return
        seconds = max(0.0, now - self._since) if self._look.motion else 0.0
        scene = self._scene(seconds)
        self.body.set_scene(scene, now)
        # What is read stays still: only hands at work, and what fades, move.
        self.body.frame(now, seconds if scene.technique else 0.0)
        on_body = self._tab == "body"
        marks = marks_of(self._shown, self._atlas, self._landmarks) if on_body else ()
        own = (self._shown.region, self._shown.side)
        self.marks.set_marks(marks, own if marks else None)
        self.walk.named_else = own if marks or scene.labels else None
        self.walk.update()
        # While the picture glides, the places would not be where they are painted.
        self.marks.setVisible(bool(marks) and self.body.settling_until() <= now)

    def _moves_until(self, _now: float) -> float:
        if not self.isVisible():
            return -math.inf
        return math.inf if self.body.moves and self.body.scene.technique else self.body.settling_until()

    def _named(self, lit: Lit | None) -> None:
        # Later: Qt tells of the picture that has got the keys first; the region must have the last word.
        QTimer.singleShot(0, self.body, lambda: _tell_named(self.body, lit))

    # Laying out -----------------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        self._look = look
        self.area.setStyleSheet(scroll_sheet(look))
        for picture in (self.body, self.marks, self.walk, self.field):
            picture.set_look(look)
        for button in self._buttons():
            button.set_look(look)
        self._arrange()
        self.update()

    def _buttons(self) -> list[Button]:
        return [
            self.home, *self.tabs.values(), self.keys, self.routine, *self.layers.values(), self.off_limits,
        ]  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look, gap = self._look, self._look.px(16)
        wide, split, tall = room_for_picture(self.size(), 0.52, 0.48)
        chips = [*self.layers.values(), self.off_limits]
        for chip in chips:
            chip.setVisible(self._tab == "body")
        row = lay_in_rows(chips, gap, 0, split - 2 * gap, look, place=False) + gap
        self.body.setGeometry(0, 0, split, tall - row)
        self.marks.setGeometry(self.body.rect())
        lay_in_rows(chips, gap, tall - row + gap // 2, split - 2 * gap, look)
        left = split + gap // 2 if wide else gap
        top = gap if wide else tall
        width = self.width() - left - gap
        top += lay_in_rows([self.home, *self.tabs.values(), self.keys], left, top, width, look) + gap // 2
        if self._tab == "body":
            high = self.field.sizeHint().height()
            self.field.setGeometry(left, top, width, high)
        else:
            size = self.routine.sizeHint()
            high = size.height()
            self.routine.setGeometry(left, top, min(size.width(), width), high)
        top += high + gap
        self.area.setGeometry(left, top, width, self.height() - top - gap // 2)
        inner = width - look.px(24)
        contents = (self.index, self.facts, self.steps)
        shown = next(each for each in contents if not each.isHidden())
        high = shown.lay_out(look, inner)
        shown.setGeometry(0, 0, inner, high)
        self.page.resize(inner, high + look.px(24))


def _tell_named(body: BodyView, lit: Lit | None) -> None:
    from massage_trainer.gui.body.region_access import tell_named

    tell_named(body, lit)
