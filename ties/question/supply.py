"""What a need or an offer asked for speaks of, and whose trade it is to supply it."""

from __future__ import annotations

from collections.abc import Iterator

from ties.folding import fold
from ties.industries import find_concepts
from ties.industries.units import flatten
from ties.patterns import lazy
from ties.question.meaning import concepts, industry, meant, places, words
from ties.question.model import Item, Kind, Term
from ties.question.phrases import FoundPhrase
from ties.question.slate import Slate
from ties.question.topics import suppliers, topic_spans
from ties.question.wants import Wanted


def wanted_items(wanted: Wanted, slate: Slate) -> Iterator[Item]:
    """Read the need or offer asked for; places in it stay conditions of their own."""
    about = Slate(" " * wanted.first + slate.text[wanted.first : wanted.last])
    slate.wipe(wanted.start, wanted.end)
    for item in places(about.text):
        yield about.take(item)
    said = about.text[wanted.first :].strip()
    trades, topics = list(concepts(about.text)), topic_spans(about.text)
    codes = tuple(dict.fromkeys(code for item in trades for term in item.terms for code in term.codes))
    keys = tuple(dict.fromkeys(key for found in topics for key in found.keys))
    if wanted.side == "need":
        yield Item(wanted.first, wanted.last, (Term(Kind.NEED, said, fold(said), codes, keys),))
    elif codes or keys:
        yield from _head(about.text)
        offer = Term(Kind.OFFER, said, fold(said), codes, keys)
        yield Item(wanted.first, wanted.last, (offer, *_suppliers(trades, topics)))
    else:
        yield from _plain_offer(about, said)


def _suppliers(trades: list[Item], topics: tuple[FoundPhrase, ...]) -> Iterator[Term]:
    """Whose trade it is to supply what is wanted. Beside a topic a trade only says which: invest in robots."""
    found = dict(_trades(topics))
    for item in trades:
        if not topics or any(item.start < topic.end and topic.start < item.end for topic in topics):
            found.update((term.value, term.said) for term in item.terms)
    return (industry(code, said) for code, said in found.items())


def _trades(topics: tuple[FoundPhrase, ...]) -> Iterator[tuple[str, str]]:
    return ((code, key) for found in topics for key in found.keys for code in suppliers(key))


_OF = lazy(r"^\s*(?P<head>[a-z][^,]*?) (?:in|of|for|about|from)\b")


def _head(about: str) -> Iterator[Item]:
    """A first part that is not understood must be found: the PhD in "a PhD in machine learning"."""
    match = _OF.match(flatten(about))
    if match and not (topic_spans(match["head"]) or find_concepts(match["head"])):
        yield from words(about[: match.end("head")], [])


def _plain_offer(about: Slate, said: str) -> Iterator[Item]:
    """Nothing known is offered: roles and words decide, as in any question, but a need is no offer."""
    items = list(meant(about))
    plain = [term.value for item in items for term in item.terms if term.kind is Kind.WORD]
    if items and len(plain) == len(items):
        yield Item(items[0].start, items[-1].end, (Term(Kind.OFFER, said, " ".join(plain)),))
    else:
        yield from items
