"""What happens by itself: rows with a moment, at most one per owner, local date and kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from storage import queries
from storage.database import Connection, Row, one, rows, scalar
from ties.moments import moment, next_moment
from ties.owners import Owner
from ties.people import OwnerNo

_SQL = queries.load("due")

DIGEST = "digest"
CLAIM_LIMIT = 500
"""How many due rows one sweep takes (PERFORMANCE.md: 500 of a million in 5 ms)."""

FAR = timedelta(days=4)
"""No owner who wants no pause waits so long, even when moving across the date line."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A due row taken by us."""

    owner_no: OwnerNo
    kind: str
    local_date: date


class Due:
    """One owner's due rows inside one unit of work."""

    def __init__(self, connection: Connection, owner: Owner, now: datetime) -> None:
        self._connection = connection
        self.owner = owner
        self._now = now

    def plan(self, *, catch_up: bool = False) -> datetime:
        """Set when the next digest is due, from the owner's hour, zone and pause; returns it (UTC).

        A local date that had its digest never gets a second one, wherever the owner moves. Today's hour may have passed
        already with `catch_up` (after days off the digest comes late, once) and when a digest was still to come.
        """
        asked = {"owner_no": self.owner.no, "kind": DIGEST}
        zone = self.owner.zoneinfo
        today = self._now.astimezone(zone).date()
        owed = catch_up or scalar(self._connection, _SQL["owed"], today=today.isoformat(), **asked) is not None
        self._connection.execute(_SQL["unplan"], asked)
        had = {date.fromisoformat(row["local_date"]) for row in rows(self._connection, _SQL["had"], **asked)}
        after = moment(today, time.min, zone) - timedelta(seconds=1) if owed else self._now
        on, due_at = next_moment(after, self.owner.digest_at, zone, not_before=self.owner.paused_until)
        while on in had:
            on, due_at = next_moment(due_at, self.owner.digest_at, zone)
        self._connection.execute(_SQL["plan"], {"local_date": on.isoformat(), "due_at": due_at.isoformat(), **asked})
        return due_at

    def next_digest(self) -> datetime | None:
        """Return when the next digest is due (UTC), or None when none is planned."""
        found = one(self._connection, _SQL["waiting"], owner_no=self.owner.no, kind=DIGEST)
        return None if found is None else datetime.fromisoformat(found["due_at"])

    def done(self, claim: Claim) -> bool:
        """Mark a claimed row done; False when somebody else did."""
        asked = {"owner_no": claim.owner_no, "kind": claim.kind, "local_date": claim.local_date.isoformat()}
        return self._connection.execute(_SQL["done"], asked).rowcount > 0

    def forget_future(self) -> None:
        """Drop rows of days that have not come, left by a clock that went back, and plan anew when none waits."""
        today = self._now.astimezone(self.owner.zoneinfo).date()
        self._connection.execute(_SQL["drop_future"], {"owner_no": self.owner.no, "today": today.isoformat()})
        if self.next_digest() is None:
            self.plan()


def claim(raw: Connection, now: datetime) -> list[Claim]:
    """Take up to 500 rows that are due, for all owners."""
    return _claims(rows(raw, _SQL["claim"], now=now.isoformat(), limit=CLAIM_LIMIT))


def claim_of(raw: Connection, owner_no: OwnerNo, now: datetime) -> list[Claim]:
    """Take one owner's rows that are due at `now`."""
    return _claims(rows(raw, _SQL["claim_of_owner"], owner_no=owner_no, now=now.isoformat()))


def adrift(raw: Connection, now: datetime) -> list[OwnerNo]:
    """Return up to 500 owners without a digest to come, or with one that a clock gone wrong put too far ahead."""
    values = {"kind": DIGEST, "now": now.isoformat(), "far": (now + FAR).isoformat(), "limit": CLAIM_LIMIT}
    return [OwnerNo(row["owner_no"]) for row in rows(raw, _SQL["adrift"], **values)]


def abandoned(raw: Connection, before: datetime | None = None) -> list[Claim]:
    """Return rows claimed (before `before`) and never done."""
    before = before or datetime.max.replace(tzinfo=UTC)
    return _claims(rows(raw, _SQL["abandoned"], before=before.isoformat()))


def drop_old(raw: Connection, before: datetime) -> None:
    """Forget done rows older than `before`."""
    raw.execute(_SQL["drop_old"], {"before": before.isoformat()})


def _claims(found: Iterable[Row]) -> list[Claim]:
    return [Claim(OwnerNo(row["owner_no"]), row["kind"], date.fromisoformat(row["local_date"])) for row in found]
