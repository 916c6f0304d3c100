"""Buttons of the timeline."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button
from ties.people import PersonId, TouchId


@dataclass(frozen=True, slots=True)
class Original(Button, prefix="praw"):
    """Show the message that made a person, as it was typed."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class OpenTouch(Button, prefix="touch"):
    """Show one touch in full."""

    touch: TouchId


@dataclass(frozen=True, slots=True)
class DeleteTouch(Button, prefix="tdel"):
    """Ask whether to delete a touch."""

    touch: TouchId


@dataclass(frozen=True, slots=True)
class DeleteTouchNow(Button, prefix="tdelnow"):
    """Delete a touch."""

    touch: TouchId
