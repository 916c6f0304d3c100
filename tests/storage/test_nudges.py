"""Lists of a day, what became of their lines, and who may be named."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from storage import opening, owners, sqlite
from storage.database import Connection
from storage.nudges import LONGEST_WAITING, NEWEST_WAITING, ItemKind, ItemState
from storage.store import Store
from ties.errors import NotFound
from ties.nudging import Candidate
from ties.owners import Owner
from ties.people import OwnerNo, Person, PersonId, ResourceKind, TouchKind

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "jieli.db"
    opening.prepare(path, NOW)
    with closing(sqlite.connect(path)) as connection:
        yield connection


@pytest.fixture
def owner(raw: Connection) -> Owner:
    return owners.add(raw, Owner(OwnerNo(0), 1001, 1001), NOW)


@pytest.fixture
def other(raw: Connection) -> Owner:
    return owners.add(raw, Owner(OwnerNo(0), 2002, 2002), NOW)


def store_of(raw: Connection, owner: Owner, days: int = 0) -> Store:
    return Store(raw, owner, NOW + timedelta(days=days))


def person(store: Store, name: str = "Ann", quiet: int = 100, text: str = "") -> PersonId:
    added = store.people.add(Person(PersonId(0), name))
    store.people.add_touch(added.id, TouchKind.NOTE, TODAY - timedelta(days=quiet), text)
    return added.id


def test_a_line_keeps_its_place_and_belongs_to_its_day(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    for position, kind in ((2, ItemKind.DEAL), (1, ItemKind.PERSON)):
        store.nudges.add(TODAY, position, kind, 7)
    store.nudges.add(TODAY - timedelta(days=1), 1, ItemKind.PERSON, 8)
    found = store.nudges.list_of(TODAY)
    assert [(item.position, item.kind, item.row_id, item.state) for item in found] == [
        (1, ItemKind.PERSON, 7, ItemState.OPEN),
        (2, ItemKind.DEAL, 7, ItemState.OPEN),
    ]


def test_listing_somebody_is_nothing_to_undo(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    store.nudges.add(TODAY, 1, ItemKind.PERSON, 7)
    store.finish()
    assert store_of(raw, owner).actions.last() is None


def test_a_line_of_somebody_else_is_not_found(raw: Connection, owner: Owner, other: Owner) -> None:
    store_of(raw, owner).nudges.add(TODAY, 1, ItemKind.PERSON, 7)
    (item,) = store_of(raw, owner).nudges.list_of(TODAY)
    assert store_of(raw, other).nudges.list_of(TODAY) == []
    with pytest.raises(NotFound):
        store_of(raw, other).nudges.item(item.id)
    with pytest.raises(NotFound):
        store_of(raw, other).nudges.settle(item, ItemState.DONE)


def test_an_answer_can_be_taken_back_for_a_day(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    store.nudges.add(TODAY, 1, ItemKind.PERSON, person(store))
    store.finish()
    store = store_of(raw, owner)
    store.nudges.settle(store.nudges.list_of(TODAY)[0], ItemState.DONE)
    answer = store.nudges.list_of(TODAY)[0].answer
    assert answer is not None
    store.finish()
    (settled,) = store_of(raw, owner).nudges.list_of(TODAY)
    assert (settled.state, settled.answer) == (ItemState.DONE, answer)
    assert store_of(raw, owner, days=2).nudges.item(settled.id).answer is None
    store_of(raw, owner).actions.undo(answer)
    again = store_of(raw, owner).nudges.item(settled.id)
    assert (again.state, again.answer) == (ItemState.OPEN, None)


def test_old_lists_are_forgotten_one_owner_at_a_time(raw: Connection, owner: Owner, other: Owner) -> None:
    old = TODAY - timedelta(days=61)
    for one in (owner, other):
        store_of(raw, one).nudges.add(old, 1, ItemKind.PERSON, 7)
    store_of(raw, owner).nudges.add(TODAY - timedelta(days=60), 1, ItemKind.PERSON, 7)
    store_of(raw, owner).nudges.drop_old(TODAY)
    assert store_of(raw, owner).nudges.list_of(old) == []
    assert len(store_of(raw, owner).nudges.list_of(TODAY - timedelta(days=60))) == 1
    assert len(store_of(raw, other).nudges.list_of(old)) == 1


def test_a_candidate_brings_what_speaks_for_them(raw: Connection, owner: Owner, other: Owner) -> None:
    store = store_of(raw, owner)
    ann = person(store, quiet=100, text="promised her the list")
    store.people.add_touch(ann, TouchKind.DONE, TODAY - timedelta(days=95))
    for kind, text in (
        (ResourceKind.NEED, "a warehouse"),
        (ResourceKind.NEED, "a lawyer"),
        (ResourceKind.OFFER, "a van"),
    ):
        store.people.add_resource(ann, kind, text, TODAY)
    person(store, "Bob", quiet=10)
    person(store_of(raw, other), "Carl", quiet=100)
    (found,) = store.nudges.candidates(TODAY)
    assert found == Candidate(
        ann, since=TODAY - timedelta(days=95), due_on=TODAY - timedelta(days=5), rhythm_days=90,
        needs=2, offers=1, last_text="promised her the list",
    )  # fmt: skip


def test_names_without_an_answer_are_counted_since_they_fell_due(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    ann = person(store, quiet=95)  # due five days ago
    for days in (30, 3, 2):
        store.nudges.add(TODAY - timedelta(days=days), 1, ItemKind.PERSON, ann)
    store.nudges.add(TODAY - timedelta(days=1), 1, ItemKind.DEAL, ann)
    (found,) = store.nudges.candidates(TODAY)
    assert (found.shown, found.shown_on) == (2, TODAY - timedelta(days=2))


def test_a_crowd_does_not_hide_who_fell_due_last(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    crowd = [person(store, f"P{n}", quiet=200 + n) for n in range(LONGEST_WAITING + NEWEST_WAITING + 50)]
    late = person(store, "Weekly", quiet=91)
    found = [one.id for one in store.nudges.candidates(TODAY)]
    assert len(found) == LONGEST_WAITING + NEWEST_WAITING
    assert late in found
    assert crowd[-1] in found  # the longest of all


def test_whoever_was_never_in_touch_counts_from_meeting_or_storing(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner, days=-200)
    for met_on in (None, TODAY - timedelta(days=300)):
        store.people.reckon(store.people.add(Person(PersonId(0), "Ann", met_on=met_on)).id)
    found = {one.since for one in store.nudges.candidates(TODAY)}
    assert found == {TODAY - timedelta(days=300), TODAY - timedelta(days=200)}


def test_whoever_was_named_gives_way_to_a_crowd_and_comes_again_when_few_wait(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    crowd = [person(store, f"P{n}", quiet=200) for n in range(LONGEST_WAITING + 5)]
    named, others = crowd[:5], crowd[5:]
    for number in named:
        store.nudges.add(TODAY - timedelta(days=1), 1, ItemKind.PERSON, number)
    assert {one.id for one in store.nudges.candidates(TODAY)} == set(others)
    store.people.remove(others[0])
    assert {one.id for one in store.nudges.candidates(TODAY)} == set(named + others[1:])


def test_who_comes_next_is_told_soonest_first(raw: Connection, owner: Owner) -> None:
    store = store_of(raw, owner)
    for name, quiet in (("Ann", 80), ("Bob", 89), ("Carl", 90)):
        person(store, name, quiet)
    store.people.add(Person(PersonId(0), "Dora", rhythm_days=0))
    assert [one.name for one in store.nudges.coming(TODAY, 3)] == ["Bob", "Ann"]


def test_the_lists_of_one_owner_are_found_without_walking_everybodys(raw: Connection) -> None:
    plan = raw.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM digest_item WHERE id BETWEEN 1 AND 2 AND local_date || '' = '2026-11-21'"
    ).fetchall()
    assert "INTEGER PRIMARY KEY" in plan[0][-1]
