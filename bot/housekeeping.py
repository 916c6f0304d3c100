"""Housekeeping by the clock: index, erasures, the daily backup, old rows."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from storage import backup, housekeeping
from storage.sqlite import SqliteDatabase
from ties.errors import JieliError

log = logging.getLogger(__name__)

EVERY_SECONDS = 60.0
DROP_EVERY = timedelta(hours=1)


class Housekeeper:
    """Does what is due, one thing after another; a failure is logged and tried again next time."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._dropped = datetime.min.replace(tzinfo=UTC)

    async def tick(self) -> None:
        """Do what is due now."""
        now = datetime.now(UTC)
        for step in (self._index, self._erase, self._drop, self._back_up):
            try:
                await step(now)
            except JieliError as error:
                log.warning("housekeeping: %s: %s", step.__name__.strip("_"), type(error).__name__)
            except Exception:
                log.exception("housekeeping: %s broke", step.__name__.strip("_"))

    async def _index(self, now: datetime) -> None:
        more = True
        while more:
            more = bool(await housekeeping.refresh_index(self._database, now))

    async def _erase(self, now: datetime) -> None:
        if await housekeeping.clean_forgotten(self._database, now):
            log.info("what was forgotten is gone from the file")

    async def _drop(self, now: datetime) -> None:
        if now - self._dropped >= DROP_EVERY:
            await self._database.work(lambda raw: housekeeping.drop_old(raw, now))
            self._dropped = now

    async def _back_up(self, now: datetime) -> None:
        if await asyncio.to_thread(backup.daily, self._database.path, now):
            log.info("today's backup is made and verified")
