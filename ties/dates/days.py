"""Calendar arithmetic on plain dates: months that clamp, weeks from Monday, days that roll back or forward."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache

from ties.dates.found import Lean

_HOURS = {"minute": Fraction(1, 60), "quarter-hour": Fraction(1, 4), "hour": Fraction(1)}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_FARTHEST = {"year": 100, "quarter": 400, "month": 1_200, "week": 5_200, "fortnight": 2_600}
_DAYS_OF_A_MONTH = 30  # for the odd half of one


def make_day(year: int, month: int, day: int) -> date | None:
    """Return that day, the month's last when it is too short; None when no month has it."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2200):
        return None
    return clamped(year, month, day)


def clamped(year: int, month: int, day: int) -> date:
    """Return that day, the month's last when it is too short."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, months: int) -> date:
    """Return `day` that many months on, the month's last when it is too short: 31 January + 1 = 28 February."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def shift(now: datetime, amount: Fraction, unit: str) -> date | datetime | None:
    """Return the day, or for hours and minutes the moment, `amount` units after `now` (before when negative).

    None beyond a century: nobody counts that far.
    """
    if abs(amount) > _FARTHEST.get(unit, 36_525):
        return None
    if unit in _HOURS:
        seconds = int(amount * _HOURS[unit] * 3600)
        return (now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(now.tzinfo)
    if unit == "working day":
        return working_days(now.date(), int(amount))
    return shift_day(now.date(), amount, unit)


def shift_day(day: date, amount: Fraction, unit: str) -> date:
    """Return the day `amount` days, weeks, months or years after `day`; half a month is 15 days."""
    if unit in _DAYS:
        return day + timedelta(days=int(amount * _DAYS[unit]))
    months = amount * _MONTHS[unit]
    whole = int(months)
    return add_months(day, whole) + timedelta(days=int((months - whole) * _DAYS_OF_A_MONTH))


def working_days(day: date, count: int) -> date:
    """Return the day `count` working days (Monday to Friday) after `day`."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def in_week(today: date, weekday: int, weeks: int) -> date:
    """Return that weekday (Monday is 0) of the Monday-based week `weeks` after the one of `today`."""
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def near_weekday(today: date, weekday: int, lean: Lean) -> date:
    """Return the nearest such weekday after `today`, or before it; never `today` itself."""
    if lean == "past":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the first (1), second … or last (-1) such weekday of a month; a fifth that is missing is the last."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * ((nth if nth > 0 else 5) - 1))
    return day if day.month == month else day - timedelta(days=7)


def roll_year(of_year: Callable[[int], date], today: date, lean: Lean) -> date:
    """Return the yearly day nearest in the future, or in the past; `today` itself counts."""
    years = (today.year - 1, today.year, today.year + 1)
    if lean == "past":
        return max(day for day in map(of_year, years) if day <= today)
    return min(day for day in map(of_year, years) if day >= today)


def roll_day(day: int, today: date, lean: Lean) -> date:
    """Return the day of the month nearest in the future, or in the past, in a month that has it; today counts."""
    months = (add_months(today.replace(day=1), -n if lean == "past" else n) for n in range(3))
    days = (month.replace(day=day) for month in months if day <= month_end(month).day)
    return next(one for one in days if one == today or (one > today) == (lean == "future"))


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def lunar_day(year: int, month: int, day: int) -> date:
    """Return the solar day of a Chinese lunar date; a 30th that is missing is the 29th (tables of borax)."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate  # noqa: PLC0415 - rare, 24 ms to load

    try:
        found: date = LunarDate(year, month, day).to_solar_date()
    except InvalidLunarDateError:
        found = LunarDate(year, month, day - 1).to_solar_date()
    return found
