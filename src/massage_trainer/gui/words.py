# SPDX-License-Identifier: MIT
"""The sentences that several windows say, each whole, so that they can be translated; it decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from massage_trainer.durations import clock, whole_minutes

if TYPE_CHECKING:
    from datetime import date

    from massage_trainer.pacing import Mode, Moment, Part, Timeline
    from massage_trainer.routine import Step


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("words", text)


def sentence(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def about_minutes(seconds: float) -> str:
    """A whole length, as people say it."""
    return tr("about {minutes} min").format(minutes=whole_minutes(seconds))


def length_of(parts: Iterable[Part], pace: float) -> str:
    """How long a step is expected to take, all its parts together; nothing if it only waits."""
    seconds = sum(part.expected(pace) for part in parts)
    return clock(round(seconds)) if seconds else ""


def place_of(part: Part, timeline: Timeline) -> str:
    """“Step 3 of 7”, “Before” or “After”."""
    number = timeline.number(part)
    if number is not None:
        return tr("Step {n} of {m}").format(n=number[0], m=number[1])
    return tr("Before") if part.step.phase == "prepare" else tr("After")


def side_of(part: Part) -> str:
    """The partner's side a part works on, or nothing."""
    if part.side == "left":
        return tr("Partner’s left")
    return tr("Partner’s right") if part.side == "right" else ""


def round_of(part: Part) -> str:
    """Which of several repeats this is, or nothing."""
    step = part.step
    if step.repeat < 2:
        return ""
    per_round = part.parts_in_step // step.repeat
    return tr("Round {n} of {m}").format(n=part.index_in_step // per_round + 1, m=step.repeat)


def next_of(part: Part | None, now: Part | None = None) -> str:
    """What comes next, in few words."""
    if part is None:
        return tr("the end")
    if now is not None and part.step_index == now.step_index:
        other = {"left": tr("the other side: partner’s left"), "right": tr("the other side: partner’s right")}
        return other.get(part.side, tr("once more"))
    if part.side:
        return tr("{step} · {side}").format(step=part.step.name, side=side_of(part).lower())
    return part.step.name


def left_of(moment: Moment) -> str:
    """How much of the routine is still to come."""
    time = clock(moment.remaining + 0.5)
    return tr("about {time} left").format(time=time) if moment.about else tr("{time} left").format(time=time)


def pace_name(pace: float) -> str:
    """A pace as a speed: `1×`, `0.75×`."""
    return f"{pace:.2f}".rstrip("0").rstrip(".") + "×"


def mode_name(mode: Mode) -> str:
    """How parts go on."""
    return tr("goes on by itself") if mode == "auto" else tr("waits for you")


def day_name(day: date, today: date) -> str:
    """When something is due, within a sentence: “tomorrow”, “on Monday”, “in 12 days”."""
    days = (day - today).days
    if days <= 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    if days < 7:
        return tr("on {weekday}").format(weekday=QLocale().dayName(day.isoweekday()))
    return tr("in {days} days").format(days=days)


def origin_of(step: Step) -> str:
    """Where a step comes from."""
    if step.origin:
        numbers = ", ".join(str(each) for each in step.origin)
        return tr("From the article, step {numbers}").format(numbers=numbers)
    return tr("Added by the trainer") if step.added else ""
