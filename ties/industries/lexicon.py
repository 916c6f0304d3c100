"""All aliases in one trie of units, and the search for the longest of them in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ties.industries.tree import SHIELD, Concept, concepts
from ties.industries.units import Units, cut, stems

STRONG = 1.0
WEAK = 0.5

_LISTS = {"en": STRONG, "zh": STRONG, "shared": STRONG, "weak": WEAK}
_ASKED = {"ask": STRONG}
_HERE = ""
"""The key of a trie node under which the alias that ends there is kept; no unit is empty."""


@dataclass(slots=True)
class Alias:
    """A phrase of the file and the codes it stands for, with their weights; `exact` is its only spelling, if any."""

    phrase: str
    exact: str
    claims: tuple[tuple[str, float], ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An alias found in units `first` to `last` (exclusive)."""

    first: int
    last: int
    alias: Alias


Node = dict[str, Any]


@cache
def trie() -> Node:
    """Return the trie of all aliases of the packaged file."""
    root: Node = {}
    for concept in concepts().values():
        for key, weight in (_LISTS | _ASKED).items():
            for phrase in concept.all(key):
                _plant(root, concept, phrase, weight, asked=key in _ASKED)
    return root


def _plant(root: Node, concept: Concept, phrase: str, weight: float, *, asked: bool) -> None:
    exact = phrase[1:] if phrase[0] == "=" else ""
    bare = exact or phrase
    claim = () if concept.code == SHIELD else ((concept.code, weight),)
    for form in {bare, bare.replace("-", "")}:
        node = root
        for unit in cut(form).words:
            node = node.setdefault(unit, {})
        there = node.get(_HERE)
        if there is None:
            node[_HERE] = Alias(bare, exact, claim, asked)
        elif claim and claim[0] not in there.claims:
            there.claims += claim
            there.asked = there.asked and asked


def hits(text: str, units: Units, *, asked: bool = False) -> list[Hit]:
    """Return the aliases in `text`, the longest first where they overlap, then in order; `asked` adds question phrases."""
    found = [hit for first in range(len(units.words)) for hit in _from(first, text, units, asked=asked)]
    found.sort(key=lambda hit: (units.starts[hit.first] - units.ends[hit.last - 1], hit.first))
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in found:
        span = range(hit.first, hit.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _from(first: int, text: str, units: Units, *, asked: bool) -> Iterator[Hit]:
    node: Node | None = trie()
    words = units.words
    last = first
    while last < len(words):
        node = _step(node, words[last]) if node else None
        if node is None:
            return
        last += 1
        alias = node.get(_HERE)
        if alias is not None and (asked or not alias.asked) and _spelt(alias, text[units.starts[first] : units.ends[last - 1]]):
            yield Hit(first, last, alias)


def _step(node: Node, unit: str) -> Node | None:
    following: Node | None = node.get(unit)
    if following is None and unit.endswith("ing"):
        following = next((node[stem] for stem in stems(unit) if stem in node), None)
    return following


def _spelt(alias: Alias, surface: str) -> bool:
    return not alias.exact or alias.exact == surface
