"""People: in and out unchanged, the keys they are found by, who waits, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from storage.database import Connection
from storage.store import Store
from tests.storage.rows import NOW, deal, person, table, work
from ties.errors import NotFound
from ties.owners import Owner
from ties.people import Birthday, FunnelStage, PersonId, ResourceKind, Touch, TouchId, TouchKind

TODAY = NOW.date()


def add(raw: Connection, owner: Owner, name: str = "Ann", **fields: Any) -> PersonId:
    return work(raw, owner, lambda store: store.people.add(person(name, **fields)).id)


FULL: dict[str, Any] = {
    "alias": "Annie", "organisation": True, "company": "Acme & Söhne", "role": "CEO <b>", "industries": ("food", "law"),
    "city": "上海", "phones": ("+491", "+492"), "emails": ("a@b.c",), "urls": ("https://x.y",), "wechat": "ann_1",
    "telegram": "ann", "met_at": "the fair", "met_on": date(2026, 5, 1), "via": "Bo", "tags": ("vip", "两会"),
    "rhythm_days": 30, "birthday": Birthday(2, 29, 1984, lunar=True), "funnel_stage": FunnelStage.PARTNER,
    "note": "line\n\U0001f9c0 \u202ex", "raw": "as typed", "external_id": "x-1",
}  # fmt: skip


def test_somebody_comes_back_with_every_field(raw: Connection, owner: Owner) -> None:
    who = work(raw, owner, lambda store: store.people.add(person("Ann", **FULL)).id)
    found = work(raw, owner, lambda store: store.people.get(who))
    expected = person("Ann", **FULL)
    assert found == replace(expected, id=who, created_at=NOW, next_touch_on=found.next_touch_on)
    assert found.next_touch_on == TODAY + timedelta(days=30)  # they met too long ago to be due from there


def test_a_save_writes_every_field(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner)
    changed = replace(person("Bea", **FULL), id=who, created_at=NOW, next_touch_on=TODAY)
    work(raw, owner, lambda store: store.people.save(changed))
    assert work(raw, owner, lambda store: store.people.get(who)) == changed


def test_the_moment_of_storing_may_be_told(raw: Connection, owner: Owner) -> None:
    before = NOW - timedelta(days=400)
    who = add(raw, owner, created_at=before)
    assert work(raw, owner, lambda store: store.people.get(who)).created_at == before


def known(store: Store, *keys: str) -> set[str]:
    return {one.name for one in store.people.known_in(keys)}


@pytest.mark.parametrize("key", ["wang fang", "wang", "fang", "老王"])
def test_somebody_is_known_by_every_key_of_name_and_alias(raw: Connection, owner: Owner, key: str) -> None:
    add(raw, owner, "Wang Fang", alias="老王")
    add(raw, owner, "Bo")
    assert work(raw, owner, lambda store: known(store, "nobody", key)) == {"Wang Fang"}


def test_a_new_name_replaces_the_keys_of_the_old_one(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner, "Wang Fang")
    work(raw, owner, lambda store: store.people.save(replace(store.people.get(who), name="Bea Bell")))
    assert work(raw, owner, lambda store: (known(store, "wang fang"), known(store, "bea bell"))) == (
        set(),
        {"Bea Bell"},
    )


def test_everybody_of_one_name_is_found(raw: Connection, owner: Owner) -> None:
    both = [add(raw, owner, "Ann Lee", city=city) for city in ("Bonn", "Kiel")]
    add(raw, owner, "Ann Leeds")
    assert [p.id for p in work(raw, owner, lambda store: store.people.named("ann lee"))] == both


def test_an_imported_id_leads_to_its_person(raw: Connection, owner: Owner, other: Owner) -> None:
    who = add(raw, owner, external_id="x9")
    assert work(raw, owner, lambda store: store.people.imported_as("x9")) == who
    assert work(raw, owner, lambda store: store.people.imported_as("x")) is None
    assert work(raw, other, lambda store: store.people.imported_as("x9")) is None


def test_people_come_newest_first_in_pages_and_oldest_first_for_walking(raw: Connection, owner: Owner) -> None:
    ids = [add(raw, owner, f"Ann {n}") for n in range(5)]

    def unit(store: Store) -> list[list[int]]:
        pages = [store.people.recent(2, offset) for offset in (0, 2, 4, 6)]
        walks = [store.people.after(0, 9), store.people.after(ids[2], 1), store.people.after(ids[-1], 9)]
        return [[p.id for p in some] for some in (*pages, *walks)]

    assert work(raw, owner, unit) == [
        [ids[4], ids[3]], [ids[2], ids[1]], [ids[0]], [], ids, [ids[3]], []
    ]  # fmt: skip
    assert work(raw, owner, lambda store: store.people.count()) == 5


def test_who_waits_comes_longest_overdue_first(raw: Connection, owner: Owner) -> None:
    for name, days in (("Ann", 3), ("Bo", 10), ("Cy", 0), ("Di", -1)):
        who = add(raw, owner, name, rhythm_days=30)
        work(
            raw, owner, lambda s, who=who, days=days: s.people.add_touch(  # type: ignore[misc]  # mypy sees no type in a lambda's default
                who, TouchKind.CALL, TODAY - timedelta(days=30 + days)
            ),
        )  # fmt: skip
    add(raw, owner, "Never", rhythm_days=0)

    def unit(store: Store) -> tuple[list[str], list[str], int]:
        first, second = store.people.waiting(TODAY, 2), store.people.waiting(TODAY, 2, 2)
        return [p.name for p in first], [p.name for p in second], store.people.count_waiting(TODAY)

    assert work(raw, owner, unit) == (["Bo", "Ann"], ["Cy"], 3)


def test_a_touch_moves_the_next_day_and_its_change_moves_it_again(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner, rhythm_days=10)
    touch = work(raw, owner, lambda store: store.people.add_touch(who, TouchKind.CALL, TODAY, "hello", "raw"))

    def days(store: Store) -> tuple[date | None, date | None]:
        one = store.people.get(who)
        return one.last_touch_on, one.next_touch_on

    assert work(raw, owner, days) == (TODAY, TODAY + timedelta(days=10))
    earlier = Touch(touch, who, TouchKind.MEAL, TODAY - timedelta(days=4), "lunch", "typed")
    work(raw, owner, lambda store: store.people.save_touch(earlier))
    assert work(raw, owner, lambda store: store.people.touch(touch)) == earlier
    assert work(raw, owner, days) == (TODAY - timedelta(days=4), TODAY + timedelta(days=6))


def test_touches_come_newest_first_in_pages(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner)

    def unit(store: Store) -> tuple[list[str], list[str], int]:
        for day in (3, 9, 1, 9):
            store.people.add_touch(who, TouchKind.NOTE, date(2026, 5, day), f"{day}.{store.people.count_touches(who)}")
        pages = store.people.touches(who, 3), store.people.touches(who, 3, 3)
        return [t.text for t in pages[0]], [t.text for t in pages[1]], store.people.count_touches(who)

    assert work(raw, owner, unit) == (["9.3", "9.1", "3.0"], ["1.2"], 4)


def test_needs_offers_and_what_the_owner_has(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner)

    def unit(store: Store) -> None:
        store.people.add_resource(who, ResourceKind.NEED, "oak", TODAY, ("wood",))
        store.people.add_resource(who, ResourceKind.OFFER, "wine", TODAY)
        store.people.add_resource(None, ResourceKind.OFFER, "my time", TODAY)

    work(raw, owner, unit)
    file = work(raw, owner, lambda store: store.people.file(who))
    assert [(r.text, r.industries, r.said_on, r.person) for r in file.needs] == [("oak", ("wood",), TODAY, who)]
    assert [r.text for r in file.offers] == ["wine"]
    mine = work(raw, owner, lambda store: store.people.resources(None))
    assert [(r.text, r.person) for r in mine] == [("my time", None)]


def test_the_file_of_somebody_holds_the_newest_touches_alone(raw: Connection, owner: Owner) -> None:
    who = add(raw, owner)
    for day in range(1, 8):
        work(raw, owner, lambda s, day=day: s.people.add_touch(who, TouchKind.CALL, date(2026, 5, day)))  # type: ignore[misc]  # as above
    file = work(raw, owner, lambda store: store.people.file(who, touches=3))
    assert [touch.on.day for touch in file.touches] == [7, 6, 5]


def test_whoever_goes_takes_everything_along_and_nothing_else(raw: Connection, owner: Owner) -> None:
    ann, bo = add(raw, owner, "Ann", external_id="a"), add(raw, owner, "Bo")

    def unit(store: Store) -> None:
        for who in (ann, bo):
            store.people.add_touch(who, TouchKind.CALL, TODAY)
            store.people.add_resource(who, ResourceKind.NEED, "oak", TODAY)
        store.deals.add(deal("honey", ann, bo), "")

    work(raw, owner, unit)
    assert work(raw, owner, lambda store: store.people.remove(ann)).name == "Ann"
    for name in ("touch", "resource", "person_wait", "search_terms", "deal_party", "person"):
        assert len(table(raw, name)) == 1, name
    with pytest.raises(NotFound):
        work(raw, owner, lambda store: store.people.get(ann))
    assert {row[2] for row in table(raw, "person_name")} == {bo}


def test_removing_what_is_not_there_says_so(raw: Connection, owner: Owner) -> None:
    for call in (
        lambda store: store.people.remove(PersonId(5)),
        lambda store: store.people.remove_touch(TouchId(5)),
        lambda store: store.people.file(PersonId(5)),
        lambda store: store.people.save(person("Ann")),
    ):
        with pytest.raises(NotFound):
            work(raw, owner, call)
