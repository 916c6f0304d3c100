"""Texts that look for somebody without asking."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ties.capture import read_line
from ties.looking import Looking, looking

NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)

SURELY = (
    "jrkj",
    "fintech",
    "Logistics",
    "fintech shenzhen",
    "fintech, shenzhen",
    "深圳 金融科技",
    "跨境电商 深圳",
    "律师",
    "real estate",
    "VC berlin",
    "#vip",
    "founders",
    "wuliu",
)
PERHAPS = (
    "Tencent",
    "Wang Wu",
    "李娜",
    "Canton Fair",
    "Florence Baker",
    "Anna",
    "vip",
    "海外牌照",
    "Tom Baker",
    "Tom logistics",
)
NO = (
    "",
    "。",
    "Stefan: photographer",
    "Anna, anna@law.de",
    "Bo, lawyer, wechat bo_law",
    "Bo, Berlin, needs a lawyer",
    "李伟 Li Wei 律师",
    "lawyer 13800138000",
    "logistics\nShenzhen",
    "one two three four five six",
    "Tom Baker, US warehousing, Dallas",
    "张伟 律师",
    "Kit Lund, Dallas",
    "anybody please",
)


def kind(text: str) -> Looking:
    return looking(text, read_line(text, NOW, "DE"), NOW)[0]


@pytest.mark.parametrize("text", SURELY)
def test_trades_places_titles_and_tags_alone_are_looked_for(text: str) -> None:
    assert kind(text) is Looking.SURELY


@pytest.mark.parametrize("text", PERHAPS)
def test_words_that_may_be_a_name_are_perhaps_looked_for(text: str) -> None:
    assert kind(text) is Looking.PERHAPS


@pytest.mark.parametrize("text", NO)
def test_what_tells_of_somebody_or_says_nothing_looks_for_nobody(text: str) -> None:
    assert kind(text) is Looking.NO


def test_who_looks_for_what_is_known_of_somebody_asks_about_them() -> None:
    sure, question = looking("linyue phone", read_line("linyue phone", NOW, "DE"), NOW)
    assert sure is Looking.PERHAPS
    assert question is not None
    assert (question.person_name, question.asked) == ("linyue", "phones")


def test_a_trade_that_sounds_like_a_field_is_a_trade() -> None:
    sure, question = looking("投资公司", read_line("投资公司", NOW, "CN"), NOW)
    assert sure is Looking.SURELY
    assert question is not None
    assert question.person_name == ""
