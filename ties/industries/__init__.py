"""Industries: a bilingual tree of trades, and finding them in what people write and ask."""

from ties.industries.ask import FoundConcept, find_concepts
from ties.industries.classify import FoundIndustry, find_industries
from ties.industries.tree import (
    TAXONOMY_VERSION,
    broad,
    children,
    codes,
    expand,
    label,
    nearest,
    neighbours,
    parent,
)

__all__ = [
    "TAXONOMY_VERSION",
    "FoundConcept",
    "FoundIndustry",
    "broad",
    "children",
    "codes",
    "expand",
    "find_concepts",
    "find_industries",
    "label",
    "nearest",
    "neighbours",
    "parent",
]
