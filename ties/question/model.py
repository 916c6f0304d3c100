"""What a question asks for: conditions that a person must fulfil, each a choice of terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ties.places import Place


class Kind(StrEnum):
    """What a term is about."""

    INDUSTRY = "industry"
    ROLE = "role"
    PLACE = "place"
    COMPANY = "company"
    WORD = "word"
    TAG = "tag"
    STAGE = "stage"
    WARMTH = "warmth"
    NEED = "need"
    OFFER = "offer"
    MET_AT = "met_at"
    MET_ON = "met_on"
    VIA = "via"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for. Which fields are set depends on `kind`; `said` is how it stood in the question."""

    kind: Kind
    said: str
    value: str = ""  # folded: role class, tag, funnel stage, warmth, or the words to be found
    codes: tuple[str, ...] = ()  # INDUSTRY, NEED, OFFER and roles that are a trade: codes with all below them
    topics: tuple[str, ...] = ()  # NEED, OFFER: what kind of resource
    place: Place | None = None
    since: date | None = None  # MET_ON: first and last local date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the question in `text[start:end]` and the terms it may mean."""

    start: int
    end: int
    terms: tuple[Term, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A person fulfils it by any one of the terms; negated, by none of them.

    `optional` conditions only lift those who fulfil them: "lithium" in "lithium batteries". Where `every` is set, those
    who fulfil all that was said stand alone, if there are any.
    """

    terms: tuple[Term, ...]
    negated: bool = False
    optional: bool = False
    every: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know; all conditions hold together.

    `person_name` is set when one known person is asked about, `asked` then names the field
    (a field of `Person`, "needs", "offers", "touches" or "all").
    """

    text: str
    conditions: tuple[Condition, ...] = ()
    person_name: str = ""
    asked: str = ""

    def terms(self, kind: Kind) -> tuple[Term, ...]:
        """Return the terms of one kind that are wanted, in the order asked."""
        wanted = (c for c in self.conditions if not c.negated)
        return tuple(term for condition in wanted for term in condition.terms if term.kind is kind)

    @property
    def industries(self) -> tuple[str, ...]:
        """The industry codes as named, the widest first of each term."""
        return tuple(dict.fromkeys(term.value for term in self.terms(Kind.INDUSTRY)))

    @property
    def places(self) -> tuple[Place, ...]:
        """The places asked for."""
        return tuple(term.place for term in self.terms(Kind.PLACE) if term.place)
