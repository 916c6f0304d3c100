"""Keeping what was said: a new person, a note on somebody; and putting an answer where it was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.person import screens
from handlers.person.card import Mark, card
from handlers.texts import texts
from storage.actions import ActionId
from storage.store import Store
from ties.capture import Reading, read_line
from ties.errors import NotFound
from ties.names import name_keys, same_name
from ties.people import Person, PersonId, TouchKind
from ties.telling import Told, kind_of, told_in, told_more, touched_on

CARD_CHANGES = frozenset({"capture", "edit", "rhythm", "revise"})
"""Kinds of actions whose row is a person."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A text and what thinking made of it, before the unit of work; `said_at` is in the owner's zone.

    Should it be a note: `kind` is what kind of touch it tells of, `on` the day of the touch.
    """

    text: str
    said_at: datetime
    reading: Reading
    told: tuple[Told, ...]

    @property
    def kind(self) -> TouchKind:
        """What kind of touch it tells of."""
        return kind_of(self.text, self.said_at)

    @property
    def on(self) -> date:
        """The day of the touch."""
        return touched_on(self.text, self.kind, self.said_at)


def hear(text: str, said_at: datetime, region: str) -> Heard:
    """Read a text; `region` is the owner's country, for phone numbers."""
    reading = read_line(text, said_at, region)
    return Heard(text, said_at, reading, told_in(reading))


def keep_person(store: Store, person: Person, told: Iterable[Told], message_id: int | None) -> None:
    """Store a new person with needs and offers, and show the card; `message_id` is the message that made them."""
    person = store.people.add(person)
    add_told(store, person.id, told)
    action = store.actions.name("capture", person.id)
    if message_id is not None:
        store.desk.add_link(message_id, "person", person.id, action)
    t = texts(store.owner.language)
    others = namesakes(store, person)
    store.show(card(t, store.people.file(person.id), store.today, Mark.STORED, action, others), shows=person.id)


def keep_note(store: Store, person_id: PersonId, heard: Heard, body: str, message_id: int | None) -> None:
    """Store a touch on a person, with what else the text tells of them, and say so. Raises NotFound."""
    before = store.people.file(person_id)
    store.people.save(told_more(before.person, heard.reading))
    known = {(one.kind, one.text) for one in (*before.needs, *before.offers)}
    add_told(store, person_id, (one for one in heard.told if (one.kind, one.text) not in known))
    touch_id = store.people.add_touch(person_id, heard.kind, heard.on, body or heard.text, heard.text)
    action = store.actions.name("note", touch_id)
    if message_id is not None:
        store.desk.add_link(message_id, "touch", touch_id, action)
    t, after = texts(store.owner.language), store.people.file(person_id)
    new = screens.learnt(t, before, after)
    store.show(screens.noted(t, after, store.people.touch(touch_id), store.today, action, new), shows=person_id)


def keep_for_later(store: Store, text: str) -> None:
    """Keep an answer about a person who is gone meanwhile, and say so."""
    store.desk.close()
    store.desk.add_draft(text, store.occasion.said_at or store.now, store.occasion.message_id)
    store.say(screens.gone_meanwhile(texts(store.owner.language)))


def add_told(store: Store, person_id: PersonId, told: Iterable[Told]) -> None:
    """Store needs and offers of a person, said today."""
    for one in told:
        store.people.add_resource(person_id, one.kind, one.text, store.today, one.industries)


def say_card(store: Store, person_id: PersonId, mark: Mark = Mark.OPENED, action: ActionId | None = None) -> None:
    """Say a person's card as a new message. Raises NotFound."""
    t = texts(store.owner.language)
    store.say(card(t, store.people.file(person_id), store.today, mark, action), shows=person_id)


def show_card(
    store: Store, person_id: PersonId, mark: Mark = Mark.OPENED, action: ActionId | None = None, at: int | None = None
) -> None:
    """Put a person's card in place of the tapped message, or of the message `at`. Raises NotFound.

    A change of this person that was the owner's last keeps its Undo button.
    """
    t = texts(store.owner.language)
    if at is not None:
        store.occasion = replace(store.occasion, tapped_id=at)
    last = store.actions.last()
    if action is None and last is not None and last.kind in CARD_CHANGES and last.row_id == person_id:
        action = last.id
    store.show(card(t, store.people.file(person_id), store.today, mark, action), shows=person_id)


def namesakes(store: Store, person: Person) -> list[Person]:
    """Return others who have the same name."""
    found = store.people.known_in(name_keys(person.name)[:1])
    return [store.people.get(one.id) for one in found if one.id != person.id and same_name(one.name, person.name)]


def still_there(store: Store, person_id: PersonId) -> Person | None:
    """Return a person, or None when they were deleted meanwhile."""
    try:
        return store.people.get(person_id)
    except NotFound:
        return None
