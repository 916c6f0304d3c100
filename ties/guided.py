"""The answers of a guided form, read into a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ties.answers import pieces, read_meeting
from ties.capture import Reading, read_line
from ties.patterns import lazy
from ties.people import Person, ResourceKind
from ties.telling import MAX_NAME, Told, new_person, told

NAME, WHAT, WHERE, HOW, NEEDS, OFFERS = range(6)
"""Places of the answers; an empty one was skipped."""

STEPS = 6
_SOMEBODY = "Xi Yi"  # a name in front of the trade, so that the trade is not taken for one


_LEAD = lazy(
    r"^(?:(?:he|she|they) )?(?:needs?|wants?|looking for|offers?|has|have|can)\s(?=\w)"
    r"|^(?:缺少?|需要|想找|在找|能提供|可以提供|提供|能够?(?![力量源])|可以|有)(?=\w{2})",
    re.IGNORECASE,
)
"""What the question said already."""

_NOTHING = frozenset({
    "-", "–", "—", "/", "?", "？", "no", "none", "nothing", "n/a", "nope", "skip", "unknown", "no idea",
    "无", "没", "没有", "暂无", "跳过", "不知道", "不清楚", "不详",
})  # fmt: skip


def is_nothing(answer: str) -> bool:
    """Whether an answer only says that there is none."""
    return answer.strip().strip(".。!！").casefold() in _NOTHING or not answer.strip()


def person_from(answers: Sequence[str], now: datetime, region: str) -> tuple[Person, tuple[Told, ...]] | None:
    """Return the person and their needs and offers, or None when nothing was told.

    Without a name the company stands in for it, else the first thing told. `now` is aware, in the owner's zone.
    """
    said = [" ".join(answer.split()) for answer in answers]
    if not any(said):
        return None
    work = read_line(f"{_SOMEBODY}, {said[WHAT]}", now, region) if said[WHAT] else Reading()
    met = read_meeting(said[HOW], now)
    name = said[NAME] or work.company or next(answer for answer in said if answer)
    person = replace(
        new_person(work, "\n".join(answer for answer in answers if answer.strip())),
        name=name[:MAX_NAME],
        alias="",
        organisation=bool(work.company) and not said[NAME],
        city=said[WHERE] or work.city,
        met_at=met.at,
        met_on=met.on,
        via=met.via,
        note=_note(work, said[WHAT]),
    )
    needs = tuple(told(ResourceKind.NEED, _LEAD.sub("", text)) for text in pieces(said[NEEDS]))
    offers = tuple(told(ResourceKind.OFFER, _LEAD.sub("", text)) for text in pieces(said[OFFERS]))
    return person, needs + offers


def _note(work: Reading, said: str) -> str:
    """Return what was told of the work and found no field; all of it when the reading got lost."""
    return work.note if work.name in (_SOMEBODY, "") else said
