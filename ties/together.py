"""Several known people in one breath: lunch with Ann and Tom; 和张伟、李娜吃饭."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ties.capture import Reading
from ties.names import find_names
from ties.patterns import lazy
from ties.people import TouchKind

_JOIN = lazy(r"\s*(?:,|，|、|&|\+|/|and\s|and$|和|跟|与|及|,\s*and\s|以及)\s*", re.IGNORECASE)
_LEAD = lazy(r"\s*[:：]\s*\S")


def together(text: str, reading: Reading, kind: TouchKind, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known names that a touch was with, when they are two or more named side by side, else nothing.

    `kind` is what the text tells of: a plain note counts only as `Ann and Tom: …`. Names behind another person's are
    not meant: `met Rhea via Ann and Tom`.
    """
    found = find_names(text, known)
    chain = list(found[:1])
    for one in found[1:]:
        if not _JOIN.fullmatch(text[chain[-1].end : one.start]):
            break
        chain.append(one)
    if len(chain) < 2:
        return ()
    start, end = chain[0].start, chain[-1].end
    leads = not text[:start].strip() and _LEAD.match(text[end:]) is not None
    if not leads and (kind is TouchKind.NOTE or reading.name not in text[start:end]):
        return ()
    return tuple(dict.fromkeys(one.name for one in chain))
