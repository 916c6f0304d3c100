"""Rows with defaults, units of work by hand, and whole tables to compare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from storage.actions import TABLES
from storage.database import Connection
from storage.store import Store
from ties.deals import Deal
from ties.owners import Owner
from ties.people import DealId, Person, PersonId

T = TypeVar("T")

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
OWNED = (*TABLES, "person_name", "person_wait", "person_industry", "search_terms", "due")
"""What an owner's changes write and undo must put back, keys and indexes included."""


def person(name: str = "Ann", **fields: Any) -> Person:
    return Person(PersonId(0), name, **fields)


def deal(title: str = "honey", *parties: PersonId, **fields: Any) -> Deal:
    return Deal(DealId(0), title, parties, **({"opened_on": NOW.date()} | fields))


def work(raw: Connection, owner: Owner, unit: Callable[[Store], T], after: timedelta = timedelta()) -> T:
    """Run one committed unit of work, rolled back when it raises."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        store = Store(raw, owner, NOW + after)
        result = unit(store)
        store.finish()
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    raw.execute("COMMIT")
    return result


def table(raw: Connection, name: str) -> list[tuple[Any, ...]]:
    """Return all rows of a table, sorted."""
    return sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)


def tables(raw: Connection, *names: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of many tables."""
    return {name: table(raw, name) for name in names}
