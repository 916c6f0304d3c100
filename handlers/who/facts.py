"""One fact about one person, and what fields are called."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from handlers.dates import birthday, day, full_day
from handlers.person.card import capital
from handlers.screen import bold, joined, lines
from handlers.texts import Texts
from ties.industries import label
from ties.people import PersonFile
from ties.phones import show_phone


def field_name(t: Texts, field: str) -> str:
    """Return what a field is called, in the owner's language."""
    names = {
        "industries": t.label("industry"),
        "industry": t.label("industry"),
        "note": t.label("note"),
        "touches": t.label("noted"),
        "needs": t.label("needs"),
        "offers": t.label("offers"),
        "tags": t.label("tag"),
        "met_at": t.label("met"),
        "met_on": t.label("met"),
        "via": t.label("via"),
        "city": t.label("place"),
        "alias": t.label("called"),
    }
    return names.get(field, field)


def fact(t: Texts, file: PersonFile, asked: str, today: date) -> Markup | None:
    """Return the answer to a question about a field; None when the card answers better."""
    values = _values(t, file, asked, today)
    if values is None:
        return None
    head = bold(file.person.name)
    if not values:
        missing = t("nothing noted yet") if asked == "touches" else t("not known yet")
        return t("{what}: {value}", what=head, value=missing)
    return lines(*(t("{what}: {value}", what=head, value=value) if n == 0 else value for n, value in enumerate(values)))


def _values(t: Texts, file: PersonFile, asked: str, today: date) -> list[Markup | str] | None:
    person = file.person
    known: dict[str, list[Markup | str]] = {
        "needs": [need.text for need in file.needs],
        "offers": [offer.text for offer in file.offers],
        "phones": [show_phone(phone) for phone in person.phones],
        "emails": list(person.emails),
        "urls": list(person.urls),
        "wechat": [person.wechat],
        "telegram": [f"@{person.telegram}" if person.telegram else ""],
        "birthday": [birthday(person.birthday, t) if person.birthday else ""],
        "company": [joined(", ", (capital(person.role), person.company))],
        "role": [joined(", ", (capital(person.role), person.company))],
        "city": [person.city],
        "via": [person.via],
        "tags": [f"#{tag}" for tag in person.tags],
        "note": [person.note],
        "industries": [
            joined(", ", (label(code, t.short_language) for code in person.industries)),
            capital(person.role),
        ],
        "touches": [joined(" · ", (day(touch.on, t, today), touch.text)) for touch in file.touches],
        "met_at": [person.met_at, full_day(person.met_on, t, today) if person.met_on else ""],
        "contact": [
            *(show_phone(phone) for phone in person.phones),
            *person.emails,
            *([f"WeChat {person.wechat}"] if person.wechat else []),
            *([f"@{person.telegram}"] if person.telegram else []),
        ],
    }
    values = known.get(asked)
    return None if values is None else [value for value in values if value]
