"""What a person types for a field, read into the columns it changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ties.answers import pieces, read_meeting
from ties.capture.phones import read_phone
from ties.dates import find_birthday
from ties.errors import BadInput
from ties.folding import words
from ties.industries import find_industries
from ties.people import Person, PersonId, ResourceKind
from ties.telling import MAX_NAME

CLEAR = frozenset({"-", "–", "—", "－", "——"})
"""Typed alone it empties a field."""

_EMPTY = Person(PersonId(0), name="")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_TELEGRAM = re.compile(r"(?:(?:https?://)?t\.me/|@)?([A-Za-z]\w{3,31})", re.ASCII)
_WECHAT = re.compile(r"\S{2,40}")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, when (in the owner's zone) and the owner's country for phone numbers."""

    text: str
    said_at: datetime
    region: str


Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """The columns a field fills and how it is read; a field of resources fills none but replaces those of a kind."""

    columns: tuple[str, ...]
    read: Callable[[Typed], Columns]
    kind: ResourceKind | None = None


def read(field: Field, typed: Typed) -> Columns:
    """Return the new values of the field's columns; "-" empties them. Raises BadInput."""
    if typed.text.strip() in CLEAR:
        if "name" in field.columns:
            raise BadInput
        return {column: getattr(_EMPTY, column) for column in field.columns}
    return field.read(typed)


def several(text: str) -> tuple[str, ...]:
    """Return the things typed; nothing for "-"."""
    return () if text.strip() in CLEAR else pieces(text)


def _line(column: str) -> Callable[[Typed], Columns]:
    def one_line(typed: Typed) -> Columns:
        return {column: " ".join(typed.text.split())}

    return one_line


def _name(typed: Typed) -> Columns:
    name = " ".join(typed.text.split())
    if not words(name) or len(name) > MAX_NAME:
        raise BadInput
    return {"name": name}


def _industries(typed: Typed) -> Columns:
    found = [code.code for piece in pieces(typed.text) for code in find_industries(piece)]
    if not found:
        raise BadInput
    return {"industries": tuple(dict.fromkeys(found))}


def _phones(typed: Typed) -> Columns:
    numbers = tuple(dict.fromkeys(read_phone(piece, typed.region, sure=True) for piece in pieces(typed.text)))
    if not numbers or not all(numbers):
        raise BadInput
    return {"phones": numbers}


def _emails(typed: Typed) -> Columns:
    found = tuple(address for piece in pieces(typed.text) for address in piece.split())
    if not found or not all(_ADDRESS.fullmatch(address) for address in found):
        raise BadInput
    return {"emails": found}


def _wechat(typed: Typed) -> Columns:
    if not _WECHAT.fullmatch(typed.text.strip()):
        raise BadInput
    return {"wechat": typed.text.strip()}


def _telegram(typed: Typed) -> Columns:
    found = _TELEGRAM.fullmatch(typed.text.strip())
    if not found:
        raise BadInput
    return {"telegram": found[1]}


def _met(typed: Typed) -> Columns:
    met = read_meeting(typed.text, typed.said_at)
    if met.on is not None and met.on > typed.said_at.date():
        raise BadInput
    return {"met_at": met.at, "met_on": met.on} | ({"via": met.via} if met.via else {})


def _tags(typed: Typed) -> Columns:
    found = (piece.lstrip("#") for part in pieces(typed.text) for piece in part.split())
    return {"tags": tuple(dict.fromkeys(tag for tag in found if tag))}


def _birthday(typed: Typed) -> Columns:
    found = find_birthday(typed.text) or find_birthday(f"birthday {typed.text}") or find_birthday(f"生日{typed.text}")
    if found is None:
        raise BadInput
    return {"birthday": found.birthday}


def _resources(typed: Typed) -> Columns:
    if not pieces(typed.text):
        raise BadInput
    return {}


FIELDS = {
    "name": Field(("name",), _name),
    "company": Field(("company",), _line("company")),
    "role": Field(("role",), _line("role")),
    "city": Field(("city",), _line("city")),
    "industries": Field(("industries",), _industries),
    "phones": Field(("phones",), _phones),
    "emails": Field(("emails",), _emails),
    "wechat": Field(("wechat",), _wechat),
    "telegram": Field(("telegram",), _telegram),
    "met": Field(("met_at", "met_on"), _met),
    "via": Field(("via",), _line("via")),
    "needs": Field((), _resources, ResourceKind.NEED),
    "offers": Field((), _resources, ResourceKind.OFFER),
    "tags": Field(("tags",), _tags),
    "birthday": Field(("birthday",), _birthday),
    "note": Field(("note",), lambda typed: {"note": typed.text.strip()}),
}
"""Every field that can be changed by hand, in the order of the menu."""
