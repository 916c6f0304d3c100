"""What a piece of text looks like as a name: forms of address, Chinese and Latin names, with how sure one can be."""

from __future__ import annotations

import re

from ties.folding import HAN, fold, is_han
from ties.names.tables import (
    ADDRESS,
    COMPOUND_SURNAMES,
    NICKNAME_HEADS,
    NOT_ADDRESSED,
    NOT_NICKNAMES,
    PARTICLES,
    SURNAMES,
    TITLES,
)

SURE, LIKELY, PERHAPS, HARDLY, NOT = 5, 4, 3, 1, 0
"""How much a piece of text looks like a name."""

_ADDRESSED = re.compile(f"(?P<who>.+?)(?P<address>{'|'.join(sorted(ADDRESS, key=len, reverse=True))})")
_PARENT = re.compile(f"[{HAN}]{{1,3}}(?:妈妈|爸爸|妈|爸)")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_MIXED = re.compile(f"[{HAN}]{{1,2}}[A-Za-z]+|[A-Za-z]+[{HAN}]{{1,2}}")


def surname(text: str) -> str:
    """Return the Chinese surname `text` begins with (simplified), or an empty text."""
    text = fold(text)
    return text[:2] if text[:2] in COMPOUND_SURNAMES else text[:1] if text[:1] in SURNAMES else ""


def address(text: str) -> tuple[str, str]:
    """Split 张总 into 张 and 总; both empty when `text` is no name with a form of address."""
    text = fold(text)
    found = _ADDRESSED.fullmatch(text)
    if not found or text in NOT_ADDRESSED or not _may_be_addressed(found["who"]):
        return "", ""
    return found["who"], found["address"]


def _may_be_addressed(who: str) -> bool:
    if not is_han(who):
        return _LATIN_WORD.fullmatch(who) is not None or (bool(_MIXED.fullmatch(who)) and who[0] in "老小阿")
    return len(who) <= len(surname(who)) + 2 and bool(surname(who))


def is_nickname(text: str) -> bool:
    """Whether `text` is 老X, 小X, 阿X or 阿Ken."""
    text = fold(text)
    if text[:1] not in NICKNAME_HEADS or text in NOT_NICKNAMES or any(text.startswith(w) for w in NOT_NICKNAMES):
        return False
    rest = text[1:]
    if text[0] == "大":
        return len(rest) == 1 and bool(surname(rest))
    return (is_han(rest) and len(rest) <= 2 and (len(rest) == 1 or rest[0] == rest[1] or text[0] != "大")) or bool(
        re.fullmatch(r"[a-z]{2,12}", rest)
    )


def han_likeness(text: str) -> int:
    """How much Chinese text (a whole piece) looks like a name."""
    text = fold(text)
    if address(text)[1] or is_nickname(text):
        return SURE
    if not is_han(text):
        return PERHAPS if _MIXED.fullmatch(text) and (surname(text[0]) or surname(text[-1])) else NOT
    if _PARENT.fullmatch(text):
        return LIKELY
    family = surname(text)
    if len(family) == 2:  # noqa: SIM102 - reads as the table of lengths it is
        if len(text) <= 4:
            return SURE
    if family and 2 <= len(text) <= 3:
        return LIKELY
    if len(text) == 2 and text[0] == text[1]:
        return PERHAPS
    return HARDLY if 2 <= len(text) <= 4 else NOT


def latin_words(text: str) -> list[str]:
    """Return the words of a Latin name, or nothing when `text` cannot be one (digits, too long)."""
    words = text.split()
    good = all(_LATIN_WORD.fullmatch(w) for w in words)
    return words if good and 1 <= len(words) <= 6 else []


def latin_likeness(text: str) -> int:
    """How much Latin text (a whole piece) looks like a name."""
    words = [w for w in latin_words(text) if fold(w.rstrip(".")) not in TITLES]
    if not words:
        return NOT
    proper = [w for w in words if w.casefold() not in PARTICLES]
    if all(w[:1].isupper() for w in proper):
        return LIKELY if 2 <= len(words) <= 4 else PERHAPS
    return HARDLY if len(words) <= 3 else NOT
