"""Which industries a question asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ties.folding import is_han
from ties.industries.endings import adapt, is_goods
from ties.industries.lexicon import Claims, hits
from ties.industries.mentions import ASIDE, SURE, Mention, mentions
from ties.industries.spelling import by_initials, by_pinyin, by_sound, corrections
from ties.industries.tree import parent
from ties.industries.units import BREAKS, Units, cut, plain

How = Literal["exact", "pinyin", "initials", "typo"]

_LONGEST_PINYIN = 6
_SHORTEST_PINYIN = 5
_LONGEST_SOUND = 6
_SHORTEST_SOUND = 3
_SHORTEST_TYPO = 6


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """An industry asked for in `text[start:end]`, by which alias, and how it was recognised."""

    start: int
    end: int
    code: str
    alias: str
    how: How


def find_concepts(text: str) -> tuple[FoundConcept, ...]:
    """Return the industries `text` asks for, left to right.

    Nothing is guarded: who asks for former bankers wants bankers. Other spellings are tried only where no alias
    stands as it is written.
    """
    units = cut(text)
    exact = _wanted(adapt(mentions(hits(text, units, asked=True)), units))
    return (
        _placed(exact, units, "exact")
        or _placed(_pinyin(units), units, "pinyin")
        or _placed(_typos(text, units), units, "typo")
        or _placed(_sounds(units), units, "typo")
        or _placed(_initials(units), units, "initials")
    )


def _wanted(found: list[Mention]) -> list[Mention]:
    """Keep weak words only where nothing is sure; a group stands for its trades when one word says both."""
    found = [mention for mention in found if mention.weight != ASIDE or is_goods(mention.code)]
    if any(mention.weight == SURE for mention in found):
        return [mention for mention in found if mention.strong]
    groups = {(mention.first, mention.code) for mention in found if parent(mention.code) is None}
    return [mention for mention in found if (mention.first, parent(mention.code)) not in groups]


def _placed(found: list[Mention], units: Units, how: How) -> tuple[FoundConcept, ...]:
    places = (
        FoundConcept(units.starts[one.first], units.ends[one.last - 1], one.code, one.alias, how)
        for one in sorted(found, key=lambda one: one.first)
    )
    return tuple(dict.fromkeys(places))


def _said(first: int, last: int, phrase: str, claims: Claims) -> list[Mention]:
    return [Mention(first, last, code, phrase, weight, strong=weight == SURE) for code, weight in claims]


def _spans(units: Units, longest: int, *, han: bool) -> Iterator[tuple[int, int]]:
    """Yield the spans of up to `longest` units of one script, longest first."""
    for size in range(longest, 0, -1):
        for first in range(len(units.words) - size + 1):
            words = units.words[first : first + size]
            if not any(word in BREAKS or is_han(word) != han for word in words):
                yield first, first + size


def _pinyin(units: Units) -> list[Mention]:
    found: list[Mention] = []
    taken: set[int] = set()
    for first, last in _spans(units, _LONGEST_PINYIN, han=False):
        joined = "".join(units.words[first:last])
        if len(joined) >= _SHORTEST_PINYIN and taken.isdisjoint(range(first, last)):
            alias = by_pinyin(joined)
            if alias is not None:
                taken.update(range(first, last))
                found += _said(first, last, *alias)
    return found


def _initials(units: Units) -> list[Mention]:
    for at, word in enumerate(units.words):
        alias = by_initials(word)
        if alias is not None:
            return _said(at, at + 1, *alias)
    return []


def _sounds(units: Units) -> list[Mention]:
    for first, last in _spans(units, _LONGEST_SOUND, han=True):
        if last - first >= _SHORTEST_SOUND or _is_object(first, last, units.words):
            alias = by_sound("".join(units.words[first:last]))
            if alias is not None:
                return _said(first, last, *alias)
    return []


_DOING = frozenset("做搞卖干懂")
_DONE = frozenset("的吗呢呀行厂")


def _is_object(first: int, last: int, words: list[str]) -> bool:
    """Whether two characters are all that somebody does: 做XX的. In them alone a wrong character can be made good."""
    after = words[last] if last < len(words) else "的"
    return last - first > 1 and first > 0 and words[first - 1] in _DOING and (after in _DONE or after in BREAKS)


def _typos(text: str, units: Units) -> list[Mention]:
    """Return what is asked for when one mistyped word is corrected; a short one only inside a longer phrase."""
    for at in range(len(units.words)):
        typed = text[units.starts[at] : units.ends[at]].lower()
        for other in corrections(typed) if typed.isascii() and typed.isalpha() else ():
            words = [*units.words[:at], plain(other), *units.words[at + 1 :]]
            alone = len(typed) >= _SHORTEST_TYPO
            found = [
                hit
                for hit in hits("", replace(units, words=words), asked=True)
                if hit.first <= at < hit.last and (alone or hit.last - hit.first > 1)
            ]
            if found:
                return _wanted(adapt(mentions(found), units))
    return []
