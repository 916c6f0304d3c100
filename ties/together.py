"""Several known people in one breath: lunch with Ann and Tom; 和张伟、李娜吃饭."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ties.capture import Reading
from ties.folding import is_han
from ties.names import FoundName, find_names
from ties.patterns import lazy
from ties.people import TouchKind

_JOIN = lazy(r"\s*(?:,|，|、|&|\+|/|and\s|and$|和|跟|与|及|,\s*and\s|以及)\s*", re.IGNORECASE)
_LEAD = lazy(r"\s*[:：]\s*\S")


def together(text: str, reading: Reading, kind: TouchKind, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known names that a touch was with, when they are two or more named side by side, else nothing.

    `kind` is what the text tells of: a plain note counts only as `Ann and Tom: …`. Names behind another person's are
    not meant: `met Rhea via Ann and Tom`.
    """
    chain = _side_by_side(text, _named(text, known))
    if len(chain) < 2:
        return ()
    start, end = chain[0].start, chain[-1].end
    leads = not text[:start].strip() and _LEAD.match(text[end:]) is not None
    if not leads and (kind is TouchKind.NOTE or _is_new(reading.name, text[start:end], chain)):
        return ()
    people = tuple(dict.fromkeys(one.name for one in chain))
    return people if len(people) > 1 else ()


def _named(text: str, known: Sequence[str]) -> list[FoundName]:
    """Return where people are named, wholly or by a given name that only one of them has."""
    given: dict[str, list[str]] = {}
    for name in dict.fromkeys(known):
        if " " in name:
            given.setdefault(name.split(maxsplit=1)[0], []).append(name)
    whole = find_names(text, known)
    short = (one for one in find_names(text, list(given)) if len(given[one.name]) == 1)
    found = [FoundName(one.start, one.end, given[one.name][0]) for one in short if not _within(one, whole)]
    return sorted((*whole, *found), key=lambda one: one.start)


def _within(one: FoundName, others: Sequence[FoundName]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _side_by_side(text: str, found: Sequence[FoundName]) -> list[FoundName]:
    chain = list(found[:1])
    for one in found[1:]:
        between = text[chain[-1].end : one.start]
        if not _JOIN.fullmatch(between) and (between or not is_han(text[one.start])):
            break
        chain.append(one)
    return chain


def _is_new(name: str, said: str, chain: Sequence[FoundName]) -> bool:
    """Whether somebody else was read: not those named, nor a piece of text with them in it."""
    return name not in said and not any(one.name in name for one in chain)
