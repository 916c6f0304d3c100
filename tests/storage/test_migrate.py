"""From any older form to today's, whole or not at all; edited, newer and foreign files are refused."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage import backup, migrate, opening, owners, sqlite
from storage.database import Connection
from storage.migrate import Migration
from tests.storage.rows import NOW
from ties.errors import Damaged, DiskFull, JieliError, NewerDatabase, StorageError
from ties.owners import Owner
from ties.people import OwnerNo

REAL = migrate.migrations()
TWO_TABLES = "CREATE TABLE one (a);\nCREATE TABLE two (b);\nINSERT INTO one VALUES (1);\n"
NEXT = Migration(REAL[-1].number + 1, "next", TWO_TABLES)
BROKEN = Migration(NEXT.number + 1, "broken", "CREATE TABLE three (c);\nINSERT INTO nowhere VALUES (1);\n")


def coming(monkeypatch: pytest.MonkeyPatch, *more: Migration) -> None:
    monkeypatch.setattr(migrate, "migrations", lambda: (*REAL, *more))


def form(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def copies(path: Path) -> list[Path]:
    return sorted(backup.folder_of(path).glob("*"))


def test_a_fresh_file_has_the_form_that_all_migrations_make_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.prepare(tmp_path / "fresh.db", NOW)
    grown = tmp_path / "grown.db"
    for count in range(1, len(REAL) + 1):
        monkeypatch.setattr(migrate, "migrations", lambda count=count: REAL[:count])
        opening.prepare(grown, NOW)
    assert form(grown) == form(tmp_path / "fresh.db")


def test_migrations_are_numbered_from_one_without_a_gap() -> None:
    assert [one.number for one in REAL] == list(range(1, len(REAL) + 1))


def test_a_second_opening_changes_nothing(path: Path) -> None:
    before = everything(path)
    opening.prepare(path, NOW)
    assert everything(path) == before
    assert copies(path) == []


def test_a_verified_copy_is_made_before_an_old_file_is_changed(
    path: Path, raw: Connection, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = form(path)
    coming(monkeypatch, NEXT)
    opening.prepare(path, NOW)
    (kept,) = copies(path)
    assert kept.name == f"before-{NEXT.number:04d}-20261121T090000.db"
    assert form(kept) == before
    assert "one" in {name for _, name, *_ in form(path)}
    with closing(sqlite.connect(kept)) as copied:
        backup.verify(copied)
        assert owners.by_number(copied, owner.no) == owner


def test_a_new_file_is_not_copied_first(tmp_path: Path) -> None:
    opening.prepare(tmp_path / "new.db", NOW)
    assert copies(tmp_path / "new.db") == []


def test_a_migration_that_breaks_leaves_the_old_form_and_the_next_version_goes_on(
    path: Path, raw: Connection, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(path)
    coming(monkeypatch, NEXT, BROKEN)
    with pytest.raises(StorageError):
        opening.prepare(path, NOW)
    assert everything(path) == before
    assert len(copies(path)) == 1
    monkeypatch.setattr(migrate, "migrations", lambda: REAL)
    opening.prepare(path, NOW)  # the old program still runs on it
    coming(monkeypatch, NEXT)
    opening.prepare(path, NOW)
    assert owners.by_number(raw, owner.no) == owner


_DIES = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from storage import migrate, opening
real, extra = migrate.migrations(), migrate.Migration(int(sys.argv[2]), "next", sys.argv[3])
migrate.migrations = lambda: (*real, extra)
left, split = int(sys.argv[4]), migrate.statements
def dying(sql):
    for number, statement in enumerate(split(sql)):
        if number == left:
            os._exit(9)
        yield statement
    if left < 0:
        os._exit(9)
migrate.statements = dying
opening.prepare(Path(sys.argv[1]), datetime.now(UTC))
"""


@pytest.mark.parametrize("point", [0, 2, -1])
def test_a_process_killed_in_a_migration_leaves_the_old_form(path: Path, point: int) -> None:
    before = everything(path)
    words = [str(path), str(NEXT.number), TWO_TABLES, str(point)]
    ended = subprocess.run([sys.executable, "-c", _DIES, *words], check=False)
    assert ended.returncode == 9
    opening.prepare(path, NOW)
    assert everything(path) == before


def test_a_newer_database_is_refused_and_not_touched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coming(monkeypatch, NEXT)
    opening.prepare(path, NOW)
    before = everything(path)
    monkeypatch.setattr(migrate, "migrations", lambda: REAL)
    with pytest.raises(NewerDatabase):
        opening.prepare(path, NOW)
    assert everything(path) == before


def test_a_migration_edited_after_it_was_applied_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited = Migration(REAL[-1].number, REAL[-1].name, REAL[-1].sql + "-- one more comment\n")
    monkeypatch.setattr(migrate, "migrations", lambda: (*REAL[:-1], edited))
    with pytest.raises(Damaged, match="changed after it was applied"):
        opening.prepare(path, NOW)


def _garbage(path: Path) -> None:
    path.write_bytes(b"no database " * 1000)


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipe (name)")


@pytest.mark.parametrize(
    "spoil", [pytest.param(_garbage, id="no database"), pytest.param(_foreign, id="another program's database")]
)
def test_what_is_none_of_ours_is_refused_and_left_alone(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "jieli.db"
    spoil(path)
    before = form(path) if spoil is _foreign else path.read_bytes()
    with pytest.raises(Damaged):
        opening.prepare(path, NOW)
    assert (form(path) if spoil is _foreign else path.read_bytes()) == before


def test_a_full_disk_stops_a_migration_and_keeps_the_old_form(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(path)
    big = Migration(NEXT.number, "big", "CREATE TABLE big (a);\nINSERT INTO big VALUES (zeroblob(5000000));\n")
    coming(monkeypatch, big)
    connect = sqlite.connect

    def small(file: Path, *, read_only: bool = False) -> Connection:
        raw = connect(file, read_only=read_only)
        raw.execute("PRAGMA max_page_count = 200")
        return raw

    monkeypatch.setattr(sqlite, "connect", small)
    with pytest.raises(DiskFull):
        opening.prepare(path, NOW)
    assert everything(path) == before


def test_two_processes_that_make_one_file_at_once_both_succeed(tmp_path: Path) -> None:
    errors: list[Exception] = []

    def make() -> None:
        try:
            opening.prepare(tmp_path / "jieli.db", NOW)
        except (JieliError, sqlite3.Error) as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


@pytest.mark.parametrize(
    ("sql", "pieces"),
    [
        pytest.param("SELECT 1;\nSELECT 2;\n", 2, id="two lines"),
        pytest.param("-- a comment; with a semicolon\nSELECT 1;\n", 1, id="a comment"),
        pytest.param("CREATE TRIGGER t AFTER INSERT ON a BEGIN\nSELECT 1;\nSELECT 2;\nEND;\n", 1, id="a trigger"),
        pytest.param("SELECT ';\n';\n", 1, id="a semicolon in a text"),
        pytest.param("SELECT 1", 1, id="no last semicolon"),
        pytest.param("\n\n", 0, id="nothing"),
    ],
)
def test_a_script_is_cut_into_its_statements(sql: str, pieces: int) -> None:
    assert len(list(migrate.statements(sql))) == pieces
    assert "".join(migrate.statements(sql)) in {sql, ""}


def test_the_real_number_of_an_owner_survives_migration(path: Path, raw: Connection, owner: Owner) -> None:
    assert owner.no == OwnerNo(1)
    assert len(migrate.applied(raw)) == len(REAL)
