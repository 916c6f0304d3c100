"""What ranking looks at: a person, what they need and offer, and where their trades were found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ties.industries import find_industries
from ties.patterns import lazy
from ties.people import Person
from ties.places import Place, find_place, find_places
from ties.question.cues import choice
from ties.question.roles import is_trade, role_codes, stored_roles
from ties.question.told import told_wants

FIELD_WEIGHTS = {
    "industries": 1.0,
    "industry": 1.0,
    "role": 1.0,
    "company": 0.95,
    "offers": 0.9,
    "tags": 0.9,
    "note": 0.9,
    "touches": 0.4,
}
"""How much a trade counts by the field that tells of it; 1 is what the owner filed the person under.

Needs tell nothing about a trade, and what was said on one occasion tells little."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A trade found in a field of a person: code, the words that say so, and how sure (0 to 1)."""

    code: str
    field: str
    fragment: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be an answer. `texts` are further fields, such as the industry column of an imported file.

    `warmth` is 0 (cold) to 1; `mentions` come from `find_mentions` and are stored with the person.
    """

    person: Person
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()
    warmth: float = 0.0

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield every written field with its name, the telling ones first."""
        person = self.person
        yield from (
            ("name", person.name),
            ("alias", person.alias),
            ("company", person.company),
            ("role", person.role),
        )
        yield from self.texts
        yield from (("tags", tag) for tag in person.tags)
        yield from (("offers", offer) for offer in self.offers)
        yield from (("needs", need) for need in self.needs)
        yield from (("city", person.city), ("note", person.note), ("met_at", person.met_at), ("via", person.via))
        yield from (("touches", touch) for touch in self.touches)


def find_mentions(candidate: Candidate) -> tuple[Mention, ...]:
    """Return the trades all fields of a candidate tell of, each code once per field, the surest first."""
    own = (Mention(code, "industries", code, 1.0) for code in candidate.person.industries)
    read = (m for field, text in candidate.written() if field in FIELD_WEIGHTS and text for m in _mentions(field, text))
    found: dict[tuple[str, str], Mention] = {}
    for mention in (*own, *read):
        key = mention.code, mention.field
        if key not in found or found[key].weight < mention.weight:
            found[key] = mention
    return tuple(sorted(found.values(), key=lambda m: (-m.weight, m.field, m.code)))


def _mentions(field: str, text: str) -> Iterator[Mention]:
    if field == "role":
        yield from _trades(text)
    shown = _without(text, _functions(text)) if field == "role" else _without(text, _told_needs(text))
    for found in find_industries(shown):
        said = _around(text, found.start, found.end) if field in _SENTENCES else text[found.start : found.end]
        yield Mention(found.code, field, said, FIELD_WEIGHTS[field] * found.weight)


_SENTENCES = frozenset({"note", "touches"})
_ROOM = 30
"""Characters of a sentence shown either side of the word that tells the trade."""


def _around(text: str, start: int, end: int) -> str:
    first, last = max(start - _ROOM, 0), min(end + _ROOM, len(text))
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else "")


def _trades(role: str) -> Iterator[Mention]:
    """The trade a role is by itself; one that leaves the choice between trades tells none."""
    for found in stored_roles(role):
        for key in found.keys:
            codes = role_codes(key)
            if len(codes) == 1:
                yield Mention(codes[0], "role", role[found.start : found.end], FIELD_WEIGHTS["role"])


def _functions(role: str) -> Iterable[tuple[int, int]]:
    """Where a role names a function, which is no trade: HR manager of a bank is not in recruiting."""
    found = stored_roles(role)
    return ((f.start, f.end) for f in found if not all(is_trade(key) for key in f.keys))


def _told_needs(text: str) -> Iterable[tuple[int, int]]:
    return ((told.start, told.end) for told in told_wants(text) if told.side == "need")


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "。" * (end - start) + text[end:]
    return text


_BASED = lazy(
    choice(r"""
        常驻
        定居(?:在|于)?
        人在
        住在?
        坐标
        based? ?(?:in|在|out of)?
        liv(?:es?|ing) in
        (?:located|residing) in
        (?:works?|working|operates|runs?) (?:out of|from)
        office in
        现居
        moved to
        搬到了?
    """)
    + r"[\s:：]*(?=(?P<where>.{2,40}))",
    re.IGNORECASE,
)


_IN = lazy(
    r"(?:^|[。；;，,.!！\n])\s*(?:在|in )\s*(?P<where>[^。；;，,.!！\n]{2,30})(?=$|[。；;，,.!！\n])", re.IGNORECASE
)
"""A clause of its own that only says where: 。在成都。"""


@lru_cache(maxsize=512)
def _typed(city: str) -> Place | None:
    return find_place(city)


def places_of(candidate: Candidate) -> tuple[Place, ...]:
    """Return where a candidate is based: the city, else what the note says ("Based in London", 常驻上海)."""
    if candidate.person.city:
        place = _typed(candidate.person.city)
        return (place,) if place else tuple(found.place for found in find_places(candidate.person.city))
    return tuple(found for text in (candidate.person.note, *candidate.touches) for found in _based(text))


def _based(text: str) -> Iterator[Place]:
    for match in _BASED.finditer(text):
        found = find_places(match["where"])
        if found and found[0].start == 0:
            yield found[0].place
    for match in _IN.finditer(text):
        place = _typed(match["where"].strip())
        if place:
            yield place
