"""A deal whose message was edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.deals import screens
from handlers.deals.units import CLOSED, MAX_TITLE, card_of
from handlers.texts import texts
from storage.store import Store
from ties.deals.reading import DealReading
from ties.deals.titles import title_of
from ties.people import DealId

_FIELDS = ("stage", "amount", "next_step", "next_on")


def revise(deal_id: DealId, old: DealReading, new: DealReading, text: str, store: Store) -> None:
    """Put what the edited text says in place of what the old one said, unless it was changed by hand since.

    With whom the deal is stays as it is. Raises NotFound.
    """
    deal = store.deals.get(deal_id)
    names = [store.people.get(person).name for person in deal.parties]
    changes: dict[str, Any] = {
        name: getattr(new, name) for name in _FIELDS if getattr(deal, name) == getattr(old, name)
    }
    if deal.title == _title(old, names, store.deals.raw(deal_id)):
        changes["title"] = _title(new, names, text)
    deal = replace(deal, **changes)
    closed_on = (deal.closed_on or store.today) if deal.stage in CLOSED else None
    store.deals.save(replace(deal, closed_on=closed_on))
    store.deals.set_raw(deal_id, text)
    action = store.actions.name("deal-revise", deal_id)
    store.say(screens.card(texts(store.owner.language), card_of(store.deals.get(deal_id), store), store.today, action))


def _title(reading: DealReading, names: list[str], text: str) -> str:
    return (title_of(reading, names) or text.strip())[:MAX_TITLE]
