"""Deals: a piece of business with one or more people, from first talk to won or lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ties.money import Amount
from ties.people import DealId, PersonId


class DealStage(StrEnum):
    """How far a deal has come."""

    TALKING = "talking"
    AGREED = "agreed"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal; `amount` in minor units of its currency; `next_on` is the owner's local date."""

    id: DealId
    title: str
    parties: tuple[PersonId, ...]
    stage: DealStage = DealStage.TALKING
    amount: Amount | None = None
    next_step: str = ""
    next_on: date | None = None
    outcome: str = ""  # won: a line for the case pool; lost: the lesson
    opened_on: date | None = None
    closed_on: date | None = None
