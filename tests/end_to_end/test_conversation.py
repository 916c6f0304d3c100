"""The main job through the real process: write, ask, tap, edit, send a file."""

import asyncio
import json
import sqlite3
from contextlib import closing

from tests.end_to_end.dialogue import PATIENCE, ask, newest_button, seen, tap
from tests.storm.lines import made_name
from tests.storm.process import BotProcess
from tests.telegram.chats import Account
from tests.telegram.faults import Fault

ANN, BO = Account(71, "Ann"), Account(72, "Bo", language_code="zh")


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
    await ask(bot, ANN, "Wang Fang, fintech founder, Singapore", "Wang Fang")
    assert (await tap(bot, ANN, "Undo")).method == "editMessageText"
    assert "Wang Fang" not in await ask(bot, ANN, "/who fintech in Singapore")


async def test_a_tap_from_long_ago_still_acts(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    await ask(bot, ANN, "Wang Fang, fintech founder, Singapore", "Wang Fang")
    await bot.stop()
    after = len(bot.server.ledger.calls)
    old = bot.server.tap(ANN, *newest_button(bot.server, ANN, "Undo"))
    bot.server.state.chats.taps[old] -= 3600
    await bot.start()
    await seen(bot, ANN, lambda call: call.method == "editMessageText", after)
    assert "Wang Fang" not in await ask(bot, ANN, "/who fintech in Singapore")


async def test_an_edited_message_revises_what_it_made(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    message_id = bot.server.write(ANN, "Wang Fang, fintech founder, Singapore")
    await seen(bot, ANN, lambda call: "Wang Fang" in call.text)
    after = len(bot.server.ledger.calls)
    bot.server.revise(ANN, message_id, "Wang Fang, dentist, Lisbon")
    await seen(bot, ANN, lambda call: "Lisbon" in call.text, after)
    assert "Wang Fang" in await ask(bot, ANN, "/who dentist in Lisbon")
    assert "Wang Fang" not in await ask(bot, ANN, "/who fintech in Singapore")


async def test_an_export_can_be_sent_back_by_somebody_else(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    await ask(bot, BO, "/start")
    await ask(bot, ANN, "Wang Fang, fintech founder, Singapore", "Wang Fang")
    await ask(bot, ANN, "Lin Yue, dentist, Lisbon", "Lin Yue")
    after = len(bot.server.ledger.calls)
    bot.server.write(ANN, "/export")
    await seen(bot, ANN, lambda call: call.method == "sendDocument", after)
    (export,) = bot.server.state.uploads.values()
    assert b"Lin Yue" in export.content
    after = len(bot.server.ledger.calls)
    bot.server.send_document(BO, export.name, export.content)
    assert "2" in (await seen(bot, BO, lambda call: bool(call.text), after)).text
    assert "Wang Fang" in await ask(bot, BO, "/who fintech in Singapore")


async def test_a_file_waits_out_a_moment_without_telegram(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    bot.server.faults.order("getFile", *[Fault.BAD_GATEWAY] * 4)
    bot.server.faults.order("download", Fault.DROP_BEFORE)
    bot.server.send_document(ANN, "people.jsonl", contacts(3))
    await seen(bot, ANN, lambda call: "3" in call.text, len(bot.server.ledger.calls))
    assert await stored(bot) == 3


async def test_an_import_killed_half_way_adds_nobody_twice(bot: BotProcess) -> None:
    await bot.start()
    await ask(bot, ANN, "/start")
    bot.server.send_document(ANN, "people.jsonl", contacts(3000))
    await bot.until(begun(bot), PATIENCE)
    await bot.kill()
    assert 0 < await stored(bot) < 3000
    after = len(bot.server.ledger.calls)
    await bot.start()
    await seen(bot, ANN, lambda call: bool(call.text), after)
    assert await stored(bot) == 3000


def contacts(count: int) -> bytes:
    """Return a file of people as JSON lines."""
    people = [{"id": f"x{number}", "name": made_name(number), "role": "dentist"} for number in range(count)]
    return "\n".join(json.dumps(person) for person in people).encode()


async def stored(bot: BotProcess) -> int:
    """Return how many people are in the database."""
    with closing(sqlite3.connect(f"file:{bot.database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM person").fetchone()[0])


async def begun(bot: BotProcess) -> None:
    """Return once somebody is stored."""
    for _ in range(500):
        if await stored(bot):
            return
        await asyncio.sleep(0.02)
