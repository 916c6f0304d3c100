"""For the command line: units of work on a database beside a running bot, one after another, without a loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from storage import opening, owners, sqlite
from storage.database import Connection
from storage.due import Due
from storage.store import Store
from ties.owners import Owner, Role
from ties.people import OwnerNo

T = TypeVar("T")


class Desk:
    """One owner's memory for a command: each `work` is one committed unit."""

    def __init__(self, raw: Connection, owner: Owner) -> None:
        self.raw = raw
        self.owner = owner

    def work(self, unit: Callable[[Store], T]) -> T:
        """Run a unit that writes, in a transaction of its own; screens it says are not sent."""
        return in_transaction(self.raw, lambda raw: _finished(Store(raw, self.owner, datetime.now(UTC)), unit))

    def read(self, unit: Callable[[Store], T]) -> T:
        """Run a unit that only reads, on one snapshot."""
        with self.snapshot():
            return unit(Store(self.raw, self.owner, datetime.now(UTC)))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the database until the end, whatever a running bot writes meanwhile."""
        self.raw.execute("BEGIN")
        try:
            yield
        finally:
            self.raw.execute("COMMIT")


@contextmanager
def desk_of(path: Path, telegram_id: int, newcomer: Owner) -> Iterator[Desk]:
    """Open the database for one owner, made from `newcomer` when absent. Raises StorageError."""
    now = datetime.now(UTC)
    opening.prepare(path, now)
    with closing(sqlite.connect(path)) as raw:
        owner = in_transaction(raw, lambda inner: _owner(inner, telegram_id, newcomer, now))
        yield Desk(raw, owner)


def in_transaction(raw: Connection, unit: Callable[[Connection], T]) -> T:
    """Run a unit in one transaction, committed whole or rolled back. Raises what the unit raises, or StorageError."""
    try:
        raw.execute("BEGIN IMMEDIATE")
        try:
            result = unit(raw)
            raw.execute("COMMIT")
        except BaseException:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raise
    except Exception as error:
        translated = sqlite.translated(error)
        if translated is error:
            raise
        raise translated from error
    return result


def _finished(store: Store, unit: Callable[[Store], T]) -> T:
    result = unit(store)
    store.finish()
    return result


def _owner(raw: Connection, telegram_id: int, newcomer: Owner, now: datetime) -> Owner:
    owner = owners.by_telegram_id(raw, telegram_id)
    if owner is None:
        owner = owners.add(raw, newcomer, now)
        Due(raw, owner, now).plan()
    return owner


def newcomer(telegram_id: int, zone: str, language: str) -> Owner:
    """Return what an owner made at the command line starts with."""
    return Owner(OwnerNo(0), telegram_id, telegram_id, Role.OPERATOR, language=language or "en", zone=zone)
