"""Amounts of money: what is one, what only looks like one, and how they are shown."""

from __future__ import annotations

import pytest

from ties.errors import UnknownAmount
from ties.money import Amount, find_amount, parse_amount, show


def told(text: str, default: str = "CNY") -> str:
    found = find_amount(text, default)
    return show(found.amount, "en") if found else ""


READ = {
    "Dallas sublet, 300k RMB, send quote by Friday": "CNY 300,000",
    "RMB 300k": "CNY 300,000",
    "300k": "CNY 300,000",
    "$1.2m": "USD 1,200,000",
    "US$ 20 million": "USD 20,000,000",
    "a deal of 1.5 million dollars": "USD 1,500,000",
    "2.5bn yen": "JPY 2,500,000,000",
    "€3.10": "EUR 3.10",
    "at 3.10 USD": "USD 3.10",
    "1.200.000,50 €": "EUR 1,200,000.50",
    "CHF 1'500": "CHF 1,500",
    "HK$5,000": "HKD 5,000",
    "S$1,234.56": "SGD 1,234.56",
    "AED 75k": "AED 75,000",
    "5 grand": "CNY 5,000",
    "2 mio EUR": "EUR 2,000,000",
    "£450": "GBP 450",
    "Rs 5 lakh": "INR 500,000",
    "KWD 12.345": "KWD 12.345",
    "300k-500k RMB": "CNY 300,000",
    "$3-5k": "USD 3,000",
    "between 20 and 30k euros": "EUR 30,000",
    "12 k, by March": "CNY 12,000",
    "won 30k USD": "USD 30,000",
    "budget 20k for the stand": "CNY 20,000",
    "30万": "CNY 300,000",
    "三十万": "CNY 300,000",
    "三百五十万": "CNY 3,500,000",
    "1.5亿美元": "USD 150,000,000",
    "1亿2000万": "CNY 120,000,000",
    "3万5": "CNY 35,000",
    "两千五百块": "CNY 2,500",
    "100 元": "CNY 100",
    "五千块": "CNY 5,000",
    "人民币30万元": "CNY 300,000",
    "50万港币": "HKD 500,000",
    "５０万美金": "USD 500,000",
    "日元500万": "JPY 5,000,000",
    "五百萬日圓": "JPY 5,000,000",
    "30-50万": "CNY 300,000",
    "20万到30万": "CNY 200,000",
    "100-200 USD": "USD 100",
    "1 000 000 RMB": "CNY 1,000,000",
    "1.250.000 EUR": "EUR 1,250,000",
    "half a million": "CNY 500,000",
    "three hundred thousand dollars": "USD 300,000",
    "a million": "CNY 1,000,000",
    "预算30万左右": "CNY 300,000",
    "三五万": "CNY 30,000",
    "十几万": "CNY 100,000",
    "几百万": "CNY 3,000,000",
    "一个亿": "CNY 100,000,000",
    "5个W": "CNY 50,000",
    "50万年薪": "CNY 500,000",
    "1亿5": "CNY 150,000,000",
    "合同额一百二十万": "CNY 1,200,000",
    "20w预算": "CNY 200,000",
    "20多万": "CNY 200,000",
    "月租2万3": "CNY 23,000",
    "100万以上": "CNY 1,000,000",
    "报价￥8,800": "CNY 8,800",
    "5万刀": "USD 50,000",
    "下个月15号 合同 30万 签": "CNY 300,000",
    "3月5号付20万": "CNY 200,000",
}
REFUSED = [
    "2,000 units",
    "3 PhDs in machine learning",
    "500 m² in Dallas",
    "500 m wide",
    "40 t bulk oil",
    "2m wallets",
    "300k users",
    "10k run",
    "4k TV",
    "401k plan",
    "unit 14B",
    "8 mm drill",
    "EN71 testing",
    "room 305",
    "+44 161 496 0315",
    "invoice 2025550144",
    "in 2026",
    "2026-11-24",
    "50%",
    "1,200 kg",
    "2 pounds of coffee",
    "all 3 of them",
    "won 3 deals",
    "try 5 times",
    "$",
    "USD",
    "solar for $0 upfront",
    "order 20261101",
    "v2.5",
    "9 to 5",
    "no. 5",
    "10万粉",
    "30万人",
    "5万平米",
    "2000个",
    "千万别来",
    "万总",
    "百万医疗",
    "2019年合作",
    "订单号20261101",
    "13800138000",
    "5月3号",
    "1月3日元旦",
    "账期60天",
    "三个月",
    "12栋5楼",
    "一次",
    "十分靠谱",
    "3点半",
    "50%股份",
    "两块屏幕",
    "第一块牌子",
]


@pytest.mark.parametrize(("text", "amount"), [pytest.param(t, a, id=t) for t, a in READ.items()])
def test_an_amount_is_read(text: str, amount: str) -> None:
    assert told(text) == amount


@pytest.mark.parametrize("text", [pytest.param(t, id=t) for t in REFUSED])
def test_a_number_of_something_else_is_no_amount(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "default", "currency"),
    [
        pytest.param("500k", "EUR", "EUR", id="none named: the owner's"),
        pytest.param("$500", "SGD", "SGD", id="a dollar is the owner's dollar"),
        pytest.param("$500", "EUR", "USD", id="a dollar is American elsewhere"),
        pytest.param("¥5000", "JPY", "JPY", id="the sign is a yen in Japan"),
        pytest.param("¥5000", "USD", "CNY", id="and a yuan elsewhere"),
        pytest.param("3000元", "TWD", "TWD", id="yuan of Taiwan"),
        pytest.param("US$500", "SGD", "USD", id="said outright"),
    ],
)
def test_a_shared_sign_means_the_owners_currency(text: str, default: str, currency: str) -> None:
    found = find_amount(text, default)
    assert found is not None
    assert found.amount.currency == currency


def test_the_place_of_an_amount_is_told() -> None:
    text = "Dallas sublet, 300k-500k RMB, by Friday"
    found = find_amount(text, "CNY")
    assert found is not None
    assert text[found.start : found.end] == "300k-500k RMB"


@pytest.mark.parametrize(
    ("amount", "language", "shown"),
    [
        pytest.param(Amount(30_000_000, "CNY"), "en", "CNY 300,000", id="no decimals when zero"),
        pytest.param(Amount(310, "EUR"), "en", "EUR 3.10", id="two decimals"),
        pytest.param(Amount(5_000_000, "JPY"), "en", "JPY 5,000,000", id="a currency without decimals"),
        pytest.param(Amount(12_345, "KWD"), "en", "KWD 12.345", id="three decimals"),
        pytest.param(Amount(30_000_000, "CNY"), "zh", "人民币 300,000", id="Chinese name"),
        pytest.param(Amount(100, "PLN"), "zh_Hans", "PLN 1", id="a code where Chinese has no short name"),
        pytest.param(Amount(-250, "USD"), "en", "USD -2.50", id="below zero"),
    ],
)
def test_an_amount_is_shown(amount: Amount, language: str, shown: str) -> None:
    assert show(amount, language) == shown


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        pytest.param("300000", Amount(30_000_000, "EUR"), id="a bare number"),
        pytest.param(" 1,250.5 ", Amount(125_050, "EUR"), id="with decimals"),
        pytest.param("30万", Amount(30_000_000, "EUR"), id="a Chinese magnitude"),
        pytest.param("12k usd", Amount(1_200_000, "USD"), id="with a currency"),
        pytest.param("三千", Amount(300_000, "EUR"), id="in Chinese numerals"),
    ],
)
def test_a_typed_amount_is_taken(text: str, amount: Amount) -> None:
    assert parse_amount(text, "EUR") == amount


@pytest.mark.parametrize("text", ["", "lots", "12 apples", "Friday"])
def test_a_typed_amount_that_is_none_says_so(text: str) -> None:
    with pytest.raises(UnknownAmount):
        parse_amount(text, "EUR")
