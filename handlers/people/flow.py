"""/people: who is stored, newest first, ten a page."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import Context
from handlers.people import screens
from handlers.people.buttons import PeoplePage
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("people", people), Tap(PeoplePage, turned)]


async def people(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Show the newest people."""
    await context.work(partial(show_page, 0))


async def turned(update: Update, context: Context, button: PeoplePage) -> None:  # noqa: ARG001 - as above
    """Turn the page in place."""
    await context.work(partial(show_page, max(button.page, 0)))


def show_page(page: int, store: Store) -> None:
    """Show a page; one that is no longer there gives the last."""
    t = texts(store.owner.language)
    total, drafts = store.people.count(), store.desk.count_drafts()
    if not total:
        store.show(screens.nobody(t, drafts))
        return
    page = min(page, (total - 1) // screens.PAGE)
    found = store.people.recent(screens.PAGE, page * screens.PAGE)
    store.show(screens.listing(t, found, total, page, drafts, store.today))
