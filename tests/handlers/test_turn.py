"""One update, one effect: however often it comes, whatever breaks, whenever the database is away."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import MessageHandler, filters

from bot import lanes
from bot.inbox import arrival
from bot.local_api import BOT_ID
from storage import inbox, owners
from storage.database import Connection
from storage.inbox import Arrival
from storage.store import Store
from tests.client import Client, client_of, program_in
from tests.handlers.test_guards import PRIVATE
from tests.storage.rows import NOW, person
from ties.errors import DiskFull, StorageError

LINE = "Ann Lee, lawyer, Bonn"
_NUMBERS = itertools.count(20_000_000)


@pytest.fixture(autouse=True)
def _quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "RETRY_SECONDS", 0.01)


def raw_update(**kinds: Any) -> Arrival:
    return arrival(BOT_ID, {"update_id": next(_NUMBERS), **kinds})


def message(**parts: Any) -> dict[str, Any]:
    sender = {"id": 1001, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    chat = {"id": 1001, "type": "private", "first_name": "Ada"}
    return {"message_id": 5_000_000 + next(_NUMBERS), "date": 1_790_000_000, "chat": chat, "from": sender} | parts


def inbox_states(raw: Connection) -> list[str]:
    return [state for (state,) in raw.execute("SELECT state FROM inbox ORDER BY update_id")]


async def states(client: Client) -> list[str]:
    return await client.program.database.read(inbox_states)


async def test_an_update_that_comes_twice_takes_effect_once(client: Client) -> None:
    update = client.person.text(LINE)
    assert await client.deliver(update)
    assert await client.deliver(update) == ""
    await client.program.keep([update, update])
    await client.program.settled()
    assert await client.look(lambda store: store.people.count()) == 1


async def test_across_a_restart_too(tmp_path: Path) -> None:
    async with program_in(tmp_path) as parts:
        update = client_of(*parts).person.text(LINE)
        await client_of(*parts).deliver(update)
    async with program_in(tmp_path) as parts:
        client = client_of(*parts)
        assert await client.deliver(update) == ""
        assert await client.look(lambda store: store.people.count()) == 1


async def test_the_effect_the_answer_and_the_mark_are_one_commit(client: Client) -> None:
    await client.send("/start")
    said: list[str] = []
    await client.program.database.exclusive(lambda raw: raw.set_trace_callback(said.append))
    await client.send(LINE)
    await client.program.database.exclusive(lambda raw: raw.set_trace_callback(None))
    first = next(n for n, text in enumerate(said) if "INSERT INTO person " in text)
    commit = next(n for n in range(first, len(said)) if said[n] == "COMMIT")
    together = "\n".join(said[first:commit])
    assert "INSERT INTO outbox" in together
    assert "UPDATE inbox SET state = 'done'" in together


UNREADABLE = [
    pytest.param({"message": message(date="yesterday", text="x")}, id="a date in words"),
    pytest.param({"message": message(text=5)}, id="a number for a text"),
    pytest.param({"message": message(text="x", entities="bold")}, id="entities of another type"),
    pytest.param({"message": message(text=["x"])}, id="a list for a text"),
    pytest.param({"message": message(photo={"file_id": 1})}, id="a photo of another type"),
    pytest.param({"edited_message": message(text={"x": 1})}, id="an edit of another type"),
]


@pytest.mark.parametrize("update", UNREADABLE)
async def test_what_cannot_be_read_is_set_aside_told_once_and_holds_up_nobody(
    client: Client, update: dict[str, Any]
) -> None:
    await client.send("/start")
    said = await client.deliver(raw_update(**update))
    assert said == "" or said.count("could not handle that message") == 1
    assert (await client.send(LINE)).count("Ann Lee") >= 1
    assert "new" not in await states(client)


UNKNOWN_KINDS = [
    pytest.param({}, id="nothing"),
    pytest.param({"future_kind": {"from": {"id": 1001}}}, id="a kind of next year"),
    pytest.param({"message": message()}, id="a message without anything"),
    pytest.param({"message": message(sticker_of_next_year={"file_id": "x"})}, id="a part of next year"),
    pytest.param({"message": message(text="hi", field_of_next_year=[1])}, id="a text with a field of next year"),
    pytest.param({"message": message(dice={"emoji": "🎲", "value": 3})}, id="a dice"),
    pytest.param({"message": message(new_chat_title="x")}, id="a service message"),
    pytest.param({"poll": {"id": "1", "question": "q"}}, id="a poll that is not whole"),
    pytest.param({"callback_query": {"id": "1", "from": message()["from"]}}, id="a bare tap"),
]  # fmt: skip


@pytest.mark.parametrize("update", UNKNOWN_KINDS)
async def test_what_we_do_not_know_is_done_with_and_does_no_harm(client: Client, update: dict[str, Any]) -> None:
    await client.send("/start")
    await client.deliver(raw_update(**update))
    assert "new" not in await states(client)
    assert "Ann Lee" in await client.send(LINE)


async def test_a_first_message_that_breaks_is_told_to_newcomers_and_not_to_strangers(tmp_path: Path) -> None:
    async with program_in(tmp_path / "open") as parts:
        assert "could not handle" in await client_of(*parts).deliver(raw_update(message=message(text=5)))
    async with program_in(tmp_path / "closed", PRIVATE) as parts:
        stranger = message(text=5) | {"from": {"id": 9, "is_bot": False, "first_name": "E"}, "chat": {"id": 9}}
        assert await client_of(*parts, telegram_id=9).deliver(raw_update(message=stranger)) == ""


async def test_a_handler_that_breaks_is_tried_three_times_and_what_it_did_is_undone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    await client.send("/start")
    tries = []

    async def broken(update: Any, context: Any) -> None:
        def unit(store: Store) -> None:
            tries.append(store.people.add(person("Half Done")))
            raise ValueError

        await context.work(unit)

    take_free_text(client, broken)
    assert "could not handle that message" in await client.send(LINE)
    assert len(tries) == 3
    assert await client.look(lambda store: store.people.count()) == 0
    assert (await states(client)).count("aside") == 1


def take_free_text(client: Client, callback: Any) -> None:
    """Have free text handled by a callback of the test's own."""
    turns = client.program.lanes._turns
    own: Any = MessageHandler(filters.TEXT & ~filters.COMMAND, callback)
    turns._handlers = [own, *turns._handlers]


async def test_a_database_that_is_away_for_a_moment_costs_no_message(client: Client) -> None:
    await client.send("/start")
    calls = []

    async def locked_at_first(update: Any, context: Any) -> None:
        calls.append(1)
        if len(calls) < 5:
            raise StorageError("locked")
        await context.work(lambda store: store.people.add(person("Ann Lee")))

    take_free_text(client, locked_at_first)
    assert await client.send(LINE) == ""
    assert await client.look(lambda store: store.people.count()) == 1
    assert set(await states(client)) == {"done"}


@pytest.mark.parametrize(("language", "said"), [("en", "Not saved"), ("zh-hans", "没")])
async def test_a_full_disk_is_told_and_the_message_is_stored_once_there_is_room(
    running_program: Any, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setattr(lanes, "FULL_DISK_SECONDS", 0.05)
    program, api = running_program
    client = client_of(program, api, language=language)
    await client.send("/start")
    database, before = client.program.database, len(client.inbox)
    update = client.person.text(f"{LINE}. {'x' * 3000}")
    await database.work(lambda raw: inbox.keep(raw, [update], NOW))
    full = scalar_of(await database.exclusive(lambda raw: raw.execute("PRAGMA page_count").fetchone()))
    await database.exclusive(lambda raw: raw.execute(f"PRAGMA max_page_count = {full}"))
    client.program.lanes.wake([1001])
    await asyncio.sleep(0.4)
    told = [shown.text for shown in client.inbox[before:]]
    assert len(told) == 1
    assert said in told[0]
    assert not told[0].startswith("✅")
    await database.exclusive(lambda raw: raw.execute("PRAGMA max_page_count = 100000"))
    await client.program.settled()
    assert client.read().text.startswith("✅")
    assert await client.look(lambda store: store.people.count()) == 1


async def test_when_nothing_can_even_be_kept_people_are_told_once(client: Client) -> None:
    await client.send("/start")
    database, before = client.program.database, len(client.inbox)

    def fill(raw: Connection) -> None:
        raw.execute(f"PRAGMA max_page_count = {scalar_of(raw.execute('PRAGMA page_count').fetchone())}")
        with contextlib.suppress(sqlite3.OperationalError):
            for number in itertools.count():
                raw.execute("INSERT INTO meta VALUES (?, ?)", (f"junk {number}", "x" * 50))

    await database.exclusive(fill)
    update = client.person.text(f"{LINE}. {'x' * 3000}")
    for _ in range(3):  # as polling asks again and again
        with pytest.raises(DiskFull):
            await client.program.keep([update])
    assert [shown.text[:12] for shown in client.inbox[before:]] == ["⚠️ Not saved"]
    await database.exclusive(lambda raw: raw.execute("PRAGMA max_page_count = 100000"))
    assert (await client.deliver(update)).startswith("✅")
    assert await client.look(lambda store: store.people.count()) == 1


def scalar_of(row: Any) -> int:
    return int(row[0])


async def test_one_update_has_one_unit_of_work(client: Client) -> None:
    await client.send("/start")
    raised: list[type[BaseException]] = []

    async def twice(update: Any, context: Any) -> None:
        await context.work(lambda store: store.people.add(person("Ann Lee")))
        try:
            await context.work(lambda store: store.people.add(person("Bo")))
        except RuntimeError as error:
            raised.append(type(error))

    take_free_text(client, twice)
    await client.send(LINE)
    assert raised == [RuntimeError]
    assert await client.look(lambda store: [one.name for one in store.people.recent(5)]) == ["Ann Lee"]


async def test_a_command_leaves_a_dialogue_and_free_text_answers_it(client: Client) -> None:
    await client.send(LINE)
    await client.click("Note")
    await client.send("/help")
    said = await client.send("Bo Chan, baker, Rome")
    assert "Bo Chan" in said
    assert await client.look(lambda store: store.people.count()) == 2
    await client.click("Note")
    await client.send("likes rye")
    touches = await client.look(lambda store: store.people.touches(store.people.recent(1)[0].id, 5))
    assert [touch.text for touch in touches] == ["likes rye"]


async def test_old_taps_are_answered_however_often(client: Client) -> None:
    await client.send(LINE)
    card = client.read()
    assert "Undone" in await client.click("Undo", card)
    for _ in range(5):
        assert "already done" in await client.click("Undo", card)
    forged = client.person.tap(card, "0:undo:1")
    assert "expired" in await client.deliver(forged)


async def test_twenty_people_at_once_are_each_answered_in_order(tmp_path: Path) -> None:
    async with program_in(tmp_path) as (program, api):
        clients = [client_of(program, api, 3000 + n) for n in range(20)]
        names = ["Ann Lee", "Bo Chan", "Cy Fox", "Di Mann", "Ed Stone"]
        for name in names:
            await program.keep([one.person.text(f"{name}, lawyer, Bonn") for one in clients])
        await asyncio.wait_for(program.settled(), 60)
        for one in clients:
            stored = [p.name for p in await one.look(lambda store: store.people.after(0, 9))]
            assert stored == names


async def test_whoever_blocked_the_bot_is_reachable_again_once_they_write(client: Client) -> None:
    await client.send("/start")
    owner = await client.owner()
    await client.look(lambda store: store.note_reachable(reachable=False))
    assert not (await client.owner()).reachable
    await client.send("/help")
    assert (await client.owner()).reachable
    assert await client.program.database.read(lambda raw: owners.by_number(raw, owner.no))


async def test_the_body_of_what_is_done_is_gone_from_the_inbox(client: Client) -> None:
    await client.send(LINE)
    bodies = await client.program.database.read(lambda raw: raw.execute("SELECT body FROM inbox").fetchall())
    assert json.dumps(bodies).count("Ann") == 0
