from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ties.answers import Meeting, pieces, read_meeting

NOW = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a US warehouse, an accountant", ("a US warehouse", "an accountant"), id="commas"),
        pytest.param("流量、人脉；资金", ("流量", "人脉", "资金"), id="Chinese marks"),
        pytest.param("one\ntwo\n\n", ("one", "two"), id="lines"),
        pytest.param("tea, tea", ("tea",), id="without repetition"),
        pytest.param(" , ", (), id="nothing"),
    ],
)
def test_a_list_is_taken_apart(text: str, found: tuple[str, ...]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        pytest.param(
            "at Canton Fair yesterday via Wang Wu",
            Meeting("Canton Fair", date(2026, 11, 20), "Wang Wu"),
            id="all three",
        ),
        pytest.param("Canton Fair yesterday", Meeting("Canton Fair", date(2026, 11, 20)), id="place and day"),
        pytest.param("through Wang Wu", Meeting(via="Wang Wu"), id="introducer alone"),
        pytest.param("introduced by Tom Baker in March", Meeting("", date(2026, 3, 1), "Tom Baker"), id="no place"),
        pytest.param("old classmate", Meeting("old classmate"), id="occasion"),
        pytest.param("in the lift", Meeting("lift"), id="leading words go"),
        pytest.param(
            "we met on a train, 3 May", Meeting("a train", date(2026, 5, 3)), id="a day without a year has been"
        ),
        pytest.param("上周五饭局认识, 李娜介绍", Meeting("饭局", date(2026, 11, 13), "李娜"), id="Chinese"),
        pytest.param("广交会认识", Meeting("广交会"), id="Chinese place"),
        pytest.param("通过李娜认识的", Meeting(via="李娜"), id="Chinese introducer"),
        pytest.param("", Meeting(), id="nothing"),
    ],
)
def test_how_somebody_was_met_is_read(text: str, meeting: Meeting) -> None:
    assert read_meeting(text, NOW) == meeting
