"""One owner's data as JSON lines: written by /export, read back by `jieli import` into the very same rows.

The first line says what the file is; every other line is one row, named by `row`. Ids are the owner's own numbers (the
part below the owner in our keys); lists are JSON lists. Lines without a `row` are people from elsewhere: `name` and
whatever else is there of `id, company, role, industry, city, notes, phones, emails, tags, …`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage import queries
from storage.actions import OWNER_SHIFT, id_range
from storage.database import Connection, Row, rows, scalar, whole
from storage.readable import LISTS, check
from storage.store import Store
from ties.errors import BadInput, NotFound
from ties.owners import Owner
from ties.people import OwnerNo

FORMAT = 1
PAGE = 500
_LOCAL = (1 << OWNER_SHIFT) - 1

_SQL = queries.load("portable")

# row of the line (a table of ours) and query; parents before their children
_KINDS = (
    ("person", "people"),
    ("deal", "deals"),
    ("resource", "resources"),
    ("touch", "touches"),
    ("deal_party", "parties"),
    ("draft", "drafts"),
)
# What a line that is JSON may still do to a driver or to whoever reads its fields; a full disk is none of these.
_UNSTORABLE = (
    ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError,
    sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError,
)  # fmt: skip
_REFERENCES = {"person_id": "person", "deal_id": "deal"}


@dataclass(slots=True)
class Report:
    """What became of a file: rows read = added + known + refused; `refused` holds line numbers and reasons."""

    read: int = 0
    added: int = 0
    known: int = 0
    people: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def write(raw: Connection, owner: Owner, now: datetime) -> Iterator[str]:
    """Yield the lines of an owner's export; `now` is UTC."""
    settings = {
        "language": owner.language, "zone": owner.zone, "country": owner.country, "currency": owner.currency,
        "digest_at": f"{owner.digest_at:%H:%M}", "digest_count": owner.digest_count,
    }  # fmt: skip
    yield _line(
        {"row": "jieli", "format": FORMAT, "exported_at": now.isoformat(timespec="seconds"), "settings": settings}
    )
    for kind, query in _KINDS:
        for row in _all(raw, query, owner.no):
            yield _line({"row": kind, **_outward(row)})


class Reader:
    """Reads lines into an owner's rows; keeps which number of the file became which row between slices."""

    def __init__(self, stranger: Callable[[Row, Store], int]) -> None:
        """`stranger` stores a person from elsewhere and returns the id."""
        self._stranger = stranger
        self._became: dict[tuple[str, int], int] = {}
        self.report = Report()

    def read(self, numbered: Iterable[tuple[int, str]], store: Store) -> None:
        """Read a slice of lines inside a unit of work; what cannot be read is refused with its reason."""
        for number, line in numbered:
            if not line.strip():
                continue
            self.report.read += 1
            try:
                with whole(store.connection):
                    self._row(_parsed(line), store)
            except (BadInput, NotFound) as error:
                self.report.refused.append((number, error.detail))
            except _UNSTORABLE:
                self.report.refused.append((number, "it holds what cannot be stored"))

    def _row(self, row: Row, store: Store) -> None:
        kind = row.pop("row", None)
        if kind is None:
            self._count(self._from_elsewhere(row, store), person=True)
        elif kind == "jieli":
            self.report.read -= 1
        elif isinstance(kind, str) and kind in dict(_KINDS):
            self._count(self._own(kind, row, store), person=kind == "person")
        else:
            raise BadInput(f"unknown row {str(kind)[:40]!r}")

    def _count(self, added: bool, *, person: bool) -> None:  # noqa: FBT001 - counted right here
        self.report.added += added
        self.report.known += not added
        self.report.people += added and person

    def _from_elsewhere(self, row: Row, store: Store) -> bool:
        if not str(row.get("name") or "").strip():
            raise BadInput("no name")
        external = str(row.get("id") or "")
        if external and store.people.imported_as(external) is not None:
            return False
        self._stranger(row, store)
        return True

    def _own(self, kind: str, row: Row, store: Store) -> bool:
        try:
            number = int(row.pop("id"))
            values = _inward(row)
            for column, table in _REFERENCES.items():
                if values.get(column) is not None:
                    values[column] = self._own_row(kind, table, int(values[column]))
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(f"a {kind} without its id, or of a row that is not in the file") from error
        twin = self._twin(kind, number, values, store)
        if twin is not None:
            self._became[kind, number] = twin
            return False
        self._became[kind, number] = _insert(kind, number, values, store)
        return True

    def _own_row(self, kind: str, table: str, number: int) -> int | None:
        """Return what a row of the file became; a touch outlives the deal it was about. Raises KeyError."""
        if (kind, table) == ("touch", "deal"):
            return self._became.get((table, number))
        return self._became[table, number]

    def _twin(self, kind: str, number: int, values: Row, store: Store) -> int | None:
        """Return the row that this line was already read into, or came from."""
        low = id_range(store.owner.no)["low"]
        if kind == "person":
            asked = {key: values.get(key) for key in ("created_at", "raw", "name")}
            found: int | None = scalar(store.connection, _SQL["twins"], **asked, **id_range(store.owner.no))
            return found
        try:
            there = store.actions.row(kind, low | number)
        except NotFound:
            return None
        there.pop("id")
        return low | number if there == values else None


def _insert(kind: str, number: int, values: Row, store: Store) -> int:
    try:
        check(kind, values)
        return store.actions.insert_as(kind, number, **values)
    except (KeyError, ValueError, TypeError) as error:
        raise BadInput(f"a {kind} that lacks something or holds what does not belong there") from error


def _all(raw: Connection, query: str, owner_no: OwnerNo) -> Iterator[Row]:
    after = 0
    while page := rows(raw, _SQL[query], after=after, limit=PAGE, **id_range(owner_no)):
        yield from page
        after = page[-1]["id"]


def _outward(row: Row) -> dict[str, Any]:
    out = {
        key: json.loads(value) if key in LISTS or (key == "birthday" and value) else value for key, value in row.items()
    }
    for key in ("id", *_REFERENCES):
        if out.get(key) is not None:
            out[key] &= _LOCAL
    return out


def _inward(row: Row) -> Row:
    return {
        key: json.dumps(value, ensure_ascii=False) if key in LISTS or (key == "birthday" and value) else value
        for key, value in row.items()
    }


def _parsed(line: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput("not JSON") from error
    if not isinstance(row, dict):
        raise BadInput("not a JSON object")
    return row


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
