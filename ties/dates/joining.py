"""Putting a day together with what stands beside it: a clock time, or `two days before`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from ties.dates.clock import Clock, find_clocks, part_of, past_midnight
from ties.dates.days import shift_day
from ties.dates.found import FoundDate
from ties.dates.lean import lean_of
from ties.dates.rules import Frame, joined, without_overlaps
from ties.numerals import chinese_quantity, english_number
from ties.patterns import lazy

_NIGHT = lazy("[今明昨后][晚夜]|晚上")
_GAP = lazy(
    r"t|[\s,，、·()@的在于约]*(?:(?:at|by|on|around|about|from|in the|before|after|until|till|for)\s+)?(?:this )?"
    r"(?:morning|afternoon|evening|night|tonight|lunch|lunchtime|between|凌晨|清晨|一大?早|大?清早|早上|上午|中午|下午|傍晚|晚上)?"
    r"[\s,，]*(?:at|by|around|@|差不多|大概|大约)?\s*"
)
_SENTENCE_END = lazy(r"[.!?;。！？；\n](?:\s|$)|[。！？；\n]")
_FAR = 40  # characters between a day and the time that belongs to it
_CLOCK_RANGE = lazy(r"\s?(?:-|to|till|until|到|至)\s?\d{1,2}")
_PART_BEHIND = lazy(r",? ?(?:in the |at |this )?(?:morning|afternoon|evening|night|tonight)(?![a-z])")


def with_clocks(dates: list[FoundDate], frame: Frame) -> list[FoundDate]:
    """Give each time of day to the day beside it; a sure one without a day is today, or the next day it comes round."""
    for clock in find_clocks(frame.flat):
        if not any(day.start < clock.end <= day.end for day in dates):
            dates = _joined(dates, clock, frame)
    return sorted(dates, key=lambda d: d.start)


def _joined(dates: list[FoundDate], clock: Clock, frame: Frame) -> list[FoundDate]:
    for index, day in enumerate(dates):
        if day.at is None and _beside(day, clock, frame.flat):
            return [*dates[:index], _with(day, clock, frame.flat, widen=True), *dates[index + 1 :]]
    if not clock.sure and not _PART_BEHIND.match(frame.flat, clock.end):
        return dates
    if len(dates) == 1 and dates[0].at is None and _same_sentence(dates[0], clock, frame.flat):
        return [_with(dates[0], clock, frame.flat, widen=False)]
    if dates or _CLOCK_RANGE.match(frame.flat, clock.end):
        return dates
    return [_alone(clock, frame)]


def _beside(day: FoundDate, clock: Clock, flat: str) -> bool:
    between = flat[day.end : clock.start] if day.end <= clock.start else flat[clock.end : day.start]
    return day.start <= clock.start < day.end or _GAP.fullmatch(between) is not None


def _same_sentence(day: FoundDate, clock: Clock, flat: str) -> bool:
    between = flat[day.end : clock.start] or flat[clock.end : day.start]
    return len(between) <= _FAR and _SENTENCE_END.search(between) is None


def _with(day: FoundDate, clock: Clock, flat: str, *, widen: bool) -> FoundDate:
    start, end = min(day.start, clock.start), max(day.end, clock.end)
    if behind := _PART_BEHIND.match(flat, end):
        end = behind.end()
    part = part_of(flat, start, end)
    on = day.on + timedelta(days=1) if _after_midnight(day, clock, part, flat) else day.on
    at = clock.at(part)
    return FoundDate(start, end, on, at) if widen else replace(day, on=on, at=at)


def _after_midnight(day: FoundDate, clock: Clock, part: str, flat: str) -> bool:
    """Whether it is twelve at night, or one or two, which is the next calendar day; 今晚凌晨 too."""
    if _NIGHT.search(flat, day.start, day.end) and clock.part == "am" and "凌晨" in flat[clock.start : clock.end]:
        return True
    return (clock.part or part) == "night" and not clock.exact and past_midnight(clock.hour)


def _alone(clock: Clock, frame: Frame) -> FoundDate:
    end = clock.end
    if behind := _PART_BEHIND.match(frame.flat, end):
        end = behind.end()
    at, today = clock.at(part_of(frame.flat, clock.start, end)), frame.today
    moment = datetime.combine(today, at, frame.now.tzinfo)
    lean = frame.lean or lean_of(frame.flat, clock.start, end)
    if lean == "past":
        return FoundDate(clock.start, end, today if moment <= frame.now else frame.day(-1), at)
    return FoundDate(clock.start, end, today if moment >= frame.now else frame.day(1), at)


# --- two days before Christmas, 春节后一周

_ENGLISH_OFFSET = lazy(
    r"(?<![a-z\d])(?P<count>the|an?|one|two|three|four|five|six|\d{1,2}|(?:a )?couple of) (?P<unit>day|week|month)s? "
    r"(?P<way>before|after|from) (?:the )?$"
)
_CHINESE_OFFSET = lazy(
    r"(?:的)?(?P<way>前|后|之前|之后)(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2}|半)(?P<unit>天|周|个?星期"
    r"|个?礼拜|个月)"
)
_UNITS = {"天": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month"}


def with_offsets(dates: list[FoundDate], frame: Frame) -> list[FoundDate]:
    """Move a day that has `two days before` in front of it, or 前两天 behind it."""
    moved = [_chinese_offset(_english_offset(day, frame.flat), frame.flat) for day in dates]
    return joined(without_overlaps(moved), frame.flat)


def _english_offset(day: FoundDate, flat: str) -> FoundDate:
    found = _ENGLISH_OFFSET.search(flat, max(0, day.start - 30), day.start)
    if found is None:
        return day
    count = english_number(found["count"].removeprefix("a ").removesuffix(" of").replace("the", "one")) or 1
    amount = Fraction(-count if found["way"] == "before" else count)
    return replace(day, start=found.start(), on=shift_day(day.on, amount, found["unit"]))


def _chinese_offset(day: FoundDate, flat: str) -> FoundDate:
    found = _CHINESE_OFFSET.match(flat, day.end)
    if found is None:
        return day
    amount = chinese_quantity(found["count"]) or Fraction(0)
    way = -1 if found["way"].endswith("前") else 1
    return replace(day, end=found.end(), on=shift_day(day.on, way * amount, _UNITS[found["unit"].removeprefix("个")]))
