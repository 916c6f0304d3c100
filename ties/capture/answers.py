"""A reading as plain data, with the keys that `jieli read --json` prints."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from ties.capture.reading import Reading, Route
from ties.dates import FoundDate
from ties.industries import broad
from ties.people import Birthday


def as_json(message_id: str, reading: Reading, route: Route, first_date: FoundDate | None) -> dict[str, Any]:
    """Return one answer: id, route, person, fields, note, and the first date of the text (null when there is none)."""
    answer: dict[str, Any] = {"id": message_id, "route": route.kind}
    if route.person:
        answer["person"] = route.person
    answer["fields"] = {
        f.name: _plain(getattr(reading, f.name))
        for f in fields(reading)
        if f.name != "note" and getattr(reading, f.name)
    }
    if reading.industries:
        answer["fields"]["industries"] = list(dict.fromkeys(map(broad, reading.industries)))
    answer["note"] = reading.note
    answer["date"] = first_date.on.isoformat() if first_date else None
    if first_date and first_date.at:
        answer["time"] = first_date.at.strftime("%H:%M")
    return answer


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Birthday):
        told = {"month": value.month, "day": value.day, "year": value.year, "lunar": value.lunar}
        return {key: part for key, part in told.items() if part}
    return value
