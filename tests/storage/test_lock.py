"""One instance per database."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.lock import instance_lock
from ties.errors import Busy

_HOLD = """
import sys
from pathlib import Path
from storage.lock import instance_lock
with instance_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "jieli.db"
    with instance_lock(path), pytest.raises(Busy) as caught, instance_lock(path):
        pytest.fail("both hold it")
    assert caught.value.detail == str(path)
    with instance_lock(path):
        assert (path.parent / "jieli.db.lock").stat().st_mode & 0o777 == 0o600


def test_the_lock_of_another_database_is_another(tmp_path: Path) -> None:
    with instance_lock(tmp_path / "a.db"), instance_lock(tmp_path / "b.db"):
        assert {file.name for file in tmp_path.iterdir()} == {"a.db.lock", "b.db.lock"}


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    path = tmp_path / "jieli.db"
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Busy), instance_lock(path):
            pytest.fail("held by the other process")
        process.kill()
        process.wait()
        with instance_lock(path):
            pass
