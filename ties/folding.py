"""Making two spellings of one thing equal: width, case, accents, traditional characters, pinyin."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources

from ties.patterns import lazy
from ties.pinyin import read_aloud

FOLDING_VERSION = 2
"""Rises whenever `fold` or `terms` answers differently, so that stored keys are rebuilt."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Character class of Chinese ideographs, for use inside [] of a pattern."""

_HAN = lazy(f"[{HAN}]")
_HAN_ONLY = lazy(f"[{HAN}]+")
_WORD = lazy(f"[{HAN}]+|[^\\W_{HAN}]+")
_SPACE = lazy(r"\s+")

# Surnames whose reading differs from the character's usual one (Xiandai Hanyu Cidian, 7th ed.).
_SURNAME_READINGS = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "查": "zha", "任": "ren", "盖": "ge", "区": "ou",
    "朴": "piao", "翟": "zhai", "尉迟": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "冼": "xian", "乐": "yue",
    "覃": "qin", "缪": "miao", "员": "yun", "秘": "bi", "逄": "pang", "黑": "he", "繁": "po", "折": "she",
    "吕": "lv", "沈": "shen", "宁": "ning", "费": "fei", "柏": "bai", "么": "yao",
}  # fmt: skip


@cache
def _simplified() -> dict[int, str]:
    """Traditional to simplified, one character to one (OpenCC's table, first choice)."""
    text = resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return {ord(old): new.split(" ")[0] for old, new in pairs if len(old) == 1}


@lru_cache(4096)  # the names, keys and words of one message are folded again and again
def fold(text: str) -> str:
    """Lower case, half width, no accents, simplified characters, single spaces.

    The length may change; use it for keys and comparison, never for positions.
    """
    if text.isascii():
        return _SPACE.sub(" ", text.lower()).strip()
    text = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = unicodedata.normalize("NFC", text).translate(_simplified())
    return _SPACE.sub(" ", text).strip()


def squash(text: str) -> str:
    """Return `text` folded, letters and digits only."""
    return "".join(_WORD.findall(fold(text)))


def words(text: str) -> list[str]:
    """Return the folded words of `text`: Latin words and numbers whole, runs of Chinese whole."""
    return _WORD.findall(fold(text))


def has_han(text: str) -> bool:
    """Whether `text` holds a Chinese character."""
    return _HAN.search(text) is not None


def is_han(text: str) -> bool:
    """Whether `text` is Chinese characters only."""
    return _HAN_ONLY.fullmatch(text) is not None


def syllables(text: str, *, name: bool = False) -> tuple[str, ...]:
    """Pinyin of each Chinese character (ü as v), Latin words kept; `name` reads a leading surname as one."""
    text = fold(text)
    head: tuple[str, ...] = ()
    if name:
        for size in (2, 1):
            if text[:size] in _SURNAME_READINGS:
                head, text = (_SURNAME_READINGS[text[:size]],), text[size:]
                break
    found: list[str] = list(head)
    for word in _WORD.findall(text):
        found.extend(read_aloud(word) if _HAN.match(word) else (word,))
    return tuple(found)


def pinyin(text: str, *, name: bool = False) -> str:
    """Pinyin in one piece: 金融科技 gives `jinrongkeji`."""
    return "".join(syllables(text, name=name))


def initials(text: str, *, name: bool = False) -> str:
    """First letters of the syllables: 金融科技 gives `jrkj`."""
    return "".join(s[0] for s in syllables(text, name=name) if s)


@cache
def _levels() -> dict[int, str]:
    """One character to one: simplified, half width, plain quotes, dashes and spaces."""
    width = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    plain = {"\u3000": " ", "\u00a0": " ", "\u2019": "'", "\u2018": "'", "–": "-", "—": "-", "−": "-", "￥": "¥"}
    return _simplified() | width | {ord(old): new for old, new in plain.items()}


def level(text: str) -> str:
    """Lower case, half width, simplified, character for character: a position in it is one in `text`."""
    low = text.lower()
    if len(low) != len(text):  # İ is the one letter that grows
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low if low.isascii() else low.translate(_levels())
