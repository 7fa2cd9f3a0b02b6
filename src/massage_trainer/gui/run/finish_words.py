# SPDX-License-Identifier: MIT
"""Says in words what was done in a run, for the page after it and for the history; it counts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from massage_trainer.durations import clock, whole_minutes

if TYPE_CHECKING:
    from massage_trainer.chronicle import Account
    from massage_trainer.history_summary import Due
    from massage_trainer.pacing import Part


def tr(text: str, number: int = -1) -> str:
    """The text in the user's language, for so many."""
    return QCoreApplication.translate("finish", text, "", number)


def short_time(seconds: float) -> str:
    """A length as it is remembered: `40 s`, `12 min`."""
    if seconds < 60:
        return tr("{seconds} s").format(seconds=int(seconds))
    return tr("{minutes} min").format(minutes=whole_minutes(seconds))


def headline(account: Account) -> str:
    """The one thing to be read from the table: how long hands worked, and how much of the routine is done."""
    if account.hands_on < 1:
        return tr("Ended before the first stroke.")
    time = tr("Hands on for {time}").format(time=short_time(account.hands_on))
    if not account.steps:
        return time
    if account.steps < account.of:
        done = tr("{n} of {m} steps").format(n=account.steps, m=account.of)
    else:
        done = tr("all {n} steps").format(n=account.of) if account.of > 1 else tr("the whole step")
    return tr("{time} · {done}").format(time=time, done=done)


def left_undone(account: Account) -> str:
    """Which steps were not done, or on one side only; nothing if all were, or none."""
    found = []
    if account.missed and account.steps:
        found.append(tr("Not done: {steps}.").format(steps=listed(account.missed)))
    for name, side in account.one_sided:
        said = tr("Only on the left: {step}.") if side == "left" else tr("Only on the right: {step}.")
        found.append(said.format(step=name))
    return " ".join(found)


def time_taken(account: Account) -> str:
    """How long it took, with what was not work, and where it waited."""
    if account.seconds < 1:
        return ""
    said = tr("{time} in all").format(time=clock(account.seconds))
    if account.pauses:
        many = tr("a pause of {time}") if len(account.pauses) == 1 else tr("{n} pauses, {time} together")
        paused = many.format(n=len(account.pauses), time=clock(sum(account.pauses)))
        said = tr("{time}, and {pauses}").format(time=said, pauses=paused)
    if account.longest is None:
        return f"{said}."
    place, waited = place_of(account.longest.part), clock(account.longest.seconds)
    longest = tr("It waited longest in “{step}”: {time}.").format(step=place, time=waited)
    return f"{said}. {longest}"


def partner_said(account: Account) -> str:
    """What the partner answered to the card, step by step."""
    by_step: dict[str, list[str]] = {}
    for part, word in account.signs:
        by_step.setdefault(part.step.name, []).append(sign(word))
    one = tr("{said} in “{step}”")
    said = [one.format(said=listed(words), step=step) for step, words in by_step.items()]
    return tr("Your partner’s signs: {signs}.").format(signs="; ".join(said)) if said else ""


def to_recall(due: Due) -> str:
    """What there is to be recalled tomorrow, or a quiet word for whoever has never tried."""
    if due.today == 1:
        return tr("Tomorrow there is one thing to recall.")
    if due.today:
        return tr("Tomorrow there are {n} things to recall.").format(n=due.today)
    if due.next_day is not None:
        return tr("Nothing to recall tomorrow.")
    return tr("Tomorrow, a few questions under Recall help your hands to remember.")


def sign(said: str) -> str:
    """A partner's sign in a word."""
    words = {"more": tr("more"), "same": tr("the same"), "less": tr("less"), "stop": tr("stop")}
    return words.get(said, said)


def signs(said: Sequence[str]) -> str:
    """Several signs, in their order."""
    return listed([sign(each) for each in said])


def place_of(part: Part) -> str:
    """A part by its step's name, and its side if it has one."""
    if not part.side:
        return part.step.name
    side = tr("left") if part.side == "left" else tr("right")
    return tr("{step}, {side}").format(step=part.step.name, side=side)


def listed(names: Iterable[str]) -> str:
    """Names as a list in one line."""
    return ", ".join(names)
