"""Conversations: Telegram in, screens out. The tables below are the whole surface of the bot.

A feature is a module or a folder (`flow.py` steps, `screens.py` looks, `buttons.py` typed callback data) that exports
`handlers()`; free text comes last, since it takes whatever nobody else took.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from telegram import BotCommand

from handlers import (
    add,
    cancel,
    capture,
    deals,
    edit,
    history,
    nudges,
    own_data,
    people,
    person,
    revise,
    settings,
    start,
    undo,
    who,
)
from handlers import help as help_
from handlers.context import Bot
from handlers.texts import later, texts
from handlers.turn import Answer, Handler
from storage.due import DIGEST, Claim
from storage.store import Store

FEATURES = (
    revise,
    start,
    settings,
    help_,
    undo,
    who,
    deals,
    nudges,
    own_data,
    people,
    person,
    edit,
    history,
    add,
    cancel,
    capture,
)
"""Order matters: the first handler that wants an update gets it."""

JOBS: Mapping[str, Callable[[Store, Claim], None]] = {DIGEST: nudges.digest}
"""What is done when a row of this kind is due, inside one unit of work."""

DIALOGUES: Mapping[str, Answer] = (
    {settings.DIALOGUE: settings.typed}
    | who.DIALOGUES
    | deals.DIALOGUES
    | person.DIALOGUES
    | edit.DIALOGUES
    | add.DIALOGUES
    | capture.DIALOGUES
)
"""Who takes the next free text while a dialogue of this kind is going on."""

COMMANDS = (
    ("who", later("find people: who do I know in …")),
    ("today", later("who to be in touch with today")),
    ("due", later("everybody who waits")),
    ("deal", later("note a piece of business")),
    ("deals", later("what is going on, next steps first")),
    ("people", later("who is stored, newest first")),
    ("add", later("add somebody step by step")),
    ("settings", later("language, place, hour")),
    ("export", later("everything you keep, as a file")),
    ("forget", later("forget a person or everything, for good")),
    ("privacy", later("what is kept and where")),
    ("undo", later("take back the last change")),
    ("cancel", later("leave what is half done")),
    ("help", later("everything you can do")),
)
"""The command menu: command and English description, also a message id of the catalogues."""


def handlers() -> list[Handler]:
    """Return every handler, in order."""
    return [handler for feature in FEATURES for handler in feature.handlers()]


async def set_commands(bot: Bot) -> None:
    """Set Telegram's command menu in each language. Raises TelegramError."""
    for language, code in (("en", None), ("zh_Hans", "zh")):
        t = texts(language)
        await bot.set_my_commands([BotCommand(name, t.label(about)) for name, about in COMMANDS], language_code=code)
