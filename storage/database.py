"""What the rest of the program may ask of a database, whichever it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

Connection = sqlite3.Connection
"""The synchronous connection that a unit of work gets; a psycopg connection has the same `execute`."""

Row = dict[str, Any]
Unit = Callable[[Connection], T]


class Database(Protocol):
    """Runs whole units of work: each is atomic, none contains an await."""

    async def work(self, unit: Unit[T]) -> T:
        """Run `unit` on the writer; returns after its commit is on disk. Raises what the unit raised, rolled back."""

    def later(self, unit: Unit[None]) -> None:
        """Run `unit` with the next commit, soon; for marks whose loss in a crash is harmless."""

    async def read(self, unit: Unit[T]) -> T:
        """Run a unit that only reads, beside the writer, on one snapshot."""

    async def close(self) -> None:
        """Finish what waits and close; safe to call twice."""


@contextmanager
def whole(connection: Connection) -> Iterator[None]:
    """Keep what is done inside, or, when it raises, none of it; for parts of a unit that may fail alone."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled everything back already
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


def one(connection: Connection, sql: str, **values: Any) -> Row | None:
    """Return the first row as a dict, or None."""
    cursor = connection.execute(sql, values)
    row = cursor.fetchone()
    return None if row is None else _named(cursor, row)


def rows(connection: Connection, sql: str, **values: Any) -> list[Row]:
    """Return all rows as dicts."""
    cursor = connection.execute(sql, values)
    return [_named(cursor, row) for row in cursor.fetchall()]


def scalar(connection: Connection, sql: str, **values: Any) -> Any:
    """Return the first column of the first row, or None."""
    row = connection.execute(sql, values).fetchone()
    return None if row is None else row[0]


def _named(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Row:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}
