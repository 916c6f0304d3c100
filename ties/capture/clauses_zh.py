"""Chinese clauses: what somebody needs and offers, and what is held back for the note."""

from __future__ import annotations

import re
from collections.abc import Callable

from ties.capture.cues import ASIDE_ZH, CHINESE, CHINESE_INSIDE, KEEPS_VERB, REFUSED_ZH
from ties.capture.draft import Draft
from ties.capture.introducer import read_introducer_zh
from ties.capture.meeting_zh import read_meeting_zh
from ties.capture.pieces import Piece, trimmed
from ties.capture.sheet import BREAK
from ties.folding import has_han
from ties.patterns import lazy

_LISTED = lazy(rf"(?:、[^\s,;，；。{BREAK}]+)+")
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
    """Take the clause of a piece and those that hang on to it without a space."""
    tail = _read_clause(draft, piece, before, after)
    while tail:
        tail = _read_clause(draft, tail, [], after)


def _read_clause(draft: Draft, piece: Piece, before: list[Piece], after: Piece | None) -> Piece | None:
    """Take one clause; return what goes on behind it."""
    level = draft.sheet.open_level()
    cue = CHINESE.match(level, piece.start, piece.end)
    if cue and not (_WHEN_ZH.fullmatch(cue.group()) and read_meeting_zh(draft, piece, before, after)):
        return _READERS_ZH[cue.lastgroup or ""](draft, piece, cue, after)
    if read_introducer_zh(draft, piece) or read_meeting_zh(draft, piece, before, after):
        return None
    inside = CHINESE_INSIDE.search(level, piece.start + 1, piece.end)
    return Piece(inside.start(), piece.end, piece.block) if inside else None


_WHEN_ZH = lazy("周末|下次|明年|去年|前年|以前|之前|等|每周|每天|曾经?")
"""Words that usually begin a plan or a habit; 周末露营认识的 is a meeting all the same."""


_Reader = Callable[[Draft, Piece, re.Match[str], Piece | None], Piece | None]
"""Takes a piece, its cue and the piece after it; returns what goes on behind the clause."""


def _resource_zh(values: str) -> _Reader:
    def read(draft: Draft, piece: Piece, cue: re.Match[str], after: Piece | None) -> Piece | None:
        level = draft.sheet.open_level()
        verb = cue.group(cue.lastgroup or 0)
        body = cue.end(cue.lastgroup or 0) if verb in KEEPS_VERB else cue.end()
        whole = Piece(body, piece.end, piece.block) if trimmed(level, body, piece.end, 0) else after
        listed = _LISTED.match(level, whole.end) if whole else None
        if whole and listed:
            whole = Piece(whole.start, listed.end(), whole.block)
        if whole is None or not draft.sheet.is_open(whole.start, whole.end):
            return None
        if REFUSED_ZH.match(level[whole.start : whole.end]):
            draft.sheet.hold(piece.start, whole.end)
            return None
        tail = _take_resources(draft, values, whole)
        for aside in ASIDE_ZH.finditer(level, piece.start, cue.start(cue.lastgroup or 0)):
            draft.sheet.hold(*aside.span())
        draft.sheet.take_open(piece.start, body)
        return tail

    return read


def _take_resources(draft: Draft, values: str, body: Piece) -> Piece | None:
    inside = CHINESE_INSIDE.search(draft.sheet.open_level(), body.start + 1, body.end)
    end = inside.start() if inside else body.end
    told = draft.sheet.take(body.start, end)
    getattr(draft, values).extend(part for part in told.split("、") if part)
    return Piece(end, body.end, body.block) if inside else None


def _hold_zh(draft: Draft, piece: Piece, _cue: re.Match[str], _after: Piece | None) -> Piece | None:
    now = re.search("现在|目前|如今|现为|现任", draft.sheet.open_level()[piece.start : piece.end])
    draft.sheet.hold(piece.start, piece.start + now.start() if now and now.start() else piece.end)
    return None


_READERS_ZH: dict[str, _Reader] = {
    "need": _resource_zh("needs"),
    "offer": _resource_zh("offers"),
    "hold": _hold_zh,
}
