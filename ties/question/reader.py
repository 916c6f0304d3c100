"""Reading a question: cue words first, then trades, roles and places in what is left, then words that must be found."""

from __future__ import annotations

import re
from datetime import datetime

from ties.industries.units import flatten
from ties.patterns import lazy
from ties.places import find_place
from ties.question import facets
from ties.question.asking import blank_pinyin
from ties.question.join import join
from ties.question.known import read_known
from ties.question.meaning import meant
from ties.question.model import Condition, Question
from ties.question.slate import Slate
from ties.question.stories import without_story
from ties.question.supply import wanted_items
from ties.question.wants import asked_wants

_COMMAND = lazy(r"^\s*/who(?:@\w+)?\s*", re.IGNORECASE)


def read_question(text: str, now: datetime) -> Question:
    """Return what `text` asks for; `now` is aware, in the owner's zone. Anything can be read, even nonsense."""
    text = _COMMAND.sub("", text).strip()
    flat = flatten(text)
    name, asked = read_known(text, flat) or ("", "")
    if name and find_place(name):
        name = asked = ""
    return Question(text, _conditions(text, now), name, asked)


def _conditions(text: str, now: datetime) -> tuple[Condition, ...]:
    slate = Slate(blank_pinyin(text))
    items = [slate.take(item) for item in facets.facets(slate.flat)]
    wanted = asked_wants(slate.flat)
    if wanted:
        items.extend(wanted_items(wanted, slate))
    for find in (lambda left: facets.met(left, now), facets.via):
        item = find(slate.flat)
        if item:
            items.append(slate.take(item))
    items.extend(meant(slate))
    flat = flatten(text)
    return join(sorted(without_story(items, flat), key=lambda item: item.start), flat)
