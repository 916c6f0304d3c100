"""What must be done now and then so that nothing grows without end and what was forgotten is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import actions, due, forget, inbox, outbox, search
from storage.database import Connection, scalar
from storage.sqlite import SqliteDatabase

TOMBSTONES_FOR = timedelta(days=7)
SENT_FOR = timedelta(days=2)
DUE_FOR = timedelta(days=60)
STALE_AT_ONCE = 50


def drop_old(raw: Connection, now: datetime) -> None:
    """Drop rows that have outlived their use: tombstones, sent messages, undo images past their day."""
    inbox.drop_old(raw, now - TOMBSTONES_FOR)
    outbox.drop_old(raw, now - SENT_FOR)
    actions.drop_old(raw, now - actions.UNDO_FOR)
    due.drop_old(raw, now - DUE_FOR)


async def refresh_index(database: SqliteDatabase, now: datetime) -> int:
    """Index a few people anew who were indexed by older rules, and merge a slice of the index; returns how many."""
    refreshed = await database.work(lambda raw: search.refresh_stale(raw, now, STALE_AT_ONCE))
    await database.work(search.merge)
    return refreshed


async def clean_forgotten(database: SqliteDatabase, now: datetime) -> bool:
    """Clean the bytes of what was forgotten out of the file; says whether there was anything and all of it is gone.

    Rows are overwritten as they are deleted (`secure_delete`); what is left is the word index, whose old pieces still
    hold the words until they are merged, and the write-ahead log.
    """
    newest = await database.read(forget.newest_erasure)
    if not newest:
        return False
    while await database.work(lambda raw: search.merge(raw, everything=True)):
        pass
    if not await database.exclusive(_empty_log):
        return False  # somebody reads an older state: tried again with the next round
    await database.work(lambda raw: forget.erased(raw, newest, now))
    return True


def _empty_log(raw: Connection) -> bool:
    return bool(scalar(raw, "PRAGMA wal_checkpoint(TRUNCATE)") == 0)
