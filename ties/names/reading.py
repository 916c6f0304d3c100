"""What a piece of text looks like as a name: forms of address, Chinese and Latin names, with how sure one can be."""

from __future__ import annotations

import re

from ties.folding import HAN, fold, is_han
from ties.names.tables import (
    ADDRESS,
    COMPOUND_SURNAMES,
    GIVEN_NAMES,
    NICKNAME_HEADS,
    NOT_ADDRESSED,
    NOT_NAMES,
    NOT_NAMES_ZH,
    NOT_NICKNAMES,
    PARTICLES,
    SURNAMES,
    TITLES,
)
from ties.patterns import lazy

SURE, LIKELY, PERHAPS, HARDLY, NOT = 5, 4, 3, 1, 0
"""How much a piece of text looks like a name."""

_ADDRESSED = lazy(f"(?P<who>.+?)(?P<address>{'|'.join(sorted(ADDRESS, key=len, reverse=True))})")
_LONGEST = 24
"""No name of one piece is longer; nothing beyond is looked at."""

_PARENT = lazy(f"[{HAN}]{{1,3}}(?:妈妈|爸爸|妈|爸)")
_DOTTED = lazy(f"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}")
"""让·雷诺, 阿依努尔·买买提: names of other peoples in Chinese characters."""

_NO_NAME_ENDINGS = ("-based", "-born", "-led", "-driven", "-trained", "-owned")
_LATIN_WORD = lazy(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_MIXED = lazy(f"[{HAN}]{{1,2}}[A-Za-z]+|[A-Za-z]+[{HAN}]{{1,2}}")


def surname(text: str) -> str:
    """Return the Chinese surname `text` begins with (simplified), or an empty text."""
    return _surname(fold(text[:3]))


def _surname(low: str) -> str:
    return low[:2] if low[:2] in COMPOUND_SURNAMES else low[:1] if low[:1] in SURNAMES else ""


def address(text: str) -> tuple[str, str]:
    """Split 张总 into 张 and 总; both empty when `text` is no name with a form of address."""
    return _address(fold(text)) if len(text) <= _LONGEST else ("", "")


def _address(low: str) -> tuple[str, str]:
    found = low.endswith(ADDRESS) and _ADDRESSED.fullmatch(low)
    if not found or low in NOT_ADDRESSED or not _may_be_addressed(found["who"]):
        return "", ""
    return found["who"], found["address"]


def _may_be_addressed(who: str) -> bool:
    if not is_han(who):
        return _LATIN_WORD.fullmatch(who) is not None or (bool(_MIXED.fullmatch(who)) and who[0] in "老小阿")
    family = _surname(who)
    if who in NOT_NAMES_ZH:
        return False
    return bool(family) and len(who) <= len(family) + 2


def is_nickname(text: str) -> bool:
    """Whether `text` is 老X, 小X, 阿X, 大X (with a surname) or 阿Ken."""
    return _is_nickname(fold(text)) if len(text) <= _LONGEST else False


def _is_nickname(low: str) -> bool:
    head, rest = low[:1], low[1:]
    if head not in NICKNAME_HEADS or any(low.startswith(word) for word in NOT_NICKNAMES):
        return False
    if not is_han(rest):
        return re.fullmatch(r"[a-z]{2,12}", rest) is not None
    return (len(rest) == 1 and (head != "大" or bool(_surname(rest)))) or (len(rest) == 2 and head != "大")


def han_likeness(text: str) -> int:
    """How much Chinese text (a whole piece) looks like a name."""
    if len(text) > _LONGEST:
        return NOT
    low = fold(text)
    if _address(low)[1] or _is_nickname(low):
        return SURE
    if _DOTTED.fullmatch(low):
        return SURE
    if not is_han(low):
        return PERHAPS if _MIXED.fullmatch(low) and (_surname(low[0]) or _surname(low[-1])) else NOT
    return LIKELY if low not in {"妈妈", "爸爸"} and _PARENT.fullmatch(low) else _plain_likeness(low)


def _plain_likeness(low: str) -> int:
    """By surname and length: 夏侯 5, 陈锐 4, 贝贝 3, 皮埃尔 4, 云南白药 1."""
    family = _surname(low)
    if len(family) == 2 and len(low) <= 4:
        return SURE
    if low in NOT_NAMES_ZH:
        return NOT
    if family and 2 <= len(low) <= 3:
        return LIKELY
    if len(low) == 2 and low[0] == low[1]:
        return PERHAPS
    return HARDLY if 2 <= len(low) <= 4 else NOT


def is_given_name(word: str) -> bool:
    """Whether a Latin word is a frequent given name somewhere: maria, Tomasz, Nguyen's Minh is."""
    return fold(word) in GIVEN_NAMES


def latin_words(text: str) -> list[str]:
    """Return the words of a Latin name, or nothing when `text` cannot be one (digits, too long)."""
    words = text.split()
    good = all(_LATIN_WORD.fullmatch(w) and not w.endswith(_NO_NAME_ENDINGS) for w in words)
    return words if good and 1 <= len(words) <= 6 else []


def latin_likeness(text: str) -> int:
    """How much Latin text (a whole piece) looks like a name."""
    words = [w for w in latin_words(text) if fold(w.rstrip(".")) not in TITLES]
    if not words:
        return NOT
    proper = [w for w in words if w.casefold() not in PARTICLES]
    if all(w[:1].isupper() for w in proper):
        return LIKELY if 2 <= len(words) <= 4 else PERHAPS
    if any(w.casefold() in NOT_NAMES for w in words):
        return NOT
    return HARDLY if len(words) <= 3 else NOT
