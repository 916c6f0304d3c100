"""From a local date and hour to the one moment it happens, across clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def moment(on: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC moment of a local date and time.

    An hour that happens twice gives the first one. An hour that is skipped gives the first valid minute after the gap,
    or the last one before it where the gap reaches into the next day: a date keeps its moment to itself.
    """
    local = datetime.combine(on, at, tzinfo=zone)  # fold=0: the first of two
    utc = local.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return utc
    end = _end_of_gap(utc, zone)
    return end if end.astimezone(zone).date() == on else end - timedelta(minutes=1)


def next_moment(after: datetime, at: time, zone: ZoneInfo, *, not_before: date | None = None) -> tuple[date, datetime]:
    """Return local date and UTC moment of the first `at` later than `after` (aware), on or after `not_before`."""
    on = after.astimezone(zone).date()
    if not_before is not None:
        on = max(on, not_before)
    while True:
        due = moment(on, at, zone)
        # The second half is for dates that never were, such as 30 December 2011 in Samoa.
        if due > after and due.astimezone(zone).date() == on:
            return on, due
        on += timedelta(days=1)


def _end_of_gap(inside: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment at which the clock jumped, looking around `inside` by halving to the second."""
    low, high = inside - timedelta(hours=26), inside + timedelta(hours=26)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
