"""How, where and when you met, told in Chinese."""

from __future__ import annotations

import re

from ties.capture.cues import MET_WITH_ZH, MET_ZH
from ties.capture.draft import Draft
from ties.capture.meeting import is_named_before, take_day
from ties.capture.pieces import Piece
from ties.capture.sheet import BREAK
from ties.capture.trades import is_role_zh
from ties.dates import find_dates
from ties.names import han_likeness
from ties.names.reading import PERHAPS
from ties.patterns import lazy
from ties.places import find_place

_EVENT_EDGES = lazy(
    r"^(?:[在于从到我们去跟和与\s]|上午|下午|中午|早上|晚上|傍晚|半夜|凌晨|当时|那天|第一次|首次|刚才?|之前)+"
    r"|(?:上|里|中|时|的时候|的|刚|我|们|才|一起|时候)+$"
)
_TALK = lazy("[聊见碰通开]")
"""Such a meeting tells of no place or occasion, as a meal does."""


def read_meeting_zh(draft: Draft, piece: Piece, before: list[Piece], after: Piece | None) -> bool:
    """Take 上周四在德国展会认识, 今天食堂遇到 夏侯, 今天和张伟喝咖啡; false when the piece is no such clause."""
    level = draft.sheet.open_level()
    told = MET_WITH_ZH.fullmatch(level, piece.start, piece.end)
    if told and han_likeness(told["who"]) >= PERHAPS:
        _take_meeting_with(draft, piece, told)
        return True
    told = MET_ZH.fullmatch(level, piece.start, piece.end)
    if not told:
        return False
    start = told.start("after") + told["after"].rfind("的") + 1  # 认识了做预制菜的唐小姐
    if not _fits(draft, told["before"], level[start : told.end("after")]):
        return _read_described(draft, told, before)
    _take_circumstance(draft, told, before)
    _take_whom(draft, told, start, after)
    return True


def _read_described(draft: Draft, told: re.Match[str], before: list[Piece]) -> bool:
    """论坛碰到的哈萨克斯坦参赞: what follows tells who it was, the name comes later."""
    of = draft.sheet.open_level()[told.start("after") - 1] == "的"
    if not (of and told["before"] and not draft.name and is_role_zh(told["after"][-2:])):
        return False
    _take_circumstance(draft, told, before)
    draft.sheet.take(told.start("cue"), told.start("after"))
    return True


def _fits(draft: Draft, before: str, name: str) -> bool:
    """After the verb stands nothing, or the name of the person."""
    if not name:
        return not before.endswith(("想", "不", "没", "要", "能"))
    return not draft.name and han_likeness(name) >= PERHAPS


def _take_whom(draft: Draft, told: re.Match[str], start: int, after: Piece | None) -> None:
    draft.sheet.take(told.start("cue"), told.start("after"))
    if start < told.end("after"):
        draft.name = draft.sheet.take(start, told.end("after"))
    elif not draft.name and after and _is_name(draft, after):
        draft.name = draft.sheet.take(after.start, after.end)


def _is_name(draft: Draft, piece: Piece) -> bool:
    text = draft.sheet.text[piece.start : piece.end]
    if not draft.sheet.is_open(piece.start, piece.end) or (text.endswith("人") and find_place(text[:-1])):
        return False
    return han_likeness(text) >= PERHAPS or text.istitle()


def _take_meeting_with(draft: Draft, piece: Piece, told: re.Match[str]) -> None:
    """Take whom you met, when and over what; a meeting with somebody else is held."""
    if is_named_before(draft, piece.start):
        draft.sheet.hold(piece.start, piece.end)
        return
    take_day(draft, *told.span("before"))
    draft.name = draft.sheet.take(*told.span("who"))
    if _TALK.match(told["cue"]):
        draft.sheet.take(told.start("before"), told.start("cue"))
        draft.sheet.hold(*told.span("cue"))
        return
    draft.met_at = draft.met_at or draft.sheet.shown(*told.span("cue"))
    draft.sheet.take(told.start("before"), told.end("cue"))


def _take_circumstance(draft: Draft, told: re.Match[str], before: list[Piece]) -> None:
    """Take day and event, from an earlier piece with a day when the verb stands alone: 上周六音乐节 认识."""
    start, end = told.span("before")
    if start == end:
        dated = next((p for p in reversed(before) if _is_dated(draft, p)), None)
        if dated is None:
            return
        start, end = dated.start, dated.end
    take_day(draft, start, end)
    for part in re.finditer(f"[^{BREAK}]+", draft.sheet.open_level()[start:end]):
        _take_event(draft, start + part.start(), start + part.end())


def _is_dated(draft: Draft, piece: Piece) -> bool:
    text = draft.sheet.open_text()[piece.start : piece.end]
    return draft.sheet.is_open(piece.start, piece.end) and bool(find_dates(text, draft.now, lean="past"))


def _take_event(draft: Draft, start: int, end: int) -> None:
    told = _EVENT_EDGES.sub("", draft.sheet.take(start, end))
    draft.met_at = draft.met_at or told
