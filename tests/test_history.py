# SPDX-License-Identifier: MIT
"""What is practised and answered is kept as it happens, and the schedule follows from the answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massage_trainer import schedule
from massage_trainer.history import LONGEST_NOTE, Answer, Earlier, History, Practised, Run
from massage_trainer.routine import Routine, Step
from massage_trainer.schedule import Answered, Grade, Instant, remember

NOW = Instant(1_772_450_000.25, -5 * 3600)
ROUTINE = Routine(id="r", title="R", steps=(Step(id="a", prompt="A"), Step(id="b", prompt="B")), sha256="abc")
RUN = Run(1, NOW, "r", "R", "abc", 2, 1.25, "manual")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path)
    yield made
    made.close()


def later(seconds: float) -> Instant:
    return Instant(NOW.utc + seconds, NOW.offset)


def test_a_run_knows_its_routine_and_has_a_number_of_its_own() -> None:
    runs = [Run.begun(ROUTINE, NOW, pace=1.25, mode="manual") for _ in range(100)]
    assert len({run.id for run in runs}) == 100
    assert all(0 <= run.id < 2**63 for run in runs)
    assert runs[0]._replace(id=1) == RUN


def test_rows_keep_what_happened_in_utc_with_the_local_offset(history: History) -> None:
    history.append_run(RUN)
    history.append_part(
        RUN, Practised(0, "a", NOW, 25.5, "A", "left", ("x", "y"), ("hold",), 1.25, True, "work", 2)
    )
    history.append_pause(RUN, later(30), 12.0)
    history.append_pressure(RUN, 0, later(12), "less")
    history.append_end(RUN, later(60), finished=True)
    history.append_note(RUN, later(70), "The left side\n is tighter")
    history.append_answer(Answer("find:x", "again", later(90), "y", 3.5))
    ahead = -18000
    begun = 1_772_450_000_250
    expected = {
        "run": (1, begun, ahead, "r", "R", "abc", 2, 1.25, "manual"),
        "part": (1, 0, begun, ahead, "a", "A", "left", "x y", "hold", 1.25, 25.5, 1, "work", 2),
        "pause": (1, begun + 30_000, ahead, 12.0),
        "pressure": (1, 0, begun + 12_000, ahead, "less"),
        "run_end": (1, begun + 60_000, ahead, 1),
        "note": (1, begun + 70_000, ahead, "The left side is tighter"),
        "answer": (1, begun + 90_000, ahead, "find:x", "again", "y", 3.5),
    }
    for table, row in expected.items():
        assert history.file.rows(f"SELECT * FROM {table}") == [row]


def test_a_part_that_goes_on_is_one_row_that_is_never_more_than_a_second_behind(history: History) -> None:
    for second in range(1, 26):
        history.append_part(RUN, Practised(3, "a", NOW, float(second), done=second == 25))
        assert history.file.rows("SELECT seconds FROM part") == [(float(second),)]
    history.append_part(RUN, Practised(4, "b", later(25), 1.0))
    assert history.file.rows("SELECT number, done FROM part ORDER BY number") == [(3, 1), (4, 0)]
    assert history.file.rows("SELECT count(*) FROM run") == [(1,)]


def test_a_note_is_one_line_the_last_one_and_an_empty_one_is_none(history: History) -> None:
    for typed in ("Sof", "Softer <b>on the left</b>", " " + "long " * 200):
        history.append_note(RUN, NOW, typed, safe=False)
    ((kept,),) = history.file.rows("SELECT said FROM note")
    assert str(kept).startswith("long long")
    assert len(str(kept)) == LONGEST_NOTE
    history.append_note(RUN, NOW, "  ")
    assert history.file.rows("SELECT said FROM note") == []


def test_a_run_that_is_taken_up_again_is_told_as_it_was_kept(history: History) -> None:
    assert history.earlier(RUN.id) is None
    parts = {
        0: Practised(0, "a", NOW, 25.5, "A", "left", ("x", "y"), ("hold",), 1.25, True, "prepare", 2),
        1: Practised(1, "a", later(26), 3.0, "A", "right"),
    }
    for part in parts.values():
        history.append_part(RUN, part)
    history.append_pause(RUN, later(30), 12.0)
    for number, said in enumerate(("less", "stop")):
        history.append_pressure(RUN, number, later(number), said)  # type: ignore[arg-type]  # a literal
    history.append_part(Run(2, NOW, "r", "R"), parts[0])
    signs = ((0, NOW, "less"), (1, later(1), "stop"))
    assert history.earlier(RUN.id) == Earlier(RUN, parts, signs, (12.0,))  # type: ignore[arg-type]  # literals


def test_a_pause_may_be_kept_while_it_lasts(history: History) -> None:
    history.append_pause(RUN, NOW, 5.0)
    history.append_pause(RUN, NOW, 9.0)
    assert history.file.rows("SELECT seconds FROM pause") == [(9.0,)]


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(["find:a", "name:a", "next:r/a"]),
        st.sampled_from(["again", "hard", "good"]),
        st.integers(-86400, 90 * 86400),
        st.sampled_from([0, 3600, -36000, 20700]),
    ),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_what_is_remembered_is_always_the_fold_over_the_log(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[str, Grade, int, int]]
) -> None:
    history = History(tmp_path_factory.mktemp("fold"))
    given_answers, utc = [], 1.77e9
    for item, grade, after, offset in answers:
        utc += after  # now and then the clock is put back
        history.append_answer(Answer(item, grade, Instant(utc, offset)))
        given_answers.append(Answered(item, grade, Instant(utc, offset)))
        assert history.memories() == remember(given_answers)
    assert history.answers() == given_answers
    history.close()


def test_another_rule_folds_the_log_anew(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        history.append_answer(Answer(f"find:{number % 3}", "good", later(number * 86400.0)))
    right = history.memories()
    history.file.write(lambda db: db.execute("UPDATE remembered SET due = 0, stability = 3.0"))
    assert history.memories() != right
    monkeypatch.setattr("massage_trainer.history.RULE", schedule.RULE + 1)
    assert history.memories() == right
    assert history.file.rows("SELECT number FROM rule") == [(schedule.RULE + 1,)]


def test_a_spoilt_memory_is_made_anew_from_the_log(history: History) -> None:
    history.append_answer(Answer("find:a", "good", NOW))
    history.append_answer(Answer("find:a", "good", later(3 * 86400)))
    history.file.write(lambda db: db.execute("UPDATE remembered SET stability = -1e300"))
    history.append_answer(Answer("find:a", "hard", later(9 * 86400)))
    assert history.memories() == remember(history.answers())
    assert len(history.answers()) == 3


def test_practice_and_a_glance_at_what_is_due_load_no_library_for_recall(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from massage_trainer import history_summary\n"
        "from massage_trainer.history import *\n"
        "from massage_trainer.schedule import Instant\n"
        "history, now = History(Path(sys.argv[1])), Instant(1.8e9)\n"
        "history.append_part(Run(1, now, 'r', 'R'), Practised(0, 's', now, 1.0))\n"
        "assert history_summary.next_due(history, now).today == 1\n"
        "history_summary.streak(history, now), history_summary.practised(history)\n"
        "assert 'fsrs' not in sys.modules\n"
        "history.append_answer(Answer('find:a', 'good', now))\n"
        "assert 'fsrs' in sys.modules\n"
    )
    history = History(tmp_path)
    history.append_answer(Answer("find:a", "good", NOW))
    history.close()
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, env=_environment())


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src")}
