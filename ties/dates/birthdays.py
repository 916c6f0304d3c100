"""Birthdays: `bday 7 Sept`, `born 3 May 1980`, 生日5月20, `lunar bday 5/5`, 农历正月十五."""

from __future__ import annotations

import re

from ties.dates.days import make_day
from ties.dates.english.words import DAY, MONTH, YEAR, day_number, month_number
from ties.dates.found import FoundBirthday
from ties.dates.lunar import LUNAR_DAY, LUNAR_MONTH, lunar_day_number, lunar_month_number
from ties.folding import level
from ties.patterns import lazy
from ties.people import Birthday

_LUNAR = r"农历|阴历|旧历|老历|lunar(?: calendar)?"
_HEAD = lazy(
    rf"(?:(?:{_LUNAR})\s?)?(?:(?<![a-z])(?:birthday|bday|b-day|b'day|birth date|birthdate|date of birth|d\.?o\.?b\.?"
    rf"|born(?: on)?)(?![a-z])|生日|出生于?|生于|诞辰|冥诞)"
)
_FILL = lazy(rf"(?:\s|[:：,，=是为在()-]|is|on|the|every|(?P<lunar>{_LUNAR})|公历|阳历|新历|日期|每年)*")
_NOT_ONES_OWN = lazy(
    r"(?:wife|husband|son|daughter|kid|kids|mother|mum|mom|father|dad|baby|boy|girl|partner|sister|brother|child"
    r"|children|company|dog)(?:'?s)? $"
    r"|(?:老婆|太太|媳妇|老公|先生|儿子|女儿|孩子|小孩|妈妈|母亲|爸爸|父亲|爹|娘|老人|宝宝|他妈|她妈|爱人|夫人"
    r"|公司|女友|男友)的?$"
)
_NO_DAY = lazy(r"\s?(?:party|gift|present|cake|dinner|card|wishes|派对|礼物|蛋糕|聚会|宴|会(?!员)|快乐|祝福)")

_DATES = (
    lazy(
        r"(?P<year>(?:19|20)\d\d)\s?[-/.年]\s?(?P<month>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<day>3[01]|[12]\d|0?[1-9])"
        r"(?!\d)[日号]?"
    ),
    lazy(rf"(?P<day_name>{DAY})(?: of)?[ .-]{{0,2}}(?P<month_name>{MONTH})(?![a-z])\.?(?:,? ?-?(?P<year>{YEAR}))?"),
    lazy(rf"(?P<month_name>{MONTH})(?![a-z])\.?[ -]?(?:the )?(?P<day_name>{DAY})(?![a-z\d])(?:,? (?P<year>{YEAR}))?"),
    lazy(r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)"),
    lazy(
        rf"(?:(?P<year>(?:19|20)\d\d|\d\d|[一二][〇零九一二三四五六七八]{{3}})年)?(?P<lunar>{_LUNAR})?"
        rf"(?P<month>{LUNAR_MONTH})月(?P<day>{LUNAR_DAY}|31|三十一)(?![\d个])[日号]?"
    ),
    lazy(r"(?P<a>\d{1,2})[./-](?P<b>\d{1,2})\.?(?![\d/-]|\.\d)"),
    lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>1[0-2]|0[1-9])(?P<day>3[01]|[12]\d|0[1-9])(?!\d)"),
)
_TAIL = lazy(
    rf"\s?(?:\(\s?)?(?P<lunar>{_LUNAR})\)?|\s?(?:出生|生日|生人|生(?![日活意产病态鲜物效长成])|is (?:his|her|their) "
    rf"(?:birthday|bday)|birthday|bday)"
)
_BORN_AFTER = lazy(
    rf"(?:(?P<lunar>{_LUNAR})的?)?\s?的?(?:过?生日|出生|生人|生(?![日活意产病态鲜物效长成])|(?:is )?(?:(?:his|her"
    rf"|their|my) )?(?:birthday|bday)(?![a-z]))"
)


def find_birthday(text: str) -> FoundBirthday | None:
    """Return the birthday in `text`: a cue word with a day beside it. A year alone is none, nor is a relative's."""
    flat = level(text)
    if not any(hint in flat for hint in ("day", "生", "诞", "birth", "born", "dob", "d.o.b")):
        return None
    return _after_a_cue(flat) or _before_a_cue(flat)


def _after_a_cue(flat: str) -> FoundBirthday | None:
    for cue in _HEAD.finditer(flat):
        if _NOT_ONES_OWN.search(flat, 0, cue.start()) or _NO_DAY.match(flat, cue.end()):
            continue
        fill = _FILL.match(flat, cue.end())
        start = fill.end() if fill else cue.end()
        for pattern in _DATES:
            if day := pattern.match(flat, start):
                lunar = "农" in cue[0] or "阴" in cue[0] or "lunar" in cue[0] or bool(fill and fill["lunar"])
                return _birthday(flat, cue.start(), day, lunar=lunar)
    return None


def _before_a_cue(flat: str) -> FoundBirthday | None:
    for pattern in _DATES[:5]:
        for day in pattern.finditer(flat):
            cue = _BORN_AFTER.match(flat, day.end())
            if cue and not _NO_DAY.match(flat, cue.end()):
                found = _birthday(flat, day.start(), day, lunar=bool(cue["lunar"]))
                return found and FoundBirthday(found.start, cue.end(), found.birthday)
    return None


def _birthday(flat: str, start: int, day: re.Match[str], *, lunar: bool) -> FoundBirthday | None:
    parts = day.groupdict()
    month, number = _month_and_day(parts)
    year = _year(parts.get("year"))
    if make_day(2000, month, number) is None:
        return None
    written = f"{parts.get('month') or ''}月{parts.get('day') or ''}"
    lunar = lunar or bool(parts.get("lunar")) or re.match("[正腊冬]|.*[初廿]", written) is not None
    end = day.end()
    if (tail := _TAIL.match(flat, end)) is not None:
        lunar, end = lunar or bool(tail["lunar"]), tail.end()
    return FoundBirthday(start, end, Birthday(month, number, year, lunar))


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    if parts.get("month_name"):
        return month_number(parts["month_name"] or ""), day_number(parts["day_name"] or "")
    if parts.get("a"):
        a, b = int(parts["a"] or 0), int(parts["b"] or 0)
        return (b, a) if a > 12 else (a, b)
    return lunar_month_number((parts["month"] or "").lstrip("0")), lunar_day_number((parts["day"] or "").lstrip("0"))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    digits = "".join(
        str("〇一二三四五六七八九".find(c.replace("零", "〇"))) if not c.isdecimal() else c for c in written
    )
    year = int(digits)
    if year > 99:
        return year
    return 1900 + year if year > 30 else 2000 + year
