"""English words for months, weekdays and ordinals."""

from __future__ import annotations

WEEKDAY = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
YEAR = r"(?:19|20)\d\d"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SMALL = {word: n for n, word in enumerate(_FIRST_TO_TWENTIETH.split(), start=1)}
_TENS = {
    f"{ten}{dash}{word}": base + n
    for ten, base, last in (("twenty", 20, 9), ("thirty", 30, 1))
    for word, n in _SMALL.items()
    for dash in "- "
    if n <= last
}
_ORDINALS = _SMALL | _TENS | {"thirtieth": 30}
ORDINAL_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
ORDINAL = rf"(?:[12]?\d|3[01])(?:st|nd|rd|th)|{ORDINAL_WORD}"
DAY = rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?|{ORDINAL_WORD}"


def weekday_number(word: str) -> int:
    """Return 0 for Monday."""
    return _WEEKDAYS.index(word[:3])


def month_number(word: str) -> int:
    """Return 1 for January."""
    return _MONTHS.index(word[:3]) + 1


def day_number(word: str) -> int:
    """Return the number of `3`, `3rd` or `third`."""
    return _ORDINALS.get(word) or int(word.rstrip("stndrh"))


def year_number(word: str) -> int:
    """Return the year of `2027` or `'27`."""
    year = int(word.lstrip("'"))
    return year if year > 99 else 2000 + year
