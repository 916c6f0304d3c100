"""Addresses, handles, tags and numbers, wherever they stand in a line."""

from __future__ import annotations

import pytest

from ties.capture.contacts import Contacts, read_contacts
from ties.capture.phones import read_phone
from ties.capture.sheet import Sheet


def found(line: str, region: str = "US") -> Contacts:
    """Read the contacts of a line."""
    return read_contacts(Sheet(line), region)


@pytest.mark.parametrize(
    ("line", "field", "told"),
    [
        pytest.param("mail: a.b@c.example.com.", "emails", ["a.b@c.example.com"], id="mail before a full stop"),
        pytest.param("a@x.example.com, a@x.example.com", "emails", ["a@x.example.com"], id="the same mail twice"),
        pytest.param("邮箱ma@mala.example.com", "emails", ["ma@mala.example.com"], id="mail glued to its word"),
        pytest.param("see www.example.com/lowtide.", "urls", ["www.example.com/lowtide"], id="web address"),
        pytest.param("annan.example.com", "urls", ["annan.example.com"], id="bare address"),
        pytest.param("https://x.example.org/a?b=1", "urls", ["https://x.example.org/a?b=1"], id="whole address"),
        pytest.param("e.g. v2.0 and 3.co", "urls", [], id="dots that are no address"),
        pytest.param("tg: @dimitri_v_00", "telegram", "dimitri_v_00", id="telegram by its word"),
        pytest.param("t.me/sasha_ml", "telegram", "sasha_ml", id="telegram by its link"),
        pytest.param("Graz, @bettina_k_00", "telegram", "bettina_k_00", id="a bare handle"),
        pytest.param("founder @HaiTao Logistics", "telegram", "", id="a company after @"),
        pytest.param("insta @freya_ink, @freya_tg", "telegram", "freya_tg", id="another network's handle"),
        pytest.param("@one_1 @two_2", "telegram", "one_1", id="the first handle"),
        pytest.param("微信shenjia_yf0", "wechat", "shenjia_yf0", id="wechat glued to its word"),
        pytest.param("wechat zhangwei", "wechat", "zhangwei", id="wechat at the end"),
        pytest.param("WeChat ID: zhang", "wechat", "zhang", id="wechat with a colon"),
        pytest.param("wechat marketing agency", "wechat", "", id="wechat as a trade"),
        pytest.param("wechat experts wanted", "wechat", "", id="wechat before a word"),
        pytest.param("wx one_1 wx two_2", "wechat", "one_1", id="the first wechat"),
        pytest.param("微信13800138101", "wechat", "13800138101", id="a number as wechat"),
        pytest.param("138 0013 8101 微信同号", "wechat", "13800138101", id="wechat is the phone"),
        pytest.param("#vip ＃供应商 #1", "tags", ["vip", "供应商"], id="tags, but no number"),
        pytest.param("tags: wellness, spa / #new", "tags", ["wellness", "spa", "new"], id="tags after their word"),
        pytest.param("(305) 555-0155, 305 555 0156", "phones", ["+13055550155", "+13055550156"], id="two numbers"),
        pytest.param("775-555-0121 or 775 555 0121", "phones", ["+17755550121"], id="one number twice"),
        pytest.param("在苏州18800188102想要", "phones", ["+8618800188102"], id="a number in Chinese"),
        pytest.param("invoice 2025550144 unpaid", "phones", [], id="an invoice"),
        pytest.param("order no 4155550199", "phones", [], id="an order"),
        pytest.param("订单号20261101", "phones", [], id="a Chinese order"),
        pytest.param("tel 020 7946", "phones", [], id="too short"),
        pytest.param("born 1979-02-03", "phones", [], id="a day"),
    ],
)
def test_a_line_gives_its_contacts(line: str, field: str, told: object) -> None:
    assert getattr(found(line), field) == told


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        pytest.param("069 90009 313", "DE", "+496990009313", id="national"),
        pytest.param("+44 161 496 0315", "US", "+441614960315", id="international"),
        pytest.param("0049 69 90009 313", "US", "+496990009313", id="international with 00"),
        pytest.param("138 0013 8101", "US", "+8613800138101", id="a Chinese mobile abroad"),
        pytest.param("0755-8888 6666", "CN", "+8675588886666", id="a Chinese landline"),
        pytest.param("20261101", "CN", "", id="a day"),
        pytest.param("123456", "US", "", id="too short"),
        pytest.param("+999 123 456 789", "US", "", id="no such country"),
        pytest.param("0000000000", "US", "", id="no number"),
    ],
)
def test_a_number_is_written_as_e164(text: str, region: str, number: str) -> None:
    assert read_phone(text, region) == number


def test_a_word_that_says_phone_makes_a_doubtful_number_one() -> None:
    assert read_phone("555 555 0100", "US") == ""
    assert read_phone("555 555 0100", "US", sure=True) == "+15555550100"
