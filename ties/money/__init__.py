"""Amounts of money in a line of text, English and Chinese: `300k RMB`, 30万, `$1.2m`, 1.5亿美元."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ties.errors import UnknownAmount
from ties.folding import HAN, level
from ties.money.currencies import CAPITAL_WORDS, HAN_WORDS, LATIN_WORDS, SIGNS, ZH_NAMES, currency_of, exponent
from ties.numerals import chinese_number


@dataclass(frozen=True, slots=True)
class Amount:
    """`minor` units (cents, or yen where there are none) of the ISO 4217 `currency`."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount and where it stands in the text."""

    start: int
    end: int
    amount: Amount


_MAGNITUDES = {
    "k": 10**3, "thousand": 10**3, "grand": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "mln": 10**6,
    "mil": 10**6, "mill": 10**6, "million": 10**6, "millions": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9,
    "lakh": 10**5, "crore": 10**7, "w": 10**4, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6,
    "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d+(?:\.\d+)?"
_HAN_FIGURE = "[一二两三四五六七八九十百千万亿]*[万亿千百十](?:[一二两三四五六七八九]?半?)"
_LATIN_MAGNITUDE = _any_of(m for m in _MAGNITUDES if m.isascii())
_HAN_MAGNITUDE = _any_of(m for m in _MAGNITUDES if not m.isascii())
_SUFFIX = f"(?:\\s?(?:{_LATIN_MAGNITUDE})(?![a-z0-9]))|(?:\\s?[多几]?(?:{_HAN_MAGNITUDE})(?:\\d{{1,4}}万)?)"
_BEFORE = f"(?:{_any_of(SIGNS)}|(?<![a-z])(?:{_any_of([*LATIN_WORDS, *(c.lower() for c in CAPITAL_WORDS)])})|(?:{_any_of(w for w in HAN_WORDS if len(w) > 1)}))"
_AFTER = f"(?:{_any_of(SIGNS)}|(?:{_any_of([*LATIN_WORDS, *(c.lower() for c in CAPITAL_WORDS)])})(?![a-z0-9])|(?:{_any_of(HAN_WORDS)}))"
_RANGE = r"\s?(?:-|~|to|到|至)\s?"

_AMOUNT = re.compile(
    f"(?P<before>{_BEFORE})?\\s?(?<![\\w.,/-])(?:(?P<figure>{_FIGURE})|(?P<han>{_HAN_FIGURE}))(?P<suffix>{_SUFFIX})?"
    f"(?P<more>多)?(?:{_RANGE}(?:{_BEFORE})?(?:{_FIGURE}|{_HAN_FIGURE})(?P<suffix2>{_SUFFIX})?)?"
    f"(?:\\s?(?P<after>{_AFTER}))?"
)
