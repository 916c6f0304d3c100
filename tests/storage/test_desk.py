"""The desk: one dialogue that expires, drafts, and which message shows what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.actions import ActionId
from storage.database import Connection
from storage.desk import DIALOGUE_FOR, Dialogue, Draft, Link
from storage.store import Store
from tests.storage.rows import NOW, table, work
from ties.errors import NotFound
from ties.owners import Owner


def test_a_dialogue_waits_an_hour_from_its_last_step(raw: Connection, owner: Owner) -> None:
    work(raw, owner, lambda store: store.desk.open("note", person=7))
    half = DIALOGUE_FOR / 2
    work(raw, owner, lambda store: store.desk.open("note", person=7, text="“x” 张"), half)
    going_on = Dialogue("note", {"person": 7, "text": "“x” 张"})
    late = half + DIALOGUE_FOR
    assert work(raw, owner, lambda store: store.desk.dialogue(), late - timedelta(seconds=1)) == going_on
    assert work(raw, owner, lambda store: store.desk.dialogue(), late) is None


def test_there_is_one_dialogue_for_each_owner(raw: Connection, owner: Owner, other: Owner) -> None:
    work(raw, owner, lambda store: store.desk.open("note"))
    work(raw, owner, lambda store: store.desk.open("rhythm"))
    work(raw, other, lambda store: store.desk.open("edit"))
    assert work(raw, owner, lambda store: store.desk.dialogue()) == Dialogue("rhythm", {})
    work(raw, owner, lambda store: store.desk.close())
    assert work(raw, owner, lambda store: store.desk.dialogue()) is None
    assert work(raw, other, lambda store: store.desk.dialogue()) == Dialogue("edit", {})


def test_closing_what_is_not_open_is_nothing(raw: Connection, owner: Owner) -> None:
    work(raw, owner, lambda store: store.desk.close())
    assert table(raw, "dialogue") == []


def test_a_message_leads_to_what_it_made_last(raw: Connection, owner: Owner, other: Owner) -> None:
    def unit(store: Store) -> None:
        store.desk.add_link(5, "draft", 1)
        store.desk.add_link(5, "person", 2, ActionId(3))

    work(raw, owner, unit)
    assert work(raw, owner, lambda store: store.desk.link(5)) == Link("person", 2, ActionId(3))
    assert work(raw, owner, lambda store: store.desk.link(6)) is None
    assert work(raw, other, lambda store: store.desk.link(5)) is None


def test_a_draft_comes_back_as_it_was_said(raw: Connection, owner: Owner) -> None:
    said = NOW - timedelta(hours=20)
    number = work(raw, owner, lambda store: store.desk.add_draft("“x”\n张", said, 12))
    assert work(raw, owner, lambda store: store.desk.draft(number)) == Draft(number, "“x”\n张", said, 12)


def test_drafts_come_newest_first(raw: Connection, owner: Owner) -> None:
    for text in ("one", "two", "three"):
        work(raw, owner, lambda store, text=text: store.desk.add_draft(text, NOW, None))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    assert [d.text for d in work(raw, owner, lambda store: store.desk.drafts(2))] == ["three", "two"]


def test_a_draft_is_dropped_once_and_only_by_its_owner(raw: Connection, owner: Owner, other: Owner) -> None:
    number = work(raw, owner, lambda store: store.desk.add_draft("x", NOW, None))
    for call in (lambda store: store.desk.drop_draft(number), lambda store: store.desk.draft(number)):
        with pytest.raises(NotFound):
            work(raw, other, call)
    work(raw, owner, lambda store: store.desk.drop_draft(number))
    with pytest.raises(NotFound):
        work(raw, owner, lambda store: store.desk.drop_draft(number))
