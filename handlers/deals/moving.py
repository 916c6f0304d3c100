"""A text that tells how a deal already stored has come on: it moves that deal, and makes no second one."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.deals import units
from storage.store import Store
from ties.deals import Deal, DealStage
from ties.deals.reading import DealReading
from ties.deals.titles import Sure, speaks_of_the_deal, spoken_of, titled
from ties.people import PersonId, TouchKind

LOOKED_AT = 200
"""So many deals of a stage a text without a name may mean."""

_SAID_ALONE = re.compile(
    r"\b(?:won|lost|signed|agreed|deal done|closed|fell through)\b|谈成|谈妥|成交|签|黄了|没成|谈崩|中标|拿下|丢了"
)
"""Words that without any other tell of a deal; a lunch may be cancelled too."""


_BUSINESS = re.compile(
    r"\b(?:deal|contract|order|quote|offer|tender|bid|agreement|project)s?\b|订单|合同|报价|项目|标|单子|那单|这单|首单|合作"
)


def may_be_private(reading: DealReading, text: str) -> bool:
    """Whether what fell through may be a lunch: no sum, no word of business."""
    said = text.lower()
    lost = reading.stage is DealStage.LOST and reading.amount is None
    return lost and not _SAID_ALONE.search(said) and not _BUSINESS.search(said)


def move_on(reading: DealReading, text: str, person: PersonId | None, store: Store, *, as_note: bool = False) -> bool:
    """Take a deal to where the text says it stands; False when it speaks of none.

    Without a `person` the text must say most of the deal's title. `as_note`: the text would be a note otherwise.
    """
    deals = _all(store) if person is None else store.deals.of_person(person)
    names = [store.people.get(one).name for deal in deals for one in deal.parties]
    title, notes = titled(reading, names)
    moves = reading.stage is not DealStage.TALKING
    sure: Sure = "all" if not moves else "most" if person is None or (as_note and title) else "any"
    going_on = [deal for deal in deals if deal.stage not in units.CLOSED]
    turned = [deal for deal in deals if deal.stage in units.CLOSED and moves and deal.stage is not reading.stage]
    deal = spoken_of(title, going_on, sure) or (spoken_of(title, turned, sure) if title else None)
    if deal is None and person is not None and moves and speaks_of_the_deal(reading, names):
        deal, notes = spoken_of("", going_on), reading.notes
    if deal is None or (as_note and not (moves and (title or _SAID_ALONE.search(text.lower())))):
        return False
    _come_on(deal, reading, "; ".join(notes), text, store)
    return True


def _all(store: Store) -> list[Deal]:
    closed = (deal for stage in units.CLOSED for deal in store.deals.of_stage(stage, LOOKED_AT))
    return [*store.deals.going_on(LOOKED_AT), *closed]


def _come_on(deal: Deal, reading: DealReading, note: str, text: str, store: Store) -> None:
    changed = replace(deal, amount=reading.amount or deal.amount)
    if reading.next_step:
        changed = replace(changed, next_step=reading.next_step, next_on=reading.next_on)
    if reading.stage is not DealStage.TALKING:
        units.move_to(changed, reading.stage, note, store, text)
        return
    store.deals.save(changed)
    for n, party in enumerate(deal.parties):
        store.people.add_touch(party, TouchKind.DEAL, store.today, text, text, None if n else deal.id)
    units.show(deal.id, store, store.actions.name("deal-note", deal.id))
