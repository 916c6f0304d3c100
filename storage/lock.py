"""One instance per database: a lock that the system drops by itself when the process dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ties.errors import Busy, StorageError


@contextmanager
def instance_lock(database: Path) -> Iterator[None]:
    """Hold the lock beside the database file. Raises Busy when another process does, StorageError without access."""
    try:
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(database.with_name(database.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise StorageError(f"{database} cannot be opened: does it exist, and may this user write there?") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy(str(database)) from error
        yield
    finally:
        os.close(descriptor)
