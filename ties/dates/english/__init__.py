"""English date expressions."""

from __future__ import annotations

from ties.dates.english import days, months, periods, weekdays

RULES = (*days.RULES, *weekdays.RULES, *months.RULES, *periods.RULES)
