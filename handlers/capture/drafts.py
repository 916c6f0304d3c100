"""What becomes of a kept text once the owner says what it is."""

from __future__ import annotations

from dataclasses import replace

from handlers.capture import screens
from handlers.capture.came import Came
from handlers.capture.routing import candidates
from handlers.capture.screens import Doubt
from handlers.person.keeping import keep_note, keep_person
from handlers.texts import texts
from handlers.who import flow as who
from storage.desk import Draft
from storage.store import Store
from ties.errors import NotFound
from ties.people import PersonId
from ties.question import Question
from ties.telling import new_person

NAME = "draft-name"
"""The dialogue in which the next text is the name of a draft's person."""


def as_contact(draft_id: int, came: Came, store: Store) -> None:
    """Store a draft as a new contact; one without a name is asked for it."""
    draft = store.desk.draft(draft_id)
    if not new_person(came.heard.reading, "").name:
        store.desk.open(NAME, draft=draft_id)
        store.show(screens.ask_name(texts(store.owner.language), draft.text))
        return
    store.desk.drop_draft(draft_id)
    keep_person(store, new_person(came.heard.reading, draft.text), came.heard.told, draft.message_id)


def named(draft_id: int, name: str, came: Came, store: Store) -> None:
    """Store a draft as a new contact of this name. Raises NotFound."""
    store.desk.drop_draft(draft_id)
    store.desk.close()
    person = replace(new_person(came.heard.reading, came.text), name=name)
    keep_person(store, person, came.heard.told, came.message_id)


def keep_asked(came: Came, store: Store) -> None:
    """Store what was answered as a question as a new contact."""
    if not new_person(came.heard.reading, "").name:
        as_contact(store.desk.add_draft(came.text, came.heard.said_at, None), came, store)
        return
    keep_person(store, new_person(came.heard.reading, came.text), came.heard.told, None)


def as_note(draft_id: int, person: PersonId, came: Came, store: Store) -> None:
    """Keep a draft as a note on a person. Raises NotFound."""
    store.desk.drop_draft(draft_id)
    keep_note(store, person, came.heard, "", came.message_id)


def as_question(draft_id: int, question: Question, store: Store) -> None:
    """Answer a draft. Raises NotFound."""
    store.desk.drop_draft(draft_id)
    store.actions.name("draft-asked", draft_id)
    who.answer(question, store)


def later(draft_id: int, store: Store) -> None:
    """Leave a draft where it is, and say where. Raises NotFound."""
    store.desk.draft(draft_id)
    store.show(screens.later(texts(store.owner.language)))


def discard(draft_id: int, store: Store) -> None:
    """Throw a draft away. Raises NotFound."""
    store.desk.drop_draft(draft_id)
    action = store.actions.name("draft-discard", draft_id)
    store.show(screens.discarded(texts(store.owner.language), action))


def find(draft_id: int, store: Store) -> Draft | None:
    """Return a draft, or None when it was sorted meanwhile."""
    try:
        return store.desk.draft(draft_id)
    except NotFound:
        return None


def waiting(after: int, store: Store) -> Draft | None:
    """Return the draft to be sorted next: the first after this one, else the first of all."""
    return store.desk.next_draft(after) or store.desk.next_draft(0)


def show_waiting(draft: Draft | None, came: Came | None, store: Store) -> None:
    """Ask what a draft is, quoting it; it may have been sorted meanwhile."""
    t = texts(store.owner.language)
    if draft is None or came is None:
        store.say(screens.all_sorted(t))
        return
    people = [store.people.get(person) for person in candidates(came, store)[: screens.MAX_CANDIDATES]]
    doubt = Doubt.WHAT if came.heard.reading.name else Doubt.NAMELESS
    screen = screens.ask(t, draft.id, doubt, people, draft.text)
    store.say(screens.unsorted(t, screen, draft.id, store.desk.count_drafts()))
