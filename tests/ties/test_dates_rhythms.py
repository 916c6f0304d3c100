"""Rhythms: how often to be in touch, and the routines that are none."""

from __future__ import annotations

import pytest

from ties.dates import find_rhythm

READ = {
    "check in every 3 weeks": 21,
    "tg: @dimitri_v_00, check in every 3 weeks": 21,
    "every 2 months": 60,
    "Oxford; every month": 30,
    "monthly": 30,
    "Macau; quarterly; lunar bday 5/5": 90,
    "ping weekly": 7,
    "keep in touch every other week": 14,
    "every second month": 60,
    "fortnightly": 14,
    "biweekly call": 14,
    "twice a year": 182,
    "once a month": 30,
    "coffee once a quarter": 90,
    "call her 4 times a year": 91,
    "catch up twice a month": 15,
    "every 90 days": 90,
    "every six months": 180,
    "every half year": 182,
    "touch base yearly": 365,
    "rhythm: every 45 days": 45,
    "every couple of months": 60,
    "half-yearly": 182,
    "message daily": 1,
    "once every 3 weeks": 21,
    "stay in touch each quarter": 90,
    "lunch 2x per month": 15,
    "每两周联系": 14,
    "每两周聊一次": 14,
    "每季度": 90,
    "每月联系": 30,
    "半年一次": 182,
    "一年两次": 182,
    "每三个月": 90,
    "每隔两周约一次": 14,
    "每周": 7,
    "每月": 30,
    "每半年": 182,
    "每年": 365,
    "隔周聊": 14,
    "每年见两次": 182,
    "一个月一次": 30,
    "每个月见一次": 30,
    "每45天": 45,
    "每個月聯繫一次": 30,
    "每星期聊聊": 7,
    "一周联系一次": 7,
    "一季度一次": 90,
    "每两个半月联系": 75,
    "联系频率：每月": 30,
}
REFUSED = [
    "rent every month",
    "invoices monthly",
    "pays every 30 days",
    "monthly revenue 2m",
    "quarterly reports for banks",
    "weekly magazine editor",
    "every Tuesday the shop opens",
    "flies to Dubai every month",
    "ships a container every 2 weeks",
    "daily newspaper",
    "the fair is held twice a year",
    "every week two buses",
    "publishes every quarter",
    "every day is a new day",
    "salary paid weekly",
    "each year they open a shop",
    "in 3 weeks",
    "three months of rent",
    "everybody",
    "every client",
    "everyday objects",
    "net 60 days",
    "subscription, billed yearly",
    "monthly active users",
    "账期60天",
    "每月5号对账",
    "一周两班车",
    "每周三开会",
    "每天直播",
    "每月产能3万",
    "每季度报表",
    "每年营收两亿",
    "每周更新",
    "一年三季",
    "半年经验",
    "两周后",
    "每天",
    "每月租金2万",
    "每月15号发货",
    "每周飞一次北京",
    "一年一度展会",
    "每人一次",
    "每一次",
    "一次性用品",
    "每吨3000",
    "每月付款",
    "每个月出差",
    "每季上新",
    "每周五下午踢球",
    "第一次",
]


@pytest.mark.parametrize(("text", "days"), [pytest.param(t, d, id=t) for t, d in READ.items()])
def test_a_rhythm_is_read(text: str, days: int) -> None:
    found = find_rhythm(text)
    assert found is not None
    assert found.days == days


@pytest.mark.parametrize("text", [pytest.param(t, id=t) for t in REFUSED])
def test_a_routine_is_no_rhythm(text: str) -> None:
    assert find_rhythm(text) is None


def test_the_place_of_a_rhythm_is_told() -> None:
    text = "Kelly 杨 留学中介 每两周聊一次 求编辑"
    found = find_rhythm(text)
    assert found is not None
    assert text[found.start : found.end] == "每两周聊一次"
