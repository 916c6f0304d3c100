"""Ids of somebody else, through every way in: nothing is found, nothing is changed, nothing tells that they exist."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from storage import forget, lookup
from storage.actions import OWNER_SHIFT, Actions
from storage.database import Connection
from storage.deals import Deals
from storage.desk import Desk
from storage.nudges import Item, ItemKind, ItemState, Nudges
from storage.people import People
from storage.search import Search
from storage.store import Store
from tests.storage.rows import NOW, OWNED, deal, person, tables, work
from ties.deals import DealStage
from ties.errors import Expired, NotFound
from ties.owners import Owner
from ties.people import DealId, FunnelStage, ResourceKind, Touch, TouchId, TouchKind
from ties.question import read_question

TODAY = NOW.date()
TRIES = 500

CALLS: dict[str, Callable[[Store, Any], Any]] = {
    "people.get": lambda store, n: store.people.get(n),
    "people.file": lambda store, n: store.people.file(n),
    "people.save": lambda store, n: store.people.save(replace(person("Eve"), id=n)),
    "people.remove": lambda store, n: store.people.remove(n),
    "people.reckon": lambda store, n: store.people.reckon(n),
    "people.add_resource": lambda store, n: store.people.add_resource(n, ResourceKind.NEED, "x", TODAY),
    "people.remove_resource": lambda store, n: store.people.remove_resource(n),
    "people.add_touch": lambda store, n: store.people.add_touch(n, TouchKind.CALL, TODAY),
    "people.save_touch": lambda store, n: store.people.save_touch(Touch(n, n, TouchKind.CALL, TODAY)),
    "people.touch": lambda store, n: store.people.touch(n),
    "people.remove_touch": lambda store, n: store.people.remove_touch(n),
    "deals.add": lambda store, n: store.deals.add(deal("x", n), ""),
    "deals.get": lambda store, n: store.deals.get(n),
    "deals.raw": lambda store, n: store.deals.raw(n),
    "deals.set_raw": lambda store, n: store.deals.set_raw(n, "x"),
    "deals.save": lambda store, n: store.deals.save(replace(deal("x"), id=n)),
    "deals.remove": lambda store, n: store.deals.remove(n),
    "desk.draft": lambda store, n: store.desk.draft(n),
    "desk.drop_draft": lambda store, n: store.desk.drop_draft(n),
    "nudges.item": lambda store, n: store.nudges.item(n),
    "nudges.settle": lambda store, n: store.nudges.settle(
        Item(n, TODAY, 1, ItemKind.PERSON, n, ItemState.OPEN), ItemState.DONE
    ),
    "actions.action": lambda store, n: store.actions.action(n),
    "actions.undo": lambda store, n: store.actions.undo(n),
    "actions.row": lambda store, n: store.actions.row("person", n),
    "actions.update": lambda store, n: store.actions.update("touch", n, text="x"),
    "actions.remove": lambda store, n: store.actions.remove("resource", n),
    "forget.forget_person": forget.forget_person,
    "lookup.recall": lookup.recall,
}
"""Every way to touch one row by its id."""

EMPTY: dict[str, Callable[[Store, Any], Any]] = {
    "people.ids_of": lambda store, n: [ids for ids in store.people.ids_of(n).values() if ids],
    "people.resources": lambda store, n: store.people.resources(n),
    "people.touches": lambda store, n: store.people.touches(n, 9),
    "people.count_touches": lambda store, n: store.people.count_touches(n),
    "people.after": lambda store, n: [p for p in store.people.after(n, 99) if p.name != "Bob"],
    "deals.party_ids": lambda store, n: store.deals.party_ids(n),
    "deals.of_person": lambda store, n: store.deals.of_person(n),
    "deals.notes": lambda store, n: store.deals.notes(n),
    "desk.link": lambda store, n: store.desk.link(n),
    "desk.next_draft": lambda store, n: [d for d in [store.desk.next_draft(n)] if d and d.text != "Bob's"],
    "search.read": lambda store, n: store.search.read([n]),
    "search.forget": lambda store, n: store.search.forget(n),
}
"""Every way to ask for what hangs on a row: nothing does."""

WITHOUT_ID = {
    "people.add", "people.known_in", "people.mentioned", "people.named", "people.imported_as", "people.recent",
    "people.count", "people.waiting", "people.count_waiting", "deals.going_on", "deals.of_stage", "deals.steps_due",
    "deals.totals", "desk.dialogue", "desk.open", "desk.close", "desk.add_draft", "desk.count_drafts", "desk.drafts",
    "desk.shown_lately",
    "nudges.list_of", "nudges.drop_old", "nudges.coming", "nudges.candidates", "actions.last", "actions.follow",
    "actions.new_id", "actions.insert", "actions.insert_as", "actions.name", "actions.finish", "actions.changed",
    "actions.discard_images", "search.candidates", "search.refresh_changed",
}  # fmt: skip
"""Ways in that take no id; `test_lists_and_searches_show_ones_own_alone` looks at those that return something."""

OWN_IDS_ONLY = {
    "actions.go_on": "continues the action of the same unit's own import",
    "desk.add_link": "writes under the owner's number and a message of their chat",
    "nudges.add": "called by the digest with people it has just read",
    "search.refresh": "reads through search.read",
}


@pytest.fixture
def ann(raw: Connection, owner: Owner) -> Owner:
    """Somebody with a row in every table."""

    def unit(store: Store) -> None:
        who = store.people.add(person("Secret Ann", company="Acme", external_id="x1", rhythm_days=1, note="baker"))
        store.people.add_touch(who.id, TouchKind.CALL, TODAY, "secret call")
        store.people.add_resource(who.id, ResourceKind.NEED, "secret oak", TODAY)
        store.people.add_resource(None, ResourceKind.OFFER, "secret wine", TODAY)
        made = store.deals.add(deal("secret honey", who.id, next_on=TODAY), raw="secret")
        store.people.add_touch(who.id, TouchKind.DEAL, TODAY, "secret step", deal_id=made.id)
        store.desk.add_draft("secret draft", NOW, 1)
        store.desk.add_link(who.id, "person", who.id)
        store.desk.open("note", person=who.id)
        store.nudges.add(TODAY, 1, ItemKind.PERSON, who.id)
        lookup.remember(store, read_question("secret question", NOW))

    work(raw, owner, unit)
    return owner


@pytest.fixture
def bob(raw: Connection, other: Owner) -> Owner:
    def unit(store: Store) -> None:
        store.people.add(person("Bob"))
        store.desk.add_draft("Bob's", NOW, 1)

    work(raw, other, unit)
    return other


def foreign_ids(ann: Owner, bob: Owner) -> list[int]:
    """Ids of Ann's rows, of rows she might have, of nobody's and of none that could be."""
    chance = random.Random(61)  # noqa: S311 - a repeatable draw, no secret
    low, mine = ann.no << OWNER_SHIFT, bob.no << OWNER_SHIFT
    real = [low | n for n in range(20)]
    edges = [
        0,
        1,
        -1,
        -low,
        low - 1,
        mine | 99,
        mine | 0xFFFFF,
        (bob.no + 1) << OWNER_SHIFT,
        2**62,
        -(2**63),
        2**63 - 1,
    ]
    drawn = [chance.randrange(low, low + 2**OWNER_SHIFT) for _ in range(TRIES - len(real) - len(edges))]
    return [*real, *edges, *drawn]


@pytest.mark.parametrize("call", CALLS)
def test_a_row_of_somebody_else_is_not_there_and_stays_as_it_is(
    raw: Connection, ann: Owner, bob: Owner, call: str
) -> None:
    before = tables(raw, *OWNED, "action_image", "message_link", "dialogue", "asked")
    for number in foreign_ids(ann, bob):
        with pytest.raises((NotFound, Expired)) as caught:
            work(raw, bob, lambda store, n=number: CALLS[call](store, n))  # type: ignore[misc]  # mypy sees no type in a lambda's default
        assert "ecret" not in str(caught.value)
    assert tables(raw, *before) == before


@pytest.mark.parametrize("call", EMPTY)
def test_nothing_hangs_on_a_row_of_somebody_else(raw: Connection, ann: Owner, bob: Owner, call: str) -> None:
    before = tables(raw, *OWNED, "message_link")
    for number in foreign_ids(ann, bob):
        assert not work(raw, bob, lambda store, n=number: EMPTY[call](store, n))  # type: ignore[misc]  # as above
    assert tables(raw, *before) == before


def test_lists_and_searches_show_ones_own_alone(raw: Connection, ann: Owner, bob: Owner) -> None:
    def unit(store: Store) -> list[Any]:
        people, deals, desk, nudges = store.people, store.deals, store.desk, store.nudges
        asked = [read_question(text, NOW) for text in ("Secret Ann", "who do I know called Ann?", "bakers", "Acme")]
        everything = [deals.going_on(9), deals.steps_due(TODAY, 9), deals.totals(), nudges.list_of(TODAY)]
        everything += [deals.of_stage(stage, 9) for stage in DealStage]
        everything += [people.known_in(["secret ann", "ann"]), people.mentioned(["secret ann"], ["ann"])]
        everything += [people.named("secret ann"), people.imported_as("x1"), desk.dialogue(), people.resources(None)]
        everything += [store.search.candidates(question, TODAY) for question in asked]
        everything += [lookup.answer(store, question) for question in asked] + [lookup.people_called(store, "Ann")]
        everything += [people.waiting(TODAY.replace(year=2099), 9)[1:], nudges.coming(TODAY, 9)[1:]]
        counts = [people.count() - 1, desk.count_drafts() - 1, len(desk.drafts(9)) - 1, len(people.recent(9)) - 1]
        return everything + counts

    assert [found for found in work(raw, bob, unit) if found] == []


def test_every_way_in_is_looked_at() -> None:
    rooms = {"people": People, "deals": Deals, "desk": Desk, "nudges": Nudges, "actions": Actions, "search": Search}
    members = [f"{room}.{name}" for room, kind in rooms.items() for name, _ in inspect.getmembers(kind)]
    ways = {way for way in members if not way.partition(".")[2].startswith("_")}
    known = {*CALLS, *EMPTY, *WITHOUT_ID, *OWN_IDS_ONLY}
    assert ways - known == set()
    assert {way for way in known if way.split(".")[0] in rooms} - ways == set()


def test_ids_of_people_deals_and_touches_are_of_different_types() -> None:
    hints = get_type_hints(People.get), get_type_hints(Deals.get), get_type_hints(People.touch)
    assert len({str(next(iter(one.values()))) for one in hints}) == 3
    assert (DealId(1), TouchId(1), FunnelStage.KNOWN) == (1, 1, "known")
