"""Buttons of the guided form; each carries its step, so that an old one does nothing."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class SkipStep(Button, prefix="askip"):
    """Leave this step empty."""

    step: int


@dataclass(frozen=True, slots=True)
class StepBack(Button, prefix="aback"):
    """Go back to the step before this one."""

    step: int


@dataclass(frozen=True, slots=True)
class StartOver(Button, prefix="aover"):
    """Forget the answers and begin again."""
