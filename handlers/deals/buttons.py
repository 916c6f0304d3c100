"""Buttons of deals."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callback_data import Button


@dataclass(frozen=True, slots=True)
class OpenDeal(Button, prefix="deal"):
    """Show one deal."""

    deal: int


@dataclass(frozen=True, slots=True)
class MoveDeal(Button, prefix="dmove"):
    """Move a deal to a stage."""

    deal: int
    stage: str


@dataclass(frozen=True, slots=True)
class AskDeal(Button, prefix="dask"):
    """Ask for one thing about a deal: note, step, amount, title, parties or outcome."""

    deal: int
    what: str


@dataclass(frozen=True, slots=True)
class MoreDeal(Button, prefix="dmore"):
    """Show what else can be done with a deal."""

    deal: int


@dataclass(frozen=True, slots=True)
class DropDeal(Button, prefix="ddrop"):
    """Delete a deal."""

    deal: int


@dataclass(frozen=True, slots=True)
class DealList(Button, prefix="deals"):
    """A page of the deals of a stage; "open" means talking and agreed."""

    stage: str
    page: int


@dataclass(frozen=True, slots=True)
class PickParty(Button, prefix="dpick"):
    """Say which of several people of one name a kept draft is about."""

    draft: int
    person: int
