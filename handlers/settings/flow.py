"""/settings: language, place, hour and what follows from them; every change can be undone."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from handlers.context import Context
from handlers.settings import screens
from handlers.settings.buttons import Back, Choose, Put
from handlers.settings.values import SETTINGS
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.actions import ActionId
from storage.store import Store
from ties.errors import Expired
from ties.places.nearest import nearest_zone

DIALOGUE = "setting"


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [
        CommandHandler("settings", show_all),
        MessageHandler(filters.UpdateType.MESSAGE & filters.LOCATION, located),
        Tap(Choose, choose),
        Tap(Put, put),
        Tap(Back, back),
    ]


async def show_all(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Show every setting."""
    await context.work(overview)


async def choose(update: Update, context: Context, button: Choose) -> None:  # noqa: ARG001 - as above
    """Ask for one setting; the next text answers."""
    await context.work(partial(ask, button.setting))


async def put(update: Update, context: Context, button: Put) -> None:  # noqa: ARG001 - as above
    """Set what a button offers."""
    await context.work(partial(change, button.setting, button.value, context.now))


async def back(update: Update, context: Context, button: Back) -> None:  # noqa: ARG001 - as above
    """Leave a question."""
    await context.work(overview)


async def typed(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Set what was typed as the answer to a question."""
    assert context.dialogue is not None  # noqa: S101 - as above
    await context.work(partial(change, context.dialogue.data["setting"], context.text, context.now))


async def located(update: Update, context: Context) -> None:
    """Set zone, country and currency from a shared location."""
    assert update.message is not None  # noqa: S101 - the filter saw a location
    assert update.message.location is not None  # noqa: S101 - as above
    where = update.message.location
    await context.work(partial(change, "zone", nearest_zone(where.latitude, where.longitude), context.now))


def ask(setting: str, store: Store) -> None:
    """Ask for one setting. Raises Expired for a name that no version of ours has."""
    if setting not in SETTINGS:
        raise Expired("button")
    store.desk.open(DIALOGUE, setting=setting)
    store.show(screens.ask(texts(store.owner.language), setting))


def change(setting: str, words: str, now: datetime, store: Store) -> None:
    """Set one setting from words. Raises BadInput when they cannot be read; the question stays open."""
    if setting not in SETTINGS:
        raise Expired("button")
    owner = SETTINGS[setting].read(words, store.owner, now)
    store.desk.close()
    store.save_settings(owner)
    overview(store, store.actions.name("settings", owner.no))


def overview(store: Store, action: ActionId | None = None) -> None:
    """Show every setting."""
    if action is None:
        store.desk.close()
    t = texts(store.owner.language)
    store.show(screens.overview(t, store.owner, store.local_now, store.due.next_digest(), action))
