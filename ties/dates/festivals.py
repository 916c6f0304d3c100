"""Days with a name, as patterns in either language and the day of each in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ties.dates.days import easter, lunar_day, nth_weekday

Yearly = Callable[[int], date]
"""Takes a year, gives the day of the festival in it."""


def _fixed(month: int, day: int) -> Yearly:
    return lambda year: date(year, month, day)


def lunar(month: int, day: int) -> Yearly:
    """Return the festival on that day of the Chinese calendar."""
    return lambda year: lunar_day(year, month, day)


def _nth(month: int, weekday: int, nth: int, days: int = 0) -> Yearly:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=days)


def _from_easter(days: int) -> Yearly:
    return lambda year: easter(year) + timedelta(days=days)


def new_years_eve(year: int) -> date:
    """Return the eve of the lunar new year that falls in the solar `year`."""
    return lunar_day(year, 1, 1) - timedelta(days=1)


def _solar_term(term: str) -> Yearly:
    """Return the day of a solar term; Qingming and the winter solstice move by a day (borax)."""

    def of_year(year: int) -> date:
        from borax.calendars.lunardate import TermUtils  # noqa: PLC0415 - rare, 24 ms to load

        day: date = TermUtils.nth_term_day(year, term_name=term)
        return day

    return of_year


_NEW_YEAR, _MAY_DAY, _NATIONAL_DAY, _VALENTINE = _fixed(1, 1), _fixed(5, 1), _fixed(10, 1), _fixed(2, 14)
_CHRISTMAS, _CHRISTMAS_EVE, _SINGLES = _fixed(12, 25), _fixed(12, 24), _fixed(11, 11)
_SPRING, _LANTERN, _DRAGON_BOAT, _MID_AUTUMN = lunar(1, 1), lunar(1, 15), lunar(5, 5), lunar(8, 15)
_THANKSGIVING, _MOTHERS, _FATHERS = _nth(11, 3, 4), _nth(5, 6, 2), _nth(6, 6, 3)

ENGLISH: dict[str, Yearly] = {
    r"christmas eve|xmas eve": _CHRISTMAS_EVE,
    r"(?:christmas|xmas)(?: day)?": _CHRISTMAS,
    "boxing day": _fixed(12, 26),
    r"new year'?s? eve|nye": _fixed(12, 31),
    r"(?<!chinese )(?<!lunar )(?<!happy )new year(?:'?s)?(?: day)?": _NEW_YEAR,
    r"(?:st\.? )?valentine'?s?(?: day)?": _VALENTINE,
    r"(?:chinese|lunar) new year'?s? eve": new_years_eve,
    r"(?:chinese|lunar) new year(?:'?s)?(?: day)?|spring festival|cny|tet": _SPRING,
    "lantern festival": _LANTERN,
    r"dragon boat(?: festival)?|duanwu": _DRAGON_BOAT,
    r"mid-?autumn(?: festival| day)?|moon festival|mooncake festival": _MID_AUTUMN,
    "qixi|double seventh": lunar(7, 7),
    r"tomb[- ]sweeping day|qingming": _solar_term("清明"),
    "golden week|chinese national day|prc national day": _NATIONAL_DAY,
    "(?:international )?women's day": _fixed(3, 8),
    "children's day": _fixed(6, 1),
    "singles'? day|double (?:11|eleven)|11[./]11": _SINGLES,
    r"halloween": _fixed(10, 31),
    r"easter monday": _from_easter(1),
    r"easter(?: sunday)?": _from_easter(0),
    "good friday": _from_easter(-2),
    "ash wednesday": _from_easter(-46),
    "thanksgiving(?: day)?": _THANKSGIVING,
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
    "may day|international workers' day": _MAY_DAY,
    "mother'?s'? day": _MOTHERS,
    "father'?s'? day": _FATHERS,
    r"st\.? patrick'?s(?: day)?": _fixed(3, 17),
    "april fools?'?(?: day)?": _fixed(4, 1),
    r"(?:the )?(?:fourth of july|4th of july)|independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    r"guy fawkes(?: night)?|bonfire night": _fixed(11, 5),
    "memorial day": _nth(5, 0, -1),
    "labor day": _nth(9, 0, 1),
    "labour day": _MAY_DAY,
    "anzac day": _fixed(4, 25),
    "australia day": _fixed(1, 26),
    "canada day": _fixed(7, 1),
}
CHINESE: dict[str, Yearly] = {
    "春节|大年初一|农历新年": _SPRING,
    "除夕|大年三十|年三十|年夜|大年夜": new_years_eve,
    "小年(?!轻|级|纪)": lunar(12, 23),
    "腊八节?": lunar(12, 8),
    "元宵节?|上元节": _LANTERN,
    "清明节?": _solar_term("清明"),
    "端午节?": _DRAGON_BOAT,
    "七夕节?": lunar(7, 7),
    "中元节": lunar(7, 15),
    "中秋节?|八月节": _MID_AUTUMN,
    "重阳节?": lunar(9, 9),
    "冬至": _solar_term("冬至"),
    "元旦": _NEW_YEAR,
    "情人节": _VALENTINE,
    "白色情人节": _fixed(3, 14),
    "三八(?:妇女)?节|妇女节|女神节|女生节": _fixed(3, 8),
    "植树节": _fixed(3, 12),
    "愚人节": _fixed(4, 1),
    "劳动节|五一(?=劳动|假|期间|长假|黄金|小长假|节|前|后|放|去|回|来|见|出|的时候|那天|$|[,，。 ])": _MAY_DAY,
    "青年节|五四青年节": _fixed(5, 4),
    "儿童节|六一(?=儿童|节|前|后|那天)": _fixed(6, 1),
    "母亲节": _MOTHERS,
    "父亲节": _FATHERS,
    "建党节": _fixed(7, 1),
    "建军节": _fixed(8, 1),
    "教师节": _fixed(9, 10),
    "国庆节?(?!路)|十一(?=假|期间|长假|黄金周|前|后(?!卫))": _NATIONAL_DAY,
    "万圣节": _fixed(10, 31),
    "感恩节": _THANKSGIVING,
    r"双十一|双11(?![\d万亿个])|光棍节": _SINGLES,
    "双十二|双12": _fixed(12, 12),
    "平安夜": _CHRISTMAS_EVE,
    "圣诞节?(?!树|老人)": _CHRISTMAS,
    "复活节": _from_easter(0),
    "跨年夜?": _fixed(12, 31),
}
