"""The whole answer as plain text, one person a line."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.person.card import capital
from ties.people import Person
from ties.ranking import Match


def as_text(matches: Iterable[Match]) -> str:
    """Return name, role, company, place and addresses of everybody found, best first."""
    return "".join(f"{_line(match.person)}\n" for match in matches)


def _line(person: Person) -> str:
    fields = (person.name, capital(person.role), person.company, person.city, *person.phones, *person.emails)
    return " · ".join(" ".join(field.split()) for field in fields if field)
