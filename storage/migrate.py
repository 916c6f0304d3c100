"""Numbered, forward-only migrations: all that wait in one transaction; edited files and newer databases are refused."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from storage.database import Connection, scalar
from ties.errors import Damaged, NewerDatabase

_FILE = re.compile(r"(\d{4})_(\w+)\.sql")
_LEDGER = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Hash of the text, so that an edited file is noticed."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations() -> tuple[Migration, ...]:
    """Return all migrations of this version, in order."""
    folder = resources.files("storage").joinpath("sql/sqlite/migrations")
    found = [(m, file) for file in folder.iterdir() if (m := _FILE.fullmatch(file.name))]
    return tuple(
        sorted(
            (Migration(int(m[1]), m[2], file.read_text(encoding="utf-8")) for m, file in found), key=lambda m: m.number
        )
    )


def statements(sql: str) -> Iterator[str]:
    """Split a script into statements, each ending a line; triggers with inner semicolons survive."""
    piece = ""
    for line in sql.splitlines(keepends=True):
        piece += line
        if sqlite3.complete_statement(piece):
            yield piece
            piece = ""
    if piece.strip():
        yield piece


def applied(raw: Connection) -> dict[int, str]:
    """Return number and hash of what the database has; empty for a new file."""
    if not _has(raw, "migration"):
        return {}
    return dict(raw.execute("SELECT number, sha256 FROM migration").fetchall())


def waiting(raw: Connection) -> tuple[Migration, ...]:
    """Return what is still to be applied.

    Raises NewerDatabase, or Damaged when an applied file was edited or the database is none of ours.
    """
    have = applied(raw)
    if not have and _has(raw):
        raise Damaged("this is not a database of Jieli")
    known = {m.number: m for m in migrations()}
    if not have.keys() <= known.keys():
        raise NewerDatabase
    for number, sha256 in have.items():
        if known[number].sha256 != sha256:
            raise Damaged(f"migration {number} was changed after it was applied")
    return tuple(m for m in known.values() if m.number not in have)


def migrate(raw: Connection, now: str) -> int:
    """Apply what is waiting, all of it or nothing; returns how many. `now` is UTC, ISO 8601."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        todo = waiting(raw)  # asked anew: another process may have been faster
        raw.execute(_LEDGER)
        for migration in todo:
            _apply(raw, migration, now)
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    raw.execute("COMMIT")
    return len(todo)


def _apply(raw: Connection, migration: Migration, now: str) -> None:
    for statement in statements(migration.sql):
        raw.execute(statement)
    raw.execute("INSERT INTO migration VALUES (?, ?, ?, ?)", (migration.number, migration.name, migration.sha256, now))


def _has(raw: Connection, name: str = "%") -> bool:
    """Whether there is a table of this name, or any."""
    return scalar(raw, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name LIKE :name", name=name) is not None
