"""From a path to a database that can be used: checked, copied before it is migrated, migrated."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage import backup, migrate, sqlite
from storage.database import Connection

log = logging.getLogger(__name__)


def prepare(path: Path, now: datetime) -> None:
    """Bring the file to this version; a verified copy of an older one stays beside it.

    Raises NewerDatabase, Damaged, DiskFull or another StorageError; then the file is as it was.
    """
    with closing(sqlite.connect(path)) as raw:
        try:
            _bring_up(raw, path, now)
        except sqlite3.Error as error:
            raise sqlite.translated(error) from error


def _bring_up(raw: Connection, path: Path, now: datetime) -> None:
    todo = migrate.waiting(raw)
    if not todo:
        return
    if migrate.applied(raw):
        backup.before_migration(path, todo[-1].number, now)
        log.info("copied the database before changing its form")
    migrate.migrate(raw, now.isoformat())
