"""Buttons of the digest; each names its line, so that it means the same after a restart."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class Done(Button, prefix="ndone"):
    """They were in touch, or the step is done."""

    item: int


@dataclass(frozen=True, slots=True)
class Week(Button, prefix="nweek"):
    """Ask again in a week."""

    item: int


@dataclass(frozen=True, slots=True)
class Skip(Button, prefix="nskip"):
    """Not this time."""

    item: int


@dataclass(frozen=True, slots=True)
class TakeBack(Button, prefix="nback"):
    """Take back what a button of this line did."""

    item: int


@dataclass(frozen=True, slots=True)
class Waiting(Button, prefix="nall"):
    """Show a page of everything that waits; `fresh` as a new message, else in place."""

    page: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class StepDeal(Button, prefix="ndeal"):
    """Show a deal's card as a new message."""

    deal: int
