"""1月9号、二月十四号、2026年3月5日、明年三月、下个月15号、月底、三月中旬、二季度、15号."""

from __future__ import annotations

import re
from datetime import date

from ties.dates.days import add_months, clamped, make_day, month_end, roll_day, roll_year
from ties.dates.found import Lean
from ties.dates.periods import Edge, Period, day_in, month_of, named_month, numbered_quarter, quarter_of, year_of
from ties.dates.rules import Frame, rule
from ties.numerals import chinese_number

_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元"
_DAY = r"3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|二十|三十"
_YEARS = {"大前": -3, "前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_YEAR = r"(?:(?P<year>(?:19|20)\d\d|[一二][〇零九一二三四五六七八]{3}|\d\d)年|(?P<named_year>大前|前|去|今|本|明|后)年)"
_EDGE_WORD = "(?:的)?(?P<edge>月?初|月?中旬|上旬|下旬|月?中(?!国|央|心|间)|月?底|月?末|最后一天|第一天)"
_EDGES: dict[str, Edge] = {
    "初": "start",
    "上旬": "start",
    "中旬": "middle",
    "中": "middle",
    "下旬": "late",
    "底": "end",
    "最后一天": "end",
    "第一天": "start",
    "末": "end",
}
_STEPS = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
_WEEKDAY_BEHIND = r"(?: ?[(]?(?:周|星期|礼拜)[一二三四五六日天](?![一二三四五六七八九十])[)]?)?"


def _number(written: str) -> int:
    return 1 if written == "元" else chinese_number(written) or 0


def _year(found: re.Match[str], frame: Frame) -> int | None:
    if found["named_year"]:
        return frame.today.year + _YEARS[found["named_year"]]
    if not found["year"]:
        return None
    year = _number(found["year"])
    if year > 99:
        return year
    return 2000 + year if year <= frame.today.year % 100 + 20 else 1900 + year


def _edge_of(written: str | None) -> Edge:
    return _EDGES[written.removeprefix("月")] if written else ""


def _month_day(found: re.Match[str], frame: Frame) -> date | None:
    month, day = _number(found["month"]), _number(found["day"])
    year = _year(found, frame)
    if year is not None:
        return make_day(year, month, day)
    return roll_year(lambda y: clamped(y, month, day), frame.today, frame.leaning(found))


def _month(found: re.Match[str], frame: Frame) -> date | None:
    month, year = _number(found["month"]), _year(found, frame)
    lean = frame.leaning(found)
    period = month_of(date(year, month, 1), 0) if year else named_month(month, frame.today, lean)
    return day_in(period, _edge_of(found["edge"]), frame.today, lean)


def _relative_month(found: re.Match[str], frame: Frame) -> date:
    step = _STEPS[found["which"]]
    period = month_of(frame.today, step)
    if found["day"]:
        return period.first.replace(day=min(_number(found["day"]), period.last.day))
    if not found["edge"] and step < 0:
        return add_months(frame.today, step)
    return day_in(period, _edge_of(found["edge"]), frame.today, frame.leaning(found))


def _month_edge(found: re.Match[str], frame: Frame) -> date:
    """月底 is the end of this month; 月初 and 月中 the nearest that way."""
    if found[1] in "底末":
        past = frame.leaning(found) == "past" and month_end(frame.today) > frame.today
        return month_of(frame.today, -1 if past else 0).last
    return roll_day(1 if found[1] == "初" else 15, frame.today, frame.leaning(found))


def _year_edge(found: re.Match[str], frame: Frame) -> date:
    year, lean = _year(found, frame), frame.leaning(found)
    edge = _EDGES[found["part"].removeprefix("年")]
    if year is not None:
        return day_in(year_of(year), edge, frame.today, lean)
    return roll_year(lambda y: day_in(year_of(y), edge, frame.today, lean), frame.today, lean)


def _bare_year(found: re.Match[str], frame: Frame) -> date | None:
    """明年 is its first day; a year that is over only dates what has happened, by the same day of it."""
    step, lean = _YEARS[found["named_year"]], frame.leaning(found)
    if step > 0:
        return year_of(frame.today.year + step).first
    return add_months(frame.today, 12 * step) if step < 0 and lean == "past" else None


def _quarter(found: re.Match[str], frame: Frame) -> date | None:
    lean: Lean = frame.leaning(found)
    if found["which"]:
        return day_in(quarter_of(frame.today, _STEPS[found["which"]]), _edge_of(found["edge"]), frame.today, lean)
    number, year = _number(found["quarter"]), _year(found, frame)
    period: Period = quarter_of(date(year, number * 3, 1), 0) if year else numbered_quarter(number, frame.today, lean)
    return day_in(period, _edge_of(found["edge"]), frame.today, lean)


def _day(found: re.Match[str], frame: Frame) -> date:
    return roll_day(_number(found["day"]), frame.today, frame.leaning(found))


# What a number with 号 or 日 is besides a day: 5号楼, 3号线, 人民路15号, 第1号, 7日游.
_NO_DAY_BEHIND = (
    "楼|线|店|院|位|馆|仓|门|车|厅|机|房|桌|柜|库|厂|地|码|选手|球|技师|窗|档|铺|公寓|公馆|公园|别墅|井|矿|站|文|令|元|游"
    "|均|报|料|人|种|电池"
    "|字|床|病|包|会议|展|摊|出口|口|航|宿|教|食|栋|座|单元|室|层|院子|资本|新闻|用品|化|常|语|本|企|系|料|内"
    "(?!部)|校区|园|桥|塔|墙|分机|牌|井"
)
_DAY_AHEAD = (
    r"(?<![第路街巷弄道村楼栋座园厂院室号每月周期拜\d.一二三四五六七八九十甲乙丙a-z-])(?<!每月)(?<!编号)(?<!编号:)"
    r"(?<!号)(?<!每个月)(?<!每月 )"
)

RULES = (
    rule(
        "月",
        rf"(?<![\d个每.])(?:{_YEAR} ?)?(?<![每个])(?P<month>{_MONTH})月份?(?P<day>{_DAY})(?:[号日]"
        rf"(?!{_NO_DAY_BEHIND})|(?![\d号日个月年天周次万千百元块%.:：点时种人家位号]))" + _WEEKDAY_BEHIND,
        _month_day,
    ),
    rule(
        "月",
        rf"(?<![\d个每.+-])(?:{_YEAR} ?)?(?<![每个])(?<!每年)(?P<month>{_MONTH})月(?:{_EDGE_WORD}|份?(?P<only>))"
        rf"(?!\d|[一二两三四五六七八九十]+[次回号日]|[嫂饼球租薪费结付亮刊考票卡供经光色龄入收]|内|前后)",
        _month,
    ),
    rule(
        "月",
        rf"(?P<which>上上|上|这|本|当|下下|下)(?:一)?个?月(?!台|球|嫂|经|报|刊|薪)份?(?:的?(?P<day>{_DAY})[号日]"
        rf"|{_EDGE_WORD})?",
        _relative_month,
    ),
    rule(
        "月底 月末 月初 月中",
        r"(?<![\d个上下本这当一二三四五六七八九十正腊蜜坐])月(底|末|初|中(?=旬|前|后|交|再))旬?",
        _month_edge,
    ),
    rule(
        "年底 年末 年初 年中 明年 去年 今年 后年 前年 年",
        rf"(?:{_YEAR}的?)?(?<!\d)(?P<part>年(?:底|末|初|中(?![国医学餐]))|(?<=年)[底末初]|(?<=年)最后一天)(?!级)",
        _year_edge,
    ),
    rule("明年 去年 后年 前年", r"(?<!大)(?P<named_year>大前|前|去|明|后)年(?!级|初|底|末|中|代|会)", _bare_year),
    rule(
        "季度",
        rf"(?<![每几半一两\d])(?:{_YEAR})?(?:第?(?P<quarter>[一二三四1-4])|(?P<which>上|这|本|下)(?:一)?个?)季度"
        rf"(?:的)?(?P<edge>初|中|底|末)?(?!一次|[后前])",
        _quarter,
    ),
    rule(
        "号 日",
        rf"{_DAY_AHEAD}(?P<day>{_DAY})[号日](?!{_NO_DAY_BEHIND})" + _WEEKDAY_BEHIND,
        _day,
    ),
)
