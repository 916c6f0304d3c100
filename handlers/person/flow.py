"""A person's card: open, note, need or offer, rhythm, delete."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import Update

from handlers.context import Context
from handlers.person import screens
from handlers.person.buttons import AddResource, Card, Delete, DeleteNow, Note, Open, Rhythm, SetRhythm
from handlers.person.card import Mark
from handlers.person.keeping import (
    Heard,
    add_told,
    hear,
    keep_for_later,
    keep_note,
    say_card,
    show_card,
    still_there,
)
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store
from ties.dates import find_rhythm
from ties.folding import fold
from ties.people import PersonId, ResourceKind
from ties.telling import Told, told

NOTE, RESOURCE, RHYTHM = "note", "resource", "rhythm"
"""Dialogues: the next text is a note, a need or an offer, a rhythm."""

MAX_RHYTHM = 3650
_NEVER = {"never", "no", "none", "off", "0", "-", "从不", "不", "不用", "不用联系", "不提醒", "永不", "关"}
_BARE_DAYS = re.compile(r"(?:every |每)?(\d{1,4}) ?(?:d|days?|天|日)?")


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [
        Tap(Open, opened),
        Tap(Card, back),
        Tap(Note, note),
        Tap(AddResource, more),
        Tap(Rhythm, rhythm),
        Tap(SetRhythm, put_rhythm),
        Tap(Delete, delete),
        Tap(DeleteNow, delete_now),
    ]


async def opened(update: Update, context: Context, button: Open) -> None:  # noqa: ARG001 - PTB's signature
    """Say the card as a new message, so that the list stays."""
    await context.work(lambda store: say_card(store, button.person))


async def back(update: Update, context: Context, button: Card) -> None:  # noqa: ARG001 - as above
    """Put the card back in place of a question."""
    await context.work(partial(return_to_card, button.person))


async def note(update: Update, context: Context, button: Note) -> None:  # noqa: ARG001 - as above
    """Take the next text as a note."""
    await context.work(partial(ask_note, button.person))


async def more(update: Update, context: Context, button: AddResource) -> None:  # noqa: ARG001 - as above
    """Take the next text as a need or an offer."""
    await context.work(partial(ask_resource, button.person, button.kind))


async def rhythm(update: Update, context: Context, button: Rhythm) -> None:  # noqa: ARG001 - as above
    """Offer rhythms; the next text may be one too."""
    await context.work(partial(ask_rhythm, button.person))


async def put_rhythm(update: Update, context: Context, button: SetRhythm) -> None:  # noqa: ARG001 - as above
    """Set the rhythm of a button."""
    await context.work(partial(set_rhythm, button.person, button.days, None))


async def delete(update: Update, context: Context, button: Delete) -> None:  # noqa: ARG001 - as above
    """Ask whether to delete."""
    await context.work(partial(ask_delete, button.person))


async def delete_now(update: Update, context: Context, button: DeleteNow) -> None:  # noqa: ARG001 - as above
    """Delete a person with everything that hangs on them."""
    await context.work(partial(remove, button.person))


async def note_typed(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Keep what was typed as a note."""
    heard, data = _answer(context)
    await context.work(partial(add_note, PersonId(data["person"]), data["message"], heard))


async def resource_typed(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Keep what was typed as a need or an offer."""
    heard, data = _answer(context)
    one = told(ResourceKind(data["what"]), " ".join(heard.text.split()))
    await context.work(partial(add_resource, PersonId(data["person"]), heard, one))


async def rhythm_typed(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Set the rhythm that was typed; the question stays open when there is none."""
    heard, data = _answer(context)
    days = read_rhythm(heard.text)
    if days is None:
        await context.work(lambda store: store.say(screens.no_rhythm(context.t)))
    else:
        await context.work(partial(add_rhythm, PersonId(data["person"]), days, data["message"], heard))


DIALOGUES = {NOTE: note_typed, RESOURCE: resource_typed, RHYTHM: rhythm_typed}


def read_rhythm(text: str) -> int | None:
    """Return the days of a typed rhythm, 0 for never, None when there is none in it."""
    words = fold(text)
    if words in _NEVER:
        return 0
    if bare := _BARE_DAYS.fullmatch(words):
        return min(int(bare[1]), MAX_RHYTHM)
    found = find_rhythm(text)
    return min(found.days, MAX_RHYTHM) if found else None


def return_to_card(person_id: PersonId, store: Store) -> None:
    """Leave a question about a person; another feature's dialogue goes on."""
    dialogue = store.desk.dialogue()
    if dialogue is not None and dialogue.data.get("person") == person_id:
        store.desk.close()
    show_card(store, person_id)


def ask_note(person_id: PersonId, store: Store) -> None:
    """Ask for a note."""
    person = store.people.get(person_id)
    store.desk.open(NOTE, person=person_id, message=store.occasion.tapped_id)
    store.show(screens.ask_note(texts(store.owner.language), person), shows=person_id)


def ask_resource(person_id: PersonId, kind: ResourceKind, store: Store) -> None:
    """Ask for a need or an offer; the note that led here stays."""
    person = store.people.get(person_id)
    store.desk.open(RESOURCE, person=person_id, what=kind)
    store.say(screens.ask_resource(texts(store.owner.language), person, kind), shows=person_id)


def ask_rhythm(person_id: PersonId, store: Store) -> None:
    """Ask for a rhythm."""
    person = store.people.get(person_id)
    store.desk.open(RHYTHM, person=person_id, message=store.occasion.tapped_id)
    store.show(screens.ask_rhythm(texts(store.owner.language), person), shows=person_id)


def add_note(person_id: PersonId, message: int | None, heard: Heard, store: Store) -> None:
    """Keep the note that was asked for, and put the card back where it was asked."""
    if still_there(store, person_id) is None:
        keep_for_later(store, heard.text)
        return
    store.desk.close()
    keep_note(store, person_id, heard, "", store.occasion.message_id)
    if message is not None:
        show_card(store, person_id, at=message)


def add_resource(person_id: PersonId, heard: Heard, one: Told, store: Store) -> None:
    """Keep the need or the offer that was asked for."""
    if still_there(store, person_id) is None:
        keep_for_later(store, heard.text)
        return
    store.desk.close()
    add_told(store, person_id, [one])
    say_card(store, person_id, Mark.CHANGED, store.actions.name("edit", person_id))


def add_rhythm(person_id: PersonId, days: int, message: int | None, heard: Heard, store: Store) -> None:
    """Set the rhythm that was typed."""
    if still_there(store, person_id) is None:
        keep_for_later(store, heard.text)
    else:
        set_rhythm(person_id, days, message, store)


def set_rhythm(person_id: PersonId, days: int, message: int | None, store: Store) -> None:
    """Set how often to be in touch; the next day moves with it."""
    store.desk.close()
    store.people.save(replace(store.people.get(person_id), rhythm_days=max(days, 0)))
    store.people.reckon(person_id)
    show_card(store, person_id, Mark.CHANGED, store.actions.name("rhythm", person_id), at=message)


def ask_delete(person_id: PersonId, store: Store) -> None:
    """Ask whether to delete, naming what goes."""
    person = store.people.get(person_id)
    touches = store.people.count_touches(person_id)
    resources = len(store.people.resources(person_id))
    store.show(screens.ask_delete(texts(store.owner.language), person, touches, resources), shows=person_id)


def remove(person_id: PersonId, store: Store) -> None:
    """Delete a person."""
    person = store.people.remove(person_id)
    action = store.actions.name("delete", person_id)
    store.show(screens.deleted(texts(store.owner.language), person, action))


def _answer(context: Context) -> tuple[Heard, dict[str, Any]]:
    """Return what was typed, and what the dialogue knows."""
    assert context.dialogue is not None  # noqa: S101 - only dialogues come here
    return hear(context.text, context.said_at, context.owner.country), context.dialogue.data
