"""Every named query: it is used, it fits the schema, and it says whose rows it touches."""

from __future__ import annotations

import ast
import re
from importlib import resources
from pathlib import Path

import pytest

import storage
from storage import queries
from storage.actions import TABLES
from storage.database import Connection
from storage.queries import Queries

ROOM = Path(storage.__file__).parent
FILES = sorted(path.stem for path in (ROOM / "sql").glob("*.sql"))
ALL = [pytest.param(file, name, id=f"{file}.{name}") for file in FILES for name in queries.load(file).names()]

OWNED = {
    *TABLES, "person_name", "person_wait", "person_industry", "search_terms", "search", "message_link", "dialogue",
    "action", "action_image", "asked", "due", "outbox", "sequence",
}  # fmt: skip
"""Tables that hold what one owner keeps, or is told."""

WHOSE = re.compile(r":owner_no\b|:low\b.*:high\b", re.DOTALL)

FOR_EVERYBODY = {
    "actions.drop_old_actions": "housekeeping: time passes for everybody",
    "backup.row_counts": "counts of the whole file, no row leaves",
    "due.abandoned": "the schedule's own sweep; each row names its owner",
    "due.adrift": "as due.abandoned",
    "due.claim": "as due.abandoned",
    "due.drop_old": "housekeeping",
    "owners.add": "makes the owner",
    "owners.by_telegram_id": "the Telegram id is the owner",
    "owners.count": "a number, no row leaves",
    "owners.operators": "who runs the instance",
    "inbox.last_message": "the Telegram id is the owner",
    "outbox.drop_old": "housekeeping",
    "outbox.queued": "the sender's own sweep; each row names its chat",
    "outbox.queued_nudges": "the schedule's own sweep",
    "outbox.attempt": "the sender's mark, by the number it was given",
    "outbox.untried": "as outbox.attempt",
    "outbox.sent": "as outbox.attempt",
    "outbox.gave_up": "as outbox.attempt",
    "search.by_words": "each term asked for begins with the owner's number",
    "search.merge": "upkeep of the index",
    "search.stale": "upkeep of the index; the owner is read from the id",
}
"""Queries on owned tables that name no owner, and why that is right."""

BY_ID = {
    "actions.add_action": "the id was drawn for this owner",
    "actions.add_image": "as actions.add_action",
    "nudges.add_item": "as actions.add_action",
    "search.add_asked": "as actions.add_action",
    "search.drop_asked": "from the owner's first id up to one of theirs",
    "search.add_words": "the row follows a person row of this owner",
    "search.drop_words": "as search.add_words",
    "search.put_terms": "as search.add_words",
}
"""Queries that write under an id which holds the owner."""


def text_of(file: str, name: str) -> str:
    """The statement without its comments."""
    return re.sub(r"--[^\n]*", "", queries.load(file)[name])


def tables_in(sql: str) -> set[str]:
    return set(re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)", sql))


def said_in_code(file: str) -> set[str]:
    """All texts in the modules that load a file of queries; f-strings as far as their tables are known."""
    said: set[str] = set()
    for path in ROOM.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        if f'queries.load("{file}")' in source:
            said |= {str(node.value) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    return said | {f"{prefix}{table}" for prefix in said & {"get_", "put_", "drop_"} for table in TABLES}


@pytest.mark.parametrize(("file", "name"), ALL)
def test_the_query_is_used(file: str, name: str) -> None:
    assert name in said_in_code(file)


@pytest.mark.parametrize(("file", "name"), ALL)
def test_the_query_fits_the_schema(raw: Connection, file: str, name: str) -> None:
    sql = queries.load(file)[name]
    raw.execute(f"EXPLAIN {sql}", dict.fromkeys(re.findall(r":(\w+)", sql)))


@pytest.mark.parametrize(("file", "name"), ALL)
def test_the_query_says_whose_rows_it_touches(file: str, name: str) -> None:
    sql = text_of(file, name)
    allowed = f"{file}.{name}" in FOR_EVERYBODY or f"{file}.{name}" in BY_ID or name.startswith("put_")
    assert not tables_in(sql) & OWNED or WHOSE.search(sql) or allowed


def test_no_exception_is_made_for_a_query_that_needs_none() -> None:
    for key in (*FOR_EVERYBODY, *BY_ID):
        sql = text_of(*key.split("."))
        assert tables_in(sql) & OWNED, key
        assert not WHOSE.search(sql), key


def test_every_table_of_the_schema_is_owned_or_known_to_be_nobodys(raw: Connection) -> None:
    found = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    inner = {name for name in found if name.startswith(("search_", "sqlite_"))} - {"search_terms"}
    assert found - inner - OWNED == {"meta", "migration", "invite", "inbox", "erasure"}


def test_no_sql_is_built_outside_the_storage_room() -> None:
    rooms = [path for room in ("bot", "handlers", "ties") for path in (ROOM.parent / room).rglob("*.py")]
    statement = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\s")
    assert [path.name for path in rooms if statement.search(path.read_text(encoding="utf-8"))] == []


def test_a_query_that_is_not_there_is_named_with_its_file() -> None:
    with pytest.raises(KeyError, match="no query 'nothing' in people"):
        queries.load("people")["nothing"]
    with pytest.raises(FileNotFoundError):
        queries.load("nowhere")


def test_a_file_of_queries_is_cut_at_its_names() -> None:
    found = Queries("a", "-- a file\n\n-- name: one\nSELECT 1;\n\n-- name: two\n-- why\nSELECT ';'\nFROM x;\n")
    assert found.names() == ("one", "two")
    assert found["one"] == "SELECT 1"
    assert found["two"] == "-- why\nSELECT ';'\nFROM x"


def test_the_files_are_found_inside_the_package() -> None:
    assert sorted(p.name for p in resources.files("storage").joinpath("sql").iterdir() if p.name.endswith(".sql")) == [
        f"{file}.sql" for file in FILES
    ]
