# SPDX-License-Identifier: MIT
"""The one file that holds what was practised and answered: opened, kept whole, copied; it judges nothing.

SQLite in WAL mode, so that several copies of the program may read and write at once, and a process killed at
any instant leaves a whole file. What cannot be written waits in memory and is tried again with the next row.
A file that is damaged is set aside and a new one begun; what a newer version wrote is left alone.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from massage_trainer.storage import HISTORY, NotSavedError, set_aside

FILE = HISTORY
APPLICATION = 0x4D617373
"""Written into the file's head (“Mass”), so that nothing else is taken for a history."""
OLDEST_SQLITE = (3, 37, 0)
"""The first that knows strict tables."""
PATIENCE = 2.0
"""Seconds to wait while another copy of the program is writing."""

Change = Callable[[sqlite3.Connection], object]
Row = tuple[object, ...]
Value = TypeVar("Value")
SENSELESS = (TypeError, ValueError, ArithmeticError)
"""What reading a row raises that was spoilt on the disk."""

# Times are milliseconds since 1970 UTC, each with the seconds that local time was ahead of UTC; days count
# from 1970-01-01. A migration stands as it is for ever: what it made is in people's files.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE run (
            id INTEGER PRIMARY KEY, utc INTEGER NOT NULL, ahead INTEGER NOT NULL, routine TEXT NOT NULL,
            title TEXT NOT NULL, sha256 TEXT NOT NULL, steps INTEGER NOT NULL, pace REAL NOT NULL,
            mode TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX run_by_time ON run (utc)",
        """CREATE TABLE run_end (
            run INTEGER PRIMARY KEY REFERENCES run, utc INTEGER NOT NULL, ahead INTEGER NOT NULL,
            finished INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE part (
            run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, utc INTEGER NOT NULL,
            ahead INTEGER NOT NULL, step TEXT NOT NULL, name TEXT NOT NULL, side TEXT NOT NULL,
            regions TEXT NOT NULL, techniques TEXT NOT NULL, pace REAL NOT NULL, seconds REAL NOT NULL,
            done INTEGER NOT NULL, PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE pause (
            run INTEGER NOT NULL REFERENCES run, utc INTEGER NOT NULL, ahead INTEGER NOT NULL,
            seconds REAL NOT NULL, PRIMARY KEY (run, utc)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE pressure (
            run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, utc INTEGER NOT NULL,
            ahead INTEGER NOT NULL, said TEXT NOT NULL CHECK (said IN ('more', 'less', 'same')),
            PRIMARY KEY (run, number, utc)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE answer (
            id INTEGER PRIMARY KEY, utc INTEGER NOT NULL, ahead INTEGER NOT NULL, item TEXT NOT NULL,
            grade TEXT NOT NULL CHECK (grade IN ('again', 'hard', 'good')), given TEXT NOT NULL, took REAL
        ) STRICT""",
        # What follows from the answers, so that “3 due” needs no sum over years.
        """CREATE TABLE remembered (
            item TEXT PRIMARY KEY, stability REAL NOT NULL, difficulty REAL NOT NULL, first INTEGER NOT NULL,
            last INTEGER NOT NULL, due INTEGER NOT NULL, knew INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE TABLE rule (number INTEGER PRIMARY KEY) STRICT",
    ),
    (
        # Where a part belongs: only work with the hands is told of as minutes, and a step is done when all of
        # its parts are.
        "ALTER TABLE part ADD COLUMN phase TEXT NOT NULL DEFAULT 'work'",
        "ALTER TABLE part ADD COLUMN parts INTEGER NOT NULL DEFAULT 1",
        "CREATE INDEX answer_by_time ON answer (utc)",
        # A raised arm is an answer, too.
        """CREATE TABLE pressure_said (
            run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, utc INTEGER NOT NULL,
            ahead INTEGER NOT NULL, said TEXT NOT NULL CHECK (said IN ('more', 'less', 'same', 'stop')),
            PRIMARY KEY (run, number, utc)
        ) STRICT, WITHOUT ROWID""",
        "INSERT INTO pressure_said SELECT * FROM pressure",
        "DROP TABLE pressure",
        "ALTER TABLE pressure_said RENAME TO pressure",
        """CREATE TABLE note (
            run INTEGER PRIMARY KEY REFERENCES run, utc INTEGER NOT NULL, ahead INTEGER NOT NULL,
            said TEXT NOT NULL
        ) STRICT""",
    ),
)
TABLES = ("run_end", "part", "pause", "pressure", "note", "run", "answer", "remembered", "rule")
"""All tables, those that refer to others first."""


def _as_it_is(row: Row) -> Row:
    return row


class NewerHistoryError(NotSavedError):
    """The history was written by a newer version of the program; it stays as it is."""


class _NotWritableError(NotSavedError):
    """The file, or its folder, may only be read."""


class CannotRestoreError(Exception):
    """A file cannot be restored from; its text is a sentence for the user."""


class HistoryFile:
    """The file in a home folder. It is made with the first row that is written, not before.

    May be used from any thread; calls wait for one another. `notices` are sentences that the user should
    see once, such as that a damaged file was set aside.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self.notices: list[str] = []
        self._db: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = None
        self._safe: bool | None = None
        self._waiting: dict[object, Change] = {}
        self._lock = threading.RLock()

    # Writing and reading ----------------------------------------------------------------------------------

    def write(self, change: Change, *, key: object = None, safe: bool = True) -> None:
        """Make a change, together with those that still wait; raises NotSavedError, in words.

        A change that could not be made waits and is made with the next; one with the same `key` takes its
        place. A killed process loses nothing that was written; if the power fails, only what was written
        with `safe` is sure to be there.
        """
        with self._lock:
            self._waiting[object() if key is None else key] = change
            self.flush(safe=safe)

    def flush(self, *, safe: bool = True) -> None:
        """Make the changes that wait, if there are any; raises NotSavedError."""
        with self._lock:
            for _ in range(2):
                if not self._waiting:
                    return
                with self._trying():
                    self._make_changes(self._connection(), safe=safe)
                # Either that was it, or a damaged file was set aside: once more, into the new one.
            if self._waiting:
                raise NotSavedError(f"{self.path} could not be used: it was damaged again at once")

    def _make_changes(self, db: sqlite3.Connection, *, safe: bool) -> None:
        if safe is not self._safe:
            db.execute(f"PRAGMA synchronous = {'FULL' if safe else 'NORMAL'}")
            self._safe = safe
        db.execute("BEGIN IMMEDIATE")
        try:
            for key, change in list(self._waiting.items()):
                try:
                    change(db)
                except Exception as error:
                    if not (isinstance(error, sqlite3.OperationalError) or _is_damage(error)):
                        # It can never be made, and must not keep the others from being kept.
                        del self._waiting[key]
                    raise
            db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise
        self._waiting.clear()

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """What a query finds; nothing where there is no history yet. Raises NotSavedError if it cannot be
        read."""
        return self.read(query, values, _as_it_is)

    def read(self, query: str, values: Sequence[object], understand: Callable[[Row], Value]) -> list[Value]:
        """What a query finds, each row as `understand` has it; a row that it cannot understand is taken for
        damage. Raises NotSavedError if it cannot be read."""
        with self._lock:
            if self._db is None and not self.path.exists():
                return []
            try:
                with self._trying():
                    return _found(self._connection(), query, values, understand)
            except _NotWritableError as error:
                # Not even the files beside it may be made: then nobody else writes there, either.
                try:
                    with closing(_read_only(self.path, "&immutable=1")) as db:
                        return _found(db, query, values, understand)
                except (sqlite3.Error, UnicodeDecodeError):
                    raise error from None
            return []

    @property
    def waiting(self) -> int:
        """How many changes could not be written yet."""
        return len(self._waiting)

    def close(self) -> None:
        """Write what waits, as far as possible, and let go of the file."""
        with self._lock:
            with suppress(NotSavedError):
                self.flush()
            self._let_go()

    @contextmanager
    def _trying(self) -> Iterator[None]:
        """Turn SQLite's errors into words; swallow damage once the damaged file is out of the way."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if _is_fault(error):
                raise
            # A connection that met an error of the disk is not trusted again.
            self._let_go()
            if _is_damage(error) and self._set_aside_if_damaged():
                return
            kind = _NotWritableError if _in_words(error) == _NOT_WRITABLE else NotSavedError
            raise kind(f"{self.path} could not be used: {_in_words(error)}") from None
        except OSError as error:
            self._let_go()
            raise NotSavedError(f"{self.path} could not be used: {error.strerror}") from None

    # The file ---------------------------------------------------------------------------------------------

    def _connection(self) -> sqlite3.Connection:
        if self._db is not None and self._seen != _identity(self.path):
            # Somebody set it aside or removed it: what is written there from now on would be lost.
            self._let_go()
        if self._db is None:
            if sqlite3.sqlite_version_info < OLDEST_SQLITE:
                words = f"a history needs SQLite 3.37 or newer, and here is {sqlite3.sqlite_version}"
                raise NotSavedError(words)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _refuse_newer(self.path, _version_in_head(self.path))
            db = _connect(self.path)
            try:
                _make_ready(self.path, db)
            except BaseException:
                db.close()
                raise
            self._db, self._seen, self._safe = db, _identity(self.path), None
        return self._db

    def _let_go(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _set_aside_if_damaged(self) -> bool:
        """Whether the file in this place can be used again: another copy may have been here first."""
        if not is_whole(self.path):
            aside = set_aside(self.path)
            for end in ("-wal", "-shm"):
                with suppress(OSError):
                    self.path.with_name(FILE + end).replace(aside.with_name(aside.name + end))
            self.notices.append(
                f"The history was damaged. It is kept as {aside.name}, and a new one has been begun."
            )
            return True
        return False

    # Copies -----------------------------------------------------------------------------------------------

    def back_up(self, target: Path) -> None:
        """Copy everything into one file, replacing it in one go; raises NotSavedError."""
        with self._lock:
            self.flush()
            if not self.path.exists():
                raise NotSavedError("There is no history to back up yet.")
            draft = target.with_name(f".{target.name}.tmp")
            try:
                with self._trying():
                    db = self._connection()
                    try:
                        _copy(db, draft)
                        draft.replace(target)
                    except sqlite3.OperationalError as error:
                        words = f"{target} could not be written: {_in_words(error)}"
                        raise NotSavedError(words) from None
                    except OSError as error:
                        raise NotSavedError(f"{target} could not be written: {error.strerror}") from None
                    return
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
            raise NotSavedError(self.notices[-1])

    def restore(self, source: Path) -> None:
        """Put the copy in the place of everything; what was there is kept as `history.before-N.sqlite`.

        Other copies of the program see it at once. Raises CannotRestoreError if the file is no history of
        this program, damaged, or newer; NotSavedError if it cannot be written. Then nothing has changed.
        """
        if not source.is_file() or _version_in_head(source) is None:
            raise CannotRestoreError(f"{source} is no backup of a history.")
        try:
            _refuse_newer(source, _version_in_head(source))
        except NewerHistoryError as error:
            raise CannotRestoreError(str(error)) from None
        if self.path.exists() and source.samefile(self.path):
            raise CannotRestoreError(f"{source} is the history itself; choose a copy of it.")
        if not is_whole(source):
            raise CannotRestoreError(f"{source} is damaged, or no backup of a history.")
        with self._lock:
            self.flush()
            if self.path.exists():
                self.back_up(_free_name(self.path))
            with self._trying():
                db = self._connection()
                with closing(_read_only(source)) as copy:
                    copy.backup(db)
                _make_ready(self.path, db)
                return
            raise NotSavedError(self.notices[-1])

    def delete_everything(self) -> None:
        """Remove every row, here and in copies that were set aside; raises NotSavedError."""
        with self._lock:
            if self.path.exists():
                try:
                    self.write(_emptied, key=_emptied)
                except BaseException:
                    # It was refused now, and must not happen when nobody expects it any more.
                    self._waiting.pop(_emptied, None)
                    raise
                # Smaller, too; while another copy of the program is reading, that has to wait.
                with suppress(sqlite3.Error):
                    self._connection().execute("VACUUM")
                    self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for kind in ("damaged", "before"):
                for copy in self.path.parent.glob(f"history.{kind}-*.sqlite*"):
                    try:
                        copy.unlink()
                    except OSError as error:
                        raise NotSavedError(f"{copy} could not be removed: {error.strerror}") from None


def _found(
    db: sqlite3.Connection, query: str, values: Sequence[object], understand: Callable[[Row], Value]
) -> list[Value]:
    rows = db.execute(query, values).fetchall()
    try:
        return [understand(row) for row in rows]
    except SENSELESS as error:
        raise sqlite3.DatabaseError(f"a row makes no sense ({error})") from None


def _copy(db: sqlite3.Connection, path: Path) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as copy:
        db.backup(copy)
        # A copy is carried about: it has to be one file.
        copy.execute("PRAGMA journal_mode = DELETE")


def _emptied(db: sqlite3.Connection) -> None:
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")


def _connect(path: Path) -> sqlite3.Connection:
    # `isolation_level=None`: transactions begin and end where it is written here.
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    db.text_factory = _text
    return db


def _read_only(path: Path, more: str = "") -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{more}", uri=True, timeout=PATIENCE)
    db.text_factory = _text
    return db


def _text(data: bytes) -> str:
    # One letter that was spoilt on the disk must not hide a whole history.
    return data.decode("utf-8", "replace")


def _make_ready(path: Path, db: sqlite3.Connection) -> None:
    """Bring a file up to date; raises sqlite3.DatabaseError if it is no history, or less than one."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    _refuse_newer(path, version)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        migrate(db)
        # The version has to be in the file's own head, where others look for it first.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _look_over(db)


def migrate(db: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Do what is missing, all of it or nothing; another copy of the program may have been first."""
    db.execute("BEGIN IMMEDIATE")
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise sqlite3.DatabaseError("somebody else's tables")
        for statements in migrations[version:]:
            for statement in statements:
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {max(version, len(migrations))}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _look_over(db: sqlite3.Connection) -> None:
    found = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if db.execute("PRAGMA application_id").fetchone() != (APPLICATION,) or not found.issuperset(TABLES):
        raise sqlite3.DatabaseError("not a history of this program")


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells one file from another of the same name; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _version_in_head(path: Path) -> int | None:
    """The version in a file's head, read without touching anything; None if it is no SQLite file."""
    if not path.exists():
        return None
    with path.open("rb") as stream:
        head = stream.read(100)
    return int.from_bytes(head[60:64], "big") if head.startswith(b"SQLite format 3\0") else None


def _refuse_newer(path: Path, version: int | None) -> None:
    if version is not None and version > len(MIGRATIONS):
        words = f"{path} was written by a newer version of the program; it stays as it is"
        raise NewerHistoryError(words)


def is_whole(path: Path) -> bool:
    """Whether every page of the file is sound and it is a history. Takes a while for a large one."""
    try:
        with closing(_read_only(path)) as db:
            _look_over(db)
            return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.OperationalError:
        # Locked, or not to be opened: that says nothing about its pages.
        return True
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _is_damage(error: Exception) -> bool:
    # What else SQLite complains of (busy, full, read-only) are kinds of their own. Where names of tables are
    # spoilt, Python cannot read the complaint itself.
    return type(error) is sqlite3.DatabaseError or isinstance(error, UnicodeDecodeError)


def _is_fault(error: Exception) -> bool:
    """Whether it is the change itself that is at fault, and would be each time."""
    return isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError))


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"history.before-{number}.sqlite") for number in range(1, 1000))
    free = next((name for name in names if not name.exists()), None)
    if free is None:
        raise NotSavedError("There are a thousand older histories already; remove some of them first.")
    return free


_NOT_WRITABLE = "the folder may not be written to"
_REASONS = {
    "disk is full": "the disk is full",
    "readonly": _NOT_WRITABLE,
    "unable to open": _NOT_WRITABLE,
    "locked": "another copy of the program is writing to it",
    "disk I/O": "the disk reported an error",
}


def _in_words(error: Exception) -> str:
    return next((words for sign, words in _REASONS.items() if sign in str(error)), str(error))
