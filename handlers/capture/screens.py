"""What is said about a text that could be several things, and about messages that are no text."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from markupsafe import Markup

from handlers.capture.buttons import AsContact, AsNote, AsQuestion, Discard, KeepAsked, Later, Unsorted
from handlers.person.card import one_line, short
from handlers.person.screens import LABEL_ROOM
from handlers.screen import Key, Screen, lines
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from ties.people import Person

MAX_CANDIDATES = 6
QUOTED = 300


class Doubt(Enum):
    """Why it is asked what a text is."""

    WHAT = auto()
    WHO = auto()
    EDITED = auto()
    NAMELESS = auto()


def ask(t: Texts, draft: int, doubt: Doubt, people: Sequence[Person], quote: str = "") -> Screen:
    """Ask what a kept text is; `people` are whom it may be about."""
    shown = people[:MAX_CANDIDATES]
    rows = [
        [Key(t.label("Note on {name}", name=one_line(person, LABEL_ROOM - 8)), AsNote(draft, person.id))]
        for person in shown
    ]
    new = [Key(t.label("New contact"), AsContact(draft))]
    if doubt is not Doubt.NAMELESS:
        new.append(Key(t.label("Question"), AsQuestion(draft)))
    last = (Key(t.label("Later"), Later(draft)), Key(t.label("Discard"), Discard(draft)))
    return Screen(
        lines(_doubt(t, doubt), Markup("“{}”").format(short(quote, QUOTED)) if quote else None), (*rows, new, last)
    )


def as_contact(t: Texts, number: int) -> Key:
    """Return the key that keeps the text of a question as a new contact."""
    return Key(t.label("New contact"), KeepAsked(number))


def ask_name(t: Texts, quote: str) -> Screen:
    """Ask for the name that a text lacks."""
    return Screen(
        lines(
            t("What is the name? Type it; the rest comes from your text."), Markup("“{}”").format(short(quote, QUOTED))
        )
    )


def no_name(t: Texts) -> Screen:
    """Say that an answer holds no name."""
    return Screen(t("A name needs at least one letter. Try again, or /cancel."))


def later(t: Texts) -> Screen:
    """Say where a draft waits."""
    return Screen(t("📥 Kept for later. /people lists it as unsorted."))


def discarded(t: Texts, action: ActionId) -> Screen:
    """Say that a draft is gone, and how to get it back."""
    return Screen(t("🗑 Discarded."), ((Key(t.label("Undo"), Undo(action)),),))


def unsorted(t: Texts, screen: Screen, draft: int, left: int) -> Screen:
    """Return the question about a draft with a way to the next one."""
    more = (Key(t.label("Next ›"), Unsorted(draft)),) if left > 1 else ()
    return Screen(screen.text, (*screen.keyboard, more))


def all_sorted(t: Texts) -> Screen:
    """Say that no draft is left."""
    return Screen(t("📥 Nothing is unsorted."))


def small_talk(t: Texts) -> Screen:
    """Say what to send instead of a greeting."""
    return Screen(t("👋 Send one line about somebody and I keep it, or ask me who does what. /help"))


def unknown_command(t: Texts) -> Screen:
    """Say that there is no such command."""
    return Screen(t("I do not know that command. /help lists what I can do."))


def only_text(t: Texts) -> Screen:
    """Say that this kind of message cannot be read."""
    return Screen(t("I can only read text. Type one line about a person, and I keep it."))


def _doubt(t: Texts, doubt: Doubt) -> Markup:
    match doubt:
        case Doubt.WHO:
            return t("🤔 Whom is that about? Your text is kept.")
        case Doubt.EDITED:
            return t("🤔 I have nothing stored from the message you edited. The new text is kept. What is it?")
        case Doubt.NAMELESS:
            return t("🤔 I see no name in that. Your text is kept. What is it?")
        case Doubt.WHAT:
            return t("🤔 I am not sure what that is. Your text is kept. What is it?")
