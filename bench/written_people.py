"""People made from made lines: read by the grammar once, then written as often as needed."""

from __future__ import annotations

from datetime import UTC, datetime

from storage import owners
from storage.database import Connection
from storage.store import Store
from ties.capture import read_line
from ties.owners import Owner
from ties.people import OwnerNo, Person
from ties.telling import new_person, told_in

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def owner(raw: Connection, telegram_id: int = 1) -> Owner:
    """Add an owner."""
    return owners.add(raw, Owner(OwnerNo(0), telegram_id, telegram_id), NOW)


def person(line: str) -> Person:
    """Return the person a line describes."""
    return new_person(read_line(line, NOW, "DE"), line)


def write(store: Store, line: str) -> None:
    """Store the person a line describes, with needs and offers."""
    reading = read_line(line, NOW, "DE")
    added = store.people.add(new_person(reading, line))
    for told in told_in(reading):
        store.people.add_resource(added.id, told.kind, told.text, store.today, told.industries)
