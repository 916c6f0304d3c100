"""The grammar of money: [currency] number [magnitude] [range] [currency], and what may not stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ties.folding import level
from ties.money.currencies import AHEAD_WORDS, CAPITAL_WORDS, HAN_WORDS, LATIN_WORDS, SIGNS, currency_of
from ties.numerals import chinese_number, english_number
from ties.patterns import lazy

_LATIN_MAGNITUDES = {
    "k": 10**3, "thousand": 10**3, "grand": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mio": 10**6, "mln": 10**6,
    "mil": 10**6, "million": 10**6, "millions": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9, "lakh": 10**5,
    "crore": 10**7, "w": 10**4,
}  # fmt: skip
_HAN_MAGNITUDES = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_MAGNITUDES = _LATIN_MAGNITUDES | _HAN_MAGNITUDES
_NEED_A_CURRENCY = {"b", "mm", "mil", "百", "千"}
"""Magnitudes that are more often something else: unit 14B, 8 mm."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_LATIN_CURRENCY = _any_of([*LATIN_WORDS, *(word.lower() for word in CAPITAL_WORDS)])
_CURRENCY_BEHIND = rf"\s?(?:({_LATIN_CURRENCY})(?![a-z0-9])|({_any_of([*SIGNS, *HAN_WORDS])}))"
_BEHIND = lazy(r"\s?[多+]?" + _CURRENCY_BEHIND)
_SPACED = (
    rf"\d{{1,3}}(?:[ \u202f]\d{{3}})+"
    rf"(?={_CURRENCY_BEHIND.replace('(' + _LATIN_CURRENCY, '(?:' + _LATIN_CURRENCY).replace('|(', '|(?:')})"
)
_WORDED = (
    r"(?:half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|ninety)"
    r"(?: hundred)?(?= (?:thousand|million|billion|grand)(?![a-z]))"
)
_FIGURE = (
    rf"(?:{_SPACED}|(?<![a-z]){_WORDED}|\d{{1,3}}(?:[,']\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:\.\d{{3}})+,\d+"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?"
    r"|[十百千]?[一二两三四五六七八九十半几][一二两三四五六七八九十百千万亿零半几]*)"
)
_NUMBER = lazy(rf"(?<![\d第])(?<!\d[.,:/-]){_FIGURE}")
_SECOND = lazy(_FIGURE)
_MAGNITUDE = lazy(rf"\s?(?:({_any_of(_LATIN_MAGNITUDES)})(?![a-z0-9²³])|[多来几个]?({_any_of(_HAN_MAGNITUDES)})|个(w))")
_TAIL = lazy(r"(\d{1,4}(?=[千百万])|\d(?![\d.])|[一二两三四五六七八九])(千|百|万)?")
_AHEAD_CURRENCY = _any_of([*AHEAD_WORDS, *(word.lower() for word in CAPITAL_WORDS)])
_AHEAD = lazy(rf"(?:(?<![a-z])(?:{_AHEAD_CURRENCY})|{_any_of([*SIGNS, *(w for w in HAN_WORDS if len(w) > 1)])})\s?$")
_RANGE = lazy(r"\s?(?:-|~|to|到|至|或)\s?")

# Behind a number that has a magnitude but no currency only these words leave it money: 300k deal, but not 300k users.
_MONEY_WORDS = [
    "deal", "deals", "contract", "budget", "order", "for", "per", "a", "an", "to", "or", "and", "from", "by", "with",
    "of", "at", "in", "on", "up", "total", "upfront", "fee", "fees", "revenue", "turnover", "funding", "round",
    "seed", "invest", "investment", "loan", "cash", "annual", "annually", "net", "gross", "commission", "deposit",
    "each", "quote", "offer", "price", "worth", "sublet", "monthly", "yearly", "if", "once", "before", "after",
    "until", "now", "down", "max", "min", "plus",
]  # fmt: skip
_STILL_MONEY = lazy(
    rf"\s*(?:$|[^\w\s]|(?:{_any_of(_MONEY_WORDS)})(?![a-z])|\d|\s[\u4e00-\u9fff]|左右|以内|以上|以下|上下|预算|合同"
    rf"|投资|融资|注册|年薪|月薪|押金|保证金"
    "|订单|成交|首付|定金|订金|佣金|费|年费|月租|租金|起|的?单|的?项目|的?生意|的?合作|尾款|已|到账|付|给|报价"
    "|收入|流水|营收"
    "|现金|打包|每|一年|一个月|一季|签|搞定|就|可以|够)"
)
_NEVER_MONEY = lazy(
    r"(?<=块)(?=[\u4e00-\u9fff])(?![钱一每左多的起以上])|\s?(?:%|²|³|°|[/:]\d|of (?:rice|flour|coffee|meat|sugar))"
)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum read from text; `currency` is empty when none was named."""

    start: int
    end: int
    value: Decimal
    currency: str


def read_money(text: str, default: str, *, bare: bool = False) -> Money | None:
    """Return the first sum in `text`; `bare` takes a number without currency or magnitude too."""
    flat = level(text)
    for number in _NUMBER.finditer(flat):
        if money := _money_at(text, flat, number, default, bare=bare):
            return money
    return None


def _money_at(text: str, flat: str, number: re.Match[str], default: str, *, bare: bool) -> Money | None:
    start, ahead = _currency_ahead(text, flat, number.start(), default)
    if not ahead and start and (flat[start - 1].isascii() and (flat[start - 1].isalnum() or flat[start - 1] in "#.")):
        return None
    value, end, magnitude = _value(flat, number)
    if not value or (flat[start - 1 : start] == "月" and flat[end : end + 1] in {"日", "号"}):
        return None
    end, magnitude, value = _range(flat, end, magnitude, value)
    behind = None if ahead else _currency_behind(text, flat, end, default)
    currency = ahead or (behind[0] if behind else "")
    end = behind[1] if behind else end
    if _NEVER_MONEY.match(flat, end) or not _is_money(flat, end, magnitude, currency, bare=bare):
        return None
    return Money(start, end, value, currency)


def _is_money(flat: str, end: int, magnitude: str, currency: str, *, bare: bool) -> bool:
    if currency:
        return True
    if bare:
        return not flat[end:].strip()
    return bool(magnitude) and magnitude not in _NEED_A_CURRENCY and _STILL_MONEY.match(flat, end) is not None


def _currency_ahead(text: str, flat: str, start: int, default: str) -> tuple[int, str]:
    """Return where the sum begins and its currency, "" when none is written ahead of the number."""
    window = max(0, start - 20)
    if found := _AHEAD.search(flat[window:start]):
        begin = window + found.start()
        if currency := currency_of(text[begin:start].strip(), default):
            return begin, currency
    return start, ""


def _currency_behind(text: str, flat: str, end: int, default: str) -> tuple[str, int] | None:
    found = _BEHIND.match(flat, end)
    if not found:
        return None
    group = 1 if found[1] else 2
    currency = currency_of(text[found.start(group) : found.end(group)], default)
    return (currency, found.end()) if currency else None


def _value(flat: str, number: re.Match[str]) -> tuple[Decimal | None, int, str]:
    """Return number times magnitude, where that ends, and the magnitude as written."""
    value, end, magnitude = _figure(number[0]), number.end(), ""
    if value is None:
        return None, end, ""
    if not number[0].isascii():
        magnitude = next((c for c in reversed(number[0]) if c in "万亿千百"), "")
    if found := _MAGNITUDE.match(flat, end):
        magnitude = found[1] or found[2] or found[3]
        value, end = value * _MAGNITUDES[magnitude], found.end()
        value, end = _tail(flat, value, end, magnitude)
    return value, end, magnitude


def _tail(flat: str, value: Decimal, end: int, magnitude: str) -> tuple[Decimal, int]:
    """Add what follows a Chinese magnitude: 1亿2000万, 3万5."""
    tail = _TAIL.match(flat, end) if magnitude in {"万", "亿"} else None
    if tail is None:
        return value, end
    figure = _figure(tail[1]) or Decimal(0)
    if tail[2]:
        return value + figure * _MAGNITUDES[tail[2]], tail.end()
    return value + figure * _MAGNITUDES[magnitude] / 10, tail.end()


def _range(flat: str, end: int, magnitude: str, value: Decimal) -> tuple[int, str, Decimal]:
    """Step over `to 50万` in `30 to 50万`; the first number takes the second one's magnitude."""
    joint = _RANGE.match(flat, end)
    other = _SECOND.match(flat, joint.end()) if joint else None
    if other is None:
        return end, magnitude, value
    top, other_end, other_magnitude = _value(flat, other)
    if top is None or not (other_magnitude or _BEHIND.match(flat, other_end)):
        return end, magnitude, value
    if other_magnitude and not magnitude:
        value *= _MAGNITUDES[other_magnitude]
    return other_end, other_magnitude or magnitude, value


def _figure(written: str) -> Decimal | None:
    if written[0].isdecimal():
        return Decimal(_plain(written))
    if written[0].isascii():
        return _worded(written)
    nearest = _ABOUT.sub(r"\1", written)
    whole = chinese_number(nearest.replace("几", "三") if nearest[0] == "几" else nearest.replace("几", ""))
    return None if whole is None else Decimal(whole)


_ABOUT = lazy("^([一二两三四五六七八九])[一二两三四五六七八九](?=[十百千万亿])")  # 三五万: the nearer one


def _plain(written: str) -> str:
    """Return the digits with a decimal point: 1.200.000,50 and 1,200,000.50 are one sum."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", written):
        return written.replace(".", "").replace(",", ".")
    if written.count(".") > 1:
        return written.replace(".", "")
    return re.sub(r"[,' \u202f]", "", written)


def _worded(written: str) -> Decimal:
    """Return the number of `half a`, `three hundred`, `twenty`."""
    if written.startswith("half"):
        return Decimal("0.5")
    head, _, hundred = written.partition(" ")
    return Decimal(english_number(head) or 1) * (100 if hundred else 1)
