"""People from elsewhere: whatever fields a line has, the person is stored and can be found."""

from __future__ import annotations

from typing import Any

import pytest

from storage.database import Connection
from storage.store import Store
from storage.strangers import store_stranger
from tests.storage.rows import NOW, work
from ties.owners import Owner
from ties.people import DEFAULT_RHYTHM_DAYS, PersonFile, PersonId
from ties.question import read_question
from ties.ranking import rank


def stored(raw: Connection, owner: Owner, **fields: Any) -> PersonFile:
    def unit(store: Store) -> PersonFile:
        return store.people.file(PersonId(store_stranger({"name": "Ann Lee", **fields}, store)))

    return work(raw, owner, unit)


def test_every_field_that_has_a_place_finds_it(raw: Connection, owner: Owner) -> None:
    texts = dict.fromkeys(("alias", "company", "role", "city", "wechat", "met_at", "via"), "here")
    found = stored(
        raw, owner, id="a1", telegram="@ann", phones=["+1", "+2"], emails="a@b.c", urls=["u"], tags=["t"], notes="kept",
        rhythm_days=30, organisation=True, needs=["oak", "wine"], offers="honey", **texts,
    )  # fmt: skip
    one = found.person
    assert {getattr(one, key) for key in texts} == {"here"}
    assert (one.external_id, one.telegram, one.phones, one.emails) == ("a1", "ann", ("+1", "+2"), ("a@b.c",))
    assert (one.urls, one.tags, one.note, one.rhythm_days, one.organisation) == (("u",), ("t",), "kept", 30, True)
    assert [need.text for need in found.needs] == ["oak", "wine"]
    assert [offer.text for offer in found.offers] == ["honey"]
    assert one.created_at == NOW


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        pytest.param("city", None, "", id="nothing"),
        pytest.param("city", 7, "7", id="a number"),
        pytest.param("city", "  New\n York \t ", "New York", id="spaces and line ends in one line"),
        pytest.param("company", "a\x00b\x07c", "a b c", id="characters that nobody sees"),
        pytest.param("role", {"title": "x"}, "{'title': 'x'}", id="an object"),
        pytest.param("note", "two\nlines", "two\nlines", id="a note keeps its lines"),
        pytest.param("tags", ["a", None, "", 3], ("a", "3"), id="a list with holes"),
        pytest.param("rhythm_days", True, DEFAULT_RHYTHM_DAYS, id="yes is no number of days"),
        pytest.param("rhythm_days", -5, DEFAULT_RHYTHM_DAYS, id="a negative rhythm"),
        pytest.param("rhythm_days", "30", DEFAULT_RHYTHM_DAYS, id="a rhythm in words"),
        pytest.param("rhythm_days", 0, 0, id="never"),
    ],
)
def test_odd_values_are_made_the_best_of(raw: Connection, owner: Owner, field: str, value: Any, kept: Any) -> None:
    assert getattr(stored(raw, owner, **{field: value}).person, field) == kept


def test_a_name_is_one_line(raw: Connection, owner: Owner) -> None:
    assert stored(raw, owner, name=" Ann\n  Lee ").person.name == "Ann Lee"


@pytest.mark.parametrize("question", ["who do I know in fintech?", "beekeeper in Graz", "谁做金融科技"])
def test_whoever_came_from_elsewhere_is_found_by_what_they_do(raw: Connection, owner: Owner, question: str) -> None:
    stored(raw, owner, industry="fintech", role="beekeeper", city="Graz")

    def ask(store: Store) -> list[str]:
        asked = read_question(question, NOW)
        return [match.person.name for match in rank(store.search.candidates(asked, NOW.date()), asked)]

    assert work(raw, owner, ask) == ["Ann Lee"]


def test_the_words_of_an_industry_we_do_not_know_are_kept(raw: Connection, owner: Owner) -> None:
    found = stored(raw, owner, industry="underwater basket weaving")
    assert found.person.note == "underwater basket weaving"
    assert "underwater" in found.person.raw


@pytest.mark.parametrize(
    ("industry", "codes"),
    [
        pytest.param("Coffee", ("fd.coffee",), id="a trade"),
        pytest.param("software", ("it.saas",), id="a weak word that is all there is"),
        pytest.param("Transportation infrastructure", (), id="a weak word among others"),
        pytest.param("Retail of furniture", ("rt.store",), id="what is only sold"),
    ],
)
def test_an_industry_column_files_only_what_it_surely_tells(
    raw: Connection, owner: Owner, industry: str, codes: tuple[str, ...]
) -> None:
    assert stored(raw, owner, industry=industry).person.industries == codes
