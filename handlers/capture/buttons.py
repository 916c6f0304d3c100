"""Buttons that say what a kept text is."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button
from ties.people import PersonId


@dataclass(frozen=True, slots=True)
class AsContact(Button, prefix="dnew"):
    """The draft is a new contact."""

    draft: int


@dataclass(frozen=True, slots=True)
class AsNote(Button, prefix="dnote"):
    """The draft is a note on a person."""

    draft: int
    person: PersonId


@dataclass(frozen=True, slots=True)
class AsQuestion(Button, prefix="dwho"):
    """The draft is a question."""

    draft: int


@dataclass(frozen=True, slots=True)
class Later(Button, prefix="dlater"):
    """Keep the draft unsorted."""

    draft: int


@dataclass(frozen=True, slots=True)
class Discard(Button, prefix="ddiscard"):
    """Throw the draft away."""

    draft: int


@dataclass(frozen=True, slots=True)
class KeepAsked(Button, prefix="dasked"):
    """What was answered as a question is a new contact."""

    question: int


@dataclass(frozen=True, slots=True)
class Unsorted(Button, prefix="dnext"):
    """Show the first draft after this one."""

    after: int
