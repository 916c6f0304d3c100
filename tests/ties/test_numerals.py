"""Numbers in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ties.folding import level
from ties.numerals import chinese_number, chinese_quantity, english_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        pytest.param("十五", 15, id="ten in front"),
        pytest.param("二十", 20, id="tens"),
        pytest.param("一百零五", 105, id="a zero between"),
        pytest.param("两千五", 2_500, id="a unit left out"),
        pytest.param("三万五", 35_000, id="a larger one left out"),
        pytest.param("三百五十万", 3_500_000, id="millions"),
        pytest.param("一亿二千万", 120_000_000, id="hundreds of millions"),
        pytest.param("二〇二六", 2026, id="digit by digit"),
        pytest.param("42", 42, id="figures"),
        pytest.param("上海", None, id="no number"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_chinese_number_is_read(written: str, number: int | None) -> None:
    assert chinese_number(written) == number


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        pytest.param("半", Fraction(1, 2), id="half"),
        pytest.param("一个半", Fraction(3, 2), id="one and a half"),
        pytest.param("两", Fraction(2), id="two"),
        pytest.param("几", Fraction(3), id="some"),
        pytest.param("三五", Fraction(3), id="three to five"),
        pytest.param("1.5", Fraction(3, 2), id="figures"),
        pytest.param("个", None, id="none"),
    ],
)
def test_a_chinese_quantity_may_be_a_half(written: str, amount: Fraction | None) -> None:
    assert chinese_quantity(written) == amount


@pytest.mark.parametrize(
    ("word", "number"),
    [
        pytest.param("three", 3, id="a word"),
        pytest.param("12", 12, id="figures"),
        pytest.param("an", 1, id="an article"),
        pytest.param("few", 3, id="a few"),
        pytest.param("many", None, id="no number"),
    ],
)
def test_an_english_number_is_read(word: str, number: int | None) -> None:
    assert english_number(word) == number


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        pytest.param("Ｌin　Yue’s", "lin yue's", id="width, space, quote"),
        pytest.param("禮拜三—週五", "礼拜三-周五", id="simplified"),
        pytest.param("İzmir", "İzmir", id="a letter that would grow"),
        pytest.param("PLAIN", "plain", id="plain letters"),
    ],
)
def test_levelling_keeps_every_position(text: str, flat: str) -> None:
    assert level(text) == flat
    assert len(level(text)) == len(text)
