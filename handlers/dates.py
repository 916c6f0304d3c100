"""How dates are shown: short when near, with the year when far, the weekday where it helps."""

from __future__ import annotations

from datetime import date

from handlers.texts import Texts
from ties.people import Birthday

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ZH_WEEKDAYS = "一二三四五六日"
_LUNAR_MONTHS = "正二三四五六七八九十冬腊"
_DIGITS = "一二三四五六七八九"
_NEAR_DAYS = 300
"""Within this distance a day and month can mean one year only."""


def day(on: date, t: Texts, today: date) -> str:
    """Return a local date as text: "18 Feb", "20 Nov 2024"; 2月18日, 2024年11月20日."""
    near = abs((on - today).days) < _NEAR_DAYS
    if t.short_language == "zh":
        return f"{on.month}月{on.day}日" if near else f"{on.year}年{on.month}月{on.day}日"
    return f"{on.day} {_MONTHS[on.month - 1]}" + ("" if near else f" {on.year}")


def weekday_and_day(on: date, t: Texts, today: date) -> str:
    """Return a local date with its weekday: "Fri 27 Nov"; 11月27日 周五."""
    if t.short_language == "zh":
        return f"{day(on, t, today)} 周{_ZH_WEEKDAYS[on.weekday()]}"
    return f"{_WEEKDAYS[on.weekday()]} {day(on, t, today)}"


def full_day(on: date, t: Texts, today: date) -> str:
    """Return a local date that will be read years later: "20 Nov 2026"; 11月20日 of this year, 2024年11月20日."""
    if t.short_language == "zh" and on.year == today.year:
        return f"{on.month}月{on.day}日"
    if t.short_language == "zh":
        return f"{on.year}年{on.month}月{on.day}日"
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def birthday(born: Birthday, t: Texts) -> str:
    """Return a birthday: "7 Sep 1980", "lunar 1-15"; 9月7日, 农历正月十五."""
    if born.lunar and t.short_language == "zh":
        return f"农历{_LUNAR_MONTHS[born.month - 1]}月{_lunar_day(born.day)}"
    if born.lunar:
        return t.label("lunar {month}-{day}", month=born.month, day=born.day)
    if t.short_language == "zh":
        return (f"{born.year}年" if born.year else "") + f"{born.month}月{born.day}日"
    return f"{born.day} {_MONTHS[born.month - 1]}" + (f" {born.year}" if born.year else "")


def _lunar_day(number: int) -> str:
    if number in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[number]
    return "初十廿三"[number // 10] + _DIGITS[number % 10 - 1]
