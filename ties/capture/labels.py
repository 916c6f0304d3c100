"""Fields named with a colon (Name: …, 公司：…, In search of: …), taken before anything else is read."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.sheet import BREAK
from ties.capture.tables import choice

_KINDS = ("name", "alias", "company", "role", "city", "need", "offer", "met_at", "via")
_NAMED = "|".join(f"(?P<{kind}>{choice('labels_en', kind)}|{choice('labels_zh', kind)})" for kind in _KINDS)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s,;.|。，；、—({BREAK}]))(?:{_NAMED})\s*[:=]\s*"
    rf"(?P<body>(?:[^\n,;|。，；.{BREAK}]|\.(?!\s|$))+)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:on |at |last |yesterday|today)", re.IGNORECASE)


def read_labels(draft: Draft) -> None:
    """Take every labelled field; the first of each kind wins, needs and offers add up."""
    if ":" not in draft.sheet.text and "=" not in draft.sheet.text:
        return
    for hit in _LABEL.finditer(draft.sheet.open_text()):
        kind = next(kind for kind in _KINDS if hit[kind])
        told = draft.sheet.shown(*hit.span("body"))
        if told and _fill(draft, kind, told):
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
