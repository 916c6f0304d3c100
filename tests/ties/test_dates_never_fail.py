"""Whatever is typed, the readers answer and tell places inside the text."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from ties.dates import find_birthday, find_dates, find_rhythm
from ties.money import find_amount
from ties.places import find_place, find_places

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PIECES_TEXT = (
    "in|ago|next|last|this|the|of|end|early|mid|a|two|31|0|99|2026|1900|2099|9999|12|3rd|Monday|sun|may|March|Feb|week"
    "|month|year|quarter|Q4|at|pm|:30|.|/|-|,| |\n"
    "|'|Christmas|CNY|Easter|tomorrow|every|twice|born|bday|lunar|half|年|月"
    "|日|号|初|底|农历|正|腊|十|三|百|半|个|周|下|上|星期|点|前|后|过"
    "|小时|分钟|每|次|生日|春节|除夕|清明|冬至|晚上|凌晨"
    "|今|明|去|万|亿|k|m|$|€|元|RMB|上海|江山|市|大学|in Reading|VA|İ|ß|①|１２|\u200b"
)
PIECES = PIECES_TEXT.split("|")
LINES = st.lists(st.sampled_from(PIECES), max_size=12).flatmap(lambda p: st.sampled_from(["".join(p), " ".join(p)]))


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_line_is_read_without_failing(line: str) -> None:
    spans = [(f.start, f.end) for f in find_dates(line, NOW)]
    spans += [(f.start, f.end) for f in find_places(line)]
    spans += [(f.start, f.end) for f in (find_birthday(line), find_rhythm(line), find_amount(line, "EUR")) if f]
    assert all(0 <= start < end <= len(line) for start, end in spans)


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_dates_and_places_do_not_overlap_among_themselves(line: str) -> None:
    assert all(a.end <= b.start for a, b in pairwise(find_dates(line, NOW)))
    assert all(a.end <= b.start for a, b in pairwise(find_places(line)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_typed_place_is_answered(name: str) -> None:
    found = find_place(name)
    assert found is None or found.zone
