"""A mention: one code that one alias of a text speaks for; endings and guards change its code or weight."""

from __future__ import annotations

from typing import NamedTuple

from ties.industries.lexicon import Hit

SURE = 1.0
LIKELY = 0.5
ASIDE = 0.3
"""Weights: a strong alias · a weak alias with nothing stronger · named beside the trade, as a customer or a product."""


class Mention(NamedTuple):
    """Code `code`, said by `alias` in units `first` to `last` (exclusive); `strong` as the file has it."""

    first: int
    last: int
    code: str
    alias: str
    weight: float
    strong: bool

    def aside(self) -> Mention:
        """Return it weighing `ASIDE` at most."""
        return self._replace(weight=min(self.weight, ASIDE))


def mentions(hits: list[Hit]) -> list[Mention]:
    """Return what the aliases found speak for, in order."""
    return [
        Mention(hit.first, hit.last, code, hit.alias.phrase, weight, weight == SURE)
        for hit in hits
        for code, weight in hit.alias.claims
    ]
