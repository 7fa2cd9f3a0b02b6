# SPDX-License-Identifier: MIT
"""What the teacher's page says of a lesson, word for word."""

from __future__ import annotations

import pytest

from massage_trainer.gui.lesson.console_words import coming, in_brackets, layer_name, seconds_of, state_of
from massage_trainer.lesson import Showing
from massage_trainer.pacing import Session, Timeline
from massage_trainer.routine import Routine, Step

STEPS = (
    Step("a", "Spread the oil", time=60, lead_in=5),
    Step("b", "Press and hold", time=25, lead_in=0, until="it is soft", sides="each"),
    Step("c", "Sit up", confirm=True, phase="close"),
)
RUN = Session(Timeline.of(Routine("r", "R", STEPS)), since=0.0, caps=False)
KEYS = {"press": "Space", "freeze": "F", "blank": "B", "white": "W"}
NAMES = {"trapezius_upper": "upper trapezius"}


def next_at(session: Session, second: float, showing: Showing = Showing()) -> tuple[str, str]:  # noqa: B008 - a frozen value
    return coming(session.moment(second), showing, None, KEYS)


def test_a_part_with_a_time_says_when_it_ends() -> None:
    assert next_at(RUN, 0) == ("Next in 65", "Press and hold · partner’s left")
    assert next_at(RUN, 62.5) == ("Next in 3", "Press and hold · partner’s left")


def test_a_part_with_a_condition_says_who_decides() -> None:
    assert next_at(RUN, 75) == ("Next, when you say so · 15 left", "The other side: partner’s right")
    assert next_at(RUN, 97) == ("Next, when you say so (Space)", "The other side: partner’s right")


def test_the_last_part_says_that_the_end_comes() -> None:
    last = RUN.go_to(0, 3)

    assert next_at(last, 1) == ("Next, when you say so (Space)", "The end")


def test_a_pause_says_how_to_go_on() -> None:
    assert next_at(RUN.pause(20), 30)[0] == "Paused, go on (Space) · next"


def test_before_it_begins_a_lesson_is_not_paused_but_ready() -> None:
    assert next_at(Session(RUN.timeline), 30)[0] == "Ready, begin (Space) · next"


def test_frozen_it_says_what_the_class_would_see() -> None:
    frozen = Showing().freeze(RUN.moment(10), 10)

    assert next_at(RUN, 20, frozen) == ("Unfrozen (F), the class sees", "Spread the oil · 45")


def test_after_a_swap_it_says_what_comes_first() -> None:
    part = RUN.timeline.parts[0]

    assert coming(RUN.pause(70).moment(80), Showing(notice="Swap places"), part, KEYS) == (
        "When everybody is ready (Space)",
        "Spread the oil",
    )


@pytest.mark.parametrize(("second", "said"), [(102, "12 s over"), (160, "1:10 over")])
def test_frozen_what_waits_says_for_how_long_it_is_over(second: float, said: str) -> None:
    showing = Showing().freeze(RUN.moment(10), 10)
    assert coming(RUN.moment(second), showing, None, KEYS)[1].endswith(f" · {said}")


def test_keys_that_are_not_there_are_not_named() -> None:
    assert in_brackets(KEYS, "freeze") == " (F)"
    assert in_brackets({}, "freeze") == ""
    assert coming(RUN.pause(20).moment(30), Showing(), None, {})[0] == "Paused, go on · next"
    assert state_of(Showing(veil="black"), NAMES, {}, now=20).says == "The class sees nothing"


def test_seconds_are_those_of_the_part_lead_in_included() -> None:
    assert [seconds_of(RUN.moment(second)) for second in (0, 10, 100)] == ["65", "55", "+10"]


@pytest.mark.parametrize(
    ("showing", "word", "says"),
    [
        (Showing(), "", ""),
        (Showing(layer="deep"), "LAYER", "Deep muscles"),
        (Showing(spot=(0.1, 0.2), layer="deep"), "SPOTLIGHT", "The class sees where you point"),
        (Showing(pinned=("trapezius_upper", "left")), "SPOTLIGHT", "Upper trapezius, partner’s left"),
        (Showing(pinned=("trapezius_upper", "right")), "SPOTLIGHT", "Upper trapezius, partner’s right"),
        (Showing(notice="Swap places", frozen=RUN.moment(10)), "SWAP PLACES", "The lesson waits for you"),
        (
            Showing(layer="deep").freeze(RUN.moment(10), 10),
            "FROZEN",
            "The class keeps “Spread the oil”, without seconds",
        ),
        (Showing(veil="black"), "BLACK", "The class sees nothing. B brings it back"),
        (Showing(veil="white"), "WHITE", "The class sees nothing. W brings it back"),
        (
            Showing(veil="black", frozen=RUN.moment(10)),
            "BLACK",
            "The class sees nothing; behind it the picture is frozen. B brings it back",
        ),
    ],
)
def test_what_hides_most_is_said_first(showing: Showing, word: str, says: str) -> None:
    state = state_of(showing, NAMES, KEYS, now=20)

    assert (state.word, state.says) == (word, says)
    assert state_of(showing, NAMES, KEYS, now=20, unseen="No screen").word == "NOT SHOWN"


def test_it_says_for_how_long_the_class_has_kept_its_picture() -> None:
    frozen = Showing().freeze(RUN.moment(10), 10)

    assert state_of(frozen, NAMES, KEYS, now=10.9).headline == "FROZEN 0:00"
    assert state_of(frozen, NAMES, KEYS, now=85).headline == "FROZEN 1:15"
    assert state_of(Showing(veil="black"), NAMES, KEYS, now=85).headline == "BLACK"


def test_every_layer_has_its_name() -> None:
    names = [layer_name(layer) for layer in ("", "skin", "superficial", "deep", "bones")]

    assert names[0] == "As the step asks"
    assert len(set(names)) == 5
