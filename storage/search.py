"""The search index of one owner's people: follows every change of a person, a need, an offer or a touch."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from storage import queries
from storage.actions import OWNER_SHIFT, Actions, Change, id_range
from storage.database import Connection, Row, rows, scalar
from storage.people import People, person_of
from ties.folding import FOLDING_VERSION
from ties.industries import TAXONOMY_VERSION
from ties.people import OwnerNo, PersonId, ResourceKind
from ties.question import Question
from ties.ranking import Candidate, Mention, find_mentions
from ties.ranking.terms import TERMS_VERSION, Alternatives, Lookup, codes_of, lookup_of, terms_of
from ties.warmth import warmth

_SQL = queries.load("search")

INDEX_VERSION = FOLDING_VERSION * 1000 + TERMS_VERSION
"""What `search_terms.folding_version` holds: how text becomes terms."""

READ_AT_MOST = 500
"""So many people are read for one question; the surest, if more could answer it."""

MERGE_PAGES = 16
"""So many pages are merged at once: longer would be felt by who writes meanwhile."""

_ODD = re.compile("[^\x00-\x7f\u3400-\u9fff]")

VERSIONS = {"folding_version": INDEX_VERSION, "taxonomy_version": TAXONOMY_VERSION}
"""By which rules a person is indexed today."""


class Search:
    """Keeps the index in step with the rows inside one unit of work, and narrows a question down to candidates."""

    def __init__(self, connection: Connection, owner_no: OwnerNo, actions: Actions) -> None:
        self._connection = connection
        self._owner_no = owner_no
        self._range = id_range(owner_no)
        self._changed: set[PersonId] = set()
        self._new: dict[PersonId, Candidate] = {}  # of the changed, those of whom all is known without reading
        actions.follow("person", self._follow_person)
        actions.follow("resource", self._follow_resource)
        actions.follow("touch", self._follow_touch)

    def candidates(self, question: Question, today: date, limit: int = READ_AT_MOST) -> list[Candidate]:
        """Return who may answer the question, at most `limit`; nobody who answers it is left out below the limit."""
        return self.read(self._narrowed(lookup_of(question, self._places(question)), limit), today)

    def refresh_changed(self, people: People) -> None:
        """Index anew everybody who changed; called once, at the end of the unit."""
        _ = people
        for candidate in self._new.values():
            self._index(candidate)
        self.refresh(self._changed - self._new.keys())
        self._changed.clear()
        self._new.clear()

    def refresh(self, ids: Iterable[PersonId]) -> None:
        """Index people anew, with whatever is stored about them now."""
        for candidate in self.read(sorted(ids)):
            self._index(candidate)

    def _narrowed(self, lookup: Lookup, limit: int) -> list[int]:
        if lookup.codes or lookup.words:
            return self._ids(lookup.codes, lookup.words, limit)
        if lookup.either:
            codes, words = lookup.either[0]
            return list(dict.fromkeys((*self._ids((codes,), (), limit), *self._ids((), (words,), limit))))
        # Nothing indexed tells: everybody is looked at, since whoever is left out might be the answer.
        return [row["person_id"] for row in rows(self._connection, _SQL["everybody"], **self._range)]

    def _ids(self, codes: tuple[frozenset[str], ...], words: tuple[Alternatives, ...], limit: int) -> list[int]:
        query = {(True, False): "by_codes", (False, True): "by_words", (True, True): "by_both"}[
            bool(codes), bool(words)
        ]
        groups = [[n, code] for n, group in enumerate(codes) for code in sorted(group)]
        match = " AND ".join(map(self._match, words))
        asked = {"owner_no": self._owner_no, "groups": json.dumps(groups), "n": len(codes), "match": match}
        return [row["person_id"] for row in rows(self._connection, _SQL[query], limit=limit, **asked)]

    def _match(self, choices: Alternatives) -> str:
        """Return an FTS5 expression; each term carries the owner's number, so nobody else's row can match."""
        any_of = ("(" + " AND ".join(map(self._term, terms)) + ")" for terms in choices)
        return "(" + " OR ".join(any_of) + ")"

    def _term(self, term: str) -> str:
        beginning = term.endswith("*")
        return f'"{self._owner_no}_{_spelt(term.rstrip("*"))}"' + ("*" if beginning else "")

    def _places(self, question: Question) -> list[str]:
        if not question.places:
            return []
        return [row["code"] for row in rows(self._connection, _SQL["places"], owner_no=self._owner_no)]

    def read(self, ids: Iterable[int], today: date | None = None) -> list[Candidate]:
        """Return people with all that hangs on them, in the order given; unknown ids are left out.

        Without `today`, for filing them anew: neither how warm they are nor what they are filed under.
        """
        order = list(ids)
        asked = {"ids": json.dumps(order), "owner_no": self._owner_no, **self._range}
        found = {row["id"]: person_of(row) for row in rows(self._connection, _SQL["people"], **asked)}
        parts = _Parts(self._connection, asked, filed=today is not None)
        return [
            Candidate(
                found[n],
                parts.texts("need", n),
                parts.texts("offer", n),
                parts.texts("touch", n),
                mentions=parts.mentions(n),
                warmth=0.0 if today is None else warmth(found[n], today),
            )
            for n in order
            if n in found
        ]

    def _index(self, candidate: Candidate) -> None:
        candidate = replace(candidate, mentions=find_mentions(candidate))
        person_id = candidate.person.id
        mine = {"person_id": person_id, "owner_no": self._owner_no}
        terms = _spelt(" ".join(sorted(f"{self._owner_no}_{term}" for term in terms_of(candidate))))
        stored = scalar(self._connection, _SQL["terms"], **mine)
        if stored is not None:
            self._connection.execute(_SQL["drop_codes"], mine)
        if stored != terms:
            if stored is not None:
                self._connection.execute(_SQL["drop_words"], {"person_id": person_id, "terms": stored})
            self._connection.execute(_SQL["add_words"], {"person_id": person_id, "terms": terms})
        self._connection.execute(_SQL["put_terms"], {"person_id": person_id, "terms": terms, **VERSIONS})
        codes = [
            {"code": code, "place": field, "weight": weight, **mine} for code, field, weight in codes_of(candidate)
        ]
        self._connection.executemany(_SQL["add_code"], codes)

    def forget(self, person_id: PersonId) -> None:
        """Take a person out of the index."""
        mine = {"person_id": person_id, "owner_no": self._owner_no}
        stored = scalar(self._connection, _SQL["terms"], **mine)
        if stored is not None:
            self._connection.execute(_SQL["drop_words"], {"person_id": person_id, "terms": stored})
        self._connection.execute(_SQL["drop_terms"], mine)
        self._connection.execute(_SQL["drop_codes"], mine)

    def _follow_person(self, row: Row, change: Change) -> None:
        person_id = PersonId(row["id"])
        self._new.pop(person_id, None)
        if change is Change.GONE:
            self._changed.discard(person_id)
            self.forget(person_id)
            return
        self._changed.add(person_id)
        if change is Change.ADDED:
            self._new[person_id] = Candidate(person_of(row))

    def _follow_resource(self, row: Row, change: Change) -> None:
        if row["person_id"] is None:
            return
        known = self._new.pop(PersonId(row["person_id"]), None)
        self._changed.add(PersonId(row["person_id"]))
        if known is not None and change is Change.ADDED and row["open"]:
            field = "needs" if row["kind"] == ResourceKind.NEED else "offers"
            told: Row = {field: (*getattr(known, field), row["text"])}
            self._new[known.person.id] = replace(known, **told)

    def _follow_touch(self, row: Row, change: Change) -> None:  # noqa: ARG002 - the follower's agreed form
        self._new.pop(PersonId(row["person_id"]), None)
        self._changed.add(PersonId(row["person_id"]))


class _Parts:
    """What hangs on the people read, by person."""

    def __init__(self, connection: Connection, asked: dict[str, Any], *, filed: bool) -> None:
        self._texts: dict[tuple[str, int], list[str]] = {}
        for row in rows(connection, _SQL["resources_of"], **asked):
            self._texts.setdefault((row["kind"], row["person_id"]), []).append(row["text"])
        for row in rows(connection, _SQL["touches_of"], **asked):
            self._texts.setdefault(("touch", row["person_id"]), []).append(row["text"])
        self._codes: dict[int, list[Mention]] = {}
        for row in rows(connection, _SQL["codes_of"], **asked) if filed else ():
            mention = Mention(row["code"], row["place"], "", row["weight"])
            self._codes.setdefault(row["person_id"], []).append(mention)

    def texts(self, kind: str, person_id: int) -> tuple[str, ...]:
        """Return the texts of one kind that a person has."""
        return tuple(self._texts.get((kind, person_id), ()))

    def mentions(self, person_id: int) -> tuple[Mention, ...]:
        """Return what a person is filed under; the words that say so are not stored."""
        return tuple(self._codes.get(person_id, ()))


def _spelt(term: str) -> str:
    """Return a term in characters that SQLite's tokenizer keeps together: those it may not know become their number."""
    return _ODD.sub(lambda found: f"u{ord(found[0]):x}", term)


def refresh_stale(connection: Connection, now: datetime, limit: int) -> int:
    """Index anew at most `limit` people of whichever owner who were indexed by older rules; returns how many."""
    found = [row["id"] for row in rows(connection, _SQL["stale"], limit=limit, **VERSIONS)]
    for owner_no in sorted({person_id >> OWNER_SHIFT for person_id in found}):
        own = OwnerNo(owner_no)
        search = Search(connection, own, Actions(connection, own, now))
        search.refresh(person_id for person_id in found if person_id >> OWNER_SHIFT == owner_no)
    return len(found)


def merge(connection: Connection, *, everything: bool = False) -> bool:
    """Merge a little of the word index, in an idle moment; False when nothing was left to merge.

    With `everything` the slices go on until one piece is left, in which nothing of what was deleted remains.
    """
    before = connection.total_changes
    connection.execute(_SQL["merge"], {"pages": -MERGE_PAGES if everything else MERGE_PAGES})
    return connection.total_changes - before > 1
