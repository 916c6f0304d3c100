"""Databases with many people: one owner's are written by the program, other owners' are copies of them in SQL."""

from __future__ import annotations

import itertools
from contextlib import closing
from pathlib import Path

from bench import made, written_people
from storage import opening, sqlite
from storage.actions import OWNER_SHIFT
from storage.database import Connection
from storage.store import Store
from ties.owners import Owner

RARE_WORD, RARE_WORD_ZH = "xylophone", "二胡"
RARE = 500
"""One line in so many holds the rare words."""

SLICE = 500


def fill(path: Path, people: int, telegram_id: int = 1) -> Owner:
    """Make a database whose owner has so many people; returns the owner."""
    opening.prepare(path, written_people.NOW)
    with closing(sqlite.connect(path)) as raw:
        return add_owner(raw, people, telegram_id)


def add_owner(raw: Connection, people: int, telegram_id: int) -> Owner:
    """Add an owner with so many people, written as the program writes them; returns the owner."""
    owner = written_people.owner(raw, telegram_id)
    lines = enumerate(itertools.islice(made.lines(seed=telegram_id), people))
    while piece := list(itertools.islice(lines, SLICE)):
        raw.execute("BEGIN")
        store = Store(raw, owner, written_people.NOW)
        for number, line in piece:
            written_people.write(store, line if number % RARE else f"{line} {RARE_WORD} {RARE_WORD_ZH}")
        store.finish()
        raw.execute("COMMIT")
    return owner


def add_copies(raw: Connection, of: Owner, total: int) -> None:
    """Add owners with the same people until there are `total` people in all; only what a lookup reads is copied."""
    each = raw.execute("SELECT count(*) FROM person WHERE id >> 20 = ?", (of.no,)).fetchone()[0]
    for number in range(1, total // each):
        owner = written_people.owner(raw, 1_000_000 + number)
        moved = {"shift": (owner.no - of.no) << OWNER_SHIFT, "old": of.no, "new": owner.no}
        raw.execute("BEGIN")
        for table in ("person", "search_terms", "person_industry"):
            raw.execute(_copy(raw, table), moved)
        raw.execute(
            "INSERT INTO search (rowid, terms) SELECT person_id, terms FROM search_terms WHERE person_id >> 20 = :new",
            moved,
        )
        raw.execute("COMMIT")


def _copy(raw: Connection, table: str) -> str:
    """Return the statement that gives an owner's rows of a table to another."""
    changed = {
        "id": "id + :shift",
        "person_id": "person_id + :shift",
        "owner_no": ":new",
        "terms": "substr(replace(' ' || terms, ' ' || :old || '_', ' ' || :new || '_'), 2)",
    }
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    key = next(name for name in ("person_id", "id") if name in columns)
    values = ", ".join(changed.get(name, name) for name in columns)
    return f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {key} >> 20 = :old"
