"""Every change can be taken back: all rows, keys and indexes as they were, in any order that makes sense."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import opening, owners, sqlite
from storage.actions import OWNER_SHIFT, UNDO_FOR, ActionId, drop_old, id_range
from storage.database import Connection
from storage.nudges import ItemKind, ItemState
from storage.store import Store
from tests.storage.rows import NOW, OWNED, deal, person, table, tables, work
from ties.deals import DealStage
from ties.errors import AlreadyDone, Blocked, Expired, NotFound
from ties.money import Amount
from ties.owners import Owner, Role
from ties.people import DealId, OwnerNo, PersonId, ResourceId, ResourceKind, Touch, TouchId, TouchKind
from ties.question import read_question
from ties.ranking import rank

TODAY = NOW.date()
COMPARED = tuple(name for name in OWNED if name != "due")
"""The next digest is planned from the moment an hour is set or put back, not restored."""

WORDS = ("baker in Rome", "lawyer", "needs oak", "offers honey", "张伟", "lunch", "who do I know called Bo Chan?")


def add(raw: Connection, owner: Owner, name: str = "Ann", **fields: Any) -> tuple[PersonId, ActionId]:
    def unit(store: Store) -> tuple[PersonId, ActionId]:
        one = store.people.add(person(name, **fields))
        return one.id, store.actions.name("capture", one.id)

    return work(raw, owner, unit)


def undo(raw: Connection, owner: Owner, action: ActionId, after: timedelta = timedelta()) -> None:
    work(raw, owner, lambda store: store.actions.undo(action), after)


def test_a_new_row_is_undone(raw: Connection, owner: Owner) -> None:
    before = tables(raw, *OWNED)
    person_id, action = add(raw, owner)
    found = work(raw, owner, lambda store: store.actions.last())
    assert found is not None
    assert (found.id, found.kind, found.row_id, found.at, found.undone) == (action, "capture", person_id, NOW, False)
    undo(raw, owner, action)
    assert tables(raw, *OWNED) == before


def test_a_change_gets_a_name_even_when_nobody_gave_one(raw: Connection, owner: Owner) -> None:
    work(raw, owner, lambda store: store.people.add(person("Ann")))
    found = work(raw, owner, lambda store: store.actions.last())
    assert found is not None
    assert (found.kind, found.row_id) == ("change", owner.no << OWNER_SHIFT | 1)


def test_a_name_without_a_change_leaves_no_action(raw: Connection, owner: Owner) -> None:
    work(raw, owner, lambda store: store.actions.name("note", 1))
    assert table(raw, "action") == []


def test_a_row_changed_twice_in_one_unit_goes_back_to_before_the_first(raw: Connection, owner: Owner) -> None:
    person_id, _ = add(raw, owner, "Ann")

    def unit(store: Store) -> ActionId:
        for name in ("Bea", "Cleo"):
            store.people.save(replace(store.people.get(person_id), name=name))
        return store.actions.name("edit", person_id)

    undo(raw, owner, work(raw, owner, unit))
    assert work(raw, owner, lambda store: store.people.get(person_id).name) == "Ann"


def test_undo_twice_says_so(raw: Connection, owner: Owner) -> None:
    _, action = add(raw, owner)
    undo(raw, owner, action)
    with pytest.raises(AlreadyDone):
        undo(raw, owner, action)


@pytest.mark.parametrize(
    ("after", "late"),
    [
        pytest.param(UNDO_FOR, False, id="a day later"),
        pytest.param(UNDO_FOR + timedelta(seconds=1), True, id="a second after that"),
    ],
)
def test_after_a_day_it_is_too_late(raw: Connection, owner: Owner, after: timedelta, late: bool) -> None:  # noqa: FBT001 - a column of the table
    _, action = add(raw, owner)
    assert (work(raw, owner, lambda store: store.actions.last(), after) is None) is late
    if late:
        with pytest.raises(Expired):
            undo(raw, owner, action, after)
    else:
        undo(raw, owner, action, after)


def test_what_can_no_longer_be_undone_is_forgotten(raw: Connection, owner: Owner) -> None:
    add(raw, owner, "Ann")
    drop_old(raw, NOW)
    assert len(table(raw, "action")) == len(table(raw, "action_image")) == 1
    drop_old(raw, NOW + timedelta(seconds=1))
    assert table(raw, "action") == table(raw, "action_image") == []


def test_an_action_of_somebody_else_is_not_there(raw: Connection, owner: Owner, other: Owner) -> None:
    _, action = add(raw, owner)
    for call in (lambda store: store.actions.undo(action), lambda store: store.actions.action(action)):
        with pytest.raises(NotFound):
            work(raw, other, call)
    assert work(raw, other, lambda store: store.actions.last()) is None


def blocking(raw: Connection, owner: Owner, action: ActionId) -> int:
    with pytest.raises(Blocked) as caught:
        undo(raw, owner, action)
    return int(caught.value.detail)


def named(kind: str, unit: Callable[[Store], Any]) -> Callable[[Store], ActionId]:
    def whole(store: Store) -> ActionId:
        unit(store)
        return store.actions.name(kind, 0)

    return whole


LATER: dict[str, Callable[[Store, PersonId], Any]] = {
    "an edit of the same row": lambda store, who: store.people.save(replace(store.people.get(who), city="Rome")),
    "a need that hangs on it": lambda store, who: store.people.add_resource(who, ResourceKind.NEED, "oak", TODAY),
    "a touch that hangs on it": lambda store, who: store.people.add_touch(who, TouchKind.CALL, TODAY),
    "a deal with them": lambda store, who: store.deals.add(deal("honey", who), ""),
    "their deletion": lambda store, who: store.people.remove(who),
}


@pytest.mark.parametrize("later", LATER)
def test_a_person_does_not_go_from_under_what_came_later(raw: Connection, owner: Owner, later: str) -> None:
    before = tables(raw, *OWNED)
    who, first = add(raw, owner)
    second = work(raw, owner, named("later", lambda store: LATER[later](store, who)))
    assert blocking(raw, owner, first) == second
    undo(raw, owner, second)
    undo(raw, owner, first)
    assert tables(raw, *OWNED) == before


def test_a_deal_does_not_go_from_under_a_party_that_joined_later(raw: Connection, owner: Owner) -> None:
    ann, _ = add(raw, owner, "Ann")
    bo, _ = add(raw, owner, "Bo")
    made: list[DealId] = []
    first = work(raw, owner, named("deal", lambda store: made.append(store.deals.add(deal("honey", ann), "").id)))
    second = work(
        raw,
        owner,
        named("deal-parties", lambda s: s.deals.save(replace(s.deals.get(made[0]), parties=(ann, bo)))),
    )
    assert blocking(raw, owner, first) == second


def test_a_need_does_not_come_back_to_somebody_who_went_later(raw: Connection, owner: Owner) -> None:
    ann, _ = add(raw, owner, "Ann")
    need: list[ResourceId] = []
    work(raw, owner, lambda store: need.append(store.people.add_resource(ann, ResourceKind.NEED, "oak", TODAY)))
    first = work(raw, owner, named("need-gone", lambda store: store.people.remove_resource(need[0])))
    second = work(raw, owner, named("delete", lambda store: store.people.remove(ann)))
    assert blocking(raw, owner, first) == second
    undo(raw, owner, second)
    undo(raw, owner, first)
    assert len(table(raw, "resource")) == 1


def test_a_person_does_not_go_from_under_a_need_that_may_come_back(raw: Connection, owner: Owner) -> None:
    before = tables(raw, *OWNED)
    ann, first = add(raw, owner, "Ann")
    need: list[ResourceId] = []
    second = work(
        raw, owner, named("need", lambda s: need.append(s.people.add_resource(ann, ResourceKind.NEED, "oak", TODAY)))
    )
    third = work(raw, owner, named("need-gone", lambda store: store.people.remove_resource(need[0])))
    assert blocking(raw, owner, first) == third
    for action in (third, second, first):
        undo(raw, owner, action)
    assert tables(raw, *OWNED) == before


def test_a_party_does_not_come_back_to_a_deal_that_went_later(raw: Connection, owner: Owner) -> None:
    ann, _ = add(raw, owner, "Ann")
    made: list[DealId] = []
    work(raw, owner, lambda store: made.append(store.deals.add(deal("honey", ann), "").id))
    first = work(
        raw, owner, named("parties", lambda store: store.deals.save(replace(store.deals.get(made[0]), parties=())))
    )
    second = work(raw, owner, named("deal-delete", lambda store: store.deals.remove(made[0])))
    assert blocking(raw, owner, first) == second


def test_of_several_later_changes_the_newest_is_named(raw: Connection, owner: Owner) -> None:
    who, first = add(raw, owner)
    edits = [
        work(raw, owner, named("edit", lambda s, city=city: s.people.save(replace(s.people.get(who), city=city))))  # type: ignore[misc]  # mypy sees no type in a lambda's default
        for city in ("Rome", "Bonn")
    ]
    assert blocking(raw, owner, first) == edits[1]
    undo(raw, owner, edits[1])
    assert blocking(raw, owner, first) == edits[0]


def test_two_units_may_make_one_change(raw: Connection, owner: Owner) -> None:
    before = tables(raw, *OWNED)
    _, action = add(raw, owner, "Ann")

    def more(store: Store) -> None:
        store.actions.go_on(action)
        store.people.add(person("Bo"))

    work(raw, owner, more)
    undo(raw, owner, action)
    assert tables(raw, *OWNED) == before


def test_settings_are_undone_and_who_somebody_is_stays(raw: Connection, owner: Owner) -> None:
    changed = replace(owner, language="zh_Hans", zone="Asia/Shanghai", digest_at=time(7, 30), digest_count=5)

    def unit(store: Store) -> ActionId:
        store.save_settings(changed)
        assert store.owner == changed
        return store.actions.name("settings", owner.no)

    action = work(raw, owner, unit)
    assert owners.by_number(raw, owner.no) == changed
    owners.save(raw, replace(changed, role=Role.OPERATOR, reachable=False))
    undo(raw, owner, action)
    assert owners.by_number(raw, owner.no) == replace(owner, role=Role.OPERATOR, reachable=False)


def test_ids_of_an_owner_lie_together_and_are_never_used_again(raw: Connection, owner: Owner, other: Owner) -> None:
    first, action = add(raw, owner)
    undo(raw, owner, action)
    second, _ = add(raw, owner)
    third, _ = add(raw, other)
    low = owner.no << OWNER_SHIFT
    assert (first, second, third) == (low | 1, low | 2, other.no << OWNER_SHIFT | 1)
    ends = id_range(owner.no)
    assert ends == {"low": low, "high": low + 2**OWNER_SHIFT - 1}


@pytest.mark.parametrize("table_name", ["resource", "touch", "deal_party"])
@pytest.mark.parametrize("whose", ["somebody else's", "nobody's"])
def test_a_row_never_hangs_on_one_that_is_not_the_owners(
    raw: Connection, owner: Owner, other: Owner, table_name: str, whose: str
) -> None:
    foreign, _ = add(raw, other)
    who = foreign if whose == "somebody else's" else PersonId((owner.no << OWNER_SHIFT) | 999)
    calls: dict[str, Callable[[Store], Any]] = {
        "resource": lambda store: store.people.add_resource(who, ResourceKind.NEED, "oak", TODAY),
        "touch": lambda store: store.people.add_touch(who, TouchKind.CALL, TODAY),
        "deal_party": lambda store: store.deals.add(deal("honey", who), ""),
    }
    before = tables(raw, *OWNED)
    with pytest.raises(NotFound):
        work(raw, owner, calls[table_name])
    assert tables(raw, *OWNED) == before


def test_a_row_may_be_written_under_a_number_of_ones_own(raw: Connection, owner: Owner) -> None:
    values = {"text": "x", "said_at": NOW.isoformat(), "message_id": None}
    numbers = [
        work(raw, owner, lambda store, n=n: store.actions.insert_as("draft", n, **values) & 0xFFFFF)  # type: ignore[misc]  # mypy sees no type in a lambda's default
        for n in (7, 7, 0, -3, 1 << 20, 3)
    ]
    assert numbers == [7, 8, 9, 10, 11, 3]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"text": "x"}, id="columns missing"),
        pytest.param({"text": "x", "said_at": "y", "message_id": "not a number"}, id="another type"),
        pytest.param({"text": "x", "said_at": "y", "message_id": 2**80}, id="a number too big"),
        pytest.param({"text": None, "said_at": "y", "message_id": None}, id="nothing where something must be"),
        pytest.param({"text": ["x"], "said_at": "y", "message_id": None}, id="a list"),
        pytest.param({"text": "\ud800", "said_at": "y", "message_id": None}, id="half a character"),
    ],
)
def test_values_that_make_no_row_are_refused(raw: Connection, owner: Owner, values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        work(raw, owner, lambda store: store.actions.insert_as("draft", 1, **values))


# Random histories: what was done to whom is drawn, and what is not there is passed over.


@dataclass
class History:
    """One owner's units of work by hand, and the actions they made."""

    raw: Connection
    owner: Owner
    actions: list[ActionId] = field(default_factory=list)
    minutes: int = 0

    def unit(self, steps: list[tuple[str, int, int]]) -> None:
        def whole(store: Store) -> ActionId | None:
            for name, a, b in steps:
                STEPS[name](store, a, b)
            return store.actions.name("random", 0) if store.actions.changed else None

        self.minutes += 1
        action = work(self.raw, self.owner, whole, timedelta(minutes=self.minutes))
        if action is not None:
            self.actions.append(action)

    def undo(self, action: ActionId) -> None:
        self.minutes += 1
        undo(self.raw, self.owner, action, timedelta(minutes=self.minutes))
        self.actions.remove(action)

    def seen(self) -> tuple[dict[str, Any], list[list[str]]]:
        """Return all rows, and what each of some questions finds."""
        store = Store(self.raw, self.owner, NOW)
        questions = [read_question(text, NOW) for text in WORDS]
        found = [[m.person.name for m in rank(store.search.candidates(q, TODAY), q)] for q in questions]
        return tables(self.raw, *COMPARED), found


def ids(store: Store, name: str) -> list[int]:
    asked = id_range(store.owner.no)
    found = store.connection.execute(f"SELECT id FROM {name} WHERE id BETWEEN :low AND :high ORDER BY id", asked)
    return [number for (number,) in found]


def pick(store: Store, name: str, n: int) -> int | None:
    there = ids(store, name)
    return there[n % len(there)] if there else None


def picked(name: str, step: Callable[[Store, int, int], Any]) -> Callable[[Store, int, int], None]:
    """Return a step on whatever row of a table the number falls on."""

    def whole(store: Store, a: int, b: int) -> None:
        row_id = pick(store, name, a)
        if row_id is not None:
            step(store, row_id, b)

    return whole


NAMES = ("Ann Lee", "Bo Chan", "张伟", "Émile Zola", "Honey GmbH")
CITIES = ("Rome", "Bonn", "上海", "")
NOTES = ("lunch about oak", "offers honey wine", "baker and lawyer", "")


def _new(store: Store, a: int, b: int) -> None:
    store.people.add(person(NAMES[a % 5], city=CITIES[b % 4], note=NOTES[a % 4], industries=("food",) if b % 2 else ()))


def _edit(store: Store, who: int, b: int) -> None:
    one = store.people.get(PersonId(who))
    store.people.save(replace(one, name=NAMES[b % 5], note=NOTES[b % 4], rhythm_days=(b % 3) * 45, alias=CITIES[b % 4]))


def _need(store: Store, who: int, b: int) -> None:
    kind = ResourceKind.NEED if b % 2 else ResourceKind.OFFER
    store.people.add_resource(PersonId(who), kind, NOTES[b % 3], TODAY, ("law",))


def _touch(store: Store, who: int, b: int) -> None:
    store.people.add_touch(PersonId(who), TouchKind.MEAL, TODAY - timedelta(days=b % 400), NOTES[b % 4])


def _deal_touch(store: Store, which: int, b: int) -> None:
    who = pick(store, "person", b)
    if who is not None:
        store.people.add_touch(PersonId(who), TouchKind.DEAL, TODAY, NOTES[b % 4], deal_id=which)


def _retouch(store: Store, touch: int, b: int) -> None:
    old = store.people.touch(TouchId(touch))
    store.people.save_touch(Touch(old.id, old.person, TouchKind.CALL, date(2026, 1, 1 + b % 28), NOTES[b % 4]))


def _deal(store: Store, a: int, b: int) -> None:
    parties = {pick(store, "person", a), pick(store, "person", b)} - {None}
    amount = Amount(b * 100, "EUR") if b % 2 else None
    store.deals.add(deal("honey", *(PersonId(p) for p in parties if p), amount=amount), raw="as typed")


def _redeal(store: Store, which: int, b: int) -> None:
    one = store.deals.get(DealId(which))
    who = pick(store, "person", b)
    parties = one.parties[1:] if b % 2 or who is None else (*one.parties, PersonId(who))
    store.deals.save(replace(one, parties=parties, stage=list(DealStage)[b % 4], next_on=TODAY))


def _settle(store: Store, item: int, b: int) -> None:
    store.nudges.settle(store.nudges.item(item), list(ItemState)[b % 4])  # type: ignore[arg-type]  # an id by hand


def _settings(store: Store, a: int, b: int) -> None:
    zone = ("UTC", "Asia/Shanghai", "America/New_York")[a % 3]
    store.save_settings(replace(store.owner, zone=zone, digest_count=1 + b % 9, digest_at=time(b % 24, 0)))


STEPS: dict[str, Callable[[Store, int, int], None]] = {
    "new": _new,
    "edit": picked("person", _edit),
    "need": picked("person", _need),
    "need gone": picked("resource", lambda store, which, _: store.people.remove_resource(ResourceId(which))),
    "own need": lambda store, _, b: _ignore(store.people.add_resource(None, ResourceKind.NEED, NOTES[b % 3], TODAY)),
    "touch": picked("person", _touch),
    "touch changed": picked("touch", _retouch),
    "touch gone": picked("touch", lambda store, which, _: store.people.remove_touch(TouchId(which))),
    "gone": picked("person", lambda store, who, _: store.people.remove(PersonId(who))),
    "deal": _deal,
    "deal changed": picked("deal", _redeal),
    "deal's touch": picked("deal", _deal_touch),
    "deal's words": picked("deal", lambda store, which, b: store.deals.set_raw(DealId(which), NOTES[b % 4])),
    "deal gone": picked("deal", lambda store, which, _: store.deals.remove(DealId(which))),
    "draft": lambda store, _, b: _ignore(store.desk.add_draft(NOTES[b % 4], NOW, b)),
    "draft gone": picked("draft", lambda store, which, _: store.desk.drop_draft(which)),
    "line settled": picked("digest_item", _settle),
    "settings": _settings,
}


def _ignore(_: Any) -> None:
    """Do nothing with a result."""


NUMBERS = st.integers(0, 1000)
UNITS = st.lists(
    st.lists(st.tuples(st.sampled_from(sorted(STEPS)), NUMBERS, NUMBERS), min_size=1, max_size=3),
    min_size=1,
    max_size=12,
)
BEGINNING = [
    [("new", 0, 0), ("new", 1, 1), ("new", 2, 2)],
    [("need", 0, 1), ("touch", 1, 30), ("deal", 0, 1)],
    [("draft", 0, 1), ("touch", 0, 3), ("own need", 0, 1)],
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "jieli.db"
    opening.prepare(path, NOW)
    with closing(sqlite.connect(path)) as raw:
        history = History(raw, owners.add(raw, Owner(OwnerNo(0), 1001, 1001), NOW))
        for steps in BEGINNING:
            history.unit(steps)
        work(raw, history.owner, lambda store: store.nudges.add(TODAY, 1, ItemKind.PERSON, ids(store, "person")[0]))
    return path


def history_from(template: Path) -> Iterator[History]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        with closing(sqlite3.connect(template)) as source:
            source.backup(raw)
        raw.execute("PRAGMA foreign_keys = ON")
        owner = owners.by_telegram_id(raw, 1001)
        assert owner is not None
        yield History(raw, owner, minutes=10)


QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(UNITS)
def test_undoing_everything_newest_first_brings_back_every_row_and_every_answer(
    template: Path, units: list[list[tuple[str, int, int]]]
) -> None:
    for history in history_from(template):
        before = history.seen()
        for steps in units:
            history.unit(steps)
        for action in reversed(history.actions.copy()):
            history.undo(action)
        assert history.seen() == before


@QUICK
@given(UNITS, st.randoms(use_true_random=False))
def test_in_any_other_order_undo_does_it_or_names_a_later_change_that_comes_first(
    template: Path, units: list[list[tuple[str, int, int]]], chance: Any
) -> None:
    for history in history_from(template):
        before = history.seen()
        for steps in units:
            history.unit(steps)
        while history.actions:
            action = chance.choice(history.actions)
            while action in history.actions:
                try:
                    history.undo(action)
                except Blocked as error:
                    later = ActionId(int(error.detail))
                    assert later > action
                    assert later in history.actions
                    action = later
        assert history.seen() == before
