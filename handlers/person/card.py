"""The card: everything stored about a person on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, auto

from markupsafe import Markup

from handlers.dates import birthday, day, full_day
from handlers.person.buttons import Edit, History, Note, Rhythm
from handlers.screen import Key, Keyboard, Screen, bold, joined, lines
from handlers.texts import Texts, later
from handlers.undo.buttons import Undo
from storage.actions import ActionId
from ties.folding import has_han
from ties.industries import label
from ties.people import Person, PersonFile, PersonId, Resource, ResourceKind
from ties.phones import show_phone
from ties.warmth import Warmth, level, warmth

MAX_SHOWN = 600
"""A longer text is cut on the card; the whole of it is in the history."""

MAX_NAMESAKES = 3
DOT = " · "
WARMTH = {Warmth.WARM: "🟢", Warmth.COOLING: "🟡", Warmth.COLD: "🔴"}


class Mark(Enum):
    """Why a card is shown."""

    OPENED = auto()
    STORED = auto()
    CHANGED = auto()
    REVISED = auto()


def card(
    t: Texts,
    file: PersonFile,
    today: date,
    mark: Mark = Mark.OPENED,
    action: ActionId | None = None,
    namesakes: Sequence[Person] = (),
) -> Screen:
    """Show a person; `action` is a change that can be taken back, `namesakes` are others of the same name."""
    person = file.person
    text = lines(
        _headline(t, person, mark),
        joined(DOT, (capital(person.role), person.company, person.city)),
        labelled(t, later("Industry: {what}"), (label(code, t.short_language) for code in person.industries)),
        _met(t, person, today),
        *resource_lines(t, (*file.needs, *file.offers)),
        joined(DOT, _addresses(t, person)),
        labelled(t, later("Birthday: {what}"), [birthday(person.birthday, t)] if person.birthday else ()),
        labelled(t, later("Note: {what}"), [short(person.note, MAX_SHOWN)] if person.note else ()),
        _last(t, file, today),
        rhythm_line(t, person, today),
        *(_namesake(t, other) for other in namesakes[:MAX_NAMESAKES]),
    )
    return Screen(text, _keys(t, person.id, action))


def resource_lines(t: Texts, resources: Iterable[Resource]) -> list[Markup | None]:
    """Return the line of needs and the line of offers; None for one that would be empty."""
    found = [(one.kind, short(one.text, MAX_SHOWN)) for one in resources]
    return [
        labelled(t, later("Needs: {what}"), [text for kind, text in found if kind is ResourceKind.NEED]),
        labelled(t, later("Offers: {what}"), [text for kind, text in found if kind is ResourceKind.OFFER]),
    ]


def labelled(t: Texts, line: str, parts: Iterable[Markup | str]) -> Markup | None:
    """Return a line (a message with `{what}`), or None when there is nothing to show."""
    text = joined(DOT, parts)
    return t(line, what=text) if text else None


def rhythm_line(t: Texts, person: Person, today: date) -> Markup:
    """Say how often to be in touch, and when next."""
    if person.rhythm_days <= 0 or person.next_touch_on is None:
        return t("Keep warm: no reminders")
    when = day(person.next_touch_on, t, today)
    return t.plural(
        "Keep warm: every day, next {day}", "Keep warm: every {n} days, next {day}", person.rhythm_days, day=when
    )


def warmth_sign(person: Person, today: date) -> str:
    """Return the coloured sign of how alive the tie is."""
    return WARMTH[level(warmth(person, today))]


def wechat(t: Texts, handle: str) -> Markup:
    """Return a WeChat id with its label."""
    return t("WeChat {id}", id=handle)


def one_line(person: Person, room: int = 200) -> str:
    """Return a person as plain text in one line: name, role, company."""
    about = work(person) or person.city
    return short(f"{person.name} — {about}" if about else person.name, room)


def work(person: Person) -> str:
    """Return role and company in a few words."""
    parts = [part for part in (capital(person.role), person.company) if part]
    return ("，" if any(map(has_han, parts)) else ", ").join(parts)


def listed(t: Texts, names: Iterable[str]) -> str:
    """Return names one after another."""
    return ("、" if t.short_language == "zh" else ", ").join(names)


def short(text: str, room: int) -> str:
    """Return the text in one line, cut to `room` characters."""
    text = " ".join(text.split())
    return text if len(text) <= room else text[: room - 1] + "…"


def capital(role: str) -> str:
    """Return a role with a capital first letter, as on a visiting card."""
    return role[:1].upper() + role[1:]


def _headline(t: Texts, person: Person, mark: Mark) -> Markup:
    name = Markup("{} ({})").format(bold(person.name), person.alias) if person.alias else bold(person.name)
    match mark:
        case Mark.STORED:
            return t("✅ {name}", name=name)
        case Mark.CHANGED:
            return t("✏️ {name} — changed", name=name)
        case Mark.REVISED:
            return t("✏️ {name} — revised", name=name)
        case Mark.OPENED:
            return Markup("{} {}").format("🏢" if person.organisation else "👤", name)


def _met(t: Texts, person: Person, today: date) -> Markup | None:
    when = full_day(person.met_on, t, today) if person.met_on else ""
    if person.met_at and when:
        where = t("Met: {where}, {when}", where=person.met_at, when=when)
    else:
        where = t("Met: {where}", where=person.met_at or when) if person.met_at or when else Markup()
    via = t("via {name}", name=person.via) if person.via else Markup()
    return joined(DOT, (where, via)) or None if where else t("Met: {where}", where=via) if via else None


def _addresses(t: Texts, person: Person) -> Iterable[Markup | str]:
    yield from (show_phone(phone) for phone in person.phones)
    yield from person.emails
    if person.wechat:
        yield wechat(t, person.wechat)
    if person.telegram:
        yield f"@{person.telegram}"
    yield from person.urls
    yield from (f"#{tag}" for tag in person.tags)


def _last(t: Texts, file: PersonFile, today: date) -> Markup | None:
    last = file.person.last_touch_on
    if last is None:
        return None
    return t("Last touch: {day} {warmth}", day=day(last, t, today), warmth=warmth_sign(file.person, today))


def _namesake(t: Texts, other: Person) -> Markup:
    return t("⚠️ You already know another {who}. Both are kept.", who=one_line(other))


def _keys(t: Texts, person: PersonId, action: ActionId | None) -> Keyboard:
    first = [
        Key(t.label("Edit"), Edit(person)),
        Key(t.label("Note"), Note(person)),
        Key(t.label("Rhythm"), Rhythm(person)),
    ]
    if action is not None:
        first.append(Key(t.label("Undo"), Undo(action)))
    return (first, (Key(t.label("History"), History(person, 0)),))
