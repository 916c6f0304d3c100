"""Days with a name in either language: Christmas, 春节, the third day of 正月; lunar ones by borax's tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ties.dates.days import easter, lunar_day, make_day, nth_weekday, roll_year
from ties.dates.rules import Frame, rule
from ties.numerals import chinese_number

_Yearly = Callable[[int], date]


def _fixed(month: int, day: int) -> _Yearly:
    return lambda year: date(year, month, day)


def _lunar(month: int, day: int) -> _Yearly:
    return lambda year: lunar_day(year, month, day)


def _nth(month: int, weekday: int, nth: int, days: int = 0) -> _Yearly:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=days)


def _from_easter(days: int) -> _Yearly:
    return lambda year: easter(year) + timedelta(days=days)


def _new_years_eve(year: int) -> date:
    """Return the eve of the lunar new year that falls in the solar `year`."""
    return lunar_day(year, 1, 1) - timedelta(days=1)


def _solar_term(term: str) -> _Yearly:
    """Return the day of a solar term; Qingming and the winter solstice move by a day (borax)."""

    def of_year(year: int) -> date:
        from borax.calendars.lunardate import TermUtils  # noqa: PLC0415 - rare, 24 ms to load

        day: date = TermUtils.nth_term_day(year, term_name=term)
        return day

    return of_year


_NEW_YEAR, _MAY_DAY, _NATIONAL_DAY, _VALENTINE = _fixed(1, 1), _fixed(5, 1), _fixed(10, 1), _fixed(2, 14)
_CHRISTMAS, _CHRISTMAS_EVE, _SINGLES = _fixed(12, 25), _fixed(12, 24), _fixed(11, 11)
_SPRING, _LANTERN, _DRAGON_BOAT, _MID_AUTUMN = _lunar(1, 1), _lunar(1, 15), _lunar(5, 5), _lunar(8, 15)
_THANKSGIVING, _MOTHERS, _FATHERS = _nth(11, 3, 4), _nth(5, 6, 2), _nth(6, 6, 3)

_ENGLISH: dict[str, _Yearly] = {
    r"christmas eve|xmas eve": _CHRISTMAS_EVE,
    r"(?:christmas|xmas)(?: day)?": _CHRISTMAS,
    "boxing day": _fixed(12, 26),
    r"new year'?s? eve|nye": _fixed(12, 31),
    r"(?<!chinese )(?<!lunar )(?<!happy )new year(?:'?s)?(?: day)?": _NEW_YEAR,
    r"(?:st\.? )?valentine'?s?(?: day)?": _VALENTINE,
    r"(?:chinese|lunar) new year(?:'?s)?(?: day)?|spring festival|cny|tet": _SPRING,
    r"(?:chinese|lunar) new year'?s? eve": _new_years_eve,
    "lantern festival": _LANTERN,
    r"dragon boat(?: festival)?|duanwu": _DRAGON_BOAT,
    r"mid-?autumn(?: festival| day)?|moon festival|mooncake festival": _MID_AUTUMN,
    "qixi|double seventh": _lunar(7, 7),
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
_CHINESE: dict[str, _Yearly] = {
    "春节|大年初一|农历新年": _SPRING,
    "除夕|大年三十|年三十|年夜|大年夜": _new_years_eve,
    "小年(?!轻|级|纪)": _lunar(12, 23),
    "腊八节?": _lunar(12, 8),
    "元宵节?|上元节": _LANTERN,
    "清明节?": _solar_term("清明"),
    "端午节?": _DRAGON_BOAT,
    "七夕节?": _lunar(7, 7),
    "中元节": _lunar(7, 15),
    "中秋节?|八月节": _MID_AUTUMN,
    "重阳节?": _lunar(9, 9),
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
_YEARS = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2, "last": -1, "next": 1, "this": 0}

_CURRENCY_ABOUT = re.compile(r"[\d$€£¥,]|per |in $|amount|price")


def _english(found: re.Match[str], frame: Frame) -> date | None:
    if found["name"] == "cny" and _is_currency(found, frame):
        return None
    of_year = next(make for pattern, make in _ENGLISH.items() if re.fullmatch(pattern, found["name"]))
    if found["year"]:
        return of_year(int(found["year"]))
    lean = "past" if found["which"] == "last" else "future" if found["which"] else frame.leaning(found)
    return roll_year(of_year, frame.today, "past" if lean == "past" else "future")


def _is_currency(found: re.Match[str], frame: Frame) -> bool:
    """CNY beside a figure is money, and so is one in small letters without a word that ties it to time."""
    before, behind = frame.flat[max(0, found.start() - 10) : found.start()], frame.flat[found.end() : found.end() + 3]
    if re.search(r"[\dkm$€£¥] ?$", before) or re.match(r" ?\d(?!0\d\d)|[/.]", behind):
        return True
    return re.search(r"(?:before|after|until|till|by|over|during|since|for|at|around|next|last|this) $", before) is None


def _chinese(found: re.Match[str], frame: Frame) -> date:
    of_year = next(make for pattern, make in _CHINESE.items() if _named(pattern, found))
    return _in_year(found, frame, of_year)


def _named(pattern: str, found: re.Match[str]) -> bool:
    match = re.compile(pattern).match(found.string, found.start("name"))
    return match is not None and match.end() == found.end("name")


def _in_year(found: re.Match[str], frame: Frame, of_year: _Yearly) -> date:
    if found["named_year"]:
        return of_year(frame.today.year + _YEARS[found["named_year"]])
    if found["year"]:
        return of_year(int(found["year"]))
    return roll_year(of_year, frame.today, frame.leaning(found))


_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
LUNAR_MONTH = "正|冬|腊|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]"
LUNAR_DAY = "初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|[一二三四五六七八九]|[12]\\d|30|[1-9]"


def lunar_month_number(written: str) -> int:
    """Return the number of 正, 腊, 八 or 8."""
    return _LUNAR_MONTHS.get(written) or chinese_number(written) or 0


def lunar_day_number(written: str) -> int:
    """Return the number of 初五, 十五, 廿三 or 15."""
    plain = written.removeprefix("初").replace("廿", "二十")
    return chinese_number(plain) or 0


def _lunar_date(found: re.Match[str], frame: Frame) -> date | None:
    month = lunar_month_number(found["month"] or found["month2"] or "正")
    day = lunar_day_number(found["day"] or found["day2"] or found["day3"])
    if make_day(2000, month, min(day, 28)) is None:
        return None
    return _in_year(found, frame, lambda year: lunar_day(year, month, day))


def _around_new_year(found: re.Match[str], frame: Frame) -> date:
    """年前 is until the eve of the lunar new year, 年后 from its eighth day, when business opens again."""
    of_year = _new_years_eve if found["side"] == "前" else _lunar(1, 8)
    return roll_year(of_year, frame.today, "future")


_NAMED_YEAR = "(?:(?P<named_year>前|去|今|明|后)年|(?P<year>(?:19|20)\\d\\d)年?)?的?"

RULES = (
    rule(
        "christmas xmas year nye valentine festival cny dragon mid-autumn midautumn qingming golden day double hallow easter good "
        "ash thanks black cyber qixi tet duanwu patrick april fourth 4th guy bonfire 11.11 11/11",
        rf"(?<![a-z\d.])(?:(?P<which>next|last|this) )?(?P<name>{'|'.join(_ENGLISH)})(?![a-z\d])(?:,? (?P<year>20\d\d)(?!\d))?",
        _english,
    ),
    rule(
        "节 春 除夕 年三十 大年 年夜 小年 腊八 元宵 清明 端午 七夕 中秋 重阳 冬至 元旦 五一 六一 国庆 十一 双1 双十 平安夜 圣诞 跨年",
        rf"{_NAMED_YEAR}(?<![周第期拜\d])(?P<name>{'|'.join(_CHINESE)})(?:假期|期间|当天)?(?!快乐|愉快|安康)",
        _chinese,
    ),
    rule(
        "年后 年前",
        r"(?<![\d一二两三四五六七八九十百几多半数今明去前后每整全某当同近成往中青少老晚早幼])年(?P<side>前|后)"
        r"(?=再|联系|见|聊|约|谈|找|拜访|开工|回|给|发|签|上班|跟进|去|来|要|把|交|之)",
        _around_new_year,
    ),
    rule(
        "月初",
        r"(?<![\d一二三四五六七八九十个每])(?P<named_year>)(?P<year>)(?P<month>十[一二]?|[一二三四五六七八九])月"
        r"(?P<day>初[一二三四五六七八九十])(?P<month2>)(?P<day2>)(?P<day3>)(?![起次直定个般])",
        _lunar_date,
    ),
    rule(
        "农历 阴历 旧历 正月 腊月 冬月 大年初",
        rf"{_NAMED_YEAR}(?:(?:农历|阴历|旧历){_NAMED_YEAR.replace('named_year', 'n2').replace('P<year', 'P<y2')}(?P<month>{LUNAR_MONTH})月(?P<day>{LUNAR_DAY})"
        rf"|(?P<month2>正|腊|冬)月(?P<day2>{LUNAR_DAY})|大年(?P<day3>初[一二三四五六七八九十]))[号日]?",
        _lunar_date,
    ),
)
