"""Consistent, verified copies of the database: one a day kept for a week, one a week kept for four."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from storage import migrate, queries, sqlite
from storage.database import rows
from ties.errors import Damaged, StorageError

DAYS_KEPT = timedelta(days=7)
WEEKS_KEPT = timedelta(weeks=4)
"""/forget promises that no copy of ours is older."""

_SQL = queries.load("backup")
_DAY = "jieli-%Y-%m-%d.db"
_MOMENT = "%Y%m%dT%H%M%S"
_ONE_OFF = re.compile(r"(?:before-\d+|replaced)-(\d{8}T\d{6})\b.*")


def folder_of(database: Path) -> Path:
    """Return where the copies of a database lie."""
    return database.parent / "backups"


def copy(source: Path, target: Path) -> dict[str, int]:
    """Copy a database, live or not, to `target` (0600), whole or not at all; returns row counts by table.

    Raises Damaged when the copy is not sound, StorageError when it cannot be written.
    """
    with closing(sqlite.connect(source, read_only=True)) as raw:
        if target.exists() and target.samefile(source):
            raise StorageError("a copy cannot take the place of the database itself")
        return _copied(raw, target)


def restore(source: Path, database: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the database; what was there is kept beside it and its path returned.

    Raises Damaged, NewerDatabase or StorageError; then nothing was changed. The caller holds the instance lock.
    """
    fresh = database.with_name(database.name + ".restored")
    try:
        with closing(_opened(source)) as raw:
            _check_ours(raw, source)
            _copied(raw, fresh)
        kept = _set_aside(database, now)
        fresh.replace(database)
    except OSError as error:
        raise StorageError(f"nothing was restored: {error.strerror or error}") from error
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def daily(database: Path, now: datetime) -> bool:
    """Make today's copy unless it is there, and drop those whose time is over; says whether one was made."""
    target = folder_of(database) / now.strftime(_DAY)
    if target.exists():
        return False
    copy(database, target)
    prune(folder_of(database), now)
    return True


def before_migration(database: Path, number: int, now: datetime) -> None:
    """Make a copy of a database whose form is about to change to that of migration `number`."""
    copy(database, folder_of(database) / f"before-{number:04d}-{now.strftime(_MOMENT)}.db")


def newest(database: Path) -> Path | None:
    """Return the newest daily copy, or None."""
    return max(folder_of(database).glob("jieli-*.db"), default=None)


def prune(folder: Path, now: datetime) -> None:
    """Keep the copies of the last 7 days and the newest of each week of the last four; those made by hand stay."""
    days = {path: day for path in folder.glob("jieli-*.db") if (day := _moment(path.name, _DAY, now.tzinfo))}
    weekly = {day.isocalendar()[:2]: path for path, day in sorted(days.items(), key=lambda item: item[1])}
    for path, day in days.items():
        kept_for = WEEKS_KEPT if path in weekly.values() else DAYS_KEPT
        if now - day > kept_for:
            path.unlink()
    for path in folder.iterdir():
        found = _ONE_OFF.fullmatch(path.name)
        made = _moment(found[1], _MOMENT, now.tzinfo) if found else None
        if made and now - made > WEEKS_KEPT:
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


def _copied(raw: sqlite3.Connection, target: Path) -> dict[str, int]:
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(partial)) as new:
            raw.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
            verify(new)
            counts = row_counts(new)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"no copy was made: {error}") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return counts


def _moment(text: str, form: str, zone: tzinfo | None) -> datetime | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=zone)
    except ValueError:
        return None  # somebody else's file


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise StorageError(f"there is no file {path}")
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Keep what was there; the side files of another state would spoil the new one."""
    kept = None
    if database.exists():
        kept = _free(folder_of(database) / f"replaced-{now.strftime(_MOMENT)}.db")
        _copy_bytes(database, kept)  # first: SQLite drops the journal of a file that it cannot read
        with contextlib.suppress(StorageError):  # damaged: its bytes are kept as they are
            copy(database, kept)
            _beside(kept, "-wal").unlink(missing_ok=True)
    for suffix in ("-wal", "-shm"):
        _beside(database, suffix).unlink(missing_ok=True)
    return kept


def _free(path: Path) -> Path:
    """Return the path, or one like it where nothing lies."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}.db")
    return free


def _copy_bytes(database: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for suffix in ("", "-wal"):
        if _beside(database, suffix).exists():
            shutil.copyfile(_beside(database, suffix), _beside(kept, suffix))
            _beside(kept, suffix).chmod(0o600)


def _check_ours(raw: sqlite3.Connection, source: Path) -> None:
    try:
        verify(raw)
    except Damaged as error:
        raise Damaged(f"{source} is no sound copy: {error.detail or 'not a database'}") from error
    if not migrate.applied(raw):
        raise Damaged(f"{source} is not a database of Jieli")
    migrate.waiting(raw)


def _beside(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)
