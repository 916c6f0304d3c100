"""A text that is nothing but what is looked for, without a word that asks: fintech, jrkj, 深圳 金融科技."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from ties.capture import Reading
from ties.folding import has_han, words
from ties.industries import find_industries
from ties.names import han_likeness, is_given_name, latin_likeness
from ties.names.reading import LIKELY
from ties.patterns import lazy
from ties.question import Condition, Kind, Question, read_question

MOST_WORDS = 5
MOST_LETTERS = 40
_LINES = lazy(r"[\n:：@＠/\\]|\d{4}")
"""What a list, an address, a number or a command has: somebody is told of, not looked for."""

_CALLED = lazy(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}")
"""Florence Baker, though there is a city and a trade of that name."""


class Looking(Enum):
    """How sure it is that a text looks for somebody."""

    NO = auto()
    PERHAPS = auto()  # any words: a question if somebody fulfils them all
    SURELY = auto()  # trades, places, titles, tags and nothing else


def looking(text: str, reading: Reading, now: datetime) -> tuple[Looking, Question | None]:
    """Return whether a text that does not ask still looks for somebody, and what it asks.

    `reading` is its capture reading; `now` is aware, in the owner's zone.
    """
    text = text.strip()
    named = _names_somebody(reading.name)
    if not _is_short(text) or _tells(reading) or (named and (reading.company or reading.role or reading.city)):
        return Looking.NO, None
    question = read_question(text, now)
    if not question.conditions:
        return Looking.NO, None
    if all(map(_understood, question.conditions)) and not named and not _CALLED.fullmatch(text):
        return Looking.SURELY, replace(question, person_name="", asked="")
    every = tuple(replace(one, optional=False) for one in question.conditions)
    return Looking.PERHAPS, replace(question, conditions=every)


def _understood(condition: Condition) -> bool:
    """Whether it is known what is meant: a trade even by its initials, a place only when it can be nothing else."""
    kinds = {term.kind for term in condition.terms}
    return not kinds <= {Kind.WORD, Kind.PLACE} or kinds == {Kind.PLACE}


def _is_short(text: str) -> bool:
    return 0 < len(words(text)) <= MOST_WORDS and len(text) <= MOST_LETTERS and not _LINES.search(text)


def _names_somebody(name: str) -> bool:
    """Whether a name that was read looks like one, and like no trade."""
    if not name or is_given_name(name.split(maxsplit=1)[0]):
        return bool(name)
    likely = (han_likeness if has_han(name) else latin_likeness)(name) >= LIKELY
    return likely and not any(one.end - one.start == len(name) for one in find_industries(name))


def _tells(reading: Reading) -> bool:
    """Whether a reading tells something of somebody that nobody would type to find them."""
    reach = (*reading.phones, *reading.emails, *reading.urls, reading.wechat, reading.telegram)
    told = (reading.met_on, reading.met_at, reading.via, reading.birthday, reading.rhythm_days)
    return any((*reach, *told, *reading.needs, *reading.offers, reading.alias))
