"""A message that was edited revises what it made. Comes before all others, which take edited commands for new ones."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.capture.came import came_in
from handlers.context import Context
from handlers.revise import screens, units
from handlers.turn import Handler
from ties.capture import read_line


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited)]


async def edited(update: Update, context: Context) -> None:
    """Revise what the message made. Days in it count from when it was first sent."""
    message = update.edited_message
    assert message is not None  # noqa: S101 - the filter saw one
    made = await context.read(partial(units.made_by, message.message_id))
    text = context.words if context.text.startswith("/") else context.text
    if made is None and context.text.startswith("/"):
        await context.work(lambda store: store.say(screens.edited_command(context.t)))
        return
    if not text or (made is not None and made.raw == text):
        return  # something else than the text changed
    heard = came_in(context, message, text)
    old = read_line(made.raw if made else "", heard.heard.said_at, context.owner.country)
    await context.work(partial(units.revise, made, heard, old))
