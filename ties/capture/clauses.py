"""Clauses led by a cue: needs, offers, and what is held back for the note."""

from __future__ import annotations

import re
from collections.abc import Callable

from ties.capture.cues import (
    CHINESE,
    CHINESE_INSIDE,
    ENGLISH,
    KEEPS_VERB,
    REFUSED_ZH,
    WORKED_TOGETHER,
)
from ties.capture.draft import Draft
from ties.capture.introducer import read_introducer_zh, take_introducer
from ties.capture.meeting import read_meeting
from ties.capture.meeting_zh import read_meeting_zh
from ties.capture.pieces import Piece, blocks, pieces, trimmed
from ties.capture.sheet import BREAK
from ties.capture.tables import choice
from ties.folding import has_han, is_han
from ties.people import FunnelStage

_JOINT = re.compile(
    rf"(?:[\s,{BREAK}]|\b(?:and|but|while|or|also|who|which|he|she|they|is|plus|then|so)\b|&|[,，;和且但])+$",
    re.IGNORECASE,
)
_JOINT_BEFORE = re.compile(r"(?:\s|\b(?:and|but|also|who|plus|&)\b)+$", re.IGNORECASE)
_OTHERS = re.compile(r"(?:\w+ )?(?:clients?|customers?|users|buyers|investors|suppliers)\b")
"""`Clients are banks` is held; in `needs clients in medtech` they are what is needed."""

_NEXT_ITEM = re.compile(r"(?:an?|some|and|or|plus|also|&) ", re.IGNORECASE)
_LEAD = re.compile(r"[\s:=-]*(?:to (?=\w)|for |with )?")
_NOT_OWNED = re.compile(
    r"\s*(?:(?:an?|the|his|her|their|two|three|\d+|just|already|always|recently|some|really|very|no|such) )*"
    rf"{choice('clauses_en', 'not_owned')}\b",
    re.IGNORECASE,
)


def read_clauses(draft: Draft) -> None:
    """Take all cue-led clauses from the sheet, English cues first."""
    _mark_worked_together(draft)
    for block in blocks(draft.sheet.open_text()):
        _read_english(draft, block)
    for block in blocks(draft.sheet.open_text()):
        _read_chinese(draft, pieces(draft.sheet.open_text(), block))


def _mark_worked_together(draft: Draft) -> None:
    hit = WORKED_TOGETHER.search(draft.sheet.open_level())
    if hit:
        draft.stage = FunnelStage.PARTNER
        for piece in draft.pieces():
            if piece.start <= hit.start() < piece.end:
                draft.sheet.hold(hit.start() if hit.group().isascii() else piece.start, piece.end)


# --- English --------------------------------------------------------------------------------------------------


def _read_english(draft: Draft, block: Piece) -> None:
    text = draft.sheet.open_text()
    hits = [hit for hit in ENGLISH.finditer(text, block.start, block.end) if _counts(hit, text)]
    for n, hit in enumerate(hits):
        end = hits[n + 1].start() if n + 1 < len(hits) else block.end
        _READERS[hit.lastgroup or ""](draft, hit.start(), hit.end(), end)


def _counts(hit: re.Match[str], text: str) -> bool:
    """Whether the cue is used as one: `has` before what one owns, not at the end, not a name at the start."""
    cue, rest = hit.group().lower(), text[hit.end() :]
    if hit.lastgroup == "offer" and cue.split()[-1] in {"has", "have", "got"}:
        return not _NOT_OWNED.match(rest)
    if hit.lastgroup == "need" and rest[:1] == "'":
        return False
    if hit.lastgroup == "hold" and _OTHERS.match(cue):
        return not re.search(r"\w\s*$", text[max(0, hit.start() - 12) : hit.start()])
    if hit.start() == 0 and text[:1].isupper():
        return not re.match(r" [A-Z][a-z]+\s*(?:[,;|—\n]|$)", rest) or hit.lastgroup in {"met", "via"}
    return True


def _body_end(text: str, start: int, end: int) -> int:
    """Where the body of a clause ends: Chinese at the next space, all before a joining word."""
    first = re.compile(r"\s*(\S)").match(text, start, end)
    if first and is_han(first.group(1)):
        space = re.compile(r"[ \t]").search(text, first.start(1), end)
        end = space.start() if space else end
    joint = _JOINT.search(text[start:end])
    return start + joint.start() if joint else end


def _resource(values: str) -> Callable[[Draft, int, int, int], None]:
    def read(draft: Draft, start: int, body: int, end: int) -> None:
        text = draft.sheet.open_text()
        lead = _LEAD.match(text, body, end)
        body = lead.end() if lead else body
        stop = _body_end(text, body, end)
        told = draft.sheet.shown(body, stop)
        if told:
            getattr(draft, values).append(told)
            joint = _JOINT_BEFORE.search(text, max(0, start - 12), start)
            draft.sheet.take(joint.start() if joint else start, end if _JOINT.fullmatch(text[stop:end]) else stop)

    return read


def _hold(draft: Draft, start: int, _body: int, end: int) -> None:
    text = draft.sheet.open_text()
    joint = _JOINT.search(text[start:end])
    draft.sheet.hold(start, start + joint.start() if joint else end)


_READERS: dict[str, Callable[[Draft, int, int, int], None]] = {
    "need": _resource("needs"),
    "offer": _resource("offers"),
    "hold": _hold,
    "met": read_meeting,
    "via": take_introducer,
}


# --- Chinese --------------------------------------------------------------------------------------------------


def _read_chinese(draft: Draft, found: list[Piece]) -> None:
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
        body = cue.start(cue.lastgroup or 0) + (0 if verb not in KEEPS_VERB else len(verb))
        body = max(body, cue.end()) if verb not in KEEPS_VERB else body
        whole = Piece(body, piece.end, piece.block) if trimmed(level, body, piece.end, 0) else after
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
