# SPDX-License-Identifier: MIT
"""The history stays whole: killed, full, read-only, damaged, newer, or with two copies of the program."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massage_trainer import history_export, history_summary
from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.history_file import (
    FILE,
    MIGRATIONS,
    TABLES,
    CannotRestoreError,
    HistoryFile,
    NewerHistoryError,
    is_whole,
    migrate,
)
from massage_trainer.schedule import Instant, remember
from massage_trainer.storage import NotSavedError

NOW = Instant(1_772_450_000.0, 3600)
RUN = Run(1, NOW, "upper-back", "Upper back massage", "abc", 12)
KILLS = int(os.environ.get("MASSAGE_TRAINER_KILLS", "30"))
"""How often a process is killed while it writes: hundreds of times, where one has minutes to spare."""


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path)
    yield made
    made.close()


def part(number: int = 0, seconds: float = 10.0, *, done: bool = False) -> Practised:
    return Practised(number, f"s{number}", NOW, seconds, regions=("deltoid",), done=done)


def count(home: Path, table: str) -> int:
    with closing(sqlite3.connect(home / FILE)) as db:
        (found,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    src = str(Path(__file__).resolve().parents[1] / "src")
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([src, *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said_by(script: str, *arguments: object) -> list[str]:
    with python(script, *arguments) as process:
        out, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    return out.splitlines()


def test_asking_makes_no_file(history: History, tmp_path: Path) -> None:
    assert history.memories() == {}
    assert history_summary.next_due(history, NOW) == (0, None, 0)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


_BUSY = """
import sys
from pathlib import Path
from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.schedule import Instant
history = History(Path(sys.argv[1]))
run = Run(int(sys.argv[2]), Instant(1.7e9), "r", "R")
n = 0
print(n, flush=True)
while True:
    n += 1
    at = Instant(1.7e9 + n * 40_000)
    history.append_part(run, Practised(n // 5, "s", at, float(n % 5), done=n % 5 == 4))
    history.append_answer(Answer(f"find:{n % 7}", "again" if n % 4 == 0 else "good", at))
    print(n, flush=True)
"""


@pytest.mark.parametrize("seed", range((KILLS + 9) // 10))
def test_a_process_killed_at_any_instant_loses_at_most_what_it_was_writing(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    total = 0
    for number in range(1, 11):
        with python(_BUSY, tmp_path, number) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            told = -1  # the first line says that it is about to begin
            for _ in range(rng.choice((1, 1, 2, 5, 12, 25))):
                told += bool(process.stdout.readline())
            with suppress(subprocess.TimeoutExpired):
                process.wait(rng.uniform(0, 0.02))
            process.kill()
            told += len(process.stdout.read().splitlines())
            assert process.stderr.read() == ""
        if not (tmp_path / FILE).exists():
            continue
        history = History(tmp_path)
        found = history.file.rows("SELECT number * 5 + seconds FROM part WHERE run = ?", (number,))
        last = max((int(str(seconds).partition(".")[0]) for (seconds,) in found), default=0)
        assert told <= last <= told + 1, "what was told to be kept is kept"
        answers = history.answers()
        assert total + told <= len(answers) <= total + told + 1
        total = len(answers)
        assert history.memories() == remember(answers), "the schedule follows from the log at every instant"
        assert history.file.notices == []
        history.close()
        assert is_whole(tmp_path / FILE)
    assert total > 10


# SQLite lets one of two who write without a pause wait for longer than the program has patience: what could
# not be written then waits for the next.
_MANY = """
import sys
from contextlib import suppress
from pathlib import Path
from massage_trainer.history import Answer, History, Practised, Run
from massage_trainer.schedule import Instant
from massage_trainer.storage import NotSavedError
history = History(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    at = Instant(1.7e9 + n)
    run = Run(int(sys.argv[2]) * 1000 + n, at, "r", "R")
    with suppress(NotSavedError):
        history.append_part(run, Practised(0, "s", at, 1.0))
    with suppress(NotSavedError):
        history.append_answer(Answer("find:a", "good", at))
while history.file.waiting:
    with suppress(NotSavedError):
        history.file.flush()
history.close()
print(history.file.notices)
"""


def test_two_copies_of_the_program_keep_everything_of_both(tmp_path: Path) -> None:
    both = [python(_MANY, tmp_path, number, 60) for number in (1, 2)]
    for process in both:
        with process:
            out, complaint = process.communicate(timeout=120)
        assert (process.returncode, out) == (0, "[]\n"), complaint
    assert (count(tmp_path, "part"), count(tmp_path, "answer")) == (120, 120)
    history = History(tmp_path)
    assert history.memories() == remember(history.answers())
    history.close()


def test_a_copy_that_waits_too_long_is_told_and_loses_nothing(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("massage_trainer.history_file.PATIENCE", 0.01)
    history.append_part(RUN, part(0))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        # The connection was opened with the usual patience.
        history.close()
        for number in (1, 2):
            with pytest.raises(NotSavedError, match="another copy of the program is writing to it"):
                history.append_part(RUN, part(number))
        with pytest.raises(NotSavedError):
            history.append_part(RUN, part(2, 11.0))
        assert history.file.waiting == 2, "the running part waits once"
        other.execute("COMMIT")
    history.append_part(RUN, part(3))
    assert count(tmp_path, "part") == 4
    assert history.file.waiting == 0


_FULL = """
import resource, sys
from pathlib import Path
from massage_trainer.history import Answer, History
from massage_trainer.schedule import Instant
from massage_trainer.storage import NotSavedError
history = History(Path(sys.argv[1]))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
given = told = 0
while told < 3:
    given += 1
    try:
        history.append_answer(Answer("find:a", "good", Instant(1.7e9 + given), "x" * 900))
    except NotSavedError as error:
        told += 1
        print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
assert history.file.waiting
given += 1
history.append_answer(Answer("find:a", "good", Instant(1.7e9 + given)))
history.close()
print(given)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
@pytest.mark.parametrize("room", [0, 20_000, 100_000, 300_000])
def test_a_full_disk_is_told_and_what_was_practised_is_written_when_there_is_room(
    tmp_path: Path, room: int
) -> None:
    *told, given_answers = said_by(_FULL, tmp_path, room)
    assert len(told) == 3
    assert all(re_words in line for line in told for re_words in (FILE, "could not be used: the disk"))
    assert count(tmp_path, "answer") == int(given_answers)
    assert is_whole(tmp_path / FILE)


_LOCKED = """
import os, sys
from pathlib import Path
import encodings.idna, encodings.utf_8_sig, urllib.parse, fsrs
from massage_trainer import history_export, history_summary
from massage_trainer.history import Answer, History
from massage_trainer.schedule import Instant
from massage_trainer.storage import NotSavedError
if os.geteuid() == 0:
    os.seteuid(65534)
now = Instant(1772450000.0)
history = History(Path(sys.argv[1]))
print(len(history.answers()), history_summary.next_due(history, now).today)
for act in (
    lambda: history.append_answer(Answer("find:a", "good", now)),
    lambda: history.file.back_up(Path(sys.argv[1]) / "copy.sqlite"),
    lambda: history_export.export(history, Path(sys.argv[1])),
):
    try:
        act()
    except NotSavedError as error:
        print(error)
history.close()
"""


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are another matter there")
@pytest.mark.parametrize("begun", [True, False])
def test_a_folder_that_may_only_be_read_is_told_and_read(begun: bool) -> None:
    # Not in the tester's own folder, which others may not enter.
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        if begun:
            history = History(home)
            history.append_answer(Answer("find:a", "again", Instant(1.7e9)))
            history.close()
            (home / FILE).chmod(0o444)
        home.chmod(0o555)
        first, *told = said_by(_LOCKED, home)
        assert first == ("1 1" if begun else "0 0")
        assert len(told) == 3
        assert all("could not be" in line or "no history to back up" in line for line in told)
        assert "the folder may not be written to" in told[0]
        assert [path.name for path in home.iterdir()] == ([FILE] if begun else [])


DAMAGES = {
    "not a database": lambda data: b"once upon a time " * 500,
    "cut short": lambda data: data[: len(data) // 2 + 7],
    "its middle overwritten": lambda data: data[:4096] + b"\xa5" * (len(data) - 8192) + data[-4096:],
    "its head overwritten": lambda data: b"\0" * 100 + data[100:],
    "a table gone": None,
    "somebody else's": None,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path, damage: str) -> None:
    history = History(tmp_path)
    for number in range(400):
        history.append_part(RUN, part(number))
    history.close()
    path = tmp_path / FILE
    spoil = DAMAGES[damage]
    if spoil is not None:
        path.write_bytes(spoil(path.read_bytes()))
    else:
        with closing(sqlite3.connect(path)) as db:
            if damage == "a table gone":
                db.execute("DROP TABLE pressure")
            else:
                path.unlink()
        if damage == "somebody else's":
            with closing(sqlite3.connect(path)) as db:
                db.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    history.append_part(RUN, part(7, 3.0))
    if not history.file.notices:
        # Where only rows far away are spoilt, that is found when they are wanted.
        history_summary.heat(history, NOW)
        history.append_part(RUN, part(7, 3.0))
    assert history.file.notices == [
        "The history was damaged. It is kept as history.damaged-1.sqlite, and a new one has been begun."
    ]
    kept = (tmp_path / "history.damaged-1.sqlite").read_bytes()
    assert len(kept) >= len(before) - 4096
    assert count(tmp_path, "part") == 1
    assert count(tmp_path, "run") == 1, "the run that goes on is known to the new file, too"
    other = HistoryFile(tmp_path)
    assert other.rows("SELECT number FROM part") == [(7,)]
    assert other.notices == []
    other.close()
    history.close()


def test_a_file_taken_away_while_open_is_not_written_to_any_more(history: History, tmp_path: Path) -> None:
    history.append_part(RUN, part(0))
    shutil.move(tmp_path / FILE, tmp_path / "elsewhere.sqlite")
    for end in ("-wal", "-shm"):
        (tmp_path / (FILE + end)).unlink()
    history.append_part(RUN, part(1))
    assert history.file.rows("SELECT number FROM part") == [(1,)]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=40)), min_size=1, max_size=6))
def test_whatever_is_spoilt_nothing_is_said_but_in_words(
    tmp_path_factory: pytest.TempPathFactory, spoilt: list[tuple[int, bytes]]
) -> None:
    home = tmp_path_factory.mktemp("spoilt")
    shutil.copy(_sound(tmp_path_factory), home / FILE)
    data = bytearray((home / FILE).read_bytes())
    for place, garbage in spoilt:
        begin = place % len(data)
        data[begin : begin + len(garbage)] = garbage
    (home / FILE).write_bytes(data[:200_000])
    history = History(home)
    for act in (
        lambda: history_summary.minutes_by_week(history, NOW),
        lambda: history_summary.streak(history, NOW),
        lambda: history_summary.practised(history),
        lambda: history_summary.heat(history, NOW),
        lambda: history_summary.next_due(history, NOW),
        lambda: [history_export.as_csv(history, table) for table in history_export.TABLES],
        lambda: history.append_answer(Answer("find:3", "good", NOW)),
        lambda: history.append_part(RUN, part(3)),
    ):
        with suppress(NotSavedError):
            act()
    history.close()
    shutil.rmtree(home)


_SOUND: list[Path] = []


def _sound(folders: pytest.TempPathFactory) -> Path:
    if not _SOUND:
        home = folders.mktemp("sound")
        history = History(home)
        for number in range(40):
            history.append_part(RUN._replace(id=number), part(number))
            history.append_answer(Answer(f"find:{number}", "good", Instant(NOW.utc - number * 1e5)))
        history.close()
        _SOUND.append(home / FILE)
    return _SOUND[0]


def test_a_newer_file_is_refused_in_words_and_left_untouched(history: History, tmp_path: Path) -> None:
    history.append_part(RUN, part())
    history.close()
    path = tmp_path / FILE
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    for act in (
        lambda: history.append_part(RUN, part(1)),
        lambda: history_summary.streak(history, NOW),
        lambda: history.file.back_up(tmp_path / "copy.sqlite"),
    ):
        with pytest.raises(NewerHistoryError, match=r"written by a newer version .* stays as it is"):
            act()
    history.close()
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_file()) == [FILE]


def test_a_newer_version_that_is_still_in_the_log_is_seen_too(tmp_path: Path) -> None:
    other = History(tmp_path)
    other.append_part(RUN, part())
    with closing(sqlite3.connect(tmp_path / FILE)) as db:
        db.execute("PRAGMA user_version = 99")
        with pytest.raises(NewerHistoryError):
            History(tmp_path).append_part(RUN, part())
    other.close()


def test_migrations_are_done_once_in_order_and_all_or_none(tmp_path: Path) -> None:
    steps = (*MIGRATIONS, ("ALTER TABLE run ADD COLUMN mood TEXT",), ("CREATE TABLE moods (a) ", "nonsense"))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as db:
        migrate(db)
        db.execute("INSERT INTO run VALUES (1, 2, 3, 'r', 'R', 'abc', 4, 1.0, 'auto')")
        migrate(db, steps[:-1])
        migrate(db, steps[:-1])
        assert db.execute("SELECT * FROM run").fetchall() == [
            (1, 2, 3, "r", "R", "abc", 4, 1.0, "auto", None)
        ]
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, steps)
        assert db.execute("PRAGMA user_version").fetchone() == (len(steps) - 1,)
        assert db.execute("SELECT name FROM sqlite_master WHERE name = 'moods'").fetchall() == []


def test_what_the_first_version_kept_is_there_after_the_second(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:1])
        db.execute("INSERT INTO run VALUES (1, 2000, 0, 'r', 'R', 'abc', 4, 1.0, 'auto')")
        db.execute("INSERT INTO part VALUES (1, 0, 2000, 0, 'a', 'A', '', 'deltoid', 'hold', 1.0, 60.0, 1)")
        db.execute("INSERT INTO pressure VALUES (1, 0, 2500, 0, 'less')")
    history = History(tmp_path)
    (done,) = history_summary.practised(history)
    assert (done.minutes, done.steps, done.pressure, done.note) == (1.0, 1, ("less",), "")
    history.append_pressure(RUN, 0, NOW, "stop")
    history.append_note(RUN, NOW, "warm")
    assert history_summary.practised(history)[0].note == "warm"
    history.close()


def test_every_table_is_strict_and_listed(history: History, tmp_path: Path) -> None:
    history.append_part(RUN, part())
    found = history.file.rows("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'")
    assert sorted(found) == sorted((table, 1) for table in TABLES)
    assert history.file.rows("PRAGMA journal_mode") == [("wal",)]


def test_a_change_that_is_itself_at_fault_keeps_no_other_from_being_kept(history: History) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        history.append_answer(Answer("find:a", "perhaps", NOW))  # type: ignore[arg-type]  # that is the fault
    assert history.file.waiting == 0
    history.append_answer(Answer("find:a", "good", NOW))
    assert len(history.answers()) == 1


# Copies ---------------------------------------------------------------------------------------------------


def test_everything_comes_back_from_a_copy(history: History, tmp_path: Path) -> None:
    history.append_part(RUN, part(0, done=True))
    history.append_answer(Answer("find:a", "good", NOW))
    copy = tmp_path / "usb" / "copy.sqlite"
    copy.parent.mkdir()
    history.file.back_up(copy)
    history.file.back_up(copy)
    assert [path.name for path in copy.parent.iterdir()] == ["copy.sqlite"]
    copied = history.memories(), history_summary.practised(history)

    history.append_part(RUN, part(1))
    history.append_answer(Answer("find:b", "good", NOW))
    other = History(tmp_path)
    assert len(other.answers()) == 2
    history.file.restore(copy)
    assert (history.memories(), history_summary.practised(history)) == copied
    assert len(other.answers()) == 1, "another copy of the program sees it, too"
    other.append_answer(Answer("find:c", "good", NOW))
    assert len(history.answers()) == 2
    assert history.file.rows("PRAGMA journal_mode") == [("wal",)]
    other.close()

    history.file.restore(tmp_path / "history.before-1.sqlite")
    assert set(history.memories()) == {"find:a", "find:b"}, "what was there before can be had back"


def test_a_copy_comes_to_a_new_home(tmp_path: Path) -> None:
    old, new = History(tmp_path / "old"), History(tmp_path / "new")
    old.append_answer(Answer("find:a", "good", NOW))
    old.file.back_up(tmp_path / "copy.sqlite")
    new.file.restore(tmp_path / "copy.sqlite")
    assert new.memories() == old.memories()
    assert [path.name for path in (tmp_path / "new").glob("*before*")] == []
    old.close()
    new.close()


@pytest.mark.parametrize("case", ["nothing", "text", "another", "newer", "spoilt", "itself"])
def test_what_is_no_good_copy_is_refused_and_changes_nothing(
    history: History, tmp_path: Path, case: str
) -> None:
    for number in range(200):
        history.append_part(RUN, part(number))
    source = tmp_path / "copy.sqlite"
    history.file.back_up(source)
    data = source.read_bytes()
    if case == "nothing":
        source.unlink()
    elif case == "text":
        source.write_text("once upon a time")
    elif case == "spoilt":
        source.write_bytes(data[:8192] + b"\xa5" * 8192 + data[16384:])
    elif case == "itself":
        source = tmp_path / FILE
    else:
        with closing(sqlite3.connect(source)) as db:
            db.execute("PRAGMA user_version = 99" if case == "newer" else "PRAGMA application_id = 5")
    with pytest.raises(CannotRestoreError, match=r"no backup|newer version|damaged|the history itself"):
        history.file.restore(source)
    assert count(tmp_path, "part") == 200
    assert list(tmp_path.glob("*before*")) == []


def test_there_is_nothing_to_back_up_at_first(history: History, tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="no history to back up"):
        history.file.back_up(tmp_path / "copy.sqlite")


def test_a_backup_that_cannot_be_written_says_so_and_leaves_the_history(
    history: History, tmp_path: Path
) -> None:
    history.append_part(RUN, part())
    with pytest.raises(NotSavedError, match="could not be"):
        history.file.back_up(tmp_path / "no such folder" / "copy.sqlite")
    assert count(tmp_path, "part") == 1


def test_deleting_everything_leaves_no_trace(history: History, tmp_path: Path) -> None:
    secret = "a secret that must go"
    history.append_run(RUN._replace(title=secret))
    history.append_part(RUN, part())
    history.append_answer(Answer("find:a", "good", NOW, secret))
    history.file.back_up(tmp_path / "mine.sqlite")
    history.file.restore(tmp_path / "mine.sqlite")
    (tmp_path / "history.damaged-1.sqlite").write_bytes(secret.encode())
    history.file.delete_everything()
    history.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [FILE, "mine.sqlite"]
    assert secret.encode() not in (tmp_path / FILE).read_bytes()
    assert all(count(tmp_path, table) == 0 for table in TABLES)
    history.append_part(RUN, part())
    assert count(tmp_path, "part") == 1


def test_a_deletion_that_was_refused_does_not_happen_later(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("massage_trainer.history_file.PATIENCE", 0.01)
    history.append_part(RUN, part(0))
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        history.close()
        with pytest.raises(NotSavedError, match="another copy"):
            history.file.delete_everything()
        other.execute("COMMIT")
    history.append_part(RUN, part(1))
    assert count(tmp_path, "part") == 2


def test_deleting_where_nothing_is_is_fine(history: History, tmp_path: Path) -> None:
    history.file.delete_everything()
    assert not (tmp_path / FILE).exists()
