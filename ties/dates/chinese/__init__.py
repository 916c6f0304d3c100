"""Chinese date expressions, over text already simplified and in half width."""

from __future__ import annotations

from ties.dates.chinese import days, months, weekdays

RULES = (*days.RULES, *weekdays.RULES, *months.RULES)
