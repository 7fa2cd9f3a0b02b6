# SPDX-License-Identifier: MIT
"""The body on screen: lit regions that fade and breathe, hands that move, labels; it follows time, it
keeps none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
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
from massage_trainer.gui import labels
from massage_trainer.gui.body_art import BodyArt, Lit, Picture
from massage_trainer.gui.camera import WHOLE, Camera, frame_around
from massage_trainer.gui.look import Look
from massage_trainer.gui.scene import Scene

if TYPE_CHECKING:
    from massage_trainer.choreography import Pose
    from massage_trainer.gui.body_art import Layer
    from massage_trainer.gui.hands import HandArt
    from massage_trainer.gui.theme import Theme

FADE_IN, FADE_OUT, GLIDE, HANDS_IN = 0.3, 0.2, 0.7, 0.4
"""Seconds that a region takes to light up and to go out, the camera to move, and the hands to appear."""
BREATH = 4.0
"""Seconds of one breath of the lit region."""
LEAST = 0.8
"""How much of the light is left when a breath is out."""
LEVELS = 20
"""Steps between a breath out and a breath in; more could not be seen, and each repaints the region."""


@dataclass(slots=True)
class _Shot:
    """A scene at a size, painted: the body, the lit regions as fills and outlines, and the names.

    `now` is all of it at one level of the breath. It is mixed from `out` and `full`, what the lit regions
    cover at the ends of a breath, so that most frames have to copy no more than what lies behind the hands.
    """

    scene: Scene
    camera: Camera
    base: QImage
    fills: list[Picture]
    edges: list[Picture]
    names: list[Picture]
    covered: QRect
    out: QImage | None = None
    full: QImage | None = None
    now: QImage | None = None
    level: int = -1

    def at_level(self, level: int) -> QImage:
        """The picture at this level of the breath."""
        if self.covered.isEmpty():
            return self.base
        if self.now is None:
            self.now = self.base.copy()
        if level != self.level:
            self.level = level
            painter = QPainter(self.now)
            if level < LEVELS:
                self.out = self.out or self._breath(LEAST)
                painter.drawImage(self.covered.topLeft(), self.out)
                painter.setOpacity(level / LEVELS)
            self.full = self.full or self._breath(1.0)
            painter.drawImage(self.covered.topLeft(), self.full)
            painter.end()
        return self.now

    def rest(self) -> None:
        """Lets go of what is quickly made again, while nobody looks."""
        self.out = self.full = self.now = None
        self.level = -1

    def _breath(self, opacity: float) -> QImage:
        """What `covered` shows with so much light."""
        ratio, at = self.base.devicePixelRatio(), self.covered
        corner = QPoint(round(at.x() * ratio), round(at.y() * ratio))
        image = self.base.copy(QRect(corner, at.size() * ratio))
        painter = QPainter(image)
        painter.translate(-at.topLeft())
        painter.setOpacity(opacity)
        for picture in self.fills:
            painter.drawImage(picture.at.topLeft(), picture.image)
        painter.setOpacity(1.0)
        for picture in self.edges:
            painter.drawImage(picture.at.topLeft(), picture.image)
        painter.end()
        return image


class BodyView(QWidget):
    """Shows a scene. `frame` moves it on to a second; between two frames nothing happens."""

    pressed = Signal()

    def __init__(self, art: BodyArt, atlas: Atlas, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art, self._atlas, self._look = art, atlas, look
        self._scene = Scene()
        self._shot: _Shot | None = None
        self._before: _Shot | None = None
        self._base: tuple[tuple[Theme, Layer, Camera, QSize, float], QImage] | None = None
        self._changed_at = -math.inf
        self._now = 0.0
        self._seconds = 0.0
        self._poses: tuple[Pose, ...] = ()
        self._hand_boxes: list[QRect] = []
        self._level = LEVELS
        self._hands: HandArt | None = None
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
        self._show_hands, self._show_labels = hands, names
        self.update()

    def _start_change(self, now: float) -> None:
        self._now = now
        if self._look.motion and self._shot is not None and self.isVisible():
            self._before, self._changed_at = self._shot, now
        else:
            self._before, self._changed_at = None, -math.inf
        self._shot = None
        self._pose()
        self.update()

    def _rebuild(self) -> None:
        self._shot = self._before = None
        self._changed_at = -math.inf
        self._pose()
        self.update()

    def _describe(self) -> None:
        names = [each.text for each in self._scene.labels]
        self.setAccessibleDescription(", ".join(names) or self.tr("Nothing is lit."))

    # Time -------------------------------------------------------------------------------------------------

    def frame(self, now: float, seconds: float) -> None:
        """Moves on: `now` for what fades, `seconds` of the part for what breathes and works."""
        self._now = now
        still = seconds == self._seconds
        self._seconds = seconds
        level, self._level = self._level, self._breath_level()
        if self._before is not None:
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
        boxes = self._hand_boxes
        self._pose()
        boxes = [old.united(new) for old, new in zip_longest(boxes, self._hand_boxes, fillvalue=QRect())]
        if level != self._level:
            boxes.append(shot.covered)
        self.update(_joined(boxes))

    def settling_until(self) -> float:
        """The second until which something fades or moves on its own, even while time stands still."""
        return self._changed_at + GLIDE + 0.05 if self._before is not None else -math.inf

    @property
    def moves(self) -> bool:
        """Whether this scene has something that moves while time runs."""
        return self._look.motion and bool(self._scene.lit)

    # Pictures ---------------------------------------------------------------------------------------------

    def _camera(self, scene: Scene, size: QSizeF) -> Camera:
        frame = frame_around(self._art.bounds(scene.framed)) if scene.framed else WHOLE
        return Camera.framing(frame, size, self._angle)

    def _build(self, scene: Scene) -> _Shot:
        size, ratio, theme = self.size(), self.devicePixelRatioF(), self._look.theme
        camera = self._camera(scene, QSizeF(size))
        base = self._unlit(scene, camera)
        fills: list[Picture] = []
        edges: list[Picture] = []
        for lit, second in ((scene.second, True), (scene.lit, False)):
            made = self._art.lit(theme, lit, camera, size, ratio, second=second) if lit else None
            if made is not None:
                fills.append(made[0])
                edges.append(made[1])
        if scene.zones:
            zones = self._art.zones(theme, camera, size, ratio, scene.zones)
            done = QRegion()
            for picture in edges:  # what is lit must not hide what to keep off
                _lay_over(picture.image, zones, -picture.at.topLeft(), besides=done, at_view=picture.at)
                done += picture.at
            _lay_over(base, zones, QPoint(0, 0), besides=done, at_view=self.rect())
        view = camera.transform(QSizeF(size))
        outlines: dict[str, QPainterPath] = {}
        for label in scene.labels:
            wanted = [
                each
                for each in (*scene.lit, *scene.second)
                if each[0] in label.regions and each[1] == label.side
            ]
            outlines[label.text] = self._outline(wanted)
        placed = labels.place(scene.labels, outlines, view, QSizeF(size), self._look)
        names = [_painted(each, self._look, ratio) for each in placed]
        covered = QRect()
        for picture in fills:
            covered = covered.united(picture.at)
        if not ratio.is_integer() and not covered.isEmpty():
            covered = self.rect()  # a part would not begin on a whole pixel
        return _Shot(scene, camera, base, fills, edges, names, covered)

    def _unlit(self, scene: Scene, camera: Camera) -> QImage:
        """The body, unlit. From part to part it is mostly the same, and slow to paint."""
        key = (self._look.theme, scene.layer, camera, self.size(), self.devicePixelRatioF())
        if self._base is None or self._base[0] != key:
            self._base = key, self._art.base(*key)
        return QImage(self._base[1])

    def _outline(self, lit: list[Lit]) -> QPainterPath:
        path = QPainterPath()
        for each in lit:
            path.addPath(self._art.path(each))
        return path

    def _pose(self) -> None:
        scene = self._scene
        technique = self._atlas.techniques.get(scene.technique)
        if technique is None or not scene.lit or not self._show_hands:
            self._poses, self._hand_boxes = (), []
            return
        # Imported here: the first page shows no hands.
        from massage_trainer.choreography import poses

        lit = [(self._atlas.regions[region], side) for region, side in scene.lit]
        still = not self._look.motion
        self._poses = poses(technique, lit, self._seconds, stand=scene.stand, still=still)
        if self._shot is None:
            return
        view = self._table_view(self._shot.camera)
        art = self._hand_art()
        self._hand_boxes = [art.rect(pose, view) for pose in self._poses]

    def _table_view(self, camera: Camera) -> QTransform:
        """From landmark-table units to the view's pixels."""
        return QTransform.fromScale(X_UNIT, Y_UNIT) * camera.transform(QSizeF(self.size()))

    def _hand_art(self) -> HandArt:
        if self._hands is None:
            from massage_trainer.gui.hands import HandArt, HandInk

            theme = self._look.theme
            self._hands = HandArt(
                HandInk(
                    fill=theme.hand_fill,
                    fill_opacity=theme.hand_opacity,
                    line=theme.hand_line,
                    inner_line=theme.hand_inner or None,
                    contact=theme.hand_contact,
                ),
                ratio=self.devicePixelRatioF(),
            )
        return self._hands

    # Painting ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shot is None:
            self._shot = self._build(self._scene)
            self._pose()
        painter = QPainter(self)
        if self._before is not None:
            self._paint_change(painter, self._before, self._shot)
        else:
            for rect in _rects(event.region()):
                self._paint_rest(painter, rect, self._shot)
        painter.end()

    def _paint_rest(self, painter: QPainter, rect: QRect, shot: _Shot) -> None:
        painter.setClipRect(rect)
        image = shot.at_level(self._level if self._look.motion else LEVELS)
        ratio = image.devicePixelRatio()
        source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
        painter.drawImage(QRectF(rect), image, source)
        self._paint_hands(painter, shot.camera, 1.0, rect)
        self._paint_names(painter, shot, 1.0, rect)

    def _breath_level(self) -> int:
        share = 0.5 + 0.5 * math.cos(2 * math.pi * self._seconds / BREATH)
        return round(share * LEVELS)

    def _paint_change(self, painter: QPainter, old: _Shot, new: _Shot) -> None:
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
            painter.setOpacity(1.0 if moving else opacity)
            self._draw_through(painter, shot.base, QPointF(0, 0), shot.camera, view)
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
            self._paint_hands(painter, camera, late, self.rect(), settled=not moving)
            if not moving or passed > GLIDE * 0.8:
                self._paint_names(painter, new, late, self.rect())

    def _draw_through(
        self, painter: QPainter, image: QImage, at: QPointF, camera: Camera, view: QTransform
    ) -> None:
        back, _ = camera.transform(QSizeF(self.size())).inverted()
        painter.setTransform(back * view)
        painter.drawImage(at, image)
        painter.resetTransform()

    def _paint_hands(
        self, painter: QPainter, camera: Camera, opacity: float, rect: QRect, *, settled: bool = True
    ) -> None:
        if not self._poses:
            return
        art, view = self._hand_art(), self._table_view(camera)
        for pose in self._poses:
            if not settled or art.rect(pose, view).intersects(rect):
                painter.setOpacity(opacity)
                art.draw(painter, pose, view, settled=settled)
        if not self._look.motion:
            from massage_trainer.choreography import arrows

            scene = self._scene
            lit = [(self._atlas.regions[region], side) for region, side in scene.lit]
            marks = arrows(self._atlas.techniques[scene.technique], lit, stand=scene.stand)
            art.draw_marks(painter, marks, view)
        painter.setOpacity(1.0)

    def _paint_names(self, painter: QPainter, shot: _Shot, opacity: float, rect: QRect) -> None:
        if not self._show_labels:
            return
        painter.setOpacity(opacity)
        for name in shot.names:
            if name.at.intersects(rect):
                painter.drawImage(name.at.topLeft(), name.image)
        painter.setOpacity(1.0)

    # Qt ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hands = None
        self._rebuild()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._before = None
        if self._shot is not None:
            self._shot.rest()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._hands = None
            self._rebuild()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
            event.accept()
        else:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(640, 640)


def _joined(boxes: list[QRect]) -> QRegion:
    """What covers all boxes in few pieces, since each is painted on its own: one, or some side by side."""
    whole = QRect()
    for box in boxes:
        whole = whole.united(box)
    if sum(_area(box) for box in boxes) * 1.3 >= _area(whole):
        return QRegion(whole)
    region = QRegion()
    for box in boxes:
        region += QRect(box.x(), whole.y(), box.width(), whole.height())
    return region


def _area(box: QRect) -> int:
    return box.width() * box.height()


def _painted(placed: labels.Placed, look: Look, ratio: float) -> Picture:
    """A label as a picture: text and strokes are slow to paint anew in every frame."""
    at = labels.extent(placed, look).toAlignedRect()
    image = QImage(at.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-at.topLeft())
    labels.draw(painter, placed, look)
    painter.end()
    return Picture(image, at)


def _rects(region: QRegion) -> Iterator[QRect]:
    # A region is iterable, as its C++ counterpart is; the stubs do not say so.
    yield from cast("Iterable[QRect]", region)


def _lay_over(image: QImage, other: QImage, at: QPoint, *, besides: QRegion, at_view: QRect) -> None:
    """Paints `other` on an image that lies at `at_view`, but for what lies in `besides`: once, not twice."""
    painter = QPainter(image)
    painter.setClipRegion((QRegion(at_view) - besides).translated(-at_view.topLeft()))
    painter.drawImage(at, other)
    painter.end()


def _ease(share: float) -> float:
    """Ease in and out, 0 to 1; before and after it stays at the ends."""
    clipped = max(0.0, min(1.0, share))
    return clipped * clipped * (3 - 2 * clipped)
