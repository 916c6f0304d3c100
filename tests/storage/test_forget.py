"""Forgetting for good: no row, no image and no index knows any more, and everything else stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage import forget, inbox, owners
from storage.actions import ActionId
from storage.database import Connection
from storage.inbox import Arrival
from storage.nudges import ItemKind
from storage.store import Store
from tests.storage.rows import NOW, OWNED, deal, person, table, tables, work
from ties.errors import Expired, JieliError, NotFound
from ties.owners import Owner
from ties.people import PersonId, ResourceKind, TouchId, TouchKind

CANARY = "Quillfeather"
TODAY = NOW.date()
FILLED = dict.fromkeys(("alias", "company", "role", "city", "wechat", "met_at", "via", "note", "raw"), f"x {CANARY} x")


def add(raw: Connection, owner: Owner, name: str) -> PersonId:
    return work(raw, owner, lambda store: store.people.add(person(name, raw="as typed")).id)


def rich(store: Store) -> PersonId:
    """Store somebody about whom every table knows something."""
    who = store.people.add(person(CANARY, tags=(CANARY,), emails=(f"{CANARY}@example.org",), **FILLED)).id
    store.people.add_resource(who, ResourceKind.NEED, f"{CANARY} oak", TODAY)
    store.people.add_touch(who, TouchKind.CALL, TODAY, f"{CANARY} called", f"{CANARY} called today")
    mine = store.deals.add(deal(f"{CANARY} honey", who, next_step=CANARY), raw=f"/deal {CANARY}")
    store.desk.add_draft(f"and {CANARY} too", NOW, 5)
    store.desk.open("note", person=who, text=CANARY)
    store.desk.add_link(7, "person", who, ActionId(1))
    store.desk.add_link(8, "deal", mine.id)
    store.nudges.add(TODAY, 1, ItemKind.PERSON, who)
    return who


def dump(raw: Connection) -> str:
    """All that can be read of the database by SQL; the word index is told apart."""
    return "\n".join(line for line in raw.iterdump() if "search_" not in line.split("VALUES")[0])


def knows(raw: Connection) -> list[str]:
    return [line for line in dump(raw).splitlines() if CANARY.lower() in line.lower()]


def test_nothing_is_left_of_somebody_forgotten(raw: Connection, owner: Owner) -> None:
    who = work(raw, owner, rich)
    assert len(knows(raw)) > 8
    assert work(raw, owner, lambda store: forget.forget_person(store, who)) == CANARY
    assert knows(raw) == []
    assert work(raw, owner, lambda store: store.actions.last()) is None
    assert forget.newest_erasure(raw)


def test_nothing_is_left_of_what_was_taken_away_from_them_before(raw: Connection, owner: Owner) -> None:
    bo = add(raw, owner, "Bo")
    who = add(raw, owner, "Ann")

    def told(store: Store) -> tuple[Any, TouchId, Any]:
        need = store.people.add_resource(who, ResourceKind.NEED, f"secret {CANARY}", TODAY)
        touch = store.people.add_touch(who, TouchKind.CALL, TODAY, f"said {CANARY}")
        shared = store.deals.add(deal(f"{CANARY} honey", who, bo), raw=CANARY)
        return need, touch, shared.id

    need, touch, shared = work(raw, owner, told)
    for unit in (
        lambda store: store.people.remove_resource(need),
        lambda store: store.people.remove_touch(touch),
        lambda store: store.deals.remove(shared),
    ):
        work(raw, owner, unit)
    assert knows(raw)
    work(raw, owner, lambda store: forget.forget_person(store, who))
    assert knows(raw) == []
    after = table(raw, "person")
    while (last := work(raw, owner, lambda store: store.actions.last())) is not None:  # what is left can be undone
        work(raw, owner, lambda store, last=last: store.actions.undo(last.id))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    assert len(table(raw, "person")) == len(after) - 1


def test_everybody_else_keeps_everything(raw: Connection, owner: Owner, other: Owner) -> None:
    add(raw, other, "Bo")
    bo = add(raw, owner, "Bo")

    def listed(store: Store) -> None:
        store.people.add_touch(bo, TouchKind.CALL, TODAY, "a call", "Bo called")
        store.people.add_resource(bo, ResourceKind.OFFER, "wine", TODAY)
        store.desk.add_link(9, "person", bo)
        store.nudges.add(TODAY, 2, ItemKind.PERSON, bo)

    work(raw, owner, listed)
    before = tables(raw, "person", "touch", "resource", "message_link", "digest_item", "search_terms")
    who = work(raw, owner, rich)  # touch 2 and person 2 bear the same number as others' rows
    work(raw, owner, lambda store: forget.forget_person(store, who))
    assert tables(raw, *before) == before


def test_rows_of_another_kind_with_the_same_number_are_left_alone(raw: Connection, owner: Owner) -> None:
    ann, bo = add(raw, owner, "Ann"), add(raw, owner, "Bo")

    def same_numbers(store: Store) -> None:
        for _ in range(2):
            store.people.add_touch(ann, TouchKind.CALL, TODAY)  # the second has Bo's number
        store.desk.add_link(9, "person", bo)
        store.nudges.add(TODAY, 1, ItemKind.PERSON, bo)

    work(raw, owner, same_numbers)
    work(raw, owner, lambda store: forget.forget_person(store, ann))
    assert [row[3] for row in table(raw, "message_link")] == [bo]
    assert [row[4] for row in table(raw, "digest_item")] == [bo]


def test_a_deal_with_others_goes_on_without_them_and_without_the_line_that_named_them(
    raw: Connection, owner: Owner
) -> None:
    ann, bo = add(raw, owner, "Ann"), add(raw, owner, "Bo")
    made = work(raw, owner, lambda store: store.deals.add(deal("honey", ann, bo), raw=f"with {CANARY}"))
    alone = work(raw, owner, lambda store: store.deals.add(deal("wine", ann), raw=f"with {CANARY}"))
    work(raw, owner, lambda store: forget.forget_person(store, ann))
    assert work(raw, owner, lambda store: (store.deals.get(made.id).parties, store.deals.raw(made.id))) == ((bo,), "")
    with pytest.raises(NotFound):
        work(raw, owner, lambda store: store.deals.get(alone.id))
    assert knows(raw) == []


def test_a_line_about_several_is_kept_with_none_of_them_once_one_is_forgotten(raw: Connection, owner: Owner) -> None:
    ann, bo = add(raw, owner, "Ann"), add(raw, owner, "Bo")
    for who in (ann, bo):
        work(raw, owner, lambda s, who=who: s.people.add_touch(who, TouchKind.MEAL, TODAY, "lunch", f"lunch {CANARY}"))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    work(raw, owner, lambda store: forget.forget_person(store, ann))
    assert [(touch.text, touch.raw) for touch in work(raw, owner, lambda s: s.people.touches(bo, 5))] == [("lunch", "")]


def test_somebody_elses_person_cannot_be_forgotten(raw: Connection, owner: Owner, other: Owner) -> None:
    who = add(raw, owner, "Ann")
    before = tables(raw, *OWNED)
    with pytest.raises(NotFound):
        work(raw, other, lambda store: forget.forget_person(store, who))
    assert tables(raw, *OWNED) == before


def test_what_was_set_aside_of_theirs_goes_too(raw: Connection, owner: Owner) -> None:
    arrivals = [Arrival(1, n, lane, f"{{{CANARY}}}", readable=False) for n, lane in ((1, 1001), (2, 2002))]
    inbox.keep(raw, arrivals, NOW)
    who = add(raw, owner, "Ann")
    work(raw, owner, lambda store: forget.forget_person(store, who))
    assert [row[2] for row in table(raw, "inbox")] == [2002]


EMPTY = [
    *("person", "resource", "touch", "deal", "deal_party", "draft", "digest_item", "action", "action_image"),
    *("message_link", "dialogue", "person_name", "person_wait", "person_industry", "search_terms", "asked"),
]


def test_everything_can_be_forgotten_and_the_owner_stays(raw: Connection, owner: Owner, other: Owner) -> None:
    work(raw, other, lambda store: store.people.add(person("Bo")))
    others = tables(raw, *EMPTY)
    work(raw, owner, rich)
    work(raw, owner, forget.forget_everything)
    assert tables(raw, *EMPTY) == others
    assert owners.by_number(raw, owner.no) == owner
    assert work(raw, owner, lambda store: store.due.next_digest()) == NOW + timedelta(days=1)
    assert knows(raw) == []


def test_after_forgetting_everything_one_can_begin_again(raw: Connection, owner: Owner) -> None:
    work(raw, owner, rich)
    work(raw, owner, forget.forget_everything)
    who = work(raw, owner, rich)
    work(raw, owner, lambda store: store.people.save(replace(store.people.get(who), name="Ann")))
    assert work(raw, owner, lambda store: store.people.count()) == 1


def test_an_old_undo_button_of_something_forgotten_says_it_is_gone(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner, "Ann")
    made = work(raw, owner, lambda store: store.actions.last())
    assert made is not None
    work(raw, owner, lambda store: forget.forget_person(store, who))
    with pytest.raises((NotFound, Expired)) as caught:
        work(raw, owner, lambda store: store.actions.undo(made.id))
    assert isinstance(caught.value, JieliError)


def test_an_erasure_waits_until_it_is_done_and_a_later_one_waits_on(raw: Connection, owner: Owner) -> None:
    assert not forget.newest_erasure(raw)
    work(raw, owner, forget.forget_everything)
    first = forget.newest_erasure(raw)
    work(raw, owner, forget.forget_everything)
    forget.erased(raw, first, NOW)
    assert forget.newest_erasure(raw) == first + 1
    forget.erased(raw, first + 1, NOW)
    assert not forget.newest_erasure(raw)
