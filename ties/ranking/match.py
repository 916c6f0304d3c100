"""Does a candidate fulfil a term of the question, how well, and by what words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ties.folding import fold, initials, is_han, pinyin, squash, words
from ties.industries import find_industries
from ties.industries.units import flatten, plain
from ties.names import candidate_keys, name_keys, name_pinyin_keys
from ties.places import Place, find_places, inside
from ties.question.companies import spellings
from ties.question.model import Kind, Term
from ties.question.roles import stored_roles
from ties.question.told import told_wants
from ties.question.topics import find_topics
from ties.ranking.candidate import Candidate, Mention, places_of
from ties.warmth import level


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a person is an answer: the field, the fragment of it, and how good a reason it is (0 to 1)."""

    field: str
    fragment: str
    quality: float


AGREEING = 0.03
"""Each further field that tells of the trade makes it a little surer."""

HALF = 0.5
"""The share of the words of a need that another must have when neither topic nor trade is known."""

CHILD = 0.95
"""A trade below the one asked for counts a little less than the very one."""

_WORD_QUALITY = {"name": 1.0, "alias": 1.0, "company": 0.95, "role": 0.9, "tags": 0.9, "industry": 0.9, "offers": 0.85}
_OTHER_QUALITY = 0.7


def fulfils(candidate: Candidate, term: Term) -> Reason | None:
    """Return the best reason why the candidate fulfils the term, None if none does."""
    reasons = _RULES[term.kind](candidate, term)
    return max(reasons, key=lambda reason: reason.quality, default=None)


def _industry(candidate: Candidate, term: Term) -> Iterator[Reason]:
    wanted = set(term.codes)
    told = [mention for mention in candidate.mentions if mention.code in wanted]
    bonus = AGREEING * (len({mention.field for mention in told}) - 1)
    for mention in told:
        yield _told(mention, 1.0 if mention.code == term.value else CHILD, bonus)


def _told(mention: Mention, share: float, bonus: float = 0.0) -> Reason:
    return Reason(mention.field, mention.fragment, min(mention.weight * share + bonus, 1.0))


def _role(candidate: Candidate, term: Term) -> Iterator[Reason]:
    role = candidate.person.role
    for found in stored_roles(role):
        if term.value in found.keys:
            yield Reason("role", role, 1.0)
    trades = set(term.codes)
    for mention in candidate.mentions:
        if mention.code in trades and mention.field in ("role", "industry", "industries"):
            yield _told(mention, CHILD)


def _place(candidate: Candidate, term: Term) -> Iterator[Reason]:
    for place in places_of(candidate):
        if term.place and lies_in(place, term.place):
            yield Reason("city", candidate.person.city or place.name, 1.0)


def lies_in(place: Place, asked: Place) -> bool:
    """Whether `place` is the place asked for or lies in it."""
    return (place.name, place.country) == (asked.name, asked.country) or inside(place, asked)


def _company(candidate: Candidate, term: Term) -> Iterator[Reason]:
    person = candidate.person
    names = spellings(term.value)
    for field, text, quality in (
        ("company", person.company, 1.0),
        ("role", person.role, 0.9),
        ("name", person.name, 0.8),
    ):
        if any(_within(name, text) for name in names) or (field == "company" and _sounds(term.value, text)):
            yield Reason(field, text, quality)


def _within(name: str, text: str) -> bool:
    """Whether a squashed name is part of a text: Latin on word borders, Chinese anywhere."""
    if not text or not name:
        return False
    if any(is_han(char) for char in name):
        return name in squash(text)
    words = [squash(word) for word in fold(text).split()]
    return any(name == "".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))


def _sounds(typed: str, text: str) -> bool:
    """Whether a Latin word is the pinyin of a Chinese text from its start, or its initials."""
    typed = squash(typed)
    if not typed.isascii() or len(typed) < 3 or not any(is_han(char) for char in text):
        return False
    return typed == initials(text) or (len(typed) > 3 and pinyin(text).startswith(typed))


def _word(candidate: Candidate, term: Term) -> Iterator[Reason]:
    yield from _named(candidate, term.value)
    for field, text in candidate.written():
        if text and contains(text, term.value):
            yield Reason(field, fragment(text, term.value), _WORD_QUALITY.get(field, _OTHER_QUALITY))
    for reason in _company(candidate, term):
        yield Reason(reason.field, reason.fragment, reason.quality * CHILD)


def _named(candidate: Candidate, value: str) -> Iterator[Reason]:
    """By name: the keys of the name, its pinyin or initials, or 张总 for 张伟."""
    person = candidate.person
    keys = set(name_keys(person.name, person.alias))
    squashed = squash(value).replace("lyu", "lv").replace("nyu", "nv")
    if squashed in keys or (squashed.isascii() and squashed in name_pinyin_keys(person.name)):
        yield Reason("name", person.name, 1.0)
    elif keys.intersection(candidate_keys(value)):
        yield Reason("name", person.name, 0.6)


def contains(text: str, value: str) -> bool:
    """Whether all words of `value` stand in `text`: Latin words whole, in any number, Chinese runs anywhere."""
    held = set(parts(text))
    squashed = squash(text)
    return all(part in squashed if is_han(part) else part in held for part in parts(value))


def parts(value: str) -> list[str]:
    """Return words folded and in their plain form, runs of Chinese whole."""
    return [word if is_han(word) else plain(word) for word in words(value)]


def fragment(text: str, value: str, around: int = 24) -> str:
    """Return the piece of `text` about the first word of `value`, at most `around` characters either side."""
    first = next(iter(words(value)), "")
    at = max(flatten(text).find(first), 0)
    start, end = max(at - around, 0), min(at + len(value) + around, len(text))
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _need(candidate: Candidate, term: Term) -> Iterator[Reason]:
    yield from _resources("needs", [*candidate.needs, *_told_by(candidate, "need")], term)


def _offer(candidate: Candidate, term: Term) -> Iterator[Reason]:
    if term.topics or term.codes:
        yield from _resources("offers", [*candidate.offers, *_told_by(candidate, "offer")], term)
        return
    needs = " ".join(_told_by(candidate, "need"))
    for reason in _word(candidate, term):
        if reason.field != "needs" and not (needs and contains(needs, term.value)):
            yield reason


def _told_by(candidate: Candidate, side: str) -> Iterator[str]:
    for text in (candidate.person.note, *candidate.touches):
        yield from (told.text for told in told_wants(text) if told.side == side)


def _resources(field: str, texts: Iterable[str], term: Term) -> Iterator[Reason]:
    for text in texts:
        quality = _alike(text, term)
        if quality:
            yield Reason(field, text, quality)


def _alike(text: str, term: Term) -> float:
    """How well a need or offer answers: by topic, else by trade, both lifted by shared words; else by words alone."""
    shared = _shared(text, term.value)
    if term.topics:
        return 0.8 + 0.2 * shared if set(term.topics).intersection(find_topics(text)) else 0.0
    if term.codes:
        return 0.8 + 0.2 * shared if any(found.code in term.codes for found in find_industries(text)) else 0.0
    return 0.9 * shared if shared >= HALF else 0.0


def _shared(text: str, value: str) -> float:
    """The share of the words of `value` that stand in `text`."""
    wanted = parts(value)
    return sum(contains(text, part) for part in wanted) / len(wanted) if wanted else 0.0


def _tag(candidate: Candidate, term: Term) -> Iterator[Reason]:
    yield from (Reason("tags", tag, 1.0) for tag in candidate.person.tags if fold(tag) == term.value)


def _stage(candidate: Candidate, term: Term) -> Iterator[Reason]:
    if candidate.person.funnel_stage == term.value:
        yield Reason("funnel_stage", term.value, 1.0)


def _warmth(candidate: Candidate, term: Term) -> Iterator[Reason]:
    if level(candidate.warmth) == term.value:
        yield Reason("warmth", term.value, 1.0)


def _met_at(candidate: Candidate, term: Term) -> Iterator[Reason]:
    for field, text in (("met_at", candidate.person.met_at), *_notes(candidate)):
        if text and (contains(text, term.value) or _same_place(text, term.said)):
            yield Reason(field, fragment(text, term.value), 1.0 if field == "met_at" else 0.8)


def _same_place(text: str, said: str) -> bool:
    asked = find_places(said)
    return bool(asked) and any(lies_in(found.place, asked[0].place) for found in find_places(text))


def _notes(candidate: Candidate) -> Iterator[tuple[str, str]]:
    yield "note", candidate.person.note
    yield from (("touches", touch) for touch in candidate.touches)


def _met_on(candidate: Candidate, term: Term) -> Iterator[Reason]:
    day = candidate.person.met_on
    if day and term.since and term.until and term.since <= day <= term.until:
        yield Reason("met_on", day.isoformat(), 1.0)


def _via(candidate: Candidate, term: Term) -> Iterator[Reason]:
    if candidate.person.via and contains(candidate.person.via, term.value):
        yield Reason("via", candidate.person.via, 1.0)


_RULES: dict[Kind, Callable[[Candidate, Term], Iterable[Reason]]] = {
    Kind.INDUSTRY: _industry,
    Kind.ROLE: _role,
    Kind.PLACE: _place,
    Kind.COMPANY: _company,
    Kind.WORD: _word,
    Kind.TAG: _tag,
    Kind.STAGE: _stage,
    Kind.WARMTH: _warmth,
    Kind.NEED: _need,
    Kind.OFFER: _offer,
    Kind.MET_AT: _met_at,
    Kind.MET_ON: _met_on,
    Kind.VIA: _via,
}
