"""周五、下周二、上上个星期天、这周末、本周."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import in_week, near_weekday
from ties.dates.periods import day_in, week_of
from ties.dates.rules import Frame, rule
from ties.patterns import lazy

_STEPS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2, "next ": 1, "this ": 0, "last ": -1}
_DAYS = (
    {c: n for n, c in enumerate("一二三四五六")} | {c: n for n, c in enumerate("123456")} | {"日": 6, "天": 6, "7": 6}
)
_WEEK = "周|星期|礼拜"
_WHICH = "(?P<which>上上|上|这|本|下下|下|next (?=周|星期|礼拜)|this (?=周|星期|礼拜)|last (?=周|星期|礼拜))(?:一)?个?"

_ROUTINE = lazy(r"(?:每个?|逢|第[一二三四五六七八九十\d]|[\d一二两三四五六七八九十几])$")
_RANGE_AHEAD = lazy(rf"(?:{_WEEK})[一二三四五六日天\d] ?(?:到|至|-|~) ?$")
_RANGE_BEHIND = lazy(rf" ?(?:到|至|-|~) ?(?:{_WEEK})?[一二三四五六日天末]")
_GOES_ON = lazy(
    r"一(?!早|起|直|定|同|块)|[二三四五六七八九十百千\d]|日(?!本|方)|次|趟|遍|班车|顿|家(?!里|访|长|人)|个(?!人)"
    "|回(?![来去国家访电复京沪程校])|天(?!气|津)|福(?!州|建|田)|鸣|围|文鼎"
)


def _weekday(found: re.Match[str], frame: Frame) -> date | None:
    before, behind = frame.flat[max(0, found.start() - 6) : found.start()], frame.flat[found.end() : found.end() + 6]
    if _ROUTINE.search(before) or _RANGE_AHEAD.search(before) or (not found["which"] and _RANGE_BEHIND.match(behind)):
        return None
    if _GOES_ON.match(behind) and not _clock_follows(behind):
        return None
    weekday = _DAYS[found["day"]]
    if found["which"]:
        return in_week(frame.today, weekday, _STEPS[found["which"]])
    return near_weekday(frame.today, weekday, frame.leaning(found))


def _clock_follows(behind: str) -> bool:
    return re.match(r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|:\d\d|时)", behind) is not None


def _weekend(found: re.Match[str], frame: Frame) -> date:
    saturday = in_week(frame.today, 5, _STEPS[found["which"]] if found["which"] else 0)
    if not found["which"] and frame.leaning(found) == "past" and saturday > frame.today:
        return in_week(frame.today, 5, -1)
    return saturday


def _week(found: re.Match[str], frame: Frame) -> date:
    """Last week is seven days ago, this week its Friday, next week its Monday; 下周初 and 下周末 their ends."""
    step = _STEPS[found["which"]]
    if step < 0:
        return frame.day(7 * step)
    return day_in(week_of(frame.today, step), "", frame.today, frame.leaning(found))


RULES = (
    rule("周 星期 礼拜", rf"(?:{_WHICH})?(?:{_WEEK})(?P<day>[一二三四五六日天1-7])(?!月)", _weekday),
    rule("周末", rf"(?<![每双])(?:{_WHICH})?周末(?!都|也|愉快|快乐|加班|休息|双休|一般|通常|经常|总|版)", _weekend),
    rule(
        "周 星期 礼拜",
        rf"{_WHICH}(?:{_WEEK})(?![一二三四五六日天末\d刊岁年边转到期身围])",
        _week,
    ),
)
