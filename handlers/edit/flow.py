"""Changing a person field by field: a tap names the field, the next text is its new value."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from telegram import Update

from handlers.context import Context
from handlers.edit import screens
from handlers.edit.buttons import EditField
from handlers.edit.values import FIELDS, Columns, Typed, read, several
from handlers.person.buttons import Edit
from handlers.person.card import Mark
from handlers.person.keeping import add_told, keep_for_later, say_card, show_card, still_there
from handlers.taps import Tap
from handlers.texts import texts
from handlers.turn import Handler
from storage.store import Store
from ties.errors import BadInput, Expired
from ties.people import Person, PersonId
from ties.telling import Told, told

FIELD = "field"
"""The dialogue in which the next text is the new value of a field."""


def handlers() -> list[Handler]:
    """Return this feature's handlers."""
    return [Tap(Edit, edit), Tap(EditField, edit_field)]


async def edit(update: Update, context: Context, button: Edit) -> None:  # noqa: ARG001 - PTB's signature
    """Show the fields."""
    await context.work(partial(show_menu, button.person))


async def edit_field(update: Update, context: Context, button: EditField) -> None:  # noqa: ARG001 - as above
    """Ask for one field."""
    await context.work(partial(ask, button.person, button.field))


async def typed(update: Update, context: Context) -> None:  # noqa: ARG001 - as above
    """Put what was typed into the field that was asked for."""
    assert context.dialogue is not None  # noqa: S101 - only dialogues come here
    data = context.dialogue.data
    person, key, message = PersonId(data["person"]), data["field"], data["message"]
    field = FIELDS[key]
    try:
        columns = read(field, Typed(context.text, context.said_at, context.owner.country))
    except BadInput:
        await context.work(partial(complain, person, key))
        return
    resources = () if field.kind is None else tuple(told(field.kind, piece) for piece in several(context.text))
    await context.work(partial(put, person, key, columns, resources, message, context.text))


DIALOGUES = {FIELD: typed}


def show_menu(person_id: PersonId, store: Store) -> None:
    """Show the fields in place of the card."""
    store.show(screens.menu(texts(store.owner.language), store.people.file(person_id)), shows=person_id)


def ask(person_id: PersonId, key: str, store: Store) -> None:
    """Ask for a field. Raises Expired for one that no version of ours has."""
    if key not in FIELDS:
        raise Expired("button")
    file = store.people.file(person_id)
    store.desk.open(FIELD, person=person_id, field=key, message=store.occasion.tapped_id)
    store.show(screens.ask(texts(store.owner.language), file, key, store.today), shows=person_id)


def complain(person_id: PersonId, key: str, store: Store) -> None:
    """Say what is wrong with the answer; the next one is shown below it, not far up in the question's place."""
    store.desk.open(FIELD, person=person_id, field=key, message=None)
    store.say(screens.complaint(texts(store.owner.language), key))


def put(
    person_id: PersonId,
    key: str,
    columns: Columns,
    resources: tuple[Told, ...],
    message: int | None,
    text: str,
    store: Store,
) -> None:
    """Write the new value and show the card where it was asked."""
    person = still_there(store, person_id)
    if person is None:
        keep_for_later(store, text)
        return
    store.desk.close()
    write(store, person, key, columns, resources)
    action = store.actions.name("edit", person_id)
    if message is None:
        say_card(store, person_id, Mark.CHANGED, action)
    else:
        show_card(store, person_id, Mark.CHANGED, action, at=message)


def write(store: Store, person: Person, key: str, columns: Columns, resources: tuple[Told, ...]) -> None:
    """Write one field; needs or offers that are told again keep their day."""
    store.people.save(replace(person, **columns))
    store.people.reckon(person.id)
    kind = FIELDS[key].kind
    if kind is None:
        return
    wanted = {one.text for one in resources}
    old = [one for one in store.people.resources(person.id) if one.kind is kind]
    for one in old:
        if one.text not in wanted:
            store.people.remove_resource(one.id)
    kept = {one.text for one in old}
    add_told(store, person.id, (one for one in resources if one.text not in kept))
