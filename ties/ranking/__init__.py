"""Ranking the answers to a question: match quality first, then how useful the tie is, then the name.

Quality of a match is the mean of its conditions, each by its best reason: 1 for the very trade in role, company or the
owner's own filing, less for a trade below it, for a mention in a note, for a weak word. Among equals (to a tenth) come
first those who stand further in the funnel and are warmer. Nothing is random: the last word has the name, then the id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ties.industries import nearest
from ties.names import same_name
from ties.people import FunnelStage, Person
from ties.question.model import Condition, Kind, Question, Term
from ties.ranking.candidate import Candidate, Mention, find_mentions, places_of
from ties.ranking.match import Reason, fulfils

__all__ = [
    "Candidate",
    "Match",
    "Mention",
    "Near",
    "Reason",
    "find_mentions",
    "near",
    "nearest_codes",
    "places_of",
    "rank",
]

MAYBE_BELOW = 0.55
"""Matches of less quality are called a maybe."""

SLIGHT_BELOW = 0.42
"""Matches of less quality are shown only when nobody is a better one."""

_STAGES = {stage: n / (len(FunnelStage) - 1) for n, stage in enumerate(FunnelStage)}


@dataclass(frozen=True, slots=True)
class Match:
    """A person who answers the question, how well (0 to 1), and why: one reason per condition."""

    person: Person
    score: float
    reasons: tuple[Reason, ...]

    @property
    def maybe(self) -> bool:
        """Whether the match is weak."""
        return self.score < MAYBE_BELOW


def rank(candidates: Iterable[Candidate], question: Question) -> list[Match]:
    """Return who answers the question, best first."""
    everyone = list(candidates)
    named = [c for c in everyone if question.person_name and same_name(c.person.name, question.person_name)]
    if named:
        return [Match(c.person, 1.0, (Reason("name", c.person.name, 1.0),)) for c in named]
    if not any(not condition.optional for condition in question.conditions):
        return []
    found = [(match, candidate) for candidate in everyone if (match := _match(candidate, question))]
    found = [pair for pair in found if _does_all(pair[1], question)] or found
    found.sort(key=lambda pair: _order(*pair))
    matches = [match for match, _ in found]
    return [match for match in matches if match.score >= SLIGHT_BELOW] or matches


def _order(match: Match, candidate: Candidate) -> tuple[float, float, float, str, int]:
    usefulness = (_STAGES[candidate.person.funnel_stage] + candidate.warmth) / 2
    return -round(match.score, 1), -usefulness, -match.score, candidate.person.name, candidate.person.id


def _match(candidate: Candidate, question: Question) -> Match | None:
    needed: list[Reason] = []
    lifted: list[Reason] = []
    for condition in question.conditions:
        reason = _best(candidate, condition)
        if condition.negated:
            if reason:
                return None
        elif condition.optional:
            lifted.extend([reason] if reason else [])
        elif reason is None:
            return None
        else:
            needed.append(reason)
    return Match(candidate.person, _score(question, needed, lifted), (*needed, *lifted))


def _does_all(candidate: Candidate, question: Question) -> bool:
    """Whether everything joined by "and" holds, not only a part of it."""
    return all(
        any(fulfils(candidate, term) for term in condition.terms if term.said == said)
        for condition in question.conditions
        if condition.every
        for said in {term.said for term in condition.terms}
    )


def _best(candidate: Candidate, condition: Condition) -> Reason | None:
    reasons = (fulfils(candidate, term) for term in condition.terms)
    return max((r for r in reasons if r), key=lambda reason: reason.quality, default=None)


def _score(question: Question, needed: list[Reason], lifted: list[Reason]) -> float:
    """The mean of the qualities; where words were wanted but not required, lacking them costs a tenth each."""
    wanted = sum(condition.optional for condition in question.conditions)
    mean = sum(r.quality for r in needed) / len(needed) if needed else 1.0
    return max(mean - 0.1 * (wanted - len(lifted)), 0.0)


@dataclass(frozen=True, slots=True)
class Near:
    """An industry close to the one asked for and how many people fulfil the rest of the question there."""

    code: str
    count: int


def nearest_codes(question: Question, n: int = 6) -> tuple[str, ...]:
    """Return the industries nearest to those asked for, nearest first, those asked for left out."""
    asked = question.industries
    below = {code for term in question.terms(Kind.INDUSTRY) for code in term.codes}
    found = dict.fromkeys(code for asked_code in asked for code in nearest(asked_code, n))
    return tuple(code for code in found if code not in below)[:n]


def near(candidates: Iterable[Candidate], question: Question, n: int = 6) -> tuple[Near, ...]:
    """Count, for each of the nearest industries, who fulfils the question with that industry instead."""
    codes = nearest_codes(question, n)
    counts: Counter[str] = Counter()
    kept = list(candidates)
    for code in codes:
        counts[code] = len(rank(kept, instead(question, code)))
    return tuple(Near(code, counts[code]) for code in codes if counts[code])


def instead(question: Question, code: str) -> Question:
    """Return the question with another industry in place of those asked for."""
    other = Condition((Term(Kind.INDUSTRY, code, code, (code,)),))
    rest = tuple(c for c in question.conditions if c.negated or not _of_industry(c))
    return replace(question, conditions=(other, *(c for c in rest if not c.optional)))


def _of_industry(condition: Condition) -> bool:
    return any(term.kind is Kind.INDUSTRY for term in condition.terms)
