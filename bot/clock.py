"""The machine's clock, and for the console one that can be moved for one owner alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ties.people import OwnerNo


class Clock:
    """Tells the UTC time; `shift` moves it for one owner."""

    def __init__(self) -> None:
        self._shifts: dict[OwnerNo, timedelta] = {}

    def now(self, owner_no: OwnerNo | None = None) -> datetime:
        """Return the current UTC time, as this owner has it."""
        now = datetime.now(UTC)
        return now if owner_no is None else now + self._shifts.get(owner_no, timedelta())

    def shift(self, owner_no: OwnerNo, to: datetime) -> None:
        """Make it `to` (aware) for this owner from now on; the clock goes on running."""
        self._shifts[owner_no] = to - datetime.now(UTC)
