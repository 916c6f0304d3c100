"""What is asked and said around a card: notes, rhythm, deleting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.dates import birthday, day
from handlers.person.buttons import AddResource, Card, DeleteNow, MakeDeal, Open, SetRhythm
from handlers.person.card import DOT, labelled, one_line, resource_lines, rhythm_line, warmth_sign, wechat
from handlers.screen import Key, Keyboard, Screen, bold, joined, lines
from handlers.texts import Texts, later
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from ties.folding import fold
from ties.people import Person, PersonFile, PersonId, ResourceKind, Touch, TouchKind
from ties.phones import show_phone

RHYTHMS = ((30, 60, 90), (180, 365, 0))
LABEL_ROOM = 56
_SIGNS = {
    TouchKind.MEETING: "🤝",
    TouchKind.MEAL: "☕",
    TouchKind.CALL: "📞",
    TouchKind.MESSAGE: "💬",
    TouchKind.NOTE: "📝",
    TouchKind.DEAL: "💼",
    TouchKind.DONE: "✔️",
}


def noted(
    t: Texts,
    file: PersonFile,
    touch: Touch,
    today: date,
    action: ActionId,
    learnt: Sequence[Markup] = (),
    *,
    again: bool = False,
) -> Screen:
    """Say that a touch is kept, or (`again`) that it was revised; `learnt` are lines about what else it told."""
    person = file.person
    warm = t("warmth {sign}", sign=warmth_sign(person, today))
    name = bold(person.name)
    head = t("✏️ Revised: note on {name}", name=name) if again else _noted_on(t, touch.kind, name)
    said = (head, kind_and_day(touch_name(t, touch), day(touch.on, t, today), t), warm)
    keys = (
        Key(t.label("Deal"), MakeDeal(touch.id)),
        Key(t.label("Need"), AddResource(person.id, ResourceKind.NEED)),
        Key(t.label("Offer"), AddResource(person.id, ResourceKind.OFFER)),
    )
    last = (Key(t.label("Card"), Open(person.id)), Key(t.label("Undo"), Undo(action)))
    return Screen(lines(joined(DOT, said), *learnt, rhythm_line(t, person, today)), (keys, last))


def _noted_on(t: Texts, kind: TouchKind, name: Markup) -> Markup:
    return Markup("{} {}").format(_SIGNS[kind], t("Noted on {name}", name=name))


def learnt(t: Texts, before: PersonFile, after: PersonFile) -> list[Markup]:
    """Return a line for each thing that a note added to what was known."""
    old, new = before.person, after.person
    addresses: list[Markup | str] = [show_phone(phone) for phone in new.phones if phone not in old.phones]
    addresses += [one for one in (*new.emails, *new.urls) if one not in (*old.emails, *old.urls)]
    addresses += [wechat(t, new.wechat)] if new.wechat != old.wechat else []
    addresses += [f"@{new.telegram}"] if new.telegram != old.telegram else []
    addresses += [f"#{tag}" for tag in new.tags if tag not in old.tags]
    known = {resource.id for resource in (*before.needs, *before.offers)}
    born = new.birthday if new.birthday != old.birthday else None
    found = (
        *resource_lines(t, (one for one in (*after.needs, *after.offers) if one.id not in known)),
        joined(DOT, addresses),
        labelled(t, later("Birthday: {what}"), [birthday(born, t)] if born else ()),
    )
    return [line for line in found if line]


def kind_and_day(kind: str, on: str, t: Texts) -> Markup:
    """Return what kind of touch it was and when; the day alone for a plain note."""
    return t("{kind}, {day}", kind=kind, day=on) if kind else Markup.escape(on)


def touch_name(t: Texts, touch: Touch) -> str:
    """Return what kind of touch it was, in a word or two; nothing for a plain note."""
    if touch.kind is TouchKind.MEAL and any(word in fold(touch.raw + touch.text) for word in ("coffee", "咖啡")):
        return t.label("coffee")
    names = {
        TouchKind.MEETING: t.label("a meeting"),
        TouchKind.MEAL: t.label("a meal"),
        TouchKind.CALL: t.label("a call"),
        TouchKind.MESSAGE: t.label("a message"),
        TouchKind.NOTE: "",
        TouchKind.DEAL: t.label("a deal"),
        TouchKind.DONE: t.label("kept in touch"),
    }
    return names[touch.kind]


def touch_sign(kind: TouchKind) -> str:
    """Return the sign of a kind of touch."""
    return _SIGNS[kind]


def ask_note(t: Texts, person: Person) -> Screen:
    """Ask for the text of a note."""
    return _ask(t, person.id, t("📝 Your next message is kept as a note on {name}.", name=bold(person.name)))


def ask_resource(t: Texts, person: Person, kind: ResourceKind) -> Screen:
    """Ask for a need or an offer."""
    question = (
        t("What does {name} need? Type it.", name=bold(person.name))
        if kind is ResourceKind.NEED
        else t("What can {name} offer? Type it.", name=bold(person.name))
    )
    return _ask(t, person.id, question)


def ask_rhythm(t: Texts, person: Person) -> Screen:
    """Ask how often to be in touch."""
    rows = [[Key(_days(t, days), SetRhythm(person.id, days)) for days in row] for row in RHYTHMS]
    text = t("How often do you want to be in touch with {name}? Tap, or type “every 3 weeks”.", name=bold(person.name))
    return Screen(text, (*rows, (back(t, person.id),)))


def no_rhythm(t: Texts) -> Screen:
    """Say that no rhythm was found in what was typed."""
    return Screen(t("I could not read how often. Try “every 3 weeks”, “monthly” or “never”."))


def ask_delete(t: Texts, person: Person, touches: int, resources: int) -> Screen:
    """Ask whether to delete a person, naming what goes with them."""
    going = (
        t.plural("{n} entry of the history", "{n} entries of the history", touches) if touches else "",
        t.plural("{n} need or offer", "{n} needs and offers", resources) if resources else "",
    )
    text = lines(
        t("🗑 Delete {name}?", name=bold(person.name)),
        labelled(t, later("With it go: {what}"), going),
        t("It can be undone for 24 hours."),
    )
    return Screen(text, ((Key(t.label("Yes, delete"), DeleteNow(person.id)), back(t, person.id)),))


def deleted(t: Texts, person: Person, action: ActionId) -> Screen:
    """Say that a person is gone, and how to get them back."""
    return Screen(t("🗑 {name} is deleted.", name=bold(person.name)), ((Key(t.label("Undo"), Undo(action)),),))


def gone_meanwhile(t: Texts) -> Screen:
    """Say that a text outlived the person it was for."""
    return Screen(t("That person is deleted. Your text is kept; /people lists it as unsorted."))


def choose(t: Texts, people: Sequence[Person], more: Keyboard = ()) -> Screen:
    """Ask which of several people is meant."""
    rows = [[Key(one_line(person, LABEL_ROOM), Open(person.id))] for person in people]
    return Screen(t("Whom do you mean?"), (*rows, *more))


def back(t: Texts, person: PersonId) -> Key:
    """Return the button that leads back to the card."""
    return Key(t.label("‹ Back"), Card(person))


def _ask(t: Texts, person: PersonId, question: Markup) -> Screen:
    return Screen(question, ((back(t, person),),))


def _days(t: Texts, days: int) -> str:
    return t.label("{n} days", n=days) if days else t.label("Never")
