"""Consistent, verified copies of the database."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage import sqlite
from ties.errors import Damaged


def copy(source: Path, target: Path) -> None:
    """Copy a database, live or not, to `target` (0600), whole or not at all. Raises Damaged when it is not sound."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = target.with_name(target.name + ".partial")
    os.close(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
    try:
        with closing(sqlite.connect(source, read_only=True)) as raw, closing(sqlite3.connect(partial)) as new:
            raw.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
            verify(new)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def verify(raw: sqlite3.Connection) -> None:
    """Raise Damaged unless the database passes its integrity check."""
    answer = raw.execute("PRAGMA integrity_check").fetchone()
    if answer != ("ok",):
        raise Damaged(str(answer[0]))
