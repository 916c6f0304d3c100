"""Buttons of a person's card; other features put `Open` on their lists."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button
from ties.people import PersonId, ResourceKind, TouchId


@dataclass(frozen=True, slots=True)
class Open(Button, prefix="popen"):
    """Show a person's card as a new message."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Card(Button, prefix="pcard"):
    """Show the card in place of what the message shows, and leave a question that it asked."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Edit(Button, prefix="pedit"):
    """Show the fields that can be changed."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Note(Button, prefix="pnote"):
    """Take the next text as a note."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class AddResource(Button, prefix="pmore"):
    """Take the next text as a need or an offer."""

    person: PersonId
    kind: ResourceKind


@dataclass(frozen=True, slots=True)
class MakeDeal(Button, prefix="pdeal"):
    """Open a deal from what a touch tells."""

    touch: TouchId


@dataclass(frozen=True, slots=True)
class Rhythm(Button, prefix="prhythm"):
    """Ask how often to be in touch."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class SetRhythm(Button, prefix="pevery"):
    """Be in touch every so many days; 0 is never."""

    person: PersonId
    days: int


@dataclass(frozen=True, slots=True)
class History(Button, prefix="ppast"):
    """Show a page of the touches, newest first."""

    person: PersonId
    page: int


@dataclass(frozen=True, slots=True)
class Delete(Button, prefix="pdel"):
    """Ask whether to delete a person."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class DeleteNow(Button, prefix="pdelnow"):
    """Delete a person."""

    person: PersonId
