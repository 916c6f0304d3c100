"""Buttons of /settings."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class Choose(Button, prefix="set"):
    """Ask for one setting, by its name."""

    setting: str


@dataclass(frozen=True, slots=True)
class Put(Button, prefix="put"):
    """Set a setting to a value, written as a person would type it."""

    setting: str
    value: str


@dataclass(frozen=True, slots=True)
class Back(Button, prefix="setback"):
    """Back to all settings."""
