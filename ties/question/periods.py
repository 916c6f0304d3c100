"""Spans of days that a question names: last week, 去年."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from ties.dates import find_dates

Span = tuple[date, date]
"""First and last local date."""


def _month(day: date, back: int) -> Span:
    first = day.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _week(day: date, back: int) -> Span:
    monday = day - timedelta(days=day.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def _year(day: date, back: int) -> Span:
    return date(day.year - back, 1, 1), date(day.year - back, 12, 31)


def _recent(day: date, days: int) -> Span:
    return day - timedelta(days=days), day


_PERIODS: tuple[tuple[str, Callable[[date, int], Span], int], ...] = (
    (r"this week|这周|本周|这个星期|这礼拜", _week, 0), (r"last week|上周|上个?星期|上礼拜", _week, 1),
    (r"this month|这个月|本月", _month, 0), (r"last month|上个?月", _month, 1),
    (r"this year|今年", _year, 0), (r"last year|去年", _year, 1), (r"the year before last|前年", _year, 2),
    (r"recently|lately|最近|近期", _recent, 30), (r"past week|过去一周|近一周", _recent, 7),
    (r"past month|过去一个月|近一个月", _recent, 30), (r"past year|过去一年|近一年", _recent, 365),
)  # fmt: skip


def period(said: str, now: datetime) -> Span | None:
    """Return the first and last local date that `said` means, if it is a time and nothing else."""
    bare = re.sub(r"^(?:in|on|the|在) ?|(?:的时候)$", "", said).strip()
    for pattern, span, count in _PERIODS:
        if re.fullmatch(pattern, bare):
            return span(now.date(), count)
    found = find_dates(bare, now, lean="past")
    if len(found) == 1 and found[0].end - found[0].start >= len(bare) - 1:
        return found[0].on, found[0].on
    return None
