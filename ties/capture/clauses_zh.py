"""Chinese clauses: what somebody needs and offers, and what is held back for the note."""

from __future__ import annotations

import re
from collections.abc import Callable

from ties.capture.cues import CHINESE, CHINESE_INSIDE, KEEPS_VERB, REFUSED_ZH
from ties.capture.draft import Draft
from ties.capture.introducer import read_introducer_zh
from ties.capture.meeting_zh import read_meeting_zh
from ties.capture.pieces import Piece, trimmed
from ties.capture.sheet import BREAK
from ties.folding import has_han

_LISTED = re.compile(rf"(?:、[^\s,;，；。{BREAK}]+)+")
"""海外牌照、渠道 are two needs."""


def read_chinese(draft: Draft, found: list[Piece]) -> None:
    """Take the clauses of the pieces of one block."""
    for n, piece in enumerate(found):
        if not draft.sheet.is_open(piece.start, piece.end):
            continue
        after = found[n + 1] if n + 1 < len(found) else None
        if has_han(draft.sheet.text[piece.start : piece.end]):
            _read_piece(draft, piece, found[:n], after)


def _read_piece(draft: Draft, piece: Piece, before: list[Piece], after: Piece | None) -> None:
    level = draft.sheet.open_level()
    cue = CHINESE.match(level, piece.start, piece.end)
    if cue and not (_WHEN_ZH.fullmatch(cue.group()) and read_meeting_zh(draft, piece, before, after)):
        _READERS_ZH[cue.lastgroup or ""](draft, piece, cue, after)
        return
    if read_introducer_zh(draft, piece) or read_meeting_zh(draft, piece, before, after):
        return
    inside = CHINESE_INSIDE.search(level, piece.start, piece.end)
    if inside:
        tail = Piece(inside.start(), piece.end, piece.block)
        _read_piece(draft, tail, [], after)


_WHEN_ZH = re.compile("周末|下次|明年|去年|前年|以前|之前|等|每周|每天|曾经?")
"""Words that usually begin a plan or a habit; 周末露营认识的 is a meeting all the same."""


def _resource_zh(values: str) -> Callable[[Draft, Piece, re.Match[str], Piece | None], None]:
    def read(draft: Draft, piece: Piece, cue: re.Match[str], after: Piece | None) -> None:
        level = draft.sheet.open_level()
        verb = cue.group(cue.lastgroup or 0)
        body = cue.end(cue.lastgroup or 0) if verb in KEEPS_VERB else cue.end()
        whole = Piece(body, piece.end, piece.block) if trimmed(level, body, piece.end, 0) else after
        listed = _LISTED.match(level, whole.end) if whole else None
        if whole and listed:
            whole = Piece(whole.start, listed.end(), whole.block)
        if whole is None or not draft.sheet.is_open(whole.start, whole.end):
            return
        if REFUSED_ZH.match(level[whole.start : whole.end]):
            draft.sheet.hold(piece.start, whole.end)
            return
        _take_resources(draft, values, whole)
        draft.sheet.take(piece.start, body)

    return read


def _take_resources(draft: Draft, values: str, body: Piece) -> None:
    inside = CHINESE_INSIDE.search(draft.sheet.open_level(), body.start + 1, body.end)
    end = inside.start() if inside else body.end
    told = draft.sheet.take(body.start, end)
    getattr(draft, values).extend(part for part in told.split("、") if part)
    if inside:
        _read_piece(draft, Piece(end, body.end, body.block), [], None)


def _hold_zh(draft: Draft, piece: Piece, _cue: re.Match[str], _after: Piece | None) -> None:
    now = re.search("现在|目前|如今|现为|现任", draft.sheet.open_level()[piece.start : piece.end])
    draft.sheet.hold(piece.start, piece.start + now.start() if now and now.start() else piece.end)


_READERS_ZH: dict[str, Callable[[Draft, Piece, re.Match[str], Piece | None], None]] = {
    "need": _resource_zh("needs"),
    "offer": _resource_zh("offers"),
    "hold": _hold_zh,
}
