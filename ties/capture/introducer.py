"""Who introduced you."""

from __future__ import annotations

import re

from ties.capture.cues import NO_INTRODUCER, VIA_ZH_AFTER, VIA_ZH_BEFORE
from ties.capture.draft import Draft
from ties.capture.meeting import WHO, is_named_before, take_day, without_article
from ties.capture.pieces import Piece
from ties.capture.sheet import BREAK
from ties.capture.tables import choice, words
from ties.names import han_likeness
from ties.names.reading import LIKELY, PERHAPS
from ties.patterns import lazy

_CHANNELS = frozenset(words("clauses_en", "channel"))
_INTRODUCER = lazy(
    rf"\s*:?\s*(?P<who>(?:(?:{'|'.join(words('clauses_en', 'whose'))})\s+)*(?:{WHO})"
    r"|[a-z][\w'-]*(?:\s(?!(?:at|in|on|during|from|when|who|last|yesterday|today|and)\b)[a-z][\w'-]*){0,2}"
    rf"|[^\sA-Za-z{BREAK}]{{1,8}})"
)
_INTRODUCED = lazy(
    rf"(?P<who>{WHO}) (?:kindly |just |recently |has )*"
    r"(?:introduced|intro'?d|connected|referred|recommended|sent|put) (?:us|me|him|her|them)(?: in touch)?"
    rf"(?: (?:to|with) (?P<name>{WHO}))?"
)
_WHERE = lazy(rf"\s+(?:at|during|in|on)\s+(?P<where>[^{BREAK}]+)")
_EVENT = lazy(choice("clauses_en", "event"), re.IGNORECASE)
"""`via Rania at the health forum` tells where; `via Declan at the co-op` only which Declan."""


def read_introduced(draft: Draft) -> None:
    """Take `Tom Baker introduced me to Rhea Klein`."""
    told = _INTRODUCED.search(draft.sheet.open_text())
    if told:
        draft.via = told["who"]
        draft.name = told["name"] or ""
        draft.sheet.take(*told.span())


def take_introducer(draft: Draft, start: int, body: int, end: int) -> None:
    """Take `via NAME`; a channel such as LinkedIn is where you met."""
    told = _INTRODUCER.match(draft.sheet.open_text(), body, end)
    if not told:
        return
    who = told["who"].strip()
    draft.sheet.take(start, told.end("who"))
    if who.casefold() in _CHANNELS:
        draft.met_at = draft.met_at or who
    else:
        draft.via = draft.via or who
    _read_circumstance(draft, told.end("who"), end)


def _read_circumstance(draft: Draft, start: int, end: int) -> None:
    """`via Rania at the health forum last Friday`."""
    take_day(draft, start, end)
    told = _WHERE.match(draft.sheet.open_text(), start, end)
    if told and not draft.met_at and _EVENT.search(told["where"]):
        draft.met_at = without_article(draft.sheet.shown(*told.span("where")))
        draft.sheet.take(*told.span())


def read_introducer_zh(draft: Draft, piece: Piece) -> bool:
    """Take 老胡介绍, 通过商会老何, 朋友介绍的李四; false when the piece is no such clause."""
    level = draft.sheet.open_level()
    for pattern in (VIA_ZH_BEFORE, VIA_ZH_AFTER):
        told = pattern.fullmatch(level, piece.start, piece.end)
        if told and not NO_INTRODUCER.search(told["who"]) and _is_sure(told):
            return _take_via(draft, piece, told)
    return False


def _is_sure(told: re.Match[str]) -> bool:
    """老周推的 names somebody; 公司主推的 does not."""
    return not told.groupdict().get("weak") or han_likeness(told["who"]) >= LIKELY


def _take_described(draft: Draft, told: re.Match[str]) -> bool:
    """陶然姐推荐的装修队长: what follows tells who it was, the name comes later."""
    if draft.via or is_named_before(draft, told.start()) or han_likeness(told["who"]) < LIKELY:
        return False
    draft.via = draft.sheet.shown(*told.span("who"))
    draft.sheet.take(told.start("who"), told.start("name"))
    return True


def _take_via(draft: Draft, piece: Piece, told: re.Match[str]) -> bool:
    name = told["name"] or ""
    if name and (draft.name or han_likeness(name) < PERHAPS):
        return _take_described(draft, told)
    start, end = told.span("who")
    if take_day(draft, start, end):
        start = max(n for n in range(start, end) if not draft.sheet.is_open(n, n + 1)) + 1
    draft.via = draft.via or draft.sheet.shown(start, end)
    if name:
        draft.name = draft.sheet.shown(*told.span("name"))
    draft.sheet.take(piece.start, piece.end)
    return True
