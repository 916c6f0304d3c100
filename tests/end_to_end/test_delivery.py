"""Nothing is lost, doubled or blocked, whatever the process, the line and Telegram do."""

import asyncio
import time

from tests.end_to_end.dialogue import ask, seen
from tests.storm.answers import Answers
from tests.storm.lines import Line, line
from tests.storm.oracle import Figures, compare
from tests.storm.process import BotProcess
from tests.telegram.chats import Account
from tests.telegram.faults import Fault
from tests.telegram.server import TOKEN, Server

ANN, BO = Account(71, "Ann"), Account(72, "Bo", language_code="zh")


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
    lines = [line(number, Account(1000 + number % 20)) for number in range(120)]
    for said in lines:
        server.write(said.account, said.text)
        await asyncio.sleep(0.1)
    server.faults.rate = 0.0
    assert (await whole(bot, lines)).most_copies <= 2
    assert server.limits.breaches == 0
    assert len(server.faults.happened) > 12
    assert len(bot.log) < 100_000
    assert TOKEN not in bot.log
