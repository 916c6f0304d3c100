"""The real process against the loopback Bot API: what an operator would see, with nothing replaced but Telegram."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest_asyncio

from tests.storm.answers import Answers
from tests.storm.lines import Line, line
from tests.storm.oracle import Figures, compare
from tests.storm.process import BotProcess
from tests.telegram.chats import Account
from tests.telegram.faults import Fault
from tests.telegram.ledger import Call
from tests.telegram.server import TOKEN, Server

ANN, BO = Account(71, "Ann"), Account(72, "Bo", language_code="zh")
PATIENCE = 15.0
"""Seconds an answer may take on a machine that does other things."""


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as listening:
        yield listening


@pytest_asyncio.fixture
async def bot(server: Server, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """Give a bot that is not started yet, and end it afterwards."""
    process = BotProcess(tmp_path, server)
    yield process
    if process.process is not None:
        await process.kill()


async def seen(bot: BotProcess, account: Account, wanted: Callable[[Call], bool], after: int = 0) -> Call:
    """Return the first call after the first `after` ones by which the account sees what is wanted."""
    calls = bot.server.ledger.calls

    def found() -> list[Call]:
        return [call for call in calls[after:] if call.acted and call.chat_id == account.id and wanted(call)]

    await bot.until(bot.server.until(lambda: bool(found())), PATIENCE)
    return found()[0]


async def ask(bot: BotProcess, account: Account, text: str, expected: str = "") -> str:
    """Let somebody write, and return the next text they see that holds what is expected."""
    after = len(bot.server.ledger.calls)
    bot.server.write(account, text)
    return (await seen(bot, account, lambda call: bool(call.text) and expected in call.text, after)).text


async def whole(bot: BotProcess, lines: list[Line]) -> Figures:
    """Wait until all lines are answered, stop, see that each was stored once and in order; return the figures."""
    answers = Answers(bot.server.ledger)
    for said in lines:
        answers.expect(said)
    await bot.until(bot.server.until(lambda: not answers.missing(lines)), 60)
    assert await bot.stop() < (0, 5), bot.log[-2000:]
    figures = compare(bot.database, lines, answers)
    assert figures.whole, figures
    return figures


def write_all(server: Server, lines: list[Line]) -> None:
    for said in lines:
        server.write(said.account, said.text)


async def test_a_contact_is_kept_found_and_shown(bot: BotProcess) -> None:
    await bot.start()
    assert await ask(bot, ANN, "/start")
    assert await ask(bot, ANN, "Wang Fang, fintech founder, Singapore, met at the spring fair", "Wang Fang")
    assert "Wang Fang" in await ask(bot, ANN, "/who fintech in Singapore", "Wang Fang")
    other = await ask(bot, BO, "/who fintech in Singapore")
    assert "Wang Fang" not in other
    assert await bot.stop() < (0, 5)


async def test_a_tap_on_undo_takes_the_contact_back(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    after = len(bot.server.ledger.calls)
    bot.server.write(ANN, "Wang Fang, fintech founder, Singapore")
    card = await seen(bot, ANN, lambda call: "Wang Fang" in call.text and "reply_markup" in call.values, after)
    message_id, undo = button(bot.server, card, "Undo")
    tap = bot.server.tap(ANN, message_id, undo)
    await seen_answer(bot, tap)
    assert "Wang Fang" not in await ask(bot, ANN, "/who fintech in Singapore")


async def test_stopping_with_a_backlog_is_quick_and_loses_nothing(bot: BotProcess) -> None:
    lines = [line(number, Account(1000 + number % 60)) for number in range(300)]
    write_all(bot.server, lines)
    await bot.start_and_hear()
    status, seconds = await bot.stop()
    assert (status, seconds < 5) == (0, True), (status, seconds, bot.log[-2000:])
    await bot.start()
    assert (await whole(bot, lines)).needless == 0


async def test_messages_written_while_the_bot_was_off_are_kept_in_order(bot: BotProcess) -> None:
    lines = [line(number, Account(1000 + number % 8)) for number in range(40)]
    write_all(bot.server, lines)
    await bot.start()
    assert (await whole(bot, lines)).needless == 0


async def test_a_second_instance_is_refused_with_one_line(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    printed = len(bot.log)
    second = BotProcess(bot.folder, bot.server)
    await second.start()
    assert await second.ended(10) > 0
    words = bot.log[printed:].strip()
    assert len(words.splitlines()) == 1, words
    assert await ask(bot, ANN, "/help")


async def test_no_network_at_boot_is_waited_out(bot: BotProcess) -> None:
    server = bot.server
    await server.stop()
    await bot.start()
    await asyncio.sleep(3)
    assert bot.process is not None
    assert bot.process.returncode is None, bot.log
    assert "Traceback" not in bot.log
    assert bot.log.strip()
    server.write(ANN, "/start")
    await server.start()
    await seen(bot, ANN, lambda call: bool(call.text))


async def test_a_message_that_cannot_be_read_is_set_aside_and_its_sender_told(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    await ask(bot, BO, "/start")
    after, began = len(bot.server.ledger.calls), time.monotonic()
    for broken in ({"date": "yesterday", "text": "x"}, {"text": 5}, {"text": "x", "entities": "bold"}):
        bot.server.send(ANN, **broken)
    bot.server.push({"message": {"message_id": "one", "text": ["x"]}})
    bot.server.push({"future_kind": {"from": 1}})
    said = line(1, BO)
    bot.server.write(BO, said.text)
    await seen(bot, BO, lambda call: said.name in call.text, after)
    assert time.monotonic() - began < 2
    await seen(bot, ANN, lambda call: bool(call.text), after)
    again = line(2, ANN)
    assert await ask(bot, ANN, again.text, again.name)
    polls = [call for call in bot.server.ledger.calls[after:] if call.method == "getUpdates"]
    assert len(polls) < 5 * (time.monotonic() - began) + 10
    assert await bot.stop() < (0, 5)


async def test_an_update_delivered_again_acts_once(bot: BotProcess) -> None:
    server, lines = bot.server, [line(number, ANN) for number in range(3)]
    server.updates.deaf = True
    write_all(server, lines)
    server.updates.push(dict(server.updates.waiting[0]))
    await bot.start_and_hear()
    await asyncio.sleep(0.5)
    await bot.kill()
    await bot.start_and_hear()
    await asyncio.sleep(0.5)
    server.updates.deaf = False
    await whole(bot, lines)
    assert len([delivery for delivery in server.ledger.deliveries if len(delivery.update_ids) == 4]) > 1


async def test_a_foreign_poller_is_outlived(bot: BotProcess) -> None:
    bot.server.faults.order("getUpdates", *[Fault.CONFLICT] * 3)
    await bot.start()
    assert await ask(bot, ANN, "/start")
    assert bot.process is not None
    assert bot.process.returncode is None


async def test_no_log_holds_the_token_or_a_contact(bot: BotProcess) -> None:
    bot.options = ("--log-level", "DEBUG")
    await bot.start()
    await ask(bot, ANN, "/start")
    said = line(5, ANN)
    await ask(bot, ANN, said.text, said.name)
    await ask(bot, ANN, f"/who {said.name}")
    bot.server.send(ANN, text=f"{said.name}: canary", entities="broken")
    for fault in (Fault.DROP_AFTER, Fault.HALF_JSON, Fault.INTERNAL):
        bot.server.faults.order("sendMessage", fault)
        bot.server.faults.order("getUpdates", fault)
        await ask(bot, ANN, f"/who {said.name}")
    await bot.stop()
    assert len(bot.log) > 1000
    for canary in (TOKEN, TOKEN.partition(":")[2], *said.name.split(), "canary"):
        assert canary not in bot.log


async def test_who_blocks_the_bot_holds_up_nobody(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    bot.server.state.chats.blocked.add(ANN.id)
    bot.server.write(ANN, "Lin Yue, dentist, Lisbon")
    assert await ask(bot, BO, "/start")
    bot.server.state.chats.blocked.clear()
    assert "Lin Yue" in await ask(bot, ANN, "/who dentist", "Lin Yue")


async def test_a_bad_telegram_is_ridden_out(bot: BotProcess) -> None:
    server = bot.server
    await bot.start()
    await ask(bot, ANN, "/start")
    server.faults.seed, server.faults.rate, server.faults.stall_seconds = 7, 0.1, 2.0
    lines = [line(number, Account(1000 + number % 20)) for number in range(200)]
    for said in lines:
        server.write(said.account, said.text)
        await asyncio.sleep(0.1)
    server.faults.rate = 0.0
    assert (await whole(bot, lines)).most_copies <= 2
    assert server.limits.breaches == 0
    assert len(server.faults.happened) > 20
    assert len(bot.log) < 100_000
    assert TOKEN not in bot.log


async def seen_answer(bot: BotProcess, tap: str) -> None:
    """Wait until a tap has been answered."""
    calls = bot.server.ledger.calls
    answered = bot.server.until(lambda: any(call.values.get("callback_query_id") == tap for call in calls))
    await bot.until(answered, PATIENCE)


def button(server: Server, call: Call, label: str) -> tuple[int, str]:
    """Return message id and data of the button whose label holds some words, under the message a call made."""
    for (chat_id, message_id), message in reversed(server.state.chats.messages.items()):
        if chat_id == call.chat_id and "reply_markup" in message:
            rows: list[list[dict[str, Any]]] = message["reply_markup"]["inline_keyboard"]
            for pressed in (pressed for row in rows for pressed in row if label in pressed["text"]):
                return message_id, str(pressed["callback_data"])
    raise AssertionError(label)
