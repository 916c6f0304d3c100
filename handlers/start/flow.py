"""/start and /invite: the first screen, and the one-time links by which others come in."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import Context
from handlers.guards import promote, start_token
from handlers.start import screens
from handlers.texts import texts
from handlers.turn import Handler
from storage import owners
from storage.store import Store
from ties.owners import Role


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("start", start), CommandHandler("invite", invite)]


async def start(update: Update, context: Context) -> None:
    """Say what this is; a one-time operator link makes an owner operator."""
    await context.work(partial(welcome, start_token(update)))


async def invite(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Give an operator a link that lets one more person in."""
    await context.work(partial(make_link, context.bot.username))


def welcome(token: str, store: Store) -> None:
    """Show the first screen."""
    before = store.owner.role
    store.owner = promote(store.connection, store.owner, token, store.now)
    promoted = store.owner.role is not before
    t = texts(store.owner.language)
    store.say(screens.welcome(t, store.owner, store.local_now, people=store.people.count(), promoted=promoted))


def make_link(username: str, store: Store) -> None:
    """Say a one-time link, to operators only."""
    t = texts(store.owner.language)
    if store.owner.role is not Role.OPERATOR:
        store.say(screens.not_operator(t))
        return
    token = owners.invite(store.connection, Role.OWNER, store.now)
    store.say(screens.link(t, f"https://t.me/{username}?start={token}", owners.INVITE_FOR.days))
