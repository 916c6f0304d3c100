"""What kind of contact a note tells of."""

from __future__ import annotations

from ties.capture.tables import choice
from ties.folding import level
from ties.patterns import lazy
from ties.people import TouchKind

_TABLE = tuple(
    (kind, lazy(rf"\b{choice('routes_en', kind)}\b|{choice('routes_zh', kind)}"))
    for kind in (TouchKind.MEAL, TouchKind.CALL, TouchKind.MESSAGE, TouchKind.MEETING)
)


def touch_kind(text: str) -> TouchKind:
    """Return meal, call, message or meeting by the first such word, else note."""
    low = level(text)
    found = [(hit.start(), n, kind) for n, (kind, pattern) in enumerate(_TABLE) if (hit := pattern.search(low))]
    return min(found)[2] if found else TouchKind.NOTE
