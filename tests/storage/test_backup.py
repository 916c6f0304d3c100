"""Copies of a living database, back in its place, and how long they are kept."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import backup, migrate, opening, owners, sqlite
from storage.database import Connection, scalar
from storage.sqlite import SqliteDatabase
from tests.storage.rows import NOW, person, work
from ties.errors import Damaged, NewerDatabase, StorageError
from ties.owners import Owner
from ties.people import OwnerNo


@pytest.fixture
def copied(path: Path, tmp_path: Path) -> Path:
    """A copy of a database with the owner 1001."""
    with closing(sqlite.connect(path)) as raw:
        owners.add(raw, Owner(OwnerNo(0), 1001, 1001), NOW)
    backup.copy(path, tmp_path / "kept" / "copy.db")
    return tmp_path / "kept" / "copy.db"


def ids(path: Path) -> list[int]:
    """The Telegram ids of a file's owners, read without our own program."""
    with closing(sqlite3.connect(path)) as raw:
        return [number for (number,) in raw.execute("SELECT telegram_id FROM owner ORDER BY owner_no")]


def add(raw: Connection, telegram_id: int) -> None:
    owners.add(raw, Owner(OwnerNo(0), telegram_id, telegram_id), NOW)


def test_a_copy_is_one_file_for_its_user_and_says_what_it_holds(path: Path, raw: Connection, owner: Owner) -> None:
    work(raw, owner, lambda store: store.people.add(person("Ann")))
    target = path.parent / "new" / "copy.db"
    assert backup.copy(path, target) == {"owner": 1, "person": 1, "touch": 0, "resource": 0, "deal": 0}
    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert ids(target) == [1001]


async def test_every_copy_made_under_load_opens_and_holds_what_was_confirmed_before_it(path: Path) -> None:
    confirmed: list[int] = []

    async def write(database: SqliteDatabase) -> None:
        for number in range(1, 10_000):
            await database.work(lambda raw, number=number: add(raw, number))  # type: ignore[misc]  # mypy sees no type in a lambda's default
            confirmed.append(number)

    async with await SqliteDatabase.open(path) as database:
        writing = asyncio.create_task(write(database))
        for number in range(25):
            before = len(confirmed)
            target = path.parent / f"{number}.db"
            await asyncio.to_thread(backup.copy, path, target)
            with closing(sqlite3.connect(target)) as raw:
                assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found = ids(target)
            assert found == list(range(1, len(found) + 1))
            assert before <= len(found) <= len(confirmed) + 1
        writing.cancel()
        assert len(confirmed) > 25


def test_a_copy_never_takes_the_place_of_the_database_itself(path: Path, raw: Connection, owner: Owner) -> None:
    (path.parent / "link.db").symlink_to(path)
    for target in (path, path.parent / "link.db"):
        with pytest.raises(StorageError, match="itself"):
            backup.copy(path, target)
    assert ids(path) == [1001]


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(path: Path) -> None:
    (path.parent / "file").touch()
    before = sorted(path.parent.iterdir())
    with pytest.raises(StorageError, match="no copy was made"):
        backup.copy(path, path.parent / "file" / "copy.db")
    assert sorted(path.parent.iterdir()) == before


def test_an_unsound_database_is_not_copied_over_a_sound_copy(path: Path, raw: Connection, copied: Path) -> None:
    for number in range(5000, 7000):
        add(raw, number)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    spoil(path)
    with pytest.raises(StorageError):
        backup.copy(path, copied)
    assert ids(copied) == [1001]


def test_rows_that_break_the_schemas_word_are_damage(raw: Connection, owner: Owner) -> None:
    backup.verify(raw)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute("UPDATE owner SET role = 'emperor'")
    raw.execute("PRAGMA ignore_check_constraints = OFF")
    with pytest.raises(Damaged, match="CHECK"):
        backup.verify(raw)


def spoil(path: Path) -> None:
    """Overwrite pages in the middle, as a dying disk does."""
    with path.open("r+b") as file:
        for page in range(4, path.stat().st_size // 4096, 2):
            file.seek(page * 4096)
            file.write(b"\x5a" * 4096)


def test_restoring_puts_the_copy_in_place_and_keeps_what_was_there(path: Path, raw: Connection, copied: Path) -> None:
    add(raw, 2002)
    raw.close()
    kept = backup.restore(copied, path, NOW)
    assert kept == path.parent / "backups" / "replaced-20261121T090000.db"
    assert ids(path) == [1001]
    assert ids(kept) == [1001, 2002]
    assert sorted(file.name for file in path.parent.iterdir() if file.is_file()) == ["jieli.db"]


def test_restoring_over_a_dirty_folder_takes_nothing_of_the_other_state(path: Path, copied: Path) -> None:
    with closing(sqlite.connect(path)) as raw:
        add(raw, 2002)
        add(raw, 3003)
        stale = {suffix: path.with_name(path.name + suffix).read_bytes() for suffix in ("", "-wal", "-shm")}
    for suffix, content in stale.items():  # as a killed process leaves them
        path.with_name(path.name + suffix).write_bytes(content)
    kept = backup.restore(copied, path, NOW)
    opening.prepare(path, NOW)
    assert ids(path) == [1001]
    assert kept is not None
    assert ids(kept) == [1001, 2002, 3003]


def test_restoring_where_nothing_was(tmp_path: Path, copied: Path) -> None:
    assert backup.restore(copied, tmp_path / "elsewhere" / "jieli.db", NOW) is None
    assert ids(tmp_path / "elsewhere" / "jieli.db") == [1001]
    assert stat.S_IMODE((tmp_path / "elsewhere" / "jieli.db").stat().st_mode) == 0o600


def test_a_damaged_database_is_kept_byte_for_byte_with_its_journal(path: Path, raw: Connection, copied: Path) -> None:
    raw.close()
    path.write_bytes(b"\x5a" * 50_000)
    wal = path.with_name("jieli.db-wal")
    wal.write_bytes(b"journal")
    kept = backup.restore(copied, path, NOW)
    assert kept is not None
    assert kept.read_bytes() == b"\x5a" * 50_000
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"journal"
    assert ids(path) == [1001]


def test_two_restores_in_one_second_keep_both_states(path: Path, copied: Path) -> None:
    with closing(sqlite.connect(path)) as raw:
        add(raw, 2002)
    first = backup.restore(copied, path, NOW)
    second = backup.restore(copied, path, NOW)
    assert first is not None
    assert second is not None
    assert (ids(first), ids(second)) == ([1001, 2002], [1001])


def test_the_copy_that_is_restored_is_not_touched(path: Path, copied: Path) -> None:
    before = copied.read_bytes()
    backup.restore(copied, path, NOW)
    assert copied.read_bytes() == before
    assert [file.name for file in copied.parent.iterdir()] == ["copy.db"]


def test_a_restored_copy_of_an_older_form_is_brought_up_at_the_next_opening(
    path: Path, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = migrate.migrations()
    coming = (*real, migrate.Migration(len(real) + 1, "next", "CREATE TABLE one (a);\n"))
    monkeypatch.setattr(migrate, "migrations", lambda: coming)
    backup.restore(copied, path, NOW)
    opening.prepare(path, NOW)
    with closing(sqlite.connect(path)) as raw:
        assert len(migrate.applied(raw)) == len(coming)


def _garbage(path: Path) -> None:
    path.write_bytes(b"\x00garbage" * 2000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text('{"row": "jieli"}\n')


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipe (name)")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("INSERT INTO migration VALUES (9999, 'future', 'x', 'then')")


def _away(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        pytest.param(_garbage, Damaged, id="garbage"),
        pytest.param(_empty, Damaged, id="an empty file"),
        pytest.param(_text, Damaged, id="an export"),
        pytest.param(_foreign, Damaged, id="another program's database"),
        pytest.param(_cut, Damaged, id="a copy cut short"),
        pytest.param(_newer, NewerDatabase, id="a newer version's"),
        pytest.param(_away, StorageError, id="no file"),
    ],
)
def test_what_is_no_copy_of_ours_is_refused_and_nothing_is_changed(
    path: Path, copied: Path, damage: Callable[[Path], Any], kind: type[Exception]
) -> None:
    damage(copied)
    before = ids(path)
    with pytest.raises(kind):
        backup.restore(copied, path, NOW)
    assert ids(path) == before
    assert sorted(file.name for file in path.parent.iterdir() if file.is_file()) == ["jieli.db"]
    assert not (path.parent / "backups").exists()


def test_a_restore_that_cannot_be_written_changes_nothing(path: Path, copied: Path) -> None:
    (path.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        backup.restore(copied, path, NOW)
    assert ids(path) == [1001]
    assert not (path.parent / "jieli.db.restored").exists()


def test_a_copy_a_day_is_made_once(path: Path) -> None:
    assert backup.daily(path, NOW)
    assert not backup.daily(path, NOW + timedelta(hours=14))
    assert backup.daily(path, NOW + timedelta(hours=15))
    newest = backup.newest(path)
    assert newest is not None
    assert newest.name == "jieli-2026-11-22.db"


def test_without_a_copy_there_is_no_newest(path: Path) -> None:
    assert backup.newest(path) is None


def days_of(folder: Path) -> list[date]:
    return sorted(date.fromisoformat(file.stem.removeprefix("jieli-")) for file in folder.glob("jieli-*"))


def test_over_sixty_days_seven_days_and_four_weeks_are_kept(tmp_path: Path) -> None:
    first = date(2026, 11, 21)
    for number in range(60):
        today = first + timedelta(days=number)
        (tmp_path / f"jieli-{today}.db").touch()
        backup.prune(tmp_path, datetime(today.year, today.month, today.day, 0, 7, tzinfo=UTC))
        found = days_of(tmp_path)
        week = [today - timedelta(days=back) for back in range(6, -1, -1) if today - timedelta(days=back) >= first]
        assert [day for day in found if day in week] == week
        older = [day for day in found if day < week[0]]
        assert all(day.isoweekday() == 7 and (today - day).days < 28 for day in older), older
        assert len(older) == min(3, (today - date(2026, 11, 22)).days // 7) if number > 7 else len(older) <= 1


def test_after_weeks_off_what_is_too_old_goes_with_the_first_new_copy(path: Path) -> None:
    for number in range(30):
        (backup.folder_of(path)).mkdir(exist_ok=True)
        (backup.folder_of(path) / f"jieli-{date(2026, 8, 1) + timedelta(days=number)}.db").touch()
    assert backup.daily(path, NOW)
    assert days_of(backup.folder_of(path)) == [NOW.date()]


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        pytest.param("before-0003-20261101T090000.db", True, id="a young copy from before a migration"),
        pytest.param("before-0003-20261020T090000.db", False, id="an old copy from before a migration"),
        pytest.param("replaced-20261020T090000.db", False, id="what a restore replaced long ago"),
        pytest.param("replaced-20261020T090000-2.db", False, id="and the second of that second"),
        pytest.param("replaced-20261020T090000.db-wal", False, id="and its journal"),
        pytest.param("manual-20200101T090000.db", True, id="a copy made by hand"),
        pytest.param("jieli-old.db", True, id="somebody's own file"),
        pytest.param("jieli-2020-13-45.db", True, id="no day of any calendar"),
        pytest.param("holiday.jpg", True, id="something else"),
    ],
)
def test_no_copy_of_ours_outlives_four_weeks_and_no_other_file_is_touched(
    tmp_path: Path,
    name: str,
    stays: bool,  # noqa: FBT001 - a column of the table
) -> None:
    (tmp_path / name).touch()
    backup.prune(tmp_path, NOW)
    assert (tmp_path / name).exists() is stays


def test_counting_rows_needs_no_owner(raw: Connection) -> None:
    assert set(backup.row_counts(raw).values()) == {0}
    assert scalar(raw, "SELECT count(*) FROM owner") == 0


@pytest.mark.parametrize("journal", [True, False], ids=["with its journal", "without a journal"])
def test_files_copied_by_hand_are_restored_with_what_their_journal_holds(
    path: Path,
    tmp_path: Path,
    journal: bool,  # noqa: FBT001 - a column of the table
) -> None:
    by_hand = tmp_path / "by hand" / "jieli.db"
    by_hand.parent.mkdir()
    with closing(sqlite.connect(path)) as raw:
        add(raw, 1001)
        if not journal:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for suffix in ("", "-wal") if journal else ("",):
            shutil.copyfile(f"{path}{suffix}", f"{by_hand}{suffix}")
    assert backup.restore(by_hand, tmp_path / "new" / "jieli.db", NOW) is None
    assert ids(tmp_path / "new" / "jieli.db") == [1001]
