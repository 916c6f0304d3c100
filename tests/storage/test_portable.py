"""Out as JSON lines and back into the very same rows; whatever a file holds, the report adds up."""

from __future__ import annotations

import json
import random
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import opening, owners, sqlite
from storage.database import Connection
from storage.portable import Reader, Report, write
from storage.store import Store
from storage.strangers import store_stranger
from tests.storage.rows import NOW, OWNED, deal, person, table, tables, work
from ties.money import Amount
from ties.owners import Owner
from ties.people import Birthday, OwnerNo, ResourceKind, TouchKind

TODAY = NOW.date()


def fill(store: Store) -> None:
    """Store one of everything, awkward texts included."""
    ann = store.people.add(
        person(
            'Ann "the <b>" O\'Neil', alias="安", phones=("+4912345",), tags=("a b", "#c"), birthday=Birthday(2, 29),
            note="line\nline\u2028\U0001f9c0", raw="as typed", external_id="x1", industries=("food", "law"),
        )
    )  # fmt: skip
    bo = store.people.add(person("张伟", organisation=True, rhythm_days=0))
    store.people.add_resource(ann.id, ResourceKind.NEED, "oak", TODAY, ("wood",))
    store.people.add_resource(None, ResourceKind.OFFER, "my own wine", TODAY)
    made = store.deals.add(deal("honey", ann.id, bo.id, amount=Amount(300_000, "CNY"), next_on=TODAY), raw="/deal …")
    store.people.add_touch(ann.id, TouchKind.MEAL, TODAY - timedelta(days=9), "lunch", "lunch with Ann")
    store.people.add_touch(bo.id, TouchKind.DEAL, TODAY, "sent a sample", deal_id=made.id)
    gone = store.deals.add(deal("wine", bo.id), raw="")
    store.people.add_touch(bo.id, TouchKind.DEAL, TODAY, "about a deal that is gone", deal_id=gone.id)
    store.deals.remove(gone.id)
    store.desk.add_draft("unsorted", NOW, 12)


def export(raw: Connection, owner: Owner) -> list[str]:
    return list(write(raw, owner, NOW))


def read(raw: Connection, owner: Owner, lines: list[str]) -> Report:
    reader = Reader(store_stranger)
    work(raw, owner, lambda store: reader.read(enumerate(lines, 1), store))
    return reader.report


def test_the_first_line_says_what_the_file_is(raw: Connection, owner: Owner) -> None:
    (line,) = export(raw, owner)
    first = json.loads(line)
    assert (first["row"], first["format"], first["exported_at"]) == ("jieli", 1, NOW.isoformat())
    assert first["settings"]["zone"] == "UTC"


def test_an_export_goes_back_into_the_very_same_rows(raw: Connection, owner: Owner, tmp_path: Path) -> None:
    work(raw, owner, fill)
    lines = export(raw, owner)
    opening.prepare(tmp_path / "two.db", NOW)
    with closing(sqlite.connect(tmp_path / "two.db")) as second:
        newcomer = owners.add(second, Owner(OwnerNo(0), 77, 77), NOW)
        report = read(second, newcomer, lines)
        assert (report.read, report.added, report.known, report.refused) == (len(lines) - 1, len(lines) - 1, 0, [])
        assert report.people == 2
        kept = tables(second, "person", "resource", "deal", "deal_party", "draft", "person_name", "person_wait")
        assert kept == tables(raw, *kept)
        assert [row[4:] for row in table(second, "touch")] == [row[4:] for row in table(raw, "touch")]
        third = export(second, newcomer)
        assert read(second, newcomer, third).added == 0
        assert export(second, newcomer) == third


def test_into_another_owner_it_goes_beside_what_is_there(raw: Connection, owner: Owner, other: Owner) -> None:
    work(raw, owner, fill)
    work(raw, other, lambda store: store.people.add(person("Carl")))
    mine, theirs = tables(raw, *OWNED), work(raw, other, lambda store: store.people.recent(9))
    report = read(raw, other, export(raw, owner))
    assert report.refused == []
    assert work(raw, other, lambda store: store.people.count()) == 3
    assert {p.name for p in theirs} <= {p.name for p in work(raw, other, lambda store: store.people.recent(9))}
    rows_before = [row for row in mine["person"] if row[0] >> 20 == owner.no]
    assert [row for row in table(raw, "person") if row[0] >> 20 == owner.no] == rows_before


def test_a_second_reading_adds_nothing_also_in_slices(raw: Connection, owner: Owner) -> None:
    work(raw, owner, fill)
    lines = export(raw, owner)
    before = tables(raw, *OWNED)
    reader = Reader(store_stranger)
    for number, line in enumerate(lines, 1):
        work(raw, owner, lambda store, n=number, text=line: reader.read([(n, text)], store))  # type: ignore[misc]  # mypy sees no type in a lambda's default
    assert (reader.report.added, reader.report.known) == (0, len(lines) - 1)
    assert tables(raw, *OWNED) == before


def test_one_undo_takes_back_what_was_read(raw: Connection, owner: Owner, other: Owner) -> None:
    work(raw, owner, fill)
    before = tables(raw, *OWNED)
    read(raw, other, export(raw, owner))
    last = work(raw, other, lambda store: store.actions.last())
    assert last is not None
    work(raw, other, lambda store: store.actions.undo(last.id))
    assert tables(raw, *OWNED) == before


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("not json", "not JSON", id="no JSON"),
        pytest.param("[" * 100_000, "not JSON", id="too deep"),
        pytest.param("[1, 2]", "not a JSON object", id="a list"),
        pytest.param("null", "not a JSON object", id="nothing"),
        pytest.param('{"company": "Acme"}', "no name", id="nobody's name"),
        pytest.param('{"name": "   "}', "no name", id="an empty name"),
        pytest.param('{"row": "spaceship", "id": 1}', "unknown row 'spaceship'", id="an unknown row"),
        pytest.param('{"row": ["person"], "id": 1}', "unknown row", id="a row of another type"),
        pytest.param('{"row": "person", "name": "Ann"}', "without its id", id="a person without an id"),
        pytest.param('{"row": "person", "id": 1, "name": "Ann"}', "lacks something", id="a person without the rest"),
        pytest.param('{"row": "touch", "id": 1, "person_id": 9}', "not in the file", id="a touch of nobody"),
        pytest.param('{"row": "draft", "id": 1, "text": 5, "said_at": 7}', "", id="wrong types"),
        pytest.param('{"name": "\\ud83d"}', "cannot be stored", id="half an emoji"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason_and_leaves_no_trace(
    raw: Connection, owner: Owner, line: str, reason: str
) -> None:
    before = tables(raw, *OWNED)
    report = read(raw, owner, ['{"name": "Ann"}', line, "", '{"name": "Bo"}'])
    assert (report.read, report.added) == (3, 2)
    ((number, said),) = report.refused
    assert number == 2
    assert reason in said
    assert len(table(raw, "person")) == 2
    assert tables(raw, "touch", "draft", "deal") == {key: before[key] for key in ("touch", "draft", "deal")}


PERSON: dict[str, Any] = json.loads(
    """{"row": "person", "id": 1, "name": "Ann", "alias": "", "organisation": 0, "company": "", "role": "",
    "industries": [], "city": "", "phones": [], "emails": [], "urls": [], "wechat": "", "telegram": "", "met_at": "",
    "met_on": null, "via": "", "tags": [], "rhythm_days": 90, "birthday": null, "funnel_stage": "known", "note": "",
    "raw": "", "external_id": "", "created_at": "2026-11-21T09:00:00+00:00", "last_touch_on": null,
    "next_touch_on": null}"""
)
DEAL: dict[str, Any] = {
    "row": "deal", "id": 1, "title": "honey", "stage": "talking", "amount_minor": None, "currency": None,
    "next_step": "", "next_on": None, "outcome": "", "raw": "", "opened_on": "2026-11-21", "closed_on": None,
}  # fmt: skip


@pytest.mark.parametrize("row", [PERSON, DEAL], ids=["a person", "a deal"])
def test_a_whole_row_is_taken(raw: Connection, owner: Owner, row: dict[str, Any]) -> None:
    assert read(raw, owner, [json.dumps(row)]).added == 1


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        pytest.param(PERSON, "name", " ", id="no name"),
        pytest.param(PERSON, "name", 5, id="a number for a name"),
        pytest.param(PERSON, "industries", [1], id="numbers for texts"),
        pytest.param(PERSON, "tags", [None], id="nothing among texts"),
        pytest.param(PERSON, "phones", {"a": 1}, id="an object for a list"),
        pytest.param(PERSON, "emails", "a@b.c", id="a text for a list"),
        pytest.param(PERSON, "rhythm_days", -1, id="a negative rhythm"),
        pytest.param(PERSON, "rhythm_days", 10**9, id="a rhythm of a million years"),
        pytest.param(PERSON, "rhythm_days", "90", id="a text for a number"),
        pytest.param(PERSON, "birthday", {"month": 13, "day": 1, "year": None}, id="a thirteenth month"),
        pytest.param(PERSON, "birthday", {"month": 2, "day": 40, "year": None}, id="a fortieth day"),
        pytest.param(PERSON, "birthday", {"month": "x", "day": 1}, id="a month in words"),
        pytest.param(PERSON, "birthday", [2, 3], id="a list for a birthday"),
        pytest.param(PERSON, "created_at", "2026-11-21T09:00:00", id="a moment without a zone"),
        pytest.param(PERSON, "created_at", "then", id="no moment"),
        pytest.param(PERSON, "met_on", "20261121", id="a day that cannot be compared"),
        pytest.param(PERSON, "next_touch_on", "2026-02-30", id="no day of any calendar"),
        pytest.param(PERSON, "funnel_stage", "emperor", id="an unknown funnel stage"),
        pytest.param(DEAL, "stage", "dreaming", id="an unknown deal stage"),
        pytest.param(DEAL, "amount_minor", 500, id="an amount of nothing"),
        pytest.param(DEAL, "currency", "EUR", id="a currency of nothing"),
        pytest.param(DEAL, "opened_on", None, id="a deal that was never opened"),
    ],
)
def test_a_row_that_a_screen_could_not_show_is_refused(
    raw: Connection, owner: Owner, row: dict[str, Any], column: str, value: Any
) -> None:
    report = read(raw, owner, [json.dumps(row | {column: value})])
    assert (report.added, len(report.refused)) == (0, 1)
    assert table(raw, "person") == table(raw, "deal") == []


def test_the_same_person_from_elsewhere_is_added_once(raw: Connection, owner: Owner) -> None:
    lines = ['{"id": "a7", "name": "Ann"}', '{"id": "a7", "name": "Ann again"}', '{"name": "Bo"}', '{"name": "Bo"}']
    report = read(raw, owner, lines)
    assert (report.added, report.known, report.people) == (3, 1, 3)
    assert read(raw, owner, lines[:1]).known == 1


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), st.just("\ud800"), st.just("2026-11-21"),
    st.lists(st.one_of(st.integers(), st.text(max_size=3)), max_size=3),
    st.dictionaries(st.sampled_from(("month", "day", "x")), st.one_of(st.none(), st.integers(0, 13), st.text())),
)  # fmt: skip


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    path = tmp_path_factory.mktemp("exported") / "jieli.db"
    opening.prepare(path, NOW)
    with closing(sqlite.connect(path)) as raw:
        one = owners.add(raw, Owner(OwnerNo(0), 1001, 1001), NOW)
        work(raw, one, fill)
        return path, [json.loads(line) for line in export(raw, one)]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_a_row_holds_the_report_adds_up_and_every_screen_can_read_what_was_kept(
    exported: tuple[Path, list[dict[str, Any]]], data: st.DataObject
) -> None:
    path, rows = exported
    spoilt = [dict(row) for row in rows]
    for _ in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.sampled_from(spoilt[1:]))
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(VALUES)
    lines = [json.dumps(row) for row in spoilt]
    with closing(sqlite.connect(path)) as raw:
        raw.execute("BEGIN")
        reader_of = owners.add(raw, Owner(OwnerNo(0), 2002, 2002), NOW)
        store = Store(raw, reader_of, NOW)
        reader = Reader(store_stranger)
        reader.read(enumerate(lines, 1), store)
        store.finish()
        report = reader.report
        assert report.read == report.added + report.known + len(report.refused) >= len(lines) - 1
        for someone in store.people.recent(99):
            store.people.file(someone.id)
            store.deals.of_person(someone.id)
        assert len(export(raw, reader_of)) == 1 + report.added
        raw.execute("ROLLBACK")


def test_a_full_disk_is_not_taken_for_a_bad_line(raw: Connection, owner: Owner) -> None:
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages + 1}")
    lines = [json.dumps({"name": f"Ann {n}", "notes": "x" * 3000}) for n in range(50)]
    with pytest.raises(Exception, match="full"):
        read(raw, owner, lines)
    assert table(raw, "person") == []


def test_ten_thousand_random_bytes_as_lines_never_break_it(raw: Connection, owner: Owner) -> None:
    chance = random.Random(3)  # noqa: S311 - a repeatable draw, no secret
    lines = ["".join(chance.choices('{}[]":,nametrue0123\\u', k=20)) for _ in range(500)]
    report = read(raw, owner, lines)
    assert report.read == report.added + report.known + len(report.refused)
