"""What an edit does inside one unit of work: revise what the message made, not make a second one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.capture.came import Came
from handlers.capture.routing import ask, take
from handlers.capture.screens import Doubt
from handlers.deals.revising import revise as revise_deal
from handlers.person import screens
from handlers.person.card import Mark, card
from handlers.person.keeping import Heard, add_told, namesakes
from handlers.texts import texts
from storage.desk import Draft, Link
from storage.store import Store
from ties.capture import Reading, route
from ties.deals import Deal
from ties.deals.reading import read_deal
from ties.errors import NotFound
from ties.looking import Looking
from ties.people import DealId, Person, PersonId, Touch, TouchId
from ties.telling import Told, revised, told_in, told_more


@dataclass(frozen=True, slots=True)
class Made:
    """What a message made, and the text it made it from."""

    row: Person | Touch | Draft | Deal
    raw: str


def made_by(message_id: int, store: Store) -> Made | None:
    """Return what a message made, or None when it made nothing or that is gone."""
    link = store.desk.link(message_id)
    try:
        return None if link is None else _made(link, store)
    except NotFound:
        return None


def _made(link: Link, store: Store) -> Made | None:
    match link.kind:
        case "person":
            person = store.people.get(PersonId(link.row_id))
            return Made(person, person.raw)
        case "touch":
            touch = store.people.touch(TouchId(link.row_id))
            return Made(touch, touch.raw)
        case "draft":
            draft = store.desk.draft(link.row_id)
            return Made(draft, draft.text)
        case "deal":
            deal = store.deals.get(DealId(link.row_id))
            return Made(deal, store.deals.raw(deal.id))
    return None


def revise(made: Made | None, came: Came, old: Reading, store: Store) -> None:
    """Revise what a message made; `old` is the reading of what it said before."""
    match made.row if made else None:
        case Person() as person:
            _person(person, came.heard, old, store)
        case Touch() as touch:
            _touch(touch, came.heard, old, store)
        case Draft() as draft:
            store.desk.drop_draft(draft.id)
            take(came, store)
        case Deal() as deal:
            _deal(deal, came, made.raw if made else "", store)
        case None:
            _nothing(came, store)


def _deal(deal: Deal, came: Came, raw: str, store: Store) -> None:
    before, after = (read_deal(text, came.heard.said_at, came.currency) for text in (raw, came.text))
    revise_deal(deal.id, before, after, came.text, store)


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
    if came.question is not None and came.looking is not Looking.PERHAPS:
        take(came, store)
    else:
        ask(came, Doubt.EDITED, (), store)
