"""Which industries a question asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ties.industries.lexicon import hits
from ties.industries.units import cut


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """An industry asked for in `text[start:end]`, and how it was recognised."""

    start: int
    end: int
    code: str
    alias: str
    how: Literal["exact", "pinyin", "initials", "typo"]


def find_concepts(text: str) -> tuple[FoundConcept, ...]:
    """Return the industries `text` asks for, left to right."""
    units = cut(text)
    return tuple(
        FoundConcept(units.starts[hit.first], units.ends[hit.last - 1], code, hit.alias.phrase, "exact")
        for hit in hits(text, units, asked=True)
        for code, _ in hit.alias.claims
    )
