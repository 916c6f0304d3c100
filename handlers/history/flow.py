"""The timeline: what happened with a person, newest first, each entry in full, and deleting one."""

from __future__ import annotations

from functools import partial

from telegram import Update

from handlers.context import Context
from handlers.history import screens
from handlers.history.buttons import DeleteTouch, DeleteTouchNow, OpenTouch, Original
from handlers.person.buttons import History
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store
from ties.people import PersonId, TouchId


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [
        Tap(History, history),
        Tap(Original, original),
        Tap(OpenTouch, open_touch),
        Tap(DeleteTouch, delete_touch),
        Tap(DeleteTouchNow, delete_touch_now),
    ]


async def history(update: Update, context: Context, button: History) -> None:  # noqa: ARG001 - PTB's signature
    """Show a page of touches."""
    await context.work(partial(show_page, button.person, max(button.page, 0)))


async def original(update: Update, context: Context, button: Original) -> None:  # noqa: ARG001 - as above
    """Show the message that made a person."""
    await context.work(partial(show_original, button.person))


async def open_touch(update: Update, context: Context, button: OpenTouch) -> None:  # noqa: ARG001 - as above
    """Show a touch in full."""
    await context.work(partial(show_touch, button.touch))


async def delete_touch(update: Update, context: Context, button: DeleteTouch) -> None:  # noqa: ARG001 - as above
    """Ask whether to delete a touch."""
    await context.work(partial(ask_delete, button.touch))


async def delete_touch_now(update: Update, context: Context, button: DeleteTouchNow) -> None:  # noqa: ARG001 - as above
    """Delete a touch."""
    await context.work(partial(remove, button.touch))


def show_page(person_id: PersonId, page: int, store: Store) -> None:
    """Show a page; one that is no longer there gives the last."""
    person = store.people.get(person_id)
    total = store.people.count_touches(person_id)
    page = min(page, max(total - 1, 0) // screens.PAGE)
    touches = store.people.touches(person_id, screens.PAGE, page * screens.PAGE)
    t, zone = texts(store.owner.language), store.owner.zoneinfo
    screen = screens.timeline(t, person, touches, total, page, store.today, zone)
    store.show(screen, shows=person_id)


def show_original(person_id: PersonId, store: Store) -> None:
    """Show the raw text of a person."""
    store.show(screens.original(texts(store.owner.language), store.people.get(person_id)), shows=person_id)


def show_touch(touch_id: TouchId, store: Store) -> None:
    """Show a touch."""
    touch = store.people.touch(touch_id)
    person = store.people.get(touch.person)
    store.show(screens.touch(texts(store.owner.language), person, touch, store.today), shows=person.id)


def ask_delete(touch_id: TouchId, store: Store) -> None:
    """Ask whether to delete a touch."""
    touch = store.people.touch(touch_id)
    person = store.people.get(touch.person)
    store.show(screens.ask_delete(texts(store.owner.language), person, touch, store.today), shows=person.id)


def remove(touch_id: TouchId, store: Store) -> None:
    """Delete a touch; the next day to be in touch moves back."""
    touch = store.people.remove_touch(touch_id)
    action = store.actions.name("delete-note", touch_id)
    person = store.people.get(touch.person)
    store.show(screens.deleted(texts(store.owner.language), person, store.today, action), shows=person.id)
