"""/undo and the Undo button: every change, for 24 hours."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler

from handlers.context import Context
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from handlers.undo import screens
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from storage.store import Store
from ties.errors import Blocked, NotFound
from ties.people import DealId, PersonId, TouchId

# What the row of a change is, by the change's kind.
_OF_PEOPLE = {"capture", "edit", "revise", "delete", "rhythm"}
_OF_NOTES = {"note", "revise-note", "delete-note"}


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [CommandHandler("undo", last), Tap(Undo, tapped)]


async def last(update: Update, context: Context) -> None:  # noqa: ARG001 - PTB's signature
    """Take back the newest change."""
    await context.work(take_back_last)


async def tapped(update: Update, context: Context, button: Undo) -> None:  # noqa: ARG001 - as above
    """Take back the change that the button names."""
    await context.work(lambda store: take_back(store, ActionId(button.action)))


def take_back_last(store: Store) -> None:
    """Undo the newest change, or say that there is none."""
    action = store.actions.last()
    if action is None:
        store.say(screens.nothing(texts(store.owner.language)))
    else:
        take_back(store, action.id)


def take_back(store: Store, action_id: ActionId) -> None:
    """Undo one change, or offer the later one that stands in the way."""
    t = texts(store.owner.language)
    try:
        before = _subject(store, action_id)
        action = store.actions.undo(action_id)
    except Blocked as error:
        store.say(screens.blocked(t, ActionId(int(error.detail))))
    else:
        store.show(screens.undone(t, action.kind, before or _subject(store, action_id)))


def _subject(store: Store, action_id: ActionId) -> str:
    """Return the name of the person or deal a change was about; empty when it is not there (now)."""
    action = store.actions.action(action_id)
    try:
        if action.kind in _OF_PEOPLE:
            return store.people.get(PersonId(action.row_id)).name
        if action.kind in _OF_NOTES:
            return store.people.get(store.people.touch(TouchId(action.row_id)).person).name
        if action.kind.startswith("deal"):
            return store.deals.get(DealId(action.row_id)).title
    except NotFound:
        return ""
    return ""
