"""Buttons of one's own data."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class Forget(Button, prefix="forget"):
    """Forget a person (0: everything); `sure` is the second time of asking."""

    person: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Keep(Button, prefix="keep"):
    """Do not forget after all."""
