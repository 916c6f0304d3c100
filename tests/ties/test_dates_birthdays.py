"""Birthdays: with and without a year, solar and lunar, before and behind their cue word."""

from __future__ import annotations

import pytest

from ties.dates import find_birthday


def told(text: str) -> str:
    """Write the birthday as `1979-2-3`, `7 9`-like forms with month first, lunar ones with an l behind."""
    found = find_birthday(text)
    if found is None:
        return ""
    b = found.birthday
    return (f"{b.year}-" if b.year else "") + f"{b.month}-{b.day}" + ("l" if b.lunar else "")


READ = {
    "Noor Saddiqa, bday 7 Sept, Riyadh": "9-7",
    "birthday: 22 Aug": "8-22",
    "bday 1979-02-03 ex Vestas": "1979-2-3",
    "born 3 May 1980": "1980-5-3",
    "born on May 3, 1980": "1980-5-3",
    "DOB 24/11/1985": "1985-11-24",
    "date of birth: 1990/1/2": "1990-1-2",
    "her birthday is on the 5th of June": "6-5",
    "May 20 is her birthday": "5-20",
    "b-day Jan 3rd": "1-3",
    "birthday 12/25": "12-25",
    "birthday 25.12.": "12-25",
    "lunar bday 5/5": "5-5l",
    "lunar birthday 8/15": "8-15l",
    "bday 5/5 (lunar)": "5-5l",
    "birthday 29 Feb": "2-29",
    "生日5月20": "5-20",
    "生日1月23 想要中国总代": "1-23",
    "生日是五月二十号": "5-20",
    "生日：1990年5月20日": "1990-5-20",
    "生日 1985-03-02": "1985-3-2",
    "生日19900520": "1990-5-20",
    "5月20日生日": "5-20",
    "5月20号过生日": "5-20",
    "1990年5月20日出生": "1990-5-20",
    "85年3月2日生": "1985-3-2",
    "05年3月2日生": "2005-3-2",
    "一九八五年三月二日生": "1985-3-2",
    "生日农历正月十五 半年一次": "1-15l",
    "生日农历九月初九": "9-9l",
    "农历生日八月十五": "8-15l",
    "阴历生日 腊月廿三": "12-23l",
    "生日正月初一": "1-1l",
    "生日农历八月三十": "8-30l",
    "农历三月初三的生日": "3-3l",
    "生日（农历）六月初六": "6-6l",
    "生日陰曆冬月二十": "11-20l",
    "生日3.15": "3-15",
    "出生于1975年12月1日": "1975-12-1",
}
REFUSED = [
    "1990年生",
    "生日会主持",
    "做生日蛋糕",
    "生日快乐",
    "birthday cakes, Leeds",
    "birthday party on 3 May",
    "his wife's birthday is 3 May",
    "老婆生日5月20",
    "儿子的生日6月1号",
    "born in 1980",
    "born in Leeds",
    "born leader, met 3 May",
    "was born and raised here",
    "met on 3 May",
    "5月20号签约",
    "3月5日生产",
    "2026年5月1日生效",
    "生日不详",
    "birthday unknown",
    "birthday 45/45",
    "生日13月40日",
    "Sunday roast on 3 May",
    "a day to remember",
    "5/5 stars",
    "学生 5月20",
    "医生 3月2日来",
    "陌生人",
    "公司生日6月6日",
]


@pytest.mark.parametrize(("text", "day"), [pytest.param(t, d, id=t) for t, d in READ.items()])
def test_a_birthday_is_read(text: str, day: str) -> None:
    assert told(text) == day


@pytest.mark.parametrize("text", [pytest.param(t, id=t) for t in REFUSED])
def test_no_birthday_is_made_up(text: str) -> None:
    assert told(text) == ""


def test_the_cue_word_belongs_to_the_birthday() -> None:
    text = "Ann, bday 7 Sept, Riyadh"
    found = find_birthday(text)
    assert found is not None
    assert text[found.start : found.end] == "bday 7 Sept"


def test_a_cue_behind_the_day_belongs_to_the_birthday() -> None:
    text = "老王 5月20日生日 西安"
    found = find_birthday(text)
    assert found is not None
    assert text[found.start : found.end] == "5月20日生日"
