"""How far a name reaches in a phrase, and what in a phrase is a trade rather than a name."""

from __future__ import annotations

import re

from ties.capture.tables import choice
from ties.capture.trades import (
    BARE_TRADE_ZH,
    NOT_IN_ROLES,
    is_company,
    is_company_zh,
    is_industry,
    is_role_zh,
    role_length,
)
from ties.capture.where import is_place, place_starts
from ties.folding import fold, has_han
from ties.names import address, han_likeness, is_nickname, latin_likeness, surname
from ties.names.reading import LIKELY, SURE
from ties.names.tables import AFTER_NAME, PARTICLES, TITLES
from ties.patterns import lazy

_GOES_ON_ZH = lazy(choice("clauses_zh", "goes_on"))
_ARTICLED = lazy(r"(?:al|el|ad|ar|ash|as|an|at|az|bin|ben|d|l|o|de)[-'’][A-Z]")
_NO_NAME = frozenset(["@", "&", "-", "/", "at", "is", "was", "and", "from", "in", "of", "the", "who", "for", "with"])


def likeness(phrase: str) -> int:
    """How much a phrase of either script looks like a name."""
    return han_likeness(phrase) if has_han(phrase) else latin_likeness(phrase)


def is_trade(phrase: str, *, first: bool) -> bool:
    """Whether a phrase is a title or a company; the first of a line may be a person called so."""
    if has_han(phrase):
        low = fold(phrase)
        titled = is_role_zh(low) and not (first and address(low)[1])
        told = "的" in low or BARE_TRADE_ZH.match(low) is not None
        return titled or (han_likeness(low) < LIKELY and (told or is_company_zh(low)))
    words = phrase.split()
    named = first and len(words) >= 2 and words[0][0].isupper()
    return (role_length(words) == len(words) and not named) or (is_company(phrase) and not first)


def is_other(phrase: str) -> bool:
    """Whether a phrase is a place, a title, a company or a trade."""
    if is_place(phrase):
        return True
    if has_han(phrase):
        return is_role_zh(fold(phrase)) or is_company_zh(fold(phrase))
    return role_length(phrase.split()) > 0 or is_company(phrase) or is_industry(phrase)


def name_length(phrase: str) -> int:
    """How many characters at the start of a piece are the name: `carl mbeke lagos fintech` gives 10."""
    if has_han(phrase):
        return _han_length(phrase)
    words = list(re.finditer(r"\S+", phrase))
    count = _latin_count(phrase, words)
    return words[count - 1].end() if count else len(phrase)


def _han_length(phrase: str) -> int:
    """吕工做伺服电机的 gives 2."""
    low = fold(phrase)
    if len(low) <= 4 or len(low) != len(phrase) or han_likeness(low) >= SURE:
        return len(phrase)
    sizes = (2, 4, 3) if low[2] in AFTER_NAME else (4, 3, 2)
    for size in sizes:
        head = low[:size]
        called = (address(head)[1] and size < 4) or (size == 2 and is_nickname(head) and surname(head[1]))
        if han_likeness(head) >= LIKELY and (called or _GOES_ON_ZH.match(low, size)):
            return size
    return len(phrase)


def _latin_count(phrase: str, words: list[re.Match[str]]) -> int:
    """How many leading words make the name: up to a place, a trade, or a word in another case."""
    texts = [word.group() for word in words]
    proper = not texts[0][0].islower()
    places = {start for start, _ in place_starts(phrase)} if len(words) > 1 else set()
    limit = next((n for n, word in enumerate(words) if n and word.start() in places), len(words))
    if proper and limit == 1 and len(words) == 2 and texts[1][0].isupper():
        limit = 2
    return next((n for n in range(1, limit) if not _goes_on(texts, n, proper=proper)), limit)


def _goes_on(texts: list[str], n: int, *, proper: bool) -> bool:
    """Whether the n-th word still belongs to the name."""
    word, low = texts[n], fold(texts[n])
    if n >= 5 or low in _NO_NAME or any(c.isdigit() for c in word):
        return False
    if low in PARTICLES and n + 1 < len(texts):
        return True
    told = sum(fold(text).strip(".") not in TITLES | PARTICLES for text in texts[:n])
    if proper:
        capital = not word[0].islower() or _ARTICLED.match(word) is not None
        return capital and (told < 2 or (told < 4 and not _is_trade_word(texts, n)))
    return told < 2 and low not in NOT_IN_ROLES and not _is_trade_word(texts, n)


def _is_trade_word(texts: list[str], n: int) -> bool:
    return role_length(texts[n : n + 1]) > 0 or role_length(texts[n : n + 2]) == 2 or is_industry(texts[n])
