"""How much is measured: the usual run takes minutes, the short one only proves that everything runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Repetitions and amounts of data."""

    rounds: int = 24
    syncs: int = 100
    commits: int = 12
    messages: int = 6
    processes: int = 7
    people: int = 10_000
    total: int = 200_000
    owners: int = 1_000_000


USUAL = Sizes()
SHORT = Sizes(rounds=2, syncs=5, commits=2, messages=2, processes=1, people=150, total=1_500, owners=3_000)
