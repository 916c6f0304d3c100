"""Who may come in, and what the others are told: once, in their language, without a row."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.inbox import arrival
from bot.local_api import BOT_ID
from handlers.context import Access
from handlers.guards import REMEMBERED_STRANGERS, Answered, newcomer, start_token
from storage import owners
from storage.database import Connection
from storage.inbox import Arrival
from storage.owners import INVITE_FOR
from tests.client import OPEN, Client, client_of, program_in
from ties.owners import Role

PRIVATE = Access(open=False, operators=frozenset({1001}), zone="Europe/Berlin", language="")
_NUMBERS = itertools.count(10_000_000)


def test_a_chat_is_answered_once_and_memory_is_bounded() -> None:
    answered = Answered()
    assert answered.first_time(-1)
    assert not answered.first_time(-1)
    for number in range(REMEMBERED_STRANGERS - 1):
        assert answered.first_time(number)
    assert not answered.first_time(-1)
    assert answered.first_time(-2)
    assert answered.first_time(0), "the oldest was forgotten"
    assert not answered.first_time(-1), "whoever goes on writing is remembered"


@pytest.mark.parametrize(
    ("text", "token"),
    [
        pytest.param("/start abc", "abc", id="a link"),
        pytest.param("/start@jieli_bot abc", "abc", id="a link with the bot's name"),
        pytest.param("/start", "", id="no payload"),
        pytest.param("/start a b", "", id="more than a payload"),
        pytest.param("start abc", "", id="no command"),
        pytest.param("/started abc", "", id="another command"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_payload_of_a_start(text: str, token: str) -> None:
    user = {"id": 1, "is_bot": False, "first_name": "A"}
    message: dict[str, Any] = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "from": user}
    update = Update.de_json({"update_id": 1, "message": message | {"text": text}}, None)
    assert start_token(update) == token
    assert start_token(Update(1)) == ""


@pytest.mark.parametrize(
    ("access", "code", "expected"),
    [
        pytest.param(OPEN, "zh-hant", ("zh_Hans", "Europe/Berlin", "DE", "EUR"), id="as Telegram speaks"),
        pytest.param(OPEN, None, ("en", "Europe/Berlin", "DE", "EUR"), id="as nobody says"),
        pytest.param(
            replace(OPEN, zone="Asia/Shanghai", language="en"), "zh", ("en", "Asia/Shanghai", "CN", "CNY"), id="as set"
        ),
        pytest.param(replace(OPEN, zone="UTC"), "en", ("en", "UTC", "", "USD"), id="from nowhere"),
    ],
)
def test_what_a_newcomer_starts_with(access: Access, code: str | None, expected: tuple[str, ...]) -> None:
    owner = newcomer(5, 5, code, Role.OWNER, access)
    assert (owner.language, owner.zone, owner.country, owner.currency) == expected


def rows(raw: Connection) -> int:
    return sum(raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("owner", "inbox", "due"))


async def test_strangers_get_one_line_each_and_leave_no_row(tmp_path: Path) -> None:
    async with program_in(tmp_path, PRIVATE) as (program, api):
        strangers = [client_of(program, api, 5000 + n, "zh" if n % 2 else "en") for n in range(60)]
        kinds = ["/start", "/start guess", "/forget", "hello", "/export"]
        said = [await one.send(kinds[n % 5]) for n, one in enumerate(strangers)]
        said += [await one.send("hello?") for one in strangers]
        assert sum(bool(text) for text in said) == 60
        assert set(said[:60:2]) == {"This bot is private. Ask its operator for an invitation link."}
        assert "邀请" in said[1]
        assert await program.database.read(rows) == 0
        operator = client_of(program, api)
        assert "/who" in await operator.send("/help")


async def test_a_bot_is_never_an_owner(tmp_path: Path) -> None:
    async with program_in(tmp_path) as (program, api):
        machine = client_of(program, api, 77)
        update = _raw(77, 77, "private", "/start", is_bot=True)
        await machine.deliver(update)
        assert await program.database.read(owners.count) == 0


def _raw(user: int, chat: int, kind: str, text: str, *, is_bot: bool = False, **more: Any) -> Arrival:
    message = {
        "message_id": 1, "date": 1_790_000_000, "chat": {"id": chat, "type": kind, "title": "T"}, "text": text,
        "from": {"id": user, "is_bot": is_bot, "first_name": "A", "language_code": "en"}, **more,
    }  # fmt: skip
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    return arrival(BOT_ID, {"update_id": next(_NUMBERS), "message": message})


COMMANDS = ["/start", "/who fintech", "/people", "/today", "/export", "/forget", "/settings", "/deals", "/undo"]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_in_a_group_one_neutral_line_is_said_and_nothing_personal(client: Client, kind: str) -> None:
    await client.send("Secret Person, fintech founder, Singapore")
    group = client_of(client.program, client.api, -100)
    said = [await group.deliver(_raw(1001, -100, kind, text)) for text in COMMANDS]
    said.append(await group.deliver(_raw(1001, -100, kind, "/who fintech", sender_chat={"id": -100, "type": kind})))
    assert [text for text in said if text] == ["I only talk in private chats."]
    assert await client.look(lambda store: store.people.count()) == 1


@pytest.mark.parametrize(("kind", "text"), [("channel", "/who fintech"), ("group", "Secret Person, lawyer, Bonn")])
async def test_where_nobody_addresses_us_we_are_silent(client: Client, kind: str, text: str) -> None:
    await client.send("/start")
    group = client_of(client.program, client.api, -100)
    assert await group.deliver(_raw(1001, -100, kind, text)) == ""
    assert await client.look(lambda store: store.people.count()) == 0


async def test_a_link_of_last_week_lets_nobody_in(tmp_path: Path) -> None:
    async with program_in(tmp_path, PRIVATE) as (program, api):
        long_ago = program.clock.now() - INVITE_FOR
        token = await program.database.work(lambda raw: owners.invite(raw, Role.OWNER, long_ago))
        assert "private" in await client_of(program, api, 7).send(f"/start {token}")
        assert await program.database.read(owners.count) == 0


async def test_whoever_is_in_keeps_an_invitation_for_others(tmp_path: Path) -> None:
    async with program_in(tmp_path, PRIVATE) as (program, api):
        operator, friend = client_of(program, api), client_of(program, api, 1002)
        await operator.send("/start")
        now = program.clock.now()
        token = await program.database.work(lambda raw: owners.invite(raw, Role.OWNER, now))
        await operator.send(f"/start {token}")
        await friend.send(f"/start {token}")
        assert (await friend.owner()).role is Role.OWNER
        assert (await operator.owner()).role is Role.OPERATOR
