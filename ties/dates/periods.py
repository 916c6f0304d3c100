"""Stretches of time and their edges: the end of next month, early March, Q1, 明年年初, 三月中旬."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ties.dates.days import add_months, in_week, month_end
from ties.dates.found import Lean

Edge = Literal["start", "early", "middle", "late", "end", ""]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def week_of(today: date, weeks: int) -> Period:
    """Return the Monday-based week `weeks` after that of `today`."""
    return Period(in_week(today, 0, weeks), in_week(today, 6, weeks))


def month_of(today: date, months: int) -> Period:
    """Return the month `months` after that of `today`."""
    first = add_months(today.replace(day=1), months)
    return Period(first, month_end(first))


def quarter_of(today: date, quarters: int) -> Period:
    """Return the quarter `quarters` after that of `today`."""
    first = add_months(today.replace(day=1), -((today.month - 1) % 3) + 3 * quarters)
    return Period(first, month_end(add_months(first, 2)))


def year_of(year: int) -> Period:
    """Return the whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def named_month(month: int, today: date, lean: Lean) -> Period:
    """Return the month of that number that lies ahead (the current one too), or behind."""
    step = (month - today.month) % 12 if lean == "future" else -((today.month - month) % 12)
    return month_of(today, step)


def numbered_quarter(quarter: int, today: date, lean: Lean) -> Period:
    """Return the quarter of that number that lies ahead (the current one too), or behind."""
    here = (today.month - 1) // 3 + 1
    step = (quarter - here) % 4 if lean == "future" else -((here - quarter) % 4)
    return quarter_of(today, step)


def day_in(period: Period, edge: Edge, today: date, lean: Lean) -> date:
    """Return the day meant by an edge of `period`; without one its first day, or its last when it has begun already."""
    length = (period.last - period.first).days
    match edge:
        case "end":
            return _week_end(period) if length == 6 else period.last
        case "late":
            return period.last - timedelta(days=length // 6)
        case "middle":
            return period.first + timedelta(days=2 if length == 6 else 14 if length < 31 else length // 2)
        case "start" | "early":
            return period.first
    if period.first <= today <= period.last:
        return today if lean == "past" else max(today, _week_end(period) if length == 6 else period.last)
    return period.first


def _week_end(week: Period) -> date:
    return week.first + timedelta(days=4)  # Friday: people mean the working week
