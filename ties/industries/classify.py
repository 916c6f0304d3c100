"""What trade a written text tells of: company names, roles, notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ties.industries.endings import adapt
from ties.industries.guards import mute
from ties.industries.lexicon import hits
from ties.industries.mentions import Mention, mentions
from ties.industries.salience import settle
from ties.industries.units import Units, cut


@dataclass(frozen=True, slots=True)
class FoundIndustry:
    """An industry in `text[start:end]`, by which alias.

    `weight` is 1 for a word that alone tells the trade, 0.5 for a weak word where nothing stronger stands, 0.3 for
    what is only named beside the trade: a customer's industry, the goods of a shop, the trade a software is for.
    """

    start: int
    end: int
    code: str
    alias: str
    weight: float


@lru_cache(1024)  # reading, filing and indexing one message ask about the same words
def find_industries(text: str) -> tuple[FoundIndustry, ...]:
    """Return the industries of whom `text` tells, left to right.

    Former trades, denied ones, needs and the customers' industries are left out ("ex banker", 客户是医院).
    """
    units = cut(text)
    found = hits(text, units)
    own = mute(adapt(mentions(found), units), found, units)
    return tuple(_placed(mention, units) for mention in settle(own, units, text))


def _placed(mention: Mention, units: Units) -> FoundIndustry:
    start, end = units.starts[mention.first], units.ends[mention.last - 1]
    return FoundIndustry(start, end, mention.code, mention.alias, mention.weight)
