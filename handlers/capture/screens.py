"""The card."""

from __future__ import annotations

from handlers.screen import Key, Screen, bold, joined, lines
from handlers.texts import texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from storage.store import Store
from ties.people import PersonFile


def card(file: PersonFile, action: ActionId, store: Store) -> Screen:
    """Show who was stored."""
    t = texts(store.owner.language)
    person = file.person
    return Screen(
        lines(t("✅ {name}", name=bold(person.name)), joined(" · ", (person.role, person.company, person.city))),
        ((Key(t.label("Undo"), Undo(action)),),),
    )
