# SPDX-License-Identifier: MIT
"""Problems read like a sentence with an address."""

from __future__ import annotations

import pytest

from massage_trainer.problems import Place, Problem, Refused, did_you_mean, nearest


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place("routines/back.yaml", 12, 13), "routines/back.yaml:12:13"),
        (Place("routines/back.yaml", 12), "routines/back.yaml:12"),
        (Place("routines/back.yaml"), "routines/back.yaml"),
    ],
)
def test_a_place_is_written_as_editors_read_it(place: Place, written: str) -> None:
    assert str(place) == written


def test_a_problem_says_where_what_and_what_to_do() -> None:
    advice = did_you_mean("trapezus_upper", ["deltoid", "trapezius_upper"])
    problem = Problem(Place("routines/back.yaml", 12, 13), 'no region "trapezus_upper"', advice)
    expected = 'routines/back.yaml:12:13: no region "trapezus_upper" — did you mean "trapezius_upper"?'
    assert str(problem) == expected
    assert str(Problem(Place("a"), "it is gone")) == "a: it is gone"


def test_problems_come_in_the_order_of_the_file() -> None:
    later, earlier = Problem(Place("a", 10, 1), "later"), Problem(Place("a", 9, 5), "earlier")
    refused = Refused([later, earlier])
    assert refused.problems == (earlier, later)
    assert str(refused) == "a:9:5: earlier\na:10:1: later"


def test_only_what_is_near_is_suggested() -> None:
    assert nearest("Trapezius", ["trapezius", "deltoid"]) == "trapezius"
    assert nearest("xyz", ["trapezius", "deltoid"]) is None
    assert did_you_mean("xyz", ["trapezius"]) == ""
