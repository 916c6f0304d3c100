from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from storage.people import next_touch
from storage.store import Store
from tests.client import Client
from ties.errors import NotFound
from ties.people import Person, PersonId, TouchId, TouchKind


@pytest.mark.parametrize(
    ("met", "created", "last", "days", "next_on"),
    [
        pytest.param(date(2026, 11, 20), "2026-11-21", None, 90, date(2027, 2, 18), id="from the meeting"),
        pytest.param(None, "2026-11-21", None, 90, date(2027, 2, 19), id="from the day stored"),
        pytest.param(date(2019, 5, 1), "2026-11-21", None, 90, date(2027, 2, 19), id="not overdue when stored"),
        pytest.param(
            date(2019, 5, 1), "2026-11-21", date(2026, 6, 1), 90, date(2026, 8, 30), id="from a touch, however old"
        ),
        pytest.param(None, "2026-11-21", None, 0, None, id="never"),
        pytest.param(None, None, None, 90, None, id="nothing known"),
    ],
)
def test_the_next_day_to_be_in_touch(
    met: date | None, created: str | None, last: date | None, days: int, next_on: date | None
) -> None:
    at = None if created is None else datetime.fromisoformat(created).replace(tzinfo=UTC)
    assert next_touch(Person(PersonId(1), "Ann", met_on=met, created_at=at, rhythm_days=days), last) == next_on


def test_the_day_stored_is_the_owners() -> None:
    late = Person(PersonId(1), "Ann", created_at=datetime(2026, 11, 21, 20, tzinfo=UTC), rhythm_days=1)
    assert next_touch(late, None, ZoneInfo("Asia/Shanghai")) == date(2026, 11, 23)


async def test_removing_a_touch_moves_the_days_back(client: Client) -> None:
    await client.send("/start")

    def unit(store: Store) -> tuple[date | None, date | None, int]:
        person = store.people.add(Person(PersonId(0), "Ann", created_at=store.now))
        store.people.add_touch(person.id, TouchKind.CALL, date(2026, 5, 1))
        newest = store.people.add_touch(person.id, TouchKind.CALL, date(2026, 6, 1))
        assert store.people.get(person.id).last_touch_on == date(2026, 6, 1)
        store.people.remove_touch(newest)
        after = store.people.get(person.id)
        return after.last_touch_on, after.next_touch_on, store.people.count_touches(person.id)

    assert await client.look(unit) == (date(2026, 5, 1), date(2026, 7, 30), 1)


async def test_nobody_removes_a_touch_of_somebody_else(client: Client, zh_client: Client) -> None:
    await client.send("/start")
    await zh_client.send("/start")

    def mine(store: Store) -> TouchId:
        person = store.people.add(Person(PersonId(0), "Ann", created_at=store.now))
        return store.people.add_touch(person.id, TouchKind.CALL, date(2026, 5, 1))

    touch = await client.look(mine)
    with pytest.raises(NotFound):
        await zh_client.look(lambda store: store.people.remove_touch(touch))


async def test_drafts_are_counted_and_walked_oldest_first_for_each_owner(client: Client, zh_client: Client) -> None:
    await client.send("/start")
    await zh_client.send("/start")

    def unit(store: Store) -> tuple[int, list[str]]:
        for text in ("one", "two"):
            store.desk.add_draft(text, store.now, None)
        walked, after = [], 0
        while (draft := store.desk.next_draft(after)) is not None:
            walked.append(draft.text)
            after = draft.id
        return store.desk.count_drafts(), walked

    assert await client.look(unit) == (2, ["one", "two"])
    assert await zh_client.look(lambda store: (store.desk.count_drafts(), store.desk.next_draft(0))) == (0, None)


async def test_a_part_of_a_name_is_a_mention_only_when_it_is_asked_for(client: Client) -> None:
    await client.send("/start")

    def names(store: Store, keys: list[str], parts: list[str]) -> set[str]:
        return {one.name for one in store.people.mentioned(keys, parts)}

    def unit(store: Store) -> list[set[str]]:
        for name in ("Wang Wu", "Wang Li", "Jim", "张伟", "王小明"):
            store.people.add(Person(PersonId(0), name, created_at=store.now))
        return [
            names(store, ["wang", "wang wu", "jim"], []),
            names(store, ["wang"], ["wang"]),
            names(store, ["张*", "小明"], []),
            names(store, ["张*"], ["张*"]),
        ]

    assert await client.look(unit) == [{"Wang Wu", "Jim"}, {"Wang Wu", "Wang Li"}, {"王小明"}, {"张伟"}]
