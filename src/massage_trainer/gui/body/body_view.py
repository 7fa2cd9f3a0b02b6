# SPDX-License-Identifier: MIT
"""The body on screen: lit regions that fade and breathe, hands that move, labels; it follows time, it
keeps none."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from massage_trainer.atlas import X_UNIT, Y_UNIT, Atlas
from massage_trainer.gui.body import labels
from massage_trainer.gui.body.body_art import FADE_FROM, BodyArt, Lit, Picture
from massage_trainer.gui.body.boxes import STRIP, WORTH, Box, Boxes, box_of, meet, united
from massage_trainer.gui.body.camera import WHOLE, Camera, Ground, frame_around
from massage_trainer.gui.body.scene import Label, Scene
from massage_trainer.gui.body.shot import LEVELS, Bare, Shot, lay_over, piece
from massage_trainer.gui.look import Look
from massage_trainer.gui.turns import LIGHTS, turn

if TYPE_CHECKING:
    from massage_trainer.gui.body.hands_in_view import Hand, HandsInView
    from massage_trainer.gui.body.region_walk import RegionWalk

FADE_IN, FADE_OUT, GLIDE, HANDS_IN = 0.3, 0.2, 0.7, 0.4
"""Seconds that a region takes to light up and to go out, the camera to move, and the hands to appear."""
LONGEST = 0.5
"""Seconds that a change waits for its pictures at the most."""
BREATH = 4.0
"""Seconds of one breath of the lit region."""
OPENED = 70
"""How much of a lit region's light stays over the bones (0 to 255)."""
FULL = (LEVELS, LEVELS)
LARGE = 4_000_000
"""From so many device pixels on both sides breathe in the same frame, so that fewer have a side to paint; and
of two large hands one moves in each."""
NUMBER = 12
"""The least height in pixels of the type of a vertebra's number."""


@dataclass(slots=True)
class _Due:
    """What is to be painted next: the lit regions, and boxes that hands have left and come to."""

    boxes: Boxes
    sides: set[int] = field(default_factory=set)
    asked: QRegion = field(default_factory=QRegion)


class BodyView(QWidget):
    """Shows a scene. `frame` moves it on to a second; between two frames nothing happens."""

    pressed = Signal()
    walk: RegionWalk | None = None
    """What names its regions, if anything does."""

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art, self._atlas, self._look = art, atlas, look
        self._controls = 0
        self._scene = Scene()
        self._shot: Shot | None = None
        self._before: Shot | None = None
        self._bare: tuple[Bare, QImage] | None = None
        self._changed_at = -math.inf
        self._made_at: float | None = None
        self._now = 0.0
        self._seconds = 0.0
        self._hands: HandsInView | None = None
        self._levels = FULL
        self._large = False
        self._due = _Due(Boxes(WORTH))
        self._angle = 0.0
        self._show_hands = True
        self._show_labels = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Body diagram"))
        self._describe()

    # What to show -----------------------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    @property
    def angle(self) -> float:
        """How far the picture is turned, degrees clockwise."""
        return self._angle

    def set_look(self, look: Look) -> None:
        """Another theme or size."""
        if look != self._look:
            self._look = look
            self._hands = None
            self._rebuild()

    def set_scene(self, scene: Scene, now: float) -> None:
        """Shows another scene; what was lit goes out while the new lights up."""
        if scene == self._scene:
            return
        self._scene = scene
        self._describe()
        self._start_change(now)

    def set_angle(self, angle: float, now: float) -> None:
        """Turns the picture; text stays upright."""
        if angle != self._angle:
            self._angle = angle % 360
            self._start_change(now)

    def show_parts(self, *, hands: bool = True, names: bool = True) -> None:
        """Leaves out hands or labels."""
        if (hands, names) != (self._show_hands, self._show_labels):
            self._show_hands, self._show_labels = hands, names
            self._rebuild()

    def keep_names_above(self, pixels: int) -> None:
        """Names keep off so much of the lower edge, where controls may lie over the picture."""
        if pixels != self._controls:
            self._controls = pixels
            self._rebuild()

    def _start_change(self, now: float) -> None:
        self._now = now
        if self._look.motion and self._shot is not None and self.isVisible():
            self._before, self._changed_at = self._shot, now
        else:
            self._before, self._changed_at = None, -math.inf
        self._made_at = None
        self._leave()
        self._pose()
        self.update()

    def _rebuild(self) -> None:
        self._before = self._made_at = None
        self._leave()
        self._changed_at = -math.inf
        self._pose()
        self.update()

    def _leave(self) -> None:
        """Keeps the body without light: from part to part it is mostly the same, and slow to paint."""
        if self._shot is not None:
            self._bare = self._shot.of, self._shot.bare()
            self._shot = None

    def _describe(self) -> None:
        names = [each.text for each in self._scene.labels]
        if not names:
            regions = self._atlas.regions
            names = list(dict.fromkeys(regions[region].name for region, _ in self._scene.lit))
        self.setAccessibleDescription(", ".join(names) or self.tr("Nothing is lit."))

    # Time -------------------------------------------------------------------------------------------------

    def frame(self, now: float, seconds: float) -> None:
        """Moves on: `now` for what fades, `seconds` of the part for what breathes and works."""
        self._now = now
        still = seconds == self._seconds
        self._seconds = seconds
        levels, self._levels = self._levels, self._breath_levels()
        if self._before is not None:
            self._begin_change(now)
            if now - self._changed_at >= GLIDE:
                self._before = None
                self._pose()
            self.update()
            return
        if still or not self._look.motion:
            return
        shot = self._shot
        if shot is None:
            self.update()
            return
        due, breathing = self._due, list[QRect]()
        if levels != self._levels:
            sides = {side for side in (0, 1) if levels[side] != self._levels[side]}
            breathing = [rect for rect, side in shot.breathing if side in sides]
            due.sides |= sides
            for box in breathing:
                due.asked += box
        if self._hands is not None:
            before = self._hands.shown
            self._hands.follow(self._seconds, shot.ground, in_turn=self._large)
            for old, new in zip_longest(before, self._hands.shown):
                # With a breath hands are painted though they rest, since what lies under them changes.
                if old is not new or (breathing and any(meet(new.box, box_of(rect)) for rect in breathing)):
                    for way in _way(old, new):
                        due.boxes.add(way)
        for box in due.boxes.rects:
            due.asked += box
        if not due.asked.isEmpty():
            self.update(due.asked)

    def _begin_change(self, now: float) -> None:
        """Has a change begin with the first frame after its pictures were made: they may take a third of a
        second at 4K, and so much of it would never be seen."""
        if self._made_at is not None:
            self._changed_at += min(now - self._made_at, LONGEST)
            self._made_at = None

    def settling_until(self) -> float:
        """The second until which something fades or moves on its own, even while time stands still."""
        if self._before is None:
            return -math.inf
        return self._changed_at + GLIDE + 0.05 if self._made_at is None else math.inf

    @property
    def moves(self) -> bool:
        """Whether this scene has something that moves while time runs."""
        return self._look.motion and bool(self._scene.lit)

    # Pictures ---------------------------------------------------------------------------------------------

    def _camera(self, scene: Scene, size: QSizeF) -> Camera:
        frame = frame_around(self._art.bounds(scene.framed)) if scene.framed else WHOLE
        return Camera.framing(frame, size, self._angle)

    def drawing_to_view(self) -> QTransform:
        """From drawing units to the view's pixels, as the scene will stand when the camera has settled."""
        size = QSizeF(self.size())
        return self._camera(self._scene, size).transform(size)

    def _build(self, scene: Scene) -> Shot:
        size, ratio, theme = self.size(), self.devicePixelRatioF(), self._look.theme
        camera = self._camera(scene, QSizeF(size))
        of = Bare(theme, scene.layer, camera, size, ratio)
        kept, self._bare = self._bare, None
        image = kept[1] if kept is not None and kept[0] == of else self._art.base(*of)
        fills: list[Picture] = []
        edges: list[Picture] = []
        for lit, second in ((scene.second, True), (scene.lit, False)):
            made = self._art.lit(theme, lit, camera, size, ratio, second=second) if lit else None
            if made is not None:
                if self._opened(scene, lit):
                    _thin(made[0].image)
                fills.append(made[0])
                edges.append(made[1])
        laid = list[Picture]()
        for over in self._above(scene, camera):
            laid.append(piece(image, over.at))
            done = QRegion()
            for picture in edges:  # what is lit must not hide what to keep off
                lay_over(picture, over, done)
                done += picture.at
            lay_over(Picture(image, self.rect()), over, done)
        self._art.forget()  # the next scene is seconds away
        view = camera.transform(QSizeF(size))
        names = [
            (name, box_of(name.at))
            for each in self._place_labels(scene, camera)
            for name in _painted(each, self._look, ratio)
        ]
        covered = QRect()
        for picture in fills:
            covered = covered.united(picture.at)
        bands = self._bands(view, scene, covered)
        if not ratio.is_integer() and not covered.isEmpty():
            covered = self.rect()  # a part would not begin on a whole pixel
            bands = [(covered, 0)]
        ground = Ground(self._table_view(camera), self.rect(), ratio)
        return Shot(scene, of, image, laid, fills, edges, names, covered, bands, ground)

    def _above(self, scene: Scene, camera: Camera) -> list[Picture]:
        """What lies over everything that is lit: zones to keep off, and numbers of vertebrae."""
        size, ratio, theme = self.size(), self.devicePixelRatioF(), self._look.theme
        above = list[Picture | None]()
        if scene.zones:
            above.append(self._art.zones(theme, camera, size, ratio, scene.zones))
        if self._show_labels and scene.layer in ("deep", "bones"):
            px = max(NUMBER, self._look.px(15))
            above.append(self._art.vertebrae(theme, camera, size, ratio, px))
        return [each for each in above if each is not None]

    def placed(self) -> list[labels.Placed]:
        """Where names stand when the camera has settled."""
        return self._place_labels(self._scene, self._camera(self._scene, QSizeF(self.size())))

    def _place_labels(self, scene: Scene, camera: Camera) -> list[labels.Placed]:
        """The names of what is lit, and of what to keep off, each in its place."""
        if not self._show_labels or not (scene.labels or scene.zones):
            return []
        size = QSizeF(self.size())
        lit = self._outline([*scene.second, *scene.lit])
        asked = []
        named = {label.regions[0] for label in scene.labels if label.kind == "no_go"}
        for label in scene.labels:
            if label.kind == "no_go":
                asked.append(labels.Asked(label, self._art.zone_path(label.regions[0]), lit))
                continue
            second = label.kind == "second"
            own = [
                each
                for each in (scene.second if second else scene.lit)
                if each[0] in label.regions and each[1] == label.side
            ]
            over = [each for each in scene.lit if second or self._lies_over(each, own)]
            asked.append(labels.Asked(label, self._outline(own), self._outline(over), FADE_FROM))
        for zone in scene.zones if lit.elementCount() else ():
            if zone in named:
                continue
            label = Label(self.tr("Keep off"), (zone,), "right", "no_go")
            asked.append(labels.Asked(label, self._art.zone_path(zone), lit))
        paths = [self._art.path(each) for each in (*scene.lit, *scene.second)]
        around = labels.Around(paths, self._art.silhouette, self._reach(scene))
        room = QSizeF(size.width(), max(1.0, size.height() - self._controls))
        return labels.place(asked, around, camera.transform(size), room, self._look)

    def _lies_over(self, one: Lit, own: list[Lit]) -> bool:
        """Whether a lit region hides parts of these."""
        layers = self._atlas.regions
        return (
            one not in own
            and layers[one[0]].layer == "superficial"
            and any(layers[each[0]].layer == "deep" for each in own)
        )

    def _reach(self, scene: Scene, *, arms: bool = True) -> QPainterPath:
        """Where hands are in a scene in the course of a movement, in drawing units."""
        if not self._works_in(scene):
            return QPainterPath()
        return self._all_hands().reach_of(scene, self._angle, arms=arms)

    def _opened(self, scene: Scene, lit: tuple[Lit, ...]) -> bool:
        """Whether who looks at bones or deep muscles has opened what is lit: its outline is enough then."""
        return scene.layer in ("deep", "bones") and all(
            self._atlas.regions[region].layer == "superficial" for region, _ in lit
        )

    def _bands(self, view: QTransform, scene: Scene, covered: QRect) -> list[tuple[QRect, int]]:
        """What of the view changes with a breath, in few rectangles, on each side by itself."""
        sides: dict[str, QRegion] = {}
        for each in (*scene.lit, *scene.second):
            shape = view.map(self._art.path(each)).toFillPolygon().toPolygon()
            sides[each[1]] = sides.get(each[1], QRegion()) + QRegion(shape, Qt.FillRule.WindingFill)
        ratio = self.devicePixelRatioF()
        step = max(1, round(STRIP / ratio))
        found: list[tuple[QRect, int]] = []
        for side, region in sides.items():
            boxes = Boxes(self._worth())
            for top in range(covered.top(), covered.bottom() + 1, step):
                # A line more above and below: the shape's edge is soft.
                box = (region & QRect(covered.x(), top - 2, covered.width(), step + 4)).boundingRect()
                if not box.isEmpty():
                    boxes.add(box_of(QRect(box.x() - 2, top, box.width() + 4, step) & covered))
            found += [(box, int(side == "left")) for box in boxes.rects]
        return found

    def _worth(self) -> float:
        """How many of the view's pixels another box costs."""
        return WORTH / self.devicePixelRatioF() ** 2

    def _outline(self, lit: list[Lit]) -> QPainterPath:
        path = QPainterPath()
        for each in lit:
            path.addPath(self._art.path(each))
        return path

    # Hands ------------------------------------------------------------------------------------------------

    def _works_in(self, scene: Scene) -> bool:
        return self._show_hands and bool(scene.lit) and scene.technique in self._atlas.techniques

    def _all_hands(self) -> HandsInView:
        if self._hands is None:
            # Imported here: the first page shows no hands.
            from massage_trainer.gui.body.hands_in_view import HandsInView

            self._hands = HandsInView(self._atlas, self._look.theme)
        return self._hands

    def _pose(self) -> None:
        works = self._works_in(self._scene)
        if works or self._hands is not None:
            hands = self._all_hands()
            hands.take_up(self._scene if works else None, self._angle)
            ground = None if self._shot is None else self._shot.ground
            hands.follow(self._seconds, ground, still=not self._look.motion, in_turn=self._large)

    def _table_view(self, camera: Camera) -> QTransform:
        """From landmark-table units to the view's pixels."""
        return QTransform.fromScale(X_UNIT, Y_UNIT) * camera.transform(QSizeF(self.size()))

    # Painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shot is not None and self._shot.of.ratio != self.devicePixelRatioF():
            # Moved to a finer or coarser screen, of which Qt lets a widget know by painting alone.
            self._shot = self._before = None
            self._measure()
        if self._shot is None:
            self._shot = self._build(self._scene)
            self._made_at = self._now
            self._pose()
        due, self._due = self._due, _Due(Boxes(self._worth()))
        painter = QPainter(self)
        if self._before is not None:
            self._paint_change(painter, self._before, self._shot)
        else:
            asked = event.region() == due.asked
            boxes = due.boxes.rects if asked else list(labels.rects(event.region()))
            self._paint_now(painter, boxes, self._shot, due.sides if asked else set())
        painter.end()

    def _paint_now(self, painter: QPainter, boxes: list[QRect], shot: Shot, sides: set[int]) -> None:
        """Paints some boxes whole, and the bands of sides that breathe where they lie beside these."""
        image, levels = shot.ready(), self._levels if self._look.motion else FULL
        behind = [band for band in shot.bands if band.level != levels[band.side]]
        shot.bring([band for band in behind if any(map(band.rect.intersects, boxes))], levels)
        for band in shot.bands if sides else ():
            if band.side not in sides or any(box.contains(band.rect) for box in boxes):
                continue
            painter.setClipRect(band.rect)
            if band.level == levels[band.side]:
                painter.drawImage(0, 0, image)
            else:
                band.paint(painter, levels[band.side])
            self._paint_names(painter, band.rect, shot)
        for box in boxes:
            # Qt is fast within one rectangle, and slow within a region of several.
            painter.setClipRect(box)
            painter.drawImage(0, 0, image)
            if self._hands is not None:
                self._hands.paint(painter, box)
                if not self._look.motion:
                    self._hands.paint_marks(painter)
            self._paint_names(painter, box, shot)

    def _paint_names(self, painter: QPainter, box: QRect, shot: Shot) -> None:
        if self._show_labels:
            around = box_of(box)
            for name, at in shot.names:
                if meet(at, around):
                    painter.drawImage(name.at.topLeft(), name.image)

    def _breath_levels(self) -> tuple[int, int]:
        """Each side's level of the breath at this second."""
        right = _level(turn(self._seconds, LIGHTS[0]))
        return right, right if self._large else _level(turn(self._seconds, LIGHTS[1]))

    def _measure(self) -> None:
        self._large = self.width() * self.height() * self.devicePixelRatioF() ** 2 >= LARGE

    def _paint_change(self, painter: QPainter, old: Shot, new: Shot) -> None:
        passed = self._now - self._changed_at
        size = QSizeF(self.size())
        glide = _ease(passed / GLIDE)
        camera = old.camera.towards(new.camera, glide)
        view = camera.transform(size)
        moving = old.camera != new.camera
        painter.fillRect(self.rect(), self._look.colour("ground"))
        for shot, opacity in ((old, 1.0), (new, _ease(passed / FADE_IN))):
            if moving and shot is not (old if old.camera.scale <= new.camera.scale else new):
                continue  # the wider of the two covers the whole view all the way
            if not moving and shot is new and new.image.cacheKey() == old.image.cacheKey():
                continue  # the body stays as it is
            painter.setOpacity(1.0 if moving else opacity)
            self._draw_through(painter, shot.image, QPointF(0, 0), shot.camera, view)
        same = (old.scene.lit, old.scene.second, old.camera) == (new.scene.lit, new.scene.second, new.camera)
        # What stays lit must not flicker because only the hands change.
        shares = (0.0, 1.0) if same else (1.0 - _ease(passed / FADE_OUT), _ease(passed / FADE_IN))
        for shot, opacity in zip((old, new), shares, strict=True):
            if opacity <= 0:
                continue
            for picture in (*shot.fills, *shot.edges):
                painter.setOpacity(opacity)
                self._draw_through(painter, picture.image, QPointF(picture.at.topLeft()), shot.camera, view)
        painter.setOpacity(1.0)
        late = _ease((passed - GLIDE + HANDS_IN) / HANDS_IN) if moving else _ease(passed / HANDS_IN)
        if late > 0:
            if self._hands is not None:
                view = self._table_view(camera)
                self._hands.paint_through(painter, view, self.devicePixelRatioF(), late, settled=not moving)
            if self._show_labels and (not moving or passed > GLIDE * 0.8):
                painter.setOpacity(late)
                for name, _ in new.names:
                    painter.drawImage(name.at.topLeft(), name.image)
                painter.setOpacity(1.0)

    def _draw_through(
        self, painter: QPainter, image: QImage, at: QPointF, camera: Camera, view: QTransform
    ) -> None:
        back, _ = camera.transform(QSizeF(self.size())).inverted()
        painter.setTransform(back * view)
        painter.drawImage(at, image)
        painter.resetTransform()

    # Qt ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._hands = None
        self._rebuild()
        if self.walk is not None:
            self.walk.setGeometry(self.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # All of it is quickly made again, and a page that nobody sees need not keep its pictures.
        self._shot = self._before = self._bare = None
        self._hands = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    # Naming regions; without a walk the picture is only looked at -----------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.walk is not None:
            self.walk.point_at(event.position())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.walk is not None and event.button() == Qt.MouseButton.LeftButton:
            self.walk.click(event.position())
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.walk is not None:
            self.walk.point_at(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.walk is not None:
            self.walk.take_keys(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.walk is not None:
            self.walk.take_keys(False)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.walk is None or not self.walk.press(event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 640)


def _level(seconds: float) -> int:
    """The level of the breath at a second."""
    return round((0.5 + 0.5 * math.cos(2 * math.pi * seconds / BREATH)) * LEVELS)


def _thin(image: QImage) -> None:
    """Lets what lies below a lit region be seen."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(QPointF(0, 0), image.deviceIndependentSize()), QColor(0, 0, 0, OPENED))
    painter.end()


def _painted(placed: labels.Placed, look: Look, ratio: float) -> Iterator[Picture]:
    """A label as pictures: text and strokes are slow to paint anew in every frame."""
    for at in labels.extents(placed, look):
        image = QImage(at.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-at.topLeft())
        labels.draw(painter, placed, look)
        painter.end()
        yield Picture(image, at)


def _way(old: Hand | None, new: Hand | None) -> list[Box]:
    """Boxes that hold a hand before and after; None where it has come or is gone."""
    before, after = (each.boxes if each is not None else [] for each in (old, new))
    if len(before) == len(after):
        return [united(one, two) for one, two in zip(before, after, strict=True)]
    return before + after


def _ease(share: float) -> float:
    """Ease in and out, 0 to 1; before and after it stays at the ends."""
    clipped = max(0.0, min(1.0, share))
    return clipped * clipped * (3 - 2 * clipped)
