"""Buttons for changing a person's fields."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button
from ties.people import PersonId


@dataclass(frozen=True, slots=True)
class EditField(Button, prefix="pfield"):
    """Ask for a new value of one field, by its key."""

    person: PersonId
    field: str
