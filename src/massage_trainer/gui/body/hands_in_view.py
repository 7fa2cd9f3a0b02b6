# SPDX-License-Identifier: MIT
"""The hands of a scene in the view: where they are at a second, as pictures that most frames only move."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple, get_args

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF, QTransform

from massage_trainer.atlas import X_UNIT, Y_UNIT, Atlas
from massage_trainer.choreography import ARM, ARMS, COVERS, PATCHES, PER_MIL, Pose, Work
from massage_trainer.choreography import Hand as WhichHand
from massage_trainer.gui.body.boxes import Box, box_of, boxes_around, meet, united, within
from massage_trainer.gui.body.camera import Ground
from massage_trainer.gui.body.hands import HandArt, HandInk
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.theme import Theme
from massage_trainer.gui.turns import turn

MOMENTS = 8
"""At so many moments of a movement is looked where the hands are, so that names stand beside them."""
PRESSES = 24
"""Steps of pressure between none and the strongest; what a hand shows of it changes by two shades in each."""
LEANS = 8
"""The same for a palm that leans in, of which only the dent and the size change."""
HEAVY = 1 / 8
"""How much of the view two hands cover from which on they are slow to paint."""
MOST = 3
"""So many times as large as the view are all pictures together that are kept for a movement, at the most."""


_Looks = tuple[str, bool, int, int, int, int]
"""A hand's shape, whether it is mirrored, its angle; in steps, how closed, pressed and visible it is. A sign
is plain: it is made fainter as it is painted, which is slower for what is large."""


_NOWHERE: Box = (0, 0, 0, 0)


class HandPicture(NamedTuple):
    """A hand with its places of contact; its corner seen from the pose's point; and boxes that hold all of
    it, seen from that corner. All in device pixels."""

    image: QImage
    corner: tuple[int, int]
    boxes: list[Box]


class Hand(NamedTuple):
    """A hand in the view: how it looks, on which device pixel its point is, and in steps how visible it is;
    its picture, None if it is not to be seen; how opaque this is painted, where it lies, and the boxes that
    it covers, of which `box` is the whole."""

    pose: Pose
    looks: _Looks
    place: tuple[int, int]
    visible: int
    picture: HandPicture | None
    opacity: float
    at: QPointF
    box: Box
    boxes: list[Box]


class HandsInView:
    """Hands in one theme's inks. `follow` has them go on; `shown` are those in the view, the lowest first."""

    def __init__(self, atlas: Atlas, theme: Theme) -> None:
        self._atlas, self._theme = atlas, theme
        self._work: Work | None = None
        self._technique: str | None = None
        self._poses: tuple[Pose, ...] = ()
        self._heavy = False
        self._turns: dict[WhichHand, float] = {}
        self.shown: list[Hand] = []
        self._ground: Ground | None = None
        self._to_pixels = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        self.pictures: dict[_Looks, HandPicture] = {}
        self._kept = 0
        self._view = _NOWHERE
        self._art: HandArt | None = None

    # Where they are -----------------------------------------------------------------------------------------

    def take_up(self, scene: Scene | None, angle: float) -> None:
        """Another scene, or none with hands at work; or the picture is turned by so many degrees."""
        self._work = None if scene is None else self._work_of(scene, angle)
        # What another movement has needed would take the room that this one needs: a hand has 0.3 MiB or so.
        self._forget()
        technique = None if scene is None else scene.technique
        if technique != self._technique:
            self._technique, self._art = technique, None
        self._poses, self.shown = (), []
        self._heavy = False
        self._turns.clear()

    def _work_of(self, scene: Scene, angle: float) -> Work:
        lit = [(self._atlas.regions[region], side) for region, side in scene.lit]
        return Work.on(self._atlas.techniques[scene.technique], lit, stand=scene.stand, turn=angle)

    def reach_of(self, scene: Scene, angle: float, *, arms: bool = True) -> QPainterPath:
        """Where hands are in a scene in the course of a movement, with or without their arms, in drawing
        units."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        work, cycle = self._work_of(scene, angle), self._atlas.techniques[scene.technique].cycle
        for moment in range(MOMENTS):
            for pose in work.at(cycle * moment / MOMENTS):
                if pose.shape not in COVERS:
                    continue
                left, top, right, bottom = COVERS[pose.shape]
                turn = QTransform.fromTranslate(pose.x * X_UNIT, pose.y * Y_UNIT)
                turn.rotate(pose.angle)
                turn.scale(-PER_MIL if pose.mirrored else PER_MIL, PER_MIL)
                path.addPolygon(turn.map(QPolygonF(QRectF(left, top, right - left, bottom - top))))
                if not arms:
                    continue
                (ax, ay), (bx, by) = ARMS[pose.shape]
                arm = [(ax - ARM, ay), (ax + ARM, ay), (bx + ARM, by), (bx - ARM, by), (ax - ARM, ay)]
                path.addPolygon(turn.map(QPolygonF([QPointF(*corner) for corner in arm])))
        return path

    def follow(
        self, seconds: float, ground: Ground | None, *, still: bool = False, in_turn: bool = False
    ) -> None:
        """Moves on to a second of the work; without a ground there is no picture yet to place them on.

        `in_turn` moves each of two hands in every other frame where pictures of both are slow to paint.
        """
        work = self._work
        if work is None:
            self._poses = ()
        elif still:
            self._poses = work.still()
        elif in_turn and self._heavy:
            self._take_turns(work, seconds)
        else:
            self._poses = work.at(seconds)
        if ground is None:
            return
        if ground is not self._ground:
            self._put_on(ground)
        first = not self.shown
        before: Sequence[Hand | None] = self.shown or [None] * len(self._poses)
        self.shown = [self._placed(*each, ground) for each in zip(self._poses, before, strict=True)]
        if first and self._two_are_heavy():
            self._heavy = True  # from now on it is known that one has to wait for the other
            self.follow(seconds, ground, still=still, in_turn=in_turn)

    def _take_turns(self, work: Work, seconds: float) -> None:
        """Has each hand, and the signs that go with it, where it was when it last was its turn."""
        for place, hand in enumerate(get_args(WhichHand)):
            second = turn(seconds, place, 2)
            if self._turns.get(hand) == second:
                continue
            fresh = work.at(second)
            self._turns[hand], before = second, self._poses or fresh
            self._poses = tuple(
                new if new.hand == hand else old for old, new in zip(before, fresh, strict=True)
            )

    def _two_are_heavy(self) -> bool:
        """Whether there are two hands, and what both cover is much of the view."""
        hands = [hand for hand in self.shown if hand.pose.shape in PATCHES]
        left, top, right, bottom = self._view
        covered = sum((c - a) * (d - b) for hand in hands for a, b, c, d in hand.boxes)
        return len(hands) == 2 and covered > HEAVY * (right - left) * (bottom - top)

    def _forget(self) -> None:
        self.pictures.clear()
        self._kept = 0

    def _put_on(self, ground: Ground) -> None:
        """Pictures fit the ground that they were made for."""
        if self._ground is None or self._ground.ratio != ground.ratio:
            self._art = None
        self._ground, self._view, view = ground, box_of(ground.view), ground.to_view
        self._forget()
        self.shown = []
        xx, xy, dx, yx, yy, dy = view.m11(), view.m21(), view.dx(), view.m12(), view.m22(), view.dy()
        ratio = ground.ratio
        self._to_pixels = xx * ratio, xy * ratio, dx * ratio, yx * ratio, yy * ratio, dy * ratio

    def _placed(self, pose: Pose, old: Hand | None, ground: Ground) -> Hand:
        """A hand as it looks and where it is; the same as the old one if the eye could not tell."""
        if old is not None and old.pose is pose:
            return old  # most signs stay where they are
        xx, xy, dx, yx, yy, dy = self._to_pixels
        place = round(pose.x * xx + pose.y * xy + dx), round(pose.x * yx + pose.y * yy + dy)
        visible, pressed = round(pose.opacity * PRESSES), round(pose.contact * PRESSES)
        if pose.shape == "palm_heel":
            pressed = round(pose.contact * LEANS) * PRESSES // LEANS
        made = visible if pose.shape in PATCHES else PRESSES
        looks = pose.shape, pose.mirrored, round(pose.angle), round(pose.squeeze * PRESSES), pressed, made
        if old is not None and old.place == place and old.visible == visible and old.looks == looks:
            return old
        if not visible:
            return Hand(pose, looks, place, 0, None, 0.0, QPointF(), _NOWHERE, [])
        picture = old.picture if old is not None and old.looks == looks else None
        picture = picture or self.pictures.get(looks) or self._picture(pose, looks, ground)
        x, y, ratio = place[0] + picture.corner[0], place[1] + picture.corner[1], ground.ratio
        boxes: list[Box] = []
        for left, top, right, bottom in picture.boxes:
            each = left + x, top + y, right + x, bottom + y
            if ratio != 1:
                each = (
                    math.floor(each[0] / ratio),
                    math.floor(each[1] / ratio),
                    math.ceil(each[2] / ratio),
                    math.ceil(each[3] / ratio),
                )
            boxes.append(within(each, self._view))
        at = QPointF(x / ratio, y / ratio)
        return Hand(pose, looks, place, visible, picture, visible / made, at, reduce(united, boxes), boxes)

    # Pictures -----------------------------------------------------------------------------------------------

    def _picture(self, pose: Pose, looks: _Looks, ground: Ground) -> HandPicture:
        """A hand and its places of contact in one picture."""
        shown = Pose(
            pose.hand,
            pose.shape,
            x=0.0,
            y=0.0,
            angle=looks[2],
            squeeze=looks[3] / PRESSES,
            contact=looks[4] / PRESSES,
            opacity=looks[5] / PRESSES,
            mirrored=pose.mirrored,
        )
        art, ratio = self._made_art(ground.ratio), ground.ratio
        here = ground.to_view.map(QPointF(0, 0))
        at_origin = ground.to_view * QTransform.fromTranslate(-here.x(), -here.y())
        box = art.rect(shown, at_origin)
        corner = QPoint(math.floor(box.x() * ratio), math.floor(box.y() * ratio))
        image = QImage(box.size() * ratio + QSize(1, 1), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(0)
        painter = QPainter(image)
        painter.translate(-QPointF(corner) / ratio)
        art.draw(painter, shown, at_origin)
        painter.end()
        seen = boxes_around(image)
        x, y, across, down = reduce(united, seen)
        boxes = [(left - x, top - y, right - x, bottom - y) for left, top, right, bottom in seen]
        found = HandPicture(image.copy(x, y, across - x, down - y), (corner.x() + x, corner.y() + y), boxes)
        # A movement comes round to the same pictures. Were the oldest to make room for a new one, and not all
        # of them had room, each would be gone when it is wanted again.
        size = found.image.width() * found.image.height()
        if self._kept + size <= ground.view.width() * ground.view.height() * ratio * ratio * MOST:
            self._kept += size
            self.pictures[looks] = found
        return found

    def _made_art(self, ratio: float) -> HandArt:
        if self._art is None:
            theme = self._theme
            self._art = HandArt(
                HandInk(
                    fill=theme.hand_fill,
                    fill_opacity=theme.hand_opacity,
                    line=theme.hand_line,
                    inner_line=theme.hand_inner or None,
                    contact=theme.hand_contact,
                    muscle=theme.now_fill,
                ),
                ratio=ratio,
            )
        return self._art

    # Painting -----------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, box: QRect) -> None:
        """Paints what of the hands is in a box."""
        around, faint = box_of(box), False
        for hand in self.shown:
            if hand.picture is not None and meet(hand.box, around):
                if hand.opacity < 1 or faint:
                    painter.setOpacity(hand.opacity)
                    faint = hand.opacity < 1
                painter.drawImage(hand.at, hand.picture.image)
        if faint:
            painter.setOpacity(1.0)

    def paint_through(
        self, painter: QPainter, to_view: QTransform, ratio: float, opacity: float, *, settled: bool
    ) -> None:
        """Paints the hands seen by a camera that may be on its way."""
        for pose in self._poses:
            painter.setOpacity(opacity)
            self._made_art(ratio).draw(painter, pose, to_view, settled=settled)
        painter.setOpacity(1.0)

    def paint_marks(self, painter: QPainter) -> None:
        """Paints what says without motion how the hands move."""
        if self._work is not None and self._ground is not None:
            marks, ground = self._work.arrows(), self._ground
            self._made_art(ground.ratio).draw_marks(painter, marks, ground.to_view)
