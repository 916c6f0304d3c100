"""The index against LIKE over the same rows, and against every way in which rows change."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from storage import opening, owners, search, sqlite
from storage.database import Connection
from storage.store import Store
from ties.owners import Owner
from ties.people import FunnelStage, OwnerNo, Person, PersonId, ResourceKind, TouchKind
from ties.question import read_question
from ties.ranking import rank

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


def store_of(raw: Connection, owner: Owner) -> Store:
    return Store(raw, owner, NOW)


def add(raw: Connection, owner: Owner, name: str = "Ann", **fields: Any) -> PersonId:
    store = store_of(raw, owner)
    person = store.people.add(Person(PersonId(0), name, **fields))
    store.finish()
    return person.id


def asked(raw: Connection, owner: Owner, text: str) -> list[str]:
    question = read_question(text, NOW)
    return [match.person.name for match in rank(store_of(raw, owner).search.candidates(question, TODAY), question)]


def indexed(raw: Connection) -> int:
    """How many people the word index still holds, deleted ones not counted."""
    return int(raw.execute("SELECT count(*) FROM search_terms").fetchone()[0])


WORDS = [
    "quokka",
    "Sunday",
    "twins",
    "lefties",
    "straße",
    "古琴",
    "左撇子",
    "双胞胎",
    "南方话",
    "樂天派",
    "慢性子",
    "老北方",
]
"""No trade is among them: a trade is found by its code, whatever the word."""


def test_words_are_found_exactly_where_like_finds_them(raw: Connection, owner: Owner) -> None:
    rng = random.Random(7)  # noqa: S311 - a fixed seed, no secret
    for n in range(120):
        add(raw, owner, f"P{n}", note="，".join(rng.sample(WORDS, 2)), company=" ".join(rng.sample(WORDS, 1)))
    for word in WORDS:
        like = "SELECT name FROM person WHERE note LIKE '%' || ? || '%' OR company LIKE '%' || ? || '%'"
        expected = {name for (name,) in raw.execute(like, (word, word))}
        assert set(asked(raw, owner, word)) == expected
        assert expected


def test_a_part_of_a_latin_word_is_not_that_word(raw: Connection, owner: Owner) -> None:
    add(raw, owner, "Ann", note="steam engines")
    assert asked(raw, owner, "who likes tea") == []


def test_somebody_elses_people_are_never_found(raw: Connection, owner: Owner) -> None:
    other = owners.add(raw, Owner(OwnerNo(0), 2002, 2002), NOW)
    add(raw, other, "Bob", note="plays the 古琴", role="CTO", tags=("vip",))
    for text in ("古琴", "CTOs", "#vip", "bob", "haven't spoken to"):
        assert asked(raw, owner, text) == []
    assert asked(raw, other, "古琴") == ["Bob"]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({"role": "Chief technology officer"}, "CTOs", id="role"),
        pytest.param({"tags": ("vip",)}, "#VIP", id="tag"),
        pytest.param({"funnel_stage": FunnelStage.PARTNER}, "my partners", id="stage"),
        pytest.param({"company": "腾讯金融科技"}, "anyone at Tencent", id="company in the other language"),
        pytest.param({"company": "蔚来汽车"}, "weilai", id="company by pinyin"),
        pytest.param({"name": "吕老师"}, "lvlaoshi", id="name by pinyin"),
        pytest.param({"name": "张伟"}, "张总", id="name by surname"),
        pytest.param({"name": "Zoë O’Brien"}, "zoe", id="name without its accent"),
        pytest.param({"name": "Иван Петров"}, "Иван", id="name in Cyrillic"),
        pytest.param({"met_at": "Canton Fair"}, "who did I meet at Canton Fair", id="met at"),
        pytest.param({"met_on": date(2026, 11, 12)}, "who did I meet last week", id="met on"),
        pytest.param({"via": "Wang Wu"}, "people introduced by Wang Wu", id="via"),
        pytest.param({"last_touch_on": date(2025, 1, 1)}, "who have I lost touch with", id="warmth"),
        pytest.param({"note": "想找投资人聊聊"}, "who is raising money", id="a need told in a note"),
        pytest.param({"note": "喜欢钓鱼"}, "谁喜欢钓鱼", id="free words"),
        pytest.param({"note": "likes fishing"}, "CTOs or fishing", id="a choice between a role and a word"),
    ],
)
def test_every_kind_of_condition_finds_its_people(
    raw: Connection, owner: Owner, fields: dict[str, Any], text: str
) -> None:
    name = fields.pop("name", "Ann")
    add(raw, owner, name, **fields)
    add(raw, owner, "Somebody Else", role="gardener", last_touch_on=TODAY)
    assert asked(raw, owner, text) == [name]


def test_words_and_codes_narrow_together(raw: Connection, owner: Owner) -> None:
    add(raw, owner, "Ann", role="CTO", note="喜欢钓鱼")
    add(raw, owner, "Bob", role="CTO")
    add(raw, owner, "Cid", note="喜欢钓鱼")
    assert asked(raw, owner, "喜欢钓鱼的CTO") == ["Ann"]


def test_needs_offers_and_touches_are_indexed_with_their_person(raw: Connection, owner: Owner) -> None:
    ann = add(raw, owner)
    store = store_of(raw, owner)
    store.people.add_resource(ann, ResourceKind.OFFER, "customs clearance", TODAY)
    store.people.add_resource(ann, ResourceKind.NEED, "办公室", TODAY)
    store.people.add_touch(ann, TouchKind.MEAL, TODAY, "聊了陶笛")
    store.finish()
    assert asked(raw, owner, "who can do customs clearance") == ["Ann"]
    assert asked(raw, owner, "谁需要办公室") == ["Ann"]
    assert asked(raw, owner, "谁有办公室") == []
    assert asked(raw, owner, "陶笛") == ["Ann"]


def test_a_changed_person_is_found_by_what_they_are_now(raw: Connection, owner: Owner) -> None:
    ann = add(raw, owner, note="古琴", role="CTO")
    store = store_of(raw, owner)
    store.people.save(replace(store.people.get(ann), note="陶笛", role="CFO"))
    store.finish()
    assert asked(raw, owner, "古琴") == asked(raw, owner, "CTOs") == []
    assert asked(raw, owner, "陶笛") == asked(raw, owner, "CFOs") == ["Ann"]


def test_a_deleted_person_is_gone_and_an_undone_deletion_brings_them_back(raw: Connection, owner: Owner) -> None:
    ann = add(raw, owner, note="古琴", role="CTO")
    store = store_of(raw, owner)
    store.people.remove(ann)
    store.finish()
    assert asked(raw, owner, "古琴") == asked(raw, owner, "CTOs") == []
    assert indexed(raw) == 0
    assert store.actions.id is not None
    again = store_of(raw, owner)
    again.actions.undo(store.actions.id)
    again.finish()
    assert asked(raw, owner, "古琴") == asked(raw, owner, "CTOs") == ["Ann"]


def test_what_is_deleted_leaves_nothing_in_the_index_files(raw: Connection, owner: Owner) -> None:
    ann = add(raw, owner, note="quetzalcoatlus")
    store = store_of(raw, owner)
    store.people.remove(ann)
    store.finish()
    while search.merge(raw, everything=True):
        pass
    blocks = b"".join(block for (block,) in raw.execute("SELECT block FROM search_data"))
    assert b"quetzal" not in blocks


def test_people_indexed_by_older_rules_are_indexed_anew(raw: Connection, owner: Owner) -> None:
    add(raw, owner, "Ann", note="古琴")
    add(raw, owner, "Bob")
    raw.execute("UPDATE search_terms SET taxonomy_version = 0")
    raw.execute("DELETE FROM person_industry")
    assert search.refresh_stale(raw, NOW, limit=1) == 1
    assert search.refresh_stale(raw, NOW, limit=5) == 1
    assert search.refresh_stale(raw, NOW, limit=5) == 0
    assert raw.execute("SELECT count(*) FROM person_industry WHERE code = 'stage:known'").fetchone()[0] == 2


def test_the_index_is_merged_in_small_steps(raw: Connection, owner: Owner) -> None:
    for n in range(60):
        add(raw, owner, f"P{n}", note=f"古琴{n}")
    steps = 0
    while search.merge(raw):
        steps += 1
        assert steps < 100
    assert len(asked(raw, owner, "古琴")) == 60


def test_a_guessed_trade_and_the_word_itself_are_both_looked_for(raw: Connection, owner: Owner) -> None:
    add(raw, owner, "Ann", note="电池")
    add(raw, owner, "Dianchi")
    assert sorted(asked(raw, owner, "dianchi")) == ["Ann", "Dianchi"]


def test_what_nothing_indexed_tells_of_is_asked_of_everybody(raw: Connection, owner: Owner) -> None:
    for n in range(9):
        add(raw, owner, f"P{n}", last_touch_on=TODAY)
    question = read_question("warm contacts", NOW)
    assert len(store_of(raw, owner).search.candidates(question, TODAY, limit=4)) == 9


def test_no_more_people_are_read_than_asked_for(raw: Connection, owner: Owner) -> None:
    for n in range(9):
        add(raw, owner, f"P{n}", note="古琴")
    question = read_question("古琴", NOW)
    assert len(store_of(raw, owner).search.candidates(question, TODAY, limit=4)) == 4
