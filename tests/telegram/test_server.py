"""The server refuses what Telegram refuses; otherwise the tests that lean on it prove nothing."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.telegram.chats import Account
from tests.telegram.faults import EVERY_FAULT, Fault, Faults
from tests.telegram.limits import IN_FLIGHT, Limits
from tests.telegram.server import TOKEN, Server

ANN = Account(7)
BO = Account(8, first_name="Bo")
BUTTON = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


class Bot:
    """A client that calls methods as a Bot API library would."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.client = httpx.AsyncClient(trust_env=False)

    async def call(self, method: str, **values: Any) -> dict[str, Any]:
        """Return the reply to a call with a JSON body."""
        reply = await self.client.post(f"{self.server.api_url}{TOKEN}/{method}", json=values, timeout=5)
        said: dict[str, Any] = reply.json()
        assert said["ok"] == (reply.status_code == 200)
        return said

    async def result(self, method: str, **values: Any) -> Any:
        """Return the result of a call that must succeed."""
        said = await self.call(method, **values)
        assert said["ok"], said
        return said["result"]

    async def ids(self, **values: Any) -> list[int]:
        """Return the ids of the next batch."""
        return [update["update_id"] for update in await self.result("getUpdates", **values)]


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as listening:
        listening.limits.switched_on = False
        yield listening


@pytest_asyncio.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    bot = Bot(server)
    yield bot
    await bot.client.aclose()


async def test_an_update_is_repeated_until_a_higher_offset_arrives(server: Server, bot: Bot) -> None:
    server.write(ANN, "one")
    server.write(BO, "two")
    first = await bot.ids()
    assert await bot.ids(offset=first[0]) == first
    assert await bot.ids(offset=first[1]) == first[1:]
    assert await bot.ids(offset=first[1] + 1) == []
    assert await bot.ids() == []


async def test_a_deaf_server_delivers_again(server: Server, bot: Bot) -> None:
    server.write(ANN, "one")
    server.updates.deaf = True
    (first,) = await bot.ids()
    assert await bot.ids(offset=first + 1) == [first]
    server.updates.deaf = False
    assert await bot.ids(offset=first + 1) == []


async def test_a_negative_offset_keeps_only_the_last_ones(server: Server, bot: Bot) -> None:
    for number in range(5):
        server.write(ANN, str(number))
    assert len(await bot.ids(offset=-2)) == 2
    assert server.updates.backlog == 2


async def test_a_batch_holds_a_hundred_at_most(server: Server, bot: Bot) -> None:
    for number in range(130):
        server.write(ANN, str(number))
    assert len(await bot.ids(limit=500)) == 100
    assert len(await bot.ids(limit=3)) == 3


async def test_a_long_poll_ends_when_something_arrives(server: Server, bot: Bot) -> None:
    polling = asyncio.create_task(bot.ids(timeout=2))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    server.write(ANN, "hello")
    assert len(await polling) == 1
    assert time.monotonic() - began < 0.5
    assert server.delivered.is_set()


async def test_a_long_poll_ends_after_its_time(bot: Bot) -> None:
    bot.server.updates.longest_poll = 0.2
    began = time.monotonic()
    assert await bot.ids(timeout=1) == []
    assert 0.15 < time.monotonic() - began < 0.9


async def test_the_earlier_of_two_pollers_gets_a_conflict(server: Server, bot: Bot) -> None:
    earlier = asyncio.create_task(bot.call("getUpdates", timeout=2))
    await asyncio.sleep(0.05)
    later = asyncio.create_task(bot.call("getUpdates", timeout=2))
    assert (await earlier)["error_code"] == 409
    server.write(ANN, "hello")
    assert (await later)["ok"]


async def test_a_batch_for_a_dead_poller_counts_as_not_delivered(server: Server, bot: Bot) -> None:
    polling = asyncio.create_task(bot.ids(timeout=2))
    await asyncio.sleep(0.05)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    await asyncio.sleep(0.05)
    server.write(ANN, "hello")
    await asyncio.sleep(0.05)
    assert not server.delivered.is_set()
    assert len(await bot.ids()) == 1


async def test_updates_wait_while_the_server_is_away(server: Server, bot: Bot) -> None:
    server.write(ANN, "hello")
    await server.stop()
    with pytest.raises(httpx.TransportError):
        await bot.ids()
    await server.start()
    assert len(await bot.ids()) == 1


@pytest.mark.parametrize(
    "send",
    [
        pytest.param(lambda client, url, form: client.post(url, json=form), id="JSON"),
        pytest.param(lambda client, url, form: client.post(url, data=form), id="urlencoded"),
        pytest.param(lambda client, url, form: client.post(url, data=form, files={"x": b"\r\n"}), id="multipart"),
        pytest.param(lambda client, url, form: client.get(url, params=form), id="query"),
    ],
)
async def test_every_way_to_send_a_form_is_read(server: Server, bot: Bot, send: Any) -> None:
    server.write(ANN, "hello")
    reply = await send(bot.client, f"{server.api_url}{TOKEN}/sendmessage", {"chat_id": "7", "text": "你好 & <ok>=1"})
    assert reply.json()["result"]["text"] == "你好 & <ok>=1"


async def test_one_connection_serves_many_calls(server: Server, bot: Bot) -> None:
    for _ in range(3):
        await bot.result("getMe")
    assert len(server._connections) == 1


async def test_unknown_methods_and_tokens_are_refused(server: Server, bot: Bot) -> None:
    assert (await bot.call("sendPigeon"))["error_code"] == 404
    stranger = await bot.client.post(f"{server.api_url}41:wrong/getMe")
    assert stranger.status_code == 401


REFUSED_MESSAGES = [
    pytest.param({"text": "a" * 4097}, "message is too long", id="one unit too many"),
    pytest.param({"text": "😀" * 2049}, "message is too long", id="two units per emoji"),
    pytest.param({"text": " \n"}, "message text is empty", id="blank"),
    pytest.param({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty", id="markup without text"),
    pytest.param({"text": "I <3 you", "parse_mode": "HTML"}, "Unsupported start tag", id="heart"),
    pytest.param({"text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag", id="left open"),
    pytest.param({"text": "<b><i>x</b></i>", "parse_mode": "HTML"}, "Unmatched end tag", id="crossed"),
    pytest.param({"text": "x</b>", "parse_mode": "HTML"}, "Unexpected end tag", id="closed only"),
    pytest.param({"text": "x <b", "parse_mode": "HTML"}, "Unclosed start tag", id="cut inside a tag"),
    pytest.param({"text": "x", "parse_mode": "MarkdownV2"}, "unsupported parse_mode", id="another renderer"),
    pytest.param({}, 'parameter "text" is required', id="no text"),
    pytest.param({"text": "x", "colour": "red"}, 'no parameter "colour"', id="unknown parameter"),
    pytest.param(
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Go", "callback_data": "å" * 33}]]}},
        "BUTTON_DATA_INVALID",
        id="66 bytes of data",
    ),
    pytest.param(
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}},
        "Text must be non-empty",
        id="blank button",
    ),
    pytest.param(
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Go"}]]}},
        "Text buttons are unallowed",
        id="button without action",
    ),
    pytest.param({"text": "x", "reply_markup": "{"}, "can't parse reply_markup", id="broken JSON inside"),
]


@pytest.mark.parametrize(("fields", "reason"), REFUSED_MESSAGES)
async def test_a_message_telegram_would_refuse_is_refused(
    server: Server, bot: Bot, fields: dict[str, Any], reason: str
) -> None:
    server.write(ANN, "hello")
    said = await bot.call("sendMessage", chat_id=7, **fields)
    assert said["error_code"] == 400
    assert reason in said["description"]
    assert not list(server.ledger.shown(7))


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({"text": "a" * 4096}, "a" * 4096, id="full length"),
        pytest.param({"text": "<b>" + "&amp;" * 4096 + "</b>", "parse_mode": "HTML"}, "&" * 4096, id="after parsing"),
        pytest.param({"text": "I <3 you"}, "I <3 you", id="plain"),
        pytest.param({"text": "x", "reply_markup": {"remove_keyboard": True}}, "x", id="keyboard removed"),
    ],
)
async def test_a_message_telegram_would_take_is_taken(
    server: Server, bot: Bot, fields: dict[str, Any], shown: str
) -> None:
    server.write(ANN, "hello")
    assert (await bot.result("sendMessage", chat_id=7, **fields))["text"] == shown


async def test_entities_count_in_utf_16_units(server: Server, bot: Bot) -> None:
    server.write(ANN, "hello")
    said = await bot.result(
        "sendMessage", chat_id=7, text='😀<a href="https://x.y/?a=1&amp;b">z</a>', parse_mode="HTML"
    )
    assert said["entities"] == [{"type": "text_link", "offset": 2, "length": 1, "url": "https://x.y/?a=1&b"}]


async def test_chats_that_cannot_be_written_to_are_refused(server: Server, bot: Bot) -> None:
    unknown = await bot.call("sendMessage", chat_id=99, text="x")
    server.write(ANN, "hello")
    server.state.chats.blocked.add(7)
    blocked = await bot.call("sendMessage", chat_id=7, text="x")
    assert (unknown["error_code"], blocked["error_code"]) == (400, 403)


async def test_an_edit_must_change_something(server: Server, bot: Bot) -> None:
    theirs = server.write(ANN, "hello")
    ours = (await bot.result("sendMessage", chat_id=7, text="x", reply_markup=BUTTON))["message_id"]
    same = await bot.call("editMessageText", chat_id=7, message_id=ours, text="x", reply_markup=BUTTON)
    assert "message is not modified" in same["description"]
    changed = await bot.result("editMessageText", chat_id=7, message_id=ours, text="y")
    assert changed["text"] == "y"
    assert "reply_markup" not in changed
    back = await bot.result("editMessageReplyMarkup", chat_id=7, message_id=ours, reply_markup=BUTTON)
    assert back["text"] == "y"
    for wrong in (theirs, 999):
        assert (await bot.call("editMessageText", chat_id=7, message_id=wrong, text="z"))["error_code"] == 400


async def test_a_deleted_message_is_gone(server: Server, bot: Bot) -> None:
    mine = server.write(ANN, "hello")
    assert await bot.result("deleteMessage", chat_id=7, message_id=mine)
    assert (await bot.call("deleteMessage", chat_id=7, message_id=mine))["error_code"] == 400


async def test_a_tap_is_answered_once_and_soon(server: Server, bot: Bot) -> None:
    server.write(ANN, "hello")
    ours = (await bot.result("sendMessage", chat_id=7, text="x", reply_markup=BUTTON))["message_id"]
    tap, old = server.tap(ANN, ours, "go"), server.tap(ANN, ours, "go")
    server.state.chats.taps[old] -= 16
    assert (await bot.result("getUpdates"))[1]["callback_query"]["data"] == "go"
    assert await bot.result("answerCallbackQuery", callback_query_id=tap)
    for refused in (tap, old):
        said = await bot.call("answerCallbackQuery", callback_query_id=refused)
        assert "query is too old" in said["description"]


async def test_a_revised_message_arrives_as_an_edit(server: Server, bot: Bot) -> None:
    server.revise(ANN, server.write(ANN, "hello"), "goodbye")
    edit = (await bot.result("getUpdates"))[1]["edited_message"]
    assert (edit["text"], edit["message_id"]) == ("goodbye", 1)


async def test_menus_are_kept_per_language(bot: Bot) -> None:
    menu = [{"command": "who", "description": "Who do I know"}]
    assert await bot.result("setMyCommands", commands=menu, language_code="zh")
    assert await bot.result("getMyCommands", language_code="zh") == menu
    assert await bot.result("getMyCommands") == []
    assert await bot.result("deleteMyCommands", language_code="zh")
    assert await bot.result("getMyCommands", language_code="zh") == []
    for wrong in ({"command": "Who", "description": "x"}, {"command": "who", "description": ""}):
        assert (await bot.call("setMyCommands", commands=[wrong]))["error_code"] == 400


async def test_a_sent_document_can_be_fetched(server: Server, bot: Bot) -> None:
    server.write(ANN, "hello")
    content = b"a\r\n--b\x00\xff\r\n"
    url = f"{server.api_url}{TOKEN}/sendDocument"
    said = await bot.client.post(url, data={"chat_id": "7", "caption": "ok"}, files={"document": ("a.json", content)})
    document = said.json()["result"]["document"]
    assert document["file_name"] == "a.json"
    path = (await bot.result("getFile", file_id=document["file_id"]))["file_path"]
    assert (await bot.client.get(f"{server.file_url}{TOKEN}/{path}")).content == content
    again = await bot.result("sendDocument", chat_id=7, document=document["file_id"])
    assert again["document"] == document


async def test_what_is_too_big_or_unknown_cannot_be_fetched(server: Server, bot: Bot) -> None:
    server.send_document(ANN, "big.jsonl", b"\0" * (20 * 1024 * 1024 + 1))
    big = (await bot.result("getUpdates"))[0]["message"]["document"]["file_id"]
    assert "file is too big" in (await bot.call("getFile", file_id=big))["description"]
    assert (await bot.call("getFile", file_id="nothing"))["error_code"] == 400
    assert (await bot.client.get(f"{server.file_url}{TOKEN}/documents/nothing")).status_code == 404


async def test_small_duties_are_done(server: Server, bot: Bot) -> None:
    server.write(ANN, "/start")
    assert (await bot.result("getMe"))["is_bot"]
    assert await bot.result("deleteWebhook")
    assert await bot.result("sendChatAction", chat_id=7, action="typing")
    assert (await bot.result("getUpdates"))[0]["message"]["entities"][0]["length"] == 6


async def test_a_chat_written_to_too_fast_asks_for_a_wait(server: Server, bot: Bot) -> None:
    server.limits.switched_on = True
    server.write(ANN, "hello")
    server.write(BO, "hello")
    said = [await bot.call("sendMessage", chat_id=7, text=str(number)) for number in range(8)]
    assert [reply["ok"] for reply in said] == [True] * 6 + [False] * 2
    assert said[6]["parameters"] == {"retry_after": 1}
    assert (await bot.call("sendMessage", chat_id=8, text="x"))["ok"]
    assert (await bot.call("getMe"))["ok"]


def test_all_chats_together_have_a_limit() -> None:
    limits = Limits()
    refused = [limits.admit(chat, 0.0) for chat in range(40)]
    assert [bool(refusal) for refusal in refused] == [False] * 33 + [True] * 7


def test_whoever_does_not_wait_waits_longer() -> None:
    limits = Limits(switched_on=False)
    limits.punish(7, 2, 0.0)
    on_its_way = limits.admit(7, IN_FLIGHT)
    assert on_its_way
    assert (on_its_way.parameters, limits.breaches) == ({"retry_after": 2}, 0)
    impatient = limits.admit(7, 1.0)
    assert impatient
    assert (impatient.parameters, limits.breaches) == ({"retry_after": 2}, 1)
    assert limits.admit(7, 2.9)
    assert limits.admit(7, 4.1) is None
    assert limits.admit(8, 1.0) is None


@pytest.mark.parametrize("fault", EVERY_FAULT)
async def test_a_fault_hits_one_call_and_acts_or_not_as_it_says(server: Server, bot: Bot, fault: Fault) -> None:
    server.faults.stall_seconds = 0.1
    server.write(ANN, "hello")
    server.faults.order("sendMessage", fault)
    with pytest.raises((httpx.TransportError, AssertionError, ValueError)):
        await bot.result("sendMessage", chat_id=7, text="x")
    assert len(list(server.ledger.shown(7))) == fault.acts
    assert server.faults.happened == [("sendMessage", fault)]
    server.limits = Limits()
    assert (await bot.call("sendMessage", chat_id=7, text="x"))["ok"]


async def test_a_conflict_comes_when_ordered(server: Server, bot: Bot) -> None:
    server.faults.order("getUpdates", Fault.CONFLICT)
    assert (await bot.call("getUpdates"))["error_code"] == 409


def test_chance_repeats_itself_from_a_seed() -> None:
    first, second = (Faults(seed=5, rate=0.5) for _ in range(2))
    drawn = [first.draw("getMe") for _ in range(200)]
    assert drawn == [second.draw("getMe") for _ in range(200)]
    assert set(drawn) == {None, *EVERY_FAULT}


async def test_the_ledger_keeps_both_sides(server: Server, bot: Bot) -> None:
    server.write(ANN, "hello")
    await bot.ids()
    await bot.call("sendMessage", chat_id=7, text="a")
    await bot.call("sendMessage", chat_id=9, text="b")
    assert [pushed.text for pushed in server.ledger.pushed] == ["hello"]
    assert [len(delivery.update_ids) for delivery in server.ledger.deliveries] == [1]
    assert [(call.chat_id, call.text, call.acted) for call in server.ledger.of("sendMessage")] == [
        (7, "a", True),
        (9, "b", False),
    ]
    assert [call.text for call in server.ledger.shown()] == ["a"]


async def test_an_update_can_be_pushed_twice_or_broken(server: Server, bot: Bot) -> None:
    broken = {"update_id": 5000, "message": {"message_id": "one", "date": "yesterday"}}
    server.push(broken)
    server.push(broken)
    server.write(ANN, "hello")
    assert await bot.ids() == [5000, 5000, 5001]
