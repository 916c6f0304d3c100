"""Somebody who talks to the real process through the loopback server: writes, waits, taps."""

from collections.abc import Callable

from tests.storm.process import BotProcess
from tests.telegram.chats import Account
from tests.telegram.ledger import Call
from tests.telegram.server import Server

PATIENCE = 15.0
"""Seconds an answer may take on a machine that does other things."""


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


async def tap(bot: BotProcess, account: Account, label: str) -> Call:
    """Let somebody tap the newest button with these words on it; return what they see next."""
    after = len(bot.server.ledger.calls)
    tapped = bot.server.tap(account, *newest_button(bot.server, account, label))
    await seen(bot, account, lambda call: bool(call.text), after)

    def answered() -> bool:
        return any(call.values.get("callback_query_id") == tapped for call in bot.server.ledger.calls[after:])

    await bot.until(bot.server.until(answered), PATIENCE)
    return await seen(bot, account, lambda call: bool(call.text), after)


def newest_button(server: Server, account: Account, label: str) -> tuple[int, str]:
    """Return message id and data of the newest button whose label holds these words."""
    for (chat_id, message_id), message in reversed(server.state.chats.messages.items()):
        for row in message.get("reply_markup", {}).get("inline_keyboard", ()) if chat_id == account.id else ():
            for button in row:
                if label in button["text"]:
                    return message_id, str(button["callback_data"])
    raise AssertionError(label)
