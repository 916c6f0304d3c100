"""When: one short tick looks for rows that are due; nothing lives in the scheduler alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.lanes import Lanes
from handlers.context import Clock, Services
from storage import due, outbox, owners
from storage.database import Connection
from storage.due import Claim, Due
from storage.outbox import Outgoing
from storage.store import Store
from ties.owners import Owner
from ties.people import OwnerNo

log = logging.getLogger(__name__)

TICK_SECONDS = 20.0
MEND_SECONDS = 3600.0
ABANDONED_AFTER = timedelta(minutes=10)
"""A claimed row that is not done by then was claimed by somebody who died."""

Job = Callable[[Store, Claim], None]


class Schedule:
    """Claims due rows and has each done in its owner's lane."""

    def __init__(self, services: Services, lanes: Lanes, jobs: Mapping[str, Job]) -> None:
        self._services = services
        self._lanes = lanes
        self._jobs = jobs
        self._mend_at = 0.0  # by the loop's clock

    async def resume(self) -> None:
        """Take up what an earlier run claimed and did not finish: this instance holds the lock, so nobody else will."""
        await self._hand_out(await self._services.database.read(due.abandoned))

    async def clear(self) -> None:
        """Withdraw nudges of past days that an earlier run could not send; before anything is sent again."""
        now = self._services.clock.now()
        await self._services.database.work(lambda raw: outbox.withdraw_stale_nudges(raw, now))

    async def tick(self) -> None:
        """Claim what is due now, for everybody."""
        now = self._services.clock.now()
        await self._mend(now)
        claims = await self._services.database.work(lambda raw: due.claim(raw, now))
        stale = await self._services.database.read(lambda raw: due.abandoned(raw, now - ABANDONED_AFTER))
        await self._hand_out(claims + stale)

    async def tick_for(self, owner_no: OwnerNo) -> None:
        """Claim what is due for one owner by their own clock."""
        now = self._services.clock.now(owner_no)

        def unit(raw: Connection) -> list[Claim]:
            owner = owners.by_number(raw, owner_no)
            if owner is not None:
                Due(raw, owner, now).forget_future()
            return due.claim_of(raw, owner_no, now)

        await self._hand_out(await self._services.database.work(unit))

    async def _mend(self, now: datetime) -> None:
        """Plan for owners whom no plan reaches, at the start and once an hour: nobody is forgotten for good."""
        loop_time = asyncio.get_running_loop().time()
        if loop_time < self._mend_at:
            return
        lost = await self._services.database.read(lambda raw: due.adrift(raw, now))
        if lost:
            await self._services.database.work(lambda raw: _plan_for(raw, lost, self._services.clock))
        if len(lost) < due.CLAIM_LIMIT:
            self._mend_at = loop_time + MEND_SECONDS

    async def _hand_out(self, claims: list[Claim]) -> None:
        for claim in claims:
            owner = await self._services.database.read(lambda raw, number=claim.owner_no: owners.by_number(raw, number))  # type: ignore[misc]  # mypy sees no type in a lambda's default
            if owner is not None:
                self._lanes.run_in(owner.telegram_id, lambda owner=owner, claim=claim: self._do(owner, claim))  # type: ignore[misc]  # as above
        await asyncio.sleep(0)

    async def _do(self, owner: Owner, claim: Claim) -> None:
        now = self._services.clock.now(owner.no)
        self._services.push(await self._services.database.work(lambda raw: self._unit(raw, owner, claim, now)))

    def _unit(self, raw: Connection, stale: Owner, claim: Claim, now: datetime) -> list[Outgoing]:
        owner = owners.by_number(raw, stale.no)
        if owner is None:
            return []
        store = Store(raw, owner, now)
        claims = [claim]
        while claims:
            self._perform(store, claims.pop())
            claims += due.claim_of(raw, owner.no, now)  # after days off, what was just planned may be due at once
        store.finish()
        return store.queued

    def _perform(self, store: Store, claim: Claim) -> None:
        if not store.due.done(claim):
            return
        if claim.local_date == store.today and store.owner.reachable:
            self._jobs[claim.kind](store, claim)
        store.due.plan(catch_up=claim.local_date != store.today)


def _plan_for(raw: Connection, numbers: list[OwnerNo], clock: Clock) -> None:
    for number in numbers:
        owner = owners.by_number(raw, number)
        if owner is not None:
            Due(raw, owner, clock.now(number)).plan()
