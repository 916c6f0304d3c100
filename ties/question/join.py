"""Joining what was read into conditions: AND by default, OR and NOT where the words between say so."""

from __future__ import annotations

from ties.industries import parent
from ties.patterns import lazy
from ties.question.cues import choice
from ties.question.model import Condition, Item, Kind, Term

_OR = lazy(r"\b(?:or|and/or)\b|[/|]|或者?|还是|要么")
_AND = lazy(r"\b(?:and|plus)\b|[,，、&+]|和|与|以及|及|跟|兼")
_BOTH = lazy(r"\bboth\b|既|同时|又|兼")
"""Who is asked for must do each: otherwise two trades joined by "and" are two kinds of people, vets and pet shops."""
_TOGETHER = lazy(r"\band\b|&|、|和|与|以及|及|跟")
_NOT = lazy(
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
    both = _BOTH.search(flat) is not None
    end = 0
    for item in items:
        between = flat[end : item.start]
        end = max(end, item.end)
        negated = _NOT.search(between) is not None
        last = conditions[-1] if conditions else None
        if last and not negated and _joins(last, item, between, both=both):
            every = last.every or _is_every(last, item, between)
            conditions[-1] = Condition(last.terms + item.terms, last.negated, every=every)
        else:
            conditions.append(Condition(item.terms, negated, item.optional and not negated))
    return tuple(conditions)


def _joins(last: Condition, item: Item, between: str, *, both: bool) -> bool:
    """Whether the item is another choice of the condition before it."""
    if last.optional or item.optional:
        return False
    if _OR.search(between):
        return True
    shared = {term.kind for term in last.terms} & {term.kind for term in item.terms}
    if shared & {Kind.PLACE, Kind.ROLE}:
        return _AND.search(between) is not None
    together = not both and _TOGETHER.search(between) is not None
    return Kind.INDUSTRY in shared and (_one_family(last.terms + item.terms) or together)


def _is_every(last: Condition, item: Item, between: str) -> bool:
    """Whether who does all of it is meant first: PCB和SMT; vets and pet shops are two kinds of people."""
    several = last.terms[-1].said.endswith("s") and item.terms[-1].said.endswith("s")
    return not (several or _OR.search(between) or "、" in between or _one_family(last.terms + item.terms))


def _one_family(terms: tuple[Term, ...]) -> bool:
    """Whether all trades stand under one root: rents and sells flats is one trade in two words."""
    return len({_root(term.value) for term in terms if term.kind is Kind.INDUSTRY}) == 1


def _root(code: str) -> str:
    above = parent(code)
    return _root(above) if above else code
