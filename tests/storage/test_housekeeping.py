"""Nothing grows without end, and what was forgotten is gone from the file within the hour."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage import forget, housekeeping, inbox, outbox, owners, search, sqlite
from storage.database import Connection, scalar
from storage.inbox import Arrival
from storage.outbox import OutgoingKind
from storage.sqlite import SqliteDatabase
from storage.store import Store
from tests.storage.rows import NOW, person, table, work
from ties.owners import Owner
from ties.people import OwnerNo, PersonId

HOUR = timedelta(hours=1)
CANARIES = ("quillwort", "zephyrine")


@pytest.fixture
async def database(path: Path) -> AsyncIterator[SqliteDatabase]:
    async with await SqliteDatabase.open(path) as opened:
        yield opened


def rows_everywhere(raw: Connection, owner: Owner) -> None:
    inbox.keep(raw, [Arrival(1, number, 1001, "x") for number in (1, 2)], NOW)
    inbox.done(raw, 1, 1)
    outbox.sent(raw, outbox.queue(raw, owner.no, 1001, OutgoingKind.ANSWER, "sendMessage", {}, "", NOW), 5)
    work(raw, owner, lambda store: store.people.add(person("Ann")))
    raw.execute("INSERT INTO due VALUES (?, 'digest', '2026-11-21', ?, 'done', NULL)", (owner.no, NOW.isoformat()))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("inbox", housekeeping.TOMBSTONES_FOR, id="done, and remembered longer than Telegram repeats"),
        pytest.param("outbox", housekeeping.SENT_FOR, id="sent messages"),
        pytest.param("action", timedelta(hours=24), id="what can be undone"),
        pytest.param("action_image", timedelta(hours=24), id="what it was before"),
        pytest.param("due", housekeeping.DUE_FOR, id="digests that came"),
    ],
)
def test_rows_go_when_their_time_is_over(raw: Connection, owner: Owner, name: str, kept: timedelta) -> None:
    rows_everywhere(raw, owner)
    before = len(table(raw, name))
    housekeeping.drop_old(raw, NOW + kept)
    assert len(table(raw, name)) == before
    housekeeping.drop_old(raw, NOW + kept + HOUR)
    assert len(table(raw, name)) == before - 1


def test_time_takes_nobody_and_nothing_unfinished(raw: Connection, owner: Owner) -> None:
    rows_everywhere(raw, owner)
    waiting = outbox.queue(raw, owner.no, 1001, OutgoingKind.ANSWER, "sendMessage", {}, "", NOW)
    housekeeping.drop_old(raw, NOW + timedelta(days=4000))
    assert outbox.queued(raw) == [waiting]
    assert inbox.backlog(raw, 1) == 1
    assert work(raw, owner, lambda store: store.people.count()) == 1
    assert owners.count(raw) == 1


async def _fill(database: SqliteDatabase) -> Owner:
    def unit(raw: Connection) -> Owner:
        owner = owners.add(raw, Owner(OwnerNo(0), 1001, 1001), NOW)
        store = Store(raw, owner, NOW)
        store.people.add(person("Zephyrine", note="talks about quillwort", raw="Zephyrine quillwort"))
        store.finish()
        return owner

    return await database.work(unit)


async def test_after_an_erasure_the_file_and_its_journal_hold_no_byte_of_it(
    database: SqliteDatabase, path: Path
) -> None:
    owner = await _fill(database)
    for number in range(40):
        await database.work(lambda raw, n=number: _one_more(raw, owner, n))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    assert not await housekeeping.clean_forgotten(database, NOW)
    await database.work(lambda raw: _forgotten(raw, owner))
    assert await housekeeping.clean_forgotten(database, NOW)
    left = b"".join(file.read_bytes().lower() for file in path.parent.glob("jieli.db*"))
    assert b"neighbour" in left
    assert [word for word in CANARIES if word.encode() in left] == []
    assert not await housekeeping.clean_forgotten(database, NOW)


def _one_more(raw: Connection, owner: Owner, number: int) -> None:
    store = Store(raw, owner, NOW)
    store.people.add(person(f"Neighbour {number}", note="baker"))
    store.finish()


def _forgotten(raw: Connection, owner: Owner) -> None:
    store = Store(raw, owner, NOW)
    forget.forget_person(store, store.people.named("zephyrine")[0].id)
    store.finish()


async def test_while_somebody_reads_an_older_state_the_file_is_not_called_clean(
    database: SqliteDatabase, path: Path
) -> None:
    owner = await _fill(database)
    await database.work(lambda raw: _forgotten(raw, owner))
    await database.exclusive(lambda raw: raw.execute("PRAGMA busy_timeout = 20"))
    with closing(sqlite.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM person").fetchall()
        await database.work(lambda raw: _one_more(raw, owner, 1))
        assert not await housekeeping.clean_forgotten(database, NOW)
        assert await database.read(forget.newest_erasure)
        reader.execute("COMMIT")
    assert await housekeeping.clean_forgotten(database, NOW)
    assert not await database.read(forget.newest_erasure)


async def test_people_indexed_by_older_rules_are_indexed_anew_a_few_at_a_time(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await _fill(database)
    for number in range(70):
        await database.work(lambda raw, n=number: _one_more(raw, owner, n))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    assert await housekeeping.refresh_index(database, NOW) == 0
    monkeypatch.setitem(search.VERSIONS, "taxonomy_version", 10_000)
    assert [await housekeeping.refresh_index(database, NOW) for _ in range(3)] == [50, 21, 0]
    assert await database.read(lambda raw: scalar(raw, "SELECT min(taxonomy_version) FROM search_terms")) == 10_000
    assert await database.read(lambda raw: scalar(raw, "SELECT count(*) FROM search_terms")) == 71
    assert await database.read(lambda raw: Store(raw, owner, NOW).people.get(PersonId(owner.no << 20 | 1)).name)
