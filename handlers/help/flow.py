"""/help and /privacy; and the one line for a command that does not exist."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import Context
from handlers.help import screens
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store
from ties.owners import Role


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("help", show_help), CommandHandler("privacy", show_privacy)]


async def show_help(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Show everything one can do."""
    await context.work(say_help)


async def show_privacy(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Show what is kept, where, and how it goes."""
    await context.work(say_privacy)


def say_help(store: Store) -> None:
    """Say the grouped help."""
    store.say(screens.overview(texts(store.owner.language), operator=store.owner.role is Role.OPERATOR))


def say_privacy(store: Store) -> None:
    """Say what is kept."""
    t = texts(store.owner.language)
    store.say(screens.privacy(t, people=store.people.count(), operators=store.operators()))
