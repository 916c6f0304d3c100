"""Days with a name in either language: Christmas, 春节, last Thanksgiving, 明年中秋."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import roll_year
from ties.dates.festivals import CHINESE, ENGLISH
from ties.dates.lunar import NAMED_YEAR, in_year
from ties.dates.rules import Frame, rule

_ENGLISH_HINTS = (
    "christmas xmas year nye valentine festival cny dragon mid-autumn midautumn qingming golden day double hallow "
    "easter good ash thanks black cyber qixi tet duanwu patrick april fourth 4th guy bonfire 11.11 11/11"
)
_CHINESE_HINTS = (
    "节 春 除夕 年三十 大年 年夜 小年 腊八 元宵 清明 端午 七夕 中秋 重阳 冬至 元旦 五一 六一 国庆 十一 双1 双十 平安夜 "
    "圣诞 跨年"
)


def _english(found: re.Match[str], frame: Frame) -> date | None:
    if found["name"] == "cny" and _is_currency(found, frame):
        return None
    of_year = next(make for pattern, make in ENGLISH.items() if re.fullmatch(pattern, found["name"]))
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
    of_year = next(make for pattern, make in CHINESE.items() if _named(pattern, found))
    return in_year(found, frame, of_year)


def _named(pattern: str, found: re.Match[str]) -> bool:
    match = re.compile(pattern).match(found.string, found.start("name"))
    return match is not None and match.end() == found.end("name")


RULES = (
    rule(
        _ENGLISH_HINTS,
        rf"(?<![a-z\d.])(?:(?P<which>next|last|this) )?(?P<name>{'|'.join(ENGLISH)})(?![a-z\d])"
        r"(?:,? (?P<year>20\d\d)(?!\d))?",
        _english,
    ),
    rule(
        _CHINESE_HINTS,
        rf"{NAMED_YEAR}(?<![周第期拜\d])(?P<name>{'|'.join(CHINESE)})(?:假期|期间|当天)?(?!快乐|愉快|安康|晚会|联欢)",
        _chinese,
    ),
)
