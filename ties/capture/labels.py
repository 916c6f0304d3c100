"""Fields named with a colon (Name: …, 公司：…, In search of: …), taken before anything else is read."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.sheet import BREAK
from ties.capture.tables import choice
from ties.capture.where import place_starts
from ties.folding import HAN, has_han
from ties.patterns import lazy

_KINDS = ("name", "alias", "company", "role", "city", "need", "offer", "met_at", "via", "hold")
_NAMED = "|".join(f"(?P<{kind}>{choice('labels_en', kind)}|{choice('labels_zh', kind)})" for kind in _KINDS)
_NEXT = rf"(?:[{HAN}]{{2,6}}|[A-Za-z][a-z]{{2,11}}(?: [a-z]{{2,8}})?)[:=]"
_LABEL = lazy(
    rf"(?:^|(?<=[\s,;.|。，；、—({BREAK}]))(?:{_NAMED})\s*[:=]\s*"
    rf"(?P<body>(?:(?!\s[-/·–]+\s|\s+{_NEXT})[^\n,;|。，；.—–•{BREAK}]|\.(?!\s|$))+)",
    re.IGNORECASE,
)
_WHEN = lazy(r"(?:on |at |last |yesterday|today)", re.IGNORECASE)


def read_labels(draft: Draft) -> None:
    """Take every labelled field; the first of each kind wins, needs and offers add up."""
    if ":" not in draft.sheet.text and "=" not in draft.sheet.text:
        return
    for hit in _LABEL.finditer(draft.sheet.open_text()):
        kind = next(kind for kind in _KINDS if hit[kind])
        told = draft.sheet.shown(*hit.span("body"))
        if kind == "hold":
            draft.sheet.hold(*hit.span())
            continue
        if kind == "city" and told and _fill_city(draft, *hit.span("body")):
            draft.sheet.take(hit.start(), hit.start("body"))
        elif kind != "city" and told and _fill(draft, kind, told):
            draft.sheet.take(*hit.span())
            draft.trade_spans.extend([hit.span("body")] if kind in {"company", "role"} else [])


def _fill(draft: Draft, kind: str, told: str) -> bool:
    if kind in {"need", "offer"}:
        (draft.needs if kind == "need" else draft.offers).append(told)
        return True
    if getattr(draft, kind) or (kind == "met_at" and _WHEN.match(told)):
        return False
    setattr(draft, kind, told)
    return True


def _fill_city(draft: Draft, start: int, end: int) -> bool:
    """Of a whole address only the place it names is the city; the rest stays in the note."""
    text = draft.sheet.text[start:end]
    places = place_starts(text)
    if draft.city or (not places and any(c.isdigit() for c in text)):
        return False
    if not places:
        draft.city = draft.sheet.take(start, end)
        return True
    first, last = _touching(text, places) if has_han(text) else places[-1]
    draft.city = draft.sheet.take(start + first, start + last)
    draft.sheet.hold(start, end)
    return True


def _touching(text: str, places: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of places that touch, from the first: 湖州市南浔区."""
    first, last = places[0]
    for start, end in places[1:]:
        last = end if not text[last:start].strip(" 市省") else last
    return first, last
