"""Whom to name today: the most overdue first, weighed by what is at stake, and nobody waits for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ties.folding import words
from ties.patterns import lazy
from ties.people import FunnelStage, Person, PersonId

WEEK = timedelta(days=7)

LEAST_SKIP_DAYS = 14
"""Skipping puts somebody off for longer than "1 week" does."""

LONGEST_REST_DAYS = 7
"""Somebody named again and again without an answer is still named once a week."""

_STAGE_VALUE = {
    FunnelStage.KNOWN: 0.0,
    FunnelStage.SCREENED: 0.1,
    FunnelStage.MET: 0.2,
    FunnelStage.CANDIDATE: 0.4,
    FunnelStage.PARTNER: 0.5,
}
_PROMISE_VALUE, _NEED_VALUE, _OFFER_VALUE = 0.5, 0.3, 0.1

_PROMISES = lazy(
    r"\b(?:i['’]ll|i will|(?:i|we) promised|promised (?:him|her|them|to)|follow(?:ing)?[ -]?up|get back to"
    r"|owe (?:him|her|them)|(?:send|show|call|introduce|connect|tell) (?:him|her|them))\b"
    r"|答应|说好|承诺|跟进|我来|帮[他她]|给[他她]介绍|发给[他她]|回头(?![客率])",
    re.IGNORECASE,
)


_REACH = lazy(r"\+?\d[\d ()-]{5,}|[\w.+-]+@[\w.-]+|@\w+|https?://\S+|\b(?:wx|wechat|微信)\b\S*", re.IGNORECASE)
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose time has come; `shown` counts the days they were named since, without an answer."""

    id: PersonId
    since: date  # of the last touch, else the day they were met or stored
    due_on: date
    rhythm_days: int
    funnel_stage: FunnelStage = FunnelStage.KNOWN
    needs: int = 0  # open ones
    offers: int = 0
    last_text: str = ""  # of the newest touch
    shown: int = 0
    shown_on: date | None = None


def choose(candidates: Iterable[Candidate], today: date, count: int) -> tuple[Candidate, ...]:
    """Return at most `count` people to name on `today`, most pressing first; the same input gives the same answer.

    One place a day (every other day when there is only one) goes to whoever waits longest and was named least, so that
    people with a short rhythm cannot keep those with a long one out for ever.
    """
    ready = [one for one in candidates if not rests(one, today)]
    if not ready or count < 1:
        return ()
    longest = min(ready, key=_turn)
    best = sorted(ready, key=lambda one: (-pressure(one, today), _turn(one)))[:count]
    if longest not in best and (count > 1 or today.toordinal() % 2):
        best[-1] = longest
    return tuple(best)


def pressure(candidate: Candidate, today: date) -> float:
    """Return how pressing it is: overdue ratio by stage, needs, offers and promises, less when just named."""
    ratio = (today - candidate.since).days / max(candidate.rhythm_days, 1)
    value = 1.0 + _STAGE_VALUE[candidate.funnel_stage]
    value += _NEED_VALUE * (candidate.needs > 0) + _OFFER_VALUE * (candidate.offers > 0)
    value += _PROMISE_VALUE * promises(candidate.last_text)
    return ratio * value / (1 + candidate.shown)


def rests(candidate: Candidate, today: date) -> bool:
    """Whether it is too soon to name somebody again: the pause doubles with each unanswered day, up to a week."""
    if candidate.shown_on is None:
        return False
    pause = min(2 ** max(candidate.shown - 1, 0), LONGEST_REST_DAYS)
    return today < candidate.shown_on + timedelta(days=pause)


def promises(text: str) -> bool:
    """Whether a note says that the owner promised something."""
    return _PROMISES.search(text) is not None


def only_reach(text: str) -> bool:
    """Whether a note tells a number or an address and hardly anything else: nothing to talk about."""
    rest = _REACH.sub(" ", text)
    return rest != text and len(words(rest)) <= _FEW_WORDS


def skip_until(person: Person, today: date) -> date:
    """Return when a skipped person comes up again: after half their rhythm, at least two weeks."""
    return today + timedelta(days=max(person.rhythm_days // 2, LEAST_SKIP_DAYS))


def _turn(candidate: Candidate) -> tuple[int, date, int]:
    return candidate.shown, candidate.due_on, candidate.id
