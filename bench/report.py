"""One goal beside its floor, and how it is printed."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured: ours and the floor in the same `unit`, and the limit of their ratio (None: for insight)."""

    goal: str
    what: str
    ours: float
    floor: float
    unit: str
    limit: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def ratio(self) -> float:
        """Ours over the floor."""
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        """Whether the goal is met; a line without a goal always is."""
        if self.limit is None:
            return True
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit


def shown(line: Line) -> str:
    """Return the line as it is printed, its note on a line of its own."""
    goal = "" if line.limit is None else f"{'≥' if line.at_least else '≤'} {line.limit:g} ×"
    verdict = "" if line.limit is None else "met" if line.met else "NOT MET"
    figures = f"{line.ours:>9.3f} {line.floor:>9.3f} {line.unit:<9}{line.ratio:>7.2f} ×  {goal:<9} {verdict}"
    first = f"{line.goal:<4}{line.what:<62}{figures}".rstrip()
    return "\n".join((first, *(f"      {part}" for part in line.note.splitlines())))


HEAD = f"{'goal':<4} {'what':<61}{'ours':>9} {'floor':>9} {'unit':<9}{'ratio':>7}    {'goal':<9}"


def p95(values: Sequence[float]) -> float:
    """Return the value below which 95 of 100 lie."""
    return percentile(values, 95)


def percentile(values: Sequence[float], n: int) -> float:
    """Return the `n`th of 100 equal cuts."""
    return statistics.quantiles(values, n=100, method="inclusive")[n - 1]
