"""What the timeline looks like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from markupsafe import Markup

from handlers.dates import day, full_day
from handlers.history.buttons import DeleteTouch, DeleteTouchNow, OpenTouch, Original
from handlers.person.buttons import Card, History
from handlers.person.card import rhythm_line, short
from handlers.person.screens import kind_and_day, touch_name, touch_sign
from handlers.screen import Key, Screen, bold, joined, lines
from handlers.texts import Texts
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from ties.people import Person, PersonId, Touch

PAGE = 10
LINE = 160


def timeline(
    t: Texts, person: Person, touches: Sequence[Touch], total: int, page: int, today: date, zone: tzinfo
) -> Screen:
    """Show a page of touches, newest first, each with a button that opens it; `zone` is the owner's."""
    first = page * PAGE + 1
    head = t.plural("🕘 {name} — {n} entry", "🕘 {name} — {n} entries", total, name=bold(person.name))
    stored = person.created_at.astimezone(zone).date() if person.created_at else today
    text = lines(
        head,
        *(_line(t, first + n, touch, today) for n, touch in enumerate(touches)),
        None if touches else t("Nothing noted yet. Tap Note on the card, or type “{name}: …”.", name=person.name),
        t("Stored on {day}.", day=full_day(stored, t, today)),
    )
    numbers = [Key(str(first + n), OpenTouch(touch.id)) for n, touch in enumerate(touches)]
    turn = [Key(t.label("‹ Newer"), History(person.id, page - 1))] if page else []
    turn += [Key(t.label("Older ›"), History(person.id, page + 1))] if first + len(touches) <= total else []
    last = (*_original(t, person), Key(t.label("‹ Back"), Card(person.id)))
    return Screen(text, (numbers[:5], numbers[5:], turn, last))


def touch(t: Texts, person: Person, shown: Touch, today: date) -> Screen:
    """Show one touch in full, with the message as it was typed when that says more."""
    raw = shown.raw if shown.raw.strip() != shown.text.strip() else ""
    text = lines(
        _head(t, person, shown, today),
        Markup.escape(shown.text),
        t("As you typed it:") if raw else None,
        Markup.escape(raw),
    )
    keys = (Key(t.label("🗑 Delete"), DeleteTouch(shown.id)), Key(t.label("‹ Back"), History(person.id, 0)))
    return Screen(text, (keys,))


def ask_delete(t: Texts, person: Person, shown: Touch, today: date) -> Screen:
    """Ask whether to delete a touch."""
    text = lines(
        t("🗑 Delete this entry?"),
        _head(t, person, shown, today),
        Markup.escape(short(shown.text, LINE)),
        t("It can be undone for 24 hours."),
    )
    return Screen(
        text, ((Key(t.label("Yes, delete"), DeleteTouchNow(shown.id)), Key(t.label("‹ Back"), OpenTouch(shown.id))),)
    )


def deleted(t: Texts, person: Person, today: date, action: ActionId) -> Screen:
    """Say that a touch is gone, and how to get it back."""
    text = lines(t("🗑 The entry on {name} is deleted.", name=bold(person.name)), rhythm_line(t, person, today))
    return Screen(text, ((Key(t.label("Undo"), Undo(action)), Key(t.label("‹ Back"), History(person.id, 0))),))


def original(t: Texts, person: Person) -> Screen:
    """Show the message that made a person."""
    return Screen(
        lines(t("{name}, as you typed it:", name=bold(person.name)), Markup.escape(person.raw)),
        ((Key(t.label("‹ Back"), History(PersonId(person.id), 0)),),),
    )


def _original(t: Texts, person: Person) -> tuple[Key, ...]:
    return (Key(t.label("Original"), Original(person.id)),) if person.raw else ()


def _head(t: Texts, person: Person, shown: Touch, today: date) -> Markup:
    about = kind_and_day(touch_name(t, shown), full_day(shown.on, t, today), t)
    return Markup("{} {}").format(touch_sign(shown.kind), joined(" · ", (bold(person.name), about)))


def _line(t: Texts, number: int, shown: Touch, today: date) -> Markup:
    said = short(shown.text, LINE) or touch_name(t, shown)
    return Markup("{} {} {} — {}").format(number, touch_sign(shown.kind), day(shown.on, t, today), said)
