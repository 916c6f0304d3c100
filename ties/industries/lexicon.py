"""All aliases, found by their first unit, and the search for the longest of them in a text."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from ties.industries.tree import SHIELD, Concept, concepts
from ties.industries.units import BREAK, Units, cut, plain, stems

STRONG = 1.0
WEAK = 0.5

_WEIGHTS = {"en": STRONG, "zh": STRONG, "shared": STRONG, "weak": WEAK, "ask": STRONG}
_ASKED = "ask"
_SHORTEST_ING = 6
_FIRST_HAN = "\u3400"

Claims = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """A phrase of the file and the codes it stands for, with their weights.

    `exact` is its only spelling, if any; `asked` says that it counts in questions only.
    """

    phrase: str
    exact: str
    claims: Claims
    asked: bool


class Hit(NamedTuple):
    """An alias found in units `first` to `last` (exclusive)."""

    first: int
    last: int
    alias: Alias


Entry = tuple[str, Claims, bool]
"""A phrase as the file has it, what it claims, whether in questions only."""

Bucket = dict[str, tuple[Alias, ...]]
"""Beginnings of the aliases that share a first unit, units joined by spaces, with the aliases that end there."""


@cache
def _heads() -> dict[str, list[Entry]]:
    """Return every phrase of the file under its first unit; the phrase is cut only when that unit is met."""
    heads: dict[str, list[Entry]] = {}
    for concept in concepts().values():
        for key in _WEIGHTS:
            claims, asked = _claims(concept, key), key == _ASKED
            for phrase in concept.all(key):
                for head in _first_units(phrase):
                    heads.setdefault(head, []).append((phrase, claims, asked))
    return heads


def phrases() -> Iterator[tuple[str, Claims]]:
    """Yield every phrase of the file with what it claims; shields claim nothing."""
    for listed in _heads().values():
        yield from ((phrase.removeprefix("="), claims) for phrase, claims, _ in listed)


def _claims(concept: Concept, key: str) -> Claims:
    return () if concept.code == SHIELD else ((concept.code, _WEIGHTS[key]),)


def _first_units(phrase: str) -> tuple[str, ...]:
    if phrase[0] >= _FIRST_HAN:
        return (phrase[0],)
    if phrase.isascii() and "-" not in phrase and phrase[0].isalnum():
        return (plain(phrase.partition(" ")[0]),)
    return tuple({cut(form).words[0] for form in _forms(phrase)})


def _forms(phrase: str) -> set[str]:
    bare = phrase.removeprefix("=")
    return {bare, bare.replace("-", "")}


@cache
def _buckets() -> dict[str, Bucket]:
    """Return the aliases met so far by their first unit."""
    return {}


def _filled(head: str) -> Bucket:
    bucket: Bucket = {head: ()}
    _buckets()[head] = bucket
    for phrase, claims, asked in _heads()[head]:
        bare = phrase.removeprefix("=")
        alias = Alias(bare, bare if phrase != bare else "", claims, asked)
        for words in {tuple(cut(form).words) for form in _forms(phrase)}:
            if words[0] == head:
                _plant(bucket, words, alias)
    return bucket


def _plant(bucket: Bucket, words: tuple[str, ...], alias: Alias) -> None:
    for size in range(1, len(words)):
        bucket.setdefault(" ".join(words[:size]), ())
    key = " ".join(words)
    bucket[key] = _joined(bucket.get(key, ()), alias)


def _joined(there: tuple[Alias, ...], new: Alias) -> tuple[Alias, ...]:
    """Return `there` with `new`, whose claims are added to an alias of the same spelling."""
    for at, old in enumerate(there):
        if (old.exact, old.asked) == (new.exact, new.asked):
            claims = tuple(dict.fromkeys((*old.claims, *new.claims)))
            return (*there[:at], replace(old, claims=claims), *there[at + 1 :])
    return (*there, new)


def hits(text: str, units: Units, *, asked: bool = False) -> list[Hit]:
    """Return the aliases in `text`, in order, the longest where they overlap; `asked` adds question phrases."""
    words, heads, buckets = [*units.words, BREAK], _heads(), _buckets()
    found: list[Hit] = []
    for first, word in enumerate(units.words):
        head = word if word in heads else _stem(word, "", heads)
        if head:
            bucket = buckets.get(head) or _filled(head)
            if bucket[head] or f"{head} {words[first + 1]}" in bucket or words[first + 1].endswith("ing"):
                found += _from(first, head, bucket, words)
    return _apart([hit for hit in found if (asked or not hit.alias.asked) and _spelt(hit, text, units)], units)


def _apart(found: list[Hit], units: Units) -> list[Hit]:
    """Return the hits that overlap with no longer one, in order."""
    found.sort(key=lambda hit: (-_reach(hit, units), hit.first))
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in found:
        span = range(hit.first, hit.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(hit)
    kept.sort(key=lambda hit: hit.first)
    return kept


def _reach(hit: Hit, units: Units) -> float:
    """Return the length of a hit in characters, half as much again when it is strong: "trade finance" company."""
    length = units.ends[hit.last - 1] - units.starts[hit.first]
    return length if hit.alias.claims and hit.alias.claims[0][1] < STRONG else length * 1.5


def _from(first: int, head: str, bucket: Bucket, words: list[str]) -> list[Hit]:
    """Return the aliases that begin in unit `first`; `words` end with a break, which no alias holds."""
    key, last = head, first + 1
    found: list[Hit] = []
    while key:
        found += [Hit(first, last, alias) for alias in bucket[key]]
        longer = f"{key} {words[last]}"
        key = longer if longer in bucket else _stem(words[last], f"{key} ", bucket)
        last += 1
    return found


def _stem(word: str, before: str, known: Container[str]) -> str:
    """Return `before` and what stands behind `word` in -ing, when that is known; else nothing."""
    if len(word) < _SHORTEST_ING or not word.endswith("ing"):
        return ""
    return next((before + stem for stem in stems(word) if before + stem in known), "")


def _spelt(hit: Hit, text: str, units: Units) -> bool:
    exact = hit.alias.exact
    return not exact or exact == text[units.starts[hit.first] : units.ends[hit.last - 1]]
