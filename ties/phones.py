"""Phone numbers: kept as E.164, shown as people write them, read from what a person types."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

SHORTEST = 5
"""Emergency and service numbers are shorter, numbers of people are not."""


def show_phone(number: str) -> str:
    """Return an E.164 number in groups, +86 138 0013 8000; anything else as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except NumberParseException:
        return number
    return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)


def read_phone(text: str, region: str) -> str | None:
    """Return a typed number as E.164, or None; `region` (ISO alpha-2 or empty) is for one without a country code."""
    try:
        parsed = phonenumbers.parse(text, region or None)
    except NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed) or len(str(parsed.national_number)) < SHORTEST:
        return None
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
