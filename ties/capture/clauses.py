"""Clauses led by a cue, English ones first; and whether you have worked together."""

from __future__ import annotations

from ties.capture.clauses_en import read_english
from ties.capture.clauses_zh import read_chinese
from ties.capture.cues import WORKED_TOGETHER
from ties.capture.draft import Draft
from ties.capture.pieces import blocks, pieces
from ties.people import FunnelStage


def read_clauses(draft: Draft) -> None:
    """Take all cue-led clauses from the sheet."""
    _mark_worked_together(draft)
    last = ""
    for block in blocks(draft.sheet.open_text()):
        last = read_english(draft, block, last)
    for block in blocks(draft.sheet.open_text()):
        read_chinese(draft, pieces(draft.sheet.open_text(), block))


def _mark_worked_together(draft: Draft) -> None:
    """`worked together` makes a partner; the words stay in the note."""
    hit = WORKED_TOGETHER.search(draft.sheet.open_level())
    if not hit:
        return
    draft.stage = FunnelStage.PARTNER
    piece = next(p for p in draft.pieces() if p.start <= hit.start() < p.end)
    draft.sheet.hold(hit.start() if hit.group().isascii() else piece.start, piece.end)
