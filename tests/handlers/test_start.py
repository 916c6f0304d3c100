"""The first minute: access, the first screen, invitations."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.context import Access
from storage import owners
from tests.client import Client, client_of, program_in
from ties.owners import Role

PRIVATE = Access(open=False, operators=frozenset({1001}), zone="Europe/Berlin", language="")


async def test_start_tells_what_it_does_and_gives_examples_to_copy(client: Client) -> None:
    said = await client.send("/start")
    assert "I keep the people you meet" in said
    assert "Every day at 09:00" in said
    assert "Europe/Berlin" in said
    assert "Lin Yue, founder @ HaiTao Logistics" in said
    assert client.labels() == ["English / 中文", "Time zone", "Hour"]


async def test_start_speaks_chinese_to_a_chinese_telegram(zh_client: Client) -> None:
    said = await zh_client.send("/start")
    assert "不让任何一段关系变冷" in said
    assert "张伟 腾讯" in said


async def test_a_stranger_gets_one_reply_and_no_row(tmp_path: Path) -> None:
    async with program_in(tmp_path, PRIVATE) as (program, api):
        stranger = client_of(program, api, 666)
        assert "private" in await stranger.send("/start")
        assert await stranger.send("hello?") == ""
        assert await program.database.read(owners.count) == 0
        left = await program.database.read(lambda raw: raw.execute("SELECT count(*) FROM inbox").fetchone())
        assert left == (0,)


async def test_an_invitation_lets_one_person_in_once(tmp_path: Path) -> None:
    async with program_in(tmp_path, PRIVATE) as (program, api):
        operator, friend, late = (client_of(program, api, number) for number in (1001, 1002, 1003))
        link = next(line for line in (await operator.send("/invite")).splitlines() if line.startswith("https://"))
        token = link.partition("start=")[2]
        assert "I keep the people you meet" in await friend.send(f"/start {token}")
        assert "private" in await late.send(f"/start {token}")
        assert (await friend.owner()).role is Role.OWNER


async def test_only_operators_invite(client: Client) -> None:
    assert "Only the operator" in await client.send("/invite")


async def test_the_operator_link_makes_an_owner_operator(client: Client) -> None:
    await client.send("/start")
    now = client.program.clock.now()
    token = await client.program.database.work(lambda raw: owners.invite(raw, Role.OPERATOR, now))
    assert "You are now the operator" in await client.send(f"/start {token}")
    assert (await client.owner()).role is Role.OPERATOR
    assert "operator" not in (await client.send(f"/start {token}")).lower()


@pytest.mark.parametrize("token", ["x", "' OR 1=1 --", "0" * 64, "\u202e"])
async def test_a_made_up_token_opens_nothing(tmp_path: Path, token: str) -> None:
    async with program_in(tmp_path, PRIVATE) as (program, api):
        assert "private" in await client_of(program, api, 666).send(f"/start {token}")


async def test_in_a_group_the_bot_says_one_neutral_line(client: Client) -> None:
    await client.send("/start")
    arrival = client.person.text("/people")
    group = arrival.body.replace('"type": "private"', '"type": "group"').replace(
        '"chat": {"id": 1001', '"chat": {"id": -50'
    )
    said: list[str] = []
    api, others = client.api, client.api.on_show
    api.on_show = lambda shown: said.append(shown.text) if shown.chat_id == -50 else others(shown)
    for number in (arrival.update_id, arrival.update_id + 1_000_000):
        await client.deliver(replace(arrival, update_id=number, body=group))
    assert said == ["I only talk in private chats."]
