# SPDX-License-Identifier: MIT
"""What the teacher's page says of a lesson: why the class does not see it, and what comes next and when; it
changes nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt

from massage_trainer.durations import clock, countdown
from massage_trainer.gui.lesson.class_picture import State
from massage_trainer.gui.words import next_of, sentence
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Moment, Part

Keys = Mapping[str, str]
"""The key of each action by the action's name, as people call it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConsoleWords", text)


def in_brackets(keys: Keys, name: str) -> str:
    """The key of an action in brackets, with a space before it; nothing where it has none."""
    return f" ({keys[name]})" if keys.get(name) else ""


def layer_name(layer: str) -> str:
    """What a layer of the body is called; none is the one that the step asks for."""
    names = {
        "skin": _tr("Skin"),
        "superficial": _tr("Outer muscles"),
        "deep": _tr("Deep muscles"),
        "bones": _tr("Bones"),
    }
    return names.get(layer, _tr("As the step asks"))


def state_of(
    showing: Showing, regions: Mapping[str, str], keys: Keys, *, now: float, unseen: str = ""
) -> State:
    """Why the class does not see the lesson as it is at second `now`; what hides most comes first.

    `regions` are the names of regions by id; `unseen` says why the class sees no picture at all, if so.
    """
    dashes, dots = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
    if unseen:
        return State(_tr("NOT SHOWN"), "alert", unseen, dots, over=True)
    if showing.veil:
        return _veiled(showing, keys)
    if showing.notice:
        return State(_tr("SWAP PLACES"), "swap", _tr("The lesson waits for you"), dots)
    if showing.frozen is not None:
        says = _tr("The class keeps “{step}”, without seconds").format(step=next_of(showing.frozen.part))
        return State(_tr("FROZEN"), "freeze", says, dashes, lasts=clock(now - showing.kept_since))
    if showing.pinned is not None:
        return State(_tr("SPOTLIGHT"), "spot", _place(showing.pinned, regions), dashes)
    if showing.spot is not None:
        return State(_tr("SPOTLIGHT"), "spot", _tr("The class sees where you point"), dashes)
    if showing.layer:
        return State(_tr("LAYER"), "layers", layer_name(showing.layer), dashes)
    return State()


def _veiled(showing: Showing, keys: Keys) -> State:
    black = showing.veil == "black"
    word, icon, name = (_tr("BLACK"), "blank", "blank") if black else (_tr("WHITE"), "white", "white")
    says = _tr("The class sees nothing")
    if showing.frozen is not None:
        says = _tr("The class sees nothing; behind it the picture is frozen")
    if keys.get(name):
        says = _tr("{says}. {key} brings it back").format(says=says, key=keys[name])
    return State(word, icon, says, over=True)


def _place(pinned: tuple[str, str], regions: Mapping[str, str]) -> str:
    region, side = pinned
    name = regions[region][:1].upper() + regions[region][1:]
    if side == "left":
        return _tr("{region}, partner’s left").format(region=name)
    return _tr("{region}, partner’s right").format(region=name) if side == "right" else name


def seconds_of(moment: Moment) -> str:
    """What is left of the part's own time, or how long it has waited since."""
    if moment.waiting:
        return "+" + countdown(math.floor(moment.waited + 1e-6))
    return countdown(moment.lead_left + moment.left)


def _spelled(seconds: float) -> str:
    """“2 s” or, from a minute on, “1:05”."""
    whole = math.floor(seconds + 1e-6)
    return _tr("{seconds} s").format(seconds=whole) if whole < 60 else clock(whole)


def coming(moment: Moment, showing: Showing, after_swap: Part | None, keys: Keys) -> tuple[str, str]:
    """What comes next for the class, and when: (when, what)."""
    part, press = moment.part, in_brackets(keys, "press")
    if after_swap is not None:
        return _tr("When everybody is ready{key}").format(key=press), next_of(after_swap)
    if showing.frozen is not None and part is not None:
        key = in_brackets(keys, "freeze")
        when = _tr("Unfrozen{key}, the class sees").format(key=key)
        over = _tr("{seconds} over").format(seconds=_spelled(moment.waited))
        return when, f"{next_of(part)} · {over if moment.waiting else seconds_of(moment)}"
    what = sentence(next_of(moment.next, part))
    if moment.paused and moment.index == 0 and moment.elapsed == 0:
        return _tr("Ready, begin{key} · next").format(key=press), what
    if moment.paused:
        return _tr("Paused, go on{key} · next").format(key=press), what
    if moment.goes_on_in is not None:
        return _tr("Next in {seconds}").format(seconds=countdown(moment.goes_on_in)), what
    if moment.waiting:
        return _tr("Next, when you say so{key}").format(key=press), what
    return _tr("Next, when you say so · {seconds} left").format(seconds=seconds_of(moment)), what
