"""Lines about a company, a school, a club, and nobody in it."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.pieces import Piece
from ties.capture.trades import is_company, is_company_zh, is_industry, is_named_company, is_organisation
from ties.capture.where import is_place
from ties.folding import fold, has_han
from ties.patterns import lazy

NO_PERSON = lazy(
    r"\bno (?:contact )?(?:name|person|contact)\b"
    r"|\b(?:didn't|did not) (?:get|catch) (?:a |the |his |her |their )?names?\b"
    r"|没有?(?:联系人|名字)|联系人(?:未定|待定|不详)|不知道(?:叫|找)谁|(?:总机|前台|公司)(?:电话|座机)|公众号",
    re.IGNORECASE,
)
"""Says that the line is about no person."""


def is_only_company(text: str, found: list[Piece], best: Piece | None) -> bool:
    """Whether the line opens with a company and the only name it may tell is cut from it: Rusty Nail Joinery."""
    if best is None or best is not found[0] or NO_PERSON.search(text):
        return bool(NO_PERSON.search(text))
    return is_named_company(text[best.start : best.end])


def read_organisation(draft: Draft) -> bool:
    """Take the first company as the name of a line that is about no person."""
    text = draft.sheet.open_text()
    for piece in draft.pieces()[:3]:
        if _is_company(text[piece.start : piece.end]):
            draft.name = draft.sheet.take(piece.start, piece.end)
            draft.organisation = True
            return True
    return False


def _is_company(phrase: str) -> bool:
    if is_organisation(phrase) or is_company(phrase) or is_named_company(phrase):
        return True
    return not is_place(phrase) and has_han(phrase) and is_company_zh(fold(phrase)) and not is_industry(phrase)
