"""Names: when two are one, the keys they are found under, and finding them in a message."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ties.names import (
    FoundName,
    address,
    candidate_keys,
    find_names,
    han_likeness,
    is_nickname,
    latin_likeness,
    name_keys,
    name_pinyin_keys,
    same_name,
    surname,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Lin Yue", "lin yue", id="case"),
        pytest.param("José Núñez", "Jose Nunez", id="accents"),
        pytest.param("Dr. Amir Haddad", "Amir Haddad", id="title"),
        pytest.param("Zhang Wei", "Wei Zhang", id="order"),
        pytest.param("張偉", "张伟", id="traditional"),
        pytest.param("阿 Ken", "阿Ken", id="space"),
        pytest.param("Dr", "dr.", id="nothing but a title"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("李娜", "李娜娜", id="longer"),
        pytest.param("Lin Yue", "Lin Yuen", id="one letter"),
        pytest.param("张总", "张伟", id="form of address"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("name", "alias", "keys"),
    [
        pytest.param("Lin Yue", "", ("lin yue", "linyue", "lin", "yue"), id="Latin"),
        pytest.param("Dr J Li", "", ("j li", "jli", "li"), id="title and initial"),
        pytest.param("张伟", "", ("张伟", "张*"), id="Chinese"),
        pytest.param("沈佳佳", "", ("沈佳佳", "沈*", "佳佳"), id="with a given name"),
        pytest.param("张总", "", ("张总", "张*"), id="form of address"),
        pytest.param("老张", "", ("老张", "张*"), id="nickname"),
        pytest.param("阿美丽", "", ("阿美丽", "阿美丽*"), id="long nickname"),
        pytest.param("Chen Rui", "陈锐", ("chen rui", "chenrui", "chen", "rui", "陈锐", "陈*"), id="both scripts"),
        pytest.param("云南白药公司", "", ("云南白药公司",), id="organisation"),
        pytest.param("!!", "", (), id="no letters"),
    ],
)
def test_a_person_is_found_under_keys(name: str, alias: str, keys: tuple[str, ...]) -> None:
    assert name_keys(name, alias) == keys


def test_the_keys_of_a_message_meet_those_of_the_people_it_names() -> None:
    found = set(candidate_keys("coffee w/ 张总 and Lin Yue, 老李 joined"))
    for name in ("张伟", "Lin Yue", "李娜", "张总"):
        assert found & set(name_keys(name))


def test_the_keys_of_a_long_message_stay_few() -> None:
    assert len(candidate_keys("张伟的" * 3000)) < 1200


def test_a_single_letter_is_no_key() -> None:
    assert candidate_keys("a b") == ("a b",)


def test_pinyin_keys_are_for_chinese_names() -> None:
    assert name_pinyin_keys("曾国强") == ("zengguoqiang", "zgq")
    assert name_pinyin_keys("Lin Yue") == ()


def test_pinyin_is_loaded_only_when_asked_for() -> None:
    code = (
        "import sys, ties.names; ties.names.name_keys('张伟');"
        "print(sys.modules['ties.pinyin']._readings.cache_info().currsize > 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        pytest.param("lin yue asked Tom", ("Tom Baker", "Lin Yue"), ["Lin Yue"], id="any case, whole names"),
        pytest.param("Lin Yuen came", ("Lin Yue",), [], id="part of another name"),
        pytest.param("李娜娜 美甲店", ("李娜",), [], id="prefix of another Chinese name"),
        pytest.param("李娜娜最近忙", ("李娜",), [], id="doubled"),
        pytest.param("张伟强最近结婚", ("张伟",), [], id="a third character of a name"),
        pytest.param("李娜说下周来", ("李娜",), ["李娜"], id="a verb after the name"),
        pytest.param("给李娜打电话", ("李娜",), ["李娜"], id="inside a sentence"),
        pytest.param("王总那个标", ("王总",), ["王总"], id="form of address"),
        pytest.param("欧阳娜娜娜姐", ("欧阳娜娜",), [], id="four characters, doubled"),
        pytest.param("欧阳小美丽", ("欧阳小美",), ["欧阳小美"], id="four characters are a whole name"),
        pytest.param("李娜娜和李娜", ("李娜", "李娜娜"), ["李娜娜", "李娜"], id="the longest first"),
        pytest.param("will call back", ("Will",), [], id="an everyday word"),
        pytest.param("Will called", ("Will",), ["Will"], id="with its capital"),
        pytest.param("Dr Haddad called", ("Haddad", "Dr Haddad"), ["Haddad"], id="a title"),
        pytest.param("anything", ("  ",), [], id="no name"),
    ],
)
def test_known_names_are_found_in_a_text(text: str, known: tuple[str, ...], names: list[str]) -> None:
    assert [found.name for found in find_names(text, known)] == names


def test_a_found_name_says_where_it_stands() -> None:
    assert find_names("hi Lin  Yue", ("Lin Yue",)) == (FoundName(3, 11, "Lin Yue"),)


@pytest.mark.parametrize(
    ("text", "split"),
    [
        pytest.param("张总", ("张", "总"), id="surname"),
        pytest.param("Tony老师", ("tony", "老师"), id="Latin name"),
        pytest.param("阿Ken哥", ("阿ken", "哥"), id="mixed name"),
        pytest.param("阿2哥", ("", ""), id="no name"),
        pytest.param("施工", ("", ""), id="an everyday word"),
        pytest.param("秘书长", ("", ""), id="a title"),
        pytest.param("张" * 30 + "总", ("", ""), id="too long"),
    ],
)
def test_a_form_of_address_is_split_off(text: str, split: tuple[str, str]) -> None:
    assert address(text) == split


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        pytest.param("夏侯", 5, id="compound surname"),
        pytest.param("黃小姐", 5, id="form of address"),
        pytest.param("老梁", 5, id="nickname"),
        pytest.param("陈锐", 4, id="surname and given name"),
        pytest.param("乐乐妈妈", 4, id="a parent"),
        pytest.param("贝特", 4, id="by its first character"),
        pytest.param("多多", 3, id="doubled"),
        pytest.param("Grace胡", 3, id="mixed"),
        pytest.param("Grace啊", 0, id="mixed without a surname"),
        pytest.param("普洱", 1, id="perhaps"),
        pytest.param("数据标注平台", 0, id="too long for a name"),
        pytest.param("张" * 30, 0, id="far too long"),
        pytest.param("老外", 1, id="an everyday word"),
    ],
)
def test_chinese_text_looks_more_or_less_like_a_name(text: str, likeness: int) -> None:
    assert han_likeness(text) == likeness


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        pytest.param("Ann Li", 4, id="two words"),
        pytest.param("Jim", 3, id="one word"),
        pytest.param("Ludwig van der Berg", 4, id="particles"),
        pytest.param("ann li", 1, id="no capitals"),
        pytest.param("a long line of words", 0, id="a phrase"),
        pytest.param("unit 14B", 0, id="digits"),
        pytest.param("Dr", 0, id="a title"),
    ],
)
def test_latin_text_looks_more_or_less_like_a_name(text: str, likeness: int) -> None:
    assert latin_likeness(text) == likeness


@pytest.mark.parametrize(
    ("text", "nickname"),
    [
        pytest.param("阿Ken", True, id="mixed"),
        pytest.param("大刘", True, id="大 with a surname"),
        pytest.param("大卫", True, id="大 with a character that is a surname"),
        pytest.param("大数据", False, id="everyday word"),
        pytest.param("小红书博主", False, id="begins like an everyday word"),
        pytest.param("小" * 30, False, id="too long"),
    ],
)
def test_a_nickname_is_known_by_its_head(text: str, nickname: bool) -> None:  # noqa: FBT001 - a table of yes and no
    assert is_nickname(text) is nickname


def test_a_surname_is_known_in_traditional_characters_too() -> None:
    assert (surname("歐陽修"), surname("張偉"), surname("数据")) == ("欧阳", "张", "")
