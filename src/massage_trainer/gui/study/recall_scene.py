# SPDX-License-Identifier: MIT
"""What the picture shows while a question is asked, and once it is answered; it judges no answer."""

from __future__ import annotations

from collections.abc import Iterable

from massage_trainer.atlas import SIDES, Atlas, Side
from massage_trainer.gui.body.body_art import Lit
from massage_trainer.gui.body.scene import Label, Scene, scene_for
from massage_trainer.gui.words import tr
from massage_trainer.pacing import Timeline, looked_at
from massage_trainer.recall import Question, Verdict


def asked(question: Question, timeline: Timeline, atlas: Atlas, seconds: float) -> Scene:
    """The picture that asks, after so many seconds; no name on it gives anything away. `timeline` is that of
    the question's routine, empty where it is about none."""
    layer = question.layer or "superficial"
    if question.kind == "name":
        return Scene(lit=_both(question.region), layer=layer, framed=(question.region,))
    if question.kind == "technique":
        return _hands(question)
    if question.kind in ("next", "say"):
        return _step(question.step, timeline, atlas, seconds)
    return Scene(layer=layer)


def before(items: Iterable[str], atlas: Atlas) -> Scene:
    """The picture before a sitting: the places it will ask about, as far as they lie under the skin."""
    return _summed(items, (), atlas)


def after(results: Iterable[tuple[str, bool]], atlas: Atlas) -> Scene:
    """The picture after a sitting: the places that were known, and in the second colour those that come
    back."""
    latest = dict(results)
    missed = [item for item, right in latest.items() if not right]
    return _summed([item for item, right in latest.items() if right], missed, atlas)


def _summed(known: Iterable[str], missed: Iterable[str], atlas: Atlas) -> Scene:
    again = _regions(missed, atlas)
    once = [region for region in _regions(known, atlas) if region not in again]
    return Scene(lit=_all(once), second=_all(again))


def _regions(items: Iterable[str], atlas: Atlas) -> tuple[str, ...]:
    named = (item.partition(":") for item in items)
    found = dict.fromkeys(subject for kind, _, subject in named if kind in ("find", "name"))
    return tuple(each for each in found if atlas.regions[each].layer == "superficial")


def _all(regions: Iterable[str]) -> tuple[Lit, ...]:
    return tuple(lit for region in regions for lit in _both(region))


def revealed(question: Question, timeline: Timeline, atlas: Atlas, seconds: float) -> Scene:
    """The picture once the step that was to be said may be seen."""
    return _step(question.right[0], timeline, atlas, seconds)


def told(question: Question, verdict: Verdict, timeline: Timeline, atlas: Atlas, seconds: float) -> Scene:
    """The picture after an answer: the right one lit and named, and what was chosen instead beside it."""
    right = question.right[0]
    if question.kind in ("next", "say"):
        return revealed(question, timeline, atlas, seconds)
    if question.kind == "technique":
        shown = atlas.techniques[right]
        side: Side = question.side or "right"
        name = f"{shown.verb} · {atlas.regions[question.region].name}"
        return _hands(question)._replace(labels=(Label(name, (question.region,), side),))
    if question.kind == "order":
        return Scene()
    return _places(question, verdict, atlas)


def _places(question: Question, verdict: Verdict, atlas: Atlas) -> Scene:
    right, given = question.right[0], verdict.given
    zones = tuple(each for each in (right, given) if each in atlas.zones)
    labels = [Label(tr("Keep off"), (zone,), "right", "no_go", needed=True) for zone in zones]
    lit: tuple[Lit, ...] = ()
    second: tuple[Lit, ...] = ()
    layer = question.layer or "superficial"
    if right in atlas.regions:
        lit = _both(right)
        labels.insert(0, Label(atlas.regions[right].name, (right,), "right"))
    if given in atlas.regions:
        second = _both(given)
        labels.append(Label(atlas.regions[given].name, (given,), "left", "second"))
        if not lit:
            layer = atlas.regions[given].layer
    near = (question.region,) if question.kind == "name" and not second else ()
    return Scene(lit=lit, second=second, layer=layer, zones=zones, labels=tuple(labels), framed=near)


def _both(region: str) -> tuple[Lit, ...]:
    return tuple((region, side) for side in SIDES)


def _hands(question: Question) -> Scene:
    sides: tuple[Side, ...] = (question.side,) if question.side else SIDES
    return Scene(
        lit=tuple((question.region, side) for side in sides),
        layer=question.layer or "superficial",
        technique=question.technique,
        framed=(question.region,),
    )


def _step(name: str, timeline: Timeline, atlas: Atlas, seconds: float) -> Scene:
    """A step at work, without words: they are the question's."""
    number = next(at for at, step in enumerate(timeline.steps) if step.id == name)
    return scene_for(looked_at(timeline, number, seconds), atlas)._replace(labels=())
