"""Phone numbers in a line, in the world's own form (E.164); invoices, orders and dates are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import phonenumbers

from ties.capture.sheet import Sheet
from ties.capture.tables import choice
from ties.folding import HAN
from ties.patterns import lazy
from ties.places import find_places

_NUMBER = lazy(
    r"(?<![\w.@/#-])(?P<id>\+?\(?\+?\d(?:[\s().\u2010-]?[\s().-]?\d){5,16})(?![\w@]|[.,]\d|-\d)"
    rf"|(?<=[{HAN}:])(?P<glued>\+?\d[\d -]{{6,17}}\d)(?!\d)"
)
_CUE = lazy(
    rf"(?:\b(?:(?:[2-9]|two|three)\s+)?{choice('contacts', 'phone')}|{choice('contacts', 'phone_zh')})"
    r"(?:\s*(?:numbers?|no\.?|is|号码?|是))?\s*[:.]?\s*$",
    re.IGNORECASE,
)
_NOT_PHONE = lazy(rf"{choice('contacts', 'not_phone')}\s*(?:no\.?|number|号|码|:|#|is|是)*\s*$", re.IGNORECASE)
_DATE_LIKE = lazy(
    r"(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:0?[1-9]|[12]\d|3[01])|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d"
)
_TRUNK = lazy(r"\(?0[1-9]")
_CHINESE_MOBILE = lazy(r"1[3-9]\d{9}")
_SAME_NUMBER = lazy(
    r"(?:手机|电话|手機|電話)?(?:号)?(?:/|、|和|与)?微信(?:号)?同(?:号|步|手机号?|電话|电话)"
    r"|\(?\b(?:wechat|wx)[: ]+same(?: number| no\.?| as (?:phone|mobile|above))?\)?",
    re.IGNORECASE,
)
_KEEP_ZERO = {"IT", "SM", "VA"}
"""Countries whose numbers keep the zero in front."""

_GROUPS = 2
_CUE_REACH = 40  # characters before a number in which a word may say what it is


def take_phones(sheet: Sheet, region: str) -> list[str]:
    """Take the phone numbers, in order, without repetition; other long numbers are kept for the note."""
    found: dict[str, None] = {}
    countries = cache(lambda: _countries(sheet.text, region))  # looked up once, and only when a number asks
    for hit in _NUMBER.finditer(sheet.open_text()):
        before = sheet.open_text()[max(0, hit.start() - _CUE_REACH) : hit.start()]
        cue = _CUE.search(before)
        if not cue and not hit[0].startswith("+") and _NOT_PHONE.search(before):
            sheet.hold(hit.start(), hit.end())
            continue
        told = hit["id"] or hit["glued"]
        sure = cue is not None or _is_grouped(told)
        number = read_phone(told, region) or _abroad(told, countries) or read_phone(told, region, sure=sure)
        if number:
            found.setdefault(number)
            sheet.take(hit.start() - (len(cue.group()) if cue else 0), hit.end())
    return list(found)


def _is_grouped(told: str) -> bool:
    """Whether a number is written as one is read aloud, trunk zero first: 01632 960 718, (0)20 917 0144."""
    groups = re.findall(r"\d+", told)
    return len(groups) > 1 and _TRUNK.match(told) is not None and 9 <= sum(map(len, groups)) <= 12


def _countries(text: str, region: str) -> tuple[str, ...]:
    """Return the countries a line names, the owner's left out."""
    return tuple(dict.fromkeys(p.place.country for p in find_places(text) if p.place.country not in {"", region}))


def _abroad(told: str, countries: Callable[[], tuple[str, ...]]) -> str:
    """Read a number as one of the countries the line names, when it is none of the owner's: 0712 345 678 in Nakuru."""
    if "+" in told or len(re.findall(r"\d+", told)) < _GROUPS:
        return ""
    return next((number for country in countries() if (number := read_phone(told, country))), "")


def take_same_number(sheet: Sheet) -> bool:
    """Take 微信同号: the phone number is the WeChat id too."""
    hit = _SAME_NUMBER.search(sheet.open_text())
    if hit:
        sheet.take(hit.start(), hit.end())
    return hit is not None


def read_phone(text: str, region: str, *, sure: bool = False) -> str:
    """Return a phone number as E.164, or nothing.

    `region` (ISO alpha-2) is for numbers without a country code; `sure` when a word beside it says phone.
    """
    digits = re.sub(r"\D", "", text)
    if len(digits) < 7 or (_DATE_LIKE.fullmatch(text.strip()) and not sure):
        return ""
    if _CHINESE_MOBILE.fullmatch(digits) and "+" not in text and not _valid(digits, region):
        region = "CN"
    if text.startswith("00"):
        text = "+" + digits[2:]
    return _valid(text, region, lenient=sure)


def _valid(text: str, region: str, *, lenient: bool = False) -> str:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    loose = "+" in text or lenient
    reason = phonenumbers.is_possible_number_with_reason(number)
    if loose and reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    if loose and number.italian_leading_zero and phonenumbers.region_code_for_number(number) not in _KEEP_ZERO:
        return ""
    good = loose or phonenumbers.is_valid_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if good else ""
