"""A prepared database in a temporary folder, two owners in it, and a look at its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import opening, owners, sqlite
from storage.database import Connection
from tests.storage.rows import NOW
from ties.owners import Owner
from ties.people import OwnerNo


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database file of this version."""
    file = tmp_path / "jieli.db"
    opening.prepare(file, NOW)
    return file


@pytest.fixture
def raw(path: Path) -> Iterator[Connection]:
    with closing(sqlite.connect(path)) as connection:
        yield connection


@pytest.fixture
def owner(raw: Connection) -> Owner:
    return owners.add(raw, Owner(OwnerNo(0), 1001, 1001), NOW)


@pytest.fixture
def other(raw: Connection) -> Owner:
    return owners.add(raw, Owner(OwnerNo(0), 2002, 2002), NOW)
