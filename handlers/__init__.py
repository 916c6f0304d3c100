"""Conversations: Telegram in, screens out. The tables below are the whole surface of the bot.

A feature is a module or a folder (`flow.py` steps, `screens.py` looks, `buttons.py` typed callback data) that exports
`handlers()`; free text comes last, since it takes whatever nobody else took.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from telegram import BotCommand, Update

from handlers import undo
from handlers.context import Bot, Context
from handlers.texts import texts
from handlers.turn import Handler
from storage.due import Claim
from storage.store import Store

FEATURES = (undo,)
"""Order matters: the first handler that wants an update gets it."""

JOBS: Mapping[str, Callable[[Store, Claim], None]] = {}
"""What is done when a row of this kind is due, inside one unit of work."""

Answer = Callable[[Update, Context], Awaitable[None]]

DIALOGUES: dict[str, Answer] = {}
"""Who takes the next free text while a dialogue of this kind is going on."""

COMMANDS = (("undo", "take back the last change"),)
"""The command menu: command and English description, also a message id of the catalogues."""


def handlers() -> list[Handler]:
    """Return every handler, in order."""
    return [handler for feature in FEATURES for handler in feature.handlers()]


async def set_commands(bot: Bot) -> None:
    """Set Telegram's command menu in each language. Raises TelegramError."""
    for language, code in (("en", None), ("zh_Hans", "zh")):
        t = texts(language)
        await bot.set_my_commands([BotCommand(name, t.label(about)) for name, about in COMMANDS], language_code=code)
