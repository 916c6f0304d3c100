"""Times of day: 8am, 3:30pm, at 6 in the evening, noon, 早上九点, 下午三点半, 昨晚十点."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal

from ties.numerals import chinese_number
from ties.patterns import lazy

Part = Literal["am", "pm", "night", "noon", ""]

_PARTS: dict[str, Part] = {
    "morning": "am", "am": "am", "a.m.": "am", "afternoon": "pm", "evening": "pm", "pm": "pm", "p.m.": "pm",
    "tonight": "night", "tonite": "night", "night": "night", "lunch": "noon", "noon": "noon", "dinner": "pm",
    "清早": "am", "大清早": "am", "一早": "am", "一大早": "am", "早间": "am", "午间": "noon", "晌午": "noon",
    "夜间": "night", "大半夜": "night", "后半夜": "night", "凌晨": "am",
    "清晨": "am", "早上": "am", "早晨": "am", "早": "am", "晨": "am", "上午": "am", "中午": "noon",
    "下午": "pm", "午后": "pm", "傍晚": "pm", "晚上": "night", "晚间": "night", "晚": "night", "夜里": "night",
    "夜": "night", "深夜": "night", "半夜": "night",
}  # fmt: skip
_PART = lazy(
    r"(?<![a-z])(?:morning|afternoon|evening|tonight|tonite|night|lunch|dinner|noon)(?![a-z])"
    r"|凌晨|清晨|大?清早|一大?早|早上|早晨|早间|上午|中午|午间|晌午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜"
    r"|[后大]?半夜|(?<=[今明昨后天日儿])[早晚晨夜]"
)

_HOUR = "1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ENGLISH = lazy(
    r"(?:(?<![a-z0-9_.:/$€£#-])|(?<=\dt))(?:(?P<at>(?:at|by|around|about|from|before|after|until|till) |@ ?))?"
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?:-?ish)?(?: ?(?:-|–|to|and|till"
    r"|until) ?(?P<last>1[0-2]|\d)"
    r"(?:[:.][0-5]\d)?)? ?(?P<half>am|pm|a\.m\.|p\.m\.)(?![a-z])"
    r"|(?P<hour2>[01]?\d|2[0-3])[:h](?P<minute2>[0-5]\d)(?![a-z0-9_:/])"
    r"|(?:(?<=at )|(?<=day )|(?<=mon )|(?<=tue )|(?<=wed )|(?<=thu )|(?<=fri )|(?<=sat )"
    r"|(?<=tomorrow ))(?P<hour7>1\d|2[0-3])\.(?P<minute7>[0-5][05])(?= ?(?:$|[,;!?\n]|\.(?!\d)))"
    rf"|(?P<past>half past|half|(?:a )?quarter past|(?:a )?quarter to|(?P<minutes>five|ten|twenty"
    rf"|twenty[- ]five|[12]?[05])"
    rf"(?: minutes?)? (?:past|to)) (?P<hour5>{_HOUR})(?![a-z0-9_:%]| ?(?:hours?|days?|weeks?|months?|years?|k"
    rf"|m)(?![a-z]))"
    r"|(?P<noon>noon|midday|midnight)(?![a-z])"
    rf"|(?P<hour3>{_HOUR})(?: ?o'?clock)(?![a-z])"
    r"|(?P<hour8>0\d|1[0-8]|2[1-3])(?P<minute8>[0-5]\d)(?: ?h(?:rs|ours)?)?(?= ?(?:$|[,.;!?)\n]|(?:at|in|for"
    r"|with|on|then"
    r"|meet\w*|call)(?![a-z])))"
    rf"|(?P<hour10>{_HOUR})(?= (?:in the (?:morning|afternoon|evening)|at night)(?![a-z]))"
    rf"|(?:(?<=tonight )|(?<=tomorrow )|(?<=morning )|(?<=evening )|(?<=around )|(?<=about )|(?<=before )"
    rf"|(?<=after )|(?<=by )|(?<=from ))(?P<hour9>{_HOUR})(?:-?ish)?(?= ?(?:$|[,.;!?)\n]|(?:in|with|on|for"
    rf"|sharp)(?![a-z])))"
    rf"|(?<=at )(?P<hour4>{_HOUR})(?:-?ish)?"
    r"(?![a-z0-9_.:%/$€£-]|,\d| ?(?:%|usd|rmb|k|per|each|people|st|x|units|years|companies|different)(?![a-z]))"
    r"|(?<=@)(?P<hour6>1[0-2]|[1-9])(?![a-z0-9_.:%-]))"
)
_CHINESE = lazy(
    r"(?=[凌清大一早上中午下傍晚夜深半后差零两二三四五六七八九十正\d])(?:(?<=[周期拜][一二三四五六日天])|(?<![\d.一二两三四五六七八九十第每]))(?P<part>凌晨|清晨|大?清早"
    r"|一大?早|早上|早晨"
    r"|早间|早|上午|中午|午间|晌午|下午|午后|傍晚|晚上|晚间|晚|夜里|夜间|深夜|[后大]?半夜)?(?:的|约|大概)?"
    r"(?:(?:差(?P<less>一刻钟?|(?:[五十]|二十|\d\d?)分钟?))?(?P<hour>2[0-4]|1\d|\d|二十[一二三四]?"
    r"|十[一二三四五六七八九]?|[零一二两三四五六七八九])[点时](?!间|候|代"
    r"|常|刻|尚|装|评|击|名|心|子|赞|单|菜|餐|头|滴|建议|意见|想法|要求|问题|原因|以来)"
    r"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>[0-5]\d|[零〇][一二三四五六七八九]|[一二三四五六七八九](?=分)"
    r"|[二三四五]?十[一二三四五六七八九]?)分?|差(?P<less2>一刻钟?|(?:[五十]|二十|\d\d?)分钟?)|(?P<sharp>整|钟|左右"
    r"|(?=之?前(?!提|景|台|途)|见|开会|集合|出发|碰|开始|到(?!位)|来(?!自)|打电话)))?"
    r"|(?P<colon>[01]?\d|2[0-3])[::](?P<minute2>[0-5]\d)(?![\d:]))"
    r"|(?<!\d)(?P<noon>中午|正午)"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in the text; `sure` when it needs no date beside it, `part` as said with it."""

    start: int
    end: int
    hour: int
    minute: int
    part: Part
    sure: bool
    exact: bool = False  # am, pm or 24 hours were written

    def at(self, part: Part) -> time:
        """Return the time; `part` of the day said beside it settles what the hour leaves open."""
        return time(_hour(self.hour, self.part or part, exact=self.exact), self.minute)


_SMALL_HOURS = frozenset({0, 12, 1, 2, 3, 4})
"""Said with a night, these are past midnight."""


def past_midnight(hour: int) -> bool:
    """Whether an hour of a night belongs to the calendar day after it."""
    return hour % 12 in _SMALL_HOURS and hour % 24 < 13


def _hour(hour: int, part: Part, *, exact: bool) -> int:
    """Return 0 to 23: as the part of day says, else by waking hours (1 to 6 are in the afternoon)."""
    if exact or hour > 12:
        return hour % 24
    if part == "am":
        return hour % 12
    if part == "night":
        return hour % 12 if hour in _SMALL_HOURS else hour + 12
    if part == "noon":
        return hour + 12 if hour < 4 else hour
    if part == "pm" or 0 < hour < 7:
        return hour if hour == 12 else hour + 12
    return hour


def find_clocks(flat: str) -> list[Clock]:
    """Return the times of day in the levelled text, left to right."""
    if not any(c.isdecimal() for c in flat) and not any(
        h in flat
        for h in (
            "点",
            "时",
            "noon",
            "mid",
            "午",
            " at ",
            "past ",
            " to ",
            " in the ",
            "at night",
            "clock",
            "half ",
            "around ",
            "before ",
        )
    ):
        return []
    clocks = [_english(m) for m in _ENGLISH.finditer(flat)]
    if any(hint in flat for hint in "点时午:"):
        clocks += [_chinese(m) for m in _CHINESE.finditer(flat)]
    return sorted(clocks, key=lambda c: c.start)


def part_of(flat: str, start: int, end: int) -> Part:
    """Return the part of day named between two positions."""
    found = _PART.search(flat, start, end)
    return _PARTS[found[0]] if found else ""


_WORD_HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _WORD_HOURS.index(written) + 1


def _english(m: re.Match[str]) -> Clock:
    tied = bool(m["at"])
    if m["noon"]:
        night = m["noon"] == "midnight"
        return Clock(m.start(), m.end(), 12, 0, "night" if night else "noon", sure=tied or night)
    if m["half"]:
        return Clock(m.start(), m.end(), int(m["hour"]), int(m["minute"] or 0), _first_half(m), sure=True)
    if m["hour8"]:
        return Clock(m.start(), m.end(), int(m["hour8"]), int(m["minute8"]), "", sure=False, exact=True)
    if m["hour7"]:
        return Clock(m.start(), m.end(), int(m["hour7"]), int(m["minute7"]), "", sure=True, exact=True)
    if m["hour2"]:
        exact = len(m["hour2"]) == 2 and m["hour2"] < "13" and m["hour2"][0] == "0"
        return Clock(m.start(), m.end(), int(m["hour2"]), int(m["minute2"]), "", sure=tied, exact=exact)
    if m["past"]:
        return _spoken(m)
    hour = _number(m["hour3"] or m["hour4"] or m["hour6"] or m["hour9"] or m["hour10"])
    return Clock(m.start(), m.end(), hour, 0, "", sure=bool(m["hour3"] or m["hour10"]))


def _first_half(m: re.Match[str]) -> Part:
    """Return am or pm of the first hour: 5-7pm begins at five in the afternoon, 11-1pm before noon."""
    if m["last"] and m["half"][0] == "p" and int(m["last"]) % 12 < int(m["hour"]) % 12:
        return "am"
    return _PARTS[m["half"]]


_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}


def _spoken(m: re.Match[str]) -> Clock:
    """Return the time of `quarter to nine`, `ten past six`, `half nine`."""
    words = m["past"].removeprefix("a ").replace("-", " ")
    said = m["minutes"] or words.split()[0]
    minutes = int(said) if said.isdecimal() else _MINUTES[said.replace("-", " ")]
    total = _number(m["hour5"]) * 60 + (-minutes if words.endswith("to") else minutes)
    sure = not (m["minutes"] or words == "half")
    return Clock(m.start(), m.end(), total // 60 or 12, total % 60, "", sure=sure)


def _chinese(m: re.Match[str]) -> Clock:
    if m["noon"]:
        return Clock(m.start(), m.end(), 12, 0, "noon", sure=False)
    part = _PARTS[m["part"]] if m["part"] else ""
    if m["colon"]:
        return Clock(m.start(), m.end(), int(m["colon"]), int(m["minute2"]), part, sure=bool(part))
    hour = chinese_number(m["hour"]) or 0
    told = m["half"] or m["quarter"] or m["minute"] or m["sharp"] is not None or hour > 12
    if less := m["less"] or m["less2"]:
        minutes = 15 if "刻" in less else chinese_number(less.removesuffix("钟").removesuffix("分")) or 0
        return Clock(m.start(), m.end(), (hour - 1) % 24, 60 - minutes, part, sure=True)
    return Clock(m.start(), m.end(), hour, _minutes(m), part, sure=bool(part or told))


def _minutes(m: re.Match[str]) -> int:
    if m["half"]:
        return 30
    if m["quarter"]:
        return 15 if m["quarter"] == "一" else 45
    return chinese_number(m["minute"] or "0") or 0
