"""Reading a question: cue words first, then trades, roles and places in what is left, then words that must be found."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from ties.folding import fold
from ties.industries import expand, find_concepts
from ties.industries.units import flatten
from ties.places import find_place, find_places
from ties.question import facets
from ties.question.asking import blank_pinyin, left_over
from ties.question.facets import Item
from ties.question.join import join
from ties.question.known import read_known
from ties.question.model import Condition, Kind, Question, Term
from ties.question.phrases import FoundPhrase
from ties.question.roles import find_roles, role_codes
from ties.question.topics import suppliers, topic_spans
from ties.question.wants import Wanted, asked_wants

_COMMAND = re.compile(r"^\s*/who(?:@\w+)?\s*", re.IGNORECASE)


def read_question(text: str, now: datetime) -> Question:
    """Return what `text` asks for; `now` is aware, in the owner's zone. Anything can be read, even nonsense."""
    text = _COMMAND.sub("", text).strip()
    flat = flatten(text)
    name, asked = read_known(text, flat) or ("", "")
    if name and find_place(name):
        name = asked = ""
    return Question(text, _conditions(text, now), name, asked)


def _conditions(text: str, now: datetime) -> tuple[Condition, ...]:
    slate = _Slate(blank_pinyin(text))
    items = [slate.take(item) for item in facets.facets(slate.flat)]
    wanted = asked_wants(slate.flat)
    if wanted:
        items.extend(_wanted(wanted, slate))
    for find in (lambda left: facets.met(left, now), facets.via):
        item = find(slate.flat)
        if item:
            items.append(slate.take(item))
    items.extend(_meant(slate))
    return join(sorted(items, key=lambda item: item.start), flatten(text))


class _Slate:
    """The question with what has been understood wiped out, so that nothing is read twice."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def flat(self) -> str:
        """The text folded, positions kept."""
        return flatten(self.text)

    def wipe(self, start: int, end: int) -> None:
        """Blank a span; positions stay."""
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def take(self, item: Item) -> Item:
        """Blank the span of an item and hand it back."""
        self.wipe(item.start, item.end)
        return item


def _wanted(wanted: Wanted, slate: _Slate) -> Iterator[Item]:
    """Read the need or offer asked for; places in it stay conditions of their own."""
    about = _Slate(" " * wanted.first + slate.text[wanted.first : wanted.last])
    slate.wipe(wanted.start, wanted.end)
    for item in _places(about.text):
        yield about.take(item)
    said = about.text[wanted.first :].strip()
    concepts, topics = list(_concepts(about.text)), topic_spans(about.text)
    codes = tuple(dict.fromkeys(code for item in concepts for term in item.terms for code in term.codes))
    keys = tuple(dict.fromkeys(key for found in topics for key in found.keys))
    if wanted.side == "need":
        yield Item(wanted.first, wanted.last, (Term(Kind.NEED, said, fold(said), codes, keys),))
    elif codes or keys:
        yield from _head(about.text)
        offer = Term(Kind.OFFER, said, fold(said), codes, keys)
        yield Item(wanted.first, wanted.last, (offer, *_suppliers(concepts, topics)))
    else:
        yield from _plain_offer(about, said)


def _suppliers(concepts: list[Item], topics: tuple[FoundPhrase, ...]) -> Iterator[Term]:
    """Whose trade it is to supply what is wanted. "payment" in "payment licence" only says which licence."""
    last = topics[-1] if topics else None
    found = dict(_trades(topics))
    for item in concepts:
        if last is None or item.end > last.start:
            found.update((term.value, term.said) for term in item.terms)
    return (_industry(code, said) for code, said in found.items())


def _trades(topics: tuple[FoundPhrase, ...]) -> Iterator[tuple[str, str]]:
    return ((code, key) for found in topics for key in found.keys for code in suppliers(key))


_OF = re.compile(r"^\s*(?P<head>[a-z][^,]*?) (?:in|of|for|about|from)\b")


def _head(about: str) -> Iterator[Item]:
    """A first part that is not understood must be found: the PhD in "a PhD in machine learning"."""
    match = _OF.match(flatten(about))
    if match and not (topic_spans(match["head"]) or find_concepts(match["head"])):
        yield from _words(about[: match.end("head")], [])


def _plain_offer(about: _Slate, said: str) -> Iterator[Item]:
    """Nothing known is offered: roles and words decide, as in any question, but a need is no offer."""
    items = list(_meant(about))
    words = [term.value for item in items for term in item.terms if term.kind is Kind.WORD]
    if items and len(words) == len(items):
        yield Item(items[0].start, items[-1].end, (Term(Kind.OFFER, said, " ".join(words)),))
    else:
        yield from items


def _meant(slate: _Slate) -> Iterator[Item]:
    """Read trades, roles, places, employers and the words left over."""
    known = list(_loosened(_longest([*_places(slate.text), *_concepts(slate.text), *_roles(slate.text)])))
    for item in known:
        yield slate.take(item)
    company = facets.company(_uncovered(slate.flat, known))
    if company:
        yield slate.take(company)
    yield from _words(slate.text, known)


def _uncovered(text: str, known: list[Item]) -> str:
    """Return `text` with a mark where something was understood, so that no name reaches across."""
    chars = list(text)
    for item in known:
        chars[item.start : item.end] = ";" * (item.end - item.start)
    return "".join(chars)


def _words(text: str, known: list[Item]) -> Iterator[Item]:
    heads = {item.start for item in known if item.terms[0].kind is not Kind.PLACE}
    for start, end in left_over(flatten(text)):
        said = text[start:end]
        if known and len(said) == 1:
            continue
        after = end + len(text[end:]) - len(text[end:].lstrip())
        yield Item(
            start, end, (Term(Kind.WORD, said, fold(said)),), optional=any(end <= head <= after for head in heads)
        )


def _places(text: str) -> Iterator[Item]:
    for found in find_places(text):
        said = text[found.start : found.end]
        yield Item(found.start, found.end, (Term(Kind.PLACE, said, fold(said), place=found.place),))


def _concepts(text: str) -> Iterator[Item]:
    spans: dict[tuple[int, int], list[Term]] = {}
    for found in find_concepts(text):
        term = _industry(found.code, text[found.start : found.end])
        spans.setdefault((found.start, found.end), []).append(term)
    for (start, end), terms in spans.items():
        yield Item(start, end, tuple(terms))


_WIDE = frozenset(
    ("engineering", "equipment", "system", "systems", "platform", "platforms", "technology", "tech", "services")
    + ("products", "solutions", "projects", "工程", "设备", "系统", "平台", "技术", "科技", "产品", "项目", "方案")
)
"""What a trade is called at large: after another trade it only says which side of it, so it need not hold."""


def _loosened(items: list[Item]) -> Iterator[Item]:
    for before, item in itertools.pairwise([None, *items]):
        beside = before is not None and item is not None and item.start - before.end <= 1
        wide = item is not None and beside and item.terms[0].said.lower() in _WIDE
        if item is not None:
            yield replace(item, optional=True) if wide else item


def _industry(code: str, said: str) -> Term:
    return Term(Kind.INDUSTRY, said, code, expand(code))


def _roles(text: str) -> Iterator[Item]:
    for found in find_roles(text):
        said = text[found.start : found.end]
        terms = tuple(Term(Kind.ROLE, said, key, role_codes(key)) for key in found.keys)
        yield Item(found.start, found.end, terms)


def _longest(items: list[Item]) -> list[Item]:
    """Keep the longest of what overlaps; two readings of the same span stand side by side."""
    kept: dict[tuple[int, int], Item] = {}
    for item in sorted(items, key=lambda item: item.start - item.end):
        span = item.start, item.end
        if span in kept:
            kept[span] = Item(*span, kept[span].terms + item.terms)
        elif not any(item.start < end and start < item.end for start, end in kept):
            kept[span] = item
    return sorted(kept.values(), key=lambda item: item.start)
