"""What a line about a deal says, what the deal is called, and which deal a text speaks of."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ties.deals import Deal, DealStage
from ties.deals.reading import deal_stage, names_in, read_deal, read_step
from ties.deals.titles import Sure, speaks_of_the_deal, spoken_of, title_of, titled
from ties.money import Amount
from ties.people import DealId

NOW = datetime(2026, 11, 21, 20, tzinfo=ZoneInfo("Europe/Berlin"))
KNOWN = ("Tom Baker", "Lin Yue", "Sara Klein", "张伟", "王芳", "林悦")

TITLES = [
    ("Lin Yue: Dallas sublet, 300k RMB, send quote by Friday", "Dallas sublet"),
    ("Lin Yue: coffee today, Dallas sublet for 300k RMB", "Dallas sublet"),
    ("Lin Yue: coffee, lunch, 300k RMB", "coffee"),
    ("Lin Yue: deal, Dallas sublet, 300k", "Dallas sublet"),
    ("Tom: deal, pilot in Dallas, 20k USD, call Monday", "pilot in Dallas"),
    ("lost the pilot with Tom", "pilot"),
    ("deal with Sara: retainer 1,500 EUR per month", "retainer per month"),
    ("Deal: solar roof with Peter, 40k", "solar roof with Peter"),
    ("new deal Tom Baker - solar roof 40k", "solar roof"),
    ("Lin Yue accepted our quote", "quote"),
    ("Tom Baker said no to the pilot", "pilot"),
    ("Lin Yue's Dallas sublet signed at 320k", "Dallas sublet"),
    ("Dallas sublet is off", "Dallas sublet"),
    ("off-site catering, 3k", "off-site catering"),
    ("跟王芳谈成了 小家电首单 30万", "小家电首单"),
    ("林悦 达拉斯转租谈成了", "达拉斯转租"),
    ("王芳 首单黄了，对方压价", "首单"),
    ("张伟：合作，海外牌照代办，5万美元，下周二见面谈", "海外牌照代办"),
    ("和张伟签了合同，牌照代办，10万", "牌照代办"),
    ("成都项目丢了", "成都项目"),
    ("签证代办，3万", "签证代办"),
]
NAMELESS = ("Lin Yue: won", "Tom: signed the contract", "张伟那单谈妥了", "林悦：签了", "signed it", "合同签了")


def read(text: str, currency: str = "CNY") -> tuple[str, tuple[str, ...]]:
    return titled(read_deal(text, NOW, currency), KNOWN)


def deal(title: str, number: int = 1) -> Deal:
    return Deal(DealId(number), title, ())


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_deal_is_called_by_what_it_is_about(text: str, title: str) -> None:
    assert read(text)[0] == title


@pytest.mark.parametrize("text", NAMELESS)
def test_a_text_that_names_no_deal_in_particular_has_no_title(text: str) -> None:
    assert read(text)[0] == ""


def test_a_new_deal_is_called_something_all_the_same() -> None:
    assert title_of(read_deal("Signed the contract with Tom", NOW, "EUR"), KNOWN) == "contract"
    assert title_of(read_deal("张伟：签了", NOW, "EUR"), KNOWN) == ""


def test_what_became_the_title_is_no_note_too() -> None:
    assert read("和张伟签了合同，牌照代办，先付一半") == ("牌照代办", ("先付一半",))


def test_a_line_tells_names_amount_stage_and_next_step() -> None:
    told = read_deal("Lin Yue, Tom: sublet, 300k RMB, agreed, send quote by Friday, two rooms", NOW, "EUR")
    assert (told.names, told.title, told.amount) == (("Lin Yue", "Tom"), "sublet", Amount(30_000_000, "CNY"))
    assert (told.stage, told.next_step, told.next_on) == (DealStage.AGREED, "send quote", date(2026, 11, 27))
    assert told.notes == ("two rooms",)


def test_a_step_may_lack_a_day_and_may_be_all_there_is() -> None:
    assert read_step("next: send the draft", NOW) == ("send the draft", None)
    assert read_deal("下一步：发合同", NOW, "CNY").title == "发合同"
    assert read_deal("Lin Yue: sublet, from March", NOW, "EUR").notes == ("from March",)
    assert read_deal("Lin Yue: Friday", NOW, "EUR").next_on == date(2026, 11, 27)


def test_whom_it_is_with_is_read_where_no_name_leads() -> None:
    assert read_deal("solar roof with Maria Lopez, 9k", NOW, "EUR").names == ("Maria Lopez",)
    assert names_in("张伟、李娜和王芳") == ("张伟", "李娜", "王芳")


@pytest.mark.parametrize(
    ("text", "stage"),
    [("won it", DealStage.WON), ("黄了", DealStage.LOST), ("谈妥", DealStage.AGREED), ("lunch", DealStage.TALKING)],
)
def test_words_tell_how_far_a_deal_has_come(text: str, stage: DealStage) -> None:
    assert deal_stage(text) is stage


@pytest.mark.parametrize(
    ("said", "title", "sure", "same"),
    [
        pytest.param("Dallas sublet", "Dallas sublet", "most", True, id="the same words"),
        pytest.param("sublet", "Dallas sublet", "most", True, id="half of its words"),
        pytest.param("sublets", "Dallas sublet", "any", True, id="a plural"),
        pytest.param("首单", "小家电首单", "any", True, id="a part of a Chinese title"),
        pytest.param("首单", "小家电首单", "most", False, id="too small a part"),
        pytest.param("Dallas sublet contract by my lawyer", "Dallas sublet", "any", True, id="all of it and more"),
        pytest.param("Dallas sublet contract by my lawyer", "Dallas sublet", "most", False, id="too much else"),
        pytest.param("quote sent for the Dallas sublet", "Dallas sublet", "all", True, id="all of it beside more"),
        pytest.param("the sublet", "Dallas sublet", "all", False, id="not all of it"),
        pytest.param("Hamburg lease", "Dallas sublet", "any", False, id="another deal"),
        pytest.param("", "Dallas sublet", "any", True, id="no title, one deal"),
        pytest.param("", "Dallas sublet", "most", False, id="no title where one is wanted"),
    ],
)
def test_a_deal_is_recognised_by_its_words(said: str, title: str, sure: Sure, *, same: bool) -> None:
    assert (spoken_of(said, [deal(title)], sure) is not None) is same


def test_of_several_deals_the_most_alike_is_meant_and_none_when_two_are() -> None:
    two = [deal("Dallas sublet", 1), deal("Dallas office sublet", 2)]
    assert spoken_of("Dallas sublet", two) == two[0]
    assert spoken_of("Dallas", [deal("Dallas sublet", 1), deal("Dallas office", 2)]) is None
    assert spoken_of("", two) is None
    assert spoken_of("", []) is None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("王芳那单黄了，对方压价太狠", True),
        ("won it", True),
        ("signed the contract", True),
        ("lost a contract", False),
        ("首单黄了", False),
    ],
)
def test_a_text_may_mean_a_deal_that_both_know_of(text: str, *, known: bool) -> None:
    assert speaks_of_the_deal(read_deal(text, NOW, "CNY"), KNOWN) is known
