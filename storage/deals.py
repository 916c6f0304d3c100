"""Deals of one owner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from storage import queries
from storage.actions import Actions, id_range
from storage.database import Connection, Row, rows
from ties.deals import Deal, DealStage
from ties.money import Amount
from ties.people import DealId, OwnerNo, PersonId

_SQL = queries.load("deals")


@dataclass(frozen=True, slots=True)
class DealTotal:
    """How many deals of a stage there are in a currency, and what they add up to (None: no amounts given)."""

    stage: DealStage
    deals: int
    amount: Amount | None


class Deals:
    """All reading and writing of one owner's deals."""

    def __init__(self, connection: Connection, owner_no: OwnerNo, actions: Actions) -> None:
        self._connection = connection
        self._actions = actions
        self._range = id_range(owner_no)

    def add(self, deal: Deal, raw: str) -> Deal:
        """Store a new deal (`deal.id` is ignored) with its parties; `raw` is the message. Returns it with its id."""
        deal_id = DealId(self._actions.insert("deal", raw=raw, **_values(deal)))
        for person in dict.fromkeys(deal.parties):
            self._actions.insert("deal_party", deal_id=deal_id, person_id=person)
        return replace(deal, id=deal_id)

    def get(self, deal_id: DealId) -> Deal:
        """Return one deal. Raises NotFound."""
        return self._deal(self._actions.row("deal", deal_id))

    def raw(self, deal_id: DealId) -> str:
        """Return the message that made a deal, as it was typed. Raises NotFound."""
        return str(self._actions.row("deal", deal_id)["raw"])

    def set_raw(self, deal_id: DealId, raw: str) -> None:
        """Replace the message that made a deal by its edited text. Raises NotFound."""
        self._actions.update("deal", deal_id, raw=raw)

    def save(self, deal: Deal) -> None:
        """Write a changed deal and its parties. Raises NotFound."""
        self._actions.update("deal", deal.id, **_values(deal))
        have = rows(self._connection, _SQL["parties"], deal_id=deal.id, **self._range)
        for row in have:
            if row["person_id"] not in deal.parties:
                self._actions.remove("deal_party", row["id"])
        there = {row["person_id"] for row in have}
        for person in dict.fromkeys(person for person in deal.parties if person not in there):
            self._actions.insert("deal_party", deal_id=deal.id, person_id=person)

    def remove(self, deal_id: DealId) -> None:
        """Delete a deal with its parties (undoable); notes stay on their people alone. Raises NotFound."""
        for row in rows(self._connection, _SQL["notes"], deal_id=deal_id, **self._range):
            self._actions.update("touch", row["id"], deal_id=None)
        for row in rows(self._connection, _SQL["parties"], deal_id=deal_id, **self._range):
            self._actions.remove("deal_party", row["id"])
        self._actions.remove("deal", deal_id)

    def party_ids(self, deal_id: DealId) -> list[int]:
        """Return the ids of the rows that say who is part of a deal."""
        return [row["id"] for row in rows(self._connection, _SQL["parties"], deal_id=deal_id, **self._range)]

    def going_on(self, limit: int, offset: int = 0) -> list[Deal]:
        """Return deals neither won nor lost, next steps first."""
        return self._deals("open", limit=limit, offset=offset)

    def of_stage(self, stage: DealStage, limit: int, offset: int = 0) -> list[Deal]:
        """Return deals of one stage, newest first."""
        return self._deals("of_stage", stage=stage, limit=limit, offset=offset)

    def of_person(self, person_id: PersonId) -> list[Deal]:
        """Return a person's deals, newest first."""
        return self._deals("of_person", person_id=person_id)

    def steps_due(self, today: date, limit: int) -> list[Deal]:
        """Return deals whose next step is due on or before `today`, oldest first."""
        return self._deals("steps_due", today=today.isoformat(), limit=limit)

    def notes(self, deal_id: DealId) -> list[tuple[date, str]]:
        """Return the day and text of each note on a deal, newest first."""
        found = rows(self._connection, _SQL["notes"], deal_id=deal_id, **self._range)
        return [(date.fromisoformat(row["touched_on"]), row["text"]) for row in found]

    def totals(self) -> list[DealTotal]:
        """Return count and sum per stage and currency."""
        return [
            DealTotal(
                DealStage(row["stage"]),
                row["deals"],
                None if row["currency"] is None else Amount(row["minor"], row["currency"]),
            )
            for row in rows(self._connection, _SQL["totals"], **self._range)
        ]

    def _deals(self, query: str, **asked: Any) -> list[Deal]:
        return [self._deal(row) for row in rows(self._connection, _SQL[query], **asked, **self._range)]

    def _deal(self, row: Row) -> Deal:
        parties = rows(self._connection, _SQL["parties"], deal_id=row["id"], **self._range)
        return Deal(
            id=DealId(row["id"]),
            title=row["title"],
            parties=tuple(PersonId(party["person_id"]) for party in parties),
            stage=DealStage(row["stage"]),
            amount=None if row["currency"] is None else Amount(row["amount_minor"], row["currency"]),
            next_step=row["next_step"],
            next_on=_date(row["next_on"]),
            outcome=row["outcome"],
            opened_on=_date(row["opened_on"]),
            closed_on=_date(row["closed_on"]),
        )


def _values(deal: Deal) -> dict[str, Any]:
    return {
        "title": deal.title,
        "stage": deal.stage,
        "amount_minor": None if deal.amount is None else deal.amount.minor,
        "currency": None if deal.amount is None else deal.amount.currency,
        "next_step": deal.next_step,
        "next_on": _iso(deal.next_on),
        "outcome": deal.outcome,
        "opened_on": _iso(deal.opened_on),
        "closed_on": _iso(deal.closed_on),
    }


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
