import subprocess
import sys

import pytest

from ties.industries import find_concepts
from ties.industries.spelling import by_initials, by_sound, corrections


def asked(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.how) for one in find_concepts(text)]


EXACT = [
    ("anybody in the property business", ["re"]),
    ("谁做新药研发", ["he.phar"]),
    ("看病能找谁", ["he.hosp"]),
    ("发货寄快递", ["lg", "lg.exp"]),
    ("who can help with taxes", ["pro.acct"]),
    ("someone who cooks for a living", ["fd.rest"]),
    ("do I know a former banker", ["fin.bank"]),
    ("谁做 logistics", ["lg"]),
    ("做區塊鏈的", ["fin.crypto"]),
    ("who knows logistics software", ["lg.tech"]),
    ("who has shoe machinery", ["mf.shoe", "mf.mach"]),
    ("AI/ML folks", ["it.ai", "it.ai"]),
]


@pytest.mark.parametrize(("text", "codes"), [pytest.param(*row, id=row[0]) for row in EXACT])
def test_a_question_asks_for_industries(text: str, codes: list[str]) -> None:
    assert asked(text) == [(code, "exact") for code in codes]


SPELT = [
    ("shui zuo dianchi", ("en.batt", "pinyin")),
    ("wangluo anquan", ("it.sec", "pinyin")),
    ("yinhang", ("fin.bank", "pinyin")),
    ("kuaiji", ("pro.acct", "pinyin")),
    ("谁懂 jrkj", ("fin.tech", "initials")),
    ("blokchain", ("fin.crypto", "typo")),
    ("logistcs", ("lg", "typo")),
    ("real estat agents", ("re.agent", "typo")),
    ("any laywers?", ("pro.law", "typo")),
    ("做机气人的", ("it.robot", "typo")),
]


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*row, id=row[0]) for row in SPELT])
def test_other_spellings_are_understood(text: str, wanted: tuple[str, str]) -> None:
    assert asked(text) == [wanted]


NOTHING = [
    "who do I know in horse polo",
    "谁做古琴",
    "anyone in whaling",
    "contacts in Singapore",
    "广州的朋友",
    "CTOs",
    "do I know anybody in Turkey",
    "estat",
    "",
]


def test_goods_stay_beside_their_shop() -> None:
    assert {code for code, _ in asked("who has a furniture shop")} == {"rt.store", "mf.furn"}


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_no_industry_finds_none(text: str) -> None:
    assert asked(text) == []


def test_two_words_in_pinyin_are_both_found() -> None:
    assert [one.code for one in find_concepts("liuxue huo yinhang")] == ["ed.abr", "fin.bank"]


def test_pinyin_keeps_the_place_of_its_words() -> None:
    (one,) = find_concepts("shui zuo dianchi")
    assert (one.start, one.end) == (9, 16)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("jr", id="too short"),
        pytest.param("j2k", id="not letters"),
        pytest.param("jerk", id="has vowels"),
        pytest.param("qqqq", id="nobody's"),
        pytest.param("dsj", id="everybody's"),
    ],
)
def test_initials_that_say_nothing_find_nothing(word: str) -> None:
    assert by_initials(word) is None


def test_characters_must_sound_alike_and_share_one() -> None:
    assert by_sound("机器人") is not None
    assert by_sound("鸡七刃") is None


def test_a_word_that_is_one_needs_no_correction() -> None:
    assert list(corrections("battery")) == []
    assert list(corrections("people")) == []
    assert list(corrections("ban")) == []
    assert next(corrections("batery")) == "battery"


def test_classifying_never_loads_the_pinyin_tables() -> None:
    program = (
        "import sys; from ties.industries import find_industries, find_concepts;"
        "find_industries('做机气人的 logistcs'); find_concepts('谁做电池');"
        "sys.exit(sys.modules['ties.pinyin']._readings.cache_info().currsize > 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("做模俱的", "mf.mold", id="with 的"),
        pytest.param("谁做模俱", "mf.mold", id="at the end"),
        pytest.param("谁做模俱，在东莞", "mf.mold", id="before a comma"),
    ],
)
def test_two_characters_that_are_all_somebody_does_are_made_good(text: str, code: str) -> None:
    assert [found for found, _ in asked(text)] == [code]


@pytest.mark.parametrize("text", ["模俱", "谁做模俱那个"])
def test_two_characters_elsewhere_are_left_alone(text: str) -> None:
    assert asked(text) == []
