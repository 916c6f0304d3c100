"""What a row from outside must hold so that every screen can show it: better refused than broken for good."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

from storage.database import Row
from storage.people import person_of, resource_of, touch_of
from ties.deals import DealStage

LISTS = frozenset({"industries", "phones", "emails", "urls", "tags"})
_NUMBERS = frozenset(
    {"id", "person_id", "deal_id", "message_id", "organisation", "rhythm_days", "second_hand", "open", "amount_minor"}
)
_DAYS = frozenset(
    {"met_on", "last_touch_on", "next_touch_on", "said_on", "touched_on", "next_on", "opened_on", "closed_on"}
)
_MOMENTS = frozenset({"created_at", "said_at"})
_LONGEST_RHYTHM = 36_500  # days


def check(table: str, values: Row) -> None:
    """Raise ValueError, TypeError or KeyError unless the columns of a row of this table can be read back."""
    for column, value in values.items():
        _check_column(column, value)
    _CHECKS[table]({"id": 0, **values})


def _check_column(column: str, value: object) -> None:
    if value is None:
        return
    if not isinstance(value, int if column in _NUMBERS else str):
        raise TypeError(column)
    text = str(value)
    if column in LISTS and not _is_texts(json.loads(text)):
        raise TypeError(column)
    # Days are compared as texts.
    if column in _DAYS and date.fromisoformat(text).isoformat() != text:
        raise ValueError(column)
    if column in _MOMENTS and datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(column)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _person(row: Row) -> None:
    person = person_of(row)
    if not person.name.strip() or not 0 <= person.rhythm_days <= _LONGEST_RHYTHM:
        raise ValueError("name or rhythm")
    if person.birthday is not None:
        date(person.birthday.year or 2000, person.birthday.month, 1)
        if not 1 <= person.birthday.day <= 31:
            raise ValueError("birthday")


def _deal(row: Row) -> None:
    DealStage(row["stage"])
    if (row["amount_minor"] is None) is not (row["currency"] is None):
        raise ValueError("amount")


_CHECKS: dict[str, Callable[[Row], object]] = {
    "person": _person,
    "resource": resource_of,
    "touch": touch_of,
    "deal": _deal,
    "deal_party": lambda row: (row["deal_id"], row["person_id"]),
    "draft": lambda row: row["said_at"],
}
