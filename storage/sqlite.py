"""SQLite behind `Database`: one writer thread with group commit, readers apart."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from storage.database import Connection, Unit
from ties.errors import Damaged, DiskFull, StorageError

log = logging.getLogger(__name__)
# At DEBUG aiosqlite logs the functions it runs, and with them contact text.
logging.getLogger("aiosqlite").setLevel(logging.WARNING)

T = TypeVar("T")

READERS = 2
BUSY_SECONDS = 5.0
LATER_SECONDS = 0.02
"""How long a unit given to `later` waits for somebody else's commit before it gets its own.

Short: an answer whose sent mark is not on disk when the process dies is said again.
"""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a ✅ must survive a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is forgotten must not stay readable in free pages
    "PRAGMA journal_size_limit = 16777216",
    "PRAGMA cache_size = -8192",
)
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Open the file with our pragmas; a new file is readable by its user only. Raises StorageError."""
    try:
        if not read_only:
            _make(path)
        raw = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
            uri=True,
        )
    except (OSError, sqlite3.OperationalError) as error:
        raise StorageError(f"{path} cannot be opened: does it exist, and may this user write there?") from error
    try:
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        if read_only:
            raw.execute("PRAGMA query_only = ON")
    except sqlite3.DatabaseError as error:
        raw.close()
        raise translated(error) from error
    return raw


def _make(path: Path) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def translated(error: Exception) -> Exception:
    """Return our own error for a driver's error, or the error itself."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in _FULL:
        return DiskFull()
    if code in _DAMAGED:
        return Damaged()
    if isinstance(error, sqlite3.OperationalError):
        return StorageError(f"{type(error).__name__} {getattr(error, 'sqlite_errorname', '')}")
    return error


class _Thread(aiosqlite.Connection):
    """aiosqlite's connection, given whole functions: the one place that reaches into it."""

    async def call(self, function: Callable[[Connection], T]) -> T:
        result: T = await self._execute(function, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it untyped
        return result

    def ended(self) -> None:
        """Wait for the thread of a connection that could not be opened: it must not outlive the loop."""
        self._thread.join()


async def _thread(path: Path, *, read_only: bool) -> _Thread:
    thread = _Thread(lambda: connect(path, read_only=read_only), iter_chunk_size=64)
    try:
        await thread
    except BaseException:
        thread.ended()
        raise
    return thread


@dataclass(slots=True)
class _Waiting:
    unit: Unit[Any]
    future: asyncio.Future[Any] | None


@dataclass(slots=True)
class _Outcome:
    result: Any = None
    error: Exception | None = None


class SqliteDatabase:
    """One file. Units that wait together share one commit, each in its own savepoint; so do reads, and a snapshot.

    A hop to a thread and back costs more than what a small unit does there (PERFORMANCE.md).
    """

    def __init__(self, path: Path, writer: _Thread, readers: list[_Thread]) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._idle_readers = list(readers)
        self._reading: set[asyncio.Task[None]] = set()
        self._asked: list[_Waiting] = []
        self._waiting: list[_Waiting] = []
        self._wake = asyncio.Event()
        self._closing = False
        self._loop = asyncio.create_task(self._commit_for_ever(), name="writer")

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open an already migrated file. Raises StorageError; leaves no thread behind when it fails."""
        async with contextlib.AsyncExitStack() as opened:
            threads = []
            for number in range(1 + READERS):
                thread = await _thread(path, read_only=number > 0)
                opened.push_async_callback(thread.close)
                threads.append(thread)
            opened.pop_all()
        return cls(path, threads[0], threads[1:])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def work(self, unit: Unit[T]) -> T:
        """See `Database.work`."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._enqueue(_Waiting(unit, future))
        # A caller that is cancelled must not cancel what is being written.
        return await asyncio.shield(future)

    def later(self, unit: Unit[None]) -> None:
        """See `Database.later`."""
        if self._closing:
            return
        self._waiting.append(_Waiting(unit, None))
        asyncio.get_running_loop().call_later(LATER_SECONDS, self._wake.set)

    async def read(self, unit: Unit[T]) -> T:
        """See `Database.read`."""
        self._refuse_when_closed()
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._asked.append(_Waiting(unit, future))
        if self._idle_readers:
            # It starts once this turn of the loop is over, and takes along whatever else is asked until then.
            task = asyncio.create_task(self._answer(self._idle_readers.pop()), name="reader")
            self._reading.add(task)
            task.add_done_callback(self._reading.discard)
        return await future

    async def exclusive(self, function: Callable[[Connection], T]) -> T:
        """Run `function` on the writer's thread outside a transaction, for VACUUM and checkpoints."""
        self._refuse_when_closed()
        return await self._writer.call(function)

    async def close(self) -> None:
        """See `Database.close`."""
        if self._closing:
            return
        self._closing = True
        self._wake.set()
        try:
            await asyncio.gather(self._loop, *self._reading)
        finally:
            for thread in (*self._readers, self._writer):
                await thread.close()

    def _enqueue(self, waiting: _Waiting) -> None:
        self._refuse_when_closed()
        self._waiting.append(waiting)
        self._wake.set()

    def _refuse_when_closed(self) -> None:
        if self._closing:
            raise StorageError("the database is closed")

    async def _answer(self, reader: _Thread) -> None:
        while self._asked:
            batch, self._asked = self._asked, []
            try:
                outcomes = await reader.call(lambda raw, batch=batch: _on_one_snapshot(raw, batch))  # type: ignore[misc]  # mypy sees no type in a lambda's default
            except Exception as error:  # noqa: BLE001 - whatever happened must reach those who wait
                outcomes = [_Outcome(error=translated(error))] * len(batch)
            _deliver(batch, outcomes)
        self._idle_readers.append(reader)

    async def _commit_for_ever(self) -> None:
        while self._waiting or not self._closing:
            if not self._waiting or not self._wake.is_set():
                await self._wake.wait()
            self._wake.clear()
            batch, self._waiting = self._waiting, []
            if not batch:
                continue
            try:
                outcomes = await self._writer.call(lambda raw, batch=batch: _commit(raw, batch))  # type: ignore[misc]  # mypy sees no type in a lambda's default
            except Exception as error:  # noqa: BLE001 - whatever happened must reach those who wait
                outcomes = [_Outcome(error=translated(error))] * len(batch)
            _deliver(batch, outcomes)


def _deliver(batch: list[_Waiting], outcomes: list[_Outcome]) -> None:
    for waiting, outcome in zip(batch, outcomes, strict=True):
        if waiting.future is None:
            if outcome.error is not None:
                log.warning("a postponed mark failed: %s", type(outcome.error).__name__)
        elif waiting.future.done():
            continue
        elif outcome.error is not None:
            waiting.future.set_exception(outcome.error)
        else:
            waiting.future.set_result(outcome.result)


def _commit(raw: Connection, batch: list[_Waiting]) -> list[_Outcome]:
    """Run all units in one transaction; a failing one is rolled back alone, a failing commit fails all."""
    raw.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_in_savepoint(raw, waiting.unit) for waiting in batch]
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return outcomes


def _in_savepoint(raw: Connection, unit: Unit[Any]) -> _Outcome:
    raw.execute("SAVEPOINT unit")
    try:
        outcome = _Outcome(unit(raw))
    except Exception as error:
        if not raw.in_transaction:  # SQLite rolled everything back by itself: nobody's work is safe
            raise
        raw.execute("ROLLBACK TO unit")
        outcome = _Outcome(error=translated(error))
    raw.execute("RELEASE unit")
    return outcome


def _on_one_snapshot(raw: Connection, batch: list[_Waiting]) -> list[_Outcome]:
    raw.execute("BEGIN")
    try:
        return [_read(raw, waiting.unit) for waiting in batch]
    finally:
        raw.execute("COMMIT")


def _read(raw: Connection, unit: Unit[Any]) -> _Outcome:
    try:
        return _Outcome(unit(raw))
    except Exception as error:  # noqa: BLE001 - it reaches who asked
        return _Outcome(error=translated(error))
