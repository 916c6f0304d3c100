"""What is done now and then: each step by itself, whatever became of the one before."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from bot.housekeeping import DROP_EVERY, Housekeeper
from storage import backup, forget
from storage.database import scalar
from tests.client import Client, client_of, program_in


@pytest.fixture
def keeper(client: Client) -> Housekeeper:
    return Housekeeper(client.program.database)


async def forget_somebody(client: Client) -> None:
    await client.send("Zephyrine Quillfeather, beekeeper, Graz")
    await client.send("/forget Zephyrine Quillfeather")
    await client.click("Forget")
    await client.click("Yes, for good")


async def test_a_round_backs_up_cleans_and_drops(
    client: Client, keeper: Housekeeper, caplog: pytest.LogCaptureFixture
) -> None:
    await forget_somebody(client)
    with caplog.at_level(logging.INFO, "bot.housekeeping"):
        await keeper.tick()
        await keeper.tick()
    assert [record.message for record in caplog.records] == [
        "what was forgotten is gone from the file",
        "today's backup is made and verified",
    ]
    assert not await client.program.database.read(forget.newest_erasure)
    copy = backup.newest(client.program.database.path)
    assert copy is not None
    assert copy.name == f"jieli-{datetime.now(UTC):%Y-%m-%d}.db"


async def test_old_rows_are_dropped_once_an_hour(client: Client, keeper: Housekeeper) -> None:
    await client.send("/start")

    def sent(raw: object) -> int:
        return int(scalar(raw, "SELECT count(*) FROM outbox"))  # type: ignore[arg-type]  # a connection

    later = datetime.now(UTC) + timedelta(days=3)
    with time_machine.travel(later, tick=False) as clock:
        await keeper.tick()
        assert await client.program.database.read(sent) == 0
        await client.send("/help")
        clock.shift(timedelta(days=3))
        await keeper.tick()
        assert await client.program.database.read(sent) == 0
    assert timedelta(minutes=30) <= DROP_EVERY <= timedelta(hours=2)


async def test_a_backup_that_cannot_be_made_is_told_and_holds_up_nothing(
    client: Client, keeper: Housekeeper, caplog: pytest.LogCaptureFixture
) -> None:
    folder = backup.folder_of(client.program.database.path)
    folder.write_text("a file where the folder should be")
    await keeper.tick()
    assert [record.message for record in caplog.records] == ["housekeeping: back_up: StorageError"]
    folder.unlink()
    caplog.clear()
    await keeper.tick()
    assert caplog.records == []
    assert backup.newest(client.program.database.path)


async def test_a_step_that_breaks_holds_up_no_other(
    client: Client, keeper: Housekeeper, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(forget, "newest_erasure", broken)
    await keeper.tick()
    assert [record.message for record in caplog.records] == ["housekeeping: erase broke"]
    assert backup.newest(client.program.database.path)


async def test_the_program_keeps_house_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with program_in(tmp_path) as (program, api):
        await client_of(program, api).send("/start")
        queue = program.application.job_queue
        assert queue is not None
        assert {job.name for job in queue.jobs()} == {"tick", "keep_house"}
        for job in queue.jobs():
            await job.run(program.application)
        assert backup.newest(program.database.path)
