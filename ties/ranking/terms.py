"""The terms under which a person is indexed, and those by which a question finds them.

A term is a folded Latin word in its plain form, one or two Chinese characters, a key of the name, or the pinyin of a
Chinese name or company. What is found by its terms may still be no answer: ranking looks at the text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ties.folding import HAN, initials, is_han, pinyin, squash
from ties.industries import find_industries
from ties.names import candidate_keys, name_keys, name_pinyin_keys
from ties.patterns import lazy
from ties.places import Place, find_place, find_places
from ties.question.companies import spellings
from ties.question.model import Kind, Question, Term
from ties.question.roles import stored_roles
from ties.question.told import told_wants
from ties.question.topics import find_topics
from ties.ranking.candidate import Candidate, places_of
from ties.ranking.match import lies_in, parts

TERMS_VERSION = 1
"""Rises whenever a person would be indexed differently, so that stored terms are made again."""

_HAN_RUN = lazy(f"[{HAN}]+")


def terms_of(candidate: Candidate) -> frozenset[str]:
    """Return the terms of a person."""
    found: set[str] = set()
    for _, text in candidate.written():
        found.update(_text_terms(text))
    found.update(_key(key) for key in name_keys(candidate.person.name, candidate.person.alias) if " " not in key)
    found.update(name_pinyin_keys(candidate.person.name))
    found.update(_company_terms(candidate.person.company))
    return frozenset(term for term in found if term)


def _text_terms(text: str) -> Iterator[str]:
    yield from (part for part in parts(text) if not is_han(part))
    for run in _HAN_RUN.findall(squash(text)):
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _company_terms(company: str) -> Iterator[str]:
    yield squash(company)
    if _HAN_RUN.search(company):
        yield pinyin(company)
        yield initials(company)


def _key(key: str) -> str:
    """A weak key such as 张* as a term."""
    return key.replace("*", "_any")


def codes_of(candidate: Candidate) -> Iterator[tuple[str, str, float]]:
    """Yield what a person is filed under (trades, roles, places, tags, stage, needs, offers): code, field, weight."""
    for mention in candidate.mentions:
        yield mention.code, mention.field, mention.weight
    person = candidate.person
    facets = [f"role:{key}" for found in stored_roles(person.role) for key in found.keys]
    facets += [place_code(place.name, place.country) for place in places_of(candidate)]
    facets += [f"tag:{squash(tag)}" for tag in person.tags]
    facets.append(f"stage:{person.funnel_stage}")
    for side, text in _wants(candidate):
        facets += [f"{side}:{topic}" for topic in find_topics(text)]
        facets += [f"{side}>{found.code}" for found in find_industries(text)]
    yield from ((facet, "", 1.0) for facet in facets)


def _wants(candidate: Candidate) -> Iterator[tuple[str, str]]:
    yield from (("need", text) for text in candidate.needs)
    yield from (("offer", text) for text in candidate.offers)
    for text in (candidate.person.note, *candidate.touches):
        yield from ((told.side, told.text) for told in told_wants(text))


def place_code(name: str, country: str) -> str:
    """Return the code of a place."""
    return f"in:{name}|{country}"


def place_of_code(code: str) -> Place:
    """Return the place of a code that `place_code` made."""
    name, country = code.removeprefix("in:").split("|")
    found = find_place(name)
    return found if found and found.country == country else Place(name, "", country, "", 0, "city")


Alternatives = tuple[tuple[str, ...], ...]
"""Any of these, each all of its terms; a term ending in * is the beginning of one."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """How a question narrows the people down: they have a code of each group, and satisfy each set of alternatives.

    `either` is a condition that codes or words fulfil. All empty: nothing that is indexed narrows it.
    """

    codes: tuple[frozenset[str], ...] = ()
    words: tuple[Alternatives, ...] = ()
    either: tuple[tuple[frozenset[str], Alternatives], ...] = ()


def lookup_of(question: Question, places: Iterable[str]) -> Lookup:
    """Return how to narrow down; `places` are all place codes the owner's people are filed under.

    Everybody who answers the question is among those found. Only wanted, required conditions narrow.
    """
    codes: list[frozenset[str]] = []
    words: list[Alternatives] = []
    either: list[tuple[frozenset[str], Alternatives]] = []
    known = {code: place_of_code(code) for code in places} if question.places else {}
    for condition in question.conditions:
        if condition.negated or condition.optional:
            continue
        filed = [_codes(term, known) for term in condition.terms]
        found = [_alternatives(term) for term in condition.terms]
        group: frozenset[str] = frozenset().union(*filed)
        choices = tuple(choice for several in found for choice in several)
        if all(filed):
            codes.append(group)
        elif all(found):
            words.append(choices)
        elif all(filed[n] or found[n] for n in range(len(filed))):
            either.append((group, choices))
    return Lookup(tuple(codes), tuple(words), tuple(either))


_NOWHERE = frozenset({"in:"})


def _codes(term: Term, known: dict[str, Place]) -> frozenset[str]:
    """Return the codes any of which somebody must be filed under to fulfil the term; none when codes cannot tell."""
    if term.kind is Kind.INDUSTRY:
        return frozenset(term.codes)
    if term.kind is Kind.ROLE:
        return frozenset((f"role:{term.value}", *term.codes))
    if term.kind is Kind.TAG:
        return frozenset((f"tag:{squash(term.value)}",))
    if term.kind is Kind.STAGE:
        return frozenset((f"stage:{term.value}",))
    if term.kind is Kind.PLACE and term.place:
        asked = term.place
        return frozenset(code for code, place in known.items() if lies_in(place, asked)) or _NOWHERE
    if term.kind in (Kind.NEED, Kind.OFFER):
        return frozenset(
            (*(f"{term.kind}:{topic}" for topic in term.topics), *(f"{term.kind}>{c}" for c in term.codes))
        )
    return frozenset()


def _alternatives(term: Term) -> Alternatives:
    """Return the terms by which a word, an employer or an event is found; none when terms cannot tell."""
    if term.kind in (Kind.WARMTH, Kind.MET_ON, Kind.INDUSTRY, Kind.ROLE, Kind.PLACE, Kind.TAG, Kind.STAGE):
        return ()
    if term.kind is Kind.NEED:
        return tuple((gram,) for gram in _all_of(term.value))
    if term.kind in (Kind.MET_AT, Kind.VIA):
        names = [name for found in find_places(term.said) for name in (found.place.name, found.place.zh) if name]
        return tuple(_all_of(text) for text in (term.value, *names))
    return tuple(dict.fromkeys(choice for choice in _word_alternatives(term.value) if choice))


def _word_alternatives(value: str) -> Iterator[tuple[str, ...]]:
    yield _all_of(value)
    yield from ((_key(key),) for key in candidate_keys(value) if " " not in key)
    typed = squash(value).replace("lyu", "lv").replace("nyu", "nv")
    yield (typed,)
    if typed.isascii() and len(typed) > 3:
        yield (f"{typed}*",)
    for name in spellings(value):
        yield _all_of(name)
        yield (name,)


def _all_of(text: str) -> tuple[str, ...]:
    """Return the terms a text must have to hold all words of `text`."""
    return tuple(term for part in parts(text) for term in _grams(part))


def _grams(part: str) -> Iterator[str]:
    if not is_han(part) or len(part) < 3:
        yield part
        return
    yield from (part[at : at + 2] for at in range(len(part) - 1))
