"""The button that takes a change back."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class Undo(Button, prefix="undo"):
    """Take back the change `action`."""

    action: int
