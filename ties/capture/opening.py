"""How a spoken line opens before it names anybody: who told you, `this guy called …`, 大阪的…, a heading."""

from __future__ import annotations

import re

from ties.capture.draft import Draft
from ties.capture.meeting import WHO
from ties.capture.pieces import Piece, blocks, pieces
from ties.capture.reach import is_other, likeness, name_length
from ties.capture.tables import choice
from ties.capture.where import place_starts
from ties.folding import has_han
from ties.names import han_likeness, latin_likeness
from ties.names.reading import LIKELY
from ties.patterns import lazy

_TOLD = lazy(
    rf"(?P<lead>(?P<who>{WHO}|(?i:my|our) \w+)(?: (?:from|at|in) [\w ]{{1,30}}?)?\s{choice('clauses_en', 'tells')}"
    rf"(?: (?i:me|us|i|we|that|to|should|could|must|can))*\s{choice('clauses_en', 'to_call')}\s+)(?P<name>{WHO})"
)
_CALLED = lazy(
    rf"\b(?P<whose>an?|the|this|some|his|her|their|my)\s(?:[\w'-]+\s){{0,4}}?{choice('clauses_en', 'somebody')}\s"
    r"(?:who(?:'s| is)?\s)?(?:called|named|by the name of|goes by)\s+(?P<name>[^\s,;.][^,;.\n]*)",
    re.IGNORECASE,
)
_NAMED = lazy(r"\b(?:(?:his|her|the|full)\s)?name(?:'s| is| was)\s+(?P<name>[^\s,;.][^,;.\n]*)", re.IGNORECASE)


def read_opening(draft: Draft) -> None:
    """Take the name where the first words of a line lead to it; what leads to it stays in the note."""
    text = draft.sheet.open_text()
    for block in blocks(text)[:2]:
        if not draft.name and not _read_told(draft, block):
            _read_called(draft, block)
    for block in blocks(draft.sheet.open_text())[:1]:
        for piece in pieces(draft.sheet.open_text(), block)[:2]:
            if not draft.name:
                _read_from_zh(draft, piece)


def _read_told(draft: Draft, block: Piece) -> bool:
    """Kazimir from accounts at Tesla says call Lena Brandt."""
    told = _TOLD.match(draft.sheet.open_text(), block.start, block.end)
    if not told:
        return False
    draft.name = draft.sheet.take(*told.span("name"))
    draft.sheet.hold(*told.span("lead"))
    return True


def _read_called(draft: Draft, block: Piece) -> None:
    """I just met this guy called tomasz wieczorek; her name is Ana."""
    text = draft.sheet.open_text()
    for pattern in (_CALLED, _NAMED):
        told = pattern.search(text, block.start, block.end)
        size = name_length(told["name"]) if told else 0
        if told and latin_likeness(told["name"][:size]):
            start = told.start("name")
            draft.name = draft.sheet.take(start, start + size)
            draft.sheet.hold(block.start, start)
            return


def _read_from_zh(draft: Draft, piece: Piece) -> None:
    """大阪的陈启明, 孟加拉的 Rahim: where somebody is from, before the name."""
    text = draft.sheet.text[piece.start : piece.end]
    place, of, name = text.rpartition("的")
    found = place_starts(place) if of else []
    if not found or found[0][0] or place[found[-1][1] :].strip("市人那边"):
        return
    if name and not (has_han(name) and han_likeness(name) >= LIKELY and not is_other(name)):
        return
    if not name and not _is_name_next(draft, piece):
        return
    draft.city = draft.city or draft.sheet.take(piece.start, piece.start + found[-1][1])
    if name:
        draft.name = draft.sheet.shown(piece.end - len(name), piece.end)
    draft.sheet.take(piece.start, piece.end)


def _is_name_next(draft: Draft, piece: Piece) -> bool:
    after = next((p for p in draft.pieces() if p.start > piece.start), None)
    text = draft.sheet.text[after.start : after.end] if after else ""
    return bool(text) and likeness(text[: name_length(text)]) >= 3 and not is_other(text)
