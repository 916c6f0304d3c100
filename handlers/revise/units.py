"""What an edit does inside one unit of work: revise what the message made, not make a second one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handlers.capture.routing import Came, ask, take
from handlers.capture.screens import Doubt
from handlers.person import screens
from handlers.person.card import Mark, card
from handlers.person.keeping import Heard, add_told, namesakes
from handlers.texts import texts
from storage.desk import Draft
from storage.store import Store
from ties.capture import Reading, route
from ties.errors import NotFound
from ties.people import Person, PersonId, Touch, TouchId
from ties.telling import Told, revised, told_in, told_more

Made = Person | Touch | Draft
"""What a message can have made, and what its edit can revise."""


def made_by(message_id: int, store: Store) -> Made | None:
    """Return what a message made, or None when it made nothing or that is gone."""
    link = store.desk.link(message_id)
    if link is None:
        return None
    try:
        match link.kind:
            case "person":
                return store.people.get(PersonId(link.row_id))
            case "touch":
                return store.people.touch(TouchId(link.row_id))
            case "draft":
                return store.desk.draft(link.row_id)
    except NotFound:
        return None
    return None


def raw_of(made: Made) -> str:
    """Return the text that made it."""
    return made.text if isinstance(made, Draft) else made.raw


def revise(made: Made | None, came: Came, old: Reading, store: Store) -> None:
    """Revise what a message made; `old` is the reading of what it said before."""
    match made:
        case Person():
            _person(made, came.heard, old, store)
        case Touch():
            _touch(made, came.heard, old, store)
        case Draft():
            store.desk.drop_draft(made.id)
            take(came, store)
        case None:
            _nothing(came, store)


def _person(person: Person, heard: Heard, old: Reading, store: Store) -> None:
    store.people.save(revised(person, old, heard.reading, heard.text))
    _told_anew(store, person.id, told_in(old), heard.told)
    store.people.reckon(person.id)
    action = store.actions.name("revise", person.id)
    file = store.people.file(person.id)
    t = texts(store.owner.language)
    screen = card(t, file, store.today, Mark.REVISED, action, namesakes(store, file.person))
    store.say(screen, shows=person.id)


def _touch(touch: Touch, heard: Heard, old: Reading, store: Store) -> None:
    before = store.people.file(touch.person)
    person = before.person
    store.people.save(told_more(person, heard.reading, old))
    _told_anew(store, person.id, told_in(old), heard.told)
    decided = route(heard.text, heard.reading, [person.name])
    body = decided.body if decided.person == person.name else heard.text
    store.people.save_touch(replace(touch, kind=heard.kind, on=heard.on, text=body or heard.text, raw=heard.text))
    action = store.actions.name("revise-note", touch.id)
    t, after = texts(store.owner.language), store.people.file(person.id)
    shown = store.people.touch(touch.id)
    screen = screens.noted(t, after, shown, store.today, action, screens.learnt(t, before, after), again=True)
    store.say(screen, shows=person.id)


def _told_anew(store: Store, person: PersonId, old: Iterable[Told], new: Iterable[Told]) -> None:
    """Replace the needs and offers of the old text by those of the new; what stayed the same keeps its day."""
    was = {(one.kind, one.text) for one in old}
    now = {(one.kind, one.text) for one in new}
    stored = store.people.resources(person)
    for resource in stored:
        if (resource.kind, resource.text) in was - now:
            store.people.remove_resource(resource.id)
    there = {(one.kind, one.text) for one in stored}
    add_told(store, person, (one for one in new if (one.kind, one.text) not in was | there))


def _nothing(came: Came, store: Store) -> None:
    """Answer an edited question anew; ask about any other text: it may have been handled already."""
    if came.question is not None:
        take(came, store)
    else:
        ask(came, Doubt.EDITED, (), store)
