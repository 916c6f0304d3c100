"""Numbers in words, English and Chinese: `three` is 3, 三百五十万 is 3,500,000."""

from __future__ import annotations

import re
from fractions import Fraction

from ties.patterns import lazy

HAN_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
"""Characters of a Chinese whole number, simplified, for use inside [] of a pattern."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_MORE = {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS = {word: n for n, word in enumerate(_TO_TWENTY.split())} | _MORE | {"sixty": 60, "ninety": 90}
_DIGIT_STRING = lazy("[零〇一二三四五六七八九]{2,}")


def english_number(word: str) -> int | None:
    """Return the number a lower-case word or run of digits stands for; a few are three."""
    return int(word) if word.isdecimal() else _WORDS.get(word)


def chinese_number(text: str) -> int | None:
    """Return the whole number of simplified numerals or digits; 二〇二六 is 2026, 三万五 is 35,000."""
    if text.isdecimal():
        return int(text)
    if _DIGIT_STRING.fullmatch(text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _by_place(text) if text else None


def _by_place(text: str) -> int | None:
    total = part = digit = 0
    last_unit = 1
    for c in text:
        if c in _DIGITS:
            digit, last_unit = _DIGITS[c], (1 if c in "零〇" else last_unit)
        elif c in _SMALL:
            part, digit, last_unit = part + (digit or 1) * _SMALL[c], 0, _SMALL[c]
        elif c in _GREAT:
            total = (total + part + digit) * _GREAT[c] if c == "亿" else total + (part + digit) * _GREAT[c]
            part, digit, last_unit = 0, 0, _GREAT[c]
        else:
            return None
    if last_unit > 10 and digit:  # 三万五 leaves out the 千
        digit *= last_unit // 10
    return total + part + digit


def chinese_quantity(text: str) -> Fraction | None:
    """Return a count that may be a half: 半 is 1/2, 一个半 is 3/2, 几 is 3, 1.5 is 3/2."""
    if text == "半":
        return Fraction(1, 2)
    half = text.endswith("半")
    text = text.removesuffix("半").removesuffix("个")
    if text in {"几", "数"}:
        return Fraction(3)
    if re.fullmatch("[一二两三四五六七八九]{2}", text):  # 三五天, 两三周: the nearer one
        text = text[0]
    if re.fullmatch(r"\d+\.\d+", text):
        return Fraction(text)
    whole = chinese_number(text)
    return None if whole is None else Fraction(whole) + Fraction(1, 2) * half
