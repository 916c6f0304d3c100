"""Units of work for the command line, beside a running bot."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from storage import forget, sqlite
from storage.database import Connection, scalar
from storage.offline import Desk, desk_of, in_transaction, newcomer
from storage.portable import write
from storage.sqlite import SqliteDatabase
from storage.store import Store
from tests.storage.rows import NOW, person
from ties.errors import DiskFull, NotFound, StorageError
from ties.owners import Role
from ties.people import PersonId

ME = newcomer(7, "Asia/Shanghai", "zh_Hans")


def test_an_owner_is_made_when_absent_and_found_afterwards(tmp_path: Path) -> None:
    with desk_of(tmp_path / "new" / "jieli.db", 7, ME) as desk:
        made = desk.owner
        assert desk.read(lambda store: store.due.next_digest()) is not None
    assert (made.telegram_id, made.role, made.zone, made.language) == (7, Role.OPERATOR, "Asia/Shanghai", "zh_Hans")
    with desk_of(tmp_path / "new" / "jieli.db", 7, newcomer(7, "UTC", "")) as desk:
        assert desk.owner == made


def test_without_a_language_it_is_english() -> None:
    assert newcomer(7, "UTC", "").language == "en"


def count(desk: Desk) -> int:
    return desk.read(lambda store: store.people.count())


def test_each_work_is_kept_whole_or_not_at_all(path: Path) -> None:
    def fail(store: Store) -> None:
        store.people.add(person("Bo"))
        store.people.get(PersonId(5))

    with desk_of(path, 7, ME) as desk:
        desk.work(lambda store: store.people.add(person("Ann")))
        with pytest.raises(NotFound):
            desk.work(fail)
        assert count(desk) == 1
        last = desk.read(lambda store: store.actions.last())
        assert last is not None
        desk.work(lambda store: store.actions.undo(last.id))
        assert count(desk) == 0


async def test_it_works_beside_a_running_bot(path: Path) -> None:
    async with await SqliteDatabase.open(path) as database:
        with desk_of(path, 7, ME) as desk:
            for number in range(20):
                await asyncio.gather(
                    database.read(lambda raw: scalar(raw, "SELECT count(*) FROM person")),
                    asyncio.to_thread(lambda: None),
                )
                desk.work(lambda store, n=number: store.people.add(person(f"Ann {n}")))  # type: ignore[misc]  # mypy sees no type in a lambda's default
            assert await database.read(lambda raw: scalar(raw, "SELECT count(*) FROM person")) == 20


def test_a_read_sees_one_state_whatever_is_written_meanwhile(path: Path) -> None:
    with desk_of(path, 7, ME) as desk, desk_of(path, 7, ME) as writer:
        for number in range(3):
            writer.work(lambda store, n=number: store.people.add(person(f"Ann {n}")))  # type: ignore[misc]  # mypy sees no type in a lambda's default
        with desk.snapshot():
            lines = write(desk.raw, desk.owner, NOW)
            seen = [next(lines), next(lines)]
            writer.work(forget.forget_everything)
            seen += lines
        assert len(seen) == 4
        assert desk.read(lambda store: store.people.count()) == 0


def test_a_drivers_error_becomes_one_of_ours_and_leaves_nothing_open(path: Path) -> None:
    def write_too_much(raw: Connection) -> None:
        raw.execute("CREATE TABLE big AS SELECT zeroblob(9000000) AS b")

    with closing(sqlite.connect(path)) as raw:
        with pytest.raises(StorageError):
            in_transaction(raw, lambda raw: raw.execute("SELECT * FROM nowhere"))
        raw.execute("PRAGMA max_page_count = 100")
        with pytest.raises(DiskFull):
            in_transaction(raw, write_too_much)
        assert not raw.in_transaction
        with pytest.raises(KeyError):
            in_transaction(raw, lambda _: dict[str, str]()["x"])
        assert in_transaction(raw, lambda raw: scalar(raw, "SELECT 1")) == 1
