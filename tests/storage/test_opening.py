"""From a path to a database that can be used. What happens to older files is in test_migrate."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from storage import migrate, opening, sqlite
from storage.database import Connection, scalar
from tests.storage.rows import NOW
from ties.errors import StorageError


def test_a_missing_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "data" / "jieli.db"
    opening.prepare(path, NOW)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_when_each_migration_was_applied_is_written_down(path: Path, raw: Connection) -> None:
    found = raw.execute("SELECT number, name, applied_at FROM migration ORDER BY number").fetchall()
    assert found == [(one.number, one.name, NOW.isoformat()) for one in migrate.migrations()]


@pytest.mark.parametrize("name", ["space in it.db", "per%cent%41.db", "quest?ion.db", "ha#sh.db", "借力.db"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    opening.prepare(tmp_path / name, NOW)
    assert {file.name for file in tmp_path.iterdir()} == {name}
    with closing(sqlite.connect(tmp_path / name, read_only=True)) as raw:
        assert scalar(raw, "SELECT count(*) FROM owner") == 0


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"file/jieli\.db cannot be opened"):
        opening.prepare(tmp_path / "file" / "jieli.db", NOW)
