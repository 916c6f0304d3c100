"""A trouble told before the question: "my visa is running out, who can help". Its other words need not be found."""

from __future__ import annotations

from ties.patterns import lazy
from ties.question.cues import choice
from ties.question.model import Item, Kind, Term

_TOLD = lazy(
    choice(r"""
        \b(?:my|our)\b(?! (?:network|contacts?|circle|friends?|people|list|address ?book|phone ?book|partners?))
        \b(?:i|we) (?:need|want|have|got|am|are|must|should)\b
        \b(?:i['’]m|we['’]re|i['’]ve|we['’]ve)\b(?! (?:met|spoken|talked|worked))
        ^(?:got|planning|going|moving|having|opening)\b
        \bwho (?:can|could) help\b
        我(?!认识|的|手|身边|们认识)
        找谁
        问谁
        怎么办
        谁能(?:帮|处理|解决|搞定)
        (?:了|得)(?:，|,)?谁能
    """)
)


_ASKS = lazy(r"[?？谁]|怎么办|\b(?:who|any(?:one|body)?|some(?:one|body)|help)\b")
"""What is no question is a note, and each of its words may be the name of somebody."""


def without_story(items: list[Item], flat: str) -> list[Item]:
    """Return the items that ask; where a trouble is told and a trade is understood, plain words are left out."""
    if not (_ASKS.search(flat) and _TOLD.search(flat)) or not any(_is_understood(item) for item in items):
        return items
    return [item for item in items if not all(map(_is_plain, item.terms))]


def _is_understood(item: Item) -> bool:
    return not item.optional and any(term.codes and term.kind is not Kind.NEED for term in item.terms)


def _is_plain(term: Term) -> bool:
    return term.kind is Kind.WORD or (term.kind is Kind.OFFER and not (term.codes or term.topics))
