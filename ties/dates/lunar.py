"""The Chinese calendar in words: 正月十五, 腊月廿三, 农历八月十五, 大年初三."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import lunar_day, roll_year
from ties.dates.festivals import Yearly, lunar, new_years_eve
from ties.dates.rules import Frame, rule
from ties.numerals import chinese_number

_YEARS = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
LUNAR_MONTH = "正|冬|腊|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]"
LUNAR_DAY = (
    "初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十"
    "|[一二三四五六七八九]|[12]\\d|30|[1-9]"
)


def lunar_month_number(written: str) -> int:
    """Return the number of 正, 腊, 八 or 8."""
    return _LUNAR_MONTHS.get(written) or chinese_number(written) or 0


def lunar_day_number(written: str) -> int:
    """Return the number of 初五, 十五, 廿三 or 15."""
    plain = written.removeprefix("初").replace("廿", "二十")
    return chinese_number(plain) or 0


def in_year(found: re.Match[str], frame: Frame, of_year: Yearly) -> date:
    """Return the day in the year written with it, else the nearest that way."""
    if found["named_year"]:
        return of_year(frame.today.year + _YEARS[found["named_year"]])
    if found["year"]:
        return of_year(int(found["year"]))
    return roll_year(of_year, frame.today, frame.leaning(found))


def _date(found: re.Match[str], frame: Frame) -> date:
    month, day = lunar_month_number(found["month"]), lunar_day_number(found["day"])
    return in_year(found, frame, lambda year: lunar_day(year, month, day))


def _after_new_year(found: re.Match[str], frame: Frame) -> date:
    return in_year(found, frame, lunar(1, lunar_day_number(found["day"])))


def _around_new_year(found: re.Match[str], frame: Frame) -> date:
    """年前 is until the eve of the lunar new year, 年后 from its eighth day, when business opens again."""
    of_year = new_years_eve if found["side"] == "前" else lunar(1, 8)
    return roll_year(of_year, frame.today, "future")


NAMED_YEAR = "(?:(?P<named_year>前|去|今|明|后)年|(?P<year>(?:19|20)\\d\\d)年?)?的?"

RULES = (
    rule(
        "年后 年前",
        r"(?<![\d一二两三四五六七八九十百几多半数今明去前后每整全某当同近成往中青少老晚早幼])年(?P<side>前|后)"
        r"(?=再|联系|见|聊|约|谈|找|拜访|开工|回|给|发|签|上班|跟进|去|来|要|把|交|之)",
        _around_new_year,
    ),
    rule(
        "月初",
        rf"(?<![\d一二三四五六七八九十个每]){NAMED_YEAR}(?P<month>十[一二]?|[一二三四五六七八九])月"
        r"(?P<day>初[一二三四五六七八九十])(?![起次直定个般])",
        _date,
    ),
    rule(
        "农历 阴历 旧历", rf"{NAMED_YEAR}(?:农历|阴历|旧历)(?P<month>{LUNAR_MONTH})月(?P<day>{LUNAR_DAY})[号日]?", _date
    ),
    rule("正月 腊月 冬月", rf"{NAMED_YEAR}(?P<month>[正腊冬])月(?P<day>{LUNAR_DAY})[号日]?", _date),
    rule("大年初", rf"{NAMED_YEAR}大年(?P<day>初[一二三四五六七八九十])", _after_new_year),
)
