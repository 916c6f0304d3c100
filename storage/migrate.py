"""Numbered, forward-only migrations: each file in one transaction, edited files and newer databases refused."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from storage.database import Connection
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
    """Split a script into statements; triggers with inner semicolons survive."""
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
    try:
        return dict(raw.execute("SELECT number, sha256 FROM migration").fetchall())
    except sqlite3.OperationalError:
        return {}


def waiting(raw: Connection) -> tuple[Migration, ...]:
    """Return what is still to be applied. Raises NewerDatabase, or Damaged when an applied file was edited."""
    have = applied(raw)
    known = {m.number: m for m in migrations()}
    if have and max(have) > max(known):
        raise NewerDatabase
    for number, sha256 in have.items():
        if known[number].sha256 != sha256:
            raise Damaged(f"migration {number} was changed after it was applied")
    return tuple(m for m in known.values() if m.number not in have)


def migrate(raw: Connection, now: str) -> int:
    """Apply what is waiting, each file in its own transaction; returns how many. `now` is UTC, ISO 8601."""
    raw.execute(_LEDGER)
    todo = waiting(raw)
    for migration in todo:
        raw.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(migration.sql):
                raw.execute(statement)
            raw.execute(
                "INSERT INTO migration VALUES (?, ?, ?, ?)", (migration.number, migration.name, migration.sha256, now)
            )
        except BaseException:
            raw.execute("ROLLBACK")
            raise
        raw.execute("COMMIT")
    return len(todo)
