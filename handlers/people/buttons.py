"""Buttons of the list of people."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class PeoplePage(Button, prefix="people"):
    """Turn to a page."""

    page: int
