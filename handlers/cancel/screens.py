"""What is said about a dialogue that was left."""

from __future__ import annotations

from markupsafe import Markup

from handlers.capture.buttons import AsContact, Discard
from handlers.screen import Key, Screen, bold
from handlers.texts import Texts
from ties.people import Person


def nothing(t: Texts) -> Screen:
    """Say that nothing was going on."""
    return Screen(t("Nothing was half done. /help lists what I can do."))


def left(t: Texts, kind: str, person: Person | None) -> Screen:
    """Say what was left, and that nothing changed."""
    return Screen(_left(t, kind, bold(person.name) if person else None))


def left_form(t: Texts, draft: int) -> Screen:
    """Say that the answers of a form are kept, and offer to store them as they are."""
    keys = (Key(t.label("New contact"), AsContact(draft)), Key(t.label("Discard"), Discard(draft)))
    return Screen(t("Stopped. What you typed is kept as unsorted (/people). Store it as it is?"), (keys,))


def _left(t: Texts, kind: str, name: Markup | None) -> Markup:
    if name is not None:
        match kind:
            case "note":
                return t("Stopped. No note was made on {name}.", name=name)
            case "rhythm":
                return t("Stopped. The rhythm of {name} stays as it is.", name=name)
            case _:
                return t("Stopped. {name} stays as it is.", name=name)
    match kind.partition("-")[0]:
        case "setting":
            return t("Stopped. The setting stays as it is.")
        case "deal":
            return t("Stopped. The deal stays as it is.")
        case "draft":
            return t("Stopped. Your text stays unsorted: /people")
        case _:
            return t("Stopped. Nothing was changed.")
