"""Joining what was read into conditions: AND by default, OR and NOT where the words between say so."""

from __future__ import annotations

import re

from ties.industries import parent
from ties.question.cues import choice
from ties.question.model import Condition, Item, Kind, Term

_OR = re.compile(r"\b(?:or|and/or)\b|[/|]|或者?|还是|要么")
_AND = re.compile(r"\b(?:and|plus)\b|[,，、&+]|和|与|以及|及|跟|兼")
_NOT = re.compile(
    choice(r"""
        \b(?:not|no|never|except(?: for)?|excluding|without|other than)\b
        \b(?:is|are|does)n['’]?t\b
        不是
        不在
        不做
        不要
        不
        除了?
        排除
        非
        (?<=\s)-(?=\S*$)
    """)
)


def join(items: list[Item], flat: str) -> tuple[Condition, ...]:
    """Return the conditions that `items`, in order, make in the flattened question."""
    conditions: list[Condition] = []
    end = 0
    for item in items:
        between = flat[end : item.start]
        end = max(end, item.end)
        negated = _NOT.search(between) is not None
        last = conditions[-1] if conditions else None
        if last and _joins(last, item, between, negated=negated):
            negated = last.negated
            conditions[-1] = Condition(last.terms + item.terms, negated, last.optional and item.optional)
        else:
            conditions.append(Condition(item.terms, negated, item.optional and not negated))
    return tuple(conditions)


def _joins(last: Condition, item: Item, between: str, *, negated: bool) -> bool:
    """Whether the item is another choice of the condition before it."""
    if negated or last.optional or item.optional:
        return False
    if _OR.search(between):
        return True
    shared = {term.kind for term in last.terms} & {term.kind for term in item.terms}
    if shared & {Kind.PLACE, Kind.ROLE}:
        return _AND.search(between) is not None
    return Kind.INDUSTRY in shared and (_one_family(last.terms + item.terms) or "、" in between)


def _one_family(terms: tuple[Term, ...]) -> bool:
    """Whether all trades stand under one root: rents and sells flats is one trade in two words."""
    return len({_root(term.value) for term in terms if term.kind is Kind.INDUSTRY}) == 1


def _root(code: str) -> str:
    above = parent(code)
    return _root(above) if above else code
