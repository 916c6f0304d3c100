"""What trade a written text tells of: company names, roles, notes."""

from __future__ import annotations

from dataclasses import dataclass

from ties.industries.lexicon import STRONG, hits
from ties.industries.units import cut


@dataclass(frozen=True, slots=True)
class FoundIndustry:
    """An industry in `text[start:end]`, by which alias, and how sure (1 strong, 0.5 weak)."""

    start: int
    end: int
    code: str
    alias: str
    weight: float


def find_industries(text: str) -> tuple[FoundIndustry, ...]:
    """Return the industries `text` tells of, left to right."""
    units = cut(text)
    found = [
        FoundIndustry(units.starts[hit.first], units.ends[hit.last - 1], code, hit.alias.phrase, weight)
        for hit in hits(text, units)
        for code, weight in hit.alias.claims
    ]
    if any(one.weight >= STRONG for one in found):
        found = [one for one in found if one.weight >= STRONG]
    return tuple(found)
