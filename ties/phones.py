"""Phone numbers as they are shown."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat


def show_phone(number: str) -> str:
    """Return an E.164 number in groups, +86 138 0013 8000; anything else as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except NumberParseException:
        return number
    return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)
