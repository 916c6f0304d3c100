"""Consistent, verified copies of the database: one a day kept for a week, one a week kept for four."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from storage import migrate, queries, sqlite
from storage.database import rows
from ties.errors import Damaged, StorageError

DAILY_KEPT, WEEKLY_KEPT = 7, 4
_SQL = queries.load("backup")
_DAY = "jieli-%Y-%m-%d.db"


def folder_of(database: Path) -> Path:
    """Return where the copies of a database lie."""
    return database.parent / "backups"


def copy(source: Path, target: Path) -> dict[str, int]:
    """Copy a database, live or not, to `target` (0600), whole or not at all; returns row counts by table.

    Raises Damaged when the copy is not sound, StorageError when it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = target.with_name(target.name + ".partial")
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite.connect(source, read_only=True)) as raw, closing(sqlite3.connect(partial)) as new:
            raw.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
            verify(new)
            counts = row_counts(new)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"no copy was made: {type(error).__name__}") from error
    finally:
        partial.unlink(missing_ok=True)
    return counts


def restore(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the database; what was there is kept beside it and its path returned.

    Raises Damaged, NewerDatabase or StorageError; then nothing was changed. The caller holds the instance lock.
    """
    with closing(_opened(source)) as raw:
        verify(raw)
        if not migrate.applied(raw):
            raise Damaged("this is not a database of Jieli")
        migrate.waiting(raw)
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = database.with_name(database.name + ".restored")
    copy(source, fresh)
    kept = _set_aside(database, now)
    fresh.replace(database)
    return kept


def daily(database: Path, now: datetime) -> bool:
    """Make today's copy unless it is there, and drop those whose time is over; says whether one was made."""
    target = folder_of(database) / now.strftime(_DAY)
    if target.exists():
        return False
    copy(database, target)
    prune(folder_of(database), now)
    return True


def newest(database: Path) -> Path | None:
    """Return the newest daily copy, or None."""
    return max(folder_of(database).glob("jieli-*.db"), default=None)


def prune(folder: Path, now: datetime) -> None:
    """Keep the copies of the last 7 days and the newest of each of the last 4 weeks."""
    dated = {}
    for path in folder.glob("jieli-*.db"):
        try:
            dated[path] = datetime.strptime(path.name, _DAY).replace(tzinfo=now.tzinfo)
        except ValueError:
            continue  # somebody else's file
    weeks = {day.isocalendar()[:2]: path for path, day in sorted(dated.items(), key=lambda item: item[1])}
    weekly = [path for _, path in sorted(weeks.items())][-WEEKLY_KEPT:]
    for path, day in dated.items():
        if now - day > timedelta(days=DAILY_KEPT) and path not in weekly:
            path.unlink()


def verify(raw: sqlite3.Connection) -> None:
    """Raise Damaged unless the database passes its integrity check."""
    try:
        answer = raw.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise Damaged from error
    if answer != ("ok",):
        raise Damaged(str(answer[0]))


def row_counts(raw: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each of the main tables holds."""
    (row,) = rows(raw, _SQL["row_counts"])
    return row


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise StorageError(f"there is no file {path}")
    return sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Move a database with its side files away; the side files of another state would spoil the new one."""
    kept = None
    if database.exists():
        kept = folder_of(database) / f"replaced-{now:%Y%m%dT%H%M%S}.db"
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            copy(database, kept)
        except StorageError:  # damaged: keep its bytes as they are
            shutil.copyfile(database, kept)
            kept.chmod(0o600)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    return kept
