"""What writer and readers promise: commits in groups, failures alone, one snapshot a read, a clean end."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import stat
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage import sqlite
from storage.database import Connection, Unit, one, rows, scalar
from storage.sqlite import READERS, SqliteDatabase
from ties.errors import Damaged, DiskFull, StorageError

PATIENCE = 5.0  # seconds a commit may take on a busy machine


class Refused(Exception):
    """What a unit of these tests raises."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "jieli.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[SqliteDatabase]:
    async with await SqliteDatabase.open(path) as opened:
        await opened.exclusive(
            lambda raw: raw.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, up REFERENCES t (n), text TEXT)")
        )
        yield opened


def put(number: int, text: str = "", up: int | None = None) -> Unit[int]:
    def unit(raw: Connection) -> int:
        raw.execute("INSERT INTO t VALUES (?, ?, ?)", (number, up, text))
        return number

    return unit


def put_and_fail(number: int) -> Unit[int]:
    def unit(raw: Connection) -> int:
        put(number)(raw)
        raise Refused(str(number))

    return unit


def mark(unit: Unit[int]) -> Unit[None]:
    def without_result(raw: Connection) -> None:
        unit(raw)

    return without_result


async def kept(database: SqliteDatabase) -> list[int]:
    return await database.read(lambda raw: [row["n"] for row in rows(raw, "SELECT n FROM t ORDER BY n")])


async def statements(database: SqliteDatabase) -> list[str]:
    """Return a list that fills with what the writer executes from now on."""
    said: list[str] = []
    await database.exclusive(lambda raw: raw.set_trace_callback(said.append))
    return said


async def test_a_unit_is_kept_and_its_result_comes_back(database: SqliteDatabase) -> None:
    assert await database.work(put(7)) == 7
    assert await kept(database) == [7]


async def test_units_that_wait_together_share_one_commit(database: SqliteDatabase) -> None:
    said = await statements(database)
    assert await asyncio.gather(*(database.work(put(n)) for n in range(20))) == list(range(20))
    assert said.count("COMMIT") == 1
    assert said.count("BEGIN IMMEDIATE") == 1
    assert await kept(database) == list(range(20))


async def test_units_are_done_in_the_order_they_were_given(database: SqliteDatabase) -> None:
    order: list[int] = []
    await asyncio.gather(*(database.work(lambda _, n=n: order.append(n)) for n in range(50)))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    assert order == list(range(50))


async def test_a_failing_unit_is_rolled_back_alone(database: SqliteDatabase) -> None:
    said = await statements(database)
    results = await asyncio.gather(
        database.work(put(1)), database.work(put_and_fail(2)), database.work(put(3)), return_exceptions=True
    )
    assert [str(result) for result in results] == ["1", "2", "3"]
    assert isinstance(results[1], Refused)
    assert said.count("COMMIT") == 1
    assert await kept(database) == [1, 3]


async def test_a_failing_commit_fails_everybody_in_it(database: SqliteDatabase) -> None:
    def dangling(raw: Connection) -> None:
        raw.execute("PRAGMA defer_foreign_keys = ON")
        put(2, up=999)(raw)

    results = await asyncio.gather(
        database.work(put(1)), database.work(dangling), database.work(put(3)), return_exceptions=True
    )
    assert all(isinstance(result, Exception) for result in results), results
    assert await kept(database) == []
    assert await database.work(put(4)) == 4
    assert await kept(database) == [4]


async def test_of_two_hundred_random_units_exactly_those_are_kept_that_succeeded(database: SqliteDatabase) -> None:
    chance = random.Random(20261121)  # noqa: S311 - a repeatable draw, no secret

    async def try_one(number: int) -> int | None:
        await asyncio.sleep(chance.random() / 50)
        unit = put_and_fail(number) if chance.random() < 0.4 else put(number)
        try:
            return await database.work(unit)
        except Refused:
            return None

    results = await asyncio.gather(*(try_one(number) for number in range(200)))
    succeeded = [number for number in results if number is not None]
    assert 80 < len(succeeded) < 160
    assert await kept(database) == succeeded


async def test_a_caller_that_goes_away_does_not_undo_what_is_written(database: SqliteDatabase) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow(raw: Connection) -> None:
        put(1)(raw)
        began.set()
        go_on.wait(PATIENCE)
        put(2)(raw)

    task = asyncio.create_task(database.work(slow))
    await asyncio.to_thread(began.wait, PATIENCE)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await database.work(put(3))
    assert await kept(database) == [1, 2, 3]


async def test_callers_cancelled_at_random_leave_whole_units_or_none(database: SqliteDatabase) -> None:
    chance = random.Random(7)  # noqa: S311 - as above

    def pair(number: int) -> Unit[None]:
        def unit(raw: Connection) -> None:
            put(2 * number)(raw)
            put(2 * number + 1)(raw)

        return unit

    tasks = [asyncio.create_task(database.work(pair(number))) for number in range(100)]
    for task in tasks:
        await asyncio.sleep(chance.random() / 2000)
        if chance.random() < 0.5:
            task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    numbers = await kept(database)
    assert all((n ^ 1) in numbers for n in numbers)
    done = {2 * n for n, task in enumerate(tasks) if not task.cancelled()}
    assert done <= set(numbers)


async def test_what_may_come_later_rides_on_the_next_commit(database: SqliteDatabase) -> None:
    said = await statements(database)
    database.later(mark(put(1)))
    await database.work(put(2))
    assert said.count("COMMIT") == 1
    assert await kept(database) == [1, 2]


async def test_what_may_come_later_comes_soon_when_nobody_else_writes(database: SqliteDatabase) -> None:
    database.later(mark(put(1)))
    for _ in range(1000):
        if await kept(database) == [1]:
            return
        await asyncio.sleep(PATIENCE / 1000)
    pytest.fail("it never came")


async def test_a_later_mark_that_fails_harms_nobody(database: SqliteDatabase, caplog: pytest.LogCaptureFixture) -> None:
    database.later(mark(put_and_fail(1)))
    await database.work(put(2))
    assert await kept(database) == [2]
    assert [record.message for record in caplog.records] == ["a postponed mark failed: Refused"]


async def test_a_read_sees_one_snapshot_while_others_write(database: SqliteDatabase) -> None:
    began, go_on = threading.Event(), threading.Event()

    def count_twice(raw: Connection) -> tuple[int, int]:
        before = scalar(raw, "SELECT count(*) FROM t")
        began.set()
        go_on.wait(PATIENCE)
        return before, scalar(raw, "SELECT count(*) FROM t")

    await database.work(put(1))
    reading = asyncio.create_task(database.read(count_twice))
    await asyncio.to_thread(began.wait, PATIENCE)
    await database.work(put(2))
    go_on.set()
    assert await reading == (1, 1)
    assert await kept(database) == [1, 2]


async def test_what_was_committed_is_read_by_whoever_asks_afterwards(database: SqliteDatabase) -> None:
    for number in range(50):
        await database.work(put(number))
        assert (await asyncio.gather(*(kept(database) for _ in range(3)))) == [list(range(number + 1))] * 3


async def test_readers_cannot_write(database: SqliteDatabase) -> None:
    with pytest.raises(StorageError):
        await database.read(put(1))
    assert await kept(database) == []


async def test_a_read_that_fails_fails_alone(database: SqliteDatabase) -> None:
    def fail(raw: Connection) -> None:
        raise Refused

    await database.work(put(1))
    found = await asyncio.gather(database.read(fail), kept(database), return_exceptions=True)
    assert isinstance(found[0], Refused)
    assert found[1] == [1]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        pytest.param("journal_mode", "wal", id="the journal is ahead of the file"),
        pytest.param("synchronous", 2, id="a commit is on disk before it is acknowledged: FULL"),
        pytest.param("foreign_keys", 1, id="no row without its parent"),
        pytest.param("secure_delete", 1, id="what is deleted is overwritten"),
        pytest.param("journal_size_limit", 16 * 2**20, id="the journal does not grow without end"),
    ],
)
async def test_the_writer_keeps_its_promises(database: SqliteDatabase, pragma: str, value: Any) -> None:
    assert await database.exclusive(lambda raw: scalar(raw, f"PRAGMA {pragma}")) == value


async def test_nobody_else_can_read_the_files(database: SqliteDatabase, path: Path) -> None:
    await database.work(put(1))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(("jieli.db", "jieli.db-wal", "jieli.db-shm"), 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_a_full_disk_is_told_and_nothing_false_is_acknowledged(database: SqliteDatabase) -> None:
    async def acknowledged(number: int) -> int | None:
        try:
            return await database.work(put(number, "x" * 500 * (number % 7)))
        except DiskFull:
            return None

    await database.exclusive(lambda raw: raw.execute(f"PRAGMA max_page_count = {scalar(raw, 'PRAGMA page_count') + 9}"))
    told = [n for n in await asyncio.gather(*(acknowledged(n) for n in range(40))) if n is not None]
    for number in range(40, 80):  # one a commit, as well as all at once
        told += [number] if await acknowledged(number) is not None else []
    assert 0 < len(told) < 80
    assert await kept(database) == told
    await database.exclusive(lambda raw: raw.execute("PRAGMA max_page_count = 1000000"))
    assert await database.work(put(100, "x" * 5000)) == 100
    assert await kept(database) == [*told, 100]
    assert await database.read(lambda raw: scalar(raw, "PRAGMA integrity_check")) == "ok"


async def test_a_lock_held_by_somebody_else_is_waited_for(database: SqliteDatabase, path: Path) -> None:
    stranger = sqlite.connect(path)
    stranger.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(database.work(put(1)))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    stranger.execute("COMMIT")
    stranger.close()
    assert await waiting == 1


async def test_a_lock_held_too_long_fails_those_who_waited_and_nobody_after(
    database: SqliteDatabase, path: Path
) -> None:
    await database.exclusive(lambda raw: raw.execute("PRAGMA busy_timeout = 20"))
    stranger = sqlite.connect(path)
    stranger.execute("BEGIN IMMEDIATE")
    results = await asyncio.gather(database.work(put(1)), database.work(put(2)), return_exceptions=True)
    assert [type(result) for result in results] == [StorageError, StorageError]
    stranger.execute("COMMIT")
    stranger.close()
    assert await database.work(put(3)) == 3
    assert await kept(database) == [3]


async def test_a_reader_that_breaks_fails_those_who_asked_and_serves_the_next(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.work(put(1))

    def broken(*_: object) -> None:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "_on_one_snapshot", broken)
        results = await asyncio.gather(*(kept(database) for _ in range(3 * READERS)), return_exceptions=True)
        assert {type(result) for result in results} == {StorageError}
    assert await asyncio.gather(*(kept(database) for _ in range(3 * READERS))) == [[1]] * 3 * READERS


async def test_a_reader_who_goes_away_harms_nobody(database: SqliteDatabase) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow(raw: Connection) -> None:
        began.set()
        go_on.wait(PATIENCE)

    task = asyncio.create_task(database.read(slow))
    await asyncio.to_thread(began.wait, PATIENCE)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    assert await asyncio.gather(*(kept(database) for _ in range(5))) == [[]] * 5


async def test_a_driver_error_becomes_one_of_ours(database: SqliteDatabase) -> None:
    with pytest.raises(StorageError):
        await database.work(lambda raw: raw.execute("SELECT * FROM nowhere"))


async def test_closing_finishes_what_waits(path: Path, database: SqliteDatabase) -> None:
    database.later(mark(put(1)))
    waiting = [asyncio.create_task(database.work(put(n))) for n in range(2, 20)]
    reading = asyncio.create_task(kept(database))
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*waiting) == list(range(2, 20))
    await reading
    raw = sqlite.connect(path)
    assert scalar(raw, "SELECT count(*) FROM t") == 19
    raw.close()


async def test_closing_twice_is_closing_once_and_leaves_no_thread(path: Path) -> None:
    before = set(threading.enumerate())
    database = await SqliteDatabase.open(path)
    ours = set(threading.enumerate()) - before
    assert len(ours) == 1 + READERS
    await asyncio.gather(database.close(), database.close())
    await database.close()
    assert _ended(ours)


async def test_a_closed_database_says_so(database: SqliteDatabase) -> None:
    await database.close()
    database.later(mark(put(1)))
    for call in (database.work(put(1)), database.read(put(1)), database.exclusive(put(1))):
        with pytest.raises(StorageError, match="closed"):
            await call


@pytest.mark.parametrize("failing", [1, 2, 3])
async def test_opening_that_fails_half_way_leaves_no_thread(
    path: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, calls = sqlite.connect, []

    def sometimes(file: Path, *, read_only: bool = False) -> Connection:
        calls.append(file)
        if len(calls) == failing:
            raise Damaged
        return connect(file, read_only=read_only)

    monkeypatch.setattr(sqlite, "connect", sometimes)
    before = set(threading.enumerate())
    with pytest.raises(Damaged):
        await SqliteDatabase.open(path)
    assert len(calls) == failing
    assert _ended(set(threading.enumerate()) - before)


def _ended(threads: set[threading.Thread]) -> bool:
    for thread in threads:
        thread.join(PATIENCE)
    return not any(thread.is_alive() for thread in threads)


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database " * 500)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        pytest.param(_garbage, Damaged, id="another kind of file"),
        pytest.param(lambda path: path.mkdir(), StorageError, id="a folder in its place"),
        pytest.param(lambda path: (path.parent.rmdir(), path.parent.touch()), StorageError, id="a file as its folder"),
    ],
)
def test_what_cannot_be_opened_is_an_error_of_ours(path: Path, spoil: Any, kind: type[Exception]) -> None:
    path.parent.mkdir()
    spoil(path)
    with pytest.raises(kind):
        sqlite.connect(path)


def test_a_file_that_is_not_there_is_not_made_by_looking(path: Path) -> None:
    path.parent.mkdir()
    with pytest.raises(StorageError):
        sqlite.connect(path, read_only=True)
    assert not path.exists()


def test_rows_come_as_dicts_and_nothing_as_none(tmp_path: Path) -> None:
    raw = sqlite.connect(tmp_path / "a.db")
    assert rows(raw, "SELECT 1 AS a, 2 AS b UNION SELECT 3, 4") == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert one(raw, "SELECT 1 AS a WHERE :no", no=0) is None
    assert one(raw, "SELECT :v AS a", v="x") == {"a": "x"}
    assert scalar(raw, "SELECT 1 WHERE 0") is None
    raw.close()


async def test_the_driver_never_logs_what_units_hold(
    database: SqliteDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await database.work(put(1, "canary"))
        await kept(database)
    assert not [record for record in caplog.records if record.name == "aiosqlite"]
