"""今天、大后天、三天后、半个月前、过两周、前几天."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction

from ties.dates.days import shift, shift_day
from ties.dates.rules import Frame, rule
from ties.numerals import chinese_quantity

_NEAR = {
    "大前": -3, "前": -2, "昨": -1, "琴": -1, "寻": -1, "今": 0, "明": 1, "听": 1, "后": 2, "大后": 3,
}  # fmt: skip
_UNITS = {
    "分钟": "minute", "刻": "quarter-hour", "刻钟": "quarter-hour", "小时": "hour", "钟头": "hour", "钟": "hour",
    "天": "day", "日": "day", "工作日": "working day", "周": "week", "星期": "week", "礼拜": "week",
    "月": "month", "季度": "quarter", "年": "year",
}  # fmt: skip
_COUNT = r"\d+(?:\.\d+)?(?=[^\d.])|[一二两俩三四五六七八九十百]+|半|几|数"
_UNIT = "分钟|刻钟?|个?小时|个?钟头|个钟|天|日|个?工作日|周|个?星期|个?礼拜|个月|(?<=半)月|(?<=\\d)月|个?季度|年"
_AFTER = "之后|以后|过后|后(?!端|勤|台|期|续|备|卫|来|面|代|辈|生|天|缀)|开外"
_BEFORE = "之前|以前|前(?!台|端|锋|海|沿|期|景|途|男友|女友|夫|妻|任|天|后|往|老板|同事|东家|雇主|媒体|记者)"
_WITHIN = "之内|以内|内(?!部|地|容|饰|衣|裤|存|参|贸|销|蒙|行|测|训|控|审|科|推|向)"


def _amount(found: re.Match[str]) -> tuple[Fraction, str]:
    """Return amount and unit; 一个半月 and 两年半 hold a half."""
    unit = found["unit"].removeprefix("个")
    amount = chinese_quantity(found["count"]) or Fraction(0)
    return amount + (Fraction(1, 2) if found["half"] or found["half2"] else 0), _UNITS[unit]


def _counted(found: re.Match[str], frame: Frame) -> date | datetime | None:
    amount, unit = _amount(found)
    return shift(frame.now, -amount if found["before"] else amount, unit)


def _last_few(found: re.Match[str], frame: Frame) -> date | datetime | None:
    amount = chinese_quantity(found["count"]) or Fraction(0)
    return shift(frame.now, -amount, _UNITS[found["unit"].removeprefix("个")])


_COUNTED = rf"(?<![\d.第每])(?P<count>{_COUNT})[来多]?(?P<half>个半)?(?P<unit>{_UNIT})(?P<half2>半)?(?:的?时间)?"

_STEPS = {"上": -1, "去": -1, "下": 1, "明": 1}


def _same_day(found: re.Match[str], frame: Frame) -> date:
    """下周的今天, 去年今天."""
    return shift_day(frame.today, Fraction(_STEPS[found["which"]]), _UNITS[found["unit"].removeprefix("个")])


RULES = (
    rule(
        "今天 今日 这时候 这个时候",
        "(?P<which>上|下|去|明)(?P<unit>周|个?星期|个?礼拜|个?月|年)的?(?:今天|今日|这个?时候)",
        _same_day,
    ),
    rule(
        "今 明 昨 前 后 听 琴 寻",
        r"(?!前天津|后天(?:努力|养成|形成|因素|培养))(?P<near>大前|大后|(?<![年月天周日之以大])前|(?<![年月天周日之以大])后|今|明|昨)(?:天|日(?!头条|资本"
        r"|之星|报|新闻)|儿(?!子|童)|晚|夜|早|晨)(?!性|龙|空|下(?!午|班|课|周))"
        r"|(?P<near2>听|琴|寻)日",
        lambda found, frame: frame.day(_NEAR[found["near"] or found["near2"]]),
    ),
    rule(
        "后 前 内 开外",
        rf"{_COUNTED}(?:{_AFTER}|(?P<before>{_BEFORE})|{_WITHIN})",
        _counted,
    ),
    rule("过 等", rf"(?:再过|过(?!去|了)|再等|等){_COUNTED}(?P<before>)(?:{_AFTER})?", _counted),
    rule("前", r"(?<![\d一二两三几之以])前(?P<count>[几两三])(?P<unit>天|周|个?星期|个?礼拜|个月|年)(?!级)", _last_few),
)
