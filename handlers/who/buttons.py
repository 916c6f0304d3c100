"""Buttons under an answer; `question` is the number under which the question is kept."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class Page(Button, prefix="whop"):
    """Show another page of the answer; `near` is the industry looked at instead, if any."""

    question: int
    page: int
    near: str


@dataclass(frozen=True, slots=True)
class Nearby(Button, prefix="whon"):
    """Ask the same about an industry close by."""

    question: int
    code: str


@dataclass(frozen=True, slots=True)
class Export(Button, prefix="whox"):
    """Send the whole answer as a file."""

    question: int
    near: str
