"""Deals: in and out unchanged, lists by stage and step, sums by currency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from storage.database import Connection
from storage.deals import DealTotal
from storage.store import Store
from tests.storage.rows import NOW, deal, person, table, work
from ties.deals import Deal, DealStage
from ties.errors import NotFound
from ties.money import Amount
from ties.owners import Owner
from ties.people import DealId, PersonId, TouchKind

TODAY = NOW.date()


@pytest.fixture
def people(raw: Connection, owner: Owner) -> list[PersonId]:
    return work(raw, owner, lambda store: [store.people.add(person(name)).id for name in ("Ann", "Bo", "Cy")])


def add(raw: Connection, owner: Owner, title: str, *parties: PersonId, **fields: Any) -> Deal:
    return work(raw, owner, lambda store: store.deals.add(deal(title, *parties, **fields), raw=f"/deal {title}"))


def test_a_deal_comes_back_with_every_field(raw: Connection, owner: Owner, people: list[PersonId]) -> None:
    made = add(
        raw, owner, "蜂蜜 <honey>", *people[:2], stage=DealStage.WON, amount=Amount(-1250, "EUR"), next_step="call",
        next_on=TODAY, outcome="they paid", closed_on=TODAY,
    )  # fmt: skip
    assert work(raw, owner, lambda store: store.deals.get(made.id)) == made
    assert work(raw, owner, lambda store: store.deals.raw(made.id)) == "/deal 蜂蜜 <honey>"


def test_the_words_of_a_deal_can_be_replaced(raw: Connection, owner: Owner) -> None:
    made = add(raw, owner, "honey")
    work(raw, owner, lambda store: store.deals.set_raw(made.id, "edited"))
    assert work(raw, owner, lambda store: store.deals.raw(made.id)) == "edited"


def test_parties_join_and_leave(raw: Connection, owner: Owner, people: list[PersonId]) -> None:
    ann, bo, cy = people
    made = add(raw, owner, "honey", ann, bo)
    work(raw, owner, lambda store: store.deals.save(replace(made, parties=(cy, bo))))
    assert work(raw, owner, lambda store: store.deals.get(made.id).parties) == (bo, cy)
    assert work(raw, owner, lambda store: [d.id for d in store.deals.of_person(ann)]) == []
    assert work(raw, owner, lambda store: [d.id for d in store.deals.of_person(cy)]) == [made.id]


def test_a_party_named_twice_is_one(raw: Connection, owner: Owner, people: list[PersonId]) -> None:
    made = add(raw, owner, "honey", people[0], people[0])
    work(raw, owner, lambda store: store.deals.save(replace(made, parties=(people[0], people[1], people[1]))))
    assert work(raw, owner, lambda store: store.deals.get(made.id).parties) == (people[0], people[1])


def test_lists_by_stage_step_and_person(raw: Connection, owner: Owner, people: list[PersonId]) -> None:
    for number, stage in enumerate(DealStage):
        add(raw, owner, f"a {stage}", people[0], stage=stage, next_on=TODAY + timedelta(days=1 - number))
        add(raw, owner, f"b {stage}", stage=stage)

    def unit(store: Store) -> dict[str, list[str]]:
        deals = store.deals
        found = {
            "going on": deals.going_on(9), "page": deals.going_on(2, 1), "won": deals.of_stage(DealStage.WON, 9),
            "won page": deals.of_stage(DealStage.WON, 1, 1), "due": deals.steps_due(TODAY, 9),
            "tomorrow": deals.steps_due(TODAY + timedelta(days=1), 9), "one": deals.steps_due(TODAY + timedelta(1), 1),
            "hers": deals.of_person(people[0]), "his": deals.of_person(people[1]),
        }  # fmt: skip
        return {key: [one.title for one in some] for key, some in found.items()}

    assert work(raw, owner, unit) == {
        "going on": ["a agreed", "a talking", "b talking", "b agreed"],
        "page": ["a talking", "b talking"],
        "won": ["b won", "a won"],
        "won page": ["a won"],
        "due": ["a agreed"],
        "tomorrow": ["a agreed", "a talking"],
        "one": ["a agreed"],
        "hers": ["a lost", "a won", "a agreed", "a talking"],
        "his": [],
    }


def test_sums_are_told_apart_by_stage_and_currency(raw: Connection, owner: Owner) -> None:
    for stage, amount in (
        (DealStage.WON, Amount(5, "EUR")), (DealStage.WON, Amount(7, "EUR")), (DealStage.WON, Amount(1, "JPY")),
        (DealStage.TALKING, None), (DealStage.TALKING, None),
    ):  # fmt: skip
        add(raw, owner, "x", stage=stage, amount=amount)
    assert work(raw, owner, lambda store: store.deals.totals()) == [
        DealTotal(DealStage.TALKING, 2, None),
        DealTotal(DealStage.WON, 2, Amount(12, "EUR")),
        DealTotal(DealStage.WON, 1, Amount(1, "JPY")),
    ]


def test_notes_come_newest_first_and_outlive_their_deal(raw: Connection, owner: Owner, people: list[PersonId]) -> None:
    made = add(raw, owner, "honey", people[0])

    def note(store: Store) -> list[tuple[date, str]]:
        for day, text in ((1, "first"), (9, "last"), (9, "very last")):
            store.people.add_touch(people[0], TouchKind.DEAL, date(2026, 5, day), text, deal_id=made.id)
        return store.deals.notes(made.id)

    assert [text for _, text in work(raw, owner, note)] == ["very last", "last", "first"]
    work(raw, owner, lambda store: store.deals.remove(made.id))
    assert [row[2] for row in table(raw, "touch")] == [None] * 3
    assert work(raw, owner, lambda store: store.people.count_touches(people[0])) == 3


def test_a_deal_goes_with_its_parties(raw: Connection, owner: Owner, people: list[PersonId]) -> None:
    made = add(raw, owner, "honey", *people)
    assert len(work(raw, owner, lambda store: store.deals.party_ids(made.id))) == 3
    work(raw, owner, lambda store: store.deals.remove(made.id))
    assert table(raw, "deal_party") == table(raw, "deal") == []
    assert len(table(raw, "person")) == 3


def test_what_is_not_there_is_not_found(raw: Connection, owner: Owner) -> None:
    gone = DealId(1 << 20 | 77)
    for call in (
        lambda store: store.deals.get(gone),
        lambda store: store.deals.raw(gone),
        lambda store: store.deals.set_raw(gone, ""),
        lambda store: store.deals.save(replace(deal("x"), id=gone)),
        lambda store: store.deals.remove(gone),
    ):
        with pytest.raises(NotFound):
            work(raw, owner, call)
