"""From a path to a database that can be used: checked, copied before it is migrated, migrated."""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage import backup, migrate, sqlite

log = logging.getLogger(__name__)


def prepare(path: Path, now: datetime) -> None:
    """Bring the file to this version; a verified copy of an older one stays beside it.

    Raises NewerDatabase, Damaged, DiskFull or another StorageError; then the file is as it was.
    """
    with closing(sqlite.connect(path)) as raw:
        old = migrate.applied(raw)
        todo = migrate.waiting(raw)
        if old and todo:
            target = path.parent / "backups" / f"before-{todo[-1].number:04d}-{now:%Y%m%dT%H%M%S}.db"
            backup.copy(path, target)
            log.info("copied the database before changing its form")
        if todo:
            migrate.migrate(raw, now.isoformat())
