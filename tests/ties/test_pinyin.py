"""How Chinese is read: the packaged table against itself, and against the one it was made from."""

from __future__ import annotations

import pytest
from pypinyin import Style, lazy_pinyin

from ties.folding import initials, pinyin
from ties.pinyin import read_aloud


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("中", "zhong", id="one character"),
        pytest.param("金融科技", "jin rong ke ji", id="each by itself"),
        pytest.param("成都", "cheng du", id="a word read otherwise than its characters"),
        pytest.param("招商银行", "zhao shang yin hang", id="such a word at the end"),
        pytest.param("重庆音乐会计", "chong qing yin yue kuai ji", id="three such words in a row"),
        pytest.param("鸭绿江", "ya lu jiang", id="a word of three"),
        pytest.param("绿女", "lv nv", id="ü is v"),
        pytest.param("成", "cheng", id="the beginning of such a word"),
        pytest.param("中𠮷", "zhong 𠮷", id="a character nobody reads stays"),
    ],
)
def test_chinese_is_read_aloud(text: str, syllables: str) -> None:
    assert " ".join(read_aloud(text)) == syllables


def test_a_leading_surname_is_read_as_one() -> None:
    assert (pinyin("曾国强", name=True), initials("单田芳", name=True)) == ("zengguoqiang", "stf")
    assert pinyin("曾经") == "cengjing"


@pytest.mark.parametrize(
    "text", ["长江证券", "厦门朝阳行李箱厂", "西安调味品贸易行", "恒远模具注塑", "女装外贸便宜", "大夫了解行业"]
)
def test_the_table_reads_as_pypinyin_does(text: str) -> None:
    assert list(read_aloud(text)) == lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)
