# SPDX-License-Identifier: MIT
"""Hands in the view: whose turn it is to move, and which pictures are kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QTransform

from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, Atlas, Side
from massage_trainer.choreography import PATCHES, Hand, Work
from massage_trainer.gui.body.body_art import BodyArt
from massage_trainer.gui.body.camera import WHOLE, Camera, Ground, frame_around
from massage_trainer.gui.body.hands_in_view import HandsInView
from massage_trainer.gui.body.scene import Scene
from massage_trainer.gui.theme import THEMES

FRAME = 1 / 30


@pytest.fixture
def hands(qapp: object, atlas: Atlas) -> HandsInView:
    return HandsInView(atlas, THEMES["dark"])


def at_work(atlas: Atlas, technique: str, sides: tuple[Side, ...] = SIDES) -> Scene:
    regions = atlas.techniques[technique].regions[:1]
    lit = tuple((region, side) for region in regions for side in sides)
    return Scene(lit=lit, technique=technique, framed=regions, stand="head")


def taken_up(hands: HandsInView, art: BodyArt, scene: Scene, width: int = 2304, height: int = 2160) -> Ground:
    """Has the hands work in a scene; what they are painted on in a view of this size."""
    hands.take_up(scene, 0.0)
    size = QSizeF(width, height)
    frame = frame_around(art.bounds(scene.framed)) if scene.framed else WHOLE
    view = Camera.framing(frame, size).transform(size)
    return Ground(QTransform.fromScale(X_UNIT, Y_UNIT) * view, QRect(0, 0, width, height), 1.0)


def seen(hands: HandsInView) -> list[tuple[object, ...]]:
    """What the eye could tell of them."""
    return [(hand.looks, hand.place, hand.visible) for hand in hands.shown]


def moved(hands: HandsInView, at: Ground, frames: int, *, in_turn: bool) -> list[set[Hand]]:
    """Which hands were elsewhere in each frame."""
    found = []
    hands.follow(1.0, at, in_turn=in_turn)
    hands.follow(1.0, at, in_turn=in_turn)
    for frame in range(1, frames + 1):
        before = list(hands.shown)
        hands.follow(1.0 + frame * FRAME, at, in_turn=in_turn)
        pairs = zip(before, hands.shown, strict=True)
        found.append({new.pose.hand for old, new in pairs if new is not old and new.pose.shape in PATCHES})
    return found


def test_two_large_hands_take_turns_in_a_large_view(
    hands: HandsInView, atlas: Atlas, shared_art: BodyArt
) -> None:
    scene = at_work(atlas, "strip")
    at = taken_up(hands, shared_art, scene)
    found = moved(hands, at, 60, in_turn=True)

    assert all(len(each) <= 1 for each in found)
    assert sum(each == {"left"} for each in found) > 25
    assert sum(each == {"right"} for each in found) > 25


@pytest.mark.parametrize(("technique", "in_turn"), [("strip", False), ("glide", True)])
def test_elsewhere_and_where_they_are_small_both_move_in_each_frame(
    hands: HandsInView, atlas: Atlas, shared_art: BodyArt, technique: str, in_turn: bool
) -> None:
    scene = at_work(atlas, technique)._replace(framed=()) if in_turn else at_work(atlas, technique)
    found = moved(hands, taken_up(hands, shared_art, scene), 30, in_turn=in_turn)

    assert sum(len(each) == 2 for each in found) > 25


def test_one_hand_alone_waits_for_none(hands: HandsInView, atlas: Atlas, shared_art: BodyArt) -> None:
    scene = at_work(atlas, "lift_and_roll", ("right",))
    at = taken_up(hands, shared_art, scene)
    found = moved(hands, at, 90, in_turn=True)
    alone = moved(HandsInView(atlas, THEMES["dark"]), at, 90, in_turn=False)

    assert len({hand for each in found for hand in each}) == 1
    assert not any(alone), "with nothing taken up nothing moves"
    assert any(one and two for one, two in pairwise(found))


def test_in_turn_no_hand_is_farther_behind_than_a_frame(
    hands: HandsInView, atlas: Atlas, shared_art: BodyArt
) -> None:
    scene = at_work(atlas, "strip")
    at = taken_up(hands, shared_art, scene)
    lit = [(atlas.regions[region], side) for region, side in scene.lit]
    work = Work.on(atlas.techniques["strip"], lit, stand="head")
    hands.follow(1.0, at, in_turn=True)
    for frame in range(1, 40):
        seconds = 1.0 + frame * FRAME
        hands.follow(seconds, at, in_turn=True)
        now, before = work.at(seconds), work.at(seconds - FRAME)
        for hand, one, two in zip(hands.shown, now, before, strict=True):
            assert any(hand.pose.y == pytest.approx(each.y, abs=1e-9) for each in (one, two))


def test_whoever_comes_to_a_second_later_or_anew_sees_the_same(
    hands: HandsInView, atlas: Atlas, shared_art: BodyArt
) -> None:
    scene = at_work(atlas, "strip")
    at = taken_up(hands, shared_art, scene)
    for frame in range(41):
        hands.follow(1.0 + frame * FRAME, at, in_turn=True)
        if frame % 20 == 0:
            anew = HandsInView(atlas, THEMES["dark"])
            taken_up(anew, shared_art, scene)
            anew.follow(1.0 + frame * FRAME, at, in_turn=True)
            assert seen(anew) == seen(hands)
    before = seen(hands)
    taken_up(hands, shared_art, scene)
    hands.follow(1.0 + 40 * FRAME, at, in_turn=True)
    assert seen(hands) == before


def test_the_pictures_of_a_movement_are_made_once_if_there_is_room(
    hands: HandsInView, atlas: Atlas, shared_art: BodyArt
) -> None:
    scene = at_work(atlas, "strip")
    at = taken_up(hands, shared_art, scene, 900, 900)
    cycle = atlas.techniques["strip"].cycle
    frames = round(cycle / FRAME)
    for frame in range(frames):
        hands.follow(frame * FRAME, at)
    first = dict(hands.pictures)
    for frame in range(frames, 2 * frames):
        hands.follow(frame * FRAME, at)
        for hand in hands.shown:
            assert hand.picture is None or hand.picture is hands.pictures[hand.looks]

    assert first == hands.pictures


def test_no_more_is_kept_than_has_room_and_what_has_none_is_shown_all_the_same(
    hands: HandsInView, atlas: Atlas, shared_art: BodyArt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("massage_trainer.gui.body.hands_in_view.MOST", 0.2)
    scene = at_work(atlas, "lift_and_roll")
    at = taken_up(hands, shared_art, scene, 900, 900)
    for frame in range(90):
        hands.follow(frame * FRAME, at)
        assert all(hand.picture is not None for hand in hands.shown if hand.visible)
    kept = sum(each.image.width() * each.image.height() for each in hands.pictures.values())

    assert 0 < kept <= 0.2 * 900 * 900


def test_another_movement_has_all_the_room(hands: HandsInView, atlas: Atlas, shared_art: BodyArt) -> None:
    at = taken_up(hands, shared_art, at_work(atlas, "strip"), 900, 900)
    for frame in range(90):
        hands.follow(frame * FRAME, at)
    before, art = set(hands.pictures), hands._art
    taken_up(hands, shared_art, at_work(atlas, "hold"), 900, 900)
    hands.follow(0.0, at)

    assert before
    assert before.isdisjoint(hands.pictures)
    assert hands._art is not art, "what hands of another shape were made of is gone as well"
    assert hands._kept == sum(each.image.width() * each.image.height() for each in hands.pictures.values())
