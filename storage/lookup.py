"""Answering a question from what one owner has stored: chat, command line and inline answers all come through here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from storage import queries
from storage.actions import id_range
from storage.database import scalar
from storage.search import READ_AT_MOST
from storage.store import Store
from ties.errors import Expired
from ties.names import candidate_keys, same_name
from ties.people import Person
from ties.question import Question
from ties.ranking import Candidate, Match, Near, find_mentions, instead, nearest_codes, rank

_SQL = queries.load("search")

ALL = 1 << 20
"""More people than an owner can have."""

QUESTIONS_KEPT = 200
"""So many questions per owner keep the buttons under their answers alive."""

NEAR_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers a question, best first, and how many stand in the industries nearest to it."""

    question: Question
    matches: tuple[Match, ...]
    near: tuple[Near, ...] = ()


def answer(store: Store, question: Question, limit: int = READ_AT_MOST) -> list[Match]:
    """Return who answers the question, best first; of more than `limit` the surest are looked at."""
    named = people_called(store, question.person_name) if question.person_name else []
    if named:
        return rank([Candidate(person) for person in named], replace(question, person_name=named[0].name))
    return rank(store.search.candidates(question, store.today, limit), replace(question, person_name=""))


def near(store: Store, question: Question) -> tuple[Near, ...]:
    """Return the nearest industries where somebody fulfils the rest of the question."""
    counted = (Near(code, len(answer(store, instead(question, code)))) for code in nearest_codes(question))
    return tuple(one for one in counted if one.count)[:NEAR_AT_MOST]


def explained(store: Store, match: Match, question: Question) -> Match:
    """Return the match with the words that tell of each trade, which are read anew only for those who are shown."""
    found = store.search.read([match.person.id], store.today)
    told = [replace(candidate, mentions=find_mentions(candidate)) for candidate in found]
    return next(iter(rank(told, replace(question, person_name=""))), match)


def people_called(store: Store, name: str) -> list[Person]:
    """Return everybody the name may mean; those called exactly so alone, if there are any."""
    found = [store.people.get(known.id) for known in store.people.known_in(candidate_keys(name))]
    people = list({person.id: person for person in found}.values())
    return [person for person in people if same_name(person.name, name)] or people


def remember(store: Store, question: Question) -> int:
    """Keep a question for the buttons under its answer; returns its number."""
    asked_id = store.actions.new_id("asked")
    at = store.now.isoformat()
    store.connection.execute(_SQL["add_asked"], {"id": asked_id, "text": question.text, "at": at})
    kept = {"id": asked_id, "kept": QUESTIONS_KEPT, **id_range(store.owner.no)}
    store.connection.execute(_SQL["drop_asked"], kept)
    return asked_id


def recall(store: Store, asked_id: int) -> str:
    """Return a question kept earlier. Raises Expired when it is too old or somebody else's."""
    text = scalar(store.connection, _SQL["asked"], id=asked_id, **id_range(store.owner.no))
    if text is None:
        raise Expired("question")
    return str(text)
